"""What is remembered of texts to save time is forgotten when one of them is erased."""

from server import campaigns, mails, reading, replies
from server.cases import glance
from server.store.base import CommentStore


def forget_texts(store: CommentStore | None = None) -> None:
    """Clear whatever is remembered of texts: one of them was erased.

    How a case weighs stays known where ``store`` still has its comment.
    """
    for room in (campaigns, mails, reading, replies):
        room.forget()
    glance.forget(store)
