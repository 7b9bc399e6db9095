"""Which day is meant: only what can be told for certain."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.cases.days import day_of, named_in, published_on
from server.reading import read
from server.records import Comment

LATEST = date(2026, 9, 1)
MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
    "ottobre", "novembre", "dicembre",
)  # fmt: skip


@pytest.fixture
def rome(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's clock goes after Italian time."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
    assert "CEST,M3" not in os.environ.get("TZ", "")


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("Il 15 agosto era tutto chiuso", "it", [date(2026, 8, 15)]),
        ("L'8 agosto 2025 nessuno in reception", "it", [date(2025, 8, 8)]),
        ("Siamo arrivati il 3 ago. e la camera era sporca", "it", [date(2026, 8, 3)]),
        ("Il 12/08/2026 la cena era fredda", "it", [date(2026, 8, 12)]),
        ("Il 12/8/26 la cena era fredda", "it", [date(2026, 8, 12)]),
        ("Il 12/08 eravamo in due", "it", [date(2026, 8, 12)]),
        ("Il 2026-08-12 la cena era fredda", "it", [date(2026, 8, 12)]),
        ("Il 20 dicembre faceva freddo in camera", "it", [date(2025, 12, 20)]),
        ("Il 29 febbraio la sauna era chiusa", "it", [date(2024, 2, 29)]),
        ("Il 3 agosto e il 5 agosto e il 3 agosto", "it", [date(2026, 8, 3), date(2026, 8, 5)]),
        ("Il 31 giugno la camera era sporca", "it", []),
        ("Ieri la camera era sporca", "it", []),
        ("Ad agosto 2025 la camera era sporca", "it", []),
        ("Sabato sera la cena era fredda", "it", []),
        ("La camera era sporca", "it", []),
        ("On August 15th everything was closed", "en", [date(2026, 8, 15)]),
        ("On the 15th of August everything was closed", "en", [date(2026, 8, 15)]),
        ("We stayed on 3 August 2025 and the room was dirty", "en", [date(2025, 8, 3)]),
        ("The room was dirty on July 4, 2025", "en", [date(2025, 7, 4)]),
        ("Dirty room on 03/08/2026", "en", []),
        ("Dirty room on 08/08/2026", "en", [date(2026, 8, 8)]),
        ("Dirty room on 2026-08-03", "en", [date(2026, 8, 3)]),
        ("Das Zimmer war am 3. August schmutzig", "de", [date(2026, 8, 3)]),
    ],
)
def test_a_day_is_named_or_it_is_not(text: str, language: str, days: list[date]) -> None:
    assert list(named_in(read(text, language), LATEST)) == days


def test_a_day_without_a_year_is_the_last_one_before_the_comment() -> None:
    reading = read("Il 1 settembre la camera era sporca", "it")
    assert named_in(reading, LATEST) == (date(2026, 9, 1),)
    assert named_in(reading, date(2026, 8, 31)) == (date(2025, 9, 1),)


def test_a_language_without_a_table_has_only_dates_that_are_the_same_everywhere() -> None:
    assert named_in(read("O quarto estava sujo 2026-08-03", "pt"), LATEST) == (date(2026, 8, 3),)
    assert named_in(read("O quarto estava sujo 03/08/2026", "pt"), LATEST) == ()


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-08-12", date(2026, 8, 12)), ("2026-08-12T10:00:00Z", date(2026, 8, 12)), ("3 h", None),
        ("2026-13-12", None), ("12 agosto", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_known_where_the_page_gave_a_date(
    said: str | None, day: date | None
) -> None:
    comment = Comment(
        id="c", fingerprint="f", text="t", created_at=datetime(2026, 8, 20, tzinfo=UTC), published_at=said
    )
    assert published_on(comment) == day


def test_a_moment_belongs_to_the_day_of_its_own_offset() -> None:
    assert day_of(datetime(2026, 5, 12, 0, 30, tzinfo=timezone(timedelta(hours=2)))) == date(2026, 5, 12)
    assert day_of(datetime(2026, 5, 12, 23, 30, tzinfo=timezone(timedelta(hours=-5)))) == date(2026, 5, 12)


@pytest.mark.usefixtures("rome")
def test_what_the_clock_wrote_in_utc_is_taken_to_local_time() -> None:
    assert day_of(datetime(2026, 5, 12, 22, 30, tzinfo=UTC)) == date(2026, 5, 13)
    assert day_of(datetime(2026, 5, 12, 21, 30, tzinfo=UTC)) == date(2026, 5, 12)


@settings(max_examples=40)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_that_can_be_written_is_read_as_itself(day: date) -> None:
    month = MONTHS[day.month - 1]
    for said in (f"il {day.day} {month} {day.year}", f"il {day:%d/%m/%Y}", f"il {day.isoformat()}"):
        assert named_in(read(f"Siamo arrivati {said} e pioveva in camera."), LATEST) == (day,), said


@settings(max_examples=40)
@given(st.integers(0, 40), st.integers(0, 15), st.dates(date(2009, 1, 1), date(2060, 1, 1)))
def test_a_day_without_its_year_is_never_after_the_latest_and_never_one_that_is_not(
    day: int, month: int, latest: date
) -> None:
    for found in named_in(read(f"Il {day:02}/{month:02} la cena era fredda e il cameriere assente."), latest):
        assert found <= latest
        assert (found.day, found.month) == (day, month)
