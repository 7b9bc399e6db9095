"""What the README says is so: every setting, every command, every file it points at."""

import inspect
import re
from pathlib import Path

import pytest

from server import config
from server.evidence.weigh import band_of
from tests.commands import commands_in, not_understood

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
_WRITTEN = [path for folder in (ROOT, ROOT / "docs") for path in sorted(folder.glob("*.md"))]
#: What tells people to type something: all that is written for them, and a table that says how it is made.
DOCUMENTS = [*(path.relative_to(ROOT).as_posix() for path in _WRITTEN), "server/evidence/weights.toml"]


def test_every_setting_is_in_the_readme_and_no_other() -> None:
    read = set(re.findall(r'env\.get\("(GARBO_\w+|STORE_\w+)"', inspect.getsource(config)))
    assert read == set(re.findall(r"^\| `(GARBO_\w+|STORE_\w+)`", README, re.MULTILINE))


@pytest.mark.parametrize(
    "document", ["README.md", "SECURITY.md", "CHANGELOG.md", "docs/model-card.md", "docs/performance.md"]
)
def test_every_file_that_is_named_is_there(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    links = re.findall(r"\]\((?!http)([^)#]+)\)", text) + re.findall(
        r"`((?:tests|server|extension)/[\w./-]+)`", text
    )
    here = (ROOT / document).parent
    assert [link for link in links if not (here / link).exists() and not (ROOT / link).exists()] == []


def test_the_bands_are_those_of_the_code() -> None:
    told = [(int(low), int(high)) for low, high in re.findall(r"\| (\d+)–(\d+) \|", README)]
    assert [low for low, _ in told] == [0, *(high + 1 for _, high in told[:-1])]
    assert told[-1][1] == 100
    assert len({band_of(low) for low, _ in told}) == len(told) == 4
    assert all(band_of(low) == band_of(high) for low, high in told)


def test_ci_runs_what_the_readme_says() -> None:
    assert (ROOT / ".ci" / "run").read_text().splitlines()[-1] == "exec python3 garbo.py test"
    assert "python3 garbo.py test" in README


def test_the_commands_of_the_readme_are_those_of_garbo_py() -> None:
    usage = (ROOT / "garbo.py").read_text("utf-8").split('"""')[1]
    assert set(re.findall(r"python3 garbo\.py ?(\w*)", README)) == set(
        re.findall(r"python3 garbo\.py ?(\w*)", usage)
    )


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_commands_that_a_document_tells_to_type_are_understood(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = not_understood((ROOT / document).read_text("utf-8"))
    assert wrong == [], capsys.readouterr().err


def test_the_readme_tells_many_commands() -> None:
    told = commands_in(README)
    assert len([words for program, words in told if program == "garbo.py"]) > 5
    assert len([words for program, words in told if program == "-m server"]) > 5
