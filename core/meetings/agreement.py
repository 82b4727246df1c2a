"""Whether what a sentence says is of a meeting told of before, and what the two say of it together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from core.meetings.account import Account, Naming
from core.meetings.afterwards import is_another
from core.meetings.ceremonies import FRAMES
from core.meetings.events import Event
from core.meetings.gatherings import is_of_leaders
from core.meetings.grammar import after, auxiliaries, children, lemma, over, passive, preposition
from core.meetings.party import Party
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_TALK = frozenset({"meeting", "negotiation", "summit", "ceremony", "mediation"})
TOOK_PLACE = frozenset({"held", "ongoing"})
NOT_TO_BE = frozenset({"refused", "cancelled", "denied", "postponed"})
_WISHED = frozenset({"invited", "accepted", "proposed", "planned"})


def tells_it_was(naming: Naming) -> bool:
    """Whether "the talks" are said to have been held, and not only spoken of: "expects nothing of the talks"."""
    event = naming.event
    over_it = preposition(event.trigger)
    at = over_it is not None and over_it.lower_ in ("during", "in", "at", "after", "following")
    return event.frame != "noun" or event.held or at or naming.status not in TOOK_PLACE


def kinds_agree(account: Account, naming: Naming) -> bool:
    if account.kind == "ceremony" and account.namings[0].event.frame == "headline":
        return naming.kind == "ceremony" or lemma(naming.event.trigger) in words().meals  # a speech at a dinner
    if account.namings[0].event.frame in FRAMES and naming.kind != "ceremony":
        return False  # "presented awards to X. The meeting was attended by Y"
    noun = naming.event.trigger
    followed = noun.dep_ == "dobj" and lemma(noun.head) == "follow" and preposition(noun) is None
    if followed and noun.tag_ == "NNS" and naming.parties:
        return False  # "The roundtable follows meetings that she held with A and B"
    other = account.kind == "meeting" or (account.kind == "summit" and all(map(is_of_leaders, _nouns(account))))
    if naming.kind == "summit" and noun.pos_ == "PROPN" and other and naming.parties and not is_of_leaders(noun):
        return False  # "attends the EU-China Summit": has a name of its own
    if account.kind == "call" and lemma(noun) == "meeting" and naming.date is not None and len(naming.parties) > 1:
        led = preposition(noun)
        if led is not None and led.lower_ in ("after", "following", "since", "to"):
            return False  # "In follow-up to the meeting between A and B on May 4", told of a call of the two
    to_come = naming.status == "planned" and account.status in TOOK_PLACE
    named = noun.pos_ == "PROPN" and any(t.pos_ == "PROPN" and t.dep_ == "compound" for t in noun.lefts)
    if to_come and named and naming.parties:
        return False  # "will take part in the Snow Meeting"
    if naming.parties and {account.mode, naming.mode} == {"in person", "video"}:
        return False  # "convened a virtual meeting with A in April, and in June B for an in-person meeting"
    if account.kind == naming.kind or (account.kind in _TALK and naming.kind in _TALK):
        return True
    # "The conversation" may be the call told of before; "the call" is no meeting in person.
    if naming.status == "denied":
        return False  # "There was no such meeting": of no call
    vague = naming.event.frame in ("noun", "discuss", "consult", "speak") and naming.mode != "in person"
    if account.kind == "call":
        there = naming.event.attended and lemma(noun) == "meeting" and account.mode != "video"
        if there and all(n.event.frame in ("speak", "call") for n in account.namings):
            return False  # "On Sunday I spoke with A. Our minister, who is present at this meeting, will tell you more"
        # "the 23 November meeting in Sochi" is none of the call at which it was spoken of.
        return (
            naming.spot is None
            and vague
            and naming.kind in _TALK
            and naming.event.trigger.lemma_.lower() not in ("summit", "lunch", "dinner")
        )
    if account.kind == "ceremony" and any(
        words().nouns.get(lemma(t)) == "ceremony" for t in after(noun, frozenset({"after", "following"}))
    ):
        return False  # "After the ceremony, X spoke with the envoys"
    # "spoke with X", and then "the telephone conversation".
    return naming.kind == "call" and (naming.event.frame == "speak" or _only_spoken(account))


def _nouns(account: Account) -> list[Token]:
    """The words by which an account names what it tells of, where these have a name."""
    named = [n.event.trigger for n in account.namings if n.event.frame == "noun" and n.kind == "summit"]
    return named or [account.namings[0].event.trigger]


def _only_spoken(account: Account) -> bool:
    return all(n.event.frame == "speak" and n.mode is None for n in account.namings)


def same_people(account: Account, naming: Naming) -> bool:
    if naming.event.purpose and naming.event.verb is not None and _is_what_for(account, naming):
        return True
    if (
        is_gone_on_with(account, naming)
        or is_of_the_same_group(account, naming)
        or is_of_the_same_body(account, naming)
    ):
        return True
    if is_of_the_same_ceremony(account, naming) or _is_briefed_at(account, naming):
        return True
    if is_another(account, naming):
        return False
    if is_spoken_at(account, naming) or _is_its_session(account, naming) or _is_with_its_members(account, naming):
        return True
    if _is_with_these(account, naming):
        return True
    mine = {id(p.actor) for p in naming.named if p.part != "attendee" or not naming.event.definite}
    theirs = {id(p.actor) for p in account.named}
    shared = mine & theirs
    homes = {p.actor.country for p in naming.named if id(p.actor) in shared and p.actor.kind == "person"}
    mine -= {id(p.actor) for p in naming.named if p.actor.kind == "government" and p.actor.country in homes}
    if naming.event.definite or naming.running:
        leaders = naming.in_turn and len(mine) > 1 and not (mine & theirs) and _states_of(account, naming)
        return leaders or _refers_to(account, naming, mine, theirs)  # "A-B talks", and then "our discussions"
    if naming.event.apart and len(mine) < len(theirs):
        return False  # "is also expected to have bilateral meetings with A and B", told of talks of three
    if len(shared) >= 2 and (mine <= theirs or theirs <= mine):
        return True  # who saw first A and then B has had two meetings
    if shared and (mine <= theirs or theirs <= mine):
        groups = [p for p in naming.parties if p.group]
        told = [p for p in account.parties.values() if p.group]
        if not groups or not told:
            return (
                naming.section == account.section and not (groups and len(theirs) > 1) and len(mine) + len(groups) <= 1
            )
        return naming.section == account.section and bool(last_words(groups) & last_words(told))
    if not mine and not theirs and naming.section == account.section:
        sides = {p.actor.name for p in naming.parties}
        if len(sides) > 1 and sides == {p.actor.name for p in account.parties.values()}:
            return True
        if are_the_same_leaders(account, naming):
            return True
    return _states_of(account, naming) or names_the_unnamed(account, naming)


def _is_with_these(account: Account, naming: Naming) -> bool:
    """ "The meetings with these groups are part of the programme": those told of, with the groups named there."""
    these = any(t.lower_ in ("these", "those", "such") for head, _ in naming.event.slots for t in head.lefts)
    told = {id(p.actor) for p in naming.parties} <= account.parties.keys()
    return these and told and not naming.named and naming.section == account.section


def are_the_same_leaders(account: Account, naming: Naming) -> bool:
    """ "a meeting of the leaders of the Union on Friday", and then "Friday's meeting of Union leaders"."""
    if len(naming.parties) != 1 or len(account.parties) != 1 or naming.date is None or not account.dates:
        return False
    mine, (theirs,) = naming.parties[0], account.parties.values()
    named = [party.actor.name.casefold() for party in (mine, theirs)]
    heads = {re.sub(r"s$", "", name.split(" of ")[0].split()[-1]) for name in named}
    return (
        len(heads) == 1 and mine.group and theirs.group and bool(mine.countries) and mine.countries == theirs.countries
    )


def is_spoken_at(account: Account, naming: Naming) -> bool:
    """ "X held a meeting of the Council. Also at the meeting of the Council, Minister Y spoke about prices"."""
    noun, over_it = naming.event.trigger, preposition(naming.event.trigger)
    at = over_it is not None and over_it.lower_ in ("at", "during") and any(t.lower_ == "the" for t in noun.lefts)
    if not at or noun.tag_ != "NN" or naming.in_quote or naming.section != account.section:
        return False
    if account.kind != "meeting" or not {account.status, naming.status} <= TOOK_PLACE or naming.date is not None:
        return False
    body = next((p for p in naming.parties if p.actor.kind == "organisation"), None)
    others = [p for p in naming.parties if p is not body]
    here = body is not None and id(body.actor) in account.parties
    return (
        here and bool(others) and all(p.actor.kind == "person" and id(p.actor) not in account.parties for p in others)
    )


def _is_what_for(account: Account, naming: Naming) -> bool:
    """ "X hosted Y on Monday for a meeting of the joint group": what he was hosted for is no other meeting."""
    hosted = (n.event for n in account.namings if n.event.frame in ("receive", "convene"))
    return any(event.trigger == naming.event.verb for event in hosted)


def is_gone_on_with(account: Account, naming: Naming) -> bool:
    """ "X met Y to discuss trade and continue the consultations between A and B": that is what they did there."""
    verb = naming.event.verb
    if naming.event.frame != "noun" or verb is None or verb.tag_ != "VB" or lemma(verb) not in ("continue", "resume"):
        return False
    return any(n.event.frame == "meet" and n.event.trigger in [*over(verb)] for n in account.namings)


def is_of_the_same_group(account: Account, naming: Naming) -> bool:
    """ "the President's meeting with government officials", told after his meeting with members of the government."""
    noun = naming.event.trigger
    over_it = preposition(noun)
    during = over_it is not None and over_it.lower_ == "during"
    told = (during or any(t.lower_ == "the" or t.dep_ == "poss" for t in noun.lefts)) and naming.event.frame == "noun"
    if not told or noun.tag_ in ("NNS", "NNPS") or naming.date is not None or naming.section != account.section:
        return False
    mine, theirs = ({id(p.actor) for p in named} for named in (naming.named, account.named))
    groups = (any(p.group for p in parties) for parties in (naming.parties, account.parties.values()))
    return len(mine) == 1 and mine == theirs and all(groups) and naming.status == account.status


def is_of_the_same_ceremony(account: Account, naming: Naming) -> bool:
    """ "X took part in the ceremony. X and Y laid flowers", "presented awards to employees of the plant, ... to its
    workers": what else is done at it, and at no other."""
    frames = {n.event.frame for n in (*account.namings, naming)}
    if account.kind != "ceremony" or naming.kind != "ceremony" or account.status not in TOOK_PLACE:
        return False
    mine, theirs = ({id(p.actor) for p in named} for named in (naming.named, account.named))
    the = naming.event.frame == "noun" and [t.lower_ for t in naming.event.trigger.lefts] == ["the"]
    told = account.namings[0].event.frame in (*FRAMES, "receive") and account.section == naming.section
    if the and told and not mine and naming.status in TOOK_PLACE:
        return True  # "received the credentials of X. The ceremony of presenting them was attended by all envoys"
    return naming.status in TOOK_PLACE and ("lay" in frames or ("award" in frames and bool(mine & theirs)))


