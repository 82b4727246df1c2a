"""The parts of a dateline: places, dates and agencies, read one after the other from the left.

A part that is not understood ends the reading: datelines.py decides whether what was read is a dateline.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date as calendar_day
from functools import cache
from importlib.resources import files
from itertools import islice

from core import gazetteer, outlets
from core.article import Dateline
from core.gazetteer import Meanings, Named, capital, longest, meanings
from core.layout.furniture import lexicon

_ABBREVIATED = 4
"""Letters with a full stop of the longest abbreviation before or after a place: "St.", "Ont."."""

_WORD = re.compile(r"[^\s,()\[\]/:;|—–]+")
_SKIP = re.compile(r"\s*")
_BRACKET = re.compile(r"([(\[/])\s{0,9}([^()\[\]/\n]{1,40}?)\s{0,9}([)\]/])")
_PAIRS = {"(": ")", "[": "]", "/": "/"}
_CONNECTOR = re.compile(r"\s*[,;]\s*|\s*/\s*|\s*\.\s+|\s+and\s+|\s+")
TIME = re.compile(r"\d{1,2}:\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:GMT|UTC|[A-Z]{2,3}T|MSK))?(?![\w:])")
_BUILDING = re.compile(r"The [A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20})?(?=,)")
_SIGNED = re.compile(r"[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,2}(?=\s*(?:--?|–|—)\s)")
_SHAPE_OF_AGENCY = re.compile(r"[A-Z][\w.&'’-]*(?: [A-Za-z][\w.&'’-]*){0,4}")


_WHOLE_WEEKDAY = 6
"""Letters of the shortest weekday that is not cut short; "Sun City" is a town."""


@dataclass(slots=True)
class Reading:
    """What has been understood so far."""

    cities: list[tuple[str | None, str | None]] = field(default_factory=list)
    """Name and country."""
    country: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    agency: str | None = None
    bracketed: bool = False
    known: bool = False
    """Whether the first place is one that the gazetteer knows as a city."""
    capitals: bool = False
    """Whether the first place is written in capitals."""

    @property
    def placed(self) -> bool:
        return bool(self.cities) or self.country is not None

    @property
    def dated(self) -> bool:
        return self.day is not None or (self.year is not None and self.month is not None)

    def dateline(self, start: int, end: int) -> Dateline:
        city, country = self.cities[0] if self.cities else (None, None)
        if city is not None and country is None and self.country is None:
            # "ROSKILDE, May 4": a lesser town, where no other state has one of that name.
            states = {state for _, state, _, _ in gazetteer.towns(city.title() if city.isupper() else city)}
            country = states.pop() if len(states) == 1 else None
        return Dateline(start, end, city, self.country or country, self.year, self.month, self.day, self.agency)


def parts(head: str, reading: Reading, at: int = 0) -> Iterator[int]:
    """Where each further part that is understood ends; a place comes first, or what a dateline without one has."""
    position, after = at, ""
    while position < len(head):
        end = _part(head, position, reading, after)
        if end is None:
            return
        yield end
        connector = _CONNECTOR.match(head, end)
        if connector is None:
            return
        # The slash of "/TASS/" opens a bracket; that of "DUBAI/RIYADH/CAIRO" joins.
        at_slash = head.find("/", connector.start(), connector.end())
        bracket = _BRACKET.match(head, at_slash) if at_slash >= 0 else None
        opens = bracket is not None and meanings(bracket[2]).keys().isdisjoint(("capital", "city"))
        position, after = (at_slash if opens else connector.end()), connector[0].strip() or " "


def _part(head: str, at: int, reading: Reading, after: str) -> int | None:
    """The end of the part that begins here, its meaning put into `reading`; None where it is not understood.

    `after` is what parts it from the one before: "" for the first.
    """
    if (bracket := _BRACKET.match(head, at)) and _PAIRS[bracket[1]] == bracket[3]:
        return bracket.end() if _bracketed(bracket[2], reading) else None
    if (end := date(head, at, reading)) is not None:
        return end
    if not after:
        return _place(head, at, reading, first=True)
    if passed := lexicon().other_calendars.match(head, at) or TIME.match(head, at):
        return passed.end()
    joined = after in ("/", "and")
    region = _region(head, _words(head, at)) if reading.placed and not joined else None
    if region is not None:
        end, reading.country = region
        return end
    if reading.agency is None and (end := agency(head, at)) is not None:
        reading.agency = head[at:end]
        return end
    signed = _SIGNED.match(head, at) if after == "," and reading.known and reading.day is not None else None
    if signed is not None and reading.agency is None:
        reading.agency = signed[0]  # "TOKYO, Jan. 13, 2026, Nihon Press -": whatever signs between day and dash
        return signed.end()
    # Two places are parted by a sign.
    return _place(head, at, reading, first=False, joined=joined) if after != " " else None


def _bracketed(inside: str, reading: Reading) -> bool:
    """Whether what stands in brackets is understood: a date, a state, an agency."""
    dated = Reading()
    if date(inside, 0, dated) == len(inside) and not (reading.dated and reading.year):
        reading.year = reading.year or dated.year
        if reading.day is None:
            reading.month, reading.day = dated.month, dated.day
        return True
    known = outlets.by_code(inside) is not None
    state = meanings(inside).get("state")
    if state is not None and not known and reading.placed:
        reading.country = state.country
        return True
    if reading.agency is not None or not (known or _SHAPE_OF_AGENCY.fullmatch(inside)):
        return False
    reading.agency, reading.bracketed = inside, True
    return True


def bracketed_agency(head: str, at: int) -> tuple[int, str] | None:
    """The end of a bracket that begins here, and the known agency in it: "(ANSA)", "/TASS/"."""
    bracket = _BRACKET.match(head, at)
    if bracket is None or _PAIRS[bracket[1]] != bracket[3] or outlets.by_code(bracket[2]) is None:
        return None
    return bracket.end(), bracket[2]


def agency(head: str, at: int) -> int | None:
    """The end of a known agency's name or code that stands without brackets: "IRNA", "Prensa Latina", "SANA-"."""
    words = _words(head, at)[:4]
    for length in range(len(words), 0, -1):
        name = head[at : words[length - 1].end()].rstrip(".-_")
        # "Pa." is Pennsylvania, "PA" an agency.
        written = name.isupper() or len(name) > _ABBREVIATED - 1
        if written and outlets.by_code(name) is not None:
            return at + len(name)
    code = words[0][0].split("-")[0] if words else ""
    return at + len(code) if code.isupper() and outlets.by_code(code) is not None else None


