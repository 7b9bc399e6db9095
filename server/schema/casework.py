"""What goes out of cases: their timelines, how they turned out, what was learned from that."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from server.records import Platform, SentStage, Snapshot, Verdict
from server.schema.common import Count, Wire
from server.schema.outgoing import EvidenceBody, NextStepBody, SuspicionBody
from server.schema.rules import PlatformRuleBody


class EventBody(Wire, frozen=True):
    """One line of a timeline; ``snapshot`` is a copy of the comment from before a decision A.

    ``answers`` were given on the case card then, by question; ``looked`` are the ids of what had been looked
    up by hand; ``owner`` is who sees to the case from then on ("" is nobody). They come from
    ``PATCH /v1/cases/{caseId}``, as a line of type "note". ``stage`` says which kind of reply went out.
    """

    type: str
    at: datetime
    who: str
    days: float | None
    kind: str | None
    source: str | None
    note: str | None
    text: str | None
    decision: str | None
    snapshot: Snapshot | None
    answers: dict[str, str]
    looked: tuple[str, ...] | None
    owner: str | None
    stage: SentStage | None


class OutcomeBody(Wire, frozen=True):
    """How a case turned out, who said so and when."""

    outcome: Verdict
    at: datetime
    who: str


class CaseBody(Wire, frozen=True):
    """A case: the comment, the code a customer quotes in private, what happened, where it stands.

    ``business`` is the id of the one it is about; it may have been deleted since. Where nobody has answered
    for too long, ``state`` is "silent" and ``silentSince`` the moment of the question, by the clock alone.
    ``excerpt`` is the beginning of the comment, "" where its text is not kept.
    """

    id: str
    comment_id: str
    business: str
    platform: Platform
    code: str
    owner: str | None
    state: str
    silent_since: datetime | None
    opened_at: datetime
    excerpt: Annotated[str, Meta(max_length=140)]
    events: tuple[EventBody, ...]
    outcome: OutcomeBody | None


class CaseList(Wire, frozen=True):
    """All cases, the newest first."""

    cases: tuple[CaseBody, ...]


class MovedBody(Wire, frozen=True):
    """How far one signal moved (decibans), and why."""

    signal: str
    from_: float = msgspec.field(name="from")
    to: float
    why: str


class LackBody(Wire, frozen=True):
    """Something that is still missing, and how to get it."""

    code: str
    why: str


class EventResult(Wire, frozen=True):
    """The case after an event, its score now (null: the text is not kept), and what moved.

    ``lacks`` names what still keeps the clarification in public locked; it is empty when nothing does.
    """

    case: CaseBody
    suspicion: SuspicionBody | None
    moved: tuple[MovedBody, ...]
    lacks: tuple[LackBody, ...]


class LearnedBody(Wire, frozen=True):
    """A signal's weight before and after an outcome (decibans), and why."""

    signal: str
    from_: float = msgspec.field(name="from")
    to: float
    why: str


class OutcomeResult(Wire, frozen=True):
    """The case with its outcome, its score, evidence and next step now, what moved, what was learned."""

    case: CaseBody
    suspicion: SuspicionBody
    evidence: tuple[EvidenceBody, ...]
    next_step: NextStepBody
    moved: tuple[MovedBody, ...]
    learned: tuple[LearnedBody, ...]


class SeenBody(Wire, frozen=True):
    """In how many of ``cases`` outcomes a signal was seen."""

    seen: Count
    cases: Count


class SignalLearning(Wire, frozen=True):
    """What this desk's outcomes made of one signal; weights in decibans."""

    signal: str
    title: str
    start: float
    now: float
    low: float
    high: float
    genuine: SeenBody
    campaign: SeenBody


class SaidOutcome(Wire, frozen=True):
    """One outcome of the history; ``caseId`` and ``who`` are "" where its case is gone by age."""

    case_id: str
    outcome: Verdict
    at: datetime
    who: str
    counts: bool


class Learning(Wire, frozen=True):
    """Everything that was learned at this desk, and what it was learned from, newest first."""

    since: datetime | None
    genuine: Count
    campaign: Count
    unknown: Count
    signals: tuple[SignalLearning, ...]
    history: tuple[SaidOutcome, ...]


class OptionBody(Wire, frozen=True):
    """One way to go on; the program does none of it.

    ``moves`` are what the platform lets a business do there. ``lacks`` names what keeps it locked while
    ``allowed`` is false; ``warning`` is what to think of first, ``rules`` what the platform says of it.
    """

    code: Literal["A", "B", "C"]
    title: str
    allowed: bool
    moves: tuple[Literal["hide", "delete", "block", "report", "clarify", "leave"], ...]
    lacks: tuple[LackBody, ...]
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    warning: str | None
    rules: tuple[PlatformRuleBody, ...]


class Options(Wire, frozen=True):
    """The two schools, and leaving it, side by side."""

    options: tuple[OptionBody, ...]
