"""The reply panel of a case: drafted, mended, checked while it is typed, copied, put on record."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.driving.desk import Desk
from tests.browser.driving.opened_case import LIE, TRIPADVISOR, case_of, opened, types

Open = Callable[..., Desk]
CHECK = "**/v1/replies:check"


def typed(desk: Desk, text: str) -> None:
    """Type at the end of the draft, key by key."""
    desk.part("reply").focus()
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.type(text)


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def kept(page: Page) -> int:
    """How many drafts this browser keeps."""
    return sum(name.startswith("garbo-draft") for name in page.evaluate("Object.keys(localStorage)"))


def test_a_threat_is_red_and_copying_asks_once(open_desk: Open) -> None:
    desk = open_desk()
    answer = opened(desk, f"{LIE}. Uno.")
    code = case_of(desk, answer)["code"]
    draft = desk.part("reply").input_value()
    assert code in draft
    expect(desk.part("where")).to_have_text("La leggono tutti, sotto il commento.")
    expect(desk.part("check")).to_have_count(0)
    typed(desk, " La denunceremo.")
    red = desk.page.locator('[data-garbo="check"][data-severity="red"]')
    expect(red).to_have_attribute("data-rule", "R9")
    desk.part("find").filter(has_text="denunceremo").click()
    assert desk.page.evaluate("getSelection().toString()") == "denunceremo"
    desk.page.evaluate("navigator.clipboard.writeText('before')")
    desk.part("copy").click()
    expect(desk.part("status")).to_contain_text("Nessuna minaccia")
    expect(desk.part("copy")).to_have_text("Copia lo stesso")
    assert clipboard(desk.page) == "before"
    desk.part("copy").click()
    expect(desk.part("sent")).to_be_visible()
    assert clipboard(desk.page) == f"{draft} La denunceremo."
    assert types(desk, answer) == ["weighed"]
    desk.part("reply").fill(draft)
    expect(red).to_have_count(0)
    expect(desk.part("copy")).to_have_text("Copia")


def test_what_was_sent_is_recorded_with_the_question(open_desk: Open) -> None:
    desk = open_desk()
    answer = opened(desk, f"{LIE}. Due.")
    typed(desk, " A presto.")
    text = desk.part("reply").input_value()
    desk.part("copy").click()
    expect(desk.part("also")).to_be_checked()
    assert kept(desk.page) == 1
    desk.part("record-sent").click()
    expect(desk.part("sent")).to_have_count(0)
    expect(desk.page.locator("#reply-stage")).to_have_value("private")
    events = case_of(desk, answer)["events"]
    assert [each["type"] for each in events] == ["weighed", "replied", "reference-asked"]
    assert events[1]["text"] == text
    assert kept(desk.page) == 0


def test_on_tripadvisor_the_question_in_public_starts_no_clock_by_itself(open_desk: Open) -> None:
    desk = open_desk()
    answer = opened(desk, f"{LIE}. Tre.", TRIPADVISOR)
    desk.part("copy").click()
    expect(desk.part("also")).not_to_be_checked()
    expect(desk.part("sent")).to_contain_text("solo il silenzio in privato")
    desk.part("record-sent").click()
    expect(desk.part("sent")).to_have_count(0)
    assert types(desk, answer) == ["weighed", "replied"]


def test_a_mocking_reply_is_refused(open_desk: Open) -> None:
    desk = open_desk()
    opened(desk, f"{LIE}. Quattro.")
    desk.part("reply").fill("Forse non ha letto bene, la nostra struttura è perfetta. La denunceremo!")
    reds = desk.page.locator('[data-garbo="check"][data-severity="red"]')
    expect(reds).to_have_count(2)
    assert [each.get_attribute("data-rule") for each in reds.all()] == ["R9", "R10"]
    desk.part("advice").locator("summary").click()
    expect(desk.page.locator('[data-garbo="check"][data-severity="amber"]').first).to_be_visible()
    desk.part("reader").locator("summary").click()
    expect(desk.part("side")).to_have_attribute("data-stronger", "business")
    expect(desk.part("reader").locator("mark").first).to_be_visible()


def test_only_the_last_answer_of_the_check_counts(open_desk: Open) -> None:
    desk = open_desk()
    opened(desk, f"{LIE}. Cinque.")
    draft = desk.part("reply").input_value()
    held: list[Route] = []
    desk.page.route(CHECK, lambda route: held.append(route))
    with desk.page.expect_request(CHECK):
        typed(desk, " A presto.")
    with desk.page.expect_request(CHECK):
        desk.part("reply").fill(f"{draft} La denunceremo.")
    while len(held) < 2:
        desk.page.wait_for_timeout(20)
    first, last = held
    last.continue_()
    red = desk.page.locator('[data-garbo="check"][data-rule="R9"]')
    expect(red).to_be_visible()
    with desk.page.expect_response(CHECK):
        first.continue_()
    desk.page.wait_for_timeout(100)
    expect(red).to_be_visible()


def test_what_was_typed_outlives_an_error_another_draft_and_a_reload(open_desk: Open) -> None:
    desk = open_desk()
    opened(desk, f"{LIE}. Sei.")
    typed(desk, " Con calma, Anna.")
    text = desk.part("reply").input_value()
    desk.page.route("**/v1/replies:*", lambda route: route.abort())
    desk.page.select_option("#reply-stage", "note")
    expect(desk.part("error").first).to_have_attribute("data-kind", "not-running")
    expect(desk.part("reply")).to_have_value(text)
    expect(desk.page.locator("#reply-stage")).to_have_value("first")
    desk.page.unroute("**/v1/replies:*")
    desk.part("another").click()
    expect(desk.part("reply")).not_to_have_value(text)
    desk.part("mine").click()
    expect(desk.part("reply")).to_have_value(text)
    desk.page.reload()
    expect(desk.part("reply")).to_have_value(text)
    expect(desk.part("status")).to_contain_text("che avevi lasciato")


def test_a_closed_gate_says_what_is_missing_and_leaves_the_draft(open_desk: Open) -> None:
    desk = open_desk()
    opened(desk, f"{LIE}. Sette.")
    draft = desk.part("reply").input_value()
    desk.page.select_option("#reply-stage", "clarify")
    expect(desk.part("gate-closed").locator("li")).to_have_count(2)
    expect(desk.part("gate-closed")).to_contain_text("Manca il silenzio")
    expect(desk.part("reply")).to_have_value(draft)
    expect(desk.page.locator("#reply-stage")).to_have_value("first")
    assert desk.faults() == []


def test_a_report_names_what_is_to_be_filled_in_and_another_language_its_own_tones(open_desk: Open) -> None:
    desk = open_desk()
    answer = opened(desk, f"{LIE}. Otto.")
    desk.page.select_option("#reply-stage", "report")
    expect(desk.part("where")).to_have_attribute("data-where", "platform")
    expect(desk.part("to-fill")).to_contain_text("Motivo della segnalazione")
    desk.part("fields").locator("summary").click()
    expect(desk.part("fields")).to_contain_text("Anna, direzione, Profumeria Aurora")
    expect(desk.part("reader")).to_be_hidden()
    desk.part("copy").click()
    desk.part("record-sent").click()
    expect(desk.part("sent")).to_have_count(0)
    assert types(desk, answer) == ["weighed", "note"]
    desk.page.reload()
    desk.part("situation").locator("summary").click()
    desk.page.select_option("#reply-language", "en")
    expect(desk.page.locator("#reply-register option")).to_have_text(["Formale", "Informale"])
    expect(desk.part("reply")).to_have_attribute("lang", "en")


LOOKS = [("it", 320, True), ("en", 320, False), ("en", 1280, True)]


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_the_panels_are_for_everybody(open_desk: Open, language: str, width: int, dark: bool) -> None:
    desk = open_desk(language=language, width=width, dark=dark)
    opened(desk, f"{LIE}. Tredici, {language}.")
    typed(desk, " La denunceremo. Ein Wort: Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen.")
    expect(desk.page.locator('[data-garbo="check"][data-rule="R9"]')).to_be_visible()
    desk.page.evaluate(
        "for (const fold of document.querySelectorAll('[data-panel] details')) fold.open = true"
    )
    expect(desk.part("side")).to_be_visible()
    desk.part("copy").click()
    desk.part("copy").click()
    expect(desk.part("sent")).to_be_visible()
    desk.part("choose-A").click()
    assert desk.faults() == []


def test_without_the_words_of_the_comment_a_reply_is_still_checked(open_desk: Open) -> None:
    desk = open_desk()
    answer = opened(desk, f"{LIE}. Quattordici.")
    problem = {"type": "/problems/text-not-kept", "title": "Non conservato", "detail": "", "status": 409}
    for path in (f"comments/{answer['commentId']}", f"cases/{answer['caseId']}/price-check"):
        desk.page.route(
            f"**/v1/{path}",
            lambda route: route.fulfill(
                status=409, content_type="application/problem+json", body=json.dumps(problem)
            ),
        )
    desk.page.reload()
    expect(desk.part("reply")).to_have_value("")
    expect(desk.part("another")).to_have_count(0)
    with desk.page.expect_request(CHECK) as asked:
        typed(desk, "La denunceremo.")
    assert "commentId" not in asked.value.post_data_json
    expect(desk.page.locator('[data-garbo="check"][data-rule="R9"]')).to_be_visible()
    assert desk.faults() == []


def test_the_draft_goes_with_its_case(open_desk: Open) -> None:
    desk = open_desk()
    answer = opened(desk, f"{LIE}. Quindici.")
    typed(desk, " A presto.")
    assert kept(desk.page) == 1
    desk.ask("DELETE", f"/v1/comments/{answer['commentId']}")
    desk.page.reload()
    expect(desk.part("empty")).to_be_visible()
    assert kept(desk.page) == 0