def _is_briefed_at(account: Account, naming: Naming) -> bool:
    """ "X met with local officials. She was briefed by A and B": there, by those whom the report goes on to name."""
    verb, groups = naming.event.trigger, [p for p in account.parties.values() if p.group]
    if lemma(verb) != "brief" or not passive(verb) or naming.date is not None or account.kind != "meeting":
        return False
    pronoun = any(head.lower_ in ("he", "she", "they") for head, _ in naming.event.slots)
    one = len(account.named) == 1 and account.named[0].actor in [p.actor for p in naming.named]
    return pronoun and one and bool(groups) and account.section == naming.section


def _is_its_session(account: Account, naming: Naming) -> bool:
    """ "The Task Force met", and then: "X convened the Task Force meeting"; or the other way round:
    "During the convening of the Task Force, officials said"."""
    if account.section != naming.section or account.status not in TOOK_PLACE or naming.status not in TOOK_PLACE:
        return False
    both = [p.actor for p in account.named if any(p.actor is one.actor for one in naming.named)]
    body = len(both) == 1 and both[0].kind == "organisation" and both[0].identity_source == "text"
    briefed = lemma(naming.event.trigger) == "briefing"  # "The Task Force received a briefing from X"
    return body and (len(account.parties) == 1 or len(naming.named) == 1 or briefed)


