"""English contractions, written out: TextBlob reads "isn't great" as praise (its issue 181)."""

import re

_CANNOT = re.compile(r"\b(?:cannot|can['’]?t)\b", re.IGNORECASE)
_WONT = re.compile(r"\bwon['’]?t\b", re.IGNORECASE)
_NT = re.compile(
    r"\b(do|does|did|is|are|was|were|has|have|had|would|could|should|must)n['’]?t\b", re.IGNORECASE
)
_AFTER_NOT = re.compile(r"\bnot (?:(?:at all|a|an|the|so|that|too|all|really|even) ){1,3}", re.IGNORECASE)


def expand(text: str) -> str:
    """Return English ``text`` with "isn't" as "is not", and the article after "not" dropped."""
    text = _CANNOT.sub("can not", text)
    text = _WONT.sub("will not", text)
    text = _NT.sub(r"\1 not", text)
    return _AFTER_NOT.sub("not ", text)
