"""A pasted mail taken apart: who is above it, what a reader sees of it, links and attachments.

The parts of a mail's source are decoded by Python's own ``email``; what is only text is read as it is.
"""

import email
import email.policy
import re
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from itertools import islice
from typing import Any

from server.mails.blocks import Block, find_blocks
from server.mails.links import Link, links_of_html, links_of_text
from server.reading.model import Span

#: So many parts of a mail are opened. A mail has three; a thousand are there to hold somebody up.
_MOST_PARTS = 20
#: Beyond this many beginnings of parts a mail is not taken apart at all, only read as text.
_MOST_NESTED = 60
_LOOKS_LIKE_HTML = re.compile(r"(?i)<(?:a|p|div|html|body|table)\b[^<>]{0,500}>")
_MOST_NAME = 998
#: Python's parser takes seconds for a "Content-Type" of sixty thousand letters; true ones are short.
_PART_HEADER = re.compile(r"(?im)^content-[a-z-]{1,40}:[^\r\n]*(?:(?:\r\n|\r|\n)[ \t][^\r\n]*)*")
_MOST_HEADER = 400


@dataclass(frozen=True, slots=True)
class Letter:
    """``raw`` as pasted; ``blocks`` of lines above a mail; ``texts`` that a reader sees."""

    raw: str
    blocks: tuple[Block, ...]
    texts: tuple[str, ...]
    links: tuple[Link, ...]
    attachments: tuple[str, ...]

    @property
    def main(self) -> Block | None:
        """The block of the mail that is asked about: the source, or the mail that was forwarded."""
        if not self.blocks or self.blocks[0].is_source:
            return next(iter(self.blocks), None)
        return next((block for block in self.blocks if block.forwarded or block.is_source), self.blocks[0])

    def place(self, words: str, since: int = 0) -> tuple[Span, ...]:
        """Return where ``words`` stand in ``raw``, spaces and line ends aside; nothing if encoded."""
        at = self.raw.find(words, since) if words else -1
        if at >= 0:
            return (Span(at, at + len(words)),)
        parts = words.split()[:60]
        loose = r"[\s>=*]{1,6}".join(re.escape(part) for part in parts)
        found = re.compile(loose).search(self.raw, since) if len(parts) > 1 else None
        return (Span(*found.span()),) if found else ()


def read(raw: str) -> Letter:
    """Take a pasted mail apart. Anything goes: no text makes it fail."""
    blocks = tuple(find_blocks(raw))
    texts = [decoded(header.value) for block in blocks for header in block.all("subject")]
    body = _without(raw, blocks)
    links = list(links_of_text(body))
    attachments: list[str] = []
    for text, is_html in [(body, bool(_LOOKS_LIKE_HTML.search(body))), *_parts(raw, blocks, attachments)]:
        seen, found = links_of_html(text) if is_html else (text, links_of_text(text))
        texts.append(seen)
        links += [link for link in found if link not in links]
    return Letter(raw, blocks, tuple(dict.fromkeys(texts)), tuple(links), tuple(attachments))


def decoded(value: str) -> str:
    """Return a line's value with ``=?utf-8?q?…?=`` decoded, on one line."""
    try:
        words = str(make_header(decode_header(value[:_MOST_NAME]))) if "=?" in value else value
    except (ValueError, LookupError, TypeError):  # HeaderParseError is a ValueError of its own making
        words = value
    return " ".join(words.split())


def _without(raw: str, blocks: tuple[Block, ...]) -> str:
    """Return ``raw`` without the lines above a mail."""
    kept, at = [], 0
    for block in blocks:
        kept.append(raw[at : block.start])
        at = block.end
    return "\n".join([*kept, raw[at:]])


def _parts(raw: str, blocks: tuple[Block, ...], attachments: list[str]) -> list[tuple[str, bool]]:
    """Decode the parts of the source, and note the names of what is attached."""
    source = next((block for block in blocks if block.is_source), None)
    if source is None or raw.lower().count("content-type") > _MOST_NESTED:
        return []
    texts: list[tuple[str, bool]] = []
    try:
        for part in islice(_parse(raw[source.start :]).walk(), _MOST_PARTS):
            name, text = _opened(part)
            if name:
                attachments.append(name)
            elif text is not None:
                texts.append(text)
    except RecursionError:  # parts in parts in parts: what was read so far is enough
        return texts
    return texts


def _parse(source: str) -> Message:
    source = _PART_HEADER.sub(lambda header: header[0][:_MOST_HEADER], source)
    return email.message_from_bytes(source.encode("utf-8", "replace"), policy=email.policy.default)


def _opened(part: Message) -> tuple[str, tuple[str, bool] | None]:
    """Return the name of an attachment, or the text of a part and whether it is HTML."""
    try:
        name = decoded(part.get_filename("") or "")[:200]
        if name or part.is_multipart() or part.get_content_maintype() != "text":
            return name, None
        payload: Any = part.get_payload(decode=True)
        text = _in_letters(bytes(payload), part.get_content_charset("utf-8"))
        return "", (text, part.get_content_subtype() == "html")
    except Exception:
        # Broken headers make the parser fail in ways of its own (IndexError, AttributeError …); a part
        # that cannot be read is one nobody will see.
        return "", None


def _in_letters(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset, "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")
