"""The meetings of the lines of a list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from core.article import Article, DateMention, Mention, Place, Span
from core.meetings.account import Naming
from core.meetings.attendance import is_head
from core.meetings.events import Event
from core.meetings.lists.fragments import Fragment, Fragments
from core.meetings.lists.lines import Line, day_of_dateline, lines
from core.meetings.lists.owners import first_person, head_of, headings, is_person, party, title_of
from core.meetings.lists.tables import Tables
from core.meetings.participants import People
from core.meetings.party import Party
from core.meetings.where import Spot, joined
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_REGISTER = 2
"""Lines that begin with a day and a person make a register of visits."""
_REGISTERED = re.compile(
    r"\b(?:visits|visitors|guests|journeys|trips|travels|tours)\s+(?:of|to|by|from|abroad|in|paid|made|during)\b"
    r"|\b(?:state|official|working|foreign|ministerial)\s+(?:visits|visitors|guests)\b",
    re.IGNORECASE,
)
_PROGRAMME_OF = re.compile(
    r"\b(?:diary|itinerary|schedule|programme|program|engagements|guidance|appointments)\b[^.!?\n]{0,80}"
    r"(?:\bfor|\bon|\bof|[,:–—-])\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_HEAD = 3
"""Segments of a text that may say of which day its lines are."""
_APPOINTED = re.compile(r"\b(?:schedule|appointments?|audiences|visitors|callers)\b", re.IGNORECASE)
"""What a list is called of which a line may be no more than who comes."""
_FOR_A_DAY = re.compile(r"\b(?:diary|engagements|guidance) for\b", re.IGNORECASE)
""" "The President's diary for Friday 24 July": what is to come."""
_BEFORE_NAME = 40
"""Characters before the name in an item below a colon."""
_LEAD = 400
"""Characters of the longest sentence with a colon that a list stands below."""


@dataclass(frozen=True, slots=True)
class _Lead:
    """A sentence with a colon: whose meetings the items below are."""

    owner: Party
    kind: str
    past: bool
    receives: bool
    end: int
    """Where the items begin."""
    day: DateMention | None


class Entries:
    """The namings of an article's lists, by where they stand."""

    def __init__(self, article: Article, owner: Party | None, people: People) -> None:
        self.article = article
        self._people = people
        self._reader = Fragments(article)
        self._owner = owner
        self._title = title_of(article)
        self.namings: list[Naming] = []
        self._taken: list[Span] = []
        self._tables = Tables(article, owner)
        self._lines = [line for line in lines(article) if not self._tables.holds(line.segment.start)]
        self._whole_day = self._day_of_head()
        self._line_ends = [line.segment.end for line in self._lines]
        self._read()
        self.namings = sorted([*self.namings, *self._tables.namings], key=lambda naming: naming.stretch)
        self._taken += [*self._tables.taken, *self._tables.heads]
        self._starts = [naming.stretch[0] for naming in self.namings]
        self._taken.sort()

    def within(self, start: int, end: int) -> list[Naming]:
        """The namings that begin in a stretch of the text."""
        return self.namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def day_at(self, offset: int) -> DateMention | None:
        """The day of the line that stands here: its own, else of the heading over it."""
        line = self._line_at(offset)
        if line is not None and line.day is not None and line.day.first is not None:
            return line.day
        return self._whole_day if line is not None and self._is_of_one_day else None

    @cached_property
    def _is_of_one_day(self) -> bool:
        """ "Itinerary of the Minister for Thursday, 4 May": the day holds for sentences below as well as for lines."""
        day = self._whole_day
        first = self.article.segments[0] if self.article.segments else None
        if day is None or first is None or first.kind == "body" or not first.start <= day.start < first.end:
            return False
        return _PROGRAMME_OF.search(self.article.text, first.start, day.start) is not None

    def is_line(self, offset: int) -> bool:
        """Whether a line of somebody's list stands here: one that a bullet, a day or a time opens."""
        line = self._line_at(offset)
        return self._owner is not None and line is not None and line.bullet

    def mark_at(self, offset: int) -> str | None:
        """ "cancelled" or "postponed", where that stands before or behind the line."""
        line = self._line_at(offset)
        return line.mark if line is not None else None

    def _line_at(self, offset: int) -> Line | None:
        n = bisect_left(self._line_ends, offset + 1)
        return self._lines[n] if n < len(self._lines) and self._lines[n].segment.start <= offset else None

    def holds(self, offset: int) -> bool:
        """Whether a line has told what stands here."""
        n = bisect_left(self._taken, (offset, len(self.article.text))) - 1
        return n >= 0 and self._taken[n][0] <= offset < self._taken[n][1]

    def _read(self) -> None:
        found = self._lines
        heads = {id(line): m for line in found if (m := first_person(line, self.article)) is not None}
        of_days = sum(line.dated for line in found if id(line) in heads)
        register = of_days >= _REGISTER or (bool(heads) and _is_register(self._title))
        lead: _Lead | None = None
        owners = headings(self.article, found)
        self._of_whole()
        for line in found:
            n = bisect_left(owners, line.segment.start, key=lambda found: found[0])
            owner = owners[n - 1][1] if n else self._owner
            if register and self._owner is None and (mention := heads.get(id(line))) is not None:
                self._of_visitor(line, mention)
                continue
            if lead is not None and self._is_item(line, lead):
                self._of_item(line.start, line.segment.end, line, lead)
                continue
            lead = self._leads(line)
            if lead is not None and lead.end < line.segment.end:
                for start, end in self._reader.parted(lead.end, line.segment.end):
                    self._of_item(start, end, line, lead)
                lead = None
            elif owner is not None and (line.bullet or line.day is not None):
                self._of_owner(line, owner, line.start)
        self.namings.sort(key=lambda naming: naming.stretch)

    def _of_whole(self) -> None:
        """The visit that a programme is of: "Programme of the visit of X to Japan, 10-13 May"."""
        article, doc = self.article, self.article.doc
        owner = self._owner
        if owner is None or doc is None or owner.mention is None:
            return
        at = owner.mention.start
        heads = head_of(article) or article.segments[:1]
        segment = next((s for s in heads if s.start <= at < s.end), heads[0])
        span = doc.char_span(segment.start, segment.end, alignment_mode="expand")
        word = next(
            (t for t in span or () if t.lower_ in ("visit", "tour", "trip") and t.idx < owner.mention.start), None
        )
        places = [p for p in article.places if word is not None and word.idx < p.start < segment.end]
        spot = joined(places) if owner.mention.start < segment.end else None
        if word is None or spot is None or not (spot.country or spot.city):
            return
        days = [d for d in article.dates if d.first is not None and d.start < article.segments[:_HEAD][-1].end]
        line = Line(segment, segment.start, False, days[0] if days else None, False, None)
        visit = self._naming(word, "visit", line, [replace(owner, part="visitor")], spot, None)
        visit.event.frame = "visit"
        self.namings.append(visit)
        self._taken.append((segment.start, segment.end))

    # Lines of one owner

    def _of_owner(self, line: Line, owner: Party, start: int) -> list[Naming]:
        made: list[Naming] = []
        here: Spot | None = None
        for first, last in self._reader.parted(start, line.segment.end):
            words_ = self.article.text[first:last].strip()
            if made and (told := _said_of_entry(words_)) is not None:
                made[-1].status = told
                continue
            places = self._reader.places_in(first, last)
            if places and _is_only(self.article, first, last, places):
                if made:
                    made[-1].spot = made[-1].spot or joined(places)
                else:
                    here = joined(places)  # "In Stockholm. Meeting with X"
                continue
            fragment = self._reader.read(first, last)
            if fragment is None and line.bullet and first == line.start and _APPOINTED.search(self._title) is not None:
                fragment = self._reader.bare(first, last)
            if fragment is None:
                continue
            self._taken.append((first, last))
            for naming in self._told(fragment, line, owner, here):
                naming.spot = naming.spot or here
                made.append(naming)
        self.namings += made
        return made

    def _told(self, fragment: Fragment, line: Line, owner: Party, here: Spot | None) -> Iterator[Naming]:
        if fragment.kind == "visit":
            spot = joined(fragment.places) or here or _above(line)
            if spot is not None and (spot.city or spot.country):
                yield self._naming(fragment.trigger, "visit", line, [replace(owner, part="visitor")], spot, fragment)
            return
        day = next((d for d in fragment.days if d.first is not None), None)
        host = fragment.verb in ("receive", "greet")
        if not fragment.people and (fragment.group is not None or fragment.attended):
            groups = self._people.of_slots([(fragment.group, None)]) if fragment.group is not None else []
            if groups or fragment.attended:
                kind = "summit" if fragment.attended else fragment.kind
                spot = joined(fragment.places) or _above(line)
                yield self._naming(fragment.trigger, kind, line, [owner, *groups], spot, fragment, day)
            return
        for mentions in fragment.people:
            part = "visitor" if host else "host" if fragment.verb == "hosted" else None
            others = [party(m, part) for m in mentions if m.actor is not owner.actor]
            if not others:
                continue
            behind = [d for d in fragment.days if d.start >= mentions[-1].end] if len(fragment.people) > 1 else []
            spot = joined(fragment.places) if fragment.places else _above(line)
            parties = [replace(owner, part="host" if host else None), *others]
            yield self._naming(
                fragment.trigger, fragment.kind, line, parties, spot, fragment, behind[0] if behind else day
            )

    def _naming(
        self, trigger: Token, kind: str, line: Line, parties: list[Party], spot: Spot | None,
        fragment: Fragment | None, day: DateMention | None = None,
    ) -> Naming:  # fmt: skip
        day = day or self._day(line)
        frame = "receive" if any(p.part == "host" for p in parties) else "noun"
        event = Event(trigger, kind, frame, [], held=True)
        last = max([p.mention.end for p in parties if p.mention is not None and p.mention.start >= trigger.idx] or [0])
        stretch = (trigger.idx, max(last, trigger.idx + len(trigger)))
        return Naming(
            event, kind, self._status(line, day, past=fragment is not None and fragment.past),
            fragment.mode if fragment is not None else None, parties, running=False, section=trigger.i,
            stretch=stretch, date=day, spot=spot, listed=True,
        )  # fmt: skip

    def _day(self, line: Line) -> DateMention | None:
        """The line's day or days: a meeting was on one of those of a visit, the text does not say on which."""
        if line.day is not None and line.day.first is not None:
            return line.day
        return self._whole_day

    def _day_of_head(self) -> DateMention | None:
        """The one day that stands over the whole list, where no heading between the lines names another: "The schedule
        of the Prime Minister on Tuesday, Feb. 18"."""
        if any(line.day is not None for line in self._lines[_HEAD:]):
            return None
        heads = [(s.start, s.end) for s in self.article.segments[:_HEAD]]
        days = [
            d for d in self.article.dates if d.first is not None and d.first == d.last
            and any(start <= d.start < end for start, end in heads)
        ]  # fmt: skip
        line = self.article.dateline
        if not days and line is not None and line.start < heads[-1][1] and self.article.published is not None:
            return day_of_dateline(line, self.article.published)
        return days[0] if len({d.first for d in days}) == 1 else None

    def _status(self, line: Line, day: DateMention | None, *, past: bool) -> str:
        if line.mark is not None:
            return line.mark
        published = self.article.published
        first: date | None = day.first if day is not None else line.day.first if line.day is not None else None
        last = day.last if day is not None else line.day.last if line.day is not None else None
        if past:
            return "held"
        if first is not None and published is not None and first != published:
            return "planned" if first > published else "held" if last is None or last < published else "ongoing"
        return "planned" if _has(self._title, "to_come") or _FOR_A_DAY.search(self._title) is not None else "held"

    # Registers of visits

    def _of_visitor(self, line: Line, mention: Mention) -> None:
        visitor = party(mention, "visitor")
        made = self._of_owner(line, replace(visitor, part=None), mention.end)
        doc = self.article.doc
        if doc is None or any(n.kind == "visit" for n in made):
            return
        token = next((t for t in doc.char_span(mention.start, mention.end, alignment_mode="expand") or ()), None)
        rest = self.article.text[mention.end : line.segment.end]
        spot = self._visited(line, mention)
        if (
            token is None
            or spot is None
            or not (_is_register(self._title) or re.search(r"\bvisit\b", rest, re.IGNORECASE))
        ):
            return
        visit = self._naming(token, "visit", line, [visitor], spot, None)
        visit.event.frame = "visit"
        for first, last in self._reader.parted(mention.end, line.segment.end):
            visit.status = _said_of_entry(self.article.text[first:last].strip()) or visit.status
        self.namings.append(visit)

    def _visited(self, line: Line, mention: Mention) -> Spot | None:
        """Where the visit went: a place that is a fragment of its own, else the state of the register's headline."""
        for first, last in self._reader.parted(mention.end, line.segment.end):
            places = self._reader.places_in(first, last)
            if places and _is_only(self.article, first, last, places):
                return joined(places)
        end = len(self.article.text) if not self.article.segments else self.article.segments[0].end
        places = [p for p in self.article.places if p.start < end and p.country is not None]
        home = mention.actor.country if mention.actor is not None else None
        return next((joined([p]) for p in places if p.country != home), None)

    # What stands below a colon

    def _leads(self, line: Line) -> _Lead | None:
        """A sentence with a colon behind it that says what one person did: "The President also received:"."""
        text = self.article.text
        colon = text.find(":", line.start, min(line.segment.end, line.start + _LEAD))
        if colon < 0 or (colon + 1 < line.segment.end and ";" not in text[colon : line.segment.end]):
            return None
        if is_head(text[line.start : line.segment.end].rsplit("\n", 1)[-1]):
            return None  # "Governors in the meeting included:": all at one
        doc = self.article.doc
        span = doc.char_span(line.start, colon, alignment_mode="contract") if doc is not None else None
        who = next((m for m in self.article.mentions if line.start <= m.start < colon and _may_own(m)), None)
        if span is None or who is None:
            return None
        if any(words().verbs.get(token.lemma_.lower()) == "join" for token in span):
            return None  # "They were joined on the call by:": more people at the one call
        if self._speaks(line.start, colon):
            return None
        for token in span:
            if token.idx < who.end:
                continue
            frame = words().verbs.get(token.lemma_.lower())
            name = token.lower_
            noun = next((words().nouns[n] for n in (name, name.removesuffix("s")) if n in words().nouns), None)
            if noun is not None and not is_person(who):
                return None  # "Readouts of the Secretary-General's meetings with:" stands above whole texts
            if (frame in ("receive", "meet", "call", "speak") and token.pos_ == "VERB") or noun in ("meeting", "call"):
                kind = "call" if noun == "call" or frame in ("call", "speak") else "meeting"
                past = token.tag_ in ("VBD", "VBN") or any(t.tag_ == "VBD" for t in span)
                day = next((d for d in self.article.dates if line.start <= d.start < colon), None)
                return _Lead(party(who), kind, past, frame == "receive", colon + 1, day)
        return None

    def _speaks(self, start: int, colon: int) -> bool:
        """Whether a colon opens what somebody says, and no list: it stands behind the name of whoever says it ("X spoke
        at the meeting of the council. Minister Y: Colleagues, ...")."""
        return any(
            m.end == colon and m.start > start and m.form == "name" and is_person(m) for m in self.article.mentions
        )

    def _is_item(self, line: Line, lead: _Lead) -> bool:
        """Whether a line is one of those below a colon: it begins with somebody."""
        people = self._reader.people_in(line.start, line.segment.end)
        return bool(people) and people[0][0].start - line.start <= _BEFORE_NAME

    def _of_item(self, start: int, end: int, line: Line, lead: _Lead) -> None:
        doc = self.article.doc
        people = self._reader.people_in(start, end)
        others = [m for m in people[0] if m.actor is not lead.owner.actor] if people else []
        span = doc.char_span(others[0].start, others[0].end, alignment_mode="expand") if others and doc else None
        if span is None:
            return
        parties = [replace(lead.owner, part="host" if lead.receives else None)]
        parties += [party(m, "visitor" if lead.receives else None) for m in others]
        day = next((d for d in self._reader.days_in(start, end) if d.first is not None), None) or lead.day
        mode = "phone" if lead.kind == "call" else None
        fragment = Fragment(start, end, span[0], lead.kind, mode, lead.past, None)
        spot = joined(self._reader.places_in(others[0].end, end))
        self.namings.append(self._naming(span[0], lead.kind, line, parties, spot, fragment, day))
        self._taken.append((start, end))


