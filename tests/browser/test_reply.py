"""The reply in the card: edited, checked, copied, inserted, noted in the case."""

from collections.abc import Callable

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import wait_until
from tests.browser.driving.scripted import ScriptedServer, reason, span

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
Weigh = Callable[..., Card]


def bodies(scripted: ScriptedServer, request: str) -> list[object]:
    return [asked.body for asked in scripted.heard(request)]


def test_an_edited_draft_is_checked_again(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    failing = {
        "rule": "R9",
        "ok": False,
        "why": "Non minacciare vie legali.",
        "spans": [span("La denuncio", "denuncio")],
    }
    scripted.says(
        "POST /v1/replies:check",
        200,
        {"ok": False, "checks": [{**failing, "rule": "R1", "ok": True}, failing]},
    )
    card = weigh()
    assert card("reply").tag == "textarea"
    assert not card.has("check")
    card.write("reply", "La denuncio")
    assert [(part["data-rule"], part.text) for part in [card("check")]] == [
        ("R9", "Non minacciare vie legali.")
    ]
    assert bodies(scripted, "POST /v1/replies:check") == [
        {"text": "La denuncio", "platform": "generic", "commentId": "c1"}
    ]
    scripted.says("POST /v1/replies:check", 200, {"ok": True, "checks": []})
    card.write("reply", "Ci dispiace.")
    wait_until(lambda: not card.has("check"), "the check to go")


def test_copy_puts_the_draft_on_the_clipboard_and_tells_the_server_once(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    card.write("reply", "Ci dispiace.\n\nAnna")
    card.click("copy")
    wait_until(lambda: card("status").text == "Copiata.", "the word that it is copied")
    card.click("copy")
    card.page.click("#box")
    card.page.keyboard.press("Control+V")
    assert card.page.input_value("#box") == "Ci dispiace.\n\nAnna"
    assert bodies(scripted, "POST /v1/cases") == [{"commentId": "c1"}]
    event = {"type": "replied", "text": "Ci dispiace.\n\nAnna", "note": "copied"}
    assert bodies(scripted, "POST /v1/cases/k1/events") == [event]


def test_insert_writes_into_the_reply_box_and_tells_the_server(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [], caseId="k1")
    card = weigh()
    card.write("reply", "Ci dispiace.\nAnna")
    card.click("insert")
    wait_until(lambda: card("status").text.startswith("Inserita."), "the word that it is inserted")
    assert card.page.input_value("#box") == "Ci dispiace.\nAnna"
    assert bodies(scripted, "POST /v1/cases") == []
    event = {"type": "replied", "text": "Ci dispiace.\nAnna", "note": "inserted"}
    assert bodies(scripted, "POST /v1/cases/k1/events") == [event]


def test_a_copy_that_cannot_be_noted_is_still_a_copy(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [], caseId="k1")
    scripted.fails("POST /v1/cases/k1/events", 507, "storage-full")
    card = weigh()
    card.click("copy")
    wait_until(lambda: "non ha potuto annotarlo" in card("status").text, "the word that it was not noted")
    assert not card.has("error")


def test_without_a_reply_box_the_card_says_what_to_do(weigh: Weigh, scripted: ScriptedServer) -> None:
    text = "Prima parte del commento. Seconda parte del commento."
    scripted.weighs(text, 12, "likely-customer", [])
    card = weigh("pieces.html")
    card.click("insert")
    wait_until(lambda: card("status").text.startswith("Non trovo un campo"), "the word that there is no box")
    assert scripted.heard("POST /v1/cases") == []


def test_another_draft_keeps_what_was_edited(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    first = card("reply").value
    checks = [{"rule": "R2", "ok": False, "why": "Manca il canale.", "spans": []}]
    second = {
        "text": "Un'altra bozza.",
        "stage": "first",
        "register": "lei",
        "language": "it",
        "checks": checks,
    }
    scripted.says("POST /v1/replies:compose", 200, {"replies": [{**second, "text": first}, second]})
    card.write("reply", "La mia versione.")
    card.click("another")
    wait_until(lambda: first in card("reply").value, "the fresh first draft")
    card.click("another")
    wait_until(lambda: card("reply").value == "Un'altra bozza.", "the second draft")
    assert card("check")["data-rule"] == "R2"
    assert card("status").text == "Bozza 3 di 3"
    scripted.says("POST /v1/replies:compose", 200, {"replies": [second]})
    card.click("another")
    wait_until(lambda: card("reply").value == "La mia versione.", "the edited draft again")
    assert bodies(scripted, "POST /v1/replies:compose")[0] == {"commentId": "c1", "platform": "generic"}


def test_the_only_draft_is_called_the_only_one(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    card.click("another")
    wait_until(
        lambda: card("status").text.startswith("Per ora c'è solo questa"), "the word that it is the only one"
    )


def test_opening_the_case_shows_its_code(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    card.click("open-case")
    wait_until(lambda: card("case").text.startswith("G-4K7Q Caso aperto"), "the code")
    assert card("case")["data-code"] == "G-4K7Q"


def test_a_comment_that_is_not_kept_has_no_case(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [], commentId=None)
    card = weigh()
    card.click("copy")
    wait_until(lambda: card("status").text == "Copiata.", "the copy")
    assert not card.has("open-case")
    assert scripted.heard("POST /v1/cases") == []


def test_what_went_wrong_leaves_the_draft_alone(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    scripted.fails("POST /v1/replies:compose", 507, "storage-full")
    card = weigh()
    card.write("reply", "La mia versione.")
    card.click("another")
    assert card("error")["data-kind"] == "storage-full"
    assert card("reply").value == "La mia versione."
    assert card("badge")["data-score"] == "12"
    draft = {"text": "Fresca.", "stage": "first", "register": "lei", "language": "it", "checks": []}
    scripted.says("POST /v1/replies:compose", 200, {"replies": [draft]})
    card.click("retry")
    wait_until(lambda: card("reply").value == "Fresca.", "the fresh draft")
    assert not card.has("error")


def test_a_broken_rule_stands_above_the_buttons_and_in_sight(weigh: Weigh, scripted: ScriptedServer) -> None:
    evidence = [reason(COMMENT, "impulse", 1, "Titolo", "Perché. " * 40) for _ in range(3)]
    failing = {"rule": "R9", "ok": False, "why": "Non minacciare vie legali.", "spans": []}
    scripted.weighs(COMMENT, 12, "likely-customer", evidence)
    scripted.says("POST /v1/replies:check", 200, {"ok": False, "checks": [failing]})
    card = weigh()
    card.write("reply", "La denuncio")
    check, copy, panel = card("check"), card("copy"), card(".panel")
    assert check.visible
    assert panel.box[1] < check.box[1] < check.box[3] <= copy.box[1] < panel.box[3]
