"""How a day is written: with its year where it could be mistaken."""

from datetime import date, timedelta

import pytest

from server.replies.phrasebook import phrasebook

IT, EN = phrasebook("it", "lei").dates, phrasebook("en", "formal").dates
TODAY = date(2026, 12, 20)


@pytest.mark.parametrize(
    ("day", "italian", "english"),
    [
        (date(2026, 5, 12), "il 12 maggio", "on 12 May"),
        (date(2026, 5, 8), "l'8 maggio", "on 8 May"),
        (date(2025, 12, 11), "l'11 dicembre 2025", "on 11 December 2025"),
        (date(2024, 12, 30), "il 30 dicembre 2024", "on 30 December 2024"),
        (date(2027, 1, 2), "il 2 gennaio 2027", "on 2 January 2027"),
        (TODAY - timedelta(days=335), "il 19 gennaio", "on 19 January"),
        (TODAY - timedelta(days=336), "il 18 gennaio 2026", "on 18 January 2026"),
    ],
)
def test_a_day_that_is_far_has_its_year(day: date, italian: str, english: str) -> None:
    assert (IT.said(day, TODAY), EN.said(day, TODAY)) == (italian, english)


def test_seen_from_no_day_there_is_no_year() -> None:
    assert IT.said(date(2020, 2, 1)) == "il 1 febbraio"


def test_a_notice_has_the_year_always() -> None:
    assert (IT.full(TODAY), EN.full(TODAY), IT.plain(TODAY)) == (
        "20 dicembre 2026",
        "20 December 2026",
        "20 dicembre",
    )
    assert (IT.published("2026-12-20T10:00:00Z"), IT.published("ieri")) == ("20 dicembre 2026", "ieri")
