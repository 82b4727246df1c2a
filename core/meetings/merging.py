"""All namings of one meeting as one: by who took part, when, and words that refer back ("the talks").

Each event joins an account told before it or opens a new one. Only the last accounts are looked at, so that the cost
grows with the text and no faster.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from core.article import DateMention
from core.article import Span as Stretch
from core.meetings.events import Event
from core.meetings.grammar import after, lemma, preposition
from core.meetings.participants import Party
from core.meetings.where import Spot
from core.meetings.words import words

_LOOK_BACK = 40
"""Accounts that a naming can join; no report tells of more meetings side by side."""
_TALK = frozenset({"meeting", "negotiation", "summit", "ceremony", "mediation"})
_TOOK_PLACE = frozenset({"held", "ongoing"})
_NOT_TO_BE = frozenset({"refused", "cancelled", "denied", "postponed"})
_WISHED = frozenset({"invited", "accepted", "proposed", "planned"})


@dataclass(slots=True, eq=False)
class Naming:
    """An event with all that its sentence says of it."""

    event: Event
    kind: str
    status: str
    mode: str | None
    parties: list[Party]
    running: bool
    """The words stand for those of a meeting told of before: "they", "the two leaders"."""
    section: int
    stretch: Stretch
    date: DateMention | None = None
    spot: Spot | None = None
    days: int | None = None
    in_quote: bool = False
    incomplete: bool = False
    """Somebody took part of whom the text does not say who it is: a row without him would be a false one."""
    narrated: bool = False
    """Somebody who tells the report was there, "I" or "we"."""
    pair: list[Party] = field(default_factory=list)
    """Who "the two presidents" are where no meeting of theirs was told of before."""

    @property
    def named(self) -> list[Party]:
        return [party for party in self.parties if not party.group]


@dataclass(slots=True, eq=False)
class Account:
    """One meeting as the text has told of it so far."""

    kind: str
    status: str
    namings: list[Naming]
    parties: dict[int, Party] = field(default_factory=dict)
    section: int = 0
    mode: str | None = None

    @property
    def named(self) -> list[Party]:
        return [party for party in self.parties.values() if not party.group]

    @property
    def dates(self) -> list[DateMention]:
        return [n.date for n in self.namings if n.date is not None]

    @property
    def spots(self) -> list[Spot]:
        return [n.spot for n in self.namings if n.spot is not None]

    @property
    def sides(self) -> frozenset[str]:
        return frozenset(country for party in self.parties.values() for country in party.countries)

    def add(self, naming: Naming) -> None:
        self.namings.append(naming)
        for party in naming.parties:
            before = self.parties.get(id(party.actor))
            if before is None:
                self.parties[id(party.actor)] = party
            elif before.part in (None, "principal") and party.part:
                before.part = party.part
        self.mode = self.mode or naming.mode


class Accounts:
    """The accounts of an article in the order in which they were opened."""

    def __init__(self) -> None:
        self.all: list[Account] = []
        self._convened: Naming | None = None
        """A meeting that somebody held, not said with whom."""

    def take(self, naming: Naming) -> Account | None:
        """The account that the naming belongs to; None where it says too little to open one."""
        if naming.kind == "visit":
            return self._take_visit(naming)
        if naming.event.frame == "join":
            return self._take_joining(naming)
        account = self._same(naming)
        if account is not None:
            if _names_the_unnamed(account, naming):
                account.parties = {}
            self._join(account, naming)
            return account
        if naming.running and len(naming.parties) < 2:
            last = self._latest(naming)
            another = naming.date is not None and last is not None and not _dates_agree(last, naming)
            if last is not None and (another or naming.status not in _TOOK_PLACE | {"recalled"}):
                # "The two leaders agreed to meet again": another meeting of the same people.
                known = {id(p.actor) for p in naming.parties}
                naming.parties += [p for p in last.named if id(p.actor) not in known]
        if not naming.parties and naming.pair and self._latest(naming) is None:
            naming.parties = naming.pair
        if not self._enough(naming):
            met = naming.event.frame == "meet" and bool(naming.event.slots)
            placed = naming.date is not None or naming.spot is not None
            if (met or (naming.event.held and (placed or not naming.event.definite))) and not naming.in_quote:
                self._convened = naming
            return None
        convened = self._convened
        if (
            naming.event.attended
            and naming.event.definite
            and convened is not None
            and convened.section == naming.section
        ):
            # "X held a meeting on prices. The meeting was attended by Y and Z."
            self._convened = None
            account = self._open(convened)
            self._join(account, naming)
            return account
        return self._open(naming)

    def drop_if_told_again(self, headed: Naming) -> None:
        """Leaves out the headline's meeting where the body tells of it in words that did not seem to be the same."""
        account = next((a for a in self.all if headed in a.namings), None)
        people = {id(p.actor) for p in headed.named}
        told = (a for a in self.all if a is not account and a.kind != "visit")
        if account is not None and len(account.namings) == 1 and any(people <= a.parties.keys() for a in told):
            self.all.remove(account)

    # Talks

    def _same(self, naming: Naming) -> Account | None:
        for account in reversed(self.all[-_LOOK_BACK:]):
            if account.kind == "visit" or not _kinds_agree(account, naming):
                continue
            if _same_people(account, naming) and _statuses_agree(account, naming) and _dates_agree(account, naming):
                return account
        return None

    def _latest(self, naming: Naming) -> Account | None:
        for account in reversed(self.all[-_LOOK_BACK:]):
            if account.kind != "visit" and len(account.parties) >= 2:
                return account
        return None

    def _take_joining(self, naming: Naming) -> Account | None:
        """ "X was joined by Y": Y was there too, where X was at a meeting told of last."""
        convened = self._convened
        if naming.event.presence and convened is not None and convened.section == naming.section:
            self._convened = None
            account = self._open(convened)
            self._join(account, naming)
            return account
        for account in reversed(self.all[-3:]):
            known = [p for p in naming.parties if id(p.actor) in account.parties and p.part != "attendee"]
            nearest = naming.event.presence and account is self.all[-1] and account.section == naming.section
            nearest = nearest and account.kind != "visit"
            if known or naming.running or nearest:
                self._join(account, naming)
                return account
        return None

    def _join(self, account: Account, naming: Naming) -> None:
        account.kind = _kind_of_both(account, naming)
        spoken_of = account.status in _NOT_TO_BE and naming.event.definite and naming.status in _TOOK_PLACE
        if spoken_of and not naming.parties:
            account.add(naming)  # "will not attend the conference. The conference is to raise money": told of, not held
            return
        if naming.parties or naming.date is not None or _tells_it_was(naming):
            account.status = _status_of_both(account.status, naming.status)
        account.add(naming)

    def _open(self, naming: Naming) -> Account:
        account = Account(naming.kind, naming.status, [], section=naming.section)
        account.add(naming)
        self.all.append(account)
        return account

    def _enough(self, naming: Naming) -> bool:
        """Two sides, one of them known by name or state; one is enough for who convenes or attends something."""
        if naming.in_quote and (len(naming.named) < 2 or not any(p.actor.kind == "person" for p in naming.named)):
            return False
        if naming.narrated and naming.incomplete and not naming.in_quote:
            # "I met the minister": who tells it was there, whoever that is.
            return any(p.actor.kind == "person" for p in naming.named)
        if _is_vague(naming) or naming.incomplete:
            return False
        if naming.kind in ("summit", "ceremony") and naming.parties and naming.event.held and not naming.event.definite:
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
        return naming.named[0].part == "host" and naming.event.held and not naming.event.definite

    # Visits

    def _take_visit(self, naming: Naming) -> Account | None:
        visitors = [p for p in naming.parties if p.part in ("visitor", "delegation head")]
        for account in reversed(self.all[-_LOOK_BACK:]):
            if account.kind == "visit" and _same_visit(account, naming, visitors):
                self._join(account, naming)
                return account
        answered = naming.event.frame == "answer" and not naming.event.places
        if naming.event.frame == "depart" or answered or naming.event.trigger.lemma_.lower() == "departure":
            return None
        if not visitors or (naming.spot is None and not naming.event.abroad):
            return None
        homes = {p.actor.country for p in visitors if p.actor.kind == "person"}
        if naming.spot is not None and naming.spot.country is not None and homes == {naming.spot.country}:
            return None  # "She leaves for home on Thursday"
        if naming.event.frame == "travel" and all(p.group and p.actor.kind != "delegation" for p in visitors):
            return None
        return self._open(naming)


