"""Words that say who took part in what a noun names, where its own phrase and its verb do not: "with the participation
of X", "thanked X for his participation in the summit", "joined A for a call with B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import Event, IsPeople, people_among
from core.meetings.grammar import (
    after,
    children,
    clause,
    conjuncts,
    lemma,
    objects,
    of,
    passive,
    possessors,
    preposition,
    subjects,
    word_before,
)
from core.meetings.presence import takes_part, were_there
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAKING_PART = frozenset({"participation", "presence", "attendance", "involvement"})
_THERE = frozenset({("with", "participation"), ("with", "attendance"), ("in", "presence")})
_WEIGHING = frozenset({"discuss", "consider", "address", "review", "question"})


_ABOUT = frozenset({"about", "on", "regarding", "concerning"})


def participating(noun: Token) -> list[Token]:
    """ "was considered at a meeting of the Congress with the participation of X", whatever the parser joins that to; or
    in the phrase that opens the sentence: "Under Y and with the participation of X, a meeting was held"."""
    sentence = noun.sent
    for way in (noun.doc[noun.i + 1 : sentence.end], reversed(list(noun.doc[sentence.start : noun.i]))):
        for token in way:
            if words().nouns.get(lemma(token)) is not None:
                break
            if (token.head.lower_, lemma(token)) in _THERE:
                return of(token)
    return []


def with_behind_topic(noun: Token) -> list[Token]:
    """ "held talks about our integration with both President A and President B": read as an integration with them."""
    verb = noun.head
    if noun.dep_ != "dobj" or lemma(verb) not in ("hold", "have", "conduct") or after(noun, _BETWEEN):
        return []
    topics = [t for led in children(noun, "prep") if led.lower_ in ("on", "about", "regarding") for t in led.subtree]
    found = [t for topic in topics if lemma(topic) not in words().limits["bonds"] for t in after(topic, _WITH)]
    return [t for t in found if t.ent_type_ == "PERSON" and t.tag_ == "NNP"]


def between_behind_topic(noun: Token, head: Token) -> list[Token]:
    """ "The second round of talks on the border between Peru and Chile opened": those between whom the border lies.
    `head`: the noun itself or what it is part of; talks that somebody holds are that one's."""
    if head.dep_ not in ("nsubj", "nsubjpass") or lemma(noun) not in ("talk", "negotiation", "consultation"):
        return []
    if passive(head.head) and after(head.head, frozenset({"by"})):
        return []
    topics = [t for led in children(noun, "prep") if led.lower_ in _ABOUT for t in led.subtree]
    found = [t for topic in topics for t in after(topic, _BETWEEN)]
    return found if len([one for t in found for one in conjuncts(t)]) > 1 else []


def is_series(event: Event) -> bool:
    """ "There were talks with the prime minister of Chile, the president of Peru and the king of Spain": with each."""
    noun = event.trigger
    if lemma(noun) != "talk" or noun.tag_ != "NNS" or event.kind != "meeting" or event.definite:
        return False
    there_were = noun.dep_ == "attr" and bool(children(noun.head, "expl"))
    if not there_were and not any(t.lower_ in words().phone for t in noun.lefts):
        return False  # "held talks with the presidents of Chile and Peru and the king of Spain": may be at one table
    others = [one for t in (*after(noun, _WITH), *children(noun, "appos")) for one in conjuncts(t)]
    return len(others) >= _SERIES and all(one.tag_ in ("NN", "NNP", "NNPS") for one in others)


_SERIES = 3


def according_to(verb: Token) -> list[Token]:
    """ "According to the president, the issue was discussed during a meeting with officials": the meeting is his, of
    which he tells, and none of his spokesman's."""
    led = [t for t in children(verb, "prep") if t.lower_ == "according"] if passive(verb) else []
    told = [t for one in led for t in after(one, frozenset({"to"}))]
    for said in (verb, *(children(verb, "advcl") if passive(verb) else ())):
        if said.tag_ == "VBN" and word_before(said) == "as":
            told += after(said, frozenset({"by"}))  # "As noted by the minister, the issue was discussed at a meeting"
    return [t for t in told if not (t.ent_type_ in ("ORG", "GPE") or _SPEAKING & {lemma(w) for w in t.subtree})]


