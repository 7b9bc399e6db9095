"""Do our own drafts hold the rules: on real complaints, at every stage, in every register."""

from dataclasses import replace
from typing import Any, Final, get_args

from server.evaluation.measures import Figure, Figures
from server.evaluation.metrics import share_interval
from server.evaluation.sets import Sets
from server.evaluation.sight import Sight
from server.records import Business
from server.replies import compose
from server.replies.model import Brief, Register, Stage

COMMENTS: Final = 40
_REGISTERS: Final[dict[str, tuple[Any, ...]]] = {"it": ("lei", "voi", "tu"), "en": ("formal", "informal")}
_LANGUAGES: Final[dict[Any, str]] = {"it": "Italian", "en": "English"}
_BUSINESS: Final = Business(
    name="Albergo Prova", signature="Anna", role="direzione", private_channel="info@albergo.example"
)


def measure(sets: Sets, sight: Sight) -> Figures:
    """Return the share of drafts that break no rule, and how many occasions got a draft at all."""
    drafts = kept = occasions = answered = 0
    for language, name in _LANGUAGES.items():
        comments = sets.some(sets.maide(name), COMMENTS)
        sight.all(comments, f"Replies, {name}")
        for text in comments:
            for brief in _briefs(sight, text, language):
                found = compose(brief)
                occasions += 1
                answered += bool(found)
                drafts += len(found)
                kept += sum(all(check.ok for check in draft.checks) for draft in found)
    rules, some = share_interval(kept, max(drafts, 1)), share_interval(answered, max(occasions, 1))
    return {
        "replies.rules": Figure(rules.value, drafts, rules.low, rules.high),
        "replies.answered": Figure(some.value, occasions, some.low, some.high),
    }


def _briefs(sight: Sight, text: str, language: Any) -> list[Brief]:
    seen = sight[text]
    first = Brief(
        reading=seen.reading,
        language=language,
        code="G-4K7Q",
        signals=tuple(each.name for each in seen.alone.evidence),
        business=_BUSINESS,
        platform="facebook",
    )
    return [
        replace(first, stage=stage, register=register)
        for stage in get_args(Stage)
        for register in _REGISTERS[language]
        if register in get_args(Register)
    ]
