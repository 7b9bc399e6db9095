"""A mail that looks odd: pasted, looked through, its words marked, nothing kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.driving.desk import Desk

Open = Callable[..., Desk]
FALSE_MAIL = (
    "😀 inoltrata\nDa: TripAdvisor <info@recensionitripadvisor.it>\nRispondi a: aiuto@gmail.com\n"
    "A: info@hotelaurora.it\nOggetto: Avviso\n\nUna recensione 😀 aspetta.\n"
)
ENCODED = (
    "From: Luca <luca@example.org>\nSubject: Ciao\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    "VmVuZGlhbW8gcmVjZW5zaW9uaSBhIDUgc3RlbGxlLCBzY29udGkgcGVyIHBhY2NoZXR0aQ==\n"
)


@pytest.mark.parametrize(
    ("language", "width", "dark"),
    [("it", 1280, False), ("it", 320, True), ("en", 320, False), ("en", 1280, True)],
)
def test_the_page_is_whole_empty_and_full(open_desk: Open, language: str, width: int, dark: bool) -> None:
    desk = open_desk("#/mail", language=language, width=width, dark=dark)
    desk.settle()
    expect(desk.part("empty")).to_be_visible()
    assert desk.faults() == []
    desk.part("example").click()
    expect(desk.part("result")).to_have_attribute("data-verdict", "impersonation")
    found = desk.part("finding").evaluate_all("all => all.map(each => each.dataset.severity)")
    assert found == ["red", "red", "amber", "amber", "amber"]
    assert desk.faults() == []


def test_the_words_behind_a_finding_are_marked(open_desk: Open) -> None:
    desk = open_desk("#/mail")
    desk.page.get_by_label("Mail", exact=True).fill(FALSE_MAIL)
    desk.part("send").click()
    headline = desk.page.get_by_role("heading", name="Questa mail si presenta come qualcun altro")
    expect(headline).to_be_focused()
    expect(desk.part("next")).to_have_text("Non cliccare, conserva e segnala")
    expect(desk.part("senders").locator("dd")).to_have_text(["recensionitripadvisor.it", "gmail.com"])
    marks = desk.part("letter").locator("mark")
    expect(marks).to_have_text(["recensionitripadvisor.it", "gmail.com"])
    assert desk.part("letter").text_content() == FALSE_MAIL
    reply = desk.page.locator('[data-code="reply-to-differs"] button')
    reply.focus()
    desk.page.keyboard.press("Enter")
    expect(reply).to_have_attribute("aria-pressed", "true")
    expect(marks).to_have_text(["gmail.com"])
    desk.page.locator('[data-code="name-in-domain"] button').click()
    expect(reply).to_have_attribute("aria-pressed", "false")
    expect(marks).to_have_text(["recensionitripadvisor.it"])
    desk.page.locator('[data-code="name-in-domain"] button').click()
    expect(marks).to_have_count(2)


def test_words_that_stand_encoded_are_no_button(open_desk: Open) -> None:
    desk = open_desk("#/mail", language="en")
    desk.page.fill("#mail", ENCODED)
    desk.page.get_by_role("button", name="Check").click()
    expect(desk.part("result")).to_have_attribute("data-verdict", "offer")
    offer = desk.page.locator('[data-garbo="finding"][data-code="offer"]')
    expect(offer).to_contain_text("Grave")
    expect(offer.locator("button")).to_have_count(0)


def test_a_mail_without_signs_is_not_called_genuine(open_desk: Open) -> None:
    desk = open_desk("#/mail", language="en")
    desk.page.fill("#mail", "Good morning, do you have a room for the 3rd of August?")
    desk.part("send").click()
    expect(desk.part("result")).to_have_attribute("data-verdict", "nothing-found")
    expect(desk.part("result").locator("h2").first).to_contain_text("does not prove")
    expect(desk.part("finding")).to_have_count(0)
    expect(desk.part("senders")).to_have_count(0)
    desk.page.fill("#mail", "Another one")
    expect(desk.part("changed")).to_be_visible()
    desk.part("send").click()
    expect(desk.part("changed")).to_be_hidden()


def test_markup_in_a_mail_is_only_text(open_desk: Open) -> None:
    desk = open_desk("#/mail")
    raw = "Da: Luca <luca@example.org>\n\n<img src=x onerror=alert(1)><b>ciao</b> \u202eevil\u202c"
    desk.page.fill("#mail", raw)
    desk.part("send").click()
    expect(desk.part("letter")).to_have_text(raw, use_inner_text=False)
    expect(desk.part("letter").locator("img, b")).to_have_count(0)


def test_an_empty_mail_is_not_sent(open_desk: Open) -> None:
    desk = open_desk("#/mail")
    desk.page.fill("#mail", " \n ")
    desk.part("send").click()
    expect(desk.part("told")).to_have_text("Incolla prima la mail.")
    expect(desk.page.locator("#mail")).to_be_focused()
    expect(desk.part("result")).to_have_count(0)


def test_a_mail_that_is_too_long_is_looked_at_from_its_beginning(open_desk: Open) -> None:
    desk = open_desk("#/mail")
    long = FALSE_MAIL + "Qm9uam91ciDwn5iA é😀\n" * 4000
    # Filling in so many lines takes Chromium half a minute, pasting them no time.
    desk.page.evaluate("long => navigator.clipboard.writeText(long)", long)
    desk.page.focus("#mail")
    desk.page.keyboard.press("ControlOrMeta+v")
    desk.part("send").click()
    expect(desk.part("too-long")).to_contain_text("La mail è troppo lunga")
    expect(desk.part("too-long")).to_contain_text("64")
    expect(desk.part("check-beginning")).to_be_focused()
    assert desk.faults() == []
    desk.page.keyboard.press("Enter")
    expect(desk.part("result")).to_have_attribute("data-verdict", "impersonation")
    expect(desk.part("part")).to_have_text("Ho guardato solo l'inizio: 62 KB su 98.")
    expect(desk.part("too-long")).to_have_count(0)
    shown = desk.part("letter").text_content() or ""
    assert long.startswith(shown)
    assert shown.endswith("\n")
    assert desk.page.locator("#mail").input_value() == long


@pytest.mark.parametrize("first", ["", "a"])
def test_a_long_line_is_cut_between_two_signs(open_desk: Open, first: str) -> None:
    desk = open_desk("#/mail")
    desk.settle()
    fits, begins, splits, whole = desk.page.evaluate(
        """async first => {
          const { LARGEST, beginningOf, sizeOf } = await import('/site/desk/pages/mail/size.js');
          const raw = first + '😀'.repeat(40_000);
          const cut = beginningOf(raw);
          return [sizeOf(cut) <= LARGEST && sizeOf(cut) > LARGEST * 0.8, raw.startsWith(cut),
            /[\\uD800-\\uDBFF]$/.test(cut), beginningOf('é\\n') === 'é\\n'];
        }""",
        first,
    )
    assert (fits, begins, splits, whole) == (True, True, False, True)


def test_an_error_keeps_what_was_pasted(open_desk: Open) -> None:
    desk = open_desk("#/mail")
    desk.page.fill("#mail", FALSE_MAIL)

    def away(route: Route) -> None:
        route.abort()

    desk.page.route("**/v1/mails:check", away)
    desk.part("send").click()
    expect(desk.part("error")).to_have_attribute("data-kind", "not-running")
    expect(desk.page.locator("#mail")).to_have_value(FALSE_MAIL)
    asked: list[str] = []

    def stay(dialog: object) -> None:
        asked.append(dialog.message)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    desk.page.once("dialog", stay)
    desk.page.get_by_role("link", name="Privacy").click()
    desk.page.wait_for_timeout(100)
    assert asked == ["Quello che hai scritto qui non è salvato. Uscire lo stesso?"]
    desk.page.unroute("**/v1/mails:check")
    desk.part("send").click()
    expect(desk.part("result")).to_be_visible()
    expect(desk.part("error")).to_have_count(0)
    desk.page.get_by_role("link", name="Privacy").click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Privacy")


def test_nothing_of_a_mail_is_kept(open_desk: Open) -> None:
    desk = open_desk("#/mail")
    desk.part("example").click()
    expect(desk.part("result")).to_be_visible()
    assert desk.page.evaluate("Object.keys(localStorage)") == ["garbo-token"]
    assert desk.ask("GET", "/v1/privacy")["comments"] == 0
    desk.page.reload()
    expect(desk.page.locator("#mail")).to_have_value("")
