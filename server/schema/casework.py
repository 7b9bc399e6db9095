"""What goes out of cases: their timelines, how they turned out, what was learned from that."""

from datetime import datetime

import msgspec

from server.records import Verdict
from server.schema.common import Count, Wire
from server.schema.outgoing import EvidenceBody, NextStepBody, SuspicionBody


class EventBody(Wire, frozen=True):
    """One line of a timeline."""

    type: str
    at: datetime
    who: str
    days: float | None
    kind: str | None
    source: str | None
    note: str | None
    text: str | None
    decision: str | None


class OutcomeBody(Wire, frozen=True):
    """How a case turned out, who said so and when."""

    outcome: Verdict
    at: datetime
    who: str


class CaseBody(Wire, frozen=True):
    """A case: the comment, the code a customer quotes in private, what happened, where it stands."""

    id: str
    comment_id: str
    code: str
    state: str
    opened_at: datetime
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


class EventResult(Wire, frozen=True):
    """The case after an event, its score now, and what moved."""

    case: CaseBody
    suspicion: SuspicionBody
    moved: tuple[MovedBody, ...]


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
    """One outcome of the history."""

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
