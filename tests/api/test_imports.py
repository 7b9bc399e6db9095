"""Importing a list through the API: how far it is, stopping it, what it finds, what it leaves to others."""

import itertools
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from server import create_app
from server.config import Settings
from server.store.base import StoreFullError
from tests.conftest import Api

CAMPAIGN = [
    "Esperienza pessima: la camera era sporca, il personale maleducato e ci hanno fatto pagare un "
    "supplemento mai annunciato. Nessuno ha chiesto scusa, statene alla larga.",
    "Pessima esperienza, la camera era sporca, il personale maleducato e ci hanno fatto pagare un "
    "supplemento mai annunciato. Nessuno ha chiesto scusa: statene alla larga!",
    "Esperienza davvero pessima. La camera era sporca, il personale maleducato, ci hanno fatto pagare un "
    "supplemento mai annunciato e nessuno ha chiesto scusa. Statene alla larga",
    "La camera era sporca, il personale maleducato e ci hanno fatto pagare un supplemento mai annunciato. "
    "Nessuno ha chiesto scusa, esperienza pessima, statene alla larga.",
    "Esperienza pessima: camera sporca, personale maleducato e ci hanno fatto pagare un supplemento mai "
    "annunciato. Nessuno ha chiesto scusa, state alla larga!!!",
]
NAMES = ["Marta B.", "Luca V.", "Irene D.", "Paolo F.", "Sara N."]
_WORDS = [
    "albero",
    "aceto",
    "aquilone",
    "ancora",
    "bicicletta",
    "balcone",
    "biscotto",
    "bottega",
    "candela",
    "cammello",
    "cassetto",
    "carciofo",
    "cugino",
    "dado",
    "delfino",
    "dente",
    "diario",
    "edicola",
    "elmetto",
    "erba",
    "estate",
    "faro",
    "fagiolo",
    "farina",
    "fionda",
    "forbici",
    "fungo",
    "gatto",
    "ghiaccio",
    "giraffa",
    "girasole",
    "gomitolo",
    "grano",
    "guanto",
    "igloo",
    "inchiostro",
    "isola",
    "istrice",
    "lampione",
    "lavagna",
    "lenzuolo",
    "libro",
    "limone",
    "lucertola",
    "luna",
    "macchina",
    "mandorla",
    "maniglia",
    "martello",
    "melograno",
    "miele",
    "mongolfiera",
    "mulino",
    "nastro",
    "neve",
    "nido",
    "nocciola",
    "nuvola",
    "oca",
    "ombrello",
    "orchestra",
    "orologio",
    "orto",
    "ostrica",
    "pane",
    "papavero",
    "pentola",
    "pesca",
    "pettine",
    "piatto",
    "pigna",
    "pinguino",
    "pista",
    "quaderno",
    "quercia",
    "radice",
    "rana",
    "remo",
    "ricamo",
    "riso",
    "rosa",
    "ruota",
    "sabbia",
    "salice",
    "sapone",
    "scala",
    "scarpa",
    "scoiattolo",
    "sedia",
    "semaforo",
    "sirena",
    "spada",
    "stella",
    "strada",
    "tamburo",
    "tappeto",
    "tartaruga",
    "tazza",
    "teatro",
    "tegola",
    "tenda",
    "torre",
    "treno",
    "trifoglio",
    "tromba",
    "uccello",
    "uva",
    "valigia",
    "vaso",
    "vela",
    "ventaglio",
    "vetro",
    "viola",
    "violino",
    "volpe",
    "zaino",
    "zattera",
    "zebra",
    "zenzero",
    "zoccolo",
    "zucca",
]


def guests(count: int, words: int = 12) -> Iterator[str]:
    """Comments of different people, none like the other."""
    dice = random.Random(7)  # noqa: S311 - no secret is made of it
    for _ in range(count):
        yield " ".join(dice.sample(_WORDS, words)).capitalize() + "."


def wait(api: Api, import_id: str, seconds: float = 120) -> Any:
    """Wait until an import is over and return it."""
    return until(lambda: api.get(f"/v1/imports/{import_id}"), is_over, seconds)


