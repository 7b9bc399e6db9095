"""``python -m server.packaging``: what ``python3 garbo.py package`` runs once everything is installed."""

import argparse
import errno
import os
import sys
import tomllib
from pathlib import Path

from server.config import SettingError, Settings
from server.packaging.errors import PackagingError
from server.packaging.extension import WebExt
from server.packaging.making import package
from server.packaging.tree import moment, uncommitted

ROOT = Path(__file__).resolve().parents[2]
_WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Make the packages, say where they are, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m server.packaging", description=__doc__)
    parser.add_argument("--out", type=Path, default=root / "dist", help="where they go (dist)")
    out: Path = parser.parse_args(arguments).out
    try:
        words = _WORDS[Settings.from_env(os.environ).language]
    except SettingError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        if loose := uncommitted(root):
            print(words["uncommitted"].format(count=len(loose)), file=sys.stderr)
        made = package(root, out, WebExt.find(root), os.environ)
        date = moment(root, os.environ)
    except PackagingError as error:
        print(words[error.key].format(**error.words), file=sys.stderr)
        return 1
    except OSError as error:
        why = words["full"] if error.errno == errno.ENOSPC else error.strerror or str(error)
        print(words["failed"].format(file=error.filename or out, why=why), file=sys.stderr)
        return 1
    print(words["made"].format(folder=out))
    for path in made:
        print(f"  {path.name}  {path.stat().st_size / 1024:,.0f} KB")
    for_address = os.environ.get("GARBO_SITE_URL", "")
    print(words["again"].format(date=date, address=f" {for_address}" if for_address else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
