"""Accessibility of card and options: axe-core in every state, names, sizes, the line around the focus.

A machine sees about half of what can go wrong; test_keyboard.py has what a person does.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.driving.axe import Axe
from tests.browser.driving.card import Card, Part
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import Json, ScriptedServer, analysis, reason, span
from tests.live import LiveServer

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
RED: Json = {
    "rule": "R9", "ok": False, "title": "Nessuna minaccia", "severity": "red",
    "why": "Suona come una minaccia.", "spans": [{"start": 0, "end": 4}], "source": None,
}  # fmt: skip
AMBER: Json = RED | {"rule": "R14", "title": "Breve", "severity": "amber", "why": "È lunga."}
DRAFT = "Buongiorno, ci dispiace. Verifichiamo e Le scriviamo in privato. Anna"
PREVIEW: Json = {
    "comment": COMMENT, "commentLanguage": "it", "reply": DRAFT, "language": "it", "stronger": "business",
    "side": "Sei la parte più forte: chi legge sta con chi è solo.",
    "hints": [
        {"code": "vague", "text": "Non c'è una parola del problema.", "spans": []},
        {"code": "technical", "text": "Chi è fuori dal mestiere qui inciampa.",
         "spans": [{"start": 25, "end": 37}]},
    ],
}  # fmt: skip
LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 860}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 860}},
    "320": {"color_scheme": "light", "viewport": {"width": 320, "height": 640}},
}
#: All that can be pressed, written into or chosen, in the order of the card, as a screen reader says it.
NAMES = {
    "it": [
        ("dialog", "Garbo"), ("button", "Chiudi"), ("button", "Avete sbagliato: è un cliente vero"),
        ("button", "Confermo: non credo sia un cliente"), ("DisclosureTriangle", "Altri motivi: 1"),
        ("DisclosureTriangle", "Un altro commento usa le stesse parole"),
        ("DisclosureTriangle", "Chi scrive"), ("textbox", "Nome"), ("button", "Salva"),
        ("combobox", "Chi è"), ("combobox", "Chi lo vede"),
        ("DisclosureTriangle", "Che cosa è stato letto"),
        ("textbox", "Bozza della risposta, da modificare come preferisci"),
        ("DisclosureTriangle", "Un'altra situazione"), ("combobox", "Momento"), ("combobox", "Tono"),
        ("combobox", "Il commento"), ("DisclosureTriangle", "Come la legge un cliente"), ("button", "Copia"),
        ("button", "Inserisci"), ("button", "Un'altra bozza"), ("button", "Apri il caso"),
    ],
    "en": [
        ("dialog", "Garbo"), ("button", "Close"), ("button", "You are wrong: a real customer"),
        ("button", "Right: I do not think it is a customer"), ("DisclosureTriangle", "More reasons: 1"),
        ("DisclosureTriangle", "One other comment uses the same words"), ("DisclosureTriangle", "Who writes"),
        ("textbox", "Name"), ("button", "Save"), ("combobox", "Who it is"), ("combobox", "Seen by"),
        ("DisclosureTriangle", "What was read"), ("textbox", "Draft of the reply, to edit as you like"),
        ("DisclosureTriangle", "Another situation"), ("combobox", "Moment"), ("combobox", "Tone"),
        ("combobox", "The comment"), ("DisclosureTriangle", "How a reader sees it"), ("button", "Copy"),
        ("button", "Insert"), ("button", "Another draft"), ("button", "Open the case"),
    ],
}  # fmt: skip


@pytest.fixture(
    scope="module", params=[("it", "light"), ("it", "dark"), ("it", "320"), ("en", "dark")], ids="-".join
)
def window(request: pytest.FixtureRequest, launch: Callable[..., Chromium]) -> Chromium:
    """A browser in a language and a look, without motion: half-faded ink has no contrast."""
    language, look = request.param
    return launch(language, reduced_motion="reduce", **LOOKS[look])


def scripted_answer(scripted: ScriptedServer, **changes: object) -> None:
    """Let the server answer with everything that a card can show at once."""
    words = "il condizionatore perdeva acqua"
    beside = {"commentId": "c2", "similarity": 0.8, "kind": "copy", "publishedAt": "2026-08-03"}
    alike = beside | {
        "caseId": "k2", "text": f"Da anni in giro, mai visto: {words} sul letto.", "url": "https://a.test/b",
        "sameAuthor": False, "shared": [{"here": span(COMMENT, words), "there": {"start": 28, "end": 59}}],
    }  # fmt: skip
    evidence = [
        reason(COMMENT, "copies", 11, "Le stesse parole altrove", "Un altro commento le usa.", words),
        reason(COMMENT, "lived-detail", -4, "Esperienza vissuta", "Si può verificare.", "Camera 12"),
        reason(COMMENT, "impulse", -2, "Scritto d'impulso", "A caldo.", "Non torneremo"),
        reason(COMMENT, "extra", 0, "Altro", "Non conta."),
    ]
    answer = analysis(COMMENT, 52, "to-check", evidence, caseId="k1", similar=[beside])
    answer["replies"][0] |= {"text": DRAFT, "where": "public", "variant": "generic", "checks": []} | changes
    answer["cuts"] = [{"kind": "action", "text": "Rispondi"}]
    scripted.says("POST /v1/comments:analyze", 200, answer)
    scripted.says(
        "GET /v1/comments/c1/similar", 200, {"commentId": "c1", "text": COMMENT, "similar": [alike]}
    )
    scripted.says("POST /v1/replies:preview", 200, PREVIEW)


@pytest.fixture
def opened(
    window: Chromium, scripted: ScriptedServer, page_server: PageServer, select: Callable[[Page, str], str]
) -> Callable[[], Card]:
    """Open the card on our page and return it; say first what the server answers."""
    window.ask("() => chrome.storage.local.clear()")
    window.connect(scripted.url, "a-token")

    def run() -> Card:
        page = window.open(page_server.url("plain.html", "www.hotel.test"))
        select(page, "#comment")
        window.trigger(page)
        return Card(window, page)

    return run


def faults(card: Card) -> list[str]:
    """Return what axe finds in the card, what it is unsure of as well, and controls under 24 px."""
    axe = Axe(card.browser, card.page)
    said = axe.card()
    assert {"color-contrast", "button-name"} <= set(said.held), said
    return [*said.found, *said.unsure, *small(card)]


def small(card: Card) -> list[str]:
    """Return the controls that are lower or narrower than 24 px (WCAG 2.2, 2.5.8)."""
    parts = card.all("button, summary, select, input, textarea")
    assert parts
    low = [part for part in parts if part.visible and min(_sides(part.box)) < 24]
    return [f"{part.tag} {part.text} {part.box}" for part in low]


def _sides(box: list[float]) -> tuple[float, float]:
    left, top, right, bottom = box
    return right - left, bottom - top


def test_the_answer(opened: Callable[[], Card], scripted: ScriptedServer) -> None:
    scripted_answer(scripted)
    card = opened()
    card("badge")
    assert faults(card) == []


def test_axe_would_see_what_is_wrong(opened: Callable[[], Card], scripted: ScriptedServer) -> None:
    scripted_answer(scripted)
    card = opened()
    card("badge")
    axe = Axe(card.browser, card.page)
    assert axe.card().found == []
    axe.say("document.querySelector('garbo-card').shadowRoot.querySelector('.close').ariaLabel = null")
    axe.say(
        "document.querySelector('garbo-card').shadowRoot.querySelector('.brand').style.color = 'var(--line)'"
    )
    assert {found.partition(":")[0] for found in axe.card().found} == {"button-name", "color-contrast"}


def test_all_folds_open(opened: Callable[[], Card], scripted: ScriptedServer) -> None:
    scripted_answer(scripted)
    card = opened()
    card("badge")
    card.click('[data-garbo="reader"] summary')
    wait_until(lambda: len(card.all("reader-hint")) == 2, "the hints")
    card.click('[data-garbo="similar"] summary')
    card("pair")
    for index, fold in enumerate(card.all("details.fold")):
        if "open" not in fold.attributes:
            card.click("details.fold > summary", index)
    assert len(card.all("details.fold[open]")) == len(card.all("details.fold")) >= 6
    assert faults(card) == []


def test_what_platform_and_law_say(opened: Callable[[], Card], scripted: ScriptedServer) -> None:
    scripted_answer(scripted, stage="report", where="platform")
    source = {"source": "https://www.garante.test/una/pagina/molto-lunga/docweb/9876543", "certain": False}
    law = {"title": "Entro 30 giorni", "why": "Manca il giorno.", "asOf": "2026-11-21"} | source
    scripted.says("POST /v1/rules:check", 200, {
        "platform": {"title": "", "rules": [{"code": "a", "text": "Uno.", "readOn": "2026-11-21"} | source]},
        "law": [law | {"code": "term", "state": "unknown"}, law | {"code": "know", "state": None}],
        "disclaimer": "Informazioni generali.",
    })  # fmt: skip
    card = opened()
    card.click('[data-garbo="rules"] > summary')
    card.click(".found summary")
    wait_until(lambda: all(rule.visible for rule in card.all("rule")), "the rules")
    assert len(card.all("rule")) == 3
    assert faults(card) == []
    panel = card(".panel")
    for part in card.all('[data-garbo="rules"] *'):
        assert not part.visible or panel.box[0] <= part.box[0] <= part.box[2] <= panel.box[2], part


def test_rules_that_are_broken(opened: Callable[[], Card], scripted: ScriptedServer) -> None:
    scripted_answer(scripted, checks=[RED, AMBER])
    card = opened()
    wait_until(lambda: len(card.all("check")) == 2, "the broken rules")
    assert faults(card) == []


def test_an_empty_draft(opened: Callable[[], Card], scripted: ScriptedServer) -> None:
    scripted_answer(scripted)
    card = opened()
    card("badge")
    card.write("reply", "")
    card.click('[data-garbo="reader"] summary')
    wait_until(lambda: card.all('[data-garbo="reader"] [role=status]')[0].text, "what to do")
    assert not card("reader-reply").visible
    assert faults(card) == []


@pytest.mark.parametrize(
    ("status", "code"), [(507, "storage-full"), (401, "unauthorized"), (500, "internal")]
)
def test_an_error(opened: Callable[[], Card], scripted: ScriptedServer, status: int, code: str) -> None:
    scripted.fails("POST /v1/comments:analyze", status, code)
    card = opened()
    card("error")
    assert faults(card) == []


def test_offline(opened: Callable[[], Card], scripted: ScriptedServer, window: Chromium) -> None:
    scripted_answer(scripted)
    card = opened()
    card("badge")
    window.connect("http://127.0.0.1:9", "a-token")
    card.write("reply", "Buongiorno")
    card("offline")
    card.click('[data-garbo="reader"] summary')
    card("error")
    assert faults(card) == []


@pytest.mark.parametrize("paired", [False, True])
def test_the_options(window: Chromium, server: LiveServer, paired: bool) -> None:
    window.ask("() => chrome.storage.local.clear()")
    if paired:
        window.pair(server.url, server.pair())
    else:
        window.connect(server.url, None)
    page = window.options_page()
    page.wait_for_selector(f'#state[data-state="{"paired" if paired else "unpaired"}"]')
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    axe = Axe(window, page)
    said = axe.page()
    assert [*said.found, *said.unsure] == []
    assert all(name for _, name in axe.controls())
    low = page.evaluate("""() => [...document.querySelectorAll('button, summary, select, input, textarea')]
      .map((each) => [each.outerHTML, each.getBoundingClientRect()])
      .filter(([, box]) => box.width > 0 && Math.min(box.width, box.height) < 24).map(([html]) => html)""")
    assert low == []
    page.close()


def test_the_names_of_the_controls(opened: Callable[[], Card], scripted: ScriptedServer) -> None:
    scripted_answer(scripted)
    card = opened()
    card("badge")
    for fold in ("who", "situation", "reader"):
        card.click(f'[data-garbo="{fold}"] summary')
    assert Axe(card.browser, card.page).controls() == NAMES[card(".panel")["lang"]]


def test_the_line_around_what_has_the_focus(opened: Callable[[], Card], scripted: ScriptedServer) -> None:
    scripted_answer(scripted)
    card = opened()
    card("badge")
    axe = Axe(card.browser, card.page)
    stops = []
    while True:
        card.page.keyboard.press("Tab")
        part = card.focused()
        if part is None or part.attributes.get("data-garbo") in stops[:1]:
            break
        stops.append(part.attributes.get("data-garbo", part.tag))
        assert axe.outline() == ("solid", "2px"), stops
        panel, bar = card(".panel"), card(".bar")
        edge = panel.box[3] if panel["data-side"] == "dock" or _within(part, bar) else bar.box[1]
        assert panel.box[1] <= part.box[1], stops
        assert part.box[3] <= edge + 1 or part.tag == "textarea", stops
    assert stops[0] == "close"
    assert {"reply", "copy", "insert", "another", "open-case", "summary", "reason"} <= set(stops)


def _within(part: Part, other: Part) -> bool:
    return other.box[1] <= part.box[1] and part.box[3] <= other.box[3]
