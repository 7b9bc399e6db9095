"""Comments that say the same: the line, and the two texts side by side."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer, span
from tests.live import LiveServer

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
OTHER = "😀 Che posto! Il condizionatore perdeva acqua sul letto e basta."
SHARED = "condizionatore perdeva acqua sul letto"
ROUTE = "GET /v1/comments/c1/similar"
Weigh = Callable[..., Card]


def alike(*kinds: str) -> list[dict[str, Any]]:
    """Similar comments of these kinds; "own" is a copy by the same person."""
    return [
        {"commentId": f"c{n}", "similarity": 0.9, "kind": kind.replace("own", "copy"), "publishedAt": None,
         "sameAuthor": kind == "own"}
        for n, kind in enumerate(kinds, 2)
    ]  # fmt: skip


def beside(here: str, there: str, *shared: str, **changes: Any) -> dict[str, Any]:
    pairs = [{"here": span(here, words), "there": span(there, words)} for words in shared]
    return {
        "commentId": "c2", "caseId": "k2", "similarity": 0.9, "kind": "copy",
        "publishedAt": "2026-08-03T23:30:00Z", "text": there, "url": "https://www.recensioni.test/hotel/1",
        "sameAuthor": False, "shared": pairs,
    } | changes  # fmt: skip


def opened(weigh: Weigh, scripted: ScriptedServer, *others: dict[str, Any], text: str = COMMENT) -> Card:
    scripted.weighs(text, 40, "to-check", [], similar=alike(*(other["kind"] for other in others)))
    scripted.says(ROUTE, 200, {"commentId": "c1", "text": text, "similar": list(others)})
    card = weigh()
    card.click('[data-garbo="similar"] summary')
    card("pair")
    return card


@pytest.mark.parametrize(
    ("kinds", "lines"),
    [
        (["copy"], ["Un altro commento usa le stesse parole"]),
        (["copy", "copy"], ["Altri 2 commenti usano le stesse parole"]),
        (["own"], ["La stessa persona l'ha scritto anche altrove"]),
        (
            ["own", "copy", "own"],
            ["Un altro commento usa le stesse parole", "La stessa persona l'ha scritto altre 2 volte"],
        ),
        (["paraphrase"], ["Un altro commento dice le stesse cose in altro modo"]),
        (["same-problem"], ["Anche un'altra persona racconta questo problema: buon segno"]),
        (
            ["same-problem", "same-problem", "paraphrase", "paraphrase", "copy"],
            ["Un altro commento usa le stesse parole", "Altri 2 commenti dicono le stesse cose in altro modo",
             "Anche altre 2 persone raccontano questo problema: buon segno"],
        ),
    ],
)  # fmt: skip
def test_how_many_say_the_same_is_said_by_kind(
    weigh: Weigh, scripted: ScriptedServer, kinds: list[str], lines: list[str]
) -> None:
    scripted.weighs(COMMENT, 40, "to-check", [], similar=alike(*kinds))
    card = weigh()
    card("badge")
    assert [part.text for part in card.all('[data-garbo="similar"] summary span')] == lines
    assert scripted.heard(ROUTE) == []


@pytest.mark.parametrize("changes", [{}, {"commentId": None, "similar": alike("copy")}])
def test_with_nothing_alike_nothing_is_said(
    weigh: Weigh, scripted: ScriptedServer, changes: dict[str, Any]
) -> None:
    scripted.weighs(COMMENT, 40, "to-check", [], **changes)
    card = weigh()
    card("badge")
    assert not card.has("similar")


def test_opening_shows_both_texts_with_what_they_share(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted, beside(COMMENT, OTHER, SHARED))
    assert card("pair")["data-kind"] == "copy"
    assert card('[data-garbo="pair"] > p').text == (
        "Stesse parole · 3 agosto 2026 · recensioni.test · un'altra persona"
    )
    assert [part.text for part in card.all(".sides h4")] == ["Questo commento", "L'altro"]
    assert [part.text for part in card.all(".sides mark")] == [SHARED, SHARED]
    assert [part.text for part in card.all(".sides blockquote")] == [COMMENT, OTHER]
    assert "underline" in card.style(".sides mark", "text-decoration")
    assert not card.has("whole-text")


def test_facts_that_are_not_known_are_left_out(weigh: Weigh, scripted: ScriptedServer) -> None:
    facts = {"publishedAt": "3 h", "url": None, "sameAuthor": None, "kind": "same-problem"}
    card = opened(weigh, scripted, beside(COMMENT, OTHER, SHARED, **facts))
    assert card('[data-garbo="pair"] > p').text == "Stesso problema · 3 h"


def test_it_is_fetched_once(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted, beside(COMMENT, OTHER, SHARED))
    card.click('[data-garbo="similar"] summary')
    wait_until(lambda: not card("pair").visible, "the fold to close")
    card.click('[data-garbo="similar"] summary')
    wait_until(lambda: card("pair").visible, "the fold to open")
    assert len(scripted.heard(ROUTE)) == 1


def test_long_texts_are_shortened_around_what_they_share(weigh: Weigh, scripted: ScriptedServer) -> None:
    filler = "parole che non dicono nulla di nuovo a nessuno " * 8
    here = f"{filler}{SHARED} {filler}non torneremo mai più {filler}fine."
    card = opened(weigh, scripted, beside(here, OTHER, SHARED, text=OTHER), text=here)
    first = card(".sides blockquote")
    assert first.text.startswith("… ")
    assert first.text.endswith(" …")
    assert 80 < len(first.text) < 150
    assert [part.text for part in card.all(".sides mark")] == [SHARED, SHARED]
    assert len(card.all("whole-text")) == 1
    card.focus("whole-text")
    card.page.keyboard.press("Enter")
    wait_until(lambda: card(".sides blockquote").text == here.strip(), "the whole text")
    assert not card.has("whole-text")
    focused = card.focused()
    assert focused is not None
    assert focused.tag == "blockquote"


def test_a_whole_copy_is_shortened_in_its_middle(weigh: Weigh, scripted: ScriptedServer) -> None:
    text = " ".join(f"parola{n}" for n in range(200))
    card = opened(weigh, scripted, beside(text, text, text), text=text)
    (here, there) = (part.text for part in card.all(".sides mark"))
    assert here == there
    assert here.startswith("parola0 ")
    assert here.endswith(" parola199")
    assert " … " in here
    assert len(here) < 260


def test_what_others_wrote_is_text_and_never_markup(weigh: Weigh, scripted: ScriptedServer) -> None:
    nasty = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    card = opened(weigh, scripted, beside(nasty, nasty, nasty, url="javascript:alert(1)"), text=nasty)
    assert [part.text for part in card.all(".sides mark")] == [nasty, nasty]
    assert card.all(".panel img, .panel script, .panel a") == []
    assert card.page.title() == "Hotel Esempio: commenti"


def test_spans_that_make_no_sense_do_no_harm(weigh: Weigh, scripted: ScriptedServer) -> None:
    odd = [{"start": 40, "end": 9000}, {"start": 3, "end": 3}, {"start": 0, "end": 6}, {"start": 4, "end": 9}]
    other = beside(COMMENT, COMMENT, shared=[{"here": one, "there": one} for one in odd])
    card = opened(weigh, scripted, other)
    assert [part.text for part in card.all(".sides mark")][:2] == [COMMENT[:9], COMMENT[40:]]


def test_what_goes_wrong_is_said_there_and_opening_again_tries_again(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    scripted.weighs(COMMENT, 40, "to-check", [], similar=alike("copy"))
    scripted.fails(ROUTE, 500, "internal")
    card = weigh()
    card.click('[data-garbo="similar"] summary')
    assert card('[data-garbo="similar"] [data-garbo="error"]')["data-kind"] == "server-error"
    other = beside(COMMENT, OTHER, SHARED)
    scripted.says(ROUTE, 200, {"commentId": "c1", "text": COMMENT, "similar": [other]})
    card.click('[data-garbo="similar"] [data-garbo="retry"]')
    card("pair")
    assert not card.has("error")


def test_others_that_were_erased_meanwhile_are_said_to_be(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 40, "to-check", [], similar=alike("copy"))
    scripted.says(ROUTE, 200, {"commentId": "c1", "text": COMMENT, "similar": []})
    card = weigh()
    card.click('[data-garbo="similar"] summary')
    wait_until(
        lambda: "Nel frattempo sono stati cancellati." in card("similar").text, "the word that they are gone"
    )


def test_in_a_narrow_window_the_texts_stand_one_above_the_other(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    card = opened(weigh, scripted, beside(COMMENT, OTHER, SHARED))
    one, other = (part.box for part in card.all(".sides blockquote"))
    assert one[2] <= other[0]
    card.page.set_viewport_size({"width": 320, "height": 640})
    wait_until(lambda: card(".panel").box[2] <= 320, "the narrow card")
    one, other = (part.box for part in card.all(".sides blockquote"))
    assert one[3] <= other[1]


def test_the_whole_way_with_the_real_server(
    paired: Chromium, server: LiveServer, page_server: PageServer, select: Callable[..., str]
) -> None:
    text = (
        "Arrivati di notte, la caldaia era spenta e nessuno alla reception sapeva accenderla: "
        "abbiamo dormito con i cappotti."
    )
    cards = []
    for host, author in (("www.uno.test", "Piero V."), ("www.due.test", "Gina S.")):
        page = paired.open(page_server.url("guestbook.html", host))
        page.evaluate(
            """([text, author]) => {
            const comment = document.querySelector('#lived');
            comment.textContent = text;
            comment.parentElement.querySelector('.author').textContent = author; }""",
            [text, author],
        )
        select(page, "#lived")
        paired.trigger(page)
        cards.append(Card(paired, page))
        cards[-1]("badge")
    card = cards[-1]
    card.click('[data-garbo="similar"] summary')
    assert card("pair")["data-kind"] == "copy"
    assert "uno.test" in card('[data-garbo="pair"] > p').text
    assert [part.text for part in card.all(".sides mark")] == [text.rstrip(".")] * 2
