"""The site, built as `python3 garbo.py site` builds it, into a folder of the tests' own."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
#: Seconds; the demo's answers are the engine's own, and a busy machine takes its time for them.
LONGEST_BUILD = 400


def build_site(output: Path, address: str = "", **around: str) -> Path:
    """Build the site into ``output`` and return it.

    ``address`` is where it will stand, with no slash; ``around`` is what else the environment holds.
    """
    environment = {name: value for name, value in os.environ.items() if name != "GARBO_SITE_URL"} | around
    if address:
        environment["GARBO_SITE_URL"] = address
    command = [
        sys.executable, "-m", "pelican", "--settings", "pelicanconf.py", "--output", str(output),
        "--fatal", "warnings", "--quiet",
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=ROOT / "site", env=environment, capture_output=True, text=True, timeout=LONGEST_BUILD
    )
    if done.returncode:
        raise RuntimeError(f"the site could not be built:\n{done.stdout}\n{done.stderr}")
    return output


def shared_site(temporary: pytest.TempPathFactory) -> Path:
    """Return the site with its usual address, built once for all workers of a run: not to be changed."""
    base = temporary.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared-site"
    done, failed = folder / "done", folder / "failed"
    try:
        folder.mkdir()  # who makes it builds; the others wait
    except FileExistsError:
        end = time.monotonic() + LONGEST_BUILD
        while not done.exists():
            if failed.exists() or time.monotonic() > end:
                raise RuntimeError("the site could not be built: another worker says why") from None
            time.sleep(0.1)
        return folder / "output"
    try:
        build_site(folder / "output")
    except BaseException:
        failed.touch()
        raise
    done.touch()
    return folder / "output"
