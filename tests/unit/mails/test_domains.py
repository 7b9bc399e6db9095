"""Domains: what somebody has registered, whose it is, whose name it imitates."""

import pytest

from server.mails.domains import (
    BRANDS,
    is_disguised,
    is_mixed,
    named_brand,
    owner,
    registrable,
    resemblance,
    same_house,
)


@pytest.mark.parametrize(("host", "own"), [
    ("e.tripadvisor.com", "tripadvisor.com"), ("a.b.example.co.uk", "example.co.uk"),
    ("TripAdvisor.COM.", "tripadvisor.com"), ("x.y.github.io", "y.github.io"), ("com", "com"),
    ("192.0.2.7", "192.0.2.7"), ("", ""), ("www.xn--caff-8oa.it", "caffè.it"),
])  # fmt: skip
def test_what_is_registered(host: str, own: str) -> None:
    assert registrable(host) == own


@pytest.mark.parametrize(("host", "name", "code", "severity"), [
    ("recensionitripadvisor.it", "TripAdvisor", "name-in-domain", "red"),
    ("airbnb-it.com", "Airbnb", "name-in-domain", "red"),
    ("booking-com.help", "Booking.com", "name-in-domain", "red"),
    ("trіpadvisor.com", "TripAdvisor", "hidden-letters", "red"),
    ("xn--trpadvisor-y2i.com", "TripAdvisor", "hidden-letters", "red"),
    ("trlpadvisor.com", "TripAdvisor", "hidden-letters", "red"),
    ("secure-paypa1.com", "PayPal", "hidden-letters", "red"),
    ("g00gle.com", "Google", "hidden-letters", "red"),
    ("tripadvisr.com", "TripAdvisor", "lookalike-domain", "red"),
    ("trpiadvisor.com", "TripAdvisor", "lookalike-domain", "red"),
    ("instagran.com", "Instagram", "lookalike-domain", "red"),
    ("bookimg.com", "Booking.com", "lookalike-domain", "amber"),
    ("tripadvisor.com.evil.example", "TripAdvisor", "brand-subdomain", "red"),
    ("facebook.com-login.top", "Facebook", "brand-subdomain", "red"),
    ("booking.com.guest-77.top", "Booking.com", "brand-subdomain", "red"),
    ("tripadvisor.hotelaurora.it", "TripAdvisor", "brand-subdomain", "amber"),
    ("tripadvisor.top", "TripAdvisor", "brand-elsewhere", "red"),
    ("tripadvisor.github.io", "TripAdvisor", "brand-elsewhere", "red"),
    ("tripadvisor.pl", "TripAdvisor", "brand-elsewhere", "amber"),
])  # fmt: skip
def test_an_imitation(host: str, name: str, code: str, severity: str) -> None:
    seen = resemblance(host)
    assert seen
    assert (seen.brand.name, seen.code, seen.severity) == (name, code, severity)


@pytest.mark.parametrize("host", [
    "hotelaurora.it", "booking.hotelaurora.it", "hotelbooking.it", "cooking.it", "beta.it", "metafora.it",
    "cookbook.com", "caffè.it", "amazzonia.it", "192.168.1.1", "", "...", "xn--.com", "xn--" + "9" * 200,
])  # fmt: skip
def test_no_imitation(host: str) -> None:
    assert resemblance(host) is None


@pytest.mark.parametrize("domain", [domain for brand in BRANDS for domain in brand.domains])
def test_every_true_domain_of_the_table_is_its_owners(domain: str) -> None:
    assert domain in (owner(domain) or BRANDS[0]).domains
    assert resemblance("mail." + domain) is None


@pytest.mark.parametrize("brand", BRANDS, ids=lambda brand: brand.name)
def test_every_sender_of_the_table_is_recognised(brand: object) -> None:
    assert named_brand(brand.name) == (brand, True)  # type: ignore[attr-defined]
    for name in brand.names:  # type: ignore[attr-defined]
        seen = resemblance(f"{name}-avviso.top")
        assert seen
        assert (seen.brand.family, seen.severity) == (brand.family, "red")  # type: ignore[attr-defined]


def test_owners_and_alphabets() -> None:
    assert same_house("facebookmail.com", "mail.instagram.com")
    assert not same_house("tripadvisor.com", "booking.com")
    assert same_house("a.hotelaurora.it", "hotelaurora.it")
    assert is_mixed("hоtel.it")
    assert not is_mixed("caffè.it")


@pytest.mark.parametrize(("host", "disguised"), [
    ("аррӏе.com", True), ("www.аррӏе.com", True), ("xn--80ak6aa92e.com", True), ("apple.com", False),
    ("жук.com", False), ("сова.рф", False), ("caffè.it", False), ("192.0.2.7", False), ("", False),
])  # fmt: skip
def test_a_name_in_another_alphabet_that_reads_like_ours(host: str, disguised: bool) -> None:
    assert is_disguised(host) is disguised


@pytest.mark.parametrize(("words", "found"), [
    ("Trip Advisor", ("TripAdvisor", True)), ("Тripadvisor", ("TripAdvisor", True)),
    ("𝕋𝕣𝕚𝕡𝕒𝕕𝕧𝕚𝕤𝕠𝕣", ("TripAdvisor", True)),
    ("Hotel Aurora via TripAdvisor", ("TripAdvisor", False)), ("Booking.com", ("Booking.com", True)),
    ("Meta", ("Meta", True)), ("Meta for Business", ("Meta", True)), ("Amazon.it", ("Amazon", True)),
    ("Ufficio Booking", None), ("Mario Metallo", None), ("", None),
])  # fmt: skip
def test_the_name_of_a_sender(words: str, found: tuple[str, bool] | None) -> None:
    seen = named_brand(words)
    assert (seen and (seen[0].name, seen[1])) == found
