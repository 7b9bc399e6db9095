"""What happened in a case so far, as far as a reply, a notice or a note may need it.

Nothing is invented: what cannot be told for certain stays empty.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from server.cases import gate
from server.cases.assess import Assessment
from server.cases.days import day_of, named_in, published_on
from server.cases.flow import ANSWERING, ASKING, answers_of, pending_silence
from server.cases.prices import agrees, price_of
from server.evidence import explain
from server.evidence.weigh import is_campaign
from server.law import Visit, lines
from server.reading.characters import printable
from server.records import Business, Event, Platform
from server.replies.forms import money
from server.replies.model import Dialogue, Fact, ReplyLanguage

#: A name of more letters is a description and stays out.
_LONGEST_ITEM: Final = 60
#: Of a hundred different words at least so many are the same in texts that have "the same words".
_VERBATIM: Final = 0.95


def dialogue_of(assessment: Assessment, language: ReplyLanguage) -> Dialogue:
    """Gather the dialogue of the assessed case; price and reasons are told in ``language``."""
    comment, case, business = assessment.comment, assessment.case, assessment.business
    published = published_on(comment)
    named = named_in(assessment.reading, published or day_of(comment.created_at))
    days = named or ((published,) if published else ())
    price = price_of(assessment.reading, business.prices if business else (), days)
    same = price is not None and agrees(assessment.reading, price.price)
    if same:  # what both say contradicts nobody
        price = None
    closed = business.closed if business else ()
    copies = copies_of(assessment)
    events = gate.in_order(case)
    silence = pending_silence(events)
    asking = _asking(events, silence)
    told = [each for each in events if each.type != "contradiction" or gate.holds(each, copied=copies > 0)]
    return Dialogue(
        asked_on=_asked_on(asking, silence),
        asked=bool(asking),
        silent_days=assessment.context.silence_days,
        reference=assessment.context.reference,
        contradictions=gate.proven(case, copied=copies > 0),
        price=money(price.price, price.currency, language) if price else "",
        price_agrees=same,
        item=_short(price.item) if price else "",
        closed_on=next((day for day in named if day.isoformat() in closed), None),
        today=_today(),
        history=tuple(_fact(each, asking) for each in told),
        url=comment.url or "",
        published=comment.published_at or "",
        opened_on=day_of(case.opened_at) if case else None,
        decision=next((each.decision for each in reversed(events) if each.decision), ""),
        reasons=tuple(explain(each, language).title for each in assessment.suspicion.evidence),
        similar=len(assessment.company.matches),
        copies=copies,
        verbatim=copies > 0 and _are_verbatim(assessment),
        band=assessment.suspicion.band,
        law=_law(published, business, language),
        answers=tuple(answers_of(case).items()),
    )


def copies_of(assessment: Assessment) -> int:
    """Return how many other people have written the same words in comments that are kept."""
    copies = assessment.context.copies
    return copies.authors if copies else 0


def lacks_of(assessment: Assessment, platform: Platform | None = None) -> tuple[gate.Missing, ...]:
    """Return what keeps the clarification of the assessed comment locked, on its platform or ``platform``."""
    campaign = any(is_campaign(each) for each in assessment.suspicion.evidence)
    where = platform or assessment.comment.platform
    return gate.missing(assessment.case, where, copied=copies_of(assessment) > 0, campaign=campaign)


def _are_verbatim(assessment: Assessment) -> bool:
    """Say whether the copies by others are word for word the same, or nearly so."""
    alike = [each.similarity for each in assessment.company.matches if each.kind == "copy"]
    return bool(alike) and min(alike) >= _VERBATIM


def _law(published: date | None, business: Business | None, language: ReplyLanguage) -> tuple[str, ...]:
    """Return what the law says of a comment of that day; on which day the visit was, nobody has said."""
    visit = Visit(today=_today(), published_on=published, kind=business.kind if business else None)
    return lines(visit, language)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _short(item: str) -> str:
    """Return the price list's name of a thing on one line; "" when it is too long to be said."""
    name = " ".join(printable(item).split())
    return name if len(name) <= _LONGEST_ITEM else ""


def _asking(events: Sequence[Event], silence: Event | None) -> tuple[Event, ...]:
    """Return the questions so far, those before the silence where there is one.

    Where an answer came in between they are those after it, if there are any.
    """
    before = [each for each in events if silence is None or each.at <= silence.at]
    asked: list[Event] = []
    pending: list[Event] = []
    for event in before:
        if event.type in ASKING:
            asked.append(event)
            pending.append(event)
        elif event.type in ANSWERING:
            pending = []
    return tuple(pending or asked)


def _asked_on(asking: Sequence[Event], silence: Event | None) -> date | None:
    """Return the day on which a reference was first asked for, unless the silence is longer than that."""
    first = next((each for each in asking if each.type == "reference-asked"), None)
    return day_of(first.at) if first and _fits(first, silence) else None


def _fits(asked: Event, silence: Event | None) -> bool:
    """Say whether a silence may have lasted as long as it is said to; a day more or less is no matter."""
    if silence is None or silence.days is None:
        return True
    return silence.at - asked.at >= timedelta(days=silence.days - 1)


def _fact(event: Event, asking: Sequence[Event]) -> Fact:
    first = asking[0] if asking else None
    known = event.type != "silence" or first is None or event.at < first.at or _fits(first, event)
    return Fact(
        what=(event.kind if event.type == "contradiction" else None) or event.type,
        on=day_of(event.at),
        who=event.who,
        source=" ".join(printable(event.source or "").split()),
        said=" ".join(printable(event.note or "").split()).rstrip(" .;"),
        days=event.days if known else None,
    )
