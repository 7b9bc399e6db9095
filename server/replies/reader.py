"""A reply as a third person reads it: which side is the stronger, and what would make that person stop."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Final, Literal

from server.reading.model import Span
from server.records import ExposureLevel
from server.replies.checks.draft import EMAIL, PHONE, Draft
from server.replies.checks.tongue import is_in
from server.replies.finder import Finder
from server.replies.lint import check, merged
from server.replies.model import Brief, Check, ReplyLanguage, Rule
from server.replies.rulebook import asked_at, point_of, rulebook
from server.replies.words import count

Side = Literal["business", "author", "even"]
_TABLE: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_LIMITS: Final[dict[str, int]] = _TABLE["limits"]
#: "noi La ringraziamo" speaks to a person, "La Terrazza" does not.
_POLITE: Final = re.compile(r"(?<![.!?…:\n] )(?<!^)(?<!\w)(?:La|Le|Vi)(?=\s[a-zà-ù])|\w[aei]r(?:La|Le)\b")


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing to look at again (``code`` "reads-well": nothing to mend), and where in the reply."""

    code: str
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What a third person sees. ``side`` says in a sentence what ``stronger`` means for the reply.

    ``hints`` are at most three, the most useful first, never empty.
    """

    stronger: Side
    side: str
    hints: tuple[Hint, ...]


def third_reader(
    text: str, brief: Brief, exposure: ExposureLevel = "low", speak: ReplyLanguage = "it"
) -> View:
    """Return how ``text`` reads to somebody who knows neither side; sentences are in ``speak``.

    Only what stands in the two texts and in the brief is judged. ``exposure`` is how many people see
    the comment. Spans count code points of ``text``.
    """
    stronger, reason = _sides(brief, exposure)
    return View(stronger, _TABLE["side"][speak][reason], _hints(_Page(text, brief, speak)))


def _sides(brief: Brief, exposure: ExposureLevel) -> tuple[Side, str]:
    creator = "creator" in brief.signals or brief.author_role == "creator" or brief.variant == "creator"
    if creator and exposure == "high":
        return "author", "author"
    if creator or exposure == "high":
        return "even", "creator" if creator else "seen"
    return "business", "insult" if "bare-insult" in brief.signals else "business"


@dataclass(frozen=True)
class _Page:
    """The reply below its comment, and what can be counted in the two."""

    text: str
    brief: Brief
    speak: ReplyLanguage

    @cached_property
    def draft(self) -> Draft:
        """The reply as the rules look at it."""
        return Draft(self.text, self.brief, rulebook(self.brief.language), asked_at(point_of(self.brief)))

    @cached_property
    def broken(self) -> dict[Rule, Check]:
        """The rules that do not hold, with where."""
        return {each.rule: each for each in check(self.text, self.brief, self.speak) if not each.ok}

    @cached_property
    def hits(self) -> dict[str, list[Span]]:
        """Where the words of every list of ours stand."""
        found = _finder(self.brief.language).find(self.text)
        polite = _POLITE.finditer(self.text) if self.brief.language == "it" else ()
        return found | {"about_you": [*found.get("about_you", []), *(Span(*each.span()) for each in polite)]}

    def spans(self, name: str, within: Span | None = None) -> tuple[Span, ...]:
        """Return where the list stands in ``within``, the whole reply when nothing is given."""
        found = (span for span in self.hits.get(name, []) if within is None or within.overlaps(span))
        return tuple(merged(found))

    @cached_property
    def is_legible(self) -> bool:
        """Whether the reply is in the language whose words we look for."""
        return is_in(self.draft)

    def asks(self, rule: Rule) -> bool:
        """Say whether that rule holds at this point of the dialogue."""
        return rule in self.draft.asked.rules

    @property
    def opening(self) -> Span:
        """The first two sentences."""
        parts = self.draft.sentences[:2]
        return Span(0, parts[-1].end if parts else len(self.text))

    @property
    def shouted(self) -> tuple[Span, ...]:
        """The words in capitals that are no insults besides."""
        spans = self.broken["R12"].spans if "R12" in self.broken else ()
        insults = self.draft.spans("R12.insult")
        shouting = [span for span in spans if span.of(self.text).isupper()]
        return tuple(span for span in shouting if not any(span.overlaps(other) for other in insults))

    @property
    def says_what_is_done(self) -> bool:
        """Whether the reply says that one checks or puts right."""
        return self.draft.says("R4.check")

    @property
    def says_where_to_write(self) -> bool:
        """Whether a private channel is named."""
        channel = self.draft.channel
        named = self.draft.says("R5.private") or (bool(channel) and channel in self.text)
        return named or any(kind.search(self.text) for kind in (EMAIL, PHONE))


def _hints(page: _Page) -> tuple[Hint, ...]:
    says = _TABLE["says"][page.speak]
    reading = page.brief.reading
    words = {"reply": count(page.text), "comment": count(reading.text) if reading else 0}
    blind = () if page.is_legible else _TABLE["needs_our_words"]
    found = ((code, _FOUND[code](page)) for code in _TABLE["order"] if code not in blind)
    hints = (Hint(code, says[code].format(**words), spans) for code, spans in found if spans is not None)
    shown = tuple(islice(hints, _LIMITS["shown"]))
    if shown:
        return shown
    good = _TABLE["good"][page.speak]
    named = ", ".join(good[each] for each in list(_good(page))[: _LIMITS["shown"]] or ["calm"])
    return (Hint("reads-well", says["reads-well"].format(good=named)),)


def _good(page: _Page) -> Iterator[str]:
    """Yield what is good of a reply with nothing to mend."""
    if page.asks("R1"):
        yield "regret"
    if page.brief.is_kind and page.spans("thanks"):
        yield "thanks"
    aspects = page.brief.reading.aspects if page.brief.reading else ()
    if page.asks("R3") and aspects and "R3" not in page.broken:
        yield "concrete"
    if page.says_where_to_write:
        yield "channel"
    if page.says_what_is_done:
        yield "action"


#: What was found for a hint: its places in the reply (none: it is about the whole), ``None`` for not seen.
_Found = tuple[Span, ...] | None


def _stops(page: _Page) -> _Found:
    spans = {span for rule in _TABLE["stops_at"] if rule in page.broken for span in page.broken[rule].spans}
    return tuple(sorted(spans - set(page.shouted))) or None


def _red_rule(page: _Page) -> _Found:
    red = [rule for rule, each in page.broken.items() if each.severity == "red"]
    spans = {span for rule in red if rule not in _TABLE["stops_at"] for span in page.broken[rule].spans}
    return tuple(sorted(spans)) or None


def _late_regret(page: _Page) -> _Found:
    if not page.asks("R1") or page.draft.says("R1.regret", page.opening):
        return None
    return page.draft.spans("R1.regret") or None


def _no_regret(page: _Page) -> _Found:
    return () if page.asks("R1") and not page.draft.spans("R1.regret") else None


def _justifies(page: _Page) -> _Found:
    harmless = page.spans("harmless")
    found = page.spans("justifies")
    return tuple(span for span in found if not any(span.overlaps(other) for other in harmless)) or None


def _about_us(page: _Page) -> _Found:
    """Look whether the first sentence names us, and not the writer, the problem or what is done."""
    for sentence in page.draft.sentences:
        if count(sentence.of(page.text)) <= _LIMITS["greeting_words"]:
            continue
        for_them = (path for path in page.draft.hits if path.startswith(("R3.aspects.", "R4.", "R5.")))
        theirs = page.spans("about_you", sentence) or any(
            page.draft.says(path, sentence) for path in for_them
        )
        return None if theirs else page.spans("about_us", sentence) or None
    return None


def _vague(page: _Page) -> _Found:
    return () if "R3" in page.broken else None


def _no_next(page: _Page) -> _Found:
    awaited = page.asks("R4") or page.asks("R5")
    return None if not awaited or page.says_what_is_done or page.says_where_to_write else ()


def _more_us(page: _Page) -> _Found:
    us, you = page.spans("about_us"), page.spans("about_you")
    return us if len(us) >= _LIMITS["us_words"] and len(us) > _LIMITS["us_times"] * len(you) else None


def _longer(page: _Page) -> _Found:
    reading = page.brief.reading
    theirs, ours = count(reading.text) if reading else 0, count(page.text)
    return () if theirs and ours > max(_LIMITS["long_words"], _LIMITS["long_times"] * theirs) else None


_FOUND: Final = {
    "stops": _stops,
    "red-rule": _red_rule,
    "capitals": lambda page: page.shouted or None,
    "other-language": lambda page: None if page.is_legible else (),
    "no-regret": _no_regret,
    "late-regret": _late_regret,
    "justifies": _justifies,
    "about-us": _about_us,
    "vague": _vague,
    "no-next": _no_next,
    "more-us": _more_us,
    "technical": lambda page: page.spans("technical") or None,
    "longer": _longer,
}


@cache
def _finder(language: ReplyLanguage) -> Finder:
    return Finder(_TABLE["words"][language])
