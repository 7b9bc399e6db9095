"""Every word that a person reads on the site is in a dictionary, or in the list of the site's own words.

Text is held against the dictionary of its own language: the page's, or that of the nearest ``lang``. Code is
left out. ``words-it.txt`` and ``words-en.txt`` hold names and terms; one that no page needs any more fails.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from making import addresses

from tests.markup import Node, read_page

DICTIONARIES = {"it": "it_IT", "en": "en_GB"}
#: What stands in these is for machines, or is spelt as a machine wants it.
LEFT_OUT = {"code", "pre", "samp", "kbd", "script", "style"}
#: Attributes that are read aloud or shown.
READ = ("alt", "title", "aria-label", "placeholder", "label")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*[’']?")
ADDRESS = re.compile(r"\S+@\S+|\b(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:it|com|eu|org|net)\b\S*")
#: What Italian cuts short before a vowel, and a few that it cuts short anyway (po', mo').
_ELIDED = (
    "all anch bell buon c ch ciascun coll com cos d dall dell dev dov fors gl grand l m mezz mo n nell "
    "neanch nemmen nessun null po prim quand quant quell quest qualcos qualcun s sant sull t tant "
    "tutt ultim un v vent"
)
ELIDED = frozenset(_ELIDED.split())


def said(node: Node, language: str) -> Iterator[tuple[str, str]]:
    """Go over what is read on a page, each piece with its language."""
    if node.tag in LEFT_OUT or node.attributes.get("translate") == "no":
        return
    around = language
    language = node.attributes.get("lang", language)
    for name in READ:
        # The label of a link to the other language is in that language, as the link is.
        yield language, node.attributes.get(name, "")
    if node.attributes.get("name") == "description" or node.attributes.get("property") == "og:title":
        yield around, node.attributes["content"]
    for child in node.children:
        if isinstance(child, str):
            yield language, child
        else:
            yield from said(child, language)


def words_of(language: str, text: str) -> Iterator[str]:
    """Go over the words of a text as they can be looked up: without elisions, without an English 's."""
    for found in WORD.findall(ADDRESS.sub(" ", text).replace("’", "'")):
        if language == "en":
            yield re.sub(r"(?:'s|')\Z", "", found)
            continue
        *before, last = found.split("'")
        yield from (each for each in before if each.lower() not in ELIDED)
        yield last


@pytest.fixture(scope="module")
def words(pages: list[Any]) -> dict[str, dict[str, str]]:
    """The words of the whole site by language, each with a page that it stands on."""
    found: dict[str, dict[str, str]] = {language: {} for language in addresses.LANGUAGES}
    for page in pages:
        for language, text in said(read_page(page.path), page.language):
            if language not in found:  # a sentence in a third language has no dictionary here
                continue
            for word in words_of(language, text):
                found[language].setdefault(word, addresses.file(page.name, page.language))
    return found


def unknown(language: str, words: list[str]) -> set[str]:
    """Return those that the dictionary of this language does not know."""
    done = subprocess.run(
        ["hunspell", "-d", DICTIONARIES[language], "-i", "utf-8", "-l"],
        input="\n".join(words), capture_output=True, text=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("language", addresses.LANGUAGES)
def test_every_word_is_known(words: dict[str, dict[str, str]], language: str) -> None:
    own = Path(__file__).with_name(f"words-{language}.txt").read_text("utf-8").split()
    assert own == sorted(set(own), key=lambda word: (word.lower(), word)), "sorted, each once"
    there = words[language]
    assert len(there) > 100
    strange = unknown(language, sorted(there)) - {""}
    wrong = sorted(f"{word} ({there.get(word, '?')})" for word in strange - set(own))
    assert wrong == [], f"{len(wrong)} words that no list knows"
    assert sorted(set(own) - strange) == [], "no page needs these any more"


@pytest.mark.parametrize(("language", "text", "wrong"), [
    ("it", "L’albergo dell'isola, un po' più in là: perchè nessun'altra?", {"perchè"}),
    ("it", "Scrivici a info@albergho.test o su https://albergho.test/zzz", set()),
    ("en", "The guest’s colour isn't the color we cann't see", {"color", "cann't"}),
])  # fmt: skip
def test_what_is_misspelt_is_seen(language: str, text: str, wrong: set[str]) -> None:
    assert unknown(language, list(words_of(language, text))) == wrong
