"""Who held which office when: a dated list of office holders, and a user's own additions to it.

The list is core/lexicon/office_holders.csv; its header says what its columns mean. It is read and indexed on the
first look-up; later ones take microseconds.
"""

from __future__ import annotations

import calendar
import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from rigour.territories import get_territory

from core.actors.name_match import Fit, NameForm, fit, loose, read_name, surname_with_article
from core.actors.offices import answering, canonical_role, roles
from core.errors import ReadingError

__all__ = ["Register", "Term", "canonical_role", "default_path", "extend", "holders", "load"]

COLUMNS = ("name", "aliases", "country", "role", "from", "to", "gender", "organisation", "wikidata_id", "source")
# Where the family name comes first, and alone names the person.
_FAMILY_FIRST = frozenset({"cn", "kh", "kp", "kr", "vn"})
# "Ban Ki-moon": a given name of two syllables after the family name, in any list of names.
_FAMILY_FIRST_SHAPE = re.compile(r"[^\W_]+ [^\W_]+-[a-z][^\W_]*")
# Where the last word of the name may name the person although the family name comes first.
_GIVEN_NAMES_THE_PERSON = frozenset({"vn"})
# Where the mother's surname may follow the father's: "César Gaviria Trujillo".
_TWO_SURNAMES = frozenset(
    {"ar", "bo", "cl", "co", "cr", "cu", "do", "ec", "es", "gt", "hn", "mx", "ni", "pa", "pe", "py", "sv", "uy", "ve"}
)
_ROYAL_TITLES = frozenset({"king", "queen", "emperor", "sultan", "emir", "prince", "princess", "crown", "pope"})
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
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

    def covers(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def holders(
    name: str | None = None,
    *,
    country: str | None = None,
    role: str | None = None,
    on: date | None = None,
    organisation: str | None = None,
) -> list[Term]:
    """The terms that fit everything asked for, earliest first; [] where none does or the role is no known office.

    `name` is any spelling, with or without titles; a surname alone is enough ("Assad" is both Hafez and Bashar:
    `on` or `role` tells them apart). A first name that names a monarch ("Abdullah") does so only with a title, a role
    or a country beside it. `country` is a territory code; `role` any phrase for an office, with
    what answers to it in that country ("premier" of `de` is the chancellor); `on` a day of the term;
    `organisation` the name of the body as in the list ("NATO", "Hamas").
    """
    return list(_holders(name, country, role, on, organisation))


@lru_cache(maxsize=16384)
def _holders(
    name: str | None, country: str | None, role: str | None, on: date | None, organisation: str | None
) -> tuple[Term, ...]:
    return tuple(_register().holders(name, country=country, role=role, on=on, organisation=organisation))


def extend(path: Path | str) -> int:
    """Adds a user's own list to the look-ups of this process; returns how many terms it has.

    A row for the same person, office and first day as one of the built-in list takes its place, so that a user can
    end a term that is open there. Raises ReadingError as `load` does; then nothing is added.
    """
    added = load(path)
    _added.extend(added)
    _register.cache_clear()
    _holders.cache_clear()
    return len(added)


def default_path() -> Path:
    """Where the built-in list is."""
    return Path(str(files("core") / "lexicon" / "office_holders.csv"))


_added: list[Term] = []


@cache
def _register() -> Register:
    return Register([*load(default_path()), *_added])


def load(path: Path | str) -> list[Term]:
    """Reads a list of office holders (CSV, UTF-8, columns as in core/lexicon/office_holders.csv, `#` comments).

    Raises ReadingError with file, line and what is wrong: unknown column, country or role, no name, a day that does
    not exist, an end before its beginning.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadingError(str(path), "encoding", f"not UTF-8 (byte {error.start}); save the list as UTF-8") from error
    except OSError as error:
        raise ReadingError(str(path), "unreadable", f"cannot be opened: {error.strerror}") from error
    numbered = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise ReadingError(str(path), "empty", f"has no header row; its columns are {', '.join(COLUMNS)}")
    header = next(csv.reader([numbered[0][1]]))
    unknown = [column for column in header if column not in COLUMNS]
    missing = [column for column in ("name", "role") if column not in header]
    if unknown or missing:
        what = f"unknown column {unknown[0]!r}" if unknown else f"column {missing[0]!r} is missing"
        raise ReadingError(str(path), "columns", f"line {numbered[0][0]}: {what}; columns are {', '.join(COLUMNS)}")
    terms = []
    for n, line in numbered[1:]:
        try:
            cells = next(csv.reader([line], strict=True))
            if len(cells) != len(header):
                raise ValueError(f"{len(cells)} cells where the header has {len(header)} columns")
            terms.append(_term({k: v.strip() for k, v in zip(header, cells, strict=True)}))
        except (ValueError, csv.Error) as error:
            raise ReadingError(str(path), "row", f"line {n}: {error}", sample=line[:200]) from error
    return terms


def _term(row: dict[str, str]) -> Term:
    if not read_name(row["name"]).words:
        raise ValueError("no name")
    country = row.get("country") or None
    if country is not None and ((territory := get_territory(country)) is None or territory.code != country):
        raise ValueError(f"unknown country {country!r}; use a lower-case code such as 'ir', 'gb', 'eu'")
    organisation = row.get("organisation") or None
    if country is None and organisation is None:
        raise ValueError("neither country nor organisation")
    if row["role"] not in roles():
        near = canonical_role(row["role"])
        hint = f"; the list calls it {near!r}" if near else "; the roles are in core/lexicon/offices.csv"
        raise ValueError(f"unknown role {row['role']!r}{hint}")
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
    return Term(row["name"], aliases, country, row["role"], start, end, gender, organisation, wikidata_id)


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


class Register:
    """Terms with the indexes that look-ups need: by surname, and by country and role."""

    def __init__(self, terms: Iterable[Term]) -> None:
        latest = {(t.name, t.country, t.organisation, t.role, t.start): t for t in terms}
        self.terms = sorted(latest.values(), key=lambda t: (t.start or date.min, t.name))
        self._by_office: dict[tuple[str | None, str], list[Term]] = defaultdict(list)
        self._alone: dict[str, list[tuple[NameForm, Term]]] = defaultdict(list)
        self._by_joined: dict[str, list[tuple[NameForm, Term]]] = defaultdict(list)
        self._by_surname: dict[str, list[tuple[NameForm, Term]]] = defaultdict(list)
        self._order = {id(term): n for n, term in enumerate(self.terms)}
        royal = answering("monarch", None) | {"crown prince", "pope"}
        self._royal = {(term.name, term.country) for term in self.terms if term.role in royal}
        self._named = lru_cache(maxsize=16384)(self._find)
        for term in self.terms:
            self._by_office[term.country, term.role].append(term)
            self._by_office[None, term.role].append(term)
            for spelling in {term.name, *term.aliases}:
                self._index(spelling, term)

    def holders(
        self,
        name: str | None = None,
        *,
        country: str | None = None,
        role: str | None = None,
        on: date | None = None,
        organisation: str | None = None,
    ) -> list[Term]:
        """As the function `holders` of this module, for these terms."""
        conditions: list[Callable[[Term], bool]] = []
        wanted: frozenset[str] | None = None
        if role is not None:
            canonical = role if role in roles() else canonical_role(role, country)
            # "chancellor" and "foreign secretary" are names of offices that mean another one in some countries.
            canonical = (country and canonical and canonical_role(canonical, country)) or canonical
            if canonical is None:
                return []
            wanted = answering(canonical, country)
            conditions.append(lambda t: t.role in wanted)
        if country is not None:
            conditions.append(lambda t: t.country == country)
        if on is not None:
            conditions.append(lambda t: t.covers(on))
        if organisation is not None:
            body = organisation.casefold()
            conditions.append(lambda t: (t.organisation or "").casefold() == body)
        if name is not None:
            found: Sequence[Term] = self._named(name)
            conditions.extend(self._royalty(read_name(name), found, bool(role or country or name.isupper())))
        elif wanted is not None:
            found = sorted((t for r in wanted for t in self._by_office[country, r]), key=lambda t: self._order[id(t)])
        else:
            found = self.terms
        return [term for term in found if all(holds(term) for holds in conditions)]

    def _royalty(self, asked: NameForm, found: Sequence[Term], sure: bool) -> list[Callable[[Term], bool]]:
        """First names of monarchs: "King Abdullah" is none of the ministers, "Abdullah" alone is no king."""
        if len(asked.words) != 1 or asked.fathers:
            return []
        if asked.titles & _ROYAL_TITLES and any((t.name, t.country) in self._royal for t in found):
            return [lambda t: (t.name, t.country) in self._royal]
        if asked.titles or asked.number or sure:
            return []
        return [lambda t: (t.name, t.country) not in self._royal]

    def _index(self, spelling: str, term: Term) -> None:
        form = read_name(spelling)
        if not form.words:
            return
        self._by_joined[form.joined].append((form, term))
        last = len(form.words) - 1
        family_first = last > 0 and (term.country in _FAMILY_FIRST or bool(_FAMILY_FIRST_SHAPE.fullmatch(spelling)))
        if family_first:
            self._alone[form.words[0]].append((form, term))
        # "Mohammed bin Salman" is not known as Salman, but as Bin Salman.
        if last in form.fathers:
            self._alone[f"bin {form.words[last]}"].append((form, term))
        elif not family_first or term.country in _GIVEN_NAMES_THE_PERSON:
            self._alone[form.words[last]].append((form, term))
        if last:
            self._by_surname[loose(form.words[last])].append((form, term))

    def _find(self, name: str) -> tuple[Term, ...]:
        """All terms of the persons whom the spelling fits best, earliest first."""
        asked = read_name(name)
        if not asked.words:
            return ()
        if len(asked.words) == 1:
            alone = f"bin {asked.joined}" if asked.fathers else asked.joined
            known = [*self._alone.get(alone, ()), *(() if asked.fathers else self._by_joined.get(asked.joined, ()))]
            known = [(form, term) for form, term in known if asked.number in (None, form.number)]
            # "Prince Saud" is the one who is called so, not everybody of the house of Saud.
            called = [(form, term) for form, term in known if len(form.words) == 1]
            return self._sorted(term for _, term in (asked.titles & _ROYAL_TITLES and called) or known)
        # "Ben Ali" is a surname of two words.
        if asked.joined in self._alone:
            return self._sorted(term for _, term in self._alone[asked.joined])
        candidates = [*self._by_joined.get(asked.joined, ()), *self._by_surname.get(loose(asked.words[-1]), ())]
        fathers_name = NameForm(asked.words[:-1], asked.fathers, None)
        spanish = [
            (form, term)
            for form, term in self._by_surname.get(loose(asked.words[-2]), ())
            if len(fathers_name.words) > 1 and term.country in _TWO_SURNAMES
        ]
        for symbols in (False, True):
            fits = [(fit(asked, form, symbols=symbols), term) for form, term in candidates]
            fits += [(fit(fathers_name, form, symbols=symbols), term) for form, term in spanish]
            best = max((how for how, _ in fits), default=Fit.NONE)
            if best is not Fit.NONE:
                return self._sorted(term for how, term in fits if how is best)
            if surname := surname_with_article(asked):
                return self._sorted(term for _, term in self._alone.get(surname, ()))
        return ()

    def _sorted(self, terms: Iterable[Term]) -> tuple[Term, ...]:
        order = sorted({self._order[id(term)] for term in terms})
        return tuple(self.terms[n] for n in order)
