import pytest

from server.imports import cells
from server.imports.cells import Order, Rating
from server.imports.columns import TABLE

DAYS: list[tuple[str, Order, str | None]] = [
    ("2026-03-05", "day-first", "2026-03-05"),
    ("2026-03-05", "month-first", "2026-03-05"),
    ("2026-03-05T10:20:00+01:00", "day-first", "2026-03-05T10:20:00+01:00"),
    ("2026-03-05 10:20", "day-first", "2026-03-05 10:20"),
    ("05/03/2026", "day-first", "2026-03-05"),
    ("05/03/2026", "month-first", "2026-05-03"),
    ("5.3.2026", "day-first", "2026-03-05"),
    ("5-3-26", "day-first", "2026-03-05"),
    ("25/03/2026", "month-first", "2026-03-25"),
    ("03/25/2026", "day-first", "2026-03-25"),
    ("05/03/2026 18:40", "day-first", "2026-03-05"),
    ("'05/03/2026", "day-first", "2026-03-05"),
    ("5 marzo 2026", "day-first", "2026-03-05"),
    ("1° maggio 2026", "day-first", "2026-05-01"),
    ("5 Mar. 2026", "day-first", "2026-03-05"),
    ("March 5, 2026", "day-first", "2026-03-05"),
    ("5th of March 2026", "day-first", "2026-03-05"),
    ("31/02/2026", "day-first", None),
    ("31/31/2026", "day-first", None),
    ("05/03/1066", "day-first", None),
    ("marzo 2026", "day-first", None),
    ("5 brumaio 2026", "day-first", None),
    ("ieri", "day-first", None),
    ("=A1", "day-first", None),
    ("\0", "day-first", None),
    ("9" * 100_000, "day-first", None),
]


@pytest.mark.parametrize(("cell", "order", "day"), DAYS, ids=lambda value: str(value)[:24])
def test_days(cell: str, order: Order, day: str | None) -> None:
    assert cells.day_of(cell, order) == day


@pytest.mark.parametrize(
    ("number", "name"), [(int(n), name) for n, names in TABLE["months"].items() for name in names]
)
def test_every_month_is_known(number: int, name: str) -> None:
    assert cells.day_of(f"7 {name.upper()} 2026", "day-first") == f"2026-{number:02}-07"


@pytest.mark.parametrize(("column", "order", "unclear"), [
    (["03/04/2026", "05/06/2026"], "day-first", True),
    (["03/04/2026", "25/06/2026"], "day-first", False),
    (["03/04/2026", "06/25/2026"], "month-first", False),
    (["25/04/2026", "06/25/2026"], "day-first", True),
    (["12/12/2026"], "day-first", True),
    (["2026-04-03", ""], "day-first", False),
])  # fmt: skip
def test_the_rows_show_the_order(column: list[str], order: Order, unclear: bool) -> None:
    assert cells.order_of(column) == (order, unclear)


@pytest.mark.parametrize(("cell", "rating"), [
    ("4", Rating(4, None)), ("4,5", Rating(4.5, None)), ("4.5", Rating(4.5, None)), ("8/10", Rating(8, 10)),
    ("4 su 5", Rating(4, 5)), ("4 out of 5", Rating(4, 5)), ("4.0 of 5 bubbles", Rating(4, 5)),
    ("4 stelle", Rating(4, None)), ("3 STARS", Rating(3, None)), ("★★★☆☆", Rating(3, 5)),
    ("⭐⭐", Rating(2, 5)), ("", None), ("ottimo", None), ("-3", None), ("★ bello", None), ("=5", None),
    ("4 stelle!", None), ("1" * 100_000, None),
], ids=lambda value: str(value)[:20])  # fmt: skip
def test_ratings(cell: str, rating: Rating | None) -> None:
    assert cells.rating_of(cell) == rating


@pytest.mark.parametrize("unit", TABLE["ratings"]["units"])
@pytest.mark.parametrize("of", TABLE["ratings"]["of"])
def test_every_word_of_a_rating_is_known(unit: str, of: str) -> None:
    assert cells.rating_of(f"4 {of} 5 {unit}") == Rating(4, 5)


def test_the_scale_is_that_of_the_column() -> None:
    five, ten = [Rating(4, None), None, Rating(8, 10)], [Rating(4, None), Rating(5.1, None)]
    assert (cells.scale_of(five), cells.scale_of(ten), cells.scale_of([])) == (5.0, 10.0, 5.0)


@pytest.mark.parametrize(("rating", "scale", "stars"), [
    (Rating(4, None), 5, 4), (Rating(4, None), 10, 2), (Rating(7, None), 10, 3.5), (Rating(8, 10), 5, 4),
    (Rating(1, None), 10, 1), (Rating(0.5, None), 5, 1), (Rating(0, None), 5, None), (Rating(6, 5), 5, None),
    (Rating(11, None), 10, None), (Rating(80, 100), 5, None), (None, 5, None),
])  # fmt: skip
def test_all_ratings_come_to_five(rating: Rating | None, scale: float, stars: float | None) -> None:
    assert cells.stars(rating, scale) == stars


@pytest.mark.parametrize(
    ("platform", "name"), [(each, name) for each, names in TABLE["platforms"].items() for name in names]
)
def test_every_platform_is_known(platform: str, name: str) -> None:
    assert cells.platform_in(name.title()) == platform


def test_another_word_is_no_platform() -> None:
    assert cells.platform_in("Booking.com") is None
