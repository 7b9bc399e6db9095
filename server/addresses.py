"""The addresses of pages: what is kept of them."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = {
    "fbclid", "gclid", "igsh", "igshid", "mibextid", "__tn__", "locale",
    "ref", "refid", "refsrc", "ref_src", "ref_url",
}  # fmt: skip
_TRACKING_FAMILIES = ("__cft__", "utm_")


def host(url: str) -> str:
    """Return the host name of an address in small letters, or "" if it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def is_page(written: str) -> bool:
    """Say whether this leads to a page of the web: an http or https address, with or without its scheme."""
    address = written.strip()
    scheme, mark, _ = address.partition("://")
    if mark and scheme.lower() not in ("http", "https"):
        return False
    try:
        parts = urlsplit(address if mark else f"https://{address}")
        name, dot, ending = (parts.hostname or "").rstrip(".").rpartition(".")
        told = parts.port != 0 and not any(map(str.isspace, address))
    except ValueError:
        return False
    return bool(told and name and dot and ending) and "@" not in parts.netloc


def without_tracking(url: str) -> str:
    """Keep what finds the comment again and nothing that follows the reader; only http and https."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https"):
        return ""
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name not in _TRACKING and not name.startswith(_TRACKING_FAMILIES)
    ]
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, urlencode(query), ""))
