"""What the moderator should do next: one step, the most pressing one."""

from dataclasses import dataclass
from typing import Literal

from server.evidence import silence
from server.evidence.model import Context, Suspicion
from server.evidence.words import WordLanguage, explain_step
from server.reading.model import Reading
from server.records import AuthorRole, Platform

StepCode = Literal[
    "thank", "answer", "report-threat", "answer-in-person", "report-offer", "report-extortion", "solve",
    "decide", "compare", "check-facts", "check-price", "wait", "calm-reply", "ask-what", "facts-reply",
    "ask-reference", "reply", "hear-adviser", "other-channel", "ask-if-ours", "check-stars",
]  # fmt: skip

# Where words are the only evidence, the step follows the signal; the first one seen wins.
_BY_SIGNAL: tuple[tuple[str, StepCode], ...] = (
    ("former-employee", "hear-adviser"),
    ("off-topic", "ask-if-ours"),
    ("price-claim", "check-price"),
    ("creator", "facts-reply"),
    ("competitor", "ask-reference"),
    ("bare-insult", "ask-what"),
    ("impulse", "calm-reply"),
    ("hearsay", "ask-what"),
    ("too-short", "ask-what"),
)

# Who the moderator says has written it: a hint that never changes the score, only what to do.
_BY_ROLE: dict[AuthorRole, StepCode] = {
    "former-employee": "hear-adviser",
    "supplier": "other-channel",
    "competitor": "other-channel",
    "creator": "facts-reply",
}

_ALIKE = ("copies", "paraphrases")


@dataclass(frozen=True, slots=True)
class NextStep:
    """One step with its words, which come from ``words/*.toml`` and may differ by platform."""

    code: StepCode
    title: str
    why: str


def next_step(
    suspicion: Suspicion,
    reading: Reading,
    context: Context,
    platform: Platform = "generic",
    language: WordLanguage = "it",
) -> NextStep:
    """Choose the most pressing step: crime first, then what is certain, then what can be found out."""
    code = _code(suspicion, reading, context)
    said = explain_step(code, platform, language)
    return NextStep(code, said.title, said.why)


def _code(suspicion: Suspicion, reading: Reading, context: Context) -> StepCode:
    seen = {one.name: one.observation.reason for one in suspicion.evidence}
    if "threat" in seen:
        return "report-threat"
    if "grave-harm" in seen and seen.get("review-trade") not in ("extortion", "offer"):
        return "answer-in-person"
    if seen.get("review-trade") == "extortion":
        return "report-extortion"
    if seen.get("review-trade") == "offer":
        return "report-offer"
    if suspicion.band == "not-negative":
        if reading.polarity <= 0:
            return "answer"
        return "check-stars" if "rating-mismatch" in seen else "thank"
    if context.reference == "verified":
        return "solve"
    if suspicion.band == "probable-campaign":
        return "decide"
    if _to_compare(suspicion, context):
        return "compare"
    if context.author_role == "former-employee":
        return "hear-adviser"
    waited = context.silence_days is not None and context.silence_days >= silence.USUAL
    if suspicion.band == "suspicious" or waited:
        return "check-facts"
    if context.silence_days is not None:
        return "wait"
    if context.author_role in _BY_ROLE:
        return _BY_ROLE[context.author_role]
    if context.author_role == "customer":
        seen.pop("former-employee", None)
    return next((code for name, code in _BY_SIGNAL if name in seen), _by_default(suspicion, reading))


def _to_compare(suspicion: Suspicion, context: Context) -> bool:
    """Say whether other comments look the same and nobody has compared them yet."""
    if "copies" in context.contradictions:
        return False
    return any(one.name in _ALIKE and one.weight > 0 for one in suspicion.evidence)


def _by_default(suspicion: Suspicion, reading: Reading) -> StepCode:
    """Ask for the reference where something is to be checked or somebody wants a refund."""
    refund = any(aspect.aspect == "refund" for aspect in reading.aspects)
    return "ask-reference" if refund or suspicion.band == "to-check" else "reply"
