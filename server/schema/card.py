"""The case card: its questions and answers, what to look up by hand, which known stories are like it."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from server.schema.casework import LackBody
from server.schema.common import Line, Wire

CardText = Annotated[str, Meta(max_length=2000)]
ItemId = Annotated[str, Meta(pattern=r"^[a-z-]+$", max_length=40)]


class CardAnswers(Wire, frozen=True):
    """What is answered now; what is left out stays, "" takes an answer back."""

    who: CardText | msgspec.UnsetType = msgspec.UNSET
    why: CardText | msgspec.UnsetType = msgspec.UNSET
    remedy: CardText | msgspec.UnsetType = msgspec.UNSET
    lesson: CardText | msgspec.UnsetType = msgspec.UNSET

    def said(self) -> dict[str, str]:
        """Return the answers that are given, by question."""
        given: dict[str, Any] = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: answer.strip() for name, answer in given.items() if answer is not msgspec.UNSET}


class CasePatch(Wire, frozen=True):
    """Change a case; what is left out stays.

    ``owner`` is who of the team sees to it (``null`` is nobody); with ``expectedOwner``, who did as far as
    you know, nothing changes if somebody else does by now. ``answers`` are those of its card. ``ticks`` say
    of single things whether they were looked up by hand; ``looked`` names all that were, and replaces them.
    """

    owner: Line | msgspec.UnsetType | None = msgspec.UNSET
    expected_owner: Line | msgspec.UnsetType | None = msgspec.UNSET
    answers: CardAnswers | msgspec.UnsetType = msgspec.UNSET
    looked: tuple[ItemId, ...] | msgspec.UnsetType = msgspec.UNSET
    ticks: dict[ItemId, bool] | msgspec.UnsetType = msgspec.UNSET


class QuestionBody(Wire, frozen=True):
    """One question of the card.

    ``answer`` is what a person has said, ``suggestion`` what is certain without it; either is enough.
    ``needed`` says that the case stays open without both.
    """

    id: str
    title: str
    hint: str
    answer: str
    suggestion: str
    needed: bool


class ItemBody(Wire, frozen=True):
    """A public fact to look at by hand; only whether it was is kept."""

    id: str
    text: str
    done: bool


class LookUpBody(Wire, frozen=True):
    """What may be looked up by hand; ``never`` is what must not be done with it."""

    title: str
    never: str
    items: tuple[ItemBody, ...]


class LikeBody(Wire, frozen=True):
    """A known story that is like this case: its id in the library, and what both have in common."""

    id: str
    title: str
    lesson: str
    why: str


class LessonBody(Wire, frozen=True):
    """What this desk has learned from a case of its own that complained of the same."""

    case_id: str
    code: str
    lesson: str


class CaseCard(Wire, frozen=True):
    """The card of a case. ``lacks`` says what is missing before it can be closed without a reason.

    ``like`` are known stories, ``lessons`` at most three of this desk's own about the same business.
    """

    case_id: str
    questions: tuple[QuestionBody, ...]
    lacks: tuple[LackBody, ...]
    look_up: LookUpBody
    like: tuple[LikeBody, ...]
    lessons: tuple[LessonBody, ...]
