"""There is one version, and whoever states another is named."""

import re
import tomllib
from pathlib import Path

import pytest

from server.config import VERSION
from server.packaging.errors import PackagingError
from server.packaging.tree import source_files
from server.packaging.version import agreed_version
from tests.live import ROOT


def test_the_server_and_the_extension_state_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert agreed_version(ROOT) == project["version"] == VERSION


@pytest.mark.parametrize(
    ("server", "extension", "told"),
    [
        ("1.2.4", "1.2.3", "pyproject.toml 1.2.3, server/config.py 1.2.4, extension/manifest.json 1.2.3"),
        ("1.2.3", "1.2", "pyproject.toml 1.2.3, server/config.py 1.2.3, extension/manifest.json 1.2"),
        ("", "1.2.3", "pyproject.toml 1.2.3, server/config.py ?, extension/manifest.json 1.2.3"),
    ],
)
def test_another_version_is_named(tmp_path: Path, server: str, extension: str, told: str) -> None:
    for folder in ("server", "extension"):
        (tmp_path / folder).mkdir()
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.3"\n')
    (tmp_path / "server" / "config.py").write_text(f'A = 1\nVERSION = "{server}"\n')
    (tmp_path / "extension" / "manifest.json").write_text(f'{{"version": "{extension}"}}')
    with pytest.raises(PackagingError, match=re.escape("versions")) as raised:
        agreed_version(tmp_path)
    assert raised.value.words == {"versions": told}


def test_what_is_installed_has_every_kind_of_file_that_the_server_reads() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    kinds = {kind.removeprefix("*") for kind in told["tool"]["setuptools"]["package-data"]["*"]}
    there = {Path(name).suffix for name in source_files(ROOT) if name.startswith("server/")}
    assert there == kinds | {".py"}
    assert [name for name in told["project"]["license-files"] if not (ROOT / name).is_file()] == []
