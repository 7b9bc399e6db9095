"""What a person sets by hand in the card: who writes, in which role, how many see it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer, analysis, reason
from tests.live import LiveServer

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
SAVED = "Salvato, e valutato di nuovo."
Weigh = Callable[..., Card]


def draft(text: str) -> dict[str, object]:
    return {
        "text": text,
        "stage": "first",
        "register": "lei",
        "language": "it",
        "variant": "plain",
        "checks": [],
    }


def opened(weigh: Weigh, scripted: ScriptedServer, path: str = "plain.html", **changes: Any) -> Card:
    """Open the card and the fold "who writes" in it."""
    scripted.weighs(COMMENT, 12, "likely-customer", [], **changes)
    card = weigh(path)
    card.click('[data-garbo="who"] summary')
    return card


def saved(card: Card) -> None:
    wait_until(lambda: card("who-status").text == SAVED, "the word that it is saved")


def bodies(scripted: ScriptedServer) -> list[object]:
    return [asked.body for asked in scripted.heard("PATCH /v1/comments/c1")]


def test_the_fold_is_closed_at_first_and_shows_what_the_page_said(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh("guestbook.html", "#lived")
    assert not card("author").visible
    card.click('[data-garbo="who"] summary')
    assert card("author").visible
    assert [card(name).value for name in ("author", "role", "exposure")] == ["Marta R.", "unknown", ""]
    assert card("#author-help").text == "Del nome resta solo uno pseudonimo, su questo computer."
    assert card("author")["aria-describedby"] == "author-help"


def test_what_was_set_before_is_shown(weigh: Weigh, scripted: ScriptedServer) -> None:
    seen = {"level": "medium", "why": "Lo vede qualche decina.", "byHand": True}
    changes = {"authorRole": "former-employee", "exposure": seen, "authorKnown": True}
    card = opened(weigh, scripted, "pieces.html", **changes)
    assert [card(name).value for name in ("author", "role", "exposure")] == ["", "former-employee", "medium"]
    assert card("author")["placeholder"] == "Già noto, per pseudonimo"


@pytest.mark.parametrize(("known", "hint"), [(True, "Già noto, per pseudonimo"), (False, None)])
def test_a_name_that_was_set_by_hand_is_not_the_pages(
    weigh: Weigh, scripted: ScriptedServer, known: bool, hint: str | None
) -> None:
    card = opened(weigh, scripted, authorKnown=known, authorByHand=True)
    assert card("author").value == ""
    assert card("author").attributes.get("placeholder") == hint
    scripted.says("PATCH /v1/comments/c1", 200, analysis(COMMENT, 12, "likely-customer", []))
    card.click("author")
    card.page.keyboard.type("Marta R.")
    card.page.keyboard.press("Enter")
    saved(card)
    assert bodies(scripted) == [{"author": {"name": "Marta R."}}]


@pytest.mark.parametrize(
    ("name", "option", "body"),
    [
        ("role", "former-employee", {"authorRole": "former-employee"}),
        ("role", "customer", {"authorRole": "customer"}),
        ("exposure", "high", {"exposure": "high"}),
        ("exposure", "", {"exposure": None}),
    ],
)
def test_a_choice_sends_only_itself(
    weigh: Weigh, scripted: ScriptedServer, name: str, option: str, body: dict[str, object]
) -> None:
    card = opened(weigh, scripted, exposure={"level": "low", "why": "Pochi.", "byHand": True})
    scripted.says("PATCH /v1/comments/c1", 200, analysis(COMMENT, 12, "likely-customer", []))
    card.choose(name, option)
    saved(card)
    assert bodies(scripted) == [body]
    (asked,) = scripted.heard("PATCH /v1/comments/c1")
    assert (asked.headers["authorization"], asked.headers["accept-language"]) == ("Bearer a-token", "it")


def test_a_name_is_sent_once_and_can_be_forgotten(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    scripted.says("PATCH /v1/comments/c1", 200, analysis(COMMENT, 12, "likely-customer", []))
    card.click("author")
    keyboard = card.page.keyboard
    keyboard.press("Control+A")
    keyboard.type(" Marta Rossi ")
    card.click("save-author")
    saved(card)
    keyboard.press("Tab")
    card.click("author")
    keyboard.press("Control+A")
    keyboard.press("Delete")
    keyboard.press("Enter")
    wait_until(lambda: len(bodies(scripted)) > 1, "the second request")
    saved(card)
    assert bodies(scripted) == [{"author": {"name": "Marta Rossi"}}, {"author": None}]


def test_leaving_the_field_saves_too_and_the_button_says_it_again(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    card = opened(weigh, scripted)
    scripted.says("PATCH /v1/comments/c1", 200, analysis(COMMENT, 12, "likely-customer", []))
    card.click("author")
    card.page.keyboard.press("End")
    card.page.keyboard.press("Tab")
    assert bodies(scripted) == []
    card.page.keyboard.press("Enter")
    saved(card)
    card.page.keyboard.press("Shift+Tab")
    card.page.keyboard.press("End")
    card.page.keyboard.type("B.")
    card.page.keyboard.press("Tab")
    wait_until(lambda: len(bodies(scripted)) == 2, "the second name")
    assert bodies(scripted) == [{"author": {"name": "Marta R."}}, {"author": {"name": "Marta R.B."}}]


def test_in_a_low_card_an_opened_fold_comes_into_sight(weigh: Weigh, scripted: ScriptedServer) -> None:
    evidence = [reason(COMMENT, "impulse", 1, "Titolo", "Perché. " * 20) for _ in range(3)]
    scripted.weighs(COMMENT, 12, "likely-customer", evidence)
    card = weigh()
    card.page.set_viewport_size({"width": 320, "height": 700})
    wait_until(lambda: card(".panel").attributes.get("data-side") == "dock", "the docked card")
    card.click('[data-garbo="who"] summary')

    def in_sight() -> bool:
        panel, exposure = card(".panel").box, card("exposure").box
        return panel[1] < exposure[1] and exposure[3] <= panel[3]

    wait_until(in_sight, "the last field in sight")


def test_the_answer_refreshes_the_card_around_the_open_fold(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    evidence = [
        reason(COMMENT, "former-employee", 0, "Possibile ex dipendente", "Lo hai detto tu.", "la reception")
    ]
    step = {"code": "ask-adviser", "title": "Senti il consulente", "why": "Riguarda il lavoro."}
    seen = {"level": "high", "why": "Lo vedono in tanti.", "byHand": True}
    answer = analysis(
        COMMENT, 47, "to-check", evidence, nextStep=step, exposure=seen, replies=[draft("Nuova bozza.")]
    )
    scripted.says("PATCH /v1/comments/c1", 200, answer)
    assert not card.has(".answer [data-level]")
    card.focus("role")
    card.choose("role", "former-employee")
    saved(card)
    assert card("badge").text == "Da verificare · 47"
    assert card(".answer")["data-band"] == "to-check"
    assert [part["data-signal"] for part in card.all("reason")] == ["former-employee"]
    assert card("next-step")["data-code"] == "ask-adviser"
    assert card(".answer [data-level]").text == "Lo vedono in tanti."
    assert card("reply").value == "Nuova bozza."
    assert card(".sheet > [role=status]").text == "Da verificare · 47"
    assert "open" in card("who").attributes
    focused = card.focused()
    assert focused is not None
    assert focused["data-garbo"] == "role"


def test_a_reply_that_was_edited_stays_and_the_new_draft_waits_behind_it(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    card = opened(weigh, scripted)
    card.write("reply", "La mia versione.")
    answer = analysis(COMMENT, 12, "likely-customer", [], replies=[draft("Nuova bozza.")])
    scripted.says("PATCH /v1/comments/c1", 200, answer)
    card.choose("role", "customer")
    saved(card)
    assert card("reply").value == "La mia versione."
    card.click("another")
    wait_until(lambda: card("reply").value == "Nuova bozza.", "the new draft")
    assert card("status").text == "Bozza 2 di 2"


def test_a_reply_that_was_copied_stays(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    before = card("reply").value
    card.click("copy")
    wait_until(lambda: scripted.heard("POST /v1/cases/k1/events"), "the note that it was copied")
    answer = analysis(COMMENT, 12, "likely-customer", [], replies=[draft("Nuova bozza.")])
    scripted.says("PATCH /v1/comments/c1", 200, answer)
    card.choose("role", "customer")
    saved(card)
    assert card("reply").value == before


def test_reasons_that_were_unfolded_stay_unfolded(weigh: Weigh, scripted: ScriptedServer) -> None:
    evidence = [reason(COMMENT, f"s{n}", 5 - n, "Titolo", "Perché.") for n in range(5)]
    scripted.weighs(COMMENT, 12, "likely-customer", evidence)
    scripted.says("PATCH /v1/comments/c1", 200, analysis(COMMENT, 12, "likely-customer", evidence))
    card = weigh()
    card.click(".why .more summary")
    wait_until(lambda: card.all("reason")[4].visible, "the fifth reason")
    card.click('[data-garbo="who"] summary')
    card.choose("role", "customer")
    saved(card)
    assert card.all("reason")[4].visible


def test_an_answer_that_comes_after_closing_marks_nothing(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    evidence = [reason(COMMENT, "impulse", 1, "Titolo", "Perché.", "Camera 12")]
    answer = analysis(COMMENT, 12, "likely-customer", evidence)
    scripted.says("PATCH /v1/comments/c1", 200, answer, delay=0.3)
    card.choose("role", "customer")
    wait_until(lambda: bodies(scripted), "the request")
    card.page.keyboard.press("Escape")
    assert not card.is_open()
    card.page.wait_for_timeout(800)
    assert card.marks() == {}


def test_two_changes_go_one_after_the_other(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    slow = analysis(COMMENT, 12, "likely-customer", [])
    scripted.says("PATCH /v1/comments/c1", 200, slow, delay=0.5)
    card.choose("role", "customer")
    card.choose("exposure", "high")
    wait_until(lambda: bodies(scripted), "the first request")
    card.page.wait_for_timeout(200)
    assert bodies(scripted) == [{"authorRole": "customer"}]
    wait_until(lambda: len(bodies(scripted)) == 2, "both requests")
    assert bodies(scripted) == [{"authorRole": "customer"}, {"exposure": "high"}]


def test_what_goes_wrong_is_said_under_the_fold_and_nothing_is_lost(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    card = opened(weigh, scripted)
    card.write("reply", "La mia versione.")
    scripted.fails("PATCH /v1/comments/c1", 507, "storage-full")
    card.click("author")
    card.page.keyboard.type(" Rossi")
    card.page.keyboard.press("Enter")
    assert card("who").attributes.get("open") is not None
    assert card('[data-garbo="who"] [data-garbo="error"]')["data-kind"] == "storage-full"
    assert [card("author").value, card("reply").value] == ["Marta R. Rossi", "La mia versione."]
    assert card("who-status").text == ""
    scripted.says("PATCH /v1/comments/c1", 200, analysis(COMMENT, 12, "likely-customer", []))
    card.click('[data-garbo="who"] [data-garbo="retry"]')
    saved(card)
    assert not card.has("error")
    assert bodies(scripted) == [{"author": {"name": "Marta R. Rossi"}}] * 2


def test_a_name_that_could_not_be_told_can_be_told_again(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    scripted.fails("PATCH /v1/comments/c1", 404, "not-found")
    card.click("author")
    card.page.keyboard.type(" Rossi")
    card.click("save-author")
    assert card("error")["data-kind"] == "gone"
    card.click("save-author")
    wait_until(lambda: len(bodies(scripted)) == 2, "the second try")


def test_a_comment_that_is_not_kept_has_nobody_to_correct(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [], commentId=None)
    card = weigh()
    card("badge")
    assert not card.has("who")


def test_the_keyboard_alone_is_enough(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    scripted.says("PATCH /v1/comments/c1", 200, analysis(COMMENT, 12, "likely-customer", []))
    card = weigh()
    card.focus('[data-garbo="who"] summary')
    keyboard = card.page.keyboard
    keyboard.press("Enter")
    order = []
    for _ in range(4):
        keyboard.press("Tab")
        part = card.focused()
        order.append(part["data-garbo"] if part else None)
    assert order == ["author", "save-author", "role", "exposure"]
    keyboard.press("Shift+Tab")
    keyboard.type("forn")
    saved(card)
    assert bodies(scripted) == [{"authorRole": "supplier"}]
    assert card.page.evaluate("document.activeElement.localName") == "garbo-card"


def test_every_field_has_a_label(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    labels = {part["for"]: part.text for part in card.all(".fields label")}
    assert labels == {
        "author": "Nome", "role": "Chi è", "exposure": "Chi lo vede",
        "reply-stage": "Momento", "reply-register": "Tono", "reply-variant": "Il commento",
    }  # fmt: skip
    assert [part["id"] for part in card.all(".fields input, .fields select")] == list(labels)


def test_the_whole_way_with_the_real_server(
    paired: Chromium, server: LiveServer, page_server: PageServer, select: Callable[..., str]
) -> None:
    page = paired.open(page_server.url("plain.html"))
    select(page, "#comment")
    paired.trigger(page)
    card = Card(paired, page)
    assert card("badge")["data-band"] == "likely-customer"
    card.click('[data-garbo="who"] summary')
    card.choose("exposure", "high")
    saved(card)
    assert card(".answer [data-level]")["data-level"] == "high"
    card.choose("role", "competitor")
    wait_until(lambda: len(card.all("error")) == 0 and card("who-status").text == SAVED, "the role")
    card.click("close")
    select(page, "#comment")
    paired.trigger(page)
    wait_until(lambda: [part.value for part in card.all("role")] == ["competitor"], "the card again")
    assert card("exposure").value == "high"
    assert card("author").value == "Marta R."
