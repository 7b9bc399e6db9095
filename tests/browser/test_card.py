"""The card: the answer in one line, and the reasons with their words on the page."""

from collections.abc import Callable

import pytest

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer, reason
from tests.live import LiveServer

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
PRICE = (
    "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, "
    "costa 45 😀 e non è la prima volta."
)
Weigh = Callable[..., Card]


@pytest.mark.parametrize(
    ("score", "band", "line"),
    [
        (12, "likely-customer", "Probabilmente un cliente · 12"),
        (47, "to-check", "Da verificare · 47"),
        (71, "suspicious", "Sospetto · 71"),
        (88, "probable-campaign", "Probabilmente una campagna · 88"),
        (None, "not-negative", "Non è una critica"),
    ],
)
def test_the_answer_is_one_line_with_word_number_and_shape(
    weigh: Weigh, scripted: ScriptedServer, score: int | None, band: str, line: str
) -> None:
    scripted.weighs(COMMENT, score, band, [])
    card = weigh()
    badge = card("badge")
    assert badge.text == line
    assert badge["data-score"] == ("" if score is None else str(score))
    assert badge["data-band"] == band
    assert len(card.all('[data-garbo="badge"] svg')) == 1
    assert card.has(".scale") is (score is not None)


def test_every_band_has_a_shape_and_a_hue_of_its_own(weigh: Weigh, scripted: ScriptedServer) -> None:
    looks = []
    for band in ("not-negative", "likely-customer", "to-check", "suspicious", "probable-campaign"):
        scripted.weighs(COMMENT, None if band == "not-negative" else 50, band, [])
        card = weigh()
        card("badge")
        looks.append((card('[data-garbo="badge"] path')["d"], card.style("badge", "color")))
    assert len({shape for shape, _ in looks}) == 5
    assert len({hue for _, hue in looks}) == 5


def test_the_words_of_each_reason_are_marked_on_the_page(weigh: Weigh, scripted: ScriptedServer) -> None:
    evidence = [
        reason(
            PRICE, "price-claim", 8, "Confronto di prezzo", "Controllate il listino.", "89 euro", "costa 45"
        ),
        reason(
            PRICE, "competitor", 6, "Un'altra attività", "Vale la pena di verificare.", "Profumeria Lilla"
        ),
        reason(
            PRICE, "checkable-fact", -4, "Un fatto", "Si può controllare.", "via Mazzini 14", "prima volta"
        ),
    ]
    scripted.weighs(PRICE, 45, "to-check", evidence)
    card = weigh(selector="#price")
    signals = [
        (part["data-signal"], part["data-way"]) for part in wait_until(lambda: card.all("reason"), "reasons")
    ]
    assert signals == [("price-claim", "raises"), ("competitor", "raises"), ("checkable-fact", "lowers")]
    assert card.marks() == {
        "garbo-raises": ["89 euro", "costa 45", "Profumeria Lilla"],
        "garbo-lowers": ["via Mazzini 14", "prima volta"],
    }


