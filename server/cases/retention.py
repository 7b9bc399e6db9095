"""How long comments are kept: after so many days they go, with everything that came of them.

What a case has taught may stay: the verdict, the day, and which signals were seen or not seen, under no
case and without who said it. No text, author or address can be read off that, nor which comment it was.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from server.cases.flow import state
from server.cases.forgetting import forget_texts
from server.evidence.learned import teaches
from server.records import Case, Comment, Outcome
from server.store.base import CommentStore

#: A case that stands here is over: what happened in it no longer keeps its comment.
OVER = ("closed", "decided")


def purge(
    store: CommentStore, days: int, now: datetime, before: Callable[[Sequence[str]], None] | None = None
) -> int:
    """Erase what is older than ``days`` and say how many comments that were; 0 days keep everything.

    ``before`` is told the ids of those that go, before they do.
    """
    if days <= 0:
        return 0
    old = _older_than(now - timedelta(days=days))
    comments = [each.id for each in store.comments() if old(each, store.case_of(each.id))]
    if not comments:
        return 0
    since = store.desk().learning_since

    def remains(outcome: Outcome) -> Outcome | None:
        return anonymous(outcome, since)

    gone = store.delete_comments(comments, still=old, remains=remains, before=before)
    forget_texts(store)
    return gone


def last_needed(comment: Comment, case: Case | None) -> datetime:
    """Return from when on the days count: when it came, or what last happened while its case is open."""
    if case is None or (case.events and state(case) in OVER):
        return _in_utc(comment.created_at)
    return max(_in_utc(each) for each in (comment.created_at, *(event.at for event in case.events)))


def anonymous(outcome: Outcome, since: datetime | None) -> Outcome | None:
    """Return what may stay of ``outcome`` when its case goes; ``None`` if it teaches nothing.

    The moment becomes its day, so that it leads to no line of a log. ``since`` is when learning
    started anew: an outcome of that very day still comes after it.
    """
    if not teaches(outcome, since):
        return None
    day = _in_utc(outcome.at).replace(hour=0, minute=0, second=0, microsecond=0)
    return msgspec.structs.replace(outcome, at=max(day, _in_utc(since)) if since else day, who="")


def _older_than(moment: datetime) -> Callable[[Comment, Case | None], bool]:
    return lambda comment, case: last_needed(comment, case) < moment


def _in_utc(when: datetime) -> datetime:
    return when if when.tzinfo else when.replace(tzinfo=UTC)
