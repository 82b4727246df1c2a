"""Fields of a gold object, read by type, with an error that names the line and the field."""

from __future__ import annotations

import calendar
import difflib
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from core import gazetteer
from core.article import Span

Period = tuple[date, date]
_HALF = re.compile("[\ud800-\udfff]")


class Unusable(ValueError):
    """A field that cannot be used: where it stands, what is wrong, what to do."""


class Fields:
    """One object of a gold file. Every getter raises Unusable where the field is of another type."""

    def __init__(self, given: Any, where: str) -> None:
        """`where`: what leads to the object ("line 3", "line 3, meetings[0]"); may be empty."""
        self._where = where
        if not isinstance(given, dict):
            raise Unusable(f"{where or 'the file'} holds {_type(given)}; give an object with fields")
        self._given: dict[str, Any] = given

    def unusable(self, name: str, why: str) -> Unusable:
        return Unusable(f"{self._at(name)}: {why}")

    def only(self, known: Iterable[str]) -> None:
        """Raises Unusable where there is a field of another name."""
        known = list(known)
        for name in self._given:
            if name not in known:
                near = difflib.get_close_matches(name, known, 1)
                hint = f"did you mean {near[0]}?" if near else f"the fields are {', '.join(known)}"
                raise self.unusable(name, f"there is no such field; {hint}")

    def has(self, name: str) -> bool:
        """Whether the field is there, though it may be null."""
        return name in self._given

    def text(self, name: str) -> str | None:
        found = self._given.get(name)
        if found is not None and not isinstance(found, str):
            raise self.unusable(name, f"is {_type(found)}; give a text")
        if found and _HALF.search(found):
            raise self.unusable(name, "holds half a character (a lone surrogate); write the file as UTF-8")
        return found

    def needed(self, name: str) -> str:
        found = self.text(name)
        if not found or found.isspace():
            raise self.unusable(name, "is missing; give a text")
        return found

    def truth(self, name: str) -> bool:
        found = self._given.get(name, False)
        if isinstance(found, bool):
            return found
        raise self.unusable(name, f"is {_type(found)}; give true or false")

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; () where it is absent."""
        found = self._given.get(name) or []
        if isinstance(found, list) and all(isinstance(one, str) and one.strip() for one in found):
            return tuple(found)
        raise self.unusable(name, "give a list of texts")

    def names(self, name: str) -> tuple[tuple[str, ...], ...]:
        """A list of names, each a text or a list of spellings of one name; () where it is absent."""
        found = self._given.get(name) or []
        if not isinstance(found, list):
            raise self.unusable(name, f"is {_type(found)}; give a list of names")
        made = [(one,) if isinstance(one, str) else one for one in found]
        for number, spellings in enumerate(made):
            usable = isinstance(spellings, list | tuple) and len(spellings) > 0
            if not usable or not all(isinstance(s, str) and s.strip() for s in spellings):
                raise self.unusable(f"{name}[{number}]", "give a name, or a list of spellings of one name")
        return tuple(tuple(spellings) for spellings in made)

    def choice(self, name: str, choices: tuple[str, ...]) -> str | None:
        found = self.text(name)
        if found is None or found in choices:
            return found
        near = difflib.get_close_matches(found, choices, 1)
        hint = f"did you mean {near[0]!r}? It" if near else "it"
        raise self.unusable(name, f"{found!r} is not known; {hint} is one of {', '.join(choices)}")

    def choices(self, name: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """The field `name` and those as good in `name_also`; () where both are absent."""
        first, also = self.choice(name, choices), self.texts(f"{name}_also")
        if unknown := [one for one in also if one not in choices]:
            raise self.unusable(f"{name}_also", f"{unknown[0]!r} is not known; it is one of {', '.join(choices)}")
        return (*([first] if first else []), *also)

    def objects(self, name: str) -> list[Fields] | None:
        """A list of objects; None where it is absent."""
        found = self._given.get(name)
        if found is None:
            return None
        if not isinstance(found, list):
            raise self.unusable(name, f"is {_type(found)}; give a list of objects")
        return [Fields(one, self._at(f"{name}[{number}]")) for number, one in enumerate(found)]

    def spans(self, name: str, length: int) -> tuple[Span, ...]:
        """A list of [start, end] in a text of this length; () where it is absent."""
        found = self._given.get(name) or []
        if not isinstance(found, list | tuple):
            raise self.unusable(name, f"is {_type(found)}; give a list of [start, end]")
        return tuple(self.span(f"{name}[{number}]", one, length) for number, one in enumerate(found))

    def span(self, name: str, given: Any, length: int) -> Span:
        pair = given if isinstance(given, list | tuple) else ()
        if len(pair) != 2 or any(not isinstance(n, int) or isinstance(n, bool) for n in pair):
            raise self.unusable(name, "give [start, end], two whole numbers")
        start, end = pair
        if not 0 <= start < end <= length:
            raise self.unusable(
                name, f"[{start}, {end}] is no span of a text of {length} characters; "
                "offsets are code points, half open",
            )  # fmt: skip
        return start, end

    def pair(self, first: str, second: str) -> tuple[Any, Any] | None:
        """Two fields that are given together; None where one is absent."""
        if self._given.get(first) is None or self._given.get(second) is None:
            return None
        return self._given[first], self._given[second]

    def day(self, name: str) -> date | None:
        """One day: 2005-08-08."""
        found = self.period(name)
        if found is not None and found[0] != found[1]:
            raise self.unusable(name, "give a whole day, as 2005-08-08")
        return found[0] if found else None

    def period(self, name: str) -> Period | None:
        """A day, month or year (2005-08-08, 2005-08, 2005), as its first and last day; None where null or empty."""
        return self._period(name, self._given.get(name))

    def periods(self, name: str) -> tuple[Period, ...]:
        found = self._given.get(name) or []
        if not isinstance(found, list):
            raise self.unusable(name, f"is {_type(found)}; give a list of days")
        read = [self._period(f"{name}[{number}]", one) for number, one in enumerate(found)]
        return tuple(one for one in read if one is not None)

    def country(self, name: str) -> str | None:
        """A state's territory code, by its code or name."""
        found = self.text(name)
        return self._code(name, found) if found and found.strip() else None

    def countries(self, name: str) -> tuple[str, ...]:
        return tuple(self._code(name, one) for one in self.texts(name))

    def _code(self, name: str, written: str) -> str:
        code = state_code(written)
        if code is None:
            raise self.unusable(name, f"{written!r} is no state; give its code (sy) or name (Syria)")
        return code

    def _period(self, name: str, found: Any) -> Period | None:
        if found is None or found == "":
            return None
        if isinstance(found, datetime):
            found = found.date()
        written = found.isoformat() if isinstance(found, date) else str(found)
        try:
            if len(written) == 4:
                return date(int(written), 1, 1), date(int(written), 12, 31)
            if len(written) == 7:
                first = date.fromisoformat(f"{written}-01")
                return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
            if len(written) != 10:
                raise ValueError
            day = date.fromisoformat(written)
        except ValueError:
            raise self.unusable(name, f"{written!r} is no day; write 2005-08-08, 2005-08 or 2005") from None
        return day, day

    def _at(self, name: str) -> str:
        return ", ".join(filter(None, [self._where, name])) if "[" not in self._where else f"{self._where}.{name}"


def state_code(written: str) -> str | None:
    """The code of a state given by its code in lower or upper case, or by its name."""
    from rigour.territories import get_territory

    if len(written) == 2 and (territory := get_territory(written.lower())) is not None:
        return territory.code
    return gazetteer.country_code(written)


def _type(found: Any) -> str:
    known = {
        str: "a text",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
    }
    return "null" if found is None else known.get(type(found), f"a {type(found).__name__}")
