"""Everything that is kept, as rows of a table: one for each comment with its case."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from server.cases.clock import as_of, silence_of
from server.cases.flow import state
from server.records import Case, Comment, Event

Value = str | int | float | None

HEADING = (
    "commentId", "caseId", "code", "business", "owner", "state", "silentSince", "outcome", "createdAt",
    "openedAt", "lastEventAt", "publishedAt", "site", "platform", "url", "language", "author", "authorRole",
    "rating", "sponsored", "reactions", "replies", "exposure", "text", "timeline",
)  # fmt: skip


def rows(
    kept: Iterable[tuple[Comment, Case | None]], now: datetime, silence_days: float
) -> Iterator[tuple[Value, ...]]:
    """Yield one row for each comment, in the columns of :data:`HEADING`; what is not known is ``None``.

    Moments are ISO 8601, ``author`` is the pseudonym, ``timeline`` has a line for each event. ``state`` is
    how the case stands ``now``; where the clock has found a silence, ``silentSince`` is the question that
    nobody has answered.
    """
    for comment, case in kept:
        events = case.events if case else ()
        silence = silence_of(case, now, silence_days) if case else None
        values: dict[str, Value] = {
            "commentId": comment.id,
            "caseId": case.id if case else None,
            "code": case.code if case else None,
            "business": comment.business,
            "owner": case.owner if case else None,
            "state": state(as_of(case, now, silence_days)) if case and events else None,
            "silentSince": silence.since.isoformat() if silence else None,
            "outcome": case.outcome.verdict if case and case.outcome else None,
            "createdAt": comment.created_at.isoformat(),
            "openedAt": case.opened_at.isoformat() if case else None,
            "lastEventAt": max(each.at for each in events).isoformat() if events else None,
            "publishedAt": comment.published_at,
            "site": comment.site,
            "platform": comment.platform,
            "url": comment.url,
            "language": comment.language,
            "author": comment.author,
            "authorRole": comment.author_role,
            "rating": comment.rating,
            "sponsored": "true" if comment.sponsored else "false",
            "reactions": comment.reactions,
            "replies": comment.replies,
            "exposure": comment.exposure,
            "text": comment.text,
            "timeline": "\n".join(map(_line, events)) or None,
        }
        yield tuple(values[name] for name in HEADING)


def _line(event: Event) -> str:
    """Tell an event in one line: when, what, who, and what was said of it."""
    days = None if event.days is None else f"{event.days:g} d"
    owner = None if event.owner is None else f"→ {event.owner or '-'}"
    facts = (event.decision, event.kind, days, event.source, event.note, event.text, owner)
    said = (*facts, *event.answers.values())
    told = " · ".join(" ".join(each.split()) for each in said if each)
    return f"{event.at.isoformat()} {event.type} ({event.who})" + (f": {told}" if told else "")
