"""Real negative comments: nobody who complains is accused. Prints the shares that it measures.

The collections lie outside the project. Where they are missing, the tests say so and have nothing
to hold against the code.
"""

import csv
import random
import sys
from collections import Counter
from math import log10
from pathlib import Path

import pytest

from server.evidence import (
    checkable_fact,
    former_employee,
    hearsay,
    lived_detail,
    off_topic,
    review_trade,
    weigh,
)
from server.evidence.model import Context
from server.evidence.weigh import add_up
from server.reading import details, read
from server.reading.model import Reading

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
# Nearly all are about hotels, and five stars over a complaint are the mismatch that is likeliest.
ALONE = Context(business_kind="hotel", rating=5)
SILENT = Context(business_kind="hotel", rating=5, silence_days=30)
ADDED = ("machine-written", "former-employee", "hearsay", "off-topic", "rating-mismatch")


def say(line):
    sys.stdout.write(f"{line}\n")


def rows(name):
    path = DATA / name
    if not path.exists():
        say(f"{name} is not at hand: nothing was measured on it.")
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def sample(texts, size):
    return random.Random(2026).sample(texts, min(size, len(texts)))  # noqa: S311


def maide(language, label):
    return [
        row["text"]
        for row in rows("maide.csv")
        if (row["lang"], row["label"], row["sentiment"]) == (language, label, "NEG")
    ]


def absita():
    def has(row, sign):
        return any(value == "1" for key, value in row.items() if key.endswith(sign))

    found = rows("absita.csv")
    return [row["sentence"] for row in found if has(row, "_negative") and not has(row, "_positive")]


def italian_complaints():
    return sample(maide("Italian", "0"), 100) + sample(absita(), 100)


def english_complaints():
    return sample(maide("English", "0"), 100)


@pytest.mark.parametrize("complaints", [italian_complaints, english_complaints])
def test_no_real_complaint_is_called_suspicious_with_or_without_silence(complaints):
    texts = complaints()
    bands, silent_bands, seen = Counter(), Counter(), Counter()
    for text in texts:
        reading = read(text)
        alone, silent = weigh(reading, ALONE), weigh(reading, SILENT)
        assert (alone.score or 0) <= 59
        assert (silent.score or 0) <= 59
        bands[alone.band] += 1
        silent_bands[silent.band] += 1
        seen.update(one.name for one in alone.evidence)
    say(f"{len(texts)} real negatives: {dict(bands)}; after 30 days of silence: {dict(silent_bands)}")
    say(f"signals: {dict(seen.most_common())}")
    for name in ADDED:
        say(f"{name}: {100 * seen[name] / max(len(texts), 1):.1f} % of {len(texts)}")
    assert bands["likely-customer"] >= 0.9 * len(texts)
    assert bands["to-check"] <= 0.1 * len(texts)
    assert bands["not-negative"] <= 0.05 * len(texts)
    for name in ("competitor", "price-claim", "creator", "review-trade", *ADDED[:-1]):
        assert seen[name] <= 0.01 * len(texts)
    assert seen["bare-insult"] <= 0.04 * len(texts)


def test_real_complaints_are_first_hand_by_guests_and_about_the_place():
    """All of them, by the phrases alone: the encoder is not needed for these three."""
    italian, english = maide("Italian", "0") + absita(), maide("English", "0") + ott("truthful")
    for language, texts in (("it", italian), ("en", english)):
        seen, elsewhere = Counter(), 0
        for text in texts:
            reading = Reading(text, language, -0.5, False, len(text.split()))
            found = add_up((former_employee, hearsay, off_topic), reading, ALONE).evidence
            seen.update(one.name for one in found)
            elsewhere += off_topic.observe(reading, Context(business_kind="shop")) is not None
        for name in ("former-employee", "hearsay", "off-topic"):
            say(f"{name}: {seen[name]} of {len(texts)} real negatives ({language})")
            assert seen[name] <= 0.01 * len(texts)
        say(f"under a shop {elsewhere} of them would be off-topic")
        assert elsewhere >= 0.05 * len(texts)


def ott(label):
    return [row["text"] for row in rows("ott.csv") if (row["label"], row["polarity"]) == (label, "negative")]


def shares(texts):
    """Return how often each of the two is seen; they need no more of a reading than its details."""
    seen = Counter()
    for text, language in texts:
        reading = Reading(
            text, language, -0.5, False, len(text.split()), details=details.find(text, language)
        )
        found = add_up((lived_detail, checkable_fact), reading, Context()).evidence
        seen.update(one.name for one in found)
    return {name: (seen[name] + 0.5) / (len(texts) + 1) for name in ("lived-detail", "checkable-fact")}


def both(label):
    italian, english = maide("Italian", label), maide("English", label)
    return [(text, "it") for text in italian] + [(text, "en") for text in english]


def paid(label):
    return [(text, "en") for text in ott(label)]


@pytest.mark.parametrize(
    ("name", "texts_of", "labels"),
    [("MAiDE-up", both, ("0", "1")), ("Ott", paid, ("truthful", "deceptive"))],
    ids=["machine", "paid"],
)
def test_details_are_rarer_where_the_story_is_invented(name, texts_of, labels):
    real, invented = map(texts_of, labels)
    here, there = shares(real), shares(invented)
    for signal in here:
        ratio = 10 * log10(there[signal] / here[signal])
        line = f"{name}: {signal} in {here[signal]:.3f} of {len(real)} real ones, "
        say(f"{line}{there[signal]:.3f} of {len(invented)} invented ones: {ratio:+.1f} dB")
        assert ratio <= 0


def test_no_real_complaint_is_called_extortion_or_held_in_doubt():
    texts = [*maide("Italian", "0"), *maide("English", "0"), *absita()]
    heard = Counter(reason for text in texts for reason, _ in review_trade.heard_in(text))
    say(f"Reviews as goods in {len(texts)} real complaints: {dict(heard)}")
    assert (heard["extortion"], heard["doubt"], heard["offer"]) == (0, 0, 0)