def _is_with_its_members(account: Account, naming: Naming) -> bool:
    """ "X and members of the caucus spoke of jobs", told after X's meeting with the caucus."""
    mine, theirs = {id(p.actor) for p in naming.named}, {id(p.actor) for p in account.named}
    body = any(p.actor.kind == "organisation" for p in account.named)
    groups = [p.actor.name.casefold() for p in naming.parties if p.group]
    members = bool(groups) and all(name.startswith("members") for name in groups)
    return body and members and len(mine) == 1 and mine <= theirs and account.section == naming.section


_TWO = 2


def is_of_the_same_body(account: Account, naming: Naming) -> bool:
    """ "the Council meeting", told after a meeting of the Council of the Union: the body's name, cut short."""
    bodies = [p for p in account.parties.values() if p.actor.kind == "organisation"]
    if any(len(parties) != 1 or parties[0].actor.kind != "organisation" for parties in (naming.parties, bodies)):
        return False
    mine, theirs = (parties[0].actor.name.casefold() for parties in (naming.parties, bodies))
    cut = theirs.startswith(mine + " ") or theirs.endswith(" " + mine)
    return len(mine.split()) > 1 and cut and (len(account.parties) == 1 or naming.section == account.section)


def names_the_unnamed(account: Account, naming: Naming) -> bool:
    """ "An envoy will meet his counterparts", and then: "X arrives for the meeting with Y and Z"."""
    noun = naming.event.trigger
    if naming.event.frame != "noun" or not any(child.lower_ == "the" for child in noun.children):
        return False
    by_name = any(party.actor.kind == "person" for party in account.parties.values())
    if by_name or not account.parties or len(naming.named) < 2 or naming.section != account.section:
        return False
    if all(party.actor.kind in ("government", "organisation") for party in account.parties.values()):
        return False  # "the negotiations with X", told after the summit of two states
    cities = {spot.city for spot in [*account.spots, naming.spot] if spot is not None and spot.city}
    return len(cities) < 2


