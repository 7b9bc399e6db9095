"""Whole mails: the verdict, who sent it, and hostile ones that must not hold anybody up."""

import time
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.mails import check, words
from server.mails.model import MailStep, MailVerdict, Senders

SCAM = 'Da: "TripAdvisor" <info@recensionitripadvisor.it>\nA: info@hotelaurora.it\nOggetto: Avviso\n\nSalve'


def codes(raw: str) -> list[tuple[str, str]]:
    return [(found.code, found.severity) for found in check(raw, "it").findings]


def test_the_example_of_the_product() -> None:
    seen = check(SCAM, "it")
    assert seen.verdict == "impersonation"
    assert seen.senders == Senders("recensionitripadvisor.it")
    (found,) = seen.findings
    assert (found.code, found.severity) == ("name-in-domain", "red")
    assert (
        "recensionitripadvisor.it» imita il nome di TripAdvisor. Il dominio vero è tripadvisor.com"
        in found.why
    )
    assert [span.of(SCAM) for span in found.spans] == ["recensionitripadvisor.it"]
    assert seen.step.code == "report-impersonation"


def test_true_mails_raise_nothing(true_mail: str) -> None:
    for raw in (true_mail, true_mail.replace("\n", "\r\n")):
        seen = check(raw, "it")
        assert seen.verdict == "nothing-found"
        assert {found.severity for found in seen.findings} <= {"info"}
        assert seen.headline == "Non ho trovato segnali, il che non prova che sia autentica"


@pytest.mark.parametrize("raw", [
    SCAM, SCAM.replace("\n", "\r\n"), SCAM.replace("\n", "\r"), "\n\n" + SCAM, SCAM.replace("Da:", "From:"),
    SCAM.replace("Da: ", "Da:\n  "), SCAM.replace("Da: ", "*Da:* "), SCAM.replace("Da: ", "Da :\u00a0"),
    "Ciao Anna, che ne dici?\n\n---------- Messaggio inoltrato ---------\n" + SCAM,
    "Da: Anna <anna@hotelaurora.it>\nOggetto: I: Avviso\n\n-----Messaggio originale-----\n" + SCAM,
    "> Begin forwarded message:\n>\n> " + SCAM.replace("\n", "\n> "),
    "ID messaggio\t<1@x>\nCreato alle:\t22 novembre\n" + SCAM.replace(": ", ":\t") + "\nSPF:\tPASS con l'IP",
    SCAM.replace("Oggetto", "riga rotta senza niente\nOggetto"), SCAM.replace("Salve", "\x00 Salve \x00"),
])  # fmt: skip
def test_however_it_is_pasted(raw: str) -> None:
    seen = check(raw, "it")
    assert seen.verdict == "impersonation"
    assert seen.senders.sender == "recensionitripadvisor.it"
    assert [span.of(raw) for span in seen.findings[0].spans] == ["recensionitripadvisor.it"]


@pytest.mark.parametrize(("sender", "code", "severity"), [
    ("TripAdvisor <info@evil.example>", "display-name", "red"),
    ("=?utf-8?q?TripAdvisor?= <info@evil.example>", "display-name", "red"),
    ("Anna via TripAdvisor <info@evil.example>", "display-name", "amber"),
    ("TripAdvisor Italia <anna@gmail.com>", "free-mailbox", "red"),
    ("Anna <tripadvisor.italia@gmail.com>", "free-mailbox", "red"),
    ('"info@hotelaurora.it" <x@evil.example>', "address-in-name", "red"),
    ("<x@hоtel.it>", "mixed-letters", "amber"),
    ('"noreply@tripadvisor.com" <x@evil.example>', "address-in-name", "red"),
    ('"noreply@tripadvisor.com" <x@gmail.com>', "address-in-name", "red"),
    ('"noreply@tripadvisor.com" <x@hоtel.it>', "address-in-name", "red"),
    ("𝐓𝐫𝐢𝐩𝐚𝐝𝐯𝐢𝐬𝐨𝐫 <x@evil.example>", "display-name", "red"),
    ("<x@аррӏе.com>", "other-alphabet", "amber"),
    ("<x@xn--80ak6aa92e.com>", "other-alphabet", "amber"),
])  # fmt: skip
def test_a_senders_line(sender: str, code: str, severity: str) -> None:
    assert codes(f"From: {sender}\nSubject: x\n\nCiao") == [(code, severity)]


