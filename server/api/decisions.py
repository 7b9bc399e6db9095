"""The two schools panel: what may be decided, and what speaks for each."""

from datetime import UTC, datetime

from flask import Blueprint, Response

from server.api import answer
from server.api.cases import kept_case
from server.api.comments import readable_comment
from server.cases.assess import assess
from server.cases.businesses import business_of
from server.cases.decisions import Option, options
from server.config import Language
from server.problems import spoken_language
from server.schema.casework import LackBody, OptionBody, Options
from server.schema.parsing import field_error
from server.services import services

blueprint = Blueprint("decisions", __name__)


@blueprint.get("/cases/<case_id>/options")
def show(case_id: str) -> Response:
    """Return the ways to go on, as things stand now."""
    case, store = kept_case(case_id), services().store
    comment = readable_comment(case.comment_id)
    assessment = assess(comment, case, business_of(comment, store), store, now=datetime.now(UTC))
    return answer(Options(options=tuple(_to_wire(each, spoken_language()) for each in options(assessment))))


def _to_wire(option: Option, speak: Language) -> OptionBody:
    return OptionBody(
        code=option.code,
        title=option.title(speak),
        allowed=not option.lacks,
        moves=option.moves,
        lacks=tuple(
            LackBody(code=each, why=field_error("", f"gate: {each}").detail) for each in option.lacks
        ),
        pros=option.pros(speak),
        cons=option.cons(speak),
        warning=option.warning(speak),
    )
