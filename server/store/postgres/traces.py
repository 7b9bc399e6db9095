"""A comment's trace as the database keeps it: marks in a B-tree, sketches of bits, the parts whole."""

from typing import Any

import numpy as np
from psycopg import Connection

from server.records import Trace
from server.store import near
from server.store.bands import BANDS, SIGNATURE, pressed
from server.store.sketches import DIMENSIONS, FINALISTS, cosines_with, farthest, numbers, sketched
from server.store.things import MOST

#: Where the marks of each part begin: a mark is its place times 2³² and a number of 32 bits.
_WORDS, _KEYED, _THINGS = 0, BANDS, 2 * BANDS
_MOST_SHARED = """
    select comment from marks where mark = any(%s)
    group by comment order by count(*) desc, comment desc limit %s
"""
_LAST_SHARED = "select distinct comment from marks where mark = any(%s) order by comment desc limit %s"
# {part} is one of two names of this module.
_POINTING = """
    select seq, {part} from comments join (
        select comment from sketches where bit_count({part} # %(bits)s::bit(512)) <= %(far)s
        order by bit_count({part} # %(bits)s::bit(512)) limit %(most)s
    ) finalists on comment = seq
"""
_AT_LEAST = {"meaning": near.MEANING, "concern": near.CONCERN}


def take_in(connection: Connection[Any], comment: int, trace: Trace | None, *, new: bool) -> None:
    """Keep by what the comment with this number is found, in the place of what there was of it."""
    if not new:
        connection.execute("delete from marks where comment = %s", (comment,))
        connection.execute("delete from sketches where comment = %s", (comment,))
    if trace is None:
        return
    if marks := marks_of(trace):
        connection.execute(
            "insert into marks (mark, comment) select unnest(%s::bigint[]), %s", (marks, comment)
        )
    meaning, concern = _bits(trace.meaning), _bits(trace.concern)
    if meaning or concern:
        connection.execute("insert into sketches values (%s, %s, %s)", (comment, meaning, concern))


def found(connection: Connection[Any], trace: Trace) -> set[int]:
    """Return the numbers of the comments that may say the same (see ``CommentStore.near``)."""
    numbers: set[int] = set()
    for marks in (_band_marks(trace.words, _WORDS), _band_marks(trace.keyed, _KEYED)):
        if marks:
            numbers |= _column(connection, _MOST_SHARED, (marks, near.BY_WORDS))
    for part in _AT_LEAST:
        numbers |= _pointing(connection, part, getattr(trace, part))
    if things := _thing_marks(trace.things):
        numbers |= _column(connection, _LAST_SHARED, (things, near.BY_THING))
    return numbers


def marks_of(trace: Trace) -> list[int]:
    """Return all marks of a trace, each once."""
    marks = _band_marks(trace.words, _WORDS) + _band_marks(trace.keyed, _KEYED) + _thing_marks(trace.things)
    return list(dict.fromkeys(marks))


def _band_marks(signature: bytes, first: int) -> list[int]:
    if len(signature) != SIGNATURE:
        return []
    return [(first + band << 32) + int(number) for band, number in enumerate(pressed(signature)[0])]


def _thing_marks(things: bytes) -> list[int]:
    if len(things) % 4:
        return []
    return [(_THINGS << 32) + int(number) for number in np.frombuffer(things, "<u4")[:MOST] if number]


def _bits(vector: bytes) -> str | None:
    """Return the signs of a vector, a digit each; ``None`` for what is no vector."""
    if len(vector) != DIMENSIONS:
        return None
    return "".join(f"{byte:08b}" for byte in sketched(numbers(vector)).view(np.uint8)[0].tolist())


def _pointing(connection: Connection[Any], part: str, vector: bytes) -> set[int]:
    bits = _bits(vector)
    if bits is None:
        return set()
    wanted = {"bits": bits, "far": int(farthest(_AT_LEAST[part])), "most": FINALISTS}
    rows = connection.cursor(binary=True).execute(_POINTING.format(part=part).encode(), wanted).fetchall()
    if not rows:
        return set()
    cosines = cosines_with(numbers(b"".join(row[1] for row in rows)), numbers(vector)[0])
    nearest = np.argsort(-cosines, kind="stable")[: near.BY_VECTOR]
    return {rows[each][0] for each in nearest if cosines[each] >= _AT_LEAST[part]}


def _column(connection: Connection[Any], query: bytes | str, wanted: tuple[Any, ...]) -> set[int]:
    text = query if isinstance(query, bytes) else query.encode()
    return {row[0] for row in connection.execute(text, wanted)}
