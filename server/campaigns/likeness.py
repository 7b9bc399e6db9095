"""Holds a comment against those that the sieve let through, to see which of them say the same.

The lines were drawn on 14,000 real comments (Booking, TripAdvisor; no two of one campaign) and on one
half of 410 machine paraphrases; ``tests/unit/campaigns/test_on_real_sets.py`` reads the other half.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from server.campaigns import own
from server.campaigns.identity import same_person, same_place
from server.campaigns.model import Kind, Match
from server.campaigns.own import own_words
from server.campaigns.signature import agreements
from server.campaigns.things import unpacked
from server.campaigns.traces import FEWEST_WORDS, cosines
from server.campaigns.unread import unread_copy
from server.reading import details
from server.records import Comment, Trace

#: A copy shares this much of its word set, by the distinct words of the shorter text: real guests
#: who praise "posizione, colazione e personale" in ten words share half of them by chance.
COPY_LINES: Final = ((20, 0.4), (15, 0.45), (12, 0.55), (8, 0.7), (FEWEST_WORDS, 0.85))
#: A shorter text of this many distinct words of which this share stands in the other is a part of it.
PART_WORDS: Final = 12
PART_SHARE: Final = 0.9
#: Two copies share at least so many words in a row.
FEWEST_IN_A_RUN: Final = 4
#: A paraphrase: cosine plus a share of the common beginnings of words, by distinct words. Long texts on
#: hotels come near each other whoever wrote them, short ones say too little.
PARAPHRASE_LINES: Final = ((80, 0.94), (50, 0.88), (30, 0.82), (20, 0.8), (12, 0.92))
STEMS_COUNT: Final = 0.3
#: Below this cosine no common words make a paraphrase.
MEANING_LEAST: Final = 0.6
#: The cosine of the two sentences that complain most: of 257 complaints on different hotels one in ten
#: has a fellow above it by chance.
PROBLEM_LINE: Final = 0.6
#: The same where both complain of the same thing ("l'ascensore è rotto", "ascensore fuori servizio").
THING_LINE: Final = 0.2
#: So many tellers of the same problem are enough to say so.
MOST_PROBLEMS: Final = 10
#: The words of so many candidates are compared, of those whose traces are most alike.
CLOSE_LOOKS: Final = 24

# Signatures that agree less belong to texts that are no copies: four deviations below the line.
_NO_COPY: Final = 0.15
_STEM: Final = 5
_CHECKABLE: Final = frozenset({"date", "room", "reference"})


@dataclass(frozen=True, slots=True)
class _Text:
    """What is compared of a comment."""

    comment: Comment
    order: tuple[str, ...]
    words: frozenset[str]

    @property
    def trace(self) -> Trace:
        return self.comment.trace or Trace()

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(word[:_STEM] for word in self.words if len(word) > 2)


class _Look(NamedTuple):
    """What the traces say of a candidate: the share of words, and two cosines."""

    candidate: Comment
    agreement: float
    meaning: float
    concern: float


def similar(comment: Comment, candidates: Iterable[Comment]) -> tuple[Match, ...]:
    """Return those of ``candidates`` that say the same as ``comment``, the most alike first.

    Copies come before paraphrases, these before the same problem. The comment itself, an edit of it
    and another selection of it are no other comment; whose words count together is for
    :func:`~server.campaigns.echoes` to say.
    """
    mine = _text(comment)
    if len(mine.words) < FEWEST_WORDS:
        return ()
    looks = _looks(comment.trace or Trace(), [each for each in candidates if each.id != comment.id])
    close = sorted(filter(_may_say_the_same, looks), key=lambda look: _nearness(comment, look))
    told = [match for look in close[:CLOSE_LOOKS] if (match := _retelling(mine, look))]
    # One that was not looked at closely may be the fortieth copy: that is no other guest's experience.
    unclear = {match.comment.id for match in told} | {look.candidate.id for look in close[CLOSE_LOOKS:]}
    problems = (_same_problem(mine, look) for look in looks if look.candidate.id not in unclear)
    others = sorted((each for each in problems if each), key=_rank)
    return tuple(sorted(told, key=_rank) + others[:MOST_PROBLEMS])


def _looks(trace: Trace, candidates: Sequence[Comment]) -> list[_Look]:
    """Compare the traces, all at once: what only they can tell takes no time."""
    traces = [each.trace or Trace() for each in candidates]
    agreement = np.maximum(
        agreements(trace.words, [each.words for each in traces]),
        agreements(trace.keyed, [each.keyed for each in traces]),
    )
    meaning = cosines(trace.meaning, [each.meaning for each in traces])
    concern = cosines(trace.concern, [each.concern for each in traces])
    return list(map(_Look, candidates, agreement.tolist(), meaning.tolist(), concern.tolist()))


def _nearness(comment: Comment, look: _Look) -> tuple[bool, float]:
    """Order the candidates: other people's first, so that one who repeats himself hides nobody."""
    return same_person(comment, look.candidate), -max(look.agreement, look.meaning)


def _may_say_the_same(look: _Look) -> bool:
    trace = look.candidate.trace
    unknown = trace is None or not (trace.words or trace.keyed)
    return unknown or look.agreement >= _NO_COPY or look.meaning >= MEANING_LEAST