_SPEAKING = frozenset({"spokesman", "spokesperson", "spokeswoman", "press", "report", "service"})


def speaks_with(verb: Token) -> bool:
    """Whether a verb says with whom somebody spoke or met."""
    frame = words().verbs.get(lemma(verb))
    return frame in ("speak", "call", "meet") and bool(after(verb, frozenset({"with", "to"})))


def read_as_held(noun: Token, verb: Token) -> list[Token]:
    """ "held a meeting with the governor, the leadership of the police, and mayors": who goes on the list is read as
    what was held."""
    if not after(noun, _BETWEEN):
        return []
    more = [t for t in children(verb, "dobj") if t.i > noun.i and t.doc[t.left_edge.i - 1].text in (",", "and")]
    return [t for t in more if t.tag_ != "NNS" or not of(t)]  # "heads of police and members of ..." are read as a list


_WITH = frozenset({"with"})
_BETWEEN = frozenset({"with", "between", "among"})


def featured(verb: Token, is_people: IsPeople) -> list[Token]:
    """ "The roundtable featured Mayor A and B", "The forum featured a drop-by from A and remarks by B"."""
    shown = [one for t in objects(verb) for one in conjuncts(t)]
    led = [t for one in shown for t in after(one, frozenset({"by", "from"}))]
    return [t for t in (*shown, *led) if t.tag_ == "NNP" and is_people(t) and t.ent_type_ not in ("ORG", "GPE", "NORP")]


def part_spoken_of(over_it: Token, verb: Token, kind: str, is_people: IsPeople) -> list[Token] | None:
    """Whose part in it is spoken of, who then was there: "noted the participation of X in the summit", "thanked Y
    for the presence of X at the summit"; None where nobody's is."""
    part = next((t for t in (over_it.head, *objects(verb)) if lemma(t) in _TAKING_PART), None)
    if part is None or over_it.lower_ not in ("in", "at"):
        return None
    theirs = any(t.tag_ == "PRP$" for t in possessors(part))
    if lemma(verb) in _WEIGHING and kind == "summit" and not theirs:
        return []  # "discussed X's participation in the summit": it may come to nothing
    glad = any(lemma(t) in ("grateful", "thankful") for t in children(verb, "acomp"))
    thanked = lemma(verb) in words().light["thank"] | {"note", "appreciate", "welcome"}
    led = preposition(part)
    about = led is not None and led.lower_ in ("for", "on", "about")
    told = kind in ("summit", "ceremony") and part.i == over_it.head.i
    told = told and (about or part.dep_ in ("dobj", "nsubj", "nsubjpass"))
    eve = led is not None and (
        lemma(led.head) == "eve" or led.lower_ in ("before", "ahead") or led.head.lower_ == "ahead"
    )
    told = told or (eve and part.i == over_it.head.i)  # "spoke on the eve of her part in the session of Y"
    whose = [t for t in (*of(part), *possessors(part)) if people_among(t, is_people)]
    if whose and all(t.pos_ == "PRON" for t in whose) and led is not None and led.lower_ == "for":
        # "thanked X for his participation", "is grateful to X for his presence"
        thankful = [t for one in children(verb, "acomp") for t in after(one, frozenset({"to"}))] if glad else []
        whose = [t for t in (thankful or objects(verb)) if people_among(t, is_people)] or whose
    return whose or None if glad or thanked or told else None


def comes_to(noun: Token, verb: Token) -> bool:
    """ "joined the Caucus lunch", "will take part in the Economic Council meeting"."""
    if lemma(verb) in ("join", "attend"):
        return noun.dep_ == "dobj"
    over_it = preposition(noun)
    led = over_it is not None and over_it.lower_ == "in" and (over_it.head.i == verb.i or lemma(over_it.head) == "part")
    return led and takes_part(verb)


def offered_to(verb: Token, noun: Token) -> list[Token]:
    """Who is offered a meeting: "offered him a meeting", "proposed a meeting to X"."""
    if lemma(verb) not in ("offer", "propose", "promise", "suggest"):
        return []
    return [*children(verb, "dative"), *(t for one in (verb, noun) for t in after(one, frozenset({"to"})))]


