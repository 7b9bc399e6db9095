"""What is new, from CHANGELOG.md and CHANGELOG.it.md: one source a language, in Keep a Changelog's form.

``## 0.2.0 - 2027-01-31`` begins a release; what is not released yet stands under ``UNRELEASED``.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

import markdown

from making import addresses

ROOT = Path(__file__).resolve().parents[2]
FILES = {"it": ROOT / "CHANGELOG.it.md", "en": ROOT / "CHANGELOG.md"}
UNRELEASED = {"it": "Non ancora pubblicato", "en": "Unreleased"}
#: The headings of sections, in one order for both languages.
SECTIONS = {
    "en": ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"),
    "it": ("Aggiunto", "Cambiato", "Sconsigliato", "Tolto", "Corretto", "Sicurezza"),
}
#: Documents of the source that the site shows as pages; of others only the name is left.
SHOWN = {"docs/model-card.md": "model", "docs/performance.md": "performance"}
#: An entry of the feed keeps its name for ever, wherever the site stands.
_FAMILY = UUID("5f0a6c1e-3f0b-5d5e-9b0c-6761726266f0")
_MONTHS = {
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "en": "January February March April May June July August September October November December",
}
_RELEASE = re.compile(r"(\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})")
_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:)([^)#]+)\)")


class ChangelogError(ValueError):
    """A heading that is neither a release nor a section, or an entry that stands under none."""


@dataclass(frozen=True)
class Section:
    """Entries of one kind, as HTML; ``kind`` is the English heading, ``title`` that of the language."""

    kind: str
    title: str
    entries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Release:
    """A release; ``version`` "" and ``day`` null is what is not out yet. ``id`` is its name in the feed."""

    version: str
    day: date | None
    id: str
    sections: tuple[Section, ...] = ()

    @property
    def anchor(self) -> str:
        """Return the anchor of the release on the page."""
        return f"v{self.version.replace('.', '-')}" if self.version else "next"

    @property
    def html(self) -> str:
        """Return all of it as HTML for a feed, headings and lists."""
        return "".join(
            f"<h2>{section.title}</h2><ul>{''.join(f'<li>{entry}</li>' for entry in section.entries)}</ul>"
            for section in self.sections
        )


def releases(language: str, up: str = "") -> tuple[Release, ...]:
    """Return what is released and what is to come, newest first; ``up`` is the way to the site's root."""
    return parse(FILES[language].read_text("utf-8"), language, up)


def released(language: str, up: str = "") -> tuple[Release, ...]:
    """Return what is released, newest first."""
    return tuple(each for each in releases(language, up) if each.day)


def parse(text: str, language: str, up: str = "") -> tuple[Release, ...]:
    """Read a changelog. Raises :class:`ChangelogError`; a release without an entry is left out."""
    found: list[Release] = []
    for line in _lines(text):
        if line.startswith("## "):
            found.append(_release(line[3:].strip(), language))
        elif found and line.startswith("### "):
            found[-1] = replace(
                found[-1], sections=(*found[-1].sections, _section(line[4:].strip(), language))
            )
        elif found and line:
            if not line.startswith("- ") or not found[-1].sections:
                raise ChangelogError(f"stands under nothing: {line!r}")
            *before, last = found[-1].sections
            last = replace(last, entries=(*last.entries, _html(line[2:], language, up)))
            found[-1] = replace(found[-1], sections=(*before, last))
    return tuple(each for each in found if any(section.entries for section in each.sections))


def _lines(text: str) -> list[str]:
    """Join the lines of an entry that goes on, indented, on the next one."""
    return re.sub(r"\n {2,}(?=\S)", " ", text).splitlines()


def _release(heading: str, language: str) -> Release:
    if heading == UNRELEASED[language]:
        return Release("", None, "")
    match = _RELEASE.fullmatch(heading)
    if not match:
        raise ChangelogError(f"not a release: {heading!r}")
    version, day = match[1], date.fromisoformat(match[2])
    return Release(version, day, uuid5(_FAMILY, f"{language} {version}").urn)


def _section(heading: str, language: str) -> Section:
    if heading not in SECTIONS[language]:
        raise ChangelogError(f"not a section: {heading!r}")
    return Section(SECTIONS["en"][SECTIONS[language].index(heading)], heading)


def _html(entry: str, language: str, up: str) -> str:
    """Render one entry; a link into the source leads to the site's own page, or is only a name."""

    def lead(found: re.Match[str]) -> str:
        page = SHOWN.get(found[2])
        return f"[{found[1]}]({up}{addresses.address(page, language)})" if page else found[1]

    rendered: str = markdown.markdown(_LINK.sub(lead, entry), output_format="html")
    return rendered.removeprefix("<p>").removesuffix("</p>")


def feed_id(language: str) -> str:
    """Return the name of a language's feed, the same wherever the site stands."""
    return uuid5(_FAMILY, language).urn


def spelt_day(day: date, language: str) -> str:
    """Return a day as people write it: ``22 novembre 2026``; in Italian the first is ``1º``."""
    number = "1º" if day.day == 1 and language == "it" else str(day.day)
    return f"{number} {_MONTHS[language].split()[day.month - 1]} {day.year}"
