"""Every phrase of the first reply is written in every register, and what is written passes every rule."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

import server.replies
from server.reading.model import Aspect, Reading, Sentence, Span
from server.records import Business
from server.replies import Brief, Reply, compose
from server.replies.phrasebook import SHEETS, Phrasebook, phrasebook
from server.replies.registers import REGISTERS, spoken
from server.replies.rulebook import rulebook

LANGUAGES = tuple(REGISTERS)
VOICES = [(language, register) for language in LANGUAGES for register in REGISTERS[language]]
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
    "grave": ("grave-harm",),
    "threat": ("threat",),
    "positive": (),
    "question": (),
}
ACTION = {"it": "cuciniamo con piatti caldi", "en": "we serve hot dishes"}
FOLDER = Path(server.replies.__file__).with_name("phrases")
BRACKETS = re.compile(r"\[([^\[\]|]*(?:\|[^\[\]|]*)+)\]")


@cache
def table(language: str, name: str) -> dict:
    return tomllib.loads((FOLDER / language / f"{name}.toml").read_text(encoding="utf-8"))


def strings(data: object) -> Iterator[str]:
    """Every string of a file that is written into a reply: not the words that a comment is searched for."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for each in data:
            yield from strings(each)
    elif isinstance(data, dict):
        for name, each in data.items():
            if name not in ("words", "like", "registers", "says_nothing", "language"):
                yield from strings(each)


def occasion(language: str, variant: str, aspect: str | None, words: str = "zz", **known: object) -> Brief:
    """A comment of which only the aspect and, for the concrete nouns, a word of the table is known."""
    feeling = {"positive": 0.6, "question": 0.0}.get(variant, -0.6)
    spans = (Span(0, len(words)),)
    aspects = [Aspect(aspect, feeling, spans)] if aspect else []
    sentences = [Sentence(spans[0], 0.0)]
    if variant == "mixed":
        praise = Span(len(words) + 2, len(words) + 4)
        words = f"{words}. zy!"
        aspects.append(Aspect("staff" if aspect == "location" else "location", 0.8, (praise,)))
        sentences.append(Sentence(Span(praise.start, praise.end + 1), 0.8))
    reading = Reading(words, language, feeling, feeling >= 0, 1, tuple(sentences), (), tuple(aspects))
    return Brief(reading, language, **{"code": "G-4K7Q", "signals": SIGNALS[variant], **known})


def skeleton(phrase: str) -> re.Pattern[str]:
    """The phrase with its places open, whatever fills them; a capital may begin it."""
    parts = re.split(r"\{\w+\}", phrase)
    return re.compile(".{1,120}".join(re.escape(part) for part in parts), re.IGNORECASE)


def broken(reply: Reply) -> list[tuple[str, str]]:
    return [(each.rule, each.why) for each in reply.checks if not each.ok]


def finds(book: Phrasebook, key: str, words: str) -> bool:
    return bool(book.finder.find(words).get(key))


@pytest.mark.parametrize(("language", "register"), VOICES)
def test_every_phrase_is_written_and_passes(language: str, register: str) -> None:
    book = phrasebook(language, register)
    business = Business(name="Aurora", confirmed_actions=(ACTION[language],))
    occasions = [
        occasion(language, variant, aspect, code=f"G-{number}ABC", register=register)
        for variant, aspect in (*product(SIGNALS, (None, "food")), *product(["lived-detail"], book.aspects))
        for number in range(4)
        if aspect or variant != "mixed"
    ]
    occasions += [occasion(language, "price", "value", platform="tripadvisor", register=register)]
    occasions += [
        occasion(
            language, "lived-detail", "food", ACTION[language], code=f"G-C{number:03}", business=business,
            register=register,
        )
        for number in range(3)
    ]  # fmt: skip
    replies = [reply for each in occasions for reply in compose(each, count=6)]
    every = "\n".join(reply.text for reply in replies if not broken(reply))
    phrases = [phrase for phrasings in book.sheets["first"].moves.values() for phrase in phrasings]
    phrases += [feel for each in book.aspects.values() for feel in each.feel]
    assert [phrase for phrase in phrases if not skeleton(phrase).search(every)] == []
    assert {(reply.stage, reply.language, reply.register, reply.where) for reply in replies} == {
        ("first", language, register, "public")
    }


@pytest.mark.parametrize(("language", "register"), VOICES)
@pytest.mark.parametrize("variant", SIGNALS)
def test_every_aspect_variant_and_platform_passes(language: str, register: str, variant: str) -> None:
    """The usual register on every platform, the others on one that is free and one that is strict."""
    platforms = PLATFORMS if register == REGISTERS[language][0] else PLATFORMS[:2]
    aspects = [*table(language, "concerns")["aspects"], *([None] if variant != "mixed" else [])]
    for aspect, platform in product(aspects, platforms):
        replies = compose(occasion(language, variant, aspect, platform=platform, register=register))
        assert len({each.text for each in replies}) == 3
        for reply in replies:
            assert broken(reply) == [], (aspect, platform, reply.text)
            assert 40 <= len(reply.text.split()) <= 100
            assert reply.register == register
            named = variant not in ("generic", "lived-detail") or (aspect and "lived-detail") or "generic"
            assert reply.variant == (variant if named is True else named)


