"""How a reply says where to write in private, and who signs it."""

import re

from server.platforms import profile
from server.records import Business
from server.replies.checks.draft import EMAIL, LINK
from server.replies.model import Brief
from server.replies.phrasebook import Phrasebook


def private_words(brief: Brief, book: Phrasebook) -> str:
    """Return the private channel as words that follow a verb ("in privato a info@…").

    What the business wrote is used when it is in the reply's language, else what is true for the
    platform; so it is for a link where the platform wants none.
    """
    channel = " ".join(brief.business.private_channel.split()).rstrip(".;, ") if brief.business else ""
    link = LINK.search(EMAIL.sub("", channel)) and profile(brief.platform).rule_for("R11.link")
    if channel and not link:
        frame = next(say for like, say in book.frames if like.search(channel))
        if frame:
            return frame.format(channel=channel)
    return book.channels[brief.platform]


def signature(business: Business | None, book: Phrasebook) -> str:
    """Return who signs: the name with the role, one of the two, or the nameless customer care.

    A role that the name says already is not said again.
    """
    if business is None:
        return book.nobody
    name, role = (" ".join(words.split()).strip(" .,;") for words in (business.signature, business.role))
    if name and role and not re.search(rf"\b{re.escape(role)}\b", name, re.IGNORECASE):
        return f"{name}, {role}"
    return name or role[:1].upper() + role[1:] or book.nobody


def person(business: Business | None, book: Phrasebook) -> str:
    """Return who speaks, as one says it of oneself on the telephone: the name, else who it is for.

    It stands within a sentence, so that the nameless customer care has no capital there.
    """
    if business is None:
        return book.nobody[:1].lower() + book.nobody[1:]
    return " ".join(business.signature.split()).strip(" .,;") or business.name
