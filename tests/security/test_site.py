"""The site beside the desk: open to who comes by a link, for no other page to take, and nothing beside it."""

from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from server import site_pages
from server.pages import POLICY

BY_LINK = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
FILES = {
    "index.html": "<h1>Garbo</h1>",
    "404.html": "<h1>Non c'è</h1>",
    "prova/index.html": "<h1>Prova</h1>",
    "en/index.html": "<h1>Garbo, in English</h1>",
    "en/404.html": "<h1>Not here</h1>",
    "theme/site.css": "h1 { margin: 0; }",
    "theme/demo.js": "export {};",
    "robots.txt": "User-agent: *\n",
    "sitemap.xml": "<urlset/>",
    "secret.py": "no page",
    "desk/main.js": "not the desk's",
}


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of a few files, in the place of the built one; beside it a file that is nobody's business."""
    folder = tmp_path / "output"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (tmp_path / "beside.html").write_text("nobody's business", "utf-8")
    monkeypatch.setattr(site_pages, "OUTPUT", folder)
    return folder


def ask(app: Flask, path: str, method: str = "GET", **headers: str) -> TestResponse:
    """Ask as a browser would that nobody has paired."""
    usual = {"Host": "127.0.0.1:8742"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return app.test_client().open(path, method=method, headers=usual, buffered=True)


@pytest.mark.parametrize(("path", "file", "kind"), [
    ("/site/", "index.html", "text/html"),
    ("/site/index.html", "index.html", "text/html"),
    ("/site/prova/", "prova/index.html", "text/html"),
    ("/site/en/", "en/index.html", "text/html"),
    ("/site/theme/site.css", "theme/site.css", "text/css"),
    ("/site/theme/demo.js", "theme/demo.js", "text/javascript"),
    ("/site/robots.txt", "robots.txt", "text/plain"),
    ("/site/sitemap.xml", "sitemap.xml", "application/xml"),
])  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_page_and_its_parts_need_no_token(
    app: Flask, output: Path, method: str, path: str, file: str, kind: str
) -> None:
    answer = ask(app, path, method)
    assert (answer.status_code, answer.mimetype) == (200, kind)
    assert answer.get_data(as_text=True) == (FILES[file] if method == "GET" else "")
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert [name for name, _ in answer.headers if name.startswith("Access-Control")] == []
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/site/", "/site/prova/", "/site/en/nothing/"])
def test_who_comes_by_a_link_from_elsewhere_is_let_in(app: Flask, output: Path, path: str) -> None:
    answer = ask(app, path, **BY_LINK)
    assert answer.status_code == (404 if "nothing" in path else 200)
    assert answer.mimetype == "text/html"


def test_who_leaves_out_the_last_stroke_is_led_there(app: Flask, output: Path) -> None:
    answer = ask(app, "/site", **BY_LINK)
    assert answer.status_code == 308
    assert answer.headers["Location"].removeprefix("http://127.0.0.1:8742") == "/site/"


@pytest.mark.parametrize("path", ["/site/", "/site/theme/site.css", "/site/theme/demo.js", "/site/nothing"])
@pytest.mark.parametrize("mode", ["no-cors", "cors"])
def test_another_page_cannot_take_a_part_of_it(app: Flask, output: Path, path: str, mode: str) -> None:
    answer = ask(app, path, **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode})
    assert answer.status_code == 403
    assert answer.get_json()["type"] == "/problems/forbidden-fetch"


@pytest.mark.parametrize("path", ["/site/", "/site/prova/", "/site/theme/demo.js"])
def test_it_is_no_way_around_the_guard(app: Flask, output: Path, path: str) -> None:
    assert ask(app, path, Host="garbo.example").get_json()["type"] == "/problems/wrong-host"
    assert ask(app, path, Origin="https://evil.example").get_json()["type"] == "/problems/forbidden-origin"
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert ask(app, path, method).status_code == 401, method
        cross = ask(app, path, method, **BY_LINK)
        assert cross.get_json()["type"] == "/problems/forbidden-fetch", method


@pytest.mark.parametrize("path", [
    "/site/../beside.html", "/site/%2e%2e/beside.html", "/site/..%2fbeside.html", "/site/..%5cbeside.html",
    "/site/prova/../../beside.html", "/site//beside.html", "/site/theme/", "/site/secret.py", "/site/prova",
    "/site/index.html%00.css", "/site/index.html/", "/site/....//beside.html", "/site/~", "/site/con",
    "/site/" + "a/" * 200, "/site/%F0%9F%99%82", "/site/%ff",
])  # fmt: skip
def test_nothing_beside_it_is_served(app: Flask, output: Path, path: str) -> None:
    answer = ask(app, path)
    assert answer.status_code in (404, 308)
    assert "business" not in answer.get_data(as_text=True)
    if answer.status_code == 308:
        assert path == "/site/prova"
        assert answer.headers["Location"] == "/site/prova/"
    elif answer.mimetype == "text/html":
        assert answer.get_data(as_text=True) == FILES["404.html"]
        assert answer.headers["Content-Security-Policy"] == POLICY


def test_a_whole_path_of_the_disk_is_no_address(app: Flask, output: Path) -> None:
    for path in (f"/site{output.parent}/beside.html", f"/site/{output.parent}/beside.html"):
        assert ask(app, path).status_code == 404


def test_the_desk_is_not_shadowed(app: Flask, output: Path) -> None:
    answer = ask(app, "/site/desk/main.js")
    assert answer.status_code == 200
    assert "not the desk's" not in answer.get_data(as_text=True)
    nothing = ask(app, "/site/desk/nothing.html")
    assert nothing.get_json()["type"] == "/problems/not-found"


def test_the_desk_below_the_site_is_not_opened_by_a_link(app: Flask, output: Path) -> None:
    answer = ask(app, "/site/desk/index.html", **BY_LINK)
    assert answer.get_json()["type"] == "/problems/forbidden-fetch"


@pytest.mark.parametrize(("path", "file"), [
    ("/site/nothing/", "404.html"), ("/site/a/b/c.html", "404.html"), ("/site/enough/", "404.html"),
    ("/site/en/nothing/", "en/404.html"), ("/site/en/a/b.html", "en/404.html"),
])  # fmt: skip
def test_what_is_not_there_says_so_in_the_language_of_the_place(
    app: Flask, output: Path, path: str, file: str
) -> None:
    answer = ask(app, path, **{"Accept-Language": "de"})
    assert (answer.status_code, answer.get_data(as_text=True)) == (404, FILES[file])
    assert answer.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize(("language", "title"), [
    ("it", "Il sito non è ancora costruito"), ("en", "The site is not built yet"),
])  # fmt: skip
@pytest.mark.parametrize("path", ["/site/", "/site/en/", "/site/theme/site.css"])
def test_a_site_that_is_not_built_says_how(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, title: str, path: str
) -> None:
    monkeypatch.setattr(site_pages, "OUTPUT", tmp_path / "nowhere")
    answer = ask(app, path, **{"Accept-Language": language}, **BY_LINK)
    assert answer.status_code == 404
    text = answer.get_data(as_text=True)
    assert f'<html lang="{language}">' in text
    assert f"<h1>{title}</h1>" in text
    assert "python3 garbo.py site" in text
    assert answer.headers["Content-Security-Policy"] == POLICY
