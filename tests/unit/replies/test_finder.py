"""The little language of the phrase lists."""

import pytest

from server.replies.finder import Finder


def found(phrase: str, text: str) -> list[str]:
    return [span.of(text) for span in Finder({"list": [phrase]}).find(text).get("list", [])]


@pytest.mark.parametrize(
    ("phrase", "text", "finds"),
    [
        ("sconto", "Uno SCONTO, non lo scontrino: sconto.", ["SCONTO", "sconto"]),
        ("denunc*", "denuncia, denunceremo, rinuncia", ["denuncia", "denunceremo"]),
        ("a*", "a ab b", ["a", "ab"]),
        ("*iamo", "verifichiamo iamo Amo", ["verifichiamo", "iamo"]),
        ("cassa/casse", "la cassa e le casse, cassetto", ["cassa", "casse"]),
        ("mai (più) qui", "mai qui, mai più qui, mai poi qui", ["mai qui", "mai più qui"]),
        ("(la) sua voce", "la sua voce", ["la sua voce", "sua voce"]),
        ("non ... arrivat*", "non è ancora mai arrivato", ["non è ancora mai arrivato"]),
        ("non ... arrivat*", "non arrivato", ["non arrivato"]),
        ("uno ... sei", "uno due tre quattro cinque sei", ["uno due tre quattro cinque sei"]),
        ("uno ... sette", "uno due tre quattro cinque sei sette", []),
        ("uno ... tre", "uno. due tre", []),
        ("uno ... tre", "uno due. tre", []),
        ("vie legali", "vie. Legali", []),
        ("vie legali", "vie, legali", ["vie, legali"]),
        ("vie legali", "vie\nlegali", []),
        ("vie legali", "vie", []),
        ("check-in/arrivo ok", "Check-in ok, check in ok, arrivo", ["Check-in ok", "check in ok"]),
        ("nell' hotel", "nell’hotel nell'hotel", ["nell’hotel", "nell'hotel"]),
        ("🙄", "🙄", []),
        ("vero", "(vero)", ["vero"]),
    ],
)  # fmt: skip
def test_a_phrase_finds_what_it_says(phrase: str, text: str, finds: list[str]) -> None:
    assert found(phrase, text) == finds


def test_lists_are_looked_for_together_and_kept_apart() -> None:
    finder = Finder({"one": ["mai", "mai più"], "other": ["più"]})
    text = "Mai più."
    spans = finder.find(text)
    assert {name: [span.of(text) for span in each] for name, each in spans.items()} == {
        "one": ["Mai più"],
        "other": ["più"],
    }
    assert finder.find("") == {}
