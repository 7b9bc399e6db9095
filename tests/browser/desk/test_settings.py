"""The settings: times, who may come in, what was learned, and leaving."""

import json
import re
import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.driving.desk import Desk
from tests.live import LiveServer

Open = Callable[..., Desk]
LEAK = "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto e nessuno è venuto."
EXTENSION = f"chrome-extension://{'a' * 32}"
LOOKS = [("it", 1280, False), ("en", 320, True), ("it", 320, False), ("en", 1280, True)]


def pair(server: LiveServer, code: str, origin: str = EXTENSION, client: str = "Chrome") -> None:
    """Pair as the extension does, from its own origin."""
    request = urllib.request.Request(
        f"{server.url}/v1/pairings",
        json.dumps({"code": code, "client": client}).encode(),
        {"Content-Type": "application/json", "Origin": origin},
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        assert answer.status == 201


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_the_page_is_whole_before_anything_was_learned(
    open_desk: Open, language: str, width: int, dark: bool
) -> None:
    desk = open_desk("#/settings", language=language, width=width, dark=dark)
    nothing = {"it": "Ancora niente.", "en": "Nothing yet."}
    expect(desk.part("learned-from")).to_contain_text(nothing[language])
    expect(desk.part("learn-anew")).to_be_hidden()
    desk.part("steps").locator("summary").click()
    desk.part("make-code").click()
    expect(desk.part("pairing-code")).to_be_visible()
    assert desk.faults() == []


def test_the_days_are_kept_and_what_was_typed_wrong_stays(open_desk: Open) -> None:
    desk = open_desk("#/settings")
    silence, search = desk.page.locator("#silence-days"), desk.page.locator("#name-search-days")
    expect(silence).to_have_value("3")
    silence.fill("61")
    search.fill("0")
    desk.part("save-days").click()
    expect(desk.part("days-wrong")).to_have_text("Scrivi un numero intero da 1 a 60.")
    expect(silence).to_be_focused()
    expect(silence).to_have_value("61")
    assert desk.faults() == []
    silence.fill("5")
    desk.page.keyboard.press("Enter")
    expect(desk.part("told")).to_have_text("Salvato.")
    expect(desk.part("days-wrong")).to_be_hidden()
    assert desk.ask("GET", "/v1/desk") == {"silenceDays": 5, "nameSearchDays": 0}


def test_without_a_server_what_was_typed_stays(open_desk: Open, desk_server: LiveServer) -> None:
    desk = open_desk("#/settings")
    desk.page.locator("#silence-days").fill("9")
    desk_server.stop()
    try:
        desk.part("save-days").click()
        expect(desk.part("error")).to_have_attribute("data-kind", "not-running")
        expect(desk.page.locator("#silence-days")).to_have_value("9")
    finally:
        desk_server.start()
    desk.part("save-days").click()
    expect(desk.part("told")).to_have_text("Salvato.")
    assert desk.ask("GET", "/v1/desk")["silenceDays"] == 9


def test_the_extension_is_connected_with_a_code_and_taken_away_again(
    open_desk: Open, desk_server: LiveServer
) -> None:
    desk = open_desk("#/settings")
    desk.part("make-code").click()
    code = desk.part("pairing-code").text_content() or ""
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", code)
    expect(desk.part("code-left")).to_have_text("Vale ancora 10 minuti e una volta sola.")
    desk.part("copy-code").click()
    expect(desk.part("told")).to_have_text("Codice copiato.")
    assert desk.page.evaluate("navigator.clipboard.readText()") == code
    pair(desk_server, code)
    expect(desk.part("paired")).to_have_text("Fatto: l'estensione è collegata.")
    line = desk.page.locator('[data-garbo="client"][data-name="Chrome"]')
    expect(line).to_contain_text("Estensione · dal ")
    expect(desk.page.locator('[data-garbo="client"][data-name="Marta"]')).to_contain_text("questo browser")
    remove = line.locator('[data-garbo="remove-client"]')
    remove.dblclick()
    expect(remove).to_have_text("Sicuro? Premi ancora")
    desk.page.keyboard.press("Escape")
    expect(remove).to_have_text("Togli")
    remove.click()
    desk.page.wait_for_timeout(450)
    remove.click()
    expect(line).to_have_count(0)
    assert [each["kind"] for each in desk.ask("GET", "/v1/pairings")["clients"]].count("extension") == 0


def test_a_code_that_is_over_is_no_longer_shown(open_desk: Open) -> None:
    desk = open_desk("#/settings")
    desk.settle()
    desk.page.clock.install()
    desk.page.reload()
    desk.part("make-code").click()
    expect(desk.part("pairing-code")).to_be_visible()
    desk.page.clock.fast_forward("11:00")
    expect(desk.part("pairing-code")).to_have_count(0)
    expect(desk.part("code-left")).to_have_text("Questo codice non vale più: creane un altro.")


def test_my_name_stays_in_this_browser(open_desk: Open) -> None:
    desk = open_desk("#/settings")
    desk.page.get_by_label("Come ti chiami").fill("  Anna ")
    desk.page.keyboard.press("Tab")
    expect(desk.part("told")).to_have_text("Salvato.")
    desk.page.reload()
    expect(desk.page.get_by_label("Come ti chiami")).to_have_value("Anna")
    desk.page.get_by_label("Lingua della scrivania").select_option("en")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Settings")


def test_what_was_learned_is_said_in_words_and_can_be_started_anew(open_desk: Open) -> None:
    desk = open_desk("#/settings", width=320, dark=True)
    case = desk.ask(
        "POST", "/v1/comments:analyze", {"text": LEAK, "page": {"url": "", "platform": "google"}}
    )["caseId"]
    desk.ask("POST", f"/v1/cases/{case}/outcome", {"outcome": "genuine"})
    desk.page.reload()
    expect(desk.part("learned-from")).to_have_text("Da un cliente vero e da 0 campagne.")
    moved = {
        each["signal"] for each in desk.ask("GET", "/v1/learning")["signals"] if each["start"] != each["now"]
    }
    shown = desk.part("learned-signal")
    assert {each.get_attribute("data-signal") for each in shown.all()} == moved
    assert "lived-detail" in moved
    expect(desk.page.locator('[data-signal="lived-detail"]')).to_contain_text("Visto in 1 su 1 clienti veri")
    for summary in desk.part("learning").locator("summary").all():
        summary.click()
    assert desk.faults() == []
    expect(desk.part("said").get_by_role("link")).to_have_attribute("href", f"#/cases/{case}")
    anew = desk.part("learn-anew")
    anew.click()
    expect(anew).to_have_text("Sicuro? Premi ancora per ricominciare")
    assert desk.ask("GET", "/v1/learning")["genuine"] == 1
    desk.page.wait_for_timeout(450)
    anew.click()
    expect(desk.part("learned-from")).to_contain_text("Ancora niente.")
    assert desk.ask("GET", "/v1/learning")["genuine"] == 0


def test_whoever_leaves_needs_a_new_code(open_desk: Open, desk_server: LiveServer) -> None:
    desk = open_desk(paired=False)
    desk.page.fill("#code", desk_server.pair())
    desk.part("pair").click()
    expect(desk.page.locator("nav")).to_be_visible()
    desk.go("#/settings")
    before = len(desk.ask("GET", "/v1/pairings")["clients"])
    leave = desk.part("leave-desk")
    leave.focus()
    desk.page.keyboard.press("Enter")
    expect(leave).to_have_text("Sicuro? Premi ancora per uscire")
    desk.page.wait_for_timeout(450)
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#code")).to_be_visible()
    assert desk.page.evaluate("localStorage.getItem('garbo-token')") is None
    assert len(desk.ask("GET", "/v1/pairings")["clients"]) == before - 1
