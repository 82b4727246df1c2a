"""Whom words without a name stand for where no meeting was told of before: "they", "the two presidents"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.actors.offices import answering, canonical_role
from core.article import Mention
from core.meetings.grammar import (
    SUBJECTS,
    after,
    children,
    clause,
    conjuncts,
    is_verb,
    lemma,
    of,
    over,
    passive,
    preposition,
    subjects,
)
from core.meetings.participants import People
from core.meetings.party import Party
from core.meetings.plurals import is_person
from core.meetings.taking_part import with_misread
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from core.meetings.events import Event, Slot

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
_SIDES = frozenset({"side", "country", "government", "party", "team", "delegation"})
"""Words for more than the people who speak for them."""
_PARTS = words().limits["part_of"]
_BY = frozenset({"by"})
_BACK = 3
"""Sentences before a word in which the one whom they are about is looked for."""
_FAR = 1_200
"""Characters before a word in which those that it stands for are looked for."""


def surely(slots: list[Slot], people: People) -> list[Party]:
    """Those whom the same sentence, or the one before by its joint subject, says it is about; [] where it does not."""
    running = [head for head, _ in slots if people.running(head)]
    if not running or any(lemma(head) in _SIDES for head in running):
        return []
    found = _joint_before(slots, people) or _of_the_sentence(running[0], people) or _with_one(running[0], people)
    return found or _two_of_office(running[0], people, alone=True)


def perhaps(slots: list[Slot], people: People) -> list[Party]:
    """The two who were named last, where nobody else was; for words with which no meeting told of before agrees."""
    for head, _ in slots:
        if people.running(head) and lemma(head) not in _SIDES:
            found = _two_of_office(head, people) or _two_in_the_sentence_before(head, people)
            if found:
                return found
    return []


def other_side(event: Event, named: list[Party], people: People, *, wished: bool = False) -> list[Party]:
    """Who had the meeting of which only one side is named: "A meeting with X was put off", told of what Y did.

    It is the person whom the sentences before are about. [] where they are about nobody, or X is of the same state.
    `wished`: the meeting is only proposed.
    """
    noun = event.trigger
    about = not wished and is_what_it_was_about(event, people)
    if len(named) != 1 and not (about and named and all(p.actor.kind == "person" for p in named)):
        return []
    if not (after(noun, words().prepositions["with"]) or with_misread(noun)):
        return []
    told = (event.verb is None or noun.dep_ in ("nsubj", "nsubjpass")) and not _is_spoken_of(noun)
    if not (about or told):
        return []
    states = frozenset[str]().union(*(p.countries for p in named))
    beside = {id(p.actor) for p in named}
    found = people.teller() or protagonist(noun, people, beside, abroad=states if about else frozenset())
    if found is None and about:
        found = people.first_named(before=event.sentence.start_char)
    if found is None or id(found.actor) in beside:
        return []
    if found.actor.country is not None and found.actor.country in states:
        return []
    return [found, *named]


def is_what_it_was_about(event: Event, people: People) -> bool:
    """ "During the meeting with X, trade was discussed", "The agenda of the meeting with X included trade": the clause
    says what it was about, and nobody in it does anything."""
    noun = event.trigger
    over_it, verb = preposition(noun), clause(noun)
    if over_it is None or verb is None or not is_verb(verb):
        return False
    if any(people.are(t) for t in of(noun)):
        return False  # "was discussed at the meeting of the Council, with X reporting"
    doing = [*subjects(verb), *(after(verb, _BY) if passive(verb) else ())]
    others = [t for t in doing if all(t.i != head.i for head, _ in event.slots) and people.are(t)]
    if any(not people.running(t) for t in others):
        return False  # "the parties discussed trade": the two of them
    if over_it.lower_ == "of":
        told = lemma(over_it.head) in words().limits["about_it"] and over_it.head.dep_ in (*SUBJECTS, "attr", "pobj")
        return told and any(t.lower_ == "the" for t in noun.lefts)
    return over_it.lower_ in ("during", "at", "in") and over_it.head.i == verb.i


def _is_spoken_of(noun: Token) -> bool:
    """ "gave an assessment of the negotiations with X": who does need not have been there."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head  # "assessments of the latest events and talks with X"
    over_it = preposition(noun)
    about = over_it is not None and over_it.lower_ in ("of", "on", "about", "regarding")
    return over_it is not None and about and over_it.head.pos_ == "NOUN" and lemma(over_it.head) not in _PARTS


