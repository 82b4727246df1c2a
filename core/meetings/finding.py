"""The meetings of an article: its sentences are read in order, and what they say of one meeting is put together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date as Day
from datetime import timedelta

from core import gazetteer
from core.article import Article, DateMention, Meeting
from core.article import Span as Stretch
from core.dates import written_on
from core.meetings import (
    apart,
    attendance,
    awards,
    cables,
    certainty,
    codes,
    contributors,
    delegations,
    floor,
    fragments,
    guests,
    headline,
    lists,
    minutes,
    register,
    running_days,
    sides,
    signings,
    speaking,
    speeches,
    status,
    stays,
    titled,
    transcripts,
    visits,
)
from core.meetings.account import Account, Naming
from core.meetings.clauses import has_begun
from core.meetings.events import Event, own_verb
from core.meetings.grammar import auxiliaries, children, lemma, of, preposition
from core.meetings.hosts import (
    is_at_seat,
    is_of_seat_alone,
    place_at_home,
    place_by_file,
    place_by_host,
    place_by_post,
    place_by_site,
    place_by_visitor,
    tells_of_stay_abroad,
    visitors,
)
from core.meetings.memory import goes_on_from_the_past
from core.meetings.merging import Accounts
from core.meetings.mode import is_gathering, mode_of, mode_of_account
from core.meetings.noun_limits import is_body, is_in_its_name
from core.meetings.participants import People
from core.meetings.party import (
    Party,
    as_participants,
    gives_way,
    heads_delegation,
    is_told_by_more,
    is_whoever,
    state_by_state,
)
from core.meetings.sections import Sections
from core.meetings.setting import goes_on, on_sidelines, place_by_dateline, set_date, set_place
from core.meetings.sport import is_of_sport
from core.meetings.triggers import events_of
from core.meetings.when import Calendar, Words, duration, is_history, next_year
from core.meetings.where import Map
from core.meetings.words import words

_OWN = re.compile(
    r"(?:his|her|their)\s+(?:\w+\s+)?(?:colleague|aide|entourage|staff|adviser|advisor|team|wife|husband)s?\b"
)
"""Who goes with somebody who is named: "X and his colleagues met Y"."""
_BOTH = 2
"""Two who met: then the one of whom "his team" is met that."""
_ANY = re.compile(r"(?:an? )?(?:foreign|world) leader", re.IGNORECASE)
""" "his first call to a foreign leader": who that is stands by name beside it."""
_TO_COME = frozenset({"planned", "proposed", "invited"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "final"})
_YEAR = re.compile(r"\b\d{4}\b")
_SAME_DAY = frozenset(
    {"same day", "the same day", "that day", "that same day", "earlier in the day", "later in the day"}
)


def find(article: Article) -> list[Meeting]:
    """The meetings that the body of the article tells of, in the order in which it does.

    Sub-headlines and boilerplate give none. A meeting has at least two sides, or one that convenes or attends it; a
    visit has a visitor and a place. Offsets are code points into the article's text.
    """
    return [meeting for meeting, _ in with_accounts(article)]


def with_accounts(article: Article) -> list[tuple[Meeting, Account | None]]:
    """As `find`, each meeting with what the body tells of it: what the training of confidence learns from. None for one
    of which only the title or the entry of a register tells."""
    if article.doc is None:
        return []
    reader = _Reader(article)
    accounts = Accounts()
    recorded = [] if reader.travellers or reader.owner else minutes.namings(article, reader.sections)
    headed = recorded or reader.headed(headline.named)
    namings = [*headed, *cables.namings(article, reader.sections, reader.namings())]
    for naming in namings:
        accounts.take(naming)
    if recorded:
        accounts.drop_of_record(recorded[0])
    elif headed:
        accounts.drop_if_told_again(headed[0])
    if not accounts.all:
        for naming in reader.headed(headline.with_group):
            accounts.take(naming)
    if (shown := transcripts.shown_by_turns(article, accounts.all)) is not None:
        accounts.take(shown)
    for naming in transcripts.visits_of_guests(article, accounts.all):
        accounts.take(naming)
    minutes.place_transcript(article, accounts.all)
    cables.place_by_post(article, accounts.all)
    signings.add_signed(accounts.all, reader.sections, reader.people)
    if not headed:
        for naming in reader.headed(speeches.occasion, held=True):
            accounts.add_if_new(naming)
    written = written_on(article)
    running_days.hand_on_days(namings, accounts.all, reader.calendar, written)
    running_days.begin_at_lead(accounts.all, reader.sections, reader.calendar, reader.map, written)
    accounts.drop_told_apart()
    accounts.drop_summaries()
    if accounts.all and is_of_sport(article):
        accounts.drop_of_states()
    accounts.fall_with_visits()
    speaking.join_speakers(article, accounts.all, reader.sections)
    speaking.join_labelled(article, accounts.all)
    floor.join_called(article, accounts.all)
    contributors.join_contributors(article, accounts.all, reader.sections)
    delegations.join_members(article, accounts.all, reader.people)
    awards.join_recipients(article, accounts.all, reader.sections)
    if not recorded:
        attendance.join_listed(article, accounts.all)
    accounts.all = [account for account in accounts.all if not is_of_seat_alone(account)]
    meetings = [_meeting(account, article, reader) for account in accounts.all]
    beside = [m for m, account in zip(meetings, accounts.all, strict=True) if any(map(on_sidelines, account.namings))]
    own = meetings
    if reader.travellers:
        meetings = _of_entry(meetings, article, reader)
    else:
        if not headed:
            meetings = [*own, *titled.of_title(article, own, find)]
        if reader.owner is None:
            goes_on_from_the_past(own, accounts.all)
    made = [m for m, a in zip(own, accounts.all, strict=True) if not visits.is_of_arrival(a)]
    before = {id(m) for m, a in zip(own, accounts.all, strict=True) if all(n.of_before for n in a.namings)}
    to_follow = {id(m) for m, a in zip(own, accounts.all, strict=True) if visits.is_to_follow(a)}
    # "Yesterday I met your minister", says the guest: not on the visit that is on.
    in_table = visits.put_into_visits_of_rows(own, accounts.all)
    others = [m for m in meetings if id(m) not in in_table]
    visits.put_into_visits([m for m in others if m.kind == "visit" or id(m) not in before], made, to_follow)
    visits.put_into_visits([m for m in others if id(m) in before], made)
    stays.put_on_stated(own, accounts.all)
    visits.put_beside_summits(beside, meetings, of_summit=_is_of_summit(article))
    if not reader.travellers:
        goes_on(own, accounts.all)
        called, of_stay = visitors(article), tells_of_stay_abroad(article)
        for meeting, account in zip(own, accounts.all, strict=True):
            beside_it = reader.map.beside(account.namings[0].event)
            if beside_it is not None and meeting.city is None and meeting.country is None:
                set_place(meeting, [beside_it])
            place_by_post(meeting, account, article)
            place_by_dateline(meeting, account, article, reader.sections)
            place_by_visitor(meeting, account, article, called)
            place_by_host(meeting, account, meetings, article)
            place_at_home(meeting, account, article)
            place_by_site(meeting, account, meetings, article, of_stay=of_stay)
        place_by_file(own, accounts.all, article, reader.sections, of_summit=_is_of_summit(article))
    stays.tell_each_other(meetings, article)
    for meeting in meetings:
        meeting.cameo, meeting.plover = codes.of_meeting(meeting)
    told = {id(meeting): account for meeting, account in zip(own, accounts.all, strict=True)}
    return [(meeting, told.get(id(meeting))) for meeting in meetings]


def _is_of_summit(article: Article) -> bool:
    """Whether the headline is of a summit, or the text of meetings on the sidelines of one."""
    told = re.findall(r"[a-z-]+", (article.title or "").casefold())
    return any(words().nouns.get(word) == "summit" or word in words().limits["beside"] for word in told)


def _of_entry(meetings: list[Meeting], article: Article, reader: _Reader) -> list[Meeting]:
    """The meetings of an entry of a register, with the row's day and place, and the visit that it stands for."""
    for meeting in meetings:
        register.settle(meeting, article)
    visit = None if any(m.kind == "visit" for m in meetings) else register.visit(article, reader.travellers)
    return [visit, *meetings] if visit is not None else meetings


