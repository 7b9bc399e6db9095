"""What the moderator should do next in a case: it follows the dialogue, not the comment alone.

Before anybody has answered, and after a silence, the comment says what is to be done
(server/evidence/steps.py); in between it is where the case stands. The words are ``steps.toml``.
"""

import math
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal, get_args

from server.cases import clock
from server.cases.assess import Assessment
from server.cases.dialogue import copies_of
from server.cases.flow import state
from server.cases.gate import missing, proven
from server.cases.queue import clarified_at
from server.evidence import next_step
from server.evidence.steps import StepCode
from server.evidence.words import explain_step
from server.records import Case

Language = Literal["it", "en"]
CaseStepCode = Literal[
    "wait-author", "check-reference", "ask-again", "answer-now", "do-by-hand", "publish", "leave",
    "tidy-up-later", "tidy-up", "thank-and-close", "nothing",
]  # fmt: skip

WORDS: Final[dict[str, dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("steps.toml").read_text(encoding="utf-8")
)
_BY_STATE: Final[dict[str, CaseStepCode | StepCode]] = {
    "replied": "wait-author",
    "waiting": "wait",
    "answered": "check-reference",
    "customer-verified": "solve",
    "reference-not-found": "ask-again",
    "second-message": "answer-now",
    "resolved": "thank-and-close",
    "closed": "nothing",
}
_BY_DECISION: Final[dict[str | None, CaseStepCode]] = {"A": "do-by-hand", "B": "publish", "C": "leave"}
#: A crime is reported whatever else has happened, until the case is over or decided.
_CRIMES: Final = ("report-threat", "report-extortion", "report-offer")
_OVER: Final = ("resolved", "decided", "closed")


@dataclass(frozen=True, slots=True)
class Step:
    """One step with its words."""

    code: CaseStepCode | StepCode
    title: str
    why: str


def step_of(assessed: Assessment, speak: Language) -> Step:
    """Return what is to be done now, in the moderator's language."""
    usual = next_step(
        assessed.suspicion, assessed.reading, assessed.context, assessed.comment.platform, speak
    )
    case, words = assessed.case, Step(usual.code, usual.title, usual.why)
    where = state(case) if case and case.events else "open"
    if case is None or (usual.code in _CRIMES and where not in _OVER):
        return words
    since = clarified_at(case)
    if since is not None and where == "replied":
        return _tidying(since, assessed, speak)
    if where == "decided":
        last = next(each for each in reversed(case.events) if each.type == "decision")
        return _said(_BY_DECISION[last.decision], assessed, speak, _whole(assessed.silence_days))
    code = _BY_STATE.get(where) or _from_the_comment(usual.code, case, assessed)
    return _said(code, assessed, speak)


def is_to_report(assessed: Assessment) -> bool:
    """Say whether what is to be done now is to report a crime: a threat, blackmail, reviews for sale."""
    return step_of(assessed, "en").code in _CRIMES


def _from_the_comment(code: StepCode, case: Case, assessed: Assessment) -> StepCode:
    """Return the comment's own step, unless that is done already; a call is never too late."""
    if code == "answer-in-person":
        return code
    copied = copies_of(assessed) > 0
    if not missing(case, assessed.comment.platform, copied=copied):
        return "decide"
    asked = any(each.type == "reference-asked" for each in case.events)
    if code == "check-facts" and not asked and proven(case, copied=copied):
        return "ask-reference"
    return code


def _tidying(since: datetime, assessed: Assessment, speak: Language) -> Step:
    now = clock.in_utc(assessed.now or datetime.now(UTC))
    left = (since + timedelta(days=assessed.silence_days) - now) / timedelta(days=1)
    return _said("tidy-up-later" if left > 0 else "tidy-up", assessed, speak, _whole(left))


def _whole(days: float) -> int:
    """Return a number of days as one says it: one that has begun counts."""
    return max(1, math.ceil(days))


def _said(code: CaseStepCode | StepCode, assessed: Assessment, speak: Language, days: int = 0) -> Step:
    if code in get_args(StepCode):
        said = explain_step(code, assessed.comment.platform, speak)
        return Step(code, said.title, said.why)
    words = WORDS[code][speak]
    unit = WORDS["days"][speak]["one" if days == 1 else "many"].format(days=days)
    return Step(code, words["title"].replace("{days}", unit), words["why"].replace("{days}", unit))
