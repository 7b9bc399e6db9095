"""CSV that a spreadsheet opens and does not run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.spreadsheet import harmless, table


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", " ", "  ", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "\ufeff "])
def test_what_would_be_a_formula_gets_an_apostrophe(first: str, before: str) -> None:
    assert harmless(f"{before}{first}2+3") == f"'{before}{first}2+3"


@pytest.mark.parametrize("parting", [";", "; ", ';"', "\t", "\n", "\r\n", ";\N{ZERO WIDTH SPACE} "])
@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\0", "＝"])
def test_a_cell_that_another_reading_begins_in_the_midst_is_none_either(parting: str, first: str) -> None:
    """The Italian Excel parts cells by semicolons, and then knows nothing of our quotes."""
    assert harmless(f"Pessimo{parting}{first}1+1{parting}b{first}") == (
        f"Pessimo{parting}'{first}1+1{parting}b{first}"
    )


def test_both_ends_of_a_text_are_seen_to() -> None:
    assert harmless("=1;=2\n;-3") == "'=1;'=2\n;'-3"


@pytest.mark.parametrize("text", ["a;b", "a; 5-6", "riga\nriga", ";", "a;", "a,=1", "(;a=1)"])
def test_what_begins_no_formula_in_the_midst_stays(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("text", ["", " ", "a=1", "Camera 12", "5-6", "'=1", "(=1)", "é", "😡=1"])
def test_everything_else_stays(text: str) -> None:
    assert harmless(text) == text


def test_the_table_is_as_rfc_4180_and_excel_want_it() -> None:
    made = table(("a", "b"), [("uno, «due»", 'tre "4"\nriga'), (-5, 2.5), (None, "=1")])
    assert made == (
        "\ufeffa,b\r\n"
        '"uno, «due»","tre ""4""\nriga"\r\n'
        "-5,2.5\r\n"
        ",'=1\r\n"
    ).encode()  # fmt: skip


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.integers()), max_size=5))
def test_what_was_written_is_read_again(rows: list[tuple[str, int]]) -> None:
    text = table(("a", "b"), rows).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert read == [[harmless(word), str(number)] for word, number in rows]
