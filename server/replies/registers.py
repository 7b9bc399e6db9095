"""The registers of a reply: Lei, voi and tu in Italian, formal and informal in English.

A phrase is written once for all of them. Where they part it has the forms side by side, in the order
of the language's registers: ``[La ringraziamo|Vi ringraziamo|Ti ringraziamo] per la pazienza``.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from server.replies.model import Register, ReplyLanguage

#: The registers of each language, the usual one first.
REGISTERS: Final[dict[ReplyLanguage, tuple[Register, ...]]] = {
    "it": ("lei", "voi", "tu"),
    "en": ("formal", "informal"),
}
#: What a register is called in the other language.
_AKIN: Final[dict[Register, Register]] = {
    "lei": "formal", "voi": "formal", "tu": "informal", "formal": "lei", "informal": "tu",
}  # fmt: skip
_FORMS = re.compile(r"\[([^\[\]|]{0,200}(?:\|[^\[\]|]{0,200}){1,4})\]")


def register_for(language: ReplyLanguage, *wished: Register | None) -> Register:
    """Return the first register that is wished for, as ``language`` has it; else its usual one."""
    for register in wished:
        if register is not None:
            return register if register in REGISTERS[language] else _AKIN[register]
    return REGISTERS[language][0]


def spoken(data: Any, language: ReplyLanguage, register: Register) -> Any:
    """Return ``data`` (what a TOML file holds) with every phrase in ``register``.

    Raises :class:`ValueError` where a phrase has more or fewer forms than the language has registers.
    """
    if isinstance(data, str):
        return _phrase(data, REGISTERS[language], register)
    if isinstance(data, list):
        return [spoken(each, language, register) for each in data]
    if isinstance(data, dict):
        return {name: spoken(each, language, register) for name, each in data.items()}
    return data


def _phrase(phrase: str, registers: Sequence[Register], register: Register) -> str:
    def chosen(match: re.Match[str]) -> str:
        forms = match.group(1).split("|")
        if len(forms) != len(registers):
            raise ValueError(f"{match.group()} has {len(forms)} forms, not {len(registers)}")
        return forms[registers.index(register)]

    return _FORMS.sub(chosen, phrase)
