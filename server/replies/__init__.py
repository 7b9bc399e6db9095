"""The replies room: drafts in the moderator's name, and the rules that every reply is held to."""

from server.replies import finder, words
from server.replies.compose import compose
from server.replies.lint import check
from server.replies.model import Brief, Check, Reply

__all__ = ["Brief", "Check", "Reply", "check", "compose", "forget"]


def forget() -> None:
    """Remember no text any more: one of them was erased."""
    for room in (finder, words):
        room.forget()
