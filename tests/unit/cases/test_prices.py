"""The price list and the thing that a comment speaks of."""

from datetime import date

import pytest

from server.cases.prices import agrees, amounts, price_of
from server.reading import read
from server.records import Price

MAY = date(2026, 5, 12)
CREAM = Price(item="Crema", price=49)
OLD = Price(item="Crema viso", price=45, since="2025-01-01", until="2025-12-31")
NEW = Price(item="Crema viso", price=49, since="2026-01-01")
ROOM = Price(item="Camera doppia (colazione inclusa)", price=120)
SINGLE = Price(item="Camera singola", price=80)


@pytest.mark.parametrize(
    ("text", "prices", "days", "amount"),
    [
        ("Ho pagato 89 euro la stessa crema", (CREAM,), (MAY,), 49),
        ("Ho pagato 89 euro la stessa crema", (CREAM,), (), 49),
        ("Le CREME costano troppo", (CREAM,), (), 49),
        ("Il profumo costa troppo", (CREAM,), (), None),
        ("La cremeria è cara", (CREAM,), (), None),
        ("Ho pagato 89 euro la crema", (NEW,), (), None),
        ("Ho pagato 89 euro la crema per il viso", (OLD, NEW), (MAY,), 49),
        ("Ho pagato 89 euro la crema per il viso", (OLD, NEW), (date(2025, 12, 31),), 45),
        ("Ho pagato 89 euro la crema per il viso", (OLD, NEW), (date(2024, 12, 31),), None),
        ("Ho pagato 89 euro la crema per il viso", (OLD, NEW), (date(2026, 1, 1),), 49),
        ("Ho pagato 89 euro la crema per il viso", (OLD, NEW), (MAY, date(2025, 5, 12)), None),
        ("Ho pagato 89 euro la crema per il viso", (OLD, NEW), (), None),
        ("Ho pagato 89 euro la crema per il viso", (NEW,), (), 49),
        ("Ho pagato 89 euro la crema per il viso", (CREAM, NEW), (MAY,), 49),
        ("La camera doppia costa troppo", (ROOM, SINGLE), (), 120),
        ("La camera costa troppo", (ROOM, SINGLE), (), None),
        ("La camera era cara. La doppia rampa di scale era buia.", (ROOM,), (), None),
        ("La camera doppia e la crema costano troppo", (ROOM, CREAM), (), None),
        ("Camera singola cara", (SINGLE, Price(item="camera singola", price=80)), (), 80),
        ("Camera singola cara", (SINGLE, Price(item="camera singola", price=80, currency="CHF")), (), None),
        ("Qui niente", (Price(item="il", price=1), Price(item="(crema)", price=2)), (), None),
        ("", (CREAM,), (), None),
    ],
)
def test_one_thing_one_price_or_none(
    text: str, prices: tuple[Price, ...], days: tuple[date, ...], amount: float | None
) -> None:
    found = price_of(read(text, "it"), prices, days)
    assert (found.price if found else None) == amount


@pytest.mark.parametrize(
    ("item", "text", "is_found"),
    [
        ("Double room", "The double rooms cost too much", True), ("Rooms", "The room costs too much", True),
        ("Spa", "The spas are dear", False), ("Cake", "The cakes are dear", True),
        ("Cake", "The cart is dear", False),
    ],
)  # fmt: skip
def test_one_and_many_are_the_same_thing(item: str, text: str, is_found: bool) -> None:
    assert (price_of(read(text, "en"), (Price(item=item, price=9),), ()) is not None) == is_found


@pytest.mark.parametrize(("word", "is_found"), [("pasto", False), ("pasta", True), ("paste", True)])
def test_a_meal_is_no_pasta(word: str, is_found: bool) -> None:
    found = price_of(read(f"Ho pagato 20 euro per {word}", "it"), (Price(item="Pasta", price=9),), ())
    assert (found is not None) == is_found


def test_a_long_list_and_a_long_comment_take_no_time() -> None:
    prices = tuple(Price(item=f"Crema numero {number}", price=number) for number in range(2000))
    reading = read("La crema numero 7 è cara. " * 400, "it")
    assert price_of(reading, prices, ()) == prices[7]
    assert price_of(reading, (), ()) is None


@pytest.mark.parametrize(
    ("text", "amount", "same"),
    [
        ("Ho pagato 5 euro una bottiglietta d'acqua.", 5.0, True),
        ("Ho pagato 5,00 euro una bottiglietta d'acqua.", 5.0, True),
        ("Ho pagato 1,50 euro una bottiglietta d'acqua.", 1.5, True),
        ("Ho pagato 5 euro una bottiglietta d'acqua.", 1.5, False),
        ("Ho pagato 5 euro una bottiglietta d'acqua, che altrove costa 1,50 euro.", 5.0, False),
        ("Camera 5 sporca, e siamo in 5.", 5.0, False),
        ("Ho pagato 1.500 euro la settimana.", 1500.0, True),
        ("Ho pagato 1.500,50 euro la settimana.", 1500.5, True),
        ("Ho pagato 1500 euro la settimana.", 1500.0, True),
        ("Ho pagato 1.500 euro la settimana.", 1.5, False),
        ("We paid €1,500 for the week.", 1500.0, True),
        ("We paid €1,500.50 for the week.", 1500.5, True),
        ("We paid €1,500 for the week.", 1500.5, False),
    ],
)
def test_a_price_agrees_when_the_comment_names_no_other(text: str, amount: float, same: bool) -> None:
    assert agrees(read(text), amount) is same


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("1.500 euro", [1500.0]),
        ("1,500 €", [1500.0]),
        ("1 500 euro", [1500.0]),
        ("1.234.567,89 euro", [1234567.89]),
        ("12,5 euro", [12.5]),
        ("€ 49.00", [49.0]),
        ("da 45 a 1.200 euro", [45.0, 1200.0]),
        ("gratis", []),
    ],
)
def test_three_figures_after_a_mark_are_thousands(said: str, found: list[float]) -> None:
    assert amounts(said) == found
