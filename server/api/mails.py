"""A pasted mail looked through: who seems to have sent it, what it wants, what to do."""

from flask import Blueprint, Response

from server.api import answer, body
from server.api.spans import utf16_spans
from server.evidence.review_trade import heard_in
from server.mails import check
from server.problems import spoken_language
from server.reading.model import Span
from server.schema.mails import MailCheck, MailFinding, MailNextStep, MailRequest, MailSenders

blueprint = Blueprint("mails", __name__)


@blueprint.post("/mails:check")
def examine() -> Response:
    """Look through a mail. Nothing of it is kept, fetched, resolved or opened."""
    raw = body(MailRequest).raw
    checked = check(raw, spoken_language(), _trade)
    return answer(
        MailCheck(
            verdict=checked.verdict,
            headline=checked.headline,
            findings=tuple(
                MailFinding(
                    code=each.code,
                    severity=each.severity,
                    title=each.title,
                    why=each.why,
                    spans=utf16_spans(raw, each.spans),
                )
                for each in checked.findings
            ),
            next_step=MailNextStep(code=checked.step.code, title=checked.step.title, why=checked.step.why),
            senders=MailSenders(
                sender=checked.senders.sender,
                reply_to=checked.senders.reply_to,
                return_path=checked.senders.return_path,
            ),
        )
    )


def _trade(text: str) -> list[tuple[str, tuple[Span, ...]]]:
    """Hear offers, extortion and doubts as in comments; a customer's pressure is no matter here."""
    return [(reason, spans) for reason, spans in heard_in(text) if reason != "pressure"]
