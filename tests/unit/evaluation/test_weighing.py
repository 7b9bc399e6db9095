from collections.abc import Iterator

import pytest

from server.evaluation.table import Row
from server.evaluation.weighing import Result, length_of, weigh_row, weigh_rows
from server.evidence import weigh
from server.evidence.model import Context
from server.reading import read

INSULT = "Fate schifo, state alla larga"


def test_a_row_is_weighed_as_the_server_weighs_it() -> None:
    found = weigh_row(Row(INSULT, positive=True))
    expected = weigh(read(INSULT), Context())
    assert (found.band, found.score, found.log_odds) == (expected.band, expected.score, expected.log_odds)
    assert (found.language, found.words, found.positive) == ("it", 5, True)
    assert found.milliseconds > 0
    assert found.chance == pytest.approx(1 / (1 + 10 ** (-expected.log_odds / 10)))
    assert found.rank == expected.log_odds


def test_praise_has_no_score_and_stands_below_all() -> None:
    found = weigh_row(Row("Tutto bellissimo, personale gentile, torneremo!"))
    assert (found.band, found.score, found.chance) == ("not-negative", None, None)
    assert found.rank < -100


def test_the_page_around_a_comment_is_cut_away() -> None:
    row = Row("Anna Prova\n3 ore fa\nCamera sporca e fredda\nMi piace\nRispondi", author="Anna Prova")
    assert weigh_row(row).words == 4


def test_a_language_that_was_given_is_believed() -> None:
    assert weigh_row(Row("Hotel no", language="de")).language == "de"


@pytest.mark.parametrize("text", ["", "😀" * 50, "\u202eאבג", "<b>no</b>", "x" * 100_000])
def test_anything_is_weighed(text: str) -> None:
    assert weigh_row(Row(text)).band in ("likely-customer", "to-check", "not-negative")


def test_ctrl_c_keeps_what_was_done() -> None:
    def rows() -> Iterator[Row]:
        yield Row(INSULT)
        yield Row("Camera fredda")
        raise KeyboardInterrupt

    results, whole = weigh_rows(rows())
    assert [result.words for result in results] == [5, 2]
    assert not whole
    assert weigh_rows([])[1]


@pytest.mark.parametrize(
    ("words", "name"),
    [(0, "<= 10"), (10, "<= 10"), (11, "11-30"), (30, "11-30"), (31, "31-80"), (80, "31-80"), (81, "> 80")],
)
def test_lengths(words: int, name: str) -> None:
    assert length_of(words) == name
    assert Result("to-check", 30, -12.0, "it", words, 1.0).length == name