def _place(head: str, at: int, reading: Reading, *, first: bool, joined: bool = False) -> int | None:
    """The end of a city, a state or a region that begins here; a `joined` one lies elsewhere ("GENEVA/KUWAIT")."""
    words = _words(head, at)
    if not words:
        return None
    # "The Kremlin, Moscow", "The Vatican, Nov. 5"
    building = _BUILDING.match(head, at) if first else None
    if building is not None and (stands := lexicon().places.get(building[0].casefold())):
        reading.cities.append(stands)
        reading.known = True
        return building.end()
    length, found = longest([_bare(word[0]) for word in words], 0)
    caps = _capitals(words)
    count = length if length >= caps or not (first or reading.cities) else caps
    if count == 0:
        return _town(head, words, reading) if first else None
    end = words[count - 1].start() + len(_bare(words[count - 1][0]))
    capitals = head[at:end].isupper()
    if count == length and "state" in found and not (first and _is_town(head[at:end], found)):
        return end if joined or _stated(found["state"], reading, first=first, capitals=capitals) else None
    city = _city(head[at:end], found if count == length else {})
    if city is None and not (capitals and (first or reading.cities)):
        return None
    if city is None and _names_weekday(words[:count]):
        return None
    # "NNA -" is an agency that signs without a place.
    if first and (head[at:end].casefold() in lexicon().not_cities or (city is None and outlets.by_code(head[at:end]))):
        return None
    if first:
        reading.known, reading.capitals = city is not None, capitals
    elif city is not None and reading.cities[:1] == [city]:
        # "The Kremlin, Moscow"
        reading.country = reading.country or city[1]
        return end
    reading.cities.append(city or (_written(head[at:end]), None))
    return end