def with_behind(noun: Token) -> list[Token]:
    """The other side of "to prepare for X's meeting on Friday with Y", whatever the parser joins "with" to."""
    end = noun.right_edge.i + 1
    while end < noun.sent.end and (noun.doc[end].ent_type_ in ("DATE", "TIME") or noun.doc[end].lower_ == "on"):
        end += 1
    led = noun.doc[end] if possessors(noun) and end < noun.sent.end else None
    if led is None or led.lower_ != "with" or led.dep_ != "prep" or end == noun.i + 1:
        return []
    return children(led, "pobj")


def with_misread(noun: Token) -> list[Token]:
    """The other side, for which the parser takes another word: "At the meeting with Minister of Finance X, trade was
    discussed", read as a meeting with trade; "The agenda of the meeting with X included trade", read as if X did."""
    for led in (t for t in children(noun, "prep") if t.lower_ == "with"):
        for read in children(led, "pobj"):
            comma = next((t for t in noun.doc[led.i + 1 : read.i] if t.text == ","), None)
            last = noun.doc[comma.i - 1] if comma is not None else led
            if read.tag_ in ("NN", "NNS") and last.pos_ == "PROPN":
                return [last]
        verb = clause(led) if not children(led, "pobj", "pcomp") else None
        first, *more = children(verb, "nsubj", "nsubjpass") if verb is not None else [noun]
        if first.i < led.i and more and more[0].left_edge.i == led.i + 1:
            return [more[0]]
    return []


def joined_for(over_it: Token, verb: Token, kind: str, is_people: IsPeople) -> bool:
    """ "joined A for a call with B", "joined the leaders of the states for their annual summit", "was joined by A for
    talks"."""
    if lemma(verb) != "join" or kind == "visit" or were_there(verb):
        return False
    joined = after(verb, frozenset({"by"})) if passive(verb) else objects(verb)
    joined = [t for t in joined if people_among(t, is_people)]
    led = over_it.lower_ in ("at", "in", "during", "for", "on")
    return led and bool(joined) and (over_it.head.i == verb.i or over_it.head.i > joined[0].left_edge.i)


def said_of_topic(noun: Token) -> list[Token]:
    """The clause of "the meetings about schools that she held with X", which the parser hangs on the schools."""
    topics = [t for led in children(noun, "prep") if led.lower_ in _ABOUT for t in children(led, "pobj")]
    below = [clause_ for t in topics for clause_ in children(t, "relcl")]
    return [t for t in below if any(one.tag_ == "WDT" for one in objects(t))]


def is_to_be_done(verb: Token) -> bool:
    """ "hopes for the decision to be taken at the session": by whoever will be there."""
    return verb.dep_ == "acl" and passive(verb) and any(t.lower_ == "to" for t in children(verb, "aux"))


def add_brought_together(event: Event, is_people: IsPeople) -> None:
    """Those whom a gathering is said to have brought together were there."""
    verb, who = _brought_together(event.trigger) or (None, [])
    came = [t for t in who if people_among(t, is_people)]
    if verb is None or not came:
        return
    event.slots += [(t, "attendee") for t in came]
    event.held = event.convenes = True
    if event.verb is None or (verb.dep_ == "ROOT" and any(t.i == event.trigger.i for t in subjects(verb))):
        event.verb = verb


def _brought_together(noun: Token) -> tuple[Token, list[Token]] | None:
    """The verb of "The forum brought together ministers of A and B", "a meeting in Rome on Friday, which will gather
    forty ministers", and whom it says to have come; None where there is none."""
    for verb in noun.doc[noun.i + 1 : noun.sent.end]:
        if words().nouns.get(lemma(verb)) is not None and verb.pos_ in ("NOUN", "PROPN"):
            return None
        if lemma(verb) not in _BRINGING or verb.pos_ != "VERB" or passive(verb):
            continue
        together = lemma(verb) != "bring" or any(t.lower_ == "together" for t in verb.children)
        who = children(verb, "nsubj")
        which = len(who) == 1 and who[0].lower_ in ("which", "that") and who[0].i > noun.i
        own = any(t.i == noun.i for t in who) or (which and verb.dep_ == "relcl")
        own = own or (verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.i == noun.i)
        return (verb, objects(verb)) if together and own else None
    return None


_BRINGING = frozenset({"bring", "gather", "unite", "assemble"})
