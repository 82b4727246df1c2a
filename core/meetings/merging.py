"""All namings of one meeting as one: by who took part, when, and words that refer back ("the talks").

Each event joins an account told before it or opens a new one. Only the last accounts are looked at, so that the cost
grows with the text and no faster.
"""

from __future__ import annotations

from dataclasses import replace

from core.gazetteer import is_state
from core.meetings import apart, attendance, outcomes, rounds, sittings, transcripts, travellers
from core.meetings.account import Account, Naming
from core.meetings.afterwards import is_another
from core.meetings.agreement import (
    NOT_TO_BE,
    TOOK_PLACE,
    are_the_same_leaders,
    dates_agree,
    is_earlier_one,
    is_elsewhere,
    is_gone_on_with,
    is_of_before,
    is_of_the_same_body,
    is_of_the_same_group,
    is_own_talk,
    kind_of_both,
    kinds_agree,
    known_in,
    names_the_unnamed,
    same_people,
    same_visit,
    status_of_both,
    statuses_agree,
    tells_it_was,
    told_of_those_there,
)
from core.meetings.bodies import is_convened_anew
from core.meetings.claims import of_the_denied
from core.meetings.grammar import after, lemma, passive, preposition, subjects
from core.meetings.party import Party, called_by_office, is_at_own_seat
from core.meetings.sufficiency import says_enough
from core.meetings.visits import guest_meant, is_exchange, is_of_a_site, is_of_officials, is_stop_on, spot_of_guest

_LOOK_BACK = 40
"""Accounts that a naming can join; no report tells of more meetings side by side."""
_CALL = 2
"""Those who are on a call; more of them hold a meeting."""
_SENT = 4
"""Accounts in which a delegation is looked for whose head is named."""


