"""Where the card goes: beside the comment, never on it, whatever the window."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.driving.card import Card, Part
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer, reason

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
Open = Callable[..., Card]
Box = list[float]


def overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def box_of(page: Page, selector: str = "#comment") -> Box:
    script = """s => { const r = document.querySelector(s).getBoundingClientRect();
      return [r.left, r.top, r.right, r.bottom] }"""
    found: Box = page.evaluate(script, selector)
    return found


def at_rest(card: Card) -> Part:
    """The card when it has stopped moving."""
    before: list[Box] = [[]]

    def rests() -> bool:
        before.append(card(".panel").box + box_of(card.page))
        return before[-1] == before[-2]

    card("badge")
    wait_until(rests, "the card to rest")
    return card(".panel")


@pytest.fixture
def place(
    browser: Chromium, page_server: PageServer, scripted: ScriptedServer, select: Callable[..., str]
) -> Open:
    """Open the card in a window of the given size, on a page whose column stands where it is told."""
    browser.connect(scripted.url, "a-token")
    evidence = [
        reason(COMMENT, "lived-detail", -9, "Esperienza vissuta", "Tre dettagli.", "Camera 12", "il 3 agosto")
    ]
    scripted.weighs(COMMENT, 12, "likely-customer", evidence)

    def run(width: int, height: int, css: str = "main {}", scroll: str = "center") -> Card:
        page = browser.open(page_server.url("plain.html"))
        page.set_viewport_size({"width": width, "height": height})
        page.add_style_tag(content=css)
        select(page, "#comment")
        page.evaluate("block => document.querySelector('#comment').scrollIntoView({block})", scroll)
        browser.trigger(page)
        return Card(browser, page)

    return run


@pytest.mark.parametrize(
    ("width", "height", "css", "side"),
    [
        (1280, 800, "main {}", "right"),
        (1280, 800, "main { margin-left: auto; margin-right: 16px; }", "left"),
        (1000, 900, "main { max-width: none; margin: 0; padding-top: 0 }", "below"),
        (1000, 900, "main { max-width: none; margin: 0; padding-top: 460px; padding-bottom: 0; }", "above"),
        (640, 400, "main {}", "dock"),
        (320, 640, "main {}", "dock"),
        (360, 740, "main {}", "dock"),
    ],
)
def test_the_card_stands_where_there_is_room_and_never_on_the_comment(
    place: Open, width: int, height: int, css: str, side: str
) -> None:
    card = place(width, height, css, "end" if side == "above" else "start" if side == "below" else "center")
    panel = at_rest(card)
    assert panel["data-side"] == side
    left, top, right, bottom = panel.box
    assert left >= 0
    assert right <= width
    assert top >= 0
    assert bottom <= height
    assert not overlap(panel.box, box_of(card.page))
    assert card.page.evaluate("document.documentElement.scrollWidth") <= width


def test_beside_a_whole_comment_it_keeps_clear_of_all_of_it(place: Open) -> None:
    card = place(1280, 800)
    assert not overlap(at_rest(card).box, box_of(card.page, "#whole"))


def test_it_follows_the_comment_when_the_page_is_scrolled(place: Open) -> None:
    card = place(1280, 800, "main { padding: 900px 0 1600px; } .panel { max-height: 300px }")
    first = at_rest(card)
    gap = first.box[0] - box_of(card.page)[2]
    for step in (-250, 500, 90):
        card.page.evaluate("y => scrollBy(0, y)", step)
        panel = at_rest(card)
        assert not overlap(panel.box, box_of(card.page))
        assert panel.box[0] - box_of(card.page)[2] == gap
        assert panel.box[1] >= 0
        assert panel.box[3] <= 800


def test_scrolling_the_page_leaves_the_card_where_it_was_read(place: Open) -> None:
    card = place(1280, 500, "main { padding: 900px 0 1600px; }")
    top = at_rest(card).box[1]
    card.hover("badge")
    card.page.mouse.wheel(0, 120)
    wait_until(lambda: card("badge").box[1] < top, "the card to scroll in itself")
    at_rest(card)
    read = card("badge").box[1]
    card.page.evaluate("scrollBy(0, 40)")
    at_rest(card)
    assert card("badge").box[1] == read


def test_below_the_comment_it_moves_with_it(place: Open) -> None:
    card = place(1000, 1000, "main { max-width: none; margin: 0; padding: 500px 16px 1500px }", "start")
    before = at_rest(card)
    assert before["data-side"] == "below"
    card.page.evaluate("scrollBy(0, -120)")
    after = at_rest(card)
    assert after.box[1] == before.box[1] + 120
    assert after.box[1] == pytest.approx(box_of(card.page, "#whole")[3] + 16, abs=1)


def test_when_the_window_changes_it_finds_another_place(place: Open) -> None:
    card = place(1280, 800)
    assert at_rest(card)["data-side"] == "right"
    card.page.set_viewport_size({"width": 320, "height": 640})
    wait_until(lambda: card(".panel")["data-side"] == "dock", "the card to dock")
    assert not overlap(at_rest(card).box, box_of(card.page))
    card.page.set_viewport_size({"width": 1280, "height": 800})
    wait_until(lambda: card(".panel")["data-side"] == "right", "the card to go back")


def test_docked_the_last_comment_of_a_page_can_still_be_scrolled_clear(place: Open) -> None:
    card = place(320, 640, "article ~ *, h1, h2, p:has(~ h2) { display: none } main { padding: 0 }", "end")
    panel = at_rest(card)
    assert panel["data-side"] == "dock"
    assert not overlap(panel.box, box_of(card.page))
    card.click("close")
    assert card.page.evaluate("document.documentElement.scrollHeight") <= 640


def test_the_card_stays_in_reach_when_a_page_scrolls_inside_itself(place: Open) -> None:
    card = place(
        1280,
        800,
        "body { overflow: hidden } main { height: 100vh; overflow: auto; box-sizing: border-box }",
    )
    first = at_rest(card)
    card.page.evaluate("document.querySelector('main').scrollBy(0, 100)")
    second = at_rest(card)
    assert not overlap(second.box, box_of(card.page))
    assert (first["data-side"], second["data-side"]) == ("right", "right")


def test_a_modal_dialog_of_the_page_has_the_card_within_reach(place: Open, browser: Chromium) -> None:
    card = place(1280, 800)
    at_rest(card)
    card.click("close")
    card.page.evaluate("""() => { const d = document.createElement('dialog');
      d.append(document.querySelector('#whole')); document.body.append(d);
      d.style.margin = '40px'; d.style.width = '500px';
      d.showModal(); getSelection().selectAllChildren(document.querySelector('#comment')); }""")
    browser.trigger(card.page)
    assert not overlap(at_rest(card).box, box_of(card.page))
    card.click("open-case")
    wait_until(lambda: card("case").attributes.get("data-code"), "the press to arrive")


@pytest.mark.parametrize(
    "css", ["html { zoom: 1.5 }", "html { transform: translateX(20px); filter: sepia(1) }"]
)
def test_a_page_that_enlarges_or_moves_itself_does_not_move_the_card_away(place: Open, css: str) -> None:
    card = place(1280, 800, f"{css} main {{ max-width: 400px; margin: 0 }}")
    panel = at_rest(card)
    left, _, right, bottom = panel.box
    assert right - left == 376
    assert 0 <= left < right <= 1280
    assert bottom <= 800
    assert not overlap(panel.box, box_of(card.page))


def test_on_paper_there_is_no_card(place: Open) -> None:
    card = place(1280, 800)
    at_rest(card)
    card.page.emulate_media(media="print")
    assert not card(".panel").visible


def test_what_a_card_leaves_that_the_page_took_away_goes_with_the_next_press(
    place: Open, browser: Chromium, scripted: ScriptedServer
) -> None:
    card = place(1280, 800)
    at_rest(card)
    card.page.evaluate("document.querySelector('garbo-card').remove()")
    scripted.weighs("Ho pagato", 12, "likely-customer", [])
    card.page.evaluate("getSelection().selectAllChildren(document.querySelector('#price'))")
    browser.trigger(card.page)
    at_rest(card)
    assert card.marks() == {}
    assert not overlap(card(".panel").box, box_of(card.page, "#price"))


@pytest.mark.parametrize(("scheme", "sheet"), [("light", "rgb(255, 253, 248)"), ("dark", "rgb(34, 32, 28)")])
def test_the_card_follows_the_light_of_the_system(
    place: Open, browser: Chromium, scheme: str, sheet: str
) -> None:
    card = place(1280, 800)
    at_rest(card)
    card.page.emulate_media(color_scheme=scheme)
    assert card.style(".panel", "background-color") == sheet


@pytest.mark.parametrize(("motion", "time"), [("no-preference", "0.12s"), ("reduce", "0s")])
def test_nothing_moves_for_those_who_asked_for_less_motion(place: Open, motion: str, time: str) -> None:
    card = place(1280, 800)
    at_rest(card)
    card.page.emulate_media(reduced_motion=motion)
    assert card.style(".panel", "animation-duration") == time
    assert card.style("copy", "transition-duration") == time


def test_every_button_is_large_enough_to_touch(place: Open) -> None:
    card = place(320, 640)
    at_rest(card)
    for part in card.all("button"):
        left, top, right, bottom = part.box
        assert min(right - left, bottom - top) >= 24, part