def _rank(match: Match) -> tuple[int, float, str]:
    kinds: tuple[Kind, ...] = ("copy", "paraphrase", "same-problem")
    return kinds.index(match.kind), -match.similarity, match.comment.id


def _text(comment: Comment) -> _Text:
    order = tuple(token.word for token in own_words(comment.text))
    return _Text(comment, order, frozenset(order))


def _retelling(mine: _Text, look: _Look) -> Match | None:
    """Say whether the candidate is a copy or a paraphrase."""
    candidate = look.candidate
    if not candidate.text:
        return unread_copy(mine.comment, len(mine.words), candidate, look.agreement)
    theirs = _text(candidate)
    if len(theirs.words) < FEWEST_WORDS or _same_comment(mine, candidate):
        return None
    overlap = len(mine.words & theirs.words) / len(mine.words | theirs.words)
    if _is_copy(mine, theirs, overlap):
        edited = same_person(mine.comment, candidate) and same_place(mine.comment, candidate)
        return None if edited else Match(candidate, "copy", overlap)
    if _is_paraphrase(mine, theirs, look.meaning):
        return Match(candidate, "paraphrase", look.meaning)
    return None


def _same_problem(mine: _Text, look: _Look) -> Match | None:
    """Say whether another person complains of the same."""
    candidate = look.candidate
    line = THING_LINE if _share_a_thing(mine.trace, candidate.trace or Trace()) else PROBLEM_LINE
    if look.concern < line or same_person(mine.comment, candidate) or _same_comment(mine, candidate):
        return None
    return Match(candidate, "same-problem", look.concern)


def _share_a_thing(one: Trace, other: Trace) -> bool:
    return not unpacked(one.things).isdisjoint(unpacked(other.things))


def _is_copy(mine: _Text, theirs: _Text, overlap: float) -> bool:
    fewest = min(len(mine.words), len(theirs.words))
    if overlap >= _line(COPY_LINES, fewest):
        # Short sentences on one thing have the same words by chance; a copy has them in the same order.
        return _in_order(mine.order, theirs.order) if fewest < PART_WORDS else _share_a_run(mine, theirs)
    part = fewest >= PART_WORDS and len(mine.words & theirs.words) >= PART_SHARE * fewest
    return part and _in_order(mine.order, theirs.order)


def _share_a_run(mine: _Text, theirs: _Text) -> bool:
    """Say whether some words stand in both one after the other: what can be shown side by side."""
    runs = set(zip(*(mine.order[start:] for start in range(FEWEST_IN_A_RUN)), strict=False))
    return any(
        run in runs for run in zip(*(theirs.order[at:] for at in range(FEWEST_IN_A_RUN)), strict=False)
    )


def _in_order(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether the shorter text stands in the longer one: half of its threes of words do."""
    shorter, longer = sorted((one, other), key=len)
    known = set(_threes(longer))
    threes = _threes(shorter)
    return 2 * sum(three in known for three in threes) >= len(threes)


def _threes(order: tuple[str, ...]) -> list[tuple[str, ...]]:
    return list(zip(order, order[1:], order[2:], strict=False))


def _is_paraphrase(mine: _Text, theirs: _Text, meaning: float) -> bool:
    """Say whether two texts tell the same from beginning to end; another room or date is another stay."""
    one, other = mine.stems, theirs.stems
    dice = 2 * len(one & other) / max(1, len(one) + len(other))
    line = _line(PARAPHRASE_LINES, min(len(mine.words), len(theirs.words)))
    return meaning + STEMS_COUNT * dice >= line and not _another_stay(mine.comment, theirs.comment)


def _line(lines: tuple[tuple[int, float], ...], words: int) -> float:
    """Return the line for a text of so many distinct words; one that nothing reaches for too few."""
    return next((line for fewest, line in lines if words >= fewest), 2.0)


def _another_stay(one: Comment, other: Comment) -> bool:
    """Say whether both name a date, a room or a reference, and none the same."""
    mine, theirs = _named(one.text, one.language), _named(other.text, other.language)
    return any(mine[kind].isdisjoint(theirs[kind]) for kind in mine.keys() & theirs.keys())


@lru_cache(maxsize=1024)
def _named(text: str, language: str | None) -> dict[str, set[str]]:
    named: dict[str, set[str]] = {}
    for detail in details.find(text, language or "und"):
        if detail.kind in _CHECKABLE:
            said = detail.span.of(text).casefold()
            named.setdefault(detail.kind, set()).add("".join(filter(str.isdigit, said)) or said)
    return named


def alike(one: Trace, other: Trace) -> bool:
    """Say by the traces alone whether two texts are about the same words."""
    agreed = max(agreements(one.words, [other.words])[0], agreements(one.keyed, [other.keyed])[0])
    return bool(agreed >= COPY_LINES[0][1])


def _same_comment(mine: _Text, candidate: Comment) -> bool:
    """Say whether two records may be one comment of which a part was selected, or all of it again.

    They stand in the same place, one holds the whole of the other in its order, and no two different
    authors are known.
    """
    one = mine.comment
    strangers = one.author and candidate.author and not same_person(one, candidate)
    if strangers or not same_place(one, candidate):
        return False
    return _within(mine.order, _text(candidate).order)


def _within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def forget() -> None:
    """Remember no text any more: one of them was erased."""
    own.forget()
    _named.cache_clear()
