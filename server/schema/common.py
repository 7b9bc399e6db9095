"""What both directions of the wire share: the manner of a struct, and the common field types."""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

#: Characters of one comment or reply.
LONGEST_TEXT = 20_000

Text = Annotated[str, Meta(min_length=1, max_length=LONGEST_TEXT, pattern=r"\S")]
Short = Annotated[str, Meta(max_length=300)]
Line = Annotated[str, Meta(min_length=1, max_length=300, pattern=r"\S")]
Url = Annotated[str, Meta(max_length=4000)]
Count = Annotated[int, Meta(ge=0, le=10**12)]
Fraction = Annotated[float, Meta(ge=0, le=1)]
IsoDate = date
LanguageTag = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$", max_length=35)]


class Wire(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, kw_only=True):
    """The common manner of everything on the wire: camelCase, unknown fields refused."""
