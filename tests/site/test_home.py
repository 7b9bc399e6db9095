"""The landing page: what it claims is what the project's own files say, in both languages alike."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from making import home

from tests.building import ROOT
from tests.markup import Node, read_page

CARD = json.loads((ROOT / "docs" / "model-card.json").read_text("utf-8"))
MEASURES = {measure["id"]: measure for measure in CARD["measures"]}
RATES = tomllib.loads((ROOT / "site" / "base-rate.toml").read_text("utf-8"))
#: The sections in the order in which somebody new to it reads them.
SECTIONS = ["steps", "rare", "schools", "local", "figures", "install", "limits", "questions", "more"]
LANGUAGES = ["it", "en"]


@pytest.fixture(scope="module")
def landing(built: Path) -> dict[str, Node]:
    return {"it": read_page(built / "index.html"), "en": read_page(built / "en" / "index.html")}


def by_class(tree: Node, name: str) -> list[Node]:
    return [node for node in tree if name in node.attributes.get("class", "").split()]


def by_id(tree: Node, name: str) -> Node:
    (found,) = [node for node in tree if node.attributes.get("id") == name]
    return found


def section(tree: Node, name: str) -> Node:
    (found,) = [node for node in tree.all("section") if node.attributes.get("aria-labelledby") == name]
    return found


def leaf(tree: Node, name: str) -> Node:
    """Return what stands below one of the smaller headings, with the heading."""
    (found,) = [node for node in by_class(tree, "leaf") if any(n.attributes.get("id") == name for n in node)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sections_stand_in_their_order(landing: dict[str, Node], language: str) -> None:
    headings = landing[language].all("h2")
    assert [node.attributes["id"] for node in headings if "id" in node.attributes] == SECTIONS
    assert all(node.text for node in headings)


def test_both_languages_have_the_same_parts(landing: dict[str, Node]) -> None:
    content = {language: by_id(landing[language], "content") for language in LANGUAGES}
    parts = {
        language: [
            (node.tag, node.attributes["id"])
            for node in content[language].all("h2", "h3", "details")
            if "id" in node.attributes
        ]
        for language in LANGUAGES
    }
    assert parts["it"] == parts["en"]
    assert len(parts["it"]) == len(set(parts["it"])) >= len(SECTIONS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_and_two_doors_come_first(landing: dict[str, Node], language: str) -> None:
    (hero,) = by_class(landing[language], "hero")
    words = tomllib.loads((ROOT / "site" / "words.toml").read_text("utf-8"))[language]
    assert hero.all("h1")[0].text == words["motto"]
    (doors,) = by_class(hero, "doors")
    assert [door.text for door in doors.all("a")] == [words["pages"]["try"], words["pages"]["install"]]
    assert by_class(hero, "demo")


def of(hits: float, n: int, language: str) -> str:
    """``3 su 1.200`` in Italian, ``3 of 1,200`` in English."""
    told = f"{round(hits)} of {n:,}" if hits < 1000 else f"{round(hits):,} of {n:,}"
    return told if language == "en" else told.replace("of", "su").replace(",", ".")


def share(name: str, language: str) -> str:
    told = f"{100 * MEASURES[name]['value']:.1f}%"
    return told if language == "en" else told.replace(".", ",")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_are_those_of_the_model_card(landing: dict[str, Node], language: str) -> None:
    def count(name: str, others: bool = False) -> str:
        value, n = MEASURES[name]["value"], MEASURES[name]["n"]
        return of((1 - value) * n if others else value * n, n, language)

    silent = [row for row in CARD["bands"] if row["language"] == "it" and "silence" in row["with"]]
    complaints = sum(row["n"] for row in silent)
    to_check = sum(row["to-check"] * row["n"] for row in silent)
    other = {"it": "en", "en": "it"}[language]
    coin = f"{MEASURES['paid.score.auc']['value']:.2f}"
    told = {
        name: [node.text for node in leaf(landing[language], name).all("strong")]
        for name in ("figures-hold", "figures-miss")
    }
    assert told["figures-hold"] == [
        share(f"alarms.{language}.likely-customer", language),
        share(f"alarms.{other}.likely-customer", language),
        count("campaign.edited"),
        count("replies.rules"),
    ]
    assert told["figures-miss"] == [
        count("irony.as-praise"),
        share(f"polarity.{language}.reviews", language),
        of(to_check, complaints, language),
        count("campaign.reworded-pair", others=True),
        count("campaign.false"),
        coin if language == "en" else coin.replace(".", ","),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_comment_can_break_is_called_a_rule_and_no_result(
    landing: dict[str, Node], language: str
) -> None:
    rule = {"it": "è una regola, non", "en": "is a rule, not"}[language]
    holds = leaf(landing[language], "figures-hold")
    assert rule in holds.text
    assert rule in by_id(landing[language], "q-harm").text
    for name in LANGUAGES:
        assert share(f"alarms.{name}.not-negative", language) in holds.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_figure_leads_to_the_model_card(landing: dict[str, Node], language: str) -> None:
    page = {"it": "modello/", "en": "model-card/"}[language]
    for name in ("figures-hold", "figures-miss"):
        for figure in leaf(landing[language], name).all("strong"):
            (link,) = figure.all("a")
            assert link.attributes["href"].partition("#")[0].endswith(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_missed_its_aim_is_said_to_have_missed_it(landing: dict[str, Node], language: str) -> None:
    missed = MEASURES[f"polarity.{language}.reviews"]
    assert missed["reached"] is False
    assert f"{100 * missed['aim']['atLeast']:.0f}%" in leaf(landing[language], "figures-miss").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dots_show_the_stated_share(landing: dict[str, Node], language: str) -> None:
    newest = RATES["years"][-1]
    caught = newest["caught"] * newest["malicious_percent"] / 100 / newest["reviews"]
    (picture,) = by_class(landing[language], "dots")
    (plain,) = by_class(picture, "plain")
    marked = [
        (float(circle.attributes["cx"]), float(circle.attributes["cy"])) for circle in picture.all("circle")
    ]
    places = re.findall(r"M(\d+) (\d+)h0", plain.attributes["d"])
    dots = {(float(x), float(y)) for x, y in places}
    assert len(dots) == len(places) == 1000 - len(marked)
    assert len(marked) == round(1000 * caught) == 2
    assert not dots & set(marked)
    label = picture.attributes["aria-label"]
    assert re.findall(r"\d+", label) == [str(len(places)), str(len(marked))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_base_rate_is_told_with_years_sources_and_its_limits(
    landing: dict[str, Node], language: str
) -> None:
    rare = section(landing[language], "rare")
    lines = [line.text for line in rare.all("li")]
    links = {link.attributes["href"] for link in rare.all("a")}
    assert len(lines) == len(RATES["years"])
    for line, year in zip(lines, RATES["years"], strict=True):
        told = f"{year['caught'] * year['malicious_percent'] / year['reviews']:.2f}%"
        assert (told if language == "en" else told.replace(".", ",")) in line
        assert str(year["year"]) in line
        assert {year["source"], year.get("reviews_source", year["source"])} <= links
    assert {link.attributes["rel"] for link in rare.all("a")} == {"noreferrer"}
    (limits,) = by_class(rare, "quiet")
    assert {"it": "scoperto", "en": "found out"}[language] in limits.text
    paid = [
        home.decimal(year["paid_percent"], 1, language).removesuffix(",0").removesuffix(".0")
        for year in RATES["years"]
    ]
    assert all(f" {each}% " in limits.text for each in paid)


def test_malicious_reviews_are_as_rare_as_the_research_says() -> None:
    assert [round(100 * home.share_of(year), 2) for year in RATES["years"]] == [0.11, 0.18]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_commands_are_those_of_the_readme_and_of_garbo(landing: dict[str, Node], language: str) -> None:
    commands = [code.text for code in section(landing[language], "install").all("pre")]
    readme = (ROOT / "README.md").read_text("utf-8")
    known = re.findall(r"^    (python3 garbo\.py\S*(?: \w+)*)", (ROOT / "garbo.py").read_text("utf-8"), re.M)
    assert len(commands) == 3
    for command in commands:
        assert re.search(rf"^{re.escape(command)}(?: +#.*)?$", readme, re.M), command
        assert any(entry == command or entry.startswith(f"{command} ") for entry in known), command


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_an_answer(landing: dict[str, Node], language: str) -> None:
    asked = section(landing[language], "questions").all("details")
    assert 8 <= len(asked) <= 12
    for question in asked:
        (summary,) = question.all("summary")
        answer = " ".join(paragraph.text for paragraph in question.all("p"))
        assert len(summary.text) > 10
        assert 8 <= len(answer.split()) <= 70, summary.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tests_that_are_named_are_there(landing: dict[str, Node], language: str) -> None:
    local = section(landing[language], "local")
    named = [code.text for code in local.all("code") if code.text.startswith("tests/")]
    assert len(named) == 3
    assert [name for name in named if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_place_for_a_figure_is_left_empty(built: Path, language: str) -> None:
    page = built / ("index.html" if language == "it" else "en/index.html")
    assert re.findall(r"figure:[a-z]|\{to:|\{root", page.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("name", "how", "italian", "english"),
    [
        ("base.2020", "thousand", "1", "1"),
        ("base.2024", "thousand", "2", "2"),
        ("base.2020", "caught", "943.205", "943,205"),
        ("base.2020", "millions", "26", "26"),
        ("base.2024", "millions", "31,1", "31.1"),
        ("base.2020", "malicious", "3%", "3%"),
        ("base.2024", "malicious", "2,1%", "2.1%"),
        ("base.2020", "paid", "4%", "4%"),
        ("base.2024", "paid", "4,8%", "4.8%"),
        ("base.2020", "negatives", "1", "1"),
        ("base.2024", "negatives", "2", "2"),
    ],
)
def test_a_figure_is_written_as_its_language_writes_it(
    name: str, how: str, italian: str, english: str
) -> None:
    assert home.figure(name, how, "it") == italian
    assert home.figure(name, how, "en") == english


@pytest.mark.parametrize(
    ("name", "how"), [("base.1999", "percent"), ("no.such", "count"), ("silent.it", "odd")]
)
def test_an_unknown_figure_ends_the_build(name: str, how: str) -> None:
    with pytest.raises(KeyError):
        home.figure(name, how, "it")


def test_a_page_is_cut_at_its_headings() -> None:
    content = (
        "<p>First.</p>\n<h2 id='x'>not ours</h2>"
        '<h2 id="one">One</h2>\n<p>Lead.</p>\n<h3 id="a">A</h3>\n<p>Below.</p>'
        '<h2 id="two">Two</h2>\n<p><a href="https://example.test/">out</a></p>'
    )
    parts: dict[str, Any] = home.home(content, "en")
    assert list(parts) == ["intro", "one", "two"]
    assert parts["intro"].body.startswith("<p>First.</p>")
    assert parts["one"] == ("one", "One", "<p>Lead.</p>", (("a", "A", "<p>Below.</p>", ()),))
    assert parts["two"].body == '<p><a rel="noreferrer" href="https://example.test/">out</a></p>'
