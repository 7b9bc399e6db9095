"""Checking a mail through the API."""

from typing import Any

import pytest

from tests.conftest import Api

PATH = "/v1/mails:check"
SCAM = (
    "😀\nDa: TripAdvisor <info@recensionitripadvisor.it>\nRispondi a: x@evil.example\n"
    "Oggetto: Avviso\n\nSalve"
)


def words(text: str, span: dict[str, int]) -> str:
    units = text.encode("utf-16-le")
    return units[2 * span["start"] : 2 * span["end"]].decode("utf-16-le")


def test_a_false_mail(api: Api) -> None:
    seen = api.post(PATH, {"raw": SCAM})
    assert seen["verdict"] == "impersonation"
    assert seen["senders"] == {
        "from": "recensionitripadvisor.it", "replyTo": "evil.example", "returnPath": None,
    }  # fmt: skip
    red, amber = seen["findings"]
    assert (red["code"], red["severity"]) == ("name-in-domain", "red")
    assert [words(SCAM, span) for span in red["spans"]] == ["recensionitripadvisor.it"]
    assert (amber["code"], amber["severity"]) == ("reply-to-differs", "amber")
    assert [words(SCAM, span) for span in amber["spans"]] == ["evil.example"]
    assert seen["nextStep"]["title"] == "Non cliccare, conserva e segnala"


@pytest.mark.parametrize(("text", "verdict", "title"), [
    ("We will post 10 five star reviews for 100 euros", "offer", "Do not answer, keep it and report it"),
    ("Pay 300 dollars in bitcoin or we will post a thousand negative reviews", "extortion",
     "Do not pay, keep everything, report it to the platform and to the police"),
    ("If you do not refund me 300 euros by tomorrow I will post ten negative reviews", "extortion",
     "Do not pay, keep everything, report it to the platform and to the police"),
    ("Pagate o vi distruggo la reputazione online.", "extortion",
     "Do not pay, keep everything, report it to the platform and to the police"),
    ("Mi dia uno sconto del 50% o le lascio una stella.", "suspicious", "Ask for confirmation another way"),
    ("Vendo pacchetti di like e recensioni verificate, prezzi da 5 euro", "offer",
     "Do not answer, keep it and report it"),
    ("Se non mi rimborsate scriverò una recensione onesta", "nothing-found",
     "If it asks for money or passwords, check another way all the same"),
    ("If you don't refund us I will leave a bad review", "nothing-found",
     "If it asks for money or passwords, check another way all the same"),
])  # fmt: skip
def test_in_english(api: Api, text: str, verdict: str, title: str) -> None:
    seen: Any = api.post(PATH, {"raw": text}, **{"Accept-Language": "en"})
    assert (seen["verdict"], seen["nextStep"]["title"]) == (verdict, title)


def test_nothing_is_kept_and_too_much_is_refused(api: Api) -> None:
    api.post(PATH, {"raw": SCAM})
    assert api.get("/v1/cases")["cases"] == []
    assert api.send("POST", PATH, {"raw": " \n"}).status_code == 422
    assert api.send("POST", PATH, {"raw": "a" * 70_000}).status_code == 413
    assert api.send("POST", PATH, {"raw": "a" * 65_000}).status_code == 200
