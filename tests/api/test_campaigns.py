"""Campaigns over the wire: who counts as another, and the comments side by side."""

from typing import Any

TEXT = (
    "Ho provato questo posto sabato e vi consiglio di stare alla larga: cibo pessimo, servizio lento, "
    "prezzi assurdi e un personale che non saluta nemmeno."
)
EDITED = (
    "Ho provato questo locale sabato e vi consiglio di stare lontani: cibo pessimo, servizio lento, "
    "prezzi assurdi e un personale che non saluta neppure."
)
OTHER_SITE = "https://www.example.org/r/9"


def from_(api: Any, text: str, author: str | None, page: int | str, **more: Any) -> Any:
    """Weigh a comment as one of several pages shows it; ``page`` is its number or its whole address."""
    url = page if isinstance(page, str) else f"https://www.example.it/r/{page}"
    facts: dict[str, Any] = {"page": {"url": url}} | more
    if author:
        facts["author"] = {"name": author}
    return api.analyze(text, **facts)


def signals(analysis: Any) -> dict[str, float]:
    """Return the weights of an answer by signal."""
    return {each["signal"]: each["weight"] for each in analysis["evidence"]}


def test_the_third_of_three_copies_is_noticed(api: Any) -> None:
    alone = from_(api, TEXT, "Anna", 1)
    assert alone["similar"] == []
    from_(api, EDITED, "Bruno", 2)
    third = from_(api, TEXT, "Carla", 3)
    assert [each["kind"] for each in third["similar"]] == ["copy", "copy"]
    assert third["similar"][0]["similarity"] == 1.0
    assert signals(third)["copies"] > 0
    assert third["suspicion"]["score"] > alone["suspicion"]["score"] + 20
    assert third["suspicion"]["ceiling"] == 79
    assert next(each for each in third["evidence"] if each["signal"] == "copies")["spans"]


def test_the_first_ones_know_of_the_later_ones(api: Any) -> None:
    first = from_(api, TEXT, "Anna", 1)
    for number, name in enumerate(("Bruno", "Carla"), 2):
        from_(api, EDITED, name, number)
    again = api.get(f"/v1/comments/{first['commentId']}")
    assert signals(again)["copies"] > 0
    assert len(again["similar"]) == 2


def test_one_author_on_many_pages_is_no_campaign(api: Any) -> None:
    for page in (1, 2, 3):
        last = from_(api, TEXT if page % 2 else EDITED, "Anna", page)
    assert "copies" not in signals(last)


def test_one_name_on_two_sites_is_one_person(api: Any) -> None:
    from_(api, TEXT, "Anna Bianchi", 1)
    elsewhere = from_(api, EDITED, "Anna Bianchi", OTHER_SITE)
    assert "copies" not in signals(elsewhere)
    assert [(each["kind"], each["sameAuthor"]) for each in elsewhere["similar"]] == [("copy", True)]


def test_without_an_author_there_is_no_campaign_until_one_is_set(api: Any) -> None:
    from_(api, TEXT, "Anna", 1)
    from_(api, EDITED, "Bruno", 2)
    nameless = from_(api, TEXT.upper(), None, OTHER_SITE)
    assert "copies" not in signals(nameless)
    answer = api.send("PATCH", f"/v1/comments/{nameless['commentId']}", {"author": {"name": "Carla"}})
    assert signals(answer.get_json())["copies"] > 0
    answer = api.send("PATCH", f"/v1/comments/{nameless['commentId']}", {"author": {"name": "Anna"}})
    assert signals(answer.get_json()).get("copies", 0.0) < signals(from_(api, TEXT, "Dino", 4))["copies"]


def test_a_part_of_the_same_comment_is_no_campaign(api: Any) -> None:
    from_(api, TEXT, "Anna", 1)
    assert "copies" not in signals(from_(api, TEXT[:90], None, 1))
    assert "copies" not in signals(from_(api, TEXT[:90], "Anna", 1))


def test_erasing_a_copy_lowers_the_others(api: Any) -> None:
    kept = [from_(api, TEXT, name, page)["commentId"] for page, name in enumerate(("Anna", "Bruno", "Carla"))]
    before = signals(api.get(f"/v1/comments/{kept[0]}"))["copies"]
    for comment in kept[1:]:
        assert api.send("DELETE", f"/v1/comments/{comment}").status_code == 204
    alone = api.get(f"/v1/comments/{kept[0]}")
    assert before > 0
    assert "copies" not in signals(alone)
    assert alone["similar"] == []


def test_what_is_not_kept_is_compared_all_the_same(api: Any) -> None:
    for page, name in enumerate(("Anna", "Bruno")):
        from_(api, TEXT, name, page)
    passing = from_(api, EDITED, "Carla", 3, store=False)
    assert signals(passing)["copies"] > 0
    assert len(api.get("/v1/cases")["cases"]) == 2


def test_side_by_side(api: Any) -> None:
    first = from_(api, TEXT, "Anna", 1)
    second = from_(api, "😀 " + EDITED, "Bruno", 2, publishedAt="2026-05-03")
    beside = api.get(f"/v1/comments/{first['commentId']}/similar")
    assert (beside["commentId"], beside["text"]) == (first["commentId"], first["text"])
    (other,) = beside["similar"]
    assert (other["commentId"], other["caseId"]) == (second["commentId"], second["caseId"])
    assert (other["kind"], other["publishedAt"], other["sameAuthor"]) == ("copy", "2026-05-03", False)
    assert other["url"] == "https://www.example.it/r/2"
    assert other["shared"]
    for pair in other["shared"]:
        here, there = pair["here"], pair["there"]
        ours = TEXT.encode("utf-16-le")[2 * here["start"] : 2 * here["end"]].decode("utf-16-le")
        theirs = other["text"].encode("utf-16-le")[2 * there["start"] : 2 * there["end"]].decode("utf-16-le")
        assert ours.casefold() == theirs.casefold()
        assert len(ours.split()) >= 4


