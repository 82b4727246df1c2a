"""Between documents and what they have in common: what each says of an actor, and tables with the ids of groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as arrow_dataset

from core import frames
from core.store.folder import DOCUMENT_ACTORS, LINKS
from core.tables import TEXT, Tables

_GROUPED = {"documents": ("doc_id", "duplicate_of"), "meetings": ("meeting_id", "event_id"),
            "quotes": ("quote_id", "statement_id")}  # fmt: skip
"""A table's id, and the column where its group's id stands."""
_LINKS = "SELECT row_id, lead_id, group_id FROM links WHERE concat(\"table\") = '{}'"
_ACTORS = {"mentions": ("actor_id",), "participants": ("actor_id",), "quotes": ("speaker_id", "addressee_id"),
           DOCUMENT_ACTORS.name: ("actor_id",)}  # fmt: skip


def register(
    connection: duckdb.DuckDBPyConnection,
    names: Iterable[str],
    table: Callable[[str], arrow_dataset.Dataset],
    called: Mapping[str, str],
) -> None:
    """Let a connection see these tables, with the ids of groups in place of what one document gave.

    `called`: the name by which it sees a table, where it is another than the table's own.
    """
    connection.register(LINKS.name, table(LINKS.name))
    for name in names:
        columns, joins = _group(name), [f"{name}_read r"]
        for column in _ACTORS.get(name, ()):
            columns[column] = f"coalesce({column}_same.group_id, r.{column})"
            joins.append(f"({_LINKS.format('actors')}) {column}_same ON {column}_same.row_id = r.{column}")
        if name in _GROUPED:
            id_ = _GROUPED[name][0]
            joins.append(f"({_LINKS.format(name)}) own ON own.row_id = r.{id_}")
            joins.append(
                f"(SELECT DISTINCT lead_id, group_id FROM ({_LINKS.format(name)})) led ON led.lead_id = r.{id_}"
            )
        if not columns:
            connection.register(called.get(name, name), table(name))
            continue
        connection.register(f"{name}_read", table(name))
        replaced = ", ".join(f"{value} AS {column}" for column, value in columns.items())
        connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {called.get(name, name)} AS "
            f"SELECT r.* REPLACE ({replaced}) FROM {' LEFT JOIN '.join(joins)}"
        )


def _group(name: str) -> dict[str, str]:
    """The column of a table where its group's id stands, and what stands there."""
    if name not in _GROUPED:
        return {}
    column = _GROUPED[name][1]
    # A copy's original is no copy; of meetings and statements the first is one of the group.
    return {column: "own.group_id" if name == "documents" else f"coalesce(own.group_id, led.group_id, r.{column})"}


def contributions(tables: Tables) -> pd.DataFrame:
    """Rows of DOCUMENT_ACTORS: each actor of these tables once for each document that names it.

    An actor that no row names belongs to the first document.
    """
    participants, meetings = frames.to_arrow(tables.participants), frames.to_arrow(tables.meetings)
    there = _places(participants["meeting_id"], meetings["meeting_id"])
    mentions, quotes = frames.to_arrow(tables.mentions), frames.to_arrow(tables.quotes)
    pairs = [
        (mentions["doc_id"], mentions["actor_id"]),
        (quotes["doc_id"], quotes["speaker_id"]),
        (quotes["doc_id"], quotes["addressee_id"]),
        (meetings["doc_id"].take(there), participants["actor_id"]),
    ]
    named = pa.concat_tables([pa.table(pair, names=["doc_id", "actor_id"]) for pair in pairs]).drop_null()
    # By one thread alone they stay in their order.
    named = named.group_by(["doc_id", "actor_id"], use_threads=False).aggregate([])
    actors, ids = frames.to_arrow(tables.actors), named["actor_id"]
    strays = actors["actor_id"].filter(pc.invert(pc.is_in(actors["actor_id"], value_set=_whole(ids))))
    if len(strays) and len(tables.documents):
        first = pa.array([tables.documents["doc_id"].iloc[0]] * len(strays), TEXT)
        named = pa.concat_tables([named, pa.table([first, strays], names=["doc_id", "actor_id"])])
    named = named.append_column("place", _places(named["actor_id"], actors["actor_id"])).drop_null()
    said = actors.take(named["place"]).append_column("doc_id", named["doc_id"])
    return DOCUMENT_ACTORS.from_arrow(said)


def _places(ids: pa.ChunkedArray, among: pa.ChunkedArray) -> pa.ChunkedArray:
    """Where each of these ids is among others; null where it is not."""
    return pc.index_in(ids, value_set=_whole(among))


def _whole(values: pa.ChunkedArray) -> pa.Array:
    """In one piece, as Arrow looks among values."""
    return pa.concat_arrays(values.chunks) if values.num_chunks else pa.array([], values.type)
