"""Reading reviews: every piece of advice on both pages."""

import re
from html import unescape
from pathlib import Path

import pytest
from making.guide import reading

ADDRESS = {"it": "leggere-le-recensioni/index.html", "en": "en/reading-reviews/index.html"}


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_piece_of_advice_stands_on_the_page_in_order(built: Path, language: str) -> None:
    guide = reading(language)
    page = (built / ADDRESS[language]).read_text("utf-8")
    tips = re.findall(r'<li id="([a-z]+)">(.*?)</li>', page, re.S)
    assert [name for name, _ in tips] == [each.id for each in guide.sections]
    for (_, tip), section in zip(tips, guide.sections, strict=True):
        text = " ".join(unescape(re.sub(r"<[^>]+>", " ", tip)).split())
        assert text == " ".join(filter(None, (section.title, section.text, section.source)))
    text = unescape(page)
    assert f"<h1>{guide.title}</h1>" in text
    assert guide.lead in text
    assert guide.note in text


@pytest.mark.parametrize("language", ["it", "en"])
def test_what_others_say_and_every_figure_has_its_source(language: str) -> None:
    sourced = {each.id for each in reading(language).sections if each.source}
    assert sourced == {"middle", "date", "base"}
    assert {each.id for each in reading(language).sections if re.search(r"\d", each.text)} <= sourced
