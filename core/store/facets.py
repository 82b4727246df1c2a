"""Facets: the values that each filter could take, with the number of records that choosing one would leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa

from core.store import filters
from core.view import View

Ask = Callable[[str, list[Any]], pa.Table]


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter. `quotes` and `meetings` are SQL that give every value of the quotes ({}: n, mn and columns of q) and
    of the meetings ({}: n and columns of m) that are left."""

    name: str
    skip: tuple[str, ...]
    quotes: str
    meetings: str | None


_YEARS = "unnest(generate_series(year(first), least(year(last), year(first) + 20)))"
"""A meeting, and a quote dated by its meeting, counts in each year of its days."""


def _column(name: str) -> str:
    return f"SELECT n, mn, {name} AS value FROM {{}}"


FACETS = (
    Facet(
        "countries", ("countries",), _column("speaker_country"),
        "SELECT n, country AS value FROM {0} UNION SELECT mn, p.country FROM p JOIN {0} k ON k.n = p.mn",
    ),
    Facet(
        "actors", ("actors",), _column("speaker_id"),
        "SELECT mn AS n, actor_id AS value FROM p JOIN {} k ON k.n = p.mn",
    ),
    Facet(
        "topics", ("topics",),
        "SELECT t.n, mn, topic AS value FROM t JOIN {} k ON k.n = t.n WHERE target = 'quote'",
        "SELECT t.n, topic AS value FROM t JOIN {} k ON k.n = t.n WHERE target = 'meeting'",
    ),
    Facet("kinds", ("kinds",), _column("kind"), "SELECT n, kind AS value FROM {}"),
    Facet("statuses", ("statuses",), _column("status"), "SELECT n, status AS value FROM {}"),
    Facet("types", ("types",), _column("type"), None),
    Facet("acts", ("acts",), _column("act"), None),
    Facet("outlets", ("outlets",), _column("outlet"), "SELECT n, outlet AS value FROM {}"),
    Facet(
        "years", ("date_from", "date_to"), _column(_YEARS), f"SELECT n, {_YEARS} AS value FROM {{}}",
    ),
)  # fmt: skip
_Q = "n, mn, speaker_id, speaker_country, type, act, kind, status, outlet, first, last"
_M = "n, kind, status, country, outlet, first, last"


def facets(view: View, ask: Ask) -> dict[str, pd.DataFrame]:
    """Each facet's values as a frame: value, label, count; the most frequent first, chosen ones always there.

    A count is the number of records of the View with this value in place of what it now asks of this filter.
    `ask` runs SQL over the index.
    """
    counts: dict[str, dict[str, int]] = {facet.name: {} for facet in FACETS}
    sql, parameters = _counting(view)
    for row in ask(sql, parameters).to_pylist():
        counts[row["facet"]][str(row["value"])] = int(row["count"])
    spoken_of = sorted({*counts["actors"], *view.actors})
    asked = "SELECT actor_id, name FROM actors WHERE actor_id IN (SELECT unnest(?))"
    names = {row["actor_id"]: row["name"] for row in ask(asked, [spoken_of]).to_pylist()}
    return {facet.name: _labelled(facet, view, counts[facet.name], names) for facet in FACETS}


def _counting(view: View) -> tuple[str, list[Any]]:
    """One question for all facets. Rows that are left are found once; anew only for a facet whose own filter is set."""
    parts: list[str] = []
    counted: list[str] = []
    parameters: list[Any] = []
    for facet in FACETS:
        own = any(view.without(name) != view for name in facet.skip)
        ending = facet.name if own else "all"
        if own or not counted or f"q_{ending} AS" not in " ".join(parts):
            spoken = filters.quotes(view, facet.skip if own else ())
            held = filters.meetings_themselves(view, facet.skip if own else ())
            parts += [f"q_{ending} AS MATERIALIZED (SELECT {_Q} FROM q WHERE {spoken.sql})",
                      f"m_{ending} AS MATERIALIZED (SELECT {_M} FROM m WHERE {held.sql})"]  # fmt: skip
            parameters += [*spoken.parameters, *held.parameters]
        counted.append(_counted(facet, f"q_{ending}", f"m_{ending}"))
    return f"WITH {', '.join(parts)} {' UNION ALL '.join(counted)}", parameters


def _counted(facet: Facet, quotes: str, meetings: str) -> str:
    said = f"SELECT mn, value::VARCHAR AS value FROM ({facet.quotes.format(quotes)}) WHERE value IS NOT NULL"
    whole = f"SELECT '{facet.name}' AS facet, value, count(*) AS count"
    if facet.meetings is None:
        return f"({whole} FROM ({said}) GROUP BY value)"
    # A meeting is a record of its own where no quote of it has the value.
    held = f"SELECT n, value::VARCHAR AS value FROM ({facet.meetings.format(meetings)}) WHERE value IS NOT NULL"
    return f"""({whole} FROM (
        SELECT value FROM ({said}) UNION ALL
        SELECT held.value FROM ({held}) held
        ANTI JOIN (SELECT DISTINCT mn, value FROM ({said}) WHERE mn IN (SELECT n FROM {meetings})) of_quotes
            ON of_quotes.mn = held.n AND of_quotes.value = held.value
    ) GROUP BY value)"""


def _labelled(facet: Facet, view: View, counts: dict[str, int], names: dict[str, str]) -> pd.DataFrame:
    chosen = getattr(view, facet.name, ())
    counts = dict.fromkeys(chosen, 0) | counts
    label = _LABELS.get(facet.name)
    rows = [(value, label(value, names) if label else value, count) for value, count in counts.items()]
    if facet.name == "years":
        rows.sort(key=lambda row: row[0])
    else:
        rows.sort(key=lambda row: (-row[2], row[1], row[0]))
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    types = (pa.string(), pa.string(), pa.int64())
    arrays = [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)]
    frame: pd.DataFrame = pa.table(arrays, names=["value", "label", "count"]).to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def _country(code: str, _: dict[str, str]) -> str:
    from rigour.territories import get_territory

    territory = get_territory(code)
    return territory.name if territory is not None else code


_LABELS: dict[str, Callable[[str, dict[str, str]], str]] = {
    "countries": _country,
    "actors": lambda actor_id, names: names.get(actor_id, actor_id),
}
