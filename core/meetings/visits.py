"""Visits and summits, and the meetings they hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from core import gazetteer
from core.article import Meeting
from core.meetings.agreement import is_with_hosts
from core.meetings.clauses import is_before
from core.meetings.grammar import after, children, lemma, over, preposition
from core.meetings.where import Spot
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from core.meetings.account import Account, Naming
    from core.meetings.events import Event
    from core.meetings.party import Party

_ONE_BREATH, _NEAR = 200, 1_500
"""Characters between the words of a visit and those of a meeting of which no word says where it was."""
_OPEN = timedelta(days=7)
"""A visit of which only the first day is told goes on for so long at most."""
_HOLDS = frozenset({"held", "ongoing"})
_TO_COME = frozenset({"planned", "proposed"})
_GROUPS = frozenset({"group", "delegation", "unnamed", "organisation"})
_SUMMIT = 3
"""States whose people meet at what may hold other meetings."""


def put_into_visits(meetings: list[Meeting], made: list[Meeting], to_follow: Collection[int] = frozenset()) -> None:
    """Sets the parent of each meeting that took place on a visit told of in the same text, and its place from there.
    `made`: the visits of which more than an arrival is told; `to_follow`: ids of those that what is told before them
    comes before.

    A visit holds a meeting where the visitor took part, both took place (or the meeting is planned on a visit that is
    planned or goes on), their places do not speak against it and the meeting's day is one of the visit's. Of several
    that one goes first which agrees in city, then in day, then the one told nearest.
    """
    visits = [m for m in meetings if m.kind == "visit"]
    for meeting in meetings:
        if meeting.kind in ("visit", "call") or meeting.mode in ("phone", "video"):
            continue
        fitting = [v for v in visits if _holds(v, meeting) and not (id(v) in to_follow and meeting.start <= v.start)]
        if not fitting:
            continue
        visit = min(fitting, key=lambda one: _rank(one, meeting))
        meeting.parent = visit
        if meeting.country is None and meeting.city is None:
            meeting.city, meeting.country = visit.city, visit.country
            meeting.place_source = "visit" if visit.city or visit.country else None
        elif meeting.city is None and meeting.country == visit.country:
            meeting.city = visit.city
        of_one_day = visit.date_start is not None and visit.date_start == visit.date_end
        # "will fly to Riga on Friday to discuss trade with X"
        told_at_once = meeting.status == visit.status == "planned" and meeting.start == visit.start
        if meeting.date_start is None and ((of_one_day and meeting.status in _HOLDS) or told_at_once):
            _take_days(meeting, visit)
        if visit in made and visit.start <= meeting.start and _rests_on_publication(visit, meeting):
            # "travelled to Mexico on Tuesday. X met with Y", written on Wednesday
            _take_days(meeting, visit)
        if visit.status == "recalled" and meeting.status in _HOLDS:
            meeting.status = "recalled"


def put_into_visits_of_rows(meetings: Sequence[Meeting], accounts: Sequence[Account]) -> frozenset[int]:
    """Sets the parent of each meeting of which a table's row tells beside a visit. Gives the ids of all meetings of
    which rows tell: one row says nothing of another."""
    told = [m for m, a in zip(meetings, accounts, strict=True) if a.namings[0].in_table]
    of_rows = {m.start: m for m in told if m.kind == "visit"}
    for meeting in told:
        if meeting.kind not in ("visit", "call"):
            meeting.parent = of_rows.get(meeting.start)
    return frozenset(map(id, told))


def _take_days(meeting: Meeting, visit: Meeting) -> None:
    meeting.date_start, meeting.date_end = visit.date_start, visit.date_end
    meeting.date_precision, meeting.date_source = visit.date_precision, "visit"


def is_to_follow(account: Account) -> bool:
    """ "will meet X before flying to Riga", "met X ahead of a trip to Riga": told only as what comes after."""
    return account.kind == "visit" and all(_is_led_by_before(n.event.trigger) for n in account.namings)


def _is_led_by_before(word: Token) -> bool:
    led = word.head if word.dep_ == "pcomp" else preposition(word)
    return led is not None and is_before(led)


def is_of_arrival(account: Account) -> bool:
    """ "arrived in Quito on Monday": the first day of a visit that may go on."""
    return any(lemma(n.event.trigger) in _ARRIVING for n in account.namings)


def _rests_on_publication(visit: Meeting, meeting: Meeting) -> bool:
    """Whether the visit has days of its own, and the meeting only that of the report, which is none of them."""
    told = visit.date_source in ("stated", "weekday", "relative") and not _same_days(visit, meeting)
    return told and meeting.date_source in ("published", "dateline") and meeting.status in _HOLDS


_ARRIVING = frozenset({"arrive", "reach", "land", "arrival", "fly", "embark", "begin"})


def is_of_a_site(naming: Naming, visitors: list[Party]) -> bool:
    """ "X visited the museum", "paid a visit to the wounded in hospital", "arrived in the Amur Region": a visit, though
    no word says in what town or state."""
    event = naming.event
    known = any(p.actor.kind == "person" for p in visitors)
    if not known or naming.in_quote or naming.status not in _HOLDS | {"planned"}:
        return False
    if event.trigger.tag_ == "VB" and naming.status in _HOLDS:
        return False  # "the first to visit the station"
    ends = [t for t in event.places if t.pos_ in ("NOUN", "PROPN") and words().nouns.get(lemma(t)) is None]
    if event.frame == "visit" and lemma(event.trigger) == "visit":
        return any(lemma(t) not in _NO_SITES and t.ent_type_ not in ("PERSON", "DATE") for t in ends)
    if event.frame == "travel" and lemma(event.trigger) in ("arrive", "travel"):
        return any(t.pos_ == "PROPN" and lemma(t) in _REGIONS for t in ends)
    paid = event.frame == "noun" and event.held and event.verb is not None and lemma(event.verb) in ("pay", "make")
    return paid and any(t.pos_ == "NOUN" and lemma(t) not in _NO_SITES for t in ends)


def guest_meant(naming: Naming, visitors: list[Party], told: list[Account]) -> list[Party]:
    """ "X met Y before the end of his visit to Oslo", X being at home there: Y's visit, if he alone is a guest."""
    spot, event = naming.spot, naming.event
    his = event.frame == "noun" and any(t.tag_ == "PRP$" for t in event.trigger.lefts)
    if not his or spot is None or spot.country is None or len(visitors) != 1 or not told:
        return visitors
    if visitors[0].actor.country != spot.country or told[-1].namings[-1].event.sentence != event.sentence:
        return visitors
    others = [p for p in told[-1].named if p.actor.country not in (None, spot.country) and p.actor.kind == "person"]
    at_it = any(p.actor is visitors[0].actor for p in told[-1].named) and told[-1].kind != "visit"
    return [replace(others[0], part="visitor")] if at_it and len(others) == 1 else visitors


