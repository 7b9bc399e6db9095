"""Domains: the part somebody has registered, whose it is, and whose name it only imitates.

The public suffixes (``co.uk``, ``github.io``) come inside the package publicsuffixlist; nothing is
asked on the network.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from publicsuffixlist import PublicSuffixList

from server.mails.looks import alphabet, plain, reads_as_ours, skeleton, slips_between
from server.mails.model import Severity

_TABLE = tomllib.loads(Path(__file__).with_name("senders.toml").read_text(encoding="utf-8"))
_SUFFIXES = PublicSuffixList()
_PUBLIC_ONLY = PublicSuffixList(only_icann=True)
_NOT_ALIKE = frozenset(_TABLE["not_alike"])
_FREE = frozenset(_TABLE["free_mailboxes"])
_SHORT = frozenset(_TABLE["short_links"])
_ENDINGS = ("com", "it", "net", "org", "co", "eu")
_LONGEST_HOST = 253
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")

Imitation = Literal[
    "hidden-letters", "name-in-domain", "lookalike-domain", "brand-subdomain", "brand-elsewhere"
]


@dataclass(frozen=True, slots=True)
class Brand:
    """A known sender: ``domains`` are truly its own, ``label`` is what it is called in them.

    ``common`` is true where the label is an everyday word; ``family`` holds brands of one owner together.
    """

    name: str
    names: tuple[str, ...]
    label: str
    domains: tuple[str, ...]
    family: str
    common: bool


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A domain that imitates ``brand``, and how."""

    brand: Brand
    code: Imitation
    severity: Severity


BRANDS = tuple(
    Brand(
        entry["name"],
        tuple(entry["names"]),
        entry.get("label", entry["names"][0]),
        tuple(entry["domains"]),
        entry.get("family", entry["name"]),
        entry.get("common", False),
    )
    for entry in _TABLE["sender"]
)


def spelt(host: str) -> str:
    """Return ``host`` in small letters as a person sees it: ``xn--…`` becomes the letters it stands for."""
    small = unicodedata.normalize("NFKC", host[:_LONGEST_HOST]).lower().strip(". ")
    return ".".join(_spelt_label(label) for label in small.split("."))


def registrable(host: str) -> str:
    """Return what somebody has registered of ``host`` (``e.tripadvisor.com`` → ``tripadvisor.com``)."""
    small = spelt(host)
    if _ADDRESS.fullmatch(small):
        return small
    found = _SUFFIXES.privatesuffix(_written(small))
    return spelt(found) if found else small


def owner(host: str) -> Brand | None:
    """Return the known sender whose own domain ``host`` is."""
    small = spelt(host)
    return next(
        (
            brand
            for brand in BRANDS
            for domain in brand.domains
            if small == domain or small.endswith("." + domain)
        ),
        None,
    )


def same_house(one: str, other: str) -> bool:
    """Say whether two hosts are one domain, or domains of one owner."""
    first, second = owner(one), owner(other)
    return registrable(one) == registrable(other) or bool(first and second and first.family == second.family)


def is_free_mailbox(host: str) -> bool:
    """Say whether anybody can open a mailbox there."""
    return spelt(host) in _FREE


def is_short_link(host: str) -> bool:
    """Say whether addresses of this host only lead on to another one."""
    return registrable(host) in _SHORT


def is_number(host: str) -> bool:
    """Say whether the host is a bare IP address."""
    return bool(_ADDRESS.fullmatch(host))


def is_mixed(host: str) -> bool:
    """Say whether one part of ``host`` mixes our letters with those of another alphabet."""
    return any(len({alphabet(letter) for letter in label if letter.isalpha()}) > 1
               for label in spelt(host).split("."))  # fmt: skip


def is_disguised(host: str) -> bool:
    """Say whether a part of ``host`` is written in another alphabet only, yet reads as if in ours.

    Where the ending is in that alphabet too, it is simply written in that language.
    """
    *labels, ending = spelt(host).split(".")
    return ending.isascii() and any(reads_as_ours(label) for label in labels)


