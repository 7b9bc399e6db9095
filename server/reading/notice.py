"""Walk through a text with a lexicon: what is praised, what is complained of, what is turned."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from server.reading.lexicon import Features, Lexicon, Role
from server.reading.patterns import Hit, Token, tokenize

_MORE, _LESS, _SUFFIX = 1.4, 0.6, 1.4
_DEGREE_REACH = 2
_BEFORE_BUT, _AFTER_BUT, _AFTER_ALTHOUGH = 0.7, 1.2, 0.6
_TURNED_PRAISE, _TURNED_COMPLAINT = -0.8, -0.5
_CLEAR_COMPLAINT = -1.5


def notice(text: str, lexicon: Lexicon, second: float = 0.0) -> Features:
    """Return what ``lexicon`` notices in ``text``; ``second`` is another opinion to pass on."""
    tokens = tokenize(text)
    walk = _Walk(lexicon, tokens)
    hits = {hit.first: hit for hit in lexicon.words.find(tokens)}
    roles = {hit.first: hit for hit in lexicon.roles.find(tokens)}
    covered = {at for hit in hits.values() if hit.last - hit.first > 1 for at in range(hit.first, hit.last)}
    at = 0
    while at < len(tokens):
        hit, role = hits.get(at), roles.get(at)
        if at in covered and not (role and role.value == "never-so"):
            walk.turned += bool(hit and hit.value and role and role.value == "not")
            role = None
        at = walk.step(at, hit, role)
    walk.end_sentence()
    weights = walk.weights
    return Features(
        praise=sum(weight for weight in weights if weight > 0),
        complaint=-sum(weight for weight in weights if weight < 0),
        praises=sum(weight > 0 for weight in weights),
        complaints=sum(weight < 0 for weight in weights),
        turned=walk.turned,
        loose_negations=walk.loose,
        words=len(tokens),
        second=second,
    )


@dataclass
class _Walk:
    """The state while reading from left to right: what is still turned, stronger, or after "but"."""

    lexicon: Lexicon
    tokens: Sequence[Token]
    weights: list[float] = field(default_factory=list)
    turned: int = 0
    loose: int = 0
    _sentence: list[tuple[int, float]] = field(default_factory=list)
    _negation: int | None = None
    _reach: int = 0
    _degree: float = 1.0
    _degree_reach: int = 0
    _turn: float = 1.0

    def step(self, at: int, hit: Hit[float] | None, role: Hit[Role] | None) -> int:
        """Read what begins at token ``at`` and return the index of the next one to read."""
        if self.tokens[at].before == ".":
            self.end_sentence()
        elif self.tokens[at].before:
            self._end_clause()
        if hit is not None and hit.value:
            self._weigh(hit)
        if role is not None:
            self._take(role)
            return max(role.last, hit.last if hit else 0)
        last = hit.last if hit is not None else at + 1
        if hit is not None and not hit.value and last - at > 1:
            return last
        if self.tokens[at].word not in self.lexicon.light:
            self._reach -= 1
        self._degree_reach -= 1
        return last

    def end_sentence(self) -> None:
        """Close a sentence: what was weighed in it is now certain."""
        self._end_clause()
        self.weights += [weight for _, weight in self._sentence]
        self._sentence = []
        self._turn = 1.0

    def _weigh(self, hit: Hit[float]) -> None:
        weight = hit.value
        if self._degree_reach > 0:
            weight *= self._degree
            self._degree_reach = 0
        if self.lexicon.suffix and self.lexicon.suffix in self.tokens[hit.first].word:
            weight *= _SUFFIX
        if self._reach > 0:
            weight = _turned(weight)
            self._negation = None if weight else self._negation
            self.turned += weight != 0
        self._sentence.append((hit.first, weight * self._turn))

    def _take(self, role: Hit[Role]) -> None:
        if role.value in ("not", "not-back"):
            self._negation = role.first
            if role.value == "not-back":
                self._look_back(role.first)
            self._reach = self.lexicon.window
        elif role.value in ("more", "less", "never-so"):
            if role.value == "never-so":
                # "Never seen such a dirty room": the never is part of the "so", and turns nothing.
                self._negation, self._reach = None, 0
            self._degree = _LESS if role.value == "less" else _MORE
            self._degree_reach = _DEGREE_REACH
        else:
            self._end_clause()
            if role.value == "but":
                self._sentence = [(at, weight * _BEFORE_BUT) for at, weight in self._sentence]
            self._turn = _AFTER_BUT if role.value == "but" else _AFTER_ALTHOUGH

    def _look_back(self, at: int) -> None:
        """Turn the word before the negation where the language puts it last ("gefällt mir nicht")."""
        if self._sentence and at - self._sentence[-1][0] <= self.lexicon.after:
            first, weight = self._sentence[-1]
            if weight > 0:
                self.turned += 1
                self._sentence[-1] = (first, _turned(weight))
                self._negation = None

    def _end_clause(self) -> None:
        if self._negation is not None:
            self.loose += 1
        self._negation = None
        self._reach = 0
        self._degree_reach = 0


def _turned(weight: float) -> float:
    """Return a weight after a negation; a slight complaint only falls silent ("never refunded")."""
    if weight > 0:
        return weight * _TURNED_PRAISE
    return weight * _TURNED_COMPLAINT if weight <= _CLEAR_COMPLAINT else 0.0
