"""Datelines: "TEHRAN, Aug. 8 (MNA) --", "MOSCOW, 12 June. /TASS/.", "PARIS, France (AFP) —", "GENEVA —".

Read from left to right, part by part: it is a dateline where every part is understood as a place, a date or an agency
and a separator follows. A part that is not understood makes it an ordinary sentence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import islice

from core import outlets
from core.article import Dateline
from core.gazetteer import Meanings, Named, capital, longest, meanings
from core.layout.furniture import lexicon

MOST = 140
"""Characters of the longest dateline."""
_UNKNOWN_WORDS = 3
"""Words of the longest name that is taken for a town on the strength of its capitals alone."""
_ABBREVIATED = 4
"""Letters with a full stop of the longest abbreviation before or after a place: "St.", "Ont."."""

_WORD = re.compile(r"[^\s,()\[\]/:;|—–]+")
_SKIP = re.compile(r"\s*")
_BRACKET = re.compile(r"([(\[/])\s*([^()\[\]/\n]{1,40}?)\s*([)\]/])")
_PAIRS = {"(": ")", "[": "]", "/": "/"}
_DASH = re.compile(
    r"(?:(?<=[)\]/])\.)?\s*(?:—|–|―|--+)\s*"
    r"|(?:\s+|(?<=[)\]/])\.?|(?<=[A-Z]))-+(?:\s+|(?=[A-Z\"“]))"
)
_COLON, _STOP, _BAR = re.compile(r"\s*:\s+"), re.compile(r"\s*\.\s+"), re.compile(r"\s+\|\s+")
_SEPARATORS = ((_DASH, "-"), (_BAR, "-"), (_COLON, ":"), (_STOP, "."))
_CONNECTOR = re.compile(r"\s*[,;]\s*|\s*/\s*|\s*\.\s+|\s+and\s+|\s+")
_SHAPE_OF_AGENCY = re.compile(r"[A-Z][\w.&'’-]*(?: [A-Za-z][\w.&'’-]*){0,4}")
_BYLINE = re.compile(r"(?:by|BY|By)\s+[^/|\n]{3,80}?\s*[/|]\s*")


@dataclass(slots=True)
class _Reading:
    """What has been understood so far."""

    cities: list[tuple[str | None, str | None]] = field(default_factory=list)
    """Name and country."""
    country: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: bool = False
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
        return Dateline(start, end, city, self.country or country, self.year, self.month, self.day, self.agency)


def read(text: str, start: int, end: int) -> Dateline:
    """What a stretch says that at_start or alone has found to be a dateline."""
    head = text[start:end]
    reading = _Reading()
    for position in _parts(head, reading):
        if found := _DASH.match(head, position):
            _date_after(f"{head} ", found.end(), reading)
    return reading.dateline(start, end)


def at_start(text: str, start: int, end: int) -> Dateline | None:
    """The dateline with which the paragraph text[start:end] begins, text following it."""
    head = text[start : min(end, start + MOST)]
    reading = _Reading()
    for position in _parts(head, reading):
        for separator, sign in _SEPARATORS:
            if (found := separator.match(head, position)) and _accepted(reading, sign, head, found):
                ends = _date_after(head, found.end(), reading) if sign == "-" else found.end()
                return reading.dateline(start, start + len(head[:ends].rstrip()))
        follows = head[position:].lstrip()[:1]
        known_agency = reading.agency is not None and (
            outlets.by_code(reading.agency) is not None
            or (reading.agency.isupper() and reading.dated and reading.known)
        )
        if reading.placed and reading.bracketed and known_agency and (follows.isupper() or follows in ('"', "“")):
            return reading.dateline(start, start + position)
    return None


def alone(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that is the whole paragraph: "ANKARA", "Brussels, 5 November 2021", "By Jane Roe / GENEVA"."""
    if end - start > MOST:
        return None
    byline = _BYLINE.match(text, start, end)
    head = text[byline.end() if byline else start : end].rstrip(" .:-—–")
    reading = _Reading()
    if not any(position == len(head) for position in _parts(head, reading)):
        return None
    if byline:
        return reading.dateline(byline.end(), byline.end() + len(head)) if reading.placed else None
    said = (reading.known and (reading.capitals or reading.dated or reading.agency)) or (
        reading.capitals and (reading.dated or reading.agency)
    )
    named = reading.known and len(reading.cities) == 1 and (reading.country or "capital" in meanings(head))
    return reading.dateline(start, end) if said or named or (reading.dated and not reading.placed) else None


