"""What a platform and the law say of a comment, in words. General information, not legal advice."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import get_args

from flask import Blueprint, Response

from server.api import answer, body
from server.api.comments import kept_comment
from server.cases.businesses import business_of
from server.config import Language
from server.law import Visit, day_of, disclaimer, findings
from server.platforms import PlatformRule, Profile, profile
from server.problems import spoken_language
from server.replies.model import Stage
from server.schema.incoming import RulesRequest
from server.schema.rules import LawBody, PlatformBody, PlatformRuleBody, Rules
from server.services import services

blueprint = Blueprint("rules", __name__)
#: The points of the dialogue in their order.
_STAGES: tuple[Stage, ...] = get_args(Stage)


@blueprint.post("/rules:check")
def examine() -> Response:
    """Hold the days of a visit and its review against the law, and name the platform's rules.

    What the request does not say comes from the kept comment and from the business.
    """
    asked, speak = body(RulesRequest), spoken_language()
    comment = kept_comment(asked.comment_id) if asked.comment_id is not None else None
    business = business_of(comment, services().store)
    visit = Visit(
        today=datetime.now(UTC).astimezone().date(),
        visited_on=asked.visited_on,
        published_on=day_of(asked.published_at or (comment.published_at if comment else None)),
        has_receipt=asked.has_receipt,
        kind=asked.kind or (business.kind if business else None),
    )
    platform = asked.platform or (comment.platform if comment else "generic")
    law = tuple(
        LawBody(
            code=each.code,
            title=each.title,
            state=each.state,
            why=each.why,
            source=each.source,
            as_of=each.as_of,
            certain=each.certain,
        )
        for each in findings(visit, speak)
    )
    return answer(
        Rules(platform=_platform_body(profile(platform), speak), law=law, disclaimer=disclaimer(speak))
    )


def _platform_body(found: Profile, speak: Language) -> PlatformBody:
    return PlatformBody(
        platform=found.platform,
        title=found.title,
        replies=found.replies,
        may_edit_reply=found.may_edit_reply,
        may_hide=found.may_hide,
        may_delete=found.may_delete,
        may_block=found.may_block,
        clarify=found.clarify,
        public_stages=tuple(stage for stage in _STAGES if stage in found.public_stages),
        rules=platform_rules(found.rules, speak),
    )


def platform_rules(rules: Iterable[PlatformRule], speak: Language) -> tuple[PlatformRuleBody, ...]:
    """Write rules of a platform."""
    return tuple(
        PlatformRuleBody(
            code=rule.code,
            text=rule.words[speak],
            source=rule.source,
            read_on=rule.read_on,
            certain=rule.certain,
        )
        for rule in rules
    )
