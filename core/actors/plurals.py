"""Whom "they" stands for: a group last spoken of, or two persons who were just named together.

Groups weigh by their place in the sentence as persons do (pronouns.py), and less with every sentence. A group that was
only a word on the way ("payment of the soldiers' salaries") is nobody of whom the next sentence tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.actors.naming import Naming
from core.actors.people import People
from core.actors.vocabulary import words_of
from core.actors.words import Words
from core.article import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_FADE = 0.5
_LEAST, _LEAST_SUBJECT = 0.3, 0.2
"""What a group must weigh: named in the sentence or as the object of the one before; as a subject, of two before."""
_SUBJECT = 0.7
_PAIR = 0.9
"""What two persons weigh who are named together: less than a group that is the subject."""
_MEMORY = 2
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_JOINT = words_of("sides", "joint_verbs") | words_of("name", "human_verbs") | words_of("source", "saying")
_LEADERS = frozenset(
    ("president", "prime minister", "chancellor", "king", "monarch", "emir", "sultan", "supreme leader", "crown prince")
)

Told = tuple[Naming, Actor, int]
"""A person's last naming, the person, and the number of its sentence."""


@dataclass(slots=True)
class _Group:
    """A group in the reader's mind."""

    actor: Actor
    weight: float
    sentence: int
    last: int
    """The word behind it."""


class Plurals:
    """The groups that were spoken of, sentence by sentence."""

    def __init__(self, words: Words, people: People, group: Callable[[str], Actor]) -> None:
        self.words = words
        self.people = people
        self.group = group
        """The group of this name, one in the document."""
        self.present: dict[int, _Group] = {}
        self._named: set[int] = set()
        """Words of groups."""
        self._unknown = -1
        """The last sentence with a "they" that is nobody's."""

    @staticmethod
    def is_plural(naming: Naming) -> bool:
        """Whether the naming is of several."""
        return (
            naming.plural
            or naming.what in ("sides", "people")
            or (naming.actor is not None and naming.actor.kind in ("group", "delegation"))
        )

    def add(self, naming: Naming, weight: float, sentence: int) -> None:
        """A group was named here, or stood for by a pronoun."""
        assert naming.actor is not None
        self._named.update(range(naming.first, naming.last))
        known = self.present.get(id(naming.actor))
        before = self._now(known, sentence) if known else 0.0
        self.present[id(naming.actor)] = _Group(naming.actor, max(weight, before), sentence, naming.last)

    def resolve(self, naming: Naming, sentence: int, persons: Iterable[Told]) -> None:
        """Sets actor, resolution and confidence of a plural pronoun where somebody fits. `persons`: who was named."""
        self.present = {k: g for k, g in self.present.items() if sentence - g.sentence <= _MEMORY}
        if naming.quoted:
            return
        choices: list[tuple[float, int, Actor | None]] = [
            (self._now(group, sentence), group.last, group.actor)
            for group in self.present.values()
            if self._now(group, sentence) >= (_LEAST_SUBJECT if group.weight >= _SUBJECT else _LEAST)
        ]
        if self._unknown == sentence and not any(weight >= 1.0 for weight, _, _ in choices):
            # "They were glad to hear the farmers speak, and they thanked the city": whoever the first were.
            return
        pair = self._pair(naming, sentence, persons)
        if pair is not None:
            choices.append(pair)
        if not choices:
            if self.words.tokens[naming.last - 1].dep_ in _SUBJECTS:
                self._unknown = sentence
            return
        # Of two subjects of one sentence the later is meant.
        score, last, actor = max(choices, key=lambda choice: (round(min(choice[0], _SUBJECT), 3), choice[1]))
        if not self._things_are_meant(naming, score, last):
            naming.actor = actor if actor is not None else self.group(self._together(persons, sentence))
            naming.resolution, naming.confidence = "pronoun", 0.65 if actor is not None else 0.6

    def _pair(self, naming: Naming, sentence: int, persons: Iterable[Told]) -> tuple[float, int, None] | None:
        """As in "Kovac met Lindt. They agreed ...": the two persons just named, as a group."""
        recent = _two(persons, sentence)
        if naming.head not in ("they", "the two", "both") or not recent:
            return None
        apart = len({at for _, _, at in recent}) > 1
        if not self._is_joint(naming) and (apart or not self._did_together([n for n, _, _ in recent])):
            return None
        newest = max(at for _, _, at in recent)
        return _PAIR * _FADE ** (sentence - newest), max(n.last for n, _, _ in recent), None

    def _things_are_meant(self, naming: Naming, score: float, last: int) -> bool:
        """Whether something in the plural stands between ("The hospitals are old. They need repair"); what only people
        do is not done by what was only spoken of."""
        tokens = self.words.tokens
        between = [
            tokens[n] for n in range(last, naming.first) if tokens[n].tag_ in ("NNS", "NNPS") and n not in self._named
        ]
        if self._is_joint(naming):
            between = [t for t in between if t.dep_ in _SUBJECTS and score < 1.0]
        return bool(between)

    def _did_together(self, namings: list[Naming]) -> bool:
        """As in "Kovac visited Lindt": of one verb, neither as the owner of something."""
        tokens = [self.words.tokens[n.last - 1] for n in namings]
        return len({_verb(t).i for t in tokens}) == 1 and all(t.dep_ != "poss" for t in tokens)

    def _is_joint(self, naming: Naming) -> bool:
        """Whether it is the subject of what people do who met."""
        token = self.words.tokens[naming.last - 1]
        return token.dep_ in _SUBJECTS and token.head.lemma_.lower() in _JOINT

    def _together(self, persons: Iterable[Told], sentence: int) -> str:
        """What two persons of these offices are called: "the two ministers"."""
        offices = []
        for _, actor, _ in _two(persons, sentence):
            person = self.people.of.get(id(actor))
            held = [r.office for r in person.roles if r.office] if person else []
            offices.append(held[0] if held else person.terms[-1].role if person and person.terms else "")
        if all(o == "president" for o in offices):
            return "the two presidents"
        if all(o.endswith(" minister") and o != "prime minister" for o in offices):
            return "the two ministers"
        return "the two leaders" if all(o in _LEADERS for o in offices) else "the two sides"

    def _now(self, group: _Group, sentence: int) -> float:
        return group.weight * _FADE ** (sentence - group.sentence)


def _verb(token: Token) -> Token:
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token


def _two(persons: Iterable[Told], sentence: int) -> list[Told]:
    """The two persons of the last sentence that names two, this one or the one before; [] where there are not two."""
    near = [told for told in persons if sentence - told[2] <= 1]
    for at in (sentence, sentence - 1):
        here = [told for told in near if told[2] == at]
        if len(here) == 2 and all(actor.kind == "person" for _, actor, _ in here):
            return here
    return near if len(near) == 2 and all(actor.kind == "person" for _, actor, _ in near) else []
