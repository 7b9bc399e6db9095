"""Who the mail says has sent it: look-alike domains, names that do not fit, other return addresses."""

import re
from email.utils import getaddresses

from server.mails.blocks import Block, Header
from server.mails.domains import (
    Brand,
    is_disguised,
    is_free_mailbox,
    is_mixed,
    named_brand,
    owner,
    registrable,
    resemblance,
    same_house,
    spelt,
)
from server.mails.letter import Letter, decoded
from server.mails.links import domains_in
from server.mails.model import Clue, Senders, Severity
from server.reading.model import Span

_IN_BRACKETS = re.compile(r"<[ \t]{0,3}([^<>\s]{1,320}@[^<>\s]{1,253})[ \t]{0,3}>")
_BARE = re.compile(r"[^\s<>()\[\]\",;:@]{1,64}@[^\s<>()\[\]\",;:@/\\]{1,253}")
#: A true mail has one line of each name.
_MOST_LINES = 20
_NAMED = ("from", "sender", "reply-to")


def address(header: Header | None) -> tuple[str, str, str]:
    """Return name, part before the "@" and domain of a line; "" for what it does not say.

    The last address in brackets is the true one: what stands before is a name, whatever it looks like.
    """
    if header is None:
        return "", "", ""
    value = header.value
    bracketed = list(_IN_BRACKETS.finditer(value))
    if bracketed:
        found = bracketed[-1]
        name = decoded(value[: found.start()].strip(" \t\"'*"))
        local, _, domain = found[1].rpartition("@")
        return name.strip(" \"'"), local, domain.strip(".").lower()
    bare = _BARE.search(value)
    if bare is None:
        return decoded(value), "", ""
    pairs = getaddresses([value[:500]])
    name = pairs[0][0] if pairs else ""
    local, _, domain = bare[0].rpartition("@")
    return decoded(name), local, domain.strip(".>").lower()


def senders(letter: Letter) -> Senders:
    """Return the domains of the mail that is asked about, as its own lines say."""
    main = letter.main
    if main is None:
        return Senders()
    told = (address(main.first(name))[2] or None for name in ("from", "reply-to", "return-path"))
    return Senders(*(spelt(domain) if domain else None for domain in told))


def clues(letter: Letter) -> list[Clue]:
    """Return what speaks against the senders of every mail in what was pasted."""
    return [clue for block in letter.blocks for clue in _of_block(letter, block)]


def _of_block(letter: Letter, block: Block) -> list[Clue]:
    found: list[Clue] = []
    for header in [each for each in block.headers if each.name in _NAMED][:_MOST_LINES]:
        found += _of_line(letter, header)
    sender = block.first("from")
    domain = address(sender)[2]
    if not domain:
        return found
    others = {address(header)[2] for header in block.all("from")[:_MOST_LINES]} - {"", domain}
    if others:
        found.append(Clue("two-senders", "amber", tuple(_span(each) for each in block.all("from")[:5])))
    for name in ("reply-to", "return-path"):
        told = block.first(name)
        other = address(told)[2]
        if told and other and not same_house(domain, other):
            severity: Severity = "amber" if name == "reply-to" or owner(domain) else "info"
            facts = {"domain": spelt(other), "other": spelt(domain)}
            found.append(Clue(f"{name}-differs", severity, _at(letter, told, other), facts))
    return found


def _of_line(letter: Letter, header: Header) -> list[Clue]:
    name, local, domain = address(header)
    if not domain:
        return []
    spans = _at(letter, header, domain)
    seen = resemblance(domain)
    shown = next(iter(domains_in(name.rpartition("@")[2])), "") if "@" in name else ""
    if seen:
        return [imitation(seen.brand, seen.code, seen.severity, domain, spans)]
    if shown and owner(shown) and not same_house(shown, domain):
        return [_other_address(header, shown, domain)]
    if is_mixed(domain) or is_disguised(domain):
        code = "mixed-letters" if is_mixed(domain) else "other-alphabet"
        return [Clue(code, "amber", spans, {"domain": spelt(domain)})]
    brand = named_brand(name)
    if is_free_mailbox(domain):
        brand = brand or named_brand(re.sub(r"[._+-]", " ", local))
        return [_named(brand[0], "free-mailbox", "red", domain, spans)] if brand else []
    if brand and not _is_of(brand[0], domain):
        return [_named(brand[0], "display-name", "red" if brand[1] else "amber", domain, spans)]
    if shown and not same_house(shown, domain):
        return [_other_address(header, shown, domain)]
    return []


def _other_address(header: Header, shown: str, domain: str) -> Clue:
    """Return the clue of a name that shows an address which is not the sender's: no slip, a trick."""
    facts = {"domain": spelt(domain), "other": spelt(shown)}
    return Clue("address-in-name", "red", (_span(header),), facts)


def imitation(brand: Brand, code: str, severity: Severity, domain: str, spans: tuple[Span, ...]) -> Clue:
    """Return the clue of a domain that imitates ``brand``."""
    return _named(brand, code, severity, domain, spans)


def _named(brand: Brand, code: str, severity: Severity, domain: str, spans: tuple[Span, ...]) -> Clue:
    facts = {"domain": spelt(domain), "name": brand.name, "true": brand.domains[0],
             "own": registrable(domain)}  # fmt: skip
    return Clue(code, severity, spans, facts)


def _is_of(brand: Brand, domain: str) -> bool:
    theirs = owner(domain)
    return theirs is not None and theirs.family == brand.family


def _at(letter: Letter, header: Header, words: str) -> tuple[Span, ...]:
    at = letter.raw.lower().rfind(words.lower(), header.start, header.end)
    return (Span(at, at + len(words)),) if at >= 0 else (_span(header),)


def _span(header: Header) -> Span:
    return Span(header.start, header.end)
