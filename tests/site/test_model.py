"""The page of the model card says every figure of the card, and every plot stands beside its table."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from making.model import card, model

from server.evaluation.labels import labels, written
from server.evaluation.picture import rules
from server.evaluation.summary import BANDS
from tests.building import ROOT

LANGUAGES = ("it", "en")
STATIC = ROOT / "site" / "theme" / "static"


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest, pages: list[Any]) -> tuple[str, str]:
    """The page in one language: (language, HTML)."""
    (path,) = (each.path for each in pages if (each.name, each.language) == ("model", request.param))
    return request.param, path.read_text("utf-8")


def test_every_figure_of_the_card_is_on_the_page(page: tuple[str, str]) -> None:
    language, html = page
    rows = re.findall(r"<tr.*?</tr>", html, re.DOTALL)
    told = json.loads((ROOT / "docs/model-card.json").read_text("utf-8"))["measures"]
    lines = {line.id: line for _, _, group in model(language)["groups"] for line in group}
    assert lines.keys() == {each["id"] for each in told}
    for each in told:
        title = each["title"][language].replace("'", "&#39;")
        (row,) = [row for row in rows if f'<th scope="row">{title}</th>' in row]
        assert f"<td>{written(each['value'], each['unit'], language)}" in row
        assert ("<strong>" in row) is bool(each["aim"])
        missed = {"it": "mancato", "en": "missed"}[language]
        assert (f"<strong>{missed}</strong>" in row) is (each["reached"] is False)


def test_missed_aims_stand_in_the_five_sentences(page: tuple[str, str]) -> None:
    language, html = page
    five = html[html.index('class="five"') : html.index('id="claims"')]
    assert five.count("<li>") == 5
    missed = [each for each in card()["measures"] if each["reached"] is False]
    assert missed
    for each in missed:
        assert each["title"][language].replace("'", "&#39;") in five
    n = sum(row["n"] for row in card()["bands"] if row["with"] == "words alone")
    assert f"{n:,}".replace(",", {"it": ".", "en": ","}[language]) in five
    assert "<strong>0</strong>" in five


def test_every_plot_has_a_table_with_the_same_figures(page: tuple[str, str]) -> None:
    language, html = page
    figures = re.findall(r'<figure class="plot[^>]*id="([^"]+)">(.*?)</figure>', html, re.DOTALL)
    shown = model(language)
    plots = {plot.id: plot for plot in (shown["alarms"], *shown["reliability"])}
    assert {name for name, body in figures if "<table>" in body} == plots.keys()
    for name, body in figures:
        assert 'role="img"' in body
        assert re.search(r'<title id="[\w-]+-title">[^<]+</title>', body)
        if name in plots:
            cells = re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", body)
            assert cells == [cell.replace("'", "&#39;") for row in plots[name].rows for cell in row]
    for row, told in zip(shown["alarms"].rows[1:], card()["bands"], strict=True):
        assert row[3:8] == [written(told[band], "share", language) for band in BANDS]
    for plot, told in zip(shown["reliability"], card()["plots"]["reliability"], strict=True):
        assert [row[2] for row in plot.rows[1:]] == [
            written(step["said"], "share", language) for step in told["steps"]
        ]
        assert plot.picture.count("<circle") == len(told["steps"])


def test_what_may_not_be_claimed_and_the_commands_are_there(page: tuple[str, str]) -> None:
    language, html = page
    for each in card()["notClaimed"]:
        assert f"<li>{each[language].replace(chr(39), '&#39;')}</li>" in html
    for command in (card()["command"], card()["plots"]["command"], "python3 garbo.py bench"):
        assert command in html


def test_marks_lead_to_notes_and_no_id_stands_twice(page: tuple[str, str]) -> None:
    _, html = page
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    marks = set(re.findall(r'href="#(note-\d+)"', html))
    assert marks
    assert marks == {each for each in ids if each.startswith("note-")}


def test_nothing_of_the_page_needs_a_style_of_its_own(page: tuple[str, str]) -> None:
    _, html = page
    assert " style=" not in html
    assert "<style" not in html


def test_the_site_has_the_looks_of_the_pictures() -> None:
    css = (STATIC / "plots.css").read_text("utf-8")
    assert css.partition("*/")[2] == rules(".plot svg ")


def test_the_bands_have_the_names_of_the_card_in_the_browser() -> None:
    for language in LANGUAGES:
        path = Path(ROOT / "extension/_locales" / language / "messages.json")
        messages = json.loads(path.read_text("utf-8"))
        for band, name in labels(language)["bands"].items():
            assert messages[f"band_{band.replace('-', '_')}"]["message"] == name
