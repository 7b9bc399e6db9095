"""Which of the desk's businesses a comment is about: the one whose page it stands on."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec

from server.addresses import without_tracking
from server.records import Business, Case, Comment
from server.store.base import CommentStore

#: The id of the first business; a comment on a page that no profile names is held to be about it.
DEFAULT: Final = "default"
#: Letters of an id, without the number that makes it unique.
_LONGEST_ID: Final = 40
#: What a name without any Latin letter or digit is called.
_NAMELESS: Final = "business"
#: A page and its edition for small screens are one.
_SAME_HOST: Final = ("www.", "m.")
_USUAL_PORTS: Final = (None, 80, 443)
#: By the name of a site, what in a path tells its pages apart.
_VENUES: Final = {
    site["name"]: re.compile(site["venue"])
    for site in tomllib.loads(Path(__file__).with_name("businesses.toml").read_text(encoding="utf-8"))["site"]
}
#: Sites whose names in a path are the same in capitals.
_CASELESS: Final = frozenset(
    tomllib.loads(Path(__file__).with_name("businesses.toml").read_text(encoding="utf-8"))["caseless"]
)


class _Place(NamedTuple):
    """Where an address leads: the host, the steps of its path, what its query says."""

    host: str
    path: tuple[str, ...]
    query: frozenset[tuple[str, str]]


def claimed(url: str | None, businesses: Iterable[tuple[str, Business]]) -> str | None:
    """Return the id of the business whose ``pages`` have the longest prefix of ``url``, if any has one.

    Of two that are as long the first counts.
    """
    best, length = None, (-1, -1)
    here = _place(url) if url else None
    if here is None:
        return best
    for business_id, business in businesses:
        for page in business.pages:
            prefix = _place(page)
            if prefix and _leads_to(prefix, here) and (len(prefix.path), len(prefix.query)) > length:
                best, length = business_id, (len(prefix.path), len(prefix.query))
    return best


def placed(comment: Comment, store: CommentStore) -> Comment:
    """Return ``comment`` with the business that its address picks as the profiles are now."""
    return msgspec.structs.replace(comment, business=claimed(comment.url, store.businesses()) or DEFAULT)


def business_of(comment: Comment | None, store: CommentStore) -> Business | None:
    """Return the profile that replies and signals use for ``comment``; ``None`` is no comment at all.

    Where its business has been deleted, and without a comment, that is the default one, if there is one.
    """
    own = store.business(business_id_of(comment)) if comment else None
    return own or store.business(DEFAULT)


def business_id_of(comment: Comment) -> str:
    """Return the id of its business, also when that has been deleted since."""
    return comment.business or DEFAULT


def is_about(comment: Comment, business_id: str | None) -> bool:
    """Say whether ``comment`` is about this business; with ``None`` every comment will do."""
    return business_id is None or business_id_of(comment) == business_id


def cases_about(business_id: str | None, store: CommentStore) -> Iterator[tuple[Case, Comment]]:
    """Yield the cases about a business with their comments, oldest first; ``None``: of all businesses."""
    for case in store.cases():
        comment = store.comment(case.comment_id)
        if comment is not None and is_about(comment, business_id):
            yield case, comment


def add(business: Business, store: CommentStore) -> str:
    """Keep a new business and return its id: its name as a short slug that was never given before.

    An id that comments still bear is not given again: they are about another business of that name.
    """
    used = {DEFAULT, *(business_id_of(each) for each in store.comments())}
    for business_id in _ids(business.name):
        if business_id not in used:
            try:
                store.add_business(business_id, business)
            except ValueError:  # it is taken
                continue
            return business_id
    raise AssertionError("there is always another number")


def _ids(name: str) -> Iterator[str]:
    """Yield ids for a business of this name, the nicest first: hotel-aurora, hotel-aurora-2 and so on."""
    slug = _slug(name)
    yield slug
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(each for each in plain if not unicodedata.combining(each))
    words = "".join(each if each.isascii() and each.isalnum() else " " for each in kept).split()
    slug = ""
    for word in words:
        if slug and len(slug) + 1 + len(word) > _LONGEST_ID:
            break
        slug = f"{slug}-{word}" if slug else word[:_LONGEST_ID]
    return slug or _NAMELESS


def _leads_to(prefix: _Place, here: _Place) -> bool:
    return (
        prefix.host == here.host
        and here.path[: len(prefix.path)] == prefix.path
        and prefix.query <= here.query
    )


def _place(address: str) -> _Place | None:
    """Read an address, with or without its scheme; ``None`` if it leads nowhere."""
    written = address.strip()
    url = without_tracking(written if "://" in written else f"https://{written}")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    for prefix in _SAME_HOST:
        host = host.removeprefix(prefix)
    if not host:
        return None
    for name, pattern in _VENUES.items():
        venue = pattern.search(parts.path)
        if venue and name in host.split(".")[:2]:
            return _Place(name, (venue[1],), frozenset())
    path = tuple(unquote(step.replace("+", " ")) for step in parts.path.split("/") if step)
    if _CASELESS.intersection(host.split(".")[:2]):
        path = tuple(step.casefold() for step in path)
    return _Place(
        _in_ascii(host) + ("" if port in _USUAL_PORTS else f":{port}"),
        path,
        frozenset(parse_qsl(parts.query, keep_blank_values=True)),
    )


def _in_ascii(host: str) -> str:
    """Return one form of a host: città.test and CITTÀ.test are typed, a browser says xn--citt-hoa.test."""
    if host.isascii() and "xn--" not in host:
        return host
    try:
        # Old and new rules part on letters such as ß: without case they are the same.
        plain = [
            label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label
            for label in host.split(".")
        ]
        return ".".join(plain).casefold().encode("idna").decode("ascii")
    except UnicodeError:
        return host
