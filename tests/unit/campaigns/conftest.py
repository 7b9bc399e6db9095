from datetime import UTC, datetime

import pytest

from server.campaigns import trace
from server.reading import read
from server.records import Comment

FIRST_SEEN = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def comment_of():
    """Make a comment with its trace; each has another author and another page unless told."""
    made = 0

    def make(text, *, bare=False, **facts):
        nonlocal made
        made += 1
        name = f"{made:03}"
        usual = {
            "id": f"c{name}",
            "fingerprint": name,
            "created_at": FIRST_SEEN,
            "site": "example.invalid",
            "author": f"author-{name}",
            "namesake": f"name-{name}",
            "url": f"https://example.invalid/{name}",
        }
        reading = None if bare else read(text)
        return Comment(
            **{
                "text": text,
                "language": reading.language if reading else "it",
                "trace": trace(reading) if reading else None,
                **usual,
                **facts,
            }
        )

    return make
