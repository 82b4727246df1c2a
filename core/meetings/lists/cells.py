"""What the cells of a table of meetings say: who, when, where and what was done."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from core import gazetteer
from core.actors.identity import person
from core.actors.name_words import BODY_HEADS
from core.actors.vocabulary import plain, vocabulary
from core.article import Actor, Article, DateMention, Mention, Place, Span
from core.dates.written import day_of
from core.meetings.listed_items import is_titled, person_of
from core.meetings.party import Party, party_of
from core.meetings.where import Spot, joined
from core.meetings.words import words

_PARTS = re.compile(r"\s*(?:;|•|\s/\s)\s*")
"""What parts those met for sure."""
_COMMA = re.compile(r"\s*,\s*(?:and\s+)?")
_AND = re.compile(r"\s+(?:and|&)\s+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LEADING = re.compile(
    r"(?:(?:met|meeting|call|meetings|calls|talks|lunch|dinner|breakfast)\s+)?(?:with|between)\s+"
    r"|(?:representatives?|executives?|members?|delegates)\s+(?:of|from)\s+(?:the\s+)?"
    r"|(?:the|and)\s+",
    re.IGNORECASE,
)
"""What stands before the name in a cell: "Representatives of Acme plc"."""
_ADDRESS = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Prof|Professor|Hon|Rt|The|HE|H\.E|Amb|Ambassador"
    r"|Senator|Sen|Gen|General|Rev|Cllr|President|Prime Minister|Premier|Chancellor|Minister|Secretary|King|Queen)\b"
    r"\.?\s+)+"
)
_NAMED = re.compile(r"[^\W\d_a-z][\w’'-]*(?: (?:[^\W\d_a-z][\w’'.-]*|de|da|van|von|der|bin|al|el|la)){0,4}")
_REST = re.compile(r"(?:-[^\W\d_][\w’'-]*)+")
"""The end of a double name that was read without it: "Llewellyn | -Price"."""
_ACRONYM = re.compile(r"[A-Z][A-Z&\d]{1,7}")
_OF = re.compile(r"\b(?:of|for)\b")
_LONGEST_NAME = 110
_LONGEST_GROUP = 7
"""Words of a group that has no name: "local hauliers"."""
_NEAR = 5
"""Characters before a name that may stand in its cell: "the "."""
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d./-]*\d)")
_SHORT = re.compile(r"(?<![\w/-])(?:(\d{1,2})[ -])?([A-Z][a-z]{2,8})[ '’-]+(\d{4}|\d{2})(?![\w/-]|:\d)")
""" "3-Jul-23", "Jul-23"."""
_ISO_MONTH = re.compile(r"(?<![\d-])(\d{4})-(\d{2})(?![\d-])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_GOES_ON = re.compile(r"$|[^\w\s]|(?:to|with|on|about|re|regarding|for|at|hosted|from|by|of|return)\b", re.IGNORECASE)
"""What may follow the word that opens a cell and says what was done."""
_CENTURY = 100
_MONTHS_OF_YEAR = 12
_STATED = frozenset({"day", "month", "range"})


class Cells:
    """Reads cells of an article's tables. Bodies and persons whom only a cell names become actors of the article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._mentions = sorted((m for m in article.mentions if m.form != "pronoun"), key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]
        self._places = sorted(article.places, key=lambda p: p.start)
        self._place_starts = [p.start for p in self._places]
        self._dates = sorted(article.dates, key=lambda d: d.start)
        self._date_starts = [d.start for d in self._dates]
        self._bodies = {a.name.casefold(): a for a in article.actors if a.kind == "organisation"}
        self._persons = {a.name.casefold(): a for a in article.actors if a.kind == "person"}
        self._added: list[tuple[Mention, list[Mention]]] = []
        """New mentions, each with those that cut it."""

    # Who

    def people(self, start: int, end: int) -> list[Party]:
        """Those whom a cell names: persons, and bodies where an item of it names no person."""
        found: list[Party] = []
        for first, last in self._items(start, end):
            found += self.persons(first, last) or self._of_item(first, last)
        return list({id(party.actor): party for party in reversed(found)}.values())[::-1]

    def persons(self, start: int, end: int) -> list[Party]:
        """The persons of a stretch, as read, and those whom only their place in the cell tells: "Ann Green, Acme"."""
        found: list[Party] = []
        pieces = [one for piece in self._split(_COMMA, start, end) for one in self._split(_AND, *piece)]
        for n, (first, last) in enumerate(pieces):
            read = [m for m in self._within(first, last) if self._is_person(m, last)]
            read = read or [m for m in self._within(first, last) if self._is_titled_surname(m, last)]
            found += [self._whole(m, last) for m in read]
            if not read and (named := self._unread(first, last, pieces[n + 1 : n + 2])) is not None:
                found.append(named)
        if not found:
            held = (m for m in self._within(start, end) if m.form == "role" and m.actor and m.actor.kind == "person")
            found = [party_of(m.actor, mention=m, role=m.role) for m in held if m.actor is not None]
        return found

    def _is_person(self, mention: Mention, end: int) -> bool:
        """Whether it is somebody's name and not the first words of a body's: "Ana Ruiz | Foundation"."""
        if mention.actor is None or mention.actor.kind != "person" or mention.form != "name":
            return False
        behind = re.match(r"(?:\s+(?:and|&)\s+[A-Z]\w+)?\s+([\w/]+)", self.article.text[mention.end : end])
        name = self.article.text[mention.start : mention.end].split()
        if len(name) == 1 and " " not in mention.actor.name:
            return False  # "Marks and Spencer"
        if " ".join(name).isupper() and mention.role is None and mention.actor.identity_source != "office holders":
            return False  # "ABN AMRO"
        return not ((behind and _names_a_body(behind[1])) or (len(name) > 1 and _is_suffix(name[-1])))

    def _is_titled_surname(self, mention: Mention, end: int) -> bool:
        """Whether an office was read apart from the surname behind it: "Minister of State | Green"."""
        if mention.actor is None or mention.actor.kind != "person" or mention.form != "role":
            return False
        behind = re.match(r"\s+([^\W\d_]+)", self.article.text[mention.end : end])
        return behind is not None and behind[1] in mention.actor.name.split()

    def _whole(self, mention: Mention, end: int) -> Party:
        """The person of a mention; under the whole of a double name that was read without its end."""
        assert mention.actor is not None
        rest = _REST.match(self.article.text, mention.end, end)
        if rest is None:
            return party_of(mention.actor, mention=mention, role=mention.role)
        name = f"{mention.actor.name}{rest[0]}"
        return self._new(mention.start, rest.end(), name, "person", mention.role)

    def _unread(self, start: int, end: int, following: list[Span]) -> Party | None:
        """Somebody whom the reading of names has missed: a name behind a form of address or an office, with a given
        name, or before an office."""
        text = self.article.text
        titles = _ADDRESS.match(text, start, end)
        first = titles.end() if titles is not None else start
        bare = _BRACKETS.sub("", text[first:end]).strip()
        name = person_of(bare)
        if name is None or not bare.startswith(name) or name != bare:
            surname = _NAMED.fullmatch(bare) if titles is not None else None
            if surname is None or is_titled(bare) or _names_a_body(bare.split()[-1]):
                return None
            name = bare
        if _is_suffix(name.split()[-1]) or not text.startswith(name, first):
            return None
        office = bool(following) and is_titled(text[following[0][0] : following[0][1]])
        if titles is None and not office and plain(name.split()[0]) not in vocabulary().given:
            return None
        return self._new(start, first + len(name), name, "person", None)

    def fuller(self, mention: Mention, end: int) -> Party | None:
        """Who "President" is where a surname behind it was not read: "President | Green"."""
        behind = re.match(r"\s+[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?", self.article.text[mention.end : end])
        office = mention.form == "role" and mention.actor is not None and mention.actor.kind == "unnamed"
        return self._unread(mention.start, mention.end + behind.end(), []) if behind is not None and office else None

    def _of_item(self, start: int, end: int) -> list[Party]:
        """The bodies and groups of an item that names no person."""
        start = self._behind_lead(start, end)
        if start >= end or is_nobody(self.article.text[start:end]):
            return []
        if (whole := self._read_as(start, end)) is not None:
            return [whole]
        pieces = self._split(_COMMA, start, end)
        if len(pieces) > 1 and self._is_one_name(pieces):
            pieces = [(start, end)]
        found: list[Party] = []
        for n, (first, last) in enumerate(pieces):
            for one in self._joined_bodies(first, last):
                party = self._body(*one, alone=n == 0)
                found += [party] if party is not None else []
        return found

    def _is_one_name(self, pieces: list[Span]) -> bool:
        """ "Department for Business, Energy and Trade": commas of one name."""
        texts = [self.article.text[first:last] for first, last in pieces]
        if _is_suffix(texts[-1]) and len(texts) == 2:
            return True  # "Acme, Inc."
        said = _OF.search(texts[0]) is not None and _AND.search(texts[-1]) is not None
        return said and not any(_ends_as_a_body(text) or _ACRONYM.fullmatch(text) for text in texts[1:])

    def _joined_bodies(self, start: int, end: int) -> list[Span]:
        """The two bodies of "Heron Trust and Acme plc"; one of "Marks and Spencer"."""
        parts = [(self._behind_lead(*part), part[1]) for part in self._split(_AND, start, end)]
        texts = [self.article.text[first:last] for first, last in parts]
        if len(parts) != 2 or not all(text[:1].isupper() for text in texts) or self._read_as(start, end) is not None:
            return [(start, end)]
        sure = [
            _ends_as_a_body(text) or _ACRONYM.fullmatch(text) is not None or self._read_as(*part) is not None
            for text, part in zip(texts, parts, strict=True)
        ]
        return parts if all(sure) else [(start, end)]

    def _body(self, start: int, end: int, *, alone: bool) -> Party | None:
        """The body that a piece names. `alone`: it opens its item, so that it may be a group without a name."""
        start = self._behind_lead(start, end)
        text = self.article.text
        if (read := self._read_as(start, end)) is not None:
            return read
        bare = _BRACKETS.sub("", text[start:end]).strip(" .:*_")
        opening = next((m for m in self._within(start, end) if m.start - start <= _NEAR and m.form == "role"), None)
        if (
            opening is not None
            and opening.actor is not None
            and (alone or opening.actor.kind == "person")
            and (len(text[opening.end : end].split()) <= 1 or opening.actor.kind != "group")
        ):
            return party_of(opening.actor, mention=opening, role=opening.role)
        if not bare or is_nobody(bare) or len(bare) > _LONGEST_NAME or not any(c.isalpha() for c in bare):
            return None
        if {"state", "city", "capital"} & gazetteer.meanings(bare).keys() or _is_suffix(bare):
            return None
        last = bare.split()[-1]
        if bare[0].islower() or (is_titled(bare) and not _ends_as_a_body(bare)):
            people = plain(last) in vocabulary().plurals or last.casefold().removesuffix("s") in words().people
            few = len(bare.split()) <= _LONGEST_GROUP and last.endswith("s")
            if not (alone and people and few and text.startswith(bare, start)):
                return None
            return self._new(start, start + len(bare), bare, "group", None)
        if not (bare[0].isupper() or bare[0].isdigit()) or text[start : start + len(bare)] != bare:
            bare = text[start:end].split("(")[0].strip(" .:*_")
        if sum(c.isalpha() for c in bare) < 2 or not any(c.isupper() for c in bare) or not text.startswith(bare, start):
            return None
        return self._new(start, start + len(bare), bare, "organisation", None)

    def _read_as(self, start: int, end: int) -> Party | None:
        """Whoever was read under the words of the whole stretch, but for an article and what a bracket adds."""
        bare = _BRACKETS.sub("", self.article.text[start:end]).rstrip(" .")
        for mention in self._within(start, end):
            near = mention.start - start <= _NEAR and mention.end >= start + len(bare)
            if near and mention.actor is not None and mention.actor.kind != "person":
                return party_of(mention.actor, mention=mention, role=mention.role)
        return None

    def _new(self, start: int, end: int, name: str, kind: str, role: str | None) -> Party:
        """The party of somebody whom the actors' finder has not read here, with a mention that says so."""
        known = self._persons if kind == "person" else self._bodies
        actor = known.get(name.casefold())
        if actor is None and kind == "person":
            actor = person(name, (), role)
        elif actor is None:
            key = f"{' '.join(name.casefold().split())}|" if kind == "organisation" else None
            actor = Actor(" ".join(name.split()), kind, identity_source="text", key=key)
        known.setdefault(name.casefold(), actor)
        mention = Mention(start, end, "name", actor, role, "explicit", 0.6)
        cut = [m for m in self._within(start, end) if m.actor is not None and m.actor.kind == "person"]
        self._added.append((mention, cut))
        return party_of(actor, mention=mention, role=role)

    def hand_over(self, named: list[Party]) -> None:
        """Gives the article the mentions that those who met have here and had not, in the place of what they cut."""
        used = {id(party.mention) for party in named}
        added = [m for m, _ in self._added if id(m) in used]
        misread = {id(one) for m, cut in self._added if id(m) in used for one in cut}
        if not added:
            return
        article, known = self.article, {id(actor) for actor in self.article.actors}
        kept = [m for m in article.mentions if id(m) not in misread or id(m) in used]
        article.mentions = sorted([*kept, *added], key=lambda m: (m.start, -m.end))
        new = {id(m.actor): m.actor for m in added if m.actor is not None}
        article.actors += [actor for key, actor in new.items() if key not in known]

    # When

    def order_of(self, cells: list[Span], months: frozenset[int]) -> str | None:
        """Whether the days of a column are written day first ("dmy") or month first; None where that is not to be told.
        `months`: those of the table's heading."""
        found = [m for start, end in cells if (m := _NUMERIC.search(self.article.text, start, end)) is not None]
        pairs = [(int(m[1]), int(m[3]), _year(m[4])) for m in found if m[2] != "."]
        if any(a > _MONTHS_OF_YEAR for a, _, _ in pairs):
            return "dmy"
        if any(b > _MONTHS_OF_YEAR for _, b, _ in pairs):
            return "mdy"
        if months and pairs:
            first, second = ({n for n, _, _ in pairs} <= months, {n for _, n, _ in pairs} <= months)
            if first != second:
                return "dmy" if second else "mdy"
        rises = [(_rise([(y, b, a) for a, b, y in pairs]), "dmy"), (_rise([(y, a, b) for a, b, y in pairs]), "mdy")]
        risen = [order for does, order in rises if does]
        return risen[0] if len(risen) == 1 else None

    def day(self, start: int, end: int, order: str | None, year: int | None = None) -> DateMention | None:
        """The day, days or month of a cell. `year`: of the table's heading, for a day that has none of its own."""
        text = self.article.text
        days = [(m, found) for m in _NUMERIC.finditer(text, start, end) if (found := _numeric(m, order)) is not None]
        if days:
            (first, one), (last, two) = days[0], days[-1]
            return _stated(first.start(), last.end(), min(one, two), max(one, two), "day" if one == two else "range")
        mentions = self.days_in(start, end)
        for mention in mentions:
            if mention.precision in _STATED and mention.first is not None:
                return _in_year(mention, year) if mention.year is None and year is not None else mention
        if (short := _SHORT.search(text, start, end)) is not None and short[2][:3].casefold() in _MONTHS:
            month = _MONTHS.index(short[2][:3].casefold()) + 1
            return _of_month(short, _year(short[3]), month, int(short[1]) if short[1] else None)
        if (iso := _ISO_MONTH.search(text, start, end)) is not None:
            return _of_month(iso, int(iso[1]), int(iso[2]), None)
        return mentions[0] if mentions else None

    def days_in(self, start: int, end: int) -> list[DateMention]:
        first, last = bisect_left(self._date_starts, start), bisect_left(self._date_starts, end)
        return [d for d in self._dates[first:last] if d.end <= end and d.first is not None]

    # Where

    def spot(self, start: int, end: int) -> Spot | None:
        """The town or state of a cell that says where; a lone capital is a town there."""
        found: list[Place] = []
        for first, last in self._split(_COMMA, start, end):
            name = self.article.text[first:last].strip(" .")
            meant = gazetteer.meanings(name)
            town = meant.get("city") or meant.get("capital")  # Brussels is a city of Belgium
            if town is not None and "state" not in meant:
                found.append(Place(first, last, city=town.name, country=town.country))
            elif (state := meant.get("state")) is not None:
                found.append(Place(first, last, city=town.name if town else None, country=state.country))
            elif read := self.places_in(first, last):
                found += read
            elif (towns := gazetteer.towns(name)) and len({country for _, country, _, _ in towns}) == 1:
                found.append(Place(first, last, city=towns[0][0], country=towns[0][1]))
        return joined(found)

    def places_in(self, start: int, end: int) -> list[Place]:
        first, last = bisect_left(self._place_starts, start), bisect_left(self._place_starts, end)
        return [p for p in self._places[first:last] if p.end <= end]

    # Stretches

    def _within(self, start: int, end: int) -> list[Mention]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self._mentions[first:last] if m.end <= end]

    def _items(self, start: int, end: int) -> list[Span]:
        return self._split(_PARTS, start, end)

    def _split(self, by: re.Pattern[str], start: int, end: int) -> list[Span]:
        """A stretch parted by a pattern outside brackets, without white space at the ends of its parts."""
        text = self.article.text
        shut = [found.span() for found in _BRACKETS.finditer(text, start, end)]
        cuts = [m.span() for m in by.finditer(text, start, end) if not any(a <= m.start() < b for a, b in shut)]
        edges = [(start, start), *cuts, (end, end)]
        parts = [trimmed(text, before[1], after[0]) for before, after in pairwise(edges)]
        return [part for part in parts if part[0] < part[1]]

    def _behind_lead(self, start: int, end: int) -> int:
        found = _LEADING.match(self.article.text, start, end)
        return found.end() if found is not None and self._read_as(start, end) is None else start


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without the white space and marks at its ends."""
    while start < end and (text[start].isspace() or text[start] in "*_-–—·,"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_,-–—"):
        end -= 1
    return start, end


def is_nobody(cell: str) -> bool:
    """ "N/A", "Nil return", "Private individual": a cell that names nobody."""
    bare = " ".join(cell.casefold().split()).strip(" .()[]*")
    none = re.match(r"(?:nil|no|none|n/a|not)\b", bare) is not None and "," not in bare
    return none or bare in words().tables["nobody"] or not any(c.isalpha() for c in bare)


def kind_of(cell: str) -> str | None:
    """What the first word of a cell that tells it says was done: a kind of meeting, or "none" for what is none."""
    found = _kinds().search(cell)
    return words().cell_kinds[" ".join(found[1].casefold().split())] if found is not None else None


def opens_with_kind(cell: str) -> str | None:
    """The same of a cell that may speak of anything: "Roundtable on prices", and no "Press freedom", "Call centres"."""
    found = _kinds().search(cell)
    before = cell[: found.start()].split() if found is not None else []
    if found is None or len(before) > 1 or "to" in [word.casefold() for word in before]:
        return None
    if _GOES_ON.match(cell[found.end() :].strip()) is None:
        return None
    return words().cell_kinds[" ".join(found[1].casefold().split())]


@cache
def _kinds() -> re.Pattern[str]:
    known = sorted(words().cell_kinds, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, known))})(?![\w-])", re.IGNORECASE)


def _is_suffix(word: str) -> bool:
    return word.casefold().strip(".,") in words().tables["suffixes"]


def _names_a_body(word: str) -> bool:
    return _is_suffix(word) or plain(word) in BODY_HEADS


def _ends_as_a_body(text: str) -> bool:
    name = _BRACKETS.sub("", text).split()
    before = name[: next((n for n, word in enumerate(name) if word in ("of", "for")), len(name))]
    return bool(name) and (_names_a_body(name[-1].strip(".,")) or bool(before and _names_a_body(before[-1])))


def _year(digits: str) -> int:
    year = int(digits)
    return year if year >= _CENTURY else 2000 + year if year < 70 else 1900 + year


def _numeric(found: re.Match[str], order: str | None) -> date | None:
    a, b, year = int(found[1]), int(found[3]), _year(found[4])
    if found[2] == "." or order == "dmy":
        return day_of(year, b, a)
    if order == "mdy":
        return day_of(year, a, b)
    return day_of(year, b, a) if a == b or a > _MONTHS_OF_YEAR else None


def _rise(days: list[tuple[int, int, int]]) -> bool:
    return len(set(days)) > 1 and (days == sorted(days) or days == sorted(days, reverse=True))


def _stated(start: int, end: int, first: date, last: date, precision: str) -> DateMention:
    year, month, day = first.year, first.month, first.day if precision != "month" else None
    return DateMention(start, end, "stated", year, month, day, first=first, last=last, precision=precision)


def _of_month(found: re.Match[str], year: int, month: int, day: int | None) -> DateMention | None:
    first = day_of(year, month, day or 1)
    if first is None:
        return None
    last = first if day else date(year + month // 12, month % 12 + 1, 1).fromordinal(
        date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    )  # fmt: skip
    return _stated(found.start(), found.end(), first, last, "day" if day else "month")


def _in_year(mention: DateMention, year: int) -> DateMention:
    """A day without a year, in the one of the table's heading."""
    first, last = mention.first, mention.last
    if first is None or last is None or first.year == year:
        return mention
    moved, end = day_of(year, first.month, first.day), day_of(year + last.year - first.year, last.month, last.day)
    return replace(mention, first=moved, last=end) if moved is not None and end is not None else mention
