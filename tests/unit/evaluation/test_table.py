from pathlib import Path

import pytest

from server.evaluation.table import Columns, Row, TableError, read_rows


def write(folder: Path, content: str | bytes, name: str = "comments.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def problem(path: Path, columns: Columns = Columns()) -> str:  # noqa: B008 - a frozen value
    with pytest.raises(TableError) as caught:
        read_rows([path], columns)
    said = str(caught.value)
    assert "\n" not in said
    return said


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    path = write(tmp_path, f"id{delimiter}text\r\n1{delimiter}Camera fredda\r\n")
    assert read_rows([path], Columns()) == [Row("Camera fredda")]


def test_one_column_needs_no_delimiter(tmp_path: Path) -> None:
    path = write(tmp_path, 'text\n"Una riga,\ndue righe; e un ""sì"""\n\nFredda\n')
    assert [row.text for row in read_rows([path], Columns())] == ['Una riga,\ndue righe; e un "sì"', "Fredda"]


def test_commas_in_another_column_mislead_nobody(tmp_path: Path) -> None:
    path = write(tmp_path, "a, b, c;commento\n1, 2, 3;Fredda\n")
    assert read_rows([path], Columns("commento")) == [Row("Fredda")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path, "text\nPerché così caro? 5 €\n".encode(encoding))
    assert [row.text for row in read_rows([path], Columns())] == ["Perché così caro? 5 €"]


def test_broken_bytes_are_read_all_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, b"text\nCamera \x81\x00 fredda \xff\n")
    assert [row.text for row in read_rows([path], Columns())] == ["Camera � fredda ÿ"]


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
    assert read_rows([path], columns) == [
        Row("Fredda", True, "it", 4.5, "Anna"),
        Row("Sporca", False, None, None, None),
        Row("Cara", False, "en", None, None),
        Row("Corta", False, None, None, None),
    ]


def test_files_follow_each_other_up_to_the_limit(tmp_path: Path) -> None:
    one, two = write(tmp_path, "text\na\nb\n", "one.csv"), write(tmp_path, "text;x\nc;1\n", "two.csv")
    assert [row.text for row in read_rows([one, two], Columns())] == ["a", "b", "c"]
    assert [row.text for row in read_rows([one, two], Columns(), 2)] == ["a", "b"]


def test_a_very_long_cell_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "text\n" + "parola " * 40_000 + "\n")
    assert len(read_rows([path], Columns())[0].text) == 7 * 40_000 - 1


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


def test_labels_must_tell_something(tmp_path: Path) -> None:
    path = write(tmp_path, "text,label\na,x\nb,x\n")
    assert problem(path, Columns(label="label")).startswith("--label and --positive belong together")
    assert problem(path, Columns(positive="x")).startswith("--label and --positive belong together")
    assert "every row says “x”" in problem(path, Columns(label="label", positive="x"))
    assert "no row says “y”" in problem(path, Columns(label="label", positive="y"))
