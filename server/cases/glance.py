"""What queue and report tell of a case, remembered for as long as nothing has changed that it rests on.

Reading a text takes most of the time of weighing it. So the answer is kept beside a digest of everything
that went in: the comment, its case with the silence that the clock has found, its business, the comments
around it, the learned weights. A digest that differs weighs anew: nothing can grow old unnoticed.
No words are kept here, and what there is of a comment goes when it is erased.
"""

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from server.cases.assess import Assessment, assess
from server.cases.businesses import business_of
from server.cases.clock import as_of
from server.cases.company import Company, company_of
from server.cases.outcomes import weights_of
from server.evidence.model import Band
from server.reading.model import AspectName
from server.records import Business, Case, Comment
from server.store.base import CommentStore

#: So many cases are remembered, some 300 bytes each; of more the one that was weighed first goes.
MOST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Glance:
    """How a comment weighs, the aspects that it complains of, and the ids of the comments that copy it."""

    band: Band
    score: int | None
    concerns: frozenset[AspectName]
    copies: frozenset[str] = frozenset()


_known: Final[dict[str, tuple[bytes, Glance]]] = {}
_LOCK: Final = threading.Lock()


def glance(comment: Comment, case: Case, store: CommentStore, now: datetime) -> Glance | None:
    """Weigh a kept ``comment`` as its ``case`` stands ``now``; ``None`` where its text is not kept."""
    if not comment.text:
        return None
    business = business_of(comment, store)
    if comment.trace is not None:  # else it must be read to see what stands around it
        told = as_of(case, now, store.desk().silence_days)
        digest = _digest(comment, told, business, company_of(comment, store), weights_of(store))
        with _LOCK:
            before, found = _known.get(comment.id, (b"", None))
        if found is not None and before == digest:
            return found
    return remember(assess(comment, case, business, store, now=now), store)


def remember(assessment: Assessment, store: CommentStore) -> Glance:
    """Keep what an assessment of a kept comment says, unless that was erased meanwhile; return it."""
    comment, suspicion = assessment.comment, assessment.suspicion
    concerns = frozenset(each.aspect for each in assessment.reading.aspects if each.polarity < 0)
    copies = frozenset(each.comment.id for each in assessment.company.matches if each.kind == "copy")
    found = Glance(suspicion.band, suspicion.score, concerns, copies)
    digest = _digest(
        comment, assessment.case, assessment.business, assessment.company, assessment.weights or {}
    )
    with _LOCK:
        _known.pop(comment.id, None)
        _known[comment.id] = (digest, found)
        if len(_known) > MOST:
            del _known[next(iter(_known))]
    if store.comment(comment.id) is None:
        with _LOCK:
            _known.pop(comment.id, None)
    return found


def forget(store: CommentStore | None = None) -> None:
    """Remember nothing of comments that ``store`` no longer has; without one, nothing at all."""
    with _LOCK:
        for comment_id in list(_known):
            if store is None or store.comment(comment_id) is None:
                del _known[comment_id]


def _digest(
    comment: Comment,
    case: Case | None,
    business: Business | None,
    company: Company,
    weights: Mapping[str, float],
) -> bytes:
    """Return what tells one state of things from another.

    The comment's own trace says nothing that its text does not say, and what is kept of it differs from
    what was weighed first.
    """
    everything = (
        msgspec.structs.replace(comment, trace=None),
        case,
        business,
        company.matches,
        sorted(company.customers),
        company.elsewhere,
        company.known_customer,
        sorted(weights.items()),
    )
    return hashlib.blake2b(msgspec.msgpack.encode(everything), digest_size=16).digest()
