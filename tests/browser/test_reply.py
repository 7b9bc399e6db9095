"""The reply in the card: edited, checked, copied, inserted, noted in the case."""

from collections.abc import Callable

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.scripted import ScriptedServer, check, reason, reply, span
from tests.live import free_port

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
Weigh = Callable[..., Card]


def bodies(scripted: ScriptedServer, request: str) -> list[object]:
    return [asked.body for asked in scripted.heard(request)]


SITUATION = {"commentId": "c1", "platform": "generic", "stage": "first", "register": "lei", "language": "it"}


def test_an_edited_draft_is_checked_again(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    failing = check(
        "R9", "Minacce", why="Non minacciare vie legali.", spans=[span("La denuncio", "denuncio")]
    )
    scripted.says(
        "POST /v1/replies:check", 200, {"ok": False, "checks": [check("R1", "Rammarico", ok=True), failing]}
    )
    card = weigh()
    assert card("reply").tag == "textarea"
    assert not card.has("check")
    card.write("reply", "La denuncio")
    card("check")
    (line,) = card.all("check")
    assert (line["data-rule"], line["data-severity"]) == ("R9", "red")
    assert line.text.split("\n\n") == ["Da correggere: Minacce", "Non minacciare vie legali."]
    assert bodies(scripted, "POST /v1/replies:check") == [
        SITUATION | {"text": "La denuncio", "where": "public"}
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
    wait_until(lambda: card("status").text.startswith("Non trovo il campo"), "the word that there is no box")
    assert scripted.heard("POST /v1/cases") == []


def test_another_draft_keeps_what_was_edited(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    first = card("reply").value
    second = reply("Un'altra bozza.", check("R2", "Il canale", why="Manca il canale."))
    scripted.says("POST /v1/replies:compose", 200, {"replies": [reply(first), second]})
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
    assert bodies(scripted, "POST /v1/replies:compose")[0] == SITUATION


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
    scripted.says("POST /v1/replies:compose", 200, {"replies": [reply("Fresca.")]})
    card.click("retry")
    wait_until(lambda: card("reply").value == "Fresca.", "the fresh draft")
    assert not card.has("error")


def test_a_broken_rule_stands_above_the_buttons_and_in_sight(weigh: Weigh, scripted: ScriptedServer) -> None:
    evidence = [reason(COMMENT, "impulse", 1, "Titolo", "Perché. " * 40) for _ in range(3)]
    failing = check("R9", "Minacce", why="Non minacciare vie legali.")
    scripted.weighs(COMMENT, 12, "likely-customer", evidence)
    scripted.says("POST /v1/replies:check", 200, {"ok": False, "checks": [failing]})
    card = weigh()
    card.write("reply", "La denuncio")
    line, copy, panel = card("check"), card("copy"), card(".panel")
    assert line.visible
    assert panel.box[1] < line.box[1] < line.box[3] <= copy.box[1] < panel.box[3]


RED = check("R9", "Minacce", why="Non minacciare vie legali.", source="https://regole.test/recensioni")
AMBER = check("R14", "Lunghezza", "amber", why="Meglio un po' più breve.")


def checks(scripted: ScriptedServer, *failing: object) -> None:
    scripted.says("POST /v1/replies:check", 200, {"ok": not failing, "checks": list(failing)})


def test_red_and_amber_differ_by_word_and_shape_and_name_their_source(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    checks(scripted, AMBER, RED)
    card = weigh()
    card.write("reply", "La denuncio")
    card("check")
    red, amber = card.all("check")
    assert red.text.split("\n\n") == [
        "Da correggere: Minacce", "Non minacciare vie legali.",
        "Regola della piattaforma: regole.test/recensioni",
    ]  # fmt: skip
    assert amber.text.split("\n\n") == ["Un consiglio: Lunghezza", "Meglio un po' più breve."]
    assert card.all("check a, .checks a") == []
    shapes = [part["d"] for part in card.all(".checks path")]
    assert len(set(shapes)) == 2
    fills = [card.style(f'.checks [data-severity="{kind}"] svg', "fill") for kind in ("red", "amber")]
    assert fills[1] == "none" != fills[0]


def test_a_line_that_stays_is_not_written_anew_and_only_changes_are_read_out(
    weigh: Weigh, scripted: ScriptedServer, browser: Chromium
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    checks(scripted, RED)
    card = weigh()
    card.write("reply", "La denuncio")
    assert card("checks-news").text == ""
    wait_until(lambda: card("checks-news").text == "Da guardare: Minacce.", "the news")
    watch = """async (tabId) => chrome.scripting.executeScript({ target: { tabId }, func: () => {
      const root = chrome.dom.openOrClosedShadowRoot(document.querySelector('garbo-card'));
      const line = root.querySelector('[data-rule="R9"]');
      line.dataset.same = 'yes';
      new MutationObserver((all) => { line.dataset.touched = String(all.length); })
        .observe(line, { childList: true, subtree: true, characterData: true });
    } })"""
    browser.ask(watch, browser.tab_id(card.page))
    checks(scripted, AMBER, RED)
    card.write("reply", "La denuncio domani")
    wait_until(lambda: card("checks-news").text == "Da guardare: Lunghezza.", "the news of the second line")
    first, _ = card.all("check")
    assert first["data-same"] == "yes"
    assert "data-touched" not in first.attributes
    checks(scripted, AMBER)
    card.write("reply", "Domani")
    wait_until(lambda: card("checks-news").text == "A posto: Minacce.", "the word that one is settled")
    assert [line["data-rule"] for line in card.all("check")] == ["R14"]


def test_a_dead_server_is_said_plainly_and_the_next_letter_asks_again(
    weigh: Weigh, scripted: ScriptedServer, browser: Chromium
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    checks(scripted, RED)
    card = weigh()
    card("badge")
    browser.connect(f"http://127.0.0.1:{free_port()}", "a-token")
    card.write("reply", "La denuncio")
    assert card("offline").text.startswith("Garbo è spento: la bozza resta qui")
    assert card("reply").value == "La denuncio"
    assert not card.has("error")
    card.click("check-again")
    card.page.wait_for_timeout(200)
    assert card("offline").text == "Garbo è spento: la bozza resta qui, ma non posso ricontrollarla."
    browser.connect(scripted.url, "a-token")
    card.write("reply", "La denuncio!")
    assert card("check")["data-rule"] == "R9"
    assert not card.has("offline")
    browser.connect(f"http://127.0.0.1:{free_port()}", "a-token")
    card.write("reply", "La denuncio?")
    assert card("offline").text.endswith(" Quanto c'è qui sopra è del controllo di prima.")
    assert card("check")["data-rule"] == "R9"


def test_the_check_can_be_asked_for_again_by_hand(
    weigh: Weigh, scripted: ScriptedServer, browser: Chromium
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    card("badge")
    scripted.fails("POST /v1/replies:check", 500, "internal")
    card.write("reply", "La denuncio")
    assert card("offline").text.startswith("Non ho potuto ricontrollare la bozza.")
    checks(scripted, RED)
    card.click("check-again")
    assert card("check")["data-rule"] == "R9"
    assert not card.has("offline")


def clipboard(card: Card) -> str:
    card.page.fill("#box", "")
    card.page.click("#box")
    card.page.keyboard.press("Control+V")
    return card.page.input_value("#box")


def test_copying_asks_once_more_when_a_red_rule_is_open(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [], caseId="k1")
    checks(scripted, RED, AMBER)
    card = weigh()
    card.write("reply", "Prima.")
    card.click("copy")
    wait_until(lambda: card("copy").text == "Copia lo stesso", "the second question")
    assert card("status").text == "La bozza non rispetta «Minacce». Se va bene così, premi ancora."
    assert bodies(scripted, "POST /v1/cases/k1/events") == []
    card.write("reply", "La denuncio")
    assert (card("copy").text, card("status").text) == ("Copia", "")
    card.click("copy")
    wait_until(lambda: card("copy").text == "Copia lo stesso", "the question for the new text")
    card.click("copy")
    wait_until(lambda: card("status").text == "Copiata.", "the copy")
    assert card("copy").text == "Copia"
    assert clipboard(card) == "La denuncio"
    event = {"type": "replied", "text": "La denuncio", "note": "copied"}
    wait_until(lambda: bodies(scripted, "POST /v1/cases/k1/events") == [event], "the note")


def test_advice_in_amber_does_not_stand_in_the_way(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    checks(scripted, AMBER)
    card = weigh()
    card.write("reply", "Breve.")
    card("check")
    card.click("copy")
    wait_until(lambda: card("status").text == "Copiata.", "the copy")


def test_inserting_does_not_ask_but_says_what_is_open(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    checks(scripted, RED)
    card = weigh()
    card.write("reply", "La denuncio")
    card.click("insert")
    wait_until(
        lambda: card("status").text == "Inserita. Prima di pubblicarla, guarda qui: «Minacce».",
        "the word that it is inserted",
    )
    assert card.page.input_value("#box") == "La denuncio"


def test_what_the_page_does_not_take_is_copied_and_said(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    card.write("reply", "Ci dispiace davvero.")
    card.page.evaluate("document.querySelector('#box').maxLength = 5")
    card.click("insert")
    wait_until(
        lambda: (
            card("status").text == "La pagina non ha accettato il testo. È copiato: incollalo con Ctrl+V."
        ),
        "the word that it is copied",
    )
    assert scripted.heard("POST /v1/cases") == []
    card.page.evaluate("document.querySelector('#box').removeAttribute('maxlength')")
    assert clipboard(card) == "Ci dispiace davvero."


def test_copying_waits_for_the_check_of_what_was_typed_just_now(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    card("badge")
    scripted.says("POST /v1/replies:check", 200, {"ok": False, "checks": [RED]}, delay=0.3)
    card.write("reply", "La denuncio")
    card.focus("copy")
    card.page.keyboard.press("Enter")
    wait_until(lambda: card("copy").text == "Copia lo stesso", "the question")
    assert len(scripted.heard("POST /v1/replies:check")) == 1


def test_typing_asks_once_when_the_person_pauses(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    card.click("reply")
    card.page.keyboard.press("Control+A")
    card.page.keyboard.type("Grazie a Lei")
    wait_until(lambda: scripted.heard("POST /v1/replies:check"), "the check")
    card.page.wait_for_timeout(600)
    assert [asked.body["text"] for asked in scripted.heard("POST /v1/replies:check") if asked.body] == [
        "Grazie a Lei"
    ]
