"""A server that says what a test tells it to.

The real server cannot be asked for a full disk, an answer that never comes or a score of 85;
this one speaks the same wire over real HTTP and remembers what it was asked.
"""

import copy
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]


@dataclass
class Asked:
    """One request that came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: Json | None


@dataclass
class Answer:
    """What to say to one kind of request, after ``delay`` seconds."""

    status: int
    body: Json | None
    delay: float = 0.0


def problem(status: int, code: str, detail: str = "", pointer: str | None = None) -> Answer:
    """Return the answer to a request that goes wrong, in the server's shape."""
    body: Json = {
        "type": f"/problems/{code}",
        "title": code,
        "status": status,
        "detail": detail,
        "instance": "/",
    }
    if pointer:
        body["errors"] = [{"pointer": pointer, "detail": detail}]
    return Answer(status, body)


def span(text: str, words: str) -> dict[str, int]:
    """Return where ``words`` are in ``text``, in UTF-16 units as the wire counts them."""
    before, _, _ = text.partition(words)
    assert words in text
    start = len(before.encode("utf-16-le")) // 2
    return {"start": start, "end": start + len(words.encode("utf-16-le")) // 2}


def reason(text: str, signal: str, weight: float, title: str, why: str, *words: str) -> Json:
    """Return one piece of evidence whose spans are the given words of ``text``."""
    return {
        "signal": signal, "family": "text", "weight": weight, "title": title, "why": why,
        "spans": [span(text, w) for w in words],
    }  # fmt: skip


def check(rule: str, title: str = "", severity: str = "red", why: str = "", **changes: Any) -> Json:
    """Return one rule held against a draft; broken unless ``ok=True`` is said."""
    return {
        "rule": rule, "ok": False, "title": title, "severity": severity, "why": why, "spans": [],
        "source": None,
    } | changes  # fmt: skip


def reply(text: str, *checks: Json, **changes: Any) -> Json:
    """Return a draft as the server gives it: a first reply in public, in Italian, with Lei."""
    return {
        "text": text, "stage": "first", "register": "lei", "language": "it", "variant": "lived-detail",
        "where": "public", "likeness": 0.0, "fields": [], "checks": list(checks),
    } | changes  # fmt: skip


def analysis(text: str, score: int | None, band: str, evidence: list[Json], **changes: Any) -> Json:
    """Return a whole answer of comments:analyze."""
    draft = (
        "Buongiorno,\nci dispiace per quello che racconta.\n\n"
        "Scriva a info@esempio.test citando il codice G-4K7Q: "
        "verifichiamo e Le rispondiamo entro due giorni.\n\n"
        "Anna, per l'Hotel Esempio"
    )
    return {
        "commentId": "c1", "caseId": None, "text": text, "cuts": [], "language": "it", "polarity": -0.6,
        "reading": {"machineWritten": 0.1, "words": len(text.split()), "sentences": 1},
        "suspicion": {"score": score, "band": band, "ceiling": 59, "logOdds": -17.0, "neutral": 17},
        "evidence": evidence, "aspects": [], "motives": [],
        "exposure": {"level": "low", "why": "Nessuna reazione.", "byHand": False}, "similar": [],
        "authorRole": "unknown", "authorKnown": False, "authorByHand": False,
        "replies": [reply(draft, check("R1", ok=True))],
        "nextStep": {"code": "reply", "title": "Rispondete", "why": "È un cliente scontento."},
        "modelVersion": "test",
    } | changes  # fmt: skip


@dataclass
class ScriptedServer:
    """Set ``answers["POST /v1/comments:analyze"]``; read ``asked``. ``url`` has no slash at the end."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    url: str = ""

    def start(self) -> None:
        """Listen on a port of its own."""
        scripted = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                raw = self.rfile.read(length)
                path = self.path.partition("?")[0]
                headers = {k.lower(): v for k, v in self.headers.items()}
                scripted.asked.append(Asked(self.command, path, headers, json.loads(raw) if raw else None))
                answer = scripted.answers.get(f"{self.command} {path}", problem(404, "not-found"))
                time.sleep(answer.delay)
                data = b"" if answer.body is None else json.dumps(answer.body).encode()
                self.send_response(answer.status)
                kind = "application/problem+json" if answer.status >= 400 else "application/json"
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any  # noqa: N815

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

            def handle(self) -> None:
                # A browser may leave before a delayed answer; that is nothing to report.
                try:
                    super().handle()
                except OSError:
                    self.close_connection = True

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.reset()

    def reset(self) -> None:
        """Forget what was asked and go back to friendly answers."""
        self.asked.clear()
        case = {"id": "k1", "commentId": "c1", "code": "G-4K7Q", "state": "open",
                "openedAt": "2026-11-21T10:00:00Z", "events": []}  # fmt: skip
        ok = {"ok": True, "checks": []}
        suspicion = {"score": 17, "band": "likely-customer", "ceiling": 59, "logOdds": -17, "neutral": 17}
        self.answers = {
            "GET /v1/health": Answer(200, {"status": "ok", "version": "0.1.0"}),
            "POST /v1/pairings": Answer(201, {"token": "a-new-token"}),
            "DELETE /v1/pairings/current": Answer(204, None),
            "POST /v1/replies:check": Answer(200, ok),
            "POST /v1/replies:compose": Answer(200, {"replies": []}),
            "POST /v1/cases": Answer(201, case),
            "POST /v1/cases/k1/events": Answer(201, {"case": case, "suspicion": suspicion, "moved": []}),
        }

    def says(self, request: str, status: int, body: Json | None, delay: float = 0.0) -> None:
        """Set the answer to e.g. ``"POST /v1/cases"``."""
        self.answers[request] = Answer(status, copy.deepcopy(body), delay)

    def weighs(self, *arguments: Any, **changes: Any) -> None:
        """Set what comments:analyze answers; the arguments are those of :func:`analysis`."""
        self.says("POST /v1/comments:analyze", 200, analysis(*arguments, **changes))

    def fails(self, request: str, *arguments: Any) -> None:
        """Set an answer in the shape of a problem; the arguments are those of :func:`problem`."""
        self.answers[request] = problem(*arguments)

    def heard(self, request: str) -> list[Asked]:
        """Return what came in for e.g. ``"POST /v1/cases"``, oldest first."""
        return [a for a in self.asked if f"{a.method} {a.path}" == request]

    def stop(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)