class Accounts:
    """The accounts of an article in the order in which they were opened."""

    def __init__(self) -> None:
        self.all: list[Account] = []
        self._convened: Naming | None = None
        """A meeting that somebody held, not said with whom."""
        self._denied: Naming | None = None
        """The meeting that was denied last."""

    def take(self, naming: Naming) -> Account | None:
        """The account that the naming belongs to; None where it says too little to open one."""
        if naming.in_table:
            return self._open(naming)
        if of_the_denied(naming, self._denied) and self._denied is not None:
            naming.status, naming.date = "denied", self._denied.date
            naming.spot = naming.spot or self._denied.spot
            self.all = [
                a for a in self.all if a.namings != [self._denied] or not any(p.group for p in a.parties.values())
            ]
        elif naming.status == "denied":
            self._denied = naming
        if naming.kind == "visit":
            return self._take_visit(naming)
        if naming.event.frame == "join":
            return self._take_joining(naming)
        if naming.of_now and (spoken_at := transcripts.spoken_at(self.all, naming)) is not None:
            naming.parties = []
            self._join(spoken_at, naming)
            return spoken_at
        if (
            naming.status == "invited"
            and naming.event.definite
            and (at := attendance.invited_to(self.all, naming)) is not None
        ):
            naming.status = at.status
            self._join(at, naming)
            return at
        addressed = naming.in_quote and any(head.lower_ == "you" for head, _ in naming.event.slots)
        if addressed and naming.status in ("planned", "proposed") and naming.date is None:
            return None  # "I am glad to have the opportunity to meet you"
        if not naming.parties and rounds.tells_of_another(naming.event):
            return self._take_another(naming)
        of_journey = travellers.stand_for(naming, self.all)
        anew = not of_journey and is_convened_anew(naming)
        account = travellers.same(naming, self.all) if of_journey else None if anew else self._same(naming)
        there = told_of_those_there(naming) if account is None else []
        if there and (last := self._last_held(naming)) is not None:
            account, naming.parties = last, there
        elif account is None and _is_of_groups_at_it(naming) and (last := self._last_held(naming)) is not None:
            account, naming.parties = last, []  # "During the meeting, the ministries agreed to lead the process"
        if account is None and (last := self._last_held(naming)) is not None:
            account = last if is_own_talk(last, naming) or sittings.goes_on(last, naming) else None
        if account is None and is_earlier_one(naming):
            naming.parties = self._both(naming) or naming.parties
        if account is not None:
            if not there and names_the_unnamed(account, naming):
                account.parties = {}
            self._join(account, naming)
            return account
        if naming.running and len(naming.parties) < 2:
            last = self._latest(naming)
            another = naming.date is not None and last is not None and not dates_agree(last, naming)
            remembered = naming.status == "recalled" and naming.event.frame == "noun" and naming.date is not None
            theirs = naming.event.frame == "noun" and any(t.dep_ == "poss" for t in naming.event.trigger.lefts)
            elsewhere = theirs and last is not None and is_elsewhere(last, naming)
            others = last is not None and is_another(last, naming)
            another = another or remembered or elsewhere or others or _is_of_another_day(last, naming)
            naming.incomplete = naming.incomplete and not others
            if last is not None and (another or naming.status not in TOOK_PLACE | {"recalled"}):
                # "The two leaders agreed to meet again": another meeting of the same people.
                known = {id(p.actor) for p in naming.parties}
                if not known or naming.status != "refused":
                    naming.parties += [p for p in last.named if id(p.actor) not in known]
            if another and naming.pair:
                naming.parties = naming.pair
        if not naming.parties and naming.pair and self._latest(naming) is None:
            naming.parties = naming.pair
        if not says_enough(naming, first=not self.all):
            met = naming.event.frame == "meet" and bool(naming.event.slots)
            placed = naming.date is not None or naming.spot is not None
            told = naming.status not in ("invited", "accepted", *NOT_TO_BE) and not naming.in_quote
            if (met or (naming.event.held and (placed or not naming.event.definite))) and told:
                self._convened = naming
            return None
        convened = self._convened
        led = naming.event.attended or any(p.part == "host" for p in naming.parties)
        if led and naming.event.definite and convened is not None and convened.section == naming.section:
            # "X held a meeting on prices. The meeting was attended by Y and Z."
            self._convened = None
            account = self._open(convened)
            self._join(account, naming)
            return _of_several(account)
        return self._open(naming)

    def drop_if_told_again(self, headed: Naming) -> None:
        """Leaves out the headline's meeting where the body tells of it in words that did not seem to be the same."""
        account = next((a for a in self.all if headed in a.namings), None)
        people = {id(p.actor) for p in headed.named}
        told = [a for a in self.all if a is not account and a.kind != "visit"]
        if headed.kind in ("call", "ceremony"):  # a speech at a dinner is not the talks before it
            told = [a for a in told if a.kind == headed.kind]
        end = headed.event.sentence.end_char
        if (
            account is not None
            and len(account.namings) == 1
            and (
                any(people <= known_in(a, headed) or _opens(a, headed, people, end) for a in told)
                or all(any(_opens(a, headed, {one}, end) for a in told) for one in people)  # "Calls with A and B"
            )
        ):
            self.all.remove(account)

    def drop_of_record(self, recorded: Naming) -> None:
        """Leaves out what the text of minutes says of their own meeting, where that did not seem to be the same."""
        own = next((a for a in self.all if recorded in a.namings), None)
        if own is None:
            return
        sides = {country for party in recorded.parties for country in party.countries}
        listed = {id(party) for party in recorded.parties}
        own.parties = {
            key: p for key, p in own.parties.items()
            if id(p) in listed or p.actor.kind == "person" or not p.countries or not p.countries <= sides
        }  # fmt: skip
        for account in [a for a in self.all if a is not own and a.kind != "visit" and not a.namings[0].in_quote]:
            same = account.status in (own.status, "ongoing") and account.parties.keys() <= own.parties.keys()
            if same and not account.dates and not account.spots:
                self.all.remove(account)

    def add_if_new(self, headed: Naming) -> None:
        """Opens an account for what the headline names, where the body does not tell of the same."""
        people = {id(p.actor) for p in headed.named}
        # "Thank you for the opportunity to address the Parliament of Peru" is this very speech.
        self.all = [a for a in self.all if any(n.event.frame != "address" for n in a.namings)]
        for account in [a for a in self.all if all(map(_is_of_this_meeting, a.namings))]:
            self.all.remove(account)
            headed.parties += [p for key, p in account.parties.items() if key not in people]
        told = (a for a in self.all if a.kind not in ("visit", "call") and a.status in TOOK_PLACE)
        same = (len(people) > 1 and people <= a.parties.keys() for a in told)
        if not any(same) and not any(_is_at_a_summit_too(a, headed) for a in self.all):
            self._open(headed)

    def drop_of_states(self) -> None:
        """Leaves out what only states are said to have met for, in a report of sport: "Nigeria meet Tunisia"."""
        states = ("government", "organisation")
        self.all = [a for a in self.all if any(p.actor.kind not in states for p in a.parties.values())]

    def drop_summaries(self) -> None:
        """Leaves out "held short meetings with leaders of a number of countries" where two are told of by name."""
        for n, account in reversed(list(enumerate(self.all))):
            groups = [p for p in account.parties.values() if p.group]
            if len(account.named) != 1 or not groups or any(p.countries for p in groups):
                continue
            (first,) = account.named
            beside = (a for a in self.all if a.section == account.section or a.namings[0].listed)
            same = [a for a in beside if id(first.actor) in a.parties]
            told = [a for a in same if len(a.named) > 1 and a.kind == account.kind]
            in_plural = apart.are_several(account.namings[0].event.trigger)
            several = in_plural and sum(a in self.all[n + 1 :] for a in told) > 1
            if several or all(called_by_office(p, [one for a in told for one in a.named]) for p in groups):
                del self.all[n]

    def drop_told_apart(self) -> None:
        """Leaves out "separate talks with his counterparts from A, B and C" where each is told of by name."""
        for n, account in reversed(list(enumerate(self.all))):
            groups = {c for p in account.parties.values() if p.group for c in p.countries}
            if len(account.named) != 1 or len(groups) < 2 or not any(t.event.apart for t in account.namings):
                continue
            (first,) = account.named
            told = (a for a in self.all[n + 1 :] if a.section == account.section and id(first.actor) in a.parties)
            if any(p.actor.country in groups for a in told for p in a.named):
                del self.all[n]

    def fall_with_visits(self) -> None:
        """What had been planned for a visit that is off is off with it: "A meeting with X had been planned"."""
        for account in self.all:
            if account.status != "planned" or not all(outcomes.had_been_planned(n.event.verb) for n in account.namings):
                continue
            off = (a for a in self.all if a.kind == "visit" and a.status in ("cancelled", "postponed"))
            visit = next((a for a in off if a.parties.keys() & account.parties.keys()), None)
            account.status = visit.status if visit is not None else account.status

    # Talks

    def _take_another(self, naming: Naming) -> Account | None:
        """ "The next round will be held in Rome on Monday": of those who met before.

        Only with a day or a place, or where it came to nothing.
        """
        placed = naming.date is not None or naming.spot is not None
        if naming.in_quote or not (placed or naming.status in NOT_TO_BE):
            return None
        talks = [a for a in self.all[-_LOOK_BACK:] if a.kind != "visit"]
        for account in reversed(talks):
            if account.namings[0].carried and statuses_agree(account, naming) and dates_agree(account, naming):
                self._join(account, naming)
                return account
        known = [a for a in talks if a.status not in NOT_TO_BE]
        known = [a for a in known if len(a.parties) > 1 or len(a.sides) > 1 or _is_of_a_body(a)]
        alike = [a for a in known if a.kind == naming.kind] if naming.kind == "summit" else known
        last = next(reversed(alike), None)
        if last is None:
            self._convened = naming
            return None
        naming.parties = [replace(p, mention=None) for p in last.parties.values() if p.part != "attendee"]
        naming.carried = True
        return self._open(naming)

    def _same(self, naming: Naming) -> Account | None:
        found = [
            account
            for account in reversed(self.all[-_LOOK_BACK:])
            if account.kind != "visit"
            and (naming.kind == "negotiation" or not account.spoken_of)
            and not _are_one_by_one(account, naming)
            and kinds_agree(account, naming)
            and same_people(account, naming)
            and statuses_agree(account, naming)
            and dates_agree(account, naming)
            and not is_of_before(account, naming)
        ]
        # "During the talks they noted": those that were held, and not those only proposed in between.
        likely = [a for a in found if naming.parties or naming.status not in TOOK_PLACE or a.status in TOOK_PLACE]
        return next(iter(likely or found), None)

    def _last_held(self, naming: Naming) -> Account | None:
        """The meeting told last in the same section, where it took place."""
        told = [a for a in self.all[-_LOOK_BACK:] if a.kind != "visit" and a.section == naming.section]
        told = [a for a in told if not a.spoken_of]
        last = told[-1] if told else None
        return last if last is not None and last.status in TOOK_PLACE and dates_agree(last, naming) else None

    def _both(self, naming: Naming) -> list[Party]:
        """The two of the meeting told last in the section, where the one whom a naming names is one of them."""
        told = [a for a in self.all if a.kind != "visit" and a.section == naming.section and a.status in TOOK_PLACE]
        two = told[-1].named if told and len(told[-1].named) == 2 else []
        there = id(naming.parties[0].actor) in {id(p.actor) for p in two}
        return [replace(p, mention=None) for p in two] if there else []

    def _latest(self, naming: Naming) -> Account | None:
        """The meeting told last of two or more: for what "they" did, of those who are named."""
        told = [a for a in reversed(self.all[-_LOOK_BACK:]) if a.kind != "visit" and len(a.parties) >= 2]
        known = [a for a in told if len(a.named) >= 2] if naming.running else []
        return next(iter(known or told), None)

    def _take_joining(self, naming: Naming) -> Account | None:
        """ "X was joined by Y": Y was there too, where X was at a meeting told of last."""
        convened = self._convened
        heads = any(p.part == "delegation head" for p in naming.parties)
        if heads and (sent := [a for a in self.all[-_SENT:] if _has_side(a, naming)]):
            for account in sent:
                self._join(account, naming)
            return sent[-1]
        if naming.event.presence and convened is not None and convened.section == naming.section:
            self._convened = None
            account = self._open(convened)
            self._join(account, naming)
            return _of_several(account)
        for account in sorted(self.all[:-4:-1], key=lambda account: not account.is_told_in(naming.event.sentence)):
            if account.status in NOT_TO_BE or account.spoken_of:
                continue
            to_come = naming.status in ("planned", "proposed") and account.status in TOOK_PLACE
            if to_come and naming.in_quote and account.namings[0].event.sentence != naming.event.sentence:
                continue  # "We plan to hold a meeting chaired by X", said at another
            known = [p for p in naming.parties if id(p.actor) in account.parties and p.part != "attendee"]
            nearest = naming.event.presence and account is self.all[-1] and account.section == naming.section
            nearest = nearest and account.kind != "visit"
            if known or naming.running or nearest:
                told = account.namings[0].event
                for other in self.all:  # "travelled to A, B and C. He was joined by Y": to each of them
                    further = other.kind == "visit" and other.namings[0].event is told
                    if other is account or further or _is_told_of_both(naming, other):
                        self._join(other, naming)
                return account
        if convened is not None and {id(p.actor) for p in convened.parties} & {id(p.actor) for p in naming.parties}:
            # "X convened the task force's first meeting, where she was joined by Y"
            self._convened = None
            account = self._open(convened)
            self._join(account, naming)
            return account
        bodies = [p for p in naming.parties if p.actor.kind == "organisation" and p.part != "attendee"]
        joined = lemma(naming.event.trigger) == "join" and naming.status in TOOK_PLACE and not naming.in_quote
        if bodies and len(naming.named) > 1 and joined:
            return self._open(naming)  # "Today the Council was joined by President X"
        return None

    def _join(self, account: Account, naming: Naming) -> None:
        account.kind = kind_of_both(account, naming)
        spoken_of = account.status in NOT_TO_BE and naming.event.definite and naming.status in TOOK_PLACE
        if spoken_of and not naming.parties:
            account.add(naming)  # "will not attend the conference. The conference is to raise money": told of, not held
            return
        told = naming.parties or naming.date is not None or tells_it_was(naming)
        if told and naming.event.frame != "join":
            account.status = status_of_both(account.status, naming.status)
        if is_of_the_same_group(account, naming):
            naming.parties = naming.named  # called by other words
        again = is_of_the_same_body(account, naming) or are_the_same_leaders(account, naming)
        if again or is_gone_on_with(account, naming):
            naming.parties = []
        if naming.event.frame == "lay":  # "X and his wife Anna. X and Anna Holm laid flowers"
            known = tuple(p.actor.name + " " for p in account.parties.values())
            naming.parties = [p for p in naming.parties if not p.actor.name.startswith(known)]
        account.add(naming)

    def _open(self, naming: Naming) -> Account:
        account = Account(naming.kind, naming.status, [], section=naming.section)
        account.add(naming)
        self.all.append(account)
        return account

    # Visits

    def _take_visit(self, naming: Naming) -> Account | None:
        visitors = [p for p in naming.parties if p.part in ("visitor", "delegation head")]
        if (meant := guest_meant(naming, visitors, self.all)) != visitors:
            naming.parties = visitors = meant
        for account in reversed(self.all[-_LOOK_BACK:]):
            if account.kind == "visit" and same_visit(account, naming, visitors):
                if is_stop_on(account, naming):
                    naming.parties = [p for p in naming.parties if id(p.actor) in account.parties]
                self._join(account, naming)
                return account
        if not visitors and (guests := self._guests_of_last(naming)) is not None:
            return guests
        declined = naming.event.frame == "answer" and bool(visitors) and naming.status == "refused"
        if declined and naming.event.verb is not None and passive(naming.event.verb):
            return self._open(naming)  # "An invitation to the vice president was declined"
        answered = naming.event.frame == "answer" and not naming.event.places
        if naming.event.frame == "depart" or answered or naming.event.trigger.lemma_.lower() == "departure":
            return None
        if not visitors and (exchanged := self._exchanged(naming)) is not None:
            return exchanged
        if visitors and naming.spot is None:
            naming.spot = spot_of_guest(naming, visitors, self.all)
            days = [d for a in self.all[-1:] for d in a.dates if naming.spot is not None and a.kind != "visit"]
            naming.date = naming.date or next(iter(days), None)
        if not visitors or (naming.spot is None and not naming.event.abroad and not is_of_a_site(naming, visitors)):
            return None
        homes = {p.actor.country for p in visitors if p.actor.kind == "person"}
        goes_home = naming.event.frame not in ("noun", "visit")
        if goes_home and naming.spot is not None and naming.spot.country and homes == {naming.spot.country}:
            return None  # "She leaves for home on Thursday"
        if naming.event.frame == "travel" and not is_of_officials(naming):
            if all(p.group and p.actor.kind != "delegation" for p in visitors):
                return None
            if all(p.group and not p.countries for p in visitors):
                return None  # "teams of specialists arrived in the republic"
        verb = naming.event.verb
        always = naming.event.frame == "visit" and verb is not None and verb.tag_ == "VBP" and naming.date is None
        if always and all(p.group for p in visitors):
            return None  # "medical workers visit the country": whoever, whenever
        if naming.event.frame in ("travel", "visit") and all(p.actor.kind == "government" for p in visitors):
            return None  # "Russia will go to Ukraine through Belarus"
        at_home = naming.spot is not None and naming.spot.city is None and homes == {naming.spot.country}
        seated = [p for p in visitors if naming.event.frame == "noun" and is_at_own_seat(p, naming.spot)]
        if len(seated) == len(visitors):
            return None  # "said that during his visit to Rome, the Italian prime minister agreed": somebody else's
        naming.parties = [p for p in naming.parties if p not in seated]
        if at_home and any(is_state(token.text) for token in naming.event.places):
            return None  # a president's "visit to Ukraine" is none of Ukraine's
        return self._open(naming)

    def _guests_of_last(self, naming: Naming) -> Account | None:
        """ "X met Y in Riga. During the visit, papers were signed": of whoever was not at home where they met."""
        named = naming.event.frame == "noun" and naming.event.trigger.tag_ == "NN" and naming.event.definite
        if not named or naming.parties or naming.spot is not None or naming.event.places or naming.date is not None:
            return None
        if naming.status not in TOOK_PLACE or not self.all or any(a.kind == "visit" for a in self.all):
            return None
        last = self.all[-1]
        states = {spot.country for spot in last.spots if spot.country}
        if last.kind == "call" or last.status not in TOOK_PLACE or last.mode in ("phone", "video") or len(states) != 1:
            return None
        guests = [p for p in last.parties.values() if p.countries and not p.countries & states]
        at_home = [p for p in last.parties.values() if p.countries <= states]
        known = any(p.actor.kind == "person" for p in guests)
        if not known or not at_home or len(guests) + len(at_home) < len(last.parties):
            return None
        naming.parties = [replace(p, part="visitor") for p in guests]
        naming.spot, naming.date = last.spots[0], next(iter(last.dates), None)
        return self._open(naming)

    def _exchanged(self, naming: Naming) -> Account | None:
        """ "The leaders agreed to exchange visits": of both of those who met."""
        last = self._latest(naming)
        if not is_exchange(naming) or last is None or len(last.named) != 2:
            return None
        naming.parties = [replace(p, part="visitor", mention=None) for p in last.named]
        return self._open(naming)


