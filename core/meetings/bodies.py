"""Meetings of bodies, summits and talks of states: when their words tell of one without naming two who met.

"The results of the meeting of the Council held on May 4", "the upcoming Leaders Summit", "the recent talks between A
and B"; and which words are too vague for a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.account import Naming
from core.meetings.agreement import TOOK_PLACE
from core.meetings.chairing import chairs
from core.meetings.clauses import under_way
from core.meetings.events import Event, told_of
from core.meetings.gatherings import is_held_somewhere, is_of_a_town
from core.meetings.grammar import (
    after,
    behind_comma,
    children,
    clause,
    is_verb,
    lemma,
    objects,
    over,
    preposition,
    text_of,
)
from core.meetings.party import Party
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_BODIES = frozenset({"leader", "head", "minister", "president", "adviser", "advisor", "ambassador", "envoy"})
_OUTCOMES = frozenset({"result", "outcome", "decision", "conclusion", "success", "achievement"})


def is_session(naming: Naming) -> bool:
    """ "the meeting of the European Council, which will take place on June 30", "after a meeting of the leaders of the
    G7", "the joint commission, whose next session will be held in Rome": a body or its leaders meet by themselves."""
    event = naming.event
    if event.frame != "noun" or lemma(event.trigger) not in ("session", "meeting", "summit") or not naming.parties:
        return False
    if naming.status not in TOOK_PLACE | {"planned", "recalled"} or not all(_is_body(p, event) for p in naming.parties):
        return False
    over_it = preposition(event.trigger)
    if over_it is not None and over_it.lower_ == "for" and is_verb(over_it.head) and objects(over_it.head):
        return False  # "sent the minister to Rome for the meeting of the Fund"
    around = [event.trigger, event.verb] if event.verb is not None and event.held else [event.trigger]
    if any(after(token, words().prepositions["with"]) for token in around):
        return False  # "a meeting with the European Council is planned": not said whose
    told = naming.date is not None or naming.spot is not None or naming.mode is not None or naming.status == "planned"
    return told or event.held or bool(told_of(event.trigger)) or _came_before(event.trigger)


def sits_next(naming: Naming) -> bool:
    """ "at the next meeting of the European Council", "on May 4, when the council's meeting is to take place": one to
    come, whoever speaks of it."""
    next_one = any(t.lower_ in ("next", "upcoming", "forthcoming", "coming") for t in naming.event.trigger.lefts)
    return naming.status == "planned" and (naming.date is not None or next_one)


def _is_body(party: Party, event: Event) -> bool:
    """A body known by name, or the leaders, ministers or advisers of one."""
    if party.actor.kind == "organisation":
        before = party.mention.start - 1 if party.mention is not None else -1
        return before < 0 or text_of(event.trigger.doc)[before] not in "-–"  # only the end of a name
    heads = [head for head, _ in event.slots if head.tag_ in ("NNS", "NNPS") and lemma(head) in _OF_BODIES]
    return party.group and any(t.pos_ == "PROPN" for head in heads for t in _called(head) if t.i != head.i)


def _called(head: Token) -> list[Token]:
    """The words that say whose leaders, ministers or advisers they are, to whatever the parser joins them."""
    last = next((t.i for t in head.doc[head.i + 1 : head.sent.end] if is_verb(t) or t.is_punct), head.sent.end)
    return [*head.subtree, *head.doc[head.i + 1 : last]] if head.i + 1 < last else list(head.subtree)


def _came_before(noun: Token) -> bool:
    """ "the results of the meeting", "following the meeting", "the latest meeting": one that took place."""
    over_it = preposition(noun)
    if noun.dep_ == "conj":  # "following the talks of A with B and the meeting of the Council", joined to talks or to B
        over_it = next((up for up in over(noun) if up.lower_ in ("after", "following") or is_verb(up)), None)
    after_it = over_it is not None and (
        over_it.lower_ in ("after", "following") or (over_it.lower_ == "of" and lemma(over_it.head) in _OUTCOMES)
    )
    return after_it or any(t.lower_ in ("recent", "latest", "last") for t in noun.lefts)


