"""What an outcome keeps of its case, what the desk learns from it, and the words for that."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from server.cases import outcomes
from server.cases.outcomes import (
    LOOKS_AFTER,
    Change,
    changes,
    learned_at,
    outcome_of,
    weights_of,
    why,
    why_moved,
    worth_telling,
)
from server.evidence import SIGNALS
from server.evidence.learned import LearnedWeight, Tally, learned
from server.evidence.model import Observation, Suspicion, Weighed
from server.evidence.table import WEIGHTS
from server.records import Case, Desk, Event, EventType, Outcome

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
CASE = Case(id="case_1", comment_id="c_1", code="G-2222", opened_at=NOON)
GENUINE = Outcome(
    verdict="genuine", at=NOON, who="tests", seen={"competitor": 1.0}, unseen=("creator", "bare-insult")
)


def case_after(*types):
    return msgspec.structs.replace(CASE, events=tuple(Event(type=each, at=NOON, who="x") for each in types))


def suspicion(*seen):
    evidence = tuple(
        Weighed(name, "text", 1.0, Observation(strength=strength, reason=reason))
        for name, strength, reason in seen
    )
    return Suspicion(40, "to-check", 59, -8.0, evidence)


class Shelf:
    """As much of a store as learning asks for."""

    def __init__(self):
        self.said, self.the_desk, self.asked = (("case_1", GENUINE),), Desk(), 0

    def outcomes(self):
        return self.said

    def desk(self):
        self.asked += 1
        return self.the_desk


def test_an_outcome_keeps_the_shares_that_were_seen_and_not_the_weights():
    seen = suspicion(
        ("competitor", 1.0, "loyalty"), ("lived-detail", 0.5, "why"), ("contradiction", 1.0, "price-list")
    )
    said = outcome_of(CASE, seen, "campaign", NOON, "Chromium")
    assert (said.verdict, said.at, said.who) == ("campaign", NOON, "Chromium")
    assert said.seen == {"competitor": 0.8, "lived-detail": 0.5, "contradiction": 0.75}


def test_all_that_looked_and_saw_nothing_is_kept_too():
    said = outcome_of(CASE, suspicion(("competitor", 1.0, "why")), "genuine", NOON, "x")
    after_all = {signal.NAME for signal in SIGNALS} - {"competitor", *LOOKS_AFTER}
    assert set(said.unseen) == after_all
    assert len(said.unseen) == len(after_all)


@pytest.mark.parametrize("name", LOOKS_AFTER)
def test_silence_and_references_look_only_once_there_is_something_to_see(name):
    assert name in WEIGHTS
    assert set(LOOKS_AFTER[name]) <= set(EventType.__args__)
    for event in LOOKS_AFTER[name]:
        assert name in outcome_of(case_after("weighed", event), suspicion(), "genuine", NOON, "x").unseen
    assert name not in outcome_of(case_after("weighed", "note"), suspicion(), "genuine", NOON, "x").unseen
    seen = outcome_of(CASE, suspicion((name, 1.0, "why")), "genuine", NOON, "x")
    assert seen.seen == {name: 1.0}


def test_a_comment_that_is_not_negative_was_not_looked_at():
    said = outcome_of(CASE, Suspicion(None, "not-negative", 59, -17.0), "genuine", NOON, "x")
    assert said == Outcome(verdict="genuine", at=NOON, who="x")


def test_the_weights_of_a_desk_are_what_its_outcomes_make_of_them():
    shelf = Shelf()
    assert weights_of(shelf) == learned([GENUINE]).weights
    assert learned_at(shelf) == learned([GENUINE])
    assert weights_of(shelf)["competitor"] == 6.87


def test_nothing_is_worked_out_twice(monkeypatch):
    times = []
    monkeypatch.setattr(outcomes, "learned", lambda *asked: times.append(asked) or learned(*asked))
    shelf = Shelf()
    shelf.said = ((("case_1", GENUINE)),)
    first = weights_of(shelf)
    shelf.the_desk = Desk()
    assert weights_of(shelf) is first
    assert learned_at(shelf).weights == first
    assert len(times) == 1
    with pytest.raises(TypeError):
        first["competitor"] = 0.0


def test_new_outcomes_and_a_new_start_are_noticed():
    shelf = Shelf()
    assert weights_of(shelf)["competitor"] == 6.87
    shelf.said = (*shelf.said, ("case_2", GENUINE))
    assert weights_of(shelf) == learned([GENUINE, GENUINE]).weights
    shelf.the_desk = Desk(learning_since=NOON + timedelta(seconds=1))
    assert weights_of(shelf) == learned([]).weights
    shelf.the_desk = Desk()
    assert weights_of(shelf) == learned([GENUINE, GENUINE]).weights


def test_what_moved_is_listed_with_the_largest_change_first():
    found = changes(learned([]), learned([GENUINE]))
    assert [(each.signal, each.before.db, each.after.db) for each in found] == [
        ("competitor", 7.0, 6.87),
        ("bare-insult", 6.0, 6.01),
        ("creator", 7.0, 7.01),
    ]
    assert [each.size for each in found] == [0.13, 0.01, 0.01]
    assert changes(learned([GENUINE]), learned([GENUINE])) == ()


def test_told_is_what_can_be_noticed_and_first_what_was_seen():
    large, small, unseen, least = (
        Change(name, at(7.0), at(db))
        for name, db in (("copies", 6.8), ("competitor", 7.05), ("silence", 6.0), ("creator", 7.04))
    )
    said = msgspec.structs.replace(GENUINE, seen={"competitor": 1.0, "creator": 1.0})
    before = msgspec.structs.replace(GENUINE, seen={"copies": 1.0})
    assert worth_telling([unseen, large, small, least], said, before) == (large, small, unseen)
    assert worth_telling([unseen, large, small, least], said, None) == (small, unseen, large)
    assert worth_telling([unseen, least], None, None) == (unseen,)


NONE = Tally()


def at(db, genuine=NONE, campaign=NONE):
    return LearnedWeight(db, -8.0, 8.0, genuine, campaign)


@pytest.mark.parametrize(
    ("change", "taken_back", "italian", "english"),
    [
        (
            Change("competitor", at(7.0), at(6.2, Tally(12, 3, 2.5), Tally(4, 1, 1.0))),
            False,
            "Con questo esito conta un po' di meno. Tra i casi genuini si è visto in 3 su 12. "
            "Tra le campagne si è visto in 1 su 4.",
            "With this outcome it counts a little less. Among genuine cases it was seen in 3 of 12. "
            "Among campaigns it was seen in 1 of 4.",
        ),
        (
            Change("competitor", at(6.2), at(7.0)),
            True,
            "Ho tolto l'esito di prima: ora conta un po' di più. "
            "Non ci sono altri esiti: torna a contare come all'inizio.",
            "I took the earlier outcome out: now it counts a little more. "
            "There are no other outcomes: it counts as it did at the start.",
        ),
        (
            Change("lived-detail", at(-4.5), at(-4.6, Tally(1, 1, 1.0))),
            False,
            "Con questo esito conta un po' di più. Tra i casi genuini si è visto in 1 su 1. "
            "Campagne non ce ne sono ancora.",
            "With this outcome it counts a little more. Among genuine cases it was seen in 1 of 1. "
            "There are no campaigns yet.",
        ),
        (
            Change("lived-detail", at(-4.5), at(-4.4, Tally(), Tally(2, 1, 1.0))),
            True,
            "Ho tolto l'esito di prima: ora conta un po' di meno. Casi genuini non ce ne sono ancora. "
            "Tra le campagne si è visto in 1 su 2.",
            "I took the earlier outcome out: now it counts a little less. There are no genuine cases yet. "
            "Among campaigns it was seen in 1 of 2.",
        ),
    ],
)  # fmt: skip
def test_why_a_weight_moved_is_said_in_plain_words(change, taken_back, italian, english):
    assert why(change, "it", taken_back) == italian
    assert why(change, "en", taken_back) == english


@pytest.mark.parametrize("bound", [-8.0, 8.0])
def test_a_weight_that_has_come_to_its_bound_says_so(bound):
    change = Change("competitor", at(bound * 0.9), at(bound))
    assert why(change, "it").endswith(" Di più, per ora, i tuoi esiti non lo spostano.")
    assert why(change, "en").endswith(" For now your outcomes move it no further.")


@pytest.mark.parametrize("taken_back", [False, True])
def test_a_part_that_moves_the_other_way_or_unlearned_is_its_neighbours_doing(taken_back):
    less = Change("competitor", at(7.0), at(6.2))
    assert why_moved(5.0, 4.5, less, "it", taken_back) == why(less, "it", taken_back)
    assert why_moved(5.0, 5.5, less, "it", taken_back) == (
        "Conta insieme agli altri segnali dello stesso tipo, che hanno un tetto comune: "
        "è cambiata la sua parte."
    )
    assert why_moved(5.0, 4.5, None, "en", taken_back) == (
        "It counts together with the other signals of its kind, which have one ceiling: its part has changed."
    )