def _is_of_this_meeting(naming: Naming) -> bool:
    """ "our minister, who is present at this meeting", said in a speech there."""
    event = naming.event
    return event.frame == "noun" and event.attended and any(t.lower_ == "this" for t in event.trigger.lefts)


def _are_one_by_one(account: Account, naming: Naming) -> bool:
    """ "I held talks with the heads of government of A and B": the words tell of one talk with each."""
    known = {id(p.actor) for p in naming.parties}
    same = any(n.event is naming.event for n in (account.namings[0], account.namings[-1]))
    return same and not account.parties.keys() <= known


def _of_several(account: Account) -> Account:
    """ "took part in a video conference. Taking part in the event were A, B and C": no call of two."""
    if account.kind == "call" and account.mode == "video" and len(account.parties) > _CALL:
        account.kind = "meeting"
    return account


def _is_of_another_day(last: Account | None, naming: Naming) -> bool:
    """ "following their talks in Rome on May 4", told of a call: the talks were theirs too, on a day of their own."""
    own = naming.event.frame == "noun" and any(t.lower_ == "their" for t in naming.event.trigger.lefts)
    dated = naming.date is not None and naming.date.first is not None and naming.date.precision == "day"
    over_it = preposition(naming.event.trigger)
    later = over_it is not None and over_it.lower_ in ("after", "following")
    placed = later and naming.spot is not None and naming.spot.city is not None
    return last is not None and own and (dated or placed) and not kinds_agree(last, naming)


