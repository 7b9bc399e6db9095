"""Takes out of a text the characters that nobody can see, and tidies its line breaks."""

import re
import unicodedata
from typing import Final

#: Control and deceiving characters: nul bytes, zero-width marks, direction overrides, tags, halves
#: of surrogate pairs. The zero-width joiner (200D) has a rule of its own, for it holds emoji together.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_LINE_BREAK: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_EMOJI: Final = "\u00a9\u00ae\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_LOOSE_JOINER: Final = re.compile(f"(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])")
_MANY_BLANK_LINES: Final = re.compile("\n{3,}")


def printable(text: str) -> str:
    """Return ``text`` as a reader sees it: NFC, no unseen characters, at most one blank line running.

    Every kind of line break becomes a newline, tabs become spaces, and both ends are trimmed.
    """
    seen = _UNSEEN.sub("", _LINE_BREAK.sub("\n", text))
    joined = unicodedata.normalize("NFC", _LOOSE_JOINER.sub("", seen))
    lines = (line.strip() for line in joined.replace("\t", " ").split("\n"))
    return _MANY_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
