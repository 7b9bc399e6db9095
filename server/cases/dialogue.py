"""What happened in a case so far, as far as a reply, a notice or a note may need it.

Nothing is invented: what cannot be told for certain stays empty.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from server.cases import gate
from server.cases.assess import Assessment
from server.cases.days import day_of, named_in, published_on
from server.cases.flow import ANSWERING
from server.cases.prices import price_of
from server.evidence import explain
from server.law import Visit, lines
from server.records import Business, Event
from server.replies.forms import money
from server.replies.model import Dialogue, Fact, ReplyLanguage


def dialogue_of(assessment: Assessment, language: ReplyLanguage) -> Dialogue:
    """Gather the dialogue of the assessed case; price and reasons are told in ``language``."""
    comment, case, business = assessment.comment, assessment.case, assessment.business
    published = published_on(comment)
    named = named_in(assessment.reading, published or day_of(comment.created_at))
    days = named or ((published,) if published else ())
    price = price_of(assessment.reading, business.prices if business else (), days)
    closed = business.closed if business else ()
    copies = copies_of(assessment)
    events = gate.in_order(case)
    told = [each for each in events if each.type != "contradiction" or gate.holds(each, copied=copies > 0)]
    return Dialogue(
        asked_on=_asked_on(events),
        silent_days=assessment.context.silence_days,
        reference=assessment.context.reference,
        contradictions=gate.proven(case, copied=copies > 0),
        price=money(price.price, price.currency, language) if price else "",
        closed_on=next((day for day in named if day.isoformat() in closed), None),
        history=tuple(_fact(each) for each in told),
        url=comment.url or "",
        published=comment.published_at or "",
        opened_on=day_of(case.opened_at) if case else None,
        decision=next((each.decision for each in reversed(events) if each.decision), ""),
        reasons=tuple(explain(each, language).title for each in assessment.suspicion.evidence),
        similar=len(assessment.company.matches),
        copies=copies,
        band=assessment.suspicion.band,
        law=_law(published, business, language),
    )


def copies_of(assessment: Assessment) -> int:
    """Return how many other people have written the same words in comments that are kept."""
    copies = assessment.context.copies
    return copies.authors if copies else 0


def _law(published: date | None, business: Business | None, language: ReplyLanguage) -> tuple[str, ...]:
    """Return what the law says of a comment of that day; on which day the visit was, nobody has said."""
    today = datetime.now(UTC).astimezone().date()
    visit = Visit(today=today, published_on=published, kind=business.kind if business else None)
    return lines(visit, language)


def _asked_on(events: Sequence[Event]) -> date | None:
    """Return the day of the first question that was not answered, else of the first one."""
    first: Event | None = None
    pending: Event | None = None
    for event in events:
        if event.type == "reference-asked":
            first, pending = first or event, pending or event
        elif event.type in ANSWERING:
            pending = None
    asked = pending or first
    return day_of(asked.at) if asked else None


def _fact(event: Event) -> Fact:
    return Fact(
        what=event.kind or event.type,
        on=day_of(event.at),
        who=event.who,
        source=" ".join((event.source or "").split()),
        said=event.note or "",
        days=event.days,
    )
