"""Comments of about thirty words for measuring with: all different, written by us, the same every time.

Guests of one business do complain of the same things, so some of them are much alike.
"""

import random
from collections.abc import Iterator

_OPENINGS = (
    "Siamo stati {n} notti a {month}.",
    "Tornati ieri da {n} giorni qui.",
    "Prenotato a {month} per {n} persone.",
    "Era il nostro anniversario.",
    "Viaggio di lavoro, {n} notti.",
    "Ci siamo passati per caso.",
    "Ce ne avevano parlato bene.",
    "Terza volta in questo posto.",
    "Ordine numero {price} fatto a {month}.",
    "Cena in {n} per un compleanno.",
    "Cliente da {n} anni.",
    "Con due bambini piccoli e i nonni.",
    "Pranzo della domenica.",
    "Mi serviva un documento entro {month}.",
    "Acquisto fatto dal sito.",
)
_PROBLEMS = (
    "La camera {room} aveva le lenzuola macchiate",
    "Alla reception nessuno ha ascoltato la nostra richiesta",
    "A colazione alle {hour} il buffet era già vuoto",
    "Il condizionatore gocciolava sul tappeto",
    "Per le chiavi abbiamo atteso {n} ore nella hall",
    "Il wifi cadeva ogni dieci minuti",
    "Il conto finale riportava {price} euro mai pattuiti",
    "I motorini passavano sotto la finestra fino alle {hour}",
    "L'ascensore è rimasto fermo e portavamo le valigie a mano",
    "Nella doccia scendeva soltanto acqua gelata",
    "Il materasso aveva una buca nel mezzo",
    "La piscina indicata nelle foto era chiusa",
    "Il parcheggio costava {price} euro e non era scritto",
    "Un odore di fogna usciva dal lavandino",
    "La pizza è arrivata cruda al centro",
    "Il vino sapeva di tappo e non l'hanno cambiato",
    "Il cameriere ha dimenticato due piatti su quattro",
    "Nel risotto c'era un capello lungo",
    "Le porzioni erano minuscole per quello che costano",
    "Il pesce non era fresco, si sentiva subito",
    "Il pacco è arrivato aperto e bagnato",
    "Il corriere ha lasciato la scatola dal vicino senza avvisare",
    "La taglia non corrisponde a quella dell'etichetta",
    "La cerniera si è rotta al secondo utilizzo",
    "Il rimborso promesso non è mai stato accreditato",
    "Il numero verde squilla a vuoto da settimane",
    "Allo sportello {n} mi hanno mandato da un ufficio all'altro",
    "Il modulo online si blocca all'ultima pagina",
    "La visita era fissata alle {hour} e sono entrato molto dopo",
    "Il bancomat del negozio non funzionava",
    "La commessa parlava al telefono mentre aspettavamo",
    "Il tavolo prenotato era stato dato ad altri",
    "La televisione non aveva segnale",
    "Gli asciugamani non sono stati cambiati per {n} giorni",
    "La tessera magnetica si smagnetizzava di continuo",
    "I vicini hanno urlato tutta la notte",
    "Il transfer dall'aeroporto non si è presentato",
    "La spiaggia privata dista un chilometro",
    "Hanno addebitato due volte la stessa notte",
    "Il phon faceva scintille",
)
_ENDINGS = (
    "Nessuno si è scusato.",
    "Abbiamo scritto due volte senza avere risposta.",
    "Per {price} euro ci si aspetta altro.",
    "Il direttore ha promesso di richiamarci.",
    "Non credo che torneremo.",
    "Peccato, perché il posto sarebbe bello.",
    "Spero che qualcuno legga e provveda.",
    "Una delusione che non ci aspettavamo.",
    "Lo racconto perché altri lo sappiano.",
    "Mia moglie è rimasta molto male.",
    "Alla fine siamo andati via prima.",
    "Cercavamo solo un po' di riposo.",
    "Basterebbe così poco per fare meglio.",
    "Ho conservato lo scontrino e le foto.",
    "Vorrei almeno una spiegazione.",
)
_MONTHS = ("maggio", "giugno", "luglio", "agosto", "settembre", "ottobre")


def comments(seed: int) -> Iterator[str]:
    """Yield different comments without end."""
    draw = random.Random(seed)  # noqa: S311 (no secret)
    seen = set()
    while True:
        first, second = draw.sample(_PROBLEMS, 2)
        sentence = f"{draw.choice(_OPENINGS)} {first}. {second}. {draw.choice(_ENDINGS)}"
        text = sentence.format(
            n=draw.randint(2, 9), month=draw.choice(_MONTHS), room=draw.randint(100, 999),
            hour=draw.randint(1, 12), price=draw.randint(20, 900),
        )  # fmt: skip
        if text not in seen:
            seen.add(text)
            yield text
