"""A small project to package, and a stand-in for web-ext that can be told to complain."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from server.packaging.extension import WebExt
from server.packaging.tree import source_files
from tests.live import ROOT

#: Speaks as web-ext does: lints by what ``words.json`` beside it says, zips with folders and today's date.
WEB_EXT = """
import json, pathlib, sys, zipfile
told = json.loads(pathlib.Path(__file__).with_name("words.json").read_text())
command, folder = sys.argv[1], pathlib.Path(sys.argv[sys.argv.index("--source-dir") + 1])
assert sys.argv[-2:] == ["--no-config-discovery", "--no-input"]
if command in told.get("breaks", []):
    sys.exit("it broke")
if command == "lint":
    print("a line before")
    print(json.dumps({"errors": told.get("errors", []), "warnings": told.get("warnings", [])}))
else:
    out = pathlib.Path(sys.argv[sys.argv.index("--artifacts-dir") + 1]) / sys.argv[sys.argv.index("--filename") + 1]
    with zipfile.ZipFile(out, "w") as built:
        for path in sorted(folder.rglob("*"), reverse=True):
            built.write(path, path.relative_to(folder))
"""  # noqa: E501


@pytest.fixture
def web_ext(tmp_path: Path) -> Callable[..., WebExt]:
    """Return a web-ext that says what it is told, e.g. ``web_ext(breaks=["build"])``."""

    def make(**words: object) -> WebExt:
        script = tmp_path / "web-ext.py"
        script.write_text(WEB_EXT)
        script.with_name("words.json").write_text(json.dumps(words))
        return WebExt(Path(sys.executable), script)

    return make


@pytest.fixture(scope="session")
def copy_of_garbo() -> Callable[[Path], Path]:
    """Copy the project's own files, without git, to a folder, with a site of one page; return the folder."""

    def copy(to: Path) -> Path:
        for file in source_files(ROOT):
            place = to / file
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / file, place)
        (to / "site" / "output" / "en").mkdir(parents=True)
        (to / "site" / "output" / "index.html").write_text("<p>una pagina")
        (to / "site" / "output" / "en" / "index.html").write_text("<p>a page")
        return to

    return copy