def _accepted(reading: _Reading, sign: str, head: str, found: re.Match[str]) -> bool:
    """Whether what has been read, with this sign after it, is a dateline."""
    signed = reading.agency is not None and outlets.by_code(reading.agency) is not None
    strong = reading.agency is not None or reading.dated
    follows = head[found.end() : found.end() + 1]
    if not follows.strip():
        return False
    if not reading.placed:
        return signed and reading.bracketed and sign == "-"
    if sign == ".":
        return reading.agency is not None and (reading.known or reading.capitals)
    if sign == ":":
        return (reading.known and (reading.capitals or strong)) or (reading.bracketed and reading.agency is not None)
    if strong:
        return reading.known or reading.capitals or signed
    if reading.known:
        return reading.capitals or not _names_a_place(head, found.end())
    # Capitals alone may be a heading of their own: "BROADWAY BEAT—".
    named = [city or "" for city, _ in reading.cities]
    short = len(named) == 1 and len(named[0].split()) <= _UNKNOWN_WORDS
    return reading.capitals and short and found[0][0].isspace() and follows not in "\"“‘'"


def _names_a_place(head: str, at: int) -> bool:
    """Whether a place follows: "Moscow – Tehran relations" is no dateline."""
    following = _WORD.match(head, at)
    name = following[0].removesuffix("’s").removesuffix("'s") if following else ""
    return not meanings(name).keys().isdisjoint(("capital", "state", "city"))


def _date_after(head: str, at: int, reading: _Reading) -> int:
    """The end of a dateline whose date comes last: "CAIRO – 5 November 2021: "; `at` where there is none."""
    dated = _Reading()
    end = _date(head, at, dated)
    if end is None or reading.dated or not dated.dated:
        return at
    found = _DASH.match(head, end) or _COLON.match(head, end)
    if found is None:
        return at
    reading.year, reading.month, reading.day = dated.year, dated.month, dated.day
    return found.end()


def _parts(head: str, reading: _Reading) -> Iterator[int]:
    """Where each further part that is understood ends."""
    position, after = 0, ""
    while position < len(head):
        end = _part(head, position, reading, after)
        if end is None:
            return
        yield end
        connector = _CONNECTOR.match(head, end)
        if connector is None:
            return
        # The slash of "/TASS/" opens a bracket; that of "JERUSALEM/GAZA" joins.
        at_slash = head.find("/", connector.start(), connector.end())
        bracket = _BRACKET.match(head, at_slash) if at_slash >= 0 else None
        position, after = (at_slash if bracket else connector.end()), connector[0].strip() or " "


def _part(head: str, at: int, reading: _Reading, after: str) -> int | None:
    """The end of the part that begins here, its meaning put into `reading`; None where it is not understood.

    `after` is what parts it from the one before: "" for the first.
    """
    if (bracket := _BRACKET.match(head, at)) and _PAIRS[bracket[1]] == bracket[3]:
        return bracket.end() if _bracketed(bracket[2], reading) else None
    if (end := _date(head, at, reading)) is not None:
        return end
    if not after:
        return _place(head, at, reading, first=True)
    if hijri := lexicon().hijri.match(head, at):
        return hijri.end()
    region = _region(head, _words(head, at)) if reading.placed else None
    if region is not None:
        end, reading.country = region
        return end
    if reading.agency is None and (end := _agency(head, at)) is not None:
        reading.agency = head[at:end]
        return end
    # Two places are parted by a sign.
    return _place(head, at, reading, first=False) if after != " " else None


def _bracketed(inside: str, reading: _Reading) -> bool:
    """Whether what stands in brackets is understood: a date, a state, an agency."""
    dated = _Reading()
    if _date(inside, 0, dated) == len(inside) and not reading.dated:
        reading.year, reading.month, reading.day = dated.year, dated.month, dated.day
        return True
    state = meanings(inside).get("state")
    if state is not None and outlets.by_code(inside) is None and not inside.isupper():
        reading.country = state.country
        return True
    if reading.agency is not None or not _SHAPE_OF_AGENCY.fullmatch(inside):
        return False
    reading.agency, reading.bracketed = inside, True
    return True


