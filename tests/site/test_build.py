"""What is built is whole: pages in pairs, what search engines and previews read, the same bytes each time."""

import re
import urllib.error
import urllib.request
import xml.etree.ElementTree as Xml
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from making import addresses

import garbo
from tests.building import build_site
from tests.markup import Node, read_page

ELSEWHERE = "https://garbo.example/a/b"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ATOM = "{http://www.w3.org/2005/Atom}"


def metas(page: Node) -> dict[str, str]:
    """What a page says of itself: names and properties with their contents."""
    said = [node.attributes for node in page.all("meta")]
    return {each.get("name", each.get("property", "")): each["content"] for each in said if "content" in each}


def links(page: Node, rel: str) -> list[dict[str, str]]:
    return [node.attributes for node in page.all("link") if node.attributes.get("rel") == rel]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built for another address, in another folder, on the other side of the world."""
    folder = tmp_path_factory.mktemp("elsewhere") / "a" / "b"
    return build_site(folder, ELSEWHERE, TZ="Pacific/Kiritimati", LC_ALL="C", LANG="C", PYTHONHASHSEED="1")


def test_each_page_stands_in_both_languages_and_there_is_no_other(built: Path, pages: list[Any]) -> None:
    there = {path.relative_to(built).as_posix() for path in built.rglob("*.html")}
    wanted = {page.path.relative_to(built).as_posix() for page in pages}
    assert len(wanted) == 2 * len(addresses.PAGES)
    assert there == wanted


def test_titles_and_descriptions_are_of_one_page_only(pages: list[Any]) -> None:
    read = {(page.name, page.language): read_page(page.path) for page in pages}
    for what in (
        {key: (key[1], page.all("title")[0].text) for key, page in read.items()},
        {key: ("", metas(page)["description"]) for key, page in read.items()},
    ):
        twice = [(key, said) for key, said in what.items() if list(what.values()).count(said) > 1]
        assert twice == []


def test_each_page_says_what_it_is(pages: list[Any]) -> None:
    for page in pages:
        tree, at = read_page(page.path), (page.name, page.language)
        said = metas(tree)
        assert tree.all("html")[0].attributes["lang"] == page.language, at
        assert len(tree.all("h1")) == len(tree.all("main")) == 1, at
        assert 5 <= len(tree.all("title")[0].text) <= 70, at
        assert 50 <= len(said["description"]) <= 160, (*at, len(said["description"]), said["description"])
        assert said["viewport"] == "width=device-width, initial-scale=1", at
        assert said["og:description"] == said["description"], at
        assert said["og:title"], at
        assert said["og:locale"] == {"it": "it_IT", "en": "en_GB"}[page.language], at


def test_each_page_says_where_it_and_its_twin_are(elsewhere: Path, pages: list[Any], built: Path) -> None:
    for name, language, path in pages:
        tree = read_page(elsewhere / path.relative_to(built))
        own = f"{ELSEWHERE}/{addresses.address(name, language)}"
        assert metas(tree)["og:url"] == own
        if name == "not-found":
            assert metas(tree)["robots"] == "noindex"
            assert links(tree, "canonical") == []
            continue
        assert [each["href"] for each in links(tree, "canonical")] == [own]
        twins = {each["hreflang"]: each["href"] for each in links(tree, "alternate") if "hreflang" in each}
        assert twins == {
            "it": f"{ELSEWHERE}/{addresses.address(name, 'it')}",
            "en": f"{ELSEWHERE}/{addresses.address(name, 'en')}",
            "x-default": f"{ELSEWHERE}/{addresses.address(name, 'en')}",
        }


def test_the_other_language_is_the_same_page(pages: list[Any], built: Path) -> None:
    for name, language, path in pages:
        other = "en" if language == "it" else "it"
        (link,) = [
            node.attributes for node in read_page(path).all("a") if node.attributes.get("class") == "language"
        ]
        assert (link["lang"], link["hreflang"]) == (other, other)
        if name != "not-found":  # at any depth, so its links are whole; they are followed below
            led = (path.parent / link["href"]).resolve()
            assert led == (built / addresses.file(name, other)).resolve().parent


def test_the_picture_for_previews_is_there_in_its_size(elsewhere: Path, pages: list[Any]) -> None:
    for language in addresses.LANGUAGES:
        page = metas(read_page(elsewhere / addresses.file("home", language)))
        assert page["og:image"].startswith(f"{ELSEWHERE}/")
        header = (elsewhere / page["og:image"].removeprefix(f"{ELSEWHERE}/")).read_bytes()[:24]
        assert header[:8] == b"\x89PNG\r\n\x1a\n"
        size = [str(int.from_bytes(header[at : at + 4], "big")) for at in (16, 20)]
        assert size == [page["og:image:width"], page["og:image:height"]]


def test_the_sitemap_has_every_page_and_its_twin(elsewhere: Path) -> None:
    root = Xml.parse(elsewhere / "sitemap.xml").getroot()
    assert root.tag == f"{SITEMAP}urlset"
    told = {
        url.findtext(f"{SITEMAP}loc"): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall(f"{XHTML}link")
        }
        for url in root.findall(f"{SITEMAP}url")
    }
    names = [name for name in addresses.PAGES if name != "not-found"]
    places = {
        name: {
            language: f"{ELSEWHERE}/{addresses.address(name, language)}" for language in addresses.LANGUAGES
        }
        for name in names
    }
    assert told == {place: places[name] for name in names for place in places[name].values()}
    assert len(root) == len(told)


def test_robots_are_let_in_and_shown_the_sitemap(elsewhere: Path) -> None:
    lines = (elsewhere / "robots.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if line] == [
        "User-agent: *", "Allow: /", f"Sitemap: {ELSEWHERE}/sitemap.xml",
    ]  # fmt: skip


@pytest.mark.parametrize("language", addresses.LANGUAGES)
def test_the_feed_is_atom_and_tells_the_news(elsewhere: Path, language: str) -> None:
    feed = Xml.parse(elsewhere / addresses.FEEDS[language]).getroot()
    assert feed.tag == f"{ATOM}feed"
    for part in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{part}"), part
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert entry.findtext(f"{ATOM}title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:]+(?:Z|\+00:00)", entry.findtext(f"{ATOM}updated") or "")
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert link.attrib["href"].startswith(f"{ELSEWHERE}/{addresses.address('changes', language)}")


def test_two_builds_give_the_same_bytes_but_for_the_address(built: Path, elsewhere: Path) -> None:
    """Hold that folder, zone, language and hashing leave no trace: only the address itself is another."""
    first, second = (
        {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        for folder in (built, elsewhere)
    )
    assert sorted(first) == sorted(second)
    whole = addresses.LOCAL.encode(), ELSEWHERE.encode()
    root = (urlsplit(addresses.LOCAL).path + "/").encode(), (urlsplit(ELSEWHERE).path + "/").encode()
    wrong = []
    for name, path in first.items():
        one, other = path.read_bytes().replace(*whole), second[name].read_bytes()
        if name.endswith("404.html"):  # the links of this one are whole, since it is shown at any depth
            one = one.replace(b'="' + root[0], b'="' + root[1])
        if one != other or str(Path.home()).encode() + b"/" in other or str(elsewhere).encode() in other:
            wrong.append(name)
    assert wrong == []


class _Quiet(SimpleHTTPRequestHandler):
    """A static host: files, a folder's index.html, and 404.html for what is not there."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "a" / "b" / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the parent's)
        pass


