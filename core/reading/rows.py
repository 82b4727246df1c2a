"""A document from a row of a table or an object of JSON: which field is the text, and what the others say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

from core.article import Document
from core.errors import ReadingError
from core.reading import limits
from core.reading.archive import printable
from core.reading.columns import renamed
from core.reading.decoding import Undecodable, clean
from core.reading.heads import LOOKED_AT, head
from core.reading.metadata import DayFirst, day_first, describe, fields, value
from core.reading.raw import Raw

Entry = TypeVar("Entry")
_INTRODUCED = 400
"""Characters before a lead within a text, at most: a dateline, a byline."""
_AHEAD, _AHEAD_CHARACTERS = 1_000, 16 * limits.MIB
"""Rows of a table that are looked at for how it writes its dates, and how much of them may be in memory."""


class Rows:
    """Gives every entry of one file a name of its own: its key (an id, an address), else its number."""

    def __init__(self, raw: Raw, form: str) -> None:
        self._raw, self._form = raw, form
        self._seen: set[str] = set()
        self._day_first: DayFirst = None

    def ahead(self, entries: Iterable[tuple[int, Entry]]) -> Iterator[tuple[int, Entry]]:
        """The entries as they are, once the first of them have told whether the table's dates with slashes begin with
        the day: 04/05/2021 does where another row has 25/05/2021."""
        coming, first, size = iter(entries), list[tuple[int, Entry]](), 0
        fault: Exception | None = None
        try:
            for number, entry in coming:
                first.append((number, entry))
                size += sum(len(cell) for cell in entry.values()) if isinstance(entry, dict) else 0
                if len(first) >= _AHEAD or size >= _AHEAD_CHARACTERS:
                    break
        except Exception as broken:  # what comes before it is not lost
            fault = broken
        self.tell(first)
        columns = {name for meaning in ("date", "last_day") for name in fields()[meaning]}
        self._day_first = day_first(
            cell
            for _, entry in first
            if isinstance(entry, dict)
            for name, cell in renamed(entry, self._raw.columns).items()
            if name in columns
        )
        yield from first
        if fault is not None:
            raise fault
        yield from coming

    def tell(self, entries: Iterable[tuple[int, Entry]]) -> None:
        """Tell who asks (Raw.on_table) of the columns; of these entries as many are taken as that needs."""
        if self._raw.on_table is not None:
            seen = [entry for _, entry in islice(entries, LOOKED_AT) if isinstance(entry, dict)]
            self._raw.on_table(head(self._raw.source, seen))

    def document(self, number: int, written: Mapping[str, str]) -> Document | ReadingError:
        """The document of entry `number` (from 1), or why there is none."""
        row = renamed(written, self._raw.columns)
        key = value(row, "key")
        name = printable(" ".join(key.split())) if key else f"row {number}"
        if name in self._seen:
            name = f"row {number}"
        self._seen.add(name)
        text = value(row, "text")
        if text is None:
            return self._raw.refused("empty", "the entry has no text", member=name)
        text = _with_lead(text, value(row, "lead"))
        if len(text) > limits.TEXT_BYTES:
            return self._raw.refused("too large", f"its text has more than {limits.TEXT_BYTES} characters", text, name)
        try:
            text = clean(text)
        except Undecodable as why:
            return self._raw.refused(why.reason, why.detail, member=name)
        place = self._raw.inside(name, self._raw.stream)
        return describe(
            Document(text, source=place.source, location=place.location, format=self._form),
            row,
            day_first=self._day_first,
        )


def _with_lead(text: str, lead: str | None) -> str:
    """The text with the paragraph above it that the table keeps apart, unless it begins with it (cut short or not)."""
    words = " ".join(lead.split()).rstrip(".… ") if lead is not None else ""
    if lead is None or words in " ".join(text[: 2 * len(lead) + _INTRODUCED].split()):
        return text
    return f"{lead.strip()}\n\n{text}"
