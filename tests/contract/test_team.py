"""A team: two real servers on one real database, both at work at once."""

import json
import sys
import threading
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from server import create_app
from server.config import Settings
from server.pseudonyms import KEY_FILE, mark_of
from server.store import open_store
from server.store.base import CommentStore, StoreError
from tests.conftest import Api
from tests.live import LiveServer
from tests.postgres import PostgresServer

KEY = bytes(range(32))
ROUNDS = 6


class Moderator:
    """Somebody at work on a server of their own."""

    def __init__(self, server: LiveServer) -> None:
        self.server = server
        self._token = server.token("Firefox")

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Send a request and return the JSON of the answer."""
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.server.url + path, content, headers, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def weigh(self, text: str, author: str = "") -> Any:
        """Weigh a comment of a page."""
        page = {"url": "https://www.facebook.test/bottega/posts/1", "platform": "facebook"}
        named = {"author": {"name": author}} if author else {}
        return self.ask("POST", "/v1/comments:analyze", {"text": text, "page": page, **named})


@pytest.fixture(scope="module")
def url(postgres: PostgresServer) -> str:
    return postgres.new_desk()


@pytest.fixture(scope="module")
def team(url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Moderator]]:
    """Anna and Bruno, each with a server, on one database and with one key."""
    servers, tmp_path = [], tmp_path_factory.mktemp("team")
    for name in ("Anna", "Bruno"):
        (tmp_path / name).mkdir()
        (tmp_path / name / KEY_FILE).write_bytes(KEY)
        servers.append(LiveServer(tmp_path / name, DATABASE_URL=url, GARBO_NAME=name))
    try:
        for server in servers:
            server.start()
        yield [Moderator(server) for server in servers]
    finally:
        for server in servers:
            server.stop()


@pytest.fixture
def kept(url: str, tmp_path: Path) -> Iterator[CommentStore]:
    """What the database holds."""
    store = open_store(tmp_path, url, mark_of(KEY))
    yield store
    store.close()


def at_once(works: list[Callable[[], object]]) -> None:
    failures: list[BaseException] = []

    def do(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=do, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_two_servers_write_at_once_and_nothing_is_lost_or_doubled(
    team: list[Moderator], kept: CommentStore
) -> None:
    meet, before = threading.Barrier(4), {each.id for each in kept.comments()}

    def work(who: Moderator, number: int) -> None:
        for turn in range(ROUNDS):
            own = who.weigh(f"La camera numero {number}{turn} era fredda e il bagno era sporco.")
            meet.wait(60)
            shared = who.weigh(f"Alla cassa {turn} ci hanno fatto pagare il doppio del listino.")
            assert own["caseId"] != shared["caseId"]
            note = {"type": "note", "note": f"nota {number} {turn}"}
            who.ask("POST", f"/v1/cases/{shared['caseId']}/events", note)

    at_once([lambda who=who, number=number: work(who, number) for number, who in enumerate(team * 2)])
    comments = [each for each in kept.comments() if each.id not in before]
    cases = [each for each in kept.cases() if each.comment_id not in before]
    texts = Counter(each.text for each in comments)
    assert set(texts.values()) == {1}
    assert len(texts) == 4 * ROUNDS + ROUNDS
    assert sorted(each.comment_id for each in cases) == sorted(each.id for each in comments)
    assert len({each.code for each in cases}) == len(cases)
    notes = Counter(event.note for case in cases for event in case.events if event.type == "note")
    assert notes == {f"nota {number} {turn}": 1 for number in range(4) for turn in range(ROUNDS)}
    who_did = {event.who for case in cases for event in case.events}
    assert who_did == {"Anna (Firefox)", "Bruno (Firefox)"}


def test_the_same_words_of_two_authors_sent_at_once_are_two_comments(
    team: list[Moderator], kept: CommentStore
) -> None:
    for turn in range(5):
        words = f"Ci hanno dato la stanza {turn} accanto all'ascensore, tutta la notte rumore."
        at_once([
            lambda who=who, author=author, words=words: who.weigh(words, author)
            for who, author in zip(team, ("Luca", "Marta"), strict=True)
        ])  # fmt: skip
        found = [each for each in kept.comments() if each.text == words]
        assert len({each.author for each in found}) == len(found) == 2


def test_one_sees_at_once_what_the_other_did(team: list[Moderator]) -> None:
    anna, bruno = team
    first = anna.weigh("Il parcheggio costava venti euro in più di quanto scritto.", "Ada")
    again = bruno.weigh("Il parcheggio costava venti euro in più di quanto scritto.", "Ada")
    assert (again["commentId"], again["caseId"]) == (first["commentId"], first["caseId"])
    bruno.ask("POST", f"/v1/cases/{first['caseId']}/events", {"type": "reference-asked"})
    seen = anna.ask("GET", f"/v1/cases/{first['caseId']}")
    assert [(each["type"], each["who"]) for each in seen["events"]] == [
        ("weighed", "Anna (Firefox)"), ("reference-asked", "Bruno (Firefox)"),
    ]  # fmt: skip
    erased = bruno.ask("POST", "/v1/authors:erase", {"site": "facebook.test", "authorName": "ada"})
    assert erased["erased"] == 1
    with pytest.raises(urllib.error.HTTPError) as gone:
        anna.ask("GET", f"/v1/comments/{first['commentId']}")
    assert gone.value.code == 404
    gone.value.close()


def test_settings_that_two_change_at_once_are_all_kept(team: list[Moderator], kept: CommentStore) -> None:
    anna, bruno = team
    for turn in range(1, 16):
        before = kept.desk().name_searched_at
        settings = {"silenceDays": turn, "nameSearchDays": 30}
        at_once([
            lambda settings=settings: anna.ask("PUT", "/v1/desk", settings),
            lambda: bruno.ask("POST", "/v1/queue:done", {"task": "name-search"}),
            lambda: bruno.ask("DELETE", "/v1/learning"),
        ])  # fmt: skip
        after = kept.desk()
        assert after.silence_days == turn
        assert after.name_searched_at != before
    assert after.learning_since is not None


def test_a_database_that_goes_is_a_problem_that_says_so_and_passes(tmp_path: Path) -> None:
    server = PostgresServer()
    server.start()
    app = create_app(Settings(data=tmp_path, language="it", database=server.new_desk()))
    store = app.extensions["garbo"].store
    try:
        token = app.extensions["garbo"].clients.new_token("tests")
        api = Api(app.test_client(), {"Authorization": f"Bearer {token}", "Host": "127.0.0.1"})
        comment = api.analyze("La colazione era fredda.")
        server.stop()
        for method, path, body in (
            ("GET", f"/v1/comments/{comment['commentId']}", None),
            ("POST", "/v1/comments:analyze", {"text": "La cena era fredda."}),
        ):
            answer = api.send(method, path, body)
            assert (answer.status_code, answer.get_json()["type"]) == (503, "/problems/storage-away")
            assert answer.get_json()["title"] == "Il database non risponde"
            assert str(server.folder) not in answer.get_data(as_text=True)
        server.start()
        assert api.get(f"/v1/comments/{comment['commentId']}")["commentId"] == comment["commentId"]
        assert api.analyze("La cena era fredda.")["commentId"] not in (None, comment["commentId"])
    finally:
        store.close()
        server.stop()
        server.remove()


def test_without_the_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "server.store.postgres", None)
    with pytest.raises(StoreError, match=r"pip install -r requirements-postgres\.txt"):
        open_store(tmp_path, "postgresql://", "a key")