def _names_weekday(words: list[re.Match[str]]) -> bool:
    """ "DIARY FOR FRIDAY 24TH JULY" heads a programme: no town is called so."""
    whole = {name for name in _dates()[3] if len(name) >= _WHOLE_WEEKDAY}
    return any(_bare(word[0]).casefold() in whole for word in words)


def _is_town(name: str, found: Meanings) -> bool:
    return bool(found.keys() & {"capital", "city"}) or name.casefold() in lexicon().places


def _city(name: str, found: Meanings) -> tuple[str | None, str | None] | None:
    """A city that is known: its name and country. A place that is in no city ("aboard Air Force One") has neither."""
    if name.casefold().startswith(("aboard ", "on board ", "with ")):
        return None, None
    if stands := lexicon().places.get(name.casefold()):
        return stands
    city, capital = found.get("city"), found.get("capital")
    # Brussels is the seat of the European Union; it lies in Belgium.
    at = city if city and (capital is None or capital.country == "eu") else capital
    return (at.name, at.country) if at else None


def _stated(state: Named, reading: Reading, *, first: bool, capitals: bool) -> bool:
    """Takes a state as the country; "KUWAIT, Jan 5" is the city of that name."""
    if state.country is None or reading.country is not None:
        return False
    seat = capital(state.country)
    if first and seat == f"{state.name} City":
        reading.cities.append((seat, state.country))
        reading.known, reading.capitals = True, capitals
    reading.country = state.country
    return True


def _town(head: str, words: list[re.Match[str]], reading: Reading) -> int | None:
    """A town that the gazetteer lacks, not in capitals; believed only where an agency signs."""
    count = 0
    while count < min(3, len(words)) and words[count][0][0].isupper() and words[count][0][1:].islower():
        count += 1
    end = words[count - 1].end() if count else 0
    if not count or not (head[end : end + 1] in (",", "") or head[end : end + 2] in (" (", " /")):
        return None
    reading.cities.append((head[words[0].start() : end], None))
    return end


def _words(head: str, at: int) -> list[re.Match[str]]:
    """The next words up to the first that a sign parts from the one before or that a full stop ends."""
    words: list[re.Match[str]] = []
    for word in islice(_WORD.finditer(head, at), 6):
        before = head[words[-1].end() : word.start()].strip() if words else head[at : word.start()]
        if before or not any(c.isalpha() for c in word[0]):
            break
        words.append(word)
        if _bare(word[0]) != word[0]:
            break
    return words


def _bare(word: str) -> str:
    """A word without the full stop or the hyphen after it; "St." and "D.C." keep theirs."""
    word = word.rstrip("-")
    return word[:-1] if word.endswith(".") and len(word) > _ABBREVIATED and "." not in word[:-1] else word


def _capitals(words: list[re.Match[str]]) -> int:
    """How many words from the first are in capitals, as a place in a dateline is."""
    count = 0
    for word in words[:5]:
        letters = [c for c in word[0] if c.isalpha()]
        if not letters or not all(c.isupper() for c in letters) or any(c.isdigit() or c in '?!&%"“”' for c in word[0]):
            break
        count += 1
    if count == 1 and sum(c.isalpha() for c in words[0][0]) < 3:
        return 0
    return count


def _region(head: str, words: list[re.Match[str]]) -> tuple[int, str] | None:
    """A state, province or their abbreviation after a city: "Md.", "California", "Gaza Strip", "Ontario"."""
    for length in (3, 2, 1):
        if len(words) >= length:
            end = words[length - 1].end()
            name = head[words[0].start() : end]
            if country := lexicon().regions.get(name.replace(".", "").casefold()):
                return end, country
            named = gazetteer.region(name)
            if named is not None and named.country is not None:
                return end, named.country
    return None