def test_marks_find_their_words_when_the_server_cut_the_page_away(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    evidence = [
        reason(
            COMMENT, "lived-detail", -9, "Esperienza vissuta", "Tre dettagli.", "Camera 12", "due ore. Non"
        )
    ]
    cuts = [{"kind": "author", "text": "Marta R. 3 h"}, {"kind": "action", "text": "Mi piace Rispondi"}]
    scripted.weighs(COMMENT, 0, "likely-customer", evidence, cuts=cuts)
    card = weigh(selector="#whole")
    card("badge")
    assert card.marks() == {"garbo-lowers": ["Camera 12", "due ore. Non"]}
    assert "Marta R. 3 h · Mi piace Rispondi" in card("cuts").text
    assert card('[data-garbo="read"]').text == COMMENT


def test_a_span_that_runs_over_a_cut_is_marked_in_two_pieces(weigh: Weigh, scripted: ScriptedServer) -> None:
    text = "Prima parte del commento. Seconda parte del commento."
    evidence = [reason(text, "lived-detail", -3, "Esperienza", "Racconta.", "commento. Seconda")]
    scripted.weighs(text, 10, "likely-customer", evidence)
    card = weigh("pieces.html", "#comment")
    card("badge")
    assert card.marks() == {"garbo-lowers": ["commento.", "Seconda"]}


def test_words_that_are_not_on_the_page_are_quoted_and_not_marked(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    text = "Tutt'altre parole §§§"
    scripted.weighs(
        text, 10, "likely-customer", [reason(text, "impulse", 0, "D'impulso", "Può essersi sfogato.", "§§§")]
    )
    card = weigh()
    part = card("reason")
    assert (part["data-way"], "«§§§»" in part.text, "tabindex" in part.attributes) == ("neither", True, False)
    assert card.marks() == {}


def test_reading_a_reason_brings_out_its_words(weigh: Weigh, scripted: ScriptedServer) -> None:
    evidence = [
        reason(COMMENT, "lived-detail", -9, "Esperienza vissuta", "Dettagli.", "Camera 12", "il 3 agosto"),
        reason(COMMENT, "bare-insult", 2, "Critica", "Nient'altro.", "Non torneremo"),
    ]
    scripted.weighs(COMMENT, 10, "likely-customer", evidence)
    card = weigh()
    card.hover("reason", 1)
    wait_until(lambda: card.marks().get("garbo-focus") == ["Non torneremo"], "the second reason's words")
    card.focus("reason")
    wait_until(
        lambda: card.marks().get("garbo-focus") == ["Camera 12", "il 3 agosto"], "the first reason's words"
    )
    card.page.keyboard.press("Shift+Tab")
    wait_until(lambda: "garbo-focus" not in card.marks(), "no words")


def test_three_reasons_at_once_and_the_weightiest_first(weigh: Weigh, scripted: ScriptedServer) -> None:
    weights = {"impulse": 0, "competitor": 6, "lived-detail": -9, "price-claim": 8, "creator": 1}
    scripted.weighs(COMMENT, 20, "likely-customer", [reason(COMMENT, s, w, s, s) for s, w in weights.items()])
    card = weigh()
    card("badge")
    parts = card.all("reason")
    assert [part["data-signal"] for part in parts] == [
        "lived-detail",
        "price-claim",
        "competitor",
        "creator",
        "impulse",
    ]
    assert [part.visible for part in parts] == [True, True, True, False, False]
    assert card(".why details summary").text == "Altri motivi: 2"
    assert [p.text for p in card.all(".points span[aria-hidden]")] == ["−22", "+20", "+15", "+3", "·"]


def test_no_evidence_is_said(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 17, "likely-customer", [])
    assert weigh()("no-reasons").text.startswith("Nessun segnale")


@pytest.mark.parametrize(("ceiling", "said"), [(59, True), (79, False)])
def test_the_ceiling_of_the_text_is_said(
    weigh: Weigh, scripted: ScriptedServer, ceiling: int, said: bool
) -> None:
    suspicion = {"score": 40, "band": "to-check", "ceiling": ceiling, "logOdds": -8, "neutral": 17}
    scripted.weighs(COMMENT, 40, "to-check", [], suspicion=suspicion)
    card = weigh()
    card("badge")
    assert [part.text for part in card.all("ceiling")] == ["Dal solo testo non si può dire di più."] * said


def test_the_next_step_is_said(weigh: Weigh, scripted: ScriptedServer) -> None:
    step = {
        "code": "report-extortion",
        "title": "Ricatto: non pagare",
        "why": "Il messaggio serve come prova.",
    }
    scripted.weighs(COMMENT, 50, "to-check", [], nextStep=step)
    part = weigh()("next-step")
    assert part["data-code"] == "report-extortion"
    assert part.text.split("\n") == ["Ricatto: non pagare", "Il messaggio serve come prova."]


def test_a_second_press_weighs_what_is_selected_now(
    weigh: Weigh, scripted: ScriptedServer, browser: Chromium, select: Callable[..., str]
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    card("badge")
    scripted.weighs(PRICE, 45, "to-check", [])
    select(card.page, "#price")
    browser.trigger(card.page)
    wait_until(lambda: [p["data-band"] for p in card.all("badge")] == ["to-check"], "the second answer")
    assert card.page.locator("garbo-card").count() == 1


def test_under_a_strict_policy_of_the_page_the_card_looks_the_same(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    scripted.weighs(
        COMMENT, 12, "likely-customer", [reason(COMMENT, "lived-detail", -9, "x", "y", "Camera 12")]
    )
    card = weigh("strict.html")
    card("badge")
    assert card.style(".panel", "position") == "fixed"
    assert card.style("badge", "color") == "rgb(60, 105, 70)"
    assert card.marks() == {"garbo-lowers": ["Camera 12"]}


def test_a_selection_in_a_frame_is_found_by_the_toolbar_button(
    browser: Chromium, page_server: PageServer, scripted: ScriptedServer
) -> None:
    browser.connect(scripted.url, "a-token")
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    page = browser.open(page_server.url("framed.html"))
    page.frames[1].wait_for_load_state("load")  # what is selected before goes with the empty document
    page.frames[1].evaluate("getSelection().selectAllChildren(document.querySelector('#comment'))")
    browser.trigger(page)
    wait_until(lambda: scripted.heard("POST /v1/comments:analyze"), "the request")
    assert scripted.heard("POST /v1/comments:analyze")[0].body["text"] == COMMENT
    assert page.frames[1].locator("garbo-card").count() == 1
    assert page.locator("garbo-card").count() == 0


def test_text_that_is_selected_in_a_field_is_weighed(
    browser: Chromium, page_server: PageServer, scripted: ScriptedServer
) -> None:
    browser.connect(scripted.url, "a-token")
    scripted.weighs("Pessimi.", 40, "to-check", [])
    page = browser.open(page_server.url("plain.html"))
    page.fill("#box", "Un cliente scrive: Pessimi.")
    page.evaluate("document.querySelector('#box').setSelectionRange(19, 27)")
    browser.trigger(page)
    assert Card(browser, page)("badge")["data-score"] == "40"
    assert scripted.heard("POST /v1/comments:analyze")[0].body["text"] == "Pessimi."


def test_styles_of_the_page_do_not_reach_the_card(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    plain = weigh()
    plain("badge")
    names = ("letter-spacing", "text-transform", "font-size", "visibility", "direction", "color", "width")
    before = [plain.style("badge", name) for name in names] + [plain.style(".panel", name) for name in names]
    card = weigh("loud.html")
    card("badge")
    assert [card.style("badge", name) for name in names] + [
        card.style(".panel", name) for name in names
    ] == before


def test_in_english_everything_is_english(
    english: Chromium, page_server: PageServer, scripted: ScriptedServer, select: Callable[..., str]
) -> None:
    english.connect(scripted.url, "a-token")
    same = {"commentId": "c2", "similarity": 0.9, "kind": "same-problem", "publishedAt": None}
    scripted.weighs(COMMENT, 12, "likely-customer", [], caseId="k1", similar=[same])
    page = english.open(page_server.url("plain.html"))
    select(page, "#comment")
    english.trigger(page)
    card = Card(english, page)
    assert card("badge").text == "Probably a customer · 12"
    assert [card(name).text for name in ("copy", "insert", "another", "open-case")] == [
        "Copy", "Insert", "Another", "Open the case",
    ]  # fmt: skip
    assert card("wrong").text == "You are wrong: I don't think it is a customer"
    assert [part.text for part in card.all(".folds summary")] == [
        "Someone else tells of this problem too: a good sign", "Who writes", "What was read",
        "Another situation", "How a reader sees it",
    ]  # fmt: skip
    assert [part.text for part in card.all(".fields label")] == [
        "Name", "Who it is", "Seen by", "Moment", "Tone", "The comment",
    ]  # fmt: skip
    assert scripted.heard("POST /v1/comments:analyze")[0].headers["accept-language"] == "en"


def test_the_whole_way_with_the_real_server(
    paired: Chromium, server: LiveServer, page_server: PageServer, select: Callable[..., str]
) -> None:
    page = paired.open(page_server.url("plain.html"))
    select(page, "#price")
    paired.trigger(page)
    card = Card(paired, page)
    assert card("badge")["data-band"] == "to-check"
    assert 30 <= int(card("badge")["data-score"]) <= 59
    assert {part["data-signal"] for part in card.all("reason")} >= {"competitor", "price-claim"}
    assert card.marks()["garbo-raises"]
    assert len(card("reply").value or "") > 80
    assert not card.has("check")
    card.click("open-case")
    code = wait_until(lambda: card("case").attributes.get("data-code"), "the code")
    assert code in (card("reply").value or "")
    card.click("insert")
    wait_until(lambda: card("status").text == "Inserita. Rileggila, poi pubblicala tu.", "the insertion")
    assert page.input_value("#box") == card("reply").value


def test_a_comment_inside_a_component_of_the_page_is_read_marked_and_answered(
    browser: Chromium, page_server: PageServer, scripted: ScriptedServer
) -> None:
    browser.connect(scripted.url, "a-token")
    page = browser.open(page_server.url("plain.html"))
    page.evaluate("""() => { const host = document.createElement('comment-list');
      host.attachShadow({ mode: 'open' }).append(document.querySelector('#whole'));
      document.querySelector('h2').after(host); }""")
    text = page.inner_text("#comment")
    evidence = [reason(text, "lived-detail", -9, "Esperienza vissuta", "Un dettaglio.", "Camera 12")]
    scripted.weighs(text, 12, "likely-customer", evidence)
    page.click("#comment", click_count=3)
    browser.trigger(page)
    card = Card(browser, page)
    assert card("badge")["data-score"] == "12"
    (asked,) = scripted.heard("POST /v1/comments:analyze")
    assert asked.body["text"] == text
    assert card.marks() == {"garbo-lowers": ["Camera 12"]}
    comment = page.locator("#comment").bounding_box()
    assert comment is not None
    assert card(".panel").box[0] >= comment["x"] + comment["width"]
    card.write("reply", "Ci dispiace.")
    card.click("insert")
    wait_until(lambda: page.input_value("#box") == "Ci dispiace.", "the reply in the box")
