"""What each document says of an actor, from tables that hold several documents."""

from __future__ import annotations

import pandas as pd

from core.store.folder import DOCUMENT_ACTORS
from core.tables import Tables


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


def _pairs(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    pairs = frame[["doc_id", column]].rename(columns={column: "actor_id"})
    return pairs[pairs["actor_id"].notna()]
