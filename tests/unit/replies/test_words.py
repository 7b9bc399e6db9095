"""Counting with words."""

import pytest

from server.replies.words import count, likeness, runs, runs_of_reply, sentences, stems, tokens


def test_words_are_parted_at_apostrophes_and_hyphens() -> None:
    assert tokens("L'attesa al Check-in: 2 ore!") == ["l", "attesa", "al", "check", "in", "2", "ore"]


def test_pieces_without_a_letter_are_not_words() -> None:
    assert count("Ciao – 2 🙂 po' . l'attesa") == 4


def test_runs_are_of_the_length_asked() -> None:
    assert runs("a b c d", 3) == {("a", "b", "c"), ("b", "c", "d")}
    assert runs("a b", 3) == frozenset()
    assert runs_of_reply("A b c") == {("a", "b", "c")}


def test_likeness_is_shared_over_all() -> None:
    one, other = runs("a b c d", 3), runs("b c d e", 3)
    assert likeness(one, other) == pytest.approx(1 / 3)
    assert likeness(one, one) == 1
    assert likeness(frozenset(), frozenset()) == 0


def test_stems_are_of_words_of_five_letters_or_more() -> None:
    assert stems("La pulizia e le pulizie, casa bella") == {"puliz", "bella"}


def test_sentences_end_with_their_marks_and_hold_a_word() -> None:
    text = "  Uno due. Tre? «Quattro!» ...\nCinque G-4K7Q a@b.it"
    assert [span.of(text) for span in sentences(text)] == [
        "Uno due.", "Tre?", "«Quattro!»", "Cinque G-4K7Q a@b.it",
    ]  # fmt: skip
    assert list(sentences("... !")) == []
