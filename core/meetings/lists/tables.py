"""Meetings told in tables: registers and diaries whose lines are parted into cells, below one that names the columns.

"Date | Name of organisation or individual | Purpose of meeting" is such a line. Each row tells of a meeting of whoever
the table is of: of the line above it ("Minister: X"), or of a cell of the row.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from core.article import Article, DateMention, Span
from core.meetings.account import Naming
from core.meetings.events import Event
from core.meetings.lists.cells import Cells, kind_of, opens_with_kind, trimmed
from core.meetings.lists.fragments import Fragment, Fragments
from core.meetings.party import Party, party_of
from core.meetings.where import Spot
from core.meetings.words import words

_LINE = re.compile(r"[^\n]+")
_BAR = "|│¦"
_BARS = re.compile(rf"[{_BAR}]")
_TABS = re.compile(r"\t")
_GAPS = re.compile(r" {2,}")
_RULE = re.compile(r"[\s|│¦:+=_-]*")
"""A line that only parts a table's head from its rows."""
_LEAST = 2
"""Cells of a row, and rows of a table without a head."""
_MOST = 24
"""Cells of a row."""
_LONGEST_NAME = 60
"""Characters of a column's name."""
_LONGEST_CELL = 1_000
_LONGEST_OWNER = 140
"""Characters of a line that names whose the table below is."""
_LONGEST_DAY = 80
"""Characters of a line that says of what day the rows below are."""
_ABOVE = 8
"""Lines above a table in which it is said whose it is."""
_APART = 3
"""Lines that are no rows, behind which a table has ended."""
_SEVERAL = 3
"""Those at a video meeting who are more than two on a call."""
_FAR_BACK = timedelta(days=3653)
"""What a table tells of so long ago is history, not what an office reports."""
_LABEL = re.compile(r"([\w'’() -]{2,45}?)\s*:\s+(?=\S)")
_NOT_OWNERS = re.compile(
    r"\b(?:contact|prepared|issued|published|signed|enquiries|by|author|source|notes?|copyright|responsible|tel|phone)\b",
    re.IGNORECASE,
)
_OF_VISITS = re.compile(r"\b(?:visits|visitors|trips|travels|tours)\b", re.IGNORECASE)
_HEADING = re.compile(
    r"\b(?:meetings|visits|visitors|calls|engagements|talks|audiences|diary|register|schedule)\b(?![^\n]*[.!?]$)",
    re.IGNORECASE,
)
_REGISTER = re.compile(
    r"\b(?:meetings? (?:with|of|held|register|log|between)|ministers?['’]s? meetings|ministerial (?:meetings|diaries)"
    r"|register of (?:meetings|lobbying|contacts)|lobby(?:ing)? register|log of meetings|diary|lobbying)\b",
    re.IGNORECASE,
)
"""Headings of tables that may lack a line with the names of their columns."""
_MARK = re.compile(r"^\W*(\w+)\W*?(?:[-–—:(\[)\]]|$)|(?:[-–—]|[(\[])\s*(\w+)\s*[)\].]*\s*$")
""" "CANCELLED - Exporters", "Exporters (postponed)"."""
_VIDEO = re.compile(r"\b(?:video\w*|virtual|virtually|online|teams|zoom|webex|vtc|skype|vc|remote)\b", re.IGNORECASE)
_PHONE = re.compile(r"\b(?:phone|telephone|telecon|teleconference|by phone)\b", re.IGNORECASE)
_HOUR = r"\d{1,2}(?:[.:h]\d{2})?\s?(?:[ap]\.?m\.?)?"
_CLOCK = re.compile(rf"{_HOUR}(?:\s?(?:[-–—]|to)\s?{_HOUR})?", re.IGNORECASE)
_WITH = re.compile(r"\b(?:with|between)\s+", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(slots=True)
class _Row:
    start: int
    end: int
    cells: list[Span]
    owner: Party | None
    day: DateMention | None
    """Of the line above it."""


@dataclass(slots=True)
class _Table:
    """The rows below one line of columns. `head`: what stands above it."""

    by: str
    led: bool
    """Its lines begin with a bar, which parts nothing."""
    columns: list[str | None]
    head: str
    months: frozenset[int]
    told: bool
    """Its head or its columns say that its rows are meetings."""
    free: bool = False
    """Its rows begin with what was done, and one cell says all the rest: "Meeting | 1 | X and Y, Oslo, 3 May 2019"."""
    rows: list[_Row] = field(default_factory=list)

    def cells(self, row: _Row, *roles: str) -> list[Span]:
        pairs = zip(self.columns, row.cells, strict=False)
        return [cell for role, cell in pairs if role in roles and cell[0] < cell[1]]

    @property
    def to_come(self) -> bool:
        """Whether its rows of the day of publication are still to come: "Schedule of X"."""
        return not words().lists["to_come"].isdisjoint(re.findall(r"[a-z]+", self.head.casefold()))

    def has(self, role: str) -> bool:
        return role in self.columns


class Tables:
    """The namings of an article's tables, and the stretches that they leave nothing to be read of."""

    def __init__(self, article: Article, owner: Party | None) -> None:
        self.article = article
        self.namings: list[Naming] = []
        self.taken: list[Span] = []
        self.heads: list[Span] = []
        """Headings, which tell of no meeting: "Ministers' meetings with external organisations"."""
        self._owner = owner
        if article.doc is None or not _may_have(article.text):
            return
        self._cells = Cells(article)
        self._fragments = Fragments(article)
        for table in self._tables():
            self._read(table)
        self.taken.sort()
        self.heads.sort()
        self._cells.hand_over([party for naming in self.namings for party in naming.parties])

    def holds(self, offset: int) -> bool:
        """Whether a line of a table, or of its head, stands here."""
        n = bisect_right(self.taken, offset, key=lambda span: span[0]) - 1
        return n >= 0 and offset < self.taken[n][1]

    # Where tables are

    def _tables(self) -> list[_Table]:
        found: list[_Table] = []
        table: _Table | None = None
        owner, day, between = None, None, 0
        above: list[Span] = []
        for line in _LINE.finditer(self.article.text):
            start, end = _written(self.article.text, *line.span())
            if start >= end or _RULE.fullmatch(self.article.text, start, end):
                continue
            if (made := self._head(start, end, above)) is not None:
                table, between = made, 0
                found.append(table)
                self.taken.append((start, end))
                owner = self._owner_above(above) or owner
                above = []
                continue
            row = self._row(table, start, end) if table is not None else None
            if row is None and (made := self._headless(start, end, above, found)) is not None:
                table = made
                found.append(table)
                owner = self._owner_above(above) or owner
                row, above = self._row(table, start, end), []
            if table is not None and row is not None:
                row.owner, row.day, between, above = owner, day, 0, []
                table.rows.append(row)
                self.taken.append((start, end))
                continue
            above = [*above[-_ABOVE + 1 :], (start, end)]
            if table is not None and (named := self._owner_of(start, end)) is not None:
                owner = named
            if end - start <= _LONGEST_DAY and (told := self._cells.day(start, end, None)) is not None:
                day = told if told.precision == "day" else day
            between += 1
            table = table if between < _APART else None
        return found

    def _head(self, start: int, end: int, above: list[Span]) -> _Table | None:
        """The table whose columns a line names; None where it names none, or those of tables of something else."""
        text = self.article.text
        by, cells = _parted(text, start, end)
        if by is None or not _LEAST <= len(cells) <= _MOST or any(b - a > _LONGEST_NAME for a, b in cells):
            return None
        names = [_folded(text[a:b]) for a, b in cells]
        columns = [words().columns.get(name) for name in names]
        if not {"date", "time"} & {*columns} or not {"with", "kind", "name", "visitor", "topic"} & {*columns}:
            return None
        lexicon = words().tables
        said = [word for name in names for word in name.split()]
        if not lexicon["not_of"].isdisjoint(said) or not lexicon["not_of_alone"].isdisjoint(names):
            return None
        if sum(column is not None for column in columns) * 2 < len([name for name in names if name]):
            return None
        return self._new(by, columns, above, said, led=text[start] in _BAR)

    def _new(
        self, by: str, columns: list[str | None], above: list[Span], said: list[str], *, led: bool = False
    ) -> _Table:
        head = "\n".join([self.article.title or "", self._first_line(), *(self.article.text[a:b] for a, b in above)])
        months = {
            n for a, b in above for d in self._cells.days_in(a, b) if d.first and d.last
            for n in _months(d.first, d.last)
        }  # fmt: skip
        told = not words().tables["told"].isdisjoint([*said, *re.findall(r"\w+", head.casefold())])
        told = told or "with" in said
        self.heads += [(a, b) for a, b in above if _HEADING.search(self.article.text[a:b]) is not None]
        return _Table(by, led, columns, head, frozenset(months), told)

    def _first_line(self) -> str:
        return self.article.text[:_LONGEST_OWNER].strip().split("\n")[0]

    def _row(self, table: _Table, start: int, end: int) -> _Row | None:
        by, cells = _parted(self.article.text, start, end, led=table.led)
        if by != table.by or any(b - a > _LONGEST_CELL for a, b in cells):
            return None
        count, columns = len(cells), len(table.columns)
        if not _LEAST <= count <= columns + 1 or (by == "gaps" and count != columns):
            return None
        if table.free and kind_of(self.article.text[cells[0][0] : cells[0][1]]) is None and not table.rows:
            return None
        return _Row(start, end, cells, None, None)

    def _headless(self, start: int, end: int, above: list[Span], found: list[_Table]) -> _Table | None:
        """A table without names of columns: its heading is a register's, its rows begin with a day or with what was
        done."""
        text = self.article.text
        by, cells = _parted(text, start, end)
        if by is None or not _LEAST < len(cells) <= _MOST:
            return None
        head = "\n".join([self.article.title or "", self._first_line(), *(text[a:b] for a, b in above)])
        if found or _REGISTER.search(head) is None:
            return None
        first = text[cells[0][0] : cells[0][1]]
        if self._is_day(*cells[0]):
            columns: list[str | None] = ["date"]
            for a, b in cells[1:]:
                if _CLOCK.fullmatch(text, a, b) is not None:
                    columns.append("time")
                elif opens_with_kind(text[a:b]) is not None and "kind" not in columns and "with" not in columns:
                    columns.append("kind")
                elif "with" not in columns:
                    columns.append("with")
                else:
                    columns.append("topic" if "topic" not in columns else None)
            return self._new(by, columns, above, ["meetings"]) if "with" in columns else None
        if kind_of(first) is not None and len(first.split()) <= _LEAST:
            table = self._new(by, ["kind", *[None] * (len(cells) - 1)], above, ["meetings"])
            table.free = True
            return table
        return None

    def _is_day(self, start: int, end: int) -> bool:
        """Whether a cell is a day or a month and nothing else."""
        found = self._cells.day(start, end, "dmy")
        if found is None or found.start < start:
            return False
        rest = self.article.text[start : found.start] + self.article.text[found.end : end]
        return sum(c.isalnum() for c in rest) <= len("Wednesday")

    # Whose they are

    def _owner_above(self, above: list[Span]) -> Party | None:
        return next((party for a, b in reversed(above) if (party := self._owner_of(a, b)) is not None), None)

    def _owner_of(self, start: int, end: int) -> Party | None:
        """Whom a line names whose the rows below are: "Minister: X", "Hon X, Minister for Trade, July 2023"."""
        text = self.article.text
        if end - start > _LONGEST_OWNER or text[end - 1] in ".!?;" or _parted(text, start, end)[0] in ("bars", "tabs"):
            return None
        label = _LABEL.match(text, start, end)
        if label is not None:
            role = words().columns.get(_folded(label[1]))
            whose = role in ("owner", "name", "visitor")
            if not whose and (role is not None or _NOT_OWNERS.search(label[1]) is not None):
                return None
            start = label.end() if role is not None else start
        persons = [p for p in self._cells.persons(start, end) if p.mention is not None and p.mention.form == "name"]
        return persons[0] if len(persons) == 1 else None

    # What rows tell

    def _read(self, table: _Table) -> None:
        order = self._cells.order_of([c for row in table.rows for c in table.cells(row, "date")], table.months)
        years = {int(year) for year in _YEAR.findall(table.head)}
        year = years.pop() if len(years) == 1 else None
        of_visits = _OF_VISITS.search(table.head) is not None and not table.has("with")
        owner: Party | None = None
        day: DateMention | None = None
        for row in table.rows:
            if table.free:
                self._read_free(table, row)
                continue
            dated = table.cells(row, "date")
            own = self._cells.day(dated[0][0], dated[-1][1], order, year) if dated else None
            if dated and own is None:
                continue  # "Total", "TBC"
            day = own or (row.day if not table.has("date") else day)
            mark = self._mark(table, row)
            if day is None or mark == "none":
                continue
            owner = self._owner_in(table, row, of_visits=of_visits) or owner
            whose = owner or row.owner or self._owner
            told = self._told(table, row, day, whose, of_visits=of_visits)
            self.namings += [replace(naming, status=mark or naming.status) for naming in told]

    def _owner_in(self, table: _Table, row: _Row, *, of_visits: bool) -> Party | None:
        """Whom a cell of the row names as the one whose meeting or visit it is."""
        named = ["name"] if table.has("with") or row.owner is None else []
        for role in ("visitor", *named, "owner") if of_visits else ("owner", *named, "visitor"):
            for start, end in table.cells(row, role):
                if (people := self._cells.people(start, end)) and len(people) == 1:
                    return people[0]
        return None

    def _told(
        self, table: _Table, row: _Row, day: DateMention, owner: Party | None, *, of_visits: bool
    ) -> Iterator[Naming]:
        text = self.article.text
        kinds = [kind_of(text[a:b]) for a, b in table.cells(row, "kind")]
        topics = [opens_with_kind(text[a:b]) for a, b in table.cells(row, "topic")]
        told = [kind for kind in (*kinds, *topics) if kind is not None]
        if "none" in told[:1]:
            return
        if not told and not table.told:
            return
        kind = told[0] if told else "visit" if of_visits else "meeting"
        others = self._met(table, row, owner)
        places = table.cells(row, "place")
        spot = next((s for a, b in places if (s := self._cells.spot(a, b)) is not None), None)
        fragments = [] if others else [f for f in self._fragments_of(table, row) if f.kind != "visit"]
        if kind == "visit" or of_visits:
            if owner is not None and spot is not None and (spot.city or spot.country):
                hosts = [replace(p, part="host") for p in others]
                yield self._naming(table, row, "visit", [replace(owner, part="visitor"), *hosts], day, spot, None)
                others = []
            elif of_visits:
                return
            kind = "meeting"
        for fragment in fragments:
            for people in fragment.people:
                met = [
                    self._cells.fuller(m, fragment.end) or party_of(m.actor, mention=m, role=m.role)
                    for m in people if m.actor is not None
                ]  # fmt: skip
                there = [p for p in met if owner is None or p.actor is not owner.actor]
                yield from self._meeting(table, row, fragment.kind, owner, there, day, spot)
        if not fragments:
            yield from self._meeting(table, row, kind, owner, others, day, spot)

    def _met(self, table: _Table, row: _Row, owner: Party | None) -> list[Party]:
        """Those whom the owner met: of the cell that says so, else behind "with" in the one that says what was done."""
        roles = ["with"] if table.has("with") else ["name", "visitor"] if owner is not None else []
        found = [party for a, b in table.cells(row, *roles) for party in self._cells.people(*self._unmarked(a, b))]
        if table.has("owner") and not table.has("with"):
            found += [p for a, b in table.cells(row, "name", "visitor") for p in self._cells.people(a, b)]
        if not found and not table.has("with"):
            for a, b in table.cells(row, "kind"):
                if (led := _WITH.search(self.article.text, a, b)) is not None:
                    found += self._cells.people(led.end(), b)
        kept = {id(p.actor): p for p in found if owner is None or p.actor is not owner.actor}
        return list(kept.values())

    def _fragments_of(self, table: _Table, row: _Row) -> Iterator[Fragment]:
        """ "State visit; met with X": what a cell tells in words."""
        for a, b in table.cells(row, "kind", "topic") if not table.has("with") else ():
            for first, last in self._fragments.parted(a, b):
                fragment = self._fragments.read(first, last)
                if fragment is not None and fragment.people:
                    yield fragment

    def _meeting(
        self, table: _Table, row: _Row, kind: str, owner: Party | None, others: list[Party], day: DateMention,
        spot: Spot | None,
    ) -> Iterator[Naming]:  # fmt: skip
        parties = [*([owner] if owner is not None else []), *others]
        if len(parties) < _LEAST or not others:
            return
        mode = self._mode(table, row)
        called = kind == "call"
        if mode == "phone" or (mode == "video" and (called or len(parties) < _SEVERAL)) or called:
            kind, mode, spot = "call", mode or "phone", None
        elif mode == "video":
            spot = None
        yield self._naming(table, row, kind, [replace(p) for p in parties], day, spot, mode)

    def _mode(self, table: _Table, row: _Row) -> str | None:
        said = [self.article.text[a:b] for a, b in table.cells(row, "kind", "place", "status")]
        if any(_VIDEO.search(one) for one in said):
            return "video"
        return "phone" if any(_PHONE.search(one) for one in said) else None

    def _naming(
        self, table: _Table, row: _Row, kind: str, parties: list[Party], day: DateMention, spot: Spot | None,
        mode: str | None,
    ) -> Naming:  # fmt: skip
        doc = self.article.doc
        word = doc.char_span(row.start, row.start + 1, alignment_mode="expand") if doc is not None else None
        assert word is not None
        event = Event(word[0], kind, "visit" if kind == "visit" else "noun", [], held=True)
        return Naming(
            event, kind, self._status(table, day), mode, parties, running=False, section=event.trigger.i,
            stretch=(row.start, row.end), date=day, spot=spot, listed=True, in_table=True,
        )  # fmt: skip

    def _status(self, table: _Table, day: DateMention) -> str:
        published, first, last = self.article.published, day.first, day.last
        if published is None or first is None or last is None:
            return "held"
        if first > published or (first == published and table.to_come):
            return "planned"
        return "recalled" if last < published - _FAR_BACK else "held"

    def _mark(self, table: _Table, row: _Row) -> str | None:
        """ "cancelled" or "postponed", where a cell says so; "none" where it says that nothing was to be."""
        for a, b in table.cells(row, "status", "kind", "with", "topic"):
            for found in _MARK.finditer(self.article.text[a:b]):
                word = (found[1] or found[2] or "").casefold()
                if (mark := _marks().get(word)) is not None:
                    return mark
        return None

    def _unmarked(self, start: int, end: int) -> Span:
        """A cell without the word that it opens with: "CANCELLED - Exporters"."""
        found = _MARK.match(self.article.text[start:end])
        if found is not None and (found[1] or "").casefold() in _marks():
            return trimmed(self.article.text, start + found.end(), end)
        return start, end

    def _read_free(self, table: _Table, row: _Row) -> None:
        """ "Meeting | 1 | X and Y, Oslo, 3 May 2019", "Informal communication | 1 | X, call from Y on 3 May"."""
        text = self.article.text
        first, (start, end) = row.cells[0], row.cells[-1]
        kind = kind_of(text[first[0] : first[1]]) or kind_of(text[start:end])
        days = self._cells.days_in(start, end)
        people = self._cells.persons(start, end)
        people = list({id(p.actor): p for p in reversed(people)}.values())[::-1]
        if kind in (None, "none", "visit") or kind is None or len(people) < _LEAST or not days:
            return
        named = max([p.mention.end for p in people if p.mention is not None], default=start)
        spot = self._cells.spot(named, end)
        self.namings += self._meeting(table, row, kind, None, people, days[-1], spot)


@cache
def _marks() -> dict[str, str]:
    lists = words().lists
    said = dict.fromkeys(lists["cancelled"], "cancelled") | dict.fromkeys(lists["postponed"], "postponed")
    return said | {"declined": "none", "apologies": "none"}


def _may_have(text: str) -> bool:
    """Whether lines of a text may be parted into cells."""
    return "|" in text or "\t" in text or "│" in text or "¦" in text or "   " in text


def _parted(text: str, start: int, end: int, *, led: bool = True) -> tuple[str | None, list[Span]]:
    """The cells of a line, and by what it is parted; None where it is not. `led`: a bar that opens it parts nothing."""
    for by, pattern in (("bars", _BARS), ("tabs", _TABS), ("gaps", _GAPS)):
        cuts = [m.span() for m in pattern.finditer(text, start, end)]
        if cuts:
            edges = [(start, start), *cuts, (end, end)]
            cells = [_bare(text, one[1], two[0]) for one, two in pairwise(edges)]
            if by == "bars" and led and text[start] in _BAR:
                cells = cells[1:]
            if by == "bars" and text[end - 1] in _BAR:
                cells = cells[:-1]
            return by, cells
    return None, []


def _written(text: str, start: int, end: int) -> Span:
    """A line without white space at its ends, but for a tab, which stands for an empty cell."""
    first, last = _bare(text, start, end)
    return (first - 1 if start < first and text[first - 1] == "\t" and first < last else first), last


def _bare(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _folded(name: str) -> str:
    """A column's name without case, what brackets add and marks around it: "Date (dd/mm/yyyy)"."""
    bare = re.sub(r"\([^()]*\)", "", name.casefold().replace("’", "'"))
    return " ".join(bare.strip(" *_:#.").split())


def _months(first: date, last: date) -> Iterator[int]:
    yield from {(first + timedelta(days=n)).month for n in range(0, min((last - first).days, 366) + 1, 15)}
    yield last.month
