"""What facets count: the values of quotes and meetings as small numbers in memory, by the numbers of the index's rows.

A value is counted by its code: of an ENUM its place from 1, of a year its distance from the earliest; 0 is none. To
count a million rows by code takes a thirtieth of what the same takes in SQL.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from core import wording

Codes = NDArray[np.unsignedinteger]
Rows = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter, and what it counts.

    `skip`: fields of the View that are not asked for its own counts. `of_quotes`: the value that a quote has, a column
    or expression over q; `more_of_quotes`: SQL of further ones (n, value). `of_meetings`: SQL of all values of meetings
    (n, value); None where they have none. `shared`: a quote at a meeting has the meeting's value, always. `type`: the
    ENUM of the values; None of years.
    """

    name: str
    skip: tuple[str, ...]
    of_quotes: str | None
    of_meetings: str | None
    type: str | None
    more_of_quotes: str | None = None
    shared: bool = False


_LATER_YEARS = """SELECT n, unnest(generate_series(year(first) + 1, least(year(last), year(first) + 20))) AS value
    FROM {} WHERE year(last) > year(first)"""
"""A meeting, and a quote dated by its meeting, counts in each year of its days."""

FACETS = (
    Facet(
        "countries", ("countries",), "speaker_country",
        "SELECT n, country AS value FROM m UNION SELECT mn, country FROM p", "countries",
    ),
    Facet("actors", ("actors",), "speaker_id", "SELECT mn AS n, actor_id AS value FROM p", "actor_ids"),
    Facet(
        "topics", ("topics",), None, "SELECT n, topic AS value FROM mt", "topic_names",
        more_of_quotes="SELECT n, topic AS value FROM t",
    ),
    Facet("kinds", ("kinds",), "kind", "SELECT n, kind AS value FROM m", "kinds", shared=True),
    Facet("statuses", ("statuses",), "status", "SELECT n, status AS value FROM m", "statuses", shared=True),
    Facet("types", ("types",), "type", None, "types"),
    Facet("acts", ("acts",), "act", None, "acts"),
    Facet("outlets", ("outlets",), "outlet", "SELECT n, outlet AS value FROM m", "outlets", shared=True),
    Facet(
        "years", ("date_from", "date_to"), "year(first)",
        f"SELECT n, year(first) AS value FROM m UNION ALL {_LATER_YEARS.format('m')}", None,
        more_of_quotes=_LATER_YEARS.format("q"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows and a value of each. `at`, `said`: of quotes, see Valued."""

    rows: Rows
    codes: Codes
    at: Rows | None = None
    said: Rows | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """How values are shown, by code."""

    values: pa.Array
    labels: pa.Array
    places: Rows
    """In the order of their labels; of years, in their own."""


@dataclass(frozen=True, slots=True)
class Valued:
    """The values of one facet. `names`: value by code, the first stands for none."""

    names: list[str]
    shown: Shown
    by_quote: Codes | None
    """Code by number of the quote."""
    more: Pairs | None
    """Of quotes, beside that."""
    meetings: Pairs | None
    """Of meetings: by row and value, each pair once."""
    at: Rows | None
    """By number of the quote: which of `meetings` is its meeting with its value, and the number of them where none is.
    None where every quote at a meeting has the meeting's value."""
    said: Rows | None
    """Statements and values have numbers, each pair one: those of Values.retold, in its order."""
    said_codes: Codes
    """The value by that number; 0 stands for all statements that one row has."""


@dataclass(frozen=True, slots=True)
class Values:
    """Of a whole store."""

    meeting: Rows
    """Number of its meeting, by number of the quote; 0 where it has none."""
    meetings: int
    """How many meetings there are."""
    facets: dict[str, Valued]
    said: Rows
    """Number of its statement, by number of the quote; 0 where no other row has it."""
    met: Rows
    """The same of meetings, by number of the meeting."""
    retold: Rows
    """Numbers of the quotes whose statement another row has, those that say most of it first."""
    is_told_again: bool
    """Whether any meeting stands in several rows."""

    @property
    def quotes(self) -> int:
        return len(self.meeting) - 1

    def again(self, left: Rows | None) -> Rows:
        """Of quotes that are left (None: all), the numbers of those whose statement another one has that says more."""
        rows = self.retold
        if left is not None:
            is_left = np.zeros(len(self.said), np.bool_)
            is_left[left] = True
            rows = rows[is_left[rows]]
        first = np.zeros(int(self.said.max(initial=0)) + 1, np.int32)
        first[self.said[rows[::-1]]] = rows[::-1]
        again: Rows = rows[first[self.said[rows]] != rows]
        return again


def read(connection: duckdb.DuckDBPyConnection) -> Values:
    """The values of every facet, from the tables of the index."""
    quotes, meetings, earliest = connection.execute("""
        SELECT (SELECT count(*) FROM q), (SELECT count(*) FROM m),
            (SELECT min(year(first)) FROM (SELECT first FROM q UNION ALL SELECT first FROM m))
    """).fetchall()[0]
    meeting = _by_row(_columns(connection, "SELECT n, mn AS code FROM q WHERE mn IS NOT NULL"), quotes, np.dtype("i4"))
    said, met = (
        _by_row(_columns(connection, f"SELECT n, {name} AS code FROM {table}"), rows, np.dtype("i4"))
        for name, table, rows in (("said", "r", quotes), ("met", "mr", meetings))
    )
    retold = connection.sql("SELECT n FROM r ORDER BY place").to_arrow_table()["n"].to_numpy().astype(np.int32)
    valued = {
        facet.name: _of_statements(_valued(connection, facet, meeting, earliest), said, retold) for facet in FACETS
    }
    return Values(meeting, meetings, valued, said, met, retold, bool(met.any()))


def _valued(connection: duckdb.DuckDBPyConnection, facet: Facet, meeting: Rows, earliest: int | None) -> Valued:
    names = [""]
    if facet.type is not None:
        code = "enum_code(value)::INTEGER + 1"
        asked = f"SELECT unnest(enum_range(NULL::{facet.type}))::VARCHAR"
        names += [name for (name,) in connection.execute(asked).fetchall()]
    else:
        code = f"(value - {earliest or 0} + 1)::INTEGER"
        names += [str(year) for year in range(earliest or 0, 10_000)]
    kind = np.min_scalar_type(len(names))

    def columns(sql: str) -> tuple[Rows, Rows]:
        return _columns(connection, f"SELECT n, {code} AS code FROM ({sql}) WHERE value IS NOT NULL")

    by_quote = more = meetings = at = None
    if facet.of_meetings is not None:
        rows, codes = columns(facet.of_meetings)
        keys = np.sort(rows.astype(np.int64) * len(names) + codes)
        keys = keys[np.diff(keys, prepend=-1) > 0]
        rows, codes = np.divmod(keys, len(names))
        meetings = Pairs(rows.astype(np.int32), codes.astype(kind))

    def places(rows: Rows | slice, codes: NDArray[Any]) -> Rows | None:
        if meetings is None or facet.shared:
            return None
        sought = meeting[rows].astype(np.int64) * len(names) + codes
        found = np.searchsorted(keys, sought)
        there = keys[np.minimum(found, len(keys) - 1)] == sought if len(keys) else np.zeros(len(sought), np.bool_)
        return np.where(there, found, len(keys)).astype(np.int32)

    if facet.of_quotes is not None:
        by_quote = _by_row(columns(f"SELECT n, {facet.of_quotes} AS value FROM q"), len(meeting) - 1, kind)
        at = places(slice(None), by_quote)
    if facet.more_of_quotes is not None:
        rows, codes = columns(facet.more_of_quotes)
        more = Pairs(rows, codes.astype(kind), places(rows, codes))
    return Valued(names, _shown(connection, facet, names), by_quote, more, meetings, at, None, np.zeros(1, kind))


def _of_statements(valued: Valued, said: Rows, retold: Rows) -> Valued:
    """With the numbers of statements and values."""
    if not len(retold):
        return valued
    width, more = len(valued.names), valued.more
    keys = [np.zeros(1, np.int64)]
    if valued.by_quote is not None:
        keys.append(said[retold].astype(np.int64) * width + valued.by_quote[retold])
    if more is not None:
        keys.append(np.where(said[more.rows] > 0, said[more.rows].astype(np.int64) * width + more.codes, 0))
    pairs, inverse = np.unique(np.concatenate(keys), return_inverse=True)
    numbers: Rows = inverse.astype(np.int32)[1:]
    first = len(retold) if valued.by_quote is not None else 0
    return replace(
        valued,
        said=numbers[:first] if first else None,
        said_codes=(pairs % width).astype(valued.said_codes.dtype),
        more=None if more is None else replace(more, said=numbers[first:]),
    )


def _shown(connection: duckdb.DuckDBPyConnection, facet: Facet, names: list[str]) -> Shown:
    labels = names
    if facet.name == "actors":
        called = actor_names(connection)
        labels = [called.get(name, name) for name in names]
    elif facet.name == "countries":
        labels = ["", *map(wording.country, names[1:])]
    places = np.empty(len(names), np.int32)
    in_order = (
        range(len(names)) if facet.type is None else sorted(range(len(names)), key=lambda i: (labels[i], names[i]))
    )
    places[list(in_order)] = np.arange(len(names))
    return Shown(pa.array(names, pa.string()), pa.array(labels, pa.string()), places)


def actor_names(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """actor_id -> what to call it among all of the store (wording.told_apart)."""
    called = dict(connection.execute("SELECT actor_id, name FROM n").fetchall())
    shared = connection.execute("""
        SELECT actor_id, n.name, n.country, min(d.published)
        FROM n LEFT JOIN a USING (actor_id) LEFT JOIN d USING (doc_id)
        WHERE n.name IN (SELECT name FROM n GROUP BY name HAVING count(*) > 1) GROUP BY ALL ORDER BY actor_id
    """).fetchall()
    names, homes, days = {}, {}, {}
    for actor_id, name, home, day in shared:
        names[actor_id], homes[actor_id], days[actor_id] = name, wording.country(home), wording.day(day)
    return called | wording.told_apart(names, homes, days)


def _columns(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[Rows, Rows]:
    found = connection.sql(sql).to_arrow_table()
    return found["n"].to_numpy().astype(np.int32), found["code"].to_numpy().astype(np.int32)


def _by_row(columns: tuple[Rows, Rows], number: int, kind: np.dtype[Any]) -> NDArray[Any]:
    rows, codes = columns
    found = np.zeros(number + 1, kind)
    found[rows] = codes
    return found
