"""Pictures of the desk with a morning's work on it, for people to look at.

They go to ``tests/artifacts``; ``docs/desk-queue.png``, ``desk-case.png`` and ``desk-report.png`` are those
called ``…-it-light``. What a picture shows is held by the other tests; here nothing may be cut off.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.driving.desk import Desk

ARTIFACTS = Path(__file__).resolve().parents[2] / "artifacts"
BUSINESS = {
    "name": "Hotel Aurora", "signature": "Anna", "role": "direzione",
    "privateChannel": "info@hotelaurora.test", "prices": [{"item": "Crema", "price": 49}],
}  # fmt: skip
COMMENTS = [
    ("Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45. Vergognatevi.",
     "facebook", "Carla B."),
    ("Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, la reception ha risposto dopo "
     "due ore. Non torneremo.", "tripadvisor", "Marta R."),
    ("Fate schifo, state alla larga", "google", "Gino"),
    ("Due ore al telefono e poi mi hanno pure riso in faccia.", "facebook", "Luigi T."),
    ("L'ascensore era rotto e nessuno ci ha avvisati: siamo saliti a piedi con le valigie.",
     "tripadvisor", "Paolo"),
]  # fmt: skip
EVENTS = {
    0: [
        {"type": "reference-asked"}, {"type": "silence", "days": 4},
        {"type": "contradiction", "kind": "price-list", "source": "listino di agosto, pagina 2"},
    ],
    1: [
        {"type": "reference-asked"}, {"type": "customer-answered"},
        {"type": "reference-verified", "source": "prenotazione del 2 agosto"},
        {"type": "resolved", "note": "notte rimborsata"},
    ],
    3: [{"type": "second-message"}],
}  # fmt: skip


def morning(desk: Desk) -> str:
    """Fill the desk once; return the case of the price."""
    known = desk.ask("GET", "/v1/cases")["cases"]
    if known:
        return str(known[-1]["id"])
    desk.ask("PUT", "/v1/business", BUSINESS)
    cases = []
    for text, platform, name in COMMENTS:
        page = {"url": f"https://www.{platform}.test/hotelaurora", "platform": platform, "title": ""}
        body = {"text": text, "page": page, "author": {"name": name}}
        cases.append(desk.ask("POST", "/v1/comments:analyze", body)["caseId"])
    for place, events in EVENTS.items():
        for event in events:
            desk.ask("POST", f"/v1/cases/{cases[place]}/events", event)
    return str(cases[0])


@pytest.mark.parametrize(
    ("language", "width", "dark"), [("it", 1280, False), ("en", 1280, True), ("it", 320, False)]
)
def test_pictures(open_desk: Callable[..., Desk], language: str, width: int, dark: bool) -> None:
    ARTIFACTS.mkdir(exist_ok=True)
    desk = open_desk(language=language, width=width, dark=dark)
    case = morning(desk)
    look = f"{language}-{'dark' if dark else 'light' if width > 320 else width}"
    pages = {"queue": "#/queue", "case": f"#/cases/{case}", "report": "#/report"}
    for name, address in pages.items():
        desk.go(address)
        desk.page.wait_for_load_state("networkidle")
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width
        shown = {"queue": "queue", "case": "cases", "report": "report"}[name]
        assert desk.page.locator(f'.page[data-page="{shown}"] > *').count() > 0
        desk.page.screenshot(path=ARTIFACTS / f"desk-{name}-{look}.png")
