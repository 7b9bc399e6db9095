"""Holds a reply, ours or a moderator's, against the fifteen rules."""

import re
from collections.abc import Callable, Iterable, Iterator

from server.platforms import PlatformRule, profile
from server.reading.model import Span
from server.replies.checks import answer, manner, privacy, respect, truth
from server.replies.checks.draft import Draft, Finding
from server.replies.checks.tongue import in_other_words
from server.replies.model import Brief, Check, ReplyLanguage, Rule, Where
from server.replies.rulebook import asked_at, point_of, rulebook, severity_of
from server.replies.words import count

#: From this many words on a comment is known wherever it stands, with or without quotation marks.
_PLAINLY_QUOTED = 4

#: What finds the breaches of each rule; no finding means that the rule holds.
FINDERS: dict[Rule, Callable[[Draft], Iterable[Finding]]] = {
    "R1": answer.greets_and_regrets,
    "R2": truth.admits_nothing,
    "R3": answer.names_the_concern,
    "R4": answer.says_what_is_done,
    "R5": answer.gives_one_channel,
    "R6": privacy.asks_in_private,
    "R7": privacy.discloses_nothing,
    "R8": respect.accuses_nobody,
    "R9": respect.threatens_nobody,
    "R10": respect.keeps_a_level_tone,
    "R11": respect.offers_and_asks_nothing,
    "R12": respect.repeats_nothing,
    "R13": manner.keeps_language_and_register,
    "R14": manner.keeps_the_form,
    "R15": truth.is_fresh_and_promises_little,
}

#: What is looked for in every language that we know, whatever the reply should be in.
_IN_ANY_LANGUAGE: tuple[Rule, ...] = ("R8", "R9", "R10", "R11", "R12")


def check(
    text: str, brief: Brief, speak: ReplyLanguage = "it", where: Where | None = None
) -> tuple[Check, ...]:
    """Return one check for each rule that applies, in the order of the rules.

    ``why`` is written in the language ``speak``, the moderator's; spans count code points of
    ``text``. To a comment that is kind only the rules for thanks apply, in the first answer and in the
    private message; ``where`` "phone" is for what is said on the telephone.
    """
    asked = asked_at("phone" if where == "phone" else point_of(brief))
    draft = Draft(_own_words(text, brief) if asked.quotes else text, brief, rulebook(brief.language), asked)
    others = tuple(in_other_words(draft))
    return tuple(_checked(rule, tuple(_found(rule, draft, others)), draft, speak) for rule in asked.rules)


def _found(rule: Rule, draft: Draft, others: Iterable[Draft]) -> Iterator[Finding]:
    """Yield the breaches of ``rule``; one that hurts somebody is looked for in ``others``, too."""
    yield from FINDERS[rule](draft)
    if rule in _IN_ANY_LANGUAGE:
        for other in others:
            yield from FINDERS[rule](other)


def _own_words(text: str, brief: Brief) -> str:
    """Return ``text`` with what it quotes blanked out, same length: the comment, the law, the signals.

    A note may quote what the moderator noted, too; nobody outside reads it. A comment of a word or two
    ("No.") is quoted between quotation marks only: bare it may as well be our own words.
    """
    comment = brief.reading.text.strip() if brief.reading else ""
    noted: list[str] = []
    if brief.stage == "note":
        noted = [each.said for each in brief.dialogue.history]
        noted += [" ".join(answer.split()) for _, answer in brief.dialogue.answers]
    bare = [comment] if count(comment) >= _PLAINLY_QUOTED else []
    bare += [*brief.dialogue.law, *brief.dialogue.reasons, *noted]
    patterns = [rf"(?<!\w){re.escape(each)}(?!\w)" for each in map(str.strip, bare) if each]
    if comment:
        patterns.append(rf"[«“\"‘']\s?{re.escape(comment)}\s?[»”\"’']")
    for pattern in patterns:
        text = re.sub(pattern, lambda quoted: " " * len(quoted.group()), text)
    return text


def _checked(rule: Rule, findings: tuple[Finding, ...], draft: Draft, speak: ReplyLanguage) -> Check:
    voice = rulebook(speak)
    reasons = {finding.reason: finding for finding in reversed(findings)}
    sentences = [voice.why(rule, reason).format_map(reasons[reason].words) for reason in reversed(reasons)]
    theirs = tuple(_of_the_platform(rule, reversed(reasons), draft))
    sentences += dict.fromkeys(each.words[speak] for each in theirs)
    spans = tuple(merged(span for finding in findings for span in finding.spans))
    source = theirs[0].source if theirs else ""
    return Check(rule, not findings, voice.title(rule), severity_of(rule), " ".join(sentences), spans, source)


def _of_the_platform(rule: Rule, reasons: Iterable[str], draft: Draft) -> Iterator[PlatformRule]:
    """Yield the platform's own rules that ``reasons`` break: they hold for what everybody reads."""
    if draft.asked.is_private or draft.asked.quotes:
        return
    here = profile(draft.brief.platform)
    for reason in reasons:
        own = here.rule_for(f"{rule}.{reason}")
        if own is not None:
            yield own


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the stretches that ``spans`` cover, each once, in the order of the text."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and last.overlaps(span):
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
