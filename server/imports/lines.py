"""A pasted list, one comment a line: bullets, numbers and quotation marks around it are not the comment."""

import re
from collections.abc import Iterator
from typing import Final

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BULLET: Final = re.compile(r"[ \t]{0,40}(?:[-–—•·*‣▪●◦]|\[[ xX]\])[ \t]{1,9}")
_NUMBER: Final = re.compile(r"[ \t]{0,40}\d{1,4}[.)][ \t]{1,9}")
#: What opens a quotation, with what closes it.
_MARKS: Final = {'"': '"', "“": "”", "«": "»", "„": "“", "'": "'", "‘": "’"}


def comments(text: str) -> Iterator[tuple[int, str]]:
    """Yield the comments of ``text`` with the number of their line, from 1; blank lines are passed over.

    A number is taken away where all lines have one: "3. piano" may begin a comment, but not each.
    """
    found = [(at, line.strip()) for at, line in enumerate(_LINE_END.split(text), 1) if line.strip()]
    numbered = len(found) > 1 and all(_NUMBER.match(line) for _, line in found)
    for at, line in found:
        yield at, _unwrapped((_NUMBER if numbered else _BULLET).sub("", line, count=1).strip())


def _unwrapped(line: str) -> str:
    """Take away the quotation marks that enclose all of a line."""
    inner = line[1:-1]
    closing = _MARKS.get(line[:1])
    if len(line) > 2 and closing and line.endswith(closing) and closing not in inner:
        return inner.strip()
    if len(line) > 2 and line[0] == line[-1] == '"' and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"').strip()
    return line
