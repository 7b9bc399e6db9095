"""Polarity: the signs of sentences that are easy to misread, and the tables behind them."""

from pathlib import Path

import pytest

from server.reading import lexicon as lexicon_module
from server.reading.analyzers import EnglishAnalyzer, LexiconAnalyzer, analyzer
from server.reading.contractions import expand
from server.reading.lexicon import INPUTS, LANGUAGES, Calibration, Features, load
from server.reading.notation import read_toml
from server.reading.notice import notice
from server.reading.patterns import Patterns, entries, fold, tokenize
from server.reading.sentiment import blend, is_clearly_positive, is_courtesy, is_enquiry, score

FOLDER = Path(lexicon_module.__file__).with_name("lexicon")
TABLES = {name: read_toml(FOLDER / f"{name}.toml") for name in (*LANGUAGES, "emoji")}
GROUPS = [(name, group) for name, table in TABLES.items() for group in table["group"]]
ENTRIES = [(name, entry, group["weight"]) for name, group in GROUPS for entry in entries(group["words"])]


def spoken(entry: str) -> str:
    """Return the words of a table's entry as somebody might write them."""
    words = ["due" if part == "#" else part.split("/")[0] for part in entry.split() if part != "…"]
    return " ".join(word.removesuffix("*") for word in words)


@pytest.mark.parametrize("name", TABLES)
def test_no_entry_stands_twice(name: str) -> None:
    folded = [fold(entry) for table, entry, _ in ENTRIES if table == name]
    assert sorted({entry for entry in folded if folded.count(entry) > 1}) == []


def test_every_entry_is_found_with_its_weight() -> None:
    for name, table in TABLES.items():
        own = [(entry, weight) for owner, entry, weight in ENTRIES if owner == name]
        for entry, weight in own:
            hits = Patterns([(entry, weight)]).find(tokenize(spoken(entry)))
            assert [hit.value for hit in hits] == [weight], (table.get("language"), entry)


