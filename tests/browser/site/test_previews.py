"""The pictures that stand for the site elsewhere: where a link is shared, and on a telephone's screen.

They are drawn into ``tests/artifacts``. Those in ``site/theme/static`` were drawn this way; when the words,
the drawing or the colours change, copy them anew.
"""

import struct
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.driving.chromium import chromium_path

ROOT = Path(__file__).resolve().parents[3]
ARTIFACTS = ROOT / "tests" / "artifacts"
STATIC = ROOT / "site" / "theme" / "static"
WORDS = tomllib.loads((ROOT / "site" / "words.toml").read_text("utf-8"))
DRAWING = (ROOT / "site" / "theme" / "templates" / "drawings" / "mark.svg").read_text("utf-8")
SIZES = {"preview-it.png": (1200, 630), "preview-en.png": (1200, 630), "touch-icon.png": (180, 180)}
SUBTITLES = {
    "it": "Quanto è sospetto un commento, perché, e una risposta cortese.",
    "en": "How suspicious a comment is, why, and a courteous reply.",
}
FILL = """([language, lines, description, drawing]) => {
  document.documentElement.lang = language;
  document.querySelectorAll('h1 span').forEach((span, at) => { span.textContent = lines[at]; });
  document.querySelector('.description').textContent = description;
  document.querySelector('.picture').innerHTML = drawing;
}"""
FITS = """() => [...document.body.querySelectorAll('*')].every((element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
})"""


def size(picture: Path) -> tuple[int, int]:
    """Return width and height of a PNG, in pixels."""
    head = picture.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", head[16:24])
    return width, height


@pytest.mark.parametrize("name", SIZES)
def test_a_picture_shows_all_of_its_page(name: str, playwright: Playwright) -> None:
    ARTIFACTS.mkdir(exist_ok=True)
    width, height = SIZES[name]
    flags = ["--no-sandbox", "--disable-lcd-text"]
    browser = playwright.chromium.launch(executable_path=chromium_path() or None, args=flags)
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    kind, _, language = name.removesuffix(".png").partition("-")
    page.goto((Path(__file__).parent / f"{kind}.html").as_uri())
    if kind == "preview":
        first, second = WORDS[language]["motto"].removesuffix(".").split(". ")
        page.evaluate(FILL, [language, [first + ".", second + "."], SUBTITLES[language], DRAWING])
        assert page.inner_text("h1").split("\n") == [first + ".", second + "."]
    assert page.evaluate(FITS)
    page.screenshot(path=ARTIFACTS / name)
    browser.close()
    assert size(ARTIFACTS / name) == (width, height)


@pytest.mark.parametrize("name", SIZES)
def test_a_picture_of_the_site_has_its_size_and_is_light(name: str) -> None:
    assert size(STATIC / name) == SIZES[name]
    assert len((STATIC / name).read_bytes()) <= 60 * 1024