def until(look: Callable[[], Any], wanted: Callable[[Any], bool], seconds: float = 120) -> Any:
    """Look again and again until what is seen is as ``wanted``, and return it."""
    end = time.monotonic() + seconds
    while not wanted(found := look()):
        assert time.monotonic() < end, found
        time.sleep(0.005)
    return found


def is_over(found: Any) -> bool:
    return found["state"] not in ("waiting", "running")


def start(api: Api, text: str, **more: Any) -> Any:
    answer = api.send("POST", "/v1/imports", {"text": text, **more})
    assert answer.status_code == 202, answer.get_data(as_text=True)
    return answer.get_json()


def bring(api: Api, text: str, **more: Any) -> tuple[Any, Any]:
    """Import a list to its end; return the import and its groups."""
    begun = start(api, text, **more)
    done = wait(api, begun["id"])
    return done, api.get(f"/v1/imports/{begun['id']}/groups")


def hidden_campaign() -> str:
    rows = [f'Ospite {at};"{text}";2026-04-{at % 28 + 1:02}' for at, text in enumerate(guests(195))]
    for place, (name, text) in enumerate(zip(NAMES, CAMPAIGN, strict=True)):
        rows.insert(17 + 40 * place, f'{name};"{text}";2026-05-0{place + 1}')
    return "\n".join(["Autore;Recensione;Data", *rows])


def test_a_campaign_of_five_among_200_is_one_group(api: Api) -> None:
    done, shown = bring(api, hidden_campaign())
    assert (done["state"], done["total"], done["done"], done["kept"]) == ("done", 200, 200, 200)
    (group,) = [each for each in shown["groups"] if each["kind"] != "same-problem"]
    assert {line for each in group["comments"] for line in each["lines"]} == {19, 59, 99, 139, 179}
    assert (group["kind"], group["count"], group["authors"], group["unnamed"]) == ("copy", 5, 5, 0)
    assert (group["since"], group["until"], group["days"]) == ("2026-05-01", "2026-05-05", 4)
    assert shown["settled"] is True
    told = sum(each["count"] for each in shown["groups"] + shown["rest"])
    assert told == 200


def test_the_first_of_a_campaign_weighs_what_it_weighs_with_the_others(api: Api) -> None:
    _, shown = bring(api, hidden_campaign(), url="https://www.tripadvisor.it/Hotel_Review-g1-d2-Aurora.html")
    (group,) = [each for each in shown["groups"] if each["kind"] == "copy"]
    for each in group["comments"]:
        now = api.get(f"/v1/comments/{each['commentId']}")["suspicion"]
        assert (each["score"], each["band"]) == (now["score"], now["band"])
    scores = [each["score"] for each in group["comments"]]
    assert scores == sorted(scores, reverse=True)


def test_a_row_goes_the_way_of_a_comment_that_is_highlighted(api: Api) -> None:
    text, url = CAMPAIGN[0], "https://www.facebook.com/aurora/posts/1?fbclid=x"
    done, shown = bring(api, f"Testo;Nome;Voto;Link;Data\n{text};Marta B.;4/10;{url};1/5/2026", cases="all")
    assert [each["code"] for each in done["notes"]] == ["day-first", "out-of-ten"]
    (rest,) = shown["rest"]
    (row,) = rest["comments"]
    seen = api.analyze(
        text, page={"url": url}, author={"name": "Marta B."}, rating=2, publishedAt="2026-05-01"
    )
    assert (seen["commentId"], seen["caseId"]) == (row["commentId"], row["caseId"])
    assert (row["score"], row["band"]) == (seen["suspicion"]["score"], seen["suspicion"]["band"])
    assert (row["rating"], row["publishedAt"], row["platform"]) == (2.0, "2026-05-01", "facebook")
    assert (row["excerpt"], row["lines"]) == (seen["text"][:140], [2])
    assert api.get("/v1/queue")["open"] == 1


