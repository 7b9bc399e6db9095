"""Every entry of every list finds the sentence that it spells, so that no entry is dead."""

import re
from itertools import pairwise

import pytest

from server.replies import Brief
from server.replies.checks.draft import Draft
from server.replies.rulebook import asked_at, rulebook

LANGUAGES = ("it", "en")
#: Lists whose words are compared and not looked for as phrases.
COMPARED = {
    "R7.abbreviated", "R7.channels", "R10.marks", "R12.fine", "R13.common", "R13.capitals.polite",
    "R14.farewell", "R15.quantities",
}  # fmt: skip
LISTS = [
    (language, path) for language in LANGUAGES for path in rulebook(language).lists if path not in COMPARED
]
_REST = re.compile(r"(?<!\w)\*|\*(?!\w)")


def spelt(entry: str) -> list[str]:
    """Return sentences that ``entry`` describes: each alternative once, "(x)" with and without it."""
    parts = [_forms(part) for part in entry.split()]
    usual = [next(form for form in forms if form) for forms in parts]
    ways = [
        [*usual[:place], form, *usual[place + 1 :]] for place, forms in enumerate(parts) for form in forms
    ]
    return list(dict.fromkeys(" ".join(filter(None, way)) for way in ways))


def _forms(part: str) -> list[str]:
    if part == "...":
        return ["", "zzz zzz zzz zzz"]
    alternatives = [_REST.sub("zz", form) for form in part.strip("()").split("/")]
    return [*alternatives, ""] if part.startswith("(") else alternatives


def draft_of(text: str, language: str) -> Draft:
    return Draft(text, Brief(None, language, ""), rulebook(language), asked_at("first"))


@pytest.mark.parametrize(("language", "path"), LISTS)
def test_an_entry_finds_every_sentence_that_it_spells(language: str, path: str) -> None:
    missed = []
    for words in (words for entry in rulebook(language).lists[path] for words in spelt(entry)):
        found = draft_of(f"{words}.", language).hits.get(path, ())
        if words.rstrip("'") not in [span.of(words) for span in found]:
            missed.append(words)
    assert missed == []


@pytest.mark.parametrize(("language", "path"), [row for row in LISTS if not row[1].endswith(".harmless")])
def test_no_entry_is_taken_back_by_the_harmless_ones(language: str, path: str) -> None:
    entries = rulebook(language).lists[path]
    dead = [
        entry
        for entry in entries
        if not any(draft_of(f"{words}.", language).spans(path) for words in spelt(entry))
    ]
    assert dead == []


@pytest.mark.parametrize(("language", "path"), LISTS)
def test_no_entry_says_a_word_twice(language: str, path: str) -> None:
    """Alternatives part at blanks: "do not/don't go" would spell "do don't go" and miss "don't go"."""
    stuttered = []
    for words in (words for entry in rulebook(language).lists[path] for words in spelt(entry)):
        said = re.findall(r"[^\W_]+", words.replace("zzz", "").casefold())
        if any(after in (word, f"{word}n") for word, after in pairwise(said)):
            stuttered.append(words)
    assert stuttered == []


def test_the_notation_spells_what_it_says() -> None:
    assert spelt("mai (più) a/b*") == ["mai più a", "mai a", "mai più bzz"]
    assert spelt("uno ... *remo") == ["uno zzz zzz zzz zzz zzremo", "uno zzremo"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_list_has_an_entry_twice(language: str) -> None:
    for path, entries in rulebook(language).lists.items():
        assert len(entries) == len({entry.casefold() for entry in entries}), path
