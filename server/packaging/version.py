"""One version: that of ``pyproject.toml``, which the server and the extension must state too."""

import json
import re
import tomllib
from pathlib import Path

from server.packaging.errors import PackagingError


def agreed_version(root: Path) -> str:
    """Return the version of the project in ``root``, e.g. ``0.1.0``.

    Raises :class:`PackagingError` ("versions") when the server or the extension states another.
    """
    wanted = str(tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"])
    config = (root / "server" / "config.py").read_text("utf-8")
    server = re.search(r'^VERSION = "([^"]+)"', config, re.MULTILINE)
    stated = {
        "pyproject.toml": wanted,
        "server/config.py": server[1] if server else "?",
        "extension/manifest.json": str(
            json.loads((root / "extension" / "manifest.json").read_text("utf-8"))["version"]
        ),
    }
    if set(stated.values()) != {wanted}:
        told = ", ".join(f"{file} {version}" for file, version in stated.items())
        raise PackagingError("versions", versions=told)
    return wanted
