"""What the composer is told, and in which language it writes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from server.cases.assess import assess
from server.cases.briefing import brief, reply_language
from server.reading import read
from server.records import Business, Comment, Price
from server.replies.compose import compose
from server.replies.model import ReplyLanguage

NOW = datetime(2026, 5, 12, tzinfo=UTC)
SHOP = Business(name="Aurora", prices=(Price(item="Crema", price=49),))


@pytest.mark.parametrize(
    ("text", "language", "otherwise", "answer"),
    [
        ("La camera era sporca", "it", "en", "it"), ("The room was dirty", "en", "it", "en"),
        ("La chambre était sale", "fr", "it", "en"), ("👎👎", "und", "it", "it"), ("👎👎", "und", "en", "en"),
    ],
)  # fmt: skip
def test_the_reply_is_in_the_language_of_the_comment(
    text: str, language: str, otherwise: ReplyLanguage, answer: ReplyLanguage
) -> None:
    assert reply_language(read(text, language), otherwise) == answer


def test_another_language_can_be_asked_for_and_the_case_is_told_in_it() -> None:
    text = "Il 3 maggio ho pagato 89 euro la crema"
    comment = Comment(
        id="c", fingerprint="f", text=text, created_at=NOW, platform="facebook", author_role="supplier"
    )
    found = assess(comment, None, SHOP)
    usual, english = brief(found, "G-4K7Q", ("a",), "en"), brief(found, "G-4K7Q", ("a",), "it", language="en")
    assert (usual.language, usual.dialogue.price) == ("it", "49 euro")
    assert (english.language, english.dialogue.price) == ("en", "€49")
    assert usual.dialogue.closed_on is None
    assert (usual.code, usual.sent, usual.platform, usual.author_role) == (
        "G-4K7Q",
        ("a",),
        "facebook",
        "supplier",
    )
    assert usual.business is SHOP
    assert usual.reading == found.reading
    assert usual.signals == tuple(each.name for each in found.suspicion.evidence)
    assert usual.stage == "first"
    assert usual.dialogue.opened_on is None


BOUGHT = ("recension", "review", "propost", "compr", "ricatt", "extortion", "denunc", "300")


@pytest.mark.parametrize(
    ("text", "trade", "variant"),
    [
        ("Se entro domani non ricevo 300 euro, scriverò dieci recensioni negative", "extortion", "generic"),
        ("Se non mi rimborsate 300 euro pubblico dieci recensioni negative", "extortion", "generic"),
        ("If you do not refund me 300 euros I will post ten negative reviews", "extortion", "generic"),
        ("Se non mi rimborsate lascio una recensione negativa", "pressure", "lived-detail"),
        ("Mi dia uno sconto del 50% o le lascio una stella", "doubt", "lived-detail"),
    ],
)
def test_who_threatens_is_answered_calmly_and_not_as_a_seller_of_reviews(
    text: str, trade: str, variant: str
) -> None:
    comment = Comment(id="c", fingerprint="f", text=text, created_at=NOW)
    asked = brief(assess(comment, None, SHOP), "G-4K7Q", (), "it")
    assert asked.trade == trade
    for draft in compose(asked, count=3):
        assert draft.variant == variant
        assert [word for word in BOUGHT if word in draft.text.lower()] == []
        assert [each.rule for each in draft.checks if not each.ok] == []


def test_an_offer_is_still_told_that_no_reviews_are_bought_and_so_is_a_choice_by_hand() -> None:
    for text in (
        "Le pubblichiamo 10 recensioni a 5 stelle a 100 euro",
        "Pagate o vi distruggo la reputazione",
    ):
        comment = Comment(id="c", fingerprint="f", text=text, created_at=NOW)
        asked = brief(assess(comment, None, SHOP), "G-4K7Q", (), "it")
        assert compose(replace(asked, variant="review-trade"), count=1)[0].variant == "review-trade"
        assert asked.is_offer is (asked.trade == "offer")
        assert asked.is_extortion is (asked.trade == "extortion")
