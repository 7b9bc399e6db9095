"""What a comment is about: the tables, and the order of the concerns."""

from pathlib import Path

import pytest

from server.reading import aspects
from server.reading.model import Sentence, Span
from server.reading.notation import read_toml
from server.reading.patterns import entries, fold, tokenize

FOLDER = Path(aspects.__file__).with_name("aspects")
TABLES = {language: read_toml(FOLDER / f"{language}.toml") for language in aspects.LANGUAGES}


def spoken(entry: str) -> str:
    """Return the words of a table's entry as somebody might write them."""
    words = ["due" if part == "#" else part.split("/")[0] for part in entry.split() if part != "…"]
    return " ".join(word.removesuffix("*") for word in words)


def sentence(text: str, polarity: float, whole: str | None = None) -> Sentence:
    start = (whole or text).index(text)
    return Sentence(Span(start, start + len(text)), polarity)


def names(text: str, language: str, polarity: float = -0.8) -> list[str]:
    return [found.aspect for found in aspects.find(text, [sentence(text, polarity)], language)]


@pytest.mark.parametrize("language", TABLES)
def test_a_table_has_every_aspect_with_its_three_lists(language: str) -> None:
    table = TABLES[language]
    assert table.pop("language", language) == language
    assert list(table) == list(aspects.NAMES)
    for name, lists in table.items():
        assert [kind for kind in lists if kind != "main"] == ["strong", "words", "weak"], name
        folded = [fold(entry) for words in lists.values() for entry in entries(words)]
        assert sorted({entry for entry in folded if folded.count(entry) > 1}) == [], name


@pytest.mark.parametrize("language", TABLES)
def test_every_entry_speaks_of_its_aspect(language: str) -> None:
    words = aspects.load(language)
    for name in aspects.NAMES:
        for kind, weight in aspects.WEIGHTS.items():
            for entry in entries(TABLES[language][name].get(kind, "")):
                hits = words.find(tokenize(spoken(entry)))
                shares = [share for hit in hits for share in hit.value]
                assert any(aspect == name for aspect, _ in shares), (name, entry)
                if len(hits) == 1 and name != "other":
                    assert max(share for aspect, share in shares if aspect == name) >= 0.4, weight


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("it", "Il bagno era sporco e puzzava", "cleanliness"),
        ("it", "Letto scomodo, non si dormiva dal rumore", "comfort"),
        ("it", "Ascensore fuori uso e parcheggio pieno", "amenities"),
        ("it", "La ragazza alla reception è stata maleducata", "staff"),
        ("it", "Troppo caro, non vale i soldi", "value"),
        ("it", "Il Wi-Fi non prendeva", "wifi"),
        ("it", "Zona isolata, lontana dal centro", "location"),
        ("it", "Piatti freddi, carne cruda", "food"),
        ("it", "Due ore di attesa al telefono", "waiting"),
        ("it", "Il pacco non è mai arrivato, corriere pessimo", "delivery"),
        ("it", "Chiedo il rimborso da un mese", "refund"),
        ("it", "La crema è un prodotto scadente", "product"),
        ("it", "Brutta esperienza, soggiorno da dimenticare", "other"),
        ("en", "The sheets were stained and dirty", "cleanliness"),
        ("en", "Two hours on hold, still waiting", "waiting"),
        ("en", "We waited forty minutes at the front desk while two members of staff chatted", "waiting"),
        ("en", "I waited for more than an hour at reception, the manager saw us", "waiting"),
        ("en", "A 30 minute wait at the front desk, rude receptionist", "waiting"),
        (
            "it",
            "Abbiamo aspettato quaranta minuti alla reception e due impiegati ridevano, personale assente",
            "waiting",
        ),
        ("it", "Mezz'ora di coda alla reception, portiere e direttore a guardare", "waiting"),
        ("it", "Un capello nel tiramisù e conto pagato per intero: 64 euro", "food"),
        ("en", "Found a hair in my carbonara and we paid the bill, 54 pounds", "food"),
        ("it", "Ho letto che è sporco", "cleanliness"),
        ("it", "Siamo arrivati alle 22 e la camera era occupata", "comfort"),
        ("en", "Arrived at 3pm, room not ready", "comfort"),
        ("en", "Someone stole 200 euros from the safe and reception shrugged", "amenities"),
        ("en", "The parcel never arrived", "delivery"),
        ("es", "El personal fue grosero", "staff"),
        ("fr", "La chambre était sale", "cleanliness"),
        ("de", "Das Frühstück war schlecht", "amenities"),
    ],
)
def test_the_main_concern(language: str, text: str, first: str) -> None:
    assert names(text, language)[0] == first


def test_spans_are_the_words_in_the_whole_text() -> None:
    text = "Bel posto 🙂. Bagno sporco."
    found = aspects.find(
        text, [sentence("Bel posto 🙂.", 0.7, text), sentence("Bagno sporco.", -0.9, text)], "it"
    )
    cleanliness = next(aspect for aspect in found if aspect.aspect == "cleanliness")
    assert [span.of(text) for span in cleanliness.spans] == ["Bagno", "sporco"]
    assert cleanliness.polarity == pytest.approx(-0.9)
    assert found[0] is cleanliness


def test_a_complaint_comes_before_what_is_praised_more_often() -> None:
    text = "Personale gentile, staff cortese. Wifi assente."
    praise, complaint = (
        sentence("Personale gentile, staff cortese.", 0.9, text),
        sentence("Wifi assente.", -0.9, text),
    )
    found = aspects.find(text, [praise, complaint], "it")
    assert [(aspect.aspect, round(aspect.polarity, 2)) for aspect in found] == [
        ("wifi", -0.9),
        ("staff", 0.9),
    ]


def test_the_most_mentioned_comes_first_and_ties_keep_their_order() -> None:
    assert names("Wifi, prezzo", "it") == ["wifi", "value"]
    assert names("Prezzo, wifi", "it") == ["value", "wifi"]
    assert names("Prezzo, wifi, internet", "it") == ["wifi", "value"]


def test_the_polarity_is_that_of_the_sentences_by_weight() -> None:
    text = "Wifi. Internet."
    found = aspects.find(text, [sentence("Wifi.", -0.2, text), sentence("Internet.", -0.8, text)], "it")
    assert found[0].polarity == pytest.approx(-0.5)


@pytest.mark.parametrize(
    ("text", "language"), [("", "it"), ("boh", "it"), ("Интернет wifi", "ru"), ("wifi", "und")]
)
def test_nothing_is_found(text: str, language: str) -> None:
    assert names(text, language) == []
