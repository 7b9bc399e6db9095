"""Adding the signals up: decibans in, a score with its reasons out.

The figures, with their sources, are in ``weights.toml``; the bands are in the README.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from server.evidence.model import Band, Context, Family, Observation, Signal, Suspicion, Weighed
from server.evidence.table import (
    CAMPAIGN,
    CAPS,
    CEILING_ALL,
    CEILING_CUSTOMER,
    CEILING_ONE,
    CEILING_TEXT,
    PRIOR,
    SAID_EVEN_SO,
    SAME_FACTS,
    UNVERIFIED,
    VERIFIED_TOGETHER,
    WEIGHTS,
)
from server.reading.model import Reading

_COPIES = "copies"
_EVEN_ODDS = 60
_POINTS_PER_DECIBAN = 2.5
_BANDS: tuple[tuple[int, Band], ...] = (
    (80, "probable-campaign"),
    (60, "suspicious"),
    (30, "to-check"),
    (0, "likely-customer"),
)


def add_up(
    signals: Sequence[Signal],
    reading: Reading,
    context: Context,
    weights: Mapping[str, float] | None = None,
) -> Suspicion:
    """Weigh a comment with the given signals; ``weights`` (dB by name) replace those of the table.

    A comment that is clearly not negative is only weighed when its words raise suspicion.
    """
    seen = [_weighed(one, seen, weights or {}) for one, seen in _observe(signals, reading, context)]
    seen = _capped(_once(seen))
    if reading.not_negative and not any(one.weight > 0 for one in seen if one.family == "text"):
        said = tuple(replace(one, weight=0.0) for one in seen if one.name in SAID_EVEN_SO)
        return Suspicion(None, "not-negative", CEILING_TEXT, PRIOR, said)
    log_odds = PRIOR + math.fsum(one.weight for one in seen)
    ceiling = ceiling_of(seen)
    score = score_of(log_odds, ceiling)
    strongest_first = tuple(sorted(seen, key=lambda one: -abs(one.weight)))
    return Suspicion(score, band_of(score), ceiling, round(log_odds, 6), strongest_first)


def score_of(log_odds: float, ceiling: int = CEILING_ALL) -> int:
    """Turn odds (dB) into 0 to 100: 60 is even odds, every four decibans are ten points."""
    # Rounding first: 29.999999999 is a 30 that the sum of decimals has spoilt.
    points = round(_EVEN_ODDS + _POINTS_PER_DECIBAN * log_odds, 6)
    return math.floor(min(max(points, 0), ceiling))


def band_of(score: int) -> Band:
    """Return the name of the band a score lies in."""
    return next(band for floor, band in _BANDS if score >= floor)


def ceiling_of(seen: Sequence[Weighed]) -> int:
    """Return the highest score that this kind of evidence allows."""
    if any(one.name == "reference-verified" for one in seen):
        return CEILING_CUSTOMER
    # A cap may have left a signal with nothing to add: it was seen all the same. One of strength 0 only
    # says something.
    not_lowering = [one for one in seen if one.weight >= 0 and one.observation.strength > 0]
    names = {one.name for one in not_lowering if one.name != _COPIES or is_campaign(one)}
    one_fact = [{kept.name, same.name} for kept, same in _same_facts(seen)]
    if any(group <= names and group not in one_fact for group in VERIFIED_TOGETHER):
        return CEILING_ALL
    beyond_words = any(one.weight > 0 and one.family != "text" for one in not_lowering)
    return CEILING_ONE if beyond_words else CEILING_TEXT


def is_campaign(one: Weighed) -> bool:
    """Say whether ``one`` is a campaign of copies: at the gate as here, several mouths with one text."""
    seen = one.observation
    return one.name == _COPIES and seen.strength > 0 and seen.reason in CAMPAIGN


def share_of(name: str, seen: Observation) -> float:
    """Return what share of its full weight (0 to 1) a signal counts, before any cap."""
    return seen.strength * WEIGHTS[name].strengths.get(seen.reason, 1.0)


#: The score of a negative comment of which nothing else is known.
NEUTRAL = score_of(PRIOR)


def _observe(
    signals: Sequence[Signal], reading: Reading, context: Context
) -> Iterable[tuple[Signal, Observation]]:
    """Ask the signals in their order; a detail that one has marked is no longer there for the next.

    So a price that belongs to a comparison with a competitor does not also speak for the customer.
    """
    for signal in signals:
        seen = signal.observe(reading, context)
        if seen is None:
            continue
        yield signal, seen
        # What counts nothing takes nothing away either.
        spans = seen.spans if seen.strength > 0 else ()
        left = tuple(
            detail for detail in reading.details if not any(detail.span.overlaps(span) for span in spans)
        )
        reading = replace(reading, details=left)


def _weighed(signal: Signal, seen: Observation, weights: Mapping[str, float]) -> Weighed:
    full = weights.get(signal.NAME, WEIGHTS[signal.NAME].db)
    # Adding nothing turns -0.0 into 0.0.
    return Weighed(signal.NAME, signal.FAMILY, full * share_of(signal.NAME, seen) + 0.0, seen)


def _same_facts(seen: Sequence[Weighed]) -> list[tuple[Weighed, Weighed]]:
    """Return the pairs that say one fact twice, the stronger one first."""
    by_name = {one.name: one for one in seen}
    pairs = []
    for fact in SAME_FACTS:
        told, found = by_name.get(fact.signal), by_name.get(fact.other)
        if told and found and told.observation.reason == fact.reason:
            pairs.append((told, found) if told.weight >= found.weight else (found, told))
    return pairs


def _once(seen: list[Weighed]) -> list[Weighed]:
    """Let a fact that two signals see count once: the weaker of the two adds nothing."""
    again = {weaker.name for _, weaker in _same_facts(seen)}
    return [replace(one, weight=0.0) if one.name in again else one for one in seen]


def _capped(seen: list[Weighed]) -> list[Weighed]:
    """Hold each family within its cap, then dialogue within what words have left unsaid."""
    for family, cap in CAPS.items():
        seen = _hold(seen, family, cap.low, cap.high)
    words = math.fsum(one.weight for one in seen if one.family == "text" and one.weight > 0)
    return _hold(seen, "dialogue", -math.inf, max(0.0, UNVERIFIED - words))


def _hold(seen: list[Weighed], family: Family, low: float, high: float) -> list[Weighed]:
    """Scale the raising and the lowering signals of a family so that neither sum passes its cap."""

    def free(one: Weighed) -> bool:
        return one.family != family or one.observation.reason in WEIGHTS[one.name].uncapped

    up = math.fsum(one.weight for one in seen if not free(one) and one.weight > 0)
    down = math.fsum(one.weight for one in seen if not free(one) and one.weight < 0)
    over = high / up if up > high else 1.0
    under = low / down if down < low else 1.0
    return [
        one if free(one) else replace(one, weight=one.weight * (over if one.weight > 0 else under))
        for one in seen
    ]
