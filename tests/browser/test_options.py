"""The options page: pairing, the test of the connection, the business."""

import json
import urllib.request
from typing import get_args

import pytest
from playwright.sync_api import Page, expect

from server.records import BusinessKind
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.scripted import ScriptedServer
from tests.live import LiveServer, free_port

#: What the page sends of the fields that nobody has filled.
UNSAID: dict[str, object] = {
    "kind": None, "role": "", "register": None,
    "confirmedActions": [], "confirmedFacts": [], "competitors": [], "closed": [], "prices": [],
}  # fmt: skip


def settings(browser: Chromium) -> dict[str, object]:
    kept: dict[str, object] = browser.ask("() => chrome.storage.local.get()")
    return kept


def opened(browser: Chromium) -> Page:
    page = browser.options_page()
    expect(page.locator("#state")).not_to_have_attribute("data-state", "unknown")
    return page


def pair(page: Page, server: str, code: str = "abcd-1234") -> None:
    page.fill("#server", server)
    page.fill("#code", code)
    page.click("#pair")


def test_pairing_keeps_the_token_and_shows_that_it_is_done(
    browser: Chromium, scripted: ScriptedServer
) -> None:
    scripted.says("GET /v1/cases", 200, {"cases": []})
    page = opened(browser)
    assert page.input_value("#server") == "http://127.0.0.1:8742"
    pair(page, scripted.url.removeprefix("http://"), " abcd-1234 ")
    expect(page.locator("#state")).to_have_text("Collegato a Garbo 0.1.0.")
    assert page.input_value("#code") == ""
    assert page.input_value("#server") == scripted.url
    assert settings(browser) == {"server": scripted.url, "token": "a-new-token"}
    (asked,) = scripted.heard("POST /v1/pairings")
    assert asked.body == {"code": "ABCD-1234", "client": "Chromium"}
    assert "authorization" not in asked.headers
    assert "a-new-token" not in page.content()


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (403, "pairing-refused", "pairing-refused"),
        (410, "pairing-expired", "pairing-expired"),
        (500, "internal", "server-error"),
    ],
)
def test_a_refused_pairing_says_why_and_changes_nothing(
    browser: Chromium, scripted: ScriptedServer, status: int, code: str, kind: str
) -> None:
    page = opened(browser)
    scripted.fails("POST /v1/pairings", status, code)
    pair(page, scripted.url)
    expect(page.locator('#connection-trouble [data-garbo="error"]')).to_have_attribute("data-kind", kind)
    assert settings(browser) == {}
    assert page.evaluate("document.activeElement.id") == "code"


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1:8742",
        "http://garbo.example",
        "http://192.168.1.2:8742",
        "http://127.0.0.1@evil.example",
        "::",
    ],
)
def test_only_this_computer_is_a_server(browser: Chromium, address: str) -> None:
    page = opened(browser)
    pair(page, address)
    expect(page.locator('#connection-trouble [data-garbo="error"]')).to_have_attribute(
        "data-kind", "bad-address"
    )
    assert settings(browser) == {}


@pytest.mark.parametrize(
    "form", ["{port}", "localhost:{port}", "http://localhost:{port}/", "127.0.0.1:{port}"]
)
def test_the_address_may_be_typed_in_several_ways(
    browser: Chromium, scripted: ScriptedServer, form: str
) -> None:
    page = opened(browser)
    pair(page, form.format(port=scripted.url.rpartition(":")[2]))
    expect(page.locator("#server")).to_have_value(scripted.url)


def test_a_server_that_is_off_is_said_with_the_command(browser: Chromium) -> None:
    page = opened(browser)
    pair(page, f"http://127.0.0.1:{free_port()}")
    error = page.locator('#connection-trouble [data-garbo="error"]')
    expect(error).to_have_attribute("data-kind", "not-running")
    expect(error.locator("pre")).to_have_text("python3 garbo.py")


def test_something_else_on_that_port_is_not_given_the_code(
    browser: Chromium, scripted: ScriptedServer
) -> None:
    scripted.says("GET /v1/health", 200, {"hello": "world"})
    page = opened(browser)
    pair(page, scripted.url)
    expect(page.locator('#connection-trouble [data-garbo="error"]')).to_have_attribute(
        "data-kind", "not-running"
    )
    assert scripted.heard("POST /v1/pairings") == []