def test_other_return_addresses_and_two_senders() -> None:
    raw = "From: a@uno.it\nReply-To: b@due.it\nReturn-Path: <c@tre.it>\nSubject: x\n\nCiao"
    assert codes(raw) == [
        ("reply-to-differs", "amber"), ("return-path-differs", "info"), ("auth-missing", "info"),
    ]  # fmt: skip
    assert check(raw, "it").senders == Senders("uno.it", "due.it", "tre.it")
    known = raw.replace("uno.it", "tripadvisor.com")
    assert ("return-path-differs", "amber") in codes(known)
    twice = "From: a@uno.it\nFrom: b@due.it\nSubject: x\n\nCiao"
    assert codes(twice) == [("two-senders", "amber")]


@pytest.mark.parametrize(("lines", "found"), [
    ("Authentication-Results: mx; dmarc=fail; spf=softfail; dkim=fail",
     [("dmarc-fail", "red"), ("spf-fail", "amber"), ("dkim-fail", "amber")]),
    ("Authentication-Results: mx; dkim=fail; dkim=pass", [("auth-pass", "info")]),
    ("Authentication-Results: mx; spf=none\nAuthentication-Results: x; dmarc=fail", []),
    ("Authentication-Results: mx; dmarc=fail (dmarc=pass)", [("dmarc-fail", "red")]),
    ("Received-SPF: fail (no)", [("spf-fail", "amber")]),
    ("ARC-Authentication-Results: i=1; mx; dmarc=fail", [("dmarc-fail", "red")]),
    ("ARC-Authentication-Results: i=1; mx; dmarc=pass", [("auth-missing", "info")]),
    ("Authentication-Results: mx; dmarc=pass\nARC-Authentication-Results: i=1; mx; dmarc=fail",
     [("auth-pass", "info")]),
    ("SPF: PASS con l'IP 192.0.2.7\nDMARC: 'FAIL'", [("dmarc-fail", "red")]),
    ("Received: x", [("auth-missing", "info")]),
])  # fmt: skip
def test_what_is_written_of_its_origin(lines: str, found: list[Any]) -> None:
    seen = check(f"{lines}\nFrom: a@tripadvisor.com\nSubject: x\n\nCiao", "it")
    assert [(each.code, each.severity) for each in seen.findings] == found
    assert all("ntestazione" in each.why + each.title for each in seen.findings)


@pytest.mark.parametrize(("text", "verdict", "step"), [
    ("Le pubblichiamo 10 recensioni a 5 stelle a 100 euro", "offer", "report-offer"),
    ("300 euro in bitcoin o mille recensioni negative", "extortion", "report-extortion"),
    ("Se non paghi 500€ in bitcoin pubblicheremo mille recensioni negative", "extortion", "report-extortion"),
    ("Mandi 300 euro in bitcoin", "suspicious", "ask-elsewhere"),
    ("Buongiorno, grazie.", "nothing-found", "stay-careful"),
])  # fmt: skip
def test_a_text_without_headers(text: str, verdict: str, step: str) -> None:
    seen = check(text, "it")
    assert (seen.verdict, seen.step.code, seen.senders) == (verdict, step, Senders())
    assert all(found.spans for found in seen.findings)


def test_haste_counts_only_in_company() -> None:
    assert codes("Risponda entro 24 ore") == [("urgency", "info")]
    assert codes("Risponda entro 24 ore, paghi in bitcoin") == [
        ("payment-crypto", "amber"),
        ("urgency", "amber"),
    ]
    assert codes("Verifichi il suo account entro 24 ore") == [("credentials", "amber"), ("urgency", "amber")]


def test_a_sum_and_haste_are_reasons_of_their_own() -> None:
    assert codes("Paga 99 euro per verificare il profilo entro oggi.") == [
        ("payment-request", "amber"), ("credentials", "amber"), ("urgency", "amber"),
    ]  # fmt: skip
    assert check("Il saldo è da pagare 99 euro entro oggi, grazie.", "it").verdict == "nothing-found"


def test_a_doubt_is_told_as_a_doubt_and_only_while_it_is_one() -> None:
    from server.reading.model import Span

    def ear(*kinds: str) -> Any:
        return lambda text: [(kind, (Span(0, 4),)) for kind in kinds if "Ciao" in text]

    seen = check("Ciao Anna", "it", ear("doubt"))
    assert (seen.verdict, seen.step.code) == ("suspicious", "ask-elsewhere")
    assert [(each.code, each.severity) for each in seen.findings] == [("doubt", "amber")]
    plain = check("Ciao Anna", "it", ear("extortion", "doubt"))
    assert (plain.verdict, [each.code for each in plain.findings]) == ("extortion", ["extortion"])


