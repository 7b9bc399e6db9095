"""Comments of about thirty words for measuring with: all different, written by us, the same every time."""

import random
from collections.abc import Iterator

_OPENINGS = (
    "Siamo stati {n} notti a {month} e",
    "Tornati ieri sera da {n} giorni in questo posto,",
    "Prenotato a {month} per {n} persone:",
    "Ci siamo fermati {n} notti per lavoro e",
    "Era il nostro anniversario, {n} giorni a {month}, ma",
)
_PROBLEMS = (
    "la camera {room} era sporca e le lenzuola avevano macchie vecchie",
    "alla reception nessuno ci ha ascoltato quando abbiamo chiesto aiuto",
    "la colazione era fredda e alle {hour} non c'era più niente",
    "il condizionatore della {room} perdeva acqua sul pavimento tutta la notte",
    "abbiamo aspettato {n} ore per avere le chiavi della stanza",
    "il wifi in camera {room} non ha mai funzionato nonostante le nostre proteste",
    "il conto finale era di {price} euro in più di quanto pattuito",
    "dalla strada si sentiva ogni motorino fino alle {hour} di notte",
)
_ENDINGS = (
    "Nessuno si è scusato: un vero peccato.",
    "Abbiamo scritto due volte e non ha risposto nessuno.",
    "Per {price} euro ci si aspetta ben altro.",
    "Il direttore ha promesso di richiamarci, stiamo ancora aspettando.",
    "Non credo che torneremo, e lo dico con dispiacere.",
)
_MONTHS = ("maggio", "giugno", "luglio", "agosto", "settembre", "ottobre")


def comments(seed: int) -> Iterator[str]:
    """Yield different comments without end."""
    draw = random.Random(seed)  # noqa: S311 (no secret)
    seen = set()
    while True:
        first, second = draw.sample(_PROBLEMS, 2)
        sentence = f"{draw.choice(_OPENINGS)} {first}; poi {second}. {draw.choice(_ENDINGS)}"
        text = sentence.format(
            n=draw.randint(2, 9), month=draw.choice(_MONTHS), room=draw.randint(100, 999),
            hour=draw.randint(1, 12), price=draw.randint(20, 900),
        )  # fmt: skip
        if text not in seen:
            seen.add(text)
            yield text
