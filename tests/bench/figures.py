"""Gathers what was measured and writes ``docs/performance.md``, ``.json`` and ``cost.svg``.

``python -m tests.bench.figures`` writes the last two anew from the page that is there, without measuring.
"""

import json
import os
import platform
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from server.evaluation import card_drawings

_HERE = Path(__file__).parent
DOCS = _HERE.parents[1] / "docs"
PAGE = "performance.md"
COMMAND = "python3 garbo.py bench"
_WORDS = tomllib.loads((_HERE / "figures.toml").read_text(encoding="utf-8"))
#: What a desk with so many comments costs: the whole call, and the search by itself.
_COST = {
    "analyze": re.compile(r"analyze, ([\d,]+) stored"),
    "search": re.compile(r"the search alone, ([\d,]+) comments"),
}

Row = tuple[str, str, str, str]


@dataclass
class Figures:
    """Milliseconds (or MB) by name; ``aim`` is what the project wants, where it wants something."""

    rows: list[Row] = field(default_factory=list)
    p50: dict[str, float] = field(default_factory=dict)

    def times(self, name: str, seconds: list[float]) -> None:
        """Take a series of durations."""
        ordered = sorted(1000 * each for each in seconds)
        self.p50[name] = ordered[len(ordered) // 2]
        p99 = ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
        self._add(name, f"{self.p50[name]:.2f} ms", f"{p99:.2f} ms")

    def one(self, name: str, value: float, unit: str) -> None:
        """Take a single figure."""
        self._add(name, f"{value:.2f} {unit}" if value < 10 else f"{value:.0f} {unit}", "")

    def ratio(self, name: str, of: str, to: str) -> None:
        """Take how many times the median of ``of`` is that of ``to``, if both were measured in this run."""
        if of in self.p50 and to in self.p50:
            self._add(name, f"{self.p50[of] / self.p50[to]:.1f} ×", "")

    def _add(self, name: str, first: str, second: str) -> None:
        self.rows.append((name, first, second, _WORDS["aims"].get(name, "")))

    def write(self, docs: Path = DOCS) -> None:
        """Replace the page, its data and its picture by what this run measured."""
        table = "\n".join(f"| {' | '.join(row)} |" for row in self.rows)
        system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
        machine = f"{os.cpu_count()} cores, {system}"
        (docs / PAGE).write_text(_WORDS["page"].format(machine=machine, table=table), encoding="utf-8")
        write_data(docs)


def write_data(docs: Path = DOCS) -> None:
    """Write the data and the picture of the page that is there."""
    found = data((docs / PAGE).read_text(encoding="utf-8"))
    text = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
    (docs / "performance.json").write_text(text, encoding="utf-8")
    (docs / "cost.svg").write_text(card_drawings.cost(found), encoding="utf-8")


def data(page: str) -> dict[str, Any]:
    """Return the figures of a page: each with its unit, in both languages, with its aims as numbers."""
    rows = re.findall(r"^\| (?!what)([^|-][^|]*) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", page, re.MULTILINE)
    machine = re.search(r"This run: (.+)\.$", page, re.MULTILINE)
    return {
        "what": "How fast Garbo is",
        "command": COMMAND,
        "machine": machine[1] if machine else "",
        "figures": [_figure(*(each.strip() for each in row)) for row in rows],
        "cost": {name: _costs(pattern, rows) for name, pattern in _COST.items()},
    }


def _figure(name: str, first: str, second: str, aims: str) -> dict[str, Any]:
    number, _, unit = first.partition(" ")
    value, p99 = float(number), float(second.partition(" ")[0]) if second else None
    wanted = [float(each) for each in re.findall(r"≤ ([\d.]+)", aims)]
    measured = [each for each in (value, p99) if each is not None]
    return {
        "title": {"en": name, "it": _WORDS["italian"][name]},
        "unit": unit,
        "value": value,
        "decimals": len(number.partition(".")[2]),
        "p99": p99,
        "aims": wanted,
        "reached": [figure <= aim for figure, aim in zip(measured, wanted, strict=False)],
    }


def _costs(pattern: re.Pattern[str], rows: list[tuple[str, ...]]) -> list[dict[str, float]]:
    found = ((pattern.fullmatch(row[0]), row) for row in rows)
    return [
        {
            "stored": int(match[1].replace(",", "")),
            "p50": float(row[1].split()[0]),
            "p99": float(row[2].split()[0]),
        }
        for match, row in found
        if match
    ]


if __name__ == "__main__":
    write_data()
