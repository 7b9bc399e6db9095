"""Replies through the API: every stage, the gate, what was sent lately, a case from beginning to end."""

import re
from itertools import cycle
from typing import Any, get_args

import pytest

from server.records import Platform
from server.replies.model import Register, ReplyLanguage, Stage, Variant
from server.replies.registers import REGISTERS
from tests.api.test_analyze import LIE, LIVED, ODD
from tests.conftest import Api

COMPOSE, CHECK = "/v1/replies:compose", "/v1/replies:check"
AURORA: dict[str, Any] = {
    "name": "Profumeria Aurora", "kind": "shop", "signature": "Anna", "role": "direzione", "register": "tu",
    "privateChannel": "info@aurora.example", "closed": ["2026-05-01"],
    "prices": [{"item": "Crema", "price": 49, "from": "2026-01-01"}],
    "confirmedActions": ["Abbiamo rivisto i cartellini di ogni crema"],
}  # fmt: skip
PAGE = {"url": "https://www.facebook.test/aurora/posts/9", "platform": "facebook"}
TRIPADVISOR = {"url": "https://www.tripadvisor.test/r/9", "platform": "tripadvisor"}


def happened(api: Api, case_id: str, what: str, at: str, /, **fields: Any) -> None:
    api.post(f"/v1/cases/{case_id}/events", {"type": what, "at": at, **fields})


