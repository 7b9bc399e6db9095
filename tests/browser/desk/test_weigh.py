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
    expect(desk.part("wrong")).to_have_text("Scrivi o incolla prima il commento.")
    expect(desk.page.get_by_label("Commento")).to_be_focused()
    expect(desk.page.get_by_label("Commento")).to_have_attribute("aria-invalid", "true")
    expect(desk.part("badge")).to_have_count(0)
    assert desk.faults() == []
    desk.page.get_by_label("Commento").fill("")
    expect(desk.part("wrong")).to_have_count(0)


def test_what_is_too_long_is_said_and_the_answer_before_goes(open_desk: Open) -> None:
    desk = open_desk("#/weigh")
    desk.part("example").click()
    desk.part("send").click()
    expect(desk.part("badge")).to_be_visible()
    comment = desk.page.get_by_label("Commento")
    comment.fill("a" * 20_001)
    desk.part("send").click()
    expect(desk.part("badge")).to_have_count(0)
    told = "Il commento è troppo lungo: al massimo 20.000 caratteri."
    expect(desk.part("told")).to_have_text(told)
    expect(desk.part("wrong")).to_contain_text(told)
    expect(desk.part("wrong")).to_contain_text("Qui sono 20.001.")
    assert len(comment.input_value()) == 20_001
    # A sign of two halves is one character, as the server counts.
    comment.fill("😀" * 10_001)
    desk.part("send").click()
    expect(desk.part("badge")).to_be_visible()
    expect(desk.part("wrong")).to_have_count(0)


def test_an_address_is_asked_for_kindly_and_may_lack_its_beginning(open_desk: Open) -> None:
    desk = open_desk("#/weigh")
    desk.page.get_by_label("Commento").fill("Camera sporca e fredda, mai più.")
    fold = desk.page.get_by_text("Di chi è, e dove")
    fold.click()
    desk.page.get_by_label("Indirizzo della pagina").fill("miosito")
    fold.click()
    desk.part("send").click()
    expect(desk.part("wrong")).to_contain_text("«miosito» non sembra l'indirizzo di una pagina.")
    expect(desk.page.get_by_label("Indirizzo della pagina")).to_be_focused()
    desk.page.get_by_label("Indirizzo della pagina").fill("miosito.example/p/1")
    expect(desk.part("wrong")).to_have_count(0)
    with desk.page.expect_response("**/v1/comments:analyze") as sent:
        desk.part("send").click()
    expect(desk.part("badge")).to_be_visible()
    assert sent.value.request.post_data_json["page"]["url"] == "https://miosito.example/p/1"


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
