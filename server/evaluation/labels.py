"""The words in pictures of figures, and figures as people write them, in Italian and English."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

#: Decimals and the sign behind the figure, by unit.
_UNITS: Final = {
    "share": (1, "%"), "auc": (3, ""), "ms": (1, " ms"), "s": (2, " s"), "MB": (0, " MB"),
}  # fmt: skip
_DOT: Final = {"it": ",", "en": "."}
_THOUSANDS: Final = {"it": ".", "en": ","}


@cache
def labels(language: str) -> dict[str, Any]:
    """Return the words of ``pictures.toml`` in one language (``it`` or ``en``)."""
    found: dict[str, Any] = tomllib.loads(Path(__file__).with_name("pictures.toml").read_text("utf-8"))
    return dict(found[language])


def written(value: float, unit: str, language: str) -> str:
    """Return a figure with its unit: ``98.9%`` or ``98,9%`` for the share 0.989, ``9.8 ms``."""
    decimals, sign = _UNITS[unit]
    return decimal((100 if unit == "share" else 1) * value, decimals, language) + sign


def decimal(value: float, decimals: int, language: str) -> str:
    """Return a number with the signs of the language: ``1,752.5`` or ``1.752,5``."""
    signs = str.maketrans({",": _THOUSANDS[language], ".": _DOT[language]})
    return f"{value:,.{decimals}f}".translate(signs)


def counted(number: int, language: str) -> str:
    """Return a whole number with the language's sign between thousands."""
    return decimal(number, 0, language)
