"""How Pelican builds the site: two languages side by side, nothing from elsewhere.

`python3 garbo.py site` runs it. What is not prose stands in ``making``: each page that shows data names
its template, and the template asks ``data``.
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from making import addresses, data, finishing  # noqa: E402

SITENAME = "Garbo"
#: The address at which the site will stand; what search engines and previews read must be whole.
SITEURL = os.environ.get("GARBO_SITE_URL", addresses.LOCAL).rstrip("/")
RELATIVE_URLS = True
PATH = str(HERE / "content")
OUTPUT_PATH = str(HERE / "output")
DELETE_OUTPUT_DIRECTORY = True
THEME = str(HERE / "theme")
THEME_STATIC_DIR = "theme"
CACHE_PATH = str(HERE / ".cache")
TIMEZONE = "Europe/Rome"
DEFAULT_LANG = "it"

# Everything is a page; `slug` is its name in all languages, `address` what stands in the browser.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS = ["it", "en"]
PATH_METADATA = r"(?P<lang>it|en)/.*"
PAGE_URL = PAGE_LANG_URL = "{address}"
PAGE_SAVE_AS = PAGE_LANG_SAVE_AS = "{file}"
DIRECT_TEMPLATES = ["sitemap", "robots", "feed_it", "feed_en"]
SITEMAP_SAVE_AS, ROBOTS_SAVE_AS = "sitemap.xml", "robots.txt"
FEED_IT_SAVE_AS, FEED_EN_SAVE_AS = addresses.FEEDS["it"], addresses.FEEDS["en"]
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
SUMMARY_MAX_LENGTH = None

MARKDOWN = {
    "extensions": ["markdown.extensions.extra", "markdown.extensions.toc", "markdown.extensions.smarty"],
    "extension_configs": {"markdown.extensions.smarty": {"smart_quotes": False}},
    "output_format": "html5",
}
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
JINJA_GLOBALS = {"data": data, "addresses": addresses, "site_address": SITEURL}
PLUGINS = [finishing]
