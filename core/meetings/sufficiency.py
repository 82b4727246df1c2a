"""Whether words for a meeting say enough of it to be a row of its own."""

from __future__ import annotations

import re

from core.meetings.account import Naming
from core.meetings.agreement import NOT_TO_BE, TOOK_PLACE
from core.meetings.bodies import (
    are_own_guests,
    attends_summit,
    is_chaired,
    is_convened,
    is_going_on,
    is_round_of_many,
    is_said_to_go_on,
    is_session,
    is_summit,
    is_vague,
    sits_next,
)
from core.meetings.events import told_of
from core.meetings.grammar import after, lemma
from core.meetings.memory import is_remembered
from core.meetings.party import is_of_no_state, is_titled
from core.meetings.peers import delegation_alone, meet_among_themselves
from core.meetings.words import words


def says_enough(naming: Naming, *, first: bool) -> bool:
    """Two sides, one of them known by name or state; one is enough for who convenes or attends something.
    `first`: no meeting was told of before.
    """
    if naming.event.frame == "headline" or _is_of_others_told_in_turn(naming):
        return True
    event = naming.event
    held = event.frame == "noun" and event.held and naming.kind == "meeting" and naming.in_turn
    met = naming.in_quote and (event.frame == "meet" or held) and _is_told_by_one_of_them(naming)
    if met or _is_recalled_in_turn(naming) or (naming.in_turn and is_remembered(naming)):
        if naming.in_turn and naming.date is None:
            naming.status = "recalled"
        return True
    if meet_among_themselves(naming) or delegation_alone(naming) or _is_told_of_a_third(naming):
        return True
    known = [p for p in naming.parties if not p.group or is_titled(p)]
    if (
        naming.in_quote
        and not attends_summit(naming)
        and not _is_summit_told_in_turn(naming)
        and not (is_session(naming) and sits_next(naming))
        and (len(known) < 2 or not any(p.actor.kind == "person" for p in naming.named))
    ):
        return False
    if naming.narrated and len(naming.parties) > len(naming.named) and are_own_guests(naming):
        return False
    if naming.narrated and naming.incomplete and not naming.in_quote:
        # "I met the minister": who tells it was there, whoever that is.
        return any(p.actor.kind == "person" and p.mention is not None for p in naming.named)
    if is_with_whoever(naming):
        return False
    if is_session(naming) and not naming.incomplete:
        return True
    if is_going_on(naming):
        naming.status, naming.spoken_of = "ongoing", True
        return True
    if is_vague(naming) or naming.incomplete:
        return False
    if naming.event.convenes and naming.parties and (naming.date is not None or naming.spot is not None):
        return naming.status in TOOK_PLACE | {"planned", "recalled"}
    told = naming.status in TOOK_PLACE | {"planned", "recalled"} and bool(told_of(naming.event.trigger))
    held = naming.event.held or told
    new = not naming.event.definite or attends_summit(naming)
    if naming.kind in ("summit", "ceremony") and naming.parties and held and new:
        return True
    if (not naming.named and _is_audience_off(naming)) or is_summit(naming):
        return True
    going_on = naming.status == "ongoing" and naming.event.frame == "noun" and bool(naming.parties)
    if going_on and after(naming.event.trigger, frozenset({"with"})):
        return True  # "informed him of the ongoing talks with X"
    if going_on and is_said_to_go_on(naming):
        return True
    if is_round_of_many(naming):
        return True
    if not naming.named:
        several = len(naming.parties) >= 2 or any(len(p.countries) > 1 for p in naming.parties)
        if not several and _are_ministers(naming):
            leaders = any(lemma(head) in ("leader", "head", "president") for head, _ in naming.event.slots)
            naming.kind = "summit" if leaders else naming.kind
            return True
        return several
    if len(naming.parties) >= 2:
        return True
    placed = naming.spot is not None and (naming.date is not None or naming.status == "proposed")
    if naming.kind == "negotiation" and naming.event.held and placed:
        return not naming.event.definite  # "Negotiations with X ended in Rome on Friday"
    if _is_audience_off(naming):
        return True
    if naming.event.frame == "meet" and naming.event.held and naming.named[0].actor.kind == "organisation":
        return naming.status in TOOK_PLACE | {"planned"}  # "The Security Council met on Tuesday"
    if naming.running and naming.status == "refused":
        return True  # "The leaders declined to receive him"
    if is_chaired(naming) and first:
        return True  # "The meeting was chaired by X", of which the headline has told
    host = naming.event.held and naming.named[0].part == "host"
    return (host or is_convened(naming)) and not naming.event.definite


def is_with_whoever(naming: Naming) -> bool:
    """ "I spoke with world leaders", "our position in talks with partners", "I met friends of our country": whoever
    they are, and with no word of where."""
    groups = [p for p in naming.parties if p.group]
    placed = naming.spot is not None and (naming.spot.city is not None or naming.spot.venue is not None)
    if placed or naming.kind in ("visit", "summit", "ceremony") or len(naming.named) > 1 or not groups:
        return False
    told_by_one = naming.narrated or naming.event.told or not naming.named
    return told_by_one and all(is_of_no_state(party.actor.name) for party in groups)


