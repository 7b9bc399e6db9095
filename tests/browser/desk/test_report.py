"""The report: its figures are those of the API, its days are in the address, it can be saved and printed."""

import csv
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.driving.desk import Desk
from tests.live import LiveServer

Open = Callable[..., Desk]
COMMENTS = (
    ("Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, due ore di attesa.", "google"),
    ("Bagno sporco, lenzuola macchiate e polvere ovunque. Colazione fredda.", "tripadvisor"),
    ("Ho pagato 89 euro la stessa crema che da Lilla, via Mazzini 14, costa 45. Vergogna!", "facebook"),
    ("Quaranta minuti di attesa al check-in, personale scortese e stanza sporca.", "facebook"),
    ("Tutto perfetto, colazione ottima e personale gentile. Grazie!", "google"),
)
#: What happened in each, and how many hours after it was opened.
HAPPENED: tuple[tuple[tuple[str, int], ...], ...] = (
    (("replied", 2), ("resolved", 5)),
    (("reference-asked", 4), ("customer-answered", 5), ("reference-verified", 6), ("closed", 7)),
    (("reference-asked", 9),),
    (("reference-asked", 20),),
    (),
)
OUTCOMES = ("genuine", "genuine", "campaign", None, None)
OTHER = {"name": "Bar Sport", "pages": ["https://bar.test/"]}
WIDTHS = [("it", 1280, False), ("en", 320, True)]
#: Points.
A4 = (595, 842)


@pytest.fixture(scope="module")
def seeded(desk_server: LiveServer, desk_token: str) -> None:
    """Five cases of the hotel with several outcomes, and one of the bar."""
    ask = Desk(None, desk_server.url, desk_token).ask  # type: ignore[arg-type]
    ask("PUT", "/v1/business", {"name": "Hotel Aurora", "kind": "hotel"})
    ask("POST", "/v1/businesses", OTHER)
    ask("POST", "/v1/comments:analyze", {"text": "Caffè freddo.", "page": {"url": "https://bar.test/r/1"}})
    for (text, platform), events, outcome in zip(COMMENTS, HAPPENED, OUTCOMES, strict=True):
        page = {"url": f"https://{platform}.test/aurora", "platform": platform}
        comment = ask("POST", "/v1/comments:analyze", {"text": text, "page": page})
        case = comment["caseId"] or ask("POST", "/v1/cases", {"commentId": comment["commentId"]})["id"]
        opened = datetime.fromisoformat(ask("GET", f"/v1/cases/{case}")["openedAt"])
        for event, hours in events:
            at = (opened + timedelta(hours=hours)).astimezone(UTC).isoformat()
            said = {"text": "Grazie, ci scusiamo."} if event == "replied" else {}
            ask("POST", f"/v1/cases/{case}/events", {"type": event, "at": at, **said})
        if outcome:
            ask("POST", f"/v1/cases/{case}/outcome", {"outcome": outcome})


@pytest.fixture
def hotel(seeded: None, open_desk: Open) -> Callable[..., Desk]:
    """Open the desk where it looks at the hotel alone."""

    def run(hash_: str = "#/report", **how: Any) -> Desk:
        desk = open_desk("#/weigh", **how)
        desk.page.evaluate("localStorage.setItem('garbo-business', 'default')")
        desk.go(hash_)
        return desk

    return run


def bars(plot: Locator) -> dict[str, int]:
    """Return what a plot shows: how many of what."""
    rows = plot.locator('[data-garbo="bar"]').all()
    return {
        str(row.get_attribute("data-key")): int(str(row.locator(".count").text_content())) for row in rows
    }


def figure(desk: Desk, name: str) -> str:
    return str(desk.part(name).locator("strong").first.text_content())


def api(desk: Desk, path: str = "/v1/report?business=default") -> dict[str, Any]:
    found: dict[str, Any] = desk.ask("GET", path)
    return found


def test_where_nothing_is_yet_it_teaches(open_desk: Open) -> None:
    for language, width, dark in WIDTHS:
        desk = open_desk("#/report", language=language, width=width, dark=dark)
        desk.settle()
        expect(desk.part("empty").get_by_role("heading")).to_have_text(
            {"it": "In questi giorni nessun caso", "en": "No case in these days"}[language]
        )
        expect(desk.part("cases")).to_have_count(0)
        assert desk.faults() == []
    desk.part("empty").get_by_role("link", name="Weigh a comment").click()
    expect(desk.page).to_have_url(re.compile("#/weigh$"))


