"""One who takes part in a meeting, as the words show it, and how parties become participants."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core import gazetteer
from core.actors.offices import canonical_role
from core.article import Actor, Mention, Participant
from core.meetings.grammar import after, children, conjuncts, lemma
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from core.meetings.account import Account
    from core.meetings.where import Spot


@dataclass(slots=True, eq=False)
class Party:
    """Somebody at a meeting. `group`: not known by name; `countries`: whose side, where the words say so."""

    actor: Actor
    part: str | None
    mention: Mention | None
    role: str | None
    group: bool = False
    countries: frozenset[str] = frozenset()


def party_of(
    actor: Actor, *, part: str | None = None, mention: Mention | None = None, role: str | None = None
) -> Party:
    """The party of somebody known by name or state, on the side of the own state. `role`: as stated."""
    countries = frozenset({actor.country}) if actor.country else frozenset()
    return Party(actor, part, mention, role, False, countries)


def is_titled(party: Party) -> bool:
    """Whether this is one who is known by an office, though not by name: "the Secretary", "the Iranian president"."""
    mention = party.mention
    one = party.actor.kind == "unnamed" and mention is not None
    return one and mention is not None and mention.form == "role" and mention.resolution == "role"


def gives_way(party: Party, account: Account) -> bool:
    """Whether a group is called by nothing but being one ("a delegation", "the visiting team", of no state or body),
    and whoever leads it is named."""
    said = party.actor.name.split()
    nameless = party.group and party.actor.country is None and not any(word[0].isupper() for word in said[1:])
    led = nameless and said[-1].casefold() in _LED
    return led and any(p.part == "delegation head" and p is not party for p in account.named)


_LED = frozenset((
    "commission", "committee", "delegation", "delegations", "group", "mission", "panel", "party", "team", "teams",
))  # fmt: skip


def is_at_own_seat(visitor: Party, spot: Spot | None) -> bool:
    """Whether somebody who leads a state would visit its capital."""
    city = gazetteer.meanings(spot.city).get("capital") if spot is not None and spot.city else None
    leads = visitor.actor.kind == "person" and any(
        canonical_role(role) in _LEADING for role, _, _ in visitor.actor.roles
    )
    return leads and city is not None and city.country == visitor.actor.country


_LEADING = frozenset((
    "president", "prime minister", "king", "queen", "chancellor", "vice president", "foreign minister",
    "defence minister", "finance minister", "national security adviser",
))  # fmt: skip


def is_told_by_more(party: Party, account: Account) -> bool:
    """Whether a group is called by words that others of the meeting are told by in full: "leaders" after "union
    leaders", "the ambassadors" after Ambassador A and Ambassador B, "allies and partners" before those of four states.
    """
    if party.group and not party.countries and _PEERS.search(party.actor.name) and _are_peers(account.named):
        return True
    said = party.actor.name.casefold().split()
    bare = said[1:] if said[0] == "the" else said
    for other in account.parties.values():
        longer = other.actor.name.casefold().split()
        if other is not party and other.group and len(longer) > len(bare) and longer[-len(bare) :] == bare:
            return party.actor.kind in ("group", "unnamed")
    return said[0] == "the" and called_by_office(party, account.parties.values())


def called_by_office(group: Party, others: Iterable[Party]) -> bool:
    """Whether a group is called by nothing but the office that two others have: "the mayors" beside Mayor A and B."""
    bare = group.actor.name.casefold().removeprefix("the ")
    if " " in bare or not bare.endswith("s"):
        return False
    roles = {id(p.actor): p.role.casefold().split() for p in others if not p.group and p.role}
    return sum(bare.removesuffix("s") in role for role in roles.values()) > 1


def is_of_no_state(name: str) -> bool:
    """Whether a group is called by nothing but its being on one's side or at the head of some state: "world leaders",
    "friends and partners of our country", "the leaders of other states"."""
    return _NO_STATE.fullmatch(name) is not None


_WHICHEVER = r"(?:all|the|our|my|its|their|other|various|different|many|several|some|partner|friendly|allied|foreign)"
_FRIENDS = r"(?:leaders|partners|friends|allies|counterparts)"
_NO_STATE = re.compile(
    rf"(?:(?:{_WHICHEVER}|world|global|international|key|close|good|strategic) )*{_FRIENDS}(?:(?:,| and) {_FRIENDS})*"
    rf"(?: (?:of|from) (?:{_WHICHEVER} )*(?:state|states|country|countries|nations|world))?",
    re.IGNORECASE,
)
_PEERS = re.compile(r"\b(?:allies|partners|counterparts|(?:foreign|world) leaders)$", re.IGNORECASE)
_MANY = 4
"""Persons, all but one of states of their own, who are the "allies and partners" of a report."""


def _are_peers(named: Iterable[Party]) -> bool:
    persons = [p for p in named if p.actor.kind == "person"]
    return len(persons) >= _MANY and len({p.actor.country for p in persons} - {None}) >= _MANY - 1


def is_whoever(name: str) -> bool:
    """Whether a group is called by nothing but its having been there."""
    name = name.removeprefix("the ")
    if name in _WHOEVER:
        return True
    *before, last = name.split()
    return last in ("participants", "attendees") and len(before) < _FEW - 1 and _HOW_THERE.issuperset(before)


_WHOEVER = frozenset({"participants", "attendees", "interlocutors", "those present"})
"""Words for those who were there, whoever they were."""
_HOW_THERE = frozenset(
    {
        "all", "the", "other", "these", "many", "some", "in-person", "in", "-", "person", "virtual", "online", "remote",
        "meeting", "roundtable", "call", "event", "summit", "conference", "forum", "discussion", "session", "workshop",
    }
)  # fmt: skip
"""What may be said of those who were there without saying who they are: "in-person participants"."""
_FEW = 4
"""Words of "in-person participants", at most."""


def as_participants(parties: Iterable[Party]) -> list[Participant]:
    return [Participant(p.actor, p.part or "principal", p.role, _side(p), p.mention) for p in parties]


def state_by_state(parties: Iterable[Party]) -> list[Party]:
    """A side for each state of "Russian and Ukrainian officials", "delegations of A and B", who stand there as one."""
    found: list[Party] = []
    for party in parties:
        noun = _noun_of_sides(party)
        if noun is None:
            found.append(party)
            continue
        each = _SINGULAR.get(noun.split(" ")[-1]) or _SINGULAR.get(noun) if len(party.countries) > 1 else None
        kind, called = each or party.actor.kind, _in_singular(noun) if each else noun
        for code in sorted(party.countries, key=lambda c: _first_named(party.actor.name, c)):
            name = f"{gazetteer.adjective(code) or gazetteer.state_name(code)} {called}"
            key = f"{name.casefold()}|{code}" if kind != "unnamed" else None
            actor = Actor(name, kind, code, identity_source="text", key=key)
            found.append(Party(actor, party.part, None, party.actor.name, True, frozenset({code})))
    return found


_SIDES = re.compile(
    r"\b(?P<noun>heads of (?:state|government)"
    r"|(?:(?:foreign|defen[cs]e|deputy|prime|senior|top|government) )*[a-z]+s)\b"
    r"(?= (?:of|from) |$)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:the )?[a-z]+s")
_SINGULAR = dict.fromkeys(("delegations", "teams", "missions", "sides"), "delegation") | dict.fromkeys(
    (
        "ministers", "presidents", "leaders", "premiers", "chancellors", "envoys", "ambassadors", "monarchs", "kings",
        "heads of state", "heads of government",
    ),
    "unnamed",
)  # fmt: skip
"""Of these each state has one: the kind of actor that it is."""


def _in_singular(noun: str) -> str:
    """ "foreign minister" of "foreign ministers"; officials stay many."""
    if noun.startswith("heads of"):
        return noun.replace("heads", "head")
    return noun.removesuffix("s") if noun.split(" ")[-1] in _SINGULAR else noun


def _noun_of_sides(party: Party) -> str | None:
    """What those of several states are called in the plural: "officials", "foreign ministers"; or of one whose state
    their name does not tell: "Peru's representatives"."""
    name = party.actor.name
    bare = _BARE.fullmatch(name) is not None
    if not party.group or not party.countries or not (bare or (len(party.countries) > 1 and " and " in name)):
        return None
    found = _SIDES.search(name)
    return found["noun"].lower() if found is not None else None


def _first_named(name: str, code: str) -> int:
    """Where a group's name has a state's."""
    names = (gazetteer.adjective(code), gazetteer.state_name(code))
    return min((at for one in names if one and (at := name.find(one)) >= 0), default=len(name))


def _side(party: Party) -> str | None:
    return party.actor.country or (next(iter(party.countries)) if len(party.countries) == 1 else None)


def heads_delegation(token: Token) -> bool:
    """Whether a verb over or beside says that its subject leads a delegation: "arrived heading a delegation"."""
    for child in token.children:
        if child.dep_ in ("advcl", "conj", "xcomp", "acl") and lemma(child) in words().heading_verbs:
            return any(lemma(t) in words().heading_nouns for t in children(child, "dobj"))
        if child.dep_ == "prep" and child.lower_ in ("at", "with"):
            return any(
                lemma(t) in ("head",) and any(lemma(o) in words().heading_nouns for o in after(t, frozenset({"of"})))
                for t in children(child, "pobj")
            )
    return False


def countries_in(span: Iterable[Token]) -> frozenset[str]:
    """The states that a noun phrase names: "Syrian and Iranian officials"."""
    words_ = list(span)
    texts = [token.text for token in words_]
    found, at = set(), 0
    while at < len(words_):
        length, meanings = gazetteer.longest(texts, at)
        if words_[at].pos_ in ("ADJ", "PROPN", "NOUN"):
            named = [one for kind in ("adjective", "state") if (one := meanings.get(kind)) is not None]
            found |= {one.country for one in named if one.country}
        at += max(length, 1)
    return frozenset(found)


def last_of(token: Token) -> int:
    """Where the phrase "ministers of A, B and C" ends."""
    of = after(token, frozenset({"of", "from"})) or _of_next(token)
    joined = conjuncts(of[0]) if of else []
    # "the delegations of Ukraine and the Republic of Poland"
    below = [(t, *(one for deeper in after(t, frozenset({"of"})) for one in conjuncts(deeper))) for t in joined]
    return max([token.i, *(one.i for found in below for one in found)])


def _of_next(token: Token) -> list[Token]:
    """What follows "of" right behind a word, whatever the parser joins that to."""
    led = token.nbor() if token.i + 1 < token.sent.end else token
    return children(led, "pobj") if led.lower_ == "of" else []
