"""Every phrase is heard in its sentence, and none in the near misses."""

import pytest

from server.mails import check
from server.mails.contents import TABLE, heard


@pytest.mark.parametrize("entry", TABLE["phrase"], ids=lambda entry: entry["say"])
def test_a_phrase_is_heard_in_its_example(entry: dict[str, str]) -> None:
    assert entry["kind"] in {kind for kind, _ in heard(entry["example"])}


@pytest.mark.parametrize(
    ("kind", "sentence"), [(kind, each) for kind, all_ in TABLE["near-misses"].items() for each in all_]
)
def test_a_near_miss_is_not_heard(kind: str, sentence: str) -> None:
    assert kind not in {each for each, _ in heard(sentence)}


@pytest.mark.parametrize("end", TABLE["files"]["named"])
def test_every_risky_end_is_seen_in_a_text(end: str) -> None:
    (found,) = check(f"Apra il file Prospetto.{end.upper()} qui", "it").findings
    assert (found.code, found.severity) == ("attachment", "amber")
    assert f"Prospetto.{end.upper()}" in found.why


@pytest.mark.parametrize("end", TABLE["files"]["attached"])
def test_every_risky_end_is_seen_on_an_attachment(end: str) -> None:
    raw = (
        "MIME-Version: 1.0\nFrom: a@b.it\nAuthentication-Results: x; spf=pass\nContent-Type: application/x; "
        f'name="a.{end}"\nContent-Disposition: attachment; filename="fattura.{end}"\n\nx'
    )
    assert [found.code for found in check(raw, "it").findings] == ["attachment", "auth-pass"]
    assert check(f"Il nostro logo.{end} è qui", "it").findings == ()


@pytest.mark.parametrize("end", TABLE["files"]["harmless"])
def test_a_disguise(end: str) -> None:
    (found,) = check(f"Vedi fattura.{end}.exe", "en").findings
    assert (found.code, found.severity) == ("attachment-disguised", "red")


@pytest.mark.parametrize(("text", "code"), [
    ("IBAN IT60 X054 2811 1010 0000 0123 456 GRAZIE", "payment-account"),
    ("IT60X0542811101000000123456", "payment-account"),
    ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "payment-wallet"),
])  # fmt: skip
def test_where_the_money_goes(text: str, code: str) -> None:
    assert [found.code for found in check(text, "it").findings] == [code]
    assert check("Ordine IT60X0542811101000000123457", "it").findings == ()


@pytest.mark.parametrize(("text", "code", "severity", "marked"), [
    ('<a href="https://evil.example/x">www.tripadvisor.it</a>', "link-differs", "red", "evil.example"),
    ('<a href="https://list.example">www.hotelaurora.it</a>', "link-differs", "amber", "list.example"),
    ("tripadvisor.com <https://evil.example/x>", "link-differs", "red", "evil.example"),
    ("[tripadvisor.com](https://evil.example/x)", "link-differs", "red", "evil.example"),
    ("https://tripadvisor.com@evil.example/x", "link-differs", "red", "evil.example"),
    ("www.recensionitripadvisor.it/login", "link-name-in-domain", "red", "recensionitripadvisor.it"),
    ("https://аррӏе.com/login", "link-other-alphabet", "amber", "аррӏе.com"),
    ("http://192.0.2.7/a", "link-number", "amber", "192.0.2.7"),
    ("https://bit.ly/abc", "link-short", "info", "bit.ly"),
])  # fmt: skip
def test_where_a_link_leads(text: str, code: str, severity: str, marked: str) -> None:
    (found,) = check("😀 Vedi " + text, "it").findings
    assert (found.code, found.severity) == (code, severity)
    (span,) = found.spans
    assert span.of("😀 Vedi " + text).endswith(marked)


@pytest.mark.parametrize("text", [
    '<a href="https://www.tripadvisor.it/x">tripadvisor.com</a>',
    '<a href="mailto:a@b.it">tripadvisor.com</a>',
    '<a href="https://hotelaurora.it">www.hotelaurora.it</a>', "<style>a</style><p>Ciao</p>",
])  # fmt: skip
def test_a_link_that_says_where_it_leads(text: str) -> None:
    assert check(text, "it").findings == ()
