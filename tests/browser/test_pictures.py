"""Pictures of the card and the options with the real server behind them, for people to look at.

They go to ``tests/artifacts``; ``docs/card.png`` is the one called ``card-it-light``. What a picture
shows is held by the other tests; here every kind of window must show the whole answer unclipped.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer, analysis, reason, span
from tests.live import LiveServer

ARTIFACTS = Path(__file__).resolve().parents[1] / "artifacts"
WINDOWS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 860}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 860}},
    "320": {"color_scheme": "light", "viewport": {"width": 320, "height": 640}},
    "zoom200": {"color_scheme": "dark", "viewport": {"width": 640, "height": 430}, "device_scale_factor": 2},
}
BUSINESS = {
    "name": "Hotel Aurora",
    "signature": "Anna",
    "role": "accoglienza",
    "privateChannel": "info@aurora.test",
}


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("language", ["it", "en"])
def test_pictures(
    language: str, window: str, launch: Callable[..., Chromium], server: LiveServer, page_server: PageServer,
    select: Callable[..., str]
) -> None:  # fmt: skip
    ARTIFACTS.mkdir(exist_ok=True)
    browser = launch(language, reduced_motion="reduce", **WINDOWS[window])  # no half-faded card
    browser.pair(server.url, server.pair())
    server.put("/v1/business", BUSINESS)
    page = browser.open(page_server.url("guestbook.html", "www.aurora.test"))
    for comment in ("lived", "price", "english"):
        select(page, f"#{comment}")
        browser.trigger(page)
        card = Card(browser, page)
        badge = card("badge")
        left, top, right, bottom = badge.box
        assert 0 <= left < right <= page.viewport_size["width"]
        assert 0 <= top < bottom <= page.viewport_size["height"]
        page.evaluate("getSelection().removeAllRanges()")
        name = "card" if comment == "lived" else f"card-{comment}"
        page.screenshot(path=ARTIFACTS / f"{name}-{language}-{window}.png")
        if comment == "lived":
            picture_of_the_reader(card, f"reader-{language}-{window}.png")
        card.click("close")
    options = browser.options_page()
    options.wait_for_load_state("networkidle")
    options.screenshot(path=ARTIFACTS / f"options-{language}-{window}.png", full_page=True)
    browser.close()


def picture_of_the_reader(card: Card, name: str) -> None:
    """Open the fold in which a customer reads the draft; nothing of it may be cut off at the sides."""
    card.click('[data-garbo="reader"] summary')
    card("reader-hint")
    card.hover("reader-reply")
    card.page.screenshot(path=ARTIFACTS / name)
    panel = card(".panel")
    for part in (*card.all('[data-garbo="reader"] *'), *card.all(".bar *"), *card.all("summary")):
        left, _, right, _ = part.box
        assert not part.visible or panel.box[0] <= left < right <= panel.box[2], part


LIVED = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Un vero peccato."
)
ALIKE = (
    "Da anni in giro per lavoro, mai visto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore, e la mattina il conto era pure sbagliato."
)


def folded(scripted: ScriptedServer) -> None:
    """Let the scripted server answer what the real one says only after weeks of use."""
    words = "il condizionatore perdeva acqua sul letto, la reception ha risposto dopo due ore"
    shared = [{"here": span(LIVED, words), "there": span(ALIKE, words)}]
    one = {"commentId": "c2", "similarity": 0.8, "kind": "copy", "publishedAt": "2026-08-03"}
    url = "https://www.recensioni.test/aurora"
    beside = one | {"caseId": "k2", "text": ALIKE, "url": url, "sameAuthor": False, "shared": shared}
    details = "Ci sono dettagli che si possono verificare."
    evidence = [
        reason(LIVED, "copies", 11, "Le stesse parole altrove", "Un altro commento le usa.", words),
        reason(LIVED, "lived-detail", -4, "Esperienza vissuta", details, "Camera 12", "il 3 agosto"),
    ]
    many = "Hai detto tu che lo vedono in tanti: meglio rispondere oggi."
    seen = {"level": "high", "why": many, "byHand": True}
    step = {"code": "verify", "title": "Verifica, poi rispondi", "why": "Chiedi un riferimento, con garbo."}
    answer = analysis(
        LIVED, 52, "to-check", evidence, caseId="k1", similar=[one], exposure=seen, nextStep=step
    )
    scripted.says("POST /v1/comments:analyze", 200, answer)
    scripted.says("PATCH /v1/comments/c1", 200, answer)
    scripted.says("GET /v1/comments/c1/similar", 200, {"commentId": "c1", "text": LIVED, "similar": [beside]})
    told = {name: answer[name] for name in ("suspicion", "evidence", "nextStep")}
    scripted.says("POST /v1/cases/k1/outcome", 200, told)


@pytest.mark.parametrize("window", WINDOWS)
def test_pictures_of_the_folds(
    window: str, launch: Callable[..., Chromium], scripted: ScriptedServer, page_server: PageServer,
    select: Callable[..., str]
) -> None:  # fmt: skip
    ARTIFACTS.mkdir(exist_ok=True)
    folded(scripted)
    browser = launch("it", reduced_motion="reduce", **WINDOWS[window])
    browser.connect(scripted.url, "a-token")
    page = browser.open(page_server.url("guestbook.html", "www.aurora.test"))
    select(page, "#lived")
    browser.trigger(page)
    card = Card(browser, page)
    card("badge")
    page.screenshot(path=ARTIFACTS / f"folds-closed-{window}.png")
    card.click("wrong")
    card("undo")
    card.click('[data-garbo="similar"] summary')
    card("pair")
    page.screenshot(path=ARTIFACTS / f"folds-similar-{window}.png")
    card.click('[data-garbo="similar"] summary')
    card.click('[data-garbo="who"] summary')
    card.choose("role", "former-employee")
    wait_until(lambda: card("who-status").text != "", "the word that it is saved")
    card.hover("exposure")
    for part in (card("who"), *card.all('[data-garbo="who"] .fields > *')):
        left, _, right, _ = part.box
        assert 0 <= left < right <= page.viewport_size["width"], part
    page.screenshot(path=ARTIFACTS / f"folds-who-{window}.png")
    browser.close()
