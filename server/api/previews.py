"""How a reply looks to a third person who reads it below its comment."""

from flask import Blueprint, Response

from server.api import answer, body
from server.api.comments import readable_comment
from server.api.present import preview_body
from server.api.replies import as_asked, occasion_of
from server.cases.exposure import exposure
from server.problems import Problem, spoken_language
from server.replies.reader import third_reader
from server.schema.incoming import PreviewRequest
from server.schema.parsing import field_error

blueprint = Blueprint("previews", __name__)


@blueprint.post("/replies:preview")
def preview() -> Response:
    """Show the comment and the reply side by side, and what a reader would stumble over."""
    asked = body(PreviewRequest)
    if asked.comment_id is None and asked.comment is None:
        raise Problem("invalid-body", field_error("/commentId", "comment or commentId"))
    occasion = as_asked(occasion_of(asked.comment_id, asked.text, asked.comment), asked)
    speak = spoken_language()
    seen = exposure(readable_comment(asked.comment_id), speak).level if asked.comment_id else "low"
    return answer(preview_body(asked.text, occasion, third_reader(asked.text, occasion, seen, speak)))
