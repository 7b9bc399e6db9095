"""Pelican's plugin of this site: addresses, pairs, and what the extension owns and the site takes along."""

import re
import shutil
from pathlib import Path

from pelican import contents, signals
from pelican.generators import PagesGenerator

from making import addresses, demo, reference

ROOT = Path(__file__).resolve().parents[2]
#: The demo is the extension's own card; the site takes these folders as they are.
CARRIED = ("extension/theme", "extension/content", "extension/icons", "extension/_locales")
#: In prose ``{to:install}`` is a page in the same language, ``{root}`` the way to the root.
_PLACES = re.compile(r"\{(?:to:([a-z-]+)|(root))\}")


class UnpairedError(Exception):
    """A page that stands in one language only, or that ``addresses.PAGES`` does not know."""


def register() -> None:
    """Be called by Pelican."""
    signals.content_object_init.connect(give_address)
    signals.page_generator_finalized.connect(hold_pairs)
    signals.finalized.connect(carry)


def give_address(page: contents.Content) -> None:
    """Let a page know its addresses and the way to the root."""
    if not isinstance(page, contents.Page):
        return
    name, language = page.slug, page.lang
    page.address = page.override_url = addresses.address(name, language)
    page.file = page.override_save_as = addresses.file(name, language)
    up = addresses.up_from(name, language, page.settings["SITEURL"])
    page._content = _PLACES.sub(
        lambda found: up + (addresses.address(found[1], language) if found[1] else ""), page._content
    )
    # What is wider than a telephone scrolls in its own box, which the keyboard must reach.
    page._content = page._content.replace("<pre>", '<pre tabindex="0">')


def hold_pairs(generator: PagesGenerator) -> None:
    """Refuse a build in which a page lacks its twin."""
    every = [page for first in generator.pages for page in (first, *first.translations)]
    found = {(page.slug, page.lang) for page in every}
    wanted = {(name, language) for name in addresses.PAGES for language in addresses.LANGUAGES}
    if found != wanted:
        raise UnpairedError(f"missing: {sorted(wanted - found)}; unknown: {sorted(found - wanted)}")


def carry(pelican: object) -> None:
    """Copy the extension's files beside the pages and write the demo's answers."""
    output = Path(pelican.output_path)  # type: ignore[attr-defined]
    for folder in CARRIED:
        shutil.copytree(ROOT / folder, output / folder, dirs_exist_ok=True)
    demo.write(output / "demo")
    reference.write(output / "openapi.json")
