"""The amounts of a comment against the price list."""

from datetime import UTC, datetime

import pytest

from server.cases.assess import assess
from server.cases.price_check import WORDS, Claim, claims, disproved, source_of
from server.records import Business, Comment, Price

NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
SHOP = Business(
    name="Aurora",
    competitors=("Belle Essenze",),
    prices=(
        Price(item="Crema", price=49, since="2026-01-01"),
        Price(item="Cream", price=49, since="2026-01-01"),
        Price(item="Camera doppia", price=80),
    ),
)
LIE = "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45"


def found(
    text: str, language: str = "it", business: Business | None = SHOP, **fields: object
) -> tuple[Claim, ...]:
    comment = Comment(id="c", fingerprint="f", text=text, created_at=NOW, language=language, **fields)  # type: ignore[arg-type]
    return claims(assess(comment, None, business))


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (LIE, "it", [("89 euro", 89, "EUR", "here", True), ("45", 45, None, "elsewhere", None)]),
        ("Qui una crema 89 euro, al bar accanto 4 euro", "it", [
            ("89 euro", 89, "EUR", "here", True), ("4 euro", 4, "EUR", "elsewhere", None)]),
        ("La stessa crema 40 euro altrove, qui 75 euro", "it", [
            ("40 euro", 40, "EUR", "elsewhere", None), ("75 euro", 75, "EUR", "here", True)]),
        ("Crema pagata 1.200,50 €", "it", [("1.200,50 €", 1200.5, "EUR", "here", True)]),
        ("La crema da Belle Essenze 30 euro", "it", [("30 euro", 30, "EUR", "elsewhere", None)]),
        ("La crema di belle essenze sta a 30 euro", "it", [("30 euro", 30, "EUR", "elsewhere", None)]),
        ("89 euro per una crema!", "it", [("89 euro", 89, "EUR", "unknown", True)]),
        ("Ho pagato altrove 89 euro la crema", "it", [("89 euro", 89, "EUR", "unknown", True)]),
        ("Ho pagato 98 euro la crema", "it", [("98 euro", 98, "EUR", "here", None)]),
        ("Ho pagato 99 euro la crema", "it", [("99 euro", 99, "EUR", "here", True)]),
        ("Ho pagato 89 euro la crema, due barattoli", "it", [("89 euro", 89, "EUR", "here", None)]),
        ("Ho pagato 49 euro la crema", "it", [("49 euro", 49, "EUR", "here", False)]),
        ("Ho pagato 49,00 euro la crema", "it", [("49,00 euro", 49, "EUR", "here", False)]),
        ("Ho pagato $89 la crema", "it", [("$89", 89, "USD", "here", None)]),
        ("Ho pagato 89 euro il profumo", "it", [("89 euro", 89, "EUR", "here", None)]),
        ("I paid €89.50 for the cream", "en", [("€89.50", 89.5, "EUR", "here", True)]),
        ("I paid £89 for the cream", "en", [("£89", 89, "GBP", "here", None)]),
        ("Ho pagato ottanta euro la crema", "it", []),
        ("La crema era pessima", "it", []),
        ("Se per la crema non ricevo 300 euro, scriverò dieci recensioni negative", "it", []),
        ("Rimborsatemi: ho pagato 89 euro la crema, se non lo fate scrivo una recensione onesta", "it", [
            ("89 euro", 89, "EUR", "here", True)]),
        ("😀", "it", []),
    ],
)  # fmt: skip
def test_what_an_amount_is_held_against(text: str, language: str, told: list[tuple[object, ...]]) -> None:
    seen = [
        (each.span.of(text), each.amount, each.currency, each.whose, each.differs)
        for each in found(text, language)
    ]
    assert seen == told


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (LIE, 89),
        ("Ho pagato 30 euro la crema", None),
        ("89 euro per una crema!", None),
        ("La crema altrove 89 euro", None),
        ("Ho pagato 89 euro la crema. Ho pagato 49 euro la crema.", None),
        ("Ho pagato 60 euro la crema. Ho pagato 89 euro la crema.", 60),
        ("Ho pagato 80 euro la camera doppia", None),
    ],
)
def test_only_more_than_the_list_says_and_paid_here_is_suggested(text: str, amount: float | None) -> None:
    claim = disproved(found(text))
    assert (claim.amount if claim else None) == amount


def test_without_a_list_or_on_another_day_nothing_is_told() -> None:
    assert [each.listed for each in found(LIE, business=None)] == [None, None]
    assert [each.listed for each in found(LIE, business=Business(name="x"))] == [None, None]
    assert disproved(found(LIE, published_at="2025-05-12")) is None
    free = Business(name="x", prices=(Price(item="Crema", price=0),))
    assert [each.differs for each in found(LIE, business=free)] == [None, None]


def test_the_source_can_be_looked_up() -> None:
    claim = disproved(found(LIE))
    assert claim is not None
    assert claim.listed is not None
    assert source_of(claim, claim.listed, "it") == (
        "listino: Crema, 49 euro, dal 2026-01-01",
        "il commento dice 89 euro, il listino 49 euro",
    )
    dateless = Price(item="Crema \n viso", price=49)
    assert source_of(claim, dateless, "en") == (
        "price list: Crema viso, €49",
        "the comment says €89, the price list €49",
    )


@pytest.mark.parametrize("cue", WORDS["it"]["here"])
def test_every_word_of_here_in_italian(cue: str) -> None:
    assert found(f"Crema: {cue} 89 euro")[0].whose == "here"


@pytest.mark.parametrize("cue", WORDS["it"]["elsewhere"])
def test_every_word_of_elsewhere_in_italian(cue: str) -> None:
    assert found(f"La crema {cue} 89 euro")[0].whose == "elsewhere"


@pytest.mark.parametrize("cue", WORDS["it"]["several"])
def test_every_word_of_several_in_italian(cue: str) -> None:
    assert found(f"Ho pagato 89 euro la crema {cue}")[0].differs is None


@pytest.mark.parametrize("cue", WORDS["en"]["here"])
def test_every_word_of_here_in_english(cue: str) -> None:
    assert found(f"The cream was {cue} €89 in May", "en")[0].whose == "here"


@pytest.mark.parametrize("cue", WORDS["en"]["elsewhere"])
def test_every_word_of_elsewhere_in_english(cue: str) -> None:
    assert found(f"The cream is {cue} €89", "en")[0].whose == "elsewhere"


@pytest.mark.parametrize("cue", WORDS["en"]["several"])
def test_every_word_of_several_in_english(cue: str) -> None:
    assert found(f"I paid €89 for the cream {cue}", "en")[0].differs is None


@pytest.mark.parametrize(
    "text", ["1 " * 20_000 + "euro", "pagato " * 10_000 + "9 €", "9 € " * 3000, "\0 9 €\u202e da A"]
)
def test_long_and_odd_texts_do_no_harm(text: str) -> None:
    assert disproved(found(text)) is None
