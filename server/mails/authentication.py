"""SPF, DKIM and DMARC as the mail's own lines tell them. Nobody is asked whether it is true.

Only the topmost line counts: the last server writes it, and whoever sent the mail could have written
those below. Of what a mail's stations sealed on the way (ARC) a failure is told, and a success is not
believed: whoever sent the mail could have written that.
"""

import re

from server.mails.blocks import Block, Header
from server.mails.domains import owner
from server.mails.letter import Letter
from server.mails.model import Clue, Severity
from server.mails.origin import address
from server.reading.model import Span

_RESULT = re.compile(r"(?i)(?<![\w.-])(spf|dkim|dmarc)[ \t]{0,3}=[ \t]{0,3}([a-z]{1,12})")
_WORD = re.compile(r"(?i)[a-z]{1,12}")
_WAYS = ("dmarc", "spf", "dkim")
_FAILED = ("fail", "softfail", "hardfail", "permerror", "policy", "reject")


def clues(letter: Letter) -> list[Clue]:
    """Return what the mail's source says of its own origin; nothing where no source was pasted."""
    block = letter.main
    if block is None:
        return []
    told = _told(block)
    if not told:
        return [Clue("auth-missing", "info")] if block.is_source else []
    known = owner(address(block.first("from"))[2]) is not None
    found: list[Clue] = []
    for way in _WAYS:
        results = told.get(way, [])
        # One good signature is enough: lists and forwarders break the others.
        if results and not any(result == "pass" for result, _ in results):
            failed = [(result, span) for result, span in results if result in _FAILED]
            severity: Severity = "red" if way == "dmarc" and known else "amber"
            for result, span in failed[:1]:
                found.append(Clue(f"{way}-fail", severity, (span,), {"result": result}))
    passed = [way for way in _WAYS if any(result == "pass" for result, _ in told.get(way, []))]
    if passed and not found:
        spans = tuple(next(span for result, span in told[way] if result == "pass") for way in passed)
        found.append(Clue("auth-pass", "info", spans, {"ways": ", ".join(way.upper() for way in passed)}))
    return found


def _told(block: Block) -> dict[str, list[tuple[str, Span]]]:
    told: dict[str, list[tuple[str, Span]]] = {}
    top = block.first("authentication-results")
    span = _span(top) if top else Span(0, 0)
    for match in _RESULT.finditer(_without_remarks(top.value) if top else ""):
        told.setdefault(match[1].lower(), []).append((match[2].lower(), span))
    for way, failure in _sealed_failures(block):
        told.setdefault(way, [failure])
    lines = {"spf": block.first("received-spf") or block.first("spf"), "dkim": block.first("dkim"),
             "dmarc": block.first("dmarc")}  # fmt: skip
    for way, line in lines.items():
        word = _WORD.search(line.value) if line and way not in told else None
        if line and word:
            told[way] = [(word[0].lower(), _span(line))]
    return told


def _sealed_failures(block: Block) -> list[tuple[str, tuple[str, Span]]]:
    top = block.first("arc-authentication-results")
    results = _RESULT.finditer(_without_remarks(top.value)) if top else ()
    return [
        (match[1].lower(), (match[2].lower(), _span(top)))
        for match in results
        if top and match[2].lower() in _FAILED
    ]


def _without_remarks(value: str) -> str:
    """Return a line without what stands in brackets: anybody may have a say there."""
    return re.sub(r"\([^()]{0,500}\)", " ", value)


def _span(header: Header) -> Span:
    return Span(header.start, header.end)
