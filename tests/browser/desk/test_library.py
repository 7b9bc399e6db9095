"""The library: stories and own cases, the invitation that is checked while it is written, the guide."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.driving.desk import Desk
from tests.live import LiveServer

Open = Callable[..., Desk]
PARTS = ("#/library", "#/library/invitation", "#/library/guide")
LOOKS = [("it", 1280, False), ("en", 320, True)]
LESSON = "Controllare il bagno anche a metà mattina."
SEVERAL = 10


def answers(desk: Desk, path: str) -> dict[str, list[dict[str, str]]]:
    """Return what the server says in Italian, as the page asks it."""
    found: dict[str, list[dict[str, str]]] = desk.page.evaluate(
        """async ([path, token]) => (await fetch(path, {headers:
            {Authorization: `Bearer ${token}`, 'Accept-Language': 'it'}})).json()""",
        [path, desk.token],
    )
    return found


def invitation(desk: Desk) -> str:
    return desk.page.get_by_label("Il tuo invito").input_value()


@pytest.fixture(scope="module")
def put_right(desk_server: LiveServer, desk_token: str) -> tuple[str, str]:
    """Two cases that are over, one with a lesson, one whose customer is known to nobody; their ids."""
    ask = Desk(None, desk_server.url, desk_token).ask  # type: ignore[arg-type]
    found = []
    for text, ending in (("Bagno sporco, lenzuola macchiate.", "resolved"), ("Fate schifo.", "closed")):
        page = {"url": "https://www.tripadvisor.test/aurora", "platform": "tripadvisor"}
        case = ask("POST", "/v1/comments:analyze", {"text": text, "page": page})["caseId"]
        opened = datetime.fromisoformat(ask("GET", f"/v1/cases/{case}")["openedAt"]).astimezone(UTC)
        happened = [{"type": "replied", "text": "Grazie.", "at": (opened + timedelta(hours=3)).isoformat()}]
        ends = {"type": ending, "at": (opened + timedelta(hours=8)).isoformat()}
        for event in [*(happened if ending == "resolved" else []), ends]:
            ask("POST", f"/v1/cases/{case}/events", event)
        found.append(case)
    ask("PATCH", f"/v1/cases/{found[0]}", {"answers": {"lesson": LESSON}})
    ask("POST", f"/v1/cases/{found[0]}/outcome", {"outcome": "genuine"})
    return found[0], found[1]


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_each_part_is_for_everybody(open_desk: Open, language: str, width: int, dark: bool) -> None:
    desk = open_desk(PARTS[0], language=language, width=width, dark=dark)
    for part in PARTS:
        desk.go(part)
        chosen = desk.page.locator("nav.parts [aria-current]")
        expect(chosen).to_have_attribute("href", part)
        desk.page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true")
        assert desk.faults() == [], part


def test_where_no_case_is_over_yet_it_says_how_one_comes(open_desk: Open) -> None:
    desk = open_desk(PARTS[0])
    expect(desk.part("empty").get_by_role("heading")).to_have_text("Qui verranno i vostri casi")
    expect(desk.part("own")).to_have_count(0)
    desk.part("empty").get_by_role("link").click()
    expect(desk.page).to_have_url(re.compile("#/queue$"))


def test_a_story_shows_its_lesson_first_and_is_told_on_demand(open_desk: Open) -> None:
    desk = open_desk("#/library/unheard-of")
    stories = answers(desk, "/v1/library")["stories"]
    shown = desk.part("story")
    expect(shown).to_have_count(len(stories))
    assert [each.get_attribute("data-id") for each in shown.all()] == [story["id"] for story in stories]
    for story, part in zip(stories, shown.all(), strict=True):
        expect(part.get_by_role("heading")).to_have_text(story["title"])
        expect(part.get_by_text(story["lesson"], exact=True)).to_be_visible()
        expect(part.get_by_text(story["told"], exact=True)).to_be_hidden()
        doubt = part.get_by_text("la racconta una persona sola")
        expect(doubt).to_have_count(0 if story["certain"] else 1)
    shown.first.locator("summary").focus()
    desk.page.keyboard.press("Enter")
    expect(shown.first.get_by_text(stories[0]["told"], exact=True)).to_be_visible()


def test_own_cases_say_what_was_learned_and_lead_back(open_desk: Open, put_right: tuple[str, str]) -> None:
    desk = open_desk(PARTS[0])
    cards = desk.part("visiting-cards")
    expect(cards).to_contain_text("Un biglietto da visita. Problemi risolti")
    expect(cards).to_have_attribute("data-count", str(desk.ask("GET", "/v1/library")["visitingCards"]))
    good, closed = (desk.page.locator(f'[data-garbo="own-case"][data-id="{case}"]') for case in put_right)
    expect(good.get_by_text(LESSON)).to_be_visible()
    expect(good).to_contain_text("TripAdvisor · finito il")
    expect(good).to_contain_text("finito in giornata")
    expect(good.locator('[data-garbo="badge"]')).to_have_attribute("data-band", "likely-customer")
    good.locator("summary").click()
    assert good.locator("ol li").all_text_contents() == ["Abbiamo risposto", "Risolto"]
    expect(good).to_contain_text("Prima risposta dopo 3 ore. Si lamentava di: ")
    expect(good).to_contain_text("pulizia")
    expect(good).to_contain_text("Era un cliente vero.")
    expect(closed).to_contain_text("Nessuna lezione scritta.")
    closed.locator("summary").click()
    expect(closed).to_contain_text("Nessuna risposta annotata.")
    assert "Bagno sporco" not in desk.page.locator("main").inner_text()
    assert desk.faults() == []
    closed.get_by_role("link", name="Scrivila").click()
    expect(desk.page).to_have_url(re.compile(f"#/cases/{put_right[1]}$"))


def test_the_older_cases_are_folded(open_desk: Open, put_right: tuple[str, str]) -> None:
    desk = open_desk("#/weigh", language="en", width=320, dark=True)
    for number in range(SEVERAL):
        comment = {"text": f"Stanza {number} sporca e fredda, portiere scortese."}
        case = desk.ask("POST", "/v1/comments:analyze", comment)["caseId"]
        desk.ask("POST", f"/v1/cases/{case}/events", {"type": "closed"})
    desk.go(PARTS[0])
    assert desk.faults() == []
    assert desk.part("own-case").count() == SEVERAL + len(put_right)
    assert desk.part("own-case").filter(visible=True).count() == 8
    desk.page.get_by_text("4 more cases").click()
    assert desk.part("own-case").filter(visible=True).count() == SEVERAL + len(put_right)


def test_an_invitation_is_chosen_in_language_and_tone(open_desk: Open) -> None:
    desk = open_desk(PARTS[1])
    desk.settle()
    lei = answers(desk, "/v1/invitation?language=it&register=lei")["invitations"]
    assert invitation(desk) == lei[0]["text"]
    expect(desk.part("checked")).to_have_attribute("data-ok", "true")
    desk.page.get_by_label("Tono").select_option("tu")
    informal = answers(desk, "/v1/invitation?language=it&register=tu")["invitations"]
    assert informal[0]["text"] != lei[0]["text"]
    expect(desk.page.get_by_label("Il tuo invito")).to_have_value(informal[0]["text"])
    desk.part("choices").locator("summary").click()
    desk.page.get_by_label(informal[2]["text"]).check()
    assert invitation(desk) == informal[2]["text"]
    desk.page.locator("#invitation-language").select_option("en")
    english = answers(desk, "/v1/invitation?language=en")["invitations"]
    expect(desk.page.get_by_label("Il tuo invito")).to_have_value(english[0]["text"])
    assert desk.page.get_by_label("Tono").locator("option").all_text_contents() == ["Formale", "Informale"]
    desk.part("copy-invitation").click()
    expect(desk.part("told")).to_have_text("Copiato. Lo mandi tu: Garbo non invia niente.")
    assert desk.page.evaluate("navigator.clipboard.readText()") == english[0]["text"]
    advice = answers(desk, "/v1/invitation")["advice"]
    assert desk.part("advice").locator("li").all_text_contents() == advice


def test_a_reward_is_seen_while_it_is_being_written(open_desk: Open) -> None:
    desk = open_desk(PARTS[1])
    field, copy = desk.page.get_by_label("Il tuo invito"), desk.part("copy-invitation")
    desk.settle()
    first = invitation(desk)
    field.press("Control+End")
    field.press_sequentially(" Con uno sconto.")
    fault = desk.part("fault")
    expect(fault).to_have_attribute("data-code", "reward")
    expect(fault).to_contain_text("«sconto»: Niente in cambio di una recensione")
    assert desk.faults() == []
    copy.click()
    expect(copy).to_have_text("Copia lo stesso")
    expect(desk.part("told")).to_contain_text("C'è ancora qualcosa da cambiare.")
    copy.click()
    expect(desk.part("told")).to_contain_text("Copiato.")
    assert desk.page.evaluate("navigator.clipboard.readText()") == f"{first} Con uno sconto."
    field.fill("Se le è piaciuto, ci lasci cinque stelle.")
    expect(copy).to_have_text("Copia")
    expect(fault.first).to_have_attribute("data-code", "selection")
    field.fill("")
    expect(desk.part("checked")).to_have_text("Scrivi un testo, oppure scegline uno qui sopra.")
    copy.click()
    expect(desk.part("told")).to_have_text("Il testo è vuoto: non c'è niente da copiare.")


def test_what_was_written_stays_whatever_is_chosen_or_fails(open_desk: Open) -> None:
    desk = open_desk(PARTS[1])
    field = desk.page.get_by_label("Il tuo invito")
    mine = "Una recensione sincera, bella o brutta, aiuta a lavorare meglio."
    field.fill(mine)
    desk.page.get_by_label("Tono").select_option("voi")
    expect(desk.page.get_by_label("Tono")).to_have_value("voi")
    expect(field).to_have_value(mine)
    desk.part("choices").locator("summary").click()
    desk.page.locator("#invitation-1").check()
    expect(field).not_to_have_value(mine)
    desk.page.get_by_label("Il tuo testo").check()
    expect(field).to_have_value(mine)
    desk.page.locator("#invitation-1").check()
    field.press("Control+End")
    field.press_sequentially("!")
    desk.page.get_by_label("Quello che avevi scritto prima").check()
    expect(field).to_have_value(mine)

    desk.page.route("**/v1/invitation*", lambda route: route.abort())
    desk.page.get_by_label("Tono").select_option("tu")
    expect(desk.part("error")).to_have_attribute("data-kind", "not-running")
    expect(desk.page.get_by_label("Tono")).to_have_value("voi")
    field.fill(f"{mine} Grazie!")
    expect(desk.part("checked").locator('[data-garbo="error"]')).to_be_visible()
    expect(field).to_have_value(f"{mine} Grazie!")
    desk.page.unroute("**/v1/invitation*")
    desk.part("checked").locator('[data-garbo="retry"]').click()
    expect(desk.part("checked")).to_have_attribute("data-ok", "true")
    asked: list[str] = []
    desk.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    desk.page.get_by_role("link", name="Come leggere una recensione").click()
    expect(desk.part("guide")).to_be_visible()
    assert asked == ["Quello che hai scritto qui non è salvato. Uscire lo stesso?"]


def test_the_guide_is_read_and_printed(open_desk: Open) -> None:
    desk = open_desk(PARTS[2])
    desk.settle()
    sections = answers(desk, "/v1/guides/reading")["sections"]
    guide = desk.part("guide")
    assert guide.locator("h3").all_text_contents() == [each["title"] for each in sections]
    assert guide.locator("section p").all_text_contents() == [each["text"] for each in sections]
    desk.page.evaluate("print = () => { window.printed = true; }")
    desk.part("print-guide").click()
    assert desk.page.evaluate("window.printed") is True
    assert len(re.findall(rb"/Type\s*/Page\b", desk.page.pdf(format="A4"))) == 1
    desk.page.emulate_media(media="print")
    expect(desk.page.get_by_role("heading", name="Come leggere una recensione")).to_be_visible()
    expect(desk.page.locator("nav.parts")).to_be_hidden()
    expect(desk.part("print-guide")).to_be_hidden()
