"""Sentences that begin with how somebody was there and end with who it was: "Also present were X and Y", "Joining X
on the call were Y and Z"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import Event, IsPeople, Slot, as_slots, people_among
from core.meetings.grammar import after, children, is_somebody, lemma, objects, passive
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def present(adjective: Token, is_people: IsPeople) -> Event | None:
    """ "Also present were X and Y": more people at the meeting told of last."""
    verb = adjective.head
    if adjective.lower_ != "present" or adjective.dep_ not in ("acomp", "advmod", "ROOT") or lemma(verb) != "be":
        return None
    there = [*children(verb, "nsubj", "attr"), *children(adjective, "nsubj")]
    there = [t for t in there if people_among(t, is_people)]
    if any(t.tag_ == "NN" for t in there):
        return None  # "an official who was present said": whoever tells it
    if not there or after(adjective, words().prepositions["place"]):
        return None
    return Event(adjective, "meeting", "join", as_slots(there, "attendee"), verb=verb, definite=True, presence=True)


def joining(verb: Token, is_people: IsPeople) -> Event | None:
    """ "Joining X were Y and Z", "Taking part in the event were Y and Z": at the meeting told of last; where the
    sentence says at which, the noun tells of it."""
    there = [t for t in were_there(verb) if people_among(t, is_people) and is_somebody(t)]
    told = (*objects(verb), *after(verb, frozenset({"at", "in", "on", "for"})))
    if not there or any(lemma(t) in words().nouns for t in told):
        return None
    if lemma(verb) == "take" and not any(lemma(t) in _ANY_EVENT for t in after(verb, _IN)):
        return None  # "Taking part in the drill were X and Y"
    joined = [t for t in objects(verb) if t not in there and people_among(t, is_people)]
    slots: list[Slot] = as_slots(there, "attendee") + as_slots(joined, None)
    return Event(verb, "meeting", "join", slots, verb=verb, definite=True, presence=True)


def came_to_the_event(verb: Token, is_people: IsPeople) -> Event | None:
    """ "Mayor Y also participated in the event", "The event was attended by Y and Z": at the meeting told of last,
    which the sentence calls no more than that."""
    if verb.tag_ not in ("VBD", "VBN") or not (takes_part(verb) or lemma(verb) in ("attend", "join")):
        return None
    part = [led for up in (verb, *objects(verb)) for led in after(up, _IN)]
    called = children(verb, "nsubjpass") if passive(verb) else [*part, *objects(verb)]
    if not any(_is_the_event(t) for t in called) or any(t.ent_type_ == "GPE" for t in verb.doc[verb.i : verb.sent.end]):
        return None
    came = after(verb, frozenset({"by"})) if passive(verb) else children(verb, "nsubj")
    there = [t for t in came if people_among(t, is_people) and t.pos_ == "PROPN"]
    if not there:
        return None
    return Event(verb, "meeting", "join", as_slots(there, "attendee"), verb=verb, definite=True, presence=True)


def _is_the_event(noun: Token) -> bool:
    """ "the event", "this function", and not "the flood event", "the event of the year"."""
    told = [t for t in noun.children if not t.is_punct]
    return lemma(noun) in _ANY_EVENT - {"it"} and [t.lower_ for t in told] in (["the"], ["this"])


def were_there(verb: Token) -> list[Token]:
    """Y and Z of "Joining X on the call were Y and Z", "Attending the talks were Y and Z", whatever the parser makes of
    them; [] where a sentence does not begin so."""
    if verb.tag_ != "VBG" or not (lemma(verb) in _COMING or takes_part(verb)):
        return []
    being = next((t for t in children(verb, "aux") if lemma(t) == "be" and t.i > verb.i), None)
    behind = () if being is None else (*children(being, "nsubj", "attr"), *children(verb, "nsubj", "attr", "dobj"))
    return [t for t in behind if being is not None and t.i > being.i]


def takes_part(verb: Token) -> bool:
    """ "participates", "takes part"."""
    return lemma(verb) in ("participate", "partake") or (
        lemma(verb) == "take" and any(lemma(t) == "part" for t in objects(verb))
    )


_COMING = frozenset({"join", "accompany", "attend"})
_IN = frozenset({"at", "in"})
_ANY_EVENT = frozenset({"event", "function", "videoconference", "proceeding", "it"})
