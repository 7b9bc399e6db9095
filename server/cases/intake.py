"""Taking in a comment: from what somebody saw of it to a comment that is read, kept and has its case.

A selection on a page and a line of a list come in by this one way.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from server.addresses import host, without_tracking
from server.cases import flow
from server.cases.assess import traced
from server.cases.keeping import keep
from server.cases.wordless import findable
from server.platforms import platform_of
from server.pseudonyms import Pseudonyms
from server.reading import read
from server.reading.clean import clean
from server.reading.model import Cut, Reading
from server.records import Case, Circumstances, Comment, Platform
from server.store.base import CommentStore


class NothingLeftError(ValueError):
    """What was selected is only the page's own words: there is no comment in it."""


class Sighting(Circumstances, frozen=True):
    """A comment as somebody saw it, before anything is made of it; the author by name.

    ``site`` is for one whose address nobody knows ("booking.com").
    """

    text: str
    language: str | None = None
    url: str = ""
    site: str = ""
    platform: Platform = "generic"
    author: str = ""
    profile: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A comment with its reading and what was cut from around it; ``known`` if it was kept before."""

    comment: Comment
    reading: Reading
    cuts: tuple[Cut, ...]
    case: Case | None = None
    known: bool = False


def look_at(sighting: Sighting, pseudonyms: Pseudonyms) -> Taken:
    """Clean and read what was seen; nothing is kept. Raises :class:`NothingLeftError`."""
    cleaned = clean(sighting.text, sighting.author or None)
    if not cleaned.text:
        raise NothingLeftError
    comment = _comment(sighting, cleaned.text, pseudonyms)
    reading = read(comment.text, comment.language)
    return Taken(findable(traced(comment, reading), pseudonyms), reading, cleaned.cuts)


def take_in(
    sighting: Sighting,
    store: CommentStore,
    pseudonyms: Pseudonyms,
    who: str | None,
    words: bool = True,
) -> Taken:
    """Clean, read and keep what was seen, and open its case in the name of ``who``; ``None`` opens none.

    Without ``words`` no text is kept. Raises :class:`NothingLeftError`, and ``GoneError`` where somebody
    erased the comment before its case was there.
    """
    seen = look_at(sighting, pseudonyms)
    comment = keep(seen.comment, store, pseudonyms, words)
    case = store.case_of(comment.id) if who is None else open_case(comment, store, who)
    reading = seen.reading
    if comment.language != seen.comment.language:  # the moderator had set another one before
        reading = read(comment.text, comment.language)
    return Taken(comment, reading, seen.cuts, case, known=comment.id != seen.comment.id)


def open_case(comment: Comment, store: CommentStore, who: str) -> Case:
    """Return the comment's case, a new one if it has none. Raises ``GoneError`` if it was erased since."""
    existing = store.case_of(comment.id)
    if existing:
        return existing
    while True:
        try:
            return store.open_case(flow.new_case(comment, who, datetime.now(UTC)))
        except ValueError:  # another case has this code already: draw again
            continue


def _comment(sighting: Sighting, text: str, pseudonyms: Pseudonyms) -> Comment:
    url = without_tracking(sighting.url)
    platform = platform_of(url) or sighting.platform
    site = (host(url) or sighting.site or platform).removeprefix("www.")
    named = sighting.author.strip()
    namesake = pseudonyms.namesake(named) if named else None
    profile = sighting.profile
    return Comment(
        id=f"c_{secrets.token_hex(8)}",
        fingerprint=pseudonyms.fingerprint(text, site, None),
        text=text,
        created_at=datetime.now(UTC),
        language=sighting.language.partition("-")[0] if sighting.language else None,
        site=site,
        author=pseudonyms.author(site, named) if namesake else None,
        namesake=namesake,
        profile=pseudonyms.profile(site, without_tracking(profile)) if profile and namesake else None,
        url=url or None,
        platform=platform,
        **{fact: getattr(sighting, fact) for fact in Circumstances.__struct_fields__},
    )
