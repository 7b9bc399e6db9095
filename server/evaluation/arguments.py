"""The words after ``python -m server evaluate``; apart, so that the server's start needs nothing else."""

import argparse
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[2]
#: Where the model card goes.
DOCS: Final = _ROOT / "docs"
#: Where the public sets lie, unless another folder is named.
SETS: Final = _ROOT.parent / "shared" / "data"

_DESCRIPTION: Final = """\
Weigh the comments of CSV files the way the server does, keep nothing, and say how well it went: in which
bands the comments lie, and, where they are labelled, how well the score orders them. With --card measure
the public sets instead and write the model card.
"""
_EPILOG: Final = """\
example:
  python -m server evaluate comments.csv --text comment --label verdict --positive campaign --svg out.svg

files: comma, semicolon, tab or bar between the columns (found by itself, or told by Excel's first line
“sep=;”); UTF-8, UTF-16 with its mark, otherwise Windows-1252. The first row is the heading. Rows without a
text, or without a label where --label is given, are left out.

exit codes: 0 done; 1 the figures could not be printed; 2 wrong words or files, and nothing was weighed;
130 stopped with Ctrl+C: what was weighed until then is printed and written, a card stays as it was.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow ``evaluate`` on the command line; ``None`` stands for a word that was not said."""
    parser.description, parser.epilog = _DESCRIPTION, _EPILOG
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="CSV files with a heading")
    columns = parser.add_argument_group("columns", "names in the heading of the files")
    columns.add_argument("--text", metavar="COLUMN", help="the comments (default: text)")
    columns.add_argument("--label", metavar="COLUMN", help="what is known of each comment")
    columns.add_argument("--positive", metavar="VALUE", help="the label of a comment of a campaign")
    columns.add_argument("--language", metavar="COLUMN", help="languages (it, en …); otherwise detected")
    columns.add_argument("--rating", metavar="COLUMN", help="ratings, 1 to 5")
    columns.add_argument("--author", metavar="COLUMN", help="names, cut away where they stand in the text")
    parser.add_argument(
        "--limit", type=_count, metavar="N", help="weigh only N comments, drawn evenly over the files"
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures here")
    parser.add_argument("--svg", type=Path, metavar="OUT", help="draw them here")
    today = datetime.now(tz=UTC).date()
    parser.add_argument(
        "--date", type=date.fromisoformat, default=today, metavar="YYYY-MM-DD",
        help="the day that is written down (default: today)",
    )  # fmt: skip
    card = parser.add_argument_group("the model card")
    card.add_argument("--card", action="store_true", help="measure the public sets, write docs/model-card.*")
    card.add_argument("--data", type=Path, metavar="FOLDER", help="their folder (default: ../shared/data)")
    card.add_argument("--out", type=Path, metavar="FOLDER", help="where the card goes (default: docs)")
    card.add_argument(
        "--only", choices=("plots", "words"),
        help="renew the card that is there: its words and pictures, or its plots as well",
    )  # fmt: skip
    card.add_argument("--quick", action="store_true", help="small samples: tries the card, proves nothing")


#: What has a meaning only for files, and what only for the card.
FOR_FILES: Final = ("text", "label", "positive", "language", "rating", "author", "limit", "json", "svg")
FOR_THE_CARD: Final = ("data", "out", "only", "quick")


def _count(written: str) -> int:
    if not written.isdecimal() or int(written) < 1:
        raise argparse.ArgumentTypeError("a whole number from 1 on")
    return int(written)