def _is_told_of_both(naming: Naming, account: Account) -> bool:
    """ "X, joined by Y, travelled to A and met Z": Y did all that the sentence goes on to tell of X."""
    verb, event = naming.event.verb, account.namings[0].event
    beside = verb is not None and verb.dep_ == "acl" and event.sentence == naming.event.sentence
    told = {id(p.actor) for p in naming.parties if p.part != "attendee"}
    return beside and naming.event.trigger.i < event.trigger.i and bool(told & account.parties.keys())


def _is_of_a_body(account: Account) -> bool:
    """ "The summit of the organisation was held": those of its next are no others."""
    return any(p.actor.kind == "organisation" for p in account.parties.values())


def _is_of_groups_at_it(naming: Naming) -> bool:
    """ "During the meeting, the ministries agreed", "Officials participated in discussions": bodies and groups without
    a name at what the sentences before told of."""
    noun, event = naming.event.trigger, naming.event
    over_it = preposition(noun)
    if event.frame != "noun" or over_it is None or naming.status not in TOOK_PLACE or naming.in_quote:
        return False
    during = over_it.lower_ in ("during", "at") and event.definite
    attended = event.attended and noun.tag_ == "NNS" and not any(t.dep_ in ("det", "poss") for t in noun.lefts)
    bodies = all(p.group or p.actor.kind not in ("person", "government") for p in naming.parties)
    own = after(noun, frozenset({"with", "between", "of"})) or any(p.dep_ == "poss" for p in noun.lefts)
    return (during or attended) and bodies and bool(naming.parties) and not own


def _has_side(account: Account, naming: Naming) -> bool:
    """Whether the delegation of which a sentence names the head is one of those said to have been there."""
    verb = naming.event.verb
    sides = {lemma(t) for t in subjects(verb)} if verb is not None else set()
    groups = (p.actor.name.casefold().split() for p in account.parties.values() if p.group)
    return any(word.removesuffix("s") in sides for name in groups for word in name)


def _is_at_a_summit_too(account: Account, headed: Naming) -> bool:
    """Whether the body tells of a summit at which somebody was who speaks at that of the headline."""
    summit = account.kind == headed.kind == "summit" and account.status in TOOK_PLACE
    return summit and any(id(p.actor) in account.parties for p in headed.named)


def _opens(account: Account, headed: Naming, people: set[int], end: int) -> bool:
    """Whether the body's first sentence tells of what the headline does, whose one side was only guessed."""
    titled = {id(party.actor) for party in headed.named[1:]} & people or people
    same = account.kind == headed.kind and bool(titled & account.parties.keys())
    return same and account.namings[0].event.trigger.idx < end
