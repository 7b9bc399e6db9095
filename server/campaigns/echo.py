"""The rules by which comments that say the same become a campaign, or real customers with one problem.

1. Another person must have written it: another pseudonym, and another name on every site.
2. Both authors are known. The same text met without an author is never a campaign.
3. So a comment's own edits, a part of it selected again, or one's own review put on two sites
   count for nothing.
4. People are counted, not comments; and pages, other than this comment's own.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from server.campaigns.likeness import same_person
from server.campaigns.model import Echoes, Kind, Match
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
    return Echoes(
        copies=_echo(comment, kinds["copy"], _copied(comment, kinds["copy"])),
        paraphrases=_echo(comment, kinds["paraphrase"], _retold(comment, kinds["paraphrase"], reading)),
        same_problem=_echo(comment, kinds["same-problem"], _retold(comment, kinds["same-problem"], reading)),
    )


def _is_of_another(comment: Comment, other: Comment) -> bool:
    return other.author is not None and other.id != comment.id and not same_person(comment, other)


def _echo(comment: Comment, matches: Sequence[Match], spans: tuple[Span, ...]) -> Echo | None:
    if not matches:
        return None
    others = [match.comment for match in matches]
    times = [_when(each) for each in (comment, *others)]
    return Echo(
        authors=len({each.namesake or each.author for each in others}),
        pages=_pages(comment, others),
        hours=round((max(times) - min(times)).total_seconds() / 3600, 2),
        spans=spans,
    )


def _pages(comment: Comment, others: Sequence[Comment]) -> int:
    """Count the pages of others; a page that nobody noted is another one, but all such are one."""
    return len({each.url for each in others if each.url is None or each.url != comment.url})


def _when(comment: Comment) -> datetime:
    """Return when a comment was published, or when the desk first met it where the page doesn't say."""
    try:
        when = datetime.fromisoformat(comment.published_at or "")
    except ValueError:
        when = comment.created_at
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
