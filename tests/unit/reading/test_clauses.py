"""Where a sentence turns, praise and complaint keep their own words."""

import pytest

from server.reading import clauses, read
from server.reading.model import Sentence, Span


def parts(text: str, language: str) -> list[tuple[str, bool]]:
    whole = Sentence(Span(0, len(text)), -0.5)
    return [(each.span.of(text), each.polarity > 0) for each in clauses.part(text, [whole], language)]


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("it", "Personale gentile ma camera sporca",
         [("Personale gentile ", True), ("ma camera sporca", False)]),
        ("it", "Camera sporca, però colazione ottima",
         [("Camera sporca, ", False), ("però colazione ottima", True)]),
        ("en", "The staff were lovely but the wifi never worked.",
         [("The staff were lovely ", True), ("but the wifi never worked.", False)]),
        ("de", "Sehr freundlich, aber schmutzig", [("Sehr freundlich, ", True), ("aber schmutzig", False)]),
    ],
)  # fmt: skip
def test_a_sentence_is_parted_where_its_tone_turns(
    language: str, text: str, pieces: list[tuple[str, bool]]
) -> None:
    assert parts(text, language) == pieces


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Camera sporca ma anche rumorosa"),
        ("it", "Ma la camera era sporca"),
        ("it", "Personale gentile, mamma contenta"),
        ("en", "Lovely staff, lovely room"),
        ("ru", "Хорошо, но грязно"),
        ("it", ""),
    ],
)
def test_other_sentences_stay_whole(language: str, text: str) -> None:
    assert len(parts(text, language)) == 1


@pytest.mark.parametrize(
    ("text", "bad", "good"),
    [
        (
            "The location is fantastic and breakfast was delicious, but the room was filthy.",
            "cleanliness",
            "location",
        ),
        ("Can't fault the staff, but the mattress was like concrete.", "comfort", "staff"),
        ("La posizione è stupenda, peccato per il bagno sporco.", "cleanliness", "location"),
    ],
)
def test_the_concern_is_what_is_complained_of(text: str, bad: str, good: str) -> None:
    polarity = {each.aspect: each.polarity for each in read(text).aspects}
    assert polarity[bad] < 0 < polarity[good]
