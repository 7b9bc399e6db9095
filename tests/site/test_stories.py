"""The cases: every story of the library on both pages, with its lesson and how it is known."""

import re
from html import unescape
from pathlib import Path

import pytest
from making.playbook import steps
from making.stories import stories, story, story_words

from server.cases.library import STORIES

ADDRESS = {"it": "casi/index.html", "en": "en/cases/index.html"}


@pytest.fixture(params=["it", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_story_of_the_library_is_told() -> None:
    found = [each.id for each in stories("it")]
    assert found == [each.id for each in stories("en")] == [each["id"] for each in STORIES]
    assert {"price-lie", "tophost", "att", "confestetica", "promosalento"} <= set(found)


def test_each_stands_on_the_page_with_its_source(built: Path, language: str) -> None:
    page = (built / ADDRESS[language]).read_text("utf-8")
    for each in stories(language):
        section = re.search(rf'<section class="story" id="{each.id}".*?</section>', page, re.S)
        assert section
        text = " ".join(unescape(re.sub(r"<[^>]+>", " ", section[0])).split())
        for said in (each.title, each.told, each.lesson, each.source, *each.reminds):
            assert said in text
        assert (each.year or story_words(language)["undated"]) in text
        assert story_words(language)["reported" if each.certain else "one_telling"] in text


def test_each_leads_to_the_stage_that_it_belongs_to(built: Path, language: str) -> None:
    page = (built / ADDRESS[language]).read_text("utf-8")
    for each in stories(language):
        belongs = [step.id for step in steps(language) if each in step.stories]
        assert belongs
        section = page.split(f'<section class="story" id="{each.id}"')[1].split("</section>")[0]
        assert re.findall(r'playbook/#([a-z-]+)"', section) == belongs


def test_what_nobody_dated_has_no_year() -> None:
    assert story("price-lie", "it").year == ""
    assert story("tophost", "en").year == "2010"
    with pytest.raises(KeyError):
        story("nobody", "it")