def joint_before(noun: Token, people: People, *, one_named: bool = False) -> list[Party]:
    """The people of two states who did something together in the sentence before: "A and B agreed on a hotline. This
    came at the end of a meeting that lasted an hour". `one_named`: one of them is
    named with the noun."""
    before = sentence_before(noun)
    if before is None or not is_verb(before.root):
        return []
    named = [m for m in people.named_before(before.root, before.start_char) if is_person(m)]
    found = {id(m.actor): people.party(m, None, before.root) for m in named}
    known = [p.actor.country for p in found.values()]
    states = set(known) - {None}
    apart = len(states) > 1 or (one_named and len(known) == 2 and None in known)
    joined = any(t.lower_ == "and" for t in before.doc[before.start : before.root.i])
    return list(found.values()) if len(found) > 1 and apart and joined else []


def protagonist(
    token: Token, people: People, beside: set[int], *, abroad: frozenset[str] = frozenset()
) -> Party | None:
    """The last person, other than those beside him, who was the subject of one of the sentences before a word.
    `abroad`: the states to which he does not belong."""
    sentence = sentence_before(token)
    for _ in range(_BACK):
        if sentence is None:
            return None
        subjects_ = [
            t for t in sentence if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ in ("ROOT", "ccomp", "conj")
        ]
        for subject in subjects_:
            mention = people.at(subject)
            if (
                mention is None
                or mention.actor is None
                or mention.actor.kind != "person"
                or id(mention.actor) in beside
                or mention.actor.country in abroad
            ):
                continue
            return people.party(mention, None, subject)
        sentence = sentence_before(sentence[0])
    return None


def _with_one(token: Token, people: People) -> list[Party]:
    """ "A meeting with X was moved online: the two spoke on Monday": X and the one whom the report is about."""
    if token.lower_ not in ("two", "they", "both"):
        return []
    before = people.named_before(token, token.sent.start_char)
    named = {id(m.actor): m for m in before if is_person(m)}
    if len(named) != 1:
        return []
    (mention,) = named.values()
    if any(t.dep_ in ("nsubj", "nsubjpass") for t in token.sent if mention.start <= t.idx < mention.end):
        return []
    first = protagonist(token, people, set(named))
    return [first, people.party(mention, None, token)] if first is not None else []


def _joint_before(slots: list[Slot], people: People) -> list[Party]:
    """Who "the two" or "the three officials" are: the people of as many states who did the thing told of before."""
    numbers = {child.lower_ for head, _ in slots for child in (head, *head.lefts)} & _NUMBERS.keys()
    if len(slots) != 1 or not numbers:
        return []
    before = sentence_before(slots[0][0])
    for verb in before if before is not None else ():
        for subject in children(verb, "nsubj"):
            joint = [(m, t) for t in conjuncts(subject) if (m := people.at(t)) is not None and is_person(m)]
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
    if token.pos_ not in ("PRON", "NUM") or not below:
        return []
    return _two_of(people.named_before(token, token.sent.start_char), token, people)


def _two_in_the_sentence_before(token: Token, people: People) -> list[Party]:
    before = sentence_before(token)
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
    if not any(one.lower_ in ("two", "both") for one in (token, *token.lefts)):
        return []
    named = people.named_before(token, max(token.idx - _FAR, 0))
    office = lemma(token)
    of = next((f"head of {t.lower_}" for t in after(token, frozenset({"of"}))), "") if office == "head" else ""
    holding = [m for m in named if m.role and (office in m.role.casefold().split() or _answers(m.role, of))]
    for mentions in (holding,) if alone else (holding, named):
        found: dict[int, Party] = {}
        for mention in reversed(mentions):
            if is_person(mention) and mention.actor is not None and mention.actor.country:
                found.setdefault(id(mention.actor), people.party(mention, None, token))
        last = list(found.values())[:2]
        if len({p.actor.country for p in last}) == 2 and ((mentions is holding and not alone) or len(found) == 2):
            return last
    return []


def _answers(role: str, office: str) -> bool:
    """Whether a role is one of the offices of "the two heads of government"."""
    held = canonical_role(role)
    return held is not None and bool(office) and (held == office or held in answering(office, None))


def sentence_before(token: Token) -> Span | None:
    """The sentence before that of a word, blank lines aside."""
    first = token.sent.start
    while first > 0 and token.doc[first - 1].is_space:
        first -= 1  # blank lines are sentences of their own
    return token.doc[first - 1].sent if first else None
