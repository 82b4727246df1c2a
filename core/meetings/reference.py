"""Whom words without a name stand for where no meeting was told of before: "they", "the two presidents"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.article import Mention
from core.meetings.grammar import children, conjuncts, lemma, over
from core.meetings.participants import Party, People

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from core.meetings.events import Slot

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
_SIDES = frozenset({"side", "country", "government", "party", "team", "delegation"})
"""Words for more than the people who speak for them."""
_FAR = 1_200
"""Characters before a word in which those that it stands for are looked for."""


def surely(slots: list[Slot], people: People) -> list[Party]:
    """Those whom the same sentence, or the one before by its joint subject, says it is about; [] where it does not."""
    running = [head for head, _ in slots if people.running(head)]
    if not running or any(lemma(head) in _SIDES for head in running):
        return []
    found = _joint_before(slots, people) or _of_the_sentence(running[0], people)
    return found or _two_of_office(running[0], people, alone=True)


def perhaps(slots: list[Slot], people: People) -> list[Party]:
    """The two who were named last, where nobody else was; for words with which no meeting told of before agrees."""
    for head, _ in slots:
        if people.running(head) and lemma(head) not in _SIDES:
            found = _two_of_office(head, people) or _two_in_the_sentence_before(head, people)
            if found:
                return found
    return []


def _joint_before(slots: list[Slot], people: People) -> list[Party]:
    """Who "the two" or "the three officials" are: the people of as many states who did the thing told of before."""
    numbers = {child.lower_ for head, _ in slots for child in (head, *head.lefts)} & _NUMBERS.keys()
    if len(slots) != 1 or not numbers:
        return []
    before = _sentence_before(slots[0][0])
    for verb in before if before is not None else ():
        for subject in children(verb, "nsubj"):
            joint = [(m, t) for t in conjuncts(subject) if (m := people.at(t)) is not None and _is_person(m)]
            parties = [people.party(m, None, t) for m, t in joint]
            parties += people.listed_after(parties[:1], None, subject)  # "A, B and C", B read as another name of A
            found = {id(p.actor): p for p in parties}
            countries = {p.actor.country for p in parties}
            if len(found) == max(_NUMBERS[n] for n in numbers) == len(countries):
                return list(found.values())
    return []


def _of_the_sentence(token: Token, people: People) -> list[Party]:
    """ "X raised the matter with Y when they met in London": the two people named before in the sentence."""
    below = any(up.dep_ in ("advcl", "relcl", "ccomp", "pcomp") for up in (token, *over(token))) or token.dep_ == "poss"
    if token.pos_ != "PRON" or not below:
        return []
    return _two_of(people.named_before(token, token.sent.start_char), token, people)


def _two_in_the_sentence_before(token: Token, people: People) -> list[Party]:
    before = _sentence_before(token)
    if before is None:
        return []
    return _two_of(people.named_before(token, before.start_char), token, people)


def _two_of(mentions: list[Mention], token: Token, people: People) -> list[Party]:
    """The people of these mentions where they are two, not known to be of one state."""
    named = [
        m
        for m in mentions
        if m.actor is not None and m.actor.kind == "person" and people.text[m.end : m.end + 1] != ":"
    ]
    found = {id(m.actor): people.party(m, None, token) for m in named}
    countries = [p.actor.country for p in found.values()]
    return list(found.values()) if len(found) == 2 and (None in countries or len(set(countries)) == 2) else []


def _two_of_office(token: Token, people: People, *, alone: bool = False) -> list[Party]:
    """The two people of different states named last before "the two presidents", of that office if any are.

    `alone`: only where nobody else of that office is named.
    """
    if not any(child.lower_ in ("two", "both") for child in token.lefts):
        return []
    named = people.named_before(token, max(token.idx - _FAR, 0))
    office = lemma(token)
    holding = [m for m in named if m.role and office in m.role.casefold().split()]
    for mentions in (holding,) if alone else (holding, named):
        found: dict[int, Party] = {}
        for mention in reversed(mentions):
            if _is_person(mention) and mention.actor is not None and mention.actor.country:
                found.setdefault(id(mention.actor), people.party(mention, None, token))
        last = list(found.values())[:2]
        if len({p.actor.country for p in last}) == 2 and ((mentions is holding and not alone) or len(found) == 2):
            return last
    return []


def _sentence_before(token: Token) -> Span | None:
    first = token.sent.start
    while first > 0 and token.doc[first - 1].is_space:
        first -= 1  # blank lines are sentences of their own
    return token.doc[first - 1].sent if first else None


def _is_person(mention: Mention) -> bool:
    return mention.actor is not None and mention.actor.kind == "person" and mention.form != "pronoun"
