"""What is kept is said, taken along and erased; nothing goes without a second question."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.browser.driving.desk import Desk

Open = Callable[..., Desk]
PAGE = {"url": "https://www.facebook.com/hotelaurora/posts/1", "platform": "facebook"}


def weigh(desk: Desk, text: str, author: str, url: str = PAGE["url"]) -> str:
    """Keep a comment and return its id."""
    body = {"text": text, "author": {"name": author}, "page": PAGE | {"url": url}}
    kept: str = desk.ask("POST", "/v1/comments:analyze", body)["commentId"]
    return kept


def saved(desk: Desk, press: str) -> tuple[str, str]:
    """Press what downloads, and return the file's name and its text."""
    with desk.page.expect_download() as waiting:
        desk.part(press).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text("utf-8-sig")


def clear(desk: Desk) -> None:
    for comment in desk.ask("GET", "/v1/export.json")["comments"]:
        desk.ask("DELETE", f"/v1/comments/{comment['id']}")


@pytest.mark.parametrize(
    ("language", "width", "dark"),
    [("it", 1280, False), ("it", 320, True), ("en", 320, False), ("en", 1280, True)],
)
def test_the_page_is_whole_empty_and_full(open_desk: Open, language: str, width: int, dark: bool) -> None:
    desk = open_desk("#/privacy", language=language, width=width, dark=dark)
    desk.settle()
    clear(desk)
    desk.page.reload()
    expect(desk.part("nothing")).to_be_visible()
    assert desk.faults() == []
    weigh(desk, "Camera sporca, lenzuola non cambiate.", "Luca Verdi")
    desk.page.reload()
    expect(desk.part("kept-comments").locator("dd")).to_have_text("1")
    expect(desk.part("nothing")).to_have_count(0)
    desk.part("what").locator("summary").click()
    desk.page.select_option("#site", "facebook.com")
    desk.page.fill("#author-name", "Luca Verdi")
    desk.part("look").click()
    expect(desk.part("author-told")).to_be_focused()
    desk.part("reach").locator("summary").click()
    desk.part("purge").click()
    expect(desk.part("purge")).to_have_attribute("data-asked", "")
    assert desk.faults() == []


def test_what_is_kept_is_said_with_its_place_and_time(open_desk: Open) -> None:
    desk = open_desk("#/privacy", language="en")
    clear(desk)
    weigh(desk, "Camera sporca, lenzuola non cambiate.", "Luca Verdi")
    weigh(desk, "La colazione era fredda e il caffè finito.", "Marta Neri")
    desk.ask("PUT", "/v1/business", {"name": "Hotel Aurora"})
    desk.page.reload()
    for name, count in (("comments", "2"), ("cases", "2"), ("businesses", "1")):
        expect(desk.part(f"kept-{name}").locator("dd")).to_have_text(count)
    expect(desk.part("retention")).to_contain_text("A comment stays 90 days")
    expect(desk.part("folder")).to_have_text(desk.ask("GET", "/v1/privacy")["folder"])
    expect(desk.part("copies")).to_have_count(0)
    desk.part("what").locator("summary").click()
    for words in (
        "As they were written",
        "a pseudonym",
        "for 30 days at most: reply drafts",
        "GARBO_RETENTION_DAYS",
    ):
        expect(desk.part("what")).to_contain_text(words)


def test_everything_is_taken_along_or_what_is_about_one_business(open_desk: Open) -> None:
    desk = open_desk("#/privacy")
    clear(desk)
    desk.ask("PUT", "/v1/business", {"name": "Hotel Aurora"})
    bar = {"name": "Bar Aurora", "pages": ["www.facebook.com/baraurora"]}
    bar_id = desk.ask("POST", "/v1/businesses", bar)["id"]
    hotel = weigh(desk, "Camera sporca, lenzuola non cambiate.", "Luca Verdi")
    cafe = weigh(desk, "Caffè freddo.", "Luca Verdi", "https://www.facebook.com/baraurora/posts/2")
    desk.page.reload()
    desk.settle()
    expect(desk.part("export-of")).to_have_count(0)
    name, text = saved(desk, "export-json")
    assert name.startswith("garbo-20")
    assert {each["id"] for each in json.loads(text)["comments"]} == {hotel, cafe}
    desk.page.select_option("#business-choice", label="Bar Aurora")
    expect(desk.part("export-of")).to_contain_text("Solo ciò che riguarda «Bar Aurora»")
    name, text = saved(desk, "export-csv")
    assert name.startswith("garbo-bar-aurora-20")
    assert name.endswith(".csv")
    assert [row["commentId"] for row in csv.DictReader(io.StringIO(text))] == [cafe]
    desk.ask("DELETE", f"/v1/businesses/{bar_id}")


