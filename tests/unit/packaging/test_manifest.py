"""Each browser gets the manifest without what it does not know."""

import json
from typing import Any

import pytest

from server.packaging.manifest import FOREIGN, Browser, manifest_for
from tests.live import ROOT

MANIFEST = (ROOT / "extension" / "manifest.json").read_text("utf-8")


def paths(told: Any, above: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Every value of a manifest that is not a table, by its path, in order."""
    if not isinstance(told, dict):
        return {above: told}
    return {path: value for key, below in told.items() for path, value in paths(below, (*above, key)).items()}


@pytest.mark.parametrize(
    ("browser", "gone"),
    [
        (
            "chromium",
            {
                ("background", "scripts"),
                ("browser_specific_settings", "gecko", "id"),
                ("browser_specific_settings", "gecko", "strict_min_version"),
                ("browser_specific_settings", "gecko", "data_collection_permissions", "required"),
                ("browser_specific_settings", "gecko_android", "strict_min_version"),
            },
        ),
        ("firefox", {("background", "service_worker"), ("minimum_chrome_version",)}),
    ],
)
def test_only_what_is_foreign_is_gone(browser: Browser, gone: set[tuple[str, ...]]) -> None:
    ours, theirs = paths(json.loads(MANIFEST)), paths(json.loads(manifest_for(browser, MANIFEST)))
    assert list(theirs.items()) == [(path, value) for path, value in ours.items() if path not in gone]
    assert set(ours) - set(theirs) == gone


def test_each_browser_has_the_background_it_knows() -> None:
    backgrounds = {browser: json.loads(manifest_for(browser, MANIFEST))["background"] for browser in FOREIGN}
    assert backgrounds == {
        "chromium": {"service_worker": "background/worker.js", "type": "module"},
        "firefox": {"scripts": ["background/worker.js"], "type": "module"},
    }


def test_words_stay_words() -> None:
    told = manifest_for(
        "firefox", '{"name": "Perché", "background": {"service_worker": ""}, "minimum_chrome_version": ""}'
    )
    assert told == '{\n  "name": "Perché",\n  "background": {}\n}\n'
