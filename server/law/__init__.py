"""What the law says of a review: each rule in words, and where days can be counted, counted.

General information, not legal advice: a rule that is not met is a reason to look closer, and what follows
from it others decide.
"""

from server.config import Language
from server.law.book import ENTRIES, LIMITS, WORDS, Entry
from server.law.checks import CHECKS, LIMIT_OF, day_of
from server.law.model import Finding, Outcome, State, Visit

__all__ = ["Finding", "State", "Visit", "day_of", "disclaimer", "findings", "lines"]


def disclaimer(speak: Language) -> str:
    """Return what is to be said wherever a finding is shown."""
    return str(WORDS[speak]["disclaimer"])


def findings(visit: Visit, speak: Language) -> tuple[Finding, ...]:
    """Hold ``visit`` against every rule, in the order of the table; ``speak`` is the reader's language."""
    return tuple(_finding(entry, visit, speak) for entry in ENTRIES)


def lines(visit: Visit, speak: Language) -> tuple[str, ...]:
    """Return what a notice to the platform may say: one sentence for each term that was not kept.

    Nothing while the kind of business is not known: nobody could say in good faith that the law applies.
    """
    return tuple(each.line for each in findings(visit, speak) if each.line)


def _finding(entry: Entry, visit: Visit, speak: Language) -> Finding:
    says = entry.says[speak]
    limit = LIMIT_OF.get(entry.check, 0)
    outcome = CHECKS[entry.check](visit) if entry.check else None
    applies = not entry.applies_to or visit.kind in entry.applies_to
    if visit.kind and not applies:
        state: State | None = "does-not-apply"
        why, line = str(WORDS[speak]["not_for_you"]), ""
    else:
        state = outcome.state if outcome else None
        figures = {"limit": limit, "days": _counted(outcome, speak)}
        doubts = _doubts(outcome, applies, visit, speak)
        why = " ".join([says[outcome.sentence if outcome else "text"].format(**figures), *doubts])
        line = _line(says, visit, speak).format(**figures) if applies and state == "not-met" else ""
    return Finding(
        entry.code, says["title"].format(limit=limit), state, why, entry.source, entry.as_of, entry.certain,
        line,
    )  # fmt: skip


def _counted(outcome: Outcome | None, speak: Language) -> str:
    """Return the counted days in words: "1 giorno", "50 giorni"."""
    if outcome is None or outcome.days is None:
        return ""
    one, many = WORDS[speak]["day"]
    return f"{outcome.days} {one if outcome.days == 1 else many}"


def _doubts(outcome: Outcome | None, applies: bool, visit: Visit, speak: Language) -> list[str]:
    """Return what makes a finding doubtful: a business of unknown kind, a review older than the law."""
    if outcome is None or outcome.state == "unknown":
        return []
    doubts = [] if applies else [WORDS[speak]["kind_unknown"]]
    late = outcome.state == "not-met" and outcome.days is not None
    return [*doubts, WORDS[speak]["earlier"]] if late and _is_earlier(visit) else doubts


def _line(says: dict[str, str], visit: Visit, speak: Language) -> str:
    line = says.get("line", "")
    return f"{line} {WORDS[speak]['earlier_line']}" if line and _is_earlier(visit) else line


def _is_earlier(visit: Visit) -> bool:
    return visit.published_on is not None and visit.published_on < LIMITS.approved
