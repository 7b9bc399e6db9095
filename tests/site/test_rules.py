"""Platforms and law: every rule on both pages, each with its source and the day it was read."""

import re
from html import unescape
from pathlib import Path
from typing import get_args

import pytest
from making.changes import spelt_day
from making.rules import Rule, comparison, laws, places, rule, rules_page

from server.law.book import ENTRIES, LIMITS
from server.law.checks import CHECKS
from server.platforms import profile
from server.records import Platform

ADDRESS = {"it": "leggi-e-piattaforme/index.html", "en": "en/platforms-and-law/index.html"}


@pytest.fixture(params=["it", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def every(language: str) -> list[Rule]:
    """All rules, of platforms and of the law."""
    return [
        each for group in (*(place.rules for place in places(language)), *laws(language)) for each in group
    ]


def test_every_platform_and_law_of_the_data_is_there() -> None:
    assert {place.name for place in places("it")} == set(get_args(Platform))
    assert places("en")[-1].name == "generic"
    assert [each.anchor for each in every("it")] == [each.anchor for each in every("en")]
    wanted = {f"{name}-{each.code}" for name in get_args(Platform) for each in profile(name).rules}
    assert {each.anchor for each in every("it")} == wanted | {f"law-{each.code}" for each in ENTRIES}


def test_each_rule_shows_its_source_and_its_day(built: Path, language: str) -> None:
    page = (built / ADDRESS[language]).read_text("utf-8")
    words = rules_page(language)
    for each in every(language):
        part = page.split(f'class="rule" id="{each.anchor}"')[1].split('class="rule" id="')[0]
        text = " ".join(unescape(re.sub(r"<[^>]+>", " ", part)).split())
        assert each.text in text
        assert each.title in text
        assert f"{words['read_on']} {spelt_day(each.read_on, language)}" in text
        if each.source.startswith("https://"):
            assert f'href="{each.source}" rel="noreferrer"' in part
        else:
            assert each.source in text
        assert (words["uncertain"] in text) is not each.certain


def test_it_says_that_this_is_no_legal_advice(built: Path) -> None:
    assert "Informazione generale, non parere legale." in (built / ADDRESS["it"]).read_text("utf-8")
    assert "General information, not legal advice." in (built / ADDRESS["en"]).read_text("utf-8")


def test_the_comparison_says_what_the_profiles_say() -> None:
    names = [place.name for place in places("en")]
    cells = {line["title"]: dict(zip(names, line["cells"], strict=True)) for line in comparison("en")}
    assert {name: cell.text for name, cell in cells["Public replies to a comment"].items()} == {
        name: "one" if profile(name).replies else "as many as needed" for name in names
    }
    fields = {
        "Hiding a comment": "may_hide",
        "Deleting a comment": "may_delete",
        "Blocking the writer": "may_block",
        "Editing the reply": "may_edit_reply",
    }
    for title, field in fields.items():
        assert {name: cell.text for name, cell in cells[title].items()} == {
            name: "yes" if getattr(profile(name), field) else "no" for name in get_args(Platform)
        }
    assert cells["Clarifying in public"]["tripadvisor"].text == "forbidden: report it"
    assert [each.anchor for each in cells["Clarifying in public"]["tripadvisor"].rules] == [
        "tripadvisor-no-accusations"
    ]
    assert cells["Clarifying in public"]["google"].text == "not advised"
    offers = cells["Offering refunds or gifts in the reply"]
    assert offers["tripadvisor"].text == "forbidden"
    assert offers["generic"].text == "to be avoided"
    assert offers["google"].text == "no rule found; gifts never"
    assert [each.anchor for each in cells["Asking for a reference"]["trustpilot"].rules] == [
        "trustpilot-find-reviewer", "trustpilot-not-from-everybody",
    ]  # fmt: skip


def test_every_cell_stands_in_the_table_of_the_page(built: Path, language: str) -> None:
    page = (built / ADDRESS[language]).read_text("utf-8")
    table = page.split('<table class="comparison">')[1].split("</table>")[0]
    shown = [unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in re.findall(r"<td>(.*?)</td>", table)]
    cells = [cell for line in comparison(language) for cell in line["cells"]]
    sources = [", ".join([{"it": "fonte", "en": "source"}[language]] * len(cell.rules)) for cell in cells]
    assert shown == [
        f"{cell.text} ({cited})" if cited else cell.text for cell, cited in zip(cells, sources, strict=True)
    ]
    anchors = [each.anchor for line in comparison(language) for cell in line["cells"] for each in cell.rules]
    assert re.findall(r'href="#([a-z-]+)"', table) == anchors


def test_each_check_of_the_law_is_shown_as_garbo_does_it(built: Path, language: str) -> None:
    special, common = laws(language)
    shown = {each.anchor.removeprefix("law-"): each.checks for each in (*special, *common) if each.checks}
    assert set(shown) == {each.code for each in ENTRIES if each.check}
    assert len(shown) == len(CHECKS)
    assert not any(each.checks for each in common)
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", (built / ADDRESS[language]).read_text("utf-8"))).split())
    for checks in shown.values():
        for check in checks:
            assert f"{check['situation']} {check['state']} {check['says']}" in text
            assert check["line"] in text


def test_the_outcomes_are_the_checks_own() -> None:
    term, age, receipt = (
        rule(f"law.{code}", "it").checks for code in ("review-term", "review-age", "receipt")
    )
    assert [each["state"] for each in term] == [
        "rispettata", "non rispettata", "non si può dire", "non riguarda questa attività",
    ]  # fmt: skip
    assert "dopo 50 giorni: oltre il termine di 30" in term[1]["says"]
    assert [each["state"] for each in age] == ["rispettata", "non rispettata"]
    assert [each["state"] for each in receipt] == ["rispettata", "non rispettata", "non si può dire"]
    assert [bool(each["line"]) for each in term] == [False, True, False, False]


def test_the_days_are_said_as_people_say_them() -> None:
    words = rules_page("en")
    assert spelt_day(LIMITS.approved, "en") in words["tourism_lead"]
    assert (
        spelt_day(max(each.read_on for place in places("en") for each in place.rules), "en")
        in words["compare"]
    )


def test_an_unknown_rule_ends_the_build() -> None:
    assert rule("tripadvisor.one-reply", "en").where == "TripAdvisor"
    with pytest.raises(KeyError):
        rule("tripadvisor.no-such-rule", "it")