def named_brand(words: str) -> tuple[Brand, bool] | None:
    """Return the known sender that ``words`` name, and whether they begin with it (or are nothing else)."""
    seen = plain(words[:300])
    parts = [part for part in re.split(r"[^a-z0-9.]{1,300}", seen) if part]
    for brand in BRANDS:
        for name in (*brand.names, *(() if brand.common else (brand.label,))):
            at = _position(parts, skeleton(name))
            if at >= 0:
                return brand, at == 0
        if parts in ([skeleton(brand.label)], [skeleton(brand.label), "team"]):
            return brand, True
    return None


@lru_cache(maxsize=1024)
def resemblance(host: str) -> Resemblance | None:
    """Return the known sender that ``host`` imitates, if it is not one's own domain."""
    small = spelt(host)
    if not small or owner(small) or is_number(small):
        return None
    own = registrable(small)
    label, _, suffix = own.partition(".")
    for look in (_by_label, _by_slip):
        for brand in BRANDS:
            found = look(label, suffix, brand)
            if found:
                return Resemblance(brand, *found)
    above = [part for part in small.removesuffix(own).split(".") if part]
    for brand in BRANDS:
        severity = _above(above, label, brand)
        if severity:
            return Resemblance(brand, "brand-subdomain", severity)
    return None


def forget() -> None:
    """Remember no host any more: one of them may have stood in a text that was erased."""
    resemblance.cache_clear()


def _by_label(label: str, suffix: str, brand: Brand) -> tuple[Imitation, Severity] | None:
    bare = label.replace("-", "")
    if bare == brand.label:
        return "brand-elsewhere", "amber" if _is_national(suffix) else "red"
    if skeleton(label) == skeleton(brand.label):
        return "hidden-letters", "red"
    for name in brand.names:
        if name in bare:
            return "name-in-domain", "red"
        if skeleton(name) in skeleton(label):
            return "hidden-letters", "red"
    return None


def _by_slip(label: str, suffix: str, brand: Brand) -> tuple[Imitation, Severity] | None:
    """See a name with a letter more, less, changed or moved, in the whole label or between hyphens."""
    name = skeleton(brand.label)
    slips = 0 if len(name) < 6 else 2 if len(name) >= 10 else 1
    for part in {label.replace("-", ""), *label.split("-")} - _NOT_ALIKE:
        if 0 < slips_between(skeleton(part), name, slips) <= slips:
            return "lookalike-domain", "amber" if brand.common else "red"
    return None


def _above(above: list[str], label: str, brand: Brand) -> Severity | None:
    """See a name in front of somebody else's domain: ``tripadvisor.com.evil.example``."""
    parts = [part for each in above for part in each.split("-")]
    after = [*parts[1:], label.partition("-")[0]]
    found: Severity | None = None
    for part, following in zip(parts, after, strict=False):
        if skeleton(part) == skeleton(brand.label):
            if following in _ENDINGS:
                return "red"
            found = found if brand.common else "amber"
    return found


def _is_national(suffix: str) -> bool:
    return len(suffix.rpartition(".")[2]) == 2 and _PUBLIC_ONLY.publicsuffix(suffix) == suffix


def _position(parts: list[str], name: str) -> int:
    """Return where ``name`` stands in ``parts``, spaces in it allowed ("trip advisor"); -1 if nowhere."""
    for first in range(len(parts)):
        joined = ""
        for part in parts[first : first + 4]:
            joined += skeleton(part)
            if joined == name or (joined.startswith(name) and joined[len(name) :] in _ENDINGS):
                return first
    return -1


def _spelt_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode").lower()
    except (UnicodeError, OverflowError):
        return label


def _written(host: str) -> str:
    """Return ``host`` as it goes over the wire, which is how the list of suffixes is written."""
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
        for label in host.split(".")
    )