def _is_vague(naming: Naming) -> bool:
    """ "in negotiations with Russia", said of a state with no word of when, where or by whom they are held."""
    event = naming.event
    states = all(p.actor.kind in ("government", "organisation") for p in naming.parties)
    return (
        states
        and event.frame == "noun"
        and not event.held
        and naming.date is None
        and naming.spot is None
        and naming.status in _TOOK_PLACE
    )


def _are_ministers(naming: Naming) -> bool:
    """ "EU foreign ministers met in Brussels on Monday": of several states, though the words do not name them."""
    heads = [head for head, part in naming.event.slots if head.tag_ in ("NNS", "NNPS")]
    placed = naming.date is not None or naming.spot is not None
    who = any(lemma(head) in words().negotiating | {"leader", "head", "president", "envoy"} for head in heads)
    of = [t for head in heads for t in after(head, frozenset({"of", "from"}))]
    said = any(child.pos_ in ("ADJ", "PROPN") for head in heads for child in head.lefts) or any(
        t.pos_ == "PROPN" for t in of
    )
    owned = any(child.dep_ == "poss" for head in heads for child in head.children)
    said = said and not owned and naming.status in _TOOK_PLACE | {"planned"}
    return (
        who and said and placed and naming.event.frame == "meet" and not naming.running and naming.status != "recalled"
    )


