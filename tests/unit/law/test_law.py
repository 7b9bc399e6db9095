"""Every rule of the law speaks both languages, with its figures, its doubts, and nothing promised."""

import re
from datetime import date
from typing import Any

import pytest

from server.law import Finding, Visit, disclaimer, findings, lines
from server.law.book import ENTRIES, WORDS, Entry
from server.law.checks import CHECKS

TODAY = date(2026, 11, 21)
SPEECHES: list[Any] = ["it", "en"]
#: The sentences that each check can ask for.
SENTENCES = {
    "term": {"in-time", "same-day", "late", "no-visit", "no-review", "neither", "reversed", "future", "line"},
    "age": {"recent", "today", "old", "no-review", "future", "line"},
    "receipt": {"shown", "not-shown", "not-known"},
    "": {"text"},
}


def visit(**facts: Any) -> Visit:
    return Visit(**{"today": TODAY, "kind": "hotel", **facts})


LATE = visit(visited_on=date(2026, 5, 1), published_on=date(2026, 6, 20))
OLD = visit(visited_on=date(2023, 5, 1), published_on=date(2023, 6, 20))


def finding(code: str, seen: Visit, speak: Any = "it") -> Finding:
    return next(each for each in findings(seen, speak) if each.code == code)


def test_the_example_of_the_playbook() -> None:
    found = finding("review-term", LATE)
    assert (found.state, found.title) == ("not-met", "Entro 30 giorni dalla visita")
    assert found.why == (
        "La recensione è arrivata dopo 50 giorni: oltre il termine di 30. "
        "Puoi segnalarlo; decide la piattaforma. Un problema vero resta da risolvere."
    )
    assert finding("review-term", LATE, "en").why.startswith(
        "The review came after 50 days: beyond the term of 30."
    )


def test_one_day_is_said_in_the_singular() -> None:
    seen = visit(visited_on=date(2026, 5, 1), published_on=date(2026, 5, 2))
    assert (
        finding("review-term", seen).why == "La recensione è arrivata dopo 1 giorno: entro il termine di 30."
    )
    assert finding("review-term", seen, "en").why == "The review came after 1 day: within the term of 30."


@pytest.mark.parametrize("speak", SPEECHES)
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda each: each.code)
def test_an_entry_has_the_sentences_of_its_check_and_no_other(entry: Entry, speak: Any) -> None:
    assert set(entry.says[speak]) - {"title"} == SENTENCES[entry.check]
    assert all(sentence.strip() for sentence in entry.says[speak].values())
    places = {place for each in entry.says[speak].values() for place in re.findall(r"\{(\w*)\}", each)}
    assert places <= ({"days", "limit"} if entry.check else set())


def test_every_check_is_asked_for_once() -> None:
    assert sorted(entry.check for entry in ENTRIES if entry.check) == sorted(CHECKS)
    assert len({entry.code for entry in ENTRIES}) == len(ENTRIES)


def test_what_is_there() -> None:
    assert [each.code for each in findings(visit(), "it")] == [
        "review-term", "review-age", "receipt", "own-visit", "no-rewards", "no-trade", "who-reports",
        "guidelines", "in-force", "guest-data", "looking-up", "fake-reviews", "right-to-criticise",
        "defamation", "denigration", "impersonation", "extortion", "notice", "trusted-flaggers",
    ]  # fmt: skip


@pytest.mark.parametrize("speak", SPEECHES)
@pytest.mark.parametrize("seen", [visit(), LATE, OLD, visit(kind=None), visit(kind="shop")])
def test_nothing_is_promised_and_nobody_accused(seen: Visit, speak: Any) -> None:
    bad = re.compile(r"vincer|win\b|bugi|\bliar|\blies\b|fals[aoie]\b|fake|truffa|\{|\}", re.IGNORECASE)
    said = [f"{each.title} {each.why} {each.line}" for each in findings(seen, speak)]
    assert [each for each in said if bad.search(each)] == []


