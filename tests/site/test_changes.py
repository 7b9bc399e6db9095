"""What is new: one source a language, both telling the same, and a feed that readers understand."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from making import addresses, changes

ATOM = "{http://www.w3.org/2005/Atom}"
TEXT = """# Changelog

## Unreleased

### Fixed

- One *thing*
  on two lines.

## 0.2.0 - 2027-01-31

### Added

- See the [card](docs/model-card.md), [the proof](docs/replies.md) and [them](https://a.test/).
- Second <b>.

### Security

- Third.

## 0.1.0 - 2026-11-22
"""


def test_a_changelog_is_read() -> None:
    coming, release = changes.parse(TEXT, "en", "../")
    assert (coming.version, coming.day, coming.anchor) == ("", None, "next")
    assert coming.sections == (changes.Section("Fixed", "Fixed", ("One <em>thing</em> on two lines.",)),)
    assert (release.version, release.day, release.anchor) == ("0.2.0", date(2027, 1, 31), "v0-2-0")
    added, security = release.sections
    assert (security.kind, security.entries) == ("Security", ("Third.",))
    assert added.entries[0] == (
        'See the <a href="../en/model-card/">card</a>, the proof and <a href="https://a.test/">them</a>.'
    )
    assert release.html.endswith("<h2>Security</h2><ul><li>Third.</li></ul>")


@pytest.mark.parametrize(
    "wrong",
    ["## 0.1 - 2026-11-22", "## 0.1.0 - soon", "## 0.1.0 - 2026-11-22\n### New", "## Unreleased\n- x"],
)
def test_what_is_no_changelog_ends_the_build(wrong: str) -> None:
    with pytest.raises(changes.ChangelogError):
        changes.parse(wrong, "en")


def test_both_languages_tell_the_same() -> None:
    def shape(language: str) -> list[Any]:
        return [
            (release.version, release.day, [(each.kind, len(each.entries)) for each in release.sections])
            for release in changes.releases(language)
        ]

    assert shape("it") == shape("en") != []
    assert all(changes.UNRELEASED[each] in changes.FILES[each].read_text("utf-8") for each in ("it", "en"))


def test_entries_stand_in_the_same_order() -> None:
    """What is code, a number or a name is the same in both languages, entry by entry."""
    for here, there in zip(changes.releases("it"), changes.releases("en"), strict=True):
        for ours, theirs in zip(here.sections, there.sections, strict=True):
            for italian, english in zip(ours.entries, theirs.entries, strict=True):
                codes = [re.findall(r"<code>(.*?)</code>", each) for each in (italian, english)]
                assert codes[0] == codes[1]


def test_days_are_spelt() -> None:
    assert changes.spelt_day(date(2026, 11, 22), "it") == "22 novembre 2026"
    assert changes.spelt_day(date(2026, 5, 1), "it") == "1º maggio 2026"
    assert changes.spelt_day(date(2026, 5, 1), "en") == "1 May 2026"


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_feed_is_atom(built: Path, language: str) -> None:
    feed = ET.parse(built / addresses.FEEDS[language]).getroot()
    released = changes.released(language)
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Garbo"
    entries = feed.findall(f"{ATOM}entry")
    assert [each.findtext(f"{ATOM}title") for each in entries] == [
        f"Garbo {each.version}" for each in released
    ]
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")
    for entry, release in zip(entries, released, strict=True):
        assert entry.findtext(f"{ATOM}updated") == f"{release.day}T00:00:00Z"
        content = entry.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type") == "html"
        whole = changes.released(language, f"{addresses.LOCAL}/")
        assert content.text == whole[released.index(release)].html
    names = [each.text for each in feed.iter(f"{ATOM}id")]
    assert len(names) == len(set(names)) == len(entries) + 1
    assert all(str(name).startswith("urn:uuid:") for name in names)


def test_names_in_the_feed_never_change() -> None:
    first = {each.version: each.id for each in changes.released("en")}["0.1.0"]
    assert first == "urn:uuid:3b127542-0831-5ee6-8f3e-1f47c1085078"
    assert changes.feed_id("it") == "urn:uuid:42c53912-fa04-553e-a0d9-930f411d9ffa"


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_page_has_every_entry(built: Path, language: str) -> None:
    page = (built / addresses.file("changes", language)).read_text("utf-8")
    up = addresses.up_from("changes", language, addresses.LOCAL)
    for release in changes.releases(language, up):
        assert f'id="{release.anchor}"' in page
        for section in release.sections:
            assert all(f"<li>{entry}</li>" in page for entry in section.entries)
