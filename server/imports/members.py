"""The comments of an import, how they weigh, and which of them say the same.

A row knows nothing of those that come after it. So whoever turns out to have company is weighed again at
the end, once each.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

from server.campaigns.model import Kind, Match
from server.cases.assess import Assessment, assess
from server.cases.businesses import business_of
from server.cases.glance import remember
from server.cases.intake import Taken, open_case
from server.evidence.model import Band
from server.reading.model import AspectName
from server.records import Comment
from server.store.base import CommentStore, GoneError

#: Of which comments a case is opened without anybody asking for it.
Opening = Literal["worth-checking", "all"]
WORTH_CHECKING: Final[frozenset[Band]] = frozenset({"to-check", "suspicious", "probable-campaign"})


@dataclass(slots=True)
class Member:
    """A comment as it weighs: ``band`` is ``None`` where that is not known.

    ``lines`` are those of the list on which it stands, none for one that was kept before and says the
    same as one of the list; ``concern`` is the aspect it complains of most.
    """

    comment_id: str
    lines: list[int]
    band: Band | None = None
    score: int | None = None
    concern: AspectName | None = None


class Tie(NamedTuple):
    """Two comments that say the same, or tell of the same problem; their ids in order."""

    one: str
    other: str
    kind: Kind


class Members:
    """All comments of one import; ``stale`` are those that must be weighed again.

    Cases are opened in the name of ``who``; ``opened`` counts them. With ``keep_texts`` the comments are
    remembered with their words until :meth:`forget_texts`, for a store that does not keep these.
    """

    def __init__(
        self, store: CommentStore, who: str, opening: Opening = "worth-checking", keep_texts: bool = False
    ) -> None:
        self.stale: dict[str, None] = {}
        self.opened = 0
        self._store, self._who, self._opening = store, who, opening
        self._members: dict[str, Member] = {}
        self._ties: dict[tuple[str, str], Tie] = {}
        self._texts: dict[str, Comment] | None = {} if keep_texts else None

    def stands(self, comment_id: str, line: int) -> bool:
        """Say whether this comment stood in the list before ``line``, which is noted too then."""
        member = self._members.get(comment_id)
        if member is None or not member.lines:
            return False
        member.lines.append(line)
        return True

    def add(self, taken: Taken, line: int) -> None:
        """Weigh a new comment of the list as things stand now; ``GoneError`` if it was erased since."""
        comment = taken.comment
        if self._texts is not None:
            self._texts[comment.id] = comment
        member = self._members.setdefault(comment.id, Member(comment.id, []))
        member.lines.append(line)
        self.stale.pop(comment.id, None)
        found = assess(comment, taken.case, business_of(comment, self._store), self._store, taken.reading)
        self._note(member, self._with_case(found))
        for other in self._tie(comment.id, found.company.matches):
            if other.score is not None or not other.lines:
                self.stale[other.comment_id] = None

    def weigh_next(self) -> None:
        """Weigh one that is stale again, now that its company is known."""
        comment_id = next(iter(self.stale))
        with suppress(GoneError):  # erased just now
            self.weigh(comment_id)
        self.stale.pop(comment_id, None)

    def weigh(self, comment_id: str, in_group: bool = False) -> None:
        """Weigh a comment again; one in a group of the same words has its case then, whatever it weighs."""
        comment = self._store.comment(comment_id)
        if comment is not None and not comment.text:
            comment = (self._texts or {}).get(comment_id)
        if comment is not None:
            case = self._store.case_of(comment_id)
            found = assess(comment, case, business_of(comment, self._store), self._store)
            self._note(self._members[comment_id], self._with_case(found, in_group))
            self._tie(comment_id, found.company.matches)

    def forget_texts(self) -> None:
        """Remember no words any more."""
        self._texts = None

    def all(self) -> tuple[list[Member], list[Tie]]:
        """Return the comments in the order of the list, and what ties them."""
        return list(self._members.values()), list(self._ties.values())

    def _with_case(self, found: Assessment, wanted: bool = False) -> Assessment:
        """Open the case of a comment that is worth checking, or ``wanted`` for another reason."""
        if found.case is not None:
            return found
        if not wanted and self._opening != "all" and found.suspicion.band not in WORTH_CHECKING:
            return found
        case = open_case(found.comment, self._store, self._who)
        self.opened += 1
        return replace(found, case=case)

    def _note(self, member: Member, found: Assessment) -> None:
        member.band, member.score = found.suspicion.band, found.suspicion.score
        member.concern = next((each.aspect for each in found.reading.aspects if each.polarity < 0), None)
        if self._texts is None and found.case is not None:
            remember(found, self._store)

    def _tie(self, comment_id: str, matches: Iterable[Match]) -> list[Member]:
        """Remember who says the same; return those that were not tied to this one before."""
        fresh = []
        for match in matches:
            other = match.comment.id
            if match.kind == "same-problem" and other not in self._members:
                continue  # of what was kept before only that counts which says the very same
            one, two = sorted((comment_id, other))
            if (one, two) not in self._ties:
                fresh.append(self._members.setdefault(other, Member(other, [])))
            self._ties[one, two] = Tie(one, two, match.kind)
        return fresh
