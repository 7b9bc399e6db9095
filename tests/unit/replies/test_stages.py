"""The texts after the first reply: every phrase is written and passes, and no text is like the last ones."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

import server.replies
from server.platforms import profile
from server.reading import read
from server.reading.model import Aspect, Detail, Reading, Sentence, Span
from server.records import Business, Price
from server.replies import Brief, Reply, compose
from server.replies.model import Dialogue
from server.replies.phrasebook import SHEETS, Sheet, phrasebook
from server.replies.registers import REGISTERS
from server.replies.words import likeness, runs_of_reply

LANGUAGES = ("it", "en")
PLATFORMS = ("facebook", "tripadvisor", "google", "trustpilot", "instagram", "generic")
STAGES = ("private", "answered", "silent", "clarify", "resolved", "report", "note")
NAMES = ("private", "phone", "answered", "silent", "clarify", "resolved", "report", "note")
#: What a customer reads, so that it must not be rote.
DIALOGUE_STAGES = ("private", "answered", "silent", "clarify", "resolved")
VARIANTS = (
    "lived-detail", "generic", "mixed", "impulse", "price", "creator", "review-trade", "outsider",
    "positive", "question", "grave", "threat",
)  # fmt: skip
KINDS = ("price-list", "no-booking", "closed-that-day", "copies", "other")
#: How many words, from the rubric; what is said, reported or noted has no length.
LENGTHS = {
    "private": (30, 150), "answered": (20, 120), "silent": (20, 80), "clarify": (40, 120),
    "resolved": (20, 80),
}  # fmt: skip
FIELDS = {
    "report": ("url", "published", "text", "category", "facts", "law", "attachments", "reporter", "contact"),
    "note": ("who", "why", "remedy", "proof", "suspicion", "decision", "when", "lesson"),
}
#: What an entry of a plan without a dot may stand for.
FILLED_IN = {
    "confirmed": ("confirmed.frames",),
    "asked": ("asked.told", "asked.untold"),
    "talk": ("talk.told", "talk.untold"),
    "fact": tuple(f"fact.{kind}" for kind in (*KINDS, "price-differs")),
    "reference": ("reference.received", "reference.verified", "reference.not-found"),
    "fields": (),
}
COMMENT = {
    "it": "Cena fredda il 3 agosto, piatti scarsi, 89 euro.",
    "en": "Cold dinner on 3 August, small dishes, 89 euros.",
}
DISH = {"it": "Cena", "en": "dinner"}
ACTION = {
    "it": "prepariamo i piatti in una cucina nuova",
    "en": "we serve the dinner dishes from a new kitchen",
}
KNOWN = Dialogue(
    asked_on=date(2026, 5, 12), price="49 euro", closed_on=date(2026, 6, 8), contradictions=("price-list",)
)


def occasion(language: str, stage: str, variant: str, *, named: bool = True, **known: Any) -> Brief:
    """A comment about a dinner, or one that names nothing, answered as ``variant``."""
    text, dish = COMMENT[language], DISH[language]
    if not named:
        text, dish = "zz", ""
    feeling = {"positive": 0.6, "question": 0.0}.get(variant, -0.6)
    spans = (Span(text.index(dish), text.index(dish) + len(dish)),)
    aspects = [Aspect("food", feeling, spans)] if named else []
    sentences = [Sentence(Span(0, len(text)), feeling)]
    if variant == "mixed":
        praise = Span(len(text) + 1, len(text) + 3)
        aspects.append(Aspect("location", 0.8, (praise,)))
        sentences.append(Sentence(Span(praise.start, praise.end + 1), 0.8))
        text = f"{text} zy!"
    reading = Reading(text, language, feeling, feeling >= 0, 9, tuple(sentences), (), tuple(aspects))
    own = {"code": "G-4K7Q", "platform": "facebook", "dialogue": KNOWN} | known
    return Brief(reading, language, stage=stage, variant=variant, **own)


def with_a_price(brief: Brief) -> Brief:
    """The same occasion where the reading has found the price that the comment says."""
    assert brief.reading is not None
    start = brief.reading.text.index("89")
    return replace(brief, reading=replace(brief.reading, details=(Detail("price", Span(start, start + 7)),)))


def business(language: str) -> Business:
    return Business(
        name="Aurora", signature="Anna", role={"it": "direzione", "en": "manager"}[language],
        confirmed_actions=(ACTION[language],),
    )  # fmt: skip


def broken(reply: Reply) -> list[tuple[str, list[str]]]:
    return [
        (each.rule, [span.of(reply.text) for span in each.spans] or [each.why])
        for each in reply.checks
        if not each.ok
    ]


def alike(one: str, other: str) -> float:
    return likeness(runs_of_reply(one), runs_of_reply(other))


def skeleton(phrase: str) -> re.Pattern[str]:
    """The phrase with its places open, whatever fills them; a capital may begin it."""
    parts = re.split(r"\{\w+\}", phrase)
    return re.compile(".{1,120}?".join(re.escape(part) for part in parts), re.IGNORECASE)


def stage_of(name: str) -> str:
    return next(stage for stage, names in SHEETS.items() if name in names)


def wheres(name: str, replies: Iterable[Reply]) -> Iterator[Reply]:
    """The replies that come from the sheet ``name``: message and telephone outline come together."""
    yield from (each for each in replies if (each.where == "phone") == (name == "phone"))


def moves_of(entries: Iterable[str]) -> Iterator[str]:
    for entry in entries:
        yield from FILLED_IN.get(entry, (entry,))


def sheet_data(language: str, name: str) -> dict[str, Any]:
    folder = Path(server.replies.__file__).with_name("phrases")
    return tomllib.loads((folder / language / f"{name}.toml").read_text(encoding="utf-8"))


def everyday(language: str, register: str, name: str) -> Iterator[tuple[set[str], Brief]]:
    """Each plan of a sheet on an occasion for it, with the moves that it uses; then the rarer facts."""
    sheet = phrasebook(language, register).sheets[name]
    stage = stage_of(name)
    seen: set[tuple[tuple[str, ...], bool]] = set()
    for platform, named, variant in product(("facebook", "tripadvisor", "google"), (True, False), VARIANTS):
        if not named and variant in ("mixed", "lived-detail"):
            continue
        about = {"named": named, "platform": platform, "register": register, "business": business(language)}
        plan = sheet.plan(variant, platform, named=named)
        if (plan, named) in seen:
            continue
        seen.add((plan, named))
        references = (None, "verified", "not-found") if name == "answered" else (None,)
        dialogues = [Dialogue(reference=each) for each in references]
        if name == "clarify":
            dialogues = [
                replace(known, contradictions=(kind,))
                for known in (KNOWN, replace(KNOWN, item="Dinner"), Dialogue(), Dialogue(asked=True))
                for kind in KINDS
            ]
        for dialogue in dialogues:
            brief = occasion(language, stage, variant, dialogue=dialogue, **about)
            yield set(moves_of(plan)), brief
            if named and "price-list" in dialogue.contradictions:
                yield set(moves_of(plan)), with_a_price(brief)


@pytest.mark.parametrize(
    ("language", "register"), [(language, each) for language in LANGUAGES for each in REGISTERS[language]]
)
@pytest.mark.parametrize("name", NAMES)
def test_every_phrase_is_written_and_passes(language: str, register: str, name: str) -> None:
    sheet = phrasebook(language, register).sheets[name]
    pending = {(move, phrase) for move, phrasings in sheet.moves.items() for phrase in phrasings}
    for number in range(40):
        for moves, brief in everyday(language, register, name):
            if not any(move in moves for move, _ in pending):
                continue
            brief = replace(brief, code=f"G-{number:02}BC")
            for reply in wheres(name, compose(brief, count=4)):
                assert broken(reply) == [], reply.text
                pending = {
                    (move, phrase) for move, phrase in pending if not skeleton(phrase).search(reply.text)
                }
    assert pending == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", STAGES)
def test_every_register_variant_and_platform_passes(language: str, stage: str) -> None:
    for register, variant, platform in product(REGISTERS[language], VARIANTS, PLATFORMS):
        for named in (True, False) if variant not in ("mixed", "lived-detail") else (True,):
            brief = occasion(language, stage, variant, named=named, platform=platform, register=register)
            replies = compose(brief)
            assert [broken(each) for each in replies if broken(each)] == [], replies
            assert {(each.stage, each.register, each.language) for each in replies} == {
                (stage, register, language)
            }
            assert {each.variant for each in replies} == {variant}
            if stage not in DIALOGUE_STAGES:
                assert len(replies) == 1
                assert tuple(each.name for each in replies[0].fields) == FIELDS[stage]
                continue
            texts = [each.text for each in replies if each.where != "phone"]
            assert len(texts) == 3
            least, most = LENGTHS[stage]
            if stage == "private" and variant in ("positive", "question"):
                least = 20
            assert [text for text in texts if not least <= len(text.split()) <= most] == []
            assert all(
                likeness(runs_of_reply(one), runs_of_reply(other)) < 0.6
                for one, other in combinations(texts, 2)
            )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", DIALOGUE_STAGES)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_who_reads_it_depends_on_the_platform(language: str, stage: str, platform: str) -> None:
    may_be_public = stage in profile(platform).public_stages
    written = compose(occasion(language, stage, "lived-detail", platform=platform))
    assert {each.where for each in written if each.where != "phone"} == {
        "public" if may_be_public else "private"
    }
    if stage in ("silent", "resolved") and platform == "tripadvisor":
        channel = phrasebook(language, written[0].register).channels[platform]
        here = {"it": "scrivere qui", "en": "here how it"}[language]
        for reply in written:
            assert channel not in reply.text
            assert here not in reply.text
            assert "raccontare qui" not in reply.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variant", ["lived-detail", "generic", "price", "outsider", "positive", "question"])
@pytest.mark.parametrize("stage", DIALOGUE_STAGES)
def test_after_twenty_sent_the_first_draft_is_still_fresh(language: str, variant: str, stage: str) -> None:
    sent: tuple[str, ...] = ()
    for number in range(21):
        brief = occasion(
            language, stage, variant, named=variant != "generic", code=f"G-{number:02}XY", sent=sent
        )
        drafts = [each for each in compose(brief) if each.where != "phone"]
        assert drafts != []
        assert broken(drafts[0]) == []
        known = [runs_of_reply(text) for text in sent]
        near = [
            max((likeness(runs_of_reply(each.text), other) for other in known), default=0.0)
            for each in drafts
        ]
        assert near == [each.likeness for each in drafts]
        assert near[0] == min(near)
        assert near[0] < 0.6
        sent = (drafts[0].text, *sent)[:20]
    assert len(set(sent)) == 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_clarification_says_the_day_and_the_price_on_record_and_no_other_number(language: str) -> None:
    asked, price, closed = ("12", "49", "8")
    day = {"it": "il 12 maggio", "en": "on 12 may"}[language]
    for register, platform in product(REGISTERS[language], ("facebook", "tripadvisor")):
        for kinds, numbers in (
            (("price-list",), {asked, price}),
            (("closed-that-day",), {asked, closed}),
            (("price-list", "closed-that-day"), {asked, price, closed}),
            (("no-booking",), {asked}),
            (("copies", "other"), {asked}),
            ((), {asked}),
        ):
            told = replace(KNOWN, contradictions=kinds)
            about = {"platform": platform, "register": register}
            for reply in compose(occasion(language, "clarify", "price", dialogue=told, **about)):
                assert set(re.findall(r"\d+", reply.text.replace("G-4K7Q", ""))) == numbers
                assert day in reply.text.lower()
                assert (KNOWN.price in reply.text) is ("price-list" in kinds)
            unknown = Dialogue(contradictions=kinds)
            for reply in compose(occasion(language, "clarify", "price", dialogue=unknown, **about)):
                assert not re.search(r"\d", reply.text.replace("G-4K7Q", ""))
                assert broken(reply) == []
                assert 40 <= len(reply.text.split()) <= 120


#: What says that somebody asked, or that something was found that speaks against the comment.
CLAIMS = {
    "asked": {
        "it": r"abbiamo (?:chiesto|proposto|scritto)|chiesto in privato|è partito|volevamo|è arrivato",
        "en": r"we asked|we offered|we wrote|we said|ve offered|have offered|reached us|still stands",
    },
    "differs": {
        "it": r"divers|coincid|un altro|non era quello", "en": r"differ|other than",
    },
    "that day": {"it": r"giorno indicato|quel giorno", "en": r"day in question|that day"},
    "copies": {
        "it": r"stess[eo] (?:frasi|testo|parole)|altri commenti", "en": r"same (?:text|words)|other comments",
    },
}  # fmt: skip


def claims(
    language: str, name: str, dialogue: Dialogue, variant: str = "price", price: bool = False
) -> list[bool]:
    """Whether the drafts of a clarification in every register and on two platforms claim ``name``."""
    found = []
    for register, platform in product(REGISTERS[language], ("facebook", "google")):
        brief = occasion(
            language, "clarify", variant, dialogue=dialogue, register=register, platform=platform
        )
        for reply in compose(with_a_price(brief) if price else brief, count=4):
            assert broken(reply) == []
            found.append(bool(re.search(CLAIMS[name][language], reply.text, re.IGNORECASE)))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variant", ["price", "outsider", "question"])
def test_a_question_that_nobody_asked_is_not_told(language: str, variant: str) -> None:
    nobody = Dialogue(contradictions=("other",))
    assert not any(claims(language, "asked", nobody, variant))
    asked = claims(language, "asked", replace(nobody, asked=True), variant)
    assert asked.count(True) >= len(asked) / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_prices_differ_only_where_the_comment_says_one(language: str) -> None:
    listed = Dialogue(contradictions=("price-list",))
    assert not any(claims(language, "differs", listed))
    assert all(claims(language, "differs", listed, price=True))
    assert not any(claims(language, "differs", replace(listed, price="49 euro"), price=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_day_is_meant_and_no_copy_is_hinted_at(language: str) -> None:
    for kind in KINDS:
        assert not any(claims(language, "that day", Dialogue(contradictions=(kind,)), price=True))
    assert not any(claims(language, "copies", Dialogue(contradictions=("copies",))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_price_is_told_with_the_name_of_its_thing(language: str) -> None:
    named = replace(KNOWN, item="Crema viso (50 ml)")
    own = Business(
        name="Aurora", signature="Anna", role="manager", prices=(Price(item=named.item, price=49),)
    )
    for register in REGISTERS[language]:
        known = occasion(language, "clarify", "price", dialogue=named, register=register, business=own)
        for reply in compose(known, count=4):
            assert named.item in reply.text
            assert named.price in reply.text
            assert broken(reply) == []


@pytest.mark.parametrize(("language", "asked", "closed"), [
    ("it", "il 12 maggio abbiamo", "il 30 dicembre 2024"), ("en", "on 12 May we", "on 30 December 2024"),
])  # fmt: skip
def test_a_day_of_long_ago_has_its_year(language: str, asked: str, closed: str) -> None:
    known = replace(
        KNOWN, today=date(2026, 6, 20), closed_on=date(2024, 12, 30), contradictions=("closed-that-day",)
    )
    for register in REGISTERS[language]:
        replies = compose(occasion(language, "clarify", "price", dialogue=known, register=register), count=4)
        assert all(closed.casefold() in reply.text.casefold() for reply in replies)
        assert all("2026" not in reply.text for reply in replies)
        assert any(asked.casefold() in reply.text.casefold() for reply in replies)
        assert [broken(reply) for reply in replies] == [[]] * len(replies)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_contradiction_is_told_in_its_own_words(language: str, kind: str) -> None:
    book = phrasebook(language, REGISTERS[language][0])
    others = {each: book.sheets["clarify"].moves[f"fact.{each}"] for each in KINDS}
    for reply in compose(
        occasion(language, "clarify", "lived-detail", dialogue=replace(KNOWN, contradictions=(kind,)))
    ):
        told = {
            each
            for each, phrasings in others.items()
            if any(skeleton(p).search(reply.text) for p in phrasings)
        }
        assert told == {kind}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variant", [each for each in VARIANTS if each != "threat"])
def test_every_line_of_the_telephone_outline_has_a_label(language: str, variant: str) -> None:
    for register in REGISTERS[language]:
        brief = occasion(language, "private", variant, register=register, business=business(language))
        (outline,) = wheres("phone", compose(brief))
        lines = outline.text.split("\n")
        assert len(lines) >= 4
        labels = [re.match(r"([^\W\d_][^:.?!]{3,25}): \S", line) for line in lines]
        assert all(labels), lines
        assert len({label.group(1) for label in labels if label}) == len(lines)
        assert "Anna" in lines[0]
        assert "G-4K7Q" in outline.text
        assert lines[-1].startswith({"it": "Da evitare: ", "en": "To avoid: "}[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_threatens_is_not_called(language: str) -> None:
    brief = occasion(language, "private", "threat", business=business(language))
    (outline,) = wheres("phone", compose(brief))
    assert outline.text.startswith({"it": "Da evitare: ", "en": "To avoid: "}[language])
    assert "\n" not in outline.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_to_avoid_is_the_same_in_every_register(language: str) -> None:
    sheets = [phrasebook(language, register).sheets["phone"] for register in REGISTERS[language]]
    moves = [name for name in sheets[0].moves if name.startswith("avoid.")]
    assert moves != []
    for move in moves:
        assert len({sheet.moves[move] for sheet in sheets}) == 1
        for phrase in sheets[0].moves[move]:
            assert not re.search(r"\b(?:[Ll]a|[Ll]e|Lei|voi|vi|tu|ti|do not|don't)\b", phrase), phrase
            assert language == "en" or phrase.count(",") >= 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reference", [None, "verified", "not-found"])
def test_an_answer_is_met_by_what_came_of_the_reference(language: str, reference: str | None) -> None:
    book = phrasebook(language, REGISTERS[language][0])
    entry = f"reference.{reference or 'received'}"
    dialogue = Dialogue(reference=reference)
    for reply in compose(occasion(language, "answered", "lived-detail", dialogue=dialogue)):
        for move in FILLED_IN["reference"]:
            said = any(skeleton(phrase).search(reply.text) for phrase in book.sheets["answered"].moves[move])
            assert said is (move == entry)
    for variant in ("creator", "outsider", "review-trade", "positive", "question"):
        for reply in compose(occasion(language, "answered", variant, dialogue=dialogue)):
            assert not re.search(
                r"\briferiment|\breference|\breceipt|\bscontrin|\bprenotazion|\bbooking", reply.text
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_confirmed_action_is_told_where_there_is_one(language: str) -> None:
    said = occasion(language, "resolved", "lived-detail", business=business(language))
    assert all(ACTION[language] in each.text for each in compose(said))
    assert all(ACTION[language] not in each.text for each in compose(replace(said, business=None)))
    thanked = occasion(language, "resolved", "positive", business=business(language))
    assert all(ACTION[language] not in each.text for each in compose(thanked))
    frames = phrasebook(language, said.register or REGISTERS[language][0])
    assert set(frames.sheets["resolved"].moves["confirmed.frames"]).isdisjoint(
        frames.sheets["first"].moves["confirmed.frames"]
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["report", "note"])
def test_the_lines_stand_in_order_and_ask_for_what_is_missing(language: str, name: str) -> None:
    sheet = phrasebook(language, REGISTERS[language][0]).sheets[name]
    assert tuple(sheet.fields) == FIELDS[name]
    brief = occasion(language, name, "lived-detail", dialogue=Dialogue())
    (reply,) = compose(brief)
    lines = reply.text.split("\n")
    first = 1
    for place, field in enumerate(reply.fields, first):
        label, missing = sheet.fields[field.name]
        assert lines[place] == f"{label}: {field.value or missing}"
    assert len(lines) == first + len(reply.fields) + (name == "report")
    known = {field.name: field.value for field in reply.fields}
    empty = {"report": ("url", "published", "facts", "law"), "note": ("proof", "decision", "lesson")}[name]
    assert all(known[each] == "" for each in empty)
    labels = [label for label, _ in sheet.fields.values()]
    assert len(set(labels)) == len(labels)
    assert len({missing for _, missing in sheet.fields.values()}) == len(labels)
    assert (f"«{COMMENT[language]}»" in reply.text) is (name == "report")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_plans_name_moves_that_exist_and_every_move_has_four_phrasings(language: str, name: str) -> None:
    for register in REGISTERS[language]:
        book = phrasebook(language, register)
        sheet: Sheet = book.sheets[name]
        planned = {entry for plans in sheet.plans.values() for plan in plans.values() for entry in plan}
        swaps = [pair for exchanged in sheet.instead.values() for pair in exchanged.items()]
        assert {one for one, _ in swaps} <= planned
        used = set(moves_of(planned | {other for _, other in swaps}))
        assert used <= set(sheet.moves) | set(book.sheets["first"].moves)
        assert set(sheet.moves) <= used
        assert min(len(set(phrasings)) for phrasings in sheet.moves.values()) >= 4
        for plans in sheet.plans.values():
            assert set(plans) <= {"usual", *VARIANTS}
            assert "usual" in plans
    assert sheet_data("it", name)["where"] == sheet_data("en", name)["where"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_phrase_tells_man_from_woman_or_speaks_like_an_office(language: str, name: str) -> None:
    banned = {
        "it": r"(?:soddisfatt|delus|content|pront|benvenut)[oa]\b|L'abbia \w+[oa]\b|cortesemente|"
        r"gentilmente|si prega|in merito a|la presente\b|disguido|inconvenient|vi aspettiamo|La aspettiamo|"
        r"a presto|torni a trovarci|chi di dovere|quanto sopra",
        "en": r"\bkindly\b|inconvenience|do not hesitate|don't hesitate|please be advised|see you soon|"
        r"welcom\w+ you back|\bhe or she\b|\bsir\b|\bmadam\b|herewith",
    }
    sheets = (phrasebook(language, register).sheets[name] for register in REGISTERS[language])
    phrases = [phrase for sheet in sheets for phrasings in sheet.moves.values() for phrase in phrasings]
    assert [phrase for phrase in phrases if re.search(banned[language], phrase, re.IGNORECASE)] == []


REAL = [
    ("it", "Camera 7, il 12 maggio: la doccia perdeva e la reception ha risposto dopo un'ora"),
    ("it", "Due ore in coda al check-in con i bambini stanchi"),
    ("it", "La crema costa 89 euro, altrove la stessa costa 45"),
    ("it", "VERGOGNA!!! mai più!!!!!!"),
    ("it", "Cena ottima e personale gentile, grazie di tutto"),
    ("it", "A che ora apre la piscina?"),
    ("en", "The room was filthy and we waited two hours at check-in"),
    ("en", "Cold pizza and a waiter who would not look at us"),
    ("en", "Terrible. Avoid."),
    ("en", "Lovely breakfast and very kind staff, thank you"),
]


@pytest.mark.parametrize(("language", "text"), REAL)
@pytest.mark.parametrize("stage", STAGES)
def test_comments_as_people_write_them_pass_at_every_stage(language: str, text: str, stage: str) -> None:
    reading = read(text)
    for register in REGISTERS[language]:
        replies = compose(Brief(reading, language, "G-4K7Q", stage=stage, register=register, dialogue=KNOWN))
        assert replies != ()
        assert [(each.text, broken(each)) for each in replies if broken(each)] == []
