"""From the text of a list to its rows: a CSV as spreadsheets and sites write them, or one comment a line."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from server.imports import cells, lines
from server.imports.columns import TABLE, headed, wordy
from server.imports.model import LONGEST_TEXT, MOST_ROWS, Format, Kind, Listing, Note, Row, Skip
from server.imports.records import DELIMITERS, Record, records
from server.reading.characters import printable

#: Excel's own first line, which names the delimiter.
_SEP: Final = re.compile(r'\A\s{0,9}"?sep=(.)"?[ \t]{0,9}(?:\r\n|\r|\n)', re.IGNORECASE)
_LONGEST_ADDRESS: Final = 4000
#: Lines of one list; a comment may have many.
_MOST_LINES: Final = 200_000
_LONGEST_NAME: Final = 300
#: Of a list without a heading so many records tell how it is made.
_LOOKED_AT: Final = 20
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")


class ListError(ValueError):
    """Nothing can be made of the list: ``no text column``, ``no rows`` or ``too many rows``."""


def read_list(text: str, form: Format | None = None) -> Listing:
    """Read a list; without ``form`` it is a CSV where its first line names a column of texts.

    A row that cannot be used is skipped and says why; a list of which no row can be used is read too.
    Raises :class:`ListError`.
    """
    body = text.removeprefix("\ufeff")
    if body.count("\n") + body.count("\r") > 2 * _MOST_LINES:
        raise ListError("too many rows")
    if form is None:
        form = "csv" if _has_heading(body) else "lines"
    found = _read_csv(body) if form == "csv" else _read_lines(body)
    if not found.rows and not found.skipped:
        raise ListError("no rows")
    if len(found.rows) + len(found.skipped) > MOST_ROWS:
        raise ListError("too many rows")
    return found


def _has_heading(text: str) -> bool:
    told = _SEP.match(text)
    return told is not None or "text" in headed(_first(text, _delimiter(text)))


def _read_lines(text: str) -> Listing:
    rows, skipped = _sorted_out([Row(line, said) for line, said in lines.comments(text)])
    return Listing("lines", rows, skipped, _garbled(rows))


def _read_csv(text: str) -> Listing:
    told = _SEP.match(text)
    body, line = (text[told.end() :], 2) if told else (text, 1)
    delimiter = told[1] if told else _delimiter(body)
    heading = _first(body, delimiter)
    places = headed(heading)
    width = len(heading)
    found = list(islice(records(body, delimiter, width if width > 1 else None, line), MOST_ROWS + 2))
    notes: list[Note] = []
    if "text" in places:
        found = found[1:]
    else:
        place = wordy([each.cells for each in found if not each.open_quote])
        if place is None:
            raise ListError("no text column")
        places, heading = {"text": place}, ("",) * width
        notes.append(Note("no-heading", place + 1))
    whole, broken = _whole(found, places["text"], len(heading), delimiter)
    rows, skipped = _sorted_out(_rows(whole, places, notes))
    return Listing(
        "csv",
        rows,
        tuple(sorted((*skipped, *broken), key=lambda skip: skip.line)),
        (*notes, *_garbled(rows)),
        {kind: heading[at].strip()[:_LONGEST_NAME] for kind, at in places.items()},
        tuple(
            name.strip()[:_LONGEST_NAME]
            for at, name in enumerate(heading)
            if name.strip() and at not in places.values()
        ),
    )


def _whole(found: Sequence[Record], text: int, width: int, delimiter: str) -> tuple[list[Record], list[Skip]]:
    """Part the records that have their cells from those that are broken.

    Delimiters too many belong to a text in the last column, which was not put in quotation marks.
    """
    whole: list[Record] = []
    broken: list[Skip] = []
    for record in found:
        said = record.cells
        while len(said) > width and not said[-1].strip():
            said = said[:-1]
        if len(said) > width and text == width - 1:
            said = (*said[:text], delimiter.join(said[text:]))
        if record.open_quote:
            broken.append(Skip(record.line, "open-quote"))
        elif len(said) > width or len(said) <= text:
            broken.append(Skip(record.line, "cells"))
        else:
            whole.append(Record(record.line, said))
    return whole, broken


def _rows(found: Sequence[Record], places: dict[Kind, int], notes: list[Note]) -> list[Row]:
    """Make rows of records, column by column; what is to be said of a column is added to ``notes``."""

    def column(kind: Kind) -> list[str]:
        at = places.get(kind)
        return ["" if at is None or at >= len(each.cells) else each.cells[at].strip() for each in found]

    days, ratings = _days(column("date"), notes), _ratings(column("rating"), notes)
    platforms = column("platform")
    sites = [_site(site, platform) for site, platform in zip(column("site"), platforms, strict=True)]
    named = [
        cells.platform_in(each) or cells.platform_in(site)
        for each, site in zip(platforms, sites, strict=True)
    ]
    return [
        Row(
            record.line,
            text,
            printable(author).replace("\n", " ")[:_LONGEST_NAME],
            day,
            rating,
            url if len(url) <= _LONGEST_ADDRESS else "",
            "" if platform else site,
            platform,
            language[:2].lower() if _LANGUAGE.match(language.lower()) and len(language) <= 5 else None,
        )
        for record, text, author, day, rating, url, site, platform, language in zip(
            found, column("text"), column("author"), days, ratings, column("url"), sites, named,
            column("language"), strict=True,
        )
    ]  # fmt: skip


def _days(said: Sequence[str], notes: list[Note]) -> list[str | None]:
    order, unclear = cells.order_of(said)
    if order == "month-first":
        notes.append(Note("month-first"))
    elif unclear:
        notes.append(Note("day-first"))
    days = [cells.day_of(each, order) if each else None for each in said]
    unread = sum(bool(each) and day is None for each, day in zip(said, days, strict=True))
    if unread:
        notes.append(Note("dates-unread", unread))
    return [day or each[:_LONGEST_NAME] or None for each, day in zip(said, days, strict=True)]


def _ratings(said: Sequence[str], notes: list[Note]) -> list[float | None]:
    read = [cells.rating_of(each) for each in said]
    scale = cells.scale_of(read)
    ratings = [cells.stars(each, scale) for each in read]
    if any(each and rating and (each.of or scale) > 5 for each, rating in zip(read, ratings, strict=True)):
        notes.append(Note("out-of-ten"))
    unread = sum(bool(each) and rating is None for each, rating in zip(said, ratings, strict=True))
    if unread:
        notes.append(Note("ratings-unread", unread))
    return ratings


def _site(site: str, platform: str) -> str:
    """Return where a comment stood: the column of sites, else a platform that is none of those we know."""
    known = cells.platform_in(platform) not in (None, "generic")
    return printable(platform if known else site or platform).replace("\n", " ")[:_LONGEST_NAME]


def _sorted_out(found: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Skip, ...]]:
    """Part the rows that hold a comment from those that cannot be weighed."""
    rows: list[Row] = []
    skipped: list[Skip] = []
    for row in found:
        if len(row.text) > LONGEST_TEXT:
            skipped.append(Skip(row.line, "too-long"))
        elif not printable(row.text):
            skipped.append(Skip(row.line, "empty"))
        else:
            rows.append(row)
    return tuple(rows), tuple(skipped)


def _garbled(rows: Sequence[Row]) -> tuple[Note, ...]:
    signs = TABLE["garbled"]["signs"]
    broken = sum(any(sign in row.text for sign in signs) for row in rows)
    return (Note("garbled", broken),) if broken else ()


def _delimiter(text: str) -> str:
    """Return what stands between the columns: what shows most known names, else what parts rows alike."""

    def shown(delimiter: str) -> tuple[bool, int, int]:
        known = headed(_first(text, delimiter))
        some = list(islice(records(text, delimiter), _LOOKED_AT))
        widths = {len(each.cells) for each in some}
        return "text" in known, len(known), min(widths) if len(widths) == 1 else 0

    return max(DELIMITERS, key=shown)


def _first(text: str, delimiter: str) -> tuple[str, ...]:
    """Return the cells of the first record."""
    return next((each.cells for each in records(text, delimiter)), ())