def drafts(api: Api, comment_id: str, stage: str, /, **asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.post(COMPOSE, {"commentId": comment_id, "stage": stage, **asked})[
        "replies"
    ]
    return found


def broken(draft: dict[str, Any]) -> list[str]:
    return [check["rule"] for check in draft["checks"] if not check["ok"]]


def lacks(api: Api, comment_id: str, /, **asked: Any) -> list[str]:
    """Ask for a clarification that must be refused; return what is missing."""
    refused = api.send("POST", COMPOSE, {"commentId": comment_id, "stage": "clarify", **asked})
    assert refused.status_code == 409
    problem = refused.get_json()
    assert problem["type"] == "/problems/gate-closed"
    assert {error["pointer"] for error in problem["errors"]} == {"/stage"}
    return [error["detail"].split(":")[0] for error in problem["errors"]]


def gated(api: Api, **more: Any) -> tuple[str, str]:
    """Keep a comment whose ledger is full; return its id and its case's."""
    answer = api.analyze(LIE, **{"page": PAGE, "publishedAt": "2026-05-04", **more})
    happened(api, answer["caseId"], "reference-asked", "2026-05-12T09:00:00+02:00")
    happened(api, answer["caseId"], "silence", "2026-05-16T09:00:00+02:00")
    happened(api, answer["caseId"], "contradiction", "2026-05-17T09:00:00+02:00", kind="price-list",
             source="listino di maggio")  # fmt: skip
    return answer["commentId"], answer["caseId"]


def test_a_case_from_the_first_answer_to_the_note(api: Api) -> None:
    api.put("/v1/business", AURORA)
    answer = api.analyze(LIE, page=PAGE, publishedAt="2026-05-04T10:00:00Z")
    comment, case = answer["commentId"], answer["caseId"]
    assert {(each["stage"], each["register"]) for each in answer["replies"]} == {("first", "tu")}
    silence, contradiction = "Manca il silenzio", "Manca una contraddizione verificata, con la sua fonte"
    assert lacks(api, comment) == [silence, contradiction]
    happened(api, case, "reference-asked", "2026-05-12T09:00:00+02:00")
    assert lacks(api, comment) == [contradiction]
    happened(api, case, "silence", "2026-05-16T09:00:00+02:00")
    assert lacks(api, comment) == [contradiction]
    happened(api, case, "contradiction", "2026-05-17T09:00:00+02:00", kind="price-list")
    assert lacks(api, comment) == ["Alla contraddizione manca la fonte"]
    happened(
        api, case, "contradiction", "2026-05-17T10:00:00+02:00", kind="price-list", source="listino di maggio"
    )
    clarified = drafts(api, comment, "clarify")
    assert len(clarified) == 3
    for draft in clarified:
        assert "12 maggio" in draft["text"]
        assert "49 euro" in draft["text"]
        assert "Crema" in draft["text"]
        assert "89" not in draft["text"]
        assert "Lilla" not in draft["text"]
        assert (draft["where"], broken(draft)) == ("public", [])
    happened(api, case, "decision", "2026-05-18T09:00:00+02:00", decision="B", note="Marta Rossi mente")
    happened(api, case, "resolved", "2026-05-20T09:00:00+02:00")
    assert all(broken(draft) == [] for draft in drafts(api, comment, "resolved"))
    (report,) = drafts(api, comment, "report")
    fields = {each["name"]: each["value"] for each in report["fields"]}
    assert fields["url"] == PAGE["url"]
    assert fields["published"] == "4 maggio 2026"
    assert fields["text"] == f"«{LIE}»"
    assert fields["facts"] == (
        "12 maggio 2026: chiesto un riferimento in privato; 16 maggio 2026: nessuna risposta dopo 4 giorni; "
        "17 maggio 2026: controllato il listino di quel periodo, alla voce Crema: 49 euro "
        "(fonte: listino di maggio); 20 maggio 2026: segnalazione risolta"
    )
    assert fields["category"] == "informazioni che non corrispondono ai fatti"
    assert (fields["reporter"], fields["contact"]) == (
        "Anna, direzione, Profumeria Aurora",
        "info@aurora.example",
    )
    (note,) = drafts(api, comment, "note")
    told = {each["name"]: each["value"] for each in note["fields"]}
    assert told["proof"] == fields["facts"]
    assert told["decision"] == "chiarire in pubblico: Marta Rossi mente"
    assert told["remedy"] == "abbiamo rivisto i cartellini di ogni crema"
    assert told["suspicion"].startswith("Probabilmente una campagna (")
    assert told["lesson"] == ""
    for draft in (report, note):
        assert all(each["value"] in draft["text"] for each in draft["fields"])
        assert broken(draft) == []
    assert "Marta" not in report["text"]
    assert lacks(api, comment) == ["Il caso è risolto o chiuso"]
    assert (report["where"], note["where"]) == ("platform", "inside")


@pytest.mark.parametrize("what", ["customer-answered", "reference-verified", "second-message"])
def test_an_answer_closes_the_gate_again(api: Api, what: str) -> None:
    comment, case = gated(api)
    assert drafts(api, comment, "clarify")
    happened(api, case, what, "2026-05-18T09:00:00+02:00")
    found = what == "reference-verified"
    assert lacks(api, comment) == ["Il riferimento è stato trovato" if found else "Manca il silenzio"]


def test_where_it_is_forbidden_the_sentence_says_to_report(api: Api) -> None:
    told = ["Questa piattaforma non ammette chiarimenti che mettono in dubbio chi scrive"]
    comment, _ = gated(api, page=TRIPADVISOR)
    assert lacks(api, comment) == told
    assert lacks(api, comment, platform="facebook") == told
    refused = api.send("POST", COMPOSE, {"commentId": comment, "stage": "clarify"}).get_json()
    assert refused["errors"][0]["detail"].endswith(": segnala il commento.")


def test_the_platform_that_is_asked_for_counts_too(api: Api) -> None:
    comment, _ = gated(api)
    assert len(lacks(api, comment, platform="tripadvisor")) == 1
    assert drafts(api, comment, "clarify", platform="google")


def test_a_text_without_a_case_cannot_be_clarified(api: Api) -> None:
    refused = api.send("POST", COMPOSE, {"text": LIE, "stage": "clarify", "platform": "facebook"})
    assert refused.status_code == 409
    assert [error["detail"] for error in refused.get_json()["errors"]] == [
        "Serve un caso aperto: prima valuta e salva il commento."
    ]


def test_a_handwritten_clarification_is_red_while_the_gate_is_shut(api: Api) -> None:
    text = "Buongiorno, per chiarezza: nel nostro listino il prezzo era un altro. Anna, direzione"
    answer = api.analyze(LIE, page=PAGE)

    def found(**asked: Any) -> dict[str, Any]:
        checks = api.post(
            CHECK, {"text": text, "stage": "clarify", "commentId": answer["commentId"], **asked}
        )
        (respect,) = (each for each in checks["checks"] if each["rule"] == "R8")
        return {name: respect.get(name) for name in ("ok", "severity", "why", "source")}

    locked = found()
    assert (locked["ok"], locked["severity"]) == (False, "red")
    assert locked["why"].startswith("Questo chiarimento è ancora chiuso. Manca il silenzio: ")
    assert "Manca una contraddizione verificata" in locked["why"]
    assert found(stage="silent")["ok"] is True
    elsewhere = found(platform="tripadvisor")
    assert elsewhere["why"].startswith("Questo chiarimento è ancora chiuso. Questa piattaforma non ammette")
    assert elsewhere["source"] == "https://www.tripadvisor.co.uk/Trust-lpgT1CmsfQ3E.html"
    happened(api, answer["caseId"], "silence", "2026-05-16T09:00:00Z", days=4)
    happened(
        api, answer["caseId"], "contradiction", "2026-05-17T09:00:00Z", kind="price-list", source="listino"
    )
    assert found()["ok"] is True
    assert found(platform="trustpilot")["ok"] is False
    assert found(commentId=None, platform="trustpilot")["ok"] is False
    assert found(commentId=None, platform="facebook")["ok"] is True
    assert found(commentId=None)["ok"] is True


def test_a_silence_without_a_question_is_clarified_without_claiming_one(api: Api) -> None:
    answer = api.analyze(LIE, page=PAGE)
    case = answer["caseId"]
    api.post(f"/v1/cases/{case}/events", {"type": "silence", "days": 4})
    fact = {"type": "contradiction", "kind": "price-list", "source": "listino 2026"}
    api.post(f"/v1/cases/{case}/events", fact)
    said = [draft["text"] for draft in drafts(api, answer["commentId"], "clarify")]
    assert len(said) == 3
    assert not any("abbiamo chiesto" in text or "chiesto in privato" in text for text in said)


def test_a_silence_longer_than_the_question_is_old_names_no_day(api: Api) -> None:
    answer = api.analyze(LIE, page=PAGE)
    case = answer["caseId"]
    for event in (
        {"type": "reference-asked"},
        {"type": "silence", "days": 10},
        {"type": "contradiction", "kind": "price-list", "source": "listino 2026"},
    ):
        api.post(f"/v1/cases/{case}/events", event)
    said = [draft["text"] for draft in drafts(api, answer["commentId"], "clarify")]
    assert len(said) == 3
    assert not any(re.search(r"\d", text.replace(answer["caseId"], "").split("codice")[0]) for text in said)
    (report,) = drafts(api, answer["commentId"], "report")
    assert "10 giorni" not in report["text"]
    assert "nessuna risposta finora" in report["text"]


def test_copies_that_were_found_need_no_source(api: Api) -> None:
    text = "Servizio vergognoso e personale scortese, cena fredda e conto salato: non prenotate mai qui"
    for number, name in enumerate(("Anna", "Bruno")):
        answer = api.analyze(text, page={"url": f"https://www.example.it/r/{number}"}, author={"name": name})
        if not number:
            alone = answer
    for case in (alone["caseId"], answer["caseId"]):
        happened(api, case, "silence", "2026-05-16T09:00:00Z")
    happened(api, answer["caseId"], "contradiction", "2026-05-17T09:00:00Z", kind="copies")
    said = [draft["text"].casefold() for draft in drafts(api, answer["commentId"], "clarify")]
    assert len(said) == 3
    assert not any("parole" in text or "testo" in text or "frasi" in text for text in said)
    assert not any("abbiamo chiesto" in text for text in said)
    assert lacks(api, alone["commentId"]) == ["Manca una contraddizione verificata, con la sua fonte"]


@pytest.mark.parametrize("stage", get_args(Stage))
def test_every_stage_answers_whatever_is_chosen(api: Api, stage: Stage) -> None:
    """Each register with each language, and each variant, the platforms in turn."""
    comment, _ = gated(api)
    platforms: cycle[Platform] = cycle(("facebook", "google", "generic", "instagram"))
    for register in get_args(Register):
        for language in get_args(ReplyLanguage):
            found = drafts(
                api, comment, stage, register=register, language=language, platform=next(platforms)
            )
            assert {each["language"] for each in found} == {language}
            assert {each["stage"] for each in found} == {stage}
            usual = {"lei": "formal", "voi": "formal", "tu": "informal", "formal": "lei", "informal": "tu"}
            fits = register in REGISTERS[language]
            assert {each["register"] for each in found} == {register if fits else usual[register]}
            assert [broken(each) for each in found] == [[]] * len(found)
    for variant in get_args(Variant):
        found = drafts(api, comment, stage, variant=variant, platform=next(platforms))
        assert found
        assert [broken(each) for each in found] == [[]] * len(found)


@pytest.mark.parametrize("platform", get_args(Platform))
@pytest.mark.parametrize("stage", sorted({*get_args(Stage)} - {"clarify"}))
def test_every_platform_has_a_draft(api: Api, stage: Stage, platform: Platform) -> None:
    found = api.post(COMPOSE, {"text": LIVED, "stage": stage, "platform": platform})["replies"]
    assert found
    assert [broken(each) for each in found] == [[]] * len(found)
    assert len({each["text"] for each in found}) == len(found)


def test_a_private_message_comes_with_what_to_say_on_the_telephone(api: Api) -> None:
    comment = api.analyze(LIVED)["commentId"]
    found = drafts(api, comment, "private")
    assert {each["where"] for each in found} == {"private", "phone"}
    (spoken,) = (each for each in found if each["where"] == "phone")
    asked = {"text": spoken["text"], "commentId": comment, "stage": "private"}
    assert api.post(CHECK, {**asked, "where": "phone"})["ok"] is True
    rules = [check["rule"] for check in api.post(CHECK, asked)["checks"]]
    assert "R14" in rules
    assert "R14" not in [check["rule"] for check in api.post(CHECK, {**asked, "where": "phone"})["checks"]]


@pytest.mark.parametrize("stage", sorted({*get_args(Stage)} - {"clarify"}))
def test_every_draft_passes_the_check_as_it_stands(api: Api, stage: Stage) -> None:
    comment = api.analyze(LIVED, page=PAGE)["commentId"]
    for language in ("it", "en"):
        for draft in drafts(api, comment, stage, language=language):
            asked = {
                name: draft[name] for name in ("text", "stage", "language", "register", "variant", "where")
            }
            result = api.post(CHECK, {**asked, "commentId": comment})
            assert result["ok"] is True, (draft["text"], result)


def test_the_check_takes_the_variant_and_the_language(api: Api) -> None:
    text = "Hello, and thank you for your kind words: it is good to hear that. Anna"
    comment = api.analyze("The room was dirty and the staff were rude.")["commentId"]
    asked = {"text": text, "commentId": comment}
    assert "R1" in [each["rule"] for each in api.post(CHECK, asked)["checks"]]
    assert "R1" not in [each["rule"] for each in api.post(CHECK, {**asked, "variant": "positive"})["checks"]]
    italian = {
        each["rule"] for each in api.post(CHECK, {**asked, "language": "it"})["checks"] if not each["ok"]
    }
    assert "R13" in italian


def test_a_notice_and_a_note_are_in_the_moderators_language(api: Api) -> None:
    comment = api.analyze("The room was dirty and the staff were rude.")["commentId"]
    for stage in ("report", "note"):
        assert drafts(api, comment, stage)[0]["language"] == "it"
        english = api.post(COMPOSE, {"commentId": comment, "stage": stage}, **{"Accept-Language": "en"})
        assert english["replies"][0]["language"] == "en"
    assert drafts(api, comment, "first")[0]["language"] == "en"


@pytest.mark.parametrize(
    ("path", "sent", "pointer", "detail"),
    [
        (COMPOSE, {"text": "x", "stage": "fifth"}, "/stage", "Non è tra i valori previsti."),
        (COMPOSE, {"text": "x", "register": "loro"}, "/register", "Non è tra i valori previsti."),
        (COMPOSE, {"text": "x", "language": "fr"}, "/language", "Non è tra i valori previsti."),
        (COMPOSE, {"text": "x", "platform": "usenet"}, "/platform", "Non è tra i valori previsti."),
        (COMPOSE, {"text": "x", "variant": 3}, "/variant", "Serve un testo tra virgolette."),
        (COMPOSE, {"text": ""}, "/text", "Questo campo è vuoto."),
        (COMPOSE, {"text": "\u0000"}, "/text",
         "Non resta niente da leggere: erano solo pulsanti o date della pagina."),
        (COMPOSE, {"stage": "first"}, "/commentId", "Serve commentId oppure text."),
        (CHECK, {"text": "x", "where": "outside"}, "/where", "Non è tra i valori previsti."),
        (CHECK, {"text": "x", "stage": ["first"]}, "/stage", "Serve un testo tra virgolette."),
    ],
)  # fmt: skip
def test_what_is_no_value_is_told_with_its_place(
    api: Api, path: str, sent: dict[str, Any], pointer: str, detail: str
) -> None:
    refused = api.send("POST", path, sent)
    assert refused.status_code == 422
    assert refused.get_json()["errors"] == [{"pointer": pointer, "detail": detail}]


@pytest.mark.parametrize("path", [COMPOSE, CHECK])
def test_a_comment_that_is_not_there_is_told(api: Api, path: str) -> None:
    assert api.send("POST", path, {"commentId": "none", "text": "x"}).status_code == 404


@pytest.mark.parametrize("stage", ["first", "silent", "resolved"])
def test_no_draft_is_like_one_of_the_last_twenty_sent(api: Api, stage: Stage) -> None:
    answer = api.analyze(LIVED, page=PAGE)
    sent: list[str] = []
    for number in range(20):
        found = drafts(api, answer["commentId"], stage)
        assert max(each["likeness"] for each in found) < 0.6
        assert [broken(each) for each in found] == [[]] * len(found)
        assert [each["likeness"] for each in found] == sorted(each["likeness"] for each in found)
        assert (found[0]["likeness"] == 0.0) == (number == 0)
        sent.append(found[0]["text"])
        happened(
            api, answer["caseId"], "replied", f"2026-05-{number + 1:02}T09:00:00Z", text=found[0]["text"]
        )
    assert len(set(sent)) == 20
    again = api.post(CHECK, {"text": sent[3], "commentId": answer["commentId"], "stage": stage})
    assert "R15" in [check["rule"] for check in again["checks"] if not check["ok"]]


@pytest.mark.parametrize("odd", sorted(ODD))
def test_odd_texts_are_answered_or_refused_in_words(api: Api, odd: str) -> None:
    for path in (COMPOSE, CHECK):
        answer = api.send("POST", path, {"text": ODD[odd], "stage": "private"})
        assert answer.status_code in (200, 422)
        if answer.status_code == 422:
            assert answer.get_json()["errors"][0]["pointer"] == "/text"
