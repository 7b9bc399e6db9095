"""``python -m server evaluate``: weighs the comments of CSV files, or measures the model card."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from typing import Final

from server.evaluation import drawings, outputs
from server.evaluation.arguments import DOCS, FOR_FILES, FOR_THE_CARD, SETS
from server.evaluation.printed import printed
from server.evaluation.progress import shown
from server.evaluation.summary import summarise
from server.evaluation.table import Columns, Table, TableError, read_table
from server.evaluation.weighing import weigh_row, weigh_rows
from server.model_version import MODEL_VERSION

#: What a shell says of a program that Ctrl+C ended.
INTERRUPTED: Final = 130

#: Prints, and returns 0 or, where nobody can take the words, 1.
Say = Callable[[str], int]


def run(options: argparse.Namespace, say: Say = outputs.say) -> int:
    """Do what was asked; return 0, 1 if nobody takes the words, 2 if they are wrong, 130 after Ctrl+C."""
    try:
        if options.card:
            return _card(options, say)
        if not options.files:
            raise TableError("Name a CSV file, or ask for the model card with --card.")
        return _files(options, say)
    except TableError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return INTERRUPTED


def _files(options: argparse.Namespace, say: Say) -> int:
    _refuse(options, FOR_THE_CARD, "says nothing without --card")
    columns = Columns(
        options.text or "text", options.label, options.positive,
        options.language, options.rating, options.author,
    )  # fmt: skip
    outputs.check_files([path for path in (options.json, options.svg) if path], options.files)
    table = read_table(options.files, columns, options.limit)
    weigh_row(table.rows[0])  # so that no comment's time is that of loading tables
    results, whole = weigh_rows(shown(table.rows, "Weighing"))
    summary = {
        "files": [path.name for path in options.files],
        "date": options.date.isoformat(),
        "modelVersion": MODEL_VERSION,
        **_chosen(table),
        **summarise(results, len(table.rows)),
    }
    if options.json:
        outputs.write(options.json, json.dumps(summary, indent=1, ensure_ascii=False) + "\n")
    if options.svg:
        outputs.write(options.svg, drawings.evaluation(summary))
    unsaid = say(printed(summary))
    return unsaid if whole else INTERRUPTED


def _chosen(table: Table) -> dict[str, int]:
    """Return how many rows could have been weighed, and how many were left out for want of a label."""
    return {"found": table.found, "unlabelled": table.unlabelled}


def _card(options: argparse.Namespace, say: Say) -> int:
    from server.evaluation.card import write_card

    if options.files:
        raise TableError("--card measures the public sets: it takes no files, only --data FOLDER.")
    _refuse(options, FOR_FILES, "says nothing beside --card")
    out = (options.out or DOCS).resolve()
    if options.quick and out == DOCS:
        raise TableError("--quick proves nothing: name a folder for it with --out that is not docs.")
    if options.only:
        from server.evaluation.renew import renew

        if options.quick:
            raise TableError("--only renews the card that is there: it cannot be quick.")
        return renew(options.data or SETS, out, options.date, options.only, say)
    return write_card(options.data or SETS, out, options.date, quick=options.quick, say=say)


def _refuse(options: argparse.Namespace, names: Sequence[str], why: str) -> None:
    """Raise where a word was said that would change nothing."""
    for name in names:
        if getattr(options, name) not in (None, False):
            raise TableError(f"--{name} {why}: leave it out.")
