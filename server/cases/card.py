"""The case card: who is it, why are they not satisfied, how is it put right. The words are ``card.toml``.

A person answers; what is certain anyway stands there already. Without the answers a case is closed only by
somebody who says why.
"""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

from server.cases.assess import Assessment
from server.cases.briefing import brief
from server.cases.flow import answers_of
from server.records import Case
from server.replies import Brief, compose

Language = Literal["it", "en"]

_HERE: Final = Path(__file__)
TABLES: Final[dict[str, Any]] = tomllib.loads(_HERE.with_name("card.toml").read_text(encoding="utf-8"))
INFORMING: Final[dict[str, Any]] = tomllib.loads(
    _HERE.with_name("informing.toml").read_text(encoding="utf-8")
)
#: The ids of what may be looked up by hand, in their order.
ITEMS: Final = tuple(str(each["id"]) for each in INFORMING["items"])


@dataclass(frozen=True, slots=True)
class Answer:
    """One question of the card: what a person has ``said``, and what is ``certain`` anyway; "" is neither.

    ``needed`` says that the case stays open while there is neither.
    """

    question: str
    title: str
    hint: str
    said: str
    certain: str
    needed: bool
    missing: str

    @property
    def lacks(self) -> bool:
        """Say whether somebody still has to answer."""
        return self.needed and not (self.said or self.certain)


def answers(case: Case, assessment: Assessment | None, speak: Language) -> tuple[Answer, ...]:
    """Return the questions of the card as they are answered now, in their order.

    ``assessment`` is that of the case's comment, ``None`` where its text is not kept. To a comment that is
    not negative there is nothing that has to be answered.
    """
    said, certain = answers_of(case), _certain(case, assessment, speak)
    is_kind = assessment is not None and assessment.suspicion.band == "not-negative"
    return tuple(
        Answer(
            question=each["id"],
            title=each[speak]["title"],
            hint=each[speak]["hint"],
            said=said.get(each["id"], ""),
            certain=certain.get(each["id"], ""),
            needed=each["needed"] and not is_kind,
            missing=each[speak].get("missing", ""),
        )
        for each in TABLES["questions"]
    )


def _certain(case: Case, assessment: Assessment | None, speak: Language) -> dict[str, str]:
    """Return what is known without an answer: what was read, set by hand, found, or noted as done."""
    known: dict[str, str] = {}
    if assessment is not None:
        known = _gathered(brief(assessment, case.code, (), speak, language=speak))
        if assessment.context.reference == "verified":
            known["who"] = TABLES["certain"]["customer"][speak]
    done = next((each.note for each in reversed(case.events) if each.type == "resolved" and each.note), "")
    return known | ({"remedy": done} if done else {})


def _gathered(occasion: Brief) -> dict[str, str]:
    """Return the fields of the internal note that nobody had to answer."""
    unanswered = replace(occasion.dialogue, answers=())
    (note,) = compose(replace(occasion, stage="note", dialogue=unanswered), count=1)
    return {each.name: each.value for each in note.fields}