def test_the_figures_are_those_of_the_api(hotel: Callable[..., Desk]) -> None:
    desk = hotel()
    told = api(desk)
    assert (told["cases"], told["replied"], told["resolved"]) == (5, 4, 1)
    assert [figure(desk, name) for name in ("cases", "replied", "resolved")] == ["5", "4", "1"]
    expect(desk.part("cases")).to_contain_text("4 sono critiche.")
    # 2, 4, 9 and 20 hours: in the middle 6.5; whole hours that have passed are said.
    assert told["medianFirstReplyHours"] == 6.5
    expect(desk.part("replied")).to_contain_text(
        "La prima arriva dopo 6 ore, in mediana. Conta anche una domanda in privato."
    )
    expect(desk.part("resolved")).to_contain_text("Conta quello che è risolto, non quello che è cancellato.")
    assert bars(desk.part("bands")) == told["bands"]
    assert bars(desk.part("states")) == {"open": 1, "waiting": 2, "resolved": 1, "closed": 1}
    assert bars(desk.part("states")).items() <= told["states"].items()
    assert bars(desk.part("outcomes")) == told["outcomes"] | {"unsaid": 2}
    assert told["outcomes"] == {"genuine": 2, "campaign": 1, "unknown": 0}
    concerns = {each["aspect"]: each["cases"] for each in told["concerns"]}
    assert concerns["cleanliness"] == 2
    assert list(bars(desk.part("concerns")).items()) == list(concerns.items())
    expect(desk.part("about")).to_contain_text("Hotel Aurora. Solo numeri: nessun nome, nessun testo.")
    expect(desk.part("thumb")).to_contain_text("40 commenti positivi")
    expect(desk.part("thumb")).to_be_hidden()
    expect(desk.part("saved")).to_have_text("Circa 8 minuti con una risposta.")
    hints = desk.part("asking").locator('[data-garbo="hint"]')
    assert [each.get_attribute("data-code") for each in hints.all()] == ["asked-often"]


def test_a_plot_says_the_same_to_eye_ear_and_finger(hotel: Callable[..., Desk]) -> None:
    desk = hotel(language="en")
    outcomes = desk.part("outcomes")
    expect(outcomes.get_by_role("img")).to_have_accessible_name(
        "How they turned out. It was a real customer: 2; It was a campaign: 1; Nobody knows: 0; "
        "Not said yet: 2"
    )
    widths = [
        row.locator(".filled").get_attribute("width") if row.locator(".filled").count() else None
        for row in outcomes.locator('[data-garbo="bar"]').all()
    ]
    assert widths == ["40%", "20%", None, "40%"]
    outcomes.locator("summary").focus()
    desk.page.keyboard.press("Enter")
    rows = outcomes.locator("tbody tr").all()
    assert [row.locator("th, td").all_text_contents() for row in rows] == [
        ["It was a real customer", "2", "40%"],
        ["It was a campaign", "1", "20%"],
        ["Nobody knows", "0", "0%"],
        ["Not said yet", "2", "40%"],
    ]
    # The shape of a band stands beside its word, so that nothing hangs on its hue.
    assert desk.part("bands").locator(".bar > .shape").count() == 5


@pytest.mark.parametrize(("language", "width", "dark"), WIDTHS)
def test_the_full_report_is_for_everybody(
    hotel: Callable[..., Desk], language: str, width: int, dark: bool
) -> None:
    desk = hotel(language=language, width=width, dark=dark)
    expect(desk.part("cases")).to_be_visible()
    desk.page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true")
    assert desk.faults() == []