def _agency(head: str, at: int) -> int | None:
    """The end of a known agency's name or code that stands without brackets: "IRNA", "Prensa Latina", "SANA-"."""
    words = _words(head, at)[:4]
    for length in range(len(words), 0, -1):
        name = head[at : words[length - 1].end()].rstrip(".-")
        # "Pa." is Pennsylvania, "PA" an agency.
        written = name.isupper() or (name[:1].isupper() and len(name) > _ABBREVIATED - 1)
        if written and outlets.by_code(name) is not None:
            return at + len(name)
    code = words[0][0].split("-")[0] if words else ""
    return at + len(code) if code.isupper() and outlets.by_code(code) is not None else None


def _place(head: str, at: int, reading: _Reading, *, first: bool) -> int | None:
    """The end of a city, a state or a region that begins here."""
    words = _words(head, at)
    if not words:
        return None
    length, found = longest([_bare(word[0]) for word in words], 0)
    caps = _capitals(words)
    count = length if length >= caps or not (first or reading.cities) else caps
    if count == 0:
        return _town(head, words, reading) if first else None
    end = words[count - 1].start() + len(_bare(words[count - 1][0]))
    capitals = head[at:end].isupper()
    if count == length and "state" in found and not (first and _is_town(head[at:end], found)):
        return end if _stated(found["state"], reading, first=first, capitals=capitals) else None
    city = _city(head[at:end], found if count == length else {})
    if city is None and not (capitals and (first or reading.cities)):
        return None
    if first and head[at:end].casefold() in lexicon().not_cities:
        return None
    if first:
        reading.known, reading.capitals = city is not None, capitals
    reading.cities.append(city or (_written(head[at:end]), None))
    return end


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


def _stated(state: Named, reading: _Reading, *, first: bool, capitals: bool) -> bool:
    """Takes a state as the country; "KUWAIT, Jan 5" is the city of that name."""
    if state.country is None or reading.country is not None:
        return False
    seat = capital(state.country)
    if first and seat == f"{state.name} City":
        reading.cities.append((seat, state.country))
        reading.known, reading.capitals = True, capitals
    reading.country = state.country
    return True


def _town(head: str, words: list[re.Match[str]], reading: _Reading) -> int | None:
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
    """A state, province or their abbreviation after a city: "Md.", "California", "D.C.", "Ontario"."""
    for length in (2, 1):
        if len(words) >= length:
            end = words[length - 1].end()
            name = head[words[0].start() : end]
            if country := lexicon().regions.get(name.replace(".", "").casefold()):
                return end, country
    return None


def _written(name: str) -> str:
    """A name in capitals as names are written: "CAMP DAVID" -> "Camp David"."""
    return " ".join(word if "." in word else word.capitalize() for word in name.split())


@cache
def _dates() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int]]:
    """A weekday; a date; the number of each month's name."""
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
        r"|(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year4>(?:19|20)\d\d)(?!\d)"
        r"|(?P<year5>(?:19|20)\d\d)(?!\d)"
    )
    return re.compile(rf"(?:{weekday})\b\.?,?", re.I), re.compile(date, re.I), numbers


def _date(head: str, at: int, reading: _Reading) -> int | None:
    """The end of a weekday, a date or both that begin here."""
    weekday, date, months = _dates()
    day_name = weekday.match(head, at)
    if day_name:
        reading.weekday = True
    begins = _SKIP.match(head, day_name.end()).end() if day_name else at  # type: ignore[union-attr]
    found = date.match(head, begins)
    if found is None:
        return at + len(day_name[0].rstrip(",.")) if day_name else None
    said = {name.rstrip("12345").removeprefix("iso_"): value for name, value in found.groupdict().items() if value}
    if reading.day is not None and ("day" in said or reading.year is not None):
        return None
    if "first" in said:
        said |= _told_apart(int(said["first"]), int(said["second"]))
    month = said.get("month")
    number = (int(month) if month.isdigit() else months[month.lower()]) if month else reading.month
    day = int(said["day"]) if "day" in said else reading.day
    if (number and not 1 <= number <= 12) or (day and not 1 <= day <= 31):
        return None
    reading.month, reading.day = number, day
    reading.year = int(said["year"]) if "year" in said else reading.year
    return found.end()


def _told_apart(first: int, second: int) -> dict[str, str]:
    """Day and month of "13/05/2021" and "05/13/2021"; nothing of "03/05/2021", which is read in both ways."""
    if first == second or second > 12:
        return {"month": str(first), "day": str(second)}
    return {"month": str(second), "day": str(first)} if first > 12 else {}
