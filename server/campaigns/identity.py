"""Who wrote a comment and where it stands, as far as the desk knows."""

from urllib.parse import urlsplit

from server.records import Comment


def same_person(one: Comment, other: Comment) -> bool:
    """Say whether two comments bear the same author's name, on the same site or another, or one profile."""
    named = {one.author, one.namesake, one.profile} & {other.author, other.namesake, other.profile}
    return bool(named - {None})


def same_place(one: Comment, other: Comment) -> bool:
    """Say whether two comments stand on the same page, as far as is known."""
    return one.site == other.site and (not one.url or not other.url or page(one) == page(other))


def page(comment: Comment) -> str:
    """Return the address of a comment's page in one spelling, "" where it is not known."""
    parts = urlsplit(comment.url or "")
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}" if comment.url else ""
