"""The house stays easy: imports go one way, a file is one idea, nothing unsafe stands in a page."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "server").rglob("*.py"))

#: What each room may import, besides itself and the leaves.
MAY_IMPORT = {
    "reading": set(),
    "evidence": {"reading"},
    "platforms": set(),
    "guides": set(),
    "law": set(),
    "mails": {"reading"},
    "replies": {"reading", "platforms"},
    "store": set(),
    "autostart": set(),
    "backup": {"cases", "erased", "store"},
    "packaging": set(),
    "learning": {"reading", "evidence"},
    "campaigns": {"reading", "evidence"},
    "cases": {
        "reading", "evidence", "campaigns", "mails", "platforms", "law", "replies", "store",
        "pseudonyms",
    },
    "imports": {
        "reading", "evidence", "campaigns", "cases", "platforms", "store", "pseudonyms",
    },
    "evaluation": {
        "reading", "evidence", "campaigns", "cases", "learning", "platforms", "replies", "store",
        "model_version",
    },
}  # fmt: skip
LEAVES = {"config", "records", "files", "codes", "addresses"}


def imported_rooms(path: Path) -> set[str]:
    """The rooms of ``server`` that a module imports, at any depth of its code."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        found |= {name.split(".")[1] for name in names if name.startswith("server.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    room = path.relative_to(ROOT / "server").parts[0]
    if room in MAY_IMPORT:
        assert imported_rooms(path) - LEAVES - {room} <= MAY_IMPORT[room]


def test_there_is_one_way_to_erase() -> None:
    """Hold that nobody erases comments beside ``server.erasing``, which notes them for good first.

    A restore does so in what it puts together, of which nothing is on the desk yet.
    """
    deleting = {
        path.relative_to(ROOT / "server").as_posix()
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("delete_comment", "delete_comments")
    }
    by_age = {
        path.relative_to(ROOT / "server").as_posix()
        for path in MODULES
        if "cases.retention import purge" in (source := path.read_text("utf-8"))
        or "retention.purge(" in source
    }
    assert {each for each in deleting if not each.startswith("store/")} == {
        "erasing.py", "cases/retention.py", "backup/restoring.py",
    }  # fmt: skip
    assert by_age == {"erasing.py", "backup/restoring.py"}


def test_nobody_imports_the_api() -> None:
    importers = {path.relative_to(ROOT).as_posix() for path in MODULES if "api" in imported_rooms(path)}
    assert {each for each in importers if not each.startswith("server/api/")} <= {"server/__init__.py"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_is_one_idea_and_says_which(path: Path) -> None:
    source = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(source))
    assert len(source.splitlines()) <= 250


def test_nothing_names_a_place_outside() -> None:
    """Hold that the extension asks nobody but the server itself."""
    outside = re.compile(
        r"https?://(?!127\.0\.0\.1|localhost|\[::1\]|www\.w3\.org|\$\{|[\w.-]+\.invalid)[\w.-]+"
    )
    scripts = (ROOT / "extension").rglob("*.js")
    assert {found for path in scripts for found in outside.findall(path.read_text("utf-8"))} == set()
