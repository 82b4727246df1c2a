"""Links: which rows of many reports tell of the same thing, worked out for tables in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd

from core.corpus import copies, namesakes, occasions, statements
from core.corpus.grouping import Grouping, Item, Source
from core.corpus.parties import Party, party
from core.tables import row_id

Row = Mapping[str, Any]

COPIES: dict[str, Any] = {"likeness": copies.likeness}
OCCASIONS: dict[str, Any] = {"likeness": occasions.likeness}
STATEMENTS: dict[str, Any] = {"likeness": statements.likeness, "choose": statements.choose}
RULES = {"documents": COPIES, "meetings": OCCASIONS, "quotes": STATEMENTS}
"""How rows of each table are grouped."""


def grouping(table: str, source: Source[Any] | None = None) -> Grouping[Any]:
    """A grouping of this table's rows; `source` gives what was settled before."""
    return Grouping(source=source, **RULES[table])


def group_id(table: str, lead_id: str) -> str:
    """What a lead's group is called: in `duplicate_of`, `event_id`, `statement_id` or `actor_id`."""
    return row_id(_PREFIXES[table], lead_id) if table in _PREFIXES else lead_id


_PREFIXES = {"meetings": "event", "quotes": "statement"}


@dataclass
class Rows:
    """The rows of some reports from which items are made. `actors`: rows of ACTORS, each with its doc_id."""

    documents: Sequence[Row]
    meetings: Sequence[Row]
    participants: Sequence[Row]
    quotes: Sequence[Row]
    actors: Iterable[Row]
    sketches: Mapping[str, bytes]
    """By doc_id."""

    def items(self, table: str) -> list[Item[Any]]:
        """The items of a table's rows."""
        if table == "documents":
            return [copies.item(row, self.sketches[row["doc_id"]]) for row in self.documents]
        published: dict[str, date | None] = {row["doc_id"]: row["published"] for row in self.documents}
        if table == "quotes":
            return list(statements.items(self.quotes, self._parties(), published))
        by_meeting: dict[str, list[Row]] = defaultdict(list)
        for row in self.participants:
            by_meeting[row["meeting_id"]].append(row)
        return list(occasions.items(self.meetings, by_meeting, self._parties(), published))

    def _parties(self) -> dict[tuple[str, str], Party]:
        return {(row["doc_id"], row["actor_id"]): party(row) for row in self.actors}


def sketches(documents: pd.DataFrame, segments: pd.DataFrame) -> dict[str, bytes]:
    """The sketch of each of these documents (see core.corpus.copies)."""
    bodies: dict[str, list[tuple[int, int]]] = defaultdict(list)
    body = segments[segments["kind"].isin(["body"])]
    for doc_id, start, end in zip(body["doc_id"], body["start"], body["end"], strict=True):
        bodies[doc_id].append((start, end))
    return {
        doc_id: copies.sketch(text, sorted(bodies[doc_id]))
        for doc_id, text in zip(documents["doc_id"], documents["text"], strict=True)
    }


@dataclass
class Namesakes:
    """Persons of some blocks, and which of them are one."""

    persons: Mapping[str, namesakes.Person]
    together: set[tuple[str, str]]
    """Pairs of ids that a report names as two, the lesser first."""
    first_told: Mapping[str, date | None]
    """The first day on which a report named them."""
    known: dict[str, str] = field(default_factory=dict)
    """Groups of persons whose block is not among `blocks`: id -> group's id."""

    def groups(self, blocks: Iterable[int]) -> dict[str, str]:
        """actor_id -> id of the group, for all persons of these blocks and those without a state."""
        by_block: dict[int, list[namesakes.Person]] = defaultdict(list)
        for one in self.persons.values():
            if one.block is not None:
                by_block[one.block].append(one)
        found: dict[str, str] = {}
        members: dict[str, list[str]] = {}
        for block in blocks:
            for ids in namesakes.united(by_block.get(block, ()), self._named_as_two).values():
                name = self._name(ids)
                members[name] = ids
                found |= dict.fromkeys(ids, name)
        return found | self._without_state(self.known | found)

    def _without_state(self, groups: Mapping[str, str]) -> dict[str, str]:
        members: dict[str, list[str]] = defaultdict(list)
        bearers: dict[str, set[str]] = defaultdict(set)
        for actor_id, group in groups.items():
            members[group].append(actor_id)
            one = self.persons.get(actor_id)
            if one is not None and one.country is not None:
                bearers[one.name.joined].add(group)
        found = {}
        for one in self.persons.values():
            if one.country is None:
                of_name = bearers[one.name.joined] if one.full_name is not None else set()
                group = next(iter(of_name)) if len(of_name) == 1 else one.actor_id
                apart = any(self._named_as_two(member, one.actor_id) for member in members[group])
                found[one.actor_id] = one.actor_id if apart else group
        return found

    def _name(self, ids: list[str]) -> str:
        """A group's id is that of the listed person, else of whom the earliest report names: later ones leave it."""
        if self.persons[ids[0]].wikidata_id is not None:
            return ids[0]
        return min(ids, key=lambda id_: (self.first_told.get(id_) or date.max, id_))

    def _named_as_two(self, one: str, other: str) -> bool:
        return (min(one, other), max(one, other)) in self.together


def pairs_named(by_document: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """Every pair of actors of one document, the lesser id first."""
    return {pair for ids in by_document for pair in combinations(sorted(set(ids)), 2)}
