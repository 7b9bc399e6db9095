"""A draft that was edited and not sent: it survives, stays in the browser, and goes when it is sent."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.scripted import ScriptedServer, check, reply
from tests.live import free_port

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
MINE = "Gentile ospite, la mia versione."
DAY = 24 * 60 * 60 * 1000
KEPT = "async () => (await chrome.storage.local.get('drafts')).drafts ?? []"
SEND = """async ({ tabId, message }) => {
  const send = (message) => chrome.runtime.sendMessage(message)
    .then((answer) => answer ?? 'no answer', () => 'no answer');
  return (await chrome.scripting.executeScript({ target: { tabId }, func: send, args: [message] }))[0].result;
}"""
Weigh = Callable[..., Card]


def kept(browser: Chromium) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = browser.ask(KEPT)
    return found


def written(card: Card, text: str = MINE) -> Card:
    card.write("reply", text)
    try:
        wait_until(
            lambda: [each["draft"]["text"] for each in kept(card.browser)] == [text], "the draft to be kept"
        )
    except AssertionError as error:
        texts = [each["draft"]["text"] for each in kept(card.browser)]
        raise AssertionError(f"{error}; kept are {texts}, the card says {card('status').text!r}") from None
    return card


@pytest.fixture
def again(browser: Chromium, select: Callable[[Page, str], str]) -> Callable[[Page], Card]:
    """Weigh the same comment once more, in a new card."""

    def run(page: Page, selector: str = "#comment") -> Card:
        page.evaluate("document.querySelector('garbo-card')?.setAttribute('class', 'old')")
        select(page, selector)
        browser.trigger(page)
        page.wait_for_selector("garbo-card:not(.old)", state="attached")
        return Card(browser, page)

    return run


@pytest.fixture
def card(weigh: Weigh, scripted: ScriptedServer) -> Card:
    scripted.weighs(COMMENT, 12, "likely-customer", [], caseId="k1")
    return weigh()


def test_only_what_was_edited_is_kept(card: Card, browser: Chromium) -> None:
    before = card("reply").value
    assert before
    written(card)
    card.write("reply", before)
    wait_until(lambda: kept(browser) == [], "the draft to go")
    written(card)
    card.write("reply", "  ")
    wait_until(lambda: kept(browser) == [], "the empty draft to go")


def test_it_survives_closing_the_card(
    card: Card, scripted: ScriptedServer, again: Callable[[Page], Card]
) -> None:
    theirs = card("reply").value
    scripted.says("POST /v1/replies:check", 200, {"ok": False, "checks": [check("R9", "Minacce")]})
    card.write("reply", MINE)
    card.page.keyboard.press("Escape")
    assert not card.is_open()
    wait_until(lambda: kept(card.browser), "the draft to be kept")
    card = again(card.page)
    assert card("reply").value == MINE
    assert card("status").text.startswith("Ecco la bozza che avevi lasciato.")
    assert card("check")["data-rule"] == "R9"
    card.click("another")
    assert card("reply").value == theirs
    assert card("mine").visible


def test_it_survives_loading_the_page_again_at_once(card: Card, again: Callable[[Page], Card]) -> None:
    card.write("reply", MINE)
    card.page.reload()
    card = again(card.page)
    assert card("reply").value == MINE


def test_it_knows_its_situation(card: Card, scripted: ScriptedServer, again: Callable[[Page], Card]) -> None:
    private = reply("Un messaggio.", stage="private", where="private", register="tu", variant="price")
    scripted.says("POST /v1/replies:compose", 200, {"replies": [private]})
    card.choose("variant", "price")
    wait_until(lambda: card("reply").value == "Un messaggio.", "the message")
    written(card)
    card = again(card.page)
    assert card("reply").value == MINE
    assert (card("stage").value, card("register").value, card("variant").value) == ("private", "tu", "price")
    assert card("where")["data-where"] == "private"
    assert not card("insert").visible


@pytest.mark.parametrize("door", ["copy", "insert"])
def test_it_goes_when_it_was_sent_and_noted(
    door: str, card: Card, browser: Chromium, again: Callable[[Page], Card]
) -> None:
    written(card)
    card.click(door)
    wait_until(lambda: kept(browser) == [], "the draft to go")
    assert again(card.page)("reply").value != MINE


def test_it_stays_when_it_could_not_be_noted(card: Card, scripted: ScriptedServer, browser: Chromium) -> None:
    scripted.fails("POST /v1/cases/k1/events", 507, "storage-full")
    written(card)
    card.click("copy")
    wait_until(lambda: "non ha potuto annotarlo" in card("status").text, "the word that it was not noted")
    assert len(kept(browser)) == 1


def test_without_the_server_the_card_gives_it_back(
    card: Card, scripted: ScriptedServer, browser: Chromium, again: Callable[[Page], Card]
) -> None:
    written(card)
    browser.connect(f"http://127.0.0.1:{free_port()}", "a-token")
    card = again(card.page)
    assert card("error")["data-kind"] == "not-running"
    assert card("kept").visible
    assert card("reply").value == MINE
    assert card("where")["data-where"] == "public"
    card.click("insert")
    wait_until(lambda: card("status").text.startswith("Inserita, ma Garbo"), "the insertion")
    assert card.page.input_value("#box") == MINE
    card.write("reply", "Ancora più gentile.")
    card.click("copy")
    wait_until(lambda: card("status").text.startswith("Copiata, ma Garbo"), "the copy")
    wait_until(lambda: kept(browser)[0]["draft"]["text"] == "Ancora più gentile.", "the edit to be kept")
    assert len(kept(browser)) == 1
    browser.connect(scripted.url, "a-token")
    card.click("retry")
    wait_until(lambda: card.has("badge"), "the answer")
    assert card("reply").value == "Ancora più gentile."


def test_without_the_server_and_without_a_draft_there_is_none(
    card: Card, browser: Chromium, again: Callable[[Page], Card]
) -> None:
    card("badge")
    browser.connect(f"http://127.0.0.1:{free_port()}", "a-token")
    card = again(card.page)
    card("error")
    assert not card.has("kept")


def test_another_comment_and_another_site_do_not_get_it(
    card: Card, scripted: ScriptedServer, browser: Chromium, again: Callable[[Page], Card], weigh: Weigh
) -> None:
    theirs = card("reply").value
    written(card)
    page = card.page
    scripted.weighs("Ho pagato 89 euro.", 12, "likely-customer", [])
    assert again(page, "#price")("reply").value == theirs
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    assert weigh(host="www.another.test")("reply").value == theirs
    assert len(kept(browser)) == 1


def test_it_is_found_by_the_cleaned_words_too(
    weigh: Weigh, scripted: ScriptedServer, again: Callable[[Page], Card]
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = written(weigh(selector="#whole"))
    card.page.evaluate("document.querySelector('.author span').textContent = '4 h'")
    assert again(card.page, "#whole")("reply").value == MINE


def test_nothing_of_the_comment_or_its_author_is_written_down(card: Card, browser: Chromium) -> None:
    written(card)
    stored = json.dumps(browser.ask("() => chrome.storage.local.get()"), ensure_ascii=False)
    for words in ("Camera 12", "condizionatore", "Marta", "www.hotel", '"c1"'):
        assert words not in stored.replace(MINE, ""), words
    (entry,) = kept(browser)
    assert set(entry) == {"keys", "at", "draft"}
    assert set(entry["draft"]) == {"text", "stage", "register", "language", "variant", "wished", "where"}
    assert all(len(key) == 64 and int(key, 16) >= 0 for key in entry["keys"])


def notice(scripted: ScriptedServer, where: str = "platform") -> str:
    """Let Garbo draft a notice that quotes the comment, and return it."""
    text = f"Chiediamo di esaminare:\n«{COMMENT}»\nIn buona fede, Anna"
    drafts = [reply(text, stage="report", where=where)]
    scripted.weighs(COMMENT, 12, "likely-customer", [], caseId="k1", replies=drafts)
    return text


@pytest.mark.parametrize("where", ["platform", "inside"])
def test_a_notice_is_kept_without_the_comment_and_shown_with_it(
    where: str, weigh: Weigh, scripted: ScriptedServer, browser: Chromium, again: Callable[[Page], Card]
) -> None:
    text = notice(scripted, where)
    card = weigh()
    mine = text.replace("In buona fede", "Con stima").replace("letto, la", "letto,\nla")
    card.write("reply", mine)
    wait_until(lambda: kept(browser), "the draft to be kept")
    stored = json.dumps(browser.ask("() => chrome.storage.local.get()"), ensure_ascii=False)
    assert "Con stima, Anna" in stored
    for words in ("Camera 12", "condizionatore", "torneremo"):
        assert words not in stored
    assert again(card.page)("reply").value == text.replace("In buona fede", "Con stima")
    browser.connect(f"http://127.0.0.1:{free_port()}", "a-token")
    card = again(card.page)
    assert card("kept").visible
    assert card("reply").value == text.replace("In buona fede", "Con stima")


def test_a_notice_that_quotes_a_part_of_the_comment_is_not_kept_and_that_is_said(
    weigh: Weigh, scripted: ScriptedServer, browser: Chromium
) -> None:
    text = notice(scripted)
    card = weigh()
    written(card, "Chiediamo di esaminare il commento.")
    card.write("reply", text.replace("Camera 12, il", "Il"))
    wait_until(lambda: card("status").text == LOST, "the word that it is not kept")
    assert kept(browser) == []
    written(card, "Quello che dice: perdeva acqua sul letto, la reception.")


LOST = "Questa bozza vive solo qui: se chiudi la scheda, si perde."


def test_a_draft_that_cannot_be_kept_is_mentioned_once(card: Card, browser: Chromium) -> None:
    card("badge")
    full = "() => { self.set = chrome.storage.local.set; chrome.storage.local.set = () => Promise.reject(); }"
    browser.ask(full)
    try:
        card.write("reply", MINE)
        wait_until(lambda: card("status").text == LOST, "the word that it is not kept")
        card.click("another")
        wait_until(lambda: card("status").text != LOST, "another word")
        card.click("mine")
        card.write("reply", f"{MINE} Ancora.")
        card.page.wait_for_timeout(600)
        assert card("status").text != LOST
    finally:
        browser.ask("() => { chrome.storage.local.set = self.set; }")


def test_unpairing_drops_them_all(card: Card, browser: Chromium, scripted: ScriptedServer) -> None:
    scripted.says("GET /v1/cases", 200, {"cases": []})
    written(card)
    page = browser.options_page()
    page.click("#unpair")
    wait_until(lambda: kept(browser) == [], "the drafts to go")
    assert "drafts" not in browser.ask("() => chrome.storage.local.get()")


def fill(browser: Chromium, ages: list[float]) -> None:
    draft = {
        "text": "Vecchia.", "stage": "first", "register": "lei", "language": "it", "variant": "mixed",
        "wished": "", "where": "public",
    }  # fmt: skip
    now = browser.ask("() => Date.now()")
    entries = [
        {"keys": [f"{n:064x}"], "at": now - int(age * DAY), "draft": draft} for n, age in enumerate(ages)
    ]
    browser.ask("drafts => chrome.storage.local.set({ drafts })", entries)


def test_there_are_twenty_at_most_and_the_oldest_goes(card: Card, browser: Chromium) -> None:
    card("badge")
    fill(browser, [n / 10 for n in range(20)])
    card.write("reply", MINE)
    wait_until(lambda: kept(browser)[0]["draft"]["text"] == MINE, "the draft to be kept")
    keys = [each["keys"][0] for each in kept(browser)]
    assert len(keys) == 20
    assert keys[1:] == [f"{n:064x}" for n in range(19)]


def test_after_thirty_days_they_go(card: Card, browser: Chromium) -> None:
    card("badge")
    fill(browser, [29.9, 30.1, 400])
    written_now = [MINE, "Vecchia."]
    card.write("reply", MINE)
    wait_until(lambda: [each["draft"]["text"] for each in kept(browser)] == written_now, "the old ones to go")


def test_a_page_asks_for_no_other_sites_drafts_and_keeps_nothing_odd(card: Card, browser: Chromium) -> None:
    written(card)
    (entry,) = kept(browser)
    draft = entry["draft"]
    for message in (
        {"type": "keep-draft", "comments": [COMMENT], "draft": {**draft, "author": "Marta"}},
        {"type": "keep-draft", "comments": [COMMENT], "draft": {"text": "x"}},
        {"type": "keep-draft", "comments": [COMMENT], "draft": {**draft, "text": "x" * 40_001}},
        {"type": "keep-draft", "comments": [], "draft": draft},
        {"type": "keep-draft", "comments": ["  "], "draft": draft},
        {"type": "kept-draft", "comments": COMMENT},
        {"type": "kept-draft", "comments": [COMMENT] * 3},
        {"type": "forget-draft"},
    ):
        answer = browser.ask(SEND, {"tabId": browser.tab_id(card.page), "message": message})
        assert answer == "no answer", message
    for comments, value in (([COMMENT], draft), ([f"  {COMMENT}\n"], draft), ([entry["keys"][0]], None)):
        message = {"type": "kept-draft", "comments": comments, "origin": "http://www.another.test"}
        answer = browser.ask(SEND, {"tabId": browser.tab_id(card.page), "message": message})
        assert answer == {"ok": True, "value": value}
    assert kept(browser) == [entry]


def test_the_options_say_how_long(browser: Chromium, english: Chromium) -> None:
    for each, words in (
        (browser, "Le bozze non inviate restano in questo browser per 30 giorni"),
        (english, "Unsent drafts stay in this browser for 30 days"),
    ):
        assert words in each.options_page().inner_text("main")