def _refers_to(account: Account, naming: Naming, mine: set[int], theirs: set[int]) -> bool:
    if naming.running and len(account.parties) < 2 and len(account.sides) < 2:
        return False  # "The two leaders" are not the one invited to a summit
    if naming.running and _are_other_ministers(account, naming):
        return False
    if naming.event.attended and naming.event.definite:
        # "The meeting was attended by Y and Z"; a report tells of one ceremony.
        return naming.section == account.section or naming.kind == account.kind == "ceremony"
    verb = naming.event.verb
    if verb is not None and lemma(verb) == "join" and verb.tag_ == "VBG" and mine & theirs:
        return naming.section == account.section  # "Joining X and Y in the meeting were", told of X's
    if len(mine & theirs) >= min(2, len(mine)) and mine & theirs:
        return len(mine) <= 1 or len(mine & theirs) >= 2
    if not mine:
        if is_elsewhere(account, naming):
            return False  # "The talks in Rome have begun", told after what is planned in Paris
        groups = [p for p in naming.parties if p.group]
        if groups and naming.event.frame != "noun" and not naming.running:
            return bool(last_words(groups) & last_words(account.parties.values()))
        countries = {c for p in groups for c in p.countries}
        if countries and account.sides and not countries & account.sides:
            return False  # "The presidents of A and B had met", told after a meeting of C and D
        return not groups or bool(last_words(groups) & last_words(account.parties.values())) or len(groups) < 2
    if naming.status == "planned" and naming.date is not None and account.status in TOOK_PLACE:
        return False  # "met with the Council's president before the Council meeting scheduled for Monday"
    # "During the talks, President X said": X is one of the officials who held them.
    countries = {c for p in naming.named for c in p.countries}
    return naming.section == account.section and bool(countries & account.sides) and len(mine) == 1


