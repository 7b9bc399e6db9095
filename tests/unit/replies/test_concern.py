"""What a comment complains of, by its name: the right aspect, the right noun, nothing that was praised."""

from dataclasses import replace

import pytest

from server.reading import read
from server.reading.model import Aspect, Reading, Sentence, Span
from server.replies.concern import liked, main_concern, setting
from server.replies.phrasebook import phrasebook

BOOK = phrasebook("it", "lei")
GRAVE = [
    (
        "Battute sul colore della pelle di mio marito",
        "abbia dovuto raccontare un episodio di discriminazione",
    ),
    ("Un cameriere mi ha molestata, mani addosso", "abbia dovuto raccontare un comportamento così grave"),
    ("Mi hanno addebitato due volte il soggiorno", "abbia dovuto segnalare un addebito che non torna"),
    ("Intossicazione dopo la cena, tutta la notte a vomitare", "abbia avuto problemi di salute"),
    ("Camera piccola e cimici nel letto", "abbia dovuto segnalare la presenza di insetti o di altri animali"),
    ("Sono scivolata sulle scale e mi sono rotta il polso", "qualcuno si sia fatto male"),
    (
        "Mio padre è in sedia a rotelle e non l'hanno fatto entrare",
        "abbia dovuto raccontare le difficoltà di una persona con disabilità",
    ),
    (
        "Avevo avvisato dell'allergia e hanno servito noci",
        "abbia dovuto segnalare un problema legato a un'allergia o a un'intolleranza",
    ),
    ("Mi hanno rubato il portatile dalla camera", "abbia dovuto segnalare un furto"),
    ("Mio figlio ha rischiato di cadere dal balcone", "abbia dovuto temere per la sicurezza dei più piccoli"),
    ("The waiter was racist to my husband", "you had to tell us of an episode of discrimination"),
    ("He touched me and made sexual comments", "you had to tell us of such serious conduct"),
    ("My card was charged twice for the same stay", "you had to report a charge that does not add up"),
    ("We all got food poisoning after the dinner", "you were taken ill"),
    ("Slow wifi and cockroaches in the bathroom", "you had to report insects or other pests"),
    ("I slipped on the wet stairs and broke my wrist", "somebody was hurt"),
    (
        "They refused my father because he is in a wheelchair",
        "you had to tell us of the difficulties of a person with a disability",
    ),
    (
        "I told them of my nut allergy and they served nuts",
        "you had to report a problem with an allergy or an intolerance",
    ),
    ("My laptop was stolen from our room", "you had to report a theft"),
    ("My son almost fell from the balcony, no railing", "you had to fear for a child's safety"),
]
STAFF = "l'accoglienza del nostro personale"


def made(*sentences: tuple[str, float, dict[str, str]], polarity: dict[str, float]) -> Reading:
    """A reading of sentences, each with its polarity and the words of its aspects."""
    text = " ".join(words for words, _, _ in sentences)
    spans: dict[str, list[Span]] = {}
    found = []
    for words, feeling, aspects in sentences:
        start = text.index(words)
        found.append(Sentence(Span(start, start + len(words)), feeling))
        for name, word in aspects.items():
            place = text.index(word, start)
            spans.setdefault(name, []).append(Span(place, place + len(word)))
    aspects = tuple(Aspect(name, value, tuple(spans[name])) for name, value in polarity.items())
    return Reading(text, "it", -0.5, False, len(text.split()), tuple(found), aspects=aspects)


def noun(reading: Reading | None) -> str:
    concern = main_concern(reading, BOOK)
    return concern.noun if concern else ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Due ore al check-in, nessuno si è scusato", "l'attesa al check-in"),
        ("Abbiamo aspettato quaranta minuti al tavolo", "l'attesa al tavolo"),
        ("Abbiamo aspettato tre ore", "l'attesa"),
        ("Arrivati alle 23 e non ci hanno fatto entrare", "la disponibilità del nostro personale"),
        ("Alla reception hanno rifiutato il nostro cane", "la disponibilità del nostro personale"),
        ("Wifi lentissimo in camera", "il wifi in camera"),
        ("Cattivo odore in bagno", "l'odore che ha sentito"),
        ("Muffa sui muri della stanza", "l'umidità negli ambienti"),
        ("Non c'era l'acqua calda per tre giorni", "l'acqua in bagno"),
        ("Stanza senza finestre, buia", "la luce e l'aria in camera"),
        ("Nessun asciugamano e niente sapone in bagno", "la dotazione del bagno"),
        ("Appartamento sporco", "la pulizia dell'appartamento"),
        ("Parcheggio carissimo", "il parcheggio"),
        ("Ci hanno prelevato altri 40 euro dalla carta", "gli addebiti"),
        ("Scarafaggi in cucina, tutto sporco", "l'igiene degli ambienti"),
        ("Quasi niente", ""),
        ("Musica a tutto volume fino alle tre sotto la finestra", "il rumore"),
        ("Hanno perso la nostra prenotazione", "la prenotazione"),
        ("Lo sportello ha chiuso mezz'ora prima", "gli orari di apertura"),
        ("Lo staff è stato molto disponibile La camera era da risistemare", "il comfort della camera"),
        ("Personale gentile ma camera sporca", "la pulizia della camera"),
    ],
)
def test_a_comment_gets_its_concern(text: str, said: str) -> None:
    assert noun(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Music blasting until 3am under our window", "the noise"),
        ("They lost our booking", "the booking"),
        ("The counter closed half an hour early", "the opening hours"),
    ],
)
def test_an_english_comment_gets_its_concern(text: str, said: str) -> None:
    concern = main_concern(read(text), phrasebook("en", "formal"))
    assert concern is not None
    assert concern.noun == said