def test_an_author_is_found_handed_over_and_erased(open_desk: Open) -> None:
    desk = open_desk("#/privacy")
    clear(desk)
    theirs = {
        weigh(desk, "Camera sporca, lenzuola non cambiate.", "Luca Verdi"),
        weigh(desk, "Sono tornato e il condizionatore perdeva acqua sul letto.", "Luca Verdi"),
    }
    other = weigh(desk, "La colazione era fredda e il caffè finito.", "Marta Neri", "")
    cases = {each["commentId"]: each["id"] for each in desk.ask("GET", "/v1/export.json")["cases"]}
    drafts = [f"garbo-draft/{cases[each]}/reply" for each in (*theirs, other)]
    put = "names => names.forEach(name => localStorage.setItem(name, JSON.stringify({at: Date.now()})))"
    desk.page.evaluate(put, drafts)
    desk.page.reload()
    site = desk.page.get_by_label("Sito")
    expect(site.locator("option")).to_have_text(["Scegli", "Facebook, senza indirizzo", "facebook.com"])
    desk.part("look").click()
    expect(desk.part("told")).to_have_text("Scegli il sito.")
    expect(site).to_be_focused()
    site.select_option("facebook.com")
    desk.part("look").click()
    expect(desk.part("told")).to_have_text("Scrivi il nome dell'autore.")
    desk.page.keyboard.type("VERDI luca")
    desk.page.keyboard.press("Enter")
    told = desk.part("author-told")
    expect(told).to_have_text("Di «VERDI luca» su facebook.com: 2 commenti e 2 casi.")
    expect(told).to_be_focused()
    name, text = saved(desk, "export-author")
    assert name == "garbo-author.json"
    assert {each["id"] for each in json.loads(text)["comments"]} == theirs
    expect(desk.part("reach")).to_contain_text("chiavette, dischi, cloud")
    erase = desk.part("erase-author")
    erase.click()
    expect(erase).to_have_text("Cancellare per sempre 2 commenti e 2 casi? Premi ancora")
    assert desk.ask("GET", "/v1/privacy")["comments"] == 3
    desk.page.wait_for_timeout(500)
    erase.click()
    expect(desk.part("author-erased")).to_have_text("Cancellato: 2 commenti.")
    expect(desk.part("author-erased")).to_be_focused()
    expect(desk.part("reach")).to_have_attribute("open", "")
    expect(desk.part("kept-comments").locator("dd")).to_have_text("1")
    assert [each["id"] for each in desk.ask("GET", "/v1/export.json")["comments"]] == [other]
    # Nor is what was typed for those cases left in the browser.
    kept = desk.page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('garbo-draft/'))")
    assert kept == [f"garbo-draft/{cases[other]}/reply"]
    assert desk.faults() == []


def test_where_nothing_is_found_nothing_is_offered_to_erase(open_desk: Open) -> None:
    desk = open_desk("#/privacy", language="en")
    clear(desk)
    desk.page.reload()
    expect(desk.part("nobody")).to_be_visible()
    expect(desk.part("look")).to_have_count(0)
    weigh(desk, "Camera sporca, lenzuola non cambiate.", "Luca Verdi")
    desk.page.reload()
    expect(desk.page.locator("#site")).to_have_value("facebook.com")
    desk.page.fill("#author-name", "Nobody Known")
    desk.part("look").click()
    expect(desk.part("author-told")).to_have_text("There is nothing of “Nobody Known” on facebook.com.")
    expect(desk.part("export-author")).to_have_count(0)
    expect(desk.part("erase-author")).to_have_count(0)
    # What was found belongs to the name it was looked for with.
    desk.page.fill("#author-name", "Somebody Else")
    expect(desk.part("author-told")).to_have_count(0)


def test_what_is_old_goes_after_a_second_press(open_desk: Open) -> None:
    desk = open_desk("#/privacy")
    desk.settle()
    days = desk.page.get_by_label("Più vecchi di (giorni)")
    expect(days).to_have_value("90")
    days.fill("0")
    desk.part("purge").click()
    expect(desk.part("older-wrong")).to_be_visible()
    expect(days).to_be_focused()
    asked: list[object] = []
    desk.page.on(
        "request", lambda request: asked.append(request.post_data_json) if "purge" in request.url else None
    )
    days.fill("30")
    days.press("Enter")
    expect(desk.part("purge")).to_have_text(
        "Cancellare tutto ciò che è più vecchio di 30 giorni? Premi ancora"
    )
    expect(desk.part("older-wrong")).to_be_hidden()
    days.fill("31")
    expect(desk.part("purge")).to_have_text("Cancella i vecchi")
    desk.part("purge").click()
    assert asked == []
    desk.page.wait_for_timeout(500)
    desk.part("purge").click()
    expect(desk.part("purged")).to_have_text("Niente era così vecchio.")
    assert asked == [{"olderThanDays": 31}]
    expect(desk.part("purge")).to_have_text("Cancella i vecchi")


def test_an_error_keeps_what_was_typed(open_desk: Open) -> None:
    desk = open_desk("#/privacy")
    desk.settle()
    weigh(desk, "Camera sporca, lenzuola non cambiate.", "Luca Verdi")
    desk.page.reload()

    def away(route: Route) -> None:
        route.abort()

    desk.page.route("**/v1/authors:export", away)
    desk.page.route("**/v1/export.csv", away)
    desk.page.select_option("#site", "facebook.com")
    desk.page.fill("#author-name", "Luca Verdi")
    desk.part("look").click()
    expect(desk.part("error")).to_have_attribute("data-kind", "not-running")
    expect(desk.page.locator("#author-name")).to_have_value("Luca Verdi")
    desk.part("export-csv").click()
    expect(desk.part("error")).to_have_count(2)
    desk.page.unroute("**/v1/authors:export")
    desk.part("look").click()
    expect(desk.part("author-told")).to_be_visible()
    expect(desk.part("error")).to_have_count(1)
