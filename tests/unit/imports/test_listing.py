import time
from pathlib import Path

import pytest

from server.imports import listing
from server.imports.columns import TABLE
from server.imports.listing import ListError, read_list
from server.imports.model import Note, Row, Skip
from server.reading.notation import read_toml

WORDS = read_toml(Path(listing.__file__).with_name("words.toml"))


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_csv_is_recognised_by_its_heading(delimiter: str, start: str) -> None:
    text = start + "\r\n".join(
        delimiter.join(cells)
        for cells in (
            ["Autore", "Recensione", "Voto", "Data", "Link", "Camera"],
            ["Marta", '"Sporca; davvero, molto"', "2", "13/04/2026", "https://www.tripadvisor.it/x", "12"],
        )
    )
    found = read_list(text)
    assert found.format == "csv"
    assert found.rows == (
        Row(2, "Sporca; davvero, molto", "Marta", "2026-04-13", 2.0, "https://www.tripadvisor.it/x"),
    )
    assert found.columns == {
        "text": "Recensione", "author": "Autore", "date": "Data", "rating": "Voto", "url": "Link",
    }  # fmt: skip
    assert found.ignored == ("Camera",)
    assert (found.skipped, found.notes) == ((), ())


def test_excels_first_line_names_the_delimiter() -> None:
    found = read_list("sep=|\nTesto|Nome\nBrutto, ma proprio; tanto|Ugo\n")
    assert found.rows == (Row(3, "Brutto, ma proprio; tanto", "Ugo"),)


def test_without_a_heading_it_is_one_comment_a_line() -> None:
    found = read_list("Camera sporca, letto rotto\n\n- Bello; grazie")
    assert found.format == "lines"
    assert found.rows == (Row(1, "Camera sporca, letto rotto"), Row(3, "Bello; grazie"))


def test_lines_can_be_asked_for() -> None:
    assert read_list("Testo\nUno", "lines").rows == (Row(1, "Testo"), Row(2, "Uno"))


def test_a_csv_without_a_heading_says_which_column_was_taken() -> None:
    found = read_list("Marta;La camera era molto sporca;5\nUgo;Tutto bene e molto pulito;4", "csv")
    assert [row.text for row in found.rows] == ["La camera era molto sporca", "Tutto bene e molto pulito"]
    assert found.notes == (Note("no-heading", 2),)
    assert found.columns == {"text": ""}


@pytest.mark.parametrize(("text", "form", "why"), [
    ("Marta;5\nUgo;4", "csv", "no text column"),
    ("Il letto era molto corto;La camera era molto sporca", "csv", "no text column"),
    ("Testo;Autore", None, "no rows"), ("\n \n", "lines", "no rows"), ("\ufeff", None, "no rows"),
    ("x\n" * 5_001, None, "too many rows"), ("Testo\n" + "x\n" * 5_001, None, "too many rows"),
    ("\n" * 500_000, "csv", "too many rows"),
])  # fmt: skip
def test_nothing_can_be_made_of_some_lists(text: str, form: object, why: str) -> None:
    with pytest.raises(ListError, match=why):
        read_list(text, form)  # type: ignore[arg-type]


def test_the_most_rows_are_read() -> None:
    assert len(read_list("x\n" * 5_000).rows) == 5_000
    assert len(read_list("Testo\n" + "x\n" * 5_000).rows) == 5_000


def test_a_bad_row_is_skipped_and_says_why() -> None:
    text = "\n".join(
        ["Autore,Testo,Voto", "Anna,Uno,3", "Bea,,4", 'Carla,"mai chiuse,2', "Dora,uno,due,tre,4",
         f"Elsa,{'a' * 20_001},1", "Fede", "Gina,Due,5,,", "Ida,\u200b,1"]
    )  # fmt: skip
    found = read_list(text)
    assert [(row.line, row.text) for row in found.rows] == [(2, "Uno"), (8, "Due")]
    assert found.skipped == (
        Skip(3, "empty"), Skip(4, "open-quote"), Skip(5, "cells"), Skip(6, "too-long"), Skip(7, "cells"),
        Skip(9, "empty"),
    )  # fmt: skip


def test_delimiters_in_a_last_column_of_texts_are_its_own() -> None:
    assert read_list("Autore,Testo\nUgo,sporca, fredda, rumorosa").rows == (
        Row(2, "sporca, fredda, rumorosa", "Ugo"),
    )


def test_months_first_only_where_the_rows_show_it() -> None:
    found = read_list("Testo;Data\nUno;03/04/2026\nDue;04/25/2026")
    assert [row.published_at for row in found.rows] == ["2026-03-04", "2026-04-25"]
    assert found.notes == (Note("month-first"),)
    unclear = read_list("Testo;Data\nUno;03/04/2026")
    assert unclear.rows[0].published_at == "2026-04-03"
    assert unclear.notes == (Note("day-first"),)