@pytest.mark.parametrize(("text", "said"), GRAVE)
def test_a_grave_matter_is_the_concern_whatever_else_is_told(text: str, said: str) -> None:
    reading = read(text)
    concern = main_concern(
        reading, phrasebook("en", "formal") if reading.language == "en" else phrasebook("it", "lei")
    )
    assert concern is not None
    assert concern.grave
    assert concern.that == said


@pytest.mark.parametrize(
    "text",
    [
        "Nessuno scarafaggio per fortuna, ma camera rumorosa",
        "Prezzi da furto e camera rumorosa",
        "Zero insects, but the room was noisy",
    ],
)
def test_what_is_denied_or_only_a_manner_of_speaking_is_not_grave(text: str) -> None:
    reading = read(text)
    language, register = ("en", "formal") if reading.language == "en" else ("it", "lei")
    concern = main_concern(reading, phrasebook(language, register))
    assert concern is None or not concern.grave


def test_no_grave_matter_is_seen_in_clear_praise() -> None:
    happy = ("Menu per celiaci splendido.", 0.5, {"food": "Menu"})
    sad = ("Camera brutta.", -0.5, {"comfort": "Camera"})
    whole = {"comfort": -0.5, "food": 0.5}
    assert noun(made(happy, sad, polarity=whole)) == "il comfort della camera"
    dull = ("Menu per celiaci assente.", 0.49, {"food": "Menu"})
    assert noun(made(dull, sad, polarity=whole)) == "l'attenzione alle allergie"


def test_no_reading_no_concern() -> None:
    assert main_concern(None, BOOK) is None
    assert liked(None, BOOK) == ""
    assert setting(None, BOOK).name == "visit"


@pytest.mark.parametrize(
    ("polarity", "said"),
    [
        ({"food": -0.1, "staff": -0.8}, STAFF),
        ({"food": -0.2, "staff": -0.8}, "la cucina"),
        ({"food": 0.0, "staff": 0.4}, "la cucina"),
        ({"food": 0.3, "staff": 0.0}, STAFF),
        ({"food": 0.3, "staff": 0.1}, "la cucina"),
        ({"other": -0.9, "staff": -0.5}, STAFF),
        ({"other": -0.9}, ""),
    ],
)
def test_what_is_clearly_complained_of_goes_first(polarity: dict[str, float], said: str) -> None:
    words = {"food": "zza", "staff": "zzb", "other": "zzc"}
    sentence = ("zza zzb zzc", -0.5, {name: words[name] for name in polarity})
    assert noun(made(sentence, polarity=polarity)) == said


@pytest.mark.parametrize(
    ("polarity", "said"),
    [
        ({"location": -0.5, "staff": -0.5}, STAFF),
        ({"location": -0.5, "staff": -0.46}, STAFF),
        ({"location": -0.5, "staff": -0.54}, STAFF),
        ({"location": -0.5, "staff": -0.4}, "la posizione"),
        ({"location": -0.5, "staff": -0.7}, "la posizione"),
        ({"location": -0.5}, "la posizione"),
        ({"staff": -0.5, "location": -0.5}, STAFF),
    ],
)
def test_the_position_named_in_the_same_breath_is_the_praise(polarity: dict[str, float], said: str) -> None:
    sentence = ("zza zzb", -0.5, {name: {"location": "zza", "staff": "zzb"}[name] for name in polarity})
    assert noun(made(sentence, polarity=polarity)) == said


