"""What the mail says and where it leads: payment, offers, threats, haste, links, attachments."""

import re
import tomllib
from pathlib import Path

from server.mails.domains import (
    is_disguised,
    is_number,
    is_short_link,
    owner,
    registrable,
    resemblance,
    same_house,
    spelt,
)
from server.mails.letter import Letter
from server.mails.links import Link, domains_in, pretended
from server.mails.model import Clue, Severity
from server.mails.origin import imitation
from server.reading.model import Span
from server.reading.patterns import Patterns, tokenize

TABLE = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
#: One matcher a kind, so that two kinds may share a word.
_BY_KIND = {
    kind: Patterns([(entry["say"], kind) for entry in TABLE["phrase"] if entry["kind"] == kind])
    for kind in dict.fromkeys(entry["kind"] for entry in TABLE["phrase"])
}
_SEVERITY: dict[str, Severity] = {
    "offer": "red",
    "extortion": "red",
    "urgency": "info",
    "payment-request": "info",
}
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]){11,30}\b")
_COIN = re.compile(r"\b(?:bc1[a-z0-9]{25,60}|[13][A-HJ-NP-Za-km-z1-9]{25,34})\b")
_FILE = re.compile(r"(?i)(?<![\w/.-])[\w()-]{1,80}(?:\.[\w()-]{1,20}){1,4}(?![\w/@-])")
_ENDS = {key: frozenset(ends) for key, ends in TABLE["files"].items()}
#: So many letters of one text are listened to, and so many places of one kind are shown.
_MOST = 40_000
_MOST_SHOWN = 5


def heard(text: str) -> list[tuple[str, str]]:
    """Return the kinds of phrases in ``text`` with their words, in the order of the table."""
    text = text[:_MOST]
    tokens = tokenize(text)
    return [
        (kind, text[tokens[hit.first].start : tokens[hit.last - 1].end])
        for kind, patterns in _BY_KIND.items()
        for hit in patterns.find(tokens)[:_MOST_SHOWN]
    ]


def clues(letter: Letter) -> list[Clue]:
    """Return what the texts, links and attachments of a mail tell."""
    return [*_phrases(letter), *_payments(letter), *_links(letter), *_files(letter)]


def _phrases(letter: Letter) -> list[Clue]:
    words: dict[str, list[str]] = {}
    for text in letter.texts:
        for kind, said in heard(text):
            words.setdefault(kind, []).append(said)
    return [Clue(kind, _SEVERITY.get(kind, "amber"), placed(letter, said)) for kind, said in words.items()]


def placed(letter: Letter, words: list[str]) -> tuple[Span, ...]:
    """Return where ``words`` stand in what was pasted, each place once."""
    several = [span for said in dict.fromkeys(words[:_MOST_SHOWN]) for span in letter.place(said)]
    return tuple(sorted(set(several), key=lambda span: (span.start, span.end)))


def _payments(letter: Letter) -> list[Clue]:
    accounts, coins = [], []
    for text in letter.texts:
        accounts += [iban for match in _IBAN.finditer(text[:_MOST]) if (iban := _true_iban(match[0]))]
        coins += [match[0] for match in _COIN.finditer(text[:_MOST])]
    found = [Clue("payment-account", "amber", placed(letter, accounts))] if accounts else []
    return [*found, Clue("payment-wallet", "amber", placed(letter, coins))] if coins else found


def _true_iban(words: str) -> str:
    """Return the IBAN at the beginning of ``words``, "" where its check digits do not fit.

    Words may follow it in capitals, so shorter beginnings are tried too.
    """
    for end in range(len(words), 14, -1):
        bare = re.sub(r"\s", "", words[:end])
        if words[end - 1] != " " and len(bare) >= 15:
            turned = "".join(str(int(sign, 36)) for sign in bare[4:] + bare[:4])
            if int(turned) % 97 == 1:
                return words[:end]
    return ""


def _links(letter: Letter) -> list[Clue]:
    found: dict[tuple[str, str], Clue] = {}
    for link in letter.links:
        clue = _of_link(letter, link)
        if clue:
            found.setdefault((clue.code, clue.facts.get("domain", "")), clue)
    return list(found.values())[:20]


def _of_link(letter: Letter, link: Link) -> Clue | None:
    spans = letter.place(link.host) or letter.place(link.url[:200])
    seen = resemblance(link.host)
    if seen:
        return imitation(seen.brand, "link-" + seen.code, seen.severity, link.host, spans)
    facts = {"domain": spelt(link.host), "own": registrable(link.host)}
    if is_disguised(link.host):
        return Clue("link-other-alphabet", "amber", spans, facts)
    front = pretended(link.url)
    named = [front] if front else domains_in(link.words)
    other = next((each for each in named if not same_house(each, link.host)), "")
    if other and "@" not in link.words:
        severity: Severity = "red" if front or owner(other) else "amber"
        return Clue("link-differs", severity, spans, {**facts, "other": spelt(other)})
    if is_number(link.host):
        return Clue("link-number", "amber", spans, facts)
    return Clue("link-short", "info", spans, facts) if is_short_link(link.host) else None


def _files(letter: Letter) -> list[Clue]:
    risky = [name for name in letter.attachments if _end(name) in _ENDS["named"] | _ENDS["attached"]]
    seen = [match[0] for text in letter.texts for match in _FILE.finditer(text[:_MOST])]
    risky += [name for name in seen if _end(name) in _ENDS["named"]]
    hidden = [name for name in risky if _before_end(name) in _ENDS["harmless"]]
    code = "attachment-disguised" if hidden else "attachment"
    names = hidden or risky
    facts = {"file": names[0]} if names else {}
    return [Clue(code, "red" if hidden else "amber", placed(letter, names), facts)] if names else []


def _end(name: str) -> str:
    return name.lower().rstrip(" .").rpartition(".")[2]


def _before_end(name: str) -> str:
    return _end(name.rpartition(".")[0])
