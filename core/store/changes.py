"""What a parse changed of documents that the store had already: which rows came, went or read otherwise now."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from core import frames
from core.store.folder import BY_DOCUMENT, DOCUMENT_ACTORS, KEPT, VECTORS
from core.tables import Tables

if TYPE_CHECKING:
    from core.store.writing import Change

_OWN = tuple(name for name in BY_DOCUMENT if name != VECTORS.name)
"""Tables whose rows are compared; vectors follow their quotes."""
_HANGING = {"participants": "meeting_id", "topics": "target_id"}
"""Tables whose rows hang on rows of those."""
_ALWAYS_NEW = {"parser_version", "parsed_at"}
_SHOWN = {DOCUMENT_ACTORS.name: "actors"}


@dataclass(frozen=True, slots=True)
class Changed:
    """Rows of one table. A row is the same one where its id is: made from document, kind and span."""

    added: int = 0
    gone: int = 0
    altered: int = 0

    def __add__(self, other: Changed) -> Changed:
        return Changed(self.added + other.added, self.gone + other.gone, self.altered + other.altered)


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of documents that the store had: how many were read again, and the rows that differ, by table."""

    documents: int = 0
    tables: Mapping[str, Changed] = field(default_factory=dict)
    """Tables in which nothing differs are left out. `actors`: what single documents say of them."""

    def __add__(self, other: Changes) -> Changes:
        names = [*self.tables, *(name for name in other.tables if name not in self.tables)]
        summed = {name: self.tables.get(name, Changed()) + other.tables.get(name, Changed()) for name in names}
        return Changes(self.documents + other.documents, summed)

    def to_json(self) -> str | None:
        """As it stands in RUNS; None where no document was there before."""
        if not self.documents:
            return None
        return json.dumps({"documents": self.documents, "rows": {n: asdict(c) for n, c in self.tables.items()}})


def compared(change: Change, tables: Tables, said: pd.DataFrame, old: Collection[str]) -> Changes:
    """The rows that take the place of those of the documents `old` (doc_ids), against those as they stand now.

    `said`: rows of DOCUMENT_ACTORS of the same documents as `tables`. To be asked before anything is taken out.
    """
    if not old:
        return Changes()
    before = {name: change.read(name, KEPT[name].names, "doc_id", old) for name in _OWN}
    places = {row["location"] for row in before["documents"]} - {None}
    fresh = [row for row in _rows(tables.documents, "documents") if row["doc_id"] in old or row["location"] in places]
    new_ids = {row["doc_id"] for row in fresh}
    frames = {name: said if name == DOCUMENT_ACTORS.name else getattr(tables, name) for name in _OWN[1:]}
    after = {"documents": fresh} | {name: _of(frame, name, "doc_id", new_ids) for name, frame in frames.items()}
    for name, column in _HANGING.items():
        before[name] = change.read(name, KEPT[name].names, column, _ids(before))
        after[name] = _of(getattr(tables, name), name, column, _ids(after))
    found = {_SHOWN.get(name, name): _difference(name, before[name], after[name]) for name in before}
    return Changes(len(before["documents"]), {name: one for name, one in found.items() if one != Changed()})


def _difference(name: str, before: Iterable[dict[str, Any]], after: Iterable[dict[str, Any]]) -> Changed:
    was, now = _by_key(name, before), _by_key(name, after)
    both = was.keys() & now.keys()
    return Changed(len(now) - len(both), len(was) - len(both), sum(was[key] != now[key] for key in both))


def _by_key(name: str, rows: Iterable[dict[str, Any]]) -> dict[tuple[Any, ...], dict[str, Any]]:
    key = KEPT[name].key
    return {tuple(r[k] for k in key): {c: v for c, v in r.items() if c not in _ALWAYS_NEW} for r in rows}


def _ids(rows: Mapping[str, Iterable[dict[str, Any]]]) -> set[str]:
    """What participants and topics hang on."""
    return {row["meeting_id"] for row in rows["meetings"]} | {row["quote_id"] for row in rows["quotes"]}


def _of(frame: pd.DataFrame, name: str, column: str, values: Collection[str]) -> list[dict[str, Any]]:
    return _rows(frame[frame[column].isin(list(values))], name)


def _rows(frame: pd.DataFrame, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = frames.to_arrow(frame[KEPT[name].names]).to_pylist()
    return rows
