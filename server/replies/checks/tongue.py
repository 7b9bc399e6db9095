"""Which language a reply is in, and which of its sentences are in another (R13).

The rules look for words of the language that is asked for: of a reply in another one they know nothing,
neither good nor bad.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from server.reading.model import Span
from server.replies.checks.draft import Draft
from server.replies.model import ReplyLanguage
from server.replies.registers import REGISTERS
from server.replies.rulebook import rulebook
from server.replies.words import sentences, tokens

#: In ten words of either language at least this share are among its commonest.
_COMMON_SHARE = 0.1
_ENOUGH_WORDS = 12
#: A sentence is in another language from this many words on, when at least this share of them are that
#: language's commonest, and more than twice as many as of the language that is asked for.
_SENTENCE_WORDS = 6
_SENTENCE_SHARE = 0.3


def is_in(draft: Draft) -> bool:
    """Say whether the reply may be in the language that is asked for; short texts always may.

    A notice or a note is made of labels and of what others wrote: any word of the language will do there.
    """
    words = tokens(draft.text)
    if len(words) < _ENOUGH_WORDS:
        return True
    share = {name: _known(words, name) / len(words) for name in REGISTERS}
    if draft.asked.quotes:
        return share[draft.book.language] > 0 or max(share.values()) < _COMMON_SHARE
    return share[draft.book.language] >= max(_COMMON_SHARE, *share.values())


def foreign_sentences(draft: Draft) -> Iterator[Span]:
    """Yield the sentences that are in the other language, the signature and what is quoted left out."""
    own = draft.book.language
    for sentence in () if draft.asked.quotes else sentences(draft.body):
        words = tokens(sentence.of(draft.body))
        ours = _known(words, own)
        for other in REGISTERS:
            theirs = _known(words, other)
            many = len(words) >= _SENTENCE_WORDS and theirs >= _SENTENCE_SHARE * len(words)
            if other != own and many and theirs > 2 * ours:
                yield sentence


def in_other_words(draft: Draft) -> Iterator[Draft]:
    """Yield the reply as the rules of each other language see it: with only the sentences that may be in it.

    What hurts, hurts in any language; a word or two that both have decide nothing.
    """
    for other in REGISTERS:
        theirs = [each for each in sentences(draft.text) if _may_be_in(other, each, draft)]
        if other != draft.book.language and theirs:
            text = [" "] * len(draft.text)
            for each in theirs:
                text[each.start : each.end] = each.of(draft.text)
            yield Draft("".join(text), draft.brief, rulebook(other), draft.asked)


def _may_be_in(language: ReplyLanguage, sentence: Span, draft: Draft) -> bool:
    words = tokens(sentence.of(draft.text))
    return _known(words, language) > _known(words, draft.book.language)


def _known(words: Iterable[str], language: ReplyLanguage) -> int:
    return sum(map(_common(language).__contains__, words))


@cache
def _common(language: ReplyLanguage) -> frozenset[str]:
    return frozenset(rulebook(language).lists["R13.common"])
