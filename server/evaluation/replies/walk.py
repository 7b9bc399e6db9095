"""Drafts for every stage, register and variant on real complaints, each held against the rules twice.

Once by the linter that the moderator sees, once by the plain rubric (:mod:`.rubric`), which was written
apart from it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, get_args

from server.evaluation.replies.rubric import breaches
from server.evaluation.sets import Sets
from server.evaluation.sight import Seen, Sight
from server.platforms import profile
from server.records import Business, ContradictionKind, Platform
from server.replies import compose
from server.replies.model import Brief, Dialogue, Register, Reply, ReplyLanguage, Stage, Variant
from server.replies.registers import REGISTERS
from server.replies.words import count

#: How many real complaints of each language are answered.
COMMENTS: Final = 100
#: How many of the last replies a new one is kept different from, as at a desk.
LATELY: Final = 20
CODE: Final = "G-4K7Q"
BUSINESS: Final = Business(
    name="Albergo Prova", signature="Anna", role="direzione", private_channel="info@albergo.example"
)
_SETS: Final[dict[ReplyLanguage, str]] = {"it": "Italian", "en": "English"}
_PRICE: Final[dict[ReplyLanguage, str]] = {"it": "49 euro", "en": "€49"}


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft with its occasion, its length in words, and the rules that it broke."""

    brief: Brief
    reply: Reply
    words: int
    linted: tuple[str, ...]
    rubric: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether neither the linter nor the plain rubric found anything."""
        return not self.linted and not self.rubric


def complaints(sets: Sets, sight: Sight) -> dict[ReplyLanguage, list[Seen]]:
    """Return what is seen of the complaints that are answered, by language."""
    return {
        language: sight.all(sets.some(sets.maide(name), COMMENTS), f"Replies, {name}")
        for language, name in _SETS.items()
    }


def walk(language: ReplyLanguage, seen: Sequence[Seen], stage: Stage) -> Iterator[tuple[Drafted, ...]]:
    """Yield the drafts of every occasion of ``stage``: register × complaint × variant."""
    platforms = _where(stage)
    for register in REGISTERS[language]:
        for place, each in enumerate(seen):
            for variant in (None, *get_args(Variant)):
                brief = occasion(language, each, place, stage, register, variant, platforms)
                yield tuple(_drafted(brief, reply) for reply in compose(brief, count=1))


def a_desk(language: ReplyLanguage, seen: Sequence[Seen], stage: Stage, register: Register) -> list[Drafted]:
    """Return the first drafts for all complaints, one after the other, each after those sent before it."""
    sent: tuple[str, ...] = ()
    found = []
    for place, each in enumerate(seen):
        brief = occasion(language, each, place, stage, register, None, _where(stage))
        brief = replace(brief, code=f"G-{place:04}", sent=sent)
        reply = compose(brief, count=1)[0]
        found.append(_drafted(brief, reply))
        sent = (reply.text, *sent)[:LATELY]
    return found


def occasion(
    language: ReplyLanguage,
    seen: Seen,
    place: int,
    stage: Stage,
    register: Register,
    variant: Variant | None,
    platforms: Sequence[Platform],
) -> Brief:
    """Return the brief of one complaint; platform and contradiction take turns with its ``place``."""
    kinds = get_args(ContradictionKind)
    return Brief(
        reading=seen.reading,
        language=language,
        code=CODE,
        signals=tuple(each.name for each in seen.alone.evidence),
        business=BUSINESS,
        platform=platforms[place % len(platforms)],
        stage=stage,
        register=register,
        variant=variant,
        dialogue=Dialogue(
            asked_on=date(2026, 8, 8),
            silent_days=5,
            reference=(None, "verified", "not-found")[place % 3],
            contradictions=(kinds[place % len(kinds)],),
            price=_PRICE[language] if place % 2 else "",
        ),
    )


def _where(stage: Stage) -> tuple[Platform, ...]:
    """Return the platforms on which ``stage`` may be written at all."""
    every: tuple[Platform, ...] = get_args(Platform)
    return tuple(each for each in every if stage != "clarify" or profile(each).clarify != "forbidden")


def _drafted(brief: Brief, reply: Reply) -> Drafted:
    linted = tuple(check.rule for check in reply.checks if not check.ok)
    return Drafted(brief, reply, count(reply.text), linted, tuple(breaches(brief, reply)))
