"""Days counted to the day: the last one of a term, leap days, dates that cannot be right."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.law.book import LIMITS
from server.law.checks import age, day_of, receipt, term
from server.law.model import Outcome, Visit

TODAY = date(2026, 11, 21)


def test_the_figures_are_those_of_the_law() -> None:
    assert (LIMITS.days, LIMITS.years, LIMITS.approved) == (30, 2, date(2026, 3, 4))


@pytest.mark.parametrize(("visited", "published", "found"), [
    (date(2026, 5, 1), date(2026, 6, 20), Outcome("not-met", "late", 50)),
    (date(2026, 5, 1), date(2026, 5, 31), Outcome("met", "in-time", 30)),
    (date(2026, 5, 1), date(2026, 6, 1), Outcome("not-met", "late", 31)),
    (date(2026, 5, 1), date(2026, 5, 2), Outcome("met", "in-time", 1)),
    (date(2026, 5, 1), date(2026, 5, 1), Outcome("met", "same-day", 0)),
    (date(2024, 1, 31), date(2024, 3, 1), Outcome("met", "in-time", 30)),
    (date(2025, 1, 31), date(2025, 3, 3), Outcome("not-met", "late", 31)),
    (date(2026, 5, 2), date(2026, 5, 1), Outcome("unknown", "reversed")),
    (TODAY, TODAY, Outcome("met", "same-day", 0)),
    (TODAY, date(2026, 11, 22), Outcome("unknown", "future")),
    (date(2026, 11, 22), date(2026, 5, 1), Outcome("unknown", "future")),
    (None, date(2026, 5, 1), Outcome("unknown", "no-visit")),
    (date(2026, 5, 1), None, Outcome("unknown", "no-review")),
    (None, None, Outcome("unknown", "neither")),
])  # fmt: skip
def test_the_term(visited: date | None, published: date | None, found: Outcome) -> None:
    assert term(Visit(TODAY, visited_on=visited, published_on=published)) == found


@pytest.mark.parametrize(("published", "today", "found"), [
    (date(2024, 11, 21), date(2026, 11, 21), Outcome("met", "recent", 730)),
    (date(2024, 11, 21), date(2026, 11, 22), Outcome("not-met", "old", 731)),
    (date(2024, 11, 21), date(2027, 1, 1), Outcome("not-met", "old", 771)),
    (date(2024, 2, 29), date(2026, 2, 28), Outcome("met", "recent", 730)),
    (date(2024, 2, 29), date(2026, 3, 1), Outcome("not-met", "old", 731)),
    (date(2026, 2, 28), date(2028, 2, 28), Outcome("met", "recent", 730)),
    (date(2026, 2, 28), date(2028, 2, 29), Outcome("not-met", "old", 731)),
    (date(2026, 11, 20), date(2026, 11, 21), Outcome("met", "recent", 1)),
    (TODAY, TODAY, Outcome("met", "today", 0)),
    (date(2026, 11, 22), TODAY, Outcome("unknown", "future")),
    (date.min, date.max, Outcome("not-met", "old", 3652058)),
    (date.max, date.max, Outcome("met", "today", 0)),
    (None, TODAY, Outcome("unknown", "no-review")),
])  # fmt: skip
def test_the_age(published: date | None, today: date, found: Outcome) -> None:
    assert age(Visit(today, published_on=published)) == found


@pytest.mark.parametrize(("has", "found"), [
    (True, Outcome("met", "shown")), (False, Outcome("not-met", "not-shown")),
    (None, Outcome("unknown", "not-known")),
])  # fmt: skip
def test_the_receipt(has: bool | None, found: Outcome) -> None:
    assert receipt(Visit(TODAY, has_receipt=has)) == found


@given(visited=st.dates(), published=st.dates(), today=st.dates())
def test_a_state_is_only_said_of_days_that_can_be(visited: date, published: date, today: date) -> None:
    found = term(Visit(today, visited_on=visited, published_on=published))
    assert (found.state != "unknown") == (visited <= published <= today)
    assert (found.days is None) == (found.state == "unknown")


@pytest.mark.parametrize(("written", "day"), [
    ("2026-08-03", date(2026, 8, 3)), ("2026-08-03T23:59:00Z", date(2026, 8, 3)),
    ("2026-08-03T10:00:00.000+02:00", date(2026, 8, 3)), ("2026-08-03 10:00", date(2026, 8, 3)),
    (" 2024-02-29\n", date(2024, 2, 29)),
    ("3 agosto 2026", None), ("2 h", None), ("ieri", None), ("20260803", None), ("2026-W10-1", None),
    ("2026-02-30", None), ("2026-13-01", None), ("2026-08-03T25:00", None), ("2026-08-031", None),
    ("2026-08-03 alle 10", None), ("2026-08-03x10:00", None), ("٢٠٢٦-٠٨-٠٣", None), ("0000-01-01", None),
    ("2026-08-03T", None), ("", None), (" ", None), (None, None), ("\x00", None),
    ("2026-08-03T" + "9" * 100_000, None),
])  # fmt: skip
def test_only_an_iso_date_is_a_day(written: str | None, day: date | None) -> None:
    assert day_of(written) == day


@given(st.text())
def test_no_text_is_too_strange_for_a_date(written: str) -> None:
    assert day_of(written) is None or day_of(written) == date.fromisoformat(written.strip()[:10])
