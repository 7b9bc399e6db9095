"""What stays of a comment that is kept without its words."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.campaigns.signature import agreements, signature
from server.cases.keeping import keep
from server.cases.wordless import findable, without_key, without_words
from server.pseudonyms import Pseudonyms
from server.records import Comment, Trace
from server.store import open_store

WORDS = signature(f"parola{number}" for number in range(30))
WHOLE = Trace(words=WORDS, meaning=b"\1" * 512, concern=b"\2" * 512, things=b"\3" * 4)
NOW = datetime(2026, 5, 4, tzinfo=UTC)


def comment(**fields: object) -> Comment:
    values = {"id": "a", "fingerprint": "f", "text": "parola", "created_at": NOW, "trace": WHOLE}
    return Comment(**(values | fields))  # type: ignore[arg-type]


@pytest.fixture
def names(tmp_path: Path) -> Pseudonyms:
    return Pseudonyms(tmp_path)


def test_only_the_keyed_signature_stays(names: Pseudonyms) -> None:
    kept = without_words(findable(comment(url="https://h.test/p/1?user=anna"), names))
    assert kept == comment(text="", url="https://h.test/p/1", trace=Trace(keyed=names.signature(WORDS)))


def test_what_has_no_trace_or_address_stays_without(names: Pseudonyms) -> None:
    bare = comment(trace=None)
    assert findable(bare, names) is bare
    assert without_key(bare) is bare
    assert without_words(bare) == comment(text="", trace=Trace())
    assert findable(comment(trace=Trace()), names).trace == Trace()


def test_with_its_words_no_key_is_kept(names: Pseudonyms) -> None:
    assert without_key(findable(comment(), names)) == comment()


def test_signatures_agree_under_the_key_just_as_before(names: Pseudonyms, tmp_path: Path) -> None:
    other = signature(f"parola{number}" for number in range(8, 38))
    plain = agreements(WORDS, [other])[0]
    assert 0 < plain < 1
    assert agreements(names.signature(WORDS), [names.signature(other)])[0] == plain
    assert len(names.signature(WORDS)) == len(WORDS)
    assert names.signature(b"") == b""


def test_without_the_key_nothing_can_be_held_against_it(names: Pseudonyms, tmp_path: Path) -> None:
    keyed = names.signature(WORDS)
    stranger = Pseudonyms(tmp_path / "other").signature(WORDS)
    assert agreements(keyed, [WORDS, stranger]).max() == 0
    same = names.signature(b"abcd" * 63)
    assert len({same[at : at + 4] for at in range(0, 252, 4)}) == 63


def test_kept_without_words_and_met_again_it_is_one(names: Pseudonyms, tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    seen = findable(comment(url="https://h.test/p?id=1"), names)
    first = keep(seen, store, names, words=False)
    assert first.text == "parola"
    again = keep(findable(comment(id="b", url="https://h.test/p?id=1"), names), store, names, words=False)
    assert again.id == "a"
    (kept,) = store.comments()
    assert (kept.text, kept.url) == ("", "https://h.test/p")
    assert kept.trace == Trace(keyed=names.signature(WORDS))
    assert keep(findable(comment(id="c"), names), store, names).id == "a"
    assert [each.text for each in store.comments()] == ["parola"]
    assert [each.trace for each in store.comments()] == [WHOLE]
    store.close()
