"""Where a store's documents were read: what a commit makes of places that now hold another text, and of a text that
several places hold (see core.corpus.twins)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.corpus import twins
from core.rows import Row, Rows
from core.tables import DOCUMENTS

if TYPE_CHECKING:
    from core.store.writing import Change

_NARROW = (
    "doc_id", "source", "location", "sources", "locations", "content_hash", "metadata_hash", "outlet", "published",
    "parser_version",
)  # fmt: skip
_PLACES = ("source", "location", "sources", "locations")


@dataclass(slots=True)
class Settled:
    """What becomes of documents in one commit."""

    parsed: list[Rows] = field(default_factory=list)
    """Documents to be put in, each text once."""
    old: set[str] = field(default_factory=set)
    """doc_ids of what the store has of them, or of other texts at their places: to be taken out."""
    elsewhere: dict[str, Row] = field(default_factory=dict)
    """By doc_id: documents of the store that stay as they are but for their places (columns of _NARROW)."""
    folded: list[str] = field(default_factory=list)
    """Sources of what was parsed and is another document's text."""


def settled(change: Change, parsed: Sequence[Rows], left: Collection[str] = ()) -> Settled:
    """What to do with these documents, as they were parsed one after the other; `left`: locations that now hold what
    cannot be used.

    A document of the store loses the places that a new one has now, and goes when it has none left. A new one whose
    text the store has from elsewhere becomes a further place of that one.
    """
    made = Settled()
    fresh = {rows["documents"][0]["doc_id"]: rows["documents"][0] for rows in parsed}
    taken = {*left, *(row["location"] for row in fresh.values())} - {None}
    known: dict[object, Row] = {}
    for row in _touched(change, fresh.values(), taken):
        before = twins.places(row)
        where = [place for place in before if place[1] not in taken]
        if (anew := fresh.get(row["doc_id"])) is not None:
            # It keeps its other places; the same name at another one is a file that was moved.
            others = [place for place in where if place[0] != (anew["source"] or "")]
            anew.update(twins.at(anew, [*twins.places(anew), *others]))
            made.old.add(row["doc_id"])
        elif before and not where:
            made.old.add(row["doc_id"])
        else:
            if where != before:
                made.elsewhere[row["doc_id"]] = row = twins.at(row, where)
            known.setdefault(twins.key(row), row)
    known.pop(None, None)
    for rows in twins.folded(parsed):
        document = rows["documents"][0]
        if (same := known.get(twins.key(document))) is None:
            made.parsed.append(rows)
        else:
            same.update(twins.at(same, [*twins.places(same), *twins.places(document)]))
            made.elsewhere[same["doc_id"]] = same
    kept = {rows["documents"][0]["doc_id"] for rows in made.parsed}
    made.folded = [row["source"] for row in fresh.values() if row["doc_id"] not in kept and row["source"]]
    return made


def move(change: Change, elsewhere: dict[str, Row]) -> None:
    """Have these documents of the store at these places (see Settled)."""
    if not elsewhere:
        return
    stored = change.read("documents", DOCUMENTS.names, "doc_id", elsewhere)
    moved = [row | {name: elsewhere[row["doc_id"]][name] for name in _PLACES} for row in stored]
    change.delete("documents", "doc_id", elsewhere)
    change.append("documents", DOCUMENTS.frame(moved))


def _touched(change: Change, fresh: Iterable[Row], taken: set[str]) -> list[Row]:
    """Documents of the store with one of these ids, texts or places."""
    if "documents" not in change.versions:
        return []
    # A store of an earlier version has fewer columns.
    there = set(change.columns("documents"))
    columns = ", ".join(name if name in there else f"NULL AS {name}" for name in _NARROW)
    among = "OR list_has_any(locations, $3)" if "locations" in there else ""
    return change.ask(
        f"""SELECT {columns} FROM documents WHERE doc_id IN (SELECT unnest($1))
            OR content_hash IN (SELECT unnest($2)) OR location IN (SELECT unnest($3)) {among} ORDER BY doc_id""",
        [sorted({r["doc_id"] for r in fresh}), sorted({r["content_hash"] for r in fresh}), sorted(taken)],
        "documents",
    )  # fmt: skip
