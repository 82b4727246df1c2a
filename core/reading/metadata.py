"""What a file says of its text beside it: a Markdown file's head, a table's columns, a JSON object's fields.

Field names are known from core/lexicon/columns.toml, whoever wrote them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from email.utils import parsedate
from functools import cache
from importlib.resources import files

from core import outlets
from core.article import Document
from core.gazetteer import meanings

_STORABLE = re.compile(r"[\x00\ud800-\udfff]")
_PEOPLE_APART = re.compile(r"\s*[;|\n]\s*")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")


@cache
def fields() -> dict[str, tuple[str, ...]]:
    """For each meaning (text, title, date, ...) the names that fields of that meaning have, the surest first."""
    source = (files("core") / "lexicon" / "columns.toml").read_text(encoding="utf-8")
    return {meaning: tuple(names) for meaning, names in tomllib.loads(source).items()}


@cache
def folded(name: str) -> str:
    """A field's name as columns.toml writes it: "Published Time", "publishedTime" and "published-time" are one."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.strip().lstrip("\ufeff"))
    return re.sub(r"[\W_]+", "_", name).strip("_").lower()


def value(row: Mapping[str, str], meaning: str) -> str | None:
    """The first field of this meaning that says something, as it stands there; names in `row` are folded."""
    for name in fields()[meaning]:
        found = row.get(name, "")
        if found and not found.isspace():
            return found
    return None


DayFirst = bool | None
"""Whether dates with slashes begin with the day; None where that is not known."""


def describe(document: Document, row: Mapping[str, str], *, day_first: DayFirst = None) -> Document:
    """The document with what `row` (folded names) says of it. What cannot be read with certainty stays None."""
    row = {name: _STORABLE.sub("�", cell) for name, cell in row.items()}
    document.title = _line(value(row, "title"))
    document.byline = _line(value(row, "byline"))
    document.outlet = _line(value(row, "outlet")) or outlets.by_address(value(row, "address"))
    for name in fields()["date"]:
        if day := read_date(row.get(name, ""), day_first=day_first):
            document.published, document.published_source = day, "metadata"
            break
    else:
        either = (two_days(row.get(name, "")) for name in fields()["date"])
        document.published_either = next((two for two in either if two is not None), None)
    document.country = country_of(value(row, "country"))
    document.people = [name for name in _PEOPLE_APART.split(value(row, "people") or "") if name]
    document.is_journey = bool(document.people) and value(row, "people") == value(row, "journey")
    document.last_day = read_date(value(row, "last_day") or "", day_first=day_first)
    document.city, country = _place(_line(value(row, "city")))
    document.country = document.country or country
    return document


def day_first(written: Iterable[str]) -> DayFirst:
    """What the dates of one column say of those with slashes in it: none of them has more than twelve months."""
    told = {int(found[1]) > 12 for one in written if (found := _SLASHED.match(one.strip())) and _tells(found)}
    return told.pop() if len(told) == 1 else None


def read_date(written: str, *, day_first: DayFirst = None) -> date | None:
    """The day that a field states, as written, in its own time zone; None where day and month could be exchanged.

    `day_first`: what is known of the field's dates with slashes.
    """
    written = written.strip()
    if found := _SLASHED.match(written):
        if _tells(found) or found[1] == found[2] or day_first is not None:
            begins = int(found[1]) > 12 if _tells(found) else bool(day_first)
            return _day(found[3], *((found[2], found[1]) if begins else (found[1], found[2])))
        return None
    if found := _ISO.match(written) or _YEAR_FIRST.match(written) or _PACKED.match(written):
        return _day(found[1], found[2], found[3])
    if found := _DAY_MONTH.search(written):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH_DAY.search(written):
        return _day(found[3], _month(found[1]), found[2])
    if parts := parsedate(written):
        return _day(parts[0], parts[1], parts[2])
    return None


def _tells(slashed: re.Match[str]) -> bool:
    """Whether one of the first two numbers can be no month."""
    return (int(slashed[1]) > 12) != (int(slashed[2]) > 12)


def two_days(written: str) -> tuple[date, date] | None:
    """The two days that a date with slashes may mean, the one that begins with the day first."""
    found = _SLASHED.match(written.strip())
    days = (_day(found[3], found[2], found[1]), _day(found[3], found[1], found[2])) if found else (None, None)
    return (days[0], days[1]) if days[0] is not None and days[1] is not None else None


def _day(year: int | str, month: int | str, day: int | str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month(word: str) -> int:
    months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return months.index(word[:3].lower()) + 1 if word[:3].lower() in months else 0


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _place(named: str | None) -> tuple[str | None, str | None]:
    """City and country of "Geneva", "The Kremlin, Moscow"; of several places none is the city."""
    parts = [part.strip() for part in named.split(",")] if named else []
    known = {part: found for part in parts if (found := meanings(part).get("capital") or meanings(part).get("city"))}
    if len(known) == 1:
        city, found = next(iter(known.items()))
        return city, found.country
    return (parts[0], None) if len(parts) == 1 and not meanings(parts[0]) else (None, None)


def country_of(name: str | None) -> str | None:
    """The code of the state of this name."""
    state = meanings(name.strip()).get("state") if name else None
    return state.country if state else None
