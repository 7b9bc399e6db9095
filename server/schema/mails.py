"""The check of a mail on the wire."""

from typing import Annotated

import msgspec
from msgspec import Meta

from server.mails.model import MailStep, MailVerdict, Severity
from server.schema.common import Wire
from server.schema.outgoing import WireSpan

#: Characters; the body of a request is held to as many bytes.
LONGEST_MAIL = 64 * 1024


class MailRequest(Wire, frozen=True):
    """A mail as pasted: its source, what a mail program shows of it, or only its text."""

    raw: Annotated[str, Meta(min_length=1, max_length=LONGEST_MAIL, pattern=r"\S")]


class MailFinding(Wire, frozen=True):
    """One thing that was seen. ``spans`` are UTF-16 offsets into ``raw``, none where it stands encoded."""

    code: str
    severity: Severity
    title: str
    why: str
    spans: tuple[WireSpan, ...]


class MailNextStep(Wire, frozen=True):
    """What to do next."""

    code: MailStep
    title: str
    why: str


class MailSenders(Wire, frozen=True):
    """Who the mail says has sent it, by domain only; null where nothing is said."""

    sender: str | None = msgspec.field(default=None, name="from")
    reply_to: str | None = None
    return_path: str | None = None


class MailCheck(Wire, frozen=True):
    """The findings, the gravest first. No verdict says that a mail is genuine."""

    verdict: MailVerdict
    headline: str
    findings: tuple[MailFinding, ...]
    next_step: MailNextStep
    senders: MailSenders
