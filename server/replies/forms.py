"""The labelled lines of a notice to the platform and of the internal note."""

from server.replies.model import Brief, Fact, Field
from server.replies.phrasebook import Concern, Phrasebook, Sheet


def fields_of(brief: Brief, book: Phrasebook, sheet: Sheet, concern: Concern | None) -> tuple[Field, ...]:
    """Return the lines of ``sheet`` in its order, filled with what is known; the rest is ""."""
    dialogue = brief.dialogue
    reading = brief.reading
    facts = "; ".join(_fact(each, book) for each in dialogue.history)
    known = {
        "url": dialogue.url,
        "published": dialogue.published,
        "text": f"«{reading.text}»" if reading else "",
        "facts": facts,
        "who": "",
        "why": concern.noun if concern else "",
    }
    return tuple(Field(name, label, known.get(name, "")) for name, (label, _) in sheet.fields.items())


def _fact(fact: Fact, book: Phrasebook) -> str:
    said = ", ".join(part for part in (fact.said, fact.source) if part)
    on = book.dates.plain(fact.on) if fact.on else ""
    return " ".join(part for part in (on, said) if part)
