"""What goes out: one struct for each answer. Offsets are UTF-16 code units, JavaScript's."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from server.evidence.model import Band, Family
from server.reading.model import AspectName
from server.records import Verdict
from server.replies.model import Register, ReplyLanguage, Rule, Stage
from server.schema.common import Count, Fraction, Wire


class Health(Wire, frozen=True):
    """The server is there."""

    status: Literal["ok"]
    version: str


class Token(Wire, frozen=True):
    """The bearer token of a newly paired client; it is shown once and kept only as a digest."""

    token: str


class WireSpan(Wire, frozen=True):
    """A half-open stretch of ``text`` in UTF-16 code units."""

    start: Count
    end: Count


class WireCut(Wire, frozen=True):
    """A piece of page chrome that was cut away before reading."""

    kind: str
    text: str


class ReadingBody(Wire, frozen=True):
    """Figures of the reading. ``machineWritten`` is a likeness, not a proof."""

    machine_written: Fraction
    words: Count
    sentences: Count


class SuspicionBody(Wire, frozen=True):
    """The score. ``logOdds`` is in decibans, before the ceiling; ``neutral`` is a score that says nothing."""

    score: Annotated[int, Meta(ge=0, le=100)] | None
    band: Band
    ceiling: Annotated[int, Meta(ge=0, le=100)]
    log_odds: float
    neutral: Annotated[int, Meta(ge=0, le=100)]


class EvidenceBody(Wire, frozen=True):
    """One signal with its weight (decibans), and why, in the moderator's language."""

    signal: str
    family: Family
    weight: float
    title: str
    why: str
    spans: tuple[WireSpan, ...]


class AspectBody(Wire, frozen=True):
    """What a part of the comment is about; the main concern comes first."""

    aspect: AspectName
    polarity: Annotated[float, Meta(ge=-1, le=1)]
    spans: tuple[WireSpan, ...]


class ExposureBody(Wire, frozen=True):
    """How many people will see the comment; never part of the score."""

    level: Literal["low", "medium", "high"]
    why: str


class SimilarBody(Wire, frozen=True):
    """A kept comment that says the same."""

    comment_id: str
    similarity: Fraction
    kind: Literal["copy", "paraphrase", "same-problem"]
    published_at: str | None


class PairBody(Wire, frozen=True):
    """A stretch that two comments share: ``here`` in the one asked about, ``there`` in the other."""

    here: WireSpan
    there: WireSpan


class SideBySide(Wire, frozen=True):
    """A kept comment that says the same, beside the one asked about.

    ``sameAuthor`` is null where one of the two authors is not known.
    """

    comment_id: str
    case_id: str | None
    similarity: Fraction
    kind: Literal["copy", "paraphrase", "same-problem"]
    published_at: str | None
    text: str
    url: str | None
    same_author: bool | None
    shared: tuple[PairBody, ...]


class SimilarComments(Wire, frozen=True):
    """A comment and those that say the same, the most alike first."""

    comment_id: str
    text: str
    similar: tuple[SideBySide, ...]


class CheckBody(Wire, frozen=True):
    """One rule held against a reply; ``spans`` are offsets into that reply."""

    rule: Rule
    ok: bool
    why: str
    spans: tuple[WireSpan, ...]


class ReplyBody(Wire, frozen=True):
    """A draft to copy or insert."""

    text: str
    stage: Stage
    register: Register
    language: ReplyLanguage
    variant: str
    checks: tuple[CheckBody, ...]


class NextStepBody(Wire, frozen=True):
    """What to do now, in the moderator's language."""

    code: str
    title: str
    why: str


class Analysis(Wire, frozen=True):
    """The answer of ``comments:analyze``. ``commentId`` and ``caseId`` are null when nothing is kept."""

    comment_id: str | None
    case_id: str | None
    text: str
    cuts: tuple[WireCut, ...]
    language: str
    polarity: Annotated[float, Meta(ge=-1, le=1)]
    reading: ReadingBody
    suspicion: SuspicionBody
    evidence: tuple[EvidenceBody, ...]
    aspects: tuple[AspectBody, ...]
    motives: tuple[str, ...]
    exposure: ExposureBody
    similar: tuple[SimilarBody, ...]
    replies: tuple[ReplyBody, ...]
    next_step: NextStepBody
    model_version: str


class Replies(Wire, frozen=True):
    """Drafts, the one least like what was sent lately first."""

    replies: tuple[ReplyBody, ...]


class CheckResult(Wire, frozen=True):
    """``ok`` when every rule that applies holds."""

    ok: bool
    checks: tuple[CheckBody, ...]


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
    """The case with its outcome, its score now, what moved in it, and what was learned from it."""

    case: CaseBody
    suspicion: SuspicionBody
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
