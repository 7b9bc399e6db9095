import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.evaluation.measures import campaign
from server.evaluation.sight import Sight
from server.store.tiny import TinyStore

TEXT = (
    "La camera era sporca, il bagno puzzava e la doccia perdeva acqua sul pavimento: abbiamo chiamato la "
    "reception tre volte e nessuno è venuto a vedere che cosa stava succedendo"
)
OTHER = (
    "Ristorante carissimo, il cameriere ha portato piatti freddi e il conto era sbagliato di dodici euro, "
    "nessuno si è scusato quando lo abbiamo fatto notare alla cassa prima di uscire"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TinyStore]:
    opened = TinyStore(tmp_path)
    yield opened
    opened.close()


def test_copies_are_noticed_and_strangers_are_not(store: TinyStore) -> None:
    found = campaign._by_the_third([[TEXT] * 5, [OTHER, TEXT]], "copies", Sight(), store)
    # The second family's second member has its like in the first family only: that is no find.
    assert (found.value, found.n) == (0.5, 2)
    assert len(list(store.comments())) == 7


def test_a_fourth_member_comes_too_late(store: TinyStore) -> None:
    strangers = ["Tutto fermo al casello", "Nessuno risponde mai al telefono"]
    found = campaign._by_the_third([[TEXT, *strangers, TEXT]], "copies", Sight(), store)
    assert found.value == 0


def test_the_last_member_finds_one_of_its_own_or_not(store: TinyStore) -> None:
    found = campaign._by_the_last([[TEXT, OTHER, TEXT], [TEXT, TEXT, OTHER]], "mixed", Sight(), store)
    assert (found.value, found.n) == (0.5, 2)


def test_sentences_are_taken_by_turns() -> None:
    one, other = "Alfa uno. Beta due. Gamma tre. Delta quattro.", "Primo. Secondo. Terzo."
    assert campaign.mixed(one, other) == "Alfa uno. Secondo. Gamma tre."
    assert campaign.mixed(other, one) == "Primo. Beta due. Terzo. Delta quattro."
    assert campaign.mixed("Solo.", "Altro.") == "Solo."


def test_real_comments_that_agree_are_counted_as_false(store: TinyStore) -> None:
    sight = Sight()
    for number, text in enumerate([TEXT, OTHER, "Bello", "Caro", "Freddo", TEXT]):
        store.add_comment(campaign._comment(sight, text, f"real-{number}"))
    found = campaign._false_alarms(store)
    # Every fifth is asked: the first and the sixth, which say the same under two names.
    assert (found["campaign.false"].value, found["campaign.false"].n) == (1.0, 2)
    assert 0 < found["campaign.time.p50"].value <= found["campaign.time.p99"].value


def test_one_word_in_five_is_exchanged() -> None:
    words = [f"w{number}" for number in range(50)]
    edited = campaign._edited(" ".join(words), ["altro"], random.Random(1)).split(" ")  # noqa: S311
    assert len(edited) == 50
    assert edited.count("altro") == 10
    assert all(new in (old, "altro") for old, new in zip(words, edited, strict=True))
