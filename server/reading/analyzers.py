"""Our analyzers for TextBlob, in five languages: ``TextBlob(text, analyzer=...).sentiment``.

English goes through TextBlob's own pattern analyzer, whose reading our small lexicon corrects;
Italian, Spanish, French and German through :class:`LexiconAnalyzer`. Only ``.sentiment`` of
TextBlob is used: its other attributes want downloads, and ``.polarity`` ignores the analyzer.
"""

from functools import cache
from typing import NamedTuple

from textblob.en import sentiment as pattern
from textblob.sentiments import CONTINUOUS, BaseSentimentAnalyzer

from server.reading.contractions import expand
from server.reading.lexicon import Features, Lexicon, load
from server.reading.notice import notice

#: TextBlob's reading of praise begins here: at 0 it calls too many complaints praise.
PATTERN_CUT = 0.15


class Sentiment(NamedTuple):
    """What an analyzer of ours answers: ``polarity`` from -1 to 1, and what it rests on."""

    polarity: float
    features: Features


class LexiconAnalyzer(BaseSentimentAnalyzer):  # type: ignore[misc]  # TextBlob has no types
    """A lexicon of ours as a TextBlob analyzer."""

    kind = CONTINUOUS

    def __init__(self, lexicon: Lexicon) -> None:
        """Read with ``lexicon``."""
        super().__init__()
        self.lexicon = lexicon

    def analyze(self, text: str) -> Sentiment:
        """Return the polarity of ``text``."""
        return self._calibrated(notice(text, self.lexicon))

    def _calibrated(self, features: Features) -> Sentiment:
        return Sentiment(self.lexicon.calibration.polarity(features), features)


class EnglishAnalyzer(LexiconAnalyzer):
    """TextBlob's own analyzer, cut at 0.15, together with the small English lexicon.

    TextBlob reads "isn't great" as praise (its issue 181) and "not a bad idea" as a complaint
    (issue 70), so contractions are expanded and articles after "not" dropped first.
    """

    def analyze(self, text: str) -> Sentiment:
        """Return the polarity of ``text``."""
        plain = expand(text)
        # What PatternAnalyzer calls; it makes a new class for each answer, which takes longer than reading.
        second = float(pattern(plain)[0]) - PATTERN_CUT
        return self._calibrated(notice(plain, self.lexicon, second=second))


@cache
def analyzer(language: str) -> LexiconAnalyzer:
    """Return the analyzer of ``language``, one of :data:`LANGUAGES`."""
    lexicon = load(language)
    return EnglishAnalyzer(lexicon) if language == "en" else LexiconAnalyzer(lexicon)
