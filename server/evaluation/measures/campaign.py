"""Campaigns of five hidden among real comments: are they noticed, and is nobody else taken for one.

A campaign's texts are GPT-4's fake complaints, which are not among the real ones. Its five members
bear five names on five pages; the first is kept, then each next one is looked up and kept.
"""

import random
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from server import campaigns
from server.evaluation.measures import Figure, Figures
from server.evaluation.metrics import percentile, share_interval
from server.evaluation.progress import shown
from server.evaluation.sets import Sets
from server.evaluation.sight import Sight
from server.reading import sentences
from server.records import Comment
from server.store.base import CommentStore
from server.store.tiny import TinyStore

_SEED: Final = 2026
_CROWD: Final = 10_000
_CROWD_WHEN_QUICK: Final = 60
_CAMPAIGNS: Final = 100
_MEMBERS: Final = 5
_EDITED: Final = 0.2
#: A campaign's text has at least so many words: shorter ones are never taken for copies.
_WORDS: Final = 20
#: One real comment in so many is asked whether it is in a campaign.
_EVERY: Final = 5
_START: Final = datetime(2026, 1, 1, tzinfo=UTC)


def measure(sets: Sets, sight: Sight) -> Figures:
    """Hide the campaigns in a store of real comments and look for them."""
    crowd = hidden_among(sets)
    sight.all(crowd, "Real comments for the store")
    chance = random.Random(_SEED)  # noqa: S311 - the same campaigns every time
    with tempfile.TemporaryDirectory() as folder:
        store = TinyStore(Path(folder))
        try:
            for number, text in enumerate(shown(crowd, "Keeping them")):
                store.add_comment(_comment(sight, text, f"real-{number}"))
            found = _false_alarms(store)
            found |= _campaigns(sets, sight, store, chance)
        finally:
            store.close()
    return found


def hidden_among(sets: Sets) -> list[str]:
    """Return the real comments that the campaigns are hidden among."""
    return sets.crowd(_CROWD_WHEN_QUICK if sets.quick else _CROWD)


def _false_alarms(store: CommentStore) -> Figures:
    kept = list(store.comments())[::_EVERY]
    taken, times = 0, []
    for comment in shown(kept, "Looking around real comments"):
        started = time.perf_counter()
        taken += _noticed(comment, store)
        times.append((time.perf_counter() - started) * 1000)
    share = share_interval(taken, len(kept))
    return {
        "campaign.false": Figure(share.value, len(kept), share.low, share.high),
        "campaign.time.p50": Figure(percentile(times, 50), len(kept)),
        "campaign.time.p99": Figure(percentile(times, 99), len(kept)),
    }


def _campaigns(sets: Sets, sight: Sight, store: CommentStore, chance: random.Random) -> Figures:
    texts = [
        text
        for language in ("Italian", "English")
        for text in sets.some(
            (t for t in sets.maide(language, machine=True) if len(t.split()) >= _WORDS), _CAMPAIGNS
        )
    ]
    words = [word for text in texts for word in text.split()]
    copied = [[text] * _MEMBERS for text in texts[::2]]
    edited = [[text, *(_edited(text, words, chance) for _ in range(_MEMBERS - 1))] for text in texts[1::2]]
    found = {
        "campaign.copies": _by_the_third(copied, "copies", sight, store),
        "campaign.edited": _by_the_third(edited, "edited", sight, store),
    }
    pairs = [list(pair) for pair in sets.some(sets.reworded)]
    found["campaign.reworded-pair"] = _by_the_third(pairs, "reworded", sight, store)
    threes = [[one, mixed(one, other), other] for one, other in pairs]
    found["campaign.reworded-mixed"] = _by_the_last(threes, "mixed", sight, store)
    return found


def mixed(one: str, other: str) -> str:
    """Return the sentences of two versions by turns: first of ``one``, then of ``other``, and so on.

    The set holds no third version of a text; this one shares words with both, as an agency's would that
    sews its texts together.
    """
    cut = [[span.of(text) for span in sentences.split(text)] for text in (one, other)]
    return " ".join(
        cut[place % 2][place] for place in range(max(map(len, cut))) if place < len(cut[place % 2])
    )


def _by_the_third(families: Sequence[Sequence[str]], name: str, sight: Sight, store: CommentStore) -> Figure:
    """Return the share of families whose second or third member finds one of its own."""
    found = _finds(families, name, sight, store)
    return _share([any(each[1:3]) for each in found])


def _by_the_last(families: Sequence[Sequence[str]], name: str, sight: Sight, store: CommentStore) -> Figure:
    """Return the share of families whose last member finds one of its own."""
    return _share([each[-1] for each in _finds(families, name, sight, store)])


def _share(noticed: Sequence[bool]) -> Figure:
    share = share_interval(sum(noticed), len(noticed))
    return Figure(share.value, len(noticed), share.low, share.high)


def _finds(
    families: Sequence[Sequence[str]], name: str, sight: Sight, store: CommentStore
) -> list[list[bool]]:
    """Return of each family, member by member, whether it finds one of its own that came before."""
    sight.all((text for texts in families for text in texts), f"Campaigns, {name}")
    found: list[list[bool]] = []
    for number, texts in enumerate(families):
        family = f"{name}-{number}-"
        found.append([])
        for place, text in enumerate(texts):
            member = _comment(sight, text, f"{family}{place}")
            found[-1].append(_noticed(member, store, family))
            store.add_comment(member)
    return found


def _noticed(comment: Comment, store: CommentStore, family: str = "") -> bool:
    """Say whether others have the same words or message; of ``family`` only, where one is given."""
    if comment.trace is None:
        return False
    near = (each for each in store.near(comment.trace) if each.id != comment.id)
    matches = campaigns.similar(comment, near)
    heard = campaigns.echoes(
        comment, tuple(match for match in matches if match.comment.id.startswith(f"c_{family}"))
    )
    return heard.copies is not None or heard.paraphrases is not None


def _comment(sight: Sight, text: str, name: str) -> Comment:
    seen = sight[text]
    return Comment(
        id=f"c_{name}", fingerprint=name, text=seen.reading.text, created_at=_START + timedelta(minutes=1),
        language=seen.reading.language, site="example.invalid", author=name, namesake=name,
        url=f"https://example.invalid/{name}", trace=seen.trace,
    )  # fmt: skip


def _edited(text: str, others: Sequence[str], chance: random.Random) -> str:
    """Exchange one word in five of ``text`` for words of other texts."""
    words = text.split(" ")
    for place in chance.sample(range(len(words)), round(_EDITED * len(words))):
        words[place] = chance.choice(others)
    return " ".join(words)