def known_in(account: Account, headed: Naming) -> set[int]:
    """Those of a headline whom an account tells of, a body also by the words for its people: "the leadership of the
    Chamber" of "Chamber Leadership"."""
    groups = [p.actor.name.casefold() for p in account.parties.values() if p.group]
    called = (p.actor for p in headed.named if any(p.actor.name.casefold() in name for name in groups))
    return account.parties.keys() | {id(actor) for actor in called}


def told_of_those_there(naming: Naming) -> list[Party]:
    """Whom "During the forum, the participants spoke with officials, including A" adds to those of the one told of; []
    where it is no such sentence."""
    noun, over_it = naming.event.trigger, preposition(naming.event.trigger)
    at = over_it is not None and over_it.lower_ in ("during", "at") and naming.event.frame == "noun"
    told = [p for p in naming.parties if p.actor.name.casefold() in _THOSE_THERE]
    own = after(noun, frozenset({"with", "between", "of"})) or any(p.dep_ == "poss" for p in noun.lefts)
    if not at or not told or own or naming.in_quote or not any(t.lower_ in ("the", "this") for t in noun.lefts):
        return []
    return [p for p in naming.parties if p not in told]


_THOSE_THERE = frozenset({"participants", "the participants", "attendees", "the attendees"})


def _are_other_ministers(account: Account, naming: Naming) -> bool:
    """ "Their foreign and defence ministers had a meeting", told after talks of their presidents."""
    roles = [" ".join([p.role or "", *(role for role, _, _ in p.actor.roles)]).casefold() for p in account.named]
    if len(roles) < _TWO or not all(role.strip() for role in roles):
        return False
    heads = (head for head, _ in naming.event.slots if lemma(head) in ("minister", "secretary", "adviser", "advisor"))
    of = [t.lower_ for head in heads for t in children(head, "amod", "compound") if t.lower_ in _PORTFOLIOS]
    return bool(of) and not any(word in role for word in of for role in roles)


_PORTFOLIOS = frozenset(
    {"foreign", "defence", "defense", "finance", "trade", "interior", "energy", "security", "transport"}
)


def is_elsewhere(account: Account, naming: Naming) -> bool:
    cities = {spot.city for spot in account.spots if spot.city}
    return naming.spot is not None and bool(naming.spot.city and cities) and naming.spot.city not in cities


def _states_of(account: Account, naming: Naming) -> bool:
    """Whether one speaks of states and the other of their people: "Iran and Syria held talks"."""
    if naming.section != account.section:
        return False

    def states(parties: list[Party]) -> frozenset[str]:
        return frozenset(c for p in parties for c in p.countries)

    mine, theirs = list(naming.parties), list(account.parties.values())
    mine_states, their_states = states(mine), states(theirs)
    only_states = all(p.group or p.actor.kind == "government" for p in mine) or all(
        p.group or p.actor.kind == "government" for p in theirs
    )
    return only_states and len(mine_states) > 1 and mine_states == their_states


def last_words(parties: Iterable[Party]) -> set[str]:
    """The last words of what groups are called: "officials" of "Iranian officials"."""
    return {word for p in parties for word in p.actor.name.casefold().split()[-1:]}


def statuses_agree(account: Account, naming: Naming) -> bool:
    one, two = account.status, naming.status
    if one == two or {one, two} <= TOOK_PLACE or (two == "denied" and _says_it_was_not(naming)):
        return True
    again = (
        naming.event.frame == "meet" and two == "planned" and one in TOOK_PLACE | {"recalled"}
    )  # "where they will meet again"
    spoken_of = naming.event.definite and not naming.parties and naming.date is None
    if spoken_of and not again and two in TOOK_PLACE | {"planned"}:
        return True
    if {one, two} <= _WISHED or (one in _WISHED and two in ("refused", "cancelled", "postponed")):
        return True
    came_for = account.namings[0].event.purpose and one == "planned" and two in TOOK_PLACE
    goes_for = naming.event.purpose and two == "planned" and one in TOOK_PLACE and not _will_go(naming.event)
    if _is_its_aim(account, naming):
        return True
    over_it = preposition(naming.event.trigger)
    the = any(t.lower_ in ("the", "this") or t.dep_ == "poss" for t in naming.event.trigger.lefts)
    the = the and over_it is not None and over_it.lower_ == "before"  # "Before the meeting with Y, X laid flowers"
    before = naming.event.frame == "noun" and two == "planned" and one in TOOK_PLACE and over_it is not None
    before = before and (naming.event.definite or the) and not _is_of_another_body(account, naming)
    return came_for or goes_for or before