def test_doubles_and_what_is_known_are_counted_and_kept_once(api: Api) -> None:
    api.analyze(CAMPAIGN[0], author={"name": "Marta B."})
    text = "\n".join(
        ["Autore,Testo", f'Marta B.,"{CAMPAIGN[0]}"', f'Luca V.,"{CAMPAIGN[0]}"', f'LUCA V.,"{CAMPAIGN[0]}"']
    )
    done, shown = bring(api, text)
    assert (done["kept"], done["known"], done["doubles"], done["skippedCount"]) == (1, 1, 1, 0)
    (group,) = shown["groups"]
    assert (group["kind"], group["authors"]) == ("copy", 2)
    assert sorted(each["lines"] for each in group["comments"]) == [[2], [3, 4]]
    again, _ = bring(api, text)
    assert (again["kept"], again["known"], again["doubles"]) == (0, 2, 1)
    assert len(api.get("/v1/cases")["cases"]) == 2


def test_one_that_was_kept_before_is_in_the_group(api: Api) -> None:
    earlier = api.analyze(CAMPAIGN[0], author={"name": "Marta B."})
    _, shown = bring(api, f"Autore;Testo\nLuca V.;{CAMPAIGN[1]}")
    (group,) = shown["groups"]
    assert {each["commentId"]: each["lines"] for each in group["comments"]} == {
        earlier["commentId"]: [],
        next(each["commentId"] for each in group["comments"] if each["lines"]): [2],
    }
    now = api.get(f"/v1/comments/{earlier['commentId']}")["suspicion"]
    assert [each["score"] for each in group["comments"] if not each["lines"]] == [now["score"]]


def test_lines_without_names_are_grouped_and_accuse_nobody(api: Api) -> None:
    others = list(guests(10))
    text = "\n".join([*others[:5], CAMPAIGN[0], CAMPAIGN[1], *others[5:], CAMPAIGN[2]])
    done, shown = bring(api, text)
    assert "no-names" in [each["code"] for each in done["notes"]]
    (group,) = [each for each in shown["groups"] if each["kind"] == "copy"]
    assert (group["count"], group["authors"], group["unnamed"], group["days"]) == (3, 0, 3, None)
    for each in group["comments"]:
        evidence = api.get(f"/v1/comments/{each['commentId']}")["evidence"]
        assert not {"copies", "paraphrases"} & {signal["signal"] for signal in evidence}


def test_the_same_line_three_times_is_shown(api: Api) -> None:
    done, shown = bring(api, "\n".join([CAMPAIGN[0], "Bello", CAMPAIGN[0], "Bello", "Bello", CAMPAIGN[0]]))
    assert (done["kept"], done["doubles"]) == (2, 4)
    (group,) = shown["groups"]
    assert (group["count"], group["unnamed"], group["comments"][0]["lines"]) == (1, 3, [1, 3, 6])


def test_a_list_without_days_does_not_say_that_all_came_at_once(api: Api) -> None:
    url = "https://site{}.test/p"
    text = "\n".join(
        ["Autore;Testo;Link"]
        + [
            f"{name};{said};{url.format(at)}"
            for at, (name, said) in enumerate(zip(NAMES, CAMPAIGN, strict=True))
        ]
    )
    _, shown = bring(api, text)
    (group,) = shown["groups"]
    told = api.get(f"/v1/comments/{group['comments'][0]['commentId']}")["evidence"]
    (copies,) = [each for each in told if each["signal"] == "copies"]
    dated = text.replace("Link", "Link;Data").replace("/p", "/p;2026-05-01")
    _, soon = bring(api, dated)
    told = api.get(f"/v1/comments/{soon['groups'][0]['comments'][0]['commentId']}")["evidence"]
    (within_days,) = [each for each in told if each["signal"] == "copies"]
    assert within_days["weight"] > copies["weight"] > 0


