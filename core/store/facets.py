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
    """One filter, and what it counts.

    `quotes` is SQL that gives every value of the quotes that are left ({}: n, mn and columns of q), as mn and value;
    `meetings` those of the meetings that are left ({}: n and columns of m), as n and value; None where meetings have
    none. `shared`: a quote at a meeting has the meeting's value, always.
    """

    name: str
    skip: tuple[str, ...]
    quotes: str
    meetings: str | None
    shared: bool = False


_YEARS = """SELECT {0}, year(first) AS value FROM {1} UNION ALL
    SELECT {0}, unnest(generate_series(year(first) + 1, least(year(last), year(first) + 20))) AS value FROM {1}
    WHERE year(last) > year(first)"""
"""A meeting, and a quote dated by its meeting, counts in each year of its days."""


def _column(name: str) -> str:
    return f"SELECT mn, {name} AS value FROM {{}}"


def _own(name: str) -> str:
    return f"SELECT n, {name} AS value FROM {{}}"


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
        "SELECT mn, topic AS value FROM t JOIN {} k ON k.n = t.n",
        "SELECT mt.n, topic AS value FROM mt JOIN {} k ON k.n = mt.n",
    ),
    Facet("kinds", ("kinds",), _column("kind"), _own("kind"), shared=True),
    Facet("statuses", ("statuses",), _column("status"), _own("status"), shared=True),
    Facet("types", ("types",), _column("type"), None),
    Facet("acts", ("acts",), _column("act"), None),
    Facet("outlets", ("outlets",), _column("outlet"), _own("outlet"), shared=True),
    Facet("years", ("date_from", "date_to"), _YEARS.format("mn", "{0}"), _YEARS.format("n", "{0}")),
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
    asked = "SELECT n.actor_id, n.name FROM n WHERE n.actor_id IN (SELECT unnest(?::VARCHAR[]))"
    names = {row["actor_id"]: row["name"] for row in ask(asked, [spoken_of]).to_pylist()}
    return {facet.name: _labelled(facet, view, counts[facet.name], names) for facet in FACETS}


def _counting(view: View) -> tuple[str, list[Any]]:
    """One question for all facets. Rows that are left are found once; anew only for a facet whose own filter is set."""
    parts: dict[str, str] = {}
    counted: list[str] = []
    parameters: list[Any] = []
    for facet in FACETS:
        own = any(view.without(name) != view for name in facet.skip)
        ending = facet.name if own else "all"
        if ending not in parts:
            spoken = filters.quotes(view, facet.skip if own else ())
            held = filters.meetings_themselves(view, facet.skip if own else ())
            parts[ending] = _left(ending, spoken.sql, held.sql)
            parameters += [*spoken.parameters, *held.parameters]
        counted.append(_counted(facet, ending))
    return f"WITH {', '.join(parts.values())} {' UNION ALL '.join(counted)}", parameters


def _left(ending: str, spoken: str, held: str) -> str:
    """What is left, as the heads of a question: q_ quotes, m_ meetings; of these, told_ those with a quote that is left
    too, qm_ their quotes, and alone_ those without one."""
    return f"""
    q_{ending} AS MATERIALIZED (SELECT {_Q} FROM q WHERE {spoken}),
    m_{ending} AS MATERIALIZED (SELECT {_M} FROM m WHERE {held}),
    qm_{ending} AS MATERIALIZED (SELECT * FROM q_{ending} WHERE mn IN (SELECT n FROM m_{ending})),
    told_{ending} AS MATERIALIZED (SELECT * FROM m_{ending} WHERE n IN (SELECT mn FROM qm_{ending})),
    alone_{ending} AS MATERIALIZED (SELECT * FROM m_{ending} ANTI JOIN qm_{ending} ON mn = m_{ending}.n)"""


def _counted(facet: Facet, ending: str) -> str:
    parts = [f"SELECT value FROM ({facet.quotes.format(f'q_{ending}')})"]
    if facet.meetings is not None:
        parts.append(f"SELECT value FROM ({facet.meetings.format(f'alone_{ending}')})")
    if facet.meetings is not None and not facet.shared:
        # A meeting is a record of its own where no quote of it has the value.
        parts.append(f"""SELECT held.value FROM ({facet.meetings.format(f"told_{ending}")}) held
            ANTI JOIN ({facet.quotes.format(f"qm_{ending}")}) said ON said.mn = held.n AND said.value = held.value""")
    return f"""(SELECT '{facet.name}' AS facet, value::VARCHAR AS value, count(*) AS count
        FROM ({" UNION ALL ".join(parts)}) WHERE value IS NOT NULL GROUP BY ALL)"""


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
