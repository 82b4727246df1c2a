"""Tables in memory, compared as a whole: what a store does with each commit, in one go."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pandas as pd
import pyarrow as pa

from core import frames
from core.corpus.linking import RULES, Namesakes, Row, Rows, group_id, grouping, pairs_named, sketches
from core.corpus.namesakes import person
from core.rows import united
from core.tables import ACTORS, TABLES, Tables

Links = dict[str, dict[str, str]]
"""By table: id of a row -> id of the row that leads its group (of an actor: the group's id), where it is another."""

COLUMNS = {"documents": "duplicate_of", "meetings": "event_id", "quotes": "statement_id"}
"""Where the group's id stands."""
ACTOR_COLUMNS = (("mentions", "actor_id"), ("participants", "actor_id"), ("quotes", "speaker_id"),
                 ("quotes", "addressee_id"))  # fmt: skip


def linked(tables: Tables, said: Iterable[Row]) -> Tables:
    """The same tables with duplicate_of, event_id, statement_id and actor_id as they are across the documents.

    `said`: what each document says of its actors: rows of ACTORS with their `doc_id`. The tables given are left as
    they are.
    """
    said = list(said)
    found = links(tables, said)
    frames: dict[str, pd.DataFrame] = {}
    for table, column in COLUMNS.items():
        frames[table] = _with_groups(getattr(tables, table), table, column, found[table])
    for table, column in ACTOR_COLUMNS:
        frame = frames.get(table, getattr(tables, table))
        frames[table] = _with_values(frame, column, [found["actors"].get(id_, id_) for id_ in frame[column]])
    actors = united({**row, "actor_id": found["actors"].get(row["actor_id"], row["actor_id"])} for row in said)
    frames["actors"] = ACTORS.frame({name: row[name] for name in ACTORS.names} for row in actors)
    return replace(tables, **frames)


def links(tables: Tables, said: Iterable[Row]) -> Links:
    """Every row that is not the first of its group."""
    with _without_collection():
        said = list(said)
        rows = Rows(
            plain(tables.documents, "documents"), plain(tables.meetings, "meetings"),
            plain(tables.participants, "participants"), plain(tables.quotes, "quotes"), said,
            sketches(tables.documents, tables.segments),
        )  # fmt: skip
        found = {table: _followers(grouping(table).settle(rows.items(table))) for table in RULES}
        found["actors"] = _followers(namesakes(said, rows.documents))
        return found


@contextmanager
def _without_collection() -> Iterator[None]:
    """Python looks for circles of references by going through all that lives, time and again: the more rows, the more
    of it a row costs. What is made here has no circles."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def namesakes(said: Iterable[Row], documents: Iterable[Row]) -> dict[str, str]:
    """actor_id -> id of the group, for every person of these."""
    published = {row["doc_id"]: row["published"] for row in documents}
    by_document: dict[str, list[str]] = defaultdict(list)
    first: dict[str, Any] = {}
    said = list(said)
    for row in said:
        by_document[row["doc_id"]].append(row["actor_id"])
        day = published.get(row["doc_id"])
        before = first.get(row["actor_id"])
        first[row["actor_id"]] = min(day, before) if day and before else day or before
    own = united({name: row[name] for name in ACTORS.names} for row in said)
    persons = {one.actor_id: one for row in own if (one := person(row)) is not None}
    # Only persons of one surname are ever asked about.
    bearers: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for doc_id, ids in by_document.items():
        for id_ in ids:
            if id_ in persons:
                bearers[doc_id, persons[id_].surname].append(id_)
    together = pairs_named(bearers.values())
    blocks = {one.block for one in persons.values() if one.block is not None}
    return Namesakes(persons, together, first).groups(sorted(blocks))


def plain(frame: pd.DataFrame, table: str) -> list[dict[str, Any]]:
    """The rows of a frame without a document's text, with None where nothing is known."""
    columns = [name for name in TABLES[table].names if name != "text" or table != "documents"]
    rows: list[dict[str, Any]] = frames.to_arrow(frame[columns]).to_pylist()
    return rows


def _followers(leads: Mapping[str, str]) -> dict[str, str]:
    return {id_: lead for id_, lead in leads.items() if lead != id_}


def _with_groups(frame: pd.DataFrame, table: str, column: str, links: Mapping[str, str]) -> pd.DataFrame:
    key = TABLES[table].key[0]
    leading = set(links.values()) if table != "documents" else set()

    def ids() -> Iterator[Any]:
        for id_, own in zip(frame[key], frame[column], strict=True):
            lead = links.get(id_, id_ if id_ in leading else None)
            yield group_id(table, lead) if lead is not None else None if pd.isna(own) else own

    return _with_values(frame, column, list(ids()))


def _with_values(frame: pd.DataFrame, column: str, values: list[Any]) -> pd.DataFrame:
    array = pa.array([None if pd.isna(value) else value for value in values], pa.string())
    return frame.assign(**{column: pd.Series(pd.arrays.ArrowExtensionArray(array), index=frame.index)})
