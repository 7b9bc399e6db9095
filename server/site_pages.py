"""The site beside the desk: what `python3 garbo.py site` built, at ``/site/``, as on any static host.

Nothing here knows anybody; a page of it may be opened from a link anywhere.
"""

from pathlib import Path

from flask import Blueprint, Response, render_template_string, request, send_from_directory
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join

from server.pages import POLICY, TYPES
from server.problems import spoken_language

ROOT = "/site/"
OUTPUT = Path(__file__).resolve().parents[1] / "site" / "output"
_TYPES = TYPES | {".txt": "text/plain", ".xml": "application/xml"}
_NOT_BUILT = {
    "it": ("Il sito non è ancora costruito", "Per costruirlo, nella cartella di Garbo:", "La scrivania"),
    "en": ("The site is not built yet", "To build it, in Garbo's folder:", "The desk"),
}
_PAGE = """<!DOCTYPE html>
<html lang="{{ language }}"><head><meta charset="utf-8"><title>{{ title }} · Garbo</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/extension/theme/tokens.css">
<link rel="stylesheet" href="/extension/theme/page.css"></head>
<body><main><h1>{{ title }}</h1><section><p>{{ how }}</p><p><code>python3 garbo.py site</code></p></section>
<p><a href="/">{{ desk }}</a></p></main></body></html>"""

blueprint = Blueprint("site_pages", __name__)


@blueprint.get("/site/", defaults={"place": ""})
@blueprint.get("/site/<path:place>")
def show(place: str) -> Response:
    """Send a page or a part of one; what is not there is the site's own page for that, in its language."""
    if place.startswith("desk/"):
        raise NotFound  # the desk is another place, with its own list of what is shown
    if not (OUTPUT / "index.html").is_file():
        return _not_built()
    file = safe_join(str(OUTPUT), place)
    if file and Path(file).is_dir():
        if place and not place.endswith("/"):
            return Response(status=308, headers={"Location": f"{request.path}/"})
        place += "index.html"
    try:
        return _file(place)
    except NotFound:
        answer = _file("en/404.html" if place.startswith("en/") else "404.html")
        answer.status_code = 404
        return answer


def _file(place: str) -> Response:
    # A file with a slash behind it would be shown, and all its links lead one folder too deep.
    type_ = "" if place.endswith("/") else _TYPES.get(Path(place).suffix, "")
    answer = send_from_directory(OUTPUT, place if type_ else "-", mimetype=type_ or None)
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


def _not_built() -> Response:
    language = spoken_language()
    title, how, desk = _NOT_BUILT[language]
    page = render_template_string(_PAGE, language=language, title=title, how=how, desk=desk)
    return Response(page, 404, headers={"Content-Security-Policy": POLICY})
