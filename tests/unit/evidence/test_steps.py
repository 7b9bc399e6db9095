import tomllib
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from server.evidence import next_step, steps, weigh
from server.evidence.model import Context, Echo
from server.evidence.steps import StepCode

PRICE = "Andate dal Bar Roma in via Verdi 3, costa la metà"
PLAIN = "La camera era sporca e nessuno puliva"


@pytest.mark.parametrize(
    ("text", "context", "code"),
    [
        ("300 euro in bitcoin o mille recensioni negative", Context(), "report-extortion"),
        ("Le pubblichiamo 10 recensioni a 5 stelle a 100 euro", Context(), "report-offer"),
        ("Se non mi rimborsate lascio una recensione negativa", Context(), "reply"),
        (PLAIN, Context(), "reply"),
        (PLAIN, Context(silence_days=1), "wait"),
        (PLAIN, Context(silence_days=3), "check-facts"),
        (PLAIN, Context(contradictions=("closed-that-day",)), "check-facts"),
        (PLAIN, Context(contradictions=("other",)), "ask-reference"),
        (PLAIN, Context(contradictions=("closed-that-day",), silence_days=5), "decide"),
        (PLAIN, Context(reference="verified", silence_days=5), "solve"),
        (PRICE, Context(), "check-price"),
        (PRICE, Context(reference="verified"), "solve"),
        ("Andate dal Bar Roma in via Verdi 3", Context(), "ask-reference"),
        ("Fate schifo, state alla larga", Context(), "ask-what"),
        ("VERGOGNA!!! mai più!!!!!!", Context(), "calm-reply"),
        ("Pessimo", Context(), "ask-what"),
        ("Non prenotate, link in bio", Context(), "facts-reply"),
    ],
)
def test_the_most_pressing_step(text, context, code, make_reading):
    reading = make_reading(text)
    assert next_step(weigh(reading, context), reading, context).code == code


@pytest.mark.parametrize(
    ("aspects", "code"),
    [(["product"], "reply"), (["refund"], "ask-reference"), (["staff", "refund"], "ask-reference")],
)
def test_a_refund_asks_for_the_reference(aspects, code, make_reading):
    reading = make_reading(PLAIN, aspects=aspects)
    assert next_step(weigh(reading, Context()), reading, Context()).code == code


SEVERAL = Echo(authors=2, pages=2, hours=20)


@pytest.mark.parametrize(
    ("context", "code"),
    [
        (Context(copies=SEVERAL), "compare"),
        (Context(copies=Echo(1, 1)), "compare"),
        (Context(paraphrases=SEVERAL), "compare"),
        (Context(copies=SEVERAL, silence_days=5), "compare"),
        (Context(copies=SEVERAL, contradictions=("copies",)), "check-facts"),
        (Context(copies=SEVERAL, contradictions=("price-list",)), "decide"),
        (Context(copies=SEVERAL, reference="verified"), "solve"),
        (Context(copies=Echo(2, 0)), "reply"),
        (Context(same_problem=SEVERAL), "reply"),
        (Context(elsewhere=3), "reply"),
        (Context(known_customer=True), "reply"),
    ],
)
def test_comments_that_look_the_same_are_compared_once(context, code, make_reading):
    reading = make_reading(PLAIN)
    assert next_step(weigh(reading, context), reading, context).code == code


@pytest.mark.parametrize(
    ("text", "context", "code"),
    [
        (PLAIN, Context(author_role="former-employee"), "hear-adviser"),
        (PLAIN, Context(author_role="former-employee", silence_days=5), "hear-adviser"),
        (PLAIN, Context(author_role="former-employee", contradictions=("closed-that-day",)), "hear-adviser"),
        (
            PLAIN,
            Context(author_role="former-employee", contradictions=("closed-that-day",), silence_days=5),
            "decide",
        ),
        (PLAIN, Context(author_role="former-employee", reference="verified"), "solve"),
        ("300 euro o mille recensioni negative", Context(author_role="former-employee"), "report-extortion"),
        (PLAIN, Context(author_role="supplier"), "other-channel"),
        (PLAIN, Context(author_role="competitor"), "other-channel"),
        (PRICE, Context(author_role="competitor"), "other-channel"),
        (PLAIN, Context(author_role="competitor", silence_days=5), "check-facts"),
        (PLAIN, Context(author_role="supplier", silence_days=1), "wait"),
        (PLAIN, Context(author_role="creator"), "facts-reply"),
        (PLAIN, Context(author_role="customer"), "reply"),
        ("Pagano in nero, fate schifo", Context(), "hear-adviser"),
        ("Pagano in nero e il caffè è freddo", Context(), "hear-adviser"),
        ("Pagano in nero e il caffè è freddo", Context(author_role="customer"), "reply"),
        ("Mi hanno raccontato che i conti sono gonfiati", Context(), "ask-what"),
    ],
)
def test_who_has_written_decides_what_to_do(text, context, code, make_reading):
    reading = make_reading(text)
    assert next_step(weigh(reading, context), reading, context).code == code


def test_the_steps_for_who_is_no_customer_are_in_plain_words(make_reading):
    reading = make_reading(PLAIN)
    former, supplier = Context(author_role="former-employee"), Context(author_role="supplier")
    assert next_step(weigh(reading, former), reading, former).why.startswith(
        "Prima di rispondere senti il consulente del lavoro."
    )
    assert next_step(weigh(reading, supplier), reading, supplier).title == "Rispondi breve, e in privato"
    assert next_step(weigh(reading, supplier), reading, supplier).why.startswith("Non è un cliente:")
    english = next_step(weigh(reading, former), reading, former, language="en")
    assert english.title == "Ask your labour consultant first"


def test_a_kind_comment_is_thanked(make_reading):
    reading = make_reading("Tutto perfetto", not_negative=True)
    context = Context(reference="verified")
    assert next_step(weigh(reading, context), reading, context).code == "thank"


@pytest.mark.parametrize(
    ("stars", "code"), [(1, "check-stars"), (2, "check-stars"), (3, "thank"), (5, "thank")]
)
def test_kind_words_with_one_star_ask_about_the_stars(stars, code, make_reading):
    reading = replace(make_reading("Tutto perfetto", not_negative=True), polarity=0.9)
    context = Context(rating=stars)
    step = next_step(weigh(reading, context), reading, context)
    assert step.code == code
    assert ("svista" in step.why) is (code == "check-stars")


def test_a_question_is_answered(make_reading):
    reading = replace(make_reading("A che ora apre la piscina?", not_negative=True), polarity=0.0)
    assert next_step(weigh(reading, Context()), reading, Context()).code == "answer"


def test_words_come_with_the_step_in_the_language_and_for_the_platform(make_reading):
    reading = make_reading("300 euro in bitcoin o mille recensioni negative")
    weighed = weigh(reading, Context())
    usual = next_step(weighed, reading, Context())
    assert usual.title == "Ricatto: non pagare, fai screenshot, segnala a piattaforma e Polizia postale"
    there = next_step(weighed, reading, Context(), "tripadvisor", "en")
    assert there.title == "Extortion: do not pay, take screenshots, report it to the platform and the police"
    assert "Management Centre" in there.why
    facebook = next_step(weighed, reading, Context(), "facebook", "en")
    assert facebook.why.startswith("The message is evidence: do not delete it, and")


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_step_has_its_words(language):
    path = Path(steps.__file__).parent / "words" / f"{language}.toml"
    assert set(tomllib.loads(path.read_text("utf-8"))["steps"]) == set(get_args(StepCode))