@pytest.mark.parametrize("speak", SPEECHES)
def test_what_is_not_certain_says_so(speak: Any) -> None:
    doubt = {"it": "A quanto sappiamo", "en": "As far as we know"}[speak]
    for each in findings(visit(), speak):
        assert each.why.startswith(doubt) == (not each.certain)


@pytest.mark.parametrize("kind", ["shop", "online-shop", "public-service"])
@pytest.mark.parametrize("speak", SPEECHES)
def test_the_law_on_tourism_is_not_for_other_kinds(kind: Any, speak: Any) -> None:
    found = findings(visit(kind=kind, published_on=date(2020, 1, 1), has_receipt=True), speak)
    bound = {entry.code for entry in ENTRIES if entry.applies_to}
    assert {each.code for each in found if each.state == "does-not-apply"} == bound
    assert {each.why for each in found if each.code in bound} == {WORDS[speak]["not_for_you"]}
    assert {each.line for each in found} == {""}


@pytest.mark.parametrize("kind", ["hotel", "restaurant"])
def test_it_is_for_hotels_and_restaurants(kind: Any) -> None:
    states = [each.state for each in findings(visit(kind=kind), "it")]
    assert "does-not-apply" not in states
    assert states[:3] == ["unknown", "unknown", "unknown"]
    assert set(states[3:]) == {None}


def test_for_a_business_of_unknown_kind_it_is_counted_with_doubt() -> None:
    seen = visit(kind=None, visited_on=LATE.visited_on, published_on=LATE.published_on, has_receipt=True)
    found = finding("review-term", seen)
    assert found.state == "not-met"
    assert found.why.endswith(f"resta da risolvere. {WORDS['it']['kind_unknown']}")
    assert finding("receipt", seen).why.endswith(WORDS["it"]["kind_unknown"])
    assert finding("own-visit", seen).why == finding("own-visit", LATE).why
    assert finding("review-term", visit(kind=None)).why == finding("review-term", visit()).why
    assert lines(seen, "it") == ()


@pytest.mark.parametrize(("published", "doubtful"), [
    (date(2026, 3, 3), True), (date(2026, 3, 4), False),
])  # fmt: skip
def test_a_review_older_than_the_law_is_said_with_doubt(published: date, doubtful: bool) -> None:
    seen = visit(visited_on=date(2026, 1, 1), published_on=published)
    assert finding("review-term", seen).why.endswith(WORDS["it"]["earlier"]) == doubtful
    assert [WORDS["en"]["earlier_line"] in line for line in lines(seen, "en")] == [doubtful]
    assert WORDS["it"]["earlier"] not in finding("review-age", seen).why  # young enough in any case


def test_a_notice_says_what_was_not_kept_and_nothing_else() -> None:
    assert lines(LATE, "it") == (
        "La recensione è stata pubblicata 50 giorni dopo la visita; secondo la legge annuale PMI 2026 (artt. "
        "18-23), se in vigore, il termine è di 30 giorni.",
    )
    assert lines(OLD, "en") == (
        "The review was published 50 days after the visit; under the Italian law on small businesses of "
        "2026 (articles 18-23), if in force, the term is 30 days. Whether the law also holds for a review "
        "that is older than it remains to be judged.",
        "The review has been online for more than 2 years; under the Italian law on small businesses "
        "of 2026 (articles 18-23), if in force, it is no longer lawful after 2 years. Whether the law also "
        "holds for a review that is older than it remains to be judged.",
    )
    in_time = visit(visited_on=date(2026, 5, 1), published_on=date(2026, 5, 31), has_receipt=False)
    assert lines(in_time, "it") == ()
    assert lines(visit(), "it") == ()


def test_what_it_is_and_is_not() -> None:
    assert disclaimer("it") == "Informazioni generali, non un parere legale."
    assert disclaimer("en") == "General information, not legal advice."
