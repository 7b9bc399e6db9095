"""The words after ``python -m server evaluate``; apart, so that the server's start needs nothing else."""

import argparse
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[2]
#: Where the model card goes.
DOCS: Final = _ROOT / "docs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow ``evaluate`` on the command line."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="CSV files with a heading")
    columns = parser.add_argument_group("columns", "names in the heading of the files")
    columns.add_argument("--text", default="text", metavar="COLUMN", help="the comments (default: text)")
    columns.add_argument("--label", metavar="COLUMN", help="what is known of each comment")
    columns.add_argument("--positive", metavar="VALUE", help="the label of a comment of a campaign")
    columns.add_argument("--language", metavar="COLUMN", help="languages (it, en …); otherwise detected")
    columns.add_argument("--rating", metavar="COLUMN", help="ratings, 1 to 5")
    columns.add_argument("--author", metavar="COLUMN", help="names, cut away where they stand in the text")
    parser.add_argument("--limit", type=_count, metavar="N", help="weigh only the first N comments")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures here")
    parser.add_argument("--svg", type=Path, metavar="OUT", help="draw them here")
    card = parser.add_argument_group("the model card")
    card.add_argument("--card", action="store_true", help="measure the public sets, write docs/model-card.*")
    sets = _ROOT.parent / "shared" / "data"
    card.add_argument("--data", type=Path, default=sets, metavar="FOLDER", help="default: ../shared/data")
    card.add_argument("--out", type=Path, metavar="FOLDER", help="default: docs")
    today = datetime.now(tz=UTC).date()
    parser.add_argument("--date", type=date.fromisoformat, default=today, help="the day that is written down")
    card.add_argument("--quick", action="store_true", help="small samples: tries the card, proves nothing")


def _count(written: str) -> int:
    if not written.isdecimal() or int(written) < 1:
        raise argparse.ArgumentTypeError("a whole number from 1 on")
    return int(written)
