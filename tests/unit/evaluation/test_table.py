from pathlib import Path

import pytest

from server.evaluation.table import Columns, Row, TableError, read_table


def write(folder: Path, content: str | bytes, name: str = "comments.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def problem(path: Path, columns: Columns = Columns()) -> str:  # noqa: B008 - a frozen value
    with pytest.raises(TableError) as caught:
        read_table([path], columns)
    said = str(caught.value)
    assert "\n" not in said
    return said


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    path = write(tmp_path, f"id{delimiter}text\r\n1{delimiter}Camera fredda\r\n")
    assert read_table([path], Columns()).rows == [Row("Camera fredda")]


def test_one_column_needs_no_delimiter(tmp_path: Path) -> None:
    path = write(tmp_path, 'text\n"Una riga,\ndue righe; e un ""sì"""\n\nFredda\n')
    assert [row.text for row in read_table([path], Columns()).rows] == [
        'Una riga,\ndue righe; e un "sì"',
        "Fredda",
    ]


def test_commas_in_another_column_mislead_nobody(tmp_path: Path) -> None:
    path = write(tmp_path, "a, b, c;commento\n1, 2, 3;Fredda\n")
    assert read_table([path], Columns("commento")).rows == [Row("Fredda")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path, "text\nPerché così caro? 5 €\n".encode(encoding))
    assert [row.text for row in read_table([path], Columns()).rows] == ["Perché così caro? 5 €"]


def test_broken_bytes_are_read_all_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, b"text\nCamera \x81\x00 fredda \xff\n")
    assert [row.text for row in read_table([path], Columns()).rows] == ["Camera � fredda ÿ"]


def test_all_columns_are_understood(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "text,kind,lang,stars,who\n"
        'Fredda,FAKE,it_IT,"4,5",Anna\n'
        "Sporca,real,Italian,9,\n"
        "Cara,real,EN,uno,\n"
        ",FAKE,it,1,Nessuno\n"
        "Corta\n",
    )
    columns = Columns("text", "kind", "FAKE", "lang", "stars", "who")
    assert read_table([path], columns).rows == [
        Row("Fredda", True, "it", 4.5, "Anna"),
        Row("Sporca", False, None, None, None),
        Row("Cara", False, "en", None, None),
    ]
    assert read_table([path], columns).unlabelled == 1  # "Corta" has a text and nothing else


def test_files_follow_each_other(tmp_path: Path) -> None:
    one, two = write(tmp_path, "text\na\nb\n", "one.csv"), write(tmp_path, "text;x\nc;1\n", "two.csv")
    assert [row.text for row in read_table([one, two], Columns()).rows] == ["a", "b", "c"]


def test_a_very_long_cell_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "text\n" + "parola " * 40_000 + "\n")
    assert len(read_table([path], Columns()).rows[0].text) == 7 * 40_000 - 1


def test_what_is_wrong_is_said_in_a_sentence(tmp_path: Path) -> None:
    assert problem(write(tmp_path, "")) == f"{tmp_path / 'comments.csv'} is empty."
    assert problem(write(tmp_path, "\ufeff\n \n")).endswith("is empty.")
    assert problem(tmp_path / "none.csv").endswith("none.csv cannot be read: No such file or directory.")
    assert problem(tmp_path).endswith("cannot be read: Is a directory.")
    said = problem(write(tmp_path, "commento,voto\nFredda,1\n"))
    assert said.endswith("has no column “text”; it has: commento, voto.")
    said = problem(write(tmp_path, "text\nFredda\n"), Columns(rating="voto"))
    assert said.endswith("has no column “voto”; it has: text.")
    said = problem(write(tmp_path, "text,x\n,1\n"))
    assert said == "No row has anything in the column “text”: there is nothing to weigh."