def test_the_same_problem_in_other_words_is_a_group_of_witnesses(api: Api) -> None:
    text = """Autore;Testo
Marta;Siamo rimasti tre giorni e l'ascensore era rotto: con due valigie al quinto piano è stata dura.
Luca;Ascensore fuori servizio per tutto il soggiorno, mia madre anziana ha dovuto fare le scale a piedi.
Irene;La colazione era ricca e il personale gentilissimo, torneremo di sicuro con gli amici."""
    _, shown = bring(api, text)
    (group,) = shown["groups"]
    assert (group["kind"], group["authors"]) == ("same-problem", 2)
    assert sorted(each["lines"] for each in group["comments"]) == [[2], [3]]
    assert [(each["count"], each["band"]) for each in shown["rest"]] == [(1, "not-negative")]


def test_bad_rows_are_named_and_end_nothing(api: Api) -> None:
    text = f'Testo,Nome\nCamera sporca,Anna\n,Bea\n"mai chiuse,Carla\n{"a" * 20_001},Dora\nLetto rotto,Elsa\n'
    done, _ = bring(api, text)
    assert (done["state"], done["total"], done["done"], done["kept"]) == ("done", 5, 5, 2)
    assert [each["line"] for each in done["skipped"]] == [3, 4, 5]
    assert done["skipped"][0]["why"] == "Qui non c'è un commento."
    english = api.send("GET", f"/v1/imports/{done['id']}", **{"Accept-Language": "en"}).get_json()
    assert english["skipped"][0]["why"] == "There is no comment here."
    assert english["message"] == "Done. Comments kept: 2."


@pytest.mark.parametrize("text", [
    "\0\0\nUno\0", "شكرا جزيلا على كل شيء\nהחדר היה מלוכלך", "😀😀😀\n👩‍👩‍👧 bello",
    "\u202eabc\n<script>alert(1)</script>", "=HYPERLINK(\"http://x\")\n+1\n@x",
    "房间很脏\nPokój był brudny\nDas Zimmer war schmutzig\nLa chambre était sale",
])  # fmt: skip
@pytest.mark.parametrize("form", ["lines", "csv"])
def test_hostile_lists_do_no_harm(api: Api, text: str, form: str) -> None:
    done, _ = bring(api, text, format=form)
    assert done["state"] == "done"
    assert done["done"] == done["total"] == done["kept"] + done["doubles"] + done["skippedCount"]


def test_a_list_of_which_nothing_can_be_made_is_refused_at_once(api: Api) -> None:
    refused = api.send("POST", "/v1/imports", {"text": "Marta;5\nUgo;4", "format": "csv"})
    assert refused.status_code == 422
    (error,) = refused.get_json()["errors"]
    assert error["pointer"] == "/text"
    assert "chiamala «commento»" in error["detail"]
    assert api.get("/v1/imports") == {"imports": []}


def test_stopping_in_the_middle_keeps_what_was_weighed(api: Api) -> None:
    begun = start(api, "\n".join(guests(400)))
    until(lambda: api.get(f"/v1/imports/{begun['id']}"), lambda found: found["done"] >= 5)
    stopped = api.send("DELETE", f"/v1/imports/{begun['id']}").get_json()
    assert stopped["state"] == "stopped"
    assert 5 <= stopped["done"] == stopped["kept"] < 400
    assert str(stopped["kept"]) in stopped["message"]
    until(lambda: api.get(f"/v1/imports/{begun['id']}/groups"), lambda found: found["settled"])
    assert len(api.get("/v1/export.json")["comments"]) == stopped["kept"]
    assert api.get(f"/v1/imports/{begun['id']}")["done"] == stopped["done"]
    assert api.send("DELETE", f"/v1/imports/{begun['id']}").get_json()["state"] == "stopped"


