"""The engine's real answers to the comments of the demo, asked of the server as the extension asks it.

Nothing is kept: each comment is weighed in a temporary data folder, comments of one ``group`` in the same
one, in their order. Clock, ids and codes are pinned, so that two builds are alike byte for byte.
"""

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import server.api
import server.cases
from server import create_app
from server.codes import ALPHABET
from server.config import Language, Settings
from server.reading import read

Entry = dict[str, Any]
#: What one press in the card can ask for, besides what came with the answer.
STAGES = ("private", "answered", "silent", "clarify", "resolved", "report", "note")
REGISTERS = {"it": ("lei", "voi", "tu"), "en": ("formal", "informal")}
VARIANTS = (
    "lived-detail", "mixed", "generic", "impulse", "price", "creator", "review-trade", "outsider",
    "positive", "question", "grave", "threat",
)  # fmt: skip
#: What the card does not read of an answer.
_UNSEEN = frozenset(
    ("aspects", "motives", "reading", "polarity", "logOdds", "neutral", "modelVersion", "likeness", "fields",
     "events", "excerpt", "business", "openedAt", "owner", "silentSince", "case", "family", "learned")
)  # fmt: skip
#: Who reads a text that the card can show with a reader's eyes.
_OUTSIDE = ("public", "private")
_read = cache(read)


def record(entries: list[Entry], business: dict[str, Any], language: Language) -> dict[str, Any]:
    """Return what the card is told of each comment in ``language``, by the comment's id."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(str(entry.get("group", entry["id"])), []).append(entry)
    found: dict[str, Any] = {}
    with _pinned(max(entry["date"] for entry in entries)):
        for name, group in groups.items():
            with _engine(name, language) as engine:
                engine.ask("PUT", "/v1/business", business)
                for entry in group:
                    found[entry["id"]] = _answers(engine, entry)
    return found


@dataclass(frozen=True)
class _Engine:
    """The server with an empty data folder, asked by somebody who may."""

    client: Any
    headers: dict[str, str] = field(repr=False)

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """Return the JSON of a success, or ``{"trouble": …}`` as the extension's background makes it."""
        sent = self.client.open(path, method=method, json=body, headers=self.headers)
        answer = sent.get_json(silent=True)
        if sent.status_code < 400:
            return shown(answer)
        code = answer["type"].rsplit("/", 1)[-1]
        if code != "gate-closed":
            raise ValueError(f"{method} {path}: {answer}")
        missing = [error["detail"] for error in answer["errors"]]
        return {"trouble": {"kind": code, "detail": "", "missing": missing}}


def shown(answer: Any) -> Any:
    """Return an answer without what the card does not show, rules that a draft keeps among it."""
    if isinstance(answer, list):
        return [shown(part) for part in answer if not (isinstance(part, dict) and part.get("ok") is True)]
    if isinstance(answer, dict):
        return {name: shown(part) for name, part in answer.items() if name not in _UNSEEN}
    return answer


@contextmanager
def _engine(name: str, language: Language) -> Iterator[_Engine]:
    letters = _letters(name)
    numbers = count(1)
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="garbo-demo-"))
        app = create_app(Settings(data=Path(folder), language=language))
        stack.callback(app.extensions["garbo"].store.close)
        token = app.extensions["garbo"].clients.new_token("demo")
        stack.enter_context(patch("server.cases.flow.draw", lambda length: "".join(_next(letters, length))))
        stack.enter_context(patch("secrets.token_hex", lambda _: f"{name}-{next(numbers)}"))
        headers = {"Authorization": f"Bearer {token}", "Host": "127.0.0.1", "Accept-Language": language}
        yield _Engine(app.test_client(), headers)


def _letters(name: str) -> Iterator[str]:
    """Yield letters of case codes, the same for the same name."""
    for turn in count():
        for byte in hashlib.sha256(f"{name} {turn}".encode()).digest():
            yield ALPHABET[byte % len(ALPHABET)]


def _next(letters: Iterator[str], length: int) -> list[str]:
    return [next(letters) for _ in range(length)]


@contextmanager
def _in_utc() -> Iterator[None]:
    """Let days be those of Greenwich wherever this is built; Windows cannot be told, and keeps its own."""
    change: Callable[[], None] = getattr(time, "tzset", lambda: None)
    try:
        with patch.dict(os.environ, TZ="UTC"):
            change()
            yield
    finally:
        change()


