"""The author's name is found where it stands before the comment, and nowhere else."""

import pytest

from server.reading.clean import clean


@pytest.mark.parametrize(
    ("selection", "name", "text", "author"),
    [
        ("Marta R. Camera sporca.", "Marta R.", "Camera sporca.", "Marta R."),
        ("Marta\nCamera sporca.", "Marta", "Camera sporca.", "Marta"),
        ("MARTA  R. · Camera sporca.", "Marta R.", "Camera sporca.", "MARTA  R."),
        ("Fan più attivo\nMarta R.\nCamera sporca.", "Marta R.", "Camera sporca.", "Marta R."),
        ("3 h · Marta R. · Camera sporca.", "Marta R.", "Camera sporca.", "Marta R."),
        ("Anna de Luca\n2 g\nCamera sporca.", None, "Camera sporca.", "Anna de Luca"),
        ("marta_88\nRispondi\nCondividi\nCamera sporca.", None, "Camera sporca.", "marta_88"),
        ("Rispondi\nCondividi\nAnna Bianchi\n2 g\nCamera sporca.", None, "Camera sporca.", "Anna Bianchi"),
        ("Marta\n3 h\nCamera sporca.", None, "Camera sporca.", "Marta"),
        ("O'Neil-Rossi J.\nTop fan\nCamera sporca.", None, "Camera sporca.", "O'Neil-Rossi J."),
        ("Luca B. ha scritto una recensione (apr 2023)\nMai più", None, "Mai più", "Luca B."),
        ("Marta R.\n3 h\nCamera sporca.", "Un altro nome", "Camera sporca.", "Marta R."),
    ],
)  # fmt: skip
def test_cuts_the_name(selection: str, name: str | None, text: str, author: str) -> None:
    cleaned = clean(selection, name)
    assert cleaned.text == text
    assert [cut.text for cut in cleaned.cuts if cut.kind == "author"] == [author]


def test_cuts_a_name_that_the_page_prints_twice() -> None:
    cleaned = clean("Marta R.\nMarta R.\n3 h\nCamera sporca.", "Marta R.")
    assert cleaned.text == "Camera sporca."
    assert [cut.kind for cut in cleaned.cuts] == ["author", "author", "age"]


@pytest.mark.parametrize(
    ("selection", "name", "text"),
    [
        ("Marta della reception è scortese", "Marta", "Marta della reception è scortese"),
        ("Martani è un bar", "Marta", "Martani è un bar"),
        ("La signora Marta R. rideva", "Marta R.", "La signora Marta R. rideva"),
        ("Marta R.", "Marta R.", "Marta R."),
        ("Camera sporca.", "   ", "Camera sporca."),
        ("Pessimo\nMi piace\nRispondi\nok", None, "Pessimo\nok"),
        ("Pessimo\nMi piace\nRispondi\n3 h", None, "Pessimo"),
        ("VERGOGNA\n3 h\nMi piace\nCamera sporca", None, "VERGOGNA\nCamera sporca"),
        ("Camera sporca\n3 h\nMi piace\nBagno", None, "Camera sporca\nBagno"),
        ("Mai più!\n3 h\nMi piace\nBagno", None, "Mai più!\nBagno"),
        (
            "Hotel Sul Mare Con Vista Brutta\n3 h\nMi piace\nBagno",
            None,
            "Hotel Sul Mare Con Vista Brutta\nBagno",
        ),
        ("MAI PIÙ\n3 h\nMi piace\nBagno", None, "MAI PIÙ\nBagno"),
        ("Pessimo\nHotel Brutto\n3 h\nMi piace\nBagno", None, "Pessimo\nHotel Brutto\nBagno"),
        ("Marta R.\n3 h\ndi attesa", None, "Marta R.\n3 h\ndi attesa"),
        ("Anna Rossi\n3 h · Mi piace\nBello Hotel\nRispondi\nCiao", None, "Anna Rossi\nBello Hotel\nCiao"),
        ("Camera 12\n3 h · Mi piace\nCiao", None, "Camera 12\nCiao"),
    ],
)
def test_leaves_what_may_be_the_comment(selection: str, name: str | None, text: str) -> None:
    cleaned = clean(selection, name)
    assert cleaned.text == text
    assert [cut for cut in cleaned.cuts if cut.kind == "author"] == []
