import time

import pytest

from server.imports.records import DELIMITERS, records


def read(text: str, delimiter: str = ",", width: int | None = None) -> list[tuple[int, tuple[str, ...]]]:
    return [(each.line, each.cells) for each in records(text, delimiter, width)]


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_and_lines(delimiter: str, end: str) -> None:
    text = f"a{delimiter}b{end}{end}c{delimiter}{end}"
    assert read(text, delimiter) == [(1, ("a", "b")), (3, ("c", ""))]


def test_a_cell_in_quotation_marks_holds_anything() -> None:
    text = '"uno, due\r\n""tre""",x\n y ,"z" \n'
    assert read(text) == [(1, ('uno, due\r\n"tre"', "x")), (3, (" y ", "z"))]


def test_quotation_marks_inside_a_cell_are_its_own() -> None:
    assert read('Il "buon" caffè,5\n"Bello" davvero,4\n') == [
        (1, ('Il "buon" caffè', "5")),
        (2, ('"Bello" davvero', "4")),
    ]


def test_an_open_quotation_mark_spoils_its_own_line_only() -> None:
    found = list(records('x,"mai chiuse\nuno,due\ntre,"quattro"\n', ","))
    assert [(each.line, each.cells, each.open_quote) for each in found] == [
        (1, ("x",), True),
        (2, ("uno", "due"), False),
        (3, ("tre", "quattro"), False),
    ]


def test_a_record_over_lines_that_has_not_its_cells_was_none() -> None:
    text = 'a,"aperta\nuno,due,tre\nb,24",x,y\n'
    whole, broken = list(records(text, ",")), list(records(text, ",", 3))
    assert [(each.line, each.open_quote) for each in whole] == [(1, False)]
    assert [(each.line, each.cells, each.open_quote) for each in broken] == [
        (1, ("a",), True),
        (2, ("uno", "due", "tre"), False),
        (3, ("b", '24"', "x", "y"), False),
    ]


def test_a_blank_record_is_none() -> None:
    assert read(" , \n\n,\n") == []


@pytest.mark.parametrize(
    "piece",
    [
        '","b\n',
        '", ",\n',
        '"a\n',
        '"\n,',
        'x"y,"\n',
        '"a,"b,"c\n',
        '"",\n',
        '"""\n',
        ',"\n',
        '" ," \n',
        '""a"\n',
        '"',
    ],
)
def test_no_text_makes_it_slow(piece: str) -> None:
    """Hold that twice the text takes about twice the time; a square would be four times."""

    def seconds(size: int) -> float:
        text = "text,author\n" + piece * (size // len(piece))
        times = []
        for _ in range(2):
            began = time.thread_time()
            for _ in records(text, ",", 2):
                pass
            times.append(time.thread_time() - began)
        return min(times)

    assert seconds(40_000) < 3.2 * seconds(20_000) + 0.05
