"""What is remembered of texts to save time is forgotten when one of them is erased."""

from server import campaigns, reading, replies


def forget_texts() -> None:
    """Clear whatever is remembered of texts: one of them was erased."""
    for room in (campaigns, reading, replies):
        room.forget()
