"""What goes out: one struct for each answer. Offsets are UTF-16 code units, JavaScript's."""

from typing import Annotated, Literal

from msgspec import Meta

from server.evidence.model import Band, Family
from server.reading.model import AspectName
from server.records import AuthorRole, ExposureLevel, Verdict
from server.replies.model import Register, ReplyLanguage, Rule, Severity, Stage, Variant, Where
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

    level: ExposureLevel
    why: str
    by_hand: bool


class SimilarBody(Wire, frozen=True):
    """A kept comment that says the same; ``sameAuthor`` is null where one author is not known."""

    comment_id: str
    similarity: Fraction
    kind: Literal["copy", "paraphrase", "same-problem"]
    published_at: str | None
    same_author: bool | None


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
    """One rule held against a reply; ``spans`` are offsets into that reply.

    ``severity`` red harms somebody or breaks a platform's rules, amber is advice. ``source`` is the
    address of the platform's own rule where it is that which forbids it.
    """

    rule: Rule
    ok: bool
    title: str
    severity: Severity
    why: str
    spans: tuple[WireSpan, ...]
    source: str | None


class FieldBody(Wire, frozen=True):
    """One labelled line of a notice or a note; ``value`` is empty while it is not known."""

    name: str
    label: str
    value: str


class ReplyBody(Wire, frozen=True):
    """A draft to copy or insert. ``where`` says who will read it.

    ``likeness`` is the similarity to the most similar of the last replies sent (0 to 1).
    """

    text: str
    stage: Stage
    register: Register
    language: ReplyLanguage
    variant: Variant
    where: Where
    likeness: Fraction
    fields: tuple[FieldBody, ...]
    checks: tuple[CheckBody, ...]


class NextStepBody(Wire, frozen=True):
    """What to do now, in the moderator's language."""

    code: str
    title: str
    why: str


class Analysis(Wire, frozen=True):
    """The answer of ``comments:analyze``. ``commentId`` and ``caseId`` are null when nothing is kept.

    ``business`` is the id of the one that the page's address picked.
    ``outcome`` is how the case turned out, where a person has said so.
    """

    comment_id: str | None
    case_id: str | None
    business: str
    text: str
    cuts: tuple[WireCut, ...]
    language: str
    polarity: Annotated[float, Meta(ge=-1, le=1)]
    reading: ReadingBody
    suspicion: SuspicionBody
    evidence: tuple[EvidenceBody, ...]
    aspects: tuple[AspectBody, ...]
    motives: tuple[str, ...]
    outcome: Verdict | None
    author_known: bool
    author_by_hand: bool
    author_role: AuthorRole
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


class HintBody(Wire, frozen=True):
    """One thing to look at again in a reply; ``spans`` are offsets into it, none for the whole of it."""

    code: str
    text: str
    spans: tuple[WireSpan, ...]


class Preview(Wire, frozen=True):
    """Comment and reply as a third person reads them.

    ``stronger`` is the side that has more weight in the eyes of a reader, ``side`` what that means in a
    sentence. ``hints`` are at most three; "reads-well" is the only one where there is nothing to mend.
    """

    comment: str
    comment_language: str
    reply: str
    language: ReplyLanguage
    stronger: Literal["business", "author", "even"]
    side: str
    hints: tuple[HintBody, ...]
