"""View: one set of filters, the same for a page, an address bar, the command line and an export."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from core.errors import ViewError
from core.tables import ACTS, MEETING_KINDS, QUOTE_TYPES, STATUSES

LIST_FIELDS = (
    "actors", "countries", "topics", "kinds", "statuses", "types", "acts", "outlets", "documents", "meetings",
    "collections",
)  # fmt: skip
"""Fields that hold any number of values, of which a row needs one."""

PARAMETERS: dict[str, str] = {
    "date_from": "from",
    "date_to": "to",
    "actors": "actor",
    "countries": "country",
    "topics": "topic",
    "kinds": "kind",
    "statuses": "status",
    "types": "type",
    "acts": "act",
    "outlets": "outlet",
    "documents": "doc",
    "meetings": "meeting",
    "collections": "collection",
    "text": "q",
    "min_confidence": "sure",
    "corrected": "corrected",
}
"""Field of the View -> its name in an address and on the command line. These names never change."""

_FIELDS = {parameter: field for field, parameter in PARAMETERS.items()}
_CHOICES = {"kinds": MEETING_KINDS, "statuses": STATUSES, "types": QUOTE_TYPES, "acts": ACTS}
_TRUTHS = {"yes": True, "no": False}
_LONGEST = 1000
"""Characters in one value: far beyond any name or search, short enough for an address."""
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""What no column can hold. Other control characters may stand in an outlet's name and be asked for."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One value of one filter, as it stands on a page: `view.without(chip.field, chip.value)` takes it out."""

    field: str
    value: Any

    @property
    def parameter(self) -> str:
        """The field's name in an address."""
        return PARAMETERS[self.field]

    def __str__(self) -> str:
        return f"{self.parameter}: {_written(self.value)}"


@dataclass(frozen=True, slots=True)
class View:
    """Which rows are wanted. Every filter that is set must hold; of a list, one value is enough.

    A **quote** is in view where
    - its day lies within `date_from` to `date_to`, both included. Its day is quote.date, else its meeting's
      days (one of them is enough), else the document's day of publication; without any of them it is not in view
    - its speaker is one of `actors` (ids), its speaker_country one of `countries`, one of its topics in `topics`
    - its meeting's kind is in `kinds` and status in `statuses` (a quote without a meeting is not in view then)
    - its type is in `types`, its act in `acts`, its document in `documents` and of one of `outlets`, its meeting in
      `meetings`
    - it is kept in one of `collections` (ids), by itself: not because its meeting or document is
    - `text` (see core.search) is found in its words, speaker or cue
    - its confidence is known and at least `min_confidence`
    - `corrected`: it has (True) or has not (False) a correction that stands

    A **meeting** is in view where its days overlap with the dates (one without a date is not in view then), one of
    the actors takes part, a participant's side or the place is in one of the countries, and topics, kind, status,
    outlet, document, id, collection, confidence and correction fit as above. `text` is found in the stretch that
    shows the meeting, or in a quote of it that is in view. `types` and `acts` speak of quotes only: a meeting is in
    view then where a quote of it is.

    A **document** is in view where one of its rows is. Where filters speak of documents only (dates by day of
    publication, outlets, documents, collections that it is kept in), it is in view by itself, rows or not.

    **records** are the quotes in view, and the meetings in view of which no quote is; none of these meetings where
    `types` or `acts` are set.

    Anything that no row could have raises ViewError, which names parameter, value and what is allowed. Values are
    kept in the order given, once each, so `View.from_query(view.to_query()) == view`.
    """

    date_from: date | None = None
    date_to: date | None = None
    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    text: str | None = None
    min_confidence: float | None = None
    corrected: bool | None = None

    def __post_init__(self) -> None:
        for name in LIST_FIELDS:
            object.__setattr__(self, name, _values(name, getattr(self, name)))
        for name in ("date_from", "date_to"):
            object.__setattr__(self, name, _day(name, getattr(self, name)))
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise _refusal("date_to", self.date_to, f"a day on or after {self.date_from}, the first day asked for")
        object.__setattr__(self, "text", _search(self.text))
        object.__setattr__(self, "min_confidence", _probability(self.min_confidence))
        object.__setattr__(self, "corrected", _truth(self.corrected))

    def to_query(self) -> dict[str, list[str]]:
        """The filters that are set as parameters of an address."""
        query: dict[str, list[str]] = {}
        for chip in self.chips():
            query.setdefault(chip.parameter, []).append(_written(chip.value))
        return query

    @classmethod
    def from_query(cls, query: Mapping[str, str | Iterable[str]]) -> View:
        """The View that these parameters state. Raises ViewError on an unknown parameter and on nonsense."""
        given: dict[str, Any] = {}
        for parameter, value in query.items():
            field = _FIELDS.get(parameter)
            if field is None:
                raise ViewError(f"There is no filter {_shown(parameter)}. Filters are {', '.join(_FIELDS)}.")
            values = [value] if isinstance(value, str) else list(value)
            if field in LIST_FIELDS:
                given[field] = tuple(values)
            elif len(values) > 1:
                raise ViewError(f"The filter {parameter} is given {len(values)} times. It takes one value.")
            elif values:
                given[field] = values[0]
        return cls(**given)

    @classmethod
    def salvage(cls, query: Mapping[str, str | Iterable[str]]) -> tuple[View, list[str]]:
        """As from_query, but never raises: what can be read, and a sentence for each parameter that cannot."""
        view, refused = cls(), []
        for parameter, value in query.items():
            try:
                alone = cls.from_query({parameter: value})
                field = _FIELDS[parameter]
                view = view.with_(**{field: getattr(alone, field)})
            except ViewError as error:
                refused.append(str(error))
        return view, refused

    def chips(self) -> list[Chip]:
        """One for each value of each filter that is set, in the order of the fields."""
        chips = []
        for field in PARAMETERS:
            value = getattr(self, field)
            if field in LIST_FIELDS:
                chips += [Chip(field, one) for one in value]
            elif value is not None:
                chips.append(Chip(field, value))
        return chips

    def without(self, field: str, value: Any = None) -> View:
        """The View without this filter, or without one value of it. Unchanged where it is not set so."""
        current = getattr(self, field)
        if field in LIST_FIELDS:
            return self.with_(**{field: () if value is None else tuple(one for one in current if one != value)})
        return self if value is not None and value != current else self.with_(**{field: None})

    def with_(self, **changes: Any) -> View:
        """The View with these fields set anew; checked like a new one."""
        return replace(self, **changes)

    @property
    def is_empty(self) -> bool:
        """Whether no filter is set, so that everything is in view."""
        return self == View()

    @property
    def asks_quotes_only(self) -> bool:
        """Whether a filter is set that only a quote can pass."""
        return bool(self.types or self.acts)


