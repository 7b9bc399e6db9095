"""What is kept of one author: found through the pseudonyms, because no name is kept."""

from server.addresses import host
from server.pseudonyms import Pseudonyms
from server.records import Case, Comment
from server.store.base import CommentStore


def comments_of(site: str, name: str, store: CommentStore, pseudonyms: Pseudonyms) -> tuple[Comment, ...]:
    """Return the comments on ``site`` of whoever bears ``name`` there, oldest first.

    Capitals, accents, ornaments and the order of the names make no difference. A comment counts when the
    page names the author, when a person set the author by hand, and when the page named them before that.
    """
    place = plain_site(site)
    author, namesake = pseudonyms.author(place, name), pseudonyms.namesake(name)

    def is_theirs(comment: Comment) -> bool:
        if author in (comment.author, comment.shown_author):
            return True
        return namesake is not None and comment.site == place and comment.namesake == namesake

    return tuple(filter(is_theirs, store.comments()))


def cases_of(comments: tuple[Comment, ...], store: CommentStore) -> tuple[Case, ...]:
    """Return the cases of ``comments``, in their order."""
    return tuple(case for each in comments if (case := store.case_of(each.id)))


def plain_site(site: str) -> str:
    """Return ``site`` as comments have it: the host of an address, in small letters, without ``www.``."""
    told = site.strip()
    return (host(told) or told).lower().rstrip("/.").removeprefix("www.")
