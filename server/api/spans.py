"""Offsets for JavaScript: the server counts code points, the wire counts UTF-16 code units."""

from collections.abc import Iterable, Sequence

from server.reading.model import Span
from server.schema.outgoing import WireSpan


def utf16_spans(text: str, spans: Iterable[Span]) -> tuple[WireSpan, ...]:
    """Turn code-point spans of ``text`` into UTF-16 ones."""
    wanted = list(spans)
    if text.isascii() or not wanted:
        return tuple(WireSpan(start=span.start, end=span.end) for span in wanted)
    offsets = _utf16_offsets(text)
    return tuple(WireSpan(start=offsets[span.start], end=offsets[span.end]) for span in wanted)


def _utf16_offsets(text: str) -> Sequence[int]:
    offsets, offset = [0], 0
    for character in text:
        offset += 2 if character > "￿" else 1
        offsets.append(offset)
    return offsets
