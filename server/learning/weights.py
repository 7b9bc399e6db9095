"""Count the weights of the signals again, and hold ``server/evidence/weights.toml`` against it.

Usage: ``python -m server.learning.weights --data FOLDER``. The folder holds the CSV files of the sets;
one that is missing is named and not counted. It takes a minute or two, and ends with 1 where a figure
of the table is not what is counted, or where a weight says more than its figures do.

The arithmetic, step by step in what is printed: a of A real complaints and b of B invented ones show
the signal; raw = 10 log10 of ((b + 1) / (B + 2)) / ((a + 1) / (A + 2)), in dB; shrunk towards zero as
if it had been seen in 100 texts more, alike in both: times (a + b) / (a + b + 100); divided by the mean
share of its full weight that the signal counts in the real complaints that show it. Where several sets
teach a weight, their mean; sets that only examine move nothing. A weight may be nearer to zero than
that, and never farther.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log10
from pathlib import Path
from typing import Final

from server.evidence import SIGNALS
from server.evidence.table import WEIGHTS, Weight
from server.learning.occurrences import SETS, Counts, LabelledSet, count, thinned

#: So many texts more are supposed in which a signal says nothing.
SHRINK: Final = 100
#: How far a figure of the table, rounded to a tenth, may be from what is counted: percent and dB.
_PERCENT, _DECIBANS = 0.5, 0.1


@dataclass(frozen=True, slots=True)
class Pair:
    """The counts of one set: real complaints and invented ones."""

    real: Counts
    invented: Counts

    def decibans(self, signal: str) -> float:
        """Return the weight of seeing ``signal`` once, neither shrunk nor scaled (dB)."""
        here, there = (
            (counts.seen.get(signal, 0) + 1) / (counts.weighed + 2) for counts in (self.real, self.invented)
        )
        return 10 * log10(there / here)

    def shrinkage(self, signal: str) -> float:
        """Return what is left of the weight (0 to 1) as if ``signal`` had been seen in more texts."""
        seen = self.real.seen.get(signal, 0) + self.invented.seen.get(signal, 0)
        return seen / (seen + SHRINK)

    def divisor(self, signal: str) -> float:
        """Return how much of its full weight (0 to 1) ``signal`` usually counts where it is seen."""
        return self.real.usual_share(signal) or 1.0

    def supported(self, signal: str) -> float:
        """Return the full weight that the counts support (dB)."""
        return self.decibans(signal) * self.shrinkage(signal) / self.divisor(signal)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, count, print.

    Return 1 where the table says something else, 2 where nothing can be counted, 130 after Ctrl+C.
    """
    try:
        return _main(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return 130


def _main(arguments: Sequence[str] | None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m server.learning.weights", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--data", type=Path, required=True, help="the folder of the CSV files")
    parser.add_argument(
        "--every", type=int, default=1, help="read one text in so many; nothing is held against it"
    )
    options = parser.parse_args(arguments)
    if not any((options.data / file).is_file() for each in SETS.values() for file in each.files):
        sys.stderr.write(f"{options.data} holds none of the sets: nothing can be counted.\n")
        return 2
    pairs = {}
    for name, labelled in SETS.items():
        missing = [file for file in labelled.files if not (options.data / file).is_file()]
        if missing:
            _say(f"{name}: {' and '.join(missing)} not in {options.data}: not counted")
            continue
        pairs[name] = count_set(labelled, options.data, options.every)
        real, invented = pairs[name].real.weighed, pairs[name].invented.weighed
        use = "teaches" if labelled.teaches else "examines only"
        _say(f"{name}: {labelled.title}; weighed {real} real, {invented} invented; {use}")
    for line in table(pairs):
        _say(line)
    wrong = list(differences(pairs)) if options.every == 1 else []
    for line in wrong:
        _say(f"DIFFERS {line}")
    return 1 if wrong else 0


def count_set(labelled: LabelledSet, folder: Path, every: int = 1) -> Pair:
    """Count one set, or one text in ``every`` of it."""
    real, invented = labelled.texts(folder)
    return Pair(count(thinned(real, every)), count(thinned(invented, every)))


def table(pairs: Mapping[str, Pair]) -> Iterator[str]:
    """Yield the lines to print: every signal in the order of the table, with its weight and its counts."""
    families = {signal.NAME: signal.FAMILY for signal in SIGNALS}
    for name, weight in WEIGHTS.items():
        yield ""
        yield f"{name}: {weight.db:+.1f} dB, {weight.basis}, {weight.low:+.1f} to {weight.high:+.1f}"
        if weight.basis == "assumption":
            yield f"  {weight.source}"
        if families[name] != "text":
            yield "  not to be counted on single texts: it needs the dialogue, a check or other comments"
            continue
        yield from _frequencies(name, weight, pairs)
        supported = support(name, weight, pairs)
        if supported is not None:
            taught = [at for at in weight.counted if at in pairs and SETS[at].teaches]
            mean = f", the mean of {' and '.join(taught)}" if len(taught) > 1 else ""
            yield f"  the counts support {supported:+.1f} dB{mean}"


def support(name: str, weight: Weight, pairs: Mapping[str, Pair]) -> float | None:
    """Return the weight (dB) that the sets named in the table support, ``None`` where none of them may."""
    taught = [pairs[at].supported(name) for at in weight.counted if at in pairs and SETS[at].teaches]
    return fsum(taught) / len(taught) if taught else None


def differences(pairs: Mapping[str, Pair]) -> Iterator[str]:
    """Yield what the table says otherwise than it is counted."""
    for name, weight in WEIGHTS.items():
        if weight.basis == "measured" and not any(SETS[at].teaches for at in weight.counted):
            yield f"{name}: no figure that may teach stands beside the weight"
        for at, figures in weight.counted.items():
            if at not in pairs:
                continue
            counted = (pairs[at].real.percent(name), pairs[at].invented.percent(name))
            if any(abs(said - found) > _PERCENT for said, found in zip(figures, counted, strict=True)):
                said = " and ".join(f"{figure:.1f} %" for figure in figures)
                found = " and ".join(f"{figure:.1f} %" for figure in counted)
                yield f"{name}: {at} is said to have {said}, and has {found}"
        supported = support(name, weight, pairs)
        if supported is not None and not min(0, supported) <= weight.db <= max(0, supported):
            if abs(weight.db - supported) <= _DECIBANS:
                continue
            yield f"{name}: weighs {weight.db:+.1f} dB, and the counts support {supported:+.1f} dB"


def _frequencies(name: str, weight: Weight, pairs: Mapping[str, Pair]) -> Iterator[str]:
    """Yield in how many real complaints a signal is seen, then each set that has it and invented ones too.

    Of the sets that the table names the whole way from the counts to the weight.
    """
    own = [pair.real for at, pair in pairs.items() if SETS[at].own]
    seen, weighed = (sum(counts.seen.get(name, 0) for counts in own), sum(counts.weighed for counts in own))
    yield f"  seen in {seen} of {weighed} real complaints"
    for at, pair in pairs.items():
        real, invented = pair.real.percent(name), pair.invented.percent(name)
        if pair.invented.weighed and (real or invented):
            yield (
                f"  {at}: {pair.real.seen.get(name, 0)} of {pair.real.weighed} real ({real:.1f} %), "
                f"{pair.invented.seen.get(name, 0)} of {pair.invented.weighed} invented ({invented:.1f} %): "
                f"raw {pair.decibans(name):+.2f} dB"
            )
            if at in weight.counted:
                use = "teaches" if SETS[at].teaches else "examines only"
                yield (
                    f"    × {pair.shrinkage(name):.3f} shrinkage / {pair.divisor(name):.3f} usual share "
                    f"= {pair.supported(name):+.1f} dB; {use}"
                )


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
