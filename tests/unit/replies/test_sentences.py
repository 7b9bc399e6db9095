"""Bad sentences break exactly their rule in a flawless reply, and their good neighbours break none."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from server.records import Business
from server.replies import Brief, Check, check
from server.replies.lint import FINDERS
from server.replies.rulebook import rulebook

_FOLDER = Path(__file__).with_name("sentences")
LANGUAGES = ("it", "en")
ROWS = [
    (language, row)
    for language in LANGUAGES
    for row in tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))["sentences"]
]

#: A flawless reply to a comment about the wait at check-in, in pieces, by register.
FIRST = {
    "lei": {
        "opening": "Buongiorno, ci dispiace leggere che l'attesa al check-in sia stata così lunga.",
        "middle": "Dopo un viaggio è l'ultima cosa che si desidera.",
        "action": "Verifichiamo con il nostro personale come sono andate le cose.",
        "invite": "Può scriverci in privato, indicando il codice G-4K7Q e il numero della prenotazione?",
        "close": "Le rispondiamo di persona, con calma.",
        "sign": "Anna, responsabile ospitalità",
    },
    "formal": {
        "opening": "Good day, we are sorry to read that the wait at check-in was so long.",
        "middle": "After a journey it is the last thing one wishes for.",
        "action": "We are checking with our staff how things went.",
        "invite": "Would you write to us privately, quoting the code G-4K7Q and your booking number?",
        "close": "We answer in person, and with calm.",
        "sign": "Anna, head of hospitality",
    },
}
FIRST["voi"] = FIRST["lei"] | {
    "invite": "Potete scriverci in privato, indicando il codice G-4K7Q e il numero della prenotazione?",
    "close": "Vi rispondiamo di persona, con calma.",
}
FIRST["tu"] = FIRST["lei"] | {
    "invite": "Puoi scriverci in privato, indicando il codice G-4K7Q e il numero della prenotazione?",
    "close": "Ti rispondiamo di persona, con calma.",
}
FIRST["informal"] = FIRST["formal"] | {"close": "You'll hear from us, and with calm."}

_ADDRESSES = ("uno@aurora.example", "due@aurora.example", "one@aurora.example", "two@aurora.example")

#: A flawless reply at the later stages, by language.
LATER = {
    "it": {
        "opening": "Buongiorno, restiamo a disposizione e verifichiamo volentieri i tempi del check-in.",
        "middle": "Ogni dettaglio ci aiuta.",
        "invite": "Il codice per scriverci in privato è sempre G-4K7Q.",
        "sign": "Anna, responsabile ospitalità",
    },
    "en": {
        "opening": "Good day, we are still here and gladly check how long the queue at check-in was.",
        "middle": "Every detail helps us.",
        "invite": "The code for writing to us privately is still G-4K7Q.",
        "sign": "Anna, head of hospitality",
    },
}


def broken(checks: tuple[Check, ...]) -> list[str]:
    return [each.rule for each in checks if not each.ok]


def written(language: str, row: dict[str, Any], sentence: str) -> str:
    if row.get("part") == "all":
        return sentence
    usual = "lei" if language == "it" else "formal"
    stage = row.get("stage", "first")
    pieces = FIRST[row.get("register", usual)] if stage in ("first", "private") else LATER[language]
    return " ".join((pieces | {row.get("part", "middle"): sentence}).values())


def occasion_of(language: str, row: dict[str, Any], brief: Callable[..., Brief]) -> Brief:
    known: dict[str, Any] = {name: row[name] for name in ("stage", "platform", "register") if name in row}
    if "business" in row:
        known["business"] = Business(name="Aurora", pages=_ADDRESSES, competitors=("Miramare",))
    if "sent" in row:
        known["sent"] = (written(language, row, row["bad"]),)
    if "comment" in row:
        return brief(row["comment"], language=language, **known)
    return brief(language=language, **known)


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_the_bad_sentence_breaks_exactly_its_rule(
    language: str, row: dict[str, Any], brief: Callable[..., Brief]
) -> None:
    checks = check(written(language, row, row["bad"]), occasion_of(language, row, brief), language)
    assert broken(checks) == [row["rule"]]
    if "reason" in row:
        found = next(each for each in checks if not each.ok)
        why = rulebook(language).why(row["rule"], row["reason"])
        assert found.why.startswith(why.split("{", maxsplit=1)[0])


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_its_good_neighbour_breaks_none(
    language: str, row: dict[str, Any], brief: Callable[..., Brief]
) -> None:
    occasion = occasion_of(language, row, brief)
    assert broken(check(written(language, row, row["good"]), occasion, language)) == []


#: Explanations for the manners of the other language, and for the gate, which looks at no words.
_NOT_SAID = {
    "it": {"R8.locked", "R13.slang", "R13.stiff"},
    "en": {"R8.locked", "R13.tu", "R13.voi", "R13.lei", "R13.mixed"},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_and_every_explanation_has_sentences(language: str, brief: Callable[..., Brief]) -> None:
    mine = [row for known, row in ROWS if known == language]
    assert {row["rule"] for row in mine} == set(FINDERS)
    assert len(mine) >= 150
    explained = set()
    for row in mine:
        checks = check(written(language, row, row["bad"]), occasion_of(language, row, brief), language)
        why = next(each.why for each in checks if not each.ok)
        explained |= {
            path
            for path, words in rulebook(language).whys.items()
            if why.startswith(words.split("{")[0][:30])
        }
    paths = {path.replace(".why", "") for path in rulebook(language).whys if ".why." in path}
    said = {path.replace(".why", "") for path in explained}
    assert paths - said == _NOT_SAID[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_twice(language: str) -> None:
    bad = [(row.get("stage"), row.get("register"), row["bad"]) for known, row in ROWS if known == language]
    assert len(bad) == len(set(bad))
