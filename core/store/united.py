"""One actor out of what several documents say of it, whatever the order in which they came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from core.store.folder import DOCUMENT_ACTORS
from core.tables import ACTORS, Tables

_SOURCES = ("office holders", "territory", "name", "role", "text")
"""identity_source from the surest to the least sure; any other comes after them."""


def contributions(tables: Tables) -> pd.DataFrame:
    """Rows of DOCUMENT_ACTORS: each actor of these tables once for each document that names it.

    An actor that no row names belongs to the first document.
    """
    named = pd.concat(
        [
            _pairs(tables.mentions, "actor_id"),
            _pairs(tables.quotes, "speaker_id"),
            _pairs(tables.quotes, "addressee_id"),
            _pairs(tables.participants.merge(tables.meetings[["meeting_id", "doc_id"]], on="meeting_id"), "actor_id"),
        ]
    ).drop_duplicates()
    strays = tables.actors.loc[~tables.actors["actor_id"].isin(named["actor_id"]), ["actor_id"]]
    if len(strays) and len(tables.documents):
        named = pd.concat([named, strays.assign(doc_id=tables.documents["doc_id"].iloc[0])])
    return named.merge(tables.actors, on="actor_id")[DOCUMENT_ACTORS.names]


def united(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One row of ACTORS for each actor_id in these: names and roles of all, the rest from the surest source."""
    by_actor: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_actor.setdefault(row["actor_id"], []).append(row)
    return [_one(versions) for _, versions in sorted(by_actor.items())]


def _one(versions: list[Mapping[str, Any]]) -> dict[str, Any]:
    ranked = sorted(versions, key=_rank)
    actor = {name: next((v[name] for v in ranked if v[name] is not None), None) for name in ACTORS.names}
    names = {name for v in versions for name in (v["name"], *(v["aliases"] or ()))} - {actor["name"]}
    roles = {(r["role"], r["from"], r["to"]) for v in versions for r in v["roles"] or ()}
    ordered = sorted(roles, key=lambda r: (str(r[1] or ""), str(r[2] or ""), r[0] or ""))
    return actor | {
        "aliases": sorted(names) or None,
        "roles": [{"role": role, "from": first, "to": last} for role, first, last in ordered] or None,
    }


def _rank(row: Mapping[str, Any]) -> tuple[int, int, str, str]:
    """The surest source first, then the fullest name; the rest only makes the order the same everywhere."""
    source = row["identity_source"]
    surest = _SOURCES.index(source) if source in _SOURCES else len(_SOURCES)
    return surest, -len(row["name"]), row["name"], str([row[name] for name in ACTORS.names])


def _pairs(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    pairs = frame[["doc_id", column]].rename(columns={column: "actor_id"})
    return pairs[pairs["actor_id"].notna()]
