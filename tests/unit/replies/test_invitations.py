"""The invitation: clean in every register, and what must not be in one is found."""

import pytest

from server.reading.model import Span
from server.records import Business
from server.replies.invitations import LANGUAGES, advice, faults, invitations
from server.replies.model import Register, ReplyLanguage
from server.replies.registers import REGISTERS
from server.replies.words import count

AURORA = Business(name="Hotel  Aurora", signature="Anna", role="direzione")
EVERY = [(language, register) for language in LANGUAGES for register in REGISTERS[language]]


@pytest.mark.parametrize("business", [None, AURORA, Business(name="Bar Centrale")])
@pytest.mark.parametrize(("language", "register"), EVERY)
def test_every_text_is_clean_in_every_register(
    language: ReplyLanguage, register: Register, business: Business | None
) -> None:
    texts = invitations(business, language, register)
    assert len(set(texts)) == 4
    for text in texts:
        assert faults(text, business, language, register, "it") == ()
        assert 20 <= count(text) <= 60
        assert not set("[]{}|") & set(text)


def test_registers_differ_and_the_business_signs() -> None:
    lei, voi, tu = (invitations(AURORA, "it", register)[0] for register in REGISTERS["it"])
    assert lei == (
        "Grazie per averci scelto. Se Le va, racconti com'è andata con una recensione sulla pagina che "
        "preferisce: bella o brutta, la leggiamo sempre e ci aiuta a lavorare meglio. Anna, direzione, "
        "Hotel Aurora"
    )
    assert ("Se vi va, raccontate" in voi, "Se ti va, racconta " in tu) == (True, True)
    assert invitations(None, "it", "lei")[0].endswith("meglio. Il servizio clienti")
    formal, informal = (invitations(None, "en", register)[1] for register in REGISTERS["en"])
    assert ("There is no obligation" in formal, "There's no obligation" in informal) == (True, True)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("Se è rimasto contento, scriva due righe.", "selection", ["Se è rimasto contento"]),
        ("Se siete soddisfatti, due righe su Google.", "selection", ["Se siete soddisfatti"]),
        ("Ci lasci una recensione positiva.", "selection", ["una recensione positiva"]),
        ("Ci dia cinque stelle!", "selection", ["cinque stelle"]),
        ("Se Le è piaciuto, scriva.", "selection", ["Se Le è piaciuto"]),
        (
            "Se qualcosa non è andato bene scriva prima a noi.", "selection",
            ["Se qualcosa non è andato bene scriva prima a noi"],
        ),
        ("Leave us a glowing review.", "selection", ["glowing review"]),
        ("If you enjoyed it, write a line.", "selection", ["If you enjoyed"]),
        ("Five stars would help us.", "selection", ["Five stars"]),
        ("Per chi scrive c'è uno sconto.", "reward", ["sconto"]),
        ("Per chi scrive, un caffè offerto.", "reward", ["caffè offerto"]),
        ("Chi scrive partecipa a un'estrazione.", "reward", ["estrazione"]),
        ("In cambio, un buono sconto.", "reward", ["In cambio", "buono sconto"]),
        ("Write a review and get a voucher.", "reward", ["voucher"]),
        ("Everybody who writes has a chance to win.", "reward", ["chance to win"]),
        ("Write and your dinner is free of charge.", "reward", ["free of charge"]),
    ],
)  # fmt: skip
def test_what_must_not_be_in_it_is_found_and_marked(text: str, code: str, words: list[str]) -> None:
    found = {each.code: each for each in faults(text, None, "it", "lei", "it")}
    assert [span.of(text) for span in found[code].spans] == words
    assert "R11" not in found


@pytest.mark.parametrize("speak", ["it", "en"])
def test_why_is_said_in_the_moderators_language(speak: ReplyLanguage) -> None:
    (selection,) = faults("Cinque stelle, grazie.", None, "it", "lei", speak)
    expected = {"it": "chiedi a tutti, con parole neutre", "en": "ask everybody, in neutral words"}
    assert (selection.code, selection.spans) == ("selection", (Span(0, 13),))
    assert expected[speak] in selection.why


@pytest.mark.parametrize(
    "text", ["Free entry? Feel free to write.", "I nostri punti di forza li conosce Lei."]
)
def test_harmless_words_are_no_reward(text: str) -> None:
    assert "reward" not in [each.code for each in faults(text, None, "it", "lei", "it")]


def test_a_rule_for_replies_holds_here_too() -> None:
    codes = [each.code for each in faults("Rimuova la recensione, buffone!", None, "it", "lei", "it")]
    assert codes == ["R11", "R12"]


@pytest.mark.parametrize("text", ["\u200f😀" * 2000, "<b>\x00</b>", "a " * 9000, "cinque " * 3000])
def test_bad_input_is_looked_through_without_a_crash(text: str) -> None:
    assert "reward" not in [each.code for each in faults(text, None, "it", "lei", "it")]


def test_the_advice_says_the_same_in_both_languages() -> None:
    assert len(advice("it")) == len(advice("en")) == 4
    assert not set(advice("it")) & set(advice("en"))
    assert advice("it")[0].startswith("Mandalo a tutti i clienti")