def is_of_officials(naming: Naming) -> bool:
    """ "Estonian lawmakers arrived in Oslo", "The presidents of four states came to Oslo", "Representatives of the Fish
    Union arrived in Norway": of those who are at home elsewhere."""
    heads = [head for head, _ in naming.event.slots]
    if naming.spot is None or naming.spot.country is None or not heads or naming.status not in _HOLDS | {"planned"}:
        return False
    if any(lemma(head) not in words().officials or head.tag_ not in ("NNS", "NNPS") for head in heads):
        return False
    if naming.event.trigger.tag_ == "VB" and naming.status in _HOLDS:
        return False  # "Leaders are beginning to come to Oslo"
    states = {country for party in naming.parties for country in party.countries}
    if states:
        return naming.spot.country not in states
    of = [t for head in heads for t in after(head, frozenset({"of", "from"}))]
    foreign = any(lemma(t) in ("state", "country", "nation") and children(t, "nummod") for t in of)
    body = any(t.ent_type_ == "ORG" for t in (*of, *(t for head in heads for t in head.lefts)))
    return foreign or (body and naming.spot.city is None)


_NO_SITES = frozenset(
    {
        "event", "website", "site", "page", "issue", "topic", "world", "house", "people", "state", "country",
        "president", "mother", "father", "parent", "family", "wife", "husband", "son", "daughter", "friend",
        "brother", "sister", "question", "subject", "theme", "matter", "idea", "past", "doctor", "dentist",
    }
)  # fmt: skip
"""What is visited there is no journey to, or is not said where."""
_REGIONS = frozenset({"region", "territory", "province", "oblast", "district", "county", "governorate", "prefecture"})


def is_stop_on(account: Account, naming: Naming) -> bool:
    """ "During a visit to Denmark, X and the mayor visited a centre": the mayor is on no visit to Denmark."""
    site = naming.event.frame == "visit" and not any(t.ent_type_ == "GPE" for t in naming.event.places)
    journey = account.namings[0].event.frame != "visit" and any(spot.country for spot in account.spots)
    return site and journey and any(id(p.actor) in account.parties for p in naming.parties)