def test_encoded_parts_are_read() -> None:
    raw = (
        "Received: x\nFrom: a@b.it\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: base64\n\n"
        "MzAwIGV1cm8gaW4gYml0Y29pbiBvIG1pbGxlIHJlY2Vuc2lvbmkgbmVnYXRpdmU=\n"
    )
    seen = check(raw, "en")
    assert seen.verdict == "extortion"
    assert seen.findings[0].spans == ()


def test_a_second_ear_is_listened_to() -> None:
    from server.reading.model import Span

    seen = check("Ciao Anna", "en", lambda text: [("offer", (Span(0, 4),))] if "Ciao" in text else [])
    assert (seen.verdict, seen.findings[0].spans) == ("offer", (Span(0, 4),))


def test_both_languages_say_the_same_things_and_none_says_genuine() -> None:
    it, en = words("it"), words("en")
    for part in ("headlines", "steps", "findings"):
        assert set(it[part]) == set(en[part])
    assert set(it["headlines"]) == set(get_args(MailVerdict))
    assert set(it["steps"]) == set(get_args(MailStep))
    said = str(it["headlines"]).lower()
    assert said.count("autentica") == said.count("non prova che sia autentica") == 1


HEAD = "Received: x\nFrom: a@b.it\n"
HOSTILE = {
    "received": "Received: from a by b\n" * 10_000 + SCAM,
    "parameters": HEAD + "Content-Type: multipart/mixed; " + "a=b; " * 12_000 + "\n\nx",
    "brackets": "Received: x\nFrom: " + "(" * 60_000 + "a@b.it\n\nx",
    "parts": HEAD + 'Content-Type: multipart/mixed; boundary="x"\n\n'
    + ("--x\nContent-Type: text/plain; " + "a=b; " * 60 + "\n\nx\n") * 55,
    "deep": HEAD + "".join(f'Content-Type: multipart/mixed; boundary="{i}"\n\n--{i}\n' for i in range(50)),
    "nested": HEAD + "".join(f'Content-Type: multipart/mixed; boundary="{i}"\n\n--{i}\n' for i in range(190)),
    "bomb": HEAD + "Content-Type: message/rfc822\n\n" * 2000,
    "encoded": HEAD + "Subject: " + "=?utf-8?q?a?= " * 4000,
    **{repr(bit): HEAD + "\n" + bit * (60_000 // len(bit)) for bit in (
        "<a href=", "<!--", "<style>", "(https://", "www.a.", "a@", "Da:\n", "IT60X0542811101000000123456 ",
        "recensioni ", "se non paga ", "a.exe ", "1", "<a@b.it>,", "\u202e", "https://a@", "\x00", "😀", "=?",
    )},
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_holds_nobody_up(name: str) -> None:
    began = time.process_time()
    seen = check(HOSTILE[name], "it")
    assert time.process_time() - began < 3
    assert seen.verdict in get_args(MailVerdict)


@pytest.mark.parametrize("host", [
    "recensionitripadvisor.it", "g00gle.com", "tripadvisr.com", "tripadvisor.com.evil.example", "airbnb.top",
])  # fmt: skip
def test_a_link_and_a_sender_are_told_in_the_same_words(host: str) -> None:
    (of_link,) = check(f"www.{host}/x", "en").findings
    (of_sender,) = check(f"From: a@{host}", "en").findings
    assert of_link.code == "link-" + of_sender.code
    assert (of_link.severity, of_link.title) == ("red", of_sender.title)
    assert host in of_link.why


def test_a_mail_forwarded_inside_a_source_hides_nobody() -> None:
    raw = (
        "Received: x\nFrom: a@recensionitripadvisor.it\nSubject: x\n\nCiao\n\n"
        "---------- Messaggio inoltrato ---------\nDa: TripAdvisor <info@tripadvisor.com>\nOggetto: y\n\nCiao"
    )
    seen = check(raw, "it")
    assert (seen.verdict, seen.senders.sender) == ("impersonation", "recensionitripadvisor.it")


def test_an_injected_line_is_no_line() -> None:
    raw = "From: =?utf-8?q?Anna=0D=0AReply-To=3A_x=40evil.example?= <a@b.it>\nSubject: x\n\nCiao"
    assert check(raw, "it").senders == Senders("b.it")


@settings(max_examples=60)
@given(
    st.text(max_size=300), st.sampled_from(["", "From: ", "Received: x\nContent-Type: ", "Da: a@b.it\n\n"])
)
def test_no_text_makes_it_fail(text: str, before: str) -> None:
    raw = before + text
    for found in check(raw, "en").findings:
        assert all(0 <= span.start <= span.end <= len(raw) for span in found.spans)
