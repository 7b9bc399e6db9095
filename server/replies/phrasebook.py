"""The phrases of one language and register, read once from ``phrases/``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from server.reading.model import AspectName
from server.records import Platform
from server.replies.dates import Dates
from server.replies.finder import Finder
from server.replies.model import Register, ReplyLanguage, Stage, Where
from server.replies.registers import spoken
from server.replies.words import stems

_FOLDER = Path(__file__).with_name("phrases")
#: The finder's list of words that take a grave matter back ("nessun insetto").
DENIED = "denied"
#: How the finder's lists of words that go together begin ("reception", "check-in").
TOGETHER = "together "

#: The headings of a stage's file that are not moves.
_NOT_MOVES = {"where", "layout", "plan", "instead", "fields"}
#: The files that make the drafts of a stage; "private" has a telephone outline beside the message.
SHEETS: dict[Stage, tuple[str, ...]] = {
    "first": ("first",),
    "private": ("private", "phone"),
    "answered": ("answered",),
    "silent": ("silent",),
    "clarify": ("clarify",),
    "resolved": ("resolved",),
    "report": ("report",),
    "note": ("note",),
}


@dataclass(frozen=True, slots=True)
class Concern:
    """Something that people complain of, ready to be put into a sentence.

    ``key`` names it among the finder's lists; ``noun`` has its article ("l'attesa al check-in"),
    ``that`` goes after "ci dispiace che"; ``feel`` says how one feels when it goes wrong. A
    ``grave`` one (somebody was hurt or unwell) is spoken of before any other in its sentence, and one
    that is so ``anywhere`` (racism, a theft) before any other in the comment, whatever its aspect.
    """

    key: str
    aspects: tuple[AspectName, ...]
    noun: str
    that: str
    good: str = ""
    feel: tuple[str, ...] = ()
    grave: bool = False
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the comment is set (a hotel, a table, a shop), and what a customer may quote there."""

    name: str
    reference: str
    receipt: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The phrases of one kind of text.

    ``plans`` say which moves make a variant, first with a concern that has a name and then without;
    ``usual`` stands for the variants that a plan does not name. ``moves`` are the phrasings by name
    ("greet.usual"). ``fields`` are the labels of the lines of a notice or a note by their names, with
    what is written where the value is not known.
    """

    where: Where
    is_in_lines: bool
    plans: dict[bool, dict[str, tuple[str, ...]]]
    instead: dict[str, dict[str, str]]
    moves: dict[str, tuple[str, ...]]
    fields: dict[str, tuple[str, str]]

    def plan(self, variant: str, platform: Platform, *, named: bool) -> tuple[str, ...]:
        """Return the moves of ``variant``, with those that ``platform`` forbids exchanged."""
        plans = self.plans[named]
        instead = self.instead.get(platform, {})
        return tuple(instead.get(move, move) for move in plans.get(variant) or plans["usual"])


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All that is needed to write in one language and register.

    ``says_nothing`` are stems of words that tell no subject.
    """

    language: ReplyLanguage
    register: Register
    sheets: dict[str, Sheet]
    channels: dict[str, str]
    frames: tuple[tuple[re.Pattern[str], str], ...]
    articles: dict[str, dict[str, str]]
    settings: tuple[Setting, ...]
    setting_of: dict[str, str]
    aspects: dict[AspectName, Concern]
    concerns: tuple[Concern, ...]
    dates: Dates
    nobody: str
    says_nothing: frozenset[str]
    finder: Finder

    def phrasings(self, sheet: Sheet, move: str) -> tuple[str, ...]:
        """Return the phrasings of ``move``: the sheet's own, else those of the first reply."""
        return sheet.moves.get(move) or self.sheets["first"].moves[move]

    def joined(self, preposition: str, noun: str) -> str:
        """Return ``noun`` after an Italian preposition that melts into its article (di, su)."""
        for article, forms in self.articles.items():
            if noun.startswith(article):
                return forms[preposition] + noun.removeprefix(article)
        return noun


@cache
def phrasebook(language: ReplyLanguage, register: Register) -> Phrasebook:
    """Return the phrases for ``language`` in ``register``, which must be one of its own."""
    data = spoken(_files(language), language, register)
    words, concerns = data["words"], data["concerns"]
    return Phrasebook(
        language=language,
        register=register,
        sheets={name: _sheet(data[name]) for names in SHEETS.values() for name in names},
        channels={place: said for place, said in words["channel"].items() if place != "frames"},
        frames=tuple(
            (re.compile(frame["like"], re.IGNORECASE), frame["say"]) for frame in words["channel"]["frames"]
        ),
        articles=words["articles"],
        settings=tuple(
            Setting(entry["name"], entry["reference"], entry["receipt"]) for entry in words["settings"]
        ),
        setting_of=words["setting_of"],
        aspects={
            name: _concern(name, entry | {"aspects": [name]}) for name, entry in concerns["aspects"].items()
        },
        concerns=tuple(
            _concern(f"concern {place}", entry) for place, entry in enumerate(concerns["concerns"])
        ),
        dates=_dates(words["dates"]),
        nobody=words["sign"]["nobody"],
        says_nothing=stems(words["says_nothing"]),
        finder=_finder(language),
    )


def form_words(language: ReplyLanguage) -> dict[str, Any]:
    """Return the words of the lines of a notice and a note, as ``forms.toml`` has them."""
    words: dict[str, Any] = _files(language)["forms"]
    return words


@cache
def _files(language: ReplyLanguage) -> dict[str, Any]:
    folder = _FOLDER / language
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.toml")}


@cache
def _finder(language: ReplyLanguage) -> Finder:
    data = _files(language)
    return Finder(
        {f"concern {place}": entry["words"] for place, entry in enumerate(data["concerns"]["concerns"])}
        | {entry["name"]: entry["words"] for entry in data["words"]["settings"]}
        | {DENIED: data["concerns"]["denied"]["words"]}
        | {f"{TOGETHER}{place}": each["words"] for place, each in enumerate(data["concerns"]["together"])}
    )


def _sheet(data: dict[str, Any]) -> Sheet:
    plans = data["plan"]
    return Sheet(
        where=data["where"],
        is_in_lines=data.get("layout") == "lines",
        plans={
            named: {
                variant: tuple(moves) for variant, moves in plans.get(heading, plans["with_concern"]).items()
            }
            for named, heading in ((True, "with_concern"), (False, "without_concern"))
        },
        instead=data.get("instead", {}),
        moves={
            f"{heading}.{name}": tuple(phrasings)
            for heading, moves in data.items()
            if heading not in _NOT_MOVES
            for name, phrasings in moves.items()
        },
        fields={each["name"]: (each["label"], each["missing"]) for each in data.get("fields", ())},
    )


def _dates(data: dict[str, Any]) -> Dates:
    return Dates(tuple(data["months"]), data["on"], data["on_vowel"], frozenset(data["vowels"]))


def _concern(key: str, entry: dict[str, Any]) -> Concern:
    return Concern(
        key=key,
        aspects=tuple(entry["aspects"]),
        noun=entry["noun"],
        that=entry["that"],
        good=entry.get("good", ""),
        feel=tuple(entry.get("feel", ())),
        grave=entry.get("grave", False),
        anywhere=entry.get("anywhere", False),
    )