def is_exchange(naming: Naming) -> bool:
    """ "agreed to exchange visits in the near future"."""
    event, to_come = naming.event, naming.status in (*_TO_COME, "accepted")
    verb = event.trigger.head
    return to_come and naming.spot is None and event.trigger.tag_ == "NNS" and lemma(verb) == "exchange"


def spot_of_guest(naming: Naming, visitors: list[Party], told: list[Account]) -> Spot | None:
    """Where a visit went of which only the visitor is told, who was at the meeting told of last: there, if he was not
    at home; else to the state of the others, where it is one."""
    if (spot := _where_with_hosts(visitors, told)) is not None:
        return spot
    event = naming.event
    there = (a for a in reversed(told) if a.kind != "visit" and all(id(p.actor) in a.parties for p in visitors))
    last = next(there, None)
    known = any(t.dep_ == "poss" or t.lower_ in ("the", "this") for t in event.trigger.lefts)
    whose = {head.i for head, _ in event.slots}
    nowhere = all(t.i in whose for t in event.places)
    named = event.frame == "noun" and event.trigger.tag_ == "NN" and known and nowhere
    if not named or last is None or naming.status not in _HOLDS or naming.in_quote:
        return None
    if last.kind not in ("meeting", "negotiation", "ceremony") or last.status not in _HOLDS or last.mode in DISTANT:
        return None
    if any(a.kind == "summit" and a.status in _HOLDS for a in told):
        return None
    homes = {p.actor.country for p in visitors}
    spot = next((s for s in last.spots if s.country or s.city), None)
    if spot is not None:
        capital = gazetteer.meanings(spot.city or "").get("capital")
        return spot if spot.country not in homes or (spot.city and capital is None) else None
    others = {p.actor.country for p in last.named if p.actor.kind == "person"} - homes - {None}
    return Spot(None, others.pop(), None, "host") if len(others) == 1 and None not in homes else None


def _where_with_hosts(visitors: list[Party], told: list[Account]) -> Spot | None:
    """The state where guest and host visited a site together: that of the guest's visit."""
    guests = (a for a in reversed(told) if a.kind == "visit" and is_with_hosts(a, visitors))
    spot = next((s for a in guests for s in a.spots if s.country), None)
    return Spot(None, spot.country, None, "visit") if spot is not None else None


DISTANT = ("phone", "video")


def inside_a_visit(verb: Token) -> bool:
    """Whether a verb tells of a stop on a visit: "a visit during which he met X and toured Petra"."""
    clauses = [token for token in (verb, *over(verb)) if token.dep_ == "relcl"]
    return any(words().nouns.get(lemma(clause.head)) == "visit" for clause in clauses)


def put_beside_summits(beside: Sequence[Meeting], meetings: Sequence[Meeting], *, of_summit: bool) -> None:
    """Sets the parent, and the place, of meetings at the one summit that the text tells of.

    `beside`: meetings said to have been on the sidelines of something. `of_summit`: the whole report is of a summit, or
    of meetings on its sidelines, so that what was held on its days and not elsewhere was held there.
    """
    summits = [m for m in meetings if m.kind == "summit" and m.status in _HOLDS]
    if not summits and of_summit:
        summits = [m for m in meetings if m.kind != "visit" and m.status in _HOLDS and _of_many(m)]
    if len(summits) != 1:
        return
    summit = summits[0]
    for meeting in meetings:
        if meeting is summit or meeting.parent is not None or meeting.status not in _HOLDS or meeting.kind == "visit":
            continue
        if meeting not in beside and not (of_summit and _within(summit, meeting)):
            continue
        meeting.parent = summit
        if meeting.country is None and meeting.city is None and (summit.country or summit.city):
            meeting.city, meeting.country, meeting.place_source = summit.city, summit.country, "venue"


def _of_many(meeting: Meeting) -> bool:
    return len({p.country for p in meeting.participants if p.country}) >= _SUMMIT


def _within(summit: Meeting, meeting: Meeting) -> bool:
    """Whether nothing speaks against a meeting at a summit: neither day nor place nor the way they spoke."""
    if meeting.kind == "call" or meeting.mode in ("phone", "video"):
        return False
    if meeting.city not in (None, summit.city) or meeting.country not in (None, summit.country):
        return False
    if summit.date_start is None or meeting.date_start is None:
        return bool(meeting.date_start or meeting.city)
    return summit.date_start <= meeting.date_start <= (summit.date_end or summit.date_start)


