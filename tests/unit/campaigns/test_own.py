import time
from pathlib import Path

import pytest

from server.campaigns import own
from server.campaigns.own import own_part, own_words
from server.reading.notation import read_toml
from server.reading.patterns import entries

TABLE = read_toml(Path(own.__file__).with_name("own.toml"))
FORMULAE = [(language, entry) for language, said in TABLE["formulae"].items() for entry in entries(said)]
GREETINGS = [
    "Gentile ospite, grazie per aver scelto noi",
    "Gentilissimi clienti, ci dispiace",
    "Buonasera e grazie per la recensione",
    "Dear valued guest, thank you",
    "Thank you for taking the time to write",
    "Estimado cliente, lamentamos",
    "Chère cliente, nous regrettons",
    "Sehr geehrter Gast, wir bedauern",
]


def words(text):
    return [token.word for token in own_words(text)]


@pytest.mark.parametrize(
    "quotation",
    [
        "«la camera era sporca e puzzava di fumo»",
        "“la camera era sporca e puzzava di fumo”",
        "„la camera era sporca e puzzava di fumo“",
        '"la camera era sporca e puzzava di fumo"',
    ],
)
def test_a_long_quotation_is_somebody_elses(quotation):
    text = f"Rispondo a chi scrive {quotation}: falso!"
    assert words(text) == ["rispondo", "a", "chi", "scrive", "falso"]
    assert len(own_part(text)) == len(text)


def test_a_quoted_line_is_somebody_elses():
    assert words("> la camera era sporca\nNon è vero\n  > falso") == ["non", "e", "vero"]


def test_five_words_between_marks_are_irony_and_six_a_quotation():
    assert words("Che «bella camera con la vista» davvero")[1:6] == ["bella", "camera", "con", "la", "vista"]
    assert words("Che «bella camera con la vista mare» davvero") == ["che", "davvero"]


def test_what_is_quoted_as_a_whole_is_its_authors_own():
    assert words("«La camera era sporca e puzzava di fumo»")[:3] == ["la", "camera", "era"]
    assert words("> La camera era sporca")[-1] == "sporca"


@pytest.mark.parametrize("greeting", GREETINGS)
def test_where_the_business_greets_its_answer_begins(greeting):
    text = f"Camera sporca\n{greeting}\nA presto"
    assert words(text) == ["camera", "sporca"]
    assert words(text.upper()) == ["camera", "sporca"]


def test_a_guest_may_write_to_the_business():
    assert words("Gentile direttore, la camera era sporca")[0] == "gentile"
    assert words("Da gentile ospite ho pagato")[1] == "gentile"


@pytest.mark.parametrize(("language", "entry"), FORMULAE)
def test_a_formula_counts_for_nothing(language, entry):
    said = entry.split("/")[0] + (" " + entry.split("/")[1].partition(" ")[2] if "/" in entry else "")
    assert words(f"zanzare, {said}, zanzare") == ["zanzare", "zanzare"]
    assert language in TABLE["owner"]


def test_words_keep_their_place_in_the_text():
    text = "Rispondo: «la camera era sporca e puzzava» FALSO"
    assert [text[token.start : token.end] for token in own_words(text)] == ["Rispondo", "FALSO"]


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "«a " * 33_000,
        ">\n" * 50_000,
        "😀" * 100_000,
        "مرحبا " * 16_000,
        "Dear \n" * 16_000,
        "",
    ],
)
def test_odd_texts_are_read_quickly(text):
    begin = time.process_time()
    own_words(text)
    assert len(own_part(text)) == len(text)
    assert time.process_time() - begin < 10


REPEATING = [
    "Quoto chi ha scritto: la camera era sporca",
    "Qualcuno scrive: “la camera era sporca”",
    "Copio e incollo: la camera era sporca",
    "As a guest wrote: the room was dirty",
    "Quoting: the room was dirty",
    "Alguien escribió que la habitación estaba sucia",
    "Je cite: la chambre était sale",
    "Ich zitiere: das Zimmer war schmutzig",
]


@pytest.mark.parametrize("text", REPEATING)
def test_who_repeats_somebody_says_nothing_of_his_own(text):
    assert own_part(text) == " " * len(text)


@pytest.mark.parametrize(
    "title",
    [
        "Risposta del proprietario",
        "Risposta della struttura",
        "Response from the owner",
        "Owner response",
        "Respuesta del propietario",
        "Réponse de la direction",
        "Antwort des Inhabers",
    ],
)
@pytest.mark.parametrize("before", ["Camera fredda. ", "Camera fredda\n"])
def test_after_its_title_the_business_speaks(title, before):
    text = f"{before}{title}: siamo spiacenti"
    assert own_part(text) == before.rstrip(" ").ljust(len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Cari viaggiatori, evitate questo posto",
        "Gentili clienti, non fatevi fregare",
        "Dear customers, avoid this place",
        "Camera fredda. La risposta della direzione è stata un insulto",
        "The response from the owner was rude",
        "La camera era sporca come ha scritto Luca",
    ],
)
def test_a_guest_may_greet_guests_and_speak_of_an_answer(text):
    assert own_part(text) == text


def test_a_greeting_after_the_guests_words_is_the_business():
    assert own_part("Bello.\nGentili clienti, siete i benvenuti").rstrip() == "Bello."


def test_long_texts_are_not_remembered_and_all_can_be_forgotten():
    own.forget()
    own_words("La camera era sporca.")
    own_words("La camera era sporca. " * 200)
    assert own._remembered.cache_info().currsize == 1
    own.forget()
    assert own._remembered.cache_info().currsize == 0
