"""What the business has confirmed, and whether a sentence says no more than that (R2, R15).

A confirmation backs no more than it says: "we refund the first night" is no leave to promise the whole
stay, and "the room was not clean" does not yet say whose fault it was. So

- an **action** backs a promise when the promise's own verb is a word of the action ("rimborseremo",
  "il rimborso"), the two share at least one more word that means something, and the promise names no
  number or quantity that the action lacks;
- a **fact** backs an admission when it admits something itself and the two share a word, or when the
  admission's words are the fact's and most of the sentence is;
- the confirmed words themselves may be said as they stand, in whatever frame.

Words are compared by their first letters without their ending, small words not at all.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from server.reading.model import Span
from server.replies.rulebook import Rulebook
from server.replies.words import STEM, sentences, tokens

#: How many words after "we will" may be its verb ("we will very gladly refund").
_VERB_WITHIN = 4
#: Where in the letters that follow those words surely are.
_REST = 120
_SHORTEST = 3
_ENDING = re.compile(r"(?<=\w{3})(?:[aei]remo|[aei]rò|iamo|[aeiu]t[oaie]|[aei]re|ing|ed|es|s|[aeioàèéìòù])$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A confirmed sentence, its words in order, those that mean something, and its quantities."""

    said: str
    words: str
    content: frozenset[str]
    amounts: frozenset[str]


class Confirmed:
    """What is confirmed, made ready once, however often a text is held against it."""

    def __init__(self, lines: Iterable[str], book: Rulebook) -> None:
        """Take the confirmed ``lines`` as the business wrote them, and the words of their language."""
        self._book = book
        self._small = frozenset(book.lists["R13.common"])
        self._quantities = frozenset(book.lists["R15.quantities"])
        self._by_stem: dict[str, list[_Line]] = defaultdict(list)
        self._by_first: dict[str, list[_Line]] = defaultdict(list)
        self._answers: dict[Hashable, bool] = {}
        self._admitting: dict[str, bool] = {}
        for piece in dict.fromkeys(span.of(line) for line in lines for span in sentences(line)):
            self._keep(piece)

    def back_promise(self, span: Span, sentence: Span, text: str) -> bool:
        """Say whether an action backs what ``span`` promises in ``sentence`` of ``text``."""
        said, part = sentence.of(text), span.of(text)
        verbs = self._content(part) or self._verb_after(text[span.end : sentence.end][:_REST])
        return self._remembered(("promise", part, verbs, said), lambda: self._promise(part, verbs, said))

    def _promise(self, part: str, verbs: frozenset[str], said: str) -> bool:
        if self._repeats(part, said):
            return True
        content, amounts = self._content(said), self._amounts(said)
        near = ((verb, line) for verb in verbs for line in self._by_stem.get(verb, ()))
        return any(amounts <= line.amounts and content & line.content - {verb} for verb, line in near)

    def back_admission(self, span: Span, sentence: Span, text: str) -> bool:
        """Say whether a fact backs what ``span`` admits in ``sentence`` of ``text``."""
        said, part = sentence.of(text), span.of(text)
        return self._remembered(("admission", part, said), lambda: self._admission(part, said))

    def _admission(self, part: str, said: str) -> bool:
        if self._repeats(part, said):
            return True
        own, content = self._content(part), self._content(said)
        near = (line for stem in content for line in self._by_stem.get(stem, ()))
        return any(
            self._admits(line.said) or (own & line.content and 2 * len(content & line.content) > len(content))
            for line in near
        )

    def _remembered(self, asked: Hashable, work: Callable[[], bool]) -> bool:
        """Return what ``work`` finds: the same promise in the same sentence is looked at once."""
        if asked not in self._answers:
            self._answers[asked] = work()
        return self._answers[asked]

    def _keep(self, piece: str) -> None:
        words = tokens(piece)
        line = _Line(piece, f" {' '.join(words)} ", self._content(piece), self._amounts(piece))
        for stem in line.content:
            self._by_stem[stem].append(line)
        self._by_first[words[0]].append(line)

    def _admits(self, said: str) -> bool:
        if said not in self._admitting:
            self._admitting[said] = bool(self._book.finder.find(said).get("R2.admission"))
        return self._admitting[said]

    def _repeats(self, part: str, said: str) -> bool:
        """Say whether ``said`` holds a confirmed line word by word, and ``part`` is of that line."""
        words = tokens(said)
        whole, own = f" {' '.join(words)} ", f" {' '.join(tokens(part))} "
        near = (line for word in dict.fromkeys(words) for line in self._by_first.get(word, ()))
        return any(own in line.words and line.words in whole for line in near)

    def _verb_after(self, rest: str) -> frozenset[str]:
        """Return the verb of "we will": the first word of ``rest`` that means something and is no adverb."""
        words = (word for word in tokens(rest)[:_VERB_WITHIN] if not word.endswith("ly"))
        return frozenset(islice(self._stems(words), 1))

    def _content(self, text: str) -> frozenset[str]:
        return frozenset(self._stems(tokens(text)))

    def _stems(self, words: Iterable[str]) -> Iterator[str]:
        for word in words:
            if len(word) >= _SHORTEST and word not in self._small and word not in self._quantities:
                yield _ENDING.sub("", word)[:STEM].rstrip("i")

    def _amounts(self, text: str) -> frozenset[str]:
        words = tokens(text)
        return frozenset(word for word in words if word.isdigit() or word in self._quantities)
