"""What was learned at this desk, and starting anew."""

from datetime import UTC, datetime

import msgspec
from flask import Blueprint, Response

from server.api import answer
from server.cases.outcomes import learned_at
from server.config import Language
from server.evidence.learned import LearnedWeight, Tally, teaches
from server.evidence.table import WEIGHTS
from server.evidence.words import title_of
from server.problems import spoken_language
from server.schema.casework import Learning, SaidOutcome, SeenBody, SignalLearning
from server.services import services

blueprint = Blueprint("learning", __name__)


@blueprint.get("/learning")
def show() -> Response:
    """Return every weight as it started and as it is, and the outcomes behind it."""
    return answer(_learning())


@blueprint.delete("/learning")
def start_anew() -> Response:
    """Let the outcomes said so far count no more; the cases keep them."""
    now = datetime.now(UTC)
    services().store.change_desk(lambda before: msgspec.structs.replace(before, learning_since=now))
    return answer(_learning())


def _learning() -> Learning:
    store, speak = services().store, spoken_language()
    since, learned = store.desk().learning_since, learned_at(store)
    return Learning(
        since=since,
        genuine=learned.genuine,
        campaign=learned.campaign,
        unknown=learned.unknown,
        signals=tuple(_signal(name, signal, speak) for name, signal in learned.signals.items()),
        history=tuple(
            SaidOutcome(
                case_id=case_id,
                outcome=outcome.verdict,
                at=outcome.at,
                who=outcome.who,
                counts=teaches(outcome, since),
            )
            for case_id, outcome in reversed(store.outcomes())
        ),
    )


def _signal(name: str, learned: LearnedWeight, speak: Language) -> SignalLearning:
    return SignalLearning(
        signal=name,
        title=title_of(name, speak),
        start=WEIGHTS[name].db,
        now=learned.db,
        low=learned.low,
        high=learned.high,
        genuine=_seen(learned.genuine),
        campaign=_seen(learned.campaign),
    )


def _seen(tally: Tally) -> SeenBody:
    return SeenBody(seen=tally.seen, cases=tally.cases)
