"""What the README says is so: every setting, every command, every file it points at."""

import inspect
import re
from pathlib import Path

import pytest

from server import config
from server.__main__ import _parser
from server.evidence.weigh import band_of

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


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


def test_the_modules_that_the_documents_tell_to_run_are_there() -> None:
    documents = [README, (ROOT / "server" / "evidence" / "weights.toml").read_text("utf-8")]
    modules = {name for text in documents for name in re.findall(r"python -m (server(?:\.\w+)+)", text)}
    assert modules
    files = {name: ROOT / name.replace(".", "/") for name in modules}
    there = {
        name for name, at in files.items() if at.with_suffix(".py").exists() or (at / "__main__.py").exists()
    }
    assert modules - there == set()


def test_the_commands_that_the_documents_tell_to_type_are_understood() -> None:
    told = re.findall(r"python -m server ((?!\.)[a-z][^`#\n<>|]*)", README)
    assert len(told) > 5
    for words in told:
        try:
            _parser().parse_args(words.split())
        except SystemExit:
            pytest.fail(f"python -m server {words}")
