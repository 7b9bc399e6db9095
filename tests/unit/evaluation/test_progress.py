import io

from server.evaluation.progress import shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_file_gets_a_line_each_tenth() -> None:
    out = io.StringIO()
    assert list(shown(range(40), "Weighing", out)) == list(range(40))
    lines = out.getvalue().splitlines()
    assert len(lines) == 10
    assert lines[0].startswith("Weighing 4/40, ")
    assert lines[-1] == "Weighing 40/40,   0 s left"
    assert "\r" not in out.getvalue()


def test_a_terminal_gets_a_bar_in_one_line() -> None:
    out = Terminal()
    list(shown(range(4), "Weighing", out, width=4))
    assert out.getvalue().count("\n") == 1
    steps = out.getvalue().strip().split("\r")
    assert [step.split(", ")[0] for step in steps] == [
        "Weighing █··· 1/4", "Weighing ██·· 2/4", "Weighing ███· 3/4", "Weighing ████ 4/4",
    ]  # fmt: skip


def test_few_and_none() -> None:
    out = io.StringIO()
    assert list(shown([1, 2], "W", out)) == [1, 2]
    assert len(out.getvalue().splitlines()) == 2
    silent = Terminal()
    assert list(shown([], "W", silent)) == []
    assert silent.getvalue() == ""


def test_a_bar_is_not_drawn_more_often_than_it_moves() -> None:
    out = Terminal()
    list(shown(range(5000), "W", out))
    assert out.getvalue().count("\r") == 101
