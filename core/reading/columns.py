"""A column map: what the fields of a user's own tables mean, where their names are none that columns.toml knows.

It is written as MEANING=COLUMN ("text=Inhalt"), kept as TOML, and used as a mapping from folded column names to
meanings. What it says goes before columns.toml.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping

from core.errors import ReadingError
from core.reading.metadata import fields, folded

Columns = Mapping[str, str]
"""Folded name of a column -> its meaning."""
MEANINGS = ("text", "title", "lead", "date", "url", "outlet", "byline", "city", "country", "people", "last_day", "key")
_SOURCE = "column map"
_LISTED = 20
"""Columns that a refusal names, at most."""


def read(pairs: Iterable[str]) -> str:
    """These pairs as TOML, in order of the meanings. Raises ReadingError where one cannot be understood."""
    found: dict[str, str] = {}
    for pair in pairs:
        meaning, sign, column = (part.strip() for part in pair.partition("="))
        if not sign or not folded(column) or meaning.lower() not in MEANINGS:
            raise ReadingError(
                _SOURCE, "format",
                f"{pair!r} is not MEANING=COLUMN with one of {', '.join(MEANINGS)}; write it as text=Inhalt",
            )  # fmt: skip
        if meaning.lower() in found:
            raise ReadingError(_SOURCE, "format", f"{meaning} is given twice; name one column for it")
        found[meaning.lower()] = column
    return "".join(f"{name} = {json.dumps(found[name])}\n" for name in MEANINGS if name in found)


def columns(text: str) -> dict[str, str]:
    """The map that this TOML of `read` holds. Raises ReadingError where somebody has made it something else."""
    try:
        written = tomllib.loads(text)
        if not all(name in MEANINGS and isinstance(column, str) for name, column in written.items()):
            raise ValueError("a meaning that is not known")
    except ValueError as error:
        raise ReadingError(_SOURCE, "format", f"the store's columns.toml cannot be used ({error}); mend it") from error
    return {folded(column): name for name, column in written.items()}


def renamed(row: Mapping[str, str], of_user: Columns) -> dict[str, str]:
    """A row by folded names, with the names of columns.toml for what the user's map has."""
    made = {folded(name): cell for name, cell in row.items() if name}
    mapped = {_known(of_user[name]): cell for name, cell in made.items() if name in of_user}
    return {name: cell for name, cell in made.items() if name not in of_user} | mapped


def holds_text(names: Iterable[str], of_user: Columns) -> bool:
    """Whether one of these columns is known to hold a text."""
    return any(of_user.get(folded(name)) == "text" or folded(name) in fields()["text"] for name in names)


def no_text(names: Iterable[str]) -> str:
    """What to say of a table with these columns, none of which is known to hold a text: to whoever parses it by
    command and to whoever sees it on a page."""
    listed = ", ".join(list(filter(None, names))[:_LISTED]) or "none"
    return (
        f"no column is known to hold the text (columns: {listed}); name it 'text' in the table, or say which it is: "
        "under Columns on the page Import, or with --column text=NAME"
    )


def _known(meaning: str) -> str:
    """The name that a field of this meaning is taken from first."""
    if meaning == "people":
        return meaning  # the surest name of columns.toml says as well that they travelled
    return fields()["address" if meaning == "url" else meaning][0]
