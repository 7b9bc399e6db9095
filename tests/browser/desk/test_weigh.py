"""A comment that is pasted into the desk: weighed, explained, made a case."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.driving.desk import Desk

Open = Callable[..., Desk]
PRICE_LIE = (
    "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45. Vergognatevi."
)


@pytest.mark.parametrize(
    ("language", "width", "dark"), [("it", 1280, False), ("en", 320, True), ("it", 320, False)]
)
def test_the_page_is_whole_empty_and_full(open_desk: Open, language: str, width: int, dark: bool) -> None:
    desk = open_desk("#/weigh", language=language, width=width, dark=dark)
    desk.settle()
    assert desk.faults() == []
    desk.part("example").click()
    desk.part("send").click()
    expect(desk.part("badge")).to_have_attribute("data-band", "likely-customer")
    assert desk.part("reason").count() > 0
    assert desk.faults() == []


def test_a_pasted_comment_becomes_a_case(open_desk: Open) -> None:
    desk = open_desk("#/weigh")
    desk.page.get_by_label("Commento").fill(PRICE_LIE)
    desk.page.get_by_text("Di chi è, e dove").click()
    desk.page.get_by_label("Autore").fill("Carla B.")
    desk.page.get_by_label("Dove", exact=True).select_option("facebook")
    desk.part("send").click()
    expect(desk.part("badge")).to_have_attribute("data-band", "to-check")
    competitor = desk.page.locator('[data-garbo="reason"][data-signal="competitor"] button')
    competitor.click()
    assert "Profumeria Lilla" in " ".join(desk.page.locator("mark").all_text_contents())
    desk.part("open-case").click()
    expect(desk.page.get_by_role("heading", level=1)).to_be_focused()
    opened = desk.page.url.rsplit("/", 1)[1]
    queued = {case["caseId"]: case["platform"] for case in desk.ask("GET", "/v1/queue")["cases"]}
    assert queued[opened] == "facebook"


def test_nothing_is_weighed_before_something_is_written(open_desk: Open) -> None:
    desk = open_desk("#/weigh")
    desk.page.get_by_label("Commento").fill("   ")
    desk.part("send").click()
    expect(desk.part("told")).to_have_text("Scrivi o incolla prima il commento.")
    expect(desk.page.get_by_label("Commento")).to_be_focused()
    expect(desk.part("badge")).to_have_count(0)


def test_what_was_written_is_not_lost_by_a_wrong_press(open_desk: Open) -> None:
    desk = open_desk("#/weigh")
    desk.page.get_by_label("Commento").fill("Camera sporca.")
    asked: list[str] = []

    def stay(dialog: object) -> None:
        asked.append(dialog.message)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    desk.page.on("dialog", stay)
    desk.page.get_by_role("link", name="Privacy").click()
    desk.page.wait_for_timeout(100)
    assert asked == ["Quello che hai scritto qui non è salvato. Uscire lo stesso?"]
    expect(desk.page.get_by_label("Commento")).to_have_value("Camera sporca.")
    assert desk.page.url.endswith("#/weigh")
    desk.page.get_by_label("Commento").fill("")
