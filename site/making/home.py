"""The landing page: its sections, the figures in its prose, and the field of a thousand dots.

The prose stands in ``content/*/home.md``. There ``{figure:ID:HOW}`` is a figure of the model card
(``docs/model-card.json``), of the base rate (``site/base-rate.toml``), or of complaints met with silence.
"""

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from making.model import card
from server.evaluation.labels import decimal

ROOT = Path(__file__).resolve().parents[2]
COLUMNS, ROWS = 40, 25
_PITCH = 12
#: Where the marked dots lie, from the top left: apart from each other and off every edge.
_MARKED_AT = (618, 227, 792, 345)
_SECTION = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_PART = re.compile(r'<h3 id="([^"]+)">(.*?)</h3>', re.DOTALL)
#: In prose in braces, as a link's address without them.
_FIGURE = re.compile(r"\{figure:([a-z0-9.-]+):([a-z]+)\}|\bfigure:([a-z0-9.-]+):([a-z]+)(?=\")")


class Part(NamedTuple):
    """A stretch of the page below a heading, in HTML; ``parts`` are those below its smaller headings."""

    id: str
    title: str
    body: str
    parts: tuple["Part", ...] = ()


class Field(NamedTuple):
    """The thousand dots: path data of the plain ones, centres of the marked ones, and their words."""

    width: int
    height: int
    path: str
    marked: tuple[tuple[int, int], ...]
    words: dict[str, str]


@cache
def base_rate() -> dict[str, Any]:
    """Return ``site/base-rate.toml``: years with counts and sources, and the picture's words."""
    return tomllib.loads((ROOT / "site/base-rate.toml").read_text("utf-8"))


def share_of(year: dict[str, Any]) -> float:
    """Return the share of all reviews of a year that were caught as malicious (0 to 1)."""
    return float(year["caught"] * year["malicious_percent"] / 100 / year["reviews"])


def _short(value: float, language: str) -> str:
    return decimal(value, 1, language).removesuffix(",0").removesuffix(".0")


def _base_figure(year: dict[str, Any], how: str, language: str) -> str:
    share = share_of(year)
    ways: dict[str, Callable[[], str]] = {
        "percent": lambda: decimal(100 * share, 2, language) + "%",
        "thousand": lambda: decimal(1000 * share, 0, language),
        "negatives": lambda: decimal(100 * share * 100 / base_rate()["negative_in_hundred"], 0, language),
        "caught": lambda: decimal(year["caught"], 0, language),
        "millions": lambda: _short(year["reviews"] / 1e6, language),
        "malicious": lambda: _short(year["malicious_percent"], language) + "%",
        "paid": lambda: _short(year["paid_percent"], language) + "%",
        "source": lambda: year["source"],
        "reviews": lambda: year["reviews_source"],
    }
    return ways[how]()


def _card_figure(measure: dict[str, Any], how: str, language: str) -> str:
    value, n = measure["value"], measure["n"]
    of = {"it": "su", "en": "of"}[language]
    aim = next(iter((measure.get("aim") or {}).values()), 0.0)
    ways: dict[str, Callable[[], str]] = {
        "percent": lambda: decimal(100 * value, 1, language) + "%",
        "aim": lambda: decimal(100 * aim, 0, language) + "%",
        "count": lambda: f"{decimal(value * n, 0, language)} {of} {decimal(n, 0, language)}",
        "others": lambda: f"{decimal(n - value * n, 0, language)} {of} {decimal(n, 0, language)}",
        "n": lambda: decimal(n, 0, language),
        "plain": lambda: decimal(value, 2, language),
    }
    return ways[how]()


def _silent(language: str) -> dict[str, Any]:
    """Return the share of a language's real complaints that 30 days of silence bring to *to check*."""
    rows = [b for b in card()["bands"] if b["language"] == language and b["with"] == "30 days of silence"]
    n = sum(row["n"] for row in rows)
    return {"value": sum(row["to-check"] * row["n"] for row in rows) / n, "n": n}


def figure(name: str, how: str, language: str) -> str:
    """Return one figure as it is read: ``figure("alarms.it.accused", "count", "it")`` is "0 su 1.752".

    Names: an ``id`` of the model card, ``base.YEAR``, or ``silent.LANGUAGE``. Unknown ones raise KeyError.
    """
    kind, _, rest = name.partition(".")
    if kind == "base":
        year = {str(entry["year"]): entry for entry in base_rate()["years"]}[rest]
        return _base_figure(year, how, language)
    if kind == "silent":
        return _card_figure(_silent(rest), how, language)
    return _card_figure({entry["id"]: entry for entry in card()["measures"]}[name], how, language)


def _cut(html: str, heading: re.Pattern[str]) -> list[str]:
    """Cut at each heading: what stands before the first, then id, title and body of each."""
    return [piece.strip() for piece in heading.split(html)]


def home(content: str, language: str) -> dict[str, Part]:
    """Return the page's sections by the id of their heading, in their order; ``intro`` comes first."""
    told = _FIGURE.sub(lambda found: figure(found[1] or found[3], found[2] or found[4], language), content)
    told = told.replace('<a href="https://', '<a rel="noreferrer" href="https://')
    intro, *pieces = _cut(told, _SECTION)
    sections = {"intro": Part("intro", "", intro)}
    for name, title, body in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        lead, *below = _cut(body, _PART)
        parts = tuple(
            Part(part, heading, text)
            for part, heading, text in zip(below[::3], below[1::3], below[2::3], strict=True)
        )
        sections[name] = Part(name, title, lead, parts)
    return sections


def dots(language: str) -> Field:
    """Return the field of a thousand reviews of the newest year, with the malicious ones marked."""
    year = base_rate()["years"][-1]
    marked = _MARKED_AT[: round(COLUMNS * ROWS * share_of(year))]
    places = [(_PITCH * (at % COLUMNS) + 6, _PITCH * (at // COLUMNS) + 6) for at in range(COLUMNS * ROWS)]
    plain = "".join(f"M{x} {y}h0" for at, (x, y) in enumerate(places) if at not in marked)
    count = {"plain": decimal(COLUMNS * ROWS - len(marked), 0, language), "marked": str(len(marked))}
    words = {name: text.format(**count) for name, text in base_rate()["picture"][language].items()}
    return Field(_PITCH * COLUMNS, _PITCH * ROWS, plain, tuple(places[at] for at in marked), words)
