"""Corrections: what a person decided about a row, as a log that outlives every re-parse.

A correction never changes what was parsed. It names its row, and beside it what the row is found by when a newer
parser gives it another id: document, span and words. core.store.corrected lays the log over the tables when they are
read; of several decisions about the same field of a row the latest holds, and all of them stay in the log.

Fields that can be decided, and what `new` holds (FIELDS lists them by table):

    verdict               "accepted" or "rejected": a rejected row is left out of the tables
    type, act, kind, ...  the value of the column of that name
    speaker_id,           who it is: {"actor_id", "name", "kind", "country"}; null: nobody that is known. An actor_id
      addressee_id        that the store has not stands for a new actor
    meeting_id            at which meeting: {"meeting_id", "start", "end"}; null: at none
    span                  [start, end] in the document
    date                  a day as 2005-08-08, or null
    dates                 {"start", "end", "precision"}
    topics                list of topics
    participants          list of {"actor_id", "name", "kind", "country", "part", "role"}
    merge (of an actor)   the actor that it is: as speaker_id
    split (of an actor)   {"documents": doc_ids in which it is another one, "actor": which: as speaker_id}
    distinct (of an actor) one that it was taken for and is not: nothing follows but that it is not asked again
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from typing import Any

from core.errors import CorrectionError
from core.tables import (
    ACTOR_KINDS,
    ACTS,
    CORRECTIONS,
    DATE_PRECISIONS,
    MEETING_KINDS,
    MODES,
    PARTS,
    QUOTE_TYPES,
    STATUSES,
    row_id,
)

VERDICTS = ("accepted", "rejected")
Row = dict[str, Any]
LEAST_OVERLAP = 0.5
"""Characters that two spans share, as a part of what they cover together, from which they are of the same row."""
_LONGEST = 2_000
"""Characters of a reason, a name or the words of a row that are kept."""


@dataclass(frozen=True, slots=True)
class Target:
    """The row that a decision is about, and what it is found by again."""

    table: str
    row_id: str
    doc_id: str | None = None
    content_hash: str | None = None
    """Of the document's text: the same text has another doc_id where it came from elsewhere."""
    start: int | None = None
    end: int | None = None
    words: str | None = None
    """The words of the span; of an actor, its name."""
    confidence: float | None = None
    """The program's own, when it was decided."""
    parser_version: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of one row, decided by a person. `old` and `new` are whatever JSON holds."""

    correction_id: str
    decision_id: str
    target: Target
    field: str
    old: Any
    new: Any
    reason: str | None
    author: str
    at: datetime
    undone_at: datetime | None = None

    def to_row(self) -> Row:
        """As a row of CORRECTIONS."""
        own = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "target"}
        about = {f.name: getattr(self.target, f.name) for f in fields(self.target)}
        return own | about | {"old": _json(self.old), "new": _json(self.new)}


def about(table: str, row: Mapping[str, Any], document: Mapping[str, Any] | None = None) -> Target:
    """The target that a row of quotes, meetings or actors is; `document`: its row of DOCUMENTS, where it has one."""
    if document is None:
        return Target(table, row["actor_id"], words=row["name"])
    return Target(
        table, row["quote_id" if table == "quotes" else "meeting_id"], row["doc_id"], document["content_hash"],
        row["start"], row["end"], document["text"][row["start"] : row["end"]], row["confidence"],
        document["parser_version"],
    )  # fmt: skip


def decide(
    target: Target, changes: Mapping[str, tuple[Any, Any]], *, author: str, reason: str | None = None,
    at: datetime | None = None,
) -> list[Correction]:  # fmt: skip
    """One decision: field -> (value before, value from now on), all of them taken back together.

    Raises CorrectionError where the table has no such field or the field cannot hold such a value.
    """
    for field, (_, new) in changes.items():
        check(target.table, field, new)
    decision_id, when = f"decision_{uuid.uuid4().hex[:16]}", at or datetime.now(UTC)
    words = (reason or "").strip()[:_LONGEST] or None
    kept = replace(target, words=(target.words or "")[:_LONGEST] or None)
    return [
        Correction(row_id("correction", decision_id, field), decision_id, kept, field, old, new, words, author, when)
        for field, (old, new) in changes.items()
    ]


def from_row(row: Mapping[str, Any]) -> Correction:
    """A row of CORRECTIONS (old and new as JSON). Raises CorrectionError where it is none."""
    try:
        return Correction(
            str(row["correction_id"]), str(row.get("decision_id") or row["correction_id"]),
            _target(row),
            str(row["field"]), json.loads(row.get("old") or "null"), json.loads(row.get("new") or "null"),
            row.get("reason"), str(row.get("author") or "unknown"), _time(row["at"]), _time(row.get("undone_at")),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise CorrectionError(f"This is no correction ({type(error).__name__}: {error}).") from error


def _target(row: Mapping[str, Any]) -> Target:
    more: dict[str, Any] = {f.name: row.get(f.name) for f in fields(Target) if f.name not in ("table", "row_id")}
    return Target(str(row["table"]), str(row["row_id"]), **more)


def to_lines(corrections: Iterable[Correction]) -> Iterable[str]:
    """JSON Lines: one object a correction, `old` and `new` as JSON values."""
    for one in corrections:
        row = one.to_row() | {"old": one.old, "new": one.new, "at": one.at, "undone_at": one.undone_at}
        ordered = {name: row.get(name) for name in CORRECTIONS.names if name != "state"}
        yield json.dumps(ordered, ensure_ascii=False, default=lambda value: value.isoformat())


def from_lines(lines: Iterable[str], source: str) -> list[Correction]:
    """What `to_lines` wrote. Raises CorrectionError, which names the line, where one is not so."""
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise CorrectionError("It is no object.")
            one = from_row(row | {"old": _json(row.get("old")), "new": _json(row.get("new"))})
            check(one.target.table, one.field, one.new)
        except (ValueError, CorrectionError) as error:
            raise CorrectionError(
                f"{source}, line {number}, is no correction: {error} Nothing was imported; mend the line or drop it."
            ) from error
        found.append(one)
    return found


def same_span(one: tuple[int, int], other: tuple[int, int]) -> float:
    """What two spans share, 0 to 1, as a part of what they cover together."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def found_again(spans: Sequence[tuple[int, int]], rows: Iterable[tuple[str, int, int]]) -> str | None:
    """The id of the row (id, start, end) that shares most with one of the spans; None where none shares enough."""
    likeness = {id_: max(same_span(span, (start, end)) for span in spans) for id_, start, end in rows}
    best = max(likeness, key=lambda id_: (likeness[id_], id_), default=None)
    return best if best is not None and likeness[best] >= LEAST_OVERLAP else None


