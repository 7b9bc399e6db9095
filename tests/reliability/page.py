"""Writes ``docs/reliability.md`` from what the trials found; the words are in ``trials.toml``."""

import os
import platform
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from server.config import VERSION
from tests.reliability.result import Result

_HERE = Path(__file__).parent
PAGE = _HERE.parents[1] / "docs" / "reliability.md"
WORDS: dict[str, Any] = tomllib.loads((_HERE / "trials.toml").read_text(encoding="utf-8"))


def page(results: dict[str, Result], seconds: float, today: date) -> str:
    """Return the page."""
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    said: str = WORDS["page"].format(
        date=today.isoformat(),
        machine=f"{os.cpu_count()} cores, {system}",
        seconds=round(seconds),
        version=VERSION,
        table="\n".join(f"| {' | '.join(_row(name, found))} |" for name, found in results.items()),
        told="\n\n".join(f"**{WORDS[name]['title']}.** {WORDS[name]['told'].strip()}" for name in results),
    )
    return said.strip() + "\n"


def _row(name: str, found: Result) -> tuple[str, ...]:
    figures = ", ".join(f"{value:,} {what}" for what, value in found.figures.items())
    good = "yes" if found.good else "**no**: " + "; ".join(dict.fromkeys(found.wrong))
    return WORDS[name]["title"], figures, str(found.lost), str(found.doubled), good
