"""What a desk of several businesses says and is asked."""

from typing import Annotated

import msgspec
from msgspec import Meta

from server.schema.common import Wire
from server.schema.incoming import BusinessBody

BusinessId = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]


class NamedBusiness(BusinessBody, frozen=True, kw_only=True):
    """A business with the id by which it is asked for."""

    id: BusinessId


class BusinessList(Wire, frozen=True):
    """All businesses, ``default`` first, the others in the order of their ids."""

    businesses: tuple[NamedBusiness, ...]


class CaseQuery(Wire, frozen=True):
    """Which cases are wanted: without ``business`` those of all."""

    business: (
        Annotated[BusinessId, Meta(description="Only what is about the business with this id.")]
        | msgspec.UnsetType
    ) = msgspec.UNSET


class CaseSearch(Wire, frozen=True):
    """Which cases are listed: without anything all of them."""

    business: (
        Annotated[BusinessId, Meta(description="Only what is about the business with this id.")]
        | msgspec.UnsetType
    ) = msgspec.UNSET
    search: (
        Annotated[
            str,
            Meta(
                max_length=200,
                description="A case's code, or words of its comment: open or over, 50 at most.",
            ),
        ]
        | msgspec.UnsetType
    ) = msgspec.UNSET


class DeskBody(Wire, frozen=True):
    """The settings of this desk.

    ``silenceDays`` is after how many days without an answer a private question counts as silence. Every
    ``nameSearchDays`` the queue reminds of searching for the business's name; 0 is never.
    """

    silence_days: Annotated[int, Meta(ge=1, le=60)]
    name_search_days: Annotated[int, Meta(ge=0, le=366)] = 30
