"""The small language in which the phrases of ``phrases/*.toml`` are written, turned into patterns.

It is explained to its readers at the head of ``phrases/it.toml``. Every quantifier is bounded: a
hostile text must not make a pattern run away.
"""

import re

_GAP = r"[\s,;:\"'’“”«»()\-–—*%]{1,4}"
_JOIN = rf"(?:(?<=['’])\s?|{_GAP})"
_WORD = r"[\w€$£#@](?:\w|['’.&/-](?=\w)){0,29}"
_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-Þ])(?:\w|[&'’.-](?=\w)){1,25}"
_NUMBER = r"\d{1,6}(?:[.,]\d{1,3})?"
_PIECES = re.compile(r"[\[\]()]|\{\w+\}|…|[^\s\[\](){}…]+")
# The beginning of a sentence, and a stop after the words; neither is marked.
_EDGES = {"^": r"(?:\A|(?<=\n)|(?<=[.!?]\s))", "$": r"(?=\s?[:;,.!?\n(–—-]|\s{0,9}\Z)"}
_SIGNS = {"'": r"['’]\s?", "_": _GAP}
_ACCENTS = {"à": "a", "è": "e", "é": "e", "ì": "i", "ò": "o", "ù": "u"}


def _literal(word: str) -> str:
    """Turn a word of a table into a pattern; accents may be missing or typed as an apostrophe."""
    letters = []
    for letter in word.removesuffix("*"):
        if letter in _ACCENTS:
            letters.append(f"(?:{letter}|{_ACCENTS[letter]}['’]?)")
        else:
            letters.append(_SIGNS.get(letter) or re.escape(letter))
    return "".join(letters) + (r"\w{0,15}" if word.endswith("*") else "")


def _any_of(words: list[str]) -> str:
    return "(?:" + "|".join(_literal(word) for word in sorted(words, key=len, reverse=True)) + ")"


def kinds_of(lists: dict[str, list[str]]) -> dict[str, str]:
    """Build the patterns behind ``{money}``, ``{name}``, ``{address}`` and the others."""
    amount = rf"(?:{_NUMBER}|{_any_of(lists['number'])}(?!\w))"
    many = rf"(?:[5-9]|\d{{2,6}}|\d{{1,3}}[.,]\d{{3}}|{_any_of(lists['many'])}(?!\w))(?![\d.,])"
    currency = _any_of(lists["currency"])
    money = rf"(?:[€$£]\s?{_NUMBER}|{amount}\s?(?:[€$£]|{currency}(?!\w)))"
    link = _any_of(lists["name-link"])
    more = rf"(?:\s(?:{link}\s)?{_CAPITAL}){{0,3}}"
    trade = _any_of(lists["business"])
    # A trade alone is no name: "gli HOTEL sono un'altra cosa".
    other = rf"(?:{_any_of(lists['not-a-name'])}|{trade})"
    name = rf"(?!{other}(?!\w)){_CAPITAL}{more}"
    # The trade stands before the name in Italian (Hotel Miramare), after it in English (Seaview Hotel).
    business = rf"(?:{trade}\s(?:{link}\s)?{_CAPITAL}{more}|{_CAPITAL}\s(?:{_CAPITAL}\s){{0,2}}{trade}\b)"
    street = _any_of(lists["street"])
    house = r",?\s(?:n\.?\s?)?\d{1,4}\b"
    after = rf"{street}\s(?:\w{{1,20}}\s){{0,3}}?(?:{_CAPITAL}(?:{house})?|\w{{1,20}}{house})"
    before = rf"(?:\d{{1,5}}\s)?(?:{_CAPITAL}\s){{1,3}}{_any_of(lists['street-last'])}\b(?:\s\d{{1,4}}\b)?"
    joined = rf"{_CAPITAL}{_any_of(lists['street-ending'])}\.?\s\d{{1,4}}\b"
    address = rf"(?:{after}|{before}|{joined})"
    placed = rf"(?:,?\s(?:{_any_of(lists['at'])}\s)?{address})"
    # Who types without capitals is understood where an address follows.
    addressed = rf"(?:(?:{business}|{name}){placed}|{trade}(?:\s\w{{1,20}}){{1,3}}?{placed})"
    return {
        "number": amount,
        "many": many,
        "money": money,
        "amount": rf"(?:{money}|{amount})",
        "name": name,
        "full_name": rf"{_CAPITAL}\s{_CAPITAL}",
        "business": business,
        "address": address,
        "place": rf"(?:{addressed}|{business}|{name})",
        "addressed": addressed,
    }


def pattern_of(say: str, kinds: dict[str, str]) -> str:
    """Turn a phrase into one bounded pattern; each ``[…]`` is a group, the words to mark."""
    out: list[str] = []
    join = ""
    for piece in _PIECES.findall(say):
        if piece in _EDGES:
            out.append(_EDGES[piece])
            continue
        if piece in "])":
            out.append(")" if piece == "]" else ")?")
        elif piece == "…":
            out.append(rf"(?:{_JOIN}{_WORD}){{0,10}}?")
        elif piece == "(":
            out.append(f"(?:{join}")
            join = ""
            continue
        elif piece == "[":
            out.append(f"{join}(")
            join = ""
            continue
        else:
            words = kinds[piece[1:-1]] if piece.startswith("{") else _any_of(piece.split("|"))
            out.append(join + words)
        join = _JOIN
    return rf"(?i)(?<!\w){''.join(out)}(?!\w)"


def needed_by(say: str) -> tuple[tuple[str, ...], ...]:
    """Return the parts of words that a text must have, before the slower pattern is tried.

    Each choice that the phrase insists on is one tuple: at least one of its words must be there.
    """
    firm = re.sub(r"\([^)]*\)|[\^$]", " ", say)
    choices = (piece.split("|") for piece in _PIECES.findall(firm) if piece[0] not in "[]{…")
    parts = (tuple(_plain_part(word) for word in words) for words in choices)
    return tuple(choice for choice in parts if all(choice))


def _plain_part(word: str) -> str:
    """Return the longest part of a word that is written in one way only."""
    return max(re.split(r"[*_'àèéìòù]", word.lower()), key=len)
