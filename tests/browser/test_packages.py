"""The packages of the extension, made by web-ext itself, in the browsers that they are for."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from server.packaging.extension import WebExt, pack
from server.packaging.manifest import FOREIGN
from server.packaging.tree import source_files
from tests.browser.driving.bidi import firefox
from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.firefox import ADDRESS, card, fix_address, right_click
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer
from tests.live import ROOT

DATE = 1_795_348_800
CONNECT = "(server) => browser.storage.local.set({ server, token: 'a-token' })"
COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The extension's package for each browser."""
    folder = tmp_path_factory.mktemp("dist")
    made = {browser: folder / f"{browser}.zip" for browser in FOREIGN}
    for browser in FOREIGN:
        pack(browser, ROOT, source_files(ROOT), made[browser], DATE, WebExt.find(ROOT))
    return made


def test_web_ext_leaves_nothing_out_and_adds_nothing(packages: dict[str, Path], tmp_path: Path) -> None:
    ours = [name.removeprefix("extension/") for name in source_files(ROOT) if name.startswith("extension/")]
    for browser in FOREIGN:
        with zipfile.ZipFile(packages[browser]) as archive:
            assert archive.namelist() == ours
            rest = {name: archive.read(name) for name in ours if name != "manifest.json"}
        assert rest == {name: (ROOT / "extension" / name).read_bytes() for name in rest}
        pack(browser, ROOT, source_files(ROOT), tmp_path / "again.zip", DATE, WebExt.find(ROOT))
        assert (tmp_path / "again.zip").read_bytes() == packages[browser].read_bytes()


def test_the_package_of_chromium_loads_without_a_complaint_and_weighs(
    packages: dict[str, Path],
    tmp_path: Path,
    launch: Callable[..., Chromium],
    scripted: ScriptedServer,
    page_server: PageServer,
    select: Callable[[Page, str], str],
) -> None:
    with zipfile.ZipFile(packages["chromium"]) as archive:
        archive.extractall(tmp_path / "unpacked")
    browser = launch(extension=tmp_path / "unpacked")
    manager = browser.open("chrome://extensions")
    told = manager.evaluate(
        "async id => { const e = await chrome.developerPrivate.getExtensionInfo(id);"
        " return [e.path, e.manifestErrors.length, e.runtimeErrors.length, e.installWarnings ?? []]; }",
        browser.id,
    )
    assert told == [str(tmp_path / "unpacked"), 0, 0, []]
    browser.connect(scripted.url, "a-token")
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    page = browser.open(page_server.url("plain.html", "www.package.test"))
    select(page, "#comment")
    browser.trigger(page)
    assert Card(browser, page)("badge")["data-score"] == "12"


def test_the_package_of_firefox_loads_and_weighs(
    packages: dict[str, Path], tmp_path: Path, scripted: ScriptedServer, page_server: PageServer
) -> None:
    fix_address(tmp_path)
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    with firefox(tmp_path, ["www.hotel.test"], extension=packages["firefox"]) as running:
        running.open(f"{ADDRESS}/options/options.html")
        running.evaluate(CONNECT, scripted.url)
        running.open(page_server.url("plain.html"))
        running.evaluate("() => getSelection().selectAllChildren(document.querySelector('#comment'))")
        right_click(running, "#comment")
        running.choose("Weigh this comment", "Valuta questo commento")
        badge = wait_until(
            lambda: [part for part in card(running) if part.get("data-garbo") == "badge"], "the badge"
        )
        assert badge[0]["data-score"] == "12"
