"""The signs of the tables, one by one."""

import re
from pathlib import Path

import pytest

from server.reading.notation import SHAPES, read_toml, to_regex, word_lists

_LISTS = word_lists(
    {"number": ["due", "tre"], "wait": ["{number} ore", "un'ora", "ora"], "to the": ["alla", "all'"]}
)


@pytest.mark.parametrize(
    ("phrase", "read", "not_read"),
    [
        ("Vedi altro", ["Vedi altro", "vedi  ALTRO", "Vedi\u00a0altro"], ["Vedi\naltro", "Vedialtro"]),
        ("(a|b) c", ["a c", "b c"], ["c", "ab c"]),
        ("[il|dal] {day} [di] agosto", ["il 3 agosto", "3 di agosto"], ["il agosto", "32 agosto"]),
        ("agosto [{year}]", ["agosto", "agosto 2024"], ["agosto 24", "agosto "]),
        ("sett[embre]", ["sett", "settembre"], ["settem"]),
        ("{amount}_€", ["12€", "12 €", "1.200,50€"], ["€12", "12   €"]),
        ("{wait}", ["due ore", "un'ora", "un’ora", "ORA"], ["un ora", "quattro ore"]),
        ("{to the} cassa", ["alla cassa", "all'cassa", "all' cassa"], ["allacassa"]),
        ("Altro…", ["Altro…", "Altro..."], ["Altro", "Altro.."]),
        ("a. (b.|c?)", ["a. b.", "a. c?"], ["ax b.", "a. bx"]),
        ("(min|min.)", ["min", "min."], ["mi"]),
        ("{open}x{close}", ["(x)"], ["x"]),
        ("basta {stop}", ["basta"], []),
    ],
)  # fmt: skip
def test_each_sign_reads_what_it_says(phrase: str, read: list[str], not_read: list[str]) -> None:
    pattern = re.compile(to_regex(phrase, _LISTS))
    assert [words for words in read if not pattern.fullmatch(words)] == []
    assert [words for words in not_read if pattern.fullmatch(words)] == []


def test_exact_counts_capitals() -> None:
    pattern = re.compile(to_regex("Mi piace", {}, exact=True))
    assert pattern.fullmatch("Mi piace")
    assert not pattern.fullmatch("mi piace")


def test_angle_brackets_mark_what_is_found() -> None:
    found = re.search(to_regex("costa <{amount}> {stop}", {}), "da loro costa 45, qui 89")
    assert found
    assert found["found"] == "45"
    assert not re.search(to_regex("costa <{amount}> {stop}", {}), "costa 45 minuti")


def test_the_longest_entry_of_a_list_is_tried_first() -> None:
    lists = word_lists({"age": ["un'ora", "un'ora fa"]})
    found = re.match(to_regex("{age}", lists), "un'ora fa")
    assert found
    assert found[0] == "un'ora fa"


def test_the_longest_choice_in_brackets_is_tried_first() -> None:
    found = re.match(to_regex("(min|min.)", {}), "min.")
    assert found
    assert found[0] == "min."


def test_a_slip_in_a_table_never_loads() -> None:
    with pytest.raises(KeyError, match="mnoth"):
        to_regex("{day} {mnoth}", {})


def test_reads_a_table(tmp_path: Path) -> None:
    (tmp_path / "it.toml").write_text('parole = ["è"]\n', encoding="utf-8")
    assert read_toml(tmp_path / "it.toml") == {"parole": ["è"]}


@pytest.mark.parametrize(
    ("shape", "read", "not_read"),
    [
        ("n", ["3", "1.234", "1,2", "12K", "3 mila"], ["tre", "12345"]),
        ("hour", ["7", "07.30", "24", "7,05"], ["25", "7.60"]),
        ("colon clock", ["22:30"], ["22.30", "24:00"]),
        ("amount", ["89", "1200", "1.200", "12,50", "1.200,50"], ["1.20.0", "x"]),
        ("code", ["123", "#A12B", "AB-12345", "123/2024", "7"], ["ABC", "12/08/2024", "-1"]),
        ("long code", ["AB123", "#12345"], ["123", "ABCDE"]),
        ("name", ["Mazzini", "D'Annunzio", "Éluard"], ["mazzini", "M"]),
        ("year", ["2024", "1999"], ["2124", "24"]),
        ("url", ["https://example.org/x?y=1", "www.example.org", "example.org/a"], ["example", "a.b"]),
        ("email", ["info@example.org"], ["info@example"]),
        ("phone", ["+39 06 1234567", "06-1234567", "333 1234567", "0039 333 1234567"], ["1234567", "3 333"]),
    ],
)
def test_each_shape_reads_what_it_says(shape: str, read: list[str], not_read: list[str]) -> None:
    pattern = re.compile(SHAPES[shape])
    assert [words for words in read if not pattern.fullmatch(words)] == []
    assert [words for words in not_read if pattern.fullmatch(words)] == []
