"""The desk's pages, served from the same origin as the API, so that the browser lets nobody else read them.

Their addresses are their places in the project: a module imports its neighbours the same way in the browser
and for the type checker. Nothing outside the folders named here is served.
"""

from pathlib import Path

from flask import Blueprint, Response, request, send_from_directory

_ROOT = Path(__file__).resolve().parents[1]
_DESK = "site/desk/index.html"
#: What the desk is made of, with the kinds of files that are shown.
_FOLDERS = ("site/desk/", "extension/theme/", "extension/icons/", "extension/shared/")
TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}
#: Own scripts, styles and pictures, calls to this server, and nothing else; text never becomes markup.
POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "manifest-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
        "require-trusted-types-for 'script'", "trusted-types 'none'",
    )
)  # fmt: skip

blueprint = Blueprint("pages", __name__)


def is_page(method: str, path: str) -> bool:
    """Say whether this request asks for a page or a part of one: these tell nothing about anybody."""
    return method in ("GET", "HEAD") and (
        is_place(path) or path.startswith(tuple(f"/{folder}" for folder in _FOLDERS))
    )


def is_place(path: str) -> bool:
    """Say whether a person comes here by a link or by hand: the desk, and the pages of the site."""
    return path in ("/", "/site") or (path.startswith("/site/") and not path.startswith("/site/desk/"))


@blueprint.get("/")
def desk() -> Response:
    """Show the desk."""
    return _file(_DESK)


def _part(name: str) -> Response:
    return _file(request.path.removeprefix("/"))


for _folder in _FOLDERS:
    blueprint.add_url_rule(f"/{_folder}<path:name>", f"part-{_folder}", _part)


def _file(path: str) -> Response:
    """Send one file; another kind of file, or none, is the usual 404."""
    type_ = TYPES.get(Path(path).suffix, "")
    answer = send_from_directory(_ROOT, path if type_ else "-", mimetype=type_ or None)
    answer.headers["Content-Security-Policy"] = POLICY
    return answer
