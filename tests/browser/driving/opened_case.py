"""A case of the desk, opened as a moderator does who has just weighed a comment."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.driving.desk import Desk

LIE = "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45"
SHOP: dict[str, Any] = {
    "name": "Profumeria Aurora", "kind": "shop", "signature": "Anna", "role": "direzione",
    "privateChannel": "info@aurora.test", "prices": [{"item": "Crema", "price": 49, "from": "2026-01-01"}],
}  # fmt: skip
FACEBOOK = {"url": "https://www.facebook.test/aurora/posts/9", "platform": "facebook"}
TRIPADVISOR = {"url": "https://www.tripadvisor.test/r/9", "platform": "tripadvisor"}


def opened(desk: Desk, text: str = LIE, page: object = FACEBOOK, business: object = SHOP) -> Any:
    """Weigh a comment, go to its case, wait for the draft; return the answer of the server."""
    desk.ask("PUT", "/v1/business", business)
    answer = desk.ask("POST", "/v1/comments:analyze", {"text": text, "page": page})
    desk.go(f"#/cases/{answer['caseId']}")
    expect(desk.part("reply")).not_to_have_value("")
    return answer


def case_of(desk: Desk, answer: Any) -> Any:
    """Return the case of what was weighed, as the server has it now."""
    return desk.ask("GET", f"/v1/cases/{answer['caseId']}")


def types(desk: Desk, answer: Any) -> list[str]:
    """Return what happened in that case, in order."""
    return [each["type"] for each in case_of(desk, answer)["events"]]
