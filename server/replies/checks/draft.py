"""The reply as the rules look at it, and what they find in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from server.reading.model import Span
from server.records import Business
from server.replies.checks.backing import Confirmed
from server.replies.model import Brief, Register
from server.replies.phrasebook import phrasebook
from server.replies.registers import register_for
from server.replies.rulebook import Asked, Rulebook
from server.replies.words import count, sentences, tokens

_LONGEST_SIGNATURE = 8
CODE = re.compile(r"(?<!\w)G-[0-9A-Z]{4}(?!\w)")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
LINK = re.compile(
    r"(?:https?://|www\.)\S{1,200}|(?<![\w.@-])(?:wa|t|m)\.me/\S{1,200}|(?<![\w.@-])[a-z0-9-]{1,63}\.(?:it|com|net|org|eu|io|ly|shop|info|co\.uk)(?![\w.@-])",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<![\w.,])(?:\+|0|3)\d(?:[ .-]?\d){6,13}(?!\w)")


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach of a rule: the reason names its sentence in the rulebook, ``words`` fill it."""

    reason: str
    spans: tuple[Span, ...] = ()
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """A reply with its occasion. Spans always count code points of ``text``."""

    text: str
    brief: Brief
    book: Rulebook
    asked: Asked

    @cached_property
    def hits(self) -> dict[str, list[Span]]:
        """Where the phrases of every list stand in the text, by the path of the list."""
        # No list holds a code; without it the same sentence is the same for every comment.
        return self.book.finder.find(CODE.sub("G-0000", self.text))

    def spans(self, path: str) -> tuple[Span, ...]:
        """Return where the words at ``path`` stand, but for the rule's harmless ones."""
        if path not in self._kept:
            harmless = self.hits.get(f"{path.split('.')[0]}.harmless", ())
            covered = {place for span in harmless for place in range(span.start, span.end)}
            found = self.hits.get(path, ())
            self._kept[path] = tuple(s for s in found if covered.isdisjoint(range(s.start, s.end)))
        return self._kept[path]

    def says(self, path: str, within: Span | None = None) -> bool:
        """Say whether a phrase at ``path`` stands in ``within``, the body when nothing is given."""
        found = self.spans(path)
        here = within or Span(0, len(self.body))
        inside = takewhile(
            lambda span: span.start < here.end, found[bisect_left(found, here.start, key=_start) :]
        )
        return any(span.end <= here.end for span in inside)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, the signature among them."""
        return tuple(sentences(self.text))

    @cached_property
    def signature(self) -> Span | None:
        """The name or role after the last sentence, or ``None`` when nobody signs."""
        last = self._last_piece()
        if last is None or self.text[last.end - 1] in "?!":
            return None
        words = tokens(last.of(self.text))
        farewell = self.book.lists["R14.farewell"]
        short = len(words) <= _LONGEST_SIGNATURE and count(last.of(self.text)) <= _LONGEST_SIGNATURE
        return last if short and not set(words).issubset(farewell) else None

    @cached_property
    def body(self) -> str:
        """The reply without its signature."""
        return self.text[: self.signature.start] if self.signature else self.text

    @cached_property
    def open_text(self) -> str:
        """The reply with case codes and the business's own channel blanked out, same length."""
        text = CODE.sub(lambda code: " " * len(code.group()), self.text)
        return text.replace(self.channel, " " * len(self.channel)) if self.channel else text

    @cached_property
    def without_links(self) -> str:
        """The open text with links blanked out, same length."""
        return LINK.sub(lambda link: " " * len(link.group()), self.open_text)

    @property
    def business(self) -> Business | None:
        """The business that answers."""
        return self.brief.business

    @property
    def channel(self) -> str:
        """The private channel as the business wrote it, or ""."""
        return self.business.private_channel.strip() if self.business else ""

    @cached_property
    def comment(self) -> str:
        """The text that is being answered, or ""."""
        return self.brief.reading.text if self.brief.reading else ""

    @cached_property
    def business_words(self) -> str:
        """Everything that the business says of itself, in one string."""
        if self.business is None:
            return ""
        here = self.business
        prices = (f"{price.item} {price.price} {price.price:.2f} {price.currency}" for price in here.prices)
        own = (here.name, here.signature, here.role, here.private_channel)
        return "\n".join((*own, *here.pages, *here.confirmed_facts, *here.confirmed_actions, *prices))

    @cached_property
    def case_words(self) -> str:
        """The dates and the price that the case has on record, in one string."""
        dialogue, dates = self.brief.dialogue, phrasebook(self.book.language, self.register).dates
        days = (
            dialogue.asked_on,
            dialogue.closed_on,
            dialogue.opened_on,
            *(each.on for each in dialogue.history),
        )
        told = (
            dialogue.price,
            dialogue.item,
            dialogue.url,
            dialogue.published,
            *(dates.full(day) for day in days if day),
        )
        return "\n".join(
            (*told, dates.published(dialogue.published), *self._record) if self.asked.quotes else told
        )

    @property
    def _record(self) -> Iterator[str]:
        """What only a notice or a note may say: how long, who, where it can be looked up."""
        dialogue = self.brief.dialogue
        yield str(dialogue.copies)
        for each in dialogue.history:
            yield f"{each.source} {int(each.days or 0)} {each.who}"

    @cached_property
    def register(self) -> Register:
        """The register that is asked for: by the moderator, else by the business, else the usual one."""
        own = self.business.register if self.business else None
        return register_for(self.book.language, self.brief.register, own)

    def sentence_at(self, span: Span) -> Span:
        """Return the sentence that ``span`` begins in."""
        place = bisect_right(self._starts, span.start) - 1
        return self.sentences[place] if place >= 0 else span

    def is_conditional(self, span: Span, rule: str) -> bool:
        """Say whether the sentence says "if" or the like before ``span``."""
        return self.says(f"{rule}.unless", Span(self.sentence_at(span).start, span.end))

    @cached_property
    def actions(self) -> Confirmed:
        """What the business has confirmed that it does."""
        return Confirmed(self.business.confirmed_actions if self.business else (), self.book)

    @cached_property
    def facts(self) -> Confirmed:
        """What the business has confirmed that happened."""
        return Confirmed(self.business.confirmed_facts if self.business else (), self.book)

    def inner_capitals(self) -> Iterator[tuple[Span, str]]:
        """Yield the capitalised words that neither begin a sentence nor belong to the signature."""
        starts = set(self._starts)
        for match in re.finditer(r"(?<!\w)[^\W\d_a-z]\w{1,30}", self.body):
            if match.start() not in starts and match.group()[0].isupper():
                yield Span(*match.span()), match.group()

    @cached_property
    def _kept(self) -> dict[str, tuple[Span, ...]]:
        return {}

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.sentences]

    def _last_piece(self) -> Span | None:
        return self.sentences[-1] if len(self.sentences) > 1 else None


def _start(span: Span) -> int:
    return span.start
