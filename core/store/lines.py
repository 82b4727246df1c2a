"""The lines of COMPARED and LINKS (see across.py): put in, and taken out by table and id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from core.corpus.linking import group_id
from core.store.folder import LINKS

if TYPE_CHECKING:
    from core.store.writing import Change


class Link(NamedTuple):
    """A row and the one that leads its group; its own id where it leads."""

    table: str
    row_id: str
    doc_id: str | None
    lead_id: str


def put_links(change: Change, links: Sequence[Link]) -> None:
    """Have these leads stand in place of earlier ones of the same rows; a row that leads itself has no line."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for link in links:
        by_table[link.table].append(link.row_id)
    drop(change, LINKS.name, by_table)
    change.append(
        LINKS.name,
        LINKS.frame(
            link._asdict() | {"group_id": group_id(link.table, link.lead_id)}
            for link in sorted(links)
            if link.lead_id != link.row_id
        ),
    )


def drop(change: Change, name: str, row_ids: Mapping[str, Iterable[str]]) -> None:
    """Take the lines of these rows, by table, out of COMPARED or LINKS."""
    wanted = sorted({id_ for ids in row_ids.values() for id_ in ids})
    if name not in change.versions or not wanted:
        return
    # Delta writes whole files again: it is only asked where there is something to take out.
    there = change.read(name, ["table", "row_id"], "row_id", wanted)
    by_table = {
        table: sorted({row["row_id"] for row in there if row["table"] == table} & set(ids))
        for table, ids in row_ids.items()
    }
    for table, ids in by_table.items():
        change.delete(name, "row_id", ids, table=table)
