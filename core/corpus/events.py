"""Events: meetings as all reports of them tell, with every contradiction shown and none averaged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from core import frames
from core.corpus.occasions import INTENDED
from core.tables import EVENTS, Tables

_MEETING = [
    "meeting_id", "doc_id", "event_id", "kind", "mode", "status", "date_start", "date_end", "date_precision", "city",
    "country",
]  # fmt: skip
_HELD = frozenset({"held", "ongoing", "recalled"})
_UNDONE = frozenset({"cancelled", "refused", "denied", "postponed"})


def events(tables: Tables) -> pd.DataFrame:
    """Rows of EVENTS for the meetings of these tables (of a store or a View), by first day and id.

    Frames must hold the documents and participants of the meetings, as those of a View do.
    """
    documents = {
        doc_id: (None if pd.isna(published) else published, None if pd.isna(copy) else copy)
        for doc_id, published, copy in zip(
            tables.documents["doc_id"], tables.documents["published"], tables.documents["duplicate_of"], strict=True
        )
    }
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    present: dict[str, list[str]] = defaultdict(list)
    for meeting_id, actor_id in zip(tables.participants["meeting_id"], tables.participants["actor_id"], strict=True):
        present[meeting_id].append(actor_id)
    by_event: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in frames.to_arrow(tables.meetings[_MEETING]).to_pylist():
        published, copy = documents.get(row["doc_id"], (None, None))
        row |= {"published": published, "copy_of": copy, "actor_ids": present[row["meeting_id"]]}
        by_event[row["event_id"] or row["meeting_id"]].append(row)
    rows = [_event(event_id, reports, names) for event_id, reports in by_event.items()]
    rows.sort(key=lambda row: (row["date_start"] or date.max, row["event_id"]))
    return EVENTS.frame(rows)


def _event(event_id: str, rows: list[dict[str, Any]], names: dict[str, str]) -> dict[str, Any]:
    rows.sort(key=lambda row: (row["published"] or date.max, row["doc_id"], row["meeting_id"]))
    own = [row for row in rows if row["copy_of"] is None] or rows[:1]
    last = last_word(rows)
    agreed = {field: _agreed(rows, field) for field in ("mode", "date_start", "date_end", "city", "country")}
    named = Counter(actor_id for row in rows for actor_id in row["actor_ids"])
    actor_ids = [actor_id for actor_id, _ in named.most_common()]
    days = [row["published"] for row in rows if row["published"] is not None]
    own_reports = len({row["doc_id"] for row in own})
    return agreed | {
        "event_id": event_id, "kind": _most(rows), "status": last["status"], "status_doc_id": last["doc_id"],
        "participants": [names.get(actor_id, actor_id) for actor_id in actor_ids] or None,
        "actor_ids": actor_ids or None,
        "reports": own_reports, "copies": len({row["doc_id"] for row in rows}) - own_reports,
        "first_published": min(days, default=None), "last_published": max(days, default=None),
        "meeting_ids": [row["meeting_id"] for row in rows], "doc_ids": [row["doc_id"] for row in rows],
        "history": [{name: row[name] for name in ("status", "published", "doc_id", "meeting_id")} for row in rows],
        "contradictions": list(_contradictions(rows)) or None,
    }  # fmt: skip


def last_word(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The report that tells of the status now, of a meeting's reports by day of publication: the last that says how it
    came out, else the last.

    A preview printed after the meeting undoes nothing; a report without a day of publication speaks last of none.
    """
    dated = [row for row in rows if row["published"] is not None] or list(rows)
    outcomes = [row for row in dated if row["status"] not in INTENDED]
    # Of one day's reports that it was held, those that recall it later add nothing.
    told = [row for row in outcomes if row["status"] != "recalled"] or outcomes
    return (told or dated)[-1]


def _agreed(rows: Iterable[dict[str, Any]], field: str) -> Any:
    """The one value that reports give; None where they give none or several. Of days, exact ones go before a month."""
    values = {value for value, _ in _values(rows, field)}
    return next(iter(values)) if len(values) == 1 else None


def _values(rows: Iterable[dict[str, Any]], field: str) -> list[tuple[Any, str]]:
    given = [row for row in rows if row[field] is not None]
    if field.startswith("date"):
        given = [row for row in given if row["date_precision"] not in ("month", "year")] or given
    return [(row[field], row["doc_id"]) for row in given]


def _most(rows: Sequence[dict[str, Any]]) -> str:
    return str(Counter(row["kind"] for row in rows).most_common(1)[0][0])


def _contradictions(rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    claims = {field: _values(rows, field) for field in ("kind", "mode", "date_start", "date_end", "city", "country")}
    claims["status"] = _outcomes(rows)
    for field, given in claims.items():
        by_value: dict[str, set[str]] = defaultdict(set)
        for value, doc_id in given:
            by_value[str(value)].add(doc_id)
        if len(by_value) > 1:
            for value, doc_ids in sorted(by_value.items()):
                yield {"field": field, "value": value, "documents": sorted(doc_ids)}


def _outcomes(rows: Iterable[dict[str, Any]]) -> list[tuple[Any, str]]:
    """Outcomes that cannot both be: it was held, and it was not. That it was planned first contradicts nothing."""
    told = [("held" if row["status"] in _HELD else row["status"], row["doc_id"]) for row in rows]
    outcomes = [(status, doc_id) for status, doc_id in told if status == "held" or status in _UNDONE]
    return outcomes if any(status == "held" for status, _ in outcomes) else []
