"""The page of one case, clicked through as a moderator would: both stories, the gate, the outcome."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.driving.desk import Desk
from tests.live import LiveServer

Open = Callable[..., Desk]
LIE = "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45"
FACEBOOK = {"url": "https://www.facebook.test/aurora/posts/9", "platform": "facebook"}
TRIPADVISOR = {"url": "https://www.tripadvisor.test/r/9", "platform": "tripadvisor"}
SOURCE = "listino di agosto: Crema, 49 euro"
SHOP = {
    "name": "Profumeria Aurora", "kind": "shop", "signature": "Anna", "role": "direzione",
    "prices": [{"item": "Crema", "price": 49, "from": "2026-01-01"}],
}  # fmt: skip

ALL_SORTS: list[dict[str, object]] = [
    {"type": "contradiction", "kind": "price-list", "source": "listino", "note": "il commento dice 89 " * 9},
    {"type": "replied", "text": "Buongiorno.\nCi scrive?"},
    {"type": "second-message"}, {"type": "note", "note": "x" * 400}, {"type": "silence", "days": 4},
    {"type": "decision", "decision": "A", "note": "segnalata"}, {"type": "closed", "note": "fatto"},
]  # fmt: skip


@pytest.fixture
def open_case(open_desk: Open) -> Iterator[Callable[..., tuple[Desk, str]]]:
    """Weigh a comment at a desk that has no other, and open its case; what is kept goes afterwards."""
    opened: list[Desk] = []

    def run(text: str = LIE, page: dict[str, str] = FACEBOOK, **how: Any) -> tuple[Desk, str]:
        desk = open_desk("#/queue", **how)
        opened.append(desk)
        desk.ask("PUT", "/v1/business", SHOP)
        case_id = desk.ask("POST", "/v1/comments:analyze", {"text": text, "page": page})["caseId"]
        desk.go(f"#/cases/{case_id}")
        return desk, case_id

    yield run
    for desk in opened:
        for case in desk.ask("GET", "/v1/cases")["cases"]:
            desk.ask("DELETE", f"/v1/comments/{case['commentId']}")


def ago(days: float) -> str:
    """Return that moment as the field of a browser in Rome takes it."""
    return (datetime.now(ZoneInfo("Europe/Rome")) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


def note(desk: Desk, event: str, **fields: str) -> Locator:
    """Fill the form with an event and send it; what is said of it."""
    choice = desk.page.locator(f"#happened-{event}")
    if not choice.is_visible():
        desk.part("other-events").locator("> summary").click()
    choice.check()
    for name, value in fields.items():
        field = desk.page.locator(f"#event-{name}")
        if not field.is_visible():
            desk.part("event-more").locator("> summary").click()
        if name == "kind":
            field.select_option(value)
        else:
            field.fill(value)
    desk.part("add-event").click()
    expect(desk.part("add-event")).not_to_have_attribute("aria-disabled", "true")
    return desk.part("result")


def lacks(desk: Desk) -> list[str | None]:
    return [each.get_attribute("data-code") for each in desk.part("lack").all()]


def test_the_price_that_was_never_paid(open_case: Any) -> None:
    desk, case = open_case()
    badge = desk.part("comment").locator('[data-garbo="badge"]')
    expect(badge).to_have_attribute("data-band", "to-check")
    expect(desk.part("next-step")).to_have_attribute("data-code", "check-price")
    expect(desk.part("gate")).to_have_attribute("data-gate", "locked")
    assert lacks(desk) == ["silence", "contradiction"]
    expect(desk.part("lack").last).to_contain_text("Manca una contraddizione verificata, con la sua fonte")
    expect(desk.part("clarify")).to_have_attribute("aria-disabled", "true")

    desk.part("mend-silence").click()
    expect(desk.page.locator("#happened-reference-asked")).to_be_focused()
    result = note(desk, "reference-asked", at=ago(4))
    expect(result).to_contain_text("Segnato: Riferimento chiesto in privato.")
    expect(result.locator('[data-signal="silence"]')).to_contain_text("Nessuna risposta: da 0 a +")
    expect(desk.part("facts")).to_have_attribute("data-state", "silent")
    expect(desk.part("silent")).to_contain_text("Nessuna risposta da 4 giorni")
    expect(desk.part("event").last).to_contain_text("Nessuna risposta da 4 giorni")
    assert lacks(desk) == ["contradiction"]

    desk.part("mend-contradiction").click()
    result = note(desk, "contradiction", kind="price-list")
    expect(result.locator('[data-signal="contradiction"]')).to_contain_text(
        "Un fatto che non torna: da 0 a +"
    )
    expect(desk.part("lack")).to_have_attribute("data-code", "source")
    note(
        desk,
        "contradiction",
        kind="price-list",
        source="listino di agosto: Crema, 49 euro",
        note="il commento dice 89",
    )
    expect(desk.part("gate")).to_have_attribute("data-gate", "open")
    expect(badge).to_have_attribute("data-band", "probable-campaign")
    expect(desk.part("next-step")).to_have_attribute("data-code", "decide")
    desk.part("ledger").locator("summary").click()
    expect(desk.part("record").nth(2)).to_contain_text(f"Fonte: {SOURCE}")
    counts = [each.get_attribute("data-counts") for each in desk.part("record").all()]
    assert counts == ["true", "false", "true", "true"]
    *_, without, with_source = desk.ask("GET", f"/v1/cases/{case}")["events"]
    assert (without["source"], with_source["source"]) == (None, SOURCE)
    assert with_source["note"] == "il commento dice 89"
    with desk.page.expect_download() as saved:
        desk.part("save-ledger").click()
    assert json.loads(saved.value.path().read_text("utf-8"))["entries"][2]["source"] == SOURCE
    desk.page.evaluate("print = () => {}")
    desk.part("print-ledger").click()
    desk.page.emulate_media(media="print")
    expect(desk.page.locator(".page :is(h2, summary):visible")).to_have_text(["Che cosa è annotato"])
    desk.page.emulate_media(media="screen")
    desk.part("clarify").click()
    expect(desk.page.locator('[data-panel="reply"] h2')).to_be_focused()
    expect(desk.page.locator("#reply-stage")).to_have_value("clarify")


def test_the_real_customer_answers_and_the_matter_is_put_right(open_case: Any) -> None:
    desk, case = open_case()
    note(desk, "reference-asked", at=ago(4))
    result = note(desk, "customer-answered")
    expect(result.locator('[data-signal="silence"]')).to_contain_text("a 0")
    expect(result).to_contain_text("Non conta più: dopo è arrivata una risposta o una verifica.")
    expect(desk.page.locator("#happened-reference-verified")).to_be_checked()
    result = note(desk, "reference-verified")
    expect(desk.part("score-moved")).to_contain_text("ora «Cliente probabile")
    expect(desk.part("comment").locator('[data-band="likely-customer"]')).to_be_visible()
    expect(desk.part("gate")).to_contain_text("È un cliente")
    expect(desk.part("clarify")).to_have_count(0)
    expect(desk.part("next-step")).to_have_attribute("data-code", "solve")
    note(desk, "resolved", note="rimborsata la differenza")
    expect(desk.part("next-step")).to_have_attribute("data-code", "thank-and-close")
    expect(desk.page.locator('[data-panel="options"]')).to_be_hidden()
    expect(desk.part("gate").locator("h2")).to_have_count(0)
    expect(desk.part("outcome-genuine")).to_be_visible()
    expect(desk.part("state")).to_contain_text("Il miglior biglietto da visita")
    assert desk.ask("GET", f"/v1/cases/{case}")["events"][-1]["note"] == "rimborsata la differenza"
    types = [each.get_attribute("data-type") for each in desk.part("event").all()]
    assert types == ["reference-asked", "weighed", "customer-answered", "reference-verified", "resolved"]


def test_where_clarifying_is_forbidden_the_gate_says_so(open_case: Any) -> None:
    desk, _ = open_case(page=TRIPADVISOR)
    assert lacks(desk) == ["platform"]
    expect(desk.part("gate")).to_contain_text("segnala il commento")
    desk.part("report-instead").click()
    expect(desk.page.locator('[data-panel="options"] h2')).to_be_focused()


def test_a_second_message_and_an_error_that_loses_nothing(open_case: Any) -> None:
    desk, _ = open_case()
    note(desk, "replied", text="Buongiorno, ci dispiace. Ci scrive in privato?")
    expect(desk.part("facts")).to_have_attribute("data-state", "replied")
    expect(desk.part("result")).to_have_text("Segnato: Abbiamo risposto.")
    expect(desk.part("next-step")).to_contain_text("Per ora niente: tocca a chi ha scritto")
    note(desk, "second-message", note="scrive di nuovo, con tono più duro")
    expect(desk.part("facts")).to_have_attribute("data-state", "second-message")
    expect(desk.part("state")).to_contain_text("Rispondi per primo a questo")
    expect(desk.page.locator("#happened-replied")).to_be_checked()
    expect(desk.part("next-step")).to_contain_text("Rispondi ora, e scusati per l'attesa")
    desk.part("do-step").click()
    expect(desk.page.locator('[data-panel="reply"] h2')).to_be_focused()
    note(desk, "replied", note="per telefono")
    error = desk.part("happened").locator('[data-garbo="error"]')
    expect(error).to_have_attribute("data-kind", "invalid-body")
    expect(desk.page.locator("#event-note")).to_have_value("per telefono")
    note(desk, "replied", text="La chiamiamo oggi.")
    expect(error).to_have_count(0)
    line = desk.part("event").last
    expect(line).to_contain_text("per telefono")
    line.locator("summary").click()
    expect(line.locator("blockquote")).to_have_text("La chiamiamo oggi.")


def test_an_outcome_is_said_and_taken_back(open_case: Any) -> None:
    desk, case = open_case()
    expect(desk.part("outcome-campaign")).to_be_hidden()
    desk.part("outcome").locator("> summary").click()
    desk.part("outcome-campaign").click()
    expect(desk.part("said")).to_contain_text("Era una campagna. Detto da Marta")
    expect(desk.part("undo-outcome")).to_be_focused()
    assert desk.ask("GET", f"/v1/cases/{case}")["outcome"]["outcome"] == "campaign"
    desk.page.keyboard.press("Enter")
    expect(desk.part("learned")).to_contain_text("Tolto")
    expect(desk.part("outcome-genuine")).to_be_focused()
    assert desk.ask("GET", f"/v1/cases/{case}")["outcome"] is None


def test_who_sees_to_it_and_what_is_typed_elsewhere_stays(open_case: Any) -> None:
    desk, case = open_case()
    desk.page.locator("[data-garbo=event-more] > summary").click()
    desk.page.fill("#event-note", "da chiedere ad Anna")
    desk.part("owner").locator("summary").click()
    desk.page.fill("#owner", "Anna")
    desk.page.keyboard.press("Enter")
    expect(desk.part("owner").locator("summary")).to_have_text("Chi lo segue: Anna")
    assert desk.ask("GET", f"/v1/cases/{case}")["owner"] == "Anna"
    expect(desk.part("event").last.locator("strong")).to_have_text("Lo segue Anna")
    expect(desk.page.locator("#event-note")).to_have_value("da chiedere ad Anna")
    expect(desk.page.locator("#owner")).to_be_focused()
    desk.page.once("dialog", lambda dialog: dialog.dismiss())
    desk.page.get_by_role("link", name="Privacy").click()
    expect(desk.page.locator("#event-note")).to_have_value("da chiedere ad Anna")
    desk.page.fill("#event-note", "")
    desk.page.fill("#owner", "")
    desk.part("save-owner").click()
    expect(desk.part("owner").locator("summary")).to_have_text("Chi lo segue: nessuno")
    expect(desk.part("event").last.locator("strong")).to_have_text("Non lo segue nessuno")
    desk.ask("PATCH", f"/v1/cases/{case}", {"owner": "Piero", "answers": {"who": "un ospite"}})
    desk.page.fill("#owner", "Anna")
    desk.part("save-owner").click()
    expect(desk.part("error")).to_contain_text("Il caso lo segue già qualcun altro")
    expect(desk.part("owner").locator("summary")).to_have_text("Chi lo segue: Piero")
    expect(desk.page.locator("#owner")).to_have_value("Anna")
    last = desk.part("event").last
    expect(last.locator("strong")).to_have_text("Scheda del caso aggiornata")
    expect(last).to_contain_text("Lo segue Piero")
    assert desk.ask("GET", f"/v1/cases/{case}")["owner"] == "Piero"


def test_a_reason_marks_its_words_and_the_code_is_copied(open_case: Any) -> None:
    desk, case = open_case()
    reason = desk.page.locator("#reason-price-claim")
    marks = desk.part("text").locator("mark")
    expect(marks).to_have_count(0)
    reason.hover()
    expect(marks.first).to_have_text("Ho pagato 89 euro")
    desk.part("copy-code").click()
    expect(marks).to_have_count(0)
    assert (
        desk.page.evaluate("navigator.clipboard.readText()") == desk.ask("GET", f"/v1/cases/{case}")["code"]
    )
    reason.focus()
    desk.page.keyboard.press("Space")
    expect(reason).to_have_attribute("aria-pressed", "true")
    desk.page.keyboard.press("Tab")
    expect(marks.first).to_have_text("Ho pagato 89 euro")


def test_comments_that_say_the_same_stand_side_by_side(open_case: Any) -> None:
    text = "Servizio vergognoso e personale scortese, cena fredda e conto salato: non prenotate mai qui"
    desk, _ = open_case("Grazie di tutto, siamo stati bene.")
    ids = [
        desk.ask("POST", "/v1/comments:analyze", {"text": text, "author": {"name": who}, "page": page})[
            "caseId"
        ]
        for who, page in (("Una", FACEBOOK), ("Due", {"url": "https://a.test"}), ("Tre", TRIPADVISOR))
    ]
    desk.go(f"#/cases/{ids[-1]}")
    expect(desk.part("next-step")).to_have_attribute("data-code", "compare")
    desk.part("do-step").click()
    expect(desk.part("similar").locator("h2")).to_be_focused()
    expect(desk.part("similar-one")).to_have_count(2)
    expect(desk.part("similar-one").locator("mark").first).to_have_text(text)
    with desk.page.expect_navigation():
        desk.part("similar-one").get_by_role("link").first.click()
    assert desk.page.url.rpartition("/")[2] in ids[:2]


def test_no_case_teaches_where_cases_are(open_desk: Open) -> None:
    desk = open_desk("#/cases/case_gone")
    expect(desk.part("empty")).to_contain_text("Qui non c'è nessun caso")
    assert desk.faults() == []
    desk.go("#/cases")
    desk.part("empty").get_by_role("link").first.click()
    expect(desk.page.locator("nav [aria-current]")).to_have_text("Coda")


@pytest.mark.parametrize(("language", "width", "dark"), [("it", 320, True), ("en", 1280, False)])
def test_the_page_is_accessible_empty_and_full(open_case: Any, language: str, width: int, dark: bool) -> None:
    desk, case = open_case(language=language, width=width, dark=dark)
    desk.page.wait_for_load_state("networkidle")
    assert desk.faults() == []
    for event in ALL_SORTS:
        desk.ask("POST", f"/v1/cases/{case}/events", event)
    desk.page.reload()
    desk.settle()
    note(desk, "note", note="fine")
    desk.part("outcome-genuine").click()
    expect(desk.part("undo-outcome")).to_be_focused()
    desk.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    desk.page.wait_for_load_state("networkidle")
    assert desk.faults() == []


def test_without_its_text_the_case_goes_on(
    open_case: Any, desk_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_server.stop()
    monkeypatch.setenv("STORE_TEXT", "false")
    desk_server.start()
    try:
        desk, _ = open_case()
        expect(desk.part("no-text")).to_have_text("Il testo non è conservato")
        assert lacks(desk) == ["silence", "contradiction"]
        expect(desk.part("outcome")).to_contain_text("non può imparare")
        expect(desk.part("error")).to_have_count(0)
        desk.page.wait_for_load_state("networkidle")
        assert desk.faults() == []
        result = note(desk, "customer-answered")
        expect(result).to_contain_text("il sospetto non si può ricalcolare")
        expect(desk.part("facts")).to_have_attribute("data-state", "answered")
    finally:
        desk_server.stop()
        monkeypatch.delenv("STORE_TEXT")
        desk_server.start()
