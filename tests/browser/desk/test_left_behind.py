"""What a person types and does not send: kept in the browser while it is of use, and not a moment longer."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.driving.desk import Desk
from tests.live import LiveServer

Open = Callable[..., Desk]
LEAK = "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto e nessuno è venuto."
LEFT = "() => Object.keys(localStorage).sort()"
REFUSING = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
REFUSED = "Il browser non ha permesso di copiare. Il testo è selezionato: premi Ctrl+C (Cmd+C sul Mac)."
DAY_MS = 86_400_000


def a_case(desk: Desk) -> str:
    page = {"url": "", "platform": "google"}
    case: str = desk.ask("POST", "/v1/comments:analyze", {"text": LEAK, "page": page})["caseId"]
    return case


def put(page: Page, name: str, days: float, value: object) -> None:
    """Leave a draft that is so many days old."""
    page.evaluate(
        "([name, age, value]) => localStorage.setItem(name, JSON.stringify({ at: Date.now() - age, value }))",
        [name, days * DAY_MS, value],
    )


def drafts(page: Page) -> list[str]:
    return [name for name in page.evaluate(LEFT) if name.startswith("garbo-draft/")]


def test_at_the_opening_drafts_that_are_old_or_of_no_case_go(open_desk: Open) -> None:
    desk = open_desk("#/settings")
    case = a_case(desk)
    put(desk.page, f"garbo-draft/{case}/reply", 29, {"text": "Gentile ospite"})
    put(desk.page, f"garbo-draft/{case}/decision", 31, {"code": "A", "note": "x"})
    put(desk.page, "garbo-draft/erased/price", 1, {"source": "x", "amount": "1"})
    desk.page.evaluate("name => localStorage.setItem(name, '{')", f"garbo-draft/{case}/card")
    desk.page.reload()
    desk.page.wait_for_function("() => !localStorage.getItem('garbo-draft/erased/price')")
    assert drafts(desk.page) == [f"garbo-draft/{case}/reply"]


def test_whoever_leaves_leaves_nothing_behind(open_desk: Open, desk_server: LiveServer) -> None:
    desk = open_desk(paired=False)
    desk.page.fill("#code", desk_server.pair())
    desk.page.get_by_label("Come ti chiami").fill("Anna")
    desk.part("pair").click()
    expect(desk.page.locator("nav")).to_be_visible()
    put(desk.page, f"garbo-draft/{a_case(desk)}/reply", 0, {"text": "Gentile ospite"})
    desk.page.evaluate("localStorage.setItem('garbo-business', 'default')")
    desk.page.evaluate("localStorage.setItem('garbo-language', 'it')")
    other = desk.page.context.new_page()
    other.goto(f"{desk_server.url}/#/settings")
    expect(other.locator("nav")).to_be_visible()
    desk.go("#/settings")
    desk.part("leave-desk").click()
    desk.page.wait_for_timeout(450)
    desk.part("leave-desk").click()
    expect(desk.page.locator("#code")).to_be_visible()
    assert desk.page.evaluate(LEFT) == ["garbo-language"]
    # The other window goes with it.
    expect(other.locator("#code")).to_be_visible()


def test_without_the_token_nothing_stays(open_desk: Open) -> None:
    desk = open_desk("#/settings")
    put(desk.page, f"garbo-draft/{a_case(desk)}/reply", 0, {"text": "Gentile ospite"})
    desk.page.evaluate("localStorage.setItem('garbo-me', 'Anna')")
    desk.page.evaluate("localStorage.setItem('garbo-token', 'gone')")
    desk.page.reload()
    expect(desk.page.locator("#code")).to_be_visible()
    assert desk.page.evaluate(LEFT) == []


def test_two_windows_have_a_draft_each(open_desk: Open, desk_server: LiveServer) -> None:
    desk = open_desk("#/queue", width=320)
    case = a_case(desk)
    desk.go(f"#/cases/{case}")
    other = desk.page.context.new_page()
    other.goto(f"{desk_server.url}/#/cases/{case}")
    first, second = desk.page.locator("#reply"), other.locator("#reply")
    expect(first).not_to_have_value("")
    expect(second).not_to_have_value("")
    first.fill("Gentile ospite, di qua.")
    told = other.locator('[data-garbo="other-draft"]')
    expect(told).to_contain_text("C'è un'altra bozza, dell'altra finestra")
    second.fill("Gentile ospite, di là.")
    expect(desk.part("other-draft")).to_contain_text("Restano tutte e due")
    assert desk.faults() == []
    kept = [json.loads(desk.page.evaluate("n => localStorage.getItem(n)", each)) for each in drafts(other)]
    assert sorted(each["value"]["text"] for each in kept) == [
        "Gentile ospite, di là.",
        "Gentile ospite, di qua.",
    ]
    # After a reload one is shown and the other is asked about; nothing is chosen in silence.
    other.reload()
    expect(second).to_have_value("Gentile ospite, di qua.")
    told.locator("summary").click()
    expect(told.locator("blockquote")).to_have_text("Gentile ospite, di là.")
    told.locator('[data-garbo="take-other"]').click()
    expect(second).to_have_value("Gentile ospite, di là.")
    told.locator('[data-garbo="drop-other"]').click()
    expect(told).to_have_count(0)
    other.reload()
    expect(second).to_have_value("Gentile ospite, di là.")
    assert len(drafts(other)) == 1


def test_where_the_browser_refuses_to_copy_the_text_is_selected(open_desk: Open) -> None:
    desk = open_desk("#/queue")
    case = a_case(desk)
    desk.page.add_init_script(REFUSING)
    desk.page.reload()
    desk.go("#/settings")
    desk.part("make-code").click()
    desk.part("copy-code").click()
    expect(desk.part("told")).to_have_text(REFUSED)
    code = desk.part("pairing-code").text_content()
    assert desk.page.evaluate("getSelection().toString()") == code
    desk.go(f"#/cases/{case}")
    desk.part("copy-code").click()
    expect(desk.part("told")).to_have_text(REFUSED)
    assert desk.page.evaluate("getSelection().toString()") == desk.part("code").text_content()
