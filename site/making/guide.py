"""The guide for people who read reviews (``server.guides``)."""

from typing import cast

from server.config import Language
from server.guides import Guide, guide


def reading(language: str) -> Guide:
    """Return how to read a review, for anybody."""
    return guide("reading", cast("Language", language))
