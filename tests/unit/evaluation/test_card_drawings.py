"""The pictures of the card and of the bench, in both languages, in a page and on their own."""

import json
import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from server.evaluation import card_drawings
from server.evaluation.curves import Curve, ceiling, curves
from server.evaluation.labels import counted, decimal, labels, written
from server.evaluation.picture import Axes, Bar, Point, bars, document, points, rules
from tests.building import ROOT

SVG = "{http://www.w3.org/2000/svg}"
CARD: dict[str, Any] = json.loads((ROOT / "docs/model-card.json").read_text("utf-8"))
BENCH = {
    "cost": {
        "analyze": [
            {"stored": 0, "p50": 9.0, "p99": 30.0},
            {"stored": 1000, "p50": 10.0, "p99": 30.0},
            {"stored": 100_000, "p50": 20.0, "p99": 40.0},
        ],
        "search": [{"stored": 1000, "p50": 0.5, "p99": 1.0}, {"stored": 100_000, "p50": 4.0, "p99": 5.5}],
    }
}


def drawn(language: str, inside: str) -> dict[str, str]:
    return {
        "alarms": card_drawings.false_alarms(CARD, language, inside),
        "aims": card_drawings.aims(CARD, language, inside),
        "reliability": card_drawings.reliability(CARD["plots"]["reliability"], language, inside),
        "cost": card_drawings.cost(BENCH, language, inside),
    }


def test_the_two_languages_have_the_same_words() -> None:
    def shape(found: Any) -> Any:
        return {name: shape(each) for name, each in found.items()} if isinstance(found, dict) else str

    assert shape(labels("it")) == shape(labels("en"))


@pytest.mark.parametrize("language", ["it", "en"])
def test_in_a_page_a_picture_has_its_own_ids_and_no_style(language: str) -> None:
    for name, svg in drawn(language, "plot-x").items():
        tree = ElementTree.fromstring(svg)
        assert tree.get("aria-labelledby") == "plot-x-title plot-x-desc", name
        assert tree.find(f"{SVG}desc").text == labels(language)["below"]
        assert "style" not in svg
    for svg in drawn(language, "").values():
        assert f"<style>{rules()}</style>" in svg
        assert labels(language)["json"] in ElementTree.fromstring(svg).find(f"{SVG}desc").text


def test_figures_are_written_as_the_language_writes_them() -> None:
    assert [written(0.98866, "share", each) for each in ("it", "en")] == ["98,9%", "98.9%"]
    assert [written(1234.56, "ms", each) for each in ("it", "en")] == ["1.234,6 ms", "1,234.6 ms"]
    assert (written(0.5, "auc", "it"), decimal(0.005, 2, "en"), counted(10_000, "it")) == (
        "0,500",
        "0.01",
        "10.000",
    )
    told = ElementTree.fromstring(drawn("it", "")["alarms"]).find(f"{SVG}desc").text
    row = CARD["bands"][0]
    assert f"Probabilmente un cliente {written(row['likely-customer'], 'share', 'it')}" in told


def test_words_lie_inside_their_picture() -> None:
    for language in ("it", "en"):
        tree = ElementTree.fromstring(drawn(language, "x")["alarms"])
        for each in tree.iter(f"{SVG}text"):
            x, width = float(each.get("x")), 7.2 * len(each.text)
            start = {"end": x - width, "middle": x - width / 2}.get(each.get("text-anchor"), x)
            assert start >= 0, each.text
            assert start + width <= 720, each.text


def test_lines_go_through_their_figures() -> None:
    tree = ElementTree.fromstring(drawn("en", "x")["cost"])
    circles = [(float(each.get("cx")), float(each.get("cy"))) for each in tree.iter(f"{SVG}circle")]
    assert len(circles) == 8
    # 40 ms is the top (300 pixels up), a thousand the left end, a hundred thousand 470 pixels to its right.
    assert circles[:2] == [(60.0, 388 - 75.0), (530.0, 388 - 150.0)]
    assert circles[2:4] == [(60.0, 388 - 225.0), (530.0, 388 - 300.0)]
    ways = [each.get("class") for each in tree.iter(f"{SVG}path") if "drawn" in each.get("class")]
    assert ways == ["drawn", "drawn dashed", "drawn", "drawn dashed"]
    names = {each.text: float(each.get("y")) for each in tree.iter(f"{SVG}text") if ", " in each.text}
    heights = sorted(names.values())
    assert len(heights) == 4
    assert all(after - before >= 18 for before, after in pairwise(heights))


@pytest.mark.parametrize(("value", "top"), [(0.3, 0.4), (2, 2), (2.1, 4), (38.6, 40), (41, 80), (81, 200)])
def test_a_scale_ends_at_a_round_figure(value: float, top: float) -> None:
    assert ceiling(value) == pytest.approx(top)


def test_a_line_between_two_places_on_a_scale_of_tens() -> None:
    picture = curves("t", [Curve("c", [(10, 1.0), (100, 2.0)])], Axes("a", "u"), [(1, "1"), (100, "100")])
    found = [re.findall(r'cx="([\d.]+)" cy="([\d.]+)"', line) for line in picture.body if "circle" in line]
    assert found == [[("295.0", "238.0")], [("530.0", "88.0")]]


def test_a_range_is_drawn_where_it_is_known() -> None:
    picture = points("t", [Point(0.5, 0.5, 4, 0.25, 0.75), Point(0.1, 0.1, 1)], beside=[])
    assert [line for line in picture.body if 'class="range"' in line] == [
        '<line class="range" x1="220.0" x2="220.0" y1="313.0" y2="163.0"/>'
    ]
    assert not any("shown" in line for line in picture.body if "n 4" in line)


def test_a_picture_without_words_above_it_moves_up() -> None:
    row = Bar("a", "b", (0.5, 0.5))
    titled, plain = (
        ElementTree.fromstring(document("t", "d", [bars(name, [row], "xy")])) for name in ("T", "")
    )
    assert int(titled.get("height")) - int(plain.get("height")) == 36
    assert plain.find(f"{SVG}g").get("transform") == "translate(0 -36)"


def test_a_long_legend_takes_two_lines() -> None:
    picture = bars("t", [], ["a name that is long enough"] * 4)
    places = [re.findall(r'x="(\d+)" y="(\d+)"', line)[0] for line in picture.body if "<rect" in line]
    assert places == [("20", "46"), ("226", "46"), ("431", "46"), ("20", "62")]


def test_rules_stand_below_their_scope() -> None:
    scoped = rules(".plot svg ")
    assert ".plot svg .on-b, .plot svg .on-c, .plot svg .on-d { fill" in scoped
    assert scoped.replace(".plot svg ", "") == rules()
