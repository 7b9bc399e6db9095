"""Who else says so: the kept comments that are like one, and the others that bear its author's name."""

from dataclasses import dataclass

from server import campaigns
from server.campaigns.model import Match
from server.cases.businesses import business_id_of
from server.records import Comment
from server.store.base import CommentStore


@dataclass(frozen=True, slots=True)
class Company:
    """The comments around one.

    ``matches`` has the most alike first; of these ``customers`` are the ids of those whose reference
    was found. ``elsewhere`` counts those of other words that bear the same author's name;
    ``known_customer`` holds when a reference of that author was found. A guest of another business of this
    desk is no witness for this one and no customer of it; copies and paraphrases count wherever they stand.
    """

    matches: tuple[Match, ...] = ()
    customers: frozenset[str] = frozenset()
    elsewhere: int = 0
    known_customer: bool = False


def company_of(comment: Comment, store: CommentStore) -> Company:
    """Look around in ``store``, where ``comment`` itself may be kept or not."""
    near = store.near(comment.trace) if comment.trace else ()
    matches = tuple(
        match
        for match in campaigns.similar(comment, near)
        if match.kind != "same-problem" or _share_business(match.comment, comment)
    )
    namesakes = store.comments_by(comment.namesake) if comment.namesake else ()
    others = [each for each in namesakes if each.id != comment.id and not _repeats(comment, each)]
    return Company(
        matches=matches,
        customers=frozenset(match.comment.id for match in matches if _was_found(match.comment, store)),
        elsewhere=len(others),
        known_customer=any(_was_found(each, store) for each in others if _share_business(each, comment)),
    )


def _share_business(one: Comment, other: Comment) -> bool:
    return business_id_of(one) == business_id_of(other)


def _repeats(comment: Comment, other: Comment) -> bool:
    """Say whether two comments of one author are about the same words: an edit, a part selected again."""
    both = comment.text and other.text  # else one of the two is kept without its words
    if both and (comment.text in other.text or other.text in comment.text):
        return True
    return bool(comment.trace and other.trace and campaigns.alike(comment.trace, other.trace))


def _was_found(comment: Comment, store: CommentStore) -> bool:
    case = store.case_of(comment.id)
    return case is not None and any(event.type == "reference-verified" for event in case.events)
