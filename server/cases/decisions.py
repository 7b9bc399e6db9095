"""The two schools, and leaving it: what each asks for, what speaks for it, what to think of first.

The words are ``decisions.toml``. The program neither decides nor acts: a person does, and says why.
"""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from server.cases.assess import Assessment
from server.cases.dialogue import lacks_of
from server.cases.flow import ASKING
from server.cases.gate import Missing, missing
from server.evidence.model import Band
from server.platforms import PlatformRule, Profile, profile
from server.records import Case, Comment, Event, Platform, Snapshot

Decision = Literal["A", "B", "C"]
Move = Literal["hide", "delete", "block", "report", "clarify", "leave"]
Language = Literal["it", "en"]

WORDS: Final[dict[str, dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("decisions.toml").read_text(encoding="utf-8")
)
#: Below these bands a comment is held to be what it says.
_DOUBTED: Final = ("suspicious", "probable-campaign")


@dataclass(frozen=True, slots=True)
class Option:
    """One way to go on: its moves on this platform, what it still lacks, and whether it has a warning.

    ``rules`` are those of the platform's that are worth knowing first.
    """

    code: Decision
    moves: tuple[Move, ...]
    lacks: tuple[Missing, ...] = ()
    warned: bool = False
    rules: tuple[PlatformRule, ...] = ()

    def title(self, speak: Language) -> str:
        """Return its name."""
        return str(WORDS[self.code][speak])

    def pros(self, speak: Language) -> tuple[str, ...]:
        """Return what speaks for it here."""
        return self._said("pros", speak)

    def cons(self, speak: Language) -> tuple[str, ...]:
        """Return what speaks against it here."""
        return self._said("cons", speak)

    def warning(self, speak: Language) -> str | None:
        """Return what to think of first, if there is anything."""
        return str(WORDS[self.code]["warning"][speak]) if self.warned else None

    def _said(self, side: Literal["pros", "cons"], speak: Language) -> tuple[str, ...]:
        entries: Sequence[dict[str, Any]] = WORDS[self.code][side]
        return tuple(
            each[speak] for each in entries if not set(self.moves).isdisjoint(each.get("when", self.moves))
        )


def options(assessment: Assessment) -> tuple[Option, ...]:
    """Return the three ways for the assessed case, as its platform allows them."""
    band, lacks = assessment.suspicion.band, lacks_of(assessment)
    return options_for(assessment.case, assessment.comment.platform, band, lacks)


def options_for(
    case: Case | None, platform: Platform, band: Band | None, lacks: tuple[Missing, ...] | None = None
) -> tuple[Option, ...]:
    """Return the three ways for ``case``; ``band`` is ``None`` where its text is not kept.

    ``lacks`` keeps B locked; without it, what the case alone has on record says so.
    """
    allowed = profile(platform)
    lacks = missing(case, platform) if lacks is None else lacks
    doubted = band in _DOUBTED
    answered = any(each.type in ASKING for each in case.events) if case else False
    return (
        Option("A", _out_of_sight(allowed), warned=not doubted, rules=_worth_knowing(allowed)),
        Option("B", ("clarify",), lacks=lacks, warned=allowed.clarify == "discouraged"),
        Option("C", ("leave",), warned=not answered),
    )


def with_snapshot(event: Event, comment: Comment) -> Event:
    """Put a copy of the comment into a decision A, where its text is kept."""
    if event.decision != "A" or event.type != "decision" or not comment.text:
        return event
    digest = hashlib.sha256(comment.text.encode("utf-8", "surrogatepass")).hexdigest()
    copy = Snapshot(text=comment.text, url=comment.url, at=datetime.now(UTC), sha256=digest)
    return msgspec.structs.replace(event, snapshot=copy)


def _worth_knowing(allowed: Profile) -> tuple[PlatformRule, ...]:
    """Return what the platform says of the moves out of sight, in its own order."""
    return tuple(rule for rule in allowed.rules if rule.code in WORDS["A"]["rules"])


def _out_of_sight(allowed: Profile) -> tuple[Move, ...]:
    """Return what may be done there; anybody may report anywhere (DSA, art. 16)."""
    moves: tuple[tuple[Move, bool], ...] = (
        ("hide", allowed.may_hide), ("delete", allowed.may_delete), ("block", allowed.may_block),
        ("report", True),
    )  # fmt: skip
    return tuple(move for move, may in moves if may)
