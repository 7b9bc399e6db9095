"""Comments that are kept without their words (``STORE_TEXT=false``).

What stays is by what a copy is recognised: the signature of the words under the desk's key. The text goes,
and with it both vectors, the things it complains of and what the address says after its path. Where texts
are kept the signature has no key: whoever has it has the text beside it, and the older ones stay good.
"""

from urllib.parse import urlsplit, urlunsplit

import msgspec

from server.pseudonyms import Pseudonyms
from server.records import Comment, Trace


def findable(comment: Comment, pseudonyms: Pseudonyms) -> Comment:
    """Return ``comment`` so that those of the same words which are kept without them are found too."""
    if comment.trace is None:
        return comment
    keyed = pseudonyms.signature(comment.trace.words)
    return msgspec.structs.replace(comment, trace=msgspec.structs.replace(comment.trace, keyed=keyed))


def without_words(comment: Comment) -> Comment:
    """Return what may be kept of a :func:`findable` comment."""
    return msgspec.structs.replace(
        comment,
        text="",
        url=_without_query(comment.url) if comment.url else None,
        trace=Trace(keyed=comment.trace.keyed if comment.trace else b""),
    )


def without_key(comment: Comment) -> Comment:
    """Return ``comment`` as it is kept with its words."""
    if comment.trace is None:
        return comment
    return msgspec.structs.replace(comment, trace=msgspec.structs.replace(comment.trace, keyed=b""))


def _without_query(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
