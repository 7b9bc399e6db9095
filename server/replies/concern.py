"""What the comment is about, in the words that a reply may use for it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from server.reading.model import Aspect, Reading, Span
from server.replies.phrasebook import Concern, Phrasebook, Setting
from server.replies.words import runs

#: Two runs of so many words in common, and a reply repeats the comment.
_REPEATED = 4


def main_concern(reading: Reading | None, book: Phrasebook) -> Concern | None:
    """Return what the comment complains of first, or ``None`` when it names nothing.

    A concrete noun is used where the comment has one in the sentence that speaks of the aspect; of
    several the gravest, then the nearest to the words of the aspect. One that would repeat the comment
    is passed over.
    """
    aspect = _first(reading, book, lambda each: each.polarity <= 0) or _first(reading, book, lambda _: True)
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
    if not near:
        return general
    nearest = min(near, key=lambda pair: (not pair[1].grave, pair[0]))[1]
    return replace(nearest, feel=nearest.feel or general.feel)


def liked(reading: Reading | None, book: Phrasebook, *, besides: Concern | None = None) -> str:
    """Return what the comment praises, with its article, or "" when it praises nothing."""
    taken = besides.aspects if besides else ()
    aspect = _first(reading, book, lambda each: each.polarity > 0 and each.aspect not in taken)
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


def _first(reading: Reading | None, book: Phrasebook, wanted: Callable[[Aspect], bool]) -> Aspect | None:
    aspects = reading.aspects if reading else ()
    return next((each for each in aspects if each.aspect in book.aspects and wanted(each)), None)


def _distance(places: Sequence[Span], aspect: Aspect, reading: Reading) -> int | None:
    """Return how many characters lie between a noun and the words of the aspect in its sentences."""
    homes = [
        each.span for each in reading.sentences if any(each.span.overlaps(span) for span in aspect.spans)
    ]
    inside = [place for place in places if any(place.overlaps(home) for home in homes or aspect.spans)]
    return min((_between(place, span) for place in inside for span in aspect.spans), default=None)


def _between(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
