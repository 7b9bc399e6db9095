"""All packages of one version, put into one folder only when every one of them is made."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from server.packaging.archives import SUMS, write_sums, write_tar, write_zip
from server.packaging.errors import PackagingError
from server.packaging.extension import WebExt, pack
from server.packaging.manifest import FOREIGN
from server.packaging.tree import moment, source_files
from server.packaging.version import agreed_version


def package(root: Path, out: Path, web_ext: WebExt, environment: Mapping[str, str]) -> list[Path]:
    """Make the packages of the project in ``root`` and return their paths in ``out``, the checksums last.

    The site must have been built into ``site/output``. Older packages in ``out`` give way once the new
    ones are whole. Raises :class:`PackagingError` and ``OSError``.
    """
    version = agreed_version(root)
    date = moment(root, environment)
    files = source_files(root)
    site = _site(root / "site" / "output")
    name = f"garbo-{version}"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".") as scratch:
        made = Path(scratch)
        for browser in FOREIGN:
            pack(browser, root, files, made / f"{name}-{browser}.zip", date, web_ext)
        write_zip(made / f"{name}-site.zip", site, date)
        source = {each: (root / each).read_bytes() for each in files}
        write_tar(made / f"{name}.tar.gz", name, source, date)
        write_sums(made)
        return _hand_over(made, out)


def _site(folder: Path) -> dict[str, bytes]:
    if not (folder / "index.html").is_file():
        raise PackagingError("no_site", folder=str(folder))
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _hand_over(made: Path, out: Path) -> list[Path]:
    """Put the new files into the place of those of before; what else is in ``out`` is not ours."""
    ours = [path for path in out.iterdir() if path.is_file() and path.name.startswith("garbo-")]
    for old in [*ours, out / SUMS]:
        old.unlink(missing_ok=True)
    files = sorted(made.iterdir(), key=lambda file: (file.name == SUMS, file.name))
    return [file.replace(out / file.name) for file in files]