def latest(corrections: Iterable[Correction]) -> dict[tuple[str, str, str], Correction]:
    """(table, row_id, field) -> the decision that holds; they are given in the order of their times."""
    return {
        (one.target.table, one.target.row_id, one.field): one for one in corrections if one.undone_at is None
    }  # fmt: skip


def check(table: str, field: str, new: Any) -> None:
    """Raise CorrectionError unless this field of a row of this table may hold this."""
    if table not in FIELDS:
        raise CorrectionError(f"Rows of “{table}” cannot be corrected. Those of {', '.join(FIELDS)} can.")
    if field not in FIELDS[table]:
        raise CorrectionError(f"“{field}” of {table} cannot be corrected. These can: {', '.join(FIELDS[table])}.")
    if not FIELDS[table][field](new):
        raise CorrectionError(f"“{field}” of {table} cannot be {_json(new)[:200]}.")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _time(value: Any) -> Any:
    if value is None or isinstance(value, datetime):
        return value
    when = datetime.fromisoformat(value)
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def _one_of(*choices: str | None) -> Callable[[Any], bool]:
    return lambda value: (value is None or isinstance(value, str)) and value in choices


def _day(value: Any) -> bool:
    if value is None:
        return True
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _text(value: Any) -> bool:
    return value is None or (isinstance(value, str) and 0 < len(value.strip()) <= _LONGEST)


def _country(value: Any) -> bool:
    from core.gazetteer import is_code

    return value is None or (isinstance(value, str) and is_code(value))


def _actor(value: Any) -> bool:
    return (
        isinstance(value, dict) and isinstance(value.get("actor_id"), str) and bool(value["actor_id"])
        and isinstance(value.get("name"), str) and bool(value["name"].strip()) and _text(value["name"])
        and value.get("kind", "person") in ACTOR_KINDS and _country(value.get("country"))
    )  # fmt: skip


def _nobody_or_actor(value: Any) -> bool:
    return value is None or _actor(value)


def _span(value: Any) -> bool:
    return (
        isinstance(value, list) and len(value) == 2 and all(type(one) is int for one in value)
        and 0 <= value[0] < value[1]
    )  # fmt: skip


def _meeting(value: Any) -> bool:
    return value is None or (
        isinstance(value, dict) and isinstance(value.get("meeting_id"), str)
        and _span([value.get("start"), value.get("end")])
    )  # fmt: skip


def _dates(value: Any) -> bool:
    if not isinstance(value, dict) or not (_day(value.get("start")) and _day(value.get("end"))):
        return False
    start, end = value.get("start"), value.get("end")
    in_order = end is None or (start is not None and start <= end)
    return in_order and value.get("precision") in (None, *DATE_PRECISIONS)


def _topics(value: Any) -> bool:
    return isinstance(value, list) and all(one is not None and _text(one) for one in value)


def _participants(value: Any) -> bool:
    return isinstance(value, list) and all(
        _actor(one) and one.get("part") in (None, *PARTS) and _text(one.get("role")) for one in value
    )


def _split(value: Any) -> bool:
    return (
        isinstance(value, dict) and _actor(value.get("actor")) and isinstance(value.get("documents"), list)
        and bool(value["documents"]) and all(isinstance(one, str) for one in value["documents"])
    )  # fmt: skip


_VERDICT = _one_of(*VERDICTS)
FIELDS: dict[str, dict[str, Callable[[Any], bool]]] = {
    "quotes": {
        "verdict": _VERDICT, "speaker_id": _nobody_or_actor, "span": _span, "type": _one_of(*QUOTE_TYPES),
        "act": _one_of(None, *ACTS), "addressee_id": _nobody_or_actor, "meeting_id": _meeting, "date": _day,
        "topics": _topics,
    },
    "meetings": {
        "verdict": _VERDICT, "participants": _participants, "span": _span, "kind": _one_of(*MEETING_KINDS),
        "status": _one_of(*STATUSES), "mode": _one_of(None, *MODES), "dates": _dates, "city": _text,
        "country": _country, "venue": _text, "topics": _topics,
    },
    "actors": {"merge": _actor, "split": _split, "distinct": _actor},
}  # fmt: skip
"""Table -> field -> whether it may hold a value."""
