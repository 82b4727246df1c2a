"""A list of office holders as a file: the built-in one, and a user's own beside it.

The built-in list is core/lexicon/office_holders.csv; docs/office_holders.md tells the format, for both.
"""

from __future__ import annotations

import calendar
import csv
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from core import gazetteer
from core.actors.name_match import read_name
from core.actors.offices import canonical_role, roles
from core.errors import ReadingError

COLUMNS = ("name", "aliases", "country", "role", "from", "to", "gender", "organisation", "wikidata_id", "source")
_NEEDED = ("name", "role")
_SEPARATORS = ",;\t"
"""Spreadsheet programs part cells by a semicolon where the comma is for decimals."""
_LARGEST = 10_000_000
"""Bytes of a list; the built-in one has 400,000. A larger file is another one."""
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_KNOWN_UNTIL = re.compile(r"^# Known until: (\d{4}-\d\d-\d\d)\r?$", re.MULTILINE)
_WIKIDATA = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office.

    `country` is a rigour territory code or None (an international organisation); `role` a canonical one;
    `start` and `end` are the first and last day that may belong to the term (a month or year known only as such
    counts whole); start None: not known; end None: in office as far as the list knows.
    """

    name: str
    aliases: tuple[str, ...]
    country: str | None
    role: str
    start: date | None
    end: date | None
    gender: str | None
    organisation: str | None = None
    wikidata_id: str | None = None
    known_until: date | None = None
    """The last day that the list knows of, where it says so."""

    def covers(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def surely_covers(self, day: date) -> bool:
        """As `covers`, but of a term that is open in its list only up to the last day that the list knows of."""
        return self.covers(day) and (self.end is not None or self.known_until is None or day <= self.known_until)


def default_path() -> Path:
    """Where the built-in list is."""
    return Path(str(files("core") / "lexicon" / "office_holders.csv"))


@cache
def built_in() -> tuple[Term, ...]:
    """The terms of the built-in list, read once a process."""
    return tuple(load(default_path()))


def load(path: Path | str) -> list[Term]:
    """The terms of a list (CSV, UTF-8, columns as in COLUMNS, `#` comments). Raises ReadingError as `read` does."""
    return list(terms(_text(Path(path)), str(path)))


def read(path: Path | str) -> str:
    """The text of a user's list, once all of it was found to be right.

    Raises ReadingError with file, line, what is wrong and what to do: no UTF-8, unknown column, country or role, no
    name, a day that does not exist, an end before its beginning.
    """
    path = (Path(path) if isinstance(path, str) else path).expanduser()
    text = _text(path)
    for _ in terms(text, str(path)):
        pass
    return text


def terms(text: str, source: str) -> Iterator[Term]:
    """The terms that the text of a list states, line by line. `source` names it in the ReadingError that is raised
    where a line cannot be read."""
    stated = _KNOWN_UNTIL.search(text)
    known_until = _day(stated[1], last=True) if stated else None
    numbered = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise ReadingError(source, "empty", f"has no header row; its columns are {', '.join(COLUMNS)}")
    separator = max(_SEPARATORS, key=numbered[0][1].count)
    header = [cell.strip().casefold() for cell in next(csv.reader([numbered[0][1]], delimiter=separator))]
    unknown = [column for column in header if column not in COLUMNS]
    missing = [column for column in _NEEDED if column not in header]
    twice = [column for column in header if header.count(column) > 1]
    if unknown or missing or twice:
        what = (
            f"unknown column {unknown[0]!r}" if unknown
            else f"column {missing[0]!r} is missing" if missing
            else f"column {twice[0]!r} is there twice"
        )  # fmt: skip
        raise ReadingError(source, "columns", f"line {numbered[0][0]}: {what}; columns are {', '.join(COLUMNS)}")
    for n, line in numbered[1:]:
        try:
            cells = next(csv.reader([line], delimiter=separator, strict=True))
            if len(cells) != len(header):
                raise ValueError(f"{len(cells)} cells where the header has {len(header)} columns")
            if any(cells):
                yield _term({k: v.strip() for k, v in zip(header, cells, strict=True)}, known_until)
        except (ValueError, csv.Error) as error:
            raise ReadingError(source, "row", f"line {n}: {error}", sample=line[:200]) from error


def _text(path: Path) -> str:
    try:
        written = path.read_bytes()
    except OSError as error:
        raise ReadingError(str(path), "unreadable", f"cannot be opened: {error.strerror}") from error
    if len(written) > _LARGEST:
        detail = f"has {len(written):,} bytes, more than {_LARGEST:,}; a list of office holders is smaller"
        raise ReadingError(str(path), "too large", detail)
    try:
        return written.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ReadingError(str(path), "encoding", f"not UTF-8 (byte {error.start}); save the list as UTF-8") from error


def _term(row: dict[str, str], known_until: date | None = None) -> Term:
    if not read_name(row["name"]).words:
        raise ValueError("no name")
    country = row.get("country") or None
    if country is not None and not gazetteer.is_code(country):
        code = gazetteer.country_code(country) or gazetteer.country_code(country.lower())
        hint = f"its code is {code!r}" if code else "use a lower-case code such as 'ir', 'gb', 'eu'"
        raise ValueError(f"unknown country {country!r}; {hint}")
    organisation = row.get("organisation") or None
    if country is None and organisation is None:
        raise ValueError("neither country nor organisation")
    if row["role"] not in roles():
        near = canonical_role(row["role"], country)
        alike = difflib.get_close_matches(row["role"].casefold(), sorted(roles()), 1)
        hint = (
            f"the list calls it {near!r}" if near
            else f"did you mean {alike[0]!r}?" if alike
            else "docs/office_holders.md has the roles"
        )  # fmt: skip
        raise ValueError(f"unknown role {row['role']!r}; {hint}")
    start, end = _day(row.get("from", ""), last=False), _day(row.get("to", ""), last=True)
    if start and end and end < start:
        raise ValueError(f"the term ends ({row['to']}) before it begins ({row['from']})")
    gender = row.get("gender") or None
    if gender not in ("f", "m", None):
        raise ValueError(f"gender {gender!r}; use f, m or nothing")
    wikidata_id = row.get("wikidata_id") or None
    if wikidata_id and not _WIKIDATA.fullmatch(wikidata_id):
        raise ValueError(f"wikidata_id {wikidata_id!r} is no Q number")
    aliases = tuple(alias.strip() for alias in row.get("aliases", "").split("|") if alias.strip())
    return Term(row["name"], aliases, country, row["role"], start, end, gender, organisation, wikidata_id, known_until)


def _day(text: str, *, last: bool) -> date | None:
    """The first or last day that "2005", "2005-08" or "2005-08-03" may stand for; None for no text."""
    if not text:
        return None
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no day; write 2005-08-03, 2005-08 or 2005")
    year, month, day = int(found[1]), found[2] and int(found[2]), found[3] and int(found[3])
    try:
        if not month:
            return date(year, 12, 31) if last else date(year, 1, 1)
        return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise ValueError(f"there is no day {text!r}") from error
