"""What the comment is about, in the words that a reply may use for it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from server.reading.clauses import part
from server.reading.model import Aspect, Reading, Sentence, Span
from server.reading.sentiment import score
from server.replies.phrasebook import DENIED, Concern, Phrasebook, Setting
from server.replies.words import runs

#: Two runs of so many words in common, and a reply repeats the comment.
_REPEATED = 4
#: An aspect is clearly complained of from the first of these on, else at least not praised.
_COMPLAINED = (-0.15, 0.0, 1.0)
#: Named in the same breath as a complaint ("la posizione, la camera sporca") it is mostly the praise;
#: so far apart may two polarities be that come from the same breath.
_MOSTLY_PRAISED = "location"
_SAME_BREATH = 0.05
#: A grave matter is not looked for in a sentence that praises so much ("niente scarafaggi, tutto lindo").
_PRAISES = 0.5
#: So many characters lie at most between "nessun" and what it denies.
_DENIES = 12
#: An aspect is thanked for from here on, unless a sentence that names it is below the second figure:
#: measured on comments whose praise and complaint are known apart, the nearest to no false thanks.
_LIKED = 0.7
_SPOILT = 0.2
#: A capital where a sentence begins without a full stop before it ("molto disponibile La camera...").
_NO_STOP = re.compile(
    r"(?<=[^\W\d_A-Z]) (?=(?:Il|Lo|La|I|Gli|Le|Un|Una|Non|Nessun|Troppo|The|There|No|It|We|Rooms?) "
    r"[^\W\d_A-Z])"
)
#: Who says a thing so often has said it; a text of nothing else must not take seconds.
_ENOUGH = 50


def main_concern(reading: Reading | None, book: Phrasebook) -> Concern | None:
    """Return what the comment complains of first, or ``None`` when it names nothing.

    A concrete noun is used where the comment has one in a sentence that complains of the aspect; of
    several the gravest, then the nearest to the words of the aspect, by its fullest name. One that
    would repeat the comment is passed over. A grave matter goes before all, whatever the aspect.
    """
    grave = _gravest(reading, book) if reading else None
    if grave is not None:
        return grave
    reading = reading and _parted(reading)
    aspect = _complained_of(reading, book)
    if reading is None or aspect is None:
        return None
    general = book.aspects[aspect.aspect]
    places = book.finder.find(reading.text)
    said = runs(reading.text, _REPEATED)
    near: list[tuple[int, Concern]] = []
    for concern in book.concerns:
        if aspect.aspect in concern.aspects and len(said & runs(concern.that, _REPEATED)) <= 1:
            distance = _distance(places.get(concern.key, []), aspect, reading)
            near += [(distance, concern)] if distance is not None else []
    fullest = [pair for pair in near if not _is_said_fuller(pair[1], [other for _, other in near])]
    if not fullest:
        return general
    nearest = min(fullest, key=lambda pair: (not pair[1].grave, pair[0]))[1]
    return replace(nearest, feel=nearest.feel or general.feel)


def liked(reading: Reading | None, book: Phrasebook, *, besides: Concern | None = None) -> str:
    """Return what the comment clearly praises, with its article, or "" when it praises nothing.

    To thank for praise that nobody gave mocks the writer: where there is doubt, nothing is liked.
    """
    taken = besides.aspects if besides else ()
    reading = reading and _parted(reading)
    aspect = _first(
        reading, book, lambda each: each.aspect not in taken and _is_clearly_praised(each, reading)
    )
    return book.aspects[aspect.aspect].good if aspect else ""


def setting(reading: Reading | None, book: Phrasebook) -> Setting:
    """Return where the comment is set: by its words, else by its main aspect, else just a visit."""
    by_name = {each.name: each for each in book.settings}
    if reading is None:
        return by_name["visit"]
    places = book.finder.find(reading.text)
    hits = {
        name: len({span.of(reading.text).casefold() for span in places.get(name, [])}) for name in by_name
    }
    best = max(hits, key=lambda name: hits[name])
    if hits[best]:
        return by_name[best]
    names = (book.setting_of.get(each.aspect) for each in reading.aspects)
    return by_name[next((name for name in names if name), "visit")]


def _gravest(reading: Reading, book: Phrasebook) -> Concern | None:
    """Return the first grave matter of the table that a sentence speaks of without denying it."""
    places = book.finder.find(reading.text)
    denied = [span.end for span in places.get(DENIED, ())]
    happy = [each.span for each in reading.sentences if each.polarity >= _PRAISES]
    for concern in book.concerns:
        for place in places.get(concern.key, ())[:_ENOUGH] if concern.anywhere else ():
            taken_back = any(0 <= place.start - end <= _DENIES for end in denied)
            if not taken_back and not any(place.overlaps(span) for span in happy):
                return concern
    return None


def _is_clearly_praised(aspect: Aspect, reading: Reading | None) -> bool:
    if reading is None or reading.not_negative:
        return aspect.polarity > 0
    if aspect.polarity < _LIKED:
        return False
    clauses = part(reading.text, reading.sentences, reading.language)
    homes = _homes(aspect, clauses)
    by_words = any(span != each.span for each in homes for span in aspect.spans[:_ENOUGH])
    return by_words and all(each.polarity >= _SPOILT for each in homes)


def _homes(aspect: Aspect, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences in which the aspect is named."""
    spans = aspect.spans[:_ENOUGH]
    return list(
        islice((each for each in sentences if any(each.span.overlaps(span) for span in spans)), _ENOUGH)
    )


