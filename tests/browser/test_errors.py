"""What the card says when something is wrong: what happened, what is safe, what to do."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer
from tests.live import free_port

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
ANALYZE = "POST /v1/comments:analyze"
Weigh = Callable[..., Card]


@pytest.fixture
def page(browser: Chromium, page_server: PageServer) -> Page:
    return browser.open(page_server.url("plain.html"))


def test_nothing_selected(browser: Chromium, page: Page, scripted: ScriptedServer) -> None:
    browser.connect(scripted.url, "a-token")
    browser.trigger(page)
    card = Card(browser, page)
    assert card("error")["data-kind"] == "nothing-selected"
    assert card("error").text.split("\n\n") == [
        "Nessun testo è evidenziato",
        "Nulla è stato letto.",
        "Evidenzia il commento con il mouse, poi premi di nuovo.",
    ]
    assert scripted.asked == []


def test_after_nothing_selected_a_selection_is_weighed(
    browser: Chromium, page: Page, scripted: ScriptedServer, select: Callable[..., str]
) -> None:
    browser.connect(scripted.url, "a-token")
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    browser.trigger(page)
    card = Card(browser, page)
    card("error")
    select(page, "#comment")
    browser.trigger(page)
    assert card("badge")["data-score"] == "12"
    assert not card.has("error")


def test_the_server_is_not_running_and_how_to_start_it(
    browser: Chromium, page: Page, scripted: ScriptedServer, select: Callable[..., str]
) -> None:
    browser.connect(f"http://127.0.0.1:{free_port()}", "a-token")
    select(page, "#comment")
    browser.trigger(page)
    card = Card(browser, page)
    assert card("error")["data-kind"] == "not-running"
    assert card(".trouble pre").text == "python3 garbo.py"
    browser.connect(scripted.url, "a-token")
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card.click("retry")
    assert card("badge")["data-score"] == "12"


def test_a_permission_that_was_taken_back_is_said(
    browser: Chromium, page: Page, select: Callable[..., str], request: pytest.FixtureRequest
) -> None:
    # Firefox lets a person take the permission back; Chromium has to be told that they did.
    browser.ask(
        "() => { const p = chrome.permissions; p.kept = p.contains; p.contains = async () => false; }"
    )
    request.addfinalizer(
        lambda: browser.ask("() => { chrome.permissions.contains = chrome.permissions.kept; }")
    )
    browser.connect(f"http://127.0.0.1:{free_port()}", "a-token")
    select(page, "#comment")
    browser.trigger(page)
    card = Card(browser, page)
    assert card("error")["data-kind"] == "not-allowed"
    assert card("open-options").text == "Apri le opzioni"


def test_not_paired_leads_to_the_options(
    browser: Chromium, page: Page, scripted: ScriptedServer, select: Callable[..., str]
) -> None:
    browser.connect(scripted.url, None)
    select(page, "#comment")
    browser.trigger(page)
    card = Card(browser, page)
    assert card("error")["data-kind"] == "not-paired"
    assert scripted.asked == []
    with browser.context.expect_page() as opened:
        card.click("open-options")
    opened.value.wait_for_url("**/options/options.html")


@pytest.mark.parametrize(
    ("status", "code", "pointer", "kind"),
    [
        (401, "unauthorized", None, "not-paired"),
        (403, "forbidden-origin", None, "not-paired"),
        (413, "too-large", None, "too-long"),
        (422, "invalid-body", "/text", "nothing-to-read"),
        (422, "invalid-body", "/rating", "server-error"),
        (507, "storage-full", None, "storage-full"),
        (500, "internal", None, "server-error"),
        (421, "wrong-host", None, "server-error"),
    ],
)
def test_every_refusal_of_the_server_has_its_sentences(
    weigh: Weigh, scripted: ScriptedServer, status: int, code: str, pointer: str | None, kind: str
) -> None:
    scripted.fails(ANALYZE, status, code, "La frase del server.", pointer)
    card = weigh()
    assert card("error")["data-kind"] == kind
    assert ("La frase del server." in card("error").text) is (
        code in ("wrong-host", "invalid-body") and kind == "server-error"
    )
    assert not card.has("badge")


def test_an_answer_that_is_not_json_is_an_error(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.says(ANALYZE, 500, None)
    assert weigh()("error")["data-kind"] == "server-error"


def test_a_server_that_does_not_answer_is_given_up(
    browser: Chromium,
    page: Page,
    scripted: ScriptedServer,
    select: Callable[..., str],
    request: pytest.FixtureRequest,
) -> None:
    request.addfinalizer(lambda: browser.ask("() => { AbortSignal.timeout = AbortSignal.patient; }"))
    # The worker's patience is shortened from outside: twenty seconds are too long for a test.
    browser.ask(
        "() => { const patient = AbortSignal.timeout; AbortSignal.patient = patient;"
        " AbortSignal.timeout = () => patient.call(AbortSignal, 150); }"
    )
    browser.connect(scripted.url, "a-token")
    scripted.says(ANALYZE, 200, {}, delay=1.0)
    select(page, "#comment")
    browser.trigger(page)
    card = Card(browser, page)
    assert card("working").text == "Leggo il commento…"
    assert card("error")["data-kind"] == "slow"


@pytest.mark.parametrize(("length", "kind"), [(20_000, None), (20_001, "too-long")])
def test_twenty_thousand_characters_are_the_limit(
    browser: Chromium,
    page: Page,
    scripted: ScriptedServer,
    select: Callable[..., str],
    length: int,
    kind: str | None,
) -> None:
    browser.connect(scripted.url, "a-token")
    # An emoji is one character for the server and two for JavaScript.
    text = "😀" * 10 + "a" * (length - 10)
    scripted.weighs(text, 12, "likely-customer", [])
    page.evaluate("text => { document.querySelector('#comment').textContent = text; }", text)
    select(page, "#comment")
    browser.trigger(page)
    card = Card(browser, page)
    if kind:
        assert card("error")["data-kind"] == kind
        assert scripted.asked == []
    else:
        card("badge")
        assert scripted.heard(ANALYZE)[0].body["text"] == text


def test_the_response_of_the_business_is_not_weighed(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = weigh("response.html", "#response", host="www.tripadvisor.test")
    assert card("error")["data-kind"] == "own-response"
    assert scripted.heard(ANALYZE) == []


def test_a_page_of_the_browser_gets_a_window_that_says_so(browser: Chromium) -> None:
    page = browser.open("chrome://version/")
    with browser.context.expect_page() as opened:
        browser.trigger(page)
    notice = opened.value
    notice.wait_for_selector('[data-garbo="error"]')
    assert notice.get_attribute('[data-garbo="error"]', "data-kind") == "forbidden-page"
    assert "non lascia lavorare le estensioni" in notice.inner_text("#trouble")
    assert browser.ask("id => chrome.action.getBadgeText({tabId: id})", browser.tab_id(page)) == "!"
    assert notice.evaluate("document.activeElement.id") == "close"
    with notice.expect_event("close"), suppress(Error):
        notice.keyboard.press("Escape")


def test_a_page_with_our_host_element_already_in_it(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh("impostor.html")
    assert card("badge")["data-score"] == "12"
    assert card.page.locator("garbo-card").count() == 1


def test_after_an_update_the_old_card_closes_and_a_new_one_opens(
    launch: Callable[..., Chromium],
    page_server: PageServer,
    scripted: ScriptedServer,
    select: Callable[..., str],
) -> None:
    own = launch("it")
    own.connect(scripted.url, "a-token")
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    page = own.open(page_server.url("plain.html"))
    select(page, "#comment")
    own.trigger(page)
    card = Card(own, page)
    card("badge")
    own.reload()
    card.page.keyboard.press("Escape")
    assert not card.is_open()
    select(page, "#comment")
    own.trigger(page)
    assert card("badge")["data-score"] == "12"
    own.close()


def test_a_press_in_a_card_whose_extension_was_updated(
    launch: Callable[..., Chromium],
    page_server: PageServer,
    scripted: ScriptedServer,
    select: Callable[..., str],
) -> None:
    own = launch("it")
    own.connect(scripted.url, "a-token")
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    page = own.open(page_server.url("plain.html"))
    select(page, "#comment")
    own.trigger(page)
    card = Card(own, page)
    card.focus("open-case")
    own.reload()
    page.keyboard.press("Enter")

    # The new worker has no access to the tab, so the browser itself is asked what is in the card.
    inspector = own.context.new_cdp_session(page)

    def seen() -> str:
        return str(inspector.send("DOM.getDocument", {"depth": -1, "pierce": True}))

    wait_until(lambda: "'data-kind', 'outdated'" in seen(), "the word that it was updated")
    assert "Ricarica la pagina" in seen()
    own.close()


def test_what_is_typed_after_an_update_is_said_to_live_only_here(
    launch: Callable[..., Chromium],
    page_server: PageServer,
    scripted: ScriptedServer,
    select: Callable[..., str],
) -> None:
    own = launch("it")
    own.connect(scripted.url, "a-token")
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    page = own.open(page_server.url("plain.html"))
    select(page, "#comment")
    own.trigger(page)
    card = Card(own, page)
    card.focus("reply")
    own.reload()
    page.keyboard.type("Gentile ospite")
    inspector = own.context.new_cdp_session(page)
    for words in ("Questa bozza vive solo qui", "Non ho potuto ricontrollare", "'Riprova'"):
        wait_until(
            lambda: words in str(inspector.send("DOM.getDocument", {"depth": -1, "pierce": True})),  # noqa: B023
            words,
        )
    own.close()
