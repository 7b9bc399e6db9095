"""Campaigns hidden among real comments: how many are noticed, and how many real ones fall among them.

Prints what it measures. Of the machine's rewordings only the half is read on which no line was drawn;
the real comments are among those that the lines were drawn on. The sets lie outside the project; where
they are missing the test says so and has nothing to hold against the code.
"""

import csv
import random
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest

from server.campaigns import echoes, similar
from server.campaigns.likeness import MEANING_LEAST
from server.campaigns.traces import unpacked

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
REAL, CAMPAIGNS = 700, 30
CHANCE = random.Random(2026)  # noqa: S311


def rows(name):
    path = DATA / name
    if not path.exists():
        sys.stdout.write(f"{name} is not at hand: nothing was measured on it.\n")
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def kept(text):
    return zlib.crc32(text.encode()) % 2 == 1


def real_texts():
    """Return real comments, each once, in an order without meaning."""
    found = {row["text"] for row in rows("maide.csv") if row["label"] == "0" and row["lang"] in LANGUAGES}
    found |= {row["sentence"] for row in rows("absita.csv")}
    return sorted(filter(kept, found), key=lambda text: zlib.crc32(text[::-1].encode()))


LANGUAGES = ("Italian", "English", "Spanish", "French", "German")


def unit(vectors):
    numbers = np.stack([unpacked(each) if each else np.zeros(512, np.float32) for each in vectors])
    return numbers / np.maximum(np.linalg.norm(numbers, axis=1, keepdims=True), 1)


def sieved(comments):
    """Yield each comment with those that may be like it; what this leaves out never matches."""
    meanings = unit([comment.trace.meaning for comment in comments])
    words = np.stack([np.frombuffer(comment.trace.words or bytes(252), "<u4") for comment in comments])
    for row, comment in enumerate(comments):
        near = (meanings @ meanings[row] >= MEANING_LEAST) | ((words == words[row]).sum(axis=1) >= 12)
        yield comment, [comments[each] for each in np.flatnonzero(near)]


def in_campaign(comment, others):
    found = echoes(comment, similar(comment, others))
    return found.copies is not None or found.paraphrases is not None


def noticed(members):
    """Say whether a campaign shows by its third member."""
    first, second, third = members
    return in_campaign(second, [first]) or in_campaign(third, [first, second])


def test_real_comments_are_in_no_campaign(comment_of):
    texts = real_texts()[:REAL]
    if not texts:
        return
    comments = [comment_of(text) for text in texts]
    accused = sum(in_campaign(comment, others) for comment, others in sieved(comments))
    sys.stdout.write(f"{accused} of {len(comments)} real comments are in a campaign\n")
    assert accused <= len(comments) / 200


def swapped(text, share, vocabulary):
    words = text.split()
    for place in CHANCE.sample(range(len(words)), round(share * len(words))):
        words[place] = CHANCE.choice(vocabulary)
    return " ".join(words)


@pytest.mark.parametrize(("share", "aim"), [(0.0, 1.0), (0.1, 1.0), (0.2, 0.99)])
def test_copies_are_noticed_by_the_third(comment_of, share, aim):
    texts = [text for text in real_texts() if len(text.split()) >= 20][-CAMPAIGNS:]
    vocabulary = " ".join(texts).split()
    campaigns = [
        [comment_of(swapped(text, share, vocabulary), bare=True) for _ in range(3)] for text in texts
    ]
    if not campaigns:
        return
    found = sum(map(noticed, campaigns)) / len(campaigns)
    sys.stdout.write(f"copies with {share:.0%} of the words swapped: {found:.0%} noticed by the third\n")
    assert found >= aim


def test_machine_rewordings_are_recognised(comment_of):
    told = {}
    for row in rows("op_spam_ai.csv"):
        told.setdefault((row["id"], row["polarity"]), {})[row["generator"]] = row["text"]
    pairs = [
        (each["gpt3"], each["gpt3_t5paraphrase"])
        for (name, _), each in sorted(told.items())
        if len(each) > 1 and kept(name)
    ][:CAMPAIGNS]
    if not pairs:
        return
    found = sum(in_campaign(comment_of(other), [comment_of(one)]) for one, other in pairs) / len(pairs)
    sys.stdout.write(f"a text and its machine rewording: {found:.0%} of {len(pairs)} pairs recognised\n")
    assert found >= 0.55
