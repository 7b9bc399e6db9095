"""The gate in front of every request.

A server on the loopback address can be reached by every page the moderator opens, so each
request is asked, in this order: is it for this machine (Host), who sends it (Origin, fetch
metadata), may it (token), is it JSON, is it small enough. CORS is no access control: flask-cors
only writes the headers for an origin that has passed. SECURITY.md tells the threats one by one.
"""

import re

from flask import Flask, Response, g, request
from flask_cors.core import get_cors_options, set_cors_headers
from msgspec.structs import replace

from server.clients import Client
from server.pages import is_page, is_place
from server.problems import Problem
from server.schema.imports import LARGEST_LIST
from server.services import services

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
#: What a browser writes as the origin of an extension. `\Z`, because `$` would let a newline pass.
EXTENSION = re.compile(
    r"(?:chrome-extension://[a-p]{32}|moz-extension://[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\Z"
)
#: Bytes of a request's body.
LARGEST_BODY = 64 * 1024
#: What may be longer, and how long; only for who has a token.
_LARGER = {("POST", "/v1/imports"): LARGEST_LIST}

#: May be opened by hand in a browser, without a token: they tell nothing about anybody.
_OPEN = {
    ("GET", "/v1/health"),
    ("GET", "/v1/openapi.json"),
    ("HEAD", "/v1/health"),
    ("HEAD", "/v1/openapi.json"),
}
_PAIRING = ("POST", "/v1/pairings")
_SAFE_SITES = (None, "none", "same-origin")
_ANSWER_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


def init_app(app: Flask) -> None:
    """Put the gate before, and the headers after, every request of ``app``."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.before_request(_admit)
    app.after_request(_finish)


def current_client() -> Client:
    """Return the client whose token the current request carries.

    In a team its name begins with the moderator's, for two may use browsers of the same name.
    """
    client: Client = g.client
    moderator = services().settings.moderator
    return replace(client, name=f"{moderator} ({client.name})") if moderator else client


def request_origin() -> str | None:
    """Return the Origin of the current request, or ``None`` when the browser sent none."""
    return request.headers.get("Origin")


def _admit() -> Response | None:
    """Ask all questions in order; the first that is answered wrongly ends the request."""
    _check_host()
    allowed = _check_origin()
    if request.method == "OPTIONS":
        return Response(status=204)
    _check_fetch_metadata(allowed)
    _check_token()
    _check_body()
    return None


def _check_host() -> None:
    host = re.sub(r":\d{1,5}\Z", "", request.headers.get("Host", "").lower())
    if host not in LOOPBACK:
        raise Problem("wrong-host")


def _check_origin() -> bool:
    """Refuse a foreign origin; say whether one was sent and is allowed."""
    origin = request_origin()
    if origin is None:
        return False
    pairing = (request.method, request.path) == _PAIRING or _is_preflight_of_pairing()
    if (
        origin in _own_origins()
        or services().clients.knows_origin(origin)
        or (pairing and EXTENSION.match(origin))
    ):
        g.allowed_origin = origin
        return True
    raise Problem("forbidden-origin")


def _check_fetch_metadata(origin_allowed: bool) -> None:
    site, mode = request.headers.get("Sec-Fetch-Site"), request.headers.get("Sec-Fetch-Mode")
    by_link = mode == "navigate" and request.method in ("GET", "HEAD") and is_place(request.path)
    if by_link or (request.method, request.path) in _OPEN:
        return
    if mode == "navigate" or not (site in _SAFE_SITES or (site == "cross-site" and origin_allowed)):
        raise Problem("forbidden-fetch")


def _check_token() -> None:
    if (request.method, request.path) in {*_OPEN, _PAIRING} or is_page(request.method, request.path):
        return
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    client = services().clients.holder(token) if scheme.lower() == "bearer" else None
    if client is None:
        raise Problem("unauthorized", headers={"WWW-Authenticate": 'Bearer realm="garbo"'})
    if client.origin and request_origin() not in (None, client.origin):
        raise Problem("forbidden-origin")
    g.client = client


def _check_body() -> None:
    """Refuse a body that is too long or not JSON; waitress states the length of one in chunks too."""
    largest = _LARGER.get((request.method, request.path), LARGEST_BODY)
    request.max_content_length = largest
    if (request.content_length or 0) > largest:
        raise Problem("too-large")
    has_body = request.method in ("POST", "PUT", "PATCH") or bool(request.content_length)
    if has_body and request.mimetype != "application/json":
        raise Problem("unsupported-type")


def _finish(response: Response) -> Response:
    for name, value in _ANSWER_HEADERS.items():
        response.headers.setdefault(name, value)
    origin = g.get("allowed_origin")
    if origin:
        options = get_cors_options(
            None,
            {
                "origins": [origin],
                "methods": ["GET", "POST", "PUT", "PATCH", "DELETE"],
                "allow_headers": ["Authorization", "Content-Type", "Accept-Language"],
                "always_send": False,
            },
        )
        set_cors_headers(response, options)
        response.vary.add("Origin")
    return response


def _is_preflight_of_pairing() -> bool:
    asked = request.headers.get("Access-Control-Request-Method")
    return request.method == "OPTIONS" and (asked, request.path) == _PAIRING


def _own_origins() -> list[str]:
    return [f"http://{host}:{services().settings.port}" for host in LOOPBACK]