def test_two_guests_with_the_same_problem_lower_the_suspicion(api: Any) -> None:
    first = "L'ascensore è rotto da giorni, mia madre ha dovuto salire le scale fino al terzo piano."
    second = "L'ascensore era fuori servizio e con le valigie abbiamo fatto quattro piani a piedi."
    alone = api.analyze(second, store=False)
    from_(api, first, "Anna", 1)
    together = from_(api, second, "Bruno", 2)
    assert [each["kind"] for each in together["similar"]] == ["same-problem"]
    assert signals(together)["same-problem"] < 0
    assert together["suspicion"]["logOdds"] < alone["suspicion"]["logOdds"]


def test_twenty_five_copies_weigh_as_much_as_three(api: Any) -> None:
    found = [from_(api, TEXT, f"Persona {number}", number) for number in range(26)]
    assert found[-1]["suspicion"]["score"] == found[2]["suspicion"]["score"] == 62
    assert {each["kind"] for each in found[-1]["similar"]} == {"copy"}


def test_a_few_words_are_said_by_many(api: Any) -> None:
    words = (
        "In camera il wifi non funziona mai",
        "In camera il wifi non funziona mai!",
        "in camera il wifi non funziona mai",
    )
    for page, (text, name) in enumerate(zip(words, ("Anna", "Bruno", "Carla"), strict=True)):
        last = from_(api, text, name, page)
    assert signals(last)["copies"] == 0
    assert last["suspicion"]["score"] <= 17


def test_copied_praise_is_praise(api: Any) -> None:
    praise = (
        "Posto splendido, personale gentilissimo, colazione ricca e camera silenziosa, torneremo sicuramente."
    )
    for page, name in enumerate(("Anna", "Bruno", "Carla")):
        last = from_(api, praise, name, page)
    assert last["suspicion"]["band"] == "not-negative"
    assert signals(last) == {"copies": 0.0}


def test_on_one_page_copies_count_nothing_and_without_a_page_less(api: Any) -> None:
    for name in ("Anna", "Bruno", "Carla"):
        here = from_(api, TEXT, name, 1)
    assert signals(here)["copies"] == 0
    assert here["suspicion"]["score"] <= 17
    for name in ("Dino", "Elsa", "Fabio"):
        nowhere = api.analyze(EDITED, author={"name": name})
    assert 0 < signals(nowhere)["copies"] < 9
    assert nowhere["suspicion"]["band"] == "to-check"


def test_nobodys_name_is_no_author(api: Any) -> None:
    for page, name in enumerate(("Utente Google", "Anonimo", "A Tripadvisor member")):
        last = from_(api, TEXT, name, page)
    assert last["authorKnown"] is False
    assert "copies" not in signals(last)


def test_one_profile_is_one_person(api: Any) -> None:
    profile = "https://www.example.it/profilo/7"
    for page, name in enumerate(("Nino Neri", "Nino N.", "N. Neri")):
        where = {"url": f"https://www.example.it/r/{page}"}
        last = api.analyze(TEXT, author={"name": name, "profileUrl": profile}, page=where)
    assert "copies" not in signals(last)


def test_a_campaign_is_no_witness_of_its_own_problem(api: Any) -> None:
    for page, name in enumerate(("Anna", "Bruno", "Carla", "Dino")):
        last = from_(api, TEXT, name, page)
    assert "same-problem" not in signals(last)
    guest = from_(api, "Camerieri che non salutano e un'ora di attesa per un piatto freddo.", "Elsa", 9)
    assert "copies" not in signals(guest)
    assert signals(guest).get("same-problem", 0.0) == 0.0


def test_a_customer_who_is_in_the_books_is_no_part_of_a_campaign(api: Any) -> None:
    first = from_(api, TEXT, "Anna", 1)
    for page, name in ((2, "Bruno"), (3, "Carla")):
        from_(api, TEXT, name, page)
    events = f"/v1/cases/{first['caseId']}/events"
    found = api.post(events, {"type": "reference-verified"})
    assert found["suspicion"]["score"] <= 29
    assert found["suspicion"]["ceiling"] == 29
    worst = api.post(events, {"type": "contradiction", "kind": "price-list"})
    assert worst["suspicion"]["score"] <= 29
    last = from_(api, TEXT, "Dino", 4)
    assert (
        next(each for each in last["evidence"] if each["signal"] == "copies")["why"].count("3 commenti") == 1
    )


def test_an_erased_comment_cannot_be_corrected_back(api: Any) -> None:
    comment = from_(api, TEXT, "Anna", 1)["commentId"]
    assert api.send("DELETE", f"/v1/comments/{comment}").status_code == 204
    assert api.send("PATCH", f"/v1/comments/{comment}", {"exposure": "high"}).status_code == 404
    assert api.send("GET", f"/v1/comments/{comment}").status_code == 404


def test_an_edit_of_ones_own_is_no_other_comment(api: Any) -> None:
    from_(api, TEXT, "Anna", 1)
    again = from_(api, TEXT[:100], "Anna", 1)
    assert "same-author" not in signals(again)
    other = from_(api, "La colazione era scarsa e il bagno in comune sporco da giorni.", "Anna", 7)
    assert signals(other)["same-author"] == 0.0
