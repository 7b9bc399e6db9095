"""How an echo speaks: by how many people, on how many pages, within how many hours.

A campaign is many mouths with one text. So one other author counts in part and two or more in full,
a little more within two days; and where all stand under one page, nothing: there people quote and
answer each other. Where nobody knows the pages it counts less, and so do few words, which honest
people may well hit upon alike.
"""

from server.evidence.model import Echo, Observation

# The 48 hours of the seeds: an agency's texts go out together.
_SOON_HOURS = 48.0
#: Below so many different words a text is said by many ("il wifi in camera non funziona"); from
#: :data:`ENOUGH_WORDS` on nobody hits upon it by chance. Between the two it counts half.
FEW_WORDS = 8
ENOUGH_WORDS = 12


def observation_of(echo: Echo, *, checked: bool = False) -> Observation:
    """Return what an echo lets one see; its reason picks its share in ``weights.toml`` and its words.

    ``checked`` tells that a person has compared the texts and found that they are the same. The
    ``n`` of the words counts this comment too.
    """
    words = {"n": str(echo.authors + 1)}
    if echo.pages == 0 and not echo.placeless:
        return Observation(echo.spans, strength=0.0, reason="one-page", words=words)
    if checked:
        reason = "checked" if echo.authors > 1 else "checked-pair"
        return Observation(echo.spans, reason=reason, words=words)
    strength = _strength_of_words(echo.words)
    reason = "few-words" if strength == 0 else "no-page" if echo.pages == 0 else _reason(echo)
    return Observation(echo.spans, strength=strength, reason=reason, words=words)


def _strength_of_words(words: int | None) -> float:
    if words is None or words >= ENOUGH_WORDS:
        return 1.0
    return 0.5 if words >= FEW_WORDS else 0.0


def _reason(echo: Echo) -> str:
    soon = echo.hours is not None and 0 <= echo.hours <= _SOON_HOURS
    if echo.authors == 1:
        return "pair-soon" if soon else "pair"
    return "soon" if soon else "why"