@pytest.mark.parametrize(("language", "register"), VOICES)
def test_every_concern_is_said_and_passes(language: str, register: str) -> None:
    book = phrasebook(language, register)
    entries = table(language, "concerns")["concerns"]
    for concern, entry in zip(book.concerns, entries, strict=True):
        for aspect in concern.aspects:
            for words in entry["words"] if register == REGISTERS[language][0] else entry["words"][:1]:
                plain = " ".join(part.split("/")[0].strip("()") for part in words.split() if part != "...")
                plain = plain.replace("*", "")
                assert finds(book, concern.key, plain), (words, plain)
                rivals = [
                    each
                    for each in book.concerns
                    if (aspect in each.aspects or each.anywhere) and finds(book, each.key, plain)
                ]
                reply = compose(occasion(language, "lived-detail", aspect, plain, register=register), 1)[0]
                assert broken(reply) == [], (plain, reply.text)
                assert any(each.that in reply.text for each in rivals) or aspect == "other"
        replies = compose(occasion(language, "lived-detail", concern.aspects[0], register=register))
        assert all(broken(each) == [] for each in replies)


@pytest.mark.parametrize(("language", "register"), VOICES)
def test_every_move_has_at_least_four_phrasings_in_every_register(language: str, register: str) -> None:
    book = phrasebook(language, register)
    sheet = book.sheets["first"]
    used = {move for plans in sheet.plans.values() for plan in plans.values() for move in plan}
    used = used - {"confirmed"} | {"confirmed.frames"}
    used |= {move for swaps in sheet.instead.values() for move in swaps.values()}
    assert used == set(sheet.moves)
    assert min(len(set(phrasings)) for phrasings in sheet.moves.values()) >= 4
    assert set(book.channels) == set(PLATFORMS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_is_written_in_both_languages(language: str) -> None:
    names = {name for names in SHEETS.values() for name in names} | {"words", "concerns", "forms"}
    assert {path.stem for path in (FOLDER / language).glob("*.toml")} == names
    assert {path.name for path in FOLDER.iterdir()} == set(LANGUAGES)
    book = phrasebook(language, REGISTERS[language][0])
    assert {name: sheet.where for name, sheet in book.sheets.items()} == {
        "first": "public", "private": "private", "phone": "phone", "answered": "private", "silent": "public",
        "clarify": "public", "resolved": "public", "report": "platform", "note": "inside",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bracket_has_a_form_for_each_register(language: str) -> None:
    for path in (FOLDER / language).glob("*.toml"):
        for phrase in strings(table(language, path.stem)):
            for forms in (match.group(1).split("|") for match in BRACKETS.finditer(phrase)):
                assert len(forms) == len(REGISTERS[language]), phrase
                assert len(set(forms)) > 1, f"one form would do: {phrase}"
            for register in REGISTERS[language]:
                said = spoken(phrase, language, register)
                assert not set(said) & set("[]|"), said
                assert "  " not in said


def test_both_languages_know_the_same_things() -> None:
    italian, english = (
        {name: table(language, name) for name in ("first", "words", "concerns")} for language in LANGUAGES
    )
    for key in ("plan", "instead", "where"):
        assert italian["first"][key] == english["first"][key]
    assert italian["words"]["setting_of"] == english["words"]["setting_of"]
    names = [[each["name"] for each in words["settings"]] for words in (italian["words"], english["words"])]
    assert names[0] == names[1]
    concerns = [book["concerns"]["concerns"] for book in (italian, english)]
    assert [each["aspects"] for each in concerns[0]] == [each["aspects"] for each in concerns[1]]
    for flag in ("grave", "anywhere"):
        assert [each.get(flag) for each in concerns[0]] == [each.get(flag) for each in concerns[1]]
    assert len(italian["concerns"]["together"]) == len(english["concerns"]["together"])
    assert list(italian["concerns"]["aspects"]) == list(english["concerns"]["aspects"])
    assert set(rulebook("it").whys) - set(rulebook("en").whys) == set()
    assert set(rulebook("en").whys) - set(rulebook("it").whys) == {"R15.auxiliary"}


@pytest.mark.parametrize("register", REGISTERS["it"])
def test_italian_nouns_melt_into_their_prepositions(register: str) -> None:
    book = phrasebook("it", register)
    assert book.joined("di", "l'attesa") == "dell'attesa"
    assert book.joined("su", "gli addebiti") == "sugli addebiti"
    assert book.joined("su", "lo stato") == "sullo stato"
    nouns = [each.noun for each in (*book.concerns, *book.aspects.values())]
    nouns += [each.good for each in book.aspects.values()]
    for noun in nouns:
        assert book.joined("di", noun) != noun, f"{noun} needs an article"


@pytest.mark.parametrize(("language", "register"), VOICES)
def test_no_phrase_tells_man_from_woman_or_speaks_like_an_office(language: str, register: str) -> None:
    banned = {
        "it": r"soddisfatt[oaie]\b|delus[oaie]\b|rimast[oa] (male|colpit)|bentornat[oa]\b|benvenut[oa]\b|"
        r"(?:L'|\bLa )(?:abbia|abbiamo) \w+[oai]\b|car[oa] (cliente|ospite)|cortesemente|gentilmente|"
        r"si prega|in merito a|la presente|disguido|inconveniente|accaduto\b|pregiat|spettabile|ns\.",
        "en": r"\bkindly\b|inconvenience caused|do not hesitate|at your earliest|please be advised|"
        r"dear (sir|guest|customer)|\bhe\b|\bshe\b",
    }
    short = r"\b\w+n't\b|we're|you're|we'll|we'd|that's"
    parts = spoken([table(language, name) for name in ("first", "concerns", "words")], language, register)
    said = list(strings(parts))
    assert [each for each in said if re.search(banned[language], each, re.IGNORECASE)] == []
    if register == "formal":
        assert [each for each in said if re.search(short, each)] == []


def _own_words(register: str) -> set[str]:
    """The words that stand only in the forms of one register, as they are written in the brackets."""
    by_register: dict[str, set[str]] = {name: set() for name in REGISTERS["it"]}
    for name in ("first", "concerns", "words"):
        for phrase in strings(table("it", name)):
            for match in BRACKETS.finditer(phrase):
                for known, form in zip(REGISTERS["it"], match.group(1).split("|"), strict=True):
                    by_register[known] |= set(re.findall(r"\w+", form))
    others = set().union(*(by_register[name] for name in by_register if name != register))
    return by_register[register] - others


#: Words of one register that the others need as well ("se ce l'hai", "l'attesa", "si spera").
SHARED = {"ce", "l", "ci", "si"}
#: Where somebody else than the reader is the subject.
OTHERS = re.compile(
    r"ognuno scriva|non ha funzionato|anche breve, ci aiuta|a chi ci scrive|che può servire|si vuole|"
    r"spende vuole|a tavola vuole|nessuno vuole|ritardo può|si desidera|la camera non avesse"
)


@pytest.mark.parametrize(
    ("register", "other"), [(a, b) for a, b in product(REGISTERS["it"], repeat=2) if a != b]
)
def test_no_register_strays_into_another(register: str, other: str) -> None:
    foreign = _own_words(other) - SHARED
    assert {"lei": {"può", "Sue", "Lei"}, "voi": {"potete", "vostra"}, "tu": {"puoi", "tua"}}[
        other
    ] <= foreign
    strays = []
    for name in ("first", "concerns", "words"):
        for phrase in strings(spoken(table("it", name), "it", register)):
            inner = re.sub(r"(?:^|[.:?!] )\w+", "", OTHERS.sub("", phrase))
            strays += [(word, phrase) for word in re.findall(r"\w+", inner) if word in foreign]
    assert strays == []


def test_the_tu_is_a_tu_by_plain_reading() -> None:
    """An independent look: no capital pronoun inside a sentence, no third person for the reader."""
    third = (
        r"(?<![.?!:] )(?<!^)\b(?:La|Le|Lei|Suo|Sua|Suoi|Sue)\b|\w(?:La|Le)\b|\bsi aspettava\b|\bsperava\b|"
        r"\b(?:può|vuole|desidera|preferisce|scriva|mandi|faccia|avesse)\b|\b(?:voi|vi|vostr\w)\b|"
        r"\b(?:se|che) (?:ha|lo ha)\b|\bche abbia\b"
    )
    book = phrasebook("it", "tu")
    said = [phrase for phrasings in book.sheets["first"].moves.values() for phrase in phrasings]
    for concern in (*book.concerns, *book.aspects.values()):
        said += [
            f"ci dispiace che {concern.that}",
            f"quello {concern.noun}",
            f"bene {concern.good}",
            *concern.feel,
        ]
    said += [each.reference for each in book.settings] + [each.receipt for each in book.settings]
    assert [each for each in said if re.search(third, OTHERS.sub("", each))] == []
    lei = phrasebook("it", "lei")
    caught = [
        phrase
        for phrasings in lei.sheets["first"].moves.values()
        for phrase in phrasings
        if re.search(third, phrase)
    ]
    assert len(caught) > 40


def test_every_list_of_the_rules_is_used_by_a_finder() -> None:
    sources = Path(server.replies.__file__).parent.joinpath("checks").glob("*.py")
    code = "\n".join(path.read_text("utf-8") for path in sources)
    for language in LANGUAGES:
        for path in rulebook(language).lists:
            leaf = path.split(".")[1]
            assert leaf in code or path.startswith(("R3.aspects", "R13.never")), path


def test_the_reading_may_be_missing() -> None:
    replies = compose(Brief(reading=None, language="it", code="G-4K7Q"))
    assert [each.variant for each in replies] == ["generic"] * 3
    assert all(broken(each) == [] for each in replies)
