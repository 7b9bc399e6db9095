"""The model card as a page of Markdown."""

from collections.abc import Iterator
from typing import Any

from server.evaluation.summary import BANDS

_HEAD = """\
# Model card

How good Garbo is, and what nobody may claim of it. Written by `{command}` on {date}, model
`{modelVersion}`; times are those of the machine that ran it ({machine}). Don't edit it by hand:
run the command again. What each figure means stands in `server/evaluation/card.toml`; the same
figures for programs are in [model-card.json](model-card.json). That one command measures every figure
of this page; where others measure what is not on it stands [below](#measured-elsewhere).

**{count} aims, {reached} reached.** {missed}
"""
_TRIAL = "\n**This is a trial on a handful of texts (`--quick`): its figures mean nothing.**\n"


def page(card: dict[str, Any]) -> str:
    """Return the whole page."""
    return "\n".join(_lines(card)) + "\n"


def _lines(card: dict[str, Any]) -> Iterator[str]:
    yield _head(card) + (_TRIAL if card["quick"] else "")
    yield "## What may not be claimed\n"
    yield from (f"- {each['en']}" for each in card["notClaimed"])
    yield "\n![Where real complaints lie, by set](false-alarms.svg)\n"
    yield "![Figures and their aims](aims.svg)\n"
    yield "![What the reading said, and how often it was so](said-and-so.svg)"
    notes: list[str] = []
    for name, heading in card["groups"].items():
        yield from _group(heading["en"], [each for each in card["measures"] if each["group"] == name], notes)
    yield "\nNotes\n"
    yield from (f"{number}. {note}." for number, note in enumerate(notes, 1))
    yield from _bands(card["bands"])
    yield from _plots(card["plots"])
    yield "\n## Measured elsewhere\n"
    yield from (f"- {each['en']}: `{each['command']}`" for each in card["elsewhere"])
    yield "\n## Data\n"
    yield "| set | source | licence |\n|---|---|---|"
    yield from (f"| {each['name']} | {each['source']} | {each['licence']} |" for each in card["data"])
    yield "\nNone of their texts is in this project."


def _head(card: dict[str, Any]) -> str:
    aimed = [each for each in card["measures"] if each["aim"]]
    missed = [each["title"]["en"] for each in aimed if not each["reached"]]
    told = "Missed: " + "; ".join(missed) + "." if missed else "None was missed."
    return _HEAD.format(**card, count=len(aimed), reached=len(aimed) - len(missed), missed=told)


def _group(heading: str, measures: list[dict[str, Any]], notes: list[str]) -> Iterator[str]:
    """Yield the table of one group; what is said of many figures becomes a note, once."""
    yield f"\n## {heading}\n"
    yield "| figure | value (95 %) | n | aim | | beside | notes |\n|---|---|---|---|---|---|---|"
    for each in measures:
        marks = [_note(f"{each['set']}; {each['split']}", notes)]
        if each["sample"]:
            kind = each["sample"].partition(":")[0]
            marks.append(f"{kind}: {_note(each['sample'][:1].upper() + each['sample'][1:], notes)}")
        mark = "" if each["reached"] is None else "reached" if each["reached"] else "**missed**"
        cells = (
            each["title"]["en"], _value(each), str(each["n"]), _aim(each), mark,
            each["anchor"], ", ".join(marks),
        )  # fmt: skip
        yield "| " + " | ".join(cells) + " |"


def _note(words: str, notes: list[str]) -> str:
    if words not in notes:
        notes.append(words)
    return f"{notes.index(words) + 1}"


def _value(each: dict[str, Any]) -> str:
    value = _number(each["value"], each["unit"])
    if each["low"] is None:
        return value
    return f"{value} ({_number(each['low'], each['unit'])} to {_number(each['high'], each['unit'])})"


def _aim(each: dict[str, Any]) -> str:
    if not each["aim"]:
        return "reported"
    ((side, bound),) = each["aim"].items()
    return f"{'≥' if side == 'atLeast' else '≤'} {_number(bound, each['unit'])}"


def _number(value: float, unit: str) -> str:
    return {"share": f"{100 * value:.1f} %", "auc": f"{value:.3f}", "ms": f"{value:.1f} ms"}[unit]


def _bands(rows: list[dict[str, Any]]) -> Iterator[str]:
    yield "\n## Real complaints by set and band\n"
    yield f"| set | n | weighed with | {' | '.join(BANDS)} | highest score |"
    yield "|---" * (len(BANDS) + 4) + "|"
    for row in rows:
        shares = " | ".join(f"{100 * row[band]:.1f} %" for band in BANDS)
        yield f"| {row['set']} | {row['n']} | {row['with']} | {shares} | {row['highest']} |"


def _plots(plots: dict[str, Any]) -> Iterator[str]:
    yield "\n## What was said, and how often it was so\n"
    yield plots["says"]["en"]
    yield f"Measured by `{plots['command']}` on {plots['date']}, model `{plots['modelVersion']}`.\n"
    for each in plots["reliability"]:
        notes = "; ".join(each[part] for part in ("set", "split", "sample") if each[part])
        yield f"- **{each['title']['en']}**: {each['n']} texts, {_share(each['so'])} are so; the chance"
        yield f"  that is said is {_share(each['gap'])} away from that on average ({notes})"
    yield "\n| plot | chance said | texts | on average | was so (95 %) |\n|---|---|---|---|---|"
    for each in plots["reliability"]:
        for step in each["steps"]:
            yield (
                f"| {each['title']['en']} | {step['start']:.0%} to {step['end']:.0%} | {step['n']} "
                f"| {_share(step['said'])} | {_share(step['happened'])} "
                f"({_share(step['low'])} to {_share(step['high'])}) |"
            )


def _share(value: float) -> str:
    return _number(value, "share")
