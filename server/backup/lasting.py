"""Erasing that lasts: the copies in the folder go too, and no backup brings back what was erased."""

from collections.abc import Iterable
from pathlib import Path

from server import erased
from server.backup.keeping import drop_copies
from server.cases.authors import plain_site
from server.pseudonyms import Pseudonyms


def before_author(
    folder: Path, site: str, name: str, comments: Iterable[str], pseudonyms: Pseudonyms
) -> None:
    """Do what comes before an author's ``comments`` (ids) are erased. Raises ``StoreError``.

    Also where none are kept: a copy or a backup may hold some.
    """
    place = plain_site(site)
    marks = erased.author_marks(place, pseudonyms.author(place, name), pseudonyms.namesake(name))
    erased.note(folder, comments=comments, authors=marks)
    drop_copies(folder)


def before_comment(folder: Path, comment_id: str) -> None:
    """Do what comes before a comment is erased. Raises ``StoreError``."""
    erased.note(folder, comments=(comment_id,))
    drop_copies(folder)
