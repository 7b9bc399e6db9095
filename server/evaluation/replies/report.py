"""What the proof found: a page with the shares and the drafts that read worst, and a picture."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, Final, get_args

from server.evaluation.picture import Bar, bars, document
from server.evaluation.progress import shown
from server.evaluation.replies.walk import Drafted, a_desk, complaints, walk
from server.evaluation.sets import Sets
from server.evaluation.sight import Sight
from server.replies.model import Stage
from server.replies.registers import REGISTERS

COMMAND: Final = "python -m server.evaluation.replies"
FILES: Final = ("replies.md", "replies.svg")
#: The stages whose drafts are sentences to people; a notice and a note are lists.
_TO_PEOPLE: Final[tuple[Stage, ...]] = ("first", "private", "answered", "silent", "clarify", "resolved")
_LENGTHS: Final = ((0, 39), (40, 59), (60, 79), (80, 99), (100, 10_000))
_LIKENESS: Final = (0.1, 0.2, 0.3, 0.45, 0.6)

_HEAD: Final = """\
# The proof of the replies

Written by `{command}` on {day}; only the last section is written by hand, in
`server/evaluation/replies/worst.toml`. Real negative hotel reviews (MAiDE-up, Italian and English) are
answered at every stage, in every register, as every variant; none of their words is in this page.

**{holding:,} of {drafts:,} drafts hold every rule**, by the linter that moderators see and by plain
patterns that were written apart from it (`server/evaluation/replies/rubric.toml`);
{answered:,} of {occasions:,} occasions got a draft.
"""


@dataclass
class Proof:
    """The counts of one run: drafts, those that hold, lengths and likenesses by stage."""

    drafts: Counter[str] = field(default_factory=Counter)
    holding: Counter[str] = field(default_factory=Counter)
    occasions: int = 0
    answered: int = 0
    broken: list[Drafted] = field(default_factory=list)
    lengths: dict[Stage, list[int]] = field(default_factory=lambda: defaultdict(list))
    likeness: dict[Stage, list[float]] = field(default_factory=lambda: defaultdict(list))

    def take(self, stage: Stage, drafts: Sequence[Drafted]) -> None:
        """Count the drafts of one occasion of ``stage``."""
        self.occasions += 1
        self.answered += bool(drafts)
        for each in drafts:
            key = f"{stage} {each.reply.register}"
            self.drafts[key] += 1
            self.holding[key] += each.holds
            if not each.holds:
                self.broken.append(each)
            self.lengths[stage].append(each.words)


def walked(sets: Sets, sight: Sight) -> Proof:
    """Write and check the draft of every occasion."""
    proof = Proof()
    for language, seen in complaints(sets, sight).items():
        for stage in shown(get_args(Stage), f"Drafts, {language}"):
            for drafts in walk(language, seen, stage):
                proof.take(stage, drafts)
    return proof


def prove(sets: Sets, sight: Sight) -> Proof:
    """Do the same, then work through the complaints as a desk would, each after those sent before."""
    proof = walked(sets, sight)
    for language, seen in complaints(sets, sight).items():
        for stage, register in product(_TO_PEOPLE, REGISTERS[language]):
            desk = a_desk(language, seen, stage, register)
            proof.likeness[stage] += [each.reply.likeness for each in desk[1:]]
    return proof


def page(proof: Proof, day: date) -> str:
    """Return the page of Markdown."""
    return "\n".join(_lines(proof, day)) + "\n"


def picture(proof: Proof) -> str:
    """Return an SVG of how long the drafts are, and how like those sent just before."""
    lengths = [
        _banded(stage, proof.lengths[stage], [high for _, high in _LENGTHS], "{:.0f} words")
        for stage in _TO_PEOPLE
    ]
    likeness = [_banded(stage, proof.likeness[stage], _LIKENESS, "{:.2f}") for stage in _TO_PEOPLE]
    told = "; ".join(f"{row.name}: median {row.said}" for row in (*lengths, *likeness))
    return document(
        "How long our drafts are, and how like each other",
        f"{told}. The figures stand in the page beside this picture.",
        [
            bars(
                "Words in a draft (median at the end)",
                lengths,
                [*(f"{low} to {high}" for low, high in _LENGTHS[:-1]), f"{_LENGTHS[-1][0]} and more"],
            ),
            bars(
                "Likeness to the nearest of the last 20 sent (0.6 is refused)",
                likeness,
                [f"to {most:g}" for most in _LIKENESS],
            ),
        ],
    )


def _banded(name: str, values: Sequence[float], ends: Sequence[float], said: str) -> Bar:
    starts = (float("-inf"), *ends)
    shares = [
        sum(low < value <= high for value in values) / max(len(values), 1)
        for low, high in zip(starts, ends, strict=False)
    ]
    return Bar(name, said.format(_median(values)), tuple(shares))


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


def _lines(proof: Proof, day: date) -> Iterator[str]:
    drafts, holding = sum(proof.drafts.values()), sum(proof.holding.values())
    yield _HEAD.format(
        command=COMMAND, day=day.isoformat(), holding=holding, drafts=drafts,
        answered=proof.answered, occasions=proof.occasions,
    )  # fmt: skip
    yield "| stage and register | drafts | hold every rule |\n|---|---|---|"
    yield from (
        f"| {key} | {count:,} | {proof.holding[key] / count:.2%} |" for key, count in proof.drafts.items()
    )
    yield "\n![How long our drafts are, and how like each other](replies.svg)\n"
    yield "| stage | words: least, median, most | likeness to the last 20 sent: median, most |\n|---|---|---|"
    for stage in _TO_PEOPLE:
        words, like = proof.lengths[stage], proof.likeness[stage]
        yield (
            f"| {stage} | {min(words, default=0)}, {_median(words):.0f}, {max(words, default=0)} "
            f"| {_median(like):.2f}, {max(like, default=0.0):.2f} |"
        )
    worst = _worst()
    yield f"\n## The ten that read worst\n\n{worst['how']}\n"
    yield from (
        f"{place}. ({each['where']}) *{each['text']}* {each['why']}"
        for place, each in enumerate(worst["drafts"], 1)
    )


def _worst() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("worst.toml").read_text(encoding="utf-8"))
