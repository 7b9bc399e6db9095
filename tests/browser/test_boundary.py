"""What may cross between a page, the card and the background, and what may not."""

from collections.abc import Callable

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer, reason

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
Weigh = Callable[..., Card]


def test_what_the_server_says_is_text_and_never_markup(weigh: Weigh, scripted: ScriptedServer) -> None:
    nasty = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    scripted.weighs(nasty, 12, "likely-customer", [reason(nasty, "impulse", 1, nasty, nasty, nasty)])
    card = weigh(selector="#hostile")
    assert nasty in card("reason").text
    assert card.all("body img, body script, .panel img, .panel script") == []
    assert card.page.title() == "Hotel Esempio: commenti"


def test_the_request_carries_the_token_the_language_and_the_page(
    weigh: Weigh, scripted: ScriptedServer, browser: Chromium
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    card("badge")
    (asked,) = scripted.heard("POST /v1/comments:analyze")
    assert asked.headers["authorization"] == "Bearer a-token"
    assert asked.headers["accept-language"] == "it"
    assert asked.headers["content-type"] == "application/json"
    assert asked.headers["origin"] == f"chrome-extension://{browser.id}"
    assert asked.body["text"] == COMMENT
    assert asked.body["page"] == {
        "url": card.page.url, "platform": "generic", "title": "Hotel Esempio: commenti",
    }  # fmt: skip


def test_the_token_is_out_of_reach_of_pages(
    weigh: Weigh, scripted: ScriptedServer, browser: Chromium
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    card("badge")
    script = """async (tabId) => {
      const read = () => chrome.storage.local.get().then((kept) => JSON.stringify(kept), () => 'refused');
      return (await chrome.scripting.executeScript({ target: { tabId }, func: read }))[0].result;
    }"""
    assert browser.ask(script, browser.tab_id(card.page)) == "refused"


def test_content_scripts_may_not_use_the_messages_of_the_options(
    weigh: Weigh, scripted: ScriptedServer, browser: Chromium
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    card("badge")
    script = """async ({ tabId, message }) => {
      const send = (message) => chrome.runtime.sendMessage(message)
        .then((answer) => answer ?? 'no answer', () => 'no answer');
      const [sent] = await chrome.scripting.executeScript({ target: { tabId }, func: send, args: [message] });
      return sent.result;
    }"""
    for message in (
        {"type": "settings"}, {"type": "unpair"}, {"type": "pair", "server": scripted.url, "code": "X"},
        {"type": "weigh", "comment": "not an object"}, {"type": "similar"}, {"type": "undo-outcome"},
        {"type": "patch-comment", "commentId": "c1", "changes": {"text": "another"}},
        {"type": "patch-comment", "commentId": 1, "changes": {}},
        {"type": "outcome", "caseId": "k1", "outcome": "guilty"}, {"type": "toString"}, {"type": "nothing"},
        "weigh", None,
    ):  # fmt: skip
        assert browser.ask(script, {"tabId": browser.tab_id(card.page), "message": message}) == "no answer", (
            message
        )
    assert {f"{asked.method} {asked.path}" for asked in scripted.asked} == {"POST /v1/comments:analyze"}


def test_an_identifier_cannot_lead_to_another_route(
    weigh: Weigh, scripted: ScriptedServer, browser: Chromium
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    card("badge")
    script = """async ({ tabId, message }) => {
      const send = (message) => chrome.runtime.sendMessage(message).then((answer) => answer.ok);
      const [sent] = await chrome.scripting.executeScript({ target: { tabId }, func: send, args: [message] });
      return sent.result;
    }"""
    odd = "../business?x=1#"
    kept = "..%2Fbusiness%3Fx%3D1%23"
    for message, request in (
        ({"type": "patch-comment", "commentId": odd, "changes": {}}, f"PATCH /v1/comments/{kept}"),
        ({"type": "similar", "commentId": odd}, f"GET /v1/comments/{kept}/similar"),
        ({"type": "outcome", "caseId": odd, "outcome": "genuine"}, f"POST /v1/cases/{kept}/outcome"),
        ({"type": "undo-outcome", "caseId": odd}, f"DELETE /v1/cases/{kept}/outcome"),
    ):
        assert not browser.ask(script, {"tabId": browser.tab_id(card.page), "message": message})
        assert len(scripted.heard(request)) == 1, request


def test_nothing_of_the_extension_can_be_loaded_by_a_page(browser: Chromium, page_server: PageServer) -> None:
    page = browser.open(page_server.url("plain.html"))
    probe = "url => fetch(url, {mode: 'no-cors'}).then((answer) => answer.status, () => 'unreachable')"
    for path in ("manifest.json", "content/main.js", "icons/garbo-48.png", "options/options.html"):
        assert page.evaluate(probe, f"chrome-extension://{browser.id}/{path}") == "unreachable"