def attends_summit(naming: Naming) -> bool:
    """ "will go to Lima to take part in the annual trade conference", "I plan to attend the Oslo Forum": somebody known
    comes to a summit that its words tell from others, told of before or not."""
    noun = naming.event.trigger
    told = any(t.dep_ in ("amod", "compound", "nmod", "poss") for t in noun.lefts) and noun.tag_ in ("NN", "NNP")
    persons = bool(naming.named) and all(p.actor.kind == "person" for p in naming.named)
    return naming.kind == "summit" and naming.event.attended and persons and told


def is_summit(naming: Naming) -> bool:
    """ "A summit in Zagreb had to be called off": of whom, is not said; only where and what became of it."""
    event = naming.event
    placed = naming.spot is not None and naming.spot.city is not None
    event_of = naming.kind == "summit" and event.frame == "noun" and not naming.parties
    over_it, verb = preposition(event.trigger), clause(event.trigger)
    guests = verb is not None and words().verbs.get(lemma(verb)) in ("greet", "receive", "invite")
    if over_it is not None and over_it.lower_ == "to" and guests:
        return False  # "looks forward to welcoming X to the Leaders' Summit": told by the verb
    if event_of and _came_before(event.trigger) and (placed or is_of_a_town(event.trigger)):
        return True  # "noted the success of the Paris conference on Libya", "of the summit in Lima"
    described = naming.date is not None and any(t.dep_ in ("amod", "compound") for t in event.trigger.lefts)
    told = not naming.parties and (described or not event.definite) and (event.held or event.decided)
    dated = naming.date is not None and naming.date.first is not None
    body = all(p.actor.kind == "organisation" for p in naming.parties)
    to_come = dated or any(t.lower_ in ("upcoming", "forthcoming") for t in event.trigger.lefts)
    if naming.status == "planned" and to_come and event.trigger.pos_ == "PROPN" and body:
        return naming.kind == "summit"  # "preparations for the April 22-23 Leaders Summit on Climate"
    one = event.trigger.tag_ in ("NN", "NNP")  # "forums should be held throughout the country"
    if naming.status == "planned" and dated and event_of and placed and is_held_somewhere(event.trigger):
        return True  # "This will be discussed at a conference in Riga in July"
    return placed and told and one and naming.kind == "summit" and event.frame == "noun"


def is_going_on(naming: Naming) -> bool:
    """ "the progress in the negotiations between Chad and Libya", "the situation at the Chadian-Libyan talks": of two
    states that are known to talk to each other, with no word of when."""
    noun = naming.event.trigger
    states = len(naming.parties) > 1 and all(p.actor.kind == "government" for p in naming.parties)
    if not states or naming.event.frame != "noun" or naming.kind != "negotiation" or naming.status != "held":
        return False
    if naming.date is not None or naming.spot is not None or naming.in_quote or noun.tag_ != "NNS":
        return False
    over_it = preposition(noun)
    spoken_of = over_it is not None and over_it.head.pos_ == "NOUN" and lemma(over_it.head) in _STATE_OF_THINGS
    return spoken_of and any(t.lower_ == "the" for t in noun.lefts)


def is_said_to_go_on(naming: Naming) -> bool:
    """ "Negotiations are under way with the Canadian side": with a state, a body or somebody known."""
    going_on = under_way(naming.event.trigger)
    known = any(not p.group or p.countries for p in naming.parties)
    return going_on is not None and known and bool(after(going_on, words().prepositions["with"]))


_STATE_OF_THINGS = frozenset({
    "affair", "course", "development", "dynamic", "outlook", "pace", "process", "progress", "prospect", "situation",
    "state", "status",
})  # fmt: skip


def _is_what_came_of_a_round(event: Event) -> bool:
    """ "During the second round of talks between A and B, the parties agreed on corridors": what was done there, and
    no word of what always is: "In negotiations with B, A insists on its rights"."""
    noun = event.trigger
    while (
        (led := preposition(noun)) is not None and led.lower_ == "of" and lemma(led.head) in words().limits["part_of"]
    ):
        noun = led.head
    over_it, verb = preposition(noun), clause(noun)
    if event.frame != "noun" or over_it is None or over_it.lower_ not in ("during", "at", "in") or verb is None:
        return False
    if not after(event.trigger, words().prepositions["between"]):
        return False  # "During the talks, A and B agreed": it may be at others' talks
    past = verb.tag_ == "VBD" or any(t.tag_ == "VBD" for t in children(verb, "aux", "auxpass"))
    counted = noun.i != event.trigger.i and any(t.lower_ in _COUNTED for t in noun.lefts)
    return past and (counted or (over_it.lower_ == "during" and any(t.lower_ == "the" for t in noun.lefts)))


