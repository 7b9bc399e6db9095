import re

import pytest

from server.evidence.phrase_notation import kinds_of, needed_by, pattern_of

LISTS = {
    "number": ["due", "mille"],
    "many": ["cento", "una decina"],
    "currency": ["euro"],
    "business": ["bar", "hotel"],
    "street": ["via", "piazza"],
    "street-last": ["street"],
    "street-ending": ["straße"],
    "at": ["in"],
    "name-link": ["di", "del"],
    "not-a-name": ["voi"],
}


@pytest.mark.parametrize(
    ("say", "text", "heard"),
    [
        ("costa poco", "Costa,  POCO davvero", "Costa,  POCO"),
        ("costa poco", "costa. Poco", None),
        ("costa poco", "scosta poco", None),
        ("costa poco", "costa pochino", None),
        ("costa|vale poco", "vale poco", "vale poco"),
        ("rimbors* subito", "Rimborsatemi subito", "Rimborsatemi subito"),
        ("costa (molto) poco", "costa poco", "costa poco"),
        ("costa (molto) poco", "costa molto poco", "costa molto poco"),
        ("costa (molto) poco", "costa troppo poco", None),
        ("costa … poco", "costa a b c d e f g h i l poco", "costa a b c d e f g h i l poco"),
        ("costa … poco", "costa a b c d e f g h i l m poco", None),
        ("costa … poco", "costa davvero. poco", None),
        ("costa … poco", "costa 1.50 € poco", "costa 1.50 € poco"),
        ("^ costa poco", "Costa poco", "Costa poco"),
        ("^ costa poco", "Male. Costa poco", "Costa poco"),
        ("^ costa poco", "Male!\nCosta poco", "Costa poco"),
        ("^ costa poco", "Qui costa poco", None),
        ("^ costa poco", "Male, costa poco", None),
        ("costa poco $", "costa poco: bene", "costa poco"),
        ("costa poco $", "costa poco – bene", "costa poco"),
        ("costa poco $", "costa poco ", "costa poco"),
        ("costa poco $", "costa poco bene", None),
        ("la_mia|sua casa", "la mia casa", "la mia casa"),
        ("più", "piu' caro", "piu'"),
        ("più", "piu caro", "piu"),
        ("dell'|del {name}", "dell’Oste", "dell’Oste"),
        ("dell'|del {name}", "del Gallo d'Oro Blu", "del Gallo"),
        ("da {name}", "da voi", None),
        ("da {name}", "da Voi", None),
        ("da {name}", "da Anna di Capri", "da Anna di Capri"),
        ("da {name}", "da nessuno", None),
        ("da {name}", "da Bar", None),
        ("da {name}", "da Barbara", "da Barbara"),
        ("da {full_name}", "da Barbara", None),
        ("da {full_name}", "da Rosa Blu", "da Rosa Blu"),
        ("al {business}", "al Grand Plaza Hotel", "al Grand Plaza Hotel"),
        ("al {business}", "al bar del Corso", "al bar del Corso"),
        ("al {business}", "al bar vicino", None),
        ("a {number}", "a mille", "a mille"),
        ("a {number}", "a 12,50 ore", "a 12,50"),
        ("a {many}", "a 4", None),
        ("a {many}", "a una decina", "a una decina"),
        ("a {many}", "a 5", "a 5"),
        ("a {many}", "a 10", "a 10"),
        ("a {many}", "a 1.000", "a 1.000"),
        ("a {many}", "a 6,5", None),
        ("costa … poco", "costa il 50% di poco", "costa il 50% di poco"),
        ("a {money}", "a 12 ore", None),
        ("a {money}", "a € 12,50", "a € 12,50"),
        ("a {money}", "a 20euro", "a 20euro"),
        ("a {money}", "a due euro", "a due euro"),
        ("a {money}", "a 20€", "a 20€"),
        ("a {amount}", "a 20", "a 20"),
        ("in {address}", "in via Verdi 3", "in via Verdi 3"),
        ("in {address}", "in via Verdi, n. 3", "in via Verdi, n. 3"),
        ("in {address}", "in via del Pozzo", "in via del Pozzo"),
        ("in {address}", "in via verdi 3", "in via verdi 3"),
        ("in {address}", "in via del rumore", None),
        ("in {address}", "in 12 Baker Street", "in 12 Baker Street"),
        ("in {address}", "in Hauptstraße 5", "in Hauptstraße 5"),
        ("dal {place}", "dal Bar Roma in via Verdi 3, bello", "dal Bar Roma in via Verdi 3"),
        ("dal {place}", "dal Bar Roma, bello", "dal Bar Roma"),
        ("dal {place}", "dal bar roma via verdi 3", "dal bar roma via verdi 3"),
        ("dal {addressed}", "dal Bar Roma", None),
        ("dal {addressed}", "dal Girasole, piazza Dante 4", "dal Girasole, piazza Dante 4"),
    ],
)
def test_the_notation(say, text, heard):
    match = re.search(pattern_of(say, kinds_of(LISTS)), text)
    assert (match and match.group()) == heard


def test_brackets_are_what_is_marked():
    pattern = pattern_of("andate dal [{name}] … [costa {amount}]", kinds_of(LISTS))
    match = re.search(pattern, "andate dal Gallo che costa 4")
    assert match.groups() == ("Gallo", "costa 4")


def test_a_text_needs_every_choice_that_the_phrase_insists_on():
    assert needed_by("[Più|meno costa] (molto) … {name} la_mia*") == (("pi", "meno"), ("costa",), ("mia",))


def test_the_edges_are_no_words_that_a_text_must_have():
    assert needed_by("^ costa poco $") == needed_by("costa poco")
