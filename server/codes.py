"""Codes that people read, say and type."""

import secrets

#: 32 letters and digits that nobody mistakes for one another: five bits each.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def draw(length: int) -> str:
    """Return ``length`` characters of the alphabet, drawn so that nobody can guess them."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
