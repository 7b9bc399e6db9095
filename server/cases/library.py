"""The library of cases: known stories with what they teach, and the cases of this desk that are over.

The stories are ``library.toml``. Of an own case no author, address or text is shown: what it was about, how
it went, and what the owner has learned from it.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal

from server.cases.assess import Assessment
from server.cases.clock import in_utc
from server.cases.flow import answers_of, state
from server.cases.glance import glance
from server.cases.queue import first_reply_after
from server.evidence.model import Band
from server.reading.model import AspectName
from server.records import Case, Comment, Verdict
from server.store.base import CommentStore

Language = Literal["it", "en"]

STORIES: Final[list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("library.toml").read_text(encoding="utf-8")
)["stories"]
#: Where a case of this desk is told.
_TOLD: Final = ("resolved", "closed")
#: So many of the last cases are looked through for a lesson, and so many lessons are enough.
_LOOKED_THROUGH: Final = 200
_FEW: Final = 3
#: What is no step of ours or theirs.
_NO_STEPS: Final = ("weighed", "note")


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A case of this desk that is over.

    ``band`` is ``None`` and ``aspects`` (by name) are empty where its text is not kept. ``steps`` are the
    types of its events in order, each once, ``days`` from its beginning to its end, ``lesson`` the owner's
    ("": none).
    """

    case: Case
    comment: Comment
    ended: datetime
    band: Band | None
    aspects: tuple[AspectName, ...]
    steps: tuple[str, ...]
    days: float
    first_reply_hours: float | None
    outcome: Verdict | None
    lesson: str


def is_told(case: Case) -> bool:
    """Say whether ``case`` is over, and so is in the library."""
    return bool(case.events) and state(case) in _TOLD


def is_resolved(case: Case) -> bool:
    """Say whether the matter was put right: the best calling card there is."""
    return any(each.type == "resolved" for each in case.events)


def newest(kept: Iterable[tuple[Case, Comment]], most: int) -> list[tuple[Case, Comment]]:
    """Return the cases among ``kept`` that are over, the one that ended last first, at most ``most``."""
    told = [each for each in kept if is_told(each[0])]
    return sorted(told, key=lambda each: (_end(each[0]), each[0].id), reverse=True)[:most]


def own_case(case: Case, comment: Comment, store: CommentStore, now: datetime) -> OwnCase:
    """Tell a case of this desk as the library has it."""
    found = glance(comment, case, store, now)
    ended = _end(case)
    return OwnCase(
        case=case,
        comment=comment,
        ended=ended,
        band=found.band if found else None,
        aspects=tuple(sorted(found.concerns)) if found else (),
        steps=tuple(dict.fromkeys(each.type for each in case.events if each.type not in _NO_STEPS)),
        days=round(max((ended - in_utc(case.opened_at)) / timedelta(days=1), 0.0), 2),
        first_reply_hours=first_reply_after(case, comment),
        outcome=case.outcome.verdict if case.outcome else None,
        lesson=answers_of(case).get("lesson", ""),
    )


def like(assessment: Assessment) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """Yield the stories that are like the assessed case, in their order, each with what both share.

    One is like it where everything of one of its ``like`` entries is true of the case.
    """
    true = frozenset(_marks(assessment))
    for story in STORIES:
        shared = next((each for each in story["like"] if true.issuperset(each["all"])), None)
        if shared:
            yield story, {"it": shared["it"], "en": shared["en"]}


def lessons(
    assessment: Assessment, kept: Iterable[tuple[Case, Comment]], store: CommentStore, now: datetime
) -> list[tuple[Case, str]]:
    """Return this desk's own lessons from cases that complained of the same, at most three, newest first."""
    here = {each.aspect for each in assessment.reading.aspects if each.polarity < 0}
    found: list[tuple[Case, str]] = []
    for case, comment in newest(kept, _LOOKED_THROUGH):
        lesson = answers_of(case).get("lesson", "")
        if not lesson or comment.id == assessment.comment.id:
            continue
        seen = glance(comment, case, store, now)
        if seen and not here.isdisjoint(seen.concerns):
            found.append((case, lesson))
        if len(found) == _FEW:
            break
    return found


def _marks(assessment: Assessment) -> Iterator[str]:
    """Yield what can be said of a case in the words of ``library.toml``."""
    yield from (f"signal {each.name}" for each in assessment.suspicion.evidence if each.weight > 0)
    yield from (f"motive {each}" for each in assessment.reading.motives)
    yield from (f"aspect {each.aspect}" for each in assessment.reading.aspects if each.polarity < 0)
    yield from (f"checked {each}" for each in assessment.context.contradictions)
    yield from (f"event {each.type}" for each in (assessment.case.events if assessment.case else ()))


def _end(case: Case) -> datetime:
    return max(in_utc(each.at) for each in case.events if each.type in _TOLD)