def _rank(visit: Meeting, meeting: Meeting) -> tuple[bool, bool, bool, bool, int]:
    same_city = meeting.city is not None and meeting.city == visit.city
    visitors = {id(p.actor) for p in visit.participants}
    return (
        all(id(p.actor) in visitors for p in meeting.participants),  # what host and guest saw together holds no talks
        not same_city,
        not _same_days(visit, meeting),
        visit.status != meeting.status,
        abs(visit.start - meeting.start),
    )


def _same_days(visit: Meeting, meeting: Meeting) -> bool:
    if meeting.date_start is None or visit.date_start is None:
        return False
    last = visit.date_end or visit.date_start
    return visit.date_start <= (meeting.date_end or meeting.date_start) and meeting.date_start <= last


def _holds(visit: Meeting, meeting: Meeting) -> bool:
    if not _statuses_fit(visit, meeting):
        return False
    visitors = {id(p.actor) for p in visit.participants if p.part != "host"}
    if not any(id(p.actor) in visitors for p in meeting.participants) and not _of_its_delegation(visit, meeting):
        return False
    if meeting.country and visit.country and meeting.country != visit.country:
        return False
    here = visit.country is not None and meeting.country == visit.country
    if meeting.city and visit.city and meeting.city != visit.city and not (here and _same_days(visit, meeting)):
        return False
    others = [p for p in meeting.participants if id(p.actor) not in visitors]
    hosted = here or any(p.country == visit.country for p in others)
    if not hosted and (any(p.country for p in others) or not _told_near(visit, meeting)):
        return False
    return _days_fit(visit, meeting)


def _of_its_delegation(visit: Meeting, meeting: Meeting) -> bool:
    """Whether the visitors are spoken of as a group: "the committee members will meet X"; or only the hosts are
    named: "In Beirut talks are planned with Y"."""
    led = any(p.actor.kind in _GROUPS for p in visit.participants)
    if not led or meeting.country is None or meeting.country != visit.country:
        return False
    grouped = any(p.actor.kind in _GROUPS for p in meeting.participants)
    return grouped or not any(p.country not in (None, visit.country) for p in meeting.participants)


def _statuses_fit(visit: Meeting, meeting: Meeting) -> bool:
    """Both took place or both did not; what is planned may be for a visit that goes on."""
    if visit.status in _HOLDS:
        if meeting.status in _TO_COME:
            return visit.date_start is None or meeting.date_start is None or visit.date_start <= meeting.date_start
        return meeting.status in _HOLDS
    if visit.status == "recalled" and meeting.status in _HOLDS and meeting.date_start is None:
        # "visited Accra in 2013, on which occasion he was received by X"
        return visit.start <= meeting.start <= visit.end + _ONE_BREATH
    if visit.status == "planned" and meeting.status in _TO_COME:
        return True
    return visit.status == meeting.status and visit.status in ("planned", "recalled")


def _told_near(visit: Meeting, meeting: Meeting) -> bool:
    """ "I flew to Ljubljana with X. We met Y": told near the visit, of people of no other state."""
    after = visit.start <= meeting.start <= visit.end + _NEAR
    # "In a meeting on Saturday, A told B ... B, who arrived on Friday": what is told before has to be of its days, or
    # of the same breath: "A met B, who is in Turkey on a visit".
    gap = visit.start - meeting.end
    dated = meeting.date_start is not None and visit.date_start is not None
    return after or gap <= _ONE_BREATH or (dated and gap <= _NEAR)


def _days_fit(visit: Meeting, meeting: Meeting) -> bool:
    if meeting.date_start is None or visit.date_start is None or _same_days(visit, meeting):
        return True
    # "arrived on Sunday": the first day of a visit whose others are not told.
    return visit.date_start == visit.date_end and visit.date_start < meeting.date_start <= visit.date_start + _OPEN


def is_of_a_place_in_town(event: Event) -> bool:
    """ "visited the plant", "paid a visit to the wounded", "During a visit to the clinic": whom one speaks with there,
    one sees."""
    site = event.frame == "noun" and event.verb is not None and not any(t.ent_type_ == "GPE" for t in event.places)
    return event.kind == "visit" and (event.frame == "visit" or site)
