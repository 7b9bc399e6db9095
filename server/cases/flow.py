"""How a case goes: what an event needs, where it leads, what the dialogue says so far.

The table is ``flow.toml``. Nothing here writes; the store adds the events.
"""

import secrets
import tomllib
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from server.campaigns import echoes
from server.campaigns.echo import in_utc
from server.cases.company import Company
from server.codes import draw
from server.evidence import silence as quiet
from server.evidence.model import Context
from server.reading.characters import printable
from server.reading.model import Reading
from server.records import Business, Case, Comment, ContradictionKind, Event

_TABLES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("flow.toml").read_text(encoding="utf-8"))
FLOW: dict[str, dict[str, Any]] = _TABLES["events"]
#: What is said of a signal that no longer counts, by language.
LIFTED: dict[str, str] = _TABLES["lifted"]
#: Where a case stands before anything has moved it.
_START = "open"
#: Days of silence when the moderator states one without saying how long.
USUAL_SILENCE = 3.0
#: What asks the customer to write in private.
ASKING = ("replied", "reference-asked")
#: What says that the customer has answered: the silence is over.
ANSWERING = ("customer-answered", "reference-verified", "reference-not-found", "second-message")


def missing_field(event: Event) -> str | None:
    """Return the name of the first field that this type of event needs and does not have."""
    return next((name for name in FLOW[event.type].get("needs", ()) if not getattr(event, name)), None)


def state(case: Case) -> str:
    """Return where the case stands: the state of its last event that has one."""
    moving = (event for event in case.events if event.type != "silence" or _is_unbroken(event, case.events))
    states: list[str] = [FLOW[event.type]["state"] for event in moving if "state" in FLOW[event.type]]
    return states[-1] if states else _START


def is_silence(event: Event) -> bool:
    """Say whether ``event`` is a silence that is long enough to be one; no length is the usual one."""
    return event.type == "silence" and (event.days is None or event.days >= quiet.SHORTEST)


def pending_silence(events: Iterable[Event]) -> Event | None:
    """Return the last silence, unless an answer came after it; who was found in the books is not silent."""
    pending: Event | None = None
    for event in in_order(events):
        if event.type == "reference-verified":
            return None
        if is_silence(event):
            pending = event
        elif event.type in ANSWERING:
            pending = None
    return pending


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return the events by the time at which they happened: some are written down later."""
    return sorted(events, key=lambda each: in_utc(each.at))


def has_source(event: Event) -> bool:
    """Say whether ``event`` tells where it can be looked up; blanks and what nobody can see tell nothing."""
    return bool(printable(event.source or ""))


def answers_of(case: Case | None) -> dict[str, str]:
    """Return what a person has answered on the case card, by question; the last answer counts."""
    said: dict[str, str] = {}
    for event in case.events if case else ():
        said |= event.answers
    return {question: answer for question, answer in said.items() if answer}


def looked_at(case: Case) -> tuple[str, ...]:
    """Return the ids of what was looked up by hand."""
    return next((each.looked for each in reversed(case.events) if each.looked is not None), ())


def new_code() -> str:
    """Return a code for a customer to quote in private, e.g. ``G-4K7Q``."""
    return f"G-{draw(4)}"


def new_case(comment: Comment, who: str, now: datetime) -> Case:
    """Return a case for ``comment`` that starts with its weighing."""
    return Case(
        id=f"case_{secrets.token_hex(8)}",
        comment_id=comment.id,
        code=new_code(),
        opened_at=now,
        events=(Event(type="weighed", at=now, who=who),),
    )


def next_moment(case: Case, now: datetime) -> datetime:
    """Return when something that happens ``now`` is written down: never before what is there already.

    Else, with a clock that was set back, an answer would stand before its question.
    """
    return max((now, *(each.at for each in case.events if each.at.tzinfo)))


def with_silence_measured(event: Event, case: Case) -> Event:
    """Give a silence that was stated without its length the days since the last question or answer."""
    if event.type != "silence" or event.days is not None:
        return event
    heard = [each.at for each in case.events if each.type in (*ASKING, *ANSWERING) and each.at <= event.at]
    days = (event.at - max(heard)).total_seconds() / 86400 if heard else USUAL_SILENCE
    return msgspec.structs.replace(event, days=round(max(days, USUAL_SILENCE), 2))


def context_of(
    comment: Comment,
    case: Case | None,
    business: Business | None,
    company: Company | None = None,
    reading: Reading | None = None,
) -> Context:
    """Gather what is known besides the words: page, business, company, the dialogue in order of time.

    ``reading`` is that of the comment, where there is one already.
    """
    company = company or Company()
    # A customer who is in the books is no part of a campaign, and a good witness.
    voices = [
        each
        for each in company.matches
        if each.kind == "same-problem" or each.comment.id not in company.customers
    ]
    heard = echoes(comment, voices, reading)
    silence = pending_silence(case.events if case else ())
    contradictions: list[Event] = []
    reference: Any = None
    for event in in_order(case.events if case else ()):
        if event.type == "contradiction" and event.kind:
            contradictions.append(event)
        if event.type in ("reference-verified", "reference-not-found"):
            reference = event.type.removeprefix("reference-")
    return Context(
        author_role=comment.author_role,
        rating=comment.rating,
        competitors=business.competitors if business else (),
        silence_days=None if silence is None else silence.days or USUAL_SILENCE,
        contradictions=tuple(each.kind for each in contradictions if each.kind),
        unsourced=_unsourced(contradictions),
        reference=reference,
        copies=heard.copies,
        paraphrases=heard.paraphrases,
        same_problem=heard.same_problem,
        elsewhere=company.elsewhere,
        known_customer=company.known_customer,
        business_kind=business.kind if business else None,
    )


def _is_unbroken(silence: Event, events: Sequence[Event]) -> bool:
    """Say whether ``silence`` moves the case: it is long enough, and nobody was heard of after it."""
    heard = (
        each.type == "reference-verified" or (each.type in ANSWERING and in_utc(each.at) > in_utc(silence.at))
        for each in events
    )
    return is_silence(silence) and not any(heard)


def _unsourced(contradictions: Iterable[Event]) -> tuple[ContradictionKind, ...]:
    """Return the kinds of which no event says where they can be looked up."""
    told: dict[ContradictionKind, bool] = {}
    for each in contradictions:
        if each.kind:
            told[each.kind] = told.get(each.kind, False) or has_source(each)
    return tuple(kind for kind, sourced in told.items() if not sourced)
