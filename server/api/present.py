"""From the rooms' values to the wire."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from server.api.spans import utf16_spans
from server.campaigns import same_person, shared
from server.campaigns.model import Match
from server.cases import clock, flow
from server.cases.assess import Assessment
from server.cases.businesses import business_id_of
from server.cases.exposure import exposure
from server.cases.gate import Missing
from server.cases.steps import step_of
from server.config import Language
from server.evidence import explain
from server.evidence.model import Suspicion
from server.evidence.weigh import NEUTRAL
from server.model_version import MODEL_VERSION
from server.reading.model import Cut, Reading
from server.records import Case, Comment
from server.replies.model import Brief, Check, Reply
from server.replies.reader import View
from server.schema.casework import CaseBody, EventBody, LackBody, OutcomeBody
from server.schema.outgoing import (
    Analysis,
    AspectBody,
    CheckBody,
    EvidenceBody,
    ExposureBody,
    FieldBody,
    HintBody,
    NextStepBody,
    PairBody,
    Preview,
    ReadingBody,
    ReplyBody,
    SideBySide,
    SimilarBody,
    SimilarComments,
    SuspicionBody,
    WireCut,
)
from server.schema.parsing import field_error

#: Characters of a comment where it stands in a list.
EXCERPT: Final = 140


def analysis(
    assessment: Assessment, drafts: Iterable[Reply], cuts: Iterable[Cut], kept: bool, speak: Language
) -> Analysis:
    """Write the whole answer for one comment; ``speak`` is the language of titles and reasons."""
    comment, reading, suspicion = assessment.comment, assessment.reading, assessment.suspicion
    seen = exposure(comment, speak)
    return Analysis(
        comment_id=comment.id if kept else None,
        case_id=assessment.case.id if assessment.case else None,
        business=business_id_of(comment),
        text=reading.text,
        cuts=tuple(WireCut(kind=cut.kind, text=cut.text) for cut in cuts),
        language=reading.language,
        polarity=reading.polarity,
        reading=ReadingBody(
            machine_written=reading.machine_written, words=reading.words, sentences=len(reading.sentences)
        ),
        suspicion=suspicion_body(suspicion),
        evidence=evidence_bodies(assessment, speak),
        aspects=_aspects(reading),
        motives=reading.motives,
        outcome=assessment.case.outcome.verdict if assessment.case and assessment.case.outcome else None,
        author_known=comment.author is not None,
        author_by_hand=comment.shown_author is not None,
        author_role=comment.author_role,
        exposure=ExposureBody(level=seen.level, why=seen.why, by_hand=comment.exposure is not None),
        similar=tuple(_similar(comment, match) for match in assessment.company.matches),
        replies=tuple(reply_body(draft) for draft in drafts),
        next_step=next_step_body(assessment, speak),
        model_version=MODEL_VERSION,
    )


def _aspects(reading: Reading) -> tuple[AspectBody, ...]:
    return tuple(
        AspectBody(aspect=each.aspect, polarity=each.polarity, spans=utf16_spans(reading.text, each.spans))
        for each in reading.aspects
    )


def _similar(comment: Comment, match: Match) -> SimilarBody:
    return SimilarBody(
        comment_id=match.comment.id,
        similarity=match.similarity,
        kind=match.kind,
        published_at=match.comment.published_at,
        same_author=_same_author(comment, match.comment),
    )


def _same_author(comment: Comment, other: Comment) -> bool | None:
    return same_person(comment, other) if comment.author and other.author else None


def similar_comments(assessment: Assessment, cases: Mapping[str, Case | None]) -> SimilarComments:
    """Write the comments that say the same beside the one assessed; ``cases`` are theirs by comment id."""
    comment = assessment.comment
    return SimilarComments(
        comment_id=comment.id,
        text=comment.text,
        similar=tuple(
            _beside(comment, match, cases.get(match.comment.id)) for match in assessment.company.matches
        ),
    )


def _beside(comment: Comment, match: Match, case: Case | None) -> SideBySide:
    other = match.comment
    pairs = shared(comment.text, other.text)
    here = utf16_spans(comment.text, [pair.here for pair in pairs])
    there = utf16_spans(other.text, [pair.there for pair in pairs])
    return SideBySide(
        comment_id=other.id,
        case_id=case.id if case else None,
        similarity=match.similarity,
        kind=match.kind,
        published_at=other.published_at,
        text=other.text,
        url=other.url,
        same_author=_same_author(comment, other),
        shared=tuple(PairBody(here=one, there=two) for one, two in zip(here, there, strict=True)),
    )


def evidence_bodies(assessment: Assessment, speak: Language) -> tuple[EvidenceBody, ...]:
    """Write every reason for the score in the language ``speak``, the weightiest first."""
    bodies = []
    for each in assessment.suspicion.evidence:
        said = explain(each, speak)
        spans = utf16_spans(assessment.reading.text, each.observation.spans)
        bodies.append(
            EvidenceBody(
                signal=each.name,
                family=each.family,
                weight=each.weight,
                title=said.title,
                why=said.why,
                spans=spans,
            )
        )
    return tuple(bodies)


def next_step_body(assessment: Assessment, speak: Language) -> NextStepBody:
    """Write what to do now."""
    step = step_of(assessment, speak)
    return NextStepBody(code=step.code, title=step.title, why=step.why)


def suspicion_body(suspicion: Suspicion) -> SuspicionBody:
    """Write a score."""
    return SuspicionBody(
        score=suspicion.score,
        band=suspicion.band,
        ceiling=suspicion.ceiling,
        log_odds=round(suspicion.log_odds, 2),
        neutral=NEUTRAL,
    )


def reply_body(reply: Reply) -> ReplyBody:
    """Write a draft with the rules it was held against."""
    return ReplyBody(
        text=reply.text,
        stage=reply.stage,
        register=reply.register,
        language=reply.language,
        variant=reply.variant,
        where=reply.where,
        likeness=round(reply.likeness, 3),
        fields=tuple(FieldBody(each.name, each.label, each.value) for each in reply.fields),
        checks=check_bodies(reply.text, reply.checks),
    )


def check_bodies(text: str, checks: Iterable[Check]) -> tuple[CheckBody, ...]:
    """Write checks of ``text``."""
    return tuple(
        CheckBody(
            rule=check.rule,
            ok=check.ok,
            title=check.title,
            severity=check.severity,
            why=check.why,
            spans=utf16_spans(text, check.spans),
            source=check.source or None,
        )
        for check in checks
    )


def preview_body(text: str, occasion: Brief, view: View) -> Preview:
    """Write the reply ``text`` below its comment, as a third person sees them."""
    reading = occasion.reading
    return Preview(
        comment=reading.text if reading else "",
        comment_language=reading.language if reading else "und",
        reply=text,
        language=occasion.language,
        stronger=view.stronger,
        side=view.side,
        hints=tuple(HintBody(each.code, each.text, utf16_spans(text, each.spans)) for each in view.hints),
    )


def case_body(case: Case, comment: Comment, now: datetime, silence_days: float) -> CaseBody:
    """Write the case of ``comment`` with its timeline and where it stands ``now``."""
    silence = clock.silence_of(case, now, silence_days)
    events = tuple(
        EventBody(**{name: getattr(event, name) for name in EventBody.__struct_fields__})
        for event in case.events
    )
    return CaseBody(
        id=case.id,
        comment_id=case.comment_id,
        business=business_id_of(comment),
        platform=comment.platform,
        code=case.code,
        owner=case.owner,
        state=flow.state(clock.as_of(case, now, silence_days)),
        silent_since=silence.since if silence else None,
        opened_at=case.opened_at,
        excerpt=comment.text[:EXCERPT],
        events=events,
        outcome=OutcomeBody(outcome=case.outcome.verdict, at=case.outcome.at, who=case.outcome.who)
        if case.outcome
        else None,
    )


def lack_bodies(lacks: Iterable[Missing]) -> tuple[LackBody, ...]:
    """Write what still keeps the clarification locked."""
    return tuple(LackBody(code=each, why=field_error("", f"gate: {each}").detail) for each in lacks)
