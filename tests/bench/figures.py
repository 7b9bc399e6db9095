"""Gathers what was measured and writes ``docs/performance.md``."""

import os
import platform
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

_HERE = Path(__file__).parent
PAGE = _HERE.parents[1] / "docs" / "performance.md"
_WORDS = tomllib.loads((_HERE / "figures.toml").read_text(encoding="utf-8"))


@dataclass
class Figures:
    """Milliseconds (or MB) by name; ``aim`` is what the project wants, where it wants something."""

    rows: list[tuple[str, str, str, str]] = field(default_factory=list)
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

    def write(self) -> None:
        """Replace the page by what this run measured."""
        table = "\n".join(f"| {' | '.join(row)} |" for row in self.rows)
        system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
        machine = f"{os.cpu_count()} cores, {system}"
        PAGE.write_text(_WORDS["page"].format(machine=machine, table=table), encoding="utf-8")