def test_the_connection_can_be_tested(browser: Chromium, scripted: ScriptedServer) -> None:
    browser.connect(scripted.url, None)
    page = opened(browser)
    expect(page.locator("#state")).to_have_text("Garbo 0.1.0 è acceso. Manca solo il codice.")
    assert page.is_disabled("#name")
    scripted.says("GET /v1/cases", 200, {"cases": []})
    browser.connect(scripted.url, "a-token")
    page.click("#test")
    expect(page.locator("#state")).to_have_attribute("data-state", "paired")
    scripted.fails("GET /v1/cases", 401, "unauthorized")
    page.click("#test")
    expect(page.locator('#connection-trouble [data-garbo="error"]')).to_have_attribute(
        "data-kind", "not-paired"
    )
    expect(page.locator("#state")).to_have_attribute("data-state", "off")
    assert page.is_disabled("#name")


def test_unpairing_forgets_the_token_here_and_there(browser: Chromium, scripted: ScriptedServer) -> None:
    scripted.says("GET /v1/cases", 200, {"cases": []})
    browser.connect(scripted.url, "a-token")
    page = opened(browser)
    page.click("#unpair")
    expect(page.locator("#state")).to_have_text("Scollegato. Il vecchio collegamento non vale più.")
    assert settings(browser) == {"server": scripted.url, "token": None}
    assert scripted.heard("DELETE /v1/pairings/current")[0].headers["authorization"] == "Bearer a-token"
    assert page.is_hidden("#unpair")


def test_unpairing_works_with_the_server_off(browser: Chromium, scripted: ScriptedServer) -> None:
    scripted.says("GET /v1/cases", 200, {"cases": []})
    browser.connect(scripted.url, "a-token")
    page = opened(browser)
    browser.connect(f"http://127.0.0.1:{free_port()}", "a-token")
    page.click("#unpair")
    expect(page.locator("#state")).to_have_attribute("data-state", "unpaired")
    assert settings(browser)["token"] is None


def test_saving_the_business_keeps_what_the_page_does_not_show(
    browser: Chromium, scripted: ScriptedServer
) -> None:
    scripted.says("GET /v1/cases", 200, {"cases": []})
    kept = {
        "name": "Hotel Esempio",
        "signature": "Anna",
        "privateChannel": "",
        "competitors": ["Hotel Altro"],
        "pages": ["https://example.test/hotel"],
    }
    scripted.says("GET /v1/business", 200, kept)
    scripted.says("PUT /v1/business", 200, kept)
    browser.connect(scripted.url, "a-token")
    page = opened(browser)
    expect(page.locator("#name")).to_have_value("Hotel Esempio")
    assert page.input_value("#signature") == "Anna"
    page.fill("#private-channel", " info@esempio.test ")
    page.click("#save")
    expect(page.locator("#business-state")).to_have_text("Salvato.")
    body = {**UNSAID, **kept, "privateChannel": "info@esempio.test"}
    assert scripted.heard("PUT /v1/business")[0].body == body


def test_the_kind_of_business_is_chosen_kept_and_taken_back(
    browser: Chromium, scripted: ScriptedServer
) -> None:
    kept = {"name": "Hotel Esempio", "kind": "restaurant", "signature": "", "privateChannel": ""}
    scripted.says("GET /v1/cases", 200, {"cases": []})
    scripted.says("GET /v1/business", 200, kept)
    scripted.says("PUT /v1/business", 200, kept)
    browser.connect(scripted.url, "a-token")
    page = opened(browser)
    expect(page.locator("#kind")).to_have_value("restaurant")
    offered = page.eval_on_selector_all("#kind option", "all => all.map((each) => each.value)")
    assert offered == ["", *get_args(BusinessKind)]
    for choice, sent in (("online-shop", "online-shop"), ("", None)):
        page.select_option("#kind", choice)
        page.click("#save")
        expect(page.locator("#business-state")).to_have_text("Salvato.")
        wait_until(lambda: scripted.heard("PUT /v1/business"), "the request")
        assert scripted.heard("PUT /v1/business")[-1].body == {**UNSAID, **kept, "kind": sent}
        scripted.asked.clear()


