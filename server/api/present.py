"""From the rooms' values to the wire."""

from collections.abc import Iterable

from server.api.spans import utf16_spans
from server.cases import flow
from server.cases.assess import Assessment
from server.cases.exposure import exposure
from server.config import Language
from server.evidence import explain, next_step
from server.evidence.model import Suspicion
from server.evidence.weigh import NEUTRAL
from server.model_version import MODEL_VERSION
from server.reading.model import Cut
from server.records import Case
from server.replies.model import Check, Reply
from server.schema.outgoing import (
    Analysis,
    AspectBody,
    CaseBody,
    CheckBody,
    EventBody,
    EvidenceBody,
    ExposureBody,
    NextStepBody,
    OutcomeBody,
    ReadingBody,
    ReplyBody,
    SuspicionBody,
    WireCut,
)


def analysis(
    assessment: Assessment, drafts: Iterable[Reply], cuts: Iterable[Cut], kept: bool, speak: Language
) -> Analysis:
    """Write the whole answer for one comment; ``speak`` is the language of titles and reasons."""
    comment, reading, suspicion = assessment.comment, assessment.reading, assessment.suspicion
    seen = exposure(comment, speak)
    step = next_step(suspicion, reading, assessment.context, comment.platform, speak)
    return Analysis(
        comment_id=comment.id if kept else None,
        case_id=assessment.case.id if assessment.case else None,
        text=reading.text,
        cuts=tuple(WireCut(kind=cut.kind, text=cut.text) for cut in cuts),
        language=reading.language,
        polarity=reading.polarity,
        reading=ReadingBody(
            machine_written=reading.machine_written, words=reading.words, sentences=len(reading.sentences)
        ),
        suspicion=suspicion_body(suspicion),
        evidence=_evidence(assessment, speak),
        aspects=tuple(
            AspectBody(
                aspect=each.aspect, polarity=each.polarity, spans=utf16_spans(reading.text, each.spans)
            )
            for each in reading.aspects
        ),
        motives=reading.motives,
        exposure=ExposureBody(level=seen.level, why=seen.why),
        similar=(),
        replies=tuple(reply_body(draft) for draft in drafts),
        next_step=NextStepBody(code=step.code, title=step.title, why=step.why),
        model_version=MODEL_VERSION,
    )


def _evidence(assessment: Assessment, speak: Language) -> tuple[EvidenceBody, ...]:
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
        checks=check_bodies(reply.text, reply.checks),
    )


def check_bodies(text: str, checks: Iterable[Check]) -> tuple[CheckBody, ...]:
    """Write checks of ``text``."""
    return tuple(
        CheckBody(rule=check.rule, ok=check.ok, why=check.why, spans=utf16_spans(text, check.spans))
        for check in checks
    )


def case_body(case: Case) -> CaseBody:
    """Write a case with its timeline and where it stands."""
    events = tuple(
        EventBody(**{name: getattr(event, name) for name in EventBody.__struct_fields__})
        for event in case.events
    )
    return CaseBody(
        id=case.id,
        comment_id=case.comment_id,
        code=case.code,
        state=flow.state(case),
        opened_at=case.opened_at,
        events=events,
        outcome=OutcomeBody(outcome=case.outcome.verdict, at=case.outcome.at, who=case.outcome.who)
        if case.outcome
        else None,
    )
