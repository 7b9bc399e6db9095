"""Recognising a comment that is met again, so that weighing it twice keeps it once."""

import threading

import msgspec

from server.pseudonyms import Pseudonyms
from server.records import Comment
from server.store.base import CommentStore

#: What one look at a page may know and the next may not; what is known already is not forgotten.
_FACTS = (
    "language", "author", "url", "published_at", "rating", "author_role", "sponsored", "reactions", "replies",
)  # fmt: skip
_USUAL = {each.name: each.default for each in msgspec.structs.fields(Comment)}
_ONE_AT_A_TIME = threading.Lock()


def keep(comment: Comment, store: CommentStore, pseudonyms: Pseudonyms) -> Comment:
    """Keep ``comment``, whose fingerprint is that of its text and site, and return it as it is kept.

    The same words on the same site are the same comment unless two different authors are known: an
    author that one of the two selections does not show makes no second comment.
    """
    with _ONE_AT_A_TIME:
        known = store.comment_with(comment.fingerprint)
        if known and known.author and comment.author and known.author != comment.author:
            own = pseudonyms.fingerprint(comment.text, comment.site, comment.author)
            comment = msgspec.structs.replace(comment, fingerprint=own)
            known = store.comment_with(own)
        if known:
            facts = {name: getattr(known, name) for name in _FACTS if getattr(comment, name) == _USUAL[name]}
            comment = msgspec.structs.replace(comment, **facts)
        return store.add_comment(comment)
