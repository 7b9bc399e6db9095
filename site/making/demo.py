"""The comments of the demo and what the real engine answers to each; the extension's card in one file."""

import json
import re
import shutil
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from making import recording
from making.pooling import pooled
from making.recording import Entry
from server.config import VERSION, Language
from server.platforms import profile

ROOT = Path(__file__).resolve().parents[2]
_HERE = ROOT / "site" / "demo"
_EXTENSION = ROOT / "extension"
LANGUAGES: tuple[Language, ...] = ("it", "en")
#: Points of the score in a deciban, as the card counts them.
_POINTS = 2.5
#: Reasons that stand on the first page, as many as the card shows at once.
_SHOWN = 3


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((_HERE / "comments.toml").read_text("utf-8"))


@cache
def _recorded(language: Language) -> dict[str, Any]:
    return recording.record(_table()["comments"], _table()["business"], language)


@cache
def _messages(language: Language) -> dict[str, str]:
    """Return what the card says, by key."""
    file = _EXTENSION / "_locales" / language / "messages.json"
    return {key: row["message"] for key, row in json.loads(file.read_text("utf-8")).items()}


def demo_words(language: Language) -> dict[str, Any]:
    """Return what the demo says around the card."""
    words: dict[str, Any] = tomllib.loads((_HERE / "words.toml").read_text("utf-8"))[language]
    return words | {"recorded": words["recorded"].format(version=VERSION)}


def comments(language: Language) -> list[Entry]:
    """Return the comments that can be tried, those of the page's language first."""
    found = [_shown(entry, language) for entry in _table()["comments"]]
    return sorted(found, key=lambda entry: entry["language"] != language)


def _shown(entry: Entry, language: Language) -> Entry:
    """Return a comment with what the page writes around it."""
    words, rating = demo_words(language), entry.get("rating")
    year, month, day = map(int, entry["date"].split("-"))
    return entry | {
        "initial": entry["author"][0].upper(),
        "site": profile(entry["platform"]).title,
        "day": f"{day} {words['months'][month - 1]} {year}",
        "lesson": entry["lesson"][language],
        "stars": "★" * rating + "☆" * (5 - rating) if rating else "",
        "stars_label": words["star"] if rating == 1 else words["stars"].format(count=rating),
    }


def hero(language: Language) -> dict[str, Any]:
    """Return the first page's comment and what the card says of it, for whoever has no JavaScript.

    ``pieces`` is the comment's text cut at the marked words: ``text`` and ``way`` ("raises", "lowers", "").
    """
    entry = next(each for each in comments(language) if each.get("hero") and each["language"] == language)
    said, answer = _messages(language), _recorded(language)[entry["id"]]["weigh"]
    suspicion = answer["suspicion"]
    band = said[f"band_{suspicion['band'].replace('-', '_')}"]
    headline = said["headline"].replace("$1", band).replace("$2", str(suspicion["score"]))
    ordered = sorted(answer["evidence"], key=lambda each: -abs(each["weight"]))
    return {
        "comment": entry,
        "pieces": _pieces(answer["text"], answer["evidence"]),
        "headline": band if suspicion["score"] is None else headline,
        "band": suspicion["band"],
        "score": suspicion["score"],
        "reasons": [_reason(each, said) for each in ordered[:_SHOWN]],
        "reply": answer["replies"][0]["text"],
        "version": VERSION,
    }


def _way(evidence: dict[str, Any]) -> str:
    return "raises" if evidence["weight"] > 0 else "lowers" if evidence["weight"] < 0 else "neither"


def _reason(evidence: dict[str, Any], said: dict[str, str]) -> dict[str, str]:
    way, points = _way(evidence), round(evidence["weight"] * _POINTS)
    shown = "·" if way == "neither" else f"{points:+d}".replace("-", "−")
    return {"title": evidence["title"], "why": evidence["why"], "points": shown, "way": said[f"way_{way}"]}


def _pieces(text: str, evidence: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Cut ``text`` at its marked words. Spans count in UTF-16; where they overlap, the first one stands."""
    units, at, found = text.encode("utf-16-le"), 0, []
    spans = sorted((span["start"], span["end"], _way(each)) for each in evidence for span in each["spans"])
    for start, end, way in spans:
        if start < at or way == "neither":
            continue
        found += [(at, start, ""), (start, end, way)]
        at = end
    found.append((at, len(units) // 2, ""))
    return [
        {"text": units[2 * start : 2 * end].decode("utf-16-le"), "way": way}
        for start, end, way in found
        if end > start
    ]


def card_module() -> str:
    """Return the extension's own content scripts, unchanged and in their order, as one module.

    A page whose policy forbids scripts that are put into it may still import one.
    """
    listed = []
    for file, name in (("page-files.js", "PAGE_FILES"), ("inject.js", "CARD_FILES")):
        source = (_EXTENSION / "background" / file).read_text("utf-8")
        found = re.search(rf"{name} = (?:Object\.freeze\()?\[(.*?)\]", source, re.DOTALL)
        if found is None:
            raise ValueError(f"{file}: no list {name}")
        listed += re.findall(r"'([^']+)'", found[1])
    parts = [f"// {name}\n{(_EXTENSION / name).read_text('utf-8')}" for name in listed]
    return "\n".join((*parts, "export { garboMain, garboMarks };\n"))


def write(folder: Path) -> None:
    """Weigh every comment with the engine and write its answers, one file a comment."""
    folder.mkdir(parents=True, exist_ok=True)
    for script in sorted(_HERE.glob("*.js")):
        shutil.copyfile(script, folder / script.name)
    _put(folder / "card.js", card_module())
    for language in LANGUAGES:
        start = {"words": demo_words(language)}
        _put(folder / f"start.{language}.json", json.dumps(start, ensure_ascii=False, separators=(",", ":")))
    recorded = {language: _recorded(language) for language in LANGUAGES}
    rules = {}
    for name in (entry["id"] for entry in _table()["comments"]):
        both = {language: dict(recorded[language][name]) for language in LANGUAGES}
        rules[name] = {language: both[language].pop("rules") for language in LANGUAGES}
        _put(folder / "answers" / f"{name}.json", pooled(both))
    # Law and platforms say much the same of each: together they are short.
    _put(folder / "answers" / "rules.json", pooled(rules))


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
