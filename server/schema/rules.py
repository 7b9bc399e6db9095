"""What goes out of a platform's rules and of the law."""

from datetime import date

from server.law import State
from server.platforms import Leave
from server.records import Platform
from server.replies.model import Stage
from server.schema.common import Count, Wire


class PlatformRuleBody(Wire, frozen=True):
    """One rule of a platform. ``certain`` is false where it was not found in the platform's own words.

    ``source`` is an address or a law's name, ``readOn`` the day it was read there.
    """

    code: str
    text: str
    source: str
    read_on: date
    certain: bool


class PlatformBody(Wire, frozen=True):
    """What a platform allows. ``replies`` is how many public replies a comment may get, 0 for any number.

    ``title`` is empty for an unknown page; ``clarify`` is about the clarification in public.
    """

    platform: Platform
    title: str
    replies: Count
    may_edit_reply: bool
    may_hide: bool
    may_delete: bool
    may_block: bool
    clarify: Leave
    public_stages: tuple[Stage, ...]
    rules: tuple[PlatformRuleBody, ...]


class LawBody(Wire, frozen=True):
    """What one rule of the law says. ``state`` is null for a rule to know, with nothing to check.

    ``source`` is an address or a law's name, ``asOf`` the day it was read there.
    """

    code: str
    title: str
    state: State | None
    why: str
    source: str
    as_of: date
    certain: bool


class Rules(Wire, frozen=True):
    """The platform's rules and the law, with what is to be said wherever they are shown."""

    platform: PlatformBody
    law: tuple[LawBody, ...]
    disclaimer: str
