"""JSON in which what is said more than once is written once.

``{"pool": [...], "value": …}``: where ``{"~": 3}`` stands, the fourth part of the pool is meant, which may
itself hold such places. ``site/demo/recorded.js`` undoes it.
"""

import json
from collections import Counter
from typing import Any

PLACE = "~"
#: Shorter parts are no longer than the place that would stand for them.
_SHORTEST = 16


def pooled(value: Any) -> str:
    """Return ``value`` as compact JSON with a pool; the same value gives the same bytes."""
    counts: Counter[str] = Counter()
    _count(value, counts)
    repeated = {text for text, times in counts.items() if times > 1 and len(text) >= _SHORTEST}
    pool: list[Any] = []
    places: dict[str, int] = {}
    short = _short(value, repeated, pool, places)
    return _text({"pool": pool, "value": short})


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _count(value: Any, counts: Counter[str]) -> None:
    """Count each part; within one that was seen before nothing is counted again."""
    text = _text(value)
    counts[text] += 1
    if counts[text] == 1:
        for part in _parts(value):
            _count(part, counts)


def _short(value: Any, repeated: set[str], pool: list[Any], places: dict[str, int]) -> Any:
    text = _text(value)
    if text in places:
        return {PLACE: places[text]}
    short: Any = value
    if isinstance(value, dict):
        short = {name: _short(part, repeated, pool, places) for name, part in value.items()}
    elif isinstance(value, list):
        short = [_short(part, repeated, pool, places) for part in value]
    if text not in repeated:
        return short
    places[text] = len(pool)
    pool.append(short)
    return {PLACE: places[text]}
