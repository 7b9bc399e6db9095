"""The same extension in Firefox, through its true context menu."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.driving.bidi import Firefox
from tests.browser.driving.bidi import firefox as start
from tests.browser.driving.chromium import wait_until
from tests.browser.driving.firefox import ADDRESS, card, fix_address, right_click
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer, reason
from tests.live import LiveServer

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
PAIR = """(server, code) => {
  document.querySelector('#server').value = server;
  document.querySelector('#code').value = code;
  document.querySelector('#pair').click();
}"""
STATE = "() => document.querySelector('#state').dataset.state"
FILL = """name => { document.querySelector('#name').value = name;
  document.querySelector('#save').click(); }"""
CLICK = "id => document.getElementById(id).click()"
NAME = "() => document.querySelector('#name').value"
TROUBLES = "() => [...document.querySelectorAll('[data-garbo=error]')].map((e) => e.dataset.kind)"
#: The keys as WebDriver names them.
TAB, ENTER = "\ue004", "\ue007"
MARKS = "() => [...CSS.highlights].map(([name, ranges]) => [name, ...[...ranges].map(String)])"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    profile = tmp_path_factory.mktemp("firefox")
    fix_address(profile)
    with start(profile, ["www.hotel.test"]) as running:
        yield running


@pytest.fixture
def unpaired(firefox: Firefox) -> Firefox:
    firefox.open(f"{ADDRESS}/options/options.html")
    firefox.evaluate("() => browser.storage.local.clear()")
    return firefox


@pytest.fixture
def new_server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server of the test's own: another keeps the role that a test before it has set."""
    live = LiveServer(tmp_path / "garbo-data")
    live.start()
    yield live
    live.stop()


def part(firefox: Firefox, name: str) -> dict[str, str]:
    named = wait_until(
        lambda: [part for part in card(firefox) if part.get("data-garbo") == name], f"{name} in the card"
    )
    found: dict[str, str] = named[0]
    return found


def weigh(firefox: Firefox, url: str) -> None:
    firefox.open(url)
    firefox.evaluate("() => getSelection().selectAllChildren(document.querySelector('#comment'))")
    right_click(firefox, "#comment")
    firefox.choose("Weigh this comment", "Valuta questo commento")


def test_unpaired_it_says_so(unpaired: Firefox, page_server: PageServer) -> None:
    weigh(unpaired, page_server.url("plain.html"))
    assert part(unpaired, "error")["data-kind"] == "not-paired"


def test_the_whole_way(unpaired: Firefox, scripted: ScriptedServer, page_server: PageServer) -> None:
    scripted.says("GET /v1/cases", 200, {"cases": []})
    unpaired.evaluate(PAIR, scripted.url, "abcd-1234")
    state = "() => document.querySelector('#state').dataset.state"
    wait_until(lambda: unpaired.evaluate(state) == "paired", "the pairing")
    (asked,) = scripted.heard("POST /v1/pairings")
    assert asked.body == {"code": "ABCD-1234", "client": "Firefox"}
    assert asked.headers["origin"] == ADDRESS

    evidence = [reason(COMMENT, "lived-detail", -9, "Esperienza vissuta", "Un dettaglio.", "Camera 12")]
    scripted.weighs(COMMENT, 12, "likely-customer", evidence)
    weigh(unpaired, page_server.url("strict.html"))
    badge = part(unpaired, "badge")
    assert (badge["data-score"], badge["data-band"]) == ("12", "likely-customer")
    assert badge["text"].endswith("· 12")
    assert part(unpaired, "reason")["data-signal"] == "lived-detail"
    assert unpaired.evaluate(MARKS) == [["garbo-lowers", "Camera 12"]]
    assert unpaired.evaluate("() => document.querySelector('garbo-card').shadowRoot") is None


def test_with_the_real_server_every_call_gets_through(
    unpaired: Firefox, new_server: LiveServer, page_server: PageServer
) -> None:
    # Firefox sends no Origin with a GET of the background, and Sec-Fetch-Site is not "none" there.
    unpaired.evaluate(PAIR, new_server.url, new_server.pair())
    wait_until(lambda: unpaired.evaluate(STATE) == "paired", "the pairing")
    unpaired.evaluate(FILL, "Hotel Esempio")
    saved = "() => /^(Salvato|Saved)/.test(document.querySelector('#business-state').textContent)"
    wait_until(lambda: unpaired.evaluate(saved), "the business to be saved")

    unpaired.open(f"{ADDRESS}/options/options.html")
    wait_until(lambda: unpaired.evaluate(NAME) == "Hotel Esempio", "the business to be read again")
    unpaired.evaluate(CLICK, "test")
    wait_until(lambda: unpaired.evaluate(STATE) == "paired", "the test of the connection")
    assert unpaired.evaluate(TROUBLES) == []

    weigh(unpaired, page_server.url("plain.html"))
    assert part(unpaired, "badge")["data-band"] == "likely-customer"
    unpaired.type(TAB * 2 + ENTER)  # "you are wrong", and from there its undo
    part(unpaired, "undo")
    unpaired.type(ENTER)
    part(unpaired, "wrong")
    unpaired.type(TAB * 3 + ENTER)
    wait_until(lambda: "open" in part(unpaired, "who"), "the fold of who writes to open")
    unpaired.type(TAB * 3 + "f")  # supplier or former employee
    wait_until(lambda: part(unpaired, "who-status")["text"], "the role to be saved")
    unpaired.type(TAB * 9 + ENTER)  # the last button of the card opens the case
    wait_until(lambda: part(unpaired, "case").get("data-code", "").startswith("G-"), "the case")
    unpaired.type("\ue00c")
    wait_until(lambda: card(unpaired) == [], "Escape to close the card")

    unpaired.open(f"{ADDRESS}/options/options.html")
    wait_until(lambda: unpaired.evaluate(STATE) == "paired", "the connection")
    unpaired.evaluate(CLICK, "unpair")
    wait_until(lambda: unpaired.evaluate(STATE) == "unpaired", "the end of the pairing")
    assert '"Firefox"' not in (new_server.data / "clients.json").read_text("utf-8")


def test_a_page_with_nothing_selected_has_no_item_in_the_menu(
    firefox: Firefox, page_server: PageServer
) -> None:
    firefox.open(page_server.url("plain.html"))
    right_click(firefox, "h1")
    with pytest.raises(AssertionError, match="no entry"):
        firefox.choose("Weigh this comment", "Valuta questo commento")
    # The menu stays open: this has to be the last test of the file.
