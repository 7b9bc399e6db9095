"""Cuts the page away from what people select: ages, buttons, badges, counts, the author's name.

The words are in ``chrome/*.toml``. The rules here are cautious: what a person could have
written stays, unless it stands where only a page would print it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from server.reading.characters import printable
from server.reading.model import Cleaned, Cut
from server.reading.page_author import find_author
from server.reading.page_words import BLANK, FRAME, GAP, PageWord, find_answer, find_page_words, in_runs

#: Ages, dates and numbers are written by people too: they never vouch for each other.
_MEASURES: Final = frozenset({"age", "date", "count", "rating"})
#: A cut can bare more of the page: the buttons of one comment hide the next author's name.
_PASSES: Final = 8
_SENTENCE_END: Final = '.!?…»”")'


def clean(selection: str, author_name: str | None = None) -> Cleaned:
    """Return the comment in ``selection`` without the page around it.

    ``author_name`` is the name that the page gives to the author, if it is known; without it a
    name is cut only where it stands alone before an age or a button. The owner's answer below the
    comment goes with its heading. Where nothing would be left,
    the selection comes back whole and nothing is cut. HTML is text.
    """
    text = printable(selection)
    cuts: list[tuple[int, Cut]] = []
    answer = find_answer(text)
    if answer is not None:
        cuts.append((answer, Cut("control", text[answer:].strip())))
        text = text[:answer].rstrip()
    places: Sequence[int] = range(len(text))
    for _ in range(_PASSES):
        printed = _find_printed(text, author_name)
        pieces = _pieces_without(text, printed)
        if not printed or not any(_says_something(text[begin:end]) for begin, end in pieces):
            break
        cuts += [(places[word.start], Cut(word.kind, text[word.start : word.end])) for word in printed]
        places = [place for begin, end in pieces for place in (*places[begin:end], places[end - 1])]
        text = "\n".join(text[begin:end] for begin, end in pieces)
    return Cleaned(text, tuple(cut for _, cut in sorted(cuts, key=lambda each: each[0])))


def _find_printed(text: str, author_name: str | None) -> list[PageWord]:
    """Return the words of the page in ``text``, in order."""
    words: Sequence[PageWord] = find_page_words(text)
    author = find_author(text, words, author_name)
    words = sorted([*author, *_apart_from(words, author)], key=lambda word: word.start)

    runs = in_runs(text, words)
    befores = [0, *(run[-1].end for run in runs)]
    afters = [*(run[0].start for run in runs[1:]), len(text)]
    printed: list[PageWord] = []
    for run, before, after in zip(runs, befores, afters, strict=False):
        left, right = _left_side(text[before : run[0].start]), _right_side(text[run[-1].end : after])
        breaks = [any(sign in FRAME for sign in text[a.end : b.start]) for a, b in pairwise(run)]
        printed += _printed_part(run, breaks, left, right)
    return printed


def _apart_from(words: Sequence[PageWord], author: Sequence[PageWord]) -> Sequence[PageWord]:
    """Return the words before and after the author's name, which stands in one place."""
    if not author:
        return words
    begin, end = author[0].start, author[-1].end
    return [word for word in words if word.end <= begin or word.start >= end]


@dataclass(frozen=True, slots=True)
class _Side:
    """What stands on one side of a run of page words.

    ``framed``: a separator or the edge of the selection; ``line``: a line break; ``edge``: nothing
    else up to the edge; ``flows``: the text there reads on, for it ends no sentence (left) or
    begins in small letters (right).
    """

    framed: bool
    line: bool
    edge: bool
    flows: bool


def _left_side(before: str) -> _Side:
    near = before.rstrip(BLANK)[-1:]
    text = before.rstrip(GAP)
    last = text[-1:]
    ends = not last or last in _SENTENCE_END or (last > "\u2190" and not last.isalnum())
    return _Side(near in FRAME, near == "\n", not text, not ends)


def _right_side(after: str) -> _Side:
    near = after.lstrip(BLANK)[:1]
    text = after.lstrip(GAP)
    return _Side(near in FRAME, near == "\n", not text, text[:1].islower())


def _printed_part(
    run: Sequence[PageWord], breaks: Sequence[bool], left: _Side, right: _Side
) -> Sequence[PageWord]:
    """Return the words of ``run`` that the page printed, rather than the person on either side.

    ``breaks`` says, for each gap inside the run, whether a line break or a separator is in it.
    """
    first, last = 0, len(run)
    while first < last and _may_end_what_is_before(run[first], left):
        first += 1
        if breaks[first - 1 : first] == [True]:
            left = replace(left, framed=True)
    while first < last and _may_begin_what_is_after(run[last - 1], right):
        last -= 1
        if last and breaks[last - 1]:
            right = replace(right, framed=True)
    if first < last and right.flows and not right.framed:
        last -= 1
    kept = run[first:last]
    if not (left.framed or right.framed):
        return ()
    if len(kept) == 1:
        return kept if _stands_alone(kept[0], left, right) else ()
    return kept if any(_vouches(word) for word in kept) else ()


def _may_end_what_is_before(word: PageWord, left: _Side) -> bool:
    """Say whether the first word of a run may belong to the text on its left: "ho aspettato 3 h"."""
    if word.trust == "between":
        return not left.edge
    return not left.framed and (
        not word.exact or (left.flows and word.kind in _MEASURES and word.trust != "sure")
    )


def _may_begin_what_is_after(word: PageWord, right: _Side) -> bool:
    """Say whether the last word of a run may belong to the text on its right."""
    if word.trust == "between":
        return not right.edge
    return not right.framed and not word.exact


def _stands_alone(word: PageWord, left: _Side, right: _Side) -> bool:
    """Say whether one word of the page, with no other beside it, is surely the page's."""
    framed = left.framed and right.framed
    if word.trust == "sure":
        return word.exact or framed
    reads_on = right.line and right.flows
    follows = left.line and left.flows
    if word.kind == "age":
        return word.trust == "line" and framed and not reads_on and not follows
    return word.trust == "line" and framed and not (word.kind == "action" and reads_on)


def _vouches(word: PageWord) -> bool:
    """Say whether ``word`` is enough like a page to speak for the words beside it."""
    return word.kind not in _MEASURES or word.trust in ("sure", "line")


def _says_something(text: str) -> bool:
    """Say whether there is a letter, a digit or an emoji in ``text``."""
    return any(sign.isalnum() or sign > "\u2190" for sign in text)


def _pieces_without(text: str, printed: Sequence[PageWord]) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` between those words, without the separators beside them."""
    pieces = []
    for begin, end in zip(
        [0, *(w.end for w in printed)], [*(w.start for w in printed), len(text)], strict=True
    ):
        piece = text[begin:end]
        start = begin + len(piece) - len(piece.lstrip(GAP)) if begin else 0
        stop = start + len(text[start:end].rstrip(GAP)) if end < len(text) else end
        if start < stop:
            pieces.append((start, stop))
    return pieces
