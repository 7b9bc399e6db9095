"""The row under the draft: another moment of the dialogue, register, occasion; and who will read the text."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer, check, reply
from tests.live import LiveServer

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
COMPOSE = "POST /v1/replies:compose"
Weigh = Callable[..., Card]


def asked(scripted: ScriptedServer) -> list[object]:
    return [each.body for each in scripted.heard(COMPOSE)]


def options(card: Card, name: str) -> list[str]:
    return [part["value"] for part in card.all(f'[data-garbo="{name}"] option')]


def opened(weigh: Weigh, scripted: ScriptedServer, **changes: object) -> Card:
    scripted.weighs(COMMENT, 12, "likely-customer", [], **changes)
    card = weigh()
    card.click('[data-garbo="situation"] summary')
    return card


def test_the_row_shows_what_the_draft_is(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    assert card('[data-garbo="situation"] summary').text == "Un'altra situazione"
    assert (card("stage").value, card("register").value, card("variant").value) == ("first", "lei", "")
    assert options(card, "stage") == [
        "first", "private", "answered", "silent", "clarify", "resolved", "report", "note",
    ]  # fmt: skip
    assert options(card, "register") == ["lei", "voi", "tu"]
    assert options(card, "variant") == [
        "", "lived-detail", "mixed", "generic", "impulse", "price", "creator", "review-trade", "outsider",
        "positive", "question", "grave", "threat",
    ]  # fmt: skip
    assert card('[data-garbo="variant"] option').text == "Come l'ha scritto Garbo"
    assert all(part.text for part in card.all("select option"))
    assert card("where")["data-where"] == "public"
    labels = [part["for"] for part in card.all('[data-garbo="situation"] label')]
    assert labels == ["reply-stage", "reply-register", "reply-variant"]
    assert asked(scripted) == []


def test_an_english_draft_has_the_english_registers(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted, replies=[reply("We are sorry.", language="en", register="informal")])
    assert options(card, "register") == ["formal", "informal"]
    assert card("register").value == "informal"


def test_a_choice_composes_anew_and_the_checks_follow_it(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    silent = {"stage": "silent", "register": "lei"}
    scripted.says(COMPOSE, 200, {"replies": [reply("Ha pensato a noi?", check("R2", "Il canale"), **silent)]})
    card.choose("stage", "silent")
    wait_until(lambda: card("reply").value == "Ha pensato a noi?", "the draft for silence")
    assert card("check")["data-rule"] == "R2"
    scripted.says(COMPOSE, 200, {"replies": [reply("Hai pensato a noi?", stage="silent", register="tu")]})
    card.choose("register", "tu")
    wait_until(lambda: card("reply").value == "Hai pensato a noi?", "the draft with tu")
    price = reply("Hai visto il listino?", stage="silent", register="tu", variant="price")
    scripted.says(COMPOSE, 200, {"replies": [price]})
    card.choose("variant", "price")
    wait_until(lambda: card("reply").value == "Hai visto il listino?", "the draft about the price")
    assert (card("stage").value, card("register").value, card("variant").value) == ("silent", "tu", "price")
    base = {"commentId": "c1", "platform": "generic", "language": "it"}
    assert asked(scripted) == [
        base | {"stage": "silent", "register": "lei"},
        base | {"stage": "silent", "register": "tu"},
        base | {"stage": "silent", "register": "tu", "variant": "price"},
    ]
    card.write("reply", "Hai visto?")
    wait_until(lambda: scripted.heard("POST /v1/replies:check"), "the check")
    assert scripted.heard("POST /v1/replies:check")[0].body == base | {
        "text": "Hai visto?", "stage": "silent", "register": "tu", "variant": "price", "where": "public",
    }  # fmt: skip


def test_what_was_edited_stays_and_can_be_gone_back_to(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    assert not card("mine").visible
    card.write("reply", "La mia versione.")
    scripted.says(COMPOSE, 200, {"replies": [reply("Un'altra.", register="tu")]})
    card.choose("register", "tu")
    wait_until(lambda: card("reply").value == "Un'altra.", "the new draft")
    assert card("status").text == "Bozza 2 di 2"
    card.click("mine")
    assert card("reply").value == "La mia versione."
    assert card("register").value == "lei"
    assert not card("mine").visible
    card.click("another")
    wait_until(lambda: card("reply").value == "Un'altra.", "the new draft again")


def test_in_private_the_message_and_the_telephone_are_labelled_and_only_copied(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    card = opened(weigh, scripted)
    texts = [
        reply("Un messaggio.", stage="private", where="private"),
        reply("Una traccia.", stage="private", where="phone"),
    ]
    scripted.says(COMPOSE, 200, {"replies": texts})
    card.choose("stage", "private")
    wait_until(lambda: card("reply").value == "Un messaggio.", "the message")
    assert (card("where")["data-where"], card("insert").visible) == ("private", False)
    assert "Sotto il commento non va inserita" in card("where").text
    card.click("another")
    wait_until(lambda: card("reply").value == "Una traccia.", "the outline")
    assert card("where").text.startswith("È una traccia per telefonare")
    assert (card("where")["data-where"], card("insert").visible) == ("phone", False)
    card.write("reply", "Una traccia mia.")
    held = {
        "commentId": "c1", "platform": "generic", "text": "Una traccia mia.", "stage": "private",
        "register": "lei", "language": "it", "where": "phone",
    }  # fmt: skip
    wait_until(
        lambda: held in [each.body for each in scripted.heard("POST /v1/replies:check")], "the check of it"
    )
    card.click("copy")
    wait_until(lambda: card("status").text == "Copiata.", "the copy")


@pytest.mark.parametrize("where", ["platform", "inside"])
def test_a_notice_and_a_note_are_only_copied(where: str, weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted, replies=[reply("Righe.", stage="report", where=where)])
    assert card("where")["data-where"] == where
    assert not card("insert").visible
    assert card("copy").visible


def test_a_closed_gate_says_kindly_what_is_missing_and_changes_nothing(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    card = opened(weigh, scripted)
    before = card("reply").value
    scripted.fails(COMPOSE, 409, "gate-closed", "Manca il silenzio.", "/stage")
    card.choose("stage", "clarify")
    assert card("gate").text.startswith("Il chiarimento in pubblico deve ancora aspettare")
    assert [part.text for part in card.all("gate li, .gate li")] == ["Manca il silenzio."]
    assert not card.has("error")
    assert (card("stage").value, card("reply").value) == ("first", before)
    scripted.says(COMPOSE, 200, {"replies": [reply("Risolto.", stage="resolved")]})
    card.choose("stage", "resolved")
    wait_until(lambda: card("reply").value == "Risolto.", "the draft")
    assert not card.has("gate")


def test_what_goes_wrong_can_be_tried_again_as_it_was_meant(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    before = card("reply").value
    scripted.fails(COMPOSE, 507, "storage-full")
    card.choose("register", "voi")
    assert card("error")["data-kind"] == "storage-full"
    assert (card("register").value, card("reply").value) == ("lei", before)
    scripted.says(COMPOSE, 200, {"replies": [reply("Ditemi.", register="voi")]})
    card.click("retry")
    wait_until(lambda: card("reply").value == "Ditemi.", "the draft with voi")
    assert card("register").value == "voi"


def test_a_comment_that_is_not_kept_is_composed_from_its_text(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted, commentId=None)
    scripted.says(COMPOSE, 200, {"replies": [reply("Ci dica.", stage="resolved")]})
    card.choose("stage", "resolved")
    wait_until(lambda: card("reply").value == "Ci dica.", "the draft")
    (body,) = asked(scripted)
    assert body == {
        "text": COMMENT, "platform": "generic", "stage": "resolved", "register": "lei", "language": "it",
    }  # fmt: skip


def test_a_correction_by_hand_leaves_the_chosen_situation_alone(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    card = opened(weigh, scripted)
    answer = scripted.answers["POST /v1/comments:analyze"].body
    scripted.says(COMPOSE, 200, {"replies": [reply("Risolto.", stage="resolved")]})
    card.choose("stage", "resolved")
    wait_until(lambda: card("reply").value == "Risolto.", "the draft")
    scripted.says("PATCH /v1/comments/c1", 200, answer)
    card.click('[data-garbo="who"] summary')
    card.choose("role", "customer")
    wait_until(lambda: card("who-status").text, "the word that it is saved")
    assert (card("reply").value, card("stage").value) == ("Risolto.", "resolved")


def test_with_the_real_server(
    paired: Chromium, server: LiveServer, page_server: PageServer, select: Callable[[Page, str], str]
) -> None:
    page = paired.open(page_server.url("plain.html"))
    select(page, "#comment")
    paired.trigger(page)
    card = Card(paired, page)
    card.click('[data-garbo="situation"] summary')
    seen = {card("reply").value}
    for stage, where in {
        "private": "private", "answered": "private", "silent": "public", "resolved": "public",
        "report": "platform", "note": "inside",
    }.items():  # fmt: skip
        card.choose("stage", stage)
        wait_until(lambda: card("reply").value not in seen, f"a draft for {stage}")
        seen.add(card("reply").value)
        assert card("stage").value == stage
        if stage != "answered":
            assert card("where")["data-where"] == where
        assert card("insert").visible is (card("where")["data-where"] == "public")
    card.choose("stage", "clarify")
    assert len(card("gate").text) > 40
    assert card("stage").value == "note"
    assert not card.has("error")
