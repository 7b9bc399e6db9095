import pytest

from server.schema import parsing
from server.schema.parsing import field_error


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("Expected `float` >= 0.0", "0"),
        ("Expected `float` >= 0.5", "0.5"),
        ("Expected `float` >= 0.50", "0.5"),
        ("Expected `int` >= 1", "1"),
        ("Expected `int` >= 10", "10"),
        ("Expected `float` >= 10.0", "10"),
        ("Expected `float` <= 5.0", "5"),
        ("Expected `float` <= 100.25", "100.25"),
    ],
)
def test_a_limit_is_written_as_people_write_it(
    message: str, number: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "spoken_language", lambda: language)
    error = field_error("/rating", message)
    assert error.pointer == "/rating"
    assert error.detail.endswith(f" {number}.")
