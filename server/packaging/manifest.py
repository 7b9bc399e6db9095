"""The extension's one manifest, as each browser's store wants it."""

import json
from typing import Any, Literal

Browser = Literal["chromium", "firefox"]

#: What a browser does not know and complains of: the path of the key in the manifest.
FOREIGN: dict[Browser, tuple[tuple[str, ...], ...]] = {
    "chromium": (("background", "scripts"), ("browser_specific_settings",)),
    "firefox": (("background", "service_worker"), ("minimum_chrome_version",)),
}


def manifest_for(browser: Browser, manifest: str) -> str:
    """Return the text of ``manifest`` without what is another browser's, in the same order."""
    told: dict[str, Any] = json.loads(manifest)
    for *folder, key in FOREIGN[browser]:
        place = told
        for name in folder:
            place = place[name]
        del place[key]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
