"""NOTICE names everything that is installed, with the licence that its own metadata states."""

import re
from importlib import metadata

import pytest

from tests.live import ROOT

NOTICE = (ROOT / "NOTICE").read_text("utf-8")
LISTS = sorted(path.name for path in ROOT.glob("requirements*.txt"))
#: How packages that do not state an SPDX expression call theirs.
SPDX = {
    "ZPL 2.1": "ZPL-2.1",
    "AGPLv3": "AGPL-3.0-or-later",
    "License :: OSI Approved :: MIT License": "MIT",
}


def required(name: str) -> list[str]:
    """The packages that one list asks for itself."""
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return [re.split(r"[\[<>=!~; ]", line)[0] for line in lines if re.match(r"\w", line)]


def stated(package: str) -> str:
    """The licence in a package's metadata, as an SPDX identifier; of several the first, which is its own."""
    told = metadata.metadata(package)
    classified = [each for each in told.get_all("Classifier") or [] if each.startswith("License ::")]
    licence = told["License-Expression"] or told["License"] or classified[0]
    return SPDX.get(licence, licence).split(" AND ")[0]


def told(name: str) -> dict[str, str]:
    """What the part of NOTICE about one list says: package and licence."""
    part = NOTICE.partition(f"({name})\n")[2]
    lines = [re.fullmatch(r"    (\S+)\s+([\w.-]+)(,.*)?", line) for line in part.splitlines()[1:]]
    end = next((at for at, line in enumerate(lines) if line is None), len(lines))
    return {line[1]: line[2] for line in lines[:end] if line}


@pytest.mark.parametrize("name", LISTS)
def test_everything_that_is_installed_is_named_with_its_licence(name: str) -> None:
    assert told(name) == {package: stated(package) for package in required(name)}
    assert told(name)


def test_the_data_behind_the_weights_is_credited() -> None:
    weights = ROOT / "server" / "reading" / "weights"
    kinds = {path.stem for path in weights.iterdir()}
    part = NOTICE[NOTICE.index("server/reading/weights/") : NOTICE.index("WHAT IS INSTALLED")]
    assert set(re.findall(r'"(\w+)"', part)) == kinds
    for path in weights.glob("*.json"):
        data = re.search(r'"name": "(MAiDE-up)"', path.read_text("utf-8"))
        credited = path.stem in part.partition("Ignat")[0]
        assert (
            credited == bool(data) or path.stem == "style"
        )  # which stands with "machine", and says so there


def test_every_folder_that_is_named_is_there() -> None:
    named = re.findall(r"\b(?:server|tests|docs)/[\w./-]*\w", NOTICE)
    assert len(named) > 4
    assert [each for each in named if not (ROOT / each).exists()] == []
