"""The fold "how a reader sees it": what it shows, what it asks, what it does when things go wrong."""

from collections.abc import Callable

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import Json, ScriptedServer, analysis, span
from tests.live import LiveServer

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
DRAFT = "😀 Buongiorno, ci dispiace. Verifichiamo <b>subito</b>. Anna"
SIDE = "Sei la parte più forte: chi legge sta con chi è solo."
PATH = "POST /v1/replies:preview"
FOLD = '[data-garbo="reader"] summary'
Weigh = Callable[..., Card]


def preview(**changes: object) -> Json:
    hints = [
        {"code": "vague", "text": "Non c'è una parola del problema.", "spans": []},
        {"code": "technical", "text": "Qui si inciampa.", "spans": [span(DRAFT, "Verifichiamo")]},
    ]
    return {
        "comment": COMMENT, "commentLanguage": "it", "reply": DRAFT, "language": "it",
        "stronger": "business", "side": SIDE, "hints": hints,
    } | changes  # fmt: skip


def opened(weigh: Weigh, scripted: ScriptedServer, answer: Json | None = None, **changes: object) -> Card:
    """Return a card on our comment, its fold still closed."""
    known = analysis(COMMENT, 12, "likely-customer", [], caseId="k1", **changes)
    known["replies"][0] |= {"text": DRAFT, "where": "public", "checks": []}
    scripted.says("POST /v1/comments:analyze", 200, known)
    scripted.says(PATH, 200, answer or preview())
    card = weigh()
    card("badge")
    return card


def hints(card: Card) -> list[tuple[str, str]]:
    return [(hint["data-code"], hint.text) for hint in card.all("reader-hint")]


def test_closed_it_asks_nothing(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    assert card("reader").tag == "details"
    assert "open" not in card("reader").attributes
    assert scripted.heard(PATH) == []


def test_it_shows_the_comment_and_under_it_the_reply(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    card.click(FOLD)
    wait_until(lambda: len(hints(card)) == 2, "the hints")
    assert card(FOLD).text == "Come la legge un cliente"
    person, business = card("reader-comment"), card("reader-reply")
    assert [line for line in person.text.splitlines() if line] == ["Una persona", COMMENT]
    assert [line for line in business.text.splitlines() if line] == ["La vostra attività", DRAFT]
    assert person.box[3] <= business.box[1]
    assert person.box[0] < business.box[0]
    assert hints(card) == [("vague", "Non c'è una parola del problema."), ("technical", "Qui si inciampa.")]
    assert card("reader-side").text == SIDE
    assert card("reader-side")["data-stronger"] == "business"
    assert [mark.text for mark in card.all('[data-garbo="reader-reply"] mark')] == ["Verifichiamo"]
    assert [p.attributes.get("lang") for p in card.all(".said")] == ["it", "it"]


def test_it_asks_for_the_draft_that_is_shown(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    card.click(FOLD)
    (asked,) = wait_until(lambda: scripted.heard(PATH), "the question")
    assert asked.body == {
        "text": DRAFT, "platform": "generic", "commentId": "c1", "stage": "first", "register": "lei",
        "language": "it",
    }  # fmt: skip


def test_a_comment_that_is_not_kept_goes_along(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted, commentId=None)
    card.click(FOLD)
    (asked,) = wait_until(lambda: scripted.heard(PATH), "the question")
    assert asked.body is not None
    assert asked.body["comment"] == COMMENT
    assert "commentId" not in asked.body


def test_it_follows_what_is_written(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    card.click(FOLD)
    wait_until(lambda: len(hints(card)) == 2, "the hints")
    well = [{"code": "reads-well", "text": "Si legge bene: il dispiacere c'è.", "spans": []}]
    scripted.says(PATH, 200, preview(hints=well))
    card.write("reply", "Ci dispiace davvero. Anna")
    wait_until(lambda: hints(card) == [("reads-well", "Si legge bene: il dispiacere c'è.")], "the new hint")
    assert card("reader-reply").text.endswith("Ci dispiace davvero. Anna")
    assert [a.body["text"] for a in scripted.heard(PATH) if a.body] == [DRAFT, "Ci dispiace davvero. Anna"]


def test_opened_again_with_the_same_draft_it_asks_no_more(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    card.click(FOLD)
    wait_until(lambda: len(hints(card)) == 2, "the hints")
    card.click(FOLD)
    wait_until(lambda: "open" not in card("reader").attributes, "the fold to close")
    card.click(FOLD)
    wait_until(lambda: card("reader-side").visible, "the fold to open")
    assert len(scripted.heard(PATH)) == 1


def test_an_empty_draft_is_told_what_to_do(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    card.write("reply", "  ")
    card.click(FOLD)
    status = '[data-garbo="reader"] > [role=status]'
    wait_until(lambda: card(status).text == "Scrivi una risposta: qui la vedi come la vede chi passa.", "it")
    assert card("reader-comment").visible
    assert not card("reader-reply").visible
    assert scripted.heard(PATH) == []


def test_trouble_stays_in_the_fold_and_the_draft_is_safe(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted)
    scripted.fails(PATH, 500, "internal")
    card.click(FOLD)
    assert card('[data-garbo="reader"] [data-garbo="error"]')["data-kind"] == "server-error"
    assert hints(card) == []
    assert card("reply").value == DRAFT
    scripted.says(PATH, 200, preview())
    card.click('[data-garbo="reader"] [data-garbo="retry"]')
    wait_until(lambda: len(hints(card)) == 2, "the hints")
    assert not card.has('[data-garbo="reader"] [data-garbo="error"]')


def test_a_long_comment_is_shortened_as_on_a_page(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = opened(weigh, scripted, preview(comment="parola " * 200))
    card.click(FOLD)
    wait_until(lambda: len(hints(card)) == 2, "the hints")
    said = card.all(".said")[0].text
    assert said.endswith("parola …")
    assert len(said) < 250


def test_the_real_server_reads_a_real_draft(
    paired: Chromium, server: LiveServer, page_server: PageServer, select: Callable[..., str]
) -> None:
    server.put("/v1/business", {"name": "Hotel Aurora", "signature": "Anna", "role": "direzione"})
    page = paired.open(page_server.url("plain.html", "www.lettore.test"))
    select(page, "#comment")
    paired.trigger(page)
    card = Card(paired, page)
    card("badge")
    card.click(FOLD)
    ((code, text),) = wait_until(lambda: hints(card), "a hint")
    assert code == "reads-well"
    assert text.startswith("Si legge bene: il dispiacere c'è, ")
    assert card("reader-side").text.startswith(SIDE)
    card.write("reply", "La denunceremo! Però, come da regolamento, il check-in è alle tre.")
    wait_until(lambda: [code for code, _ in hints(card)][:1] == ["stops"], "the other hints")
    assert "denunceremo" in [mark.text for mark in card.all('[data-garbo="reader-reply"] mark')]


def test_it_speaks_english(
    english: Chromium, scripted: ScriptedServer, page_server: PageServer, select: Callable[..., str]
) -> None:
    english.connect(scripted.url, "a-token")
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    scripted.says(PATH, 200, preview())
    page = english.open(page_server.url("plain.html"))
    select(page, "#comment")
    english.trigger(page)
    card = Card(english, page)
    card("badge")
    card.click(FOLD)
    wait_until(lambda: len(hints(card)) == 2, "the hints")
    assert card(FOLD).text == "How a reader sees it"
    assert [who.text for who in card.all(".speaker")] == ["A person", "Your business"]
