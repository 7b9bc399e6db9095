"""The phrases of one language and register, read once from ``phrases/*.toml``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from server.reading.model import AspectName
from server.records import Platform
from server.replies.finder import Finder
from server.replies.model import Register, ReplyLanguage
from server.replies.words import stems

_FOLDER = Path(__file__).with_name("phrases")


#: The headings of a phrase file that hold what a reply is made of.
_MOVES = (
    "greet", "regret", "echo", "ask", "action", "invite", "joy", "share", "answer", "close", "confirmed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Concern:
    """Something that people complain of, ready to be put into a sentence.

    ``key`` names it among the finder's lists; ``noun`` has its article ("l'attesa al check-in"),
    ``that`` goes after "ci dispiace che"; ``feel`` says how one feels when it goes wrong. A
    ``grave`` one (somebody was hurt or unwell) is spoken of before any other in its sentence.
    """

    key: str
    aspects: tuple[AspectName, ...]
    noun: str
    that: str
    good: str = ""
    feel: tuple[str, ...] = ()
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the comment is set (a hotel, a table, a shop), and what a customer may quote there."""

    name: str
    reference: str
    receipt: str


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All that is needed to write in one language.

    ``moves`` are the phrasings by name ("greet.usual"); ``plans`` say which moves make a variant,
    first with a concern that has a name and then without. ``says_nothing`` are stems of words that
    tell no subject.
    """

    language: ReplyLanguage
    register: Register
    moves: dict[str, tuple[str, ...]]
    plans: dict[bool, dict[str, tuple[str, ...]]]
    instead: dict[str, dict[str, str]]
    channels: dict[str, str]
    frames: tuple[tuple[re.Pattern[str], str], ...]
    articles: dict[str, dict[str, str]]
    settings: tuple[Setting, ...]
    setting_of: dict[str, str]
    aspects: dict[AspectName, Concern]
    concerns: tuple[Concern, ...]
    nobody: str
    says_nothing: frozenset[str]
    finder: Finder

    def plan(self, variant: str, platform: Platform, *, named: bool) -> tuple[str, ...]:
        """Return the moves of ``variant``, with those that ``platform`` forbids exchanged."""
        instead = self.instead.get(platform, {})
        return tuple(instead.get(move, move) for move in self.plans[named][variant])

    def joined(self, preposition: str, noun: str) -> str:
        """Return ``noun`` after an Italian preposition that melts into its article (di, su)."""
        for article, forms in self.articles.items():
            if noun.startswith(article):
                return forms[preposition] + noun.removeprefix(article)
        return noun


@cache
def phrasebook(language: ReplyLanguage) -> Phrasebook:
    """Return the phrases for ``language``; the register is the one that its file is written in."""
    data = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Phrasebook(
        language=data["language"],
        register=data["register"],
        moves={
            f"{move}.{name}": tuple(phrasings) for move in _MOVES for name, phrasings in data[move].items()
        },
        plans={
            named: {variant: tuple(moves) for variant, moves in data["first"][heading].items()}
            for named, heading in ((True, "with_concern"), (False, "without_concern"))
        },
        instead=data["instead"],
        channels={place: words for place, words in data["channel"].items() if place != "frames"},
        frames=tuple(
            (re.compile(frame["like"], re.IGNORECASE), frame["say"]) for frame in data["channel"]["frames"]
        ),
        articles=data["articles"],
        settings=tuple(
            Setting(entry["name"], entry["reference"], entry["receipt"]) for entry in data["settings"]
        ),
        setting_of=data["setting_of"],
        aspects={
            name: _concern(name, entry | {"aspects": [name]}) for name, entry in data["aspects"].items()
        },
        concerns=tuple(_concern(entry["noun"], entry) for entry in data["concerns"]),
        nobody=data["sign"]["nobody"],
        says_nothing=stems(data["says_nothing"]),
        finder=Finder(
            {entry["noun"]: entry["words"] for entry in data["concerns"]}
            | {entry["name"]: entry["words"] for entry in data["settings"]}
        ),
    )


def _concern(key: str, entry: dict[str, Any]) -> Concern:
    return Concern(
        key=key,
        aspects=tuple(entry["aspects"]),
        noun=entry["noun"],
        that=entry["that"],
        good=entry.get("good", ""),
        feel=tuple(entry.get("feel", ())),
        grave=entry.get("grave", False),
    )
