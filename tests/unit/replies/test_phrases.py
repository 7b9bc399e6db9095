"""Every phrase of the TOML files is written at least once, and what is written passes every rule."""

import re
import tomllib
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

import server.replies
from server.reading.model import Aspect, Reading, Sentence, Span
from server.records import Business
from server.replies import Brief, Reply, compose
from server.replies.phrasebook import Phrasebook, phrasebook
from server.replies.rulebook import rulebook

LANGUAGES = ("it", "en")
PLATFORMS = ("facebook", "tripadvisor", "google", "trustpilot", "instagram", "generic")
SIGNALS = {
    "generic": (),
    "lived-detail": ("lived-detail",),
    "mixed": (),
    "impulse": ("impulse",),
    "price": ("price-claim",),
    "creator": ("creator",),
    "review-trade": ("review-trade",),
    "outsider": ("former-employee",),
    "positive": (),
    "question": (),
}


def table(language: str) -> dict:
    folder = Path(server.replies.__file__).with_name("phrases")
    return tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))


def occasion(language: str, variant: str, aspect: str | None, words: str = "zz", **known: object) -> Brief:
    """A comment of which only the aspect and, for the concrete nouns, a word of the table is known."""
    feeling = {"positive": 0.6, "question": 0.0}.get(variant, -0.6)
    spans = (Span(0, len(words)),)
    aspects = [Aspect(aspect, feeling, spans)] if aspect else []
    if variant == "mixed":
        aspects.append(Aspect("staff" if aspect == "location" else "location", 0.6, spans))
    reading = Reading(
        words, language, feeling, feeling >= 0, 1, (Sentence(spans[0], 0.0),), (), tuple(aspects)
    )
    return Brief(reading, language, **{"code": "G-4K7Q", "signals": SIGNALS[variant], **known})


def drafts(language: str, variant: str, aspect: str | None, **known: object) -> Iterator[Reply]:
    """Replies under many case codes, so that each phrasing has its turn."""
    for number in range(2):
        yield from compose(occasion(language, variant, aspect, code=f"G-{number}ABC", **known), count=10)


def skeleton(phrase: str) -> re.Pattern[str]:
    """The phrase with its places open, whatever fills them; a capital may begin it."""
    parts = re.split(r"\{\w+\}", phrase)
    return re.compile(".{1,120}".join(re.escape(part) for part in parts), re.IGNORECASE)