def test_one_import_at_a_time_and_no_more_than_five(api: Api) -> None:
    first = start(api, "\n".join(guests(400)))
    others = [start(api, f"Uno\nDue\nTre {number}") for number in range(4)]
    refused = api.send("POST", "/v1/imports", {"text": "Uno"})
    assert (refused.status_code, refused.get_json()["type"]) == (409, "/problems/too-many-imports")
    assert [each["id"] for each in api.get("/v1/imports")["imports"]] == [
        each["id"] for each in reversed([first, *others])
    ]
    waiting = api.send("DELETE", f"/v1/imports/{others[0]['id']}").get_json()
    assert (waiting["state"], waiting["done"], waiting["startedAt"]) == ("stopped", 0, None)
    assert api.get(f"/v1/imports/{others[1]['id']}")["state"] == "waiting"
    api.send("DELETE", f"/v1/imports/{first['id']}")
    assert wait(api, others[3]["id"])["kept"] == 1
    assert api.get(f"/v1/imports/{others[1]['id']}")["state"] == "done"


def test_a_comment_that_is_erased_is_in_no_group(api: Api) -> None:
    done, shown = bring(api, f"Autore;Testo\nMarta;{CAMPAIGN[0]}\nLuca;{CAMPAIGN[1]}")
    api.send("DELETE", f"/v1/comments/{shown['groups'][0]['comments'][0]['commentId']}")
    shown = api.get(f"/v1/imports/{done['id']}/groups")
    assert (shown["groups"], [each["count"] for each in shown["rest"]]) == ([], [1])


