"""The labelled lines of a notice to the platform and of the internal note.

They hold what was done and checked, in our own words (``phrases/*/forms.toml``). What a moderator typed
stays out of a notice, but for the sources: so nobody's name can come in that way. The note has it.
"""

import math
from collections.abc import Callable, Iterable
from typing import Final

from server.replies.checks.draft import EMAIL, PHONE
from server.replies.contact import signature
from server.replies.dates import Dates
from server.replies.model import Brief, Fact, Field, ReplyLanguage, Variant
from server.replies.occasion import confirmed_action
from server.replies.phrasebook import Concern, Phrasebook, Sheet, form_words

_ONE_DAY = 1
#: What may be told beyond the bare fact, the fullest first, with the places that it takes.
_FULLER: Final = {
    "silence": (("silence-known", ("days",)),),
    "price-list": (
        ("price-list-item", ("item", "price")),
        ("price-list-known", ("price",)),
        ("price-list-differs", ("differs",)),
    ),
    "copies": (("copies-verbatim", ("verbatim",)),),
    "closed-that-day": (("closed-that-day-known", ("closed_on",)),),
}


def fields_of(
    brief: Brief, book: Phrasebook, sheet: Sheet, concern: Concern | None, variant: Variant
) -> tuple[Field, ...]:
    """Return the lines of ``sheet`` in its order, filled with what is known; the rest is ""."""
    dialogue = brief.dialogue
    writers: dict[str, Callable[[], str]] = {
        "url": lambda: dialogue.url,
        "published": lambda: book.dates.published(dialogue.published),
        "text": lambda: f"«{brief.reading.text}»" if brief.reading else "",
        "category": lambda: "; ".join(_categories(brief, variant)),
        "facts": lambda: "; ".join(_facts(brief, book)),
        "proof": lambda: "; ".join(_facts(brief, book, inside=True)),
        "law": lambda: " ".join(dialogue.law),
        "reporter": lambda: _reporter(brief, book),
        "contact": lambda: _contact(brief),
        "who": lambda: form_words(brief.language)["roles"].get(brief.author_role, ""),
        "why": lambda: _why(brief, concern),
        "remedy": lambda: confirmed_action(brief, concern, book),
        "suspicion": lambda: _suspicion(brief),
        "decision": lambda: _decision(brief),
        "when": lambda: _when(brief, book.dates),
    }
    # What a person has answered on the case card comes before what was only gathered.
    answers = dict(dialogue.answers) if sheet.where == "inside" else {}
    return tuple(
        Field(name, label, " ".join(answers.get(name, "").split()) or _written(name, writers))
        for name, (label, _) in sheet.fields.items()
    )


def _written(name: str, writers: dict[str, Callable[[], str]]) -> str:
    return writers[name]() if name in writers else ""


def money(amount: float, currency: str, language: ReplyLanguage) -> str:
    """Return an amount as the language writes it: "49 euro", "€49", "1.200,50 euro"."""
    words = form_words(language)["money"]
    plain = f"{amount:,.2f}".removesuffix(".00")
    marks = {",": words["thousands"], ".": words["decimal"]}
    written = "".join(marks.get(sign, sign) for sign in plain)
    return str(words.get(currency, words["other"]).format(amount=written, currency=currency))


def _categories(brief: Brief, variant: Variant) -> Iterable[str]:
    known: dict[str, Iterable[str]] = {
        "signals": brief.signals,
        "contradictions": brief.dialogue.contradictions,
        "roles": (brief.author_role,),
        "variants": (variant,),
    }
    for entry in form_words(brief.language)["categories"]:
        if any(not set(entry.get(kind, ())).isdisjoint(names) for kind, names in known.items()):
            yield entry["say"]


