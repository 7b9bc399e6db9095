"""What could be checked is found; what only looks like it is not."""

import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.reading import details
from server.reading.details import TABLES, find, rules_of
from server.reading.notation import read_toml

_FILES = sorted((Path(details.__file__).parent / "details").glob("*.toml"))
_TABLES = {file.stem: read_toml(file) for file in _FILES}
_EXAMPLES = [
    (language, entry["kind"], example)
    for language, table in _TABLES.items()
    for entry in table["detail"]
    for example in entry["examples"]
]
_NOTHING = [
    (language, example) for language, table in _TABLES.items() for example in table["nothing"]["examples"]
]


def _found(text: str, language: str) -> list[tuple[str, str]]:
    return [(detail.kind, detail.span.of(text)) for detail in find(text, language)]


def test_reads_five_languages_and_what_is_common() -> None:
    assert set(TABLES) == {"common", "it", "en", "es", "fr", "de"}


@pytest.mark.parametrize(("language", "kind", "example"), _EXAMPLES)
def test_every_example_of_the_tables_is_found(language: str, kind: str, example: str) -> None:
    before, marked = example.split("«")
    words, after = marked.split("»")
    assert (kind, words) in _found(before + words + after, language)


@pytest.mark.parametrize(("language", "example"), _NOTHING)
def test_nothing_is_found_where_there_is_nothing(language: str, example: str) -> None:
    assert _found(example, language) == []


def test_every_form_of_the_tables_has_an_example() -> None:
    texts = [example.replace("«", "").replace("»", "") for _, _, example in _EXAMPLES]
    texts += [example for _, example in _NOTHING]
    patterns = [rule.pattern for table in TABLES for rule in rules_of(table)]
    assert [each.pattern for each in patterns if not any(map(each.search, texts))] == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, la reception ha risposto "
            "dopo due ore",
            "it",
            [("room", "Camera 12"), ("date", "il 3 agosto"), ("place", "sul letto"),
             ("staff", "la reception"), ("duration", "dopo due ore")],
        ),
        (
            "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45",
            "it",
            [("price", "89 euro"), ("place", "via Mazzini 14"), ("price", "45")],
        ),
        ("Le pubblichiamo 10 recensioni a 5 stelle a 100 euro", "it", [("price", "100 euro")]),
        (
            "On August 3rd, room 214: the lady at reception told us to wait for 20 minutes. $30 at 11pm!",
            "en",
            [("date", "On August 3rd"), ("room", "room 214"), ("staff", "the lady at reception"),
             ("duration", "for 20 minutes"), ("price", "$30"), ("time", "at 11pm")],
        ),
        ("prenotazione n. 123456, tel. 06 1234567", "it", [("reference", "prenotazione n. 123456")]),
        ("CAMERA 12, IL 3 AGOSTO", "it", [("room", "CAMERA 12"), ("date", "IL 3 AGOSTO")]),
        ("il 3\u00a0agosto", "it", [("date", "il 3\u00a0agosto")]),
        ("il 3\nagosto", "it", []),
        ("Camera 12; room 214", "und", [("room", "Camera 12"), ("room", "room 214")]),
        ("Quarto 12, € 30, 22:30", "pt", [("price", "€ 30"), ("time", "22:30")]),
        ("Camera 12", "en", []),
        ("😡😡 il 3 agosto 😡", "it", [("date", "il 3 agosto")]),
    ],
)  # fmt: skip
def test_finds_the_details_of_a_comment(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert _found(text, language) == expected


_WORDS = st.sampled_from(
    ["camera", "12", "il", "3", "agosto", "€", "89", "euro", "alle", "7,30", "dopo", "due", "ore", "via",
     "Mazzini", "n.", "prenotazione", "#A12B", "la", "reception", "/", "08", "2024", "+39",
     "www.example.org", "room", "at", "pm"]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(
    st.one_of(st.text(max_size=150), st.lists(_WORDS, max_size=20).map(" ".join)),
    st.sampled_from([*TABLES, "und", "xx"]),
)
def test_spans_are_valid_sorted_and_apart(text: str, language: str) -> None:
    spans = [detail.span for detail in find(text, language)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)


@pytest.mark.parametrize("unit", ["a ", "1 ", "9", "camera ", "via A ", "A", "a.", "+39", "\x00", "😡"])
def test_a_huge_text_is_searched(unit: str) -> None:
    text = unit * (100_000 // len(unit)) + " il 3 agosto"
    assert ("date", "il 3 agosto") in _found(text, "it")


_AMOUNTS = st.tuples(st.integers(1, 9999), st.integers(0, 99))


@settings(max_examples=80)
@given(_AMOUNTS, st.sampled_from(["{} euro", "{} €", "€ {}", "€{}", "{}€"]), st.booleans())
def test_every_amount_is_found_whole(amount: tuple[int, int], form: str, cents: bool) -> None:
    said = form.format(f"{amount[0]},{amount[1]:02}" if cents else str(amount[0]))
    text = f"Abbiamo pagato {said} e nessuno ci ha avvisati."
    assert [(each.kind, each.span.of(text)) for each in find(text, "it")] == [("price", said)]


@settings(max_examples=40)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_in_words_or_figures_is_found_whole(day: date) -> None:
    months = _TABLES["it"]["lists"]["month"]
    assert len(months) == 12
    for said in (f"il {day.day} {months[day.month - 1]} {day.year}", f"{day:%d/%m/%Y}"):
        text = f"Siamo arrivati {said} e pioveva in camera."
        (found,) = find(text, "it")
        assert found.kind == "date"
        assert said in found.span.of(text)


_UNITS = st.one_of(
    st.text(min_size=1, max_size=4),
    st.lists(
        st.sampled_from(
            ["3", "12", " ", "/", ".", ",", "€", "euro", "il", "maggio", "alle", "camera", "via", "A", "-"]
        ),
        min_size=1, max_size=5,
    ).map("".join),
)  # fmt: skip


@settings(max_examples=15)
@given(_UNITS, st.sampled_from(["it", "en", "und"]))
def test_the_longest_text_takes_a_moment_whatever_is_repeated_in_it(unit: str, language: str) -> None:
    text = (unit * 20_000)[:20_000]
    begun = time.thread_time()
    find(text, language)
    assert time.thread_time() - begun < 8