def _tells_it_was(naming: Naming) -> bool:
    """Whether "the talks" are said to have been held, and not only spoken of: "expects nothing of the talks"."""
    event = naming.event
    over_it = preposition(event.trigger)
    at = over_it is not None and over_it.lower_ in ("during", "in", "at", "after", "following")
    return event.frame != "noun" or event.held or at or naming.status not in _TOOK_PLACE


def _kinds_agree(account: Account, naming: Naming) -> bool:
    if account.kind == naming.kind or (account.kind in _TALK and naming.kind in _TALK):
        return True
    # "The conversation" may be the call told of before; "the call" is no meeting in person.
    vague = naming.event.frame in ("noun", "discuss", "consult", "speak") and naming.mode != "in person"
    if account.kind == "call":
        # "the 23 November meeting in Sochi" is none of the call at which it was spoken of.
        return (
            naming.spot is None
            and vague
            and naming.kind in _TALK
            and naming.event.trigger.lemma_.lower() not in ("summit", "lunch", "dinner")
        )
    # "spoke with X", and then "the telephone conversation".
    return naming.kind == "call" and (naming.event.frame == "speak" or _only_spoken(account))


def _only_spoken(account: Account) -> bool:
    return all(n.event.frame == "speak" and n.mode is None for n in account.namings)


def _same_people(account: Account, naming: Naming) -> bool:
    mine = {id(p.actor) for p in naming.named if p.part != "attendee" or not naming.event.definite}
    theirs = {id(p.actor) for p in account.named}
    shared = mine & theirs
    if naming.event.definite or naming.running:
        return _refers_to(account, naming, mine, theirs)
    if len(shared) >= 2:
        return True
    if shared and (mine <= theirs or theirs <= mine):
        groups = [p for p in naming.parties if p.group]
        told = [p for p in account.parties.values() if p.group]
        if not groups or not told:
            return (
                naming.section == account.section and not (groups and len(theirs) > 1) and len(mine) + len(groups) <= 1
            )
        return naming.section == account.section and bool(_words(groups) & _words(told))
    if not mine and not theirs and naming.section == account.section:
        sides = {p.actor.name for p in naming.parties}
        if len(sides) > 1 and sides == {p.actor.name for p in account.parties.values()}:
            return True
    return _states_of(account, naming) or _names_the_unnamed(account, naming)


def _names_the_unnamed(account: Account, naming: Naming) -> bool:
    """ "An envoy will meet his counterparts", and then: "X arrives for the meeting with Y and Z"."""
    noun = naming.event.trigger
    if naming.event.frame != "noun" or not any(child.lower_ == "the" for child in noun.children):
        return False
    if account.named or not account.parties or len(naming.named) < 2 or naming.section != account.section:
        return False
    cities = {spot.city for spot in [*account.spots, naming.spot] if spot is not None and spot.city}
    return len(cities) < 2


