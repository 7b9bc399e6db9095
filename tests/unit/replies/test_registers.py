"""The registers of a reply: which one is used, and how a phrase is spoken in it."""

import pytest

from server.replies.registers import REGISTERS, register_for, spoken

THANKS = "[La ringraziamo|Vi ringraziamo|Ti ringraziamo] per la pazienza"
SORRY = "[we are|we're] sorry"


def test_each_language_has_its_registers_the_usual_one_first() -> None:
    assert REGISTERS == {"it": ("lei", "voi", "tu"), "en": ("formal", "informal")}


@pytest.mark.parametrize(
    ("language", "wished", "register"),
    [
        ("it", (), "lei"),
        ("it", (None,), "lei"),
        ("it", (None, None), "lei"),
        ("it", ("tu",), "tu"),
        ("it", ("voi", "tu"), "voi"),
        ("it", (None, "voi"), "voi"),
        ("it", ("formal",), "lei"),
        ("it", ("informal",), "tu"),
        ("en", (), "formal"),
        ("en", (None, "informal"), "informal"),
        ("en", ("formal", "informal"), "formal"),
        ("en", ("lei",), "formal"),
        ("en", ("voi",), "formal"),
        ("en", ("tu", "formal"), "informal"),
    ],
)
def test_the_first_wish_counts_as_the_language_has_it(
    language: str, wished: tuple[str | None, ...], register: str
) -> None:
    assert register_for(language, *wished) == register


@pytest.mark.parametrize(
    ("phrase", "language", "register", "said"),
    [
        (THANKS, "it", "lei", "La ringraziamo per la pazienza"),
        (THANKS, "it", "voi", "Vi ringraziamo per la pazienza"),
        (THANKS, "it", "tu", "Ti ringraziamo per la pazienza"),
        (SORRY, "en", "formal", "we are sorry"),
        (SORRY, "en", "informal", "we're sorry"),
        ("Grazie", "it", "tu", "Grazie"),
        ("", "it", "tu", ""),
        ("[|voi |tu ]verificate, [a|b|c]", "it", "lei", "verificate, a"),
        ("[|voi |tu ]verificate, [a|b|c]", "it", "tu", "tu verificate, c"),
        ("un numero [facoltativo]", "it", "voi", "un numero [facoltativo]"),
        (r"^un['’].{0,9}|[\d ./()-]{5}", "it", "voi", r"^un['’].{0,9}|[\d ./()-]{5}"),
    ],
)
def test_a_phrase_is_spoken_in_a_register(phrase: str, language: str, register: str, said: str) -> None:
    assert spoken(phrase, language, register) == said


def test_everything_that_a_file_holds_is_spoken_and_the_rest_left_as_it_is() -> None:
    data = {"that": THANKS, "list": [THANKS, ["no", THANKS]], "grave": True, "days": 3, "of": {"x": THANKS}}
    said = "Ti ringraziamo per la pazienza"
    assert spoken(data, "it", "tu") == {
        "that": said, "list": [said, ["no", said]], "grave": True, "days": 3, "of": {"x": said},
    }  # fmt: skip
    assert data["that"] == THANKS


@pytest.mark.parametrize(
    ("phrase", "language", "message"),
    [
        ("[Le|ti] rispondiamo", "it", r"\[Le\|ti\] has 2 forms, not 3"),
        ("[Le|vi|ti|si] rispondiamo", "it", r"\[Le\|vi\|ti\|si\] has 4 forms, not 3"),
        ("[we|us|ours] are sorry", "en", r"\[we\|us\|ours\] has 3 forms, not 2"),
    ],
)
def test_a_phrase_with_a_form_too_many_or_too_few_is_refused(
    phrase: str, language: str, message: str
) -> None:
    for register in REGISTERS[language]:
        with pytest.raises(ValueError, match=message):
            spoken({"moves": [phrase]}, language, register)


def test_a_register_of_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="tuple"):
        spoken(SORRY, "en", "tu")
