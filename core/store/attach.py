"""Decisions whose report was changed, put to its new text where their words are found again.

A decision that finds its row no more stays in the log without effect (state `unmatched`). Where the words that it was
about stand in a report of the store, and are read as a row there, a person may have it hold for that row: it is taken
back and set down anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core import corrections
from core.corrections import Correction, Target, found_again
from core.store.found_rows import ROWS
from core.store.snapshot import Snapshot
from core.wording import day, rows

_SPANS = {"span", "meeting_id"}
"""Fields whose value names a place in the text."""


@dataclass(frozen=True, slots=True)
class Attachable:
    """A decision without its row, and the row that it may be about now."""

    corrections: tuple[Correction, ...]
    target: Target
    report: dict[str, Any]
    """Row of DOCUMENTS, without its text."""

    @property
    def decision_id(self) -> str:
        return self.corrections[0].decision_id


def attachable(state: Snapshot, log: Iterable[Correction], unmatched: Iterable[str]) -> list[Attachable]:
    """Those of a store's decisions whose words stand in one report of this state, or in several that are one text.

    `log`: every decision; `unmatched`: ids of the corrections that find no row. Texts are read from end to end.
    """
    lost = set(unmatched)
    by_decision: dict[str, list[Correction]] = {}
    for one in log:
        if one.correction_id in lost and one.undone_at is None and one.target.table in ROWS and one.target.words:
            by_decision.setdefault(one.decision_id, []).append(one)
    found = [_found(state, tuple(made)) for made in by_decision.values()]
    return [one for one in found if one is not None]


def attached(found: Sequence[Attachable], author: str) -> list[Correction]:
    """What is to be set down in place of these decisions; they themselves are to be taken back."""
    made: list[Correction] = []
    for one in found:
        first = one.corrections[0]
        moved = (one.target.start or 0) - (first.target.start or 0)
        changes = {each.field: (each.old, _moved(each.field, each.new, moved)) for each in one.corrections}
        said = f"attached again; decided by {first.author}, {day(first.at.date())}"
        reason = f"{first.reason} ({said})" if first.reason else said
        made += corrections.decide(one.target, changes, author=author, reason=reason)
    return made


def _found(state: Snapshot, made: tuple[Correction, ...]) -> Attachable | None:
    target = made[0].target
    table, words = target.table, target.words or ""
    asked = "SELECT * FROM documents WHERE contains(text, $words) ORDER BY duplicate_of IS NOT NULL, doc_id"
    reports = list(rows(state.sql(asked, {"words": words})))
    if len({report["content_hash"] for report in reports}) != 1:
        return None
    report = reports[0]
    key = ROWS[table]
    asked = f"SELECT * FROM {table} WHERE doc_id = $doc"
    there = {row[key]: row for row in rows(state.sql(asked, {"doc": report["doc_id"]}))}
    start = report["text"].find(words)
    length = (target.end or 0) - (target.start or 0) or len(words)
    now = found_again([(start, start + length)], [(id_, row["start"], row["end"]) for id_, row in there.items()])
    if now is None:
        return None
    about = corrections.about(table, there[now], report)
    # Where its words stand now, so that offsets move with them, whatever borders the row has.
    placed = replace(about, start=start, end=start + length)
    return Attachable(made, placed, {name: value for name, value in report.items() if name != "text"})


def _moved(field: str, value: Any, by: int) -> Any:
    """A decided value whose offsets are by so much further on."""
    if field not in _SPANS or value is None:
        return value
    if field == "span":
        return [value[0] + by, value[1] + by]
    return value | {"start": value["start"] + by, "end": value["end"] + by}
