"""A pasted mail, asked whether it is what it seems. Nothing is fetched, resolved or opened."""

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from server.mails import authentication, contents, origin
from server.mails.domains import forget, owner
from server.mails.letter import Letter, read
from server.mails.model import Checked, Clue, Finding, MailStep, MailVerdict, Step, Trade

__all__ = ["Checked", "Finding", "check", "forget"]

_WORDS = Path(__file__).parent / "words"
_ORDER = {"red": 0, "amber": 1, "info": 2}
#: What a fraud that only sounds like one consists of; each alone says nothing of who has sent it.
_NOT_OF_THE_SENDER = ("offer", "extortion", "attachment-disguised")
#: What is a reason only beside another one: an honest bill names a sum and a day too.
_ONLY_BESIDE = ("urgency", "payment-request")
_STEPS: dict[MailVerdict, MailStep] = {
    "impersonation": "report-impersonation",
    "offer": "report-offer",
    "extortion": "report-extortion",
    "suspicious": "ask-elsewhere",
    "nothing-found": "stay-careful",
}


@cache
def words(speak: Literal["it", "en"]) -> dict[str, Any]:
    """Return the sentences of a language."""
    return tomllib.loads((_WORDS / f"{speak}.toml").read_text(encoding="utf-8"))


def check(raw: str, speak: Literal["it", "en"], trade: Trade | None = None) -> Checked:
    """Look through ``raw`` (headers, text or both); ``trade`` is a second ear for offers and threats."""
    letter = read(raw)
    clues = [*origin.clues(letter), *authentication.clues(letter), *contents.clues(letter)]
    clues = _weighed(_merged([*clues, *_heard(letter, trade)]), letter)
    verdict = _verdict(clues)
    said = words(speak)
    step = said["steps"][_STEPS[verdict]]
    return Checked(
        verdict,
        said["headlines"][verdict],
        tuple(_finding(clue, said["findings"]) for clue in clues),
        Step(_STEPS[verdict], step["title"], step["why"]),
        origin.senders(letter),
    )


def _heard(letter: Letter, trade: Trade | None) -> list[Clue]:
    return [
        Clue(
            kind,
            "amber" if kind == "doubt" else "red",
            contents.placed(letter, [span.of(text) for span in spans]),
        )
        for text in letter.texts
        for kind, spans in (trade(text) if trade else [])
    ]


def _merged(clues: list[Clue]) -> list[Clue]:
    """Return the clues with those that say the same joined, their places together."""
    kept: dict[tuple[str, str], Clue] = {}
    for clue in clues:
        key = (clue.code, clue.facts.get("domain", ""))
        if key in kept:
            spans = sorted({*kept[key].spans, *clue.spans}, key=lambda span: (span.start, span.end))
            kept[key] = replace(kept[key], spans=tuple(spans))
        else:
            kept[key] = clue
    return list(kept.values())


def _weighed(clues: list[Clue], letter: Letter) -> list[Clue]:
    """Set what depends on its company, and put the gravest first.

    Haste or a sum to pay is a reason only beside another one. That an account wants care is what its true
    owner writes too, so it is no reason where the sender's own domain is known and nothing else speaks
    against it.
    """
    known = owner(origin.senders(letter).sender or "") is not None
    alone = not any(clue.severity != "info" for clue in clues if clue.code != "credentials")
    weighed = []
    if _has(clues, "extortion"):  # what is plain is no longer in doubt
        clues = [clue for clue in clues if clue.code != "doubt"]
    for clue in clues:
        if clue.code == "credentials" and known and alone:
            weighed.append(replace(clue, severity="info"))
        elif clue.code in _ONLY_BESIDE and not (alone and (known or not _has(clues, "credentials"))):
            weighed.append(replace(clue, severity="amber"))
        else:
            weighed.append(clue)
    return sorted(weighed, key=lambda clue: _ORDER[clue.severity])


def _has(clues: list[Clue], code: str) -> bool:
    return any(clue.code == code for clue in clues)


def _verdict(clues: list[Clue]) -> MailVerdict:
    if _has(clues, "extortion"):
        return "extortion"
    if any(clue.severity == "red" and clue.code not in _NOT_OF_THE_SENDER for clue in clues):
        return "impersonation"
    if _has(clues, "offer"):
        return "offer"
    return "suspicious" if any(clue.severity != "info" for clue in clues) else "nothing-found"


def _finding(clue: Clue, said: dict[str, dict[str, str]]) -> Finding:
    sentence = said[clue.code.removeprefix("link-") if clue.code not in said else clue.code]
    title, why = (sentence[part].format(**clue.facts) for part in ("title", "why"))
    return Finding(clue.code, clue.severity, title, why, clue.spans)
