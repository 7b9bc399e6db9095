"""Does the reply keep private things private? What it asks and what it discloses (R6, R7)."""

import re
from collections.abc import Iterator
from itertools import takewhile

from server.reading.model import Span
from server.replies.checks.draft import EMAIL, PHONE, Draft, Finding
from server.replies.words import tokens

_NUMBER = re.compile(r"(?<![\w@])\d{1,15}(?:[.,:/-]\d{1,15}){0,5}")
_PLATE = re.compile(r"(?<![^\W_])[A-Z]{2}[ -]?\d{3}[ -]?[A-Z]{2}(?![^\W_])")
_STREET = re.compile(
    r"(?<!\w)(?:[Vv]ia|[Vv]iale|[Pp]iazza|[Pp]iazzale|[Cc]orso|[Vv]icolo|[Ll]argo)\s{1,2}([^\W\d_][^\W\d_'’]{1,30})"
)
_ROAD = re.compile(r"(?<!\w)([^\W\d_][^\W\d_'’]{1,30})\s(?:Street|Road|Avenue|Lane|Square|Terrace)(?!\w)")
_TWO_NAMES = re.compile(r"\s{1,2}([^\W\d_][^\W\d_'’-]{1,30})\s([^\W\d_][^\W\d_'’-]{1,30})(?![\w'’])")
_NAME_AFTER = re.compile(r"\.?\s{1,2}([^\W\d_][^\W\d_'’-]{1,30})")
_NAMES = re.compile(r"\s{1,2}([^\W\d_][^\W\d_'’-]{1,30})(?:\s([^\W\d_][^\W\d_'’-]{1,30}))?(?![\w'’])")
_NUMBER_AFTER = re.compile(r"\.?\s{1,2}(\d{1,5})(?!\w)")
_POLITE = {"la", "le", "lei", "suo", "sua", "suoi", "sue", "loro", "l", "voi", "vi", "i"}


def asks_in_private(draft: Draft) -> Iterator[Finding]:
    """R6: a reference is asked for in private, in the same sentence; documents never."""
    sensitive = draft.spans("R6.sensitive")
    if sensitive:
        yield Finding("sensitive", sensitive)
    if draft.asked.is_private:
        return
    # "We need a receipt" asks nobody to post it when the same reply says where to write in private.
    elsewhere = draft.says("R5.private")
    for sentence in draft.sentences:
        words = sentence.of(draft.text)
        wants = draft.says("R6.asking", sentence) or (draft.says("R6.needing", sentence) and not elsewhere)
        asks = draft.says("R6.reference", sentence) and wants
        hidden = draft.says("R5.private", sentence) or EMAIL.search(words) or PHONE.search(words)
        if asks and not hidden and not (draft.channel and draft.channel in words):
            yield Finding("asking", (sentence,))


def discloses_nothing(draft: Draft) -> Iterator[Finding]:
    """R7: numbers, months, addresses and names come from the comment, the business or the case."""
    known = f"{draft.comment}\n{draft.business_words}\n{draft.case_words}"
    looks = (
        _numbers, _addresses, _plates, _streets, _months, _names, _full_names, _relatives, _named, _rooms,
    )  # fmt: skip
    spans = tuple(span for look in looks for span in look(draft, known))
    if spans:
        yield Finding("fact", spans)


def _numbers(draft: Draft, known: str) -> Iterator[Span]:
    told = {_plain(match.group()) for match in _NUMBER.finditer(known)}
    idioms = {place for idiom in draft.spans("R7.idioms") for place in range(idiom.start, idiom.end)}
    # A link tells nothing of a person; that there is one, another rule says.
    for match in _NUMBER.finditer(draft.without_links):
        span = Span(*match.span())
        if _plain(match.group()) not in told and idioms.isdisjoint(range(span.start, span.end)):
            yield span


def _plain(number: str) -> str:
    """Return one form for 45, 45,00 and 45.00."""
    return re.sub(r"\.00?$", "", number.replace(",", "."))


def _addresses(draft: Draft, known: str) -> Iterator[Span]:
    for match in EMAIL.finditer(draft.open_text):
        if match.group().casefold() not in known.casefold():
            yield Span(*match.span())


def _months(draft: Draft, known: str) -> Iterator[Span]:
    told = set(tokens(known))
    for span in draft.spans("R7.months"):
        if span.of(draft.text).casefold() not in told:
            yield span


def _plates(draft: Draft, known: str) -> Iterator[Span]:
    for match in _PLATE.finditer(draft.open_text):
        if match.group() not in known:
            yield Span(*match.span())


def _streets(draft: Draft, known: str) -> Iterator[Span]:
    """Yield the streets; "via WhatsApp" says how to write and not where somebody lives."""
    told = {*tokens(known), *draft.book.lists["R7.channels"]}
    for match in (_STREET if draft.book.language == "it" else _ROAD).finditer(draft.open_text):
        name = match.group(1)
        if name[0].isupper() and name.casefold() not in told:
            yield Span(*match.span())


def _full_names(draft: Draft, known: str) -> Iterator[Span]:
    """Yield first and last names in a greeting ("Gentile Mario Rossi"): a first name alone is usual."""
    told = {*tokens(known), *_POLITE}
    titles = {span.start for span in draft.spans("R7.titles")}
    for greeting in draft.spans("R7.greetings"):
        match = _TWO_NAMES.match(draft.body, greeting.end)
        if match is None or match.start(1) in titles:
            continue
        names = match.groups()
        if all(name[0].isupper() for name in names) and told.isdisjoint(map(str.casefold, names)):
            yield Span(match.start(1), match.end(2))


def _named(draft: Draft, known: str) -> Iterator[Span]:
    """Yield the name that somebody is said to have ("Il Suo nome è Luca Verdi")."""
    told = {*tokens(known), *_POLITE}
    for path, fewest in (("R7.naming", 1), ("R7.calling", 2)):
        for said in draft.spans(path):
            match = _NAMES.match(draft.body, said.end)
            names = list(takewhile(lambda name: name and name[0].isupper(), match.groups())) if match else []
            if match and len(names) >= fewest and not told.issuperset(map(str.casefold, names)):
                yield Span(match.start(1), match.end(len(names)))


def _rooms(draft: Draft, known: str) -> Iterator[Span]:
    """Yield the room or table that the comment does not name, though its number be one of our prices."""
    told = {match.group() for match in _NUMBER.finditer(draft.comment)}
    for room in draft.spans("R7.rooms"):
        match = _NUMBER_AFTER.match(draft.open_text, room.end)
        if match is None or match.group(1) in told:
            continue
        whole = Span(room.start, match.end(1))
        if whole.of(draft.text).casefold() not in known.casefold():
            yield Span(*match.span(1))


def _relatives(draft: Draft, known: str) -> Iterator[Span]:
    """Yield the writer's people that the comment does not speak of ("Sua moglie")."""
    told = set(tokens(known))
    for span in draft.spans("R7.relatives"):
        if told.isdisjoint(tokens(span.of(draft.text))[-1:]):
            yield span


def _names(draft: Draft, known: str) -> Iterator[Span]:
    """Yield the names that follow a title ("signor Rossi") and are nobody's we know of."""
    told = set(tokens(known))
    for title in draft.spans("R7.titles"):
        match = _NAME_AFTER.match(draft.body, title.end)
        if match is None or not match.group(1)[0].isupper():
            continue
        short = title.of(draft.text).casefold() in draft.book.lists["R7.abbreviated"]
        ends_sentence = match.group().startswith(".") and not short
        if not ends_sentence and match.group(1).casefold() not in told | _POLITE:
            yield Span(*match.span(1))
