"""What a comment is an occasion for: which variant of a reply, and what fills the places of its phrases."""

from server.replies.concern import setting
from server.replies.contact import person, private_words, signature
from server.replies.model import Brief, Variant
from server.replies.phrasebook import Concern, Phrasebook, form_words
from server.replies.words import stems

_LONGEST_ACTION = 20


def variant_of(brief: Brief, concern: Concern | None, good: str) -> Variant:
    """Return the occasion; what must be said most comes first, and what the moderator chose before all."""
    if brief.variant is not None:
        return _possible(brief.variant, concern, good)
    seen = set(brief.signals)
    if brief.reading is not None and brief.is_kind:
        return "positive" if brief.reading.polarity > 0 else "question"
    if "review-trade" in seen:
        return "review-trade"
    if brief.is_from_outside:
        return "outsider"
    if "creator" in seen or brief.author_role == "creator":
        return "creator"
    if "price-claim" in seen and _is_about_price(brief, concern):
        return "price"
    if "impulse" in seen and not seen & {"lived-detail", "checkable-fact"}:
        return "impulse"
    return _possible("mixed", concern, good)


def places_of(brief: Brief, book: Phrasebook, concern: Concern | None, good: str) -> dict[str, str]:
    """Return what fills the places of the phrases; what is not known is ""."""
    where, dialogue = setting(brief.reading, book), brief.dialogue
    places = {
        "code": brief.code,
        "private": private_words(brief, book),
        "reference": where.reference,
        "receipt": where.receipt,
        "signature": signature(brief.business, book),
        "person": person(brief.business, book),
        "business": brief.business.name if brief.business else "",
        "good": good,
        "good_di": book.joined("di", good),
        "good_su": book.joined("su", good),
        "action": confirmed_action(brief, concern, book),
        "asked_on": book.dates.said(dialogue.asked_on, dialogue.today) if dialogue.asked_on else "",
        "closed_on": book.dates.said(dialogue.closed_on, dialogue.today) if dialogue.closed_on else "",
        "price": dialogue.price,
        "item": dialogue.item,
        "that": concern.that if concern else "",
        "noun": concern.noun if concern else "",
    }
    return places | {form: book.joined(form, places["noun"]) for form in ("di", "su")}


def confirmed_action(brief: Brief, concern: Concern | None, book: Phrasebook) -> str:
    """Return the first confirmed action that has to do with the comment, or "".

    It is looked for by words of the reply's language, so that one in another language is not quoted.
    It goes on a sentence: a word that is no name begins with a small letter.
    """
    reading = brief.reading
    if brief.business is None or reading is None or brief.is_kind:
        return ""
    about = stems(concern.noun if concern else "")
    if reading.language == book.language:
        about |= stems(reading.text)
    about -= book.says_nothing
    for action in brief.business.confirmed_actions:
        words = action.split()
        if len(words) <= _LONGEST_ACTION and stems(action) & about:
            return _going_on(words, book)
    return ""


def _going_on(words: list[str], book: Phrasebook) -> str:
    """Return a sentence as it goes on after a colon, without its full stop."""
    first = words[0].lower()
    begins = form_words(book.language)["action"]["small"].split()
    return " ".join([first if first in begins else words[0], *words[1:]]).rstrip(" .;,!?")


def _possible(wished: Variant, concern: Concern | None, good: str) -> Variant:
    """Return ``wished``, or what it comes down to when the comment does not say so much."""
    if wished == "mixed" and not good:
        wished = "lived-detail"
    if wished in ("mixed", "lived-detail") and concern is None:
        return "generic"
    return wished


def _is_about_price(brief: Brief, concern: Concern | None) -> bool:
    """Say whether the price is the point, and not a word on the way to another complaint."""
    return (
        concern is None
        or "lived-detail" not in brief.signals
        or not {"value", "product", "refund"}.isdisjoint(concern.aspects)
    )