class _Reader:
    """Reads the events of an article and what each sentence says of them."""

    def __init__(self, article: Article) -> None:
        assert article.doc is not None
        self.article = article
        self.doc = article.doc
        where = Words(article.doc)
        self.people = People(article)
        self.persons = certainty.Persons(article)
        self.calendar = Calendar(article, where)
        self.map = Map(article, where, self.people)
        self.sections = Sections(article, self.people)
        self.turns = transcripts.Turns(article)
        self.owner = lists.owner(article)
        self.lists = lists.Entries(article, self.owner, self.people)
        self.travellers = register.travellers(article)
        self._strung = fragments.Fragments(self.people)
        self._guests = guests.Guests(self.people)
        said = (q for q in article.quotes if q.type == "direct")
        # "LUSAKA: Heavy rains forced ...": a place's name and a colon quote nobody.
        persons = (q for q in said if q.speaker is None or q.speaker.kind == "person")
        spoken = (q for q in persons if q.speaker is None or not gazetteer.is_city(q.speaker.name))
        self._quoted = sorted((q.start, q.end) for q in spoken)
        self._toured: tuple[frozenset[int], int, DateMention | None] = frozenset(), -1, None
        """Who was last said to have visited a place, in what section and on what day."""
        self._day: DateMention | None = None
        """The day of the event told last, for "on the same day"."""
        self._day_ahead: DateMention | None = None
        """The same of what is to come."""

    def namings(self) -> Iterator[Naming]:
        for sentence, section in self.sections.sentences():
            found = list(events_of(sentence, self.people, entry=bool(self.travellers)))
            # "X, accompanied by Y, held talks with Z": Y was at what the sentence goes on to tell.
            found.sort(key=lambda event: event.frame == "join")
            named = frozenset(event.trigger.i for event in found)
            yield from self.lists.within(sentence.start_char, sentence.end_char)
            yield from self._strung.further(sentence)
            yield from self._guests.talk(sentence)
            for event in found:
                if not self.lists.holds(event.trigger.idx):
                    for naming in self._naming(event, named - {event.trigger.i}, section):
                        self._strung.take(naming)
                        self._guests.take(naming)
                        yield naming

    def headed(self, read: Callable[[Article], headline.Headed | None], *, held: bool = False) -> list[Naming]:
        """The meeting that the headline names, where a body follows it; it stands at the body's first word. `held`:
        whatever the body begins with, it was held."""
        found = None if self.travellers or self.owner is not None else read(self.article)
        word = headline.first_word(self.article) if found is not None else None
        if found is None or word is None:
            return []
        kind, mode, parties = found
        event = Event(word, kind, "headline", [])
        will = not held and any(aux.lower_ in words().modal_planned for aux in auxiliaries(word.sent.root))
        stretch = (word.idx, word.idx + len(word.sent.text.rstrip()) - (word.idx - word.sent.start_char))
        return [
            Naming(
                event, kind, "planned" if will else "held", mode, parties, running=False,
                section=self.sections.at(word.idx), stretch=stretch,
            )
        ]  # fmt: skip

    def _naming(self, event: Event, others: frozenset[int], section: int) -> Iterator[Naming]:
        what = status.of_event(event)
        if what is None:
            return
        what = self.lists.mark_at(event.trigger.idx) or what
        turn = self.turns.at(event.trigger)
        now = turn is not None and transcripts.is_of_now(event)
        if now and what in _TO_COME:
            what, event.definite = "held", True  # "I would like to thank you for today's meeting"
        if turn is not None and what == "planned" and transcripts.is_visit_of_now(event):
            what, event.definite, event.slots = "held", True, []
        recent = turn is not None and transcripts.is_recent(event)
        if recent and what in _TO_COME:
            what = "recalled"  # "We spoke of the need to help them at the recent council meeting"
        parties = self.people.of_slots(slot for slot in event.slots if not is_in_its_name(event, slot[0]))
        alone = turn is not None and all(self.people.speaker_of(head) is not None for head, _ in event.slots)
        if (
            event.kind in ("summit", "meeting")
            and (not parties or (alone and event.kind == "meeting"))
            and event.frame == "noun"
            and (recent or not _is_where_they_met(event))
        ):
            before = [t for t in children(event.trigger, "compound") if event.kind == "summit" or is_body(t)]
            bodies = self.people.of_slots([(t, None) for t in before])
            parties += [p for p in bodies if p.actor.kind == "organisation"]  # "plans for the 2023 NATO Summit"
        if event.attended or event.frame == "join":
            known = {id(party.actor) for party in parties}
            listed = self.people.enumerated(event.verb if event.verb is not None else event.trigger)
            if attendance.is_asked_to_come(event):
                listed += self.people.enumerated_before(event.trigger)
            parties += [p for p in listed if id(p.actor) not in known]
        if self.travellers and register.is_theirs(event, self.people.are):
            # Remarks of an entry stand beside each other: none tells of what another told.
            event.definite, section = False, event.trigger.i
            there = {id(party.actor) for party in parties}
            parties = [*(replace(p) for p in self.travellers if id(p.actor) not in there), *parties]
        if self.owner is not None and lists.is_entry(event):
            event.definite = False
            if all(party.actor is not self.owner.actor for party in parties):
                parties = [replace(self.owner), *parties]
        elif self.owner is not None and self._lacks_owner(event, parties):
            event.kind = "visit" if event.kind == "visit" else "meeting"  # "paid a farewell call"
            parties = [replace(self.owner, part="visitor" if event.kind == "visit" else None), *parties]
        if event.kind == "visit" and (event.verb is not None or event.frame != "noun"):
            _mark_heads(event, parties)
        event.definite = event.definite or (what == "denied" and not parties)  # "There was no meeting"
        if self.map.is_named_after_city(event.trigger):
            event.definite = False
            if not parties and what == "held" and not event.held:
                return  # "the decisions of the Riga Summit": of no meeting that was told of before
        naming = Naming(
            event, event.kind, what, mode_of(event), parties,
            running=any(self.people.running(head) for head, _ in event.slots),
            section=section, stretch=self._stretch(event, parties),
            date=self._dated(event, others, what), spot=self.map.of_event(event, others),
            days=duration(event), in_quote=self._in_quote(event),
            incomplete=any(self.people.unknown(head) for head, _ in event.slots),
            narrated=any(self.people.narrated(head) for head, _ in event.slots), of_now=now,
            in_turn=turn is not None,
        )  # fmt: skip
        states = any(party.actor.kind == "government" for party in parties)
        wished = what in ("planned", "proposed") and naming.date is None and naming.spot is None
        if wished and not states and _is_of_others(event):
            return
        sides.complete(naming, self.people, programme=self.owner is not None)
        day, published = naming.date, self.article.published
        ended = day.last if day is not None else None
        past = turn is not None and published is not None and ended is not None and ended < published
        naming.of_before = past or (recent and day is None) or (turn is not None and transcripts.is_that_one(event))
        if turn is not None and day is not None and day.precision == "year" and not naming.of_before:
            naming.date = None  # "This year we met and called each other"
        if naming.spot is not None and naming.spot.source == "dateline" and naming.status not in ("held", "ongoing"):
            naming.spot = None  # "SEOUL: The North has not replied to an offer of talks"
        if event.frame == "visit" and naming.spot is not None and visits.inside_a_visit(event.trigger):
            naming.spot = replace(naming.spot, city=None, venue=None)
        self._settle(naming)
        if what in ("held", "ongoing") and visits.is_of_a_place_in_town(event):
            self._toured = frozenset(id(p.actor) for p in naming.named), section, naming.date
        if event.kind == "visit":
            yield from self._stations(naming)
        else:
            yield from apart.one_by_one(naming, self.people, self.calendar, self.map)

    def _dated(self, event: Event, others: frozenset[int], what: str) -> DateMention | None:
        """The date of an event; "on the same day" is that of the event told before."""
        found = self._bounds(event, others) or self.calendar.of_event(event, others)
        ordinals = (t.lower_ in _ORDINALS for t in event.trigger.lefts)
        published = self.article.published
        years = found is not None and (found.precision == "year" or _lasts_years(found))
        counted = years and event.frame == "noun" and any(ordinals)
        if counted and found is not None and (not published or not found.first or found.first.year == published.year):
            found = None  # "our first meeting this year", "the first visit in 17 years": today
        if counted and found is not None and _lasts_years(found):
            found = None
        if found is None and (line := self.lists.day_at(event.trigger.idx)) is not None:
            return line
        if found is not None and self.article.text[found.start : found.end].casefold() in _SAME_DAY:
            before = (self._day_ahead if what == "planned" else self._day) or self.calendar.day_before(found.start)
            first, last = (before.first, before.last) if before is not None else (published, published)
            found = replace(found, first=first, last=last)
        # "from May 2 to 5" is no "same day".
        single = found is not None and found.first is not None and found.first == found.last
        if single and what in ("held", "ongoing"):
            self._day = found
        if single and what == "planned":
            self._day_ahead = found
        return found

    def _bounds(self, event: Event, others: frozenset[int]) -> DateMention | None:
        """From the first to the last day of "the visit, which began on Sunday, ends on Wednesday"."""
        verb, noun = event.verb, event.trigger
        if event.kind != "visit" or event.frame != "noun" or verb is None or lemma(verb) not in words().light["end"]:
            return None
        begun = [t for t in children(noun, "relcl", "acl") if lemma(t) in words().light["begin"]]
        days = self.calendar.within(event.sentence.start_char, event.sentence.end_char)
        of = [next((d for d in days if self.calendar.hangs_on(d, t)), None) for t in (*begun[:1], verb)]
        if len(of) < 2 or of[0] is None or of[1] is None or not of[0].first or not of[1].last:
            return None
        return replace(of[0], last=of[1].last, precision="range") if of[0].first < of[1].last else None

    def _stations(self, naming: Naming) -> Iterator[Naming]:
        """A visit for each state it leads to, each with the day named behind it."""
        stations = self.map.stations(naming.event)
        if len(stations) < 2:
            yield naming
            return
        ends = [start for _, start in stations[1:]] + [naming.event.sentence.end_char]
        dates = [
            next(iter(self.calendar.within(start, end)), None) for (_, start), end in zip(stations, ends, strict=True)
        ]
        days = [day for day in dates if day is not None]
        # "visited Tallinn, Helsinki and Oslo from 22 to 25 January": all on those days.
        shared = naming.date if len(days) < 2 and (naming.date is not None or not days) else None
        for (spot, _), day in zip(stations, dates, strict=True):
            yield replace(naming, spot=spot, date=shared or day)

    def _lacks_owner(self, event: Event, parties: list[Party]) -> bool:
        """ "A planned trip to Fiji was called off", "Ambassador A paid a farewell call", in a list of somebody's."""
        if not self.lists.is_line(event.trigger.idx):
            return False
        if event.kind == "visit":
            return not parties
        paid = event.verb is not None and lemma(event.verb) == "pay" and lemma(event.trigger) == "call"
        return paid and len(parties) == 1

    def _in_quote(self, event: Event) -> bool:
        n = bisect_right(self._quoted, (event.trigger.idx, len(self.article.text))) - 1
        inside = n >= 0 and self._quoted[n][0] <= event.trigger.idx < self._quoted[n][1]
        return inside and self.people.quoted(event.trigger)

    def _settle(self, naming: Naming) -> None:
        """What date, place and mode say of kind and status."""
        event = naming.event
        if naming.kind == "call":
            spoken = event.frame == "speak"
            together = naming.mode is None and naming.spot is not None and (naming.spot.venue or naming.spot.city)
            there, section, day = self._toured
            # "visited the hospital and spoke with the wounded"
            beside = any(id(p.actor) in there for p in naming.named) and naming.mode is None
            beside = beside and section == naming.section and naming.status == "held"
            beside = beside and (naming.date is None or (day or naming.date).first == naming.date.first)
            if spoken and (naming.mode == "in person" or together or beside):
                naming.kind, naming.mode = "meeting", "in person"
            elif spoken and naming.mode is None and self.article.dateline is not None:
                # Agencies say "spoke with" of people in one room, offices say it of the telephone.
                naming.kind = "meeting"
        elif naming.mode in ("phone", "video") and naming.kind == "meeting" and not is_gathering(naming):
            naming.kind = "call"
        elif naming.running and event.held and lemma(event.trigger) == "talk" and _of_officials(event):
            # "The two ministers held talks" speaks of their sides.
            naming.kind = "negotiation"
        elif naming.kind == "meeting" and lemma(event.trigger) == "talk" and event.frame == "noun" and naming.parties:
            # Talks of sides rather than of people: "talks between Iran and the agency".
            sides = [p for p in naming.parties if p.part != "mediator" and (p.group or p.actor.kind != "person")]
            naming.kind = (
                "negotiation"
                if len(sides) >= 2 and len(sides) == len([p for p in naming.parties if p.part != "mediator"])
                else "meeting"
            )
        distant = naming.kind == "call" or naming.mode == "video"
        if distant and naming.spot is not None and naming.spot.source == "dateline":
            naming.spot = None
        published, date = self.article.published, naming.date
        if event.purpose and naming.status == "planned" and _was_there(event, date, published):
            naming.status = "held"
        today = date is not None and date.first == published is not None
        if naming.status == "held" and date is not None and today and self._is_now(event, date):
            naming.status = "ongoing" if naming.kind == "visit" else "planned"  # "arrives today"
        if naming.status == "planned" and naming.kind == "visit" and has_begun(event.trigger):
            naming.status = "ongoing"  # "His tour, which began on Sunday, will also take in Riga"
        if (
            naming.status in ("held", "ongoing")
            and date is not None
            and date.first is not None
            and published is not None
        ):
            if date.first > published:
                naming.status = "planned"
            elif is_history(date.last, published):
                naming.status = "recalled"
        if (
            naming.status in ("planned", "proposed", "invited", "accepted")
            and date is not None
            and date.last is not None
            and published is not None
            and date.last < published
        ):
            # Nothing is planned for a day gone by: "due on Thursday" is the next one, another day is of something else.
            week = timedelta(days=7)
            near = date.kind == "weekday" and date.direction is None and date.last >= published - week
            later = replace(date, first=date.first + week, last=date.last + week) if near and date.first else None
            naming.date = later or next_year(date, published)
        if naming.status in ("cancelled", "postponed") and date is not None and published is not None:
            naming.date = _nearest_week(date, published)

    def _is_now(self, event: Event, day: DateMention) -> bool:
        """Told in the present tense of what is still to come: "arrives today", and no picture's "The President meets X,
        Thursday, May 5, 2022"."""
        if event.decided and event.kind == "visit":
            return False  # "I am grateful to X for her visit today"
        return _in_the_present(event) and _YEAR.search(self.article.text, day.start, day.end) is None

    def _stretch(self, event: Event, parties: list[Party]) -> Stretch:
        """From the first to the last word of the sentence that says who met: what shows the meeting best."""
        sentence = event.sentence
        start, end = event.trigger.idx, event.trigger.idx + len(event.trigger)
        if event.verb is not None:
            start, end = min(start, event.verb.idx), max(end, event.verb.idx + len(event.verb))
        for party in parties:
            if (
                party.mention is not None
                and sentence.start_char <= party.mention.start
                and party.mention.end <= sentence.end_char
            ):
                start, end = min(start, party.mention.start), max(end, party.mention.end)
        for head, _ in event.slots:
            start, end = min(start, head.idx), max(end, head.idx + len(head))
        return start, end