@pytest.fixture(scope="module")
def host(elsewhere: Path) -> Iterator[str]:
    """The address of the site on a static host, below /a/b/."""
    handler = partial(_Quiet, directory=str(elsewhere.parents[1]))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/a/b/"
    server.shutdown()
    server.server_close()


def answer_of(url: str) -> tuple[int, str]:
    """The status and, of a page, a style or a script, the text."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            is_page = answer.headers.get_content_type() == "text/html"
            return answer.status, answer.read().decode("utf-8") if is_page else ""
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode("utf-8")


def parts_of(html: str) -> list[str]:
    return [
        found for found in re.findall(r'\b(?:href|src)="([^"]+)"', html) if not re.match(r"[a-z]+:|#", found)
    ]


def test_all_is_found_from_a_folder_of_a_static_host(host: str, pages: list[Any]) -> None:
    """Go from the first page wherever its links lead, as people and robots do."""
    seen: dict[str, int] = {}
    waiting = [host]
    while waiting:
        url = waiting.pop().partition("#")[0]
        if url in seen:
            continue
        assert url.startswith(host), f"{url} is not below the site's folder"
        seen[url], html = answer_of(url)
        waiting += [urljoin(url, part) for part in parts_of(html)]
    assert {url: status for url, status in seen.items() if status != 200} == {}
    wanted = {
        host + addresses.address(page.name, page.language) for page in pages if page.name != "not-found"
    }
    assert wanted - set(seen) == set(), "nobody is led to these"


@pytest.mark.parametrize("place", ["nothing", "nothing/", "en/no/such/place.html", "a/b/c/d/e/"])
def test_the_page_for_what_is_not_there_leads_back_from_any_depth(host: str, place: str) -> None:
    status, html = answer_of(host + place)
    assert status == 404
    found = [urljoin(host + place, part) for part in parts_of(html)]
    assert len(found) > 10
    assert {answer_of(url)[0] for url in found} == {200}


def test_the_command_builds_for_an_address_and_says_where(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked = {}

    def call(command: list[str], **how: Any) -> int:
        asked.update(command=command[1:], cwd=how["cwd"], address=how["env"].get("GARBO_SITE_URL"))
        Path(command[command.index("--output") + 1]).mkdir(parents=True)
        return 0

    monkeypatch.setattr(garbo, "ROOT", tmp_path)
    monkeypatch.setenv("GARBO_LANG", "en")
    monkeypatch.delenv("GARBO_SITE_URL", raising=False)
    monkeypatch.setattr(garbo, "install", lambda name: asked.setdefault("installed", name))
    monkeypatch.setattr(garbo.subprocess, "call", call)
    assert garbo.main(["site", ELSEWHERE]) == 0
    assert asked["installed"] == "requirements-site.txt"
    assert asked["command"] == [
        "-m", "pelican", "--settings", "pelicanconf.py", "--output", str(tmp_path / "site" / "output-new"),
        "--fatal", "warnings", "--quiet",
    ]  # fmt: skip
    assert asked["cwd"] == tmp_path / "site"
    assert asked["address"] == ELSEWHERE
    assert str(tmp_path / "site" / "output") in capsys.readouterr().out
    assert garbo.main(["site"]) == 0
    assert asked["address"] is None
    assert garbo.main(["site", "a", "b"]) == 2