def test_facts_prices_and_days_are_typed_a_line_each(paired: Chromium, server: LiveServer) -> None:
    page = opened(paired)
    page.fill("#name", "Hotel Esempio")
    page.fill("#role", "direzione")
    page.select_option("#register", "voi")
    page.click("summary")
    page.fill("#confirmed-actions", "da lunedì c'è una persona in più al check-in\n\n")
    page.fill("#confirmed-facts", " il 3 agosto l'ascensore era fermo ")
    page.fill("#competitors", "Hotel Altro\nHotel Terzo")
    page.fill("#closed", "2026-08-15\n2026-02-30")
    page.fill("#prices", "crema viso: 49,90\nnotte: 120 USD 2026-01-01 – 2026-06-30")
    page.click("#save")
    expect(page.locator("#business-state")).to_contain_text("«2026-02-30»")
    assert page.evaluate("document.activeElement.id") == "closed"
    page.fill("#closed", "2026-08-15")
    page.click("#save")
    expect(page.locator("#business-state")).to_have_text("Salvato.")
    kept = paired.ask("() => chrome.storage.local.get()")
    asking = urllib.request.Request(
        f"{server.url}/v1/business", headers={"Authorization": f"Bearer {kept['token']}"}
    )
    with urllib.request.urlopen(asking, timeout=10) as answer:
        held = json.load(answer)
    assert held["register"] == "voi"
    assert held["confirmedActions"] == ["da lunedì c'è una persona in più al check-in"]
    assert held["confirmedFacts"] == ["il 3 agosto l'ascensore era fermo"]
    assert held["competitors"] == ["Hotel Altro", "Hotel Terzo"]
    assert held["closed"] == ["2026-08-15"]
    assert held["prices"] == [
        {"item": "crema viso", "price": 49.9, "currency": "EUR", "from": None, "to": None},
        {"item": "notte", "price": 120, "currency": "USD", "from": "2026-01-01", "to": "2026-06-30"},
    ]
    page.reload()
    expect(page.locator("#register")).to_have_value("voi")
    expected = "crema viso: 49.90\nnotte: 120 USD 2026-01-01 – 2026-06-30"
    assert page.input_value("#prices") == expected


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("crema viso: 49", {"item": "crema viso", "price": 49, "currency": "EUR", "from": None, "to": None}),
        ("crema: viso = € 49,5", {"item": "crema: viso", "price": 49.5, "currency": "EUR"}),
        ("notte; 120.00 €", {"item": "notte", "price": 120, "currency": "EUR"}),
        ("notte: 120 chf 2026-01-01 –", {"currency": "CHF", "from": "2026-01-01", "to": None}),
        ("notte: 120 – 2026-12-31", {"from": None, "to": "2026-12-31"}),
        ("notte: 120 2026-02-30", None),
        ("notte 120", None),
        ("notte: centoventi", None),
        ("notte: 120 EURO", {"item": "notte", "price": 120, "currency": "EUR"}),
        ("notte: 120 EUROX", None),
        ("camera doppia 120€", {"item": "camera doppia", "price": 120, "currency": "EUR", "from": None}),
        ("camera doppia 120,50 euro", {"item": "camera doppia", "price": 120.5, "currency": "EUR"}),
        ("camera doppia € 120", {"item": "camera doppia", "price": 120, "currency": "EUR"}),
        ("suite 120€ 01/06/2026 – 30/9/2026", {"item": "suite", "from": "2026-06-01", "to": "2026-09-30"}),
        ("notte: 120 31/02/2026", None),
        ("camera 12 120", None),
        ("120€", None),
        (": 12", None),
    ],
)
def test_a_price_is_read_from_its_line(browser: Chromium, line: str, read: dict[str, object] | None) -> None:
    page = opened(browser)
    found = page.evaluate("async (line) => (await import('../shared/lists.js')).readPrice(line)", line)
    assert (found is None) == (read is None)
    assert {name: found[name] for name in read or {}} == (read or {})


def test_a_manner_with_an_english_name_is_shown_as_its_own(
    browser: Chromium, scripted: ScriptedServer
) -> None:
    scripted.says("GET /v1/cases", 200, {"cases": []})
    scripted.says("GET /v1/business", 200, {"name": "Hotel Esempio", "register": "informal"})
    browser.connect(scripted.url, "a-token")
    page = opened(browser)
    expect(page.locator("#register")).to_have_value("tu")


def test_without_a_code_no_try_is_spent(browser: Chromium, scripted: ScriptedServer) -> None:
    page = opened(browser)
    page.fill("#server", scripted.url)
    page.fill("#code", "  ")
    page.click("#pair")
    expect(page.locator("#state")).to_have_text("Scrivi il codice che Garbo mostra nella sua finestra.")
    assert page.evaluate("document.activeElement.id") == "code"
    assert scripted.heard("POST /v1/pairings") == []


def test_a_business_needs_a_name(browser: Chromium, scripted: ScriptedServer) -> None:
    scripted.says("GET /v1/cases", 200, {"cases": []})
    browser.connect(scripted.url, "a-token")
    page = opened(browser)
    page.fill("#signature", "Anna")
    page.click("#save")
    expect(page.locator("#business-state")).to_have_text("Scrivi il nome dell'attività.")
    assert page.evaluate("document.activeElement.id") == "name"
    assert scripted.heard("PUT /v1/business") == []


