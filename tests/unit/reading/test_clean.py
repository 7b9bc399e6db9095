"""The page goes, the person's words stay."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.reading.clean import clean
from server.reading.model import Cut

FACEBOOK = "Marta R. · 3 h · Mi piace · Rispondi · Condividi · Camera sporca. Altro... Vedi traduzione"


def test_cuts_the_page_and_reports_it_in_order() -> None:
    cleaned = clean(FACEBOOK)
    assert cleaned.text == "Camera sporca."
    assert cleaned.cuts == (
        Cut("author", "Marta R."),
        Cut("age", "3 h"),
        Cut("action", "Mi piace"),
        Cut("action", "Rispondi"),
        Cut("action", "Condividi"),
        Cut("expander", "Altro..."),
        Cut("action", "Vedi traduzione"),
    )


@pytest.mark.parametrize(
    "words",
    [
        "Mi piace molto la camera",
        "Rispondi al telefono!",
        "Rispondi\nal telefono!",
        "Altro che quattro stelle",
        "Pulizia\nscarsa, servizio assente",
        "Più\nche sporco",
        "Servizio",
        "Non mi piace",
        "NON MI PIACE RISPONDI",
        "Mi piace.",
        "Mi piace",
        "Mi piace\nma è caro",
        "Mi piace, ma per il resto... altro",
        "Like the room, hate the rest",
        "I like",
        "Share the love",
        "Utile\nma caro",
        "Condividi la stanza con gli insetti",
        "Segnala il rumore alla reception",
        "Leggi di più sul contratto prima di firmare",
        "Guida locale fantastica",
        "Abbiamo avuto un'ottima Guida locale",
        "Ho aspettato 3 h",
        "Ho aspettato\n3 h",
        "Sono stata qui\nuna settimana fa",
        "Sono stata qui una settimana fa",
        "una settimana fa\nsono stata qui",
        "10 recensioni a 5 stelle",
        "Voto:\n3",
        "Vi ho scritto tre volte. Rispondi",
        "Camera sporca · bagno sporco | colazione pessima",
        "• Camera sporca\n• Bagno sporco",
        "Autore di questo scempio: il direttore",
        "3 agosto 2024\n2 ore",
        "5 su 5 persone scontente",
        "Scritta il 3 maggio 2024 ma mai letta",
        "L'abbiamo letto nelle recensioni, Altro",
        "Like Reply 2d See more Share Edited",
        "<b>Camera</b> sporca <script>alert(1)</script>",
        "Mi piace Altro che quattro stelle",
        "Mi piace Rispondi al telefono!",
    ],
)
def test_never_eats_the_words_of_a_comment(words: str) -> None:
    cleaned = clean(words)
    assert cleaned.text == words
    assert cleaned.cuts == ()


@pytest.mark.parametrize(
    ("selection", "text", "kinds"),
    [
        ("Pessimo\nMi piace · Rispondi · 3 h · Altro… · Vedi traduzione · Condividi · Nascondi", "Pessimo",
         "action action age expander action action action"),
        ("Marta R.\n3 h\nMi piace\nRispondi\nCamera sporca.", "Camera sporca.", "author age action action"),
        ("Fan più attivo\nMarta R.\nCamera sporca.\n3 g Mi piace Rispondi\n12", "Marta R.\nCamera sporca.",
         "badge age action action count"),
        ("Camera sporca.\nRispondi", "Camera sporca.", "action"),
        ("RISPONDI\nCamera sporca.\nCONDIVIDI", "Camera sporca.", "action action"),
        ("Camera sporca. Mi piace Rispondi", "Camera sporca.", "action action"),
        ("Mi piace Rispondi 3 h Camera sporca.", "Camera sporca.", "action action age"),
        ("Ho aspettato 3 h Mi piace Rispondi", "Ho aspettato 3 h", "action action"),
        ("Voto:\n3\nMi piace\nRispondi", "Voto:\n3", "action action"),
        ("Dirty room\nLike Reply 2d See more Share Edited", "Dirty room",
         "action action age expander action badge"),
        ("Dirty room\nLike: 4", "Dirty room", "count"),
        ("Camera sporca\nMi piace: 12 · Commenti: 3", "Camera sporca", "count count"),
        ("Anna Bianchi\nGuida locale · 12 recensioni\nuna settimana fa\nCamera sporca", "Camera sporca",
         "author badge count age"),
        ("Local Guide · 12 reviews\n2 weeks ago\nDirty", "Dirty", "badge count age"),
        ("2 weeks ago\nDirty", "Dirty", "age"),
        ("una settimana fa\nCamera sporca.", "Camera sporca.", "age"),
        ("Marta R wrote a review Apr 2023\n3 contributions · 4 helpful votes\n5.0 of 5 bubbles\nAwful stay\n"
         "The room was dirty. Read more\nDate of experience: April 2023\nHelpful",
         "Awful stay\nThe room was dirty.",
         "author date count count rating expander date action"),
        ("Marta R ha scritto una recensione a apr 2023\n12 contributi\nPunteggio 1,0 su 5\nMai più\n"
         "Scritta il 3 maggio 2024\nUtile", "Mai più", "author date count rating date action"),
        ("Scritta in data 3 maggio 2024\nMai più", "Mai più", "date"),
        ("Recensito il 3 maggio 2024 da dispositivo mobile\nMai più", "Mai più", "date"),
        ("Mai più.\nData dell’esperienza: aprile 2024", "Mai più.", "date"),
        ("Written May 3, 2024\nNever again. Read more", "Never again.", "date expander"),
        ("Autore\nTop fan\nGrazie a tutti.", "Grazie a tutti.", "badge badge"),
        ("Camera sporca... Leggi di più", "Camera sporca...", "expander"),
        ("Camera sporca Vedi traduzione", "Camera sporca", "action"),
        ("Camera sporca.\nRispondi\nStai commentando usando il tuo account WordPress.com. "
         "( Chiudi sessione /  Modifica )", "Camera sporca.", "action control control"),
        ("Camera sporca. Rispondi Stai commentando usando il tuo account WordPress.com. "
         "Chiudi sessione / Modifica )", "Camera sporca.", "action control control"),
        ("Eravamo in camera 12\n3 h · Mi piace\nCiao.", "Eravamo in camera 12\nCiao.", "age action"),
        ("Restati 3 settimane\n2 h\nMi piace\nRispondi", "Restati 3 settimane", "age action action"),
        ("★☆☆☆☆\nCamera sporca.", "Camera sporca.", "rating"),
        ("Prima riga.\n\nSeconda riga.\n\n\n\nTerza.\n\nMi piace\nRispondi",
         "Prima riga.\n\nSeconda riga.\n\nTerza.",
         "action action"),
        ("Prima.\nMi piace\nRispondi\n3 h\nSeconda.", "Prima.\nSeconda.", "action action age"),
        ("\u202eMi piace\u200b · Rispondi\nCamera\x00 sporca \U0001f469\u200d\U0001f467",
         "Camera sporca \U0001f469\u200d\U0001f467",
         "action action"),
        ("Camera sporca.\nMi piace\nCondividi\nRisposta del proprietario 3 settimane fa\nGentile ospite.",
         "Camera sporca.", "action action control"),
        ("Terrible coffee.\nShare\nResponse from the owner 3 weeks ago\nDear Anna, we are sorry.",
         "Terrible coffee.", "action control"),
        ("Response from the owner\nDear Anna, we are sorry.",
         "Response from the owner\nDear Anna, we are sorry.", ""),
        ("Camera sporca.\nRisposta del proprietario: non è vero! Mai più.",
         "Camera sporca.\nRisposta del proprietario: non è vero! Mai più.", ""),
        ("Camera sporca.\nPunteggi\nQualità/prezzo\nPulizia\nUtile?\n2\nCondividi", "Camera sporca.",
         "rating rating rating action count action"),
        ("Dirty room.\nDate of stay: July 2026\nTrip type: Travelled as a couple\nHelpful\nShare",
         "Dirty room.", "date rating action action"),
        ("Pizza bruciata.\nQuesta recensione rappresenta l'opinione personale di un viaggiatore di "
         "Tripadvisor e non di Tripadvisor LLC.", "Pizza bruciata.", "control"),
        ("Me gusta · Responder · 3 h\nHabitación sucia", "Habitación sucia", "action action age"),
        ("J’aime · Répondre · 3 j\nChambre sale", "Chambre sale", "action action age"),
        ("Gefällt mir · Antworten · 3 Std.\nZimmer schmutzig", "Zimmer schmutzig", "action action age"),
    ],
)  # fmt: skip
def test_cuts_what_each_page_prints(selection: str, text: str, kinds: str) -> None:
    cleaned = clean(selection)
    assert cleaned.text == text
    assert " ".join(cut.kind for cut in cleaned.cuts) == kinds


def test_an_empty_selection_is_empty() -> None:
    assert clean("").text == ""
    assert clean(" \n\t\u200b ").text == ""


_PIECES = st.sampled_from(
    ["Mi piace", "Rispondi", "3 h", "Altro…", "Vedi traduzione", "Marta R.", "Utile", "12", "Leggi",
     "una settimana fa", "Camera sporca.", "pessimo", "MAI PIÙ", "3 maggio 2024", "wrote a review Apr 2023",
     "Autore", "\U0001f621", "Pessimo", "RISPONDI",
     "Punteggio 1,0 su 5", "Stai commentando usando il tuo account X."]
)  # fmt: skip
_JOINTS = st.sampled_from([" ", "\n", " · ", " | ", "\n\n", ", "])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_PIECES, _JOINTS), max_size=9), st.sampled_from([None, "Marta R.", "Pessimo"]))
def test_cleaning_twice_changes_nothing_more(pieces: list[tuple[str, str]], author: str | None) -> None:
    once = clean("".join(piece + joint for piece, joint in pieces), author)
    assert clean(once.text, author) == type(once)(once.text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.one_of(st.none(), st.text(max_size=20)))
def test_any_text_is_cleaned_without_a_crash(text: str, author: str | None) -> None:
    cleaned = clean(text, author)
    assert len(cleaned.text) <= 3 * len(text)
    assert clean(cleaned.text, author).text == cleaned.text


@pytest.mark.parametrize(
    "unit",
    [
        "Mi piace ",
        "a ",
        "3 ",
        "Marta R. ",
        "Marta R.\n3 h\n",
        "· ",
        "x Mi piace Rispondi\n",
        "<b>",
        "9",
        "\u0301",
    ],
)
def test_a_huge_selection_is_cleaned(unit: str) -> None:
    size = 100_000 // len(unit)
    cleaned = clean(unit * size + "Camera sporca.", "Marta R.")
    assert cleaned.text.endswith("Camera sporca.")


_WRITTEN = st.lists(st.text("abcdefilmnoprstuvzàèìòù", min_size=2, max_size=9), min_size=4, max_size=12).map(
    lambda words: "Pessima " + " ".join(words) + " davvero."
)
_BEFORE = st.lists(st.sampled_from(["Marta R.", "3 h", "Pubblico"]), max_size=3)
#: "Mi piace" alone could be the person's own last line; two buttons are the page's.
_AFTER = st.permutations(["Mi piace", "Rispondi", "Condividi", "Vedi traduzione"]).flatmap(
    lambda buttons: st.integers(2, 4).map(lambda count: buttons[:count])
)


@settings(max_examples=80)
@given(_BEFORE, _WRITTEN, _AFTER)
def test_what_the_person_wrote_stays_whole_and_the_page_around_it_goes(
    before: list[str], written: str, after: list[str]
) -> None:
    cleaned = clean("\n".join([*before, written, *after]), "Marta R.")
    assert written in cleaned.text
    assert not any(line in after for line in cleaned.text.splitlines())


@settings(max_examples=60)
@given(st.text(max_size=200), st.sampled_from([None, "Marta R."]))
def test_nothing_is_made_up(text: str, author: str | None) -> None:
    cleaned = clean(text, author)
    letters = {letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum()}
    kept = unicodedata.normalize("NFKC", cleaned.text)
    assert {letter for letter in kept if letter.isalnum()} <= letters
    assert cleaned.text == cleaned.text.strip()


_UNITS = st.one_of(
    st.text(min_size=1, max_size=4),
    st.lists(
        st.sampled_from(["3", "h", " ", "\n", "·", "Mi piace", ".", ",", "a", "M", "fa", "★", "-", "\u200b"]),
        min_size=1, max_size=5,
    ).map("".join),
)  # fmt: skip


@settings(max_examples=25)
@given(_UNITS)
def test_the_longest_text_takes_a_moment_whatever_is_repeated_in_it(unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    begun = time.thread_time()
    clean(text, "Marta R.")
    assert time.thread_time() - begun < 4