def _lasts_years(mention: DateMention) -> bool:
    """ "in the last 17 years"."""
    first, last = mention.first, mention.last
    return first is not None and last is not None and last - first > timedelta(days=400)


def _in_the_present(event: Event) -> bool:
    """ "arrives today", "meets X on Monday"."""
    verb = own_verb(event)
    return (
        verb is not None and verb.tag_ in ("VBZ", "VBP") and not children(verb, "aux") and verb.dep_ in ("ROOT", "conj")
    )


def _was_there(event: Event, day: DateMention | None, published: Day | None) -> bool:
    """ "visited Slovakia for talks with X", "was in Tokyo in November for talks with X": a journey made and over."""
    verb = event.verb
    if verb is None or verb.tag_ != "VBD" or children(verb, "aux", "neg"):
        return False
    name = lemma(verb)
    return name == "visit" or (
        name == "be" and day is not None and day.last is not None and published is not None and day.last < published
    )


def _is_where_they_met(event: Event) -> bool:
    """ "The two could meet at the X summit in Oslo in May": the day and the place are those of their meeting."""
    over_it = preposition(event.trigger)
    doing = words().verbs.get(lemma(over_it.head)) if over_it is not None else None
    return over_it is not None and over_it.lower_ in ("at", "in") and doing not in (None, "farewell")


