"""Pages for people who read reviews."""

from flask import Blueprint, Response

from server.api import answer
from server.guides import guide
from server.problems import spoken_language
from server.schema.guides import GuideBody, SectionBody

blueprint = Blueprint("guides", __name__)


@blueprint.get("/guides/reading")
def reading() -> Response:
    """Return how to read a review."""
    found = guide("reading", spoken_language())
    sections = (SectionBody(id=each.id, title=each.title, text=each.text) for each in found.sections)
    return answer(
        GuideBody(
            guide=found.name,
            title=found.title,
            lead=found.lead,
            sections=tuple(sections),
            note=found.note,
        )
    )
