"""The pages of the site: one name for all languages, and an address in each.

``PAGES`` is the whole list. A page that is here and not in ``content/it`` and ``content/en``, or the
other way round, ends the build.
"""

from urllib.parse import urlsplit

#: Where Garbo's own server shows the site (``server.pages``).
LOCAL = "http://127.0.0.1:8742/site"
LANGUAGES = ("it", "en")
#: name: (Italian, English), each below its language's root; "" is the root itself.
PAGES = {
    "home": ("", ""),
    "install": ("installa/", "install/"),
    "try": ("prova/", "try/"),
    "playbook": ("playbook/", "playbook/"),
    "cases": ("casi/", "cases/"),
    "rules": ("leggi-e-piattaforme/", "platforms-and-law/"),
    "reading": ("leggere-le-recensioni/", "reading-reviews/"),
    "model": ("modello/", "model-card/"),
    "performance": ("prestazioni/", "performance/"),
    "privacy": ("privacy/", "privacy/"),
    "accessibility": ("accessibilita/", "accessibility/"),
    "changes": ("novita/", "changelog/"),
    "api": ("api/", "api/"),
    "not-found": ("404.html", "404.html"),
}
#: In the menu on top, in this order; the others stand at the foot of each page.
MENU = ("try", "install", "playbook", "cases", "model")
FOOT = ("rules", "reading", "performance", "privacy", "accessibility", "changes", "api")
#: The news of each language, below the site's root.
FEEDS = {"it": "novita.atom.xml", "en": "en/changelog.atom.xml"}


def address(name: str, language: str) -> str:
    """Return the address of a page below the site's root, e.g. ``en/install/``."""
    return ("" if language == "it" else f"{language}/") + PAGES[name][LANGUAGES.index(language)]


def file(name: str, language: str) -> str:
    """Return the file of a page in the output, e.g. ``en/install/index.html``."""
    place = address(name, language)
    return place if place.endswith(".html") else f"{place}index.html"


def up_from(name: str, language: str, site_address: str) -> str:
    """Return what leads from a page to the site's root: ``../../``; ``./`` at the root itself.

    A static host shows the page for what is not there at any depth: from that one the way is whole.
    """
    if name == "not-found":
        return urlsplit(site_address).path.rstrip("/") + "/"
    return "../" * address(name, language).count("/") or "./"
