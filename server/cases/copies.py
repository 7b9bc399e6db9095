"""Open cases that are one and the same: their comments have the same words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from server.cases.glance import Glance
from server.cases.queue import Waiting


@dataclass(frozen=True, slots=True)
class Copies:
    """Cases of the same words: ``id`` is that of one of them, ``size`` how many, ``names`` their authors."""

    id: str
    size: int
    names: int


def copies_among(
    shown: Iterable[tuple[Waiting, Glance | None]], found: Sequence[Waiting]
) -> dict[str, Copies]:
    """Return the group of each case of ``shown`` that has copies among all that were ``found``, by case id.

    Who copies a copy belongs to it as well.
    """
    waiting = {each.comment.id: each for each in found}
    leader = {name: name for name in waiting}

    def lead(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for each, weighed in shown:
        for other in weighed.copies if weighed else ():
            if other in leader:
                leader[lead(other)] = lead(each.comment.id)
    together: dict[str, list[Waiting]] = {}
    for name, each in waiting.items():
        together.setdefault(lead(name), []).append(each)
    return {
        each.case.id: Copies(members[0].case.id, len(members), _names(members))
        for members in together.values()
        if len(members) > 1
        for each in members
    }


def _names(members: Iterable[Waiting]) -> int:
    return len({each.comment.namesake or each.comment.author for each in members} - {None})