_COUNTED = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last", "latest", "previous", "recent"})


def is_vague(naming: Naming) -> bool:
    """ "in negotiations with Russia", said of a state with no word of when, where or by whom they are held."""
    event = naming.event
    if _is_what_came_of_a_round(event):
        return False
    states = all(p.actor.kind in ("government", "organisation") for p in naming.parties)
    one = naming.kind == "summit" and event.trigger.tag_ in ("NN", "NNP")  # "following the US-Russia Summit"
    if len(naming.parties) > 1 and (one or (event.frame == "noun" and _came_before(event.trigger))):
        return False  # "discussed the recent talks between A and B"
    if not naming.parties and naming.kind == "summit" and is_of_a_town(event.trigger):
        return False
    return (
        states
        and event.frame == "noun"
        and not event.held
        and naming.date is None
        and naming.spot is None
        and naming.status == "held"
        and not any(t.dep_ == "poss" and t.pos_ == "PROPN" for t in event.trigger.lefts)
    )


def are_own_guests(naming: Naming) -> bool:
    """ "We are meeting our guests here again": whoever they are."""
    groups = [p.actor.name.casefold().split() for p in naming.parties if p.group]
    owned = all(name[0] in ("our", "my") and name[-1] in ("guests", "visitors", "friends") for name in groups)
    return owned and len(naming.named) < 2


_WITH_SOMEBODY = frozenset(
    {"talk", "dialogue", "discussion", "consultation", "conversation", "negotiation", "exchange"}
)


def is_convened(naming: Naming) -> bool:
    """ "held a meeting on flood relief", "a conference call chaired by X": by whom, and on what, is said."""
    noun, verb = naming.event.trigger, naming.event.verb
    if verb is None or naming.event.frame != "noun" or naming.status not in TOOK_PLACE | {"planned"}:
        return False
    about = frozenset({"on", "about", "regarding", "concerning"})
    on = bool(after(noun, about) or behind_comma(noun, about))
    behind = after(verb, about) if noun.dep_ == "dobj" else []  # "held a meeting today on the harvest"
    on = on or any(t.i > noun.i and t.ent_type_ not in ("DATE", "TIME") for t in behind)
    on = on or any(lemma(t) in ("dedicate", "devote") for t in noun.children)
    one = naming.named[0].actor.kind == "person" and not naming.running
    one = one and not (naming.narrated and lemma(noun) in _WITH_SOMEBODY)  # "I held talks about grain": with somebody
    done = lemma(verb) in words().light["hold"] and noun.dep_ in ("dobj", "nsubjpass")
    return one and ((on and done) or is_chaired(naming))


def is_convened_anew(naming: Naming) -> bool:
    """ "I spoke with X. I held a meeting on the harvest", told by one person: not what was told of before."""
    event = naming.event
    a = any(t.lower_ in ("a", "an", "another") for t in event.trigger.lefts)
    alone = naming.narrated and event.held and len(naming.parties) == 1 and lemma(event.trigger) == "meeting"
    return alone and a and not naming.in_quote and naming.status == "held" and is_convened(naming)


def is_chaired(naming: Naming) -> bool:
    """ "at a conference call chaired by X", "The meeting was chaired by X": who leads a meeting was there."""
    event = naming.event
    if event.frame != "noun" or naming.in_quote or naming.status not in TOOK_PLACE | {"planned"}:
        return False
    leading = chairs(event.trigger, event.verb)
    return any(head in leading for head, _ in event.slots)


def is_round_of_many(naming: Naming) -> bool:
    """ "the May 3 round of consultations in Lima between senior advisers": of several, told with day or
    town."""
    day = naming.date is not None and naming.date.first is not None and naming.date.precision in ("day", "range")
    town = naming.spot is not None and naming.spot.city is not None
    several = any(p.actor.kind == "group" for p in naming.parties) and not naming.named
    between = bool(after(naming.event.trigger, frozenset({"between", "among", "of"})))
    told = naming.status in TOOK_PLACE | {"planned", "recalled"}
    return naming.event.frame == "noun" and (day or town) and several and between and told
