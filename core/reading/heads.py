"""The columns of a table that was met: which of them is taken for what, and what is wrong with another choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.reading.columns import MEANINGS, Columns
from core.reading.metadata import country_of, day_first, fields, folded, read_date, two_days

LOOKED_AT = 100
"""Rows of a table that are looked at for what its columns hold."""
_COLUMNS, _EXAMPLES, _LONGEST = 200, 5, 160
_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of the table `source`: name -> the first of its cells that are not empty, cut to a line."""

    source: str
    examples: dict[str, list[str]]

    def by_name(self, meaning: str) -> str | None:
        """The column that is taken for this meaning by its name (columns.toml); None where none is."""
        return self._taken(meaning, {})

    def taken(self, of_user: Columns) -> dict[str, str]:
        """Meaning -> the column that it is taken from, with the user's map."""
        found = {meaning: self._taken(meaning, of_user) for meaning in MEANINGS}
        if found["lead"] == found["text"]:  # a summary is the text where a table has no other
            found["lead"] = None
        return {meaning: column for meaning, column in found.items() if column is not None}

    def _taken(self, meaning: str, of_user: Columns) -> str | None:
        for column in self.examples:
            if of_user.get(folded(column)) == meaning:
                return column
        names = {folded(column): column for column in self.examples if folded(column) not in of_user}
        known = [names[name] for name in fields()["address" if meaning == "url" else meaning] if name in names]
        # An empty one is passed over, as it is in a row.
        return next((column for column in known if self.examples[column]), known[0] if known else None)


def head(source: str, entries: Iterable[Mapping[str, str]]) -> Head:
    """The columns of these rows; those without a letter or digit in their name cannot be meant."""
    examples: dict[str, list[str]] = {}
    for entry in entries:
        for name, cell in entry.items():
            if name not in examples and (len(examples) >= _COLUMNS or not folded(name)):
                continue
            held = examples.setdefault(name, [])
            if len(held) < _EXAMPLES and (words := " ".join(cell[: 4 * _LONGEST].split())):
                held.append(words[:_LONGEST])
    return Head(source, examples)


def objection(table: Head, chosen: Mapping[str, str]) -> str | None:
    """What is wrong with this choice (meaning -> column), as a sentence; None where it can be tried."""
    if not chosen.get("text"):
        return "No column is chosen for the text. Choose the one that holds the reports themselves."
    for column in dict.fromkeys(chosen.values()):
        meanings = [meaning for meaning, one in chosen.items() if one == column]
        if len(meanings) > 1 and any(table.by_name(meaning) != column for meaning in meanings):
            return f"“{column}” is chosen for {' and '.join(meanings)}. A column has one meaning: choose it once."
    held = table.examples.get(chosen["text"], [])
    if not held:
        return f"“{chosen['text']}” is empty in the first rows. Choose the column that holds the reports themselves."
    if all(len(cell.split()) <= _FEW_WORDS for cell in held):
        return f"“{chosen['text']}” holds no reports, but for example “{held[0]}”. Choose another column for the text."
    for meaning in ("date", "last_day"):
        cells = table.examples.get(chosen.get(meaning, ""), [])
        if cells and not any(read_date(cell, day_first=day_first(cells)) or two_days(cell) for cell in cells):
            return f"In “{chosen[meaning]}” no day can be read, for example in “{cells[0]}”. Choose another, or none."
    cells = table.examples.get(chosen.get("country", ""), [])
    if cells and not any(map(country_of, cells)):
        return f"“{chosen['country']}” names no country, but for example “{cells[0]}”. Choose another column, or none."
    return None


def pairs(table: Head, chosen: Mapping[str, str], before: Columns) -> list[str]:
    """The choice as a column map (core.reading.columns.read): what goes by its name is left out, and what `before` says
    of columns of other tables stays."""
    here = {folded(column) for column in table.examples}
    kept = {meaning: column for column, meaning in before.items() if column not in here}
    named = {meaning: column for meaning, column in chosen.items() if table.by_name(meaning) != column}
    return [f"{meaning}={column}" for meaning, column in (kept | named).items()]
