"""Where a sentence turns, praise and complaint keep their own words."""

import time

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
    ("language", "text", "pieces"),
    [
        ("it", "Colazione ottima e camera sporca",
         [("Colazione ottima ", True), ("e camera sporca", False)]),
        ("it", "Bagno sporco ed ottima colazione",
         [("Bagno sporco ", False), ("ed ottima colazione", True)]),
        ("it", "Staff cordiale, bagno sporco", [("Staff cordiale", True), (", bagno sporco", False)]),
        ("it", "Camera piccola e sporca, personale scortese e colazione ottima",
         [("Camera piccola e sporca, personale scortese ", False), ("e colazione ottima", True)]),
        ("it", "Camera bella ma sporca e personale gentile",
         [("Camera bella ", True), ("ma sporca ", False), ("e personale gentile", True)]),
        ("en", "Great breakfast and a filthy room.",
         [("Great breakfast ", True), ("and a filthy room.", False)]),
        ("es", "Personal amable y habitación sucia",
         [("Personal amable ", True), ("y habitación sucia", False)]),
        ("fr", "Personnel aimable et chambre sale",
         [("Personnel aimable ", True), ("et chambre sale", False)]),
        ("de", "Freundliches Personal und schmutziges Zimmer",
         [("Freundliches Personal ", True), ("und schmutziges Zimmer", False)]),
    ],
)  # fmt: skip
def test_opposites_that_are_joined_are_parted(
    language: str, text: str, pieces: list[tuple[str, bool]]
) -> None:
    assert parts(text, language) == pieces


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Posizione comoda e centrale"),
        ("it", "Non era sporco e rumoroso"),
        ("it", "Camera sporca, fredda e buia"),
        ("it", "Camera pulita e il bagno pure"),
        ("it", "Costa 3,50 ed è sporco"),
        ("de", "Sauber und ruhig"),
    ],
)
def test_what_agrees_stays_together(language: str, text: str) -> None:
    assert len(parts(text, language)) == 1


def test_a_sure_sentence_is_not_parted_at_its_joints() -> None:
    text = "Colazione ottima e camera sporca"
    for polarity, pieces in ((-0.94, 2), (-0.95, 1), (0.95, 1)):
        assert len(clauses.part(text, [Sentence(Span(0, len(text)), polarity)], "it")) == pieces


def test_a_long_list_is_read_in_no_time() -> None:
    text = "Colazione ottima e camera sporca, " * 3000
    started = time.process_time()
    assert len(parts(text, "it")) == 8
    assert time.process_time() - started < 10


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
        ("Posizione stupenda e bagno sporco.", "cleanliness", "location"),
        ("Rude receptionist and a delicious breakfast.", "staff", "amenities"),
    ],
)
def test_the_concern_is_what_is_complained_of(text: str, bad: str, good: str) -> None:
    polarity = {each.aspect: each.polarity for each in read(text).aspects}
    assert polarity[bad] < 0 < polarity[good]
