"""Whom "he" and "her" stand for: the actor last spoken of that fits, subjects before others.

Each naming leaves its actor with a weight by its place in the sentence; weights fade with every sentence. Inside
a direct quotation nobody outside it is meant by "he", and nobody named there is meant outside. Somebody without a
name ("the boy's mother") may be meant as well: where that is likelier, the pronoun stays nobody's. "They" is another
matter (plurals.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.actors.naming import NATIONAL, ORDINALS, Naming
from core.actors.people import People
from core.actors.plurals import Plurals
from core.actors.vocabulary import vocabulary, words_of
from core.actors.words import Words
from core.article import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_FADE = 0.5
_NEAR = 4
"""Sentences over which a nationality or an age says whom it means."""
_MEMORY = 7
"""Sentences after which a naming is forgotten."""
_SPEAKERS = frozenset(("i", "me", "my", "we", "our", "us", "ours"))
_OFFICES = frozenset(("bureau", "cabinet", "camp", "lawyer", "ministry", "office", "secretariat", "staff", "team"))
_ASKERS = words_of("unnamed", "asking")
_ASKING = 0.3
"""What those weigh who only ask."""
_SPOKESMEN = frozenset(("aide", "spokesman", "spokesperson", "spokeswoman"))
"""Who speaks for somebody whose name stands before."""
_THANKING = frozenset(("thank", "praise", "commend", "congratulate", "criticise", "criticize", "blame", "applaud"))
"""Verbs that say of their object that what follows "for" is his."""
_TALKING = frozenset((
    "confer", "consult", "conversation", "discussion", "meet", "meeting", "negotiate", "speak", "talk",
))  # fmt: skip
"""Verbs and nouns for what takes two."""
_LATE_SUBJECT = frozenset(("ADP", "VERB", "SCONJ", "ADV"))
_UNNAMED = {word: gender for gender in ("m", "f") for word in words_of("unnamed", gender)}
"""Nouns for a man or a woman, to whom a pronoun may go as well as to somebody named."""


@dataclass(slots=True)
class _Present:
    """An actor in the reader's mind."""

    actor: Actor
    weight: float
    sentence: int
    paragraph: int
    naming: Naming


