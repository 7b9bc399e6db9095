"""Erasing that lasts: the one way in which a desk lets go of comments.

What goes is noted first, so that no backup brings it back. Then the copies go that Garbo kept in the folder,
then the comments themselves, and what was remembered of their texts is forgotten.
All of them raise ``StoreError``.
"""

from datetime import datetime
from pathlib import Path

from server import erased
from server.backup.keeping import drop_copies, drop_old_copies
from server.cases import retention
from server.cases.authors import comments_of, plain_site
from server.cases.forgetting import forget_texts
from server.pseudonyms import Pseudonyms
from server.store.base import CommentStore


def erase_comment(comment_id: str, store: CommentStore, folder: Path) -> bool:
    """Erase a comment with all that came of it; say whether there was one."""
    if store.comment(comment_id) is None:
        return False
    erased.note(folder, comments=(comment_id,))
    drop_copies(folder)
    gone = store.delete_comment(comment_id)
    forget_texts(store)
    return gone


def erase_author(site: str, name: str, store: CommentStore, pseudonyms: Pseudonyms, folder: Path) -> int:
    """Erase the comments of an author with all that came of them, outcomes too; say how many.

    Noted also where none are kept: a copy or a backup may hold some.
    """
    theirs = [each.id for each in comments_of(site, name, store, pseudonyms)]
    place = plain_site(site)
    marks = erased.author_marks(place, pseudonyms.author(place, name), pseudonyms.namesake(name))
    erased.note(folder, comments=theirs, authors=marks)
    drop_copies(folder)
    if not theirs:
        return 0
    gone = store.delete_comments(theirs)
    forget_texts(store)
    return gone


def purge(store: CommentStore, days: int, now: datetime, folder: Path) -> int:
    """Erase what is older than ``days``, kept copies too; say how many comments. 0 days keep everything."""
    drop_old_copies(folder, days, now)
    return retention.purge(store, days, now, lambda going: erased.note(folder, comments=going))