def test_it_is_saved_as_a_table_and_as_json(hotel: Callable[..., Desk]) -> None:
    desk = hotel()
    told = api(desk)
    days = f"{told['from']}-{told['to']}"
    with desk.page.expect_download() as saved:
        desk.part("save-csv").click()
    assert saved.value.suggested_filename == f"garbo-{days}.csv"
    rows = list(csv.reader(saved.value.path().read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["figure", "of", "value"]
    for row in (
        ["cases", "", "5"],
        ["resolved", "", "1"],
        ["outcome", "genuine", "2"],
        ["state", "waiting", "2"],
    ):
        assert row in rows
    assert [[name, int(count)] for figure_, name, count in rows if figure_ == "concern"] == [
        [each["aspect"], each["cases"]] for each in told["concerns"]
    ]
    with desk.page.expect_download() as kept:
        desk.part("save-json").click()
    assert kept.value.suggested_filename == f"garbo-{days}.json"
    expect(desk.part("told")).to_have_text(f"Sto salvando garbo-{days}.json.")
    content = json.loads(kept.value.path().read_text("utf-8"))
    texts = ("hints", "ruleOfThumb", "timeSaved")
    assert {k: v for k, v in content.items() if k not in texts} == {
        k: v for k, v in told.items() if k not in texts
    }


def test_when_it_cannot_be_saved_that_is_said_and_the_page_stays(hotel: Callable[..., Desk]) -> None:
    desk = hotel()
    desk.page.route("**/v1/report.csv*", lambda route: route.abort())
    desk.part("save-csv").click()
    expect(desk.part("error")).to_have_attribute("data-kind", "not-running")
    expect(desk.part("cases")).to_be_visible()
    desk.page.unroute("**/v1/report.csv*")
    with desk.page.expect_download():
        desk.part("save-csv").click()
    expect(desk.part("error")).to_have_count(0)


def test_the_usual_days_are_in_the_address(hotel: Callable[..., Desk]) -> None:
    desk = hotel("#/weigh")
    # A Sunday after a leap day: it still belongs to the week before.
    desk.page.clock.set_fixed_time(datetime(2024, 3, 3, 12, tzinfo=UTC))
    desk.go("#/report")
    for name, since, until, said in (
        ("thisWeek", "2024-02-26", "2024-03-03", "26 febbraio – 3 marzo 2024"),
        ("lastWeek", "2024-02-19", "2024-02-25", "19–25 febbraio 2024"),
        ("thisMonth", "2024-03-01", "2024-03-31", "1–31 marzo 2024"),
        ("lastMonth", "2024-02-01", "2024-02-29", "1–29 febbraio 2024"),
    ):
        desk.part(f"days-{name}").click()
        expect(desk.page).to_have_url(re.compile(f"#/report\\?from={since}&to={until}$"))
        expect(desk.part("about").get_by_role("heading")).to_have_text(said)
        expect(desk.part(f"days-{name}")).to_have_attribute("aria-current", "true")
        expect(desk.part("empty")).to_be_visible()
    desk.page.go_back()
    expect(desk.part("about").get_by_role("heading")).to_have_text("1–31 marzo 2024")
    desk.page.reload()
    expect(desk.part("about").get_by_role("heading")).to_have_text("1–31 marzo 2024")


def test_own_days_and_the_wrong_way_round(hotel: Callable[..., Desk]) -> None:
    desk = hotel()
    told = api(desk)
    first, last = told["from"], told["to"]
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url))
    desk.part("own-days").locator("summary").click()
    desk.part("show-days").click()
    expect(desk.part("wrong-days")).to_contain_text("Scegli due giorni che esistono.")
    expect(desk.page.get_by_label("Dal")).to_be_focused()
    desk.page.get_by_label("Dal").fill(last)
    desk.page.get_by_label("Al", exact=True).fill(first)
    desk.page.keyboard.press("Enter")
    expect(desk.part("wrong-days")).to_contain_text("Il primo giorno viene dopo l'ultimo.")
    expect(desk.page.get_by_label("Dal")).to_have_value(last)
    assert asked == []
    assert desk.faults() == []
    desk.part("turn").click()
    expect(desk.page).to_have_url(re.compile(f"#/report\\?from={first}&to={last}$"))
    expect(desk.part("cases")).to_have_attribute("data-count", "5")


def test_wrong_days_in_the_address_are_said_plainly(hotel: Callable[..., Desk]) -> None:
    desk = hotel("#/weigh")
    for days, code in (
        ("from=2026-11-30&to=2026-11-01", "turned"),
        ("from=gestern", "noDay"),
        ("from=2026-02-30&to=2026-03-01", "noDay"),
    ):
        desk.go(f"#/report?{days}")
        expect(desk.part("wrong-days")).to_have_attribute("data-code", code)
        expect(desk.part("own-days")).to_have_attribute("open", "")
        expect(desk.part("about")).to_have_count(0)


def test_it_is_of_the_business_that_was_chosen(hotel: Callable[..., Desk]) -> None:
    desk = hotel()
    expect(desk.part("cases")).to_have_attribute("data-count", "5")
    choice = desk.page.get_by_label("Attività", exact=True)
    choice.select_option(label="Bar Sport")
    expect(desk.part("cases")).to_have_attribute("data-count", "1")
    expect(desk.part("cases")).to_contain_text("caso nuovo")
    expect(desk.part("about")).to_contain_text("Bar Sport.")
    choice.select_option(label="Tutte le attività")
    expect(desk.part("cases")).to_have_attribute("data-count", "6")
    expect(desk.part("about")).to_contain_text("Tutte le attività.")


def test_it_prints_on_a4_in_ink_even_where_the_desk_is_dark(hotel: Callable[..., Desk]) -> None:
    desk = hotel(dark=True)
    desk.page.evaluate("print = () => { window.printed = true; }")
    desk.part("print").click()
    assert desk.page.evaluate("window.printed") is True
    pdf = desk.page.pdf(format="A4")
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert boxes
    assert all(abs(float(size) - side) < 2 for box in boxes for size, side in zip(box, A4, strict=True))
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2
    desk.page.set_viewport_size({"width": 703, "height": 1000})
    desk.page.emulate_media(media="print")
    for name in ("periods", "print", "save-csv"):
        expect(desk.part(name)).to_be_hidden()
    expect(desk.page.get_by_text(re.compile("Fatto il .* con Garbo"))).to_be_visible()
    for name in ("cases", "concerns", "bands", "states", "outcomes", "asking"):
        expect(desk.part(name)).to_be_visible()
    heading = desk.part("about").get_by_role("heading")
    assert heading.evaluate("it => getComputedStyle(it).color") == "rgb(35, 33, 29)"
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 703
    # Two plots lie beside each other on paper.
    left, right = (desk.part(name).bounding_box() for name in ("concerns", "bands"))
    assert left is not None
    assert right is not None
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] < right["x"]