def _will_go(event: Event) -> bool:
    """ "will leave for Riga to chair a meeting": none that was held."""
    verb = event.verb if event.verb is not None else event.trigger
    return verb.dep_ in ("advcl", "xcomp") and any(t.lower_ in words().modal_planned for t in auxiliaries(verb.head))


def _is_its_aim(account: Account, naming: Naming) -> bool:
    """ "X and Y hosted a conversation with parents to discuss prices": that is what they did there."""
    verb = naming.event.trigger
    aim = naming.event.frame == "discuss" and verb.tag_ == "VB" and any(t.lower_ == "to" for t in verb.lefts)
    told = (n.event for n in account.namings if n.event.sentence == naming.event.sentence)
    held = account.status in TOOK_PLACE and any(event.trigger.i < verb.i for event in told)
    return aim and held and {id(p.actor) for p in naming.parties} <= account.parties.keys()


def _is_of_another_body(account: Account, naming: Naming) -> bool:
    """ "in view of the meeting of the Council to be held in May", told after a meeting of other people."""
    bodies = [p for p in naming.parties if p.actor.kind == "organisation"]
    return (
        bool(bodies) and len(bodies) == len(naming.parties) and all(id(p.actor) not in account.parties for p in bodies)
    )


def _says_it_was_not(naming: Naming) -> bool:
    """ "He denies that any such meeting took place": of the one told of before, whoever told of it."""
    noun = naming.event.trigger
    return not naming.parties and any(child.lower_ in ("such", "any", "this", "that", "no") for child in noun.children)


def is_of_before(account: Account, naming: Naming) -> bool:
    """ "We met in mid-January", "at our summit in Riga", said at the meeting that the report is of, which has no other
    day than the report or was elsewhere."""
    other = (naming.of_before and not account.dates) or (naming.in_turn and is_elsewhere(account, naming))
    return (other or _is_of_others_elsewhere(account, naming)) and not account.namings[0].in_quote


def _is_of_others_elsewhere(account: Account, naming: Naming) -> bool:
    """ "Our minister, who is taking part in the talks in Geneva, has written to me", said at a meeting of which no word
    says where it is."""
    placed = naming.spot is not None and naming.spot.city is not None and not account.spots
    there = any(id(party.actor) in account.parties for party in naming.parties)
    return naming.in_turn and not naming.of_now and placed and bool(naming.parties) and not there


def dates_agree(account: Account, naming: Naming) -> bool:
    if naming.date is None or naming.date.first is None:
        return True
    known = [d for d in account.dates if d.first is not None]
    if not known:
        return True
    first, last = naming.date.first, naming.date.last or naming.date.first
    return any(d.first <= last and first <= (d.last or d.first) for d in known if d.first is not None)


def kind_of_both(account: Account, naming: Naming) -> str:
    """The kind that says more; a visit stays a visit."""
    if account.kind == naming.kind or naming.event.frame == "join":
        return account.kind
    if naming.kind == "call" and _only_spoken(account):
        return "call"
    named = all(n.event.frame == "noun" and not n.event.held for n in account.namings)
    if naming.kind == "call" and naming.mode is not None and account.mode is None and named:
        return "call"  # "A meeting with X was moved: the two spoke by video link"
    if "call" in (account.kind, naming.kind):
        return account.kind if naming.event.frame != "call" else "call"
    for kind in ("mediation", "summit", "negotiation"):
        if account.kind == kind:
            return kind
    return account.kind


