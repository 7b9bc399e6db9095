"""What the composer is told of a comment that was assessed."""

from server.cases.assess import Assessment
from server.cases.dialogue import dialogue_of
from server.reading.model import Reading
from server.replies.model import Brief, ReplyLanguage


def reply_language(reading: Reading, otherwise: ReplyLanguage) -> ReplyLanguage:
    """Answer in the comment's language where there are phrases for it, else in English.

    Where nobody can tell the language (a row of emoji), ``otherwise``.
    """
    if reading.language == "und":
        return otherwise
    return "it" if reading.language == "it" else "en"


def brief(
    assessment: Assessment,
    code: str,
    sent: tuple[str, ...],
    otherwise: ReplyLanguage,
    *,
    language: ReplyLanguage | None = None,
) -> Brief:
    """Say to the composer all that it may know; ``otherwise`` is that of :func:`reply_language`.

    With a ``language`` the text is written in that one, whatever the comment's is.
    """
    written_in = language or reply_language(assessment.reading, otherwise)
    return Brief(
        reading=assessment.reading,
        language=written_in,
        code=code,
        signals=tuple(each.name for each in assessment.suspicion.evidence),
        business=assessment.business,
        platform=assessment.comment.platform,
        sent=sent,
        author_role=assessment.comment.author_role,
        dialogue=dialogue_of(assessment, written_in),
        trade=next(
            (
                each.observation.reason
                for each in assessment.suspicion.evidence
                if each.name == "review-trade"
            ),
            "offer",
        ),
    )
