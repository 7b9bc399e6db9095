from datetime import UTC, datetime

import pytest

from server.campaigns import Echoes, Match, echoes
from server.evidence.model import Echo
from server.reading import read
from server.reading.model import Span

TEXT = "La camera puzzava di fumo e il bagno era pieno di capelli. La colazione invece era buona."


@pytest.fixture
def mine(comment_of):
    return comment_of(TEXT, url="https://a.invalid/mine")


def copies(comment, others):
    return echoes(comment, [Match(other, "copy", 1.0) for other in others]).copies


def test_nobody_else_says_it(mine):
    assert echoes(mine, []) == Echoes(None, None, None)


def test_other_people_on_other_pages_are_counted(mine, comment_of):
    others = [comment_of(TEXT, author="b", namesake="b", url=f"https://a.invalid/{n}") for n in (1, 2)]
    others.append(comment_of(TEXT, url="https://a.invalid/1"))
    whole = (Span(0, len(TEXT) - 1),)
    assert copies(mine, others) == Echo(authors=2, pages=2, hours=0.0, spans=whole, words=14)


def test_all_on_one_page_is_no_other_page(mine, comment_of):
    assert copies(mine, [comment_of(TEXT, url=mine.url)]).pages == 0


@pytest.mark.parametrize("same", ["https://www.a.invalid/mine", "http://a.invalid/mine/"])
def test_one_page_written_in_two_ways_is_one(mine, comment_of, same):
    assert copies(mine, [comment_of(TEXT, url=same)]).pages == 0


def test_a_page_that_nobody_noted_is_no_other_page(mine, comment_of):
    others = [comment_of(TEXT, url=None), comment_of(TEXT, url="https://a.invalid/1")]
    found = copies(mine, others)
    assert (found.pages, found.placeless) == (1, True)
    found = copies(comment_of(TEXT, url=None), others)
    assert (found.pages, found.placeless) == (0, True)
    assert not copies(mine, others[1:]).placeless


def test_one_name_on_two_sites_is_one_person(mine, comment_of):
    others = [comment_of(TEXT, author=author, namesake="n") for author in ("on-a", "on-b")]
    assert copies(mine, others).authors == 1


def test_authors_without_a_namesake_are_told_apart_by_their_pseudonym(mine, comment_of):
    assert copies(mine, [comment_of(TEXT, author=author, namesake=None) for author in "xyx"]).authors == 2


@pytest.mark.parametrize("facts", [{"author": None, "namesake": None}, {"author": None}])
def test_text_met_without_an_author_is_never_a_campaign(mine, comment_of, facts):
    assert copies(mine, [comment_of(TEXT, **facts)]) is None
    assert copies(comment_of(TEXT, **facts), [mine]) is None


def test_ones_own_words_elsewhere_are_never_a_campaign(mine, comment_of):
    assert copies(mine, [comment_of(TEXT, author=mine.author)]) is None
    assert copies(mine, [comment_of(TEXT, namesake=mine.namesake)]) is None
    assert copies(mine, [mine]) is None


@pytest.mark.parametrize(
    ("published", "hours"),
    [
        ("2026-03-04", 60.0),
        ("2026-03-01T10:30:00Z", 1.5),
        ("2026-03-01T12:00:00+02:00", 2.0),
        ("3 giorni fa", None),
        ("marzo 2019", None),
        (None, 0.0),
    ],
)
def test_hours_run_from_the_first_to_the_last_as_the_page_says_or_as_they_were_met(
    mine, comment_of, published, hours
):
    assert copies(mine, [comment_of(TEXT, published_at=published)]).hours == hours


def test_copied_stretches_of_all_copies_are_joined(comment_of):
    one = comment_of("alfa beta gamma delta epsilon zeta eta theta iota kappa")
    others = [
        comment_of(text)
        for text in ("alfa beta gamma delta epsilon", "gamma delta epsilon zeta", "eta theta iota kappa")
    ]
    assert [span.of(one.text) for span in copies(one, others).spans] == [
        "alfa beta gamma delta epsilon zeta",
        "eta theta iota kappa",
    ]


@pytest.mark.parametrize("given", [True, False])
def test_the_nearest_sentence_is_shown_where_words_differ(mine, comment_of, given):
    smoke = comment_of("Odore di fumo terribile nella stanza e capelli ovunque in bagno, mai visto.")
    found = echoes(mine, [Match(smoke, "same-problem", 0.6)], read(TEXT) if given else None)
    assert found.copies is None
    assert found.paraphrases is None
    assert [span.of(TEXT) for span in found.same_problem.spans] == [TEXT.partition(" La col")[0]]


def test_kinds_are_told_apart(mine, comment_of):
    kinds = ("copy", "paraphrase", "paraphrase")
    found = echoes(mine, [Match(comment_of(TEXT), kind, 0.9) for kind in kinds])
    assert (found.copies.authors, found.paraphrases.authors, found.same_problem) == (1, 2, None)


TOLD = (
    "Odore di fumo terribile nella stanza, mai visto.",
    "Capelli ovunque in bagno e nessuno che pulisca.",
    "La mia camera sapeva di sigaretta dalla sera alla mattina.",
)


def test_witnesses_are_counted(mine, comment_of):
    matches = [Match(comment_of(text), "same-problem", 0.7) for text in TOLD]
    assert echoes(mine, matches).same_problem.authors == 3


def test_those_who_repeat_each_other_are_no_witnesses(mine, comment_of):
    repeated = [Match(comment_of(TOLD[0]), "same-problem", 0.7) for _ in range(3)]
    assert echoes(mine, repeated).same_problem is None
    alone = Match(comment_of(TOLD[1]), "same-problem", 0.7)
    assert echoes(mine, [*repeated, alone]).same_problem.authors == 1


@pytest.mark.parametrize("kind", ["copy", "paraphrase"])
def test_whoever_repeats_others_is_no_witness(mine, comment_of, kind):
    matches = [Match(comment_of(TEXT), kind, 0.9), Match(comment_of(TOLD[0]), "same-problem", 0.7)]
    assert echoes(mine, matches).same_problem is None


def test_a_match_without_vectors_shows_some_sentence_and_does_not_fail(mine, comment_of):
    found = echoes(mine, [Match(comment_of(TEXT, bare=True), "paraphrase", 0.9)])
    assert found.paraphrases.authors == 1


def test_an_empty_text_has_no_spans(comment_of):
    found = echoes(comment_of(""), [Match(comment_of(TEXT), kind, 0.9) for kind in ("copy", "paraphrase")])
    assert (found.copies.spans, found.paraphrases.spans) == ((), ())


def test_moments_without_a_zone_are_taken_as_utc(comment_of):
    one = comment_of(TEXT, created_at=datetime(2026, 3, 1, 10, tzinfo=UTC))
    assert copies(one, [comment_of(TEXT, published_at="2026-03-01T11:00")]).hours == 1.0