def _above(line: Line) -> Spot | None:
    """The place of the heading over a line."""
    return joined([line.place]) if line.place else None


def _may_own(mention: Mention) -> bool:
    """Somebody named, or one who is known by the office alone: "the Holy Father received in audience:"."""
    unnamed = mention.actor is not None and mention.actor.kind == "unnamed"
    return is_person(mention) or (mention.form == "role" and unnamed)


def _has(title: str, kind: str) -> bool:
    return not words().lists[kind].isdisjoint(re.findall(r"[a-z]+", title.casefold()))


def _is_register(title: str) -> bool:
    """ "State visits in 2002", "Visits of foreign dignitaries": no "X visits Y"."""
    return _REGISTERED.search(title) is not None


def _said_of_entry(words_: str) -> str | None:
    """ "Cancelled.", "Postponed owing to the illness of the minister": what is said of the entry before."""
    first = re.match(r"\W*(?:has been |was |called )?([a-z]+)", words_.casefold())
    name = first[1] if first is not None else ""
    if name in words().lists["cancelled"] or words_.casefold().startswith("called off"):
        return "cancelled"
    return "postponed" if name in words().lists["postponed"] else None


def _is_only(article: Article, start: int, end: int, places: list[Place]) -> bool:
    """Whether a stretch names places, a day at most, and nothing else: "Oslo", "Paris, 3-5 May"."""
    spans = [(p.start, p.end) for p in places]
    spans += [(d.start, d.end) for d in article.dates if start <= d.start < end]
    rest = "".join(c for n, c in enumerate(article.text[start:end], start) if not any(a <= n < b for a, b in spans))
    return not any(
        c.isalnum() for c in rest.replace(" at ", " ").replace(" in ", " ").removeprefix("in ").removeprefix("at ")
    )