def passes(reply: Reply) -> bool:
    return all(each.ok for each in reply.checks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_written_and_passes(language: str) -> None:
    data = table(language)
    action = {"it": "cuciniamo con piatti caldi", "en": "we serve hot dishes"}[language]
    business = Business(name="Aurora", confirmed_actions=(action,))
    written: list[str] = []
    for variant, aspect in (*product(SIGNALS, (None, "food")), *product(["lived-detail"], data["aspects"])):
        if aspect or variant != "mixed":
            written += [each.text for each in drafts(language, variant, aspect) if passes(each)]
    written += [each.text for each in drafts(language, "price", "value", platform="tripadvisor")]
    for number in range(3):
        said = occasion(language, "lived-detail", "food", action, code=f"G-C{number:03}", business=business)
        written += [each.text for each in compose(said, count=6) if passes(each)]
    every = "\n".join(written)
    moves = (
        "greet",
        "regret",
        "echo",
        "ask",
        "action",
        "invite",
        "joy",
        "share",
        "answer",
        "close",
        "confirmed",
    )
    phrases = [phrase for move in moves for phrasings in data[move].values() for phrase in phrasings]
    phrases += [feel for entry in data["aspects"].values() for feel in entry["feel"]]
    assert [phrase for phrase in phrases if not skeleton(phrase).search(every)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("variant", SIGNALS)
def test_every_aspect_variant_and_platform_passes(language: str, platform: str, variant: str) -> None:
    aspects = [None, *table(language)["aspects"]] if variant != "mixed" else [*table(language)["aspects"]]
    for aspect in aspects:
        replies = compose(occasion(language, variant, aspect, platform=platform))
        assert len({each.text for each in replies}) == 3
        for reply in replies:
            assert passes(reply), (aspect, reply)
            assert 40 <= len(reply.text.split()) <= 100
            assert (reply.stage, reply.language) == ("first", language)
            assert reply.register == {"it": "lei", "en": "formal"}[language]
            named = variant not in ("generic", "lived-detail") or (aspect and "lived-detail") or "generic"
            assert reply.variant == (variant if named is True else named)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concrete_noun_is_found_by_every_word_it_lists(language: str) -> None:
    book = phrasebook(language)
    for entry, aspect in ((e, a) for e in table(language)["concerns"] for a in e["aspects"]):
        for words in entry["words"]:
            plain = " ".join(part.split("/")[0].strip("()") for part in words.split() if part != "...")
            plain = plain.replace("*", "")
            rivals = [c.noun for c in book.concerns if aspect in c.aspects and _finds(book, c.key, plain)]
            assert entry["noun"] in rivals, (words, plain)
            replies = compose(occasion(language, "lived-detail", aspect, plain))
            assert passes(replies[0]), replies[0]
            first = next(c for c in book.concerns if c.noun == rivals[0])
            assert first.that in replies[0].text or aspect == "other"


def _finds(book: Phrasebook, key: str, words: str) -> bool:
    return bool(book.finder.find(words).get(key))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_move_has_at_least_four_phrasings(language: str) -> None:
    book = phrasebook(language)
    used = {move for plans in book.plans.values() for plan in plans.values() for move in plan}
    used |= {"confirmed.frames"} | {move for swaps in book.instead.values() for move in swaps.values()}
    assert used == set(book.moves)
    assert min(len(set(phrasings)) for phrasings in book.moves.values()) >= 4
    assert set(book.channels) == set(PLATFORMS)


def test_both_languages_know_the_same_things() -> None:
    italian, english = (table(language) for language in LANGUAGES)
    for key in ("first", "instead", "setting_of"):
        assert italian[key] == english[key]
    assert [e["aspects"] for e in italian["concerns"]] == [e["aspects"] for e in english["concerns"]]
    assert [e["name"] for e in italian["settings"]] == [e["name"] for e in english["settings"]]
    assert list(italian["aspects"]) == list(english["aspects"])
    assert set(rulebook("it").whys) - set(rulebook("en").whys) == set()
    assert set(rulebook("en").whys) - set(rulebook("it").whys) == {"R15.auxiliary"}


def test_italian_nouns_melt_into_their_prepositions() -> None:
    book = phrasebook("it")
    assert book.joined("di", "l'attesa") == "dell'attesa"
    assert book.joined("su", "gli addebiti") == "sugli addebiti"
    assert book.joined("su", "lo stato") == "sullo stato"
    nouns = [each.noun for each in (*book.concerns, *book.aspects.values())]
    nouns += [each.good for each in book.aspects.values()]
    for noun in nouns:
        assert book.joined("di", noun) != noun, f"{noun} needs an article"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_tells_man_from_woman_or_speaks_like_an_office(language: str) -> None:
    text = Path(server.replies.__file__).with_name("phrases").joinpath(f"{language}.toml").read_text("utf-8")
    banned = {
        "it": r"soddisfatt[oa]\b|delus[oa]\b|L'abbia \w+[oa]\b|cortesemente|gentilmente|si prega|in merito a|"
        r"la presente|disguido|inconveniente|accaduto\b",
        "en": r"\bkindly\b|inconvenience caused|do not hesitate|\b\w+n't\b|we're|you're",
    }
    lines = [line for line in text.splitlines() if not line.startswith(("#", "words"))]
    assert [line for line in lines if re.search(banned[language], line)] == []


def test_every_list_of_the_rules_is_used_by_a_finder() -> None:
    sources = Path(server.replies.__file__).parent.joinpath("checks").glob("*.py")
    code = "\n".join(path.read_text("utf-8") for path in sources)
    for language in LANGUAGES:
        for path in rulebook(language).lists:
            leaf = path.split(".")[1]
            assert leaf in code or path.startswith(("R3.aspects", "R13.never")), path


def test_the_reading_may_be_missing(brief: Callable[..., Brief]) -> None:
    replies = compose(Brief(reading=None, language="it", code="G-4K7Q"))
    assert [each.variant for each in replies] == ["generic"] * 3
    assert all(passes(each) for each in replies)
