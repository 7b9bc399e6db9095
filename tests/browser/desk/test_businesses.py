"""The businesses: described, told apart by their pages, changed, deleted."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.driving.desk import Desk
from tests.live import LiveServer

Open = Callable[..., Desk]
AURORA = {
    "name": "Hotel Aurora", "kind": "hotel", "pages": ["www.facebook.com/hotelaurora"], "signature": "Anna",
    "role": "responsabile ospitalità", "privateChannel": "info@hotelaurora.test", "register": "voi",
    "prices": [
        {"item": "crema viso", "price": 49.5, "currency": "EUR", "from": "2026-01-01", "to": "2026-06-30"},
        {"item": "spa", "price": 30.0, "currency": "USD", "from": None, "to": None},
    ],
    "closed": ["2026-08-15"], "competitors": ["Profumeria Lilla"],
    "confirmedFacts": ["il 3 agosto l'ascensore era fermo"],
    "confirmedActions": ["da lunedì c'è una persona in più al check-in"],
}  # fmt: skip
LISTS = {
    "pages": "www.facebook.com/hotelaurora",
    "confirmedActions": "da lunedì c'è una persona in più al check-in",
    "confirmedFacts": "il 3 agosto l'ascensore era fermo",
    "prices": "crema viso: 49.50 2026-01-01 – 2026-06-30\nspa: 30 USD",
    "closed": "2026-08-15",
    "competitors": "Profumeria Lilla",
}


@pytest.fixture
def dialogs() -> list[str]:
    """What the browser has asked; each question is answered with "stay"."""
    return []


def stay(desk: Desk, dialogs: list[str]) -> None:
    def answer(dialog: object) -> None:
        dialogs.append(dialog.message)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    desk.page.on("dialog", answer)


def only(desk: Desk, *profiles: dict[str, object]) -> list[str]:
    """Make these the businesses of the desk, the first one the main one; return their ids."""
    for each in desk.ask("GET", "/v1/businesses")["businesses"]:
        if each["id"] != "default":
            desk.ask("DELETE", f"/v1/businesses/{each['id']}")
    desk.ask("PUT", "/v1/business", profiles[0])
    return ["default", *(desk.ask("POST", "/v1/businesses", each)["id"] for each in profiles[1:])]


def test_the_first_business_is_described(open_desk: Open) -> None:
    desk = open_desk("#/businesses", width=320)
    desk.settle()
    expect(desk.part("empty")).to_contain_text("Bastano il nome e una firma")
    assert desk.faults() == []
    desk.page.get_by_role("link", name="Comincia").click()
    desk.page.get_by_label("Nome").wait_for()
    assert desk.faults() == []
    desk.part("save").click()
    expect(desk.part("wrong")).to_contain_text("Scrivi il nome dell'attività.")
    expect(desk.page.get_by_label("Nome")).to_be_focused()
    desk.page.keyboard.type("Hotel Aurora")
    expect(desk.part("wrong")).to_be_hidden()
    desk.page.get_by_label("Genere di attività").select_option("hotel")
    desk.page.get_by_label("Firma").fill("Anna")
    desk.page.get_by_label("Ruolo").fill("responsabile ospitalità")
    desk.page.get_by_label("Canale privato").fill("info@hotelaurora.test")
    desk.page.get_by_label("Come vi rivolgete a chi scrive").select_option("voi")
    desk.page.get_by_text("Fatti e impegni confermati, listino, chiusure").click()
    for name, text in LISTS.items():
        desk.page.fill(f"#{name}", text)
    desk.part("save").click()
    desk.page.wait_for_url("**/#/businesses/default")
    expect(desk.part("told")).to_have_text("Salvato.")
    assert desk.ask("GET", "/v1/business") == AURORA
    # What was saved comes back as it was typed.
    for name, text in LISTS.items():
        expect(desk.page.locator(f"#{name}")).to_have_value(text)
    expect(desk.page.locator("#register")).to_have_value("voi")
    expect(desk.part("confirmed")).to_have_attribute("open", "")
    expect(desk.part("delete-business")).to_have_count(0)
    assert desk.faults() == []


def test_a_second_one_gets_its_pages_and_is_offered_at_the_top(open_desk: Open) -> None:
    desk = open_desk("#/businesses")
    only(desk, AURORA)
    desk.page.reload()
    desk.page.get_by_role("link", name="Aggiungi un'attività").click()
    desk.page.get_by_label("Nome").fill("Bar Aurora")
    desk.page.locator("#pages").fill("https://facebook.com/HotelAurora/\nwww.facebook.com/baraurora")
    desk.part("save").click()
    expect(desk.part("wrong")).to_contain_text("Riga 1 delle pagine")
    expect(desk.part("wrong")).to_contain_text("è già di «Hotel Aurora»")
    desk.page.locator("#pages").fill("www.facebook.com/baraurora")
    desk.part("save").click()
    desk.page.wait_for_url("**/#/businesses/bar-aurora")
    expect(desk.page.locator("#business-choice option")).to_have_text(
        ["Tutte le attività", "Hotel Aurora", "Bar Aurora"]
    )
    desk.page.get_by_role("link", name="← Tutte le attività").click()
    rows = desk.part("business-row")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("Principale · Albergo o B&B")
    expect(rows.nth(0)).to_contain_text("I commenti delle pagine che non sono di nessun'altra.")
    expect(rows.nth(1)).to_contain_text("www.facebook.com/baraurora")


@pytest.mark.parametrize(("language", "width", "dark"), [("it", 1280, False), ("en", 320, True)])
def test_the_page_is_whole(open_desk: Open, language: str, width: int, dark: bool) -> None:
    desk = open_desk("#/queue", language=language, width=width, dark=dark)
    many = [f"www.facebook.com/bar{number}" for number in range(5)]
    ids = only(desk, AURORA, {"name": "Bar Aurora", "pages": many}, {"name": "Chiosco"})
    desk.go("#/businesses")
    more = {"it": "e altre 2", "en": "and 2 more"}[language]
    expect(desk.part("business-row").nth(1)).to_contain_text(more)
    assert desk.faults() == []
    desk.page.get_by_role("link", name="Bar Aurora").click()
    desk.page.wait_for_url(f"**/#/businesses/{ids[1]}")
    desk.part("confirmed").locator("summary").click()
    assert desk.faults() == []
    desk.page.fill("#closed", "2026-13-01")
    desk.part("save").click()
    expect(desk.part("wrong")).to_be_visible()
    assert desk.faults() == []
    desk.page.fill("#closed", "")
    desk.go("#/businesses/nobody")
    expect(desk.part("empty")).to_be_visible()
    assert desk.faults() == []


#: Field, what is typed, what is said of it, and how the line that is selected begins.
WRONG = [
    ("prices", "spa: 30\n\ncrema 49", "Line 3 of the price list: “crema 49” cannot be read.", "crema 49"),
    ("prices", "spa: 30 2026-06-30 – 2026-01-01", "Line 1 of the price list: in “spa: 30", "spa: 30 2026"),
    ("closed", "2026-08-15\n2026-02-30", "Line 2 of the closing days: “2026-02-30”", "2026-02-30"),
    ("pages", "facebook.com/x\n  our page", "Line 2 of the pages: “our page” is no address", "  our page"),
    ("competitors", f"Lilla\n{'x' * 301}", "Line 2 of “Competitors not to be named”", "x" * 301),
]


def test_a_wrong_line_is_named_and_nothing_is_lost(open_desk: Open) -> None:
    desk = open_desk("#/queue", language="en")
    only(desk, {"name": "Hotel Aurora"})
    desk.go("#/businesses/default")
    fold = desk.part("confirmed")
    expect(fold).not_to_have_attribute("open", "")
    for field, typed, said, selected in WRONG:
        area = desk.page.locator(f"#{field}")
        fold.evaluate("fold => { fold.open = true; }")
        area.fill(typed)
        fold.evaluate("fold => { fold.open = false; }")
        desk.part("save").click()
        expect(desk.part("wrong")).to_contain_text(said)
        expect(desk.part("wrong")).to_contain_text("what you wrote is still here")
        expect(area).to_be_focused()
        expect(area).to_have_value(typed)
        marked = area.evaluate("a => a.value.slice(a.selectionStart, a.selectionEnd)")
        assert marked.startswith(selected)
        assert marked in typed.split("\n")
        area.fill("")
        expect(desk.part("wrong")).to_be_hidden()
        expect(area).not_to_have_attribute("aria-invalid", "true")
    assert desk.ask("GET", "/v1/business")["prices"] == []


def test_all_wrong_lines_are_named_at_once_beside_their_fields(open_desk: Open) -> None:
    desk = open_desk("#/queue")
    only(desk, {"name": "Hotel Aurora", "kind": "hotel"})
    desk.go("#/businesses/default")
    desk.part("confirmed").locator("summary").click()
    expect(desk.page.locator("#prices")).to_have_attribute("placeholder", "camera doppia: 120,00")
    desk.page.fill("#name", "")
    desk.page.fill("#pages", "miosito\njavascript:alert(1)")
    desk.page.fill("#prices", "suite\nspa: 30\ncolazione")
    desk.page.fill("#closed", "31/02/2026")
    desk.part("save").click()
    wrong = desk.part("wrong")
    expect(wrong).to_have_count(4)
    expect(desk.page.locator("#name")).to_be_focused()
    expect(desk.page.locator("#pages + [data-garbo=wrong] strong")).to_have_count(2)
    said = "Riga {}: «{}» non si legge. Scrivila come «camera doppia: 120,00»."
    expect(desk.page.locator("#prices + [data-garbo=wrong] strong")).to_have_text(
        [said.format("1 del listino", "suite"), said.format("3 del listino", "colazione")]
    )
    assert desk.faults() == []
    desk.page.fill("#name", "Hotel Aurora")
    expect(wrong).to_have_count(3)
    desk.page.fill("#pages", "")
    desk.page.fill("#prices", "camera doppia 120€\nsingola 80,50 euro 1/6/2026 – 30/09/2026")
    desk.page.fill("#closed", "15/08/2026\n2026-08-16")
    expect(wrong).to_have_count(0)
    desk.part("save").click()
    expect(desk.part("told")).to_have_text("Salvato.")
    kept = desk.ask("GET", "/v1/business")
    assert kept["prices"] == [
        {"item": "camera doppia", "price": 120, "currency": "EUR", "from": None, "to": None},
        {"item": "singola", "price": 80.5, "currency": "EUR", "from": "2026-06-01", "to": "2026-09-30"},
    ]  # fmt: skip
    assert kept["closed"] == ["2026-08-15", "2026-08-16"]
    desk.page.select_option("#kind", "shop")
    expect(desk.page.locator("#prices")).to_have_attribute("placeholder", "crema viso: 49,00")
    expect(desk.page.locator("#prices-help")).to_contain_text("«crema viso: 49,00»")
    desk.page.select_option("#kind", "hotel")


def test_what_only_the_server_finds_is_said_in_its_own_words(open_desk: Open) -> None:
    desk = open_desk("#/queue")
    only(desk, {"name": "Hotel Aurora"})
    desk.go("#/businesses/default")
    desk.page.fill("#name", "\u200b")
    desk.part("save").click()
    expect(desk.part("error").locator("p")).to_have_text("Nulla è stato salvato.")
    expect(desk.part("error").locator("li")).to_have_text(["Questo campo è vuoto."])
    desk.page.fill("#name", "Hotel Aurora")


def test_leaving_without_saving_is_asked(open_desk: Open, dialogs: list[str]) -> None:
    desk = open_desk("#/queue")
    only(desk, {"name": "Hotel Aurora"}, {"name": "Bar Aurora"})
    desk.page.reload()
    desk.go("#/businesses/default")
    stay(desk, dialogs)
    desk.page.get_by_label("Firma").fill("Bruno")
    desk.page.get_by_role("link", name="Privacy").click()
    desk.page.wait_for_timeout(100)
    desk.page.select_option("#business-choice", label="Bar Aurora")
    assert dialogs == ["Quello che hai scritto qui non è salvato. Uscire lo stesso?"] * 2
    expect(desk.page.locator("#business-choice")).to_have_value("")
    expect(desk.page.get_by_label("Firma")).to_have_value("Bruno")
    desk.page.get_by_label("Firma").press("Enter")
    expect(desk.part("told")).to_have_text("Salvato.")
    assert desk.ask("GET", "/v1/business")["signature"] == "Bruno"
    desk.page.get_by_role("link", name="Privacy").click()
    desk.page.wait_for_url("**/#/privacy")
    assert len(dialogs) == 2


def test_an_error_keeps_what_was_typed(open_desk: Open) -> None:
    desk = open_desk("#/queue")
    only(desk, {"name": "Hotel Aurora"})
    desk.go("#/businesses/default")

    def away(route: Route) -> None:
        route.abort()

    desk.page.route("**/v1/businesses/default", away)
    desk.page.get_by_label("Ruolo").fill("direzione")
    desk.part("save").click()
    expect(desk.part("error")).to_have_attribute("data-kind", "not-running")
    expect(desk.page.get_by_label("Ruolo")).to_have_value("direzione")
    desk.page.unroute("**/v1/businesses/default")
    desk.part("save").click()
    expect(desk.part("told")).to_have_text("Salvato.")
    expect(desk.part("error")).to_have_count(0)
    assert desk.ask("GET", "/v1/business")["role"] == "direzione"


def test_a_business_is_deleted_after_a_second_press(open_desk: Open, desk_server: LiveServer) -> None:
    desk = open_desk("#/queue")
    bar = only(desk, AURORA, {"name": "Bar Aurora"})[1]
    desk.page.reload()
    expect(desk.page.locator("#business-choice")).to_be_visible()
    desk.go(f"#/businesses/{bar}")
    delete = desk.part("delete-business")
    delete.click()
    expect(delete).to_have_text("Cancellare «Bar Aurora»? Premi ancora")
    assert len(desk.ask("GET", "/v1/businesses")["businesses"]) == 2
    desk.page.wait_for_timeout(500)
    delete.click()
    desk.page.wait_for_url(f"{desk_server.url}/#/businesses")
    expect(desk.part("business-row")).to_have_count(1)
    expect(desk.page.locator("#business-choice")).to_have_count(0)
    assert [each["id"] for each in desk.ask("GET", "/v1/businesses")["businesses"]] == ["default"]