class Scene:
    """Who has been spoken of, sentence by sentence."""

    def __init__(self, words: Words, people: People, group: Callable[[str], Actor]) -> None:
        self.words = words
        self.people = people
        self.sentence = -1
        self.present: dict[int, _Present] = {}
        self.inner: dict[int, _Present] = {}
        """The same for what is said in direct quotations."""
        self.plurals = Plurals(words, people, group)
        self.rivals: list[tuple[str | None, float, int, int]] = []
        """Of nouns for somebody without a name: gender where it is told, weight, sentence and position."""
        self._read = 0
        self._named: set[int] = set()
        """Words of those who were named."""
        self.waiting: list[Naming] = []
        self.here: list[Naming] = []
        """Namings of the sentence that is being read."""
        self._chosen: list[Naming] = []
        """Pronouns of this sentence for which an actor was sought."""
        self._subject: Actor | None = None

    def move_to(self, naming: Naming) -> None:
        """A naming in a new sentence: what waited for the end of the last one is decided."""
        sentence = self.words.sentence[naming.first]
        if sentence != self.sentence:
            self.finish()
            self.sentence = sentence
            self.here = []
            self._chosen = []
            self.present = {k: p for k, p in self.present.items() if sentence - p.sentence <= _MEMORY}
            self.inner = {k: p for k, p in self.inner.items() if sentence - p.sentence <= _MEMORY // 2}

    def add(self, naming: Naming) -> None:
        """An actor was named here."""
        self.here.append(naming)
        actor = naming.actor
        if actor is None:
            if naming.what == "role" and not naming.plural and not naming.quoted:
                # "The singer said he ...": whoever that is.
                self.rivals.append((naming.gender, self._weight(naming), self.sentence, naming.first))
            return
        self._named.update(range(naming.first, naming.last))
        if self.plurals.is_plural(naming):
            if not naming.quoted:
                self.plurals.add(naming, self._weight(naming), self.sentence)
            return
        if actor.kind not in ("person", "unnamed"):
            return
        weight = self._weight(naming)
        if naming.head in _ASKERS:
            weight = min(weight, _ASKING)  # "A reporter asked Kovac whether ... He replied"
        if weight >= 1.0 and not naming.quoted:
            self._subject = actor
        stage = self.inner if naming.quoted else self.present
        known = stage.get(id(actor))
        now = self._now(known) if known else 0.0
        stage[id(actor)] = _Present(
            actor, max(weight, now) + 0.1 * min(weight, now), self.sentence, self.words.segment[naming.first], naming
        )

    def subject(self) -> Actor | None:
        """The person who was the last main subject."""
        return self._subject

    def weight(self, actor: Actor) -> float:
        """How much an actor is what the text is about here; 0 for one whom it has left."""
        present = self.present.get(id(actor))
        return self._now(present) if present is not None else 0.0

    def pronoun(self, naming: Naming) -> None:
        """Resolves it now, or at the sentence's end where its subject is yet to come."""
        if naming.head in _SPEAKERS:
            naming.resolution = "pronoun"
            return
        if naming.plural:
            recent = [(p.naming, p.actor, p.sentence) for p in self.present.values()]
            self.plurals.resolve(naming, self.sentence, recent)
            if naming.actor is not None:
                self.plurals.add(naming, self._weight(naming), self.sentence)
            self.here.append(naming)
            return
        if naming.head in ORDINALS:
            self._of_two(naming)
            return
        if naming.head == NATIONAL:
            self._of_nation(naming)
            return
        paired = self._paired(naming) or self._spoken_for(naming) or self._thanked(naming)
        if paired is not None:
            self._set(naming, paired, 0.85)
            self.add(naming)
            return
        if self._awaits_subject(naming):
            self.waiting.append(naming)
            return
        self._choose(naming)
        if naming.actor is not None:
            self.add(naming)

    def _of_two(self, naming: Naming) -> None:
        """ "The former", "the latter": of the two people who were named in the sentence that named anybody last."""
        last = max((p.sentence for p in self.present.values()), default=-1)
        two = sorted(
            (p for p in self.present.values() if p.sentence == last and p.actor.kind == "person"),
            key=lambda p: p.naming.first,
        )
        if len(two) == 2:
            self._set(naming, two[ORDINALS[naming.head or ""]].actor, 0.85)
            self.add(naming)

    def _of_nation(self, naming: Naming) -> None:
        """ "The Portuguese": who is of that state, else the only person of whom no word says of what state he is."""
        near = [p for p in self.present.values() if p.actor.kind == "person" and self.sentence - p.sentence <= _NEAR]
        if naming.country is None:  # "the 54-year-old"
            theirs = [p for p in near if self._now(p) == max(map(self._now, near))]
            theirs = theirs if len(theirs) == 1 else []
        else:
            theirs = [p for p in near if p.actor.country == naming.country]
        unknown = [p for p in near if p.actor.country in (None, "eu")]
        found = theirs or (unknown if len(unknown) == 1 and naming.country else [])
        if found:
            self._set(naming, max(found, key=self._now).actor, 0.75)
            self.add(naming)

    def _paired(self, naming: Naming) -> Actor | None:
        """As in "Guatemala's president, Alejandro Giammattei, and his delegation": whoever stands before the "and"."""
        at = naming.first - 1
        if naming.head not in ("his", "her") or at < 1 or self.words.lower[at] not in ("and", "with") or not self.here:
            return None
        last = self.here[-1]
        ends = last.last == at or (last.last == at - 1 and self.words.surface[at - 1] == ",")
        if self.words.lower[at] == "with" or not ends or last.actor is None or not self._fits(last.actor, naming):
            return None
        return last.actor

    def _spoken_for(self, naming: Naming) -> Actor | None:
        """As in "Dahl's office denied that he had met X", "A spokesman for Dahl denied claims that he had": Dahl."""
        own = self.words.tokens[naming.last - 1]
        if naming.quoted or own.dep_ not in _SUBJECTS:
            return None
        over = own.head.head
        while over.dep_ in ("dobj", "pobj", "prep") and over.head.i != over.i:
            over = over.head  # "denied a report that he ..."
        for subject in (t for t in over.children if t.dep_ in _SUBJECTS):
            whose = [t for t in subject.children if t.dep_ == "poss"] + [
                t for led in subject.children if led.lower_ in ("for", "of") for t in led.children if t.dep_ == "pobj"
            ]
            speaks = subject.lemma_.lower() in _OFFICES or (
                subject.lemma_.lower() in _SPOKESMEN and over.lemma_.lower() == "deny"
            )
            if not whose or not speaks or own.head.dep_ == "ROOT":
                continue
            if (actor := self._named_at(whose[0], naming)) is not None:
                return actor
        return None

    def _thanked(self, naming: Naming) -> Actor | None:
        """As in "X thanked Y for his visit": Y."""
        own = self.words.tokens[naming.last - 1]
        noun = own.head
        while noun.dep_ == "conj" and noun.head.i != noun.i:
            noun = noun.head
        led = noun.head
        if own.dep_ != "poss" or led.lower_ != "for" or led.head.lemma_.lower() not in _THANKING:
            return None
        for thanked in (t for t in led.head.children if t.dep_ in ("dobj", "dative")):
            if (actor := self._named_at(thanked, naming)) is not None:
                return actor
        return None

    def _named_at(self, token: Token, naming: Naming) -> Actor | None:
        """Who is named by this word of the sentence, where the pronoun can stand for him."""
        for known in self.here:
            if known.first <= token.i < known.last and known.actor is not None and self._fits(known.actor, naming):
                return known.actor
        return None

    def finish(self) -> None:
        """The end of a sentence."""
        for naming in self.waiting:
            subject = next(
                (
                    n
                    for n in self.here
                    if n.first > naming.first
                    and self._is_subject(n)
                    and n.actor is not None
                    and self._fits(n.actor, naming)
                    and not n.quoted
                ),
                None,
            )
            if subject is not None:
                self._set(naming, subject.actor, 0.85)
            else:
                self._choose(naming, before=True)
        self.waiting = []

    def _as_before(self, naming: Naming) -> bool:
        """Whether the sentence has this pronoun already, in the same case: "A will receive him, and B will meet him";
        then it gets the same actor, or none again."""
        case = self._case(naming)
        earlier = [n for n in self._chosen if n.gender == naming.gender and n.quoted == naming.quoted]
        earlier = [n for n in earlier if case is not None and self._case(n) == case]
        if not earlier:
            return False
        own, other = (_verb(self.words.tokens[n.last - 1]).i for n in (naming, earlier[-1]))
        if own == other:
            return False
        if earlier[-1].actor is not None:
            self._set(naming, earlier[-1].actor, 0.8)
        return True

    def _case(self, naming: Naming) -> str | None:
        token = self.words.tokens[naming.last - 1]
        if token.dep_ in _SUBJECTS:
            return "subject"
        return "object" if token.dep_ in ("dobj", "dative", "pobj") else None

    def _choose(self, naming: Naming, *, before: bool = False) -> None:
        """`before`: only of those who were named before it."""
        if self._as_before(naming):
            return
        self._chosen.append(naming)
        scored = []
        for present in (self.inner if naming.quoted else self.present).values():
            if not self._fits(present.actor, naming) or self._same_clause(present, naming):
                continue
            if before and present.naming.first > naming.first:
                continue
            scored.append((self._now(present), present))
        if not scored:
            return
        # Of two that weigh the same whoever has a name, else the one named last.
        scored.sort(
            key=lambda pair: (round(pair[0], 3), pair[1].actor.kind == "person", pair[1].naming.first), reverse=True
        )
        if not naming.quoted and self._another_is_meant(naming, *scored[0]):
            return
        sure = 0.85 if len(scored) == 1 or scored[0][0] > 1.3 * scored[1][0] else 0.65
        sure = min(sure, 0.65) if naming.quoted else sure
        self._set(naming, scored[0][1].actor, sure if scored[0][0] > 0.1 else 0.5)

    def _another_is_meant(self, naming: Naming, score: float, best: _Present) -> bool:
        """Whether somebody without a name was spoken of later than the best candidate and as weightily."""
        self._see_unnamed(naming.first)
        return any(
            gender in (None, naming.gender)
            and at >= best.naming.last
            and weight * _FADE ** (self.sentence - sentence) >= score
            for gender, weight, sentence, at in self.rivals
        )

    def _see_unnamed(self, before: int) -> None:
        """Takes in the nouns for somebody without a name up to this word."""
        for at in range(self._read, before):
            word = self.words.lower[at]
            gender = _UNNAMED.get(word) or vocabulary().noun_gender.get(word)
            if gender is None or self.words.capital(at) or at in self._named:
                continue
            token = self.words.tokens[at]
            if token.dep_ in ("attr", "appos", "compound", "oprd") or token.head.lower_ in ("as", "like"):
                continue  # "Kovac, a woman of few words": said of somebody
            self.rivals.append((gender, self._weight_of(token), self.words.sentence[at], at))
        self._read = max(self._read, before)
        self.rivals = [r for r in self.rivals if self.sentence - r[2] <= 1]

    def _set(self, naming: Naming, actor: Actor | None, confidence: float) -> None:
        naming.actor, naming.resolution, naming.confidence = actor, "pronoun", confidence
        if actor is not None and actor.gender is None and naming.gender and actor.kind == "person":
            actor.gender = naming.gender

    def _fits(self, actor: Actor, naming: Naming) -> bool:
        if actor.kind not in ("person", "unnamed"):
            return False
        present = self.present.get(id(actor)) or self.inner.get(id(actor))
        told = present.naming.gender if present is not None and actor.kind == "unnamed" else None
        if told and naming.gender and told != naming.gender:
            return False
        return actor.gender is None or naming.gender is None or actor.gender == naming.gender

    def _now(self, present: _Present) -> float:
        return present.weight * _FADE ** (self.sentence - present.sentence)

    def _same_clause(self, present: _Present, naming: Naming) -> bool:
        """As in "Putin told him": not Putin."""
        if present.sentence != self.sentence or naming.head not in ("him", "her", "he", "she"):
            return False
        pronoun, other = self.words.tokens[naming.last - 1], self._root(present.naming)
        if pronoun.dep_ == "poss":
            return False
        verb, others = _verb(pronoun), _verb(other)
        if (pronoun.dep_ in ("dobj", "dative") or _talked_with(pronoun)) and other.dep_ in _SUBJECTS:
            while verb.dep_ == "conj" and not any(t.dep_ in _SUBJECTS for t in verb.children):
                verb = verb.head  # "Putin met Assad and thanked him"
        return verb.i == others.i and verb.pos_ in ("VERB", "AUX")

    def _awaits_subject(self, naming: Naming) -> bool:
        """Whether the sentence opens with a phrase that looks forward to its subject ("For his part, Assad ...")."""
        first = naming.first
        while first > 0 and self.words.sentence[first - 1] == self.sentence:
            first -= 1
            if naming.first - first > 14:
                return False
        if naming.quoted or self.words.pos[first] not in _LATE_SUBJECT or first == naming.first:
            return False
        own = self.words.tokens[naming.last - 1]
        if own.dep_ in _SUBJECTS and own.head.dep_ in ("ROOT", "conj"):
            return False  # "On Tuesday he flew to Doha": the pronoun is the subject
        return not any(n.actor is not None and n.actor.kind == "person" and self._is_subject(n) for n in self.here)

    def _is_subject(self, naming: Naming) -> bool:
        if naming.what == "pronoun":
            return self.words.tokens[naming.last - 1].dep_ in _SUBJECTS
        return self._root(naming).dep_ in _SUBJECTS or self._before_finite_verb(naming)

    def _before_finite_verb(self, naming: Naming) -> bool:
        at = naming.last
        if at >= len(self.words) or self.words.sentence[at] != self.words.sentence[naming.first]:
            return False
        token, root = self.words.tokens[at], self._root(naming)
        if root.dep_ == "pobj" and root.head.dep_ == "prep" and root.head.head.dep_ in _SUBJECTS:
            return False  # "A spokesman for Kovac said"
        return token.tag_ in ("VBD", "VBZ", "VBP", "MD")

    def _root(self, naming: Naming) -> Token:
        """The token of the naming that the rest of it hangs on."""
        tokens = self.words.tokens[naming.first : naming.last]
        inside = {t.i for t in tokens}
        return next((t for t in reversed(tokens) if t.head.i not in inside or t.head.i == t.i), tokens[-1])

    def _weight(self, naming: Naming) -> float:
        return self._weight_of(self._root(naming), subject=self._before_finite_verb(naming))

    @staticmethod
    def _weight_of(token: Token, *, subject: bool = False) -> float:
        if token.dep_ in _SUBJECTS or subject:
            verb = token.head
            return (
                1.0
                if token.dep_ not in _SUBJECTS
                or verb.dep_ in ("ROOT", "conj")
                or _reports(verb)
                or _main_before_source(verb)
                else 0.7
            )
        if token.dep_ == "pobj" and token.head.lower_ == "by" and token.head.dep_ == "agent":
            return 0.65
        return {"dobj": 0.6, "dative": 0.6, "conj": 0.55, "pobj": 0.5, "poss": 0.45, "appos": 0.5}.get(token.dep_, 0.5)


def _verb(token: Token) -> Token:
    for _ in range(6):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            return token
        token = token.head
    return token


def _talked_with(token: Token) -> bool:
    """ "held talks with her", "met with him": nobody does so with himself."""
    led = token.head
    return token.dep_ == "pobj" and led.lower_ == "with" and led.head.lemma_.lower() in _TALKING


def _reports(verb: Token) -> bool:
    """Whether a clause of what was said hangs on the verb."""
    return any(child.dep_ == "ccomp" for child in verb.children)


def _main_before_source(verb: Token) -> bool:
    """Whether this is the main clause of "They met on Monday, officials said"."""
    return verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT" and verb.i < verb.head.i
