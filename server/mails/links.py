"""Addresses of pages in a mail, with the words that lead there. Nothing is opened."""

import html
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,10})\b([^<>]{0,4000})>")
_HREF = re.compile(
    r"(?i)\b(?:href|action)\s{0,3}=\s{0,3}(?:\"([^\"]{0,3000})|'([^']{0,3000})|([^\s\"'>]{1,3000}))"
)
#: What a browser never shows.
_UNSEEN = frozenset(("style", "script", "title"))
_BREAK = frozenset(("br", "p", "div", "tr", "li", "h1", "h2", "h3", "table"))
_URL = re.compile(r"(?i)\b(?:https?://|www\.)[^\s<>\"'\])]{1,2000}")
#: "words <https://…>" and "[words](https://…)": so programs write a link where there is only text.
_TOLD = re.compile(r"[<(][ \t]{0,3}(https?://[^\s<>)]{1,2000})")
_WORDS_BEFORE = re.compile(r"[^\r\n<>\[\]()]{1,200}\Z")
_DOMAIN = re.compile(r"(?i)(?<![@\w.-])(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,6}[^\W\d_]{2,24}(?![\w-])")
#: No more are looked at.
_MOST = 300


@dataclass(frozen=True, slots=True)
class Link:
    """``words`` that a reader sees ("" for a bare address), the address, and the host it leads to."""

    words: str
    url: str
    host: str


def links_of_html(source: str) -> tuple[str, list[Link]]:
    """Return what a reader sees of an HTML page, and its links."""
    source = _without_comments(source)
    out: list[str] = []
    links: list[Link] = []
    at, target, since, unseen = 0, "", 0, ""
    for tag in _TAG.finditer(source):
        out.append("" if unseen else source[at : tag.start()])
        at, name = tag.end(), tag[2].lower()
        unseen = _goes_unseen(unseen, name, bool(tag[1]))
        if name in _BREAK:
            out.append("\n")
        if name in ("a", "form"):
            if target:
                links.append(_link(html.unescape("".join(out[since:])), target))
            target, since = "" if tag[1] else _target(tag[3]), len(out)
    out.append("" if unseen else source[at:])
    if target:
        links.append(_link(html.unescape("".join(out[since:])), target))
    return html.unescape("".join(out)), [link for link in links if link.host][:_MOST]


def links_of_text(text: str) -> list[Link]:
    """Return the addresses in a plain text, each once, with their words where a program wrote them so."""
    told = [_link(_words_before(text, match.start()), match[1]) for match in _TOLD.finditer(text)]
    seen = {link.url for link in told}
    bare = [_link("", match[0].rstrip(".,;:!?")) for match in _URL.finditer(text)]
    return [link for link in [*told, *(one for one in bare if one.url not in seen)] if link.host][:_MOST]


def domains_in(words: str) -> list[str]:
    """Return what looks like a domain in ``words``, in order."""
    return [match[0].lower() for match in _DOMAIN.finditer(words[:2000])][:20]


def pretended(url: str) -> str:
    """Return the host that an address pretends before its "@": ``https://tripadvisor.com@evil.example``."""
    place = url.partition("//")[2].replace("\\", "/").partition("/")[0]
    before, at, _ = place.rpartition("@")
    return next(iter(domains_in(before)), "") if at else ""


def _without_comments(source: str) -> str:
    kept, at = [], 0
    while (begin := source.find("<!--", at)) >= 0 and (end := source.find("-->", begin)) >= 0:
        kept.append(source[at:begin])
        at = end + 3
    return "".join([*kept, source[at:]])


def _goes_unseen(unseen: str, name: str, closes: bool) -> str:
    """Return the name of the tag whose content is not shown after this one, "" where all is shown."""
    if unseen:
        return "" if closes and name == unseen else unseen
    return name if name in _UNSEEN and not closes else ""


def _target(attributes: str) -> str:
    href = _HREF.search(attributes)
    return html.unescape(next(filter(None, href.groups()), "")) if href else ""


def _words_before(text: str, end: int) -> str:
    """Return the words in front of a link: on its line, up to the last bracket that is no pair's end."""
    found = _WORDS_BEFORE.search(text[max(0, end - 200) : end].rstrip("] \t"))
    return found[0].strip() if found else ""


def _link(words: str, url: str) -> Link:
    return Link(" ".join(words.split())[:300], url, _host(url))


def _host(url: str) -> str:
    """Return the host an address leads to, "" for one that leads to no page."""
    address = url.strip().replace("\\", "/")
    if address.lower().startswith("www."):
        address = "https://" + address
    if not re.match(r"(?i)https?://", address):
        return ""
    try:
        return (urlsplit(address).hostname or "").strip(".")
    except ValueError:
        return ""
