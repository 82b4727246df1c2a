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
    """One filter. `quotes` and `meetings` are SQL that give every value of each row of q and m, by id."""

    name: str
    skip: tuple[str, ...]
    quotes: str
    meetings: str | None


_YEARS = "unnest(generate_series(year({0}.first), least(year({0}.last), year({0}.first) + 20)))"
"""A meeting, and a quote dated by its meeting, counts in each year of its days."""
_PLACES = "SELECT meeting_id AS id, country AS value FROM p UNION SELECT meeting_id AS id, country AS value FROM m"

FACETS = (
    Facet("countries", ("countries",), "SELECT quote_id AS id, speaker_country AS value FROM q", _PLACES),
    Facet(
        "actors", ("actors",),
        "SELECT quote_id AS id, speaker_id AS value FROM q",
        "SELECT meeting_id AS id, actor_id AS value FROM p",
    ),
    Facet(
        "topics", ("topics",),
        "SELECT target_id AS id, topic AS value FROM t WHERE target = 'quote'",
        "SELECT target_id AS id, topic AS value FROM t WHERE target = 'meeting'",
    ),
    Facet(
        "kinds", ("kinds",),
        "SELECT quote_id AS id, kind AS value FROM q", "SELECT meeting_id AS id, kind AS value FROM m",
    ),
    Facet(
        "statuses", ("statuses",),
        "SELECT quote_id AS id, status AS value FROM q", "SELECT meeting_id AS id, status AS value FROM m",
    ),
    Facet("types", ("types",), "SELECT quote_id AS id, type AS value FROM q", None),
    Facet("acts", ("acts",), "SELECT quote_id AS id, act AS value FROM q", None),
    Facet(
        "outlets", ("outlets",),
        "SELECT quote_id AS id, outlet AS value FROM q", "SELECT meeting_id AS id, outlet AS value FROM m",
    ),
    Facet(
        "years", ("date_from", "date_to"),
        f"SELECT quote_id AS id, {_YEARS.format('q')} AS value FROM q",
        f"SELECT meeting_id AS id, {_YEARS.format('m')} AS value FROM m",
    ),
)  # fmt: skip


def facets(view: View, ask: Ask) -> dict[str, pd.DataFrame]:
    """Each facet's values as a frame: value, label, count; the most frequent first, chosen ones always there.

    A count is the number of records of the View with this value in place of what it now asks of this filter.
    `ask` runs SQL over the index.
    """
    names = {row["actor_id"]: row["name"] for row in ask("SELECT actor_id, name FROM actors", []).to_pylist()}
    return {facet.name: _labelled(facet, view, _counted(facet, view, ask), names) for facet in FACETS}


def _counted(facet: Facet, view: View, ask: Ask) -> dict[str, int]:
    spoken = filters.quotes(view, facet.skip)
    held = filters.meetings_themselves(view, facet.skip)
    sql = f"""
    WITH said AS (
        SELECT q.quote_id AS id, q.meeting_id, v.value FROM q JOIN ({facet.quotes}) v ON v.id = q.quote_id
        WHERE v.value IS NOT NULL AND {spoken.sql}
    )"""
    parameters = list(spoken.parameters)
    if facet.meetings is None:
        sql += "SELECT value, count(DISTINCT id) AS count FROM said GROUP BY value"
    else:
        # A meeting is a record of its own where no quote of it has the value.
        sql += f""", held AS (
            SELECT m.meeting_id AS id, v.value FROM m JOIN ({facet.meetings}) v ON v.id = m.meeting_id
            WHERE v.value IS NOT NULL AND {held.sql}
        )
        SELECT value, count(DISTINCT id) AS count FROM (
            SELECT id, value FROM said
            UNION ALL
            SELECT held.id, held.value FROM held
            ANTI JOIN said ON said.meeting_id = held.id AND said.value = held.value
        ) GROUP BY value"""
        parameters += held.parameters
    return {str(row["value"]): int(row["count"]) for row in ask(sql, parameters).to_pylist()}


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