def _facts(brief: Brief, book: Phrasebook, *, inside: bool = False) -> Iterable[str]:
    """Yield what was done and checked, in order, each with its day and its source; ``inside`` also notes."""
    words, dialogue = form_words(brief.language), brief.dialogue
    for fact in dialogue.history:
        said = _said(fact, brief, book) if inside or fact.what != "note" else ""
        if said and fact.source:
            said = words["facts"]["source"].format(fact=said, source=fact.source)
        if said:
            yield f"{book.dates.full(fact.on)}: {said}" if fact.on else said
    if dialogue.copies and "copies" not in dialogue.contradictions:
        how = "one" if dialogue.copies == 1 else "many"
        yield words["copied"][f"{how}-verbatim" if dialogue.verbatim else how].format(n=dialogue.copies)


def _said(fact: Fact, brief: Brief, book: Phrasebook) -> str:
    """Return the fact in words; "" for what has no words here (a decision, a note that says nothing)."""
    words, dialogue = form_words(brief.language)["facts"], brief.dialogue
    days = math.floor(fact.days or 0)
    if fact.what == "silence" and days == _ONE_DAY:
        return str(words["silence-day"])
    if fact.what == "note" and not fact.said:
        return ""
    closed = f"{book.dates.said(dialogue.closed_on)} {dialogue.closed_on.year}" if dialogue.closed_on else ""
    places: dict[str, object] = {
        "days": days, "price": dialogue.price, "item": dialogue.item, "closed_on": closed, "said": fact.said,
        "differs": brief.names_a_price, "verbatim": dialogue.verbatim,
    }  # fmt: skip
    fuller = (how for how, needs in _FULLER.get(fact.what, ()) if all(places[each] for each in needs))
    return str(words.get(next(fuller, fact.what), "").format_map(places))


def _decision(brief: Brief) -> str:
    """Return what was decided, with the reason that the moderator gave."""
    dialogue = brief.dialogue
    decided = str(form_words(brief.language)["decisions"].get(dialogue.decision, ""))
    why = next((each.said for each in reversed(dialogue.history) if each.what == "decision"), "")
    return f"{decided}: {why}" if decided and why else decided


def _reporter(brief: Brief, book: Phrasebook) -> str:
    """Return who reports: the person, the role and the business, as far as the profile says."""
    business = brief.business
    if business is None:
        return ""
    signed = signature(business, book) if business.signature.strip() or business.role.strip() else ""
    return ", ".join(part for part in (signed, " ".join(business.name.split())) if part)


def _contact(brief: Brief) -> str:
    """Return the address or number that the private channel has, or ""."""
    channel = brief.business.private_channel if brief.business else ""
    match = EMAIL.search(channel) or PHONE.search(channel)
    return match.group() if match else ""


def _why(brief: Brief, concern: Concern | None) -> str:
    words = form_words(brief.language)["motives"]
    motives = brief.reading.motives if brief.reading else ()
    named = [concern.noun] if concern else []
    return "; ".join((*named, *(words[each] for each in motives if each in words)))


def _suspicion(brief: Brief) -> str:
    band = form_words(brief.language)["bands"].get(brief.dialogue.band, "")
    reasons = "; ".join(brief.dialogue.reasons)
    return f"{band} ({reasons})" if band and reasons else band or reasons


def _when(brief: Brief, dates: Dates) -> str:
    """Return from when to when somebody has worked on the case, and who."""
    words, dialogue = form_words(brief.language)["when"], brief.dialogue
    days = sorted(day for day in (dialogue.opened_on, *(each.on for each in dialogue.history)) if day)
    if not days:
        return ""
    first, last = days[0], days[-1]
    vowels = [place for place, day in (("first", first), ("last", last)) if day.day in dates.vowels]
    frame = "days" if first != last else "day"
    if frame == "days" and vowels:
        frame = "days-vowels" if len(vowels) > 1 else f"days-{vowels[0]}-vowel"
    said = str(words[frame].format(first=dates.full(first), last=dates.full(last)))
    who = ", ".join(dict.fromkeys(each.who for each in dialogue.history if each.who))
    return str(words["who"].format(days=said, who=who)) if who else said
