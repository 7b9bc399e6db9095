"""The rules by which comments that say the same become a campaign, or real customers with one problem.

1. Another person must have written it: another pseudonym, and another name on every site.
2. Both authors are known. The same text met without an author is never a campaign.
3. So a comment's own edits, a part of it selected again, or one's own review put on two sites
   count for nothing.
4. People are counted, not comments; and pages, other than this comment's own.
5. Whoever repeats others is no witness, and those who repeat each other are none together.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from server.campaigns.identity import page, same_person
from server.campaigns.likeness import alike
from server.campaigns.model import Echoes, Kind, Match
from server.campaigns.own import own_words
from server.campaigns.stretches import shared
from server.campaigns.traces import unpacked
from server.evidence.model import Echo
from server.reading import embedding, sentences
from server.reading.model import Reading, Span
from server.records import Comment, Trace

# Spans are looked for in the likest matches only: fifty copies share the same stretches.
_SHOWN: Final = 10


def echoes(comment: Comment, matches: Iterable[Match], reading: Reading | None = None) -> Echoes:
    """Say what ``matches`` of ``comment`` amount to, kind by kind, by the rules above.

    ``reading`` is that of the comment, if there is one already: it spares reading its sentences again.
    """
    if comment.author is None:
        return Echoes()
    others = [match for match in matches if _is_of_another(comment, match.comment)]
    kinds: dict[Kind, list[Match]] = {"copy": [], "paraphrase": [], "same-problem": []}
    for match in others:
        kinds[match.kind].append(match)
    copies = _echo(comment, kinds["copy"], _copied(comment, kinds["copy"]))
    paraphrases = _echo(comment, kinds["paraphrase"], _retold(comment, kinds["paraphrase"], reading))
    # Whoever repeats others is no witness of his own.
    witnesses = [] if copies or paraphrases else _witnesses(kinds["same-problem"])
    same_problem = _echo(comment, witnesses, _retold(comment, witnesses, reading))
    return Echoes(copies, paraphrases, same_problem)


def _witnesses(matches: Sequence[Match]) -> list[Match]:
    """Return those who speak for themselves: comments that repeat each other are nobody's experience."""
    traces = [match.comment.trace or Trace() for match in matches]
    return [
        match
        for place, match in enumerate(matches)
        if not any(alike(traces[place], other) for at, other in enumerate(traces) if at != place)
    ]


def _is_of_another(comment: Comment, other: Comment) -> bool:
    return other.author is not None and other.id != comment.id and not same_person(comment, other)


def _echo(comment: Comment, matches: Sequence[Match], spans: tuple[Span, ...]) -> Echo | None:
    if not matches:
        return None
    others = [match.comment for match in matches]
    times = [when for each in (comment, *others) if (when := _when(each))]
    return Echo(
        authors=len({each.namesake or each.author for each in others}),
        pages=_pages(comment, others),
        hours=_hours(times) if len(times) > len(others) else None,
        spans=spans,
        placeless=not comment.url or not all(each.url for each in others),
        words=len({token.word for token in own_words(comment.text)}),
    )


def _pages(comment: Comment, others: Sequence[Comment]) -> int:
    """Count the pages of others that are known not to be this comment's."""
    return len({page(each) for each in others if each.url} - {page(comment)}) if comment.url else 0


def _hours(times: Sequence[datetime]) -> float:
    return round((max(times) - min(times)).total_seconds() / 3600, 2)


def _when(comment: Comment) -> datetime | None:
    """Return when a comment was published, or when the desk met it where the page says nothing of that.

    ``None`` where the page says it in a way that cannot be read ("marzo 2019"), and where it came in a list
    that does not say it: all of these came at once.
    """
    if not comment.published_at:
        return None if comment.from_list else in_utc(comment.created_at)
    try:
        return in_utc(datetime.fromisoformat(comment.published_at))
    except ValueError:
        return None


def in_utc(when: datetime) -> datetime:
    """Return ``when`` so that it can be compared; without a zone it is taken as UTC."""
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _copied(comment: Comment, matches: Sequence[Match]) -> tuple[Span, ...]:
    """Return the stretches that stand word for word in one of the copies, those that touch as one."""
    pairs = chain.from_iterable(shared(comment.text, match.comment.text) for match in matches[:_SHOWN])
    merged: list[Span] = []
    for span in sorted(pair.here for pair in pairs):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _retold(comment: Comment, matches: Sequence[Match], reading: Reading | None) -> tuple[Span, ...]:
    """Return the sentences of the comment that come nearest to what the others say."""
    if not matches:
        return ()
    spans, vectors = _sentences(comment, reading)
    if vectors is None or not spans:
        return ()
    nearest = (vectors @ _heart(match) for match in matches[:_SHOWN])
    return tuple(sorted({spans[int(np.argmax(each))] for each in nearest}))


def _sentences(
    comment: Comment, reading: Reading | None
) -> tuple[Sequence[Span], NDArray[np.float32] | None]:
    if reading is not None and reading.text == comment.text:
        return [sentence.span for sentence in reading.sentences], reading.vectors
    spans = sentences.split(comment.text)
    return spans, embedding.vectors([span.of(comment.text) for span in spans])


def _heart(match: Match) -> NDArray[np.float32]:
    """Return the vector of what a match is about: its whole, or its complaint."""
    trace = match.comment.trace or Trace()
    vector = trace.meaning if match.kind == "paraphrase" else trace.concern
    return unpacked(vector) if vector else np.zeros(embedding.DIMENSIONS, np.float32)
