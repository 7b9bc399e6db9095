"""How cases turned out, and what the desk has learned from that.

Nothing learned is stored: it is worked out from the outcomes, once for each time that they change. An
outcome belongs to its case, and a case to its comment. Who deletes a comment deletes its outcome too, and
from that moment the weights are as if it had never been said: nothing of a deleted comment is kept, not
even what it taught. Of a comment that goes because it is old the outcome stays, under no case and no name
(:mod:`server.cases.retention`): a desk should not forget what it has learned.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from server.config import Language
from server.evidence import SIGNALS
from server.evidence.learned import Learned, LearnedWeight, Tally, learned
from server.evidence.model import Suspicion
from server.evidence.weigh import share_of
from server.records import Case, Desk, Outcome, Verdict
from server.store.base import CommentStore

_TABLES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("outcomes.toml").read_text("utf-8"))
#: The events of which one must have happened before a signal can look, by signal.
LOOKS_AFTER: dict[str, list[str]] = _TABLES["looks-after"]


@dataclass(frozen=True, slots=True)
class _Worked:
    """The last result, with what it was worked out from."""

    outcomes: tuple[tuple[str, Outcome], ...]
    desk: Desk
    learned: Learned
    weights: Mapping[str, float]


#: A smaller change of a weight (dB) is not worth telling after an outcome.
_WORTH_TELLING = 0.05

_last: _Worked | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A signal whose weight at this desk is not what it was."""

    signal: str
    before: LearnedWeight
    after: LearnedWeight

    @property
    def size(self) -> float:
        """How far it moved (dB, to two decimals)."""
        return round(abs(self.after.db - self.before.db), 2)


def outcome_of(case: Case, suspicion: Suspicion, verdict: Verdict, at: datetime, who: str) -> Outcome:
    """Return the outcome of ``case`` with what was seen in it, ``suspicion``, when it was said."""
    if suspicion.score is None:  # nothing negative: the signals were not weighed
        return Outcome(verdict=verdict, at=at, who=who)
    seen = {each.name: round(share_of(each.name, each.observation), 4) for each in suspicion.evidence}
    happened = {event.type for event in case.events}
    unseen = tuple(
        signal.NAME
        for signal in SIGNALS
        if signal.NAME not in seen
        and (signal.NAME not in LOOKS_AFTER or not happened.isdisjoint(LOOKS_AFTER[signal.NAME]))
    )
    return Outcome(verdict=verdict, at=at, who=who, seen=seen, unseen=unseen)


def weights_of(store: CommentStore) -> Mapping[str, float]:
    """Return the weights in dB by signal, as the desk's outcomes have moved them."""
    return _worked(store).weights


def learned_at(store: CommentStore) -> Learned:
    """Return everything that the desk's outcomes have taught."""
    return _worked(store).learned


def changes(before: Learned, after: Learned) -> tuple[Change, ...]:
    """Return what moved from one state of the desk to the next, the largest change first."""
    moved = [
        Change(name, before.signals[name], now)
        for name, now in after.signals.items()
        if now.db != before.signals[name].db
    ]
    return tuple(sorted(moved, key=lambda each: -each.size))


def worth_telling(changed: Iterable[Change], *outcomes: Outcome | None) -> tuple[Change, ...]:
    """Return the changes that can be noticed, first those of signals that were seen in ``outcomes``."""
    seen = {name for outcome in outcomes if outcome for name in outcome.seen}
    large = (each for each in changed if each.size >= _WORTH_TELLING)
    return tuple(sorted(large, key=lambda each: each.signal not in seen))


def why(change: Change, language: Language, taken_back: bool = False) -> str:
    """Say in plain words why a weight moved: which way, and what was counted so far.

    ``taken_back`` says that an earlier outcome was taken out and none that teaches has come in its place.
    """
    words = _TABLES["learned"][language]
    after = change.after
    way = "more" if abs(after.db) > abs(change.before.db) else "less"
    parts = [words["taken-back" if taken_back else "said"][way]]
    if after.genuine.cases or after.campaign.cases:
        parts += [_counted(words, "genuine", after.genuine), _counted(words, "campaign", after.campaign)]
    else:
        parts.append(words["none"])
    if after.db in (after.low, after.high):
        parts.append(words["held"])
    return " ".join(parts)


def why_moved(
    was: float, now: float, change: Change | None, language: Language, taken_back: bool = False
) -> str:
    """Say why a signal counts ``now`` what it does in a case, where it ``was`` another figure (dB).

    Under the cap of a family a signal may count more because another one has come to count less.
    """
    if change and (now - was) * (change.after.db - change.before.db) > 0:
        return why(change, language, taken_back)
    return str(_TABLES["shared"][language])


def _counted(words: dict[str, Any], verdict: str, tally: Tally) -> str:
    if not tally.cases:
        return str(words[f"no-{verdict}"])
    return str(words[verdict]).format(seen=tally.seen, cases=tally.cases)


def _worked(store: CommentStore) -> _Worked:
    """Return the last result if nothing has changed since: every comment that is weighed asks for it."""
    global _last
    outcomes, desk, last = store.outcomes(), store.desk(), _last
    if last is None or last.outcomes is not outcomes or last.desk != desk:
        result = learned((outcome for _, outcome in outcomes), desk.learning_since)
        last = _last = _Worked(outcomes, desk, result, MappingProxyType(result.weights))
    return last