def test_weights_are_between_three_and_minus_three() -> None:
    assert {group["weight"] for _, group in GROUPS} <= {-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_has_praise_and_complaint_and_says_what_each_group_is(language: str) -> None:
    table = TABLES[language]
    assert table["language"] == language
    assert all(group["about"].strip() for group in table["group"])
    assert sum(len(entries(g["words"])) for g in table["group"] if g["weight"] > 0) >= 100
    assert sum(len(entries(g["words"])) for g in table["group"] if g["weight"] < 0) >= 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calibration_is_whole_and_points_the_right_way(language: str) -> None:
    calibration = load(language).calibration
    assert tuple(calibration.coefficients) == INPUTS
    assert calibration.coefficients["praise"] > 0 > calibration.coefficients["complaint"]
    assert calibration.coefficients["balance"] > 0 > calibration.coefficients["loose_negation"]
    table = read_toml(FOLDER / "calibration.toml")[language]
    assert 0.85 < table["boxes"] < 1
    assert 0.80 < table["reviews"] < 1


POSITIVE = {
    "it": [
        "niente male",
        "Non male davvero",
        "non posso che consigliarlo",
        "nessun problema",
        "mai avuto problemi",
        "senza un difetto",
        "niente da dire",
        "nulla da eccepire",
        "Non vedo l'ora di tornare",
        "Anche se piccola, la camera era perfetta",
        "non solo pulito ma anche silenzioso",
        "il miglior hotel mai visto",
        "Servizio impeccabile, grazie a tutti!",
        "bellissimoooo",
        "Spedizione veloce, tutto perfetto",
        "👍👍",
        "Camera piccola ma pulitissima e accogliente",
        "Non è affatto male",
        "Senza paragoni!",
    ],
    "en": [
        "not bad at all",
        "This isn't a bad idea",
        "No complaints at all",
        "You can't fault it",
        "Never had a problem",
        "not only clean but also quiet",
        "Wonderful stay, thank you!",
        "The best hotel I have ever seen",
        "Small room but spotless and lovely staff",
        "I can’t wait to come back",
        "❤️",
    ],
    "es": ["nada mal", "sin ningún problema", "Todo perfecto, volveremos", "no está mal"],
    "fr": [
        "pas mal",
        "aucun problème",
        "je ne peux que recommander",
        "Très propre, personnel adorable et gentil",
    ],
    "de": ["nicht schlecht", "kein Problem", "kann ich nur empfehlen", "Sehr freundlich und sauber"],
}
NEGATIVE = {
    "it": [
        "non è pulita",
        "tutto tranne che pulito",
        "tutt'altro che pulito",
        "fa schifo",
        "mai più",
        "da evitare",
        "lascia a desiderare",
        "la pulizia lascia molto a desiderare",
        "Bello ma sporco",
        "poco pulito",
        "per niente gentili",
        "nessuno ci ha aiutato",
        "VERGOGNA!!! mai più!!!!!!",
        "Sconsiglio vivamente.",
        "Personale maleducato!! Alla signora consiglio un corso di buone maniere.",
        "gentilezza zero",
        "Non mi hanno mai rimborsato",
        "Pacco mai arrivato e nessuno risponde",
        "super truffa",
        "👎",
        "Due ore al telefono e poi mi hanno pure riso in faccia",
        "Non era né pulita né silenziosa",
        "Fate schifo, state alla larga",
        "Pessimi, andate dal Bar Roma in via Verdi 3, costa la metà",
        "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45",
        "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto",
    ],
    "en": [
        "It isn't great",
        "I cannot recommend it",
        "The room wasn’t clean",
        "never again",
        "dirty",
        "rude staff",
        "overpriced",
        "bugs in the bed and stains on the sheets",
        "The staff were not friendly at all",
        "We couldn't sleep",
        "Great location but the room was filthy",
        "doesn't work",
        "anything but clean",
        "Thieves! They charged me twice and never refunded me",
        "I won't stay here again, not helpful",
    ],
    "es": ["no está limpia", "nunca más", "deja mucho que desear", "El baño estaba sucio"],
    "fr": ["pas propre", "plus jamais", "laisse à désirer", "La chambre était sale"],
    "de": [
        "nicht sauber",
        "nie wieder",
        "Das gefällt mir nicht",
        "funktioniert nicht",
        "ließ zu wünschen übrig",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(lang, text) for lang in POSITIVE for text in POSITIVE[lang]])
def test_praise_is_praise(language: str, text: str) -> None:
    assert score(text, language).polarity > 0


@pytest.mark.parametrize(("language", "text"), [(lang, text) for lang in NEGATIVE for text in NEGATIVE[lang]])
def test_a_complaint_is_a_complaint(language: str, text: str) -> None:
    assert score(text, language).polarity < 0


@pytest.mark.parametrize(("language", "text"), [(lang, text) for lang in NEGATIVE for text in NEGATIVE[lang]])
def test_no_complaint_is_clearly_positive(language: str, text: str) -> None:
    polarity, features = score(text, language)
    assert not is_clearly_positive(polarity, features, blended=False)


def test_what_is_noticed() -> None:
    assert notice("Camera pulita, bagno sporco.", load("it")) == Features(
        praise=2.0, complaint=3.0, praises=1, complaints=1, loose_negations=0, words=4
    )


@pytest.mark.parametrize(
    ("text", "praise", "complaint", "loose"),
    [
        ("pulita", 2.0, 0.0, 0),
        ("non è pulita", 0.0, 1.6, 0),
        ("non è sporca", 1.5, 0.0, 0),
        ("non è pulita e gentile", 0.0, 3.2, 0),
        ("non, pulita", 2.0, 0.0, 1),
        ("non uno alfa beta gamma pulita", 2.0, 0.0, 1),
        ("mai alfa beta pulita", 0.0, 1.6, 0),
        ("molto pulita", 2.8, 0.0, 0),
        ("abbastanza pulita", 1.2, 0.0, 0),
        ("molto alfa pulita", 2.8, 0.0, 0),
        ("molto alfa beta pulita", 2.0, 0.0, 0),
        ("pulitissima", 2.8, 0.0, 0),
        ("pulita ma sporca", 1.4, 3.6, 0),
        ("pulita. Ma sporca", 2.0, 3.6, 0),
        ("pulita anche se sporca", 2.0, 1.8, 0),
        ("non piccola", 0.0, 0.0, 1),
        ("gentilezza zero", 0.0, 1.6, 0),
        ("gentilezza alfa zero", 2.0, 0.0, 1),
        ("non solo pulita", 2.0, 0.0, 0),
        ("mai vista una alfa così sporca", 0.0, 4.2, 0),
        ("non ho mai visto una alfa così sporca", 0.0, 4.2, 0),
        ("non ho mai visto una alfa così pulita", 2.8, 0.0, 0),
        ("mai così sporca", 2.1, 0.0, 0),
        ("non è mai sporca", 1.5, 0.0, 0),
    ],
)
def test_negation_degree_and_but(text: str, praise: float, complaint: float, loose: int) -> None:
    features = notice(text, load("it"))
    assert features.praise == pytest.approx(praise)
    assert features.complaint == pytest.approx(complaint)
    assert features.loose_negations == loose


@pytest.mark.parametrize(
    ("language", "complaint", "praise"),
    [
        (
            "it",
            "Lavoro nella ristorazione e non ho mai visto una cucina così sporca",
            "Mai vista una camera così bella",
        ),
        ("en", "I have never seen such a dirty kitchen", "I have never seen such a beautiful room"),
        (
            "es",
            "He trabajado en hostelería y nunca vi una cocina tan sucia",
            "Nunca he visto una habitación tan bonita",
        ),
        ("fr", "Je n'ai jamais vu une cuisine aussi sale", "Je n'ai jamais vu une chambre aussi belle"),
        (
            "de",
            "Ich habe noch nie eine so schmutzige Küche gesehen",
            "Ich habe noch nie ein so schönes Zimmer gesehen",
        ),
    ],
)
def test_never_so_turns_nothing(language: str, complaint: str, praise: str) -> None:
    bad, good = (notice(text, load(language)) for text in (complaint, praise))
    assert bad.complaint >= 2 > bad.praise
    assert good.praise >= 2 > good.complaint
    assert (bad.turned, good.turned) == (0, 0)
    assert analyzer(language).analyze(complaint).polarity < -0.5


def test_german_negation_turns_what_stands_before_it() -> None:
    assert notice("das gefällt mir nicht", load("de")).complaint == pytest.approx(1.6)


def test_the_inputs_of_the_calibration() -> None:
    vector = Features(praise=3.0, complaint=1.0, loose_negations=1, words=6, second=0.25).vector()
    assert vector == pytest.approx(
        {
            "praise": 1.386294, "complaint": 0.693147, "balance": 1 / 3, "loose_negation": 0.693147,
            "length": 0.486478, "second": 0.25,
        },
        abs=1e-6,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "...", "?!"])
