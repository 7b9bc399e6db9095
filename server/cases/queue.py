"""What to do first: the open cases in the order of their urgency. The rules are ``queue.toml``."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal

from server.cases import clock
from server.cases.exposure import exposure
from server.cases.flow import ANSWERING, ASKING, state
from server.records import Case, Comment, Event

Urgency = Literal["now", "today", "soon", "waiting"]
Ours = tuple[Case, Comment]

_TABLES: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("queue.toml").read_text(encoding="utf-8")
)
RULES: Final[dict[str, dict[str, Any]]] = _TABLES["rules"]
WITHIN: Final[dict[str, int]] = _TABLES["answer_within"]
#: A case that stands here is no longer open.
OVER: Final = ("resolved", "decided", "closed")
#: Where it is the business's turn, and the rule that says so.
_OUR_TURN: Final = {
    "open": "unanswered",
    "answered": "answered",
    "customer-verified": "checked",
    "reference-not-found": "checked",
}
_THEIR_TURN: Final = {"waiting": "asked", "replied": "replied"}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One open case in the queue.

    ``rule`` is its rule of ``queue.toml``, ``since`` from when on somebody waits, ``due`` when it should be
    dealt with, or when the wait for an answer is over (``None``: nobody has asked for one), ``days`` how
    long a silence is, or how long ago the clarification was.
    """

    case: Case
    comment: Comment
    state: str
    rule: str
    since: datetime
    due: datetime | None
    days: float | None

    @property
    def urgency(self) -> Urgency:
        """Return how soon."""
        found: Urgency = RULES[self.rule]["urgency"]
        return found

    def why(self, speak: Literal["it", "en"]) -> str:
        """Return the reason in the moderator's language."""
        return str(RULES[self.rule][speak]).format(days=int(self.days or 0))


def queue(kept: Iterable[Ours], now: datetime, silence_days: float) -> list[Waiting]:
    """Return the open cases among ``kept``, the most urgent first, and those that are to be tidied up."""
    every = list(kept)
    opened = [each for each in every if not is_over(each[0])]
    written_again = second_messages(opened)
    found: list[Waiting] = []
    for case, comment in every:
        tidy = _to_tidy(case, comment, now, silence_days)
        if tidy:
            found.append(tidy)
        elif not is_over(case):
            found.append(_place(case, comment, now, silence_days, again=case.id in written_again))
    return sorted(found, key=lambda each: (RULES[each.rule]["rank"], each.since, each.case.id))


def is_over(case: Case) -> bool:
    """Say whether nothing more is to be done in ``case``."""
    return bool(case.events) and state(case) in OVER


def first_reply_after(case: Case) -> float | None:
    """Return the hours from the case's beginning to the first reply or question, ``None`` before it.

    One that was noted as earlier than the case counts as at once.
    """
    asked = [clock.in_utc(each.at) for each in case.events if each.type in ASKING]
    if not asked:
        return None
    hours = (min(asked) - clock.in_utc(case.opened_at)) / timedelta(hours=1)
    return round(max(hours, 0.0), 2)


def second_messages(opened: Sequence[Ours]) -> set[str]:
    """Return the ids of the cases whose author has another, older one, and nobody has answered either."""
    first: dict[tuple[str | None, str], str] = {}
    again: set[str] = set()
    for case, comment in sorted(opened, key=lambda each: clock.in_utc(each[0].opened_at)):
        if comment.author is None or first_reply_after(case) is not None:
            continue
        if (comment.business, comment.author) in first:
            again.add(case.id)
        first.setdefault((comment.business, comment.author), case.id)
    return again


def _place(case: Case, comment: Comment, now: datetime, silence_days: float, *, again: bool) -> Waiting:
    where = state(clock.as_of(case, now, silence_days)) if case.events else "open"
    level = exposure(comment, "en").level
    since = _since(case)
    if again or where == "second-message":
        return Waiting(case, comment, where, "second-message", since, now, None)
    if where == "silent":
        return _silent(case, comment, since, now, silence_days)
    if where in _THEIR_TURN:
        question = clock.pending_question(case)
        due = clock.in_utc(question.at) + timedelta(days=silence_days) if question else None
        return Waiting(case, comment, where, _THEIR_TURN[where], since, due, None)
    rule = "exposure" if level == "high" else _OUR_TURN[where]
    return Waiting(case, comment, where, rule, since, since + timedelta(hours=WITHIN[level]), None)


def _silent(case: Case, comment: Comment, since: datetime, now: datetime, silence_days: float) -> Waiting:
    """Place a case whose customer is silent, by the clock or because somebody has said so."""
    stated = _last(case, ("silence",))
    found = clock.silence_of(case, now, silence_days)
    days = found.days if found else (stated.days if stated and stated.days else silence_days)
    question = _last(case, ("reference-asked",))
    if stated and not found:  # whoever states it has done with waiting
        due = clock.in_utc(stated.at)
    else:
        due = clock.in_utc(question.at) + timedelta(days=silence_days) if question else since
    return Waiting(case, comment, "silent", "silence", since, due, days)


def _to_tidy(case: Case, comment: Comment, now: datetime, silence_days: float) -> Waiting | None:
    """Place a case that was clarified in public, once that has stood for as long as a silence."""
    where = state(case) if case.events else ""
    decided = _last(case, ("decision",))
    if decided is None or decided.decision != "B" or where not in ("decided", "replied"):
        return None
    after = case.events[case.events.index(decided) :]
    if any(each.type in ANSWERING for each in after):
        return None
    since = max(clock.in_utc(each.at) for each in after if each.type in ("decision", "replied"))
    due = since + timedelta(days=silence_days)
    if due > clock.in_utc(now):
        return None
    days = (clock.in_utc(now) - since) / timedelta(days=1)
    return Waiting(case, comment, where, "tidy-up", since, due, days)


def _since(case: Case) -> datetime:
    """Return from when on somebody waits: from the last thing that moved the case, or from its beginning."""
    moves = [each for each in case.events if each.type not in ("note", "contradiction", "silence")]
    return clock.in_utc(moves[-1].at if moves else case.opened_at)


def _last(case: Case, types: Sequence[str]) -> Event | None:
    return next((each for each in reversed(case.events) if each.type in types), None)
