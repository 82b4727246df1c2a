"""Ceremonies that no "ceremony" names: awards handed over, flowers laid, an opening or a funeral that somebody attends,
papers signed in somebody's presence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import Event, IsPeople, as_slots, people_among
from core.meetings.grammar import (
    after,
    children,
    clause,
    conjuncts,
    lemma,
    objects,
    of,
    passive,
    subjects,
)
from core.meetings.taking_part import comes_to
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

FRAMES = frozenset({"award", "lay", "sign"})
_AWARDS = frozenset({"award", "decoration", "order", "medal", "prize", "badge", "distinction"})
_TRIBUTES = frozenset({"flower", "wreath", "bouquet"})
OCCASIONS = frozenset(
    {
        "inauguration", "funeral", "unveiling", "launch", "opening", "celebration", "celebrations", "commemoration",
        "commemorations", "parade", "festivities", "groundbreaking", "burial", "requiem", "swearing-in",
    }
)  # fmt: skip
"""What somebody attends without a word for a meeting."""
_SOLEMN = frozenset({"ceremonial", "solemn", "festive", "commemorative", "mourning", "memorial", "celebratory"})
PAPERS = frozenset(
    {
        "agreement",
        "document",
        "memorandum",
        "treaty",
        "declaration",
        "protocol",
        "contract",
        "statement",
        "charter",
        "plan",
        "roadmap",
        "programme",
        "program",
    }
)
_OPENED = frozenset({"sign", "open", "unveil", "launch", "inaugurate"})


_MARKING = frozenset({"mark", "dedicate", "commemorate", "celebrate", "honour", "honor", "devote"})


def awarded(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X presented state awards to the crew", "presented Y with the Order of Merit", "awarded Y a medal"."""
    on = verb.head if verb.dep_ == "pcomp" else None
    if passive(verb) or (on is not None and on.lower_ == "on") or any(_is_on_paper(t, verb) for t in verb.sent):
        return None
    given = [t for t in objects(verb) if _is_award(t)]
    led = [*after(verb, frozenset({"to"})), *(t for one in given for t in after(one, frozenset({"to"})))]
    # "presented awards to honoured players", read as if to honour them
    misread = [t for t in children(verb, "advcl") if t.tag_ in ("VB", "VBN") and t.lower_.endswith("ed")]
    led += [one for t in misread if children(t, "aux") for one in objects(t)]
    honoured = [t for t in objects(verb) if t not in given and is_people(t)]
    if not given and not any(map(_is_award, after(verb, frozenset({"with"})))):
        return None
    givers = [t for t in subjects(verb) if people_among(t, is_people)]
    receivers = [t for t in (*led, *honoured) if people_among(t, is_people)]
    if not givers or not receivers:
        return None
    slots = [*as_slots(givers, "host"), *as_slots(receivers, "attendee")]
    return Event(verb, "ceremony", "award", slots, verb=verb, held=True)


def of_verb(verb: Token, is_people: IsPeople) -> Event | None:
    """What the verb tells of; None where it is no ceremony."""
    name = lemma(verb)
    if name in ("award", "decorate"):
        return awarded(verb, is_people)
    if name == "lay":
        return laid(verb, is_people)
    return signed(verb, is_people) if name in _OPENED else None


def _is_on_paper(word: Token, verb: Token) -> bool:
    """ "signed a decree awarding 200 servicemen", "awarded them medals, 12 posthumously": nobody need have met."""
    return lemma(word) == "decree" or (lemma(word) == "posthumously" and lemma(verb) == "award")


def _is_award(noun: Token) -> bool:
    """ "state awards", "the Order of Merit": no order that is given to troops."""
    for one in conjuncts(noun):
        named = one.pos_ == "PROPN" or any(t.pos_ == "PROPN" for t in of(one))
        if lemma(one) in _AWARDS and (lemma(one) != "order" or named or one.tag_ == "NNS"):
            return True
    return False


