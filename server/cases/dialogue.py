"""What happened in a case so far, as far as a reply, a notice or a note may need it."""

from server.cases.assess import Assessment
from server.evidence import explain
from server.records import Event
from server.replies.model import Dialogue, Fact, ReplyLanguage


def dialogue_of(assessment: Assessment, speak: ReplyLanguage) -> Dialogue:
    """Gather the dialogue of the assessed case; the reasons are told in the language ``speak``."""
    comment, case, context = assessment.comment, assessment.case, assessment.context
    events = sorted(case.events if case else (), key=lambda each: each.at)
    asked = [each.at.date() for each in events if each.type == "reference-asked"]
    return Dialogue(
        asked_on=asked[0] if asked else None,
        silent_days=context.silence_days,
        reference=context.reference,
        contradictions=tuple(context.contradictions),
        history=tuple(_fact(each) for each in events),
        url=comment.url or "",
        published=comment.published_at or "",
        opened_on=case.opened_at.date() if case else None,
        decision=next((each.decision for each in reversed(events) if each.decision), ""),
        reasons=tuple(explain(each, speak).title for each in assessment.suspicion.evidence),
        similar=len(assessment.company.matches),
    )


def _fact(event: Event) -> Fact:
    return Fact(event.kind or event.type, event.at.date(), event.who, event.source or "", event.note or "")
