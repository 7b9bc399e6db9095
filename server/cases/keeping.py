"""Recognising a comment that is met again, so that weighing it twice keeps it once."""

from typing import Any

import msgspec

from server.cases.businesses import DEFAULT, claimed
from server.cases.wordless import without_key, without_words
from server.pseudonyms import Pseudonyms
from server.records import Business, Comment
from server.store.base import CommentStore

Businesses = tuple[tuple[str, Business], ...]

#: What one look at a page may know and the next may not; what is known already is not forgotten.
_FACTS = (
    "language", "author", "namesake", "profile", "shown_author", "url", "published_at", "rating",
    "author_role", "sponsored", "reactions", "replies", "exposure", "from_list",
)  # fmt: skip
_USUAL = {each.name: each.default for each in msgspec.structs.fields(Comment)}


def keep(comment: Comment, store: CommentStore, pseudonyms: Pseudonyms, words: bool = True) -> Comment:
    """Keep ``comment``, whose fingerprint is that of its text and site, and return it under its kept id.

    The same words on the same site are the same comment unless two different authors are known: an
    author that one of the two selections does not show makes no second comment. On the pages of two
    businesses they are two comments as well; an address that none of them claims takes no comment from
    its business. Without ``words`` no text is kept; what is returned has it.
    """
    with store.recognising():
        site, businesses = comment.site, store.businesses()
        ours = claimed(comment.url, businesses)
        known = store.comment_with(comment.fingerprint)
        if known and ours and _claim_of(known, businesses) not in (None, ours):
            site = f"{site} {ours}"
            own = pseudonyms.fingerprint(comment.text, site, None)
            comment = msgspec.structs.replace(comment, fingerprint=own)
            known = store.comment_with(own)
        if known and _is_by_another(known, comment.author):
            own = pseudonyms.fingerprint(comment.text, site, comment.author)
            comment = msgspec.structs.replace(comment, fingerprint=own)
            known = store.comment_with(own)
        if known:
            if known.shown_author:  # what a person corrected stands
                comment = msgspec.structs.replace(
                    comment, author=known.author, namesake=known.namesake, profile=known.profile
                )
            facts = {name: getattr(known, name) for name in _FACTS if getattr(comment, name) == _USUAL[name]}
            comment = msgspec.structs.replace(comment, **facts)
            theirs = _claim_of(known, businesses)
            if theirs and not ours:
                comment, ours = msgspec.structs.replace(comment, url=known.url), theirs
        comment = msgspec.structs.replace(comment, business=ours or DEFAULT)
        kept = store.add_comment(without_key(comment) if words else without_words(comment))
        return msgspec.structs.replace(comment, id=kept.id, created_at=kept.created_at)


def correct(comment_id: str, changes: dict[str, Any], store: CommentStore, pseudonyms: Pseudonyms) -> Comment:
    """Write into a kept comment what a person says of it, and return it. Raises ``KeyError``.

    ``changes`` are fields of the comment, and ``name``: who wrote it (``None``: nobody knows). Whom the
    page shows is remembered, so that the same selection later is the same comment.
    """

    def change(comment: Comment) -> Comment:
        if "name" not in changes:
            return msgspec.structs.replace(comment, **changes)
        others = {field: value for field, value in changes.items() if field != "name"}
        name = changes["name"]
        namesake = pseudonyms.namesake(name) if name else None
        return msgspec.structs.replace(
            comment,
            author=pseudonyms.author(comment.site, name) if name and namesake else None,
            namesake=namesake,
            profile=None,
            shown_author=comment.shown_author or comment.author,
            **others,
        )

    with store.recognising():
        return store.change_comment(comment_id, change)


def _claim_of(known: Comment, businesses: Businesses) -> str | None:
    """Return the business that claims a kept comment's page, as the profiles are now.

    Without its words a comment has lost what its address asks for, but knows whom it was about.
    """
    if not known.text and known.business != DEFAULT and known.business in dict(businesses):
        return known.business
    return claimed(known.url, businesses)


def _is_by_another(known: Comment, author: str | None) -> bool:
    if author is None or author in (known.author, known.shown_author):
        return False
    return known.author is not None or known.shown_author is not None
