"""Writes the drafts of a reply out of the phrases, the same ones every time for the same comment.

The words of the comment are never copied: they only choose among ours. (A notice to the platform
quotes the comment; that is its purpose.)
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from string import Formatter

from server.platforms import profile
from server.replies.checks.truth import TOO_LIKE
from server.replies.concern import liked, main_concern
from server.replies.forms import fields_of
from server.replies.lint import check
from server.replies.model import Brief, Field, Reply, ReplyLanguage, Variant
from server.replies.occasion import places_of, variant_of
from server.replies.phrasebook import SHEETS, Concern, Phrasebook, Sheet, phrasebook
from server.replies.registers import register_for
from server.replies.words import likeness, runs_of_reply

#: How many combinations are tried first, and how many when those are too like what was sent.
_BATCHES = (range(16), range(16, 240))
#: What others read may not be rote; a notice and a note may be like the one before.
_MUST_BE_FRESH = ("public", "private", "phone")
#: What a case has on record: a phrasing that says it goes before one that leaves it out.
_ON_RECORD = {"asked_on", "closed_on", "price", "item"}
#: After so many drafts that break a rule (a strange signature, say) the search is given up.
_PATIENCE = 6


@dataclass(frozen=True, slots=True)
class _Occasion:
    """One kind of text for one comment: the phrasings of each move, and what fills their places."""

    variant: Variant
    sheet: Sheet
    moves: tuple[tuple[str, ...], ...]
    places: dict[str, str]
    fields: tuple[Field, ...]
    seed: bytes

    def draft(self, number: int) -> str:
        """Return combination ``number``: the next phrasing of every move, each at its own pace."""
        pieces = []
        for place, phrasings in enumerate(self.moves):
            turn = self.seed[place % len(self.seed)] + number + number // len(phrasings) * (place + 1)
            pieces.append(phrasings[turn % len(phrasings)].format_map(self.places))
        return "\n".join(pieces) if self.sheet.is_in_lines else _running([*pieces, self.places["signature"]])


def compose(brief: Brief, count: int = 3, speak: ReplyLanguage = "it") -> tuple[Reply, ...]:
    """Return ``count`` different drafts of each kind of text that the stage has, the freshest first.

    Fresh are those least like the replies sent lately. Each carries its checks, explained in the
    language ``speak``. A draft that breaks a rule is given only where nothing better could be written
    from what the business says of itself.
    """
    register = register_for(
        brief.language, brief.register, brief.business.register if brief.business else None
    )
    book = phrasebook(brief.language, register)
    written = (_drafts(brief, book, book.sheets[name], count, speak) for name in SHEETS[brief.stage])
    return tuple(reply for replies in written for reply in replies)


def _drafts(
    brief: Brief, book: Phrasebook, sheet: Sheet, count: int, speak: ReplyLanguage
) -> tuple[Reply, ...]:
    occasion = _occasion(brief, book, sheet)
    count = max(min(count, 1 if sheet.is_in_lines else count), 0)
    where = sheet.where
    if where == "public" and brief.stage not in profile(brief.platform).public_stages:
        where = "private"
    kept: list[Reply] = []
    broken: list[Reply] = []
    worn: list[tuple[str, float]] = []

    def reply(text: str, like: float) -> Reply:
        return Reply(
            text, brief.stage, book.register, book.language, occasion.variant, where,
            check(text, brief, speak, sheet.where), like, occasion.fields,
        )  # fmt: skip

    for text, like in _candidates(occasion, brief.sent):
        if len(kept) >= count or len(broken) >= _PATIENCE + count:
            break
        if like >= TOO_LIKE and sheet.where in _MUST_BE_FRESH:
            worn.append((text, like))
        elif not _is_like_one_of(text, [each.text for each in kept]):
            draft = reply(text, like)
            (kept if all(each.ok for each in draft.checks) else broken).append(draft)
    if not kept and not broken:
        broken = [reply(*each) for each in sorted(worn, key=lambda each: each[1])[:count]]
    return tuple(sorted((kept or broken)[:count], key=lambda each: each.likeness))


def _candidates(occasion: _Occasion, sent: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    """Yield the combinations, batch by batch, the least like ``sent`` first, with that likeness."""
    known = [runs_of_reply(text) for text in sent]
    for batch in _BATCHES:
        drafts = [(draft, _likest(draft, known)) for draft in map(occasion.draft, batch)]
        yield from sorted(drafts, key=lambda each: each[1])


def _likest(text: str, known: Sequence[frozenset[tuple[str, ...]]]) -> float:
    return max((likeness(runs_of_reply(text), other) for other in known), default=0.0)


def _is_like_one_of(text: str, others: list[str]) -> bool:
    mine = runs_of_reply(text)
    return any(likeness(mine, runs_of_reply(other)) >= TOO_LIKE for other in others)


def _occasion(brief: Brief, book: Phrasebook, sheet: Sheet) -> _Occasion:
    bare = "bare-insult" in brief.signals or brief.variant == "generic" or brief.is_extortion
    concern = None if bare else main_concern(brief.reading, book)
    good = liked(brief.reading, book, besides=None if brief.is_kind else concern)
    variant = variant_of(brief, concern, good)
    named = bool(good) if variant == "positive" else concern is not None
    places = places_of(brief, book, concern, good)
    fields = fields_of(brief, book, sheet, concern, variant) if sheet.fields else ()
    moves: list[tuple[str, ...]] = []
    for entry in sheet.plan(variant, brief.platform, named=named):
        if entry == "fields":
            moves += [(f"{{field_{each.name}}}",) for each in fields]
            continue
        for move in _spelt_out(entry, brief, places):
            phrasings = book.phrasings(sheet, move) + _feelings(move, concern)
            moves.append(_usable(phrasings, places))
    places |= {
        f"field_{each.name}": f"{each.label}: {each.value or sheet.fields[each.name][1]}" for each in fields
    }
    comment = brief.reading.text if brief.reading else ""
    seed = blake2b(f"{comment}\0{brief.code}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return _Occasion(variant, sheet, tuple(moves), places, fields, seed)


def _spelt_out(entry: str, brief: Brief, places: dict[str, str]) -> Iterable[str]:
    """Return the moves that an entry of a plan stands for: itself, or what the case makes of it."""
    dialogue = brief.dialogue
    if "." in entry:
        return (entry,)
    if entry == "confirmed":
        return ("confirmed.frames",) if places["action"] else ()
    if entry == "fact":
        return tuple(f"fact.{_told(kind, brief)}" for kind in dict.fromkeys(dialogue.contradictions))[:2]
    if entry in ("asked", "talk"):
        return (f"{entry}.{'told' if dialogue.was_asked else 'untold'}",)
    if entry == "reference":
        return (f"reference.{dialogue.reference or 'received'}",)
    raise ValueError(f"no such entry of a plan: {entry}")


def _told(kind: str, brief: Brief) -> str:
    """Return which phrases tell a contradiction: prices differ only where the comment says one."""
    differs = kind == "price-list" and brief.names_a_price and not brief.dialogue.price
    return "price-differs" if differs else kind


def _feelings(move: str, concern: Concern | None) -> tuple[str, ...]:
    return concern.feel if move == "echo.concern" and concern is not None else ()


def _usable(phrasings: tuple[str, ...], places: dict[str, str]) -> tuple[str, ...]:
    """Return the phrasings whose places can all be filled; all of them when none can.

    Where some say a date or a price that is on record, only those that say the most.
    """
    full = tuple(each for each in phrasings if all(places.get(name) for name in _names(each)))
    told = {each: len(_ON_RECORD.intersection(_names(each))) for each in full}
    return tuple(each for each in full if told[each] == max(told.values())) or phrasings


def _names(phrase: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(phrase) if name]


def _running(pieces: Sequence[str]) -> str:
    """Return the pieces as one paragraph, each with a capital where it begins a sentence."""
    text = ""
    for piece in pieces[:-1]:
        starts = not text or text.endswith((".", "?", "!"))
        text = f"{text} {piece[:1].upper() + piece[1:] if starts else piece}".lstrip()
    return f"{text} {pieces[-1]}"
