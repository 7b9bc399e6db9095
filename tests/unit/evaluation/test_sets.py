from pathlib import Path

import pytest

from server.evaluation.sets import FILES, Sets
from server.evaluation.table import TableError


@pytest.fixture
def sets(own_sets: Path) -> Sets:
    return Sets(own_sets)


def test_each_set_is_read_by_its_columns(sets: Sets) -> None:
    sets.check()
    assert len(sets.maide("Italian")) == len(sets.maide("Italian", machine=True)) == 8
    assert all(text.startswith("Regrettably") for text in sets.maide("Italian", machine=True))
    assert {review.hotel for review in sets.kept_out("Italian")} == {"Villa Esempio"}
    assert len(sets.kept_out("Italian")) == 6
    assert [praises for _, praises in sets.absita] == [False, False, False, True, True]
    assert [concern for _, concern in sets.concerns] == ["cleanliness", "wifi"]  # the kept half
    assert [len(sets.ott(label)) for label in ("truthful", "deceptive")] == [4, 4]
    assert sets.ott("truthful", "positive") == ["A lovely stay in the middle of the city."]
    assert len(sets.generated("llama")) == 1
    assert [praises for _, praises, _ in sets.tweets] == [False, False, True]
    assert [ironic for _, _, ironic in sets.tweets] == [False, True, False]


def test_a_text_stands_beside_what_a_machine_made_of_it(sets: Sets) -> None:
    pairs = sets.reworded
    assert len(pairs) == 4
    waited = next(pair for pair in pairs if "waited" in pair[0])
    assert waited[0].startswith("My wife and I waited")
    assert waited[1].startswith("My husband and I waited")


def test_the_crowd_is_real_different_and_italian_first(sets: Sets) -> None:
    crowd = sets.crowd(10_000)
    assert len(set(crowd)) == len(crowd)
    assert not any(text.startswith("Regrettably") for text in crowd)
    assert len(crowd) == 12 + 5 + 5 + (12 + 4 + 4 + 4)
    assert crowd[0].endswith("(Casa Prova)")
    assert sets.crowd(3) == crowd[:3]


def test_a_sample_is_the_same_every_time_and_not_the_first_ones(sets: Sets) -> None:
    texts = [str(number % 100) for number in range(1000)]
    assert sets.some(texts) == [str(number) for number in range(100)]
    chosen = sets.some(texts, 10)
    assert chosen == sets.some(texts, 10)
    assert len(set(chosen)) == 10
    assert chosen != texts[:10]
    assert set(sets.some(reversed(texts), 10)) == set(chosen)
    assert len(Sets(sets.folder, quick=True).some(texts, 10)) == 8


@pytest.mark.parametrize("name", FILES)
def test_a_missing_set_is_named(own_sets: Path, tmp_path: Path, name: str) -> None:
    for other in FILES:
        if other != name:
            (tmp_path / other).write_bytes((own_sets / other).read_bytes())
    with pytest.raises(TableError) as caught:
        Sets(tmp_path).check()
    assert str(caught.value) == f"The card needs {name}, and {tmp_path} does not hold it."
