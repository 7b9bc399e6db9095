"""What each platform allows a business to do: data with a source and a date, read from ``*.toml``.

General information, not legal advice: a platform may change its rules any day.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args
from urllib.parse import urlsplit

from server.records import Platform

_FOLDER = Path(__file__).parent
#: How a host name ends in a country or everywhere: "it", "com", "co.uk", "com.br".
_COUNTRY: Final = r"(?:com|[a-z]{2}|(?:com?|ne|or)\.[a-z]{2})"
#: ``forbidden`` by its rules, ``discouraged`` by its advice or by good sense, ``allowed``.
Leave = Literal["allowed", "discouraged", "forbidden"]


@dataclass(frozen=True, slots=True)
class PlatformRule:
    """One rule of a platform in both languages, where it stands and when it was read there.

    ``certain`` is false where it was not found in the platform's own words, and then the sentence says
    so. ``lists`` are the rules for replies that it stands behind, or switches on ("R11.refund").
    """

    code: str
    words: dict[Literal["it", "en"], str]
    source: str
    read_on: date
    certain: bool = True
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What one platform allows. ``replies`` is how many public replies a comment may get, 0 for any number.

    ``title`` is its name, "" for an unknown page, ``hosts`` its addresses; ``public_stages`` are the
    points of the dialogue that may be public there, the others are private. ``as_of`` is the day its
    rules were last gone through.
    """

    platform: Platform
    title: str
    hosts: tuple[str, ...]
    as_of: date
    replies: int
    may_edit_reply: bool
    may_hide: bool
    may_delete: bool
    may_block: bool
    clarify: Leave
    public_stages: frozenset[str]
    rules: tuple[PlatformRule, ...]

    def rule_for(self, path: str) -> PlatformRule | None:
        """Return the platform's own rule behind the list ``path`` of a reply's rules, if it has one."""
        return next((rule for rule in self.rules if path in rule.lists), None)


def platform_of(url: str) -> Platform | None:
    """Return the platform that the address ``url`` is on, or ``None`` for any other page."""
    try:
        parts = urlsplit(url)
        place = f"{(parts.hostname or '').rstrip('.')}{parts.path.rstrip('/')}/"
    except ValueError:
        return None
    return next((name for name, pattern in _addresses() if pattern.match(place)), None)


@cache
def _addresses() -> tuple[tuple[Platform, re.Pattern[str]], ...]:
    """Return what the host and path of each platform's pages look like; labels are matched whole."""
    platforms: tuple[Platform, ...] = get_args(Platform)
    return tuple((name, _pattern(entry)) for name in platforms for entry in profile(name).hosts)


def _pattern(entry: str) -> re.Pattern[str]:
    host, _, path = entry.partition("/")
    ending = re.escape(host).replace(re.escape("*"), _COUNTRY)
    return re.compile(rf"(?:[\w-]{{1,63}}\.){{0,8}}{ending}/" + (f"{re.escape(path)}/" if path else ""))


@cache
def profile(platform: Platform) -> Profile:
    """Return what ``platform`` allows."""
    data = tomllib.loads((_FOLDER / f"{platform}.toml").read_text(encoding="utf-8"))
    return Profile(
        platform=platform,
        title=data["title"],
        hosts=tuple(data["hosts"]),
        as_of=data["as_of"],
        replies=data["replies"],
        may_edit_reply=data["may_edit_reply"],
        may_hide=data["may_hide"],
        may_delete=data["may_delete"],
        may_block=data["may_block"],
        clarify=data["clarify"],
        public_stages=frozenset(data["public_stages"]),
        rules=tuple(
            PlatformRule(
                each["code"],
                {"it": each["it"], "en": each["en"]},
                each["source"],
                each["read_on"],
                each["certain"],
                tuple(each.get("lists", ())),
            )
            for each in data["rules"]
        ),
    )
