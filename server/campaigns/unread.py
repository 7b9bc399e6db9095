"""Copies of which the words are not kept (``STORE_TEXT=false``): only their signatures can be compared."""

from typing import Final

from server.campaigns.identity import same_person, same_place
from server.campaigns.model import Match
from server.campaigns.traces import FEWEST_WORDS
from server.records import Comment

#: The share of places in which the signatures agree, by the distinct words of the text that is there. It
#: is an estimate, and the order of the words cannot be looked at: it takes more than for one to read.
LINES: Final = ((20, 0.6), (12, 0.75), (FEWEST_WORDS, 0.9))


def unread_copy(comment: Comment, words: int, other: Comment, agreement: float) -> Match | None:
    """Say whether ``other``, whose text is not kept, is a copy of ``comment`` with so many distinct words.

    In the same place it may be this very comment, unless two different authors are known.
    """
    line = next((line for fewest, line in LINES if words >= fewest), 2.0)
    strangers = comment.author and other.author and not same_person(comment, other)
    if agreement < line or (same_place(comment, other) and not strangers):
        return None
    return Match(other, "copy", agreement)
