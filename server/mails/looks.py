"""How words look at a glance: letters that are taken for others, and slips of a finger."""

import re
import tomllib
import unicodedata
from pathlib import Path

_TABLE = tomllib.loads(Path(__file__).with_name("senders.toml").read_text(encoding="utf-8"))
_ALIKE = str.maketrans({look: ours for ours, looks in _TABLE["alike"].items() for look in looks})
_PAIRS: dict[str, str] = _TABLE["pairs"]


def skeleton(words: str) -> str:
    """Return how ``words`` look at a glance: letters that look alike become one, accents fall off."""
    seen = plain(words)
    for pair, letter in _PAIRS.items():
        seen = seen.replace(pair, letter)
    return re.sub(r"[^a-z0-9]", "", seen)


def plain(words: str) -> str:
    """Fold letters that look alike, and drop what nobody sees (accents, marks of no width)."""
    # Letters of a mathematical alphabet have no small ones of their own until they are made plain.
    plainly = unicodedata.normalize("NFKC", words).lower()
    small = unicodedata.normalize("NFKD", plainly.translate(_ALIKE))
    kept = "".join(letter for letter in small if unicodedata.category(letter) not in ("Mn", "Cf", "Cc"))
    return kept.translate(_ALIKE)


def alphabet(letter: str) -> str:
    """Return the name of a letter's alphabet ("LATIN", "CYRILLIC")."""
    return unicodedata.name(letter, "?").split(" ")[0]


def reads_as_ours(label: str) -> bool:
    """Say whether a word has letters of other alphabets only, and each looks like one of ours."""
    letters = [letter for letter in label if letter.isalpha()]
    return bool(letters) and all(
        alphabet(letter) != "LATIN" and plain(letter).isascii() for letter in letters
    )


def slips_between(one: str, other: str, most: int) -> int:
    """Count the slips between two words (letters added, lost, changed, swapped); at most ``most`` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and (letter, one[i - 2]) == (other[j - 2], its):
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]