@contextmanager
def _pinned(day: str) -> Iterator[None]:
    """Let it be noon on the day after ``day`` wherever the server looks at the clock.

    A text is read once: reading is the slow part, and the same words are read the same way.
    """
    noon = datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC) + timedelta(days=1)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return noon.astimezone(tz or UTC)

    # What is loaded only now would look at the real clock.
    for package in (server.api, server.cases):
        for found in iter_modules(package.__path__, f"{package.__name__}."):
            import_module(found.name)
    with _in_utc(), ExitStack() as stack:
        for name, module in sorted(sys.modules.items()):
            if name.startswith(("server.cases.", "server.api.")) and vars(module).get("datetime") is datetime:
                stack.enter_context(patch.object(module, "datetime", Clock))
        stack.enter_context(patch("server.cases.assess.read", _read))
        yield


def _answers(engine: _Engine, entry: Entry) -> dict[str, Any]:
    """Ask everything that one press in the card can ask; the keys are those that ``recorded.js`` makes."""
    analysis = engine.ask("POST", "/v1/comments:analyze", _as_the_card_sends_it(entry))
    replies = _replies(engine, entry, analysis)
    comment = f"/v1/comments/{analysis['commentId']}"
    return {
        "weigh": analysis,
        "compose": replies,
        "preview": _previews(engine, analysis, replies),
        "similar": engine.ask("GET", f"{comment}/similar") if analysis["similar"] else None,
        "rules": engine.ask("POST", "/v1/rules:check", {"commentId": analysis["commentId"]}),
        "case": engine.ask("POST", "/v1/cases", {"commentId": analysis["commentId"]}),
        "outcome": _outcomes(engine, analysis["caseId"]),
    }


def _as_the_card_sends_it(entry: Entry) -> dict[str, Any]:
    rating = {"rating": entry["rating"]} if "rating" in entry else {}
    return {
        "text": entry["text"],
        "page": {"platform": entry["platform"], "url": entry.get("page", "")},
        "author": {"name": entry["author"]},
        "publishedAt": entry["date"],
    } | rating


def _replies(engine: _Engine, entry: Entry, analysis: dict[str, Any]) -> dict[str, Any]:
    """Return the drafts for each situation that is one press away, by ``stage register variant``."""
    first = analysis["replies"][0]
    language, register = first["language"], first["register"]
    wanted = [("first", register, "")]
    wanted += [(stage, register, "") for stage in STAGES]
    wanted += [("first", other, "") for other in REGISTERS[language] if other != register]
    wanted += [("first", register, variant) for variant in VARIANTS if entry.get("every")]
    about = {"commentId": analysis["commentId"], "platform": entry["platform"], "language": language}
    found = {}
    for stage, how, variant in wanted:
        chosen = {"stage": stage, "register": how} | ({"variant": variant} if variant else {})
        found[f"{stage} {how} {variant}".strip()] = engine.ask("POST", "/v1/replies:compose", about | chosen)
    return found


def _previews(engine: _Engine, analysis: dict[str, Any], replies: dict[str, Any]) -> list[list[Any]]:
    """Return pairs of a draft's text and how a reader sees it: what came first, and each stage's first."""
    drafts = list(analysis["replies"])
    drafts += [each["replies"][0] for each in replies.values() if each.get("replies")]
    found: dict[str, Any] = {}
    for draft in drafts:
        if draft["where"] not in _OUTSIDE or draft["text"] in found:
            continue
        chosen = {name: draft[name] for name in ("text", "stage", "register", "language")}
        request = chosen | {"commentId": analysis["commentId"]}
        found[draft["text"]] = engine.ask("POST", "/v1/replies:preview", request)
    return [list(pair) for pair in found.items()]


def _outcomes(engine: _Engine, case: str) -> dict[str, Any]:
    """Return what each of the two presses moves, and what taking it back does."""
    found = {}
    for outcome in ("genuine", "campaign"):
        found[outcome] = engine.ask("POST", f"/v1/cases/{case}/outcome", {"outcome": outcome})
        found["undo"] = engine.ask("DELETE", f"/v1/cases/{case}/outcome")
    return found
