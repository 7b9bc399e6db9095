"""What to do first: the open cases in the order of their urgency. The rules are ``queue.toml``."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal

from server.cases import clock
from server.cases.exposure import exposure
from server.cases.flow import ANSWERING, ASKING, pending_silence, state
from server.evidence.review_trade import is_extortion
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


def is_answered(case: Case) -> bool:
    """Say whether somebody has answered, in public or with a private question."""
    return any(each.type in ASKING for each in case.events)


def first_reply_after(case: Case, comment: Comment) -> float | None:
    """Return the hours until the first answer, ``None`` before it.

    An answer is a reply (``replied``) or a private question (``reference-asked``). They count from when the
    comment was published, where that is known (a day alone: from its beginning), else from when the case was
    opened. An answer that is noted as earlier than that tells nothing: ``None`` too.
    """
    answered = [clock.in_utc(each.at) for each in case.events if each.type in ASKING]
    if not answered:
        return None
    hours = (min(answered) - _beginning(case, comment)) / timedelta(hours=1)
    return round(hours, 2) if hours >= 0 else None


def _beginning(case: Case, comment: Comment) -> datetime:
    opened = clock.in_utc(case.opened_at)
    try:
        published = clock.in_utc(datetime.fromisoformat((comment.published_at or "").strip()))
    except (ValueError, OverflowError):  # "3 h", or no such moment
        return opened
    return min(published, opened)  # nobody can open a case before there is a comment


def second_messages(opened: Sequence[Ours]) -> set[str]:
    """Return the ids of the cases whose author has another, older one, and nobody has answered either."""
    first: dict[tuple[str | None, str], str] = {}
    again: set[str] = set()
    for case, comment in sorted(opened, key=lambda each: clock.in_utc(each[0].opened_at)):
        if comment.author is None or is_answered(case):
            continue
        if (comment.business, comment.author) in first:
            again.add(case.id)
        first.setdefault((comment.business, comment.author), case.id)
    return again


def _place(case: Case, comment: Comment, now: datetime, silence_days: float, *, again: bool) -> Waiting:
    where = state(clock.as_of(case, now, silence_days)) if case.events else "open"
    level = exposure(comment, "en").level
    since = _since(case)
    if where not in _THEIR_TURN and is_extortion(comment.text):
        return Waiting(case, comment, where, "extortion", since, now, None)
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
    stated = pending_silence(case.events)
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
    since = clarified_at(case)
    if since is None:
        return None
    where, due = state(case), since + timedelta(days=silence_days)
    if due > clock.in_utc(now):
        return None
    days = (clock.in_utc(now) - since) / timedelta(days=1)
    return Waiting(case, comment, where, "tidy-up", since, due, days)


def clarified_at(case: Case) -> datetime | None:
    """Return when a clarification in public was decided or last sent; ``None`` once the case has moved on."""
    where = state(case) if case.events else ""
    decided = _last(case, ("decision",))
    sent = [each for each in case.events if each.type == "replied" and each.stage == "clarify"]
    if decided is not None and decided.decision == "B":
        first = decided
    elif sent and (decided is None or case.events.index(sent[-1]) > case.events.index(decided)):
        first = sent[-1]
    else:
        return None
    after = case.events[case.events.index(first) :]
    if where not in ("decided", "replied") or any(each.type in ANSWERING for each in after):
        return None
    return max(clock.in_utc(each.at) for each in after if each.type in ("decision", "replied"))


def _since(case: Case) -> datetime:
    """Return from when on somebody waits: from the last thing that moved the case, or from its beginning."""
    moves = [each for each in case.events if each.type not in ("note", "contradiction", "silence")]
    return clock.in_utc(moves[-1].at if moves else case.opened_at)


def _last(case: Case, types: Sequence[str]) -> Event | None:
    return next((each for each in reversed(case.events) if each.type in types), None)
