"""``python -m server evaluate``: weighs the comments of CSV files, or measures the model card."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from server.evaluation import drawings
from server.evaluation.arguments import DOCS
from server.evaluation.printed import printed
from server.evaluation.progress import shown
from server.evaluation.summary import summarise
from server.evaluation.table import Columns, TableError, read_rows
from server.evaluation.weighing import weigh_row, weigh_rows
from server.model_version import MODEL_VERSION

#: What a shell says of a program that Ctrl+C ended.
INTERRUPTED: Final = 130


def run(options: argparse.Namespace, say: Callable[[str], Any] = sys.stdout.write) -> int:
    """Do what was asked; return 0, 2 when the words or a file are wrong, 130 after Ctrl+C."""
    try:
        if options.card:
            return _card(options, say)
        if not options.files:
            raise TableError("Name a CSV file, or ask for the model card with --card.")
        return _files(options, say)
    except TableError as error:
        sys.stderr.write(f"{error}\n")
        return 2


def _files(options: argparse.Namespace, say: Callable[[str], Any]) -> int:
    columns = Columns(
        options.text, options.label, options.positive, options.language, options.rating, options.author
    )
    rows = read_rows(options.files, columns, options.limit)
    weigh_row(rows[0])  # so that no comment's time is that of loading tables
    results, whole = weigh_rows(shown(rows, "Weighing"))
    summary = {
        "files": [path.name for path in options.files],
        "date": options.date.isoformat(),
        "modelVersion": MODEL_VERSION,
        **summarise(results, len(rows)),
    }
    say(printed(summary))
    if options.json:
        _write(options.json, json.dumps(summary, indent=1, ensure_ascii=False) + "\n")
    if options.svg:
        _write(options.svg, drawings.evaluation(summary))
    return 0 if whole else INTERRUPTED


def _card(options: argparse.Namespace, say: Callable[[str], Any]) -> int:
    from server.evaluation.card import write_card

    if options.files:
        raise TableError("--card measures the public sets: it takes no files, only --data FOLDER.")
    out = (options.out or DOCS).resolve()
    if options.quick and out == DOCS:
        raise TableError("--quick proves nothing: name a folder for it with --out that is not docs.")
    return write_card(options.data, out, options.date, quick=options.quick, say=say)


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise TableError(f"{path} cannot be written: {error.strerror or error}.") from error
