"""SECURITY.md names real tests: each row's, and every test of security in some row."""

import re
from pathlib import Path

import pytest

from tests.live import ROOT

PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
SECURITY = ROOT / "tests" / "security"
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith("| Who might try")
]


def held_by(row: list[str]) -> list[Path]:
    names = re.findall(r"`([^`]+)`", row[-1])
    return [ROOT / name if "/" in name else SECURITY / name for name in names]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_every_threat_has_its_answer_and_tests_that_are_there(row: list[str]) -> None:
    assert len(row) == 3
    assert row[1]
    tests = held_by(row)
    assert tests
    for path in tests:
        files = [path] if path.suffix == ".py" else sorted(path.rglob("test_*.py"))
        assert files, path
        assert all("\ndef test_" in file.read_text("utf-8") for file in files), path


def test_every_test_of_security_is_in_a_row() -> None:
    named = {path for row in ROWS for path in held_by(row)}
    assert {path.name for path in SECURITY.glob("test_*.py") if path not in named} == set()


def test_it_says_how_to_report_and_what_the_demo_may() -> None:
    assert "## Reporting" in PAGE
    live = (ROOT / "site" / "demo" / "live.js").read_text("utf-8")
    assert "`store: false`" in PAGE
    assert "store: false" in live
    assert re.findall(r"post\('(/v1/[^']+)'", live), "what the demo asks"
    assert re.findall(r"https?://", live) == []