def status_of_both(one: str, two: str) -> str:
    """What the account says in the end: a visit asked for and accepted is accepted, what began and was held is held."""
    if two == "denied":
        return two
    if one in TOOK_PLACE or two in TOOK_PLACE:
        if "held" in (one, two) and one in TOOK_PLACE and two in TOOK_PLACE:
            return "held"
        return one if one in TOOK_PLACE else two
    order = ("proposed", "invited", "planned", "accepted", "postponed", "cancelled", "refused")
    if one in order and two in order:
        return max(one, two, key=order.index)
    return one


def same_visit(account: Account, naming: Naming, visitors: list[Party]) -> bool:
    if naming.event.frame == "answer" and account.status not in ("invited", "proposed"):
        return False
    if not _statuses_agree_of_visits(account, naming):
        return False
    theirs = {id(p.actor) for p in account.parties.values()}
    if visitors and not any(id(p.actor) in theirs for p in visitors) and not _are_of_those(visitors, account):
        return False
    if not visitors and not naming.event.definite:
        return False
    if naming.event.trigger.tag_ in ("VBD", "VBN") and is_with_hosts(account, visitors):
        return False
    if naming.event.frame == "depart" or naming.spot is None:
        return True
    countries = {spot.country for spot in account.spots if spot.country}
    cities = {spot.city for spot in account.spots if spot.city}
    if naming.spot.country and countries and naming.spot.country not in countries:
        return False
    other = bool(naming.spot.city and cities) and naming.spot.city not in cities
    return not (other and (naming.event.frame == "visit" or not dates_agree(account, naming)))


def is_with_hosts(account: Account, visitors: list[Party]) -> bool:
    """ "Together with the mayor of Oslo, X visited the harbour", told of X's visit to Norway: another one, of both."""
    states = {spot.country for spot in account.spots if spot.country}
    others = [p for p in visitors if id(p.actor) not in account.parties]
    return len(others) < len(visitors) and any(p.countries and p.countries <= states for p in others)


def _are_of_those(visitors: list[Party], account: Account) -> bool:
    """ "thanked the heads of government of A and B for their visit": those who are known to have made it."""
    states = {c for p in account.named for c in p.countries}
    return all(p.group and p.countries and p.countries <= states for p in visitors)


def _statuses_agree_of_visits(account: Account, naming: Naming) -> bool:
    one, two = account.status, naming.status
    if one == two or {one, two} <= TOOK_PLACE or {one, two} <= _WISHED:
        return (
            dates_agree(account, naming)
            or naming.event.frame == "depart"
            or naming.event.trigger.lemma_.lower() == "departure"
        )
    later = one == "postponed" and two == "planned" and naming.date is None  # "will go when the weather is better"
    return later or (one in _WISHED and two in ("refused", "cancelled", "postponed"))


_NEXT = 200
"""Characters from what is told of a meeting to "our talks with them"."""


def is_own_talk(account: Account, naming: Naming) -> bool:
    """ "Aid was the issue in talks with A and B. Our talks with them were long": whoever tells it was there."""
    event, last = naming.event, account.namings[-1]
    them = any(head.lower_ in ("them", "him", "her") for head, _ in event.slots)
    if not them or not naming.narrated or event.frame != "noun" or len(naming.parties) != 1 or naming.in_quote:
        return False
    with_them = last.event.frame == "noun" and bool(after(last.event.trigger, frozenset({"with"})))
    near = event.trigger.idx - last.event.trigger.idx > 0 and event.sentence.start_char - last.stretch[1] < _NEXT
    same = lemma(event.trigger) == lemma(last.event.trigger) and id(naming.parties[0].actor) not in account.parties
    return with_them and near and same


def is_earlier_one(naming: Naming) -> bool:
    """ "In February, at our meeting in Lima, we signed it," said by one of two who have met: theirs too."""
    noun = naming.event.trigger
    our = any(t.lower_ == "our" for t in children(noun, "poss")) and noun.tag_ == "NN"
    told = naming.in_quote and naming.event.frame == "noun" and naming.status == "recalled" and our
    placed = naming.date is not None or (naming.spot is not None and naming.spot.city is not None)
    return told and placed and len(naming.parties) == 1 and naming.parties[0].actor.kind == "person"
