"""What the moderator sets by hand: the author, the role, how many people see it."""

from typing import Any

import pytest

TEXT = "Camera sporca e personale scortese, non ci torneremo mai più."


def correct(api: Any, comment_id: str, change: dict[str, object]) -> Any:
    answer = api.send("PATCH", f"/v1/comments/{comment_id}", change)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def test_the_role_is_a_hint_and_moves_no_score(api: Any) -> None:
    before = api.analyze(TEXT)
    assert before["authorRole"] == "unknown"
    after = correct(api, before["commentId"], {"authorRole": "former-employee"})
    assert after["authorRole"] == "former-employee"
    assert after["suspicion"] == before["suspicion"]
    assert api.get(f"/v1/comments/{before['commentId']}")["authorRole"] == "former-employee"


@pytest.mark.parametrize("level", ["low", "medium", "high"])
def test_the_exposure_can_be_set_by_hand_and_given_back_to_the_page(api: Any, level: str) -> None:
    before = api.analyze(TEXT, reactions=12)
    assert before["exposure"]["level"] == "medium"
    assert before["exposure"]["byHand"] is False
    after = correct(api, before["commentId"], {"exposure": level})
    assert after["exposure"]["level"] == level
    assert after["exposure"]["byHand"] is True
    assert "Hai detto tu" in after["exposure"]["why"]
    assert after["suspicion"] == before["suspicion"]
    back = correct(api, before["commentId"], {"exposure": None})
    assert back["exposure"] == before["exposure"]


def test_a_sponsored_post_is_high_exposure_and_the_same_suspicion(api: Any) -> None:
    plain = api.analyze(TEXT, store=False)
    sponsored = api.analyze(TEXT, store=False, sponsored=True)
    assert sponsored["exposure"]["level"] == "high"
    assert sponsored["suspicion"] == plain["suspicion"]


def test_the_author_can_be_set_and_taken_away(api: Any) -> None:
    before = api.analyze(TEXT)
    assert before["authorKnown"] is False
    comment = before["commentId"]
    assert correct(api, comment, {"author": {"name": "Marta"}})["authorKnown"] is True
    assert correct(api, comment, {"authorRole": "customer"})["authorKnown"] is True
    assert correct(api, comment, {"author": None})["authorKnown"] is False


def test_a_blank_name_is_no_author(api: Any) -> None:
    comment = api.analyze(TEXT)["commentId"]
    assert correct(api, comment, {"author": {"name": "  "}})["authorKnown"] is False


def test_nothing_changes_without_a_change(api: Any) -> None:
    before = api.analyze(TEXT, author={"name": "Marta"})
    after = correct(api, before["commentId"], {})
    assert {name: after[name] for name in after if name not in ("replies", "cuts")} == {
        name: before[name] for name in before if name not in ("replies", "cuts")
    }


@pytest.mark.parametrize(
    "change", [{"exposure": "huge"}, {"authorRole": "liar"}, {"text": "x"}, {"author": 3}]
)
def test_what_is_not_a_correction_is_refused(api: Any, change: dict[str, object]) -> None:
    comment = api.analyze(TEXT)["commentId"]
    answer = api.send("PATCH", f"/v1/comments/{comment}", change)
    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"].startswith("/")


def test_an_unknown_comment(api: Any) -> None:
    assert api.send("PATCH", "/v1/comments/c_none", {}).status_code == 404
    assert api.send("GET", "/v1/comments/c_none/similar").status_code == 404
