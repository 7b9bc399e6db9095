import pytest

from server.imports.columns import TABLE, headed, plain, wordy


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, names in TABLE["columns"].items() for name in names]
)
def test_every_name_of_a_column_is_known(kind: str, name: str) -> None:
    written = name.upper().replace(" ", "_")
    assert headed(["x", f" {written} "]) == {kind: 1}


def test_no_name_stands_for_two_things() -> None:
    names = [plain(name) for names in TABLE["columns"].values() for name in names]
    assert sorted(names) == sorted(set(names))


def test_capitals_accents_and_signs_make_no_difference() -> None:
    assert plain("Località  (Città)") == "localita citta"
    assert headed(["Data_Pubblicazione", "TESTO DELLA RECENSIONE", "Autore:"]) == {
        "date": 0,
        "text": 1,
        "author": 2,
    }


def test_of_two_columns_the_better_name_is_taken() -> None:
    assert headed(["Review", "Text"]) == {"text": 1}


def test_a_heading_of_nothing_known_says_nothing() -> None:
    assert headed(["La camera era sporca", ""]) == {}


def test_the_only_wordy_column_is_found_without_a_heading() -> None:
    rows = [("Marta", "La camera era molto sporca", "5"), ("Ugo", "Tutto bene e molto pulito", "4")]
    assert wordy(rows) == 1


def test_two_wordy_columns_or_none_are_not_guessed() -> None:
    assert wordy([("La camera era molto sporca", "Il letto era troppo corto")]) is None
    assert wordy([("Marta", "5")]) is None
    assert wordy([]) is None


def test_a_single_column_holds_the_texts() -> None:
    assert wordy([("Bello",), ("Brutto",)]) == 0
