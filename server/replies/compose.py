"""Writes the drafts of a reply out of the phrases, the same ones every time for the same comment.

The words of the comment are never copied: they only choose among ours.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from server.replies.checks.truth import TOO_LIKE
from server.replies.concern import liked, main_concern, setting
from server.replies.contact import private_words, signature
from server.replies.lint import check
from server.replies.model import Brief, Reply, ReplyLanguage
from server.replies.phrasebook import Concern, Phrasebook, phrasebook
from server.replies.words import likeness, runs_of_reply, stems

#: How many combinations are tried first, and how many when those are too like what was sent.
_BATCHES = (range(16), range(16, 240))
#: After so many drafts that break a rule (a strange signature, say) the search is given up.
_PATIENCE = 6
_LONGEST_ACTION = 20


@dataclass(frozen=True, slots=True)
class _Occasion:
    """One kind of reply to one comment: the phrasings of each move, and what fills their places."""

    variant: str
    moves: tuple[tuple[str, ...], ...]
    places: dict[str, str]
    seed: bytes

    def draft(self, number: int) -> str:
        """Return combination ``number``: the next phrasing of every move, each at its own pace."""
        text = ""
        for place, phrasings in enumerate(self.moves):
            turn = self.seed[place] + number + number // len(phrasings) * (place + 1)
            phrase = phrasings[turn % len(phrasings)].format_map(self.places)
            text = f"{text} {_after(text, phrase)}".lstrip()
        return f"{text} {self.places['signature']}"


def compose(brief: Brief, count: int = 3, speak: ReplyLanguage = "it") -> tuple[Reply, ...]:
    """Return ``count`` different drafts, those least like the replies sent lately first.

    Each carries its checks, explained in the language ``speak``. A draft that breaks a rule is
    given only where nothing better could be written from what the business says of itself.
    """
    book = phrasebook(brief.language)
    occasion = _occasion(brief, book)
    kept: list[Reply] = []
    broken: list[Reply] = []
    for text in _candidates(occasion, brief.sent):
        if len(kept) >= count or len(broken) >= _PATIENCE + count:
            break
        if _is_like_one_of(text, [reply.text for reply in kept]):
            continue
        checks = check(text, brief, speak)
        reply = Reply(text, "first", book.register, book.language, occasion.variant, checks)
        (kept if all(each.ok for each in checks) else broken).append(reply)
    return tuple((kept + broken)[: max(count, 0)])


def _candidates(occasion: _Occasion, sent: tuple[str, ...]) -> Iterator[str]:
    """Yield the combinations, batch by batch, the least like ``sent`` first."""
    known = [runs_of_reply(text) for text in sent]
    for batch in _BATCHES:
        drafts: Iterable[str] = map(occasion.draft, batch)
        if known:
            likest = {text: max(likeness(runs_of_reply(text), other) for other in known) for text in drafts}
            drafts = sorted(likest, key=likest.__getitem__)
        yield from drafts


def _is_like_one_of(text: str, others: list[str]) -> bool:
    mine = runs_of_reply(text)
    return any(likeness(mine, runs_of_reply(other)) >= TOO_LIKE for other in others)


def _occasion(brief: Brief, book: Phrasebook) -> _Occasion:
    bare = "bare-insult" in brief.signals
    concern = None if bare else main_concern(brief.reading, book)
    good = liked(brief.reading, book, besides=concern)
    if brief.is_kind:
        good = liked(brief.reading, book)
    variant = _variant(brief, concern, good)
    named = bool(good) if variant == "positive" else concern is not None
    plan = book.plan(variant, brief.platform, named=named)
    moves = [_phrasings(move, concern, book) for move in plan]
    action = _confirmed_action(brief, concern, book)
    if action:
        moves.insert(-1, book.moves["confirmed.frames"])
    comment = brief.reading.text if brief.reading else ""
    seed = blake2b(f"{comment}\0{brief.code}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return _Occasion(variant, tuple(moves), _places(brief, book, concern, good) | {"action": action}, seed)


def _variant(brief: Brief, concern: Concern | None, good: str) -> str:
    """Return the name of the occasion; what must be said most comes first."""
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
    if concern is None:
        return "generic"
    return "mixed" if good else "lived-detail"


def _is_about_price(brief: Brief, concern: Concern | None) -> bool:
    """Say whether the price is the point, and not a word on the way to another complaint."""
    return (
        concern is None
        or "lived-detail" not in brief.signals
        or not {"value", "product", "refund"}.isdisjoint(concern.aspects)
    )


def _phrasings(move: str, concern: Concern | None, book: Phrasebook) -> tuple[str, ...]:
    if move == "echo.concern" and concern is not None:
        return book.moves[move] + concern.feel
    return book.moves[move]


def _places(brief: Brief, book: Phrasebook, concern: Concern | None, good: str) -> dict[str, str]:
    where = setting(brief.reading, book)
    places = {
        "code": brief.code,
        "private": private_words(brief, book),
        "reference": where.reference,
        "receipt": where.receipt,
        "signature": signature(brief.business, book),
        "good": good,
        "good_di": book.joined("di", good),
        "good_su": book.joined("su", good),
    }
    if concern is not None:
        places |= {"that": concern.that, "noun": concern.noun}
        places |= {form: book.joined(form, concern.noun) for form in ("di", "su")}
    return places


def _confirmed_action(brief: Brief, concern: Concern | None, book: Phrasebook) -> str:
    """Return the first confirmed action that has to do with the comment, or ""."""
    if brief.business is None or brief.reading is None or brief.is_kind:
        return ""
    about = stems(brief.reading.text) | stems(concern.noun if concern else "")
    about -= book.says_nothing
    for action in brief.business.confirmed_actions:
        words = action.split()
        if len(words) <= _LONGEST_ACTION and stems(action) & about:
            return " ".join(words).rstrip(" .;,!?")
    return ""


def _after(text: str, phrase: str) -> str:
    """Return ``phrase`` as it is written after ``text``: with a capital at a sentence's start."""
    starts = not text or text.endswith((".", "?", "!"))
    return phrase[:1].upper() + phrase[1:] if starts else phrase