def test_a_business_that_cannot_be_read_is_not_written_over(
    browser: Chromium, scripted: ScriptedServer
) -> None:
    scripted.says("GET /v1/cases", 200, {"cases": []})
    scripted.fails("GET /v1/business", 500, "internal")
    browser.connect(scripted.url, "a-token")
    page = opened(browser)
    error = page.locator('#business-trouble [data-garbo="error"]')
    expect(error).to_have_attribute("data-kind", "server-error")
    assert page.is_disabled("#name")
    assert page.is_disabled("#save")
    scripted.says("GET /v1/business", 200, {"name": "Hotel Esempio", "competitors": ["Hotel Altro"]})
    error.get_by_role("button", name="Riprova").click()
    expect(page.locator("#name")).to_have_value("Hotel Esempio")
    expect(error).to_have_count(0)
    assert page.is_enabled("#save")
    page.fill("#signature", "Anna")
    scripted.fails("GET /v1/business", 500, "internal")
    page.click("#test")
    expect(error).to_have_attribute("data-kind", "server-error")
    assert (page.input_value("#signature"), page.input_value("#competitors")) == ("Anna", "Hotel Altro")
    assert page.is_disabled("#save")
    assert scripted.heard("PUT /v1/business") == []


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [("closed", "2026-02-30", "2026-02-28"), ("prices", "crema viso", "crema viso: 49")],
)
def test_a_line_that_cannot_be_read_is_shown_also_in_a_closed_fold(
    browser: Chromium, scripted: ScriptedServer, field: str, wrong: str, right: str
) -> None:
    scripted.says("GET /v1/cases", 200, {"cases": []})
    browser.connect(scripted.url, "a-token")
    page = opened(browser)
    page.fill("#name", "Hotel Esempio")
    page.click("summary")
    page.fill(f"#{field}", wrong)
    page.click("summary")
    expect(page.locator(f"#{field}")).to_be_hidden()
    page.click("#save")
    expect(page.locator(f"#{field}")).to_be_focused()
    expect(page.locator(f"#{field}")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#business-state")).to_contain_text(f"«{wrong}»")
    page.fill(f"#{field}", right)
    assert page.get_attribute(f"#{field}", "aria-invalid") is None
    expect(page.locator("#business-state")).to_have_text("")


def test_every_word_of_the_page_is_in_the_browsers_language(browser: Chromium, english: Chromium) -> None:
    texts = []
    for one, language, heading in (
        (browser, "it", "Le opzioni di Garbo"),
        (english, "en", "Garbo’s options"),
    ):
        page = opened(one)
        assert page.get_attribute("html", "lang") == language
        assert page.inner_text("h1") == heading
        texts.append(
            page.evaluate(
                "[...document.querySelectorAll('[data-say]:not([role=status])')].map((e) => e.textContent)"
            )
        )
    assert all(all(text.strip() for text in page) for page in texts)
    same = {a for a, b in zip(*texts, strict=True) if a == b}
    # The Italian manners have no English name.
    assert same == {"Lei", "Voi", "Tu"}


def test_every_field_has_a_label_and_the_page_fits_a_phone(browser: Chromium) -> None:
    page = opened(browser)
    page.set_viewport_size({"width": 320, "height": 640})
    for field in page.query_selector_all("input, select, textarea"):
        assert field.evaluate("e => e.labels.length") == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_whole_way_with_the_real_server(paired: Chromium, server: LiveServer) -> None:
    page = opened(paired)
    expect(page.locator("#state")).to_have_attribute("data-state", "paired")
    page.fill("#name", "Hotel Esempio")
    page.select_option("#kind", "hotel")
    page.fill("#signature", "Anna, direzione")
    page.fill("#private-channel", "info@esempio.test")
    page.click("#save")
    expect(page.locator("#business-state")).to_have_text("Salvato.")
    page.reload()
    expect(page.locator("#private-channel")).to_have_value("info@esempio.test")
    expect(page.locator("#kind")).to_have_value("hotel")
    token = str(settings(paired)["token"])
    page.click("#unpair")
    expect(page.locator("#state")).to_have_attribute("data-state", "unpaired")
    kept = [file.read_text("utf-8", "replace") for file in server.data.rglob("*") if file.is_file()]
    assert not any(token in text for text in kept)
    paired.connect(server.url, token)
    page.click("#test")
    expect(page.locator('#connection-trouble [data-garbo="error"]')).to_have_attribute(
        "data-kind", "not-paired"
    )
    assert json.dumps(settings(paired)).count(token) == 1