def _is_of_others(event: Event) -> bool:
    """ "The two agreed to hold consultations at the level of experts": those will not be there themselves."""
    led = [t for up in (event.trigger, event.verb) if up is not None for t in children(up, "prep") if t.lower_ == "at"]
    whose = {lemma(one) for at in led for t in children(at, "pobj") if lemma(t) == "level" for one in of(t)}
    return event.frame == "noun" and bool(whose) and not whose & {"leader", "head", "president"}


def _of_officials(event: Event) -> bool:
    return any(head.pos_ in ("NOUN", "PROPN") and lemma(head) in words().negotiating for head, _ in event.slots)


def _mark_heads(event: Event, parties: list[Party]) -> None:
    verb = event.verb if event.verb is not None else event.trigger
    if heads_delegation(verb) or (event.frame != "noun" and heads_delegation(event.trigger)):
        for party in parties:
            if not party.group and party.part == "visitor":
                party.part = "delegation head"


def _nearest_week(date: DateMention, published: Day) -> DateMention:
    """ "called off a trip from Friday", told on a Wednesday: the next Friday, as that is nearer than the last one."""
    plain = date.kind == "weekday" and date.direction is None and date.first is not None and date.last is not None
    if not plain or date.first is None or date.last is None or not 3 < (published - date.last).days < 7:
        return date
    week = timedelta(days=7)
    return replace(date, first=date.first + week, last=date.last + week)