def _values(field: str, values: Any) -> tuple[str, ...]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise _refusal(field, values, "a list of values")
    kept = tuple(dict.fromkeys(values))
    choices = _CHOICES.get(field)
    for value in kept:
        if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST or _UNSTORABLE.search(value):
            raise _refusal(field, value, "a value that is not empty")
        if choices is not None and value not in choices:
            raise _refusal(field, value, "one of " + ", ".join(choices))
        if field == "countries" and not _is_territory(value):
            raise _refusal(field, value, "a territory code in small letters, such as ir, sy, us or eu")
    return kept


def _day(field: str, value: object) -> date | None:
    if value is None or (type(value) is date):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise _refusal(field, value, "a day that the calendar has, as 2005-08-08") from None
    raise _refusal(field, value, "a day as 2005-08-08")


def _search(value: Any) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise _refusal("text", value, f"words to search for, at most {_LONGEST} characters")
    kept = re.sub(r"\s+", " ", _UNPRINTABLE.sub(" ", value)).strip()
    return kept or None


def _probability(value: object) -> float | None:
    if value is None:
        return None
    try:
        number = float(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else math.nan
    except ValueError:
        number = math.nan
    if not 0.0 <= number <= 1.0:
        raise _refusal("min_confidence", value, "a number from 0 to 1, such as 0.8")
    return number


def _truth(value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str) and value in _TRUTHS:
        return _TRUTHS[value]
    raise _refusal("corrected", value, "yes or no")


def _refusal(field: str, value: object, allowed: str) -> ViewError:
    return ViewError(f"The filter {PARAMETERS[field]} cannot be {_shown(value)}. It takes {allowed}.")


def _shown(value: object) -> str:
    """A refused value as it can stand in a message: in quotation marks, short, without control characters."""
    text = _UNPRINTABLE.sub("�", _written(value))
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return repr(value) if isinstance(value, float) else str(value)


@lru_cache(maxsize=1024)
def _is_territory(code: str) -> bool:
    from rigour.territories import get_territory

    territory = get_territory(code)
    return territory is not None and territory.code == code