def laid(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X laid flowers at the monument"."""
    if passive(verb) or not any(lemma(t) in _TRIBUTES for t in objects(verb)):
        return None
    there = [t for t in subjects(verb) if people_among(t, is_people)]
    return Event(verb, "ceremony", "lay", as_slots(there, "attendee"), verb=verb, held=True) if there else None


def attended(noun: Token, is_people: IsPeople) -> Event | None:
    """ "X attended the funeral of Y", "took part in the launch of the line": of what is no gathering of its own."""
    if noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
        return None
    if any(words().nouns.get(lemma(t)) is not None for t in of(noun)):
        return None  # "the opening of the summit": core.meetings.gatherings
    verb = clause(noun)
    if verb is None or passive(verb) or lemma(verb) == "join":
        return None
    there = comes_to(noun, verb)
    came = [t for t in subjects(verb) if people_among(t, is_people)] if there else []
    if not came:
        return None
    by = [t for one in children(noun, "acl") if lemma(one) == "attend" for t in after(one, frozenset({"by"}))]
    came += [t for t in by if people_among(t, is_people)]  # "took part in the opening, attended by Y"
    return Event(noun, "ceremony", "noun", as_slots(came, "attendee"), verb=verb, held=True, attended=True)


def is_solemn(noun: Token) -> bool:
    """ "took part in ceremonial events", "attended a memorial service"."""
    return lemma(noun) in ("event", "service", "procession", "concert", "reception") and (
        any(t.lower_ in _SOLEMN for t in noun.lefts) or _marks_a_day(noun)
    )


def _marks_a_day(noun: Token) -> bool:
    """ "an event marking the 30th anniversary of the union", "events to commemorate Victory Day"."""
    marking = [t for t in children(noun, "acl") if lemma(t) in _MARKING]
    led = [t for token in marking for t in (*objects(token), *after(token, frozenset({"to"})))]
    led += [t for token in after(noun, frozenset({"on"})) if token.lower_ == "occasion" for t in of(token)]
    return any(lemma(t) == "anniversary" or t.text == "Day" for t in led)


def is_told_of_what(ceremony: Token) -> bool:
    """ "the opening ceremony of the Games", "the farewell ceremony for X": told for the first time."""
    before = children(ceremony, "amod", "compound")
    acts = [t for t in of(ceremony) if children(t, "prep", "dobj")]  # "the ceremony of cancellation of the stamps"
    return bool(acts) or (bool(before) and any(led.lower_ in ("of", "for") for led in children(ceremony, "prep")))


def signed(verb: Token, is_people: IsPeople) -> Event | None:
    """ "In the presence of X and Y, an agreement was signed by Z": those present and those who sign, whom the next
    sentence may name."""
    there = _in_presence(verb) if lemma(verb) in _OPENED and passive(verb) else []
    done = children(verb, "nsubjpass") if there else []
    # "In the presence of X, an agreement was signed", read as if X were the agreement.
    there += [t for t in done if any(lemma(one) in PAPERS for one in children(t, "appos"))]
    if any(people_among(t, is_people) and t not in there for t in done):
        return None
    there = [t for t in there if people_among(t, is_people)]
    if not there:
        return None
    signing = [t for t in _signers(verb.sent) if people_among(t, is_people)]
    signing += [t for t in _signers(_next(verb.sent)) if people_among(t, is_people)]
    return Event(verb, "ceremony", "sign", as_slots([*there, *signing], "attendee"), verb=verb, held=True)


def _in_presence(verb: Token) -> list[Token]:
    """Whom the phrase that opens or ends the sentence says to be present, whatever the parser joins that to."""
    for token in verb.sent:
        if token.lower_ == "presence" and token.head.lower_ == "in":
            return [one for head in of(token) for one in (head, *of(head))]
    return []


def _signers(sentence: Span | None) -> list[Token]:
    """ "The document was signed by X and Y"."""
    if sentence is None:
        return []
    root = sentence.root
    papers = any(lemma(t) in PAPERS for t in children(root, "nsubjpass"))
    return after(root, frozenset({"by"})) if lemma(root) == "sign" and passive(root) and papers else []


def _next(sentence: Span) -> Span | None:
    behind = sentence.end
    while behind < len(sentence.doc) and sentence.doc[behind].is_space:
        behind += 1
    return sentence.doc[behind].sent if behind < len(sentence.doc) else None