def _is_summit_told_in_turn(naming: Naming) -> bool:
    """ "These relations, as the summit of A and B in Oslo in 2018 put it", says one who has the floor."""
    placed = naming.date is not None and naming.spot is not None
    return naming.in_turn and naming.kind == "summit" and placed and len(naming.named) > 1


def _is_recalled_in_turn(naming: Naming) -> bool:
    """ "At the March 3 meeting, we reviewed the plans", "I had a meeting with the team a month ago", says one who has
    the floor at another: he was there, whoever else. Who tells all of a speech may mean any."""
    event, day = naming.event, naming.date
    told = naming.in_turn and naming.of_before and event.frame == "noun" and naming.kind == "meeting"
    if not told or naming.narrated or naming.status not in TOOK_PLACE | {"recalled"} or naming.incomplete:
        return False
    if any(t.lower_ in ("same", "that") for t in event.trigger.lefts):
        return False  # "At that meeting, we agreed on it": the one that was just spoken of
    if (day is not None and day.precision == "year") or (event.trigger.tag_ != "NN" and not event.held):
        return False
    speaks = any(head.lower_ in ("i", "we", "my", "our") for head, _ in event.slots)
    others = after(event.trigger, words().prepositions["with"])
    return speaks and any(p.actor.kind == "person" for p in naming.named) and (not others or len(naming.parties) > 1)


def _is_of_others_told_in_turn(naming: Naming) -> bool:
    """ "The foreign ministers of our countries had their first meeting here this morning", says one who has the floor:
    of others than those who speak."""
    event = naming.event
    told = naming.in_turn and event.frame == "noun" and naming.kind in ("meeting", "negotiation")
    if not told or naming.status not in TOOK_PLACE | {"recalled"} or not naming.parties or naming.incomplete:
        return False
    own = event.held and any(head.lower_ == "their" for head, _ in event.slots)
    between = bool(after(event.trigger, words().prepositions["between"]))
    of_office = all(p.group and _MINISTERS.search(p.actor.name) for p in naming.parties)
    return of_office and ((own and event.trigger.tag_ == "NN") or (between and naming.date is not None))


_MINISTERS = re.compile(r"\b(?:ministers|advisers|advisors|envoys|negotiators|speakers|secretaries)\b", re.IGNORECASE)


def _is_told_of_a_third(naming: Naming) -> bool:
    """ "Tonight the President of Chile will speak with shipowners", says one who has the floor: of somebody else, with
    the day."""
    event, day = naming.event, naming.date
    dated = day is not None and day.precision == "day" and naming.status in ("planned", "recalled")
    with_whom = len(naming.named) == 1 and len(naming.parties) > 1 and not naming.incomplete
    third = not naming.narrated and all(head.pos_ in ("NOUN", "PROPN") for head, _ in event.slots)
    return naming.in_turn and dated and with_whom and third and naming.kind in ("meeting", "call")


def _is_told_by_one_of_them(naming: Naming) -> bool:
    """ "In February I met with the head of Siberian Wings," he said."""
    told = any(head.lower_ == "i" for head, _ in naming.event.slots) and naming.status in TOOK_PLACE | {"recalled"}
    placed = naming.date is not None or naming.spot is not None
    # "You know that I met with members of the Trade Council", said to somebody else
    of_a_body = naming.in_turn and any(p.group and _OF_A_BODY.search(p.actor.name) for p in naming.parties)
    return told and (placed or of_a_body) and len(naming.named) == 1 and len(naming.parties) == 2


_OF_A_BODY = re.compile(
    r"\b(?:members|representatives|leaders|heads|leadership|delegates) of (?:the |our )?"
    r"(?:[A-Z]|(?:\w+ ){0,2}(?:ministries|departments|agencies|regions|associations|unions|offices)\b)"
)


def _are_ministers(naming: Naming) -> bool:
    """ "EU foreign ministers met in Brussels on Monday": of several states, though the words do not name them."""
    heads = [head for head, part in naming.event.slots if head.tag_ in ("NNS", "NNPS")]
    placed = naming.date is not None or naming.spot is not None
    summit = any(words().nouns.get(lemma(t)) == "summit" for t in naming.event.sentence)
    who = any(lemma(head) in words().negotiating | {"leader", "head", "president", "envoy"} for head in heads)
    of = [t for head in heads for t in after(head, frozenset({"of", "from"}))]
    said = any(child.pos_ in ("ADJ", "PROPN") for head in heads for child in head.lefts) or any(
        t.pos_ == "PROPN" or lemma(t) in ("state", "country", "nation", "power") for t in of
    )
    said = said or summit
    owned = any(child.dep_ == "poss" for head in heads for child in head.children)
    said = said and not owned and naming.status in TOOK_PLACE | {"planned"}
    return (
        who and said and placed and naming.event.frame == "meet" and not naming.running and naming.status != "recalled"
    )


def _is_audience_off(naming: Naming) -> bool:
    """ "The audience of the secretary-general will not take place": whose it is need not be said."""
    put_off = naming.status in NOT_TO_BE | {"planned"} and naming.status != "denied"
    return put_off and bool(naming.parties) and lemma(naming.event.trigger) == "audience"
