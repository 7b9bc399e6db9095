"""What is said of platforms and of the law has a source that can be looked up, and a day that is not old."""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Api

SERVER = Path(__file__).resolve().parents[2] / "server"
FILES = [*sorted((SERVER / "platforms").glob("*.toml")), SERVER / "law" / "it.toml"]
#: How old a rule may be when its file was last gone through, in days: a year, and a month to spare.
OLDEST = 400
ADDRESS = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+/\S*")
LAW = re.compile(r"Regolamento \(UE\) \d{4}/\d+|Codice (civile|penale|del consumo), artt?\. \d+")


def entries(path: Path) -> list[tuple[dict[str, Any], date]]:
    """The rules of a file, each with the day that it was read."""
    table = tomllib.loads(path.read_text("utf-8"))
    return [(each, each.get("read_on") or each["as_of"]) for each in table.get("rules") or table["entries"]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_rule_has_a_source_and_a_day(path: Path) -> None:
    gone_through = tomllib.loads(path.read_text("utf-8"))["as_of"]
    assert entries(path)
    for entry, read in entries(path):
        assert ADDRESS.fullmatch(entry["source"]) or LAW.match(entry["source"]), entry["code"]
        assert gone_through - timedelta(days=OLDEST) <= read <= gone_through, entry["code"]
        assert entry["certain"] in (True, False)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_rule_speaks_both_languages(path: Path) -> None:
    for entry, _ in entries(path):
        said = [entry[language] for language in ("it", "en")]
        shapes = [set(each) if isinstance(each, dict) else "one sentence" for each in said]
        assert shapes[0] == shapes[1], entry["code"]
        texts = [list(each.values()) if isinstance(each, dict) else [each] for each in said]
        assert all(text.strip() for both in texts for text in both), entry["code"]
        assert texts[0] != texts[1], entry["code"]


@pytest.mark.parametrize(("speak", "told"), [
    ("it", "Informazioni generali, non un parere legale."), ("en", "General information, not legal advice."),
])  # fmt: skip
def test_where_rules_are_shown_it_is_said_what_they_are(api: Api, speak: str, told: str) -> None:
    shown = api.post("/v1/rules:check", {}, **{"Accept-Language": speak})
    assert shown["disclaimer"] == told
    assert shown["law"]
    assert shown["platform"]["rules"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_in_its_first_line_what_it_is(path: Path) -> None:
    assert path.read_text("utf-8").splitlines()[0].endswith("General information, not legal advice.")
