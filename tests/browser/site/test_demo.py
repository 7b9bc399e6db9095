"""The demo in a real Chromium: the extension's own card on the site's pages, recorded and live."""

import functools
import http.server
import re
import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from server import site_pages
from server.clients import Clients
from tests.browser.driving.site import Reader, SiteServer

#: The card's root is closed to the page; here it is opened, and every broken policy is heard.
OPENED = """
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) { return attach.call(this, { ...init, mode: 'open' }); };
document.addEventListener('securitypolicyviolation', (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""
MARKED = (
    "() => [...CSS.highlights].flatMap(([name, ranges]) => [...ranges].map((range) => [name, String(range)]))"
)
ROOM_12 = '[data-id="camera-12"]'


@pytest.fixture
def visit(come: Callable[..., Reader]) -> Callable[..., Reader]:
    """Come to a page of the site, its demo ready: ``visit("prova/", width=320)``."""

    def run(address: str, language: str = "it", **options: object) -> Reader:
        reader = come(language, permissions=["clipboard-read", "clipboard-write"], **options)
        reader.page.add_init_script(OPENED)
        reader.open(address)
        expect(reader.page.locator('[data-demo="weigh"]').first).to_be_visible()
        return reader

    return run


def part(page: Page, name: str) -> Locator:
    """Return what the card calls ``data-garbo``."""
    return page.locator(f'garbo-card [data-garbo="{name}"]')


def press(page: Page, comment: str = ROOM_12) -> None:
    """Press the button beside a comment and wait for the badge."""
    page.locator(f'{comment} [data-demo="weigh"]').click()
    expect(part(page, "badge")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "language", "comment", "headline"),
    [
        ("", "it", "camera-12", "Probabilmente un cliente"),
        ("en/", "en", "room-7", "Probably a customer"),
        ("prova/", "it", "copia-3", "."),
        ("en/try/", "en", "zimmer", "Probably a customer"),
    ],
)
def test_the_real_card_opens_beside_the_comment(
    visit: Callable[..., Reader], address: str, language: str, comment: str, headline: str
) -> None:
    page = visit(address, language).page
    press(page, f'[data-id="{comment}"]')
    expect(part(page, "badge")).to_contain_text(re.compile(headline))
    assert part(page, "reply").input_value().strip()
    text = page.locator(f'[data-id="{comment}"]').bounding_box()
    panel = page.locator("garbo-card .panel").bounding_box()
    assert text is not None
    assert panel is not None
    assert panel["x"] >= text["x"] + text["width"] or panel["x"] + panel["width"] <= text["x"]
    assert part(page, "error").count() == 0


def test_the_words_are_marked_and_the_reasons_told(visit: Callable[..., Reader]) -> None:
    page = visit("prova/").page
    press(page)
    assert ["garbo-lowers", "camera 12"] in page.evaluate(MARKED)
    expect(part(page, "reason").first).to_contain_text("Esperienza vissuta")
    expect(page.locator('[data-demo="mode"]')).to_contain_text("Risposte registrate dal motore di Garbo")
    expect(page.locator('[data-demo="status"]')).to_have_text("La scheda è aperta, accanto al commento.")
    page.keyboard.press("Escape")
    expect(page.locator("garbo-card")).to_have_count(0)
    expect(page.locator('[data-demo="status"]')).to_have_text("La scheda è chiusa.")
    assert page.evaluate(MARKED) == []
    expect(page.locator(f'{ROOM_12} [data-demo="weigh"]')).to_be_focused()


def test_a_highlight_by_hand_shows_a_button_beside_it(visit: Callable[..., Reader]) -> None:
    page = visit("prova/").page
    page.locator(f"{ROOM_12} .demo-text").click(click_count=3)
    bubble = page.locator('[data-demo="bubble"]')
    expect(bubble).to_be_visible()
    bubble.click()
    expect(part(page, "badge")).to_contain_text("Probabilmente un cliente")
    expect(bubble).to_have_count(0)
    page.keyboard.press("Escape")
    # The card gives the highlight back; nobody has asked again.
    page.wait_for_timeout(300)
    expect(bubble).to_have_count(0)


@pytest.mark.parametrize("highlighted", [True, False])
def test_by_keyboard(visit: Callable[..., Reader], highlighted: bool) -> None:
    page = visit("prova/").page
    if highlighted:
        page.locator(f"{ROOM_12} .demo-text").click(click_count=3)
    else:
        page.locator(f'{ROOM_12} [data-demo="weigh"]').focus()
    page.keyboard.press("Alt+Shift+KeyG")
    expect(part(page, "badge")).to_contain_text("Probabilmente un cliente")
    page.keyboard.press("Escape")
    page.locator(f'{ROOM_12} [data-demo="weigh"]').press("Enter")
    expect(part(page, "badge")).to_be_visible()


def test_copy_and_insert(visit: Callable[..., Reader]) -> None:
    page = visit("prova/").page
    press(page)
    reply = part(page, "reply").input_value()
    part(page, "copy").click()
    expect(part(page, "status")).to_have_text("Copiata.")
    assert page.evaluate("navigator.clipboard.readText()") == reply
    part(page, "insert").click()
    expect(page.locator(f"{ROOM_12} textarea")).to_have_value(reply)
    expect(page.locator('[data-id="schifo"] textarea')).to_have_value("")


def test_insert_on_the_first_page(visit: Callable[..., Reader]) -> None:
    page = visit("").page
    press(page)
    part(page, "insert").click()
    expect(page.locator(f"{ROOM_12} textarea")).to_have_value(part(page, "reply").input_value())
    expect(page.locator(".demo-still")).not_to_be_visible()
    part(page, "close").click()
    expect(page.locator(".demo-still")).to_be_visible()


def test_other_drafts_stages_and_the_reader_are_recorded(visit: Callable[..., Reader]) -> None:
    page = visit("prova/").page
    press(page)
    first = part(page, "reply").input_value()
    part(page, "another").click()
    expect(part(page, "reply")).not_to_have_value(first)
    page.locator("garbo-card summary", has_text="Un'altra situazione").click()
    for name, value in (("register", "tu"), ("variant", "price")):
        before = part(page, "reply").input_value()
        part(page, name).select_option(value)
        expect(part(page, "reply")).not_to_have_value(before)
        part(page, name).select_option("lei" if name == "register" else "")
    part(page, "stage").select_option("report")
    expect(part(page, "where")).to_have_attribute("data-where", "platform")
    page.locator('garbo-card [data-garbo="rules"] > summary').click()
    expect(part(page, "rules-disclaimer")).to_be_visible()
    part(page, "stage").select_option("first")
    part(page, "stage").select_option("clarify")
    expect(part(page, "gate")).to_be_visible()
    page.locator('garbo-card [data-garbo="reader"] > summary').click()
    expect(part(page, "reader-side")).to_be_visible()
    assert part(page, "error").count() == 0


def test_the_copies_stand_side_by_side_and_a_verdict_can_be_taken_back(visit: Callable[..., Reader]) -> None:
    page = visit("prova/").page
    press(page, '[data-id="copia-3"]')
    page.locator('garbo-card [data-garbo="similar"] > summary').click()
    expect(part(page, "pair")).to_have_count(2)
    before = part(page, "badge").inner_text()
    part(page, "right").click()
    expect(part(page, "outcome")).to_have_text(re.compile("^Demo: nulla viene registrato"))
    part(page, "undo").click()
    expect(part(page, "badge")).to_have_text(before)
    part(page, "open-case").click()
    expect(part(page, "case")).to_contain_text("G-")
    expect(part(page, "case")).to_contain_text("Demo: nulla viene registrato. Nel tuo Garbo il caso resta")


def test_what_is_not_recorded_says_so_kindly(visit: Callable[..., Reader]) -> None:
    page = visit("prova/").page
    press(page)
    part(page, "reply").fill("Buongiorno, ci dispiace: chiamate pure il 333 1234567.")
    expect(part(page, "offline")).to_contain_text("In questa pagina le risposte sono registrate")
    page.locator('garbo-card [data-garbo="who"] > summary').click()
    part(page, "role").select_option("competitor")
    expect(part(page, "error")).to_contain_text("In questa pagina le risposte sono registrate")
    expect(part(page, "error")).to_have_attribute("data-kind", "only-recorded")
    expect(page.locator('[data-demo="own"] textarea')).to_be_disabled()


def test_what_was_edited_is_there_again_while_the_page_is(visit: Callable[..., Reader]) -> None:
    page = visit("prova/").page
    press(page)
    part(page, "reply").fill("Buongiorno, sono parole mie.")
    page.wait_for_timeout(400)
    page.keyboard.press("Escape")
    press(page)
    expect(part(page, "reply")).to_have_value("Buongiorno, sono parole mie.")


@pytest.mark.parametrize("address", ["", "prova/", "en/try/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone(visit: Callable[..., Reader], address: str, scheme: str) -> None:
    reader = visit(address, width=320, has_touch=True)
    reader.look(320, scheme)
    assert reader.faults() == []
    reader.page.locator('[data-demo="weigh"]').first.tap()
    expect(part(reader.page, "badge")).to_be_visible()
    expect(reader.page.locator("garbo-card .panel")).to_have_attribute("data-side", "dock")
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 320


def test_nothing_is_loaded_before_it_is_wanted(visit: Callable[..., Reader]) -> None:
    reader = visit("")
    loaded = "performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop())"
    assert {"card.js", "messages.json", "camera-12.json"}.isdisjoint(reader.page.evaluate(loaded))
    press(reader.page)
    assert {"card.js", "messages.json", "camera-12.json"} <= set(reader.page.evaluate(loaded))


class _UnderAFolder(http.server.SimpleHTTPRequestHandler):
    """A static host on which the site stands at ``/some/garbo/``, and nothing else is."""

    asked: list[str]

    def translate_path(self, path: str) -> str:
        self.asked.append(path)
        return super().translate_path(
            path.removeprefix("/some/garbo") if path.startswith("/some/garbo/") else "/-"
        )

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the parent's)
        pass


@pytest.fixture
def static_host(site: SiteServer) -> Iterator[tuple[str, list[str]]]:
    """The same files on a host that serves files and nothing else; what it was asked."""
    asked: list[str] = []
    handler = type("Handler", (_UnderAFolder,), {"asked": asked})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(site_pages.OUTPUT))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/some/garbo/", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_on_a_static_host_in_a_folder(
    chromium: object, static_host: tuple[str, list[str]], playwright: object
) -> None:
    address, asked = static_host
    page: Page = chromium.new_page()  # type: ignore[attr-defined]
    wrong: list[str] = []
    page.on(
        "console",
        lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(address) else wrong.append(request.url))
    page.add_init_script(OPENED)
    page.goto(f"{address}en/try/")
    press(page, '[data-id="room-7"]')
    part(page, "another").click()
    page.wait_for_timeout(300)
    page.close()
    assert wrong == []
    assert not [path for path in asked if "/v1/" in path]


@pytest.fixture
def clients(site: SiteServer) -> Clients:
    """Who may talk to the server that shows the site."""
    return Clients(site_pages.OUTPUT.parent / "data")


def test_before_it_is_paired_the_own_garbo_says_where_to_type_the_code(
    visit: Callable[..., Reader], clients: Clients
) -> None:
    page = visit("prova/").page
    help_ = page.locator('[data-demo="own-help"]')
    expect(help_).to_contain_text("Lo può leggere il Garbo che ti mostra questa pagina")
    expect(help_).not_to_contain_text("/site/")
    expect(page.locator("#demo-own")).to_be_disabled()
    help_.get_by_role("link", name="scrivi il codice").click()
    expect(page.locator("#demo-code")).to_be_focused()
    page.locator("#demo-code").fill(clients.new_code())
    page.locator('[data-demo="pairing"] button').click()
    expect(help_).to_have_text("Lo legge il tuo Garbo, su questo computer. Non viene conservato.")
    expect(page.locator("#demo-own")).to_be_enabled()


def test_what_is_too_long_is_said_and_not_cut(visit: Callable[..., Reader], clients: Clients) -> None:
    page = visit("prova/").page
    page.locator("#demo-code").fill(clients.new_code())
    page.locator('[data-demo="pairing"] button').click()
    field, wrong = page.locator("#demo-own"), page.locator("#demo-own-wrong")
    expect(field).to_be_enabled()
    field.fill("a" * 24_000)
    expect(wrong).to_have_text(
        "Sono 24.000 caratteri, e Garbo ne legge fino a 20.000: accorcia tu, qui niente viene tagliato."
    )
    assert len(field.input_value()) == 24_000
    page.locator('[data-demo="own"] button').click()
    expect(field).to_be_focused()
    expect(page.locator("garbo-card")).to_have_count(0)
    field.fill("a" * 20_000)
    expect(wrong).to_be_empty()
    field.fill("")
    page.locator('[data-demo="own"] button').click()
    expect(wrong).to_have_text("Scrivi prima un commento.")


def test_live_by_code_and_nothing_is_kept(
    visit: Callable[..., Reader], clients: Clients, site: SiteServer
) -> None:
    reader = visit("prova/")
    page = reader.page
    page.locator("#demo-code").fill(clients.new_code())
    page.locator('[data-demo="pairing"] button').click()
    expect(page.locator('[data-demo="mode"]')).to_contain_text("Dal vivo, dal tuo Garbo")
    expect(page.locator('[data-demo="pairing"]')).not_to_be_visible()

    page.locator("#demo-own").fill(
        "Il 3 marzo alle 20 abbiamo aspettato un'ora al tavolo 9, e il risotto era freddo."
    )
    page.locator('[data-demo="own"] button').click()
    # The server of this test has not read anything before: it loads what it reads with.
    expect(part(page, "badge")).to_contain_text("Probabilmente un cliente", timeout=30_000)
    expect(part(page, "reply")).to_be_visible()
    part(page, "reply").fill("Buongiorno, siete dei bugiardi.")
    expect(part(page, "check").first).to_be_visible()
    part(page, "insert").click()
    expect(page.locator("#reply-to-own")).to_have_value("Buongiorno, siete dei bugiardi.")
    # A comment is kept by nobody: there is no case to open.
    expect(part(page, "open-case")).to_have_count(0)
    page.keyboard.press("Escape")
    press(page, '[data-id="copia-3"]')
    kept = page.evaluate("""async () => {
      const headers = { Authorization: `Bearer ${localStorage.getItem('garbo-token')}` };
      return (await fetch('/v1/cases', { headers })).json();
    }""")
    assert kept["cases"] == []
    assert part(page, "error").count() == 0


def test_a_wrong_code_is_said_and_may_be_typed_again(visit: Callable[..., Reader], clients: Clients) -> None:
    reader = visit("prova/")
    clients.new_code()
    reader.page.locator("#demo-code").fill("AAAA-AAAA")
    reader.page.locator('[data-demo="pairing"] button').click()
    expect(reader.page.locator('[data-demo="pairing"] [role="alert"]')).to_contain_text("Il codice non va")
    expect(reader.page.locator('[data-demo="mode"]')).to_contain_text("Risposte registrate")
    # The browser itself writes the refusal on its console.
    assert all("403" in wrong or "400" in wrong or "401" in wrong for wrong in reader.wrong)
    reader.wrong.clear()


def test_a_pairing_that_is_no_longer_good_shows_the_way_back(visit: Callable[..., Reader]) -> None:
    reader = visit("prova/")
    page = reader.page
    page.evaluate("localStorage.setItem('garbo-token', 'gone')")
    reader.open("prova/")
    expect(page.locator('[data-demo="mode"]')).to_contain_text("Dal vivo")
    page.locator(f'{ROOM_12} [data-demo="weigh"]').click()
    part(page, "open-options").click()
    expect(page.locator("#demo-code")).to_be_focused()
    reader.wrong.clear()