def test_a_limit_draws_evenly_and_the_same_every_time(tmp_path: Path) -> None:
    path = write(tmp_path, "text\n" + "".join(f"{number}\n" for number in range(1000)))
    found = read_table([path], Columns(), 10)
    drawn = [int(row.text) for row in found.rows]
    assert [number // 100 for number in drawn] == list(range(10))
    assert drawn != list(range(0, 1000, 100))
    assert (found.found, len(found.rows)) == (1000, 10)
    assert read_table([path], Columns(), 10) == found
    assert (
        len(read_table([path], Columns(), 1000).rows) == len(read_table([path], Columns(), 2000).rows) == 1000
    )


@pytest.mark.parametrize("inside", ["\u2028", "\u2029", "\x85", "\x0c", "\x0b", "\x1c", "\x1d", "\x1e"])
def test_only_line_ends_end_a_line(tmp_path: Path, inside: str) -> None:
    path = write(tmp_path, f'text,kind\nPrima{inside}dopo,x\n"Due\r\nrighe",y\n')
    columns = Columns(label="kind", positive="x")
    assert [(row.text, row.positive) for row in read_table([path], columns).rows] == [
        (f"Prima{inside}dopo", True), ("Due\r\nrighe", False),
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems(tmp_path: Path, end: str) -> None:
    path = write(tmp_path, end.join(["text;x", "a;1", "b;2"]))
    assert [row.text for row in read_table([path], Columns()).rows] == ["a", "b"]


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"'])
def test_the_delimiter_that_excel_names_is_believed(tmp_path: Path, first: str) -> None:
    path = write(tmp_path, f"\ufeff{first}\r\na,b;text\r\n1;Fredda, sporca\r\n")
    assert read_table([path], Columns()).rows == [Row("Fredda, sporca")]
    assert problem(path, Columns("b")).endswith("has no column “b”; it has: a,b, text.")
    assert problem(write(tmp_path, f"{first}\n")).endswith("is empty.")


@pytest.mark.parametrize(("before", "line"), [("", 3), ("sep=,\n", 4)])
def test_a_quote_that_never_closes_is_named_by_its_line(tmp_path: Path, before: str, line: int) -> None:
    path = write(tmp_path, f'{before}text,x\nFredda,1\n"Sporca,2\nCara,3\nBrutta,4\n')
    said = problem(path)
    assert f"in the row that begins in line {line} a quotation mark opens and is never closed" in said
    closed = write(tmp_path, f'{before}text,x\nFredda 5" largo,1\n"Sporca ""molto""",2')
    assert [row.text for row in read_table([closed], Columns()).rows] == ['Fredda 5" largo', 'Sporca "molto"']


def test_rows_without_a_label_are_left_out_and_counted(tmp_path: Path) -> None:
    path = write(tmp_path, "text,kind\na,x\nb,\nc, \nd,y\n,x\n")
    found = read_table([path], Columns(label="kind", positive="x"))
    assert found.rows == [Row("a", True), Row("d", False)]
    assert (found.found, found.unlabelled) == (2, 2)
    assert read_table([path], Columns()).unlabelled == 0
    empty = write(tmp_path, "text,kind\na,\n")
    assert "no row says “x”, all are empty" in problem(empty, Columns(label="kind", positive="x"))


def test_labels_must_tell_something(tmp_path: Path) -> None:
    path = write(tmp_path, "text,label\na,x\nb,x\n")
    assert problem(path, Columns(label="label")).startswith("--label and --positive belong together")
    assert problem(path, Columns(positive="x")).startswith("--label and --positive belong together")
    assert "every row with a label says “x”: labels" in problem(path, Columns(label="label", positive="x"))
    said = problem(path, Columns(label="label", positive="X"))
    assert "no row says “X”, they say “x” (2): labels only tell" in said
    many = write(tmp_path, "text,label\n" + "".join(f"a,{name}\n" for name in "abcdefghi"))
    assert "“h” (1), …: labels" in problem(many, Columns(label="label", positive="z"))
    assert "“i”" not in problem(many, Columns(label="label", positive="z"))