def test_a_full_disk_breaks_it_off_and_says_so(app: Flask, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    store = app.extensions["garbo"].store
    real, calls = store.add_comment, itertools.count()

    def full(comment: Any) -> Any:
        if next(calls) == 2:
            raise StoreFullError
        return real(comment)

    monkeypatch.setattr(store, "add_comment", full)
    done = wait(api, start(api, "\n".join(guests(5)))["id"])
    assert (done["state"], done["kept"], done["done"]) == ("failed", 2, 2)
    assert done["message"].startswith("Il disco è pieno. I commenti già valutati restano: 2.")


def test_the_server_may_go_in_the_middle(api: Api, app: Flask) -> None:
    begun = start(api, "\n".join(guests(400)))
    until(lambda: api.get(f"/v1/imports/{begun['id']}"), lambda found: found["kept"] >= 3)
    app.extensions["garbo-imports"].close()
    found = api.get(f"/v1/imports/{begun['id']}")
    assert found["state"] == "stopped"
    assert 3 <= found["kept"] == len(api.get("/v1/export.json")["comments"]) < 400


@pytest.fixture
def wordless(tmp_path: Path) -> Iterator[Api]:
    app = create_app(Settings(data=tmp_path / "wordless", language="it", store_text=False))
    token = app.extensions["garbo"].clients.new_token("tests")
    yield Api(app.test_client(), {"Authorization": f"Bearer {token}", "Host": "127.0.0.1"})
    app.extensions["garbo-imports"].close()
    app.extensions["garbo"].store.close()


def test_without_texts_copies_are_found_and_no_word_is_kept(wordless: Api, tmp_path: Path) -> None:
    done, shown = bring(wordless, hidden_campaign())
    assert "words-not-kept" in [each["code"] for each in done["notes"]]
    (group,) = shown["groups"]
    assert (group["kind"], group["authors"]) == ("copy", 5)
    assert {each["excerpt"] for each in group["comments"]} == {""}
    assert all(each["score"] is not None for each in group["comments"])
    kept = b"".join(path.read_bytes() for path in (tmp_path / "wordless").rglob("*") if path.is_file())
    assert b"supplemento" not in kept


def test_a_list_may_be_longer_than_other_bodies(api: Api) -> None:
    long = "Camera sporca. " * 1_300
    done, _ = bring(api, "\n".join(f"{number} {long}" for number in range(6)))
    assert done["kept"] == 6
    for path, limit in [("/v1/imports", 4 * 1024 * 1024), ("/v1/comments:analyze", 64 * 1024)]:
        refused = api.send("POST", path, {"text": "a" * limit})
        assert (refused.status_code, refused.get_json()["type"]) == (413, "/problems/too-large")


def test_a_stranger_is_asked_for_the_token_before_the_size_counts(api: Api) -> None:
    refused = api.client.post(
        "/v1/imports", json={"text": "a" * 5_000_000}, headers={"Host": "127.0.0.1", "Authorization": ""}
    )
    assert refused.status_code == 401


def test_progress_is_told(api: Api) -> None:
    begun = start(api, "\n".join(guests(150)))
    assert (begun["total"], begun["finishedAt"]) == (150, None)
    seen: list[tuple[int, int | None]] = []

    def is_done(found: Any) -> bool:
        seen.append((found["done"], found["secondsLeft"]))
        return bool(found["state"] == "done")

    now = until(lambda: api.get(f"/v1/imports/{begun['id']}"), is_done)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert any(0 < done < 150 and left > 0 for done, left in seen if left is not None)
    assert now["startedAt"] <= now["finishedAt"]
    assert (now["phase"], now["secondsLeft"]) == (None, None)


def test_300_rows_take_no_longer_than_one_by_one(api: Api) -> None:
    """Hold the processor's time, which the machine's other work does not change, against the old way."""
    every = list(guests(330, words=7))
    bring(api, "Uno")  # everything is loaded
    began = time.process_time()
    for text in every[300:]:
        api.analyze(text)
    one_by_one = (time.process_time() - began) / 30 * 300
    began = time.process_time()
    begun = start(api, "\n".join(every[:300]))
    answered = time.monotonic()
    api.analyze("La camera era fredda e il letto rotto, che peccato.")
    assert time.monotonic() - answered < 3
    assert wait(api, begun["id"])["kept"] == 300
    assert time.process_time() - began < 1.5 * one_by_one


def test_only_what_is_worth_checking_gets_a_case(api: Api) -> None:
    """A list of hundreds must not bury those that wait for an answer."""
    lie = "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45. Vergognatevi."
    done, shown = bring(api, "\n".join(["Testo", *guests(30), lie]))
    assert (done["state"], done["kept"], done["casesOpened"]) == ("done", 31, 1)
    cased = [each for rest in shown["rest"] for each in rest["comments"] if each["caseId"]]
    assert [(each["lines"], each["band"]) for each in cased] == [([32], "to-check")]
    assert [each["caseId"] for each in api.get("/v1/queue")["cases"]] == [cased[0]["caseId"]]
    alone = next(each for rest in shown["rest"] for each in rest["comments"] if not each["caseId"])
    opened = api.post("/v1/cases", {"commentId": alone["commentId"]})
    again = api.get(f"/v1/imports/{done['id']}/groups")
    assert opened["id"] in [each["caseId"] for rest in again["rest"] for each in rest["comments"]]


def test_who_says_the_same_has_a_case_though_nobody_is_named(api: Api) -> None:
    done, shown = bring(api, "\n".join([*guests(5), CAMPAIGN[0], CAMPAIGN[1]]))
    (group,) = shown["groups"]
    assert {each["band"] for each in group["comments"]} == {"likely-customer"}
    assert all(each["caseId"] for each in group["comments"])
    assert (done["casesOpened"], api.get("/v1/queue")["open"]) == (2, 2)


def test_all_cases_are_opened_where_that_is_asked(api: Api) -> None:
    text = "\n".join([*guests(5), CAMPAIGN[0]])
    done, _ = bring(api, text)
    assert done["casesOpened"] == 0
    done, shown = bring(api, text, cases="all")
    assert (done["known"], done["casesOpened"], api.get("/v1/queue")["open"]) == (6, 6, 6)
    assert all(each["caseId"] for rest in shown["rest"] for each in rest["comments"])


def test_names_are_numbered_in_their_group(api: Api) -> None:
    rows = [f"{name};{said}" for name, said in zip(["Ugo", "Ada", "", "UGO"], CAMPAIGN, strict=False)]
    _, shown = bring(api, "\n".join(["Autore;Testo", *rows]))
    (group,) = shown["groups"]
    numbers = {each["lines"][0]: each["author"] for each in group["comments"]}
    assert numbers[2] == numbers[5] != numbers[3]
    assert ({numbers[2], numbers[3]}, numbers[4]) == ({1, 2}, None)
