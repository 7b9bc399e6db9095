"""The guides: both languages say the same things, in as many pieces."""

import pytest

from server.config import Language
from server.guides import guide


def test_both_languages_have_the_same_sections() -> None:
    italian, english = guide("reading", "it"), guide("reading", "en")
    assert [each.id for each in italian.sections] == [each.id for each in english.sections]
    assert [each.id for each in italian.sections][:2] == ["details", "many"]
    for one, other in zip(italian.sections, english.sections, strict=True):
        assert one.title != other.title
        assert one.text != other.text


@pytest.mark.parametrize("speak", ["it", "en"])
def test_every_piece_is_short_and_whole(speak: Language) -> None:
    found = guide("reading", speak)
    assert all(each.text.endswith(".") and len(each.text.split()) <= 60 for each in found.sections)
    assert found.lead.endswith(".")
    assert found.note.endswith(".")
