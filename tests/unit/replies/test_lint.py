"""Every rule has bad replies that break it alone, and good neighbours that break nothing."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.platforms import profile
from server.reading.model import Aspect, Reading, Span
from server.records import Business, Price
from server.replies import Brief, Check, check
from server.replies.checks import backing
from server.replies.checks.draft import Draft
from server.replies.lint import FINDERS
from server.replies.rulebook import asked_at, rulebook
from server.replies.words import tokens

PARTS = {
    "it": {
        "opening": "Buongiorno, ci dispiace leggere che l'attesa al check-in sia stata così lunga.",
        "middle": "Dopo un viaggio è l'ultima cosa che si desidera.",
        "action": "Verifichiamo con il nostro personale come sono andate le cose.",
        "invite": "Può scriverci in privato, indicando il codice G-4K7Q e il numero della prenotazione?",
        "close": "Le rispondiamo di persona.",
        "sign": "Anna, responsabile ospitalità",
    },
    "en": {
        "opening": "Good day, we are sorry to read that the wait at check-in was so long.",
        "middle": "After a journey it is the last thing one wishes for.",
        "action": "We are checking with our staff how things went.",
        "invite": "Would you write to us privately, quoting the code G-4K7Q and your booking number?",
        "close": "We answer in person.",
        "sign": "Anna, head of hospitality",
    },
}

#: Breaking these harms somebody; the others are advice.
RED = {"R2", "R6", "R7", "R8", "R9", "R10", "R11", "R12"}

# language, rule, which part is exchanged, a bad wording, a good neighbour
ROWS = [
    (
        "it",
        "R1",
        "opening",
        "L'attesa al check-in è stata lunga.",
        "Salve, ci rincresce per l'attesa al check-in.",
    ),
    (
        "it",
        "R1",
        "opening",
        "Ci dispiace per l'attesa al check-in.",
        "Grazie, ci dispiace per l'attesa al check-in.",
    ),
    ("en", "R1", "opening", "The wait at check-in was long.", "Hello, we regret the long wait at check-in."),
    ("it", "R2", "middle", "È stata colpa nostra.", "Non è una colpa di nessuno volere tempi più brevi."),
    ("it", "R2", "middle", "Abbiamo sbagliato.", "Se abbiamo sbagliato vogliamo capirlo."),
    ("it", "R2", "middle", "È una nostra responsabilità.", "Ci teniamo, è un servizio di cui siamo fieri."),
    ("en", "R2", "middle", "It was our fault.", "If it was our fault, we want to know."),
    ("en", "R2", "middle", "We take full responsibility.", "We take your words to heart."),
    (
        "it",
        "R3",
        "opening",
        "Buongiorno, ci dispiace per quanto racconta.",
        "Buongiorno, ci dispiace per i tempi.",
    ),
    ("en", "R3", "opening", "Hello, we are sorry for what you tell.", "Hello, we are sorry about the queue."),
    ("it", "R4", "action", "Prendiamo nota.", "Cerchiamo di rimediare."),
    ("en", "R4", "action", "We take note of it.", "We are looking into it."),
    (
        "it",
        "R5",
        "invite",
        "Può indicarci il codice G-4K7Q?",
        "Può scriverci in privato con il codice G-4K7Q?",
    ),
    ("it", "R5", "invite", "Può scriverci in privato?", "Può scriverci via e-mail con il codice G-4K7Q?"),
    (
        "it",
        "R5",
        "invite",
        "Può scriverci in privato con il codice G-9ZZZ?",
        "Scriva in privato: codice G-4K7Q.",
    ),
    ("en", "R5", "invite", "Would you quote the code G-4K7Q?", "Would you quote the code G-4K7Q privately?"),
    ("en", "R5", "invite", "Would you write to us privately?", "Would you send us G-4K7Q by e-mail?"),
    ("en", "R5", "invite", "Write to us privately: G-4K7Q or G-4K7R.", "Write to us privately: G-4K7Q."),
    (
        "it",
        "R6",
        "close",
        "Ci indichi qui il numero della prenotazione.",
        "Ci indichi in privato la prenotazione.",
    ),
    ("it", "R6", "close", "Ci mandi in privato la carta d'identità.", "Ci mandi in privato la ricevuta."),
    ("it", "R6", "close", "Mi mandi il Suo numero di carta.", "Mi mandi in privato lo scontrino."),
    ("it", "R6", "close", "Scriva qui i Suoi dati.", "Abbiamo letto quanto scrive sulla prenotazione."),
    ("en", "R6", "close", "Please post your booking number.", "Please send your booking number privately."),
    ("en", "R6", "close", "We need your passport, sent privately.", "We need your booking, sent privately."),
    ("it", "R7", "middle", "Lei era nella camera 214.", "Lei è venuto a trovarci il 3 agosto."),
    ("it", "R7", "middle", "Ci scusi con il signor Rossi.", "Capiamo il signor che aspetta."),
    ("it", "R7", "middle", "Era un soggiorno di settembre.", "Rispondiamo 24 ore su 24."),
    ("en", "R7", "middle", "You were in room 214.", "You came to us on 3 August."),
    ("en", "R7", "middle", "We remember Mrs Brown.", "We remember every guest. We do."),
    ("en", "R7", "middle", "It was a stay in September.", "We answer 24/7."),
    ("it", "R8", "middle", "È una recensione falsa.", "Non vogliamo dare una falsa impressione."),
    ("it", "R8", "middle", "Lei non è mai stato nostro ospite.", "Ogni ospite è importante."),
    ("it", "R8", "middle", "Non ci risulta nulla.", "Nulla ci sta più a cuore."),
    ("it", "R8", "middle", "Scrive per conto della concorrenza.", "Quanto ha pagato merita rispetto."),
    ("en", "R8", "middle", "This is a fake review.", "We would not leave a false impression."),
    ("en", "R8", "middle", "We have no record of your stay.", "We keep your words in mind."),
    ("en", "R8", "middle", "You have never been our guest.", "Every guest matters, never doubt it."),
    ("it", "R9", "middle", "Ci rivolgeremo al nostro avvocato.", "Non è una rinuncia al dialogo."),
    ("it", "R9", "middle", "La denuncia è pronta.", "La rinuncia a una vacanza pesa."),
    ("it", "R9", "middle", "Agiremo per vie legali.", "Ci trova anche nella sede legale."),
    ("en", "R9", "middle", "Our lawyer is informed.", "Our staff is informed of the issue."),
    ("en", "R9", "middle", "We may take legal action.", "The tennis court was open, for what it is worth."),
    ("it", "R10", "middle", "Forse non ha letto bene.", "Forse possiamo capirci meglio."),
    ("it", "R10", "middle", "La nostra struttura è perfetta.", "La nostra struttura non è perfetta."),
    ("it", "R10", "middle", "Ma che cosa si aspettava?", "È andato come si aspettava?"),
    ("it", "R10", "middle", "Ci teniamo!!", "Ci teniamo!"),
    ("it", "R10", "middle", "Ci teniamo 🙄.", "Ci teniamo 🙂."),
    ("it", "R10", "middle", "Nessuno si è mai lamentato.", "Capiamo che è impossibile riposare così."),
    ("en", "R10", "middle", "Perhaps you did not read well.", "Perhaps we may understand it better."),
    ("en", "R10", "middle", "Our service is perfect.", "Our service is not perfect."),
    ("en", "R10", "middle", "Seriously, what is this?", "We take it seriously, is that clear?"),
    ("en", "R10", "middle", "We care!!", "We care!"),
    ("it", "R11", "middle", "Le facciamo uno sconto.", "Lo scontrino è utile."),
    ("it", "R11", "middle", "Le offriamo una cena.", "Le offriamo il nostro ascolto."),
    ("it", "R11", "middle", "Scriva su www.esempio.it.", "Scriva quando vuole."),
    ("it", "R11", "middle", "Può modificare la Sua recensione.", "La Sua recensione ci aiuta a cambiare."),
    (
        "it",
        "R11",
        "middle",
        "Ricordiamo la Sua e-mail: nella Sua e-mail era più calmo.",
        "Ricordiamo le Sue parole.",
    ),
    ("it", "R11", "middle", "Approfitti delle novità.", "Non vogliamo approfittare del Suo tempo."),
    ("en", "R11", "middle", "A discount is yours.", "The discount on the sign was clear."),
    ("en", "R11", "middle", "See https://example.com/x today.", "See what we mean."),
    ("en", "R11", "middle", "Please remove your review.", "Your review helps us to change."),
    ("it", "R12", "middle", "Non siamo ladri.", "Non siamo perfetti."),
    ("it", "R12", "middle", "Due ore in piedi al check-in sono tante.", "Due ore sono tante."),
    ("it", "R12", "middle", "CAPIAMO il disagio.", "Capiamo il disagio, e il WIFI non c'entra."),
    ("en", "R12", "middle", "We are no thieves.", "We are no machines, and it is a shame."),
    ("en", "R12", "middle", "Two hours standing at check-in are many.", "Two hours are many."),
    ("en", "R12", "middle", "We UNDERSTAND you.", "We understand you."),
    ("it", "R13", "middle", "Puoi contare su noi.", "Può contare su di noi."),
    ("it", "R13", "middle", "Il vostro viaggio era lungo.", "Il viaggio era lungo."),
    (
        "it",
        "R13",
        "middle",
        "Il Suo viaggio e il suo tempo contano.",
        "Il Suo viaggio e il Suo tempo contano.",
    ),
    ("en", "R13", "middle", "No worries, mate.", "There is no need to worry."),
    ("it", "R14", "sign", "Cordiali saluti.", "Il servizio clienti"),
    ("it", "R14", "middle", "Capiamo.\nCapiamo davvero.", "Capiamo. Capiamo davvero."),
    ("it", "R14", "middle", "Capiamo bene. " * 40, "Capiamo bene. " * 20),
    ("en", "R14", "sign", "Best regards.", "Customer care"),
    ("en", "R14", "middle", "We see.\nWe really see.", "We see. We really see."),
    ("en", "R14", "middle", "We see. " * 40, "We see. " * 20),
    ("it", "R15", "middle", "Sostituiremo tutto.", "Verificheremo tutto, però con calma."),
    ("it", "R15", "middle", "Non succederà mai più.", "Faremo il possibile."),
    ("it", "R15", "middle", "Rimborsiamo la somma.", "Se dovuta, rimborsiamo la somma."),
    ("en", "R15", "middle", "We will replace everything.", "We will gladly check everything."),
    ("en", "R15", "middle", "It will not happen again.", "It would please us to meet again."),
]


def written(language: str, **exchanged: str) -> str:
    return " ".join((PARTS[language] | exchanged).values())


def broken(checks: tuple[Check, ...]) -> list[str]:
    return [each.rule for each in checks if not each.ok]


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_plain_reply_passes_every_rule_in_order(language: str, brief: Callable[..., Brief]) -> None:
    checks = check(written(language), brief(language=language))
    assert [each.rule for each in checks] == [f"R{n}" for n in range(1, 16)]
    titles = rulebook("it").title
    assert checks == tuple(
        Check(each.rule, True, titles(each.rule), "red" if each.rule in RED else "amber") for each in checks
    )


@pytest.mark.parametrize(("language", "rule", "part", "bad", "good"), ROWS)
def test_a_bad_reply_fails_exactly_its_rule_and_its_neighbour_none(
    language: str, rule: str, part: str, bad: str, good: str, brief: Callable[..., Brief]
) -> None:
    occasion = brief(language=language)
    assert broken(check(written(language, **{part: bad}), occasion)) == [rule]
    assert broken(check(written(language, **{part: good}), occasion)) == []


def test_every_rule_has_a_row_in_both_languages() -> None:
    both = {(row[0], row[1]) for row in ROWS}
    assert both == {(language, rule) for language in PARTS for rule in FINDERS}


def test_a_breach_is_marked_where_it_stands(brief: Callable[..., Brief]) -> None:
    text = "😀 " + written("it", middle="La denunceremo.")
    found = next(each for each in check(text, brief()) if each.rule == "R9")
    assert [span.of(text) for span in found.spans] == ["denunceremo"]


@pytest.mark.parametrize(
    ("speak", "words"), [("it", "Suona come una minaccia"), ("en", "It sounds like a threat")]
)
def test_the_reason_is_in_the_moderators_language(
    speak: str, words: str, brief: Callable[..., Brief]
) -> None:
    for language, middle in (("it", "Ci vediamo in tribunale."), ("en", "See you in court.")):
        checks = check(written(language, middle=middle), brief(language=language), speak)
        assert broken(checks) == ["R9"]
        assert next(each for each in checks if not each.ok).why.startswith(words)


def test_the_angry_reply_is_red_three_times_for_its_tone(brief: Callable[..., Brief]) -> None:
    text = "Forse non ha letto bene, la nostra struttura è perfetta. La denunceremo!"
    marked = {each.rule: [span.of(text) for span in each.spans] for each in check(text, brief())}
    assert marked["R9"] == ["denunceremo"]
    assert marked["R10"] == ["Forse non ha letto", "struttura è perfetta"]
    why = next(each.why for each in check(text, brief()) if each.rule == "R10")
    assert "dall'alto" in why
    assert "Qui si nega" in why


def test_confirmed_facts_and_actions_may_be_said(brief: Callable[..., Brief]) -> None:
    business = Business(
        name="Aurora",
        confirmed_facts=("colpa nostra, sistema informatico bloccato al check-in",),
        confirmed_actions=("sostituiamo il computer della reception",),
    )
    said = "È colpa nostra: il sistema era bloccato. Sostituiremo il computer."
    text = written("it", middle=said)
    assert broken(check(text, brief())) == ["R2", "R15"]
    assert broken(check(text, brief(business=business))) == []


BACKED = [
    # language, the confirmed action, a promise that says more, one that says no more
    ("it", "abbiamo aggiunto una persona alla reception", "Assumeremo due persone.",
     "Aggiungeremo una persona alla reception."),
    ("it", "abbiamo aggiunto una persona alla reception", "Compreremo una nuova reception.",
     "L'abbiamo già deciso: abbiamo aggiunto una persona alla reception."),
    ("it", "abbiamo aggiunto una persona alla reception", "Aggiungeremo tre persone.",
     "Con una persona che aggiungeremo sarà più rapido."),
    ("it", "rimborsiamo la prima notte", "Rimborseremo tutto il soggiorno.", "Rimborseremo la prima notte."),
    ("it", "rimborsiamo la prima notte", "Rimborseremo il soggiorno.", "Rimborsiamo la prima notte."),
    ("it", "rimborsiamo la prima notte", "Rimborseremo due volte la prima notte.",
     "Come deciso, tutti insieme, rimborsiamo la prima notte."),
    ("it", "il rimborso della prima notte", "Rimborseremo.", "La prima notte la rimborseremo."),
    ("it", "sostituiamo il computer", "Compreremo un computer.", "Sostituiremo il computer."),
    ("it", "sostituiamo il computer. Puliamo i filtri", "Rifaremo il bagno.", "Ora puliremo i filtri."),
    ("it", "da lunedì due camerieri in sala", "Avremo e pagheremo camerieri.",
     "Da lunedì due camerieri in sala, con calma."),
    ("it", "è stata licenziata una persona", "È stata licenziata la receptionist.",
     "Una persona è stata licenziata."),
    ("en", "we are replacing the computer", "We will buy a computer.",
     "We will very gladly replace the computer."),
    ("en", "we are replacing the computer", "We will replace every computer.",
     "We will replace the computer."),
    ("en", "the refund of the first night", "We will refund the whole stay.",
     "We will refund the first night."),
    ("en", "we added a desk at check-in", "We will add a lift.", "We will add a desk."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "action", "more", "no_more"), BACKED)
def test_an_action_backs_a_promise_that_says_no_more(
    language: str, action: str, more: str, no_more: str, brief: Callable[..., Brief]
) -> None:
    known = brief(language=language, business=Business(name="Aurora", confirmed_actions=("altro", action)))
    assert broken(check(written(language, middle=more), known)) == ["R15"]
    assert broken(check(written(language, middle=no_more), known)) == []


@pytest.mark.parametrize(
    ("fact", "more", "no_more"),
    [
        ("la camera non era pulita", "La camera non era pulita, è colpa nostra.",
         "La camera non era pulita."),
        ("la camera non era pulita", "La camera non era pulita ed è colpa nostra.",
         "Riconosciamo che la camera non era pulita."),
        ("la camera non era pulita", "Abbiamo dimenticato di pulire.", "Non era pulita la camera."),
        ("la camera non era pulita", "Riconosciamo che la camera e la cena erano tardi.",
         "Se la camera non era pulita, lo vedremo."),
        ("per colpa nostra la camera non era pulita", "Abbiamo sbagliato la cena.",
         "La camera era così: abbiamo sbagliato la camera."),
        ("abbiamo dimenticato di rifare il letto", "Abbiamo fatto una figuraccia.",
         "Abbiamo dimenticato di rifare il letto."),
    ],
)  # fmt: skip
def test_a_fact_backs_what_it_says_and_no_fault_beyond_it(
    fact: str, more: str, no_more: str, brief: Callable[..., Brief]
) -> None:
    known = brief(business=Business(name="Aurora", confirmed_facts=("altro", fact)))
    assert broken(check(written("it", middle=more), known)) == ["R2"]
    assert broken(check(written("it", middle=no_more), known)) == []


def test_what_is_confirmed_is_made_ready_once(
    brief: Callable[..., Brief], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def counted(text: str) -> list[str]:
        seen.append(text)
        return tokens(text)

    monkeypatch.setattr(backing, "tokens", counted)
    lines = tuple(f"Azione numero {number}." for number in range(50))
    business = Business(name="Aurora", confirmed_actions=lines)
    for times in (1, 40):
        seen.clear()
        check(written("it", middle="Sostituiremo tutto. " * times), brief(business=business))
        assert sum(text.startswith("Azione numero 7.") for text in seen) == 3


def test_a_link_of_our_own_is_a_channel_but_where_links_are_forbidden(brief: Callable[..., Brief]) -> None:
    link = "https://wa.me/39333"
    business = Business(name="Aurora", private_channel=link)
    text = written("it", invite=f"Può scriverci in privato su {link} con il codice G-4K7Q?")
    assert broken(check(text, brief(business=business, platform="facebook"))) == []
    found = [each for each in check(text, brief(business=business, platform="tripadvisor")) if not each.ok]
    assert [(each.rule, [span.of(text) for span in each.spans]) for each in found] == [("R11", [link])]
    inside = brief(business=business, platform="tripadvisor", stage="private")
    assert "R11" not in broken(check(text, inside))
    assert "R11" in broken(check(written("it", middle="Scriva su wa.me/39333."), brief()))


@pytest.mark.parametrize(
    ("path", "middle"),
    [
        ("R7.fact", "Lei era nella camera 214."),
        ("R11.link", "Legga www.esempio.it."),
        ("R12.capitals", "CAPIAMO il disagio."),
        ("R14.paragraph", "Capiamo.\nCapiamo davvero."),
    ],
)
def test_the_platforms_rule_behind_a_breach_is_cited(
    path: str, middle: str, brief: Callable[..., Brief]
) -> None:
    own = profile("tripadvisor").rule_for(path)
    assert own is not None
    found = [
        each for each in check(written("it", middle=middle), brief(platform="tripadvisor")) if not each.ok
    ]
    assert [(each.rule, each.source) for each in found] == [(path.split(".")[0], own.source)]
    assert found[0].why.endswith(own.words["it"])


def test_a_whole_sentence_in_another_language_is_marked(brief: Callable[..., Brief]) -> None:
    for language, foreign, fine in (
        ("it", "We are very sorry for this.", "Il team di The Grand View Hotel saluta."),
        ("en", "Siamo davvero felici che ci abbia scritto.", "We love our pasta al forno della nonna."),
    ):
        text = written(language, middle=foreign)
        found = [each for each in check(text, brief(language=language)) if not each.ok]
        assert [(each.rule, [span.of(text) for span in each.spans]) for each in found] == [("R13", [foreign])]
        assert found[0].why == rulebook("it").why("R13", "sentence")
        assert broken(check(written(language, middle=fine), brief(language=language))) == []


def test_a_reply_in_another_language_is_told_that_alone(brief: Callable[..., Brief]) -> None:
    assert broken(check(written("en"), brief())) == ["R13"]
    assert broken(check(written("it"), brief(language="en"))) == ["R13"]


@pytest.mark.parametrize("comment", ["a", "No.", "ladri"])
def test_a_comment_of_a_word_blanks_its_quotation_only(comment: str, brief: Callable[..., Brief]) -> None:
    occasion = brief(comment, stage="report")
    notice = "Segnaliamo il commento che segue, con i fatti e le date. Sono ladri, no. Una truffa: {} Fine."
    found = {
        quoted: [each for each in check(notice.format(quoted), occasion) if not each.ok]
        for quoted in (f"«{comment}»", f"“{comment}”", comment)
    }
    for quoted, (breach,) in found.items():
        text = notice.format(quoted)
        bare = quoted == comment == "ladri"
        assert [span.of(text) for span in breach.spans] == ["ladri", "truffa", *(["ladri"] if bare else [])]


def test_facts_of_the_business_are_not_disclosures(brief: Callable[..., Brief]) -> None:
    text = written(
        "it", middle="La crema costa 45,00 euro, risponde il titolare Marco a info@aurora.example."
    )
    business = Business(
        name="Aurora",
        signature="Marco",
        private_channel="info@aurora.example",
        prices=(Price("crema", 45.0),),
    )
    assert broken(check(text, brief(business=business))) == []
    found = next(each for each in check(text, brief()) if each.rule == "R7")
    assert [span.of(text) for span in found.spans] == ["45,00", "Marco", "info@aurora.example"]


def test_two_addresses_are_one_too_many(brief: Callable[..., Brief]) -> None:
    text = written("it", close="Scriva a info@aurora.example o al +39 055 1234567.")
    found = next(each for each in check(text, brief()) if each.rule == "R5")
    assert found.why.startswith("Ci sono più recapiti")
    assert [span.of(text) for span in found.spans] == ["info@aurora.example", "+39 055 1234567"]


def test_a_competitor_is_not_named(brief: Callable[..., Brief]) -> None:
    comment = "Molto meglio da Profumeria Lilla, il check-in qui è lento."
    occasion = brief(comment, ("waiting", -0.5, "check-in"), signals=("competitor",))
    text = written("it", middle="Conosciamo bene Profumeria Lilla.")
    found = next(each for each in check(text, occasion) if not each.ok)
    assert (found.rule, [span.of(text) for span in found.spans]) == ("R12", ["Profumeria", "Lilla"])
    rival = Business(name="Aurora", competitors=("Bar Roma",))
    assert broken(check(written("it", middle="Non siamo il bar Roma."), brief(business=rival))) == ["R12"]
    assert broken(check(written("it", middle="Non siamo il bar Romano."), brief(business=rival))) == []


def test_no_refund_is_offered_on_tripadvisor(brief: Callable[..., Brief]) -> None:
    text = written("it", middle="Vorremmo rimborsarLe la differenza, se dovuta.")
    assert broken(check(text, brief(platform="facebook"))) == []
    assert broken(check(text, brief(platform="tripadvisor"))) == ["R11"]
    complaint = written("it", middle="Capiamo che il rimborso sia atteso.")
    assert broken(check(complaint, brief(platform="tripadvisor"))) == []


def test_a_reply_like_one_sent_lately_is_rote(brief: Callable[..., Brief]) -> None:
    text = written("it")
    found = next(each for each in check(text, brief(sent=("Altro.", text))) if not each.ok)
    assert found.rule == "R15"
    assert "(100 %)" in found.why
    other = "Salve, spiace anche a noi per i tempi lunghi in reception, e ne parliamo con i colleghi."
    assert broken(check(text, brief(sent=(other,)))) == []


def test_a_short_reply_is_told_its_length(brief: Callable[..., Brief]) -> None:
    found = next(each for each in check("Grazie, ci dispiace. Anna", brief()) if each.rule == "R14")
    assert found.why.startswith("È breve (4 parole): con almeno 40")


def test_the_length_is_right_from_40_to_120_words(brief: Callable[..., Brief]) -> None:
    plain = len(written("it", middle="").split())
    for words, fits in ((39, False), (40, True), (120, True), (121, False)):
        shorter = {"close": "", "invite": "Scriva in privato: codice G-4K7Q."} if words < plain else {}
        left = words - len(written("it", middle="", **shorter).split())
        text = written("it", middle=" ".join(["noi"] * left) + ".", **shorter)
        assert len(text.split()) == words
        assert ("R14" not in broken(check(text, brief()))) is fits


def test_a_comment_that_names_nothing_is_asked_about(brief: Callable[..., Brief]) -> None:
    vague = brief("Mai più.")
    text = written(
        "it", opening="Buongiorno, ci dispiace per quanto racconta.", middle="Capiamo la delusione."
    )
    found = next(each for each in check(text, vague) if not each.ok)
    assert (found.rule, found.why[:40]) == ("R3", "Il commento non dice che cosa è andato s")
    assert broken(check(text.replace("Capiamo la delusione.", "Quale aspetto non andava?"), vague)) == []
    named = brief("Check-in lento.", ("waiting", -0.5, "Check-in"))
    asks_only = text.replace("Capiamo la delusione.", "Quale aspetto non andava?")
    assert broken(check(asks_only, named)) == ["R3"]


def test_a_word_of_the_comment_counts_as_its_concern(brief: Callable[..., Brief]) -> None:
    occasion = brief("La sdraio era rotta.", ("amenities", -0.5, "sdraio"))
    plain = written("it", opening="Buongiorno, ci dispiace per questo.")
    assert broken(check(plain, occasion)) == ["R3"]
    assert broken(check(plain.replace("per questo", "per la sdraio"), occasion)) == []


def test_thanks_are_held_to_fewer_rules(brief: Callable[..., Brief]) -> None:
    occasion = brief("Tutto splendido.", not_negative=True)
    text = "Grazie di cuore: leggiamo le Sue parole con tutto il nostro staff, che ne è felice. "
    text += "Ogni opinione ci aiuta a vedere il nostro lavoro con gli occhi di chi viene da noi, "
    text += "e se possiamo esserLe utili in qualcosa siamo qui. Anna"
    checks = check(text, occasion)
    assert [each.rule for each in checks] == ["R2", *(f"R{n}" for n in range(6, 16))]
    assert broken(checks) == []


def test_without_the_comment_any_code_will_do(brief: Callable[..., Brief]) -> None:
    alone = Brief(reading=None, language="it", code="")
    assert broken(check(written("it"), alone)) == []
    codeless = check(written("it", invite="Può scriverci in privato?"), alone)
    assert [(each.rule, each.why[:23]) for each in codeless if not each.ok] == [
        ("R5", "Manca il codice del cas")
    ]


def test_a_reply_in_another_language_is_told_so(brief: Callable[..., Brief]) -> None:
    for language, other in (("it", "en"), ("en", "it")):
        checks = check(written(other), brief(language=language), "en")
        found = next(each for each in checks if each.rule == "R13")
        assert found.why == "The reply is not in the language of the comment."
    german = "Guten Tag, es tut uns leid, dass Sie so lange warten mussten, wir prüfen das mit dem Team."
    assert "R13" in broken(check(german, brief()))


def test_the_business_channel_is_a_private_one(brief: Callable[..., Brief]) -> None:
    business = Business(name="Aurora", private_channel="https://aurora.example/contatti")
    text = written("it", invite="Ci indichi su https://aurora.example/contatti codice G-4K7Q e prenotazione.")
    assert broken(check(text, brief(business=business))) == []
    assert broken(check(text, brief())) == ["R5", "R6", "R11"]


def test_a_signature_may_stand_on_its_own_line(brief: Callable[..., Brief]) -> None:
    text = written("it").replace(" Anna,", "\nAnna,")
    assert broken(check(text, brief())) == []


@pytest.mark.parametrize(
    "text",
    ["", "\0", "a" * 65536, "1 " * 32768, "... " * 16384, "\n" * 65536, "faremo. Faremo " * 4096,
     "\u202eabc <script>" * 4000, "😀" * 16384, "Ci mandi il numero! " * 3000, "a@b." * 16384],
)  # fmt: skip
def test_any_text_is_checked_to_the_end(text: str, brief: Callable[..., Brief]) -> None:
    assert len(check(text, brief(sent=("x",)))) == 15


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300), st.sampled_from(["it", "en"]))
def test_spans_lie_inside_any_text(text: str, comment: str, language: str) -> None:
    aspects = (Aspect("food", -1.0, (Span(0, len(comment)),)),)
    reading = Reading(comment, "it", -1.0, False, 1, aspects=aspects)
    for each in check(text, Brief(reading, language, "G-4K7Q", ("competitor",))):
        assert each.ok == (each.why == "")
        assert all(0 <= span.start < span.end <= len(text) for span in each.spans)


@pytest.mark.parametrize(
    ("sign", "signed"),
    [
        ("Anna", True),
        ("Anna.", True),
        ("Anna e Luca del servizio clienti di Aurora", True),
        ("Anna e Luca del servizio clienti di Aurora Mare", False),
        ("Grazie mille.", False),
        ("Un saluto da Anna", True),
        ("Va bene?", False),
    ],
)
def test_a_signature_is_short_and_more_than_a_farewell(
    sign: str, signed: bool, brief: Callable[..., Brief]
) -> None:
    rules = broken(check(written("it", sign=sign), brief()))
    assert ("R14" not in rules) is signed


def test_the_words_of_the_signature_are_not_the_concern(brief: Callable[..., Brief]) -> None:
    occasion = brief("Pessimi.", ("amenities", -0.5, "Pessimi"))
    text = written("it", opening="Buongiorno, ci dispiace.", sign="Il servizio clienti")
    assert broken(check(text, occasion)) == ["R3"]


def test_greeting_and_regret_may_take_two_sentences_not_three(brief: Callable[..., Brief]) -> None:
    two = written("it", opening="Buongiorno a Lei. Ci dispiace per l'attesa.")
    three = written("it", opening="Buongiorno a Lei. Leggiamo ora. Ci dispiace per l'attesa.")
    assert broken(check(two, brief())) == []
    assert broken(check(three, brief())) == ["R1"]


def test_an_if_excuses_its_own_sentence_only(brief: Callable[..., Brief]) -> None:
    assert broken(check(written("it", middle="Se può. Abbiamo sbagliato."), brief())) == ["R2"]
    assert broken(check(written("it", middle="Abbiamo sbagliato, se vuole."), brief())) == ["R2"]


def test_a_breach_has_its_title_in_the_moderators_language(brief: Callable[..., Brief]) -> None:
    found = next(
        each for each in check(written("it", middle="La denunceremo."), brief(), "en") if not each.ok
    )
    assert (found.title, found.severity) == ("No threat", "red")


@pytest.mark.parametrize("speak", ["it", "en"])
def test_the_platforms_own_sentence_ends_the_reason(speak: str, brief: Callable[..., Brief]) -> None:
    text = written("it", middle="È una recensione falsa.")
    own = profile("tripadvisor").rule_for("R8.accusation")
    assert own is not None
    found = next(each for each in check(text, brief(platform="tripadvisor"), speak) if not each.ok)
    assert found.why == f"{rulebook(speak).why('R8', 'accusation')} {own.words[speak]}"
    assert found.source == own.source
    elsewhere = next(each for each in check(text, brief(platform="facebook"), speak) if not each.ok)
    assert (elsewhere.why, elsewhere.source) == (rulebook(speak).why("R8", "accusation"), "")


def test_one_platform_rule_behind_two_reasons_is_told_once(brief: Callable[..., Brief]) -> None:
    text = written("it", middle="Le facciamo uno sconto e, se dovuta, Le rimborsiamo la differenza.")
    own = profile("tripadvisor").rule_for("R11.gift")
    assert own is not None
    assert own == profile("tripadvisor").rule_for("R11.refund")
    found = next(each for each in check(text, brief(platform="tripadvisor")) if not each.ok)
    assert found.why.count(own.words["it"]) == 1
    assert found.why.endswith(own.words["it"])


def test_the_platforms_rules_are_for_what_everybody_reads(brief: Callable[..., Brief]) -> None:
    text = written("it", middle="Se dovuta, Le rimborsiamo la differenza. È una recensione falsa.")
    private = brief(platform="tripadvisor", stage="private")
    found = [each for each in check(text, private) if not each.ok]
    assert [(each.rule, each.source) for each in found] == [("R8", "")]


def test_a_reference_is_needed_in_private_or_not_at_all(brief: Callable[..., Brief]) -> None:
    needs = "Ci basta il numero della prenotazione."
    assert broken(check(written("it", middle=needs), brief())) == []
    alone = (
        f"Buongiorno, restiamo a disposizione per i tempi del check-in e verifichiamo. {needs} Ci teniamo "
    )
    alone += "molto, grazie per la pazienza. Anna"
    assert broken(check(alone, brief(stage="resolved"))) == ["R6"]
    assert broken(check(alone, brief(stage="answered"))) == []


def test_a_note_of_labels_is_in_no_language(brief: Callable[..., Brief]) -> None:
    labels = (
        "Marta R. | 12/05 | G-4K7Q | Facebook | check-in | reception | 49 EUR | 89 EUR | screenshot 1 | ok"
    )
    for stage in ("note", "report"):
        found = [each.rule for each in check(labels, brief(stage=stage)) if not each.ok]
        assert "R13" not in found
    english = "The guest wrote to us on the page and we have asked for a reference, and nobody has answered."
    assert broken(check(english, brief(stage="note"))) == ["R13"]
    mixed = f"{english} Fatto da noi il giorno dopo."
    assert broken(check(mixed, brief(stage="note"))) == []


@pytest.mark.parametrize(
    ("register", "middle", "marked"),
    [
        ("tu", "Noi La ascoltiamo, il Suo tempo conta.", ["La", "Suo"]),
        ("tu", "Il bar La Pergola apre tardi.", []),
        ("tu", "Le rispondo. La sera conta. Sue sono le parole.", []),
        ("tu", "Vorremmo rivederLa e scriverLe.", ["rivederLa", "scriverLe"]),
        ("tu", "Noi L'ascoltiamo.", ["L'"]),
        ("voi", "Grazie a Lei.", ["Lei"]),
        ("lei", "Noi La ascoltiamo, e il Suo tempo conta.", []),
        ("lei", "Il Suo tempo e la sua sera contano, e le sue cose.", ["sua", "sue"]),
        ("lei", "Il Suo tempo conta, e il personale fa la sua parte.", []),
        ("lei", "La sera e la sua luce contano.", []),
    ],
)
def test_capitals_of_courtesy_belong_to_lei(
    register: str, middle: str, marked: list[str], brief: Callable[..., Brief]
) -> None:
    text = f"Buongiorno, restiamo a disposizione e verifichiamo volentieri i tempi. Capiamo. {middle} Anna"
    text = text.replace("Capiamo.", "Il codice per scriverci in privato resta G-4K7Q.")
    found = next(each for each in check(text, brief(stage="silent", register=register)) if each.rule == "R13")
    assert [span.of(text) for span in found.spans] == marked
    if marked:
        reason = "mixed" if register == "lei" else "lei"
        assert found.why == rulebook("it").why("R13", reason)


@pytest.mark.parametrize(
    ("language", "middle", "marked"),
    [
        ("it", "Lei vive in via Roma e passa da piazza Dante.", ["via Roma", "piazza Dante"]),
        ("it", "Ci trova via WhatsApp, o via mare.", []),
        ("it", "La targa AB 123 CD è annotata.", ["AB 123 CD"]),
        ("it", "Gentile Mario Rossi, grazie. Gentile Marta La ascoltiamo.", ["Mario Rossi"]),
        ("it", "Gentile Signor Rossi, grazie.", ["Rossi"]),
        ("en", "We remember Mr. Brown. We do, and we asked the waiter. Thanks.", ["Brown"]),
        ("it", "Era con Sua moglie e Suo figlio.", ["Sua moglie", "Suo figlio"]),
        ("en", "You live in Baker Street.", ["Baker Street"]),
        ("en", "Write via Apple phones; the road is slow, in our street too.", []),
        ("en", "Dear John Brown, thanks. Dear John, thanks.", ["John Brown"]),
        ("en", "You came with your wife.", ["your wife"]),
    ],
)
def test_private_facts_are_marked_one_by_one(
    language: str, middle: str, marked: list[str], brief: Callable[..., Brief]
) -> None:
    text = written(language, middle=middle)
    found = next(each for each in check(text, brief(language=language)) if each.rule == "R7")
    numbers = [span.of(text) for span in found.spans if not span.of(text).isdigit()]
    assert numbers == marked


@pytest.mark.parametrize("told", ["via Roma", "AB 123 CD", "Mario Rossi", "Sua moglie"])
def test_what_the_comment_tells_may_be_said(told: str, brief: Callable[..., Brief]) -> None:
    text = written("it", middle="Gentile Mario Rossi, Sua moglie, via Roma, AB 123 CD.")
    comment = f"Check-in lento, {told}."
    found = next(
        each for each in check(text, brief(comment, ("waiting", -0.5, "Check-in"))) if each.rule == "R7"
    )
    assert told not in [span.of(text) for span in found.spans]
    assert len([span for span in found.spans if not span.of(text).isdigit()]) == 3


def test_letters_of_a_link_are_not_shouted(brief: Callable[..., Brief]) -> None:
    assert broken(check(written("it", middle="Legga www.esempio.it/GUIDA."), brief())) == ["R11"]


def test_the_digits_of_a_link_are_nobody_s_facts(brief: Callable[..., Brief]) -> None:
    text = written("it", middle="Legga https://esempio.it/2031/775 oppure il 775.")
    found = {
        each.rule: [span.of(text) for span in each.spans] for each in check(text, brief()) if not each.ok
    }
    assert found == {"R7": ["775"], "R11": ["https://esempio.it/2031/775"]}


def test_an_address_is_no_link_though_it_begins_like_one(brief: Callable[..., Brief]) -> None:
    text = written("it", middle="Il recapito è www.anna@aurora.example per tutti.")
    assert "R11" not in broken(check(text, brief()))


def test_a_phrase_is_said_only_where_it_stands_whole() -> None:
    draft = Draft("Legga in privato.", Brief(None, "it", ""), rulebook("it"), asked_at("first"))
    assert draft.says("R5.private", Span(6, 16))
    assert not draft.says("R5.private", Span(6, 12))
    assert not draft.says("R5.private", Span(10, 16))


@pytest.mark.parametrize(
    "text",
    ["a.it 1 " * 2857, "24 ore " * 2857,
     "😀🙄" * 10000, "\u202eשלום " * 3334, "\0" * 20000, "Ci mandi la Sua prenotazione! " * 667,
     "La Sua via Roma " * 1250, "Forse non ha letto, " * 1000, "A" * 20000, "Gentile Mario Rossi " * 1000,
     "non ci risulta " * 1334],
)  # fmt: skip
def test_twice_the_text_takes_twice_the_steps(
    text: str, brief: Callable[..., Brief], steps: Callable[[Callable[[], object]], int]
) -> None:
    occasion = brief(sent=("x",), signals=("competitor",))
    half, whole = (steps(lambda part=part: check(part, occasion)) for part in (text[:4000], text[:8000]))
    assert whole <= 2.2 * half + 2000


def test_a_notice_to_the_platform_is_no_public_reply(brief: Callable[..., Brief]) -> None:
    occasion = brief("Siete dei ladri.", stage="report", platform="tripadvisor")
    notice = "Segnaliamo il commento che segue, con i fatti e le date: «Siete dei ladri.»"
    assert broken(check(notice, occasion)) == []
    found = next(each for each in check(f"{notice} È un troll.", occasion) if not each.ok)
    assert (found.rule, found.source) == ("R8", "")


@pytest.mark.parametrize(
    ("language", "bad", "rule"),
    [
        ("en", "Lei è un bugiardo e La denunceremo in tribunale.", "R9"),
        ("en", "È una recensione falsa, una truffa.", "R8"),
        ("it", "You are a liar and our lawyer will contact you.", "R9"),
        ("it", "We can give you a discount next time.", "R11"),
    ],
)
def test_what_hurts_is_found_in_any_language(
    language: str, bad: str, rule: str, brief: Callable[..., Brief]
) -> None:
    alone = check(bad, brief(language=language))
    assert rule in broken(alone)
    text = written(language).replace(". ", f". {bad} ", 1)
    found = next(each for each in check(text, brief(language=language)) if each.rule == rule)
    place = text.index(bad)
    assert found.spans
    assert all(place <= span.start and span.end <= place + len(bad) for span in found.spans)


_COMMENT = Reading("La camera 12 era sporca.", "it", -1.0, False, 5)


@settings(max_examples=40)
@given(
    st.one_of(
        st.integers(100, 10**8).map(lambda number: ("Lei era nella camera {}.", str(number))),
        st.text("abcdefgh", min_size=2, max_size=8).map(lambda name: ("Scriva a {}.", f"{name}@posta.it")),
        st.dates().map(lambda day: ("La aspettavamo il {}.", f"{day:%d/%m/%Y}")),
    )
)
def test_no_number_or_address_that_the_comment_did_not_tell_gets_out(said: tuple[str, str]) -> None:
    sentence, secret = said
    text = f"Buongiorno, ci dispiace per la camera 12. {sentence.format(secret)} Anna, direzione"
    found = next(each for each in check(text, Brief(_COMMENT, "it", "G-4K7Q")) if each.rule == "R7")
    assert not found.ok
    assert [span.of(text) for span in found.spans] == [secret]
    assert secret not in found.why


@settings(max_examples=30)
@given(st.text(max_size=200), st.sampled_from(["first", "private", "clarify", "resolved", "report", "note"]))
def test_the_same_text_is_judged_the_same_and_each_rule_once(text: str, stage: str) -> None:
    occasion = Brief(_COMMENT, "it", "G-4K7Q", stage=stage)
    found = check(text, occasion, "en")
    assert found == check(text, occasion, "en")
    assert [each.rule for each in found] == sorted({each.rule for each in found}, key=list(FINDERS).index)
    assert all("{" not in each.why for each in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Un'altra mail e le chiudiamo il contratto."),
        ("it", "La avvisiamo che, se insiste, la sua linea verrà disattivata."),
        ("it", "Se continua a scriverci saremo costretti a chiudere il suo contratto."),
        ("en", "If you keep emailing us, we will cancel your contract."),
        ("en", "If you write again we will send you a cease and desist letter."),
    ],
)
def test_to_cut_a_contract_or_a_line_is_a_threat(
    brief: Callable[..., Brief], language: str, text: str
) -> None:
    checks = check(text, brief(language=language), language)  # type: ignore[arg-type]
    assert next(each for each in checks if each.rule == "R9").ok is False


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Può disdire il contratto quando vuole."),
        ("it", "Se insiste il maltempo, ne terremo conto."),
        ("it", "Come ha chiesto, Le chiudiamo il contratto."),
        ("en", "You may cancel your contract at any time."),
    ],
)
def test_to_end_a_contract_as_asked_is_none(brief: Callable[..., Brief], language: str, text: str) -> None:
    checks = check(text, brief(language=language), language)  # type: ignore[arg-type]
    assert next(each for each in checks if each.rule == "R9").ok


def test_a_room_is_not_known_because_a_price_has_its_number(brief: Callable[..., Brief]) -> None:
    aurora = Business(
        name="Aurora", prices=(Price(item="cena", price=12, currency="EUR"),),
        confirmed_facts=("La camera 14 è stata rifatta",),
    )  # fmt: skip

    def found(text: str, comment: str = "La camera 15 era fredda.") -> list[str]:
        checks = check(text, brief(comment, language="it", business=aurora), "it")
        return [span.of(text) for each in checks if each.rule == "R7" for span in each.spans]

    assert found("Il suo nome è Luca Verdi e stava nella camera 12.") == ["Luca Verdi", "12"]
    assert found("La camera 15 e la camera 14 sono calde.") == []
    assert found("Il signor Luca Verdi è stato qui.") == ["Luca Verdi"]
    assert found("Sappiamo che si chiama Luca Verdi.") == ["Luca Verdi"]
    assert found("Il Suo nome è Luca.", "Male. Luca") == []