def test_a_date_that_cannot_be_read_stays_as_it_is() -> None:
    found = read_list("Testo;Data\nUno;marzo 2019\nDue;")
    assert [row.published_at for row in found.rows] == ["marzo 2019", None]
    assert found.notes == (Note("dates-unread", 1),)


def test_ratings_out_of_ten_are_halved_and_that_is_said() -> None:
    found = read_list("Testo;Voto\nUno;4\nDue;9,2\nTre;bene\nQuattro;")
    assert [row.rating for row in found.rows] == [2.0, 4.6, None, None]
    assert found.notes == (Note("out-of-ten"), Note("ratings-unread", 1))


def test_one_rating_that_says_its_scale_changes_no_other() -> None:
    found = read_list("Testo;Voto\nUno;4\nDue;8/10")
    assert [row.rating for row in found.rows] == [4.0, 4.0]
    assert found.notes == (Note("out-of-ten"),)


@pytest.mark.parametrize(("heading", "cell", "platform", "site"), [
    ("Piattaforma", "Trip Advisor", "tripadvisor", ""), ("Sito", "Google Maps", "google", ""),
    ("Piattaforma", "Booking.com", None, "Booking.com"), ("Sito", "www.booking.com", None, "www.booking.com"),
])  # fmt: skip
def test_where_a_comment_stood(heading: str, cell: str, platform: str | None, site: str) -> None:
    (row,) = read_list(f"Testo;{heading}\nUno;{cell}").rows
    assert (row.platform, row.site) == (platform, site)


def test_a_known_platform_goes_before_a_site() -> None:
    (row,) = read_list("Testo;Sito;Piattaforma\nUno;la nostra pagina;Facebook").rows
    assert (row.platform, row.site) == ("facebook", "")


@pytest.mark.parametrize(("said", "language"), [
    ("it", "it"), ("EN", "en"), ("it-IT", "it"), ("italiano", None), ("", None),
])  # fmt: skip
def test_the_language_of_a_row(said: str, language: str | None) -> None:
    assert read_list(f"Testo;Lingua\nUno;{said}").rows[0].language == language


@pytest.mark.parametrize("sign", TABLE["garbled"]["signs"])
def test_broken_letters_are_noticed(sign: str) -> None:
    found = read_list(f"Camera {sign} sporca\nperché è così €5 “no”")
    assert found.notes == (Note("garbled", 1),)


def test_what_a_spreadsheet_would_run_is_text_here() -> None:
    text = "Testo;Autore\n=HYPERLINK(1);@ugo\n\"+cmd|' /C calc'!A0\";-1"
    assert [row.text for row in read_list(text).rows] == ["=HYPERLINK(1)", "+cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", [
    "Testo;Autore\n\0\0;x\n\0Uno\0;y", "Testo\nشكرا جزيلا على كل شيء\nעברית", "Testo\n😀👩‍👩‍👧\n\u202eabc",
    "\ud800", "Testo\n\ud83d", '"', '"""', ";;;", "sep=", "sep=;", "sep=\"\n", "\x00", "=", "Testo\u2028;x",
])  # fmt: skip
@pytest.mark.parametrize("form", [None, "csv", "lines"])
def test_any_list_is_read_or_refused(text: str, form: object) -> None:
    try:
        found = read_list(text, form)  # type: ignore[arg-type]
    except ListError:
        return
    assert found.rows or found.skipped


@pytest.mark.parametrize(
    ("start", "form"),
    [("", None), ("Testo\n", None), ("Testo\n", "csv"), ('"', "lines"), ('Testo,Autore\n"', "csv")],
)
def test_a_line_of_ten_megabytes_is_too_long(start: str, form: object) -> None:
    began = time.perf_counter()
    found = read_list(start + "a, " * 3_500_000, form)  # type: ignore[arg-type]
    assert {skip.code for skip in found.skipped} <= {"too-long", "open-quote", "cells"}
    assert len(found.skipped) == 1
    assert time.perf_counter() - began < 10


def test_a_line_of_ten_megabytes_alone_is_no_table() -> None:
    with pytest.raises(ListError, match="no text column"):
        read_list("a, " * 3_500_000, "csv")


def test_every_word_is_there_in_both_languages() -> None:
    for part in ("skips", "notes", "states", "groups"):
        for code, said in WORDS[part].items():
            assert said["it"] != said["en"], code
            assert min(len(said["it"]), len(said["en"])) > 5
    assert all(set(each["why"]) == {"it", "en"} for each in WORDS["groups"].values())
