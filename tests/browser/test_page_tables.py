"""Dates, ages, ratings and phrases as pages write them: every entry of the tables is read."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.driving.content import add_content
from tests.browser.driving.pages import PageServer

NOW = "2026-03-10T12:00:00"


@pytest.fixture(scope="module")
def blank(plain: BrowserContext, page_server: PageServer) -> Page:
    """A page with the readers and nothing else."""
    page = plain.new_page()
    page.goto(page_server.url("facts/pages.css", "blank.test"))
    add_content(page)
    return page


@pytest.mark.parametrize(
    ("text", "lang", "iso"),
    [
        ("3 maggio 2024", "it", "2024-05-03"),
        ("Scritta in data 3 maggio 2024", "it", "2024-05-03"),
        ("Written May 3, 2024", "en", "2024-05-03"),
        ("Reviewed 14th August 2013", "en", "2013-08-14"),
        ("3 de mayo de 2024", "es", "2024-05-03"),
        ("1er août 2023", "fr", "2023-08-01"),
        ("3. März 2024", "de", "2024-03-03"),
        ("3 de março de 2024", "pt", "2024-03-03"),
        ("2024-05-03", "", "2024-05-03"),
        ("2024-05-03T21:30:00+02:00", "", "2024-05-03T19:30:00.000Z"),
        ("2024-05-03T21:30:00", "", "2024-05-03"),
        ("03/04/2024", "it", "2024-04-03"),
        ("03/04/2024", "en-US", "2024-03-04"),
        ("03/04/2024", "en", None),
        ("25/04/2024", "en", "2024-04-25"),
        ("04/25/2024", "en", "2024-04-25"),
        ("5/5/2024", "en", "2024-05-05"),
        ("Apr 2023", "en", None),
        ("31 febbraio 2024", "it", None),
        ("3 h", "it", "2026-03-10"),
        ("13 h", "en", "2026-03-09"),
        ("2 g", "it", "2026-03-08"),
        ("2d", "en", "2026-03-08"),
        ("un giorno fa", "it", "2026-03-09"),
        ("a day ago", "en", "2026-03-09"),
        ("hace 10 horas", "es", "2026-03-10"),
        ("vor 2 Tagen", "de", "2026-03-08"),
        ("ieri", "it", "2026-03-09"),
        ("Just now", "en", "2026-03-10"),
        ("39 sett.", "it", None),
        ("1w", "en", None),
        ("2 mesi fa", "it", None),
        ("4 y", "en", None),
    ],
)
def test_dates(blank: Page, text: str, lang: str, iso: str | None) -> None:
    script = "([text, lang, now]) => garboPageDates.readDate(text, {now: new Date(now), lang, fresh: true})"
    assert blank.evaluate(script, [text, lang, NOW]) == {"iso": iso}


@pytest.mark.parametrize(
    "text", ["", "Rispondi", "8 stanze", "camera 312", "89 euro", "nel 2024", "3 hotels", "dal 5 al 9"]
)
def test_words_that_are_no_date(blank: Page, text: str) -> None:
    script = "text => garboPageDates.readDate(text, {now: new Date(), lang: 'it', fresh: true})"
    assert blank.evaluate(script, text) is None


def test_ages_on_a_saved_page_are_stale(blank: Page) -> None:
    script = "([text, now]) => garboPageDates.readDate(text, {now: new Date(now), lang: 'it', fresh: false})"
    assert blank.evaluate(script, ["2 g", NOW]) == {"iso": None}
    assert blank.evaluate(script, ["3 maggio 2024", NOW]) == {"iso": "2024-05-03"}


def test_every_unit_and_month_of_the_tables_is_read(blank: Page) -> None:
    script = """now => {
      const read = text => garboPageDates.readDate(text, {now: new Date(now), lang: 'it', fresh: true})?.iso;
      const months = garboPageDates.MONTHS.flatMap((names, index) =>
        names.filter(name => read(`7 ${name} 2025`) !== `2025-${String(index + 1).padStart(2, '0')}-07`));
      const day = days => days === null ? null : days === 1 ? '2026-03-09' : '2026-03-10';
      const units = garboPageDates.UNITS.flatMap(({names, days}) =>
        names.filter(name => read(`1 ${name}`) !== day(days)));
      const ages = garboPageDates.AGES.flatMap(({names, days}) =>
        names.filter(name => read(name) !== day(days)));
      return [months, units, ages];
    }"""
    assert blank.evaluate(script, NOW) == [[], [], []]


@pytest.mark.parametrize(
    ("text", "best", "rating"),
    [
        ("4 of 5 bubbles", 5, 4),
        ("5.0 of 5 bubbles", 5, 5),
        ("Punteggio 1,5 su 5", 5, 1.5),
        ("Rated 1 out of 5 stars", 5, 1),
        ("8/10", 5, 4),
        ("4 stelle", 5, 4),
        ("1 stella", 5, 1),
        ("★★☆☆☆", 5, 2),
        ("7,5", 10, 3.8),
        ("Punteggio: 1,0", 10, 1),
        ("12 recensioni", 5, None),
        ("9 stars", 5, None),
        ("0 of 5", 5, None),
        ("", 5, None),
    ],
)
def test_ratings(blank: Page, text: str, best: int, rating: float | None) -> None:
    assert blank.evaluate("([text, best]) => garboPageRatings.inWords(text, best)", [text, best]) == rating


def test_every_phrase_of_the_tables_is_known(blank: Page) -> None:
    script = """() => {
      const unknown = (list, pattern, after = '') =>
        garboPageWords[list].filter(phrase => !garboPageWords[pattern].test(phrase + after));
      return [
        unknown('ANSWERED_BY', 'ANSWERER', ' Dora N, Owner'), unknown('ANSWERED_BY', 'ANSWER', ' Dora'),
        unknown('OWNER_ANSWERS', 'ANSWER', ':'), unknown('OWNER_ANSWERS', 'OWNER_ANSWER'),
        unknown('WRITTEN', 'WRITTEN_ON', ' 3 May 2024'), unknown('REPLY_BOXES', 'REPLY', ' Ada'),
        unknown('COMMENT_BOXES', 'COMMENT', '…'), unknown('OTHER_BOXES', 'OTHER', '…'),
      ].flat();
    }"""
    assert blank.evaluate(script) == []
