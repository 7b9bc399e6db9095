"""The things that comments complain of, in five languages."""

from pathlib import Path

import pytest

from server.campaigns import things as room
from server.campaigns.things import LANGUAGES, MOST, NAMES, complained_of, packed, unpacked
from server.reading.model import Reading, Sentence, Span
from server.reading.notation import read_toml
from server.reading.patterns import entries

TABLE = read_toml(Path(room.__file__).with_name("things.toml"))


def reading(text: str, language: str = "it", polarity: float = -0.8) -> Reading:
    """Return the reading of one sentence."""
    return Reading(
        text=text, language=language, polarity=polarity, not_negative=False, words=len(text.split()),
        sentences=(Sentence(Span(0, len(text)), polarity),),
    )  # fmt: skip


def plainest(entry: str) -> str:
    """Return a wording that an entry of the table stands for."""
    return " ".join(part.split("/")[0].replace("*", "o") for part in entry.split() if part != "…")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_thing_is_found_by_each_of_its_names(name: str, language: str) -> None:
    for entry in entries(TABLE[name][language]):
        assert name in complained_of(reading(plainest(entry), language)), entry


@pytest.mark.parametrize(
    ("text", "language", "things"),
    [
        ("L'ascensore è rotto da giorni.", "it", ("lift",)),
        ("The elevator was out of order.", "en", ("lift",)),
        ("Aufzug kaputt und kein warmes Wasser.", "de", ("lift", "hot-water")),
        ("Niente acqua calda, ascensore fermo, ancora niente acqua calda.", "it", ("hot-water", "lift")),
        ("La camera era bella.", "it", ()),
        ("", "it", ()),
        ("ascensore", "xx", ()),
    ],
)
def test_things_in_their_order(text: str, language: str, things: tuple[str, ...]) -> None:
    assert complained_of(reading(text, language)) == things


def test_praise_of_a_thing_is_no_complaint_of_it() -> None:
    assert complained_of(reading("Ascensore comodissimo.", polarity=0.6)) == ()
    assert complained_of(reading("Ascensore comodissimo.", polarity=0.0)) == ()


def test_no_more_than_eight_are_kept() -> None:
    text = "ascensore, doccia, wifi, muffa, puzza, rumore, piscina, parcheggio, pacco, rimborso"
    found = complained_of(reading(text))
    assert len(found) == MOST
    assert len(packed(found)) == 4 * MOST


def test_there_and_back() -> None:
    assert unpacked(packed(("lift", "wifi"))) == unpacked(packed(("wifi", "lift")))
    assert unpacked(packed(("lift", "wifi"))) & unpacked(packed(("wifi",))) == unpacked(packed(("wifi",)))
    assert unpacked(packed(("lift",))).isdisjoint(unpacked(packed(("wifi",))))
    assert unpacked(b"") == frozenset()
