from typing import get_args

import pytest

from server.evidence import NEUTRAL, explain, former_employee, next_step, weigh
from server.evidence.model import Context
from server.records import AuthorRole


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        (
            "Ci ho lavorato due stagioni, pagano in nero",
            ["Ci ho lavorato due stagioni", "pagano in nero"],
            "why",
        ),
        (
            "I used to work here, they don't pay overtime",
            ["I used to work here", "don't pay overtime"],
            "why",
        ),
        ("Ex dipendente: qui trattano male il personale", ["Ex dipendente"], "why"),
        ("Pessimo. Ex dipendente", ["Ex dipendente"], "why"),
        ("Sono stato vostro dipendente per due anni", ["Sono stato vostro dipendente"], "why"),
        ("Former employee here", ["Former employee here"], "why"),
        ("Ancien employé", ["Ancien employé"], "why"),
        ("Antiguo empleado", ["Antiguo empleado"], "why"),
        ("Ehemaliger Mitarbeiter", ["Ehemaliger Mitarbeiter"], "why"),
        (
            "I was a waiter here last summer, wages never paid",
            ["I was a waiter here", "wages never paid"],
            "why",
        ),
        ("Da ex-dipendente so come va", ["Da ex-dipendente"], "why"),
        ("Pagano in nero", ["Pagano in nero"], "conditions"),
        ("They never pay overtime", ["never pay overtime"], "conditions"),
        ("Trabajé aquí dos temporadas", ["Trabajé aquí dos temporadas"], "why"),
        ("J'y ai travaillé deux saisons", ["J'y ai travaillé deux saisons"], "why"),
        ("Ich habe zwei Jahre dort gearbeitet", ["Ich habe zwei Jahre dort gearbeitet"], "why"),
    ],
)
def test_marks_the_work_that_is_told(text, words, reason, make_reading, marked):
    reading = make_reading(text)
    seen = former_employee.observe(reading, Context())
    assert marked(reading, seen) == words
    assert (seen.reason, seen.strength) == (reason, 1.0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ci lavorano persone gentili",
        "I work nearby",
        "A former employee was kind to us",
        "Ho lavorato dal tavolino della camera, scomodo",
        "Il personale lavora male",
        "Ex dipendente gentile, oggi in un altro albergo",
        "C'era un ex dipendente: gentile",
        "Sono stato vostro cliente per due anni",
        "I was a guest here last summer",
    ],
)
def test_keeps_silent_about_guests_who_work_and_staff_who_are_met(text, make_reading):
    assert former_employee.observe(make_reading(text), Context()) is None


def test_it_is_not_counted_and_says_whom_to_hear(make_reading):
    reading = make_reading("Ci ho lavorato due stagioni, pagano in nero")
    suspicion = weigh(reading, Context())
    (only,) = suspicion.evidence
    assert (suspicion.score, only.name, only.weight) == (NEUTRAL, "former-employee", 0.0)
    assert explain(only, "it").title == "Possibile ex dipendente"
    assert "prima di rispondere senti il consulente del lavoro" in explain(only, "it").why
    assert "ask your labour consultant first" in explain(only, "en").why


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("unknown", "hear-adviser"),
        ("former-employee", "hear-adviser"),
        ("customer", "reply"),
        ("supplier", "other-channel"),
        ("competitor", "other-channel"),
        ("creator", "facts-reply"),
    ],
)
def test_the_moderator_knows_better_who_wrote(role, code, make_reading):
    reading = make_reading("Ci ho lavorato due stagioni, pagano in nero")
    context = Context(author_role=role)
    assert next_step(weigh(reading, context), reading, context).code == code


@pytest.mark.parametrize(
    "text",
    ["La camera era sporca", "Ci ho lavorato due anni", "Fate schifo, state alla larga", "Link in bio"],
)
def test_the_role_never_moves_the_score(text, make_reading):
    reading = make_reading(text)
    weighed = [weigh(reading, Context(author_role=role)) for role in get_args(AuthorRole)]
    assert all(one == weighed[0] for one in weighed)
