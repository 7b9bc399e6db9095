"""The desk's frame: who is let in, the menu, the language, and what is said when the server is away."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.driving.desk import Desk
from tests.live import LiveServer

Open = Callable[..., Desk]


def test_a_browser_is_let_in_with_the_code(open_desk: Open, desk_server: LiveServer) -> None:
    desk = open_desk(paired=False)
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Ciao")
    assert desk.faults() == []
    desk.page.keyboard.type("AAAA-AAAA")
    desk.page.keyboard.press("Enter")
    expect(desk.part("error")).to_have_attribute("data-kind", "pairing-refused")
    desk.page.fill("#code", desk_server.pair().lower())
    desk.page.get_by_label("Come ti chiami").fill("Anna")
    desk.part("pair").click()
    expect(desk.page.locator("nav a").first).to_have_attribute("aria-current", "page")
    assert ("Anna", "desk") in [
        (each["name"], each["kind"]) for each in desk.ask("GET", "/v1/pairings")["clients"]
    ]
    desk.page.reload()
    expect(desk.page.locator("nav")).to_be_visible()


def test_a_code_in_the_address_is_filled_in_and_leaves_the_address(
    open_desk: Open, desk_server: LiveServer
) -> None:
    code = desk_server.pair()
    desk = open_desk(f"#code={code}", paired=False)
    expect(desk.page.locator("#code")).to_have_value(code)
    assert desk.page.url == f"{desk_server.url}/"


def test_a_token_that_is_no_longer_good_leads_back_to_the_code(open_desk: Open) -> None:
    desk = open_desk()
    expect(desk.page.locator("nav")).to_be_visible()
    desk.page.evaluate("localStorage.setItem('garbo-token', 'gone')")
    desk.page.reload()
    expect(desk.page.locator("#code")).to_be_visible()
    assert desk.page.evaluate("localStorage.getItem('garbo-token')") is None


@pytest.mark.parametrize(("language", "other", "title"), [("it", "en", "Report"), ("en", "it", "Rapporto")])
def test_the_language_is_the_browsers_until_another_is_chosen(
    open_desk: Open, language: str, other: str, title: str
) -> None:
    desk = open_desk("#/report", language=language)
    expect(desk.page.locator("html")).to_have_attribute("lang", language)
    desk.page.select_option("#language", other)
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(title)
    expect(desk.page.locator("html")).to_have_attribute("lang", other)


def test_a_page_has_the_focus_when_it_opens_and_the_menu_says_which_it_is(open_desk: Open) -> None:
    desk = open_desk()
    desk.page.get_by_role("link", name="Privacy").click()
    desk.settle()
    expect(desk.page.get_by_role("heading", level=1)).to_be_focused()
    expect(desk.page.locator("nav [aria-current]")).to_have_text(["Privacy"])
    assert desk.page.title() == "Privacy · Garbo"


def test_without_a_server_the_desk_says_what_is_safe(open_desk: Open, desk_server: LiveServer) -> None:
    desk = open_desk("#/queue")
    desk.settle()
    desk_server.stop()
    try:
        desk.go("#/report")
        expect(desk.part("error")).to_have_attribute("data-kind", "not-running")
        expect(desk.part("error")).to_contain_text("al sicuro")
    finally:
        desk_server.start()
    desk.part("retry").click()
    expect(desk.part("error")).to_have_count(0)


def test_several_businesses_are_offered_and_the_choice_stays(open_desk: Open) -> None:
    desk = open_desk("#/queue")
    expect(desk.page.locator("#business-choice")).to_have_count(0)
    desk.ask("PUT", "/v1/business", {"name": "Hotel Aurora"})
    desk.ask("POST", "/v1/businesses", {"name": "Bar Aurora"})
    desk.page.reload()
    options = desk.page.locator("#business-choice option")
    expect(options).to_have_text(["Tutte le attività", "Hotel Aurora", "Bar Aurora"])
    desk.page.select_option("#business-choice", label="Bar Aurora")
    desk.page.reload()
    expect(desk.page.locator("#business-choice option:checked")).to_have_text("Bar Aurora")


@pytest.mark.parametrize(
    ("hash_", "title", "left"),
    [("#/cases/100%", "Caso", "#/cases/100%"), ("#/boh", "Coda", "#/queue"), ("#/%", "Coda", "#/queue")],
)
def test_an_address_that_cannot_be_read_is_no_dead_page(
    open_desk: Open, desk_server: LiveServer, hash_: str, title: str, left: str
) -> None:
    desk = open_desk(hash_)
    desk.settle()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(title)
    assert desk.page.url == f"{desk_server.url}/{left}"
    desk.go("#/privacy")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Privacy")