def _refers_to(account: Account, naming: Naming, mine: set[int], theirs: set[int]) -> bool:
    if naming.event.attended and naming.event.definite:
        return naming.section == account.section  # "The meeting was attended by Y and Z"
    if len(mine & theirs) >= min(2, len(mine)) and mine & theirs:
        return len(mine) <= 1 or len(mine & theirs) >= 2
    if not mine:
        groups = [p for p in naming.parties if p.group]
        return not groups or bool(_words(groups) & _words(account.parties.values())) or len(groups) < 2
    # "During the talks, President X said": X is one of the officials who held them.
    countries = {c for p in naming.named for c in p.countries}
    return naming.section == account.section and bool(countries & account.sides) and len(mine) == 1


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


def _words(parties: Iterable[Party]) -> set[str]:
    """The last words of what groups are called: "officials" of "Iranian officials"."""
    return {word for p in parties for word in p.actor.name.casefold().split()[-1:]}


def _statuses_agree(account: Account, naming: Naming) -> bool:
    one, two = account.status, naming.status
    if one == two or {one, two} <= _TOOK_PLACE or (two == "denied" and _says_it_was_not(naming)):
        return True
    if naming.event.definite and not naming.parties and naming.date is None and two in _TOOK_PLACE | {"planned"}:
        return True
    if {one, two} <= _WISHED or (one in _WISHED and two in ("refused", "cancelled", "postponed")):
        return True
    came_for = account.namings[0].event.purpose and one == "planned" and two in _TOOK_PLACE
    goes_for = naming.event.purpose and two == "planned" and one in _TOOK_PLACE
    before = naming.event.frame == "noun" and two == "planned" and one in _TOOK_PLACE and naming.event.definite
    return came_for or goes_for or before


def _says_it_was_not(naming: Naming) -> bool:
    """ "He denies that any such meeting took place": of the one told of before, whoever told of it."""
    noun = naming.event.trigger
    return not naming.parties and any(child.lower_ in ("such", "any", "this", "that") for child in noun.children)


def _dates_agree(account: Account, naming: Naming) -> bool:
    if naming.date is None or naming.date.first is None:
        return True
    known = [d for d in account.dates if d.first is not None]
    if not known:
        return True
    first, last = naming.date.first, naming.date.last or naming.date.first
    return any(d.first <= last and first <= (d.last or d.first) for d in known if d.first is not None)


def _kind_of_both(account: Account, naming: Naming) -> str:
    """The kind that says more; a visit stays a visit."""
    if account.kind == naming.kind or naming.event.frame == "join":
        return account.kind
    if naming.kind == "call" and _only_spoken(account):
        return "call"
    if "call" in (account.kind, naming.kind):
        return account.kind if naming.event.frame != "call" else "call"
    for kind in ("mediation", "summit", "negotiation"):
        if account.kind == kind:
            return kind
    return account.kind


def _status_of_both(one: str, two: str) -> str:
    """What the account says in the end: a visit asked for and accepted is accepted, what began and was held is held."""
    if two == "denied":
        return two
    if one in _TOOK_PLACE or two in _TOOK_PLACE:
        if "held" in (one, two) and one in _TOOK_PLACE and two in _TOOK_PLACE:
            return "held"
        return one if one in _TOOK_PLACE else two
    order = ("proposed", "invited", "planned", "accepted", "postponed", "cancelled", "refused")
    if one in order and two in order:
        return max(one, two, key=order.index)
    return one


def _same_visit(account: Account, naming: Naming, visitors: list[Party]) -> bool:
    if naming.event.frame == "answer" and account.status not in ("invited", "proposed"):
        return False
    if not _statuses_agree_of_visits(account, naming):
        return False
    theirs = {id(p.actor) for p in account.parties.values()}
    if visitors and not any(id(p.actor) in theirs for p in visitors):
        return False
    if not visitors and not naming.event.definite:
        return False
    if naming.event.frame == "depart" or naming.spot is None:
        return True
    countries = {spot.country for spot in account.spots if spot.country}
    cities = {spot.city for spot in account.spots if spot.city}
    if naming.spot.country and countries and naming.spot.country not in countries:
        return False
    return not (naming.spot.city and cities and naming.spot.city not in cities and not _dates_agree(account, naming))


def _statuses_agree_of_visits(account: Account, naming: Naming) -> bool:
    one, two = account.status, naming.status
    if one == two or {one, two} <= _TOOK_PLACE or {one, two} <= _WISHED:
        return (
            _dates_agree(account, naming)
            or naming.event.frame == "depart"
            or naming.event.trigger.lemma_.lower() == "departure"
        )
    return one in _WISHED and two in ("refused", "cancelled", "postponed")
