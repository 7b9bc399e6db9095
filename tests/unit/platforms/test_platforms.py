"""What each platform allows, as the table says it, and what stands behind the rules for replies."""

from typing import Any, get_args

import pytest

from server.platforms import Profile, profile
from server.records import Platform
from server.replies.model import Stage
from server.replies.rulebook import rulebook

PLATFORMS: tuple[Platform, ...] = get_args(Platform)
PROFILES = [profile(each) for each in PLATFORMS]


def allowed(found: Profile) -> tuple[Any, ...]:
    return found.replies, found.may_edit_reply, found.may_hide, found.may_delete, found.may_block


@pytest.mark.parametrize(("platform", "title", "facts", "clarify", "public"), [
    ("facebook", "Facebook", (0, True, True, True, True), "allowed", "first silent clarify resolved"),
    ("tripadvisor", "TripAdvisor", (1, False, False, False, False), "forbidden", "first"),
    ("google", "Google", (1, True, False, False, False), "discouraged", "first resolved"),
    ("trustpilot", "Trustpilot", (1, True, False, False, False), "forbidden", "first resolved"),
    ("instagram", "Instagram", (0, False, True, True, True), "allowed", "first silent clarify resolved"),
    ("generic", "", (0, False, False, False, False), "discouraged", "first silent clarify resolved"),
])  # fmt: skip
def test_what_is_allowed(
    platform: Platform, title: str, facts: tuple[Any, ...], clarify: str, public: str
) -> None:
    found = profile(platform)
    assert (found.platform, found.title, allowed(found)) == (platform, title, facts)
    assert (found.clarify, found.public_stages) == (clarify, set(public.split()))


@pytest.mark.parametrize("found", PROFILES, ids=PLATFORMS)
def test_a_profile_agrees_with_itself(found: Profile) -> None:
    assert found.public_stages <= set(get_args(Stage))
    assert "first" in found.public_stages
    assert ("clarify" in found.public_stages) <= (found.clarify != "forbidden")
    assert len({rule.code for rule in found.rules}) == len(found.rules) >= 4
    assert any(rule.code == "report" or rule.code.startswith("report-") for rule in found.rules)


@pytest.mark.parametrize("found", PROFILES, ids=PLATFORMS)
def test_a_rule_stands_behind_rules_for_replies_that_there_are(found: Profile) -> None:
    paths = [path for rule in found.rules for path in rule.lists]
    assert len(set(paths)) == len(paths)
    for language in ("it", "en"):
        assert {path.replace(".", ".why.") for path in paths} <= set(rulebook(language).whys)
    assert all(rule.certain or rule.code == "no-capitals" for rule in found.rules if rule.lists)
    assert all(rule.source.startswith("https://") for rule in found.rules if rule.lists)


@pytest.mark.parametrize("found", PROFILES, ids=PLATFORMS)
def test_what_is_not_certain_says_so(found: Profile) -> None:
    for rule in found.rules:
        assert rule.words["it"].startswith("A quanto sappiamo ") == (not rule.certain)
        assert rule.words["en"].startswith("As far as we know ") == (not rule.certain)


def test_tripadvisor_is_the_strict_one() -> None:
    behind = {path: rule.code for rule in profile("tripadvisor").rules for path in rule.lists}
    assert behind == {
        "R7.fact": "no-personal-data",
        "R8.accusation": "no-accusations",
        "R9.threat": "no-threats",
        "R11.change": "no-threats",
        "R11.refund": "no-offers",
        "R11.gift": "no-offers",
        "R11.advert": "no-offers",
        "R11.link": "no-links",
        "R11.letters": "no-letters",
        "R12.capitals": "no-capitals",
        "R14.paragraph": "plain-text",
    }


def test_only_tripadvisor_keeps_refunds_out_of_public() -> None:
    assert [each for each in PLATFORMS if profile(each).rule_for("R11.refund")] == ["tripadvisor"]


def test_a_rule_is_found_by_what_it_stands_behind() -> None:
    rule = profile("trustpilot").rule_for("R11.change")
    assert rule is not None
    assert rule.code == "no-request-to-change"
    assert profile("trustpilot").rule_for("R1.greeting") is None


def test_who_still_sees_a_hidden_comment_is_third_hand() -> None:
    rule = next(each for each in profile("facebook").rules if each.code == "hidden-is-seen")
    assert "i suoi amici" in rule.words["it"]
    assert not rule.certain
