"""What a comment is an occasion for: which variant of a reply, and what fills the places of its phrases."""

from itertools import product

from server.replies.concern import setting
from server.replies.contact import person, private_words, signature
from server.replies.model import Brief, Variant
from server.replies.phrasebook import TOGETHER, Concern, Phrasebook, form_words
from server.replies.words import STEM, tokens

_LONGEST_ACTION = 20
#: Two forms of one word differ in so many letters at its end.
_ENDING = 3
#: Beside these nobody is thanked for praise: it would be irony, or praise of another.
_NO_THANKS = {"creator", "competitor", "review-trade", "bare-insult", "price-claim"}


def variant_of(brief: Brief, concern: Concern | None, good: str) -> Variant:
    """Return the occasion; what must be said most comes first, and what the moderator chose before all."""
    if brief.variant is not None:
        return _possible(brief.variant, concern, good)
    seen = set(brief.signals)
    if brief.is_threat:
        return "threat"
    if brief.is_grave:
        return "grave"
    if brief.reading is not None and brief.is_kind:
        return "positive" if brief.reading.polarity > 0 and brief.reading.not_negative else "question"
    if brief.is_offer:
        return "review-trade"
    if brief.is_extortion:
        return "generic"  # calm, neutral, and not a word about the threat
    if brief.is_from_outside:
        return "outsider"
    if "creator" in seen or brief.author_role == "creator":
        return "creator"
    if "price-claim" in seen and _is_about_price(brief, concern):
        return "price"
    if "impulse" in seen and not seen & {"lived-detail", "checkable-fact"}:
        return "impulse"
    return _possible("lived-detail" if seen & _NO_THANKS else "mixed", concern, good)


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

    It is looked for by words of the reply's language, so that one in another language is not quoted:
    by a word that the comment or the concern has too, or by one that goes together with the concern's
    name ("una persona alla reception" for the wait at check-in). It goes on a sentence: a word that is no
    name begins with a small letter.

    A confirmed *fact* is not used so: that something happened is not said of one's own accord, because
    the sentence would admit it (R2) before the business has looked at this case. The linter only lets
    a moderator say it.
    """
    reading = brief.reading
    if brief.business is None or reading is None or brief.is_kind:
        return ""
    about = _words_of(concern.noun if concern else "", book)
    if reading.language == book.language:
        about |= _words_of(reading.text, book)
    for action in brief.business.confirmed_actions:
        words = action.split()
        fits = _share_a_word(_words_of(action, book), about) or (
            concern is not None and _goes_together(action, concern, book)
        )
        if len(words) <= _LONGEST_ACTION and fits:
            return _going_on(words, book)
    return ""


def _words_of(text: str, book: Phrasebook) -> dict[str, set[str]]:
    """Return the words of ``text`` that tell a subject, by their stems."""
    by_stem: dict[str, set[str]] = {}
    for word in tokens(text):
        if len(word) >= STEM and word[:STEM] not in book.says_nothing:
            by_stem.setdefault(word[:STEM], set()).add(word)
    return by_stem


def _share_a_word(some: dict[str, set[str]], others: dict[str, set[str]]) -> bool:
    """Say whether a word stands in both, whatever its ending; "camera" and "cameriere" are two words."""
    pairs = (pair for stem in some.keys() & others.keys() for pair in product(some[stem], others[stem]))
    return any(one[:kept] == two[:kept] for one, two in pairs for kept in [max(len(one), len(two)) - _ENDING])


def _goes_together(action: str, concern: Concern, book: Phrasebook) -> bool:
    """Say whether ``action`` has a word that goes together with one of the concern's name."""
    done, named = (
        {key for key in book.finder.find(text) if key.startswith(TOGETHER)} for text in (action, concern.noun)
    )
    return not done.isdisjoint(named)


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
