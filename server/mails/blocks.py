"""The lines above a mail: where they stand in what was pasted, how they are called, what they say.

Python's own parser tells neither where a line stands nor what "Oggetto" is, and a forwarded mail is
plain text to it. So the lines are found here, and read from here.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

_TABLE = tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))
_NAMES: dict[str, str] = {name.lower(): ours for ours, names in _TABLE["names"].items() for name in names}
_SOURCE_ONLY = frozenset(_TABLE["source"]["only"])
_FORWARDED = tuple(line.lower() for line in _TABLE["forwarded"]["lines"])

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# A quoted or starred line ("> *Da:* Anna") is what some programs make of a forwarded mail.
_HEADER = re.compile(
    r"[> \u00a0*]{0,8}(?P<name>[^\W\d_](?:[\w-]|[ \u00a0](?=[^\W\d_])){0,40})\*{0,2}[ \t\u00a0]{0,3}:\*{0,2}"
    r"[ \t\u00a0]{0,8}"
)
_DASHES = " \t\u00a0-–—_>:*"
#: So many blocks and lines above a mail are read, and so much of one line: who writes more wants to hide.
_MOST_BLOCKS = 6
_MOST_LINES = 20_000
_MOST_VALUE = 4000
#: A line that lost its indent when it was copied still belongs to the one before.
_MOST_STRAY = 2


@dataclass(frozen=True, slots=True)
class Header:
    """One line: our name for it, its value in one line, and the place ``[start, end)`` of the value."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """The lines above one mail. ``forwarded`` is true for a mail inside another one."""

    headers: tuple[Header, ...]
    start: int
    end: int
    forwarded: bool = False

    def all(self, name: str) -> list[Header]:
        """Return the lines of that name from top to bottom."""
        return [header for header in self.headers if header.name == name]

    def first(self, name: str) -> Header | None:
        """Return the topmost line of that name."""
        return next(iter(self.all(name)), None)

    @property
    def is_source(self) -> bool:
        """Whether this is the source of a mail, not what a mail program shows of it."""
        return any(header.name in _SOURCE_ONLY for header in self.headers)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.text.strip(" \t\u00a0>\x00")


def find_blocks(raw: str) -> list[Block]:
    """Return the blocks of lines above a mail, from top to bottom; none where there is only text."""
    lines = _lines(raw)
    blocks: list[Block] = []
    forwarded, at = False, 0
    while at < len(lines) and len(blocks) < _MOST_BLOCKS:
        line = lines[at]
        if _is_mark(line.text):
            forwarded = True
        elif _known_name(line.text):
            block, after = _block_at(lines, at, forwarded)
            at = after
            if block is not None:
                blocks.append(block)
                forwarded = False
            continue
        at += 1
    return blocks


def _lines(raw: str) -> list[_Line]:
    lines: list[_Line] = []
    for match in _LINE.finditer(raw):
        if match.start() == match.end() or len(lines) >= _MOST_LINES:
            break
        text = match[0].rstrip("\r\n")
        lines.append(_Line(match.start(), match.start() + len(text), text))
    return lines


def _is_mark(text: str) -> bool:
    return text[:200].strip(_DASHES).lower() in _FORWARDED


def _name(text: str) -> str:
    match = _HEADER.match(text[:120])
    name = match["name"].replace("\u00a0", " ").lower() if match else ""
    return _NAMES.get(name, name if " " not in name else "")


def _known_name(text: str) -> bool:
    name = _name(text)
    return name in _TABLE["names"] or name in _SOURCE_ONLY


def _block_at(lines: list[_Line], first: int, forwarded: bool) -> tuple[Block | None, int]:
    """Read the block that begins at line ``first``; nothing where it turns out to be text."""
    groups: list[list[_Line]] = []
    at, stray = first, 0
    while at < len(lines) and not lines[at].is_blank:
        text = lines[at].text
        if text[0] not in " \t" and _name(text):
            groups.append([lines[at]])
            stray = 0
        elif text[0] in " \t":
            groups[-1].append(lines[at])
        elif stray < _MOST_STRAY and _goes_on(lines, at):
            groups[-1].append(lines[at])
            stray += 1
        else:
            break
        at += 1
    headers = tuple(_header(group) for group in groups)
    block = Block(headers, lines[first].start, lines[at - 1].end, forwarded)
    return (block if _is_real(block, first) else None), at


def _goes_on(lines: list[_Line], at: int) -> bool:
    return any(_known_name(line.text) for line in lines[at + 1 : at + 1 + _MOST_STRAY])


def _is_real(block: Block, first: int) -> bool:
    """Say whether these are lines above a mail: "Da:" and "A:" also begin sentences."""
    known = [header for header in block.headers if header.name in _TABLE["names"]]
    with_address = any("@" in header.value for header in known)
    return block.is_source or (with_address and (len(known) > 1 or first < 3 or block.forwarded))


def _header(group: list[_Line]) -> Header:
    match = _HEADER.match(group[0].text[:120])
    skipped = match.end() if match else 0
    value = " ".join([group[0].text[skipped:], *(line.text.strip(" \t") for line in group[1:])])
    start = group[0].start + skipped
    return Header(_name(group[0].text), value[:_MOST_VALUE].strip(), start, max(start, group[-1].end))
