import pytest

from server.imports.lines import comments


def read(text: str) -> list[tuple[int, str]]:
    return list(comments(text))


def test_one_comment_a_line_with_its_number() -> None:
    text = "Uno\r\n\r\n  Due \rTre\n \t\nQuattro"
    assert read(text) == [
        (1, "Uno"),
        (3, "Due"),
        (4, "Tre"),
        (6, "Quattro"),
    ]


@pytest.mark.parametrize("bullet", ["- ", "– ", "— ", "• ", "· ", "* ", "▪ ", "● ", "[ ] ", "[x] ", "  -\t"])
def test_bullets_go(bullet: str) -> None:
    assert read(f"{bullet}La camera era sporca") == [(1, "La camera era sporca")]


@pytest.mark.parametrize("line", ["-5 gradi in camera", "*****", "3. piano senza ascensore", "12) e basta"])
def test_what_may_belong_to_a_comment_stays(line: str) -> None:
    assert read(f"Bello\n{line}")[1] == (2, line)


def test_numbers_go_where_all_lines_have_one() -> None:
    assert read("1. Uno\n2) Due\n10. Tre") == [(1, "Uno"), (2, "Due"), (3, "Tre")]


@pytest.mark.parametrize(("line", "comment"), [
    ('"Camera sporca"', "Camera sporca"), ("“Camera sporca”", "Camera sporca"), ("«Bello»", "Bello"),
    ("„Schön“", "Schön"), ("'Bello'", "Bello"), ("‘Nice’", "Nice"),
    ('"Detto ""bello"" e basta"', 'Detto "bello" e basta'),
    ('"Bello" e "brutto"', '"Bello" e "brutto"'), ('"Mai chiuse', '"Mai chiuse'), ('""', '""'), ('"', '"'),
    ("«Uno» e «due»", "«Uno» e «due»"), ('- "Sporca"', "Sporca"),
])  # fmt: skip
def test_quotation_marks_around_a_line_go(line: str, comment: str) -> None:
    assert read(line) == [(1, comment)]


def test_other_line_ends_are_part_of_a_line() -> None:
    assert read("Uno\u2028due\x0ctre\x85quattro") == [(1, "Uno\u2028due\x0ctre\x85quattro")]


def test_nothing_is_no_comment() -> None:
    assert read(" \n\t\n") == []
