"""The page of speed says every figure of the bench, and what the trials and the replies proved."""

import json
import re
from typing import Any

import pytest
from making.performance import bench, performance

from tests.bench.figures import data
from tests.building import ROOT

DOCS = ROOT / "docs"


@pytest.fixture(params=["it", "en"])
def page(request: pytest.FixtureRequest, pages: list[Any]) -> tuple[str, str]:
    """The page in one language: (language, HTML)."""
    (path,) = (each.path for each in pages if (each.name, each.language) == ("performance", request.param))
    return request.param, path.read_text("utf-8")


def spelt(number: str, language: str) -> str:
    return number if language == "en" else number.translate(str.maketrans(",.", ".,"))


def test_the_data_are_those_of_the_page_that_the_bench_wrote() -> None:
    written = (DOCS / "performance.md").read_text("utf-8")
    assert json.loads((DOCS / "performance.json").read_text("utf-8")) == data(written)
    assert len(bench()["figures"]) == len(re.findall(r"^\| (?!what|-)", written, re.MULTILINE))


def test_every_figure_of_the_bench_is_on_the_page(page: tuple[str, str]) -> None:
    language, html = page
    rows = re.findall(r"<tr.*?</tr>", html, re.DOTALL)
    table = re.findall(
        r"^\| ([^|-][^|]*) \| (\d[^|]*) \| ([^|]*) \|", (DOCS / "performance.md").read_text(), re.MULTILINE
    )
    assert len(table) == len(bench()["figures"])
    for each, (_, value, p99) in zip(bench()["figures"], table, strict=True):
        title = each["title"][language].replace("'", "&#39;")
        (row,) = [row for row in rows if f'<th scope="row">{title}</th>' in row]
        assert f'<td class="number">{spelt(value.strip(), language).replace(" /s", "/s")}</td>' in row
        assert f'<td class="number">{spelt(p99.strip(), language)}</td>' in row
        words = {"it": ("mancato", "raggiunto"), "en": ("missed", "reached")}[language]
        assert re.findall(r"<strong>(\w+)</strong>", row) == [words[reached] for reached in each["reached"]]
    assert any(False in each["reached"] for each in bench()["figures"])


def test_the_plot_of_cost_has_its_table(page: tuple[str, str]) -> None:
    language, html = page
    figure = html[html.index('id="cost-by-count"') : html.index("</figure>")]
    cells = re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", figure)
    for series in bench()["cost"].values():
        for row in series:
            assert spelt(f"{row['stored']:,}", language) in cells
            assert spelt(f"{row['p50']:.2f} ms", language) in cells
            assert spelt(f"{row['p99']:.2f} ms", language) in cells
    assert figure.count("<circle") == 2 * sum(
        row["stored"] > 0 for each in bench()["cost"].values() for row in each
    )


def test_the_trials_are_those_of_their_page(page: tuple[str, str]) -> None:
    language, html = page
    rows = performance(language)["trials"][1:]
    told = re.findall(
        r"^\| ([A-Z][^|]+) \| ([^|]+) \| (\d+) \| (\d+) \| yes \|",
        (DOCS / "reliability.md").read_text(),
        re.MULTILINE,
    )
    assert len(rows) == len(told) == 6
    for row, (name, figures, lost, doubled) in zip(rows, told, strict=True):
        told_there = row[1].replace("'", "&#39;")
        assert f'<th scope="row">{row[0]}</th><td>{told_there}</td>' in html
        assert re.findall(r"\d[\d.,]*(?<![.,])", row[1]) == [
            spelt(number, language) for number in re.findall(r"\d[\d,]*(?<!,)", figures)
        ]
        assert row[2:] == [lost, doubled, {"it": "sì", "en": "yes"}[language]]
        if language == "en":
            assert row[:2] == [name, figures]


def test_the_proof_of_the_replies_is_told(page: tuple[str, str]) -> None:
    language, html = page
    (kept, drafts) = re.findall(r"\*\*([\d,]+) of ([\d,]+) drafts", (DOCS / "replies.md").read_text())[0]
    part = html[html.index('id="replies"') :]
    assert spelt(kept, language) in part
    assert spelt(drafts, language) in part


def test_what_it_takes_is_said_in_sentences(page: tuple[str, str]) -> None:
    language, html = page
    found = {each["title"]["en"]: each for each in bench()["figures"]}
    part = html[html.index('id="takes"') : html.index('id="all"')]
    for name in ("memory with 10,000 stored", "disk with 10,000 stored"):
        assert f"{found[name]['value']:.0f} MB" in part
    assert spelt(f"{found['start to health']['value']:.2f} s", language) in part
