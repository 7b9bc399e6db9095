"""The report of some days, as figures and as a table."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

import msgspec
from flask import Blueprint, Response

from server.api import answer, query
from server.cases import remarks
from server.cases.report import LONGEST, Figures, figures, rows
from server.problems import Problem, spoken_language
from server.schema.parsing import field_error
from server.schema.report import ConcernBody, Report, ReportHint, ReportQuery, RuleOfThumb, TimeSaved
from server.services import services
from server.spreadsheet import table

blueprint = Blueprint("report", __name__)
#: A week, its last day included.
_USUAL: Final = timedelta(days=6)
_HEADING: Final = ("figure", "of", "value")


@blueprint.get("/report")
def show() -> Response:
    """Return the figures."""
    since, until, business = _asked()
    found = figures(services().store, since, until, business, datetime.now(UTC))
    report = Report(
        since=since,
        until=until,
        business=business,
        cases=found.cases,
        imported=found.imported,
        unread=found.unread,
        bands=found.bands,
        states=found.states,
        resolved=found.resolved,
        replied=found.replied,
        median_first_reply_hours=found.median_hours,
        concerns=tuple(ConcernBody(aspect=aspect, cases=count) for aspect, count in found.most_first()),
        outcomes=found.outcomes,
        negative=found.negative,
        asked=found.asked,
        asked_share=found.asked_share,
        hints=_hints(found),
        rule_of_thumb=_rule_of_thumb(found),
        time_saved=_time_saved(found),
    )
    return answer(report)


@blueprint.get("/report.csv")
def as_table() -> Response:
    """Return the figures as a table for a spreadsheet."""
    since, until, business = _asked()
    found = figures(services().store, since, until, business, datetime.now(UTC))
    response = Response(table(_HEADING, rows(found)), mimetype="text/csv")
    name = f"garbo-{since.isoformat()}-{until.isoformat()}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _hints(found: Figures) -> tuple[ReportHint, ...]:
    return tuple(
        ReportHint(code=each.code, text=each.text, source=each.source, certain=each.certain)
        for each in remarks.asking(found.asked, found.negative, spoken_language(), found.platforms)
    )


def _rule_of_thumb(found: Figures) -> RuleOfThumb:
    return RuleOfThumb(
        number=remarks.TABLES["thumb"]["number"],
        positives=remarks.outweighed_by(found.negative),
        text=remarks.thumb(found.negative, spoken_language()),
    )


def _time_saved(found: Figures) -> TimeSaved:
    return TimeSaved(
        sent=found.sent,
        minutes_each=remarks.TABLES["time"]["minutes"],
        minutes=remarks.minutes_saved(found.sent),
        text=remarks.estimate(spoken_language()),
    )


def _asked() -> tuple[date, date, str | None]:
    """Return the days and the business that are asked for; a bad range is a problem."""
    asked = query(ReportQuery)
    today = datetime.now(UTC).astimezone().date()
    until = asked.until if isinstance(asked.until, date) else today
    since = asked.since if isinstance(asked.since, date) else max(date.min + _USUAL, until) - _USUAL
    if since > until:
        raise Problem("invalid-query", field_error("/to", "report: ends before it begins"))
    if (until - since).days >= LONGEST:
        raise Problem("invalid-query", field_error("/from", "report: too long"))
    return since, until, None if asked.business is msgspec.UNSET else asked.business
