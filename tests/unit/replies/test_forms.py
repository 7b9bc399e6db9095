"""The lines of a notice and of a note: facts in our own words, nobody's name, nothing invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest

from server.evidence.model import Band
from server.reading import read
from server.records import AuthorRole, Business, ContradictionKind, EventType
from server.replies import check, compose
from server.replies.forms import fields_of, money
from server.replies.model import Brief, Dialogue, Fact, ReplyLanguage, Variant
from server.replies.phrasebook import Sheet, form_words, phrasebook
from server.replies.registers import register_for

NAMES = (
    "url", "published", "text", "category", "facts", "law", "attachments", "reporter", "contact",
    "who", "why", "remedy", "proof", "suspicion", "decision", "when", "lesson", "no-such-line",
)  # fmt: skip
AURORA = Business(
    name="Hotel Aurora", signature="Anna", role="direzione",
    private_channel="un messaggio a info@aurora.example",
    confirmed_actions=("Abbiamo aggiunto una persona al check-in.",),
)  # fmt: skip
NOUN = {"it": "l'attesa", "en": "the wait"}
MAY, JUNE = date(2026, 5, 12), date(2026, 6, 8)


def lines(brief: Brief, variant: Variant = "lived-detail") -> dict[str, str]:
    """Return every line that there is, by its name."""
    book = phrasebook(brief.language, register_for(brief.language, brief.register))
    sheet = Sheet("inside", True, {}, {}, {}, {name: (name.upper(), "?") for name in NAMES})
    concern = replace(book.aspects["waiting"], noun=NOUN[brief.language])
    made = fields_of(brief, book, sheet, concern, variant)
    assert [(each.name, each.label) for each in made] == [(name, name.upper()) for name in NAMES]
    return {each.name: each.value for each in made}


def facts(brief: Callable[..., Brief], language: ReplyLanguage = "it", /, **known: Any) -> str:
    found = lines(brief(language=language, dialogue=Dialogue(**known)))
    assert found["facts"] == found["proof"]
    return found["facts"]


def test_what_is_not_known_stays_empty(brief: Callable[..., Brief]) -> None:
    bare = lines(Brief(None, "it", "G-4K7Q"))
    assert {name: value for name, value in bare.items() if value} == {"why": "l'attesa"}
    assert lines(brief())["no-such-line"] == ""


@pytest.mark.parametrize(
    ("amount", "currency", "it", "en"),
    [
        (49, "EUR", "49 euro", "€49"), (49.5, "EUR", "49,50 euro", "€49.50"),
        (1200, "EUR", "1.200 euro", "€1,200"), (49, "GBP", "49 GBP", "£49"),
        (1234.05, "CHF", "1.234,05 CHF", "CHF 1,234.05"),
        (0, "USD", "0 USD", "USD 0"),
    ],
)  # fmt: skip
def test_an_amount_is_written_as_the_language_does(amount: float, currency: str, it: str, en: str) -> None:
    assert money(amount, currency, "it") == it
    assert money(amount, currency, "en") == en


def test_the_comment_is_quoted_with_its_place_and_day(brief: Callable[..., Brief]) -> None:
    known = brief(dialogue=Dialogue(url="https://example.test/1", published="2026-08-12T10:00:00Z"))
    found = lines(known)
    assert found["url"] == "https://example.test/1"
    assert found["published"] == "12 agosto 2026"
    assert found["text"] == "«Due ore in piedi al check-in, il 3 agosto, e nessuna spiegazione.»"
    assert lines(brief(dialogue=Dialogue(published="3 h")))["published"] == "3 h"


@pytest.mark.parametrize(
    ("known", "variant", "category"),
    [
        ({}, "lived-detail", ""),
        ({"signals": ("impulse", "price-claim", "competitor")}, "price", ""),
        ({"signals": ("off-topic",)}, "lived-detail", "fuori tema: si parla di un'altra attività"),
        ({"signals": ("review-trade",)}, "lived-detail", "compravendita di recensioni o richiesta di denaro"),
        ({}, "review-trade", "compravendita di recensioni o richiesta di denaro"),
        ({"author_role": "competitor"}, "outsider", "conflitto di interessi"),
        ({"author_role": "former-employee"}, "outsider", "conflitto di interessi"),
        ({"signals": ("former-employee",)}, "outsider", ""),
        ({"signals": ("hearsay",)}, "outsider", "esperienza non vissuta di persona"),
        ({"signals": ("copies",)}, "generic", "testo uguale o molto simile in più commenti"),
        (
            {"dialogue": Dialogue(contradictions=("price-list", "closed-that-day"))},
            "price",
            "nessuna esperienza come cliente; informazioni che non corrispondono ai fatti",
        ),
    ],
)
def test_the_category_is_what_was_seen_or_checked(
    brief: Callable[..., Brief], known: dict[str, Any], variant: Variant, category: str
) -> None:
    assert lines(brief(**known), variant)["category"] == category


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "it",
            "8 giugno 2026: chiesto un riferimento in privato; "
            "12 maggio 2026: nessuna risposta dopo 3 giorni",
        ),
        ("en", "8 June 2026: reference asked for in private; 12 May 2026: no answer after 3 days"),
    ],
)
def test_facts_are_told_in_order_with_their_day(
    brief: Callable[..., Brief], language: ReplyLanguage, said: str
) -> None:
    history = (Fact("weighed", MAY), Fact("reference-asked", JUNE), Fact("silence", MAY, days=3.4))
    assert facts(brief, language, history=history) == said


@pytest.mark.parametrize(
    ("fact", "known", "said"),
    [
        (Fact("silence"), {}, "nessuna risposta finora"),
        (Fact("silence", days=0.3), {}, "nessuna risposta finora"),
        (Fact("silence", days=1.9), {}, "nessuna risposta dopo un giorno"),
        (Fact("silence", days=4.8), {}, "nessuna risposta dopo 4 giorni"),
        (
            Fact("price-list", MAY, source="listino n. 7"),
            {"price": "49 euro"},
            "12 maggio 2026: controllato il listino di quel periodo: 49 euro (fonte: listino n. 7)",
        ),
        (
            Fact("price-list"),
            {"price": "49 euro", "item": "Crema viso"},
            "controllato il listino di quel periodo, alla voce Crema viso: 49 euro",
        ),
        (
            Fact("price-list", MAY),
            {},
            "12 maggio 2026: controllato il listino di quel periodo",
        ),
        (
            Fact("closed-that-day"),
            {"closed_on": JUNE},
            "controllato il calendario: l'8 giugno 2026 eravamo chiusi",
        ),
        (Fact("closed-that-day"), {}, "controllato il calendario: quel giorno eravamo chiusi"),
        (Fact("decision", MAY, source="riunione"), {}, ""),
        (Fact("note", MAY, source="riunione"), {}, ""),
        (Fact("closed", MAY), {}, ""),
    ],
)
def test_a_fact_says_what_is_known_of_it(
    brief: Callable[..., Brief], fact: Fact, known: dict[str, Any], said: str
) -> None:
    assert facts(brief, history=(fact,), **known) == said


@pytest.mark.parametrize(
    ("copies", "contradictions", "said"),
    [
        (0, (), ""),
        (1, (), "un testo molto simile compare in un altro commento"),
        (3, (), "un testo molto simile compare in altri 3 commenti"),
        (3, ("copies",), ""),
    ],
)
def test_copies_that_are_known_are_a_fact(
    brief: Callable[..., Brief], copies: int, contradictions: tuple[ContradictionKind, ...], said: str
) -> None:
    assert facts(brief, copies=copies, contradictions=contradictions) == said


def test_the_same_words_are_said_only_of_texts_that_have_them(brief: Callable[..., Brief]) -> None:
    checked = (Fact("copies"),)
    assert facts(brief, history=checked) == "un testo molto simile compare in altri commenti"
    assert (
        facts(brief, history=checked, verbatim=True, copies=1, contradictions=("copies",))
        == "le stesse parole compaiono in altri commenti"
    )
    assert facts(brief, copies=1, verbatim=True) == "le stesse parole compaiono in un altro commento"
    assert facts(brief, copies=3, verbatim=True) == "le stesse parole compaiono in altri 3 commenti"


def test_what_a_moderator_typed_of_somebody_stays_inside(brief: Callable[..., Brief]) -> None:
    history = tuple(
        Fact(what, MAY, "Anna", said="Marta Rossi mente")
        for what in (*get_args(EventType), *get_args(ContradictionKind))
    )
    dialogue = Dialogue(history=history, decision="A", band="suspicious", reasons=("Nessuna risposta",))
    known = brief(business=AURORA, dialogue=dialogue)
    (report,) = compose(replace(known, stage="report"))
    assert "Marta" not in report.text
    assert "mente" not in report.text
    (note,) = compose(replace(known, stage="note"))
    assert note.text.count("Marta Rossi mente") == 2
    assert [each.rule for each in note.checks if not each.ok] == []


def test_only_a_note_may_quote_what_was_noted(brief: Callable[..., Brief]) -> None:
    noted = "È una recensione falsa"
    known = brief(dialogue=Dialogue(history=(Fact("note", said=noted),)))
    written = f"Nota del caso: {noted}."
    assert "R8" in {each.rule for each in check(written, replace(known, stage="report")) if not each.ok}
    assert "R8" not in {each.rule for each in check(written, replace(known, stage="note")) if not each.ok}


def test_a_note_tells_the_notes_and_the_last_reason(brief: Callable[..., Brief]) -> None:
    history = (
        Fact("note", MAY, said="lezione: due persone al banco"),
        Fact("decision", MAY, said="prima"), Fact("decision", JUNE, said="chi legge deve capire"),
    )  # fmt: skip
    found = lines(brief(dialogue=Dialogue(history=history, decision="B")))
    assert found["proof"] == "12 maggio 2026: nota: lezione: due persone al banco"
    assert found["facts"] == ""
    assert found["decision"] == "chiarire in pubblico: chi legge deve capire"
    assert lines(brief(dialogue=Dialogue(history=history)))["decision"] == ""
    assert lines(brief(dialogue=Dialogue(history=history[:1], decision="C")))["decision"] == (
        "lasciare e chiudere"
    )


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("it", "Ho pagato 89 euro", "controllato il listino di quel periodo: il prezzo è un altro"),
        ("it", "Ho pagato troppo", "controllato il listino di quel periodo"),
        ("en", "I paid 89 euros", "price list of that time checked: the price is another one"),
        ("en", "I paid too much", "price list of that time checked"),
    ],
)
def test_a_price_differs_only_from_one_that_is_named(language: ReplyLanguage, text: str, said: str) -> None:
    dialogue = Dialogue(history=(Fact("price-list"),))
    assert lines(Brief(read(text), language, "G-4K7Q", dialogue=dialogue))["facts"] == said


@pytest.mark.parametrize(
    ("business", "reporter", "contact"),
    [
        (AURORA, "Anna, direzione, Hotel Aurora", "info@aurora.example"),
        (Business(name="Bar  Sport", private_channel="WhatsApp 055 012345"), "Bar Sport", "055 012345"),
        (
            Business(name="Bar Sport", role="titolare", private_channel="un messaggio"),
            "Titolare, Bar Sport",
            "",
        ),
        (None, "", ""),
    ],
)
def test_who_reports_is_who_signs(
    brief: Callable[..., Brief], business: Business | None, reporter: str, contact: str
) -> None:
    found = lines(brief(business=business))
    assert (found["reporter"], found["contact"]) == (reporter, contact)


def test_a_note_says_who_why_how_and_what_was_decided(brief: Callable[..., Brief]) -> None:
    dialogue = Dialogue(
        decision="C", band="to-check", reasons=("Nessuna risposta", "Una sola frase"), opened_on=MAY,
        history=tuple(
            Fact(what, JUNE, who) for what, who in (("silence", "Anna"), ("note", "Luca"), ("note", "Anna"))
        ),
    )  # fmt: skip
    known = brief(business=AURORA, dialogue=dialogue, author_role="former-employee")
    assert known.reading is not None
    reading = replace(known.reading, motives=("time-lost", "offended", "unknown"))
    found = lines(replace(known, reading=reading))
    assert found["who"] == "ha lavorato con noi"
    assert found["why"] == "l'attesa; tempo perso; modi che hanno offeso"
    assert found["remedy"] == "abbiamo aggiunto una persona al check-in"
    assert found["suspicion"] == "Da verificare (Nessuna risposta; Una sola frase)"
    assert found["decision"] == "lasciare e chiudere"
    assert found["when"] == "dal 12 maggio 2026 all'8 giugno 2026, Anna, Luca"
    assert (found["lesson"], found["attachments"]) == ("", "")


def test_without_reasons_the_band_stands_alone(brief: Callable[..., Brief]) -> None:
    assert lines(brief(dialogue=Dialogue(band="suspicious")))["suspicion"] == "Molti dubbi"
    assert lines(brief(dialogue=Dialogue(reasons=("Una", "Due"))))["suspicion"] == "Una; Due"


@pytest.mark.parametrize(
    ("language", "first", "last", "said"),
    [
        ("it", MAY, MAY, "12 maggio 2026"),
        ("it", MAY, date(2026, 5, 20), "dal 12 maggio 2026 al 20 maggio 2026"),
        ("it", date(2026, 5, 8), MAY, "dall'8 maggio 2026 al 12 maggio 2026"),
        ("it", date(2026, 5, 8), date(2026, 5, 11), "dall'8 maggio 2026 all'11 maggio 2026"),
        ("en", date(2026, 5, 8), date(2026, 5, 11), "from 8 May 2026 to 11 May 2026"),
    ],
)  # fmt: skip
def test_the_days_of_a_case_are_said_as_one_says_them(
    brief: Callable[..., Brief], language: ReplyLanguage, first: date, last: date, said: str
) -> None:
    dialogue = Dialogue(opened_on=last, history=(Fact("weighed", first),))
    assert lines(brief(language=language, dialogue=dialogue))["when"] == said


def test_the_law_is_quoted_as_it_comes(brief: Callable[..., Brief]) -> None:
    assert lines(brief(dialogue=Dialogue(law=("Una.", "Due."))))["law"] == "Una. Due."


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_name_of_the_contract_has_its_words(language: ReplyLanguage) -> None:
    words = form_words(language)
    assert set(words["roles"]) == set(get_args(AuthorRole)) - {"unknown"}
    assert set(words["bands"]) == set(get_args(Band))
    assert set(words["decisions"]) == {"A", "B", "C"}
    assert set(words["motives"]) == {
        "time-lost", "offended", "let-down", "money", "health", "safety", "ignored", "disturbed",
    }  # fmt: skip
    assert set(get_args(ContradictionKind)) <= set(words["facts"])
    assert set(get_args(EventType)) - set(words["facts"]) == {
        "weighed", "contradiction", "decision", "closed",
    }  # fmt: skip


def test_both_languages_have_the_same_lines() -> None:
    italian, english = form_words("it"), form_words("en")
    for name in ("facts", "copied", "roles", "motives", "bands", "decisions"):
        assert set(italian[name]) == set(english[name])
    kinds = ("signals", "contradictions", "roles", "variants")
    assert [[each.get(kind) for kind in kinds] for each in italian["categories"]] == [
        [each.get(kind) for kind in kinds] for each in english["categories"]
    ]


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("stage", ["report", "note"])
def test_our_own_words_hold_the_rules(
    brief: Callable[..., Brief], language: ReplyLanguage, stage: Any
) -> None:
    words = form_words(language)
    tables = (words[name] for name in ("facts", "copied", "roles", "motives", "bands", "decisions"))
    everything = [each["say"] for each in words["categories"]]
    everything += [said for table in tables for said in table.values()]
    opening = {
        "it": "Queste sono le note del caso, per chi lo segue.",
        "en": "These are the notes of the case.",
    }
    occasion = replace(brief(language=language), stage=stage)
    for said in everything:
        broken = [each.rule for each in check(f"{opening[language]}\n- {said}", occasion) if not each.ok]
        assert broken == [], said


def test_signals_and_law_are_quoted_and_sources_may_hold_figures(brief: Callable[..., Brief]) -> None:
    dialogue = Dialogue(
        reasons=("Ricatto: segnala a piattaforma e Polizia postale",), law=("Oltre 730 giorni: segnalare.",),
        published="2026-08-12", copies=17, history=(Fact("silence", MAY, days=23, source="registro 4711"),),
    )  # fmt: skip
    known = brief(business=AURORA, dialogue=dialogue)
    for stage in ("report", "note"):
        (draft,) = compose(replace(known, stage=stage))
        assert [each.rule for each in draft.checks if not each.ok] == []
        assert "4711" in draft.text
    typed = "Buongiorno, ci dispiace. Nel registro 4711 non c'è nulla."
    broken = {each.rule for each in check(typed, replace(known, stage="silent")) if not each.ok}
    assert "R7" in broken


@pytest.mark.parametrize(
    ("action", "language", "said"),
    [
        ("Abbiamo rivisto i turni al check-in.", "it", "abbiamo rivisto i turni al check-in"),
        ("Maria segue il check-in di persona", "it", "Maria segue il check-in di persona"),
        ("IL CHECK-IN riapre alle 7", "it", "il CHECK-IN riapre alle 7"),
        ("We have added a person at check-in.", "en", "we have added a person at check-in"),
        ("Abbiamo aggiunto una persona in cucina", "it", ""),
    ],
)
def test_a_confirmed_action_goes_on_the_sentence(
    brief: Callable[..., Brief], action: str, language: ReplyLanguage, said: str
) -> None:
    known = brief(language=language, business=Business(name="A", confirmed_actions=(action,)))
    assert lines(known)["remedy"] == said


def test_an_action_in_another_language_is_not_quoted(brief: Callable[..., Brief]) -> None:
    text = "Il materasso era scomodo"
    known = brief(text, business=Business(name="A", confirmed_actions=("Cambiato ogni materasso",)))
    assert lines(known)["remedy"] == "Cambiato ogni materasso"
    assert lines(replace(known, language="en"))["remedy"] == ""
