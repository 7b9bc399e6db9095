"""What an import shows: who says the same words, who tells of the same problem, and the rest by band."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, get_args

from server.campaigns.model import Kind
from server.evidence.model import Band
from server.imports.members import Member, Tie
from server.reading.model import AspectName
from server.records import Comment
from server.store.base import CommentStore

#: The bands, the most suspicious first.
BANDS: Final[tuple[Band, ...]] = tuple(reversed(get_args(Band)))
#: The same words without a name on so many lines are shown, though they are one comment to the store.
FEWEST_LINES: Final = 3

Both = tuple[Member, Comment]


@dataclass(frozen=True, slots=True)
class Group:
    """Comments that belong together, the most suspicious first.

    ``kind`` is ``copy`` where two of them share their words, ``paraphrase`` where only the message is the
    same, ``same-problem`` where different people tell of one thing, which speaks for real customers.
    ``authors`` counts the different names, ``unnamed`` the lines without one; ``since`` and ``until`` are
    the days of the first and the last, where at least two are known.
    """

    kind: Kind
    members: tuple[Both, ...]
    authors: int
    unnamed: int
    since: date | None
    until: date | None
    concern: AspectName | None

    @property
    def days(self) -> int | None:
        """Return how many days lie between the first and the last."""
        return (self.until - self.since).days if self.since and self.until else None


@dataclass(frozen=True, slots=True)
class Rest:
    """The comments of one band that are in no group, the highest score first."""

    band: Band | None
    members: tuple[Both, ...]


def groups_of(
    members: Iterable[Member], ties: Sequence[Tie], store: CommentStore
) -> tuple[list[Group], list[Rest]]:
    """Return the groups, those of the same words first and the most suspicious on top, and the rest.

    What was erased since is in neither. A comment is in one group at most: who says the same words as
    others is no witness of a problem.
    """
    kept = {
        each.comment_id: (each, comment)
        for each in members
        if (comment := store.comment(each.comment_id)) is not None
    }
    told = [tie for tie in ties if tie.one in kept and tie.other in kept]
    found = [*_same_words(kept, told)]
    taken = {member.comment_id for group in found for member, _ in group.members}
    found += _same_problem({name: both for name, both in kept.items() if name not in taken}, told)
    taken |= {member.comment_id for group in found for member, _ in group.members}
    alone = [both for name, both in kept.items() if name not in taken and both[0].lines]
    rest = [Rest(band, _ordered(both for both in alone if both[0].band == band)) for band in (*BANDS, None)]
    return found, [each for each in rest if each.members]


def _same_words(kept: Mapping[str, Both], ties: Sequence[Tie]) -> list[Group]:
    """Put together all that are tied by their words or their message, one to the next."""
    leader = {name: name for name in kept}

    def lead(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    retold = [tie for tie in ties if tie.kind != "same-problem"]
    for tie in retold:
        leader[lead(tie.one)] = lead(tie.other)
    copied = {lead(tie.one) for tie in retold if tie.kind == "copy"}
    clusters: dict[str, list[Both]] = {}
    for name, both in kept.items():
        clusters.setdefault(lead(name), []).append(both)
    found = [
        _group("copy" if name in copied or len(cluster) == 1 else "paraphrase", cluster)
        for name, cluster in clusters.items()
        if len(cluster) > 1 or _is_repeated(*cluster[0])
    ]
    several = [each for each in found if each.authors + each.unnamed > 1]
    return sorted(several, key=lambda each: (-_top(each), -len(each.members), _first_line(each)))


def _is_repeated(member: Member, comment: Comment) -> bool:
    """Say whether words without a name stand on several lines, and are more than a turn of phrase."""
    trace = comment.trace
    says_something = trace is not None and bool(trace.words or trace.keyed)
    return comment.author is None and len(member.lines) >= FEWEST_LINES and says_something


def _same_problem(free: dict[str, Both], ties: Sequence[Tie]) -> list[Group]:
    """Put those around the one that most others are like; a chain from one to the next would hold all."""
    near: dict[str, set[str]] = {}
    for tie in ties:
        if tie.kind == "same-problem" and tie.one in free and tie.other in free:
            near.setdefault(tie.one, set()).add(tie.other)
            near.setdefault(tie.other, set()).add(tie.one)
    found: list[Group] = []
    for middle in sorted(near, key=lambda name: (-len(near[name]), free[name][0].lines[:1], name)):
        around = [name for name in (middle, *sorted(near[middle])) if name in free]
        if middle in free and len(around) > 1:
            group = _group("same-problem", [free[name] for name in around])
            if group.authors + group.unnamed > 1:
                found.append(group)
                for name in around:
                    del free[name]
    return sorted(found, key=lambda each: (-len(each.members), _first_line(each)))


def _group(kind: Kind, cluster: Sequence[Both]) -> Group:
    names = {comment.namesake or comment.author for _, comment in cluster} - {None}
    days = sorted(day for _, comment in cluster if (day := _day(comment)))
    concerns = Counter(member.concern for member, _ in cluster if member.concern)
    return Group(
        kind=kind,
        members=_ordered(cluster),
        authors=len(names),
        unnamed=sum(max(1, len(member.lines)) for member, comment in cluster if comment.author is None),
        since=days[0] if len(days) > 1 else None,
        until=days[-1] if len(days) > 1 else None,
        concern=concerns.most_common(1)[0][0] if concerns else None,
    )


def _ordered(cluster: Iterable[Both]) -> tuple[Both, ...]:
    return tuple(sorted(cluster, key=lambda both: (-_score(both[0]), both[0].lines[:1])))


def _score(member: Member) -> int:
    return -1 if member.score is None else member.score


def _top(group: Group) -> int:
    return max(_score(member) for member, _ in group.members)


def _first_line(group: Group) -> int:
    return min((line for member, _ in group.members for line in member.lines), default=0)


def _day(comment: Comment) -> date | None:
    try:
        return datetime.fromisoformat(comment.published_at or "").date()
    except ValueError:
        return None