def _written(name: str) -> str:
    """A name in capitals as names are written: "CAMP DAVID" -> "Camp David"."""
    return " ".join(word if "." in word else word.capitalize() for word in name.split())


@cache
def _dates() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int], dict[str, int]]:
    """A weekday; a date; the numbers of the names of months and of weekdays."""
    words = tomllib.loads((files("core") / "lexicon" / "dates.toml").read_text(encoding="utf-8"))
    numbers = {name.lower(): n for n, names in enumerate(words["months"], start=1) for name in names}
    month = "|".join(sorted(numbers, key=len, reverse=True))
    weekday = "|".join(sorted((d.lower() for days in words["weekdays"] for d in days), key=len, reverse=True))
    year = r"(?:,?\s+(?P<year{0}>(?:19|20)\d\d))?(?!\d)"
    date = (
        rf"(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)"
        rf"|(?P<month1>{month})\b\.?\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d){year.format(1)}"
        rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\.?[\s-]+(?:of\s+)?(?P<month2>{month})\b\.?{year.format(2)}"
        rf"|(?P<month3>{month})\b\.?\s+(?P<year3>(?:19|20)\d\d)(?!\d)"
        r"|(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})[/.](?P<year4>(?:19|20)\d\d)(?!\d)"
        r"|(?P<year5>(?:19|20)\d\d)(?!\d)"
    )
    of_week = {name.lower(): n for n, names in enumerate(words["weekdays"]) for name in names}
    return re.compile(rf"(?:{weekday})\b\.?,?", re.I), re.compile(date, re.I), numbers, of_week


def date(head: str, at: int, reading: Reading) -> int | None:
    """The end of a weekday, a date or both that begin here."""
    weekday, pattern, months, weekdays = _dates()
    day_name = weekday.match(head, at)
    if day_name:
        reading.weekday = weekdays[day_name[0].rstrip(".,").lower()]
    begins = _SKIP.match(head, day_name.end()).end() if day_name else at  # type: ignore[union-attr]
    found = pattern.match(head, begins)
    if found is None:
        return at + len(day_name[0].rstrip(",.")) if day_name else None
    said = {name.rstrip("12345").removeprefix("iso_"): value for name, value in found.groupdict().items() if value}
    if reading.day is not None and ("day" in said or reading.year is not None):
        return None
    if "first" in said:
        said |= _told_apart(found["first"], found["mark"], found["second"], int(said["year"]), reading.weekday)
    month = said.get("month")
    number = (int(month) if month.isdigit() else months[month.lower()]) if month else reading.month
    day = int(said["day"]) if "day" in said else reading.day
    if (number and not 1 <= number <= 12) or (day and not 1 <= day <= 31):
        return None
    year = int(said["year"]) if "year" in said else reading.year
    if year and number and day and _weekday(year, number, day) is None:
        return None
    reading.year, reading.month, reading.day = year, number, day
    return found.end()


def _told_apart(first: str, mark: str, second: str, year: int, weekday: int | None) -> dict[str, str]:
    """Day and month of "13/05/2021", "05/13/2021" and "03.05.2021": full stops stand in dates that begin with the day.

    Nothing of "03/05/2021", which is read in both ways, unless the weekday beside it fits one of them only.
    """
    readings = [(first, second)] if mark == "." or first == second else [(first, second), (second, first)]
    days = [(day, month, _weekday(year, int(month), int(day))) for day, month in readings]
    fitting = [(day, month) for day, month, found in days if found is not None]
    if len(fitting) > 1 and weekday is not None:
        fitting = [(day, month) for day, month, found in days if found == weekday] or fitting
    # Of none that is a day, the number says so where it is read.
    day, month = fitting[0] if len(fitting) == 1 else ("", "") if fitting else readings[0]
    return {"day": day, "month": month} if day else {}


def _weekday(year: int, month: int, day: int) -> int | None:
    """The weekday of a day; None where there is no such day."""
    try:
        return calendar_day(year, month, day).weekday()
    except ValueError:
        return None
