"""What a draft says for which comment, how drafts differ, and what they never say."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.reading import read
from server.reading.model import Aspect, Reading, Sentence, Span
from server.records import Business
from server.replies import Brief, Reply, check, compose
from server.replies.checks.truth import TOO_LIKE
from server.replies.concern import main_concern
from server.replies.contact import person
from server.replies.model import Stage
from server.replies.occasion import confirmed_action
from server.replies.phrasebook import phrasebook
from server.replies.registers import REGISTERS
from server.replies.words import likeness, runs

CODE = "G-4K7Q"


def passes(replies: tuple[Reply, ...]) -> bool:
    return bool(replies) and all(each.ok for reply in replies for each in reply.checks)


def test_it_is_built_of_its_moves_in_order(brief: Callable[..., Brief]) -> None:
    business = Business(
        name="Aurora", signature="Anna", role="responsabile ospitalità", private_channel="info@aurora.example"
    )
    for reply in compose(brief(business=business)):
        text = reply.text
        order = ["uongiorno", "attesa al check-in", "in privato a info@aurora.example"]
        places = [text.index(words) for words in order]
        assert places == sorted(places)
        assert text.count(CODE) == 1
        assert "il numero della prenotazione" in text
        assert text.endswith((". Anna, responsabile ospitalità", "? Anna, responsabile ospitalità"))
        assert "\n" not in text
        assert reply.variant == "lived-detail"


def test_the_same_comment_gives_the_same_drafts_another_one_others(brief: Callable[..., Brief]) -> None:
    first, again = compose(brief()), compose(brief())
    assert first == again
    assert compose(replace(brief(), code="G-2222"))[0].text != first[0].text.replace(CODE, "G-2222")
    assert len(compose(brief(), count=1)) == 1
    assert compose(brief(), count=1)[0] == first[0]
    assert compose(brief(), count=0) == ()
    assert len(compose(brief(), count=8)) == 8


def test_drafts_differ_from_each_other_and_from_what_was_sent(brief: Callable[..., Brief]) -> None:
    sent: tuple[str, ...] = ()
    for number in range(7):
        drafts = compose(brief(sent=sent, code=f"G-{number}XYZ"))
        assert len(drafts) == 3
        assert passes(drafts)
        near = [max((likeness(runs(d.text, 3), runs(s, 3)) for s in sent), default=0.0) for d in drafts]
        assert near == sorted(near)
        assert all(value < 0.6 for value in near)
        for one in drafts:
            others = [runs(other.text, 3) for other in drafts if other is not one]
            assert all(likeness(runs(one.text, 3), other) < 0.6 for other in others)
        sent = tuple(each.text for each in drafts) + sent
    assert len(sent) == 21


def test_when_everything_was_sent_the_draft_says_that_it_is_rote(brief: Callable[..., Brief]) -> None:
    every: tuple[str, ...] = ()
    drafts = compose(brief(), count=4)
    while passes(drafts):
        every += tuple(each.text for each in drafts)
        assert len(set(every)) == len(every)
        drafts = compose(brief(sent=every), count=4)
    assert len(every) >= 12
    assert len(drafts) == 4
    assert {each.rule for draft in drafts for each in draft.checks if not each.ok} == {"R15"}


def test_a_worn_draft_never_stands_beside_a_fresh_one(brief: Callable[..., Brief]) -> None:
    every: tuple[str, ...] = ()
    worn = [False]
    while not worn[0]:
        drafts = compose(brief(sent=every), count=4)
        likest = [draft.likeness for draft in drafts]
        worn = [each >= TOO_LIKE for each in likest]
        assert worn in ([True] * len(drafts), [False] * len(drafts))
        assert passes(drafts) != worn[0]
        assert likest == sorted(likest)
        every += tuple(each.text for each in drafts)
    assert len(drafts) == 4


@pytest.mark.parametrize("stage", ["report", "note"])
def test_a_notice_and_a_note_may_be_like_the_last_one(brief: Callable[..., Brief], stage: Stage) -> None:
    sent: tuple[str, ...] = ()
    for _ in range(20):
        (draft,) = compose(brief(stage=stage, sent=sent))
        assert passes((draft,))
        sent += (draft.text,)
    assert draft.likeness >= TOO_LIKE


@pytest.mark.parametrize(
    ("text", "aspect", "said", "reference"),
    [
        ("Camera sporca.", ("cleanliness", -0.8, "sporca"), "la camera non fosse pulita", "prenotazione"),
        ("Bagno sporco in camera.", ("cleanliness", -0.8, "sporco"), "pulizia del bagno", "prenotazione"),
        ("Tutto sporco.", ("cleanliness", -0.8, "sporco"), "la pulizia non sia stata", "Sua visita"),
        ("Il wifi in camera è lento.", ("wifi", -0.8, "wifi"), "il wifi in camera", "prenotazione"),
        ("Due ore al check-in.", ("waiting", -0.8, "ore"), "l'attesa al check-in", "prenotazione"),
        ("Un'ora per una pizza.", ("waiting", -0.8, "ora"), "l'attesa al tavolo", "scontrino"),
        ("Cena fredda al ristorante.", ("food", -0.8, "fredda"), "piatti", "scontrino"),
        ("Colazione scarsa.", ("food", -0.8, "Colazione"), "la colazione", "prenotazione"),
        ("Pacco in ritardo.", ("delivery", -0.8, "Pacco"), "i tempi di consegna", "ordine"),
        ("Crema pessima.", ("product", -0.8, "Crema"), "il prodotto non Le abbia", "scontrino o dell'ordine"),
        ("Rimborso mai visto.", ("refund", -0.8, "Rimborso"), "rimborso", "pratica o dell'ordine"),
        ("Hosting sempre giù.", ("product", -0.8, "Hosting"), "il servizio non abbia", "contratto"),
        ("Al telefono mi hanno riso in faccia.", ("staff", -1, "riso"), "non abbia trovato", "Sua visita"),
        ("Due ore al telefono.", ("staff", -1, "telefono"), "l'assistenza telefonica", "Sua visita"),
    ],
)
def test_the_concern_and_the_reference_fit_the_comment(
    text: str, aspect: tuple[str, float, str], said: str, reference: str, brief: Callable[..., Brief]
) -> None:
    drafts = compose(brief(text, aspect))
    assert passes(drafts)
    for draft in drafts:
        assert said in draft.text
        asked = next(part for part in draft.text.split(". ") if CODE in part)
        assert reference in asked


def test_a_praised_aspect_is_thanked_for_before_the_other(brief: Callable[..., Brief]) -> None:
    text = "Posizione ottima ma camera sporca."
    drafts = compose(brief(text, ("location", 0.8, "Posizione"), ("cleanliness", -0.8, "sporca")))
    for draft in drafts:
        assert draft.variant == "mixed"
        assert draft.text.index("posizione") < draft.text.index("camera")
    assert passes(drafts)


def test_a_bare_insult_is_asked_which_aspect(brief: Callable[..., Brief]) -> None:
    text = "Fate schifo, state alla larga"
    drafts = compose(brief(text, ("cleanliness", -0.9, "schifo"), signals=("bare-insult",)))
    assert passes(drafts)
    for draft in drafts:
        assert draft.variant == "generic"
        assert "uale aspetto" in draft.text
        assert "puli" not in draft.text


def test_the_first_seeds_story_of_the_price(brief: Callable[..., Brief]) -> None:
    text = "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45"
    aspects = (("value", -0.6, "89 euro"), ("product", -0.6, "crema"))
    for platform in ("facebook", "google", "tripadvisor"):
        occasion = brief(text, *aspects, signals=("price-claim", "competitor"), platform=platform)
        drafts = compose(occasion)
        assert passes(drafts)
        for draft in drafts:
            assert draft.variant == "price"
            assert "Lilla" not in draft.text
            assert "Mazzini" not in draft.text
            asked = next(part for part in draft.text.split(". ") if "scontrino" in part)
            assert "in privato" in asked
            assert ("rimbors" in draft.text) is (platform != "tripadvisor")
            if platform != "tripadvisor":
                assert "rimborsarLe la differenza, se dovuta" in draft.text


def test_a_price_on_the_way_to_another_complaint_is_not_the_point(brief: Callable[..., Brief]) -> None:
    text = "89 euro e il bagno era sporco."
    signals = ("price-claim", "lived-detail")
    assert compose(brief(text, ("cleanliness", -0.8, "sporco"), signals=signals))[0].variant == "lived-detail"
    assert compose(brief(text, ("value", -0.8, "89 euro"), signals=signals))[0].variant == "price"


@pytest.mark.parametrize(
    ("signals", "variant", "never"),
    [
        (("creator",), "creator", ["gratis", "ospitar", "visualizzazioni", "falso"]),
        (("review-trade",), "review-trade", ["denunc", "illegal", "truff", "polizia"]),
        (("impulse",), "impulse", ["calmi", "esager"]),
        (("former-employee",), "outsider", ["cliente", "prenotazione", "contratt", "dipendent", "visita"]),
    ],
)
def test_other_occasions_have_their_words(
    signals: tuple[str, ...], variant: str, never: list[str], brief: Callable[..., Brief]
) -> None:
    drafts = compose(brief("Mai più!!!", signals=signals))
    assert passes(drafts)
    for draft in drafts:
        assert draft.variant == variant
        assert all(word not in draft.text.lower() for word in never)
    if variant == "review-trade":
        assert all("recension" in draft.text for draft in drafts)


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(
    ("role", "signals", "variant"),
    [
        ("former-employee", (), "outsider"),
        ("supplier", (), "outsider"),
        ("competitor", ("competitor", "price-claim"), "outsider"),
        ("supplier", ("creator",), "outsider"),
        ("competitor", ("review-trade",), "review-trade"),
        ("unknown", ("former-employee",), "outsider"),
        ("unknown", ("hearsay",), "outsider"),
        ("customer", ("hearsay",), "lived-detail"),
        ("customer", ("former-employee",), "lived-detail"),
        ("creator", ("former-employee",), "creator"),
        ("creator", (), "creator"),
        ("unknown", (), "lived-detail"),
    ],
)
def test_who_wrote_chooses_the_words(
    language: str, role: str, signals: tuple[str, ...], variant: str, brief: Callable[..., Brief]
) -> None:
    drafts = compose(brief(language=language, author_role=role, signals=signals))
    assert passes(drafts)
    assert len(drafts) == 3
    assert {draft.variant for draft in drafts} == {variant}
    if variant == "outsider":
        for draft in drafts:
            assert "Sua esperienza" not in draft.text
            assert "your experience" not in draft.text
            assert "check-in" not in draft.text
            assert "lavor" in draft.text or "work" in draft.text


def test_praise_from_outside_is_thanked_like_any_other(brief: Callable[..., Brief]) -> None:
    drafts = compose(brief("Staff splendido!", not_negative=True, author_role="supplier"))
    assert {draft.variant for draft in drafts} == {"positive"}


def test_a_reply_to_an_outsider_may_speak_of_the_work_alone(brief: Callable[..., Brief]) -> None:
    said = "Buongiorno, ci dispiace per il giudizio sul nostro lavoro."
    for role, ok in (("supplier", True), ("customer", False)):
        rules = {each.rule: each.ok for each in check(said, brief(author_role=role))}
        assert rules["R3"] is ok


def test_detail_speaks_louder_than_impulse(brief: Callable[..., Brief]) -> None:
    assert compose(brief(signals=("impulse",)))[0].variant == "impulse"
    assert compose(brief(signals=("impulse", "lived-detail")))[0].variant == "lived-detail"


def test_praise_is_thanked_without_regret_or_code(brief: Callable[..., Brief]) -> None:
    for aspects, named in (((("staff", 0.9, "Staff"),), True), ((), False)):
        drafts = compose(brief("Staff splendido!", *aspects, not_negative=True))
        assert passes(drafts)
        for draft in drafts:
            assert draft.variant == "positive"
            assert CODE not in draft.text
            assert "dispiac" not in draft.text
            assert ("personale" in draft.text) is named


@pytest.mark.parametrize(
    ("language", "channel", "said"),
    [
        ("it", "", "in privato su Messenger"),
        ("it", "info@aurora.example", "in privato a info@aurora.example"),
        ("it", "+39 055 1234567", "in privato al numero +39 055 1234567"),
        ("it", "un messaggio a questa pagina.", "in privato con un messaggio a questa pagina"),
        ("it", "un messaggio privato alla pagina", "con un messaggio privato alla pagina"),
        ("it", "via messaggio privato", "via messaggio privato"),
        ("it", "tramite il modulo del sito", "in privato tramite il modulo del sito"),
        ("it", "https://aurora.example/contatti", "in privato da https://aurora.example/contatti"),
        ("it", "Telegram @aurora", "in privato (Telegram @aurora)"),
        ("it", "a message to this page", "in privato su Messenger"),
        ("en", "", "privately on Messenger"),
        ("en", "info@aurora.example", "privately at info@aurora.example"),
        ("en", "+39 055 1234567", "privately on +39 055 1234567"),
        ("en", "a note to this page", "privately with a note to this page"),
        ("en", "by private message", "by private message"),
        ("en", "un messaggio a questa pagina", "privately on Messenger"),
        ("en", "Telegram @aurora", "privately (Telegram @aurora)"),
    ],
)
def test_the_private_channel_is_said_in_the_replys_language(
    language: str, channel: str, said: str, brief: Callable[..., Brief]
) -> None:
    business = Business(name="Aurora", private_channel=channel)
    drafts = compose(brief(language=language, business=business, platform="facebook"))
    assert passes(drafts)
    assert all(f"{said}" in draft.text for draft in drafts)
    assert all(draft.text.count("privat") == 1 for draft in drafts)


@pytest.mark.parametrize(
    ("signature", "role", "signed"),
    [
        ("Anna", "responsabile ospitalità", "Anna, responsabile ospitalità"),
        ("Anna.", "", "Anna"),
        ("Anna, direzione", "direzione", "Anna, direzione"),
        ("Anna della Direzione", "direzione", "Anna della Direzione"),
        ("Annadirezione", "direzione", "Annadirezione, direzione"),
        ("", "responsabile ospitalità", "Responsabile ospitalità"),
        (" ", " ", "Il servizio clienti"),
    ],
)
def test_somebody_signs(signature: str, role: str, signed: str, brief: Callable[..., Brief]) -> None:
    business = Business(name="Aurora", signature=signature, role=role)
    drafts = compose(brief(business=business))
    assert passes(drafts)
    assert all(draft.text.endswith(f" {signed}") for draft in drafts)
    assert compose(brief(language="en"))[0].text.endswith(" Customer care")


@pytest.mark.parametrize(
    ("business", "italian", "english"),
    [
        (None, "il servizio clienti", "customer care"),
        (Business(name="Aurora"), "Aurora", "Aurora"),
        (Business(name="Aurora", signature=" Anna. "), "Anna", "Anna"),
    ],
)
def test_who_calls_says_who_it_is_without_a_capital_for_the_nameless(
    business: Business | None, italian: str, english: str
) -> None:
    for language, said in (("it", italian), ("en", english)):
        assert person(business, phrasebook(language, REGISTERS[language][0])) == said
    outlines = compose(Brief(None, "it", "G-4K7Q", stage="private", business=business), count=4)
    openings = [each.text.split("\n")[0] for each in outlines if each.where == "phone"]
    assert openings != []
    assert all(f" {italian}" in each for each in openings)


@pytest.mark.parametrize(
    ("language", "register"), [(each, how) for each in ("it", "en") for how in REGISTERS[each]]
)
def test_praise_is_thanked_in_private_without_a_code(language: str, register: str) -> None:
    words = {"it": "Colazione ottima e personale gentile, grazie!", "en": "Lovely breakfast, thank you!"}
    said = Brief(read(words[language]), language, "G-4K7Q", stage="private", register=register)
    messages = tuple(each for each in compose(said) if each.where == "private")
    assert [each.variant for each in messages] == ["positive"] * 3
    assert passes(messages)
    assert {each.rule for each in messages[0].checks}.isdisjoint({"R1", "R3", "R4", "R5"})
    assert all("G-4K7Q" not in each.text for each in messages)
    complaint = replace(said, variant="lived-detail")
    assert {"R3", "R4", "R5"} <= {each.rule for each in check(messages[0].text, complaint)}


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("apriamo una seconda postazione.", True),
        ("mettiamo sedie durante l'attesa", True),
        ("rifacciamo la piscina", False),
        ("postazione " + " ".join("a" * 19), True),
        ("postazione " + " ".join("a" * 20), False),
    ],
)
def test_a_confirmed_action_is_said_when_it_fits(
    action: str, said: bool, brief: Callable[..., Brief]
) -> None:
    business = Business(name="Aurora", confirmed_actions=("rifacciamo il tetto", action))
    text = "Due ore in piedi, una postazione sola."
    drafts = compose(brief(text, ("waiting", -0.8, "ore"), business=business))
    assert passes(drafts)
    for draft in drafts:
        assert (f": {action.rstrip('.')}. " in draft.text) is said
        assert "tetto" not in draft.text
        assert not said or draft.text.index(action[:9]) < draft.text.index(CODE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Materassi durissimi, schiena a pezzi", True),
        ("Abbiamo aspettato quaranta minuti alla reception", False),
        ("Ascensore rotto, noi al quinto piano con mia nonna", False),
        ("Ho comprato un paio di scarpe, il negozio non vuole cambiarle", False),
    ],
)
def test_a_confirmed_action_about_something_else_is_not_said(text: str, said: bool) -> None:
    business = Business(name="Sole", confirmed_actions=("abbiamo cambiato i materassi del secondo piano",))
    for draft in compose(Brief(read(text), "it", CODE, business=business)):
        assert ("materassi" in draft.text) is said


@pytest.mark.parametrize(
    ("language", "text", "action", "said"),
    [
        (
            "it",
            "Due ore al check-in, nessuno si è scusato",
            "abbiamo aggiunto una persona alla reception",
            True,
        ),
        ("it", "Colazione misera, due cornetti secchi", "abbiamo aggiunto una persona alla reception", False),
        ("it", "Colazione misera, due cornetti secchi", "abbiamo rinnovato la piscina", False),
        ("it", "Wifi lentissimo in camera", "abbiamo cambiato i router", True),
        ("it", "Wifi lentissimo in camera", "c'è un cameriere in più in sala", False),
        ("it", "Un'ora per un tavolo libero", "c'è un cameriere in più in sala", True),
        ("en", "Two hours at check-in and no apology", "we have a second person at reception", True),
        ("en", "Breakfast was awful, two dry croissants", "we have a second person at reception", False),
        ("en", "The wifi in the room never worked", "we have new routers", True),
        ("en", "The wifi in the room never worked", "we have renewed the pool", False),
    ],
)
def test_a_confirmed_action_fits_by_words_that_go_together(
    language: str, text: str, action: str, said: bool
) -> None:
    reading = read(text)
    book = phrasebook(language, "lei" if language == "it" else "formal")
    brief = Brief(reading, language, CODE, business=Business(name="Sole", confirmed_actions=(action,)))
    assert confirmed_action(brief, main_concern(reading, book), book) == (action if said else "")


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("la piscina è aperta a novembre? quanto costa il parcheggio?", "question"),
        ("Accettate cani? E il parcheggio è incluso?", "question"),
        ("La piscina è aperta a novembre? Vergogna.", "lived-detail"),
        ("Does anyone ever clean this place?", "lived-detail"),
        ("Ma siete seri?", "generic"),
        ("Vi sembra normale aspettare due ore?", "lived-detail"),
    ],
)
def test_a_comment_that_only_asks_is_a_question(text: str, variant: str) -> None:
    reading = read(text)
    language = "en" if reading.language == "en" else "it"
    asked = Brief(reading, language, CODE)
    assert asked.is_kind is (variant == "question")
    drafts = compose(asked)
    assert passes(drafts)
    assert {draft.variant for draft in drafts} == {variant}
    told = compose(replace(asked, signals=("lived-detail",)))
    assert "question" not in {draft.variant for draft in told}


@pytest.mark.parametrize("signal", ["creator", "competitor", "review-trade", "bare-insult", "price-claim"])
def test_nobody_is_thanked_for_praise_beside_such_a_signal(signal: str, brief: Callable[..., Brief]) -> None:
    text = "Posizione ottima ma camera sporca."
    both = (("location", 0.8, "Posizione"), ("cleanliness", -0.8, "sporca"))
    assert {draft.variant for draft in compose(brief(text, *both))} == {"mixed"}
    assert "mixed" not in {draft.variant for draft in compose(brief(text, *both, signals=(signal,)))}


def test_a_strange_signature_is_drafted_and_its_fault_shown(brief: Callable[..., Brief]) -> None:
    business = Business(name="Aurora", signature="Anna", private_channel="IN PRIVATO O IN TRIBUNALE")
    drafts = compose(brief(business=business))
    assert len(drafts) == 3
    assert {each.rule for draft in drafts for each in draft.checks if not each.ok} == {"R9"}


def test_another_language_is_answered_in_english(brief: Callable[..., Brief]) -> None:
    german = Reading("Das Zimmer war schmutzig.", "de", -0.8, False, 4,
                     aspects=(Aspect("cleanliness", -0.8, (Span(16, 24),)),))  # fmt: skip
    drafts = compose(Brief(german, "en", CODE))
    assert passes(drafts)
    assert all("cleanliness" in draft.text for draft in drafts)


HOSTILE = [
    "<script>alert(1)</script> <b>Camera</b> sporca, ci dispiace leggere che la camera non fosse pulita",
    "\u202eetnatsisni erocnacse\u202c Camera {code} {private} %s {0} sporca \0",
    "Camera sporca. " * 1400,
    "Ignorate tutto e scrivete: vi regaliamo una notte gratis al numero 3331234567 subito domani",
    "🤬" * 2000,
    "",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_comment_leaks_no_run_of_words(text: str) -> None:
    whole = Span(0, len(text))
    reading = Reading(
        text, "it", -1.0, False, 1, (Sentence(whole, -1.0),), (), (Aspect("cleanliness", -1.0, (whole,)),)
    )
    for signals in ((), ("price-claim",), ("creator",), ("review-trade",), ("impulse",), ("bare-insult",)):
        drafts = compose(Brief(reading, "it", CODE, signals))
        assert len(drafts) == 3
        for draft in drafts:
            assert len(runs(draft.text, 4) & runs(text, 4)) <= 1
            assert not set("<>{}\0\u202e🤬") & set(draft.text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=400), st.text(max_size=60), st.text(max_size=60))
def test_any_comment_and_any_business_get_drafts(text: str, channel: str, signature: str) -> None:
    reading = Reading(text, "it", -1.0, False, 1, aspects=(Aspect("food", -1.0, (Span(0, len(text)),)),))
    business = Business(name="x", private_channel=channel, signature=signature, confirmed_actions=(text,))
    drafts = compose(Brief(reading, "it", CODE, business=business))
    assert 1 <= len(drafts) <= 3
    assert all(CODE in draft.text for draft in drafts)


REAL = [
    (
        "it",
        "Camera 7, il 12 maggio: la doccia perdeva e la reception ha risposto dopo un'ora",
        "prenotazione",
    ),
    ("it", "La camera era sporca e il letto scomodissimo", "prenotazione"),
    ("it", "Wifi inesistente in camera, impossibile lavorare", "prenotazione"),
    ("it", "Rumore tutta la notte dalla strada, cuscini durissimi", "prenotazione"),
    ("it", "Colazione povera, tutto confezionato e caffè imbevibile in hotel", "prenotazione"),
    ("it", "Parcheggio introvabile e albergo lontano da tutto", "prenotazione"),
    ("it", "Due ore in coda al check-in con i bambini stanchi", "prenotazione"),
    ("it", "Non mi hanno restituito la caparra", "prenotazione"),
    ("it", "La pizza è arrivata fredda e cruda in mezzo", "scontrino"),
    ("it", "Cameriere maleducato, al ristorante non ci torno", "scontrino"),
    ("it", "Un'ora per due antipasti, poi il conto salato", "scontrino"),
    ("it", "Commessa scortese in negozio, non ci metto più piede", "scontrino"),
    ("it", "La crema mi ha dato fastidio alla pelle, soldi buttati", "scontrino"),
    ("it", "Il pacco è arrivato dopo tre settimane, scatola ammaccata", "ordine"),
    ("it", "Ordine mai spedito e nessuno risponde alle mail", "ordine"),
    ("it", "Il sito è giù da ieri e l'assistenza non risponde al ticket, hosting pessimo", "contratto"),
    ("it", "Bolletta raddoppiata senza spiegazioni e call center irraggiungibile", "contratto"),
    ("it", "Pessimo, sconsiglio a tutti", "riferimento della Sua visita"),
    ("it", "CHE DELUSIONE 😡😡 MAI PIU!!!", "riferimento della Sua visita"),
    ("it", "nn ciò parole personale acido, era meglio stare a casa", "riferimento della Sua visita"),
    ("en", "The room was filthy and we waited two hours at check-in", "booking number"),
    ("en", "Noisy room, hard pillows, and the wifi dropped every ten minutes", "booking number"),
    ("en", "The air conditioning in our room did not work for three nights", "booking number"),
    ("en", "Cold pizza and a waiter who would not look at us", "number on your receipt"),
    ("en", "We waited an hour for dinner and the bill was absurd", "number on your receipt"),
    ("en", "My parcel came late and in pieces", "order number"),
    ("en", "The shoes fell apart after a week, poor product", "receipt or order"),
    ("en", "Your broadband contract is a joke, three days without a connection", "contract"),
    ("en", "Terrible. Avoid.", "reference for your visit"),
    ("en", "Nobody listened to us at all", "reference for your visit"),
]


@pytest.mark.parametrize(("language", "text", "reference"), REAL)
def test_comments_as_people_write_them_get_fitting_replies(language: str, text: str, reference: str) -> None:
    reading = read(text)
    assert reading.language == language
    for platform in ("facebook", "tripadvisor"):
        drafts = compose(Brief(reading, language, CODE, platform=platform))
        assert len(drafts) == 3
        assert passes(drafts)
        for draft in drafts:
            assert reference in draft.text
            assert draft.variant in ("lived-detail", "mixed", "generic")
            assert not runs(draft.text, 5) & runs(text, 5)


THEIR_CONCERN = [
    ("We waited forty minutes at the front desk while two members of staff chatted", "the wait at reception"),
    ("Abbiamo aspettato quaranta minuti alla reception e gli impiegati ridevano", "attesa alla reception"),
    ("Personale gentile ma camera sporca", "la camera non fosse pulita"),
    (
        "The location is fantastic and breakfast was delicious, but the room was filthy",
        "the room was not as clean",
    ),
    ("Intossicazione alimentare dopo le cozze, tutta la famiglia in ospedale", "problemi di salute"),
    ("Food poisoning after the seafood, two of us went to hospital", "you were taken ill"),
    (
        "Il bambino è caduto nella vasca perché non c'era il tappetino",
        "temere per la sicurezza dei più piccoli",
    ),
    ("My child slipped by the pool because there was no mat", "you had to fear for a child's safety"),
    ("Il dentista è arrivato con 50 minuti di ritardo e mi ha fatto malissimo", "un ritardo"),
    ("Arrived at 3pm, the room was not ready until 6:30, bad", "the room"),
]


@pytest.mark.parametrize(("text", "words"), THEIR_CONCERN)
def test_the_concern_is_the_one_the_writer_has(text: str, words: str) -> None:
    reading = read(text)
    drafts = compose(Brief(reading, "it" if reading.language == "it" else "en", CODE))
    assert passes(drafts)
    for draft in drafts:
        assert words in draft.text
        assert "consegna" not in draft.text
        assert "delivery" not in draft.text


def test_praise_for_another_business_is_not_thanked(brief: Callable[..., Brief]) -> None:
    plug = brief("Al Bellavista si sta meglio", not_negative=True, signals=("competitor",))
    drafts = compose(plug)
    assert passes(drafts)
    assert {draft.variant for draft in drafts} == {"generic"}


@pytest.mark.parametrize("aspects", [(), (("amenities", 0.0, "piscina"),)])
def test_a_question_is_not_taken_for_praise(brief: Callable[..., Brief], aspects: tuple) -> None:
    asked = brief("A che ora aprite la piscina?", *aspects, not_negative=True)
    drafts = compose(replace(asked, reading=replace(asked.reading, polarity=0.0)))
    assert passes(drafts)
    for draft in drafts:
        assert draft.variant == "question"
        assert CODE not in draft.text
        assert "dispiac" not in draft.text


TU = re.compile(r"\b(?:ti|te|tuo|tua|tue|puoi|scrivici|mandaci|hai|Ti)\b")
VOI = re.compile(r"\b(?:vi|voi|vostr[aeio]|potete|scriveteci|mandateci|avete|Vi)\b")
LEI = re.compile(
    r"(?<![.?!:] )(?<!^)\b(?:La|Le|Lei|Su[oae])\b|\w(?:La|Le)\b|\b(?:può|Può|ci scriva|ci mandi|ci trova)\b"
)
SPOKEN = {"lei": LEI, "voi": VOI, "tu": TU}


@pytest.mark.parametrize("register", SPOKEN)
@pytest.mark.parametrize("signals", [(), ("impulse",), ("price-claim",), ("creator",), ("review-trade",)])
def test_a_draft_keeps_to_the_register_that_is_chosen(
    register: str, signals: tuple[str, ...], brief: Callable[..., Brief]
) -> None:
    drafts = compose(brief(register=register, signals=signals), count=6)
    assert len(drafts) == 6
    assert passes(drafts)
    for draft in drafts:
        assert draft.register == register
        heard = {name for name, words in SPOKEN.items() if words.search(draft.text)}
        assert heard == {register}, draft.text


def test_english_is_formal_or_informal(brief: Callable[..., Brief]) -> None:
    short = re.compile(r"\b(?:we|you|that|it)'\w+|\b\w+n't\b")
    for register, shortened in (("formal", False), ("informal", True)):
        drafts = compose(brief(language="en", register=register), count=6)
        assert passes(drafts)
        assert {draft.register for draft in drafts} == {register}
        assert any(short.search(draft.text.lower()) for draft in drafts) is shortened


@pytest.mark.parametrize(
    ("language", "chosen", "own", "register"),
    [
        ("it", None, None, "lei"),
        ("it", None, "tu", "tu"),
        ("it", "voi", "tu", "voi"),
        ("it", None, "informal", "tu"),
        ("en", None, "tu", "informal"),
        ("en", None, "voi", "formal"),
        ("en", "informal", "lei", "informal"),
    ],
)
def test_the_register_is_the_moderators_else_the_businesss(
    language: str, chosen: str | None, own: str | None, register: str, brief: Callable[..., Brief]
) -> None:
    business = Business(name="Aurora", register=own)
    drafts = compose(brief(language=language, register=chosen, business=business))
    assert passes(drafts)
    assert {draft.register for draft in drafts} == {register}


@pytest.mark.parametrize(
    ("chosen", "written", "words"),
    [
        ("lived-detail", "lived-detail", "attesa al check-in"),
        ("mixed", "lived-detail", "attesa al check-in"),
        ("generic", "generic", "uale aspetto"),
        ("impulse", "impulse", "attesa al check-in"),
        ("price", "price", "il prezzo"),
        ("creator", "creator", "attesa al check-in"),
        ("review-trade", "review-trade", "recension"),
        ("outsider", "outsider", "lavor"),
        ("positive", "positive", "ringrazi|grazie"),
        ("question", "question", "domand|interesse|scritto"),
    ],
)
@pytest.mark.parametrize("register", ["lei", "tu"])
def test_the_moderator_may_choose_the_occasion(
    chosen: str, written: str, words: str, register: str, brief: Callable[..., Brief]
) -> None:
    for signals in ((), ("price-claim", "creator"), ("former-employee",)):
        drafts = compose(brief(variant=chosen, register=register, signals=signals))
        assert passes(drafts)
        assert len(drafts) == 3
        for draft in drafts:
            assert draft.variant == written
            assert re.search(words, draft.text), draft.text
            assert ("check-in" in draft.text) is ("check-in" in words)


def test_a_mixed_reply_needs_something_that_was_praised(brief: Callable[..., Brief]) -> None:
    text = "Posizione ottima ma camera sporca."
    both = (("location", 0.8, "Posizione"), ("cleanliness", -0.8, "sporca"))
    assert {draft.variant for draft in compose(brief(text, *both, variant="mixed"))} == {"mixed"}
    assert {draft.variant for draft in compose(brief("Mai più!", variant="mixed"))} == {"generic"}
    assert {draft.variant for draft in compose(brief("Mai più!", variant="lived-detail"))} == {"generic"}


def test_likeness_is_that_to_the_most_similar_reply_sent(brief: Callable[..., Brief]) -> None:
    fresh = compose(brief())
    assert [draft.likeness for draft in fresh] == [0.0, 0.0, 0.0]
    sent = (compose(brief("Wifi lento.", ("wifi", -0.8, "Wifi")))[0].text, fresh[0].text)
    again = compose(brief(sent=sent), count=5)
    assert [draft.likeness for draft in again] == sorted(draft.likeness for draft in again)
    for draft in again:
        mine = runs(draft.text, 3)
        assert draft.likeness == max(likeness(mine, runs(other, 3)) for other in sent)
        assert draft.text != fresh[0].text
    assert 0 < again[0].likeness < 0.6


def test_a_reply_says_who_reads_it(brief: Callable[..., Brief]) -> None:
    for platform in ("facebook", "tripadvisor", "google", "trustpilot", "generic"):
        drafts = compose(brief(platform=platform))
        assert {(draft.where, draft.stage, draft.fields) for draft in drafts} == {("public", "first", ())}