def _parted(reading: Reading) -> Reading:
    """Return the reading with its sentences parted where a full stop is missing, each weighed alone.

    The polarity of an aspect named there becomes that of its own part.
    """
    pieces = tuple(piece for each in reading.sentences for piece in _pieces(reading, each))
    if len(pieces) == len(reading.sentences):
        return reading
    return replace(
        reading, sentences=pieces, aspects=tuple(_weighed(each, reading, pieces) for each in reading.aspects)
    )


def _pieces(reading: Reading, sentence: Sentence) -> list[Sentence]:
    start, end = sentence.span.start, sentence.span.end
    stops = [match.end() for match in islice(_NO_STOP.finditer(reading.text, start, end), _ENOUGH)]
    if not stops:
        return [sentence]
    spans = [Span(*ends) for ends in pairwise([start, *stops, end])]
    return [Sentence(span, score(span.of(reading.text), reading.language).polarity) for span in spans]


def _weighed(aspect: Aspect, reading: Reading, pieces: Sequence[Sentence]) -> Aspect:
    homes = _homes(aspect, pieces)
    if all(each in reading.sentences for each in homes):
        return aspect
    return replace(aspect, polarity=sum(each.polarity for each in homes) / len(homes))


def _first(reading: Reading | None, book: Phrasebook, wanted: Callable[[Aspect], bool]) -> Aspect | None:
    aspects = reading.aspects if reading else ()
    return next((each for each in aspects if each.aspect in book.aspects and wanted(each)), None)


def _complained_of(reading: Reading | None, book: Phrasebook) -> Aspect | None:
    """Return the aspect that the comment complains of first, clearly if there is one."""
    named = [each for each in (reading.aspects if reading else ()) if each.aspect in book.aspects]
    for most in _COMPLAINED:
        found = [each for each in named if each.polarity <= most]
        if found and found[0].aspect == _MOSTLY_PRAISED:
            found = [
                each for each in found[1:] if abs(each.polarity - found[0].polarity) <= _SAME_BREATH
            ] or found
        if found:
            return found[0]
    return None


def _is_said_fuller(concern: Concern, others: Sequence[Concern]) -> bool:
    """Say whether one of ``others`` names the same thing with more words ("the wait at the table")."""
    return any(other.noun.startswith(f"{concern.noun} ") for other in others)


def _distance(places: Sequence[Span], aspect: Aspect, reading: Reading) -> int | None:
    """Return how many characters lie between a noun and the words of the aspect in its sentences.

    Sentences of praise do not count where another one complains, nor those of clear praise at all.
    """
    spans, places = aspect.spans[:_ENOUGH], places[:_ENOUGH]
    homes = _homes(aspect, reading.sentences)
    homes = [each for each in homes if each.polarity < 0] or homes
    within = [each.span for each in homes] or spans
    clauses = part(reading.text, homes, reading.language)
    praised = [each.span for each in clauses if each.polarity >= _PRAISES]
    inside = [
        place
        for place in places
        if any(place.overlaps(home) for home in within) and not any(place.overlaps(span) for span in praised)
    ]
    named = [span for span in spans if any(span.overlaps(home) for home in within)]
    return min((_between(place, span) for place in inside for span in named), default=None)


def _between(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