def test_a_noun_counts_only_where_somebody_complains() -> None:
    praised = ("Le lenzuola erano fresche.", 0.7, {"cleanliness": "lenzuola"})
    complained = ("Appartamento non pulito.", -0.7, {"cleanliness": "pulito"})
    whole = {"cleanliness": -0.3}
    assert noun(made(praised, complained, polarity=whole)) == "la pulizia dell'appartamento"
    only = ("Le lenzuola erano così.", 0.0, {"cleanliness": "lenzuola"})
    assert noun(made(only, polarity=whole)) == "la pulizia della biancheria"


def test_the_nearest_noun_wins_the_gravest_before_it() -> None:
    near = ("Sporco il tavolo, e anche il letto e la doccia.", -0.8, {"cleanliness": "Sporco"})
    assert noun(made(near, polarity={"cleanliness": -0.8})) == "la pulizia della tavola"
    ill = ("Cena fredda e poi tutti con il vomito.", -0.9, {"food": "Cena"})
    assert noun(made(ill, polarity={"food": -0.9})) == "la sicurezza della nostra cucina"


def test_the_fuller_name_of_the_same_thing_is_used() -> None:
    waited = ("Attesa infinita, poi la cena.", -0.8, {"waiting": "Attesa"})
    assert noun(made(waited, polarity={"waiting": -0.8})) == "l'attesa al tavolo"
    alone = ("Attesa infinita, poi basta.", -0.8, {"waiting": "Attesa"})
    assert noun(made(alone, polarity={"waiting": -0.8})) == "l'attesa"
    late = ("In ritardo su tutto.", -0.8, {"waiting": "tutto"})
    assert noun(made(late, polarity={"waiting": -0.8})) == "il ritardo"


def test_a_concern_that_would_repeat_the_comment_is_passed_over() -> None:
    said = "La camera non fosse pulita come si aspettava"
    reading = made((said, -0.8, {"cleanliness": "pulita"}), polarity={"cleanliness": -0.8})
    assert noun(reading) == "la pulizia"


def test_a_concern_without_a_feeling_of_its_own_has_that_of_its_aspect() -> None:
    bath = main_concern(read("Bagno sporco"), BOOK)
    assert bath is not None
    assert bath.noun == "la pulizia del bagno"
    assert bath.feel == BOOK.aspects["cleanliness"].feel
    wait = main_concern(read("Due ore di attesa al check-in"), BOOK)
    assert wait is not None
    assert wait.feel != BOOK.aspects["waiting"].feel
    assert "aspettare" in wait.feel[0]


def test_what_is_liked_is_not_what_is_complained_of() -> None:
    reading = made(("zza zzb", 0.8, {"staff": "zza", "food": "zzb"}), polarity={"staff": 0.8, "food": 0.7})
    assert liked(reading, BOOK) == "il nostro personale"
    assert liked(reading, BOOK, besides=BOOK.aspects["staff"]) == "la cucina"
    sad = made(("zza", -0.5, {"staff": "zza"}), polarity={"staff": -0.5})
    assert liked(sad, BOOK) == ""


@pytest.mark.parametrize(
    ("polarity", "second", "said"),
    [(0.7, 0.2, "la cucina"), (0.69, 0.9, ""), (0.9, 0.19, ""), (0.9, -0.5, "")],
)
def test_only_what_is_clearly_praised_is_liked(polarity: float, second: float, said: str) -> None:
    praise, other = ("zza zzb.", 0.9, {"food": "zza"}), ("zzc zzd.", second, {"food": "zzc"})
    assert liked(made(praise, other, polarity={"food": polarity}), BOOK) == said


def test_what_no_word_names_is_not_liked() -> None:
    guessed = made(("zza zzb.", 0.9, {"food": "zza zzb."}), polarity={"food": 0.9})
    assert liked(guessed, BOOK) == ""
    assert liked(replace(guessed, not_negative=True), BOOK) == "la cucina"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lo staff è stato molto disponibile La camera era da risistemare", "il nostro personale"),
        ("Recensioni finte, non fidatevi. Camera sporca e letto rotto, e quanto costa!", ""),
        ("Personale gentile ma camera sporca", "il nostro personale"),
    ],
)
def test_praise_is_seen_where_it_is_said(text: str, said: str) -> None:
    reading = read(text)
    assert liked(reading, BOOK, besides=main_concern(reading, BOOK)) == said


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La camera e il letto", "lodging"),
        ("Il cameriere e la pizza", "table"),
        ("Il corriere ha perso il pacco", "order"),
        ("La bolletta della fibra", "contract"),
        ("La commessa alla cassa", "shop"),
        ("Mai più", "visit"),
    ],
)
def test_the_words_tell_where_it_was(text: str, name: str) -> None:
    assert setting(read(text), BOOK).name == name
