"""The two schools panel: what may be decided, and what speaks for each."""

from datetime import UTC, datetime

from flask import Blueprint, Response

from server.api import answer
from server.api.cases import kept_case
from server.api.comments import kept_comment
from server.api.present import lack_bodies
from server.api.rules import platform_rules
from server.cases.assess import assess
from server.cases.businesses import business_of
from server.cases.clock import as_of
from server.cases.decisions import Option, options, options_for
from server.config import Language
from server.problems import spoken_language
from server.records import Case, Comment
from server.schema.casework import OptionBody, Options
from server.services import services

blueprint = Blueprint("decisions", __name__)


@blueprint.get("/cases/<case_id>/options")
def show(case_id: str) -> Response:
    """Return the ways to go on, as things stand now; a comment without its text has them too."""
    case = kept_case(case_id)
    found = _options(case, kept_comment(case.comment_id), datetime.now(UTC))
    return answer(Options(options=tuple(_to_wire(each, spoken_language()) for each in found)))


def _options(case: Case, comment: Comment, now: datetime) -> tuple[Option, ...]:
    store = services().store
    if comment.text:
        return options(assess(comment, case, business_of(comment, store), store, now=now))
    return options_for(as_of(case, now, store.desk().silence_days), comment.platform, None)


def _to_wire(option: Option, speak: Language) -> OptionBody:
    return OptionBody(
        code=option.code,
        title=option.title(speak),
        allowed=not option.lacks,
        moves=option.moves,
        lacks=lack_bodies(option.lacks),
        pros=option.pros(speak),
        cons=option.cons(speak),
        warning=option.warning(speak),
        rules=platform_rules(option.rules, speak),
    )