def test_without_words_there_is_no_polarity(text: str) -> None:
    assert score(text, "it") == (0.0, Features())
    assert score(text, "en").polarity == 0


def test_the_calibration_is_a_logistic_regression() -> None:
    calibration = Calibration(0.5, {"praise": 1.0, "second": 2.0})
    assert calibration.polarity(Features(words=1, second=0.25)) == pytest.approx(0.462117, abs=1e-6)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("It isn't great", "It is not great"),
        ("It isn’t a bad idea", "It is not bad idea"),
        ("cannot, can't, cant", "can not, can not, can not"),
        ("won't", "will not"),
        ("I didnt like it", "I did not like it"),
        ("not at all the best", "not best"),
        ("note a", "note a"),
        ("want", "want"),
    ],
)
def test_contractions_are_written_out(text: str, plain: str) -> None:
    assert expand(text) == plain


def test_english_hears_textblob_as_a_second_voice() -> None:
    features = score("great", "en").features
    assert features.second == pytest.approx(0.8 - 0.15)
    assert isinstance(analyzer("en"), EnglishAnalyzer)
    assert type(analyzer("it")) is LexiconAnalyzer
    assert score("great", "it").features.second == 0


def test_a_language_without_a_lexicon_says_nothing() -> None:
    assert score("Ужасно", "ru") == (0.0, Features())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "A che ora aprite?"),
        ("it", "Avete il parcheggio?"),
        ("it", "Scusate, è possibile portare il cane?"),
        ("it", "Buongiorno, avete posto per due stasera?"),
        ("it", "Quanto costa la colazione?"),
        ("en", "What time do you open?"),
        ("en", "Hi, is it possible to bring a dog?"),
        ("es", "¿A qué hora abren?"),
        ("fr", "À quelle heure ouvrez-vous ?"),
        ("de", "Wann öffnen Sie?"),
        ("de", "Gibt es Parkplätze?"),
    ],
)
def test_who_asks_for_information_does_not_complain(language: str, text: str) -> None:
    assert is_enquiry(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "È possibile avere un rimborso?"),
        ("it", "Ma vi sembra normale?"),
        ("it", "Ma siete seri?"),
        ("it", "Avete mai pulito questa camera?"),
        ("it", "C'è un motivo per cui nessuno risponde?"),
        ("it", "A che ora aprite"),
        ("en", "Do you ever clean these filthy rooms?"),
        ("en", "Is this a joke?"),
        ("ru", "Во сколько вы открываетесь?"),
        ("it", ""),
        ("it", "?"),
    ],
)
def test_a_rhetorical_question_is_no_enquiry(language: str, text: str) -> None:
    assert not is_enquiry(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_opening_opens_an_enquiry_after_a_courtesy(language: str) -> None:
    enquiry = TABLES[language]["enquiry"]
    courtesy = entries(enquiry["polite"])[0]
    for opening in entries(enquiry["openings"]):
        assert load(language).asks(f"{courtesy}, {spoken(opening)} xyz?"), opening
        assert not load(language).asks(f"xyz {spoken(opening)}?"), opening
    for polite in entries(enquiry["polite"]):
        assert is_courtesy(f"{polite}!", language), polite


def test_nothing_is_no_courtesy() -> None:
    assert not is_courtesy("", "it")
    assert not is_courtesy("Grazie, pessimo", "it")


def test_blend_without_a_head_is_the_lexicon() -> None:
    assert blend(-0.4, None) == -0.4


def test_blend_listens_to_both() -> None:
    assert blend(0.9, 0.9) > 0.9 > blend(0.9, 0.0) > 0 > blend(-0.9, -0.2)
    assert blend(0.2, -0.9) < 0 < blend(-0.2, 0.9)
    assert -1 < blend(-1.0, -1.0) < -0.99
    assert 0.99 < blend(1.0, 1.0) < 1


def test_the_more_is_negated_the_less_the_head_is_heard() -> None:
    assert blend(0.5, -0.9, 0.0) < blend(0.5, -0.9, 0.5) < blend(0.5, -0.9, 1.0) == blend(0.5, 0.9, 1.0)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("pulita", 0.0),
        ("non pulita", 1.0),
        ("niente male", 1.0),
        ("non solo pulita", 0.0),
        ("boh", 0.0),
        ("pulita, non gentile", 0.5),
        ("gentilezza zero", 1.0),
        ("non piccola", 0.0),
    ],
)
def test_the_share_that_rests_on_a_negation(text: str, negated: float) -> None:
    assert notice(text, load("it")).negated == negated


def test_clearly_positive_wants_a_sure_praise_and_hardly_a_complaint() -> None:
    praise = Features(praise=5.0, complaint=2.0)
    assert is_clearly_positive(0.70, praise, blended=False)
    assert not is_clearly_positive(0.69, praise, blended=False)
    assert not is_clearly_positive(0.99, Features(praise=5.0, complaint=2.01), blended=False)
