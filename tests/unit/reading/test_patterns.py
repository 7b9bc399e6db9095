"""The matcher of the word tables."""

import time

import pytest

from server.reading.patterns import Patterns, Token, entries, fold, forget, tokenize


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Perché", "perche"),
        ("perche\u0301", "perche"),
        ("PESSIMOOOO", "pessimo"),
        ("schön", "schoen"),
        ("Größe", "groesse"),
        ("cœur", "coeur"),
        ("2000000", "2000000"),
        ("bello", "bello"),
    ],
)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_words_are_remembered_until_they_are_to_be_forgotten() -> None:
    patterns = Patterns([("camera", 1)])
    caches = (fold, patterns._beginning, patterns._candidates)
    patterns.find(tokenize("La camera di Zwirbelgrau"))
    assert all(cache.cache_info().currsize for cache in caches)
    forget()
    assert [cache.cache_info().currsize for cache in caches] == [0, 0, 0]


def test_tokens_carry_their_place_and_what_parts_them() -> None:
    assert tokenize("L'hotel, bello. 👍") == [
        Token("l", 0, 1, "."),
        Token("hotel", 2, 7, ""),
        Token("bello", 9, 14, ","),
        Token("👍", 16, 17, "."),
    ]


@pytest.mark.parametrize("text", ["", "   ", "...!?", "\x00\x00", "\u202e"])
def test_no_words_no_tokens(text: str) -> None:
    assert tokenize(text) == []


def test_entries_are_cut_at_commas_once_each() -> None:
    assert entries(" a b,\n  c*, a  b,, ") == ["a b", "c*"]


def found(table: dict[str, str], text: str) -> list[tuple[str, str]]:
    tokens = tokenize(text)
    return [
        (" ".join(token.word for token in tokens[hit.first : hit.last]), hit.value)
        for hit in Patterns(table.items()).find(tokens)
    ]


def test_a_star_is_any_ending() -> None:
    assert found({"pulit*": "x"}, "pulito, pulitissima e ripulita") == [("pulito", "x"), ("pulitissima", "x")]


def test_without_a_star_the_whole_word() -> None:
    assert found({"caro": "x"}, "carota caro Caro") == [("caro", "x"), ("caro", "x")]


def test_the_longest_entry_wins_and_words_are_used_once() -> None:
    table = {"non": "no", "non male": "good", "male": "bad", "mal*": "stem"}
    assert found(table, "non male, male malato") == [
        ("non male", "good"),
        ("male", "bad"),
        ("malato", "stem"),
    ]


def test_a_slash_is_either_form_and_a_hash_a_number() -> None:
    table = {"ha/hanno riso": "laugh", "# ore": "hours"}
    assert found(table, "hanno riso due ore, ha riso 3 ore, molte ore") == [
        ("hanno riso", "laugh"),
        ("due ore", "hours"),
        ("ha riso", "laugh"),
        ("3 ore", "hours"),
    ]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("lascia a desiderare", 1),
        ("lascia molto a desiderare", 1),
        ("lascia uno due tre desiderare", 1),
        ("lascia uno due tre quattro desiderare", 0),
        ("lascia, a desiderare", 0),
        ("lascia", 0),
    ],
)
def test_dots_let_three_words_pass_but_no_punctuation(text: str, hits: int) -> None:
    assert len(found({"lascia … desiderare": "x"}, text)) == hits


def test_apostrophes_part_words_in_tables_too() -> None:
    assert found({"non vedo l'ora": "x"}, "Non vedo l’ora!") == [("non vedo l ora", "x")]


def test_at_looks_at_one_place_only() -> None:
    patterns = Patterns([("a che ora", 1)])
    tokens = tokenize("e a che ora")
    assert patterns.at(tokens, 0) is None
    hit = patterns.at(tokens, 1)
    assert hit is not None
    assert (hit.first, hit.last, hit.value) == (1, 4, 1)


@pytest.mark.parametrize("entry", ["… male", "male …", "", "a*"])
def test_entries_that_cannot_be_meant_are_refused(entry: str) -> None:
    with pytest.raises(ValueError, match=r"an entry begins|a stem has"):
        Patterns([(entry, 1)])


def test_a_long_text_takes_little_time() -> None:
    patterns = Patterns([("ha … ha … ha … no", 1), ("mol*", 2)])
    start = time.perf_counter()
    assert patterns.find(tokenize("ha " * 30_000)) == []
    assert time.perf_counter() - start < 20
