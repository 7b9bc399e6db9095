"""What the check of a mail finds and says. Spans are code points of the text that was pasted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from server.reading.model import Span

#: ``red`` speaks for a fraud by itself, ``amber`` is a reason to look twice, ``info`` is only to know.
Severity = Literal["red", "amber", "info"]
MailVerdict = Literal["impersonation", "offer", "extortion", "suspicious", "nothing-found"]
MailStep = Literal[
    "report-impersonation", "report-offer", "report-extortion", "ask-elsewhere", "stay-careful"
]
#: What the room for comments hears in a text: "offer", "extortion" or "doubt", each with its words.
Trade = Callable[[str], list[tuple[str, tuple[Span, ...]]]]


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing that was seen, before it is put into words; ``facts`` fill the places of its sentence."""

    code: str
    severity: Severity
    spans: tuple[Span, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A clue in words. ``spans`` is empty where the words stand encoded in the mail."""

    code: str
    severity: Severity
    title: str
    why: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Senders:
    """Who the mail says has sent it, by domain in lower case; ``None`` where nothing is said."""

    sender: str | None = None
    reply_to: str | None = None
    return_path: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next."""

    code: MailStep
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The whole answer. A verdict never says that a mail is genuine: nobody can tell from its text."""

    verdict: MailVerdict
    headline: str
    findings: tuple[Finding, ...]
    step: Step
    senders: Senders
