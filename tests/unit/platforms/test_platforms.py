"""What each platform allows, as the table says it, and what stands behind the rules for replies."""

from typing import Any, get_args

import pytest

from server.platforms import Profile, platform_of, profile
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
    unsure = {"no-capitals", "no-clarifying"}
    assert all(rule.certain or rule.code in unsure for rule in found.rules if rule.lists)
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
        "R8.locked": "no-accusations",
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


@pytest.mark.parametrize(("url", "platform"), [
    ("https://www.tripadvisor.it/ShowUserReviews-g1-d2-r3.html", "tripadvisor"),
    ("https://WWW.TripAdvisor.co.uk./x", "tripadvisor"),
    ("https://tripadvisor.com", "tripadvisor"),
    ("https://www.tripadvisor.com.br/x", "tripadvisor"),
    ("https://it.tripadvisor.ch:443/x?y=1#z", "tripadvisor"),
    ("https://nottripadvisor.it/x", None),
    ("https://tripadvisor.it.example.org/x", None),
    ("https://tripadvisor.evil.com/x", None),
    ("https://tripadvisor.example/x", None),
    ("https://www.example.org/www.tripadvisor.it/", None),
    ("https://tripadvisor.it@example.org/", None),
    ("https://m.facebook.com/aurora/posts/9", "facebook"),
    ("https://facebook.com", "facebook"),
    ("https://fb.com/aurora", "facebook"),
    ("https://notfacebook.com/aurora", None),
    ("https://facebook.it/aurora", None),
    ("https://www.instagram.com/p/1", "instagram"),
    ("https://it.trustpilot.com/review/x", "trustpilot"),
    ("https://www.trustpilot.it/review/x", "trustpilot"),
    ("https://www.google.it/maps/place/Aurora", "google"),
    ("https://www.google.com/maps", "google"),
    ("https://www.google.com/mapsology", None),
    ("https://maps.google.de/?cid=1", "google"),
    ("https://maps.app.goo.gl/abc", "google"),
    ("https://goo.gl/maps/abc", "google"),
    ("https://goo.gl/abc", None),
    ("https://docs.google.com/document/1", None),
    ("https://booking.com/x", None),
    ("https://[nonsense", None),
    ("nonsense", None),
    ("", None),
])  # fmt: skip
def test_an_address_tells_its_platform(url: str, platform: Platform | None) -> None:
    assert platform_of(url) == platform


def test_a_long_address_takes_no_time() -> None:
    assert platform_of("https://" + "a." * 2000 + "it/") is None
    assert platform_of("https://" + "tripadvisor." * 300 + "it/" + "maps/" * 300) is None
