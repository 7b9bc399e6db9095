"""The picture of the house is the house: its rooms, its arrows, the folders that CONTRIBUTING names."""

import re
import runpy
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

from server.packaging import archives
from tests.live import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
SVG = ET.parse(ROOT / "docs" / "house.svg").getroot()
SPACE = "{http://www.w3.org/2000/svg}"


#: The table of who may import whom, and what everybody may.
HOUSE = runpy.run_path(str(Path(__file__).with_name("test_house.py")))


def rooms() -> dict[str, float]:
    """Every room that is drawn, and how far down its box begins."""
    return {box.get("data-room", ""): float(box.get("y", "")) for box in SVG.iter() if box.get("data-room")}


def arrows() -> set[tuple[str, str]]:
    return {(a.get("data-from", ""), a.get("data-to", "")) for a in SVG.iter() if a.get("data-from")}


def test_every_arrow_is_an_import_that_is_allowed_and_none_is_missing() -> None:
    drawn = set(rooms())
    allowed = {room: HOUSE["MAY_IMPORT"][room] & drawn for room in drawn - {"api"}}
    # What can be reached through another room needs no arrow of its own: the picture says so.
    needed = {
        (room, other)
        for room, others in allowed.items()
        for other in others
        if not any(other in allowed[between] for between in others)
    }
    assert arrows() == needed | {("api", "cases")}
    assert len(needed) == 7


def test_whatever_may_be_imported_stands_below() -> None:
    drawn = rooms()
    for room in set(drawn) - {"api"}:
        for other in HOUSE["MAY_IMPORT"][room] & set(drawn):
            assert drawn[other] > drawn[room], (room, other)
    assert min(drawn, key=lambda room: drawn[room]) == "api"


def test_every_room_and_every_leaf_that_is_drawn_is_there() -> None:
    for room in rooms():
        assert (ROOT / "server" / room / "__init__.py").is_file(), room
    (leaves,) = [text for text in SVG.iter(f"{SPACE}text") if text.get("data-leaves") is not None]
    assert set((leaves.text or "").split(" · ")) == HOUSE["LEAVES"]


def test_the_picture_can_be_heard_and_asks_nobody() -> None:
    assert [child.tag for child in SVG][:2] == [f"{SPACE}title", f"{SPACE}desc"]
    assert SVG.get("role") == "img"
    description = SVG[1].text or ""
    assert [room for room in rooms() if room not in description] == []
    numbers = {
        int(n) for text in SVG.iter(f"{SPACE}text") for n in re.findall(r"\b\d+(?= ·)", text.text or "")
    }
    assert numbers == set(range(1, 13)) == {int(n) for n in re.findall(r"\b(\d+), ", description)}
    source = (ROOT / "docs" / "house.svg").read_text("utf-8")
    assert re.findall(r"(?:href|src|url)[=(]\W*(?!#)", source.replace("url(#", "")) == []


def test_every_folder_and_file_that_is_named_is_there() -> None:
    named = re.findall(r"`((?:extension|server|site|tests|docs)/[\w./-]*|[\w-]+\.(?:py|toml|md))`", TEXT)
    named += [link for link in re.findall(r"\]\(([^)#]+)\)", TEXT) if not link.startswith("http")]
    assert len(named) > 40
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_folder_of_the_tests_and_of_the_top_is_named() -> None:
    top = {"extension", "server", "site", "tests", "docs"}
    assert {name for name in top if f"| `{name}/` |" in TEXT} == top
    tests = {p.name for p in (ROOT / "tests").iterdir() if p.is_dir() and any(p.glob("*.py"))}
    tests |= {"unit"}
    assert {name for name in tests if f"`tests/{name}`" not in TEXT and name != "__pycache__"} == set()


def test_its_commands_are_those_of_garbo_py() -> None:
    usage = (ROOT / "garbo.py").read_text("utf-8").split('"""')[1]
    known = set(re.findall(r"python3 garbo\.py ?(\w*)", usage))
    assert set(re.findall(r"python3 garbo\.py ?(\w*)", TEXT)) == {"", "test", "site", "package"} <= known


def test_the_packages_that_it_lists_are_those_that_are_made() -> None:
    listed = re.findall(r"^\| `(garbo-VERSION\S*|SHA256SUMS)` \|", TEXT, re.MULTILINE)
    assert listed[-1] == archives.SUMS
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    making = (ROOT / "tests" / "unit" / "packaging" / "test_making.py").read_text("utf-8")
    assert version
    assert re.findall(r'f"garbo-\{VERSION\}(\S*)",$', making, re.MULTILINE) == [
        name.removeprefix("garbo-VERSION") for name in listed[:-1]
    ]
