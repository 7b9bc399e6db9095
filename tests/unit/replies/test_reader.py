"""What a third person sees: each hint has a reply that earns it and a neighbour that does not."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import server.replies.reader
from server.reading.model import Span
from server.records import Business
from server.replies import Brief, compose
from server.replies.finder import Finder
from server.replies.reader import View, third_reader

TABLE = tomllib.loads(Path(server.replies.reader.__file__).with_suffix(".toml").read_text("utf-8"))
GOOD = {
    "it": "Buongiorno, ci dispiace che l'attesa al check-in sia stata così lunga. Verifichiamo con chi era "
    "in servizio. Può scriverci in privato, indicando il codice G-4K7Q? Anna, direzione",
    "en": "Good day, we are sorry that the wait at check-in was so long. We are checking with our staff. "
    "Would you write to us privately, quoting the code G-4K7Q? Anna, manager",
}
Make = Callable[..., Brief]


def codes(view: View) -> list[str]:
    return [hint.code for hint in view.hints]


def seen(text: str, occasion: Brief) -> dict[str, list[str]]:
    """Return the words of every hint by its code."""
    hints = third_reader(text, occasion).hints
    return {hint.code: [span.of(text) for span in hint.spans] for hint in hints}


@pytest.mark.parametrize("speak", ["it", "en"])
@pytest.mark.parametrize("language", ["it", "en"])
def test_a_good_reply_is_told_what_is_good(brief: Make, language: str, speak: str) -> None:
    (hint,) = third_reader(GOOD[language], brief(language=language), "low", speak).hints
    said = {
        "it": "Si legge bene: il dispiacere c'è, si riconosce il problema, si sa dove scrivervi.",
        "en": "It reads well: the regret is there, the problem can be recognised, it is clear where to "
        "write to you.",
    }
    assert (hint.code, hint.text, hint.spans) == ("reads-well", said[speak], ())


BAD = [
    # language, added to the good reply or in its place, code, its words
    ("it", "{} La denunceremo.", "stops", ["denunceremo"]),
    ("en", "{} Our lawyer will write to you.", "stops", ["lawyer"]),
    ("it", "{} Le offriamo uno sconto.", "red-rule", ["sconto"]),
    ("en", "{} Here is a voucher.", "red-rule", ["voucher"]),
    ("it", "{} Non è andata COSÌ.", "capitals", ["COSÌ"]),
    ("en", "{} It was NEVER so.", "capitals", ["NEVER"]),
    ("it", GOOD["en"], "other-language", []),
    ("en", GOOD["it"], "other-language", []),
    ("it", "Buongiorno. L'attesa al check-in è lunga. Verifichiamo, in privato.", "no-regret", []),
    ("en", "Hello. The wait at check-in is long. We are checking, privately.", "no-regret", []),
    ("it", "Buongiorno. L'attesa è lunga. Verifichiamo, in privato. Ci dispiace.", "late-regret",
     ["dispiace"]),
    ("en", "Hello. The wait is long. We are checking, privately. We are sorry.", "late-regret", ["sorry"]),
    ("it", "{} Però era pieno.", "justifies", ["Però"]),
    ("it", "{} Ci dispiace dell'attesa, ma era pieno.", "justifies", ["dispiace dell'attesa, ma"]),
    ("it", "{} È andata come da regolamento.", "justifies", ["come da regolamento"]),
    ("it", "{} L'orario era quello, come indicato sul sito.", "justifies", ["come indicato"]),
    ("en", "{} However, it was full.", "justifies", ["However"]),
    ("en", "{} As stated on the site, it opens late.", "justifies", ["As stated"]),
    ("it", "Salve! Il nostro hotel è premiato. Ci dispiace per l'attesa, scriveteci in privato.", "about-us",
     ["nostro"]),
    ("en", "Hi! Our hotel has won a prize. Sorry for the wait, write to us privately.", "about-us", ["Our"]),
    ("it", "Buongiorno, ci dispiace. Verifichiamo, ci scriva in privato con il codice G-4K7Q. Anna", "vague",
     []),
    ("en", "Hello, we are sorry. We are on it, do write to us privately with G-4K7Q. Anna", "vague", []),
    ("it", "Buongiorno, ci dispiace per l'attesa al check-in. Buona giornata da tutti noi. Anna", "no-next",
     []),
    ("en", "Hello, we are sorry about the wait at check-in. Have a nice day. Anna", "no-next", []),
    ("it", "{} Noi siamo qui, noi abbiamo il nostro modo.", "more-us", ["Noi", "siamo", "noi", "abbiamo",
     "nostro"]),
    ("it", "{} Seguirà la procedura interna.", "technical", ["procedura interna"]),
    ("en", "{} The back office follows.", "technical", ["back office"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "code", "words"), BAD)
def test_each_hint_is_given_with_its_words(
    brief: Make, language: str, text: str, code: str, words: list[str]
) -> None:
    assert seen(text.format(GOOD[language]), brief(language=language))[code] == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "{} Ci rincresce però saperlo solo ora."),
        ("it", "{} Ci dispiace, ma anche noi vogliamo capire."),
        ("it", "{} Però ci dispiace davvero."),
        ("en", "{} We are sorry, however it came about."),
        ("en", "{} Not only now but also later."),
        ("it", "{} La SPA è aperta."),
        ("en", "{} Our hotel listens, and the door is open."),
    ],
)
def test_courtesy_is_no_hint(brief: Make, language: str, text: str) -> None:
    assert list(seen(text.format(GOOD[language]), brief(language=language))) == ["reads-well"]


def test_an_insult_in_capitals_makes_the_reader_stop(brief: Make) -> None:
    found = seen(f"{GOOD['it']} È una VERGOGNA, DAVVERO.", brief())
    assert (found["stops"], found["capitals"]) == (["VERGOGNA"], ["DAVVERO"])


def test_at_most_three_hints_the_most_useful_first(brief: Make) -> None:
    text = "Il nostro hotel è PERFETTO. La denunceremo. Però abbiamo la procedura interna e uno sconto."
    assert codes(third_reader(text, brief())) == ["stops", "red-rule", "capitals"]
    assert codes(third_reader("Il nostro hotel è bello. Però la procedura interna!", brief())) == [
        "no-regret", "justifies", "about-us",
    ]  # fmt: skip


def test_a_long_reply_is_told_both_lengths(brief: Make) -> None:
    comment = "Attesa eterna al check-in, due ore."
    short = brief(comment, ("waiting", -0.8, "check-in"))
    long = GOOD["it"] + " Grazie" * 64
    said = third_reader(long, short).hints[0]
    assert said.code == "longer"
    assert said.text == ("È molto più lunga del commento (91 parole contro 6): più è corta, più si legge.")
    assert "longer" not in codes(third_reader(long.removesuffix(" Grazie"), short))
    half = "Attesa al check-in, " * 10
    assert "longer" in codes(third_reader(long, brief(half, ("waiting", -0.8, "check-in"))))
    third = "Attesa al check-in, " * 11
    assert "longer" not in codes(third_reader(long, brief(third, ("waiting", -0.8, "check-in"))))


def test_as_many_words_for_the_writer_as_for_us_are_fair(brief: Make) -> None:
    five = f"{GOOD['it']} Noi siamo qui, noi abbiamo il nostro modo"
    assert "more-us" in codes(third_reader(f"{five}.", brief()))
    fair = f"{five}, e La ringraziamo, La ascoltiamo, La aspettiamo."
    assert "more-us" not in codes(third_reader(fair, brief()))
    assert "more-us" not in codes(third_reader(f"{GOOD['it']} Noi siamo qui, noi abbiamo modi.", brief()))


@pytest.mark.parametrize("language", ["it", "en"])
def test_of_a_reply_in_another_language_only_that_is_said(brief: Make, language: str) -> None:
    other = GOOD["en" if language == "it" else "it"]
    assert seen(other, brief(language=language)) == {"other-language": []}
    assert "stops" in seen(f"{other} La denunceremo, our lawyer.", brief(language=language))


def test_what_makes_a_reader_stop_is_told_once(brief: Make) -> None:
    assert seen(f"{GOOD['it']} La denunceremo.", brief()) == {"stops": ["denunceremo"]}
    assert seen(f"{GOOD['it']} La denunceremo, con uno sconto.", brief()) == {
        "stops": ["denunceremo"], "red-rule": ["sconto"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "is_ours"),
    [
        ("Nel nostro albergo da sempre ridiamo.", True),
        ("Nel nostro albergo da ieri controlliamo.", False),
        ("Nel nostro albergo usiamo canali privati.", False),
        ("Qui nel nostro albergo La Terrazza ridiamo.", True),
        ("Qui nel nostro albergo noi La aspettiamo.", False),
    ],
)
def test_a_first_sentence_about_us_may_say_what_is_done_and_where(
    brief: Make, sentence: str, is_ours: bool
) -> None:
    text = f"Salve! {sentence} Ci dispiace per l'attesa al check-in, verifichiamo, scriva in privato. Anna"
    assert ("about-us" in seen(text, brief())) is is_ours


def test_a_name_in_english_is_no_courtesy(brief: Make) -> None:
    text = "Hi! Here at La terrazza we have won a prize. Sorry for the wait, write to us privately."
    assert seen(text, brief(language="en"))["about-us"] == ["we"]


@pytest.mark.parametrize("stage", ["silent", "clarify", "resolved", "answered"])
def test_later_replies_need_no_regret_and_no_problem(brief: Make, stage: str) -> None:
    text = "Buongiorno, restiamo a disposizione in privato con il codice G-4K7Q. Anna, direzione"
    (hint,) = third_reader(text, brief(stage=stage)).hints
    assert hint.text == "Si legge bene: si sa dove scrivervi."


def test_with_nothing_special_the_tone_is_good(brief: Make) -> None:
    (hint,) = third_reader("Grazie, siamo contenti. Anna, direzione", brief(stage="resolved")).hints
    assert hint.text == "Si legge bene: nessuna parola alza la voce."


def test_thanks_for_praise_need_no_regret(brief: Make) -> None:
    kind = brief("Bellissimo, torneremo!", not_negative=True)
    (hint,) = third_reader("Buongiorno e grazie di cuore, a presto. Anna, direzione", kind).hints
    assert hint.text == "Si legge bene: il grazie c'è."


def test_a_reply_that_asks_does_not_claim_to_name_the_problem(brief: Make) -> None:
    text = "Buongiorno, ci dispiace. Quale aspetto non è andato bene? Scriva in privato, verifichiamo. Anna"
    (hint,) = third_reader(text, brief("Che delusione")).hints
    assert hint.text == (
        "Si legge bene: il dispiacere c'è, si sa dove scrivervi, si capisce che cosa farete."
    )


def test_without_the_comment_only_the_reply_is_read(brief: Make) -> None:
    alone = replace(brief(), reading=None)
    assert third_reader(GOOD["it"], alone).hints[0].text == (
        "Si legge bene: il dispiacere c'è, si sa dove scrivervi, si capisce che cosa farete."
    )


def test_a_channel_is_a_word_an_address_or_the_business_own(brief: Make) -> None:
    start = "Buongiorno, ci dispiace per l'attesa al check-in"
    here = brief(business=Business(name="Aurora", private_channel="sportello di via Roma"))
    assert "no-next" in codes(third_reader(f"{start}. Anna", here))
    for end in ("info@aurora.test", "055 0123456", "sportello di via Roma", "Verifichiamo"):
        assert "no-next" not in codes(third_reader(f"{start}. {end}. Anna", here)), end


SIDES = [
    ({}, "low", "business", "business"),
    ({}, "medium", "business", "business"),
    ({"signals": ("bare-insult",)}, "low", "business", "insult"),
    ({"signals": ("creator",)}, "low", "even", "creator"),
    ({"author_role": "creator"}, "medium", "even", "creator"),
    ({"variant": "creator"}, "low", "even", "creator"),
    ({}, "high", "even", "seen"),
    ({"signals": ("bare-insult",)}, "high", "even", "seen"),
    ({"author_role": "creator"}, "high", "author", "author"),
]


@pytest.mark.parametrize("speak", ["it", "en"])
@pytest.mark.parametrize(("known", "exposure", "stronger", "reason"), SIDES)
def test_who_is_the_stronger(
    brief: Make, known: dict[str, object], exposure: str, stronger: str, reason: str, speak: str
) -> None:
    view = third_reader(GOOD["it"], brief(**known), exposure, speak)
    assert (view.stronger, view.side) == (stronger, TABLE["side"][speak][reason])


def test_every_side_is_reached_and_david_stands_in_the_first() -> None:
    assert {reason for *_, reason in SIDES} == set(TABLE["side"]["it"]) == set(TABLE["side"]["en"])
    assert TABLE["side"]["it"]["business"].startswith("Sei la parte più forte: chi legge sta con chi è solo.")


ENTRIES = [
    (language, name, phrase)
    for language in ("it", "en")
    for name in ("justifies", "technical", "about_us", "about_you", "thanks", "harmless")
    for phrase in TABLE["words"][language][name]
]


def example(phrase: str) -> str:
    """Write a phrase of the little language out once: the first choice, what may be missing left out."""
    words = [word for word in phrase.split() if not word.startswith("(")]
    plain = ["e" if word == "..." else word.split("/")[0].replace("*", "") for word in words]
    return " ".join(plain)


@pytest.mark.parametrize(("language", "name", "phrase"), ENTRIES)
def test_every_entry_is_found(language: str, name: str, phrase: str) -> None:
    text = f"Allora: {example(phrase)} qui."
    assert Finder(TABLE["words"][language]).find(text)[name], text


def test_both_languages_say_the_same_things() -> None:
    told = {*TABLE["order"], "reads-well"}
    assert set(TABLE["says"]["it"]) == set(TABLE["says"]["en"]) == told
    assert set(TABLE["good"]["it"]) == set(TABLE["good"]["en"])
    assert {code for _, _, code, _ in BAD} | {"longer"} == set(TABLE["order"])


@pytest.mark.parametrize("variant", ["lived-detail", "generic", "impulse", "creator", "outsider"])
@pytest.mark.parametrize("language", ["it", "en"])
def test_our_own_drafts_read_well(brief: Make, language: str, variant: str) -> None:
    here = Business(name="Aurora", signature="Anna", role="direzione", private_channel="info@aurora.test")
    occasion = brief(language=language, variant=variant, business=here)
    for draft in compose(occasion):
        assert codes(third_reader(draft.text, occasion)) == ["reads-well"], draft.text


@given(text=st.text(max_size=300), speak=st.sampled_from(["it", "en"]))
@settings(max_examples=60)
def test_any_text_gets_one_to_three_hints_with_places_in_it(text: str, speak: str) -> None:
    view = third_reader(text, Brief(None, "it", ""), "low", speak)
    assert 1 <= len(view.hints) <= 3
    for hint in view.hints:
        assert hint.text
        assert all(Span(0, len(text)).overlaps(span) and span.end <= len(text) for span in hint.spans)


@pytest.mark.parametrize("piece", ["noi ", "però, ", "a@", "COSÌ ", "...", "La ", "😀", "\0", "مرحبا "])
def test_twice_the_text_is_twice_the_work(
    brief: Make, piece: str, steps: Callable[[Callable[[], object]], int]
) -> None:
    text = (piece * 8000)[:8000]
    half, whole = (steps(lambda part=part: third_reader(part, brief())) for part in (text[:4000], text))
    assert whole <= 2.2 * half + 2000
