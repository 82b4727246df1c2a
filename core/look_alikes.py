"""Look-alikes: actors of a store that a person should be asked about, as they may be one and the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from core.search import fold
from core.store import Snapshot
from core.wording import rows

Row = Mapping[str, Any]
ALIKE = 85
"""rapidfuzz's token_sort_ratio of two folded names from which they are asked about."""
_MANY = 60
"""Actors that share a word of their names, beyond which the word tells nothing ("Ministry")."""
_SHORTEST = 3
"""Letters of a word by which names are brought together."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors, the one that more documents name first; `likeness`: 0 to 100."""

    one: Row
    other: Row
    likeness: float


def pairs(state: Snapshot, limit: int) -> list[Pair]:
    """Pairs of actors of the same kind with like names, whose countries do not speak against it, likeliest first.

    Rows are of ACTORS, with `documents`: how many name the actor. Pairs that a person has told apart are left out.
    """
    asked = """SELECT actor_id, name, kind, country, count(DISTINCT d.doc_id) AS documents
        FROM actors LEFT JOIN (SELECT doc_id, actor_id FROM document_actors) d USING (actor_id)
        WHERE kind <> 'unnamed' GROUP BY ALL"""
    actors = list(rows(state.sql(asked)))
    told_apart = {
        frozenset((row["row_id"], row["other"]))
        for row in rows(state.sql("""SELECT row_id, new ->> '$.actor_id' AS other FROM corrections
            WHERE field = 'distinct' AND undone_at IS NULL"""))
    }  # fmt: skip
    found = [
        pair
        for pair in _compared(actors)
        if frozenset((pair.one["actor_id"], pair.other["actor_id"])) not in told_apart
    ]
    return sorted(found, key=lambda pair: (-pair.likeness, -pair.one["documents"], pair.one["name"]))[:limit]


def _compared(actors: Iterable[Row]) -> Iterable[Pair]:
    blocks: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in actors:
        # Spellings differ mostly inside words: two beginnings are the same often enough.
        for word in {word[:_SHORTEST] for word in fold(row["name"]).split() if len(word) >= _SHORTEST}:
            blocks[row["kind"], word].append(row)
    seen: set[frozenset[str]] = set()
    for members in blocks.values():
        for one, other in combinations(members, 2) if len(members) <= _MANY else ():
            key = frozenset((one["actor_id"], other["actor_id"]))
            if key not in seen and not _speaks_against(one, other):
                seen.add(key)
                likeness = _likeness(fold(one["name"]), fold(other["name"]))
                if likeness >= ALIKE:
                    first, second = sorted((one, other), key=lambda row: (-row["documents"], row["name"]))
                    yield Pair(first, second, likeness)


def _speaks_against(one: Row, other: Row) -> bool:
    return one["country"] is not None and other["country"] is not None and one["country"] != other["country"]


def _likeness(one: str, other: str) -> float:
    if set(one.split()) < set(other.split()) or set(other.split()) < set(one.split()):
        return float(ALIKE)
    return float(fuzz.token_sort_ratio(one, other))