# From accounts to meetings


def _meeting(account: Account, article: Article, reader: _Reader) -> Meeting:
    best = account.best
    stretches = list(dict.fromkeys([best.stretch, *(n.stretch for n in account.namings)]))
    participants = as_participants(state_by_state(_present(account)))
    meeting = Meeting(
        start=best.stretch[0], end=best.stretch[1], kind=account.kind, status=account.status,
        mode=mode_of_account(account), participants=participants, evidence=stretches,
        confidence=certainty.of(account, participants, reader.persons),
    )  # fmt: skip
    set_date(meeting, account, article, reader.sections, reader.calendar)
    if meeting.kind != "call" or meeting.mode != "phone":  # "spoke by phone with X in Riga": where one of them was
        set_place(meeting, account.spots)
    if meeting.status == "held" and meeting.date_start and article.published and meeting.date_start > article.published:
        meeting.status = "planned"
    listed = any(naming.listed for naming in account.namings)
    if meeting.status in ("held", "ongoing") and not listed and is_history(meeting.date_end, article.published):
        meeting.status = "recalled"
    return meeting


def _present(account: Account) -> list[Party]:
    """Everybody who took part; officials without a name give way to those of their side who are named."""
    named = account.named
    kept = []
    for party in account.parties.values():
        beside = {id(p.actor) for n in account.namings if party in n.parties for p in n.parties}
        others = {c for p in named if id(p.actor) not in beside for c in p.countries}
        if party.group and party.countries and party.countries <= others:
            continue
        if (
            party.group
            and _OWN.match(party.actor.name)
            and len(account.parties) > (_BOTH if account.kind != "visit" else 1)
        ):
            continue
        body = any(p.actor.kind == "organisation" for p in named)
        if party.group and is_whoever(party.actor.name.casefold()) and (len(account.parties) > 2 or body):
            continue
        if party.group and ((_ANY.fullmatch(party.actor.name) and len(named) > 1) or is_told_by_more(party, account)):
            continue
        if gives_way(party, account):
            continue
        if party.actor.kind == "government" and any(
            p.actor.kind == "person" and (p.actor.country == party.actor.country or is_at_seat(party)) for p in named
        ):
            continue
        kept.append(party)
    return kept
