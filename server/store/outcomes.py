"""How the cases turned out, ready to be handed over without going through them."""

from collections.abc import Iterable
from datetime import datetime

from server.records import Case, Outcome
from server.store.indexes import moment

Said = tuple[tuple[str, Outcome], ...]


class Outcomes:
    """The outcome of each case that has one, and those of cases that are gone (``past``)."""

    def __init__(self, cases: Iterable[Case], past: Iterable[Outcome] = ()) -> None:
        self._of = {case.id: case.outcome for case in cases if case.outcome is not None}
        self._past = list(past)
        self._said: Said | None = None

    def put(self, case_id: str, outcome: Outcome | None) -> None:
        """Take note of an outcome, in the place of the one there was; ``None`` takes it back."""
        if self._of.get(case_id) == outcome:
            return
        self._said = None
        if outcome is None:
            del self._of[case_id]
        else:
            self._of[case_id] = outcome

    def add_past(self, outcomes: Iterable[Outcome]) -> None:
        """Take note of outcomes whose cases are gone."""
        more = list(outcomes)
        if more:
            self._said = None
            self._past += more

    def said(self) -> Said:
        """Return all with their case's id ("": gone) by when they were said; one object until one changes."""
        if self._said is None:
            self._said = tuple(sorted([*self._of.items(), *(("", each) for each in self._past)], key=_when))
        return self._said


def _when(item: tuple[str, Outcome]) -> tuple[datetime, str]:
    return moment(item[1].at), item[0]
