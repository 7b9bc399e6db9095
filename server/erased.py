"""What was erased on purpose, so that an old backup does not bring it back.

``erased.json`` in the data folder (0600) holds a digest of each erased comment's id and of each erased
author's pseudonyms, with the moment; no text, name or pseudonym. The pseudonyms are made under the desk's
key, so without that nobody can try names on the digests either.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from server.files import exclusively, private_folder, write_private
from server.records import Comment
from server.store.base import StoreError
from server.store.disk import in_words

NAME = "erased.json"


class ErasedFileError(StoreError):
    """``erased.json`` is damaged; nothing was changed. The message says what to do."""


class Erased(msgspec.Struct, frozen=True, rename="camel"):
    """Digests of what is gone: comments for good, authors with what they wrote until the moment."""

    comments: frozenset[str] = frozenset()
    authors: Mapping[str, datetime] = {}

    def covers(self, comment: Comment) -> bool:
        """Say whether ``comment`` was erased, or is by an author who was erased after it came."""
        came = comment.created_at
        came = came if came.tzinfo else came.replace(tzinfo=UTC)
        return mark("comment", comment.id) in self.comments or any(
            came <= self.authors[each] for each in authors_of(comment) if each in self.authors
        )

    def with_these(self, other: "Erased") -> "Erased":
        """Return what either says; of two moments the later."""
        later = {
            each: max(one for one in (self.authors.get(each), other.authors.get(each)) if one)
            for each in {*self.authors, *other.authors}
        }
        return Erased(self.comments | other.comments, later)


def mark(*parts: str) -> str:
    """Return the digest under which something is noted: 32 hexadecimal digits."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def author_marks(site: str, author: str, namesake: str | None) -> tuple[str, ...]:
    """Return the digests of an author's pseudonyms on ``site``."""
    own = mark("author", author)
    return (own, mark("namesake", site, namesake)) if namesake else (own,)


def authors_of(comment: Comment) -> tuple[str, ...]:
    """Return the digests of all authors that ``comment`` may be by."""
    marks = [mark("author", each) for each in (comment.author, comment.shown_author) if each]
    if comment.namesake:
        marks.append(mark("namesake", comment.site, comment.namesake))
    return tuple(marks)


def note(
    folder: Path, comments: Iterable[str] = (), authors: Iterable[str] = (), at: datetime | None = None
) -> None:
    """Note the ids of comments and the digests of authors; on disk when this returns.

    Done before they are erased: should that fail, the list says a little too much and nothing comes back.
    Raises :class:`~server.store.base.StoreError`.
    """
    moment = at or datetime.now(UTC)
    new = Erased(frozenset(mark("comment", each) for each in comments), dict.fromkeys(authors, moment))
    if new != Erased():
        try:
            private_folder(folder)
            with exclusively(folder / "erased.lock"):
                keep(folder, read(folder).with_these(new))
        except OSError as error:
            raise in_words(error, folder / NAME) from error


def keep(folder: Path, erased: Erased) -> None:
    """Write the list in the place of the one in ``folder``."""
    write_private(folder / NAME, encoded(erased))


def encoded(erased: Erased) -> bytes:
    """Return the list as it is kept."""
    return msgspec.json.encode(erased, order="deterministic")


def read(folder: Path) -> Erased:
    """Return the list of ``folder``. Raises :class:`ErasedFileError`."""
    path = folder / NAME
    try:
        return decoded(path.read_bytes())
    except FileNotFoundError:
        return Erased()
    except msgspec.DecodeError:
        raise ErasedFileError(
            f"{path} is damaged. Put it back from a backup, or delete it: the comments are safe, "
            "but a backup of before would bring back what was erased since."
        ) from None


def decoded(content: bytes) -> Erased:
    """Return the list that was written. Raises ``msgspec.DecodeError``."""
    return msgspec.json.decode(content, type=Erased)
