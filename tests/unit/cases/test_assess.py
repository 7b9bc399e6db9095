"""From a kept comment to what is said of it: the role and the reach never touch the score."""

from datetime import UTC, datetime
from typing import get_args

import pytest

from server.cases.assess import assess
from server.cases.briefing import brief
from server.cases.exposure import exposure
from server.evidence import next_step
from server.records import AuthorRole, Business, Comment
from server.replies import compose

NOW = datetime(2026, 5, 12, tzinfo=UTC)
TEXTS = ("Fate schifo, state alla larga", "Ci ho lavorato due stagioni, pagano in nero", "Camera 7 sporca")


def kept(text: str, **fields: object) -> Comment:
    return Comment(id="c", fingerprint="f", text=text, created_at=NOW, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", TEXTS)
def test_the_reach_of_a_comment_is_no_suspicion(text: str) -> None:
    """F12: the same text under a sponsored post, or set to high by hand."""
    usual, sponsored, by_hand = kept(text), kept(text, sponsored=True), kept(text, exposure="high")
    weighed = [assess(each, None, None).suspicion for each in (usual, sponsored, by_hand)]
    assert weighed[0] == weighed[1] == weighed[2]
    assert [exposure(each, "it").level for each in (usual, sponsored, by_hand)] == ["low", "high", "high"]


@pytest.mark.parametrize("text", TEXTS)
def test_the_role_is_a_hint_and_no_suspicion(text: str) -> None:
    weighed = [assess(kept(text, author_role=role), None, None).suspicion for role in get_args(AuthorRole)]
    assert all(each == weighed[0] for each in weighed)


@pytest.mark.parametrize(
    ("role", "variant", "code"),
    [
        ("former-employee", "outsider", "hear-adviser"),
        ("supplier", "outsider", "other-channel"),
        ("competitor", "outsider", "other-channel"),
        ("creator", "creator", "facts-reply"),
        ("customer", "lived-detail", "reply"),
    ],
)
def test_the_role_chooses_the_reply_and_the_step(role: AuthorRole, variant: str, code: str) -> None:
    assessed = assess(kept("La camera era sporca e la reception scortese", author_role=role), None, None)
    occasion = brief(assessed, "G-4K7Q", (), "it")
    assert occasion.author_role == role
    drafts = compose(occasion)
    assert {draft.variant for draft in drafts} == {variant}
    assert all(check.ok for draft in drafts for check in draft.checks)
    assert next_step(assessed.suspicion, assessed.reading, assessed.context).code == code


def test_the_kind_of_the_business_reaches_the_signals() -> None:
    parcel = kept("Il pacco è in ritardo, il corriere non risponde, la taglia delle scarpe è sbagliata")
    hotel, shop = (assess(parcel, None, Business(name="Aurora", kind=kind)) for kind in ("hotel", "shop"))
    assert [one.name for one in hotel.suspicion.evidence] == ["off-topic"]
    assert [one.name for one in shop.suspicion.evidence] == []
