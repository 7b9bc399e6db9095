"""The queue: who waits, who first, whose it is; it keeps itself fresh and nobody loses their place."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.driving.desk import Desk
from tests.live import LiveServer

Open = Callable[..., Desk]
CODE = re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$")
LEAK = "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto e nessuno è venuto."
AGAIN = "Vi ho già scritto del condizionatore e nessuno mi ha risposto: aspetto il rimborso della notte."
CREAM = "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45. Vergognatevi."
COLD = "Colazione fredda e cameriera scortese la mattina del 12 settembre, al tavolo vicino alla finestra."

COPY = "Il parcheggio promesso non esiste e alla reception nessuno sa niente, evitate questo posto."
NOUNS = (
    "phon", "letto", "bagno", "rubinetto", "frigo", "balcone", "divano", "tavolo", "tappeto", "lavandino",
    "televisore", "armadio", "cuscino", "materasso", "telefono", "specchio", "comodino", "lampadario",
    "water", "bidet",
)  # fmt: skip


def weigh(desk: Desk, text: str, platform: str, author: str = "", **more: object) -> str:
    body = {"text": text, "page": {"url": "", "platform": platform}, **more}
    if author:
        body["author"] = {"name": author}
    case: str = desk.ask("POST", "/v1/comments:analyze", body)["caseId"]
    return case


def event(desk: Desk, case: str, what: str, **fields: object) -> None:
    desk.ask("POST", f"/v1/cases/{case}/events", {"type": what, **fields})


@pytest.fixture(scope="module")
def cases(desk_server: LiveServer, desk_token: str) -> dict[str, str]:
    """Fill the queue once; every later test finds these."""
    desk = Desk(None, desk_server.url, desk_token)  # type: ignore[arg-type]
    desk.ask("PUT", "/v1/business", {"name": "Hotel Aurora"})
    made = {
        "leak": weigh(desk, LEAK, "tripadvisor", "Luca"),
        "again": weigh(desk, AGAIN, "tripadvisor", "Luca"),
    }
    made["cream"] = weigh(desk, CREAM, "facebook", "Carla")
    event(desk, made["cream"], "reference-asked", at=(datetime.now(UTC) - timedelta(days=4)).isoformat())
    made["cold"] = weigh(desk, COLD, "google")
    event(desk, made["cold"], "replied", text="Grazie di averlo scritto, ci dispiace.")
    return made


def one(desk: Desk, case: str) -> Any:
    return desk.page.locator(f'[data-garbo="case"][data-case="{case}"]')


LOOKS = [("it", 1280, False), ("en", 320, True), ("it", 320, False), ("en", 1280, True)]


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_where_nobody_waits_the_page_teaches(open_desk: Open, language: str, width: int, dark: bool) -> None:
    desk = open_desk("#/queue", language=language, width=width, dark=dark)
    title = {"it": "Qui vedrai chi aspetta una risposta", "en": "Here you will see who waits for an answer"}
    expect(desk.part("empty").get_by_role("heading", level=2)).to_have_text(title[language])
    expect(desk.part("filters")).to_be_hidden()
    desk.part("make-code").click()
    expect(desk.part("pairing-code")).to_have_text(CODE)
    expect(desk.part("code-left")).to_contain_text("10")
    desk.part("steps").locator("summary").click()
    assert desk.faults() == []
    links = desk.part("empty").get_by_role("link")
    assert [each.get_attribute("href") for each in links.all()] == [
        "#/businesses/default",
        "#/weigh",
        "#/import",
    ]


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_the_full_page_is_whole(
    open_desk: Open, cases: dict[str, str], language: str, width: int, dark: bool
) -> None:
    desk = open_desk("#/queue", language=language, width=width, dark=dark)
    expect(desk.part("case")).to_have_count(len(cases))
    desk.part("task").locator("summary").click()
    assert desk.faults() == []


def test_the_most_urgent_is_on_top_and_says_why(open_desk: Open, cases: dict[str, str]) -> None:
    desk = open_desk("#/queue")
    expect(desk.part("case")).to_have_count(4)
    order = [each.get_attribute("data-case") for each in desk.part("case").all()]
    assert order == [cases["again"], cases["cream"], cases["leak"], cases["cold"]]
    assert desk.part("group").get_by_role("heading", level=2).all_text_contents() == [
        "Adesso", "Oggi", "Presto", "In attesa",
    ]  # fmt: skip
    assert desk.part("count").all_text_contents() == [
        "un caso", "un caso", "un caso e una cosa da fare", "un caso",
    ]  # fmt: skip
    expect(desk.part("figures")).to_have_text(
        "4 casi aperti. Oggi: 4 casi nuovi, 2 con risposta, di solito in meno di un'ora."
    )
    expect(desk.part("duty")).to_have_count(1)
    first = one(desk, cases["again"])
    expect(first.locator('[data-garbo="duty"]')).to_have_text("Seconda richiesta senza risposta")
    assert first.locator('[data-garbo="duty"] svg').count() == 1
    expect(first.locator('[data-garbo="why"]')).to_have_text(
        "Ha scritto una seconda volta e non ha ancora avuto risposta: rispondi adesso."
    )
    expect(first.locator('[data-garbo="first-reply"]')).to_have_count(0)
    expect(first.locator('[data-garbo="owner"]')).to_have_count(0)
    silent = one(desk, cases["cream"])
    expect(silent.locator('[data-garbo="due"]')).to_have_text("Attesa scaduta ieri.")
    expect(silent.locator('[data-garbo="badge"]')).to_have_attribute("data-band", "to-check")
    expect(one(desk, cases["leak"]).locator('[data-garbo="due"]')).to_have_text("Da fare tra 3 giorni.")
    where = one(desk, cases["leak"]).locator('[data-garbo="where"]')
    expect(where).to_contain_text("TripAdvisor · G-")
    expect(where).not_to_contain_text("lo legg")


def test_a_case_is_found_by_what_the_customer_quotes(open_desk: Open, cases: dict[str, str]) -> None:
    desk = open_desk("#/queue")
    code = desk.ask("GET", f"/v1/cases/{cases['cold']}")["code"]
    desk.part("find").click()
    expect(desk.part("told")).to_have_text("Scrivi prima un codice o una parola.")
    desk.page.keyboard.type(code.lower())
    desk.page.keyboard.press("Enter")
    expect(desk.part("found-count")).to_have_text("Un caso trovato.")
    expect(desk.part("found-count")).to_be_focused()
    expect(desk.part("list")).to_be_hidden()
    found = desk.part("found-case")
    expect(found).to_contain_text(f"{code} · Abbiamo risposto")
    assert found.get_by_role("link").get_attribute("href") == f"#/cases/{cases['cold']}"
    assert desk.faults() == []
    desk.page.get_by_label("Codice o parola").fill("lampadario")
    desk.part("find").click()
    expect(desk.part("found-count")).to_contain_text("Nessun caso con «lampadario».")
    desk.part("clear-search").click()
    expect(desk.part("case")).to_have_count(4)
    expect(desk.page.get_by_label("Codice o parola")).to_be_focused()


def test_a_row_leads_to_its_case(open_desk: Open, cases: dict[str, str]) -> None:
    desk = open_desk("#/queue")
    one(desk, cases["again"]).get_by_role("link").click()
    desk.settle()
    assert desk.page.url.endswith(f"#/cases/{cases['again']}")


def test_a_case_is_taken_by_keyboard_with_a_name_that_is_asked_once(
    open_desk: Open, cases: dict[str, str]
) -> None:
    desk = open_desk("#/queue")
    keys = desk.page.keyboard
    one(desk, cases["again"]).get_by_role("link").focus()
    keys.press("Tab")
    expect(one(desk, cases["again"]).locator('[data-garbo="take"]')).to_be_focused()
    keys.press("Enter")
    keys.press("Enter")
    expect(desk.part("told")).to_have_text("Scrivi prima il tuo nome.")
    keys.type("Anna")
    assert desk.faults() == []
    keys.press("Enter")
    owner = one(desk, cases["again"]).locator('[data-garbo="owner"]')
    expect(owner).to_have_text("Lo segui tu")
    expect(one(desk, cases["again"]).locator('[data-garbo="leave"]')).to_be_focused()
    assert desk.ask("GET", f"/v1/cases/{cases['again']}")["owner"] == "Anna"
    one(desk, cases["leak"]).locator('[data-garbo="take"]').click()
    expect(one(desk, cases["leak"]).locator('[data-garbo="owner"]')).to_have_text("Lo segui tu")
    one(desk, cases["again"]).locator('[data-garbo="leave"]').click()
    expect(owner).to_have_text("Non lo segue nessuno")
    assert desk.ask("GET", f"/v1/cases/{cases['again']}")["owner"] is None


def test_whoever_was_quicker_keeps_the_case(open_desk: Open, cases: dict[str, str]) -> None:
    desk = open_desk("#/queue")
    desk.settle()
    desk.page.evaluate("localStorage.setItem('garbo-me', 'Anna')")
    desk.ask("PATCH", f"/v1/cases/{cases['cream']}", {"owner": "Piero"})
    one(desk, cases["cream"]).locator('[data-garbo="take"]').click()
    expect(desk.part("told")).to_have_text("L'ha appena preso Piero.")
    expect(one(desk, cases["cream"]).locator('[data-garbo="owner"]')).to_have_text("Lo segue Piero")
    assert desk.ask("GET", f"/v1/cases/{cases['cream']}")["owner"] == "Piero"


def test_the_choice_shows_mine_nobodys_or_one_platform(open_desk: Open, cases: dict[str, str]) -> None:
    desk = open_desk("#/queue")
    desk.settle()
    for name, owner in (("leak", "Anna"), ("cream", "Piero"), ("again", None), ("cold", None)):
        desk.ask("PATCH", f"/v1/cases/{cases[name]}", {"owner": owner})
    desk.page.evaluate("localStorage.setItem('garbo-me', 'Anna')")
    desk.page.reload()

    def seen() -> set[str | None]:
        return {each.get_attribute("data-case") for each in desk.part("case").all()}

    desk.page.get_by_label("Di chi").select_option("mine")
    expect(desk.part("hidden")).to_contain_text("Ne vedi 1 su 4.")
    assert seen() == {cases["leak"]}
    desk.page.get_by_label("Di chi").select_option("nobody")
    assert seen() == {cases["again"], cases["cold"]}
    desk.page.get_by_label("Dove", exact=True).select_option("google")
    assert seen() == {cases["cold"]}
    desk.page.get_by_label("Dove", exact=True).select_option("facebook")
    expect(desk.part("hidden")).to_contain_text("Nessun caso con questa scelta.")
    assert desk.faults() == []
    one_way = desk.part("show-all")
    one_way.click()
    expect(desk.part("case")).to_have_count(4)
    expect(desk.page.get_by_label("Di chi")).to_be_focused()


def minute(desk: Desk) -> None:
    """Let a minute go by, and wait until what was asked then has been answered."""
    with desk.page.expect_response("**/v1/report*"):
        desk.page.clock.run_for(60_000)
    desk.page.wait_for_timeout(100)


def test_it_refreshes_itself_and_keeps_focus_folds_and_place(
    open_desk: Open, cases: dict[str, str], desk_server: LiveServer
) -> None:
    desk = open_desk("#/queue", width=320)
    desk.settle()
    desk.ask("PATCH", f"/v1/cases/{cases['cream']}", {"owner": "Piero"})
    desk.page.clock.install()
    desk.page.reload()
    expect(desk.part("figures")).to_contain_text("Oggi")
    desk.part("task").locator("summary").click()
    last = one(desk, cases["cold"]).get_by_role("link")
    last.focus()
    there = desk.page.evaluate("scrollY")
    assert there > 0
    node = last.element_handle()
    minute(desk)
    # Nothing has changed: what is there is left alone.
    assert node.evaluate("each => each.isConnected")
    desk.ask("PATCH", f"/v1/cases/{cases['cream']}", {"owner": "Sara"})
    minute(desk)
    expect(one(desk, cases["cream"]).locator('[data-garbo="owner"]')).to_have_text("Lo segue Sara")
    assert not node.evaluate("each => each.isConnected")
    expect(last).to_be_focused()
    expect(desk.part("task").locator("details")).to_have_attribute("open", "")
    assert desk.page.evaluate("scrollY") == there
    desk_server.stop()
    try:
        desk.page.clock.run_for(60_000)
        expect(desk.part("stale")).to_contain_text("niente è andato perso")
        expect(desk.part("case")).to_have_count(4)
    finally:
        desk_server.start()
    minute(desk)
    expect(desk.part("stale")).to_be_hidden()


def test_a_new_second_request_is_said_aloud(open_desk: Open, cases: dict[str, str]) -> None:
    desk = open_desk("#/queue")
    desk.settle()
    desk.page.clock.install()
    desk.page.reload()
    expect(desk.part("figures")).to_contain_text("Oggi")
    event(desk, cases["cold"], "second-message")
    minute(desk)
    expect(desk.part("told")).to_have_text("C'è una seconda richiesta senza risposta, in cima alla coda.")
    expect(desk.part("duty")).to_have_count(2)
    event(desk, cases["cold"], "replied", text="Ecco la risposta.")


def test_once_a_month_the_own_name_is_searched_for(open_desk: Open, cases: dict[str, str]) -> None:
    desk = open_desk("#/queue")
    task = desk.part("task")
    task.locator("summary").click()
    assert task.locator("code").all_text_contents()[0] == '"Hotel Aurora"'
    task.locator('[data-garbo="copy-search"]').nth(1).click()
    expect(desk.part("told")).to_have_text("Copiato.")
    assert desk.page.evaluate("navigator.clipboard.readText()") == '"Hotel Aurora" recensioni'
    task.get_by_role("button", name="Fatto: Cerca il tuo nome").click()
    expect(desk.part("told")).to_contain_text("Segnato. Te lo ricordo il ")
    expect(task).to_have_count(0)
    expect(desk.part("figures")).to_be_focused()
    assert desk.ask("GET", "/v1/queue")["tasks"] == []
    assert set(cases) == {"leak", "again", "cream", "cold"}


def test_copies_are_one_row_and_many_rows_fold(open_desk: Open, cases: dict[str, str]) -> None:
    desk = open_desk("#/queue", width=320)
    more = [weigh(desk, COPY, "google", name) for name in ("Ugo Neri", "Ida Blu", "Ada Rosa")]
    more += [weigh(desk, f"Il {noun} era rotto e sporco.", "google") for noun in NOUNS]
    desk.page.reload()
    fold = desk.part("copies")
    expect(fold.locator("summary")).to_have_text(f"3 commenti uguali, 3 nomi: «{COPY}»")
    expect(fold.locator('[data-garbo="case"]').first).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator('[data-garbo="case"]').first).to_be_visible()
    inside = fold.locator("[data-case]").all()
    assert {each.get_attribute("data-case") for each in inside} == set(more[:3])
    others = desk.part("others")
    expect(others.locator("summary").first).to_have_text("Mostra gli altri 2")
    others.locator("summary").first.click()
    expect(others.locator("> ol > li")).to_have_count(2)
    assert desk.faults() == []
    for case in more:
        event(desk, case, "closed", note="fatto")


def test_when_every_case_is_over_the_page_says_so(open_desk: Open, cases: dict[str, str]) -> None:
    desk = open_desk("#/queue")
    expect(desk.part("case")).to_have_count(4)
    for case in cases.values():
        event(desk, case, "closed", note="fatto")
    desk.page.reload()
    expect(desk.part("empty").get_by_role("heading", level=2)).to_have_text("Nessuno aspetta")
    expect(desk.part("figures")).to_contain_text("Nessun caso aperto.")


def test_time_is_said_as_it_has_passed(open_desk: Open) -> None:
    said = open_desk().page.evaluate("""async () => {
      const { afterHours } = await import('/site/desk/pages/queue/words.js');
      return [3.9, 47.9, 71.9, 72].map(afterHours);
    }""")
    assert said == ["dopo 3 ore", "dopo 47 ore", "dopo 2 giorni", "dopo 3 giorni"]
