"""Grouping: rows that tell of the same thing gather around the first of them, found by keys and never pair by pair.

Every row (Item) has keys; rows that share one form a block and are candidates. Rows are taken in a fixed order, the
best informed first. A row that fits none before it leads a group of its own; another follows the lead that it fits
best. So every row was compared with its lead itself, and no chain of small differences joins what differs much.

What comes out depends on the rows alone, never on the order in which they came: when rows are added or taken away,
only those whose choice of leads has changed choose anew, and they are found in the blocks of what was added or taken.

Cost: a row is compared with at most `most` leads of each of its blocks, the first in order.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain
from typing import Any, Generic, TypeVar

P = TypeVar("P")
Place = tuple[Any, ...]
"""Where an item stands in the order; its id is the last part, so that no two stand at one place."""

MOST = 64
"""Leads of a block that a row is compared with. Blocks of meetings (two sides, four days) and of copies have a few;
the limit only holds where a key says next to nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Item(Generic[P]):
    """A row on its way into a group. `keys`: blocks in which it is found; `asks`: those in which it seeks a lead."""

    id: str
    doc_id: str
    place: Place
    keys: frozenset[int]
    asks: frozenset[int]
    profile: P


Likeness = Callable[[P, P], float | None]
"""Of a lead and a row: how well they fit; None where they do not tell of the same."""
Choice = Callable[[P, list[tuple[float, Item[P]]]], Item[P] | None]
"""The lead that a row follows, of those that it fits (in their order); None where it is to stay alone."""
Source = Callable[[frozenset[int]], Iterable[tuple[Item[P], str]]]
"""What was settled before: every item with one of these keys, and the id of its lead (its own where it leads)."""


def key(*parts: object) -> int:
    """A block's key, the same on every machine: 32 bits, as two blocks that fall together cost a few comparisons."""
    joined = "\x1f".join(map(str, parts))
    return int.from_bytes(blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big", signed=True)


def best(_: P, fitting: list[tuple[float, Item[P]]]) -> Item[P] | None:
    """The lead that fits best; of several, the first."""
    return max(fitting, key=lambda pair: pair[0])[1]


@dataclass(slots=True)
class _Block:
    """Settled items of a key and, of those, the leads; both as places in order."""

    items: list[Place] = field(default_factory=list)
    leads: list[Place] = field(default_factory=list)


class Grouping(Generic[P]):
    """Groups of one table's rows, as far as they were needed. Without a `source`, settles once."""

    def __init__(
        self, likeness: Likeness[P], *, choose: Choice[P] = best, source: Source[P] | None = None, most: int = MOST
    ) -> None:
        self._likeness, self._choose, self._source, self._most = likeness, choose, source, most
        self._items: dict[str, Item[P]] = {}
        self._blocks: dict[int, _Block] = {}
        self._leads: dict[str, str] = {}
        self._before: dict[str, str | None] = {}
        self._line: list[Place] = []
        self._heap: list[Place] = []
        self._queued: set[str] = set()
        self._postponed: set[str] = set()

    def settle(self, fresh: Iterable[Item[P]], removed: Iterable[tuple[Item[P], str]] = ()) -> dict[str, str]:
        """The lead of every row whose lead is new: id -> id of its lead, its own where it leads.

        `removed`: rows that are no longer there (the source no longer gives them), each with the lead it had.
        """
        fresh, removed = list(fresh), list(removed)
        self._before = {}
        self._load_first(fresh, removed)
        for item in fresh:
            self._items[item.id] = item
            self._push(item)
        # The many that come at once stand in line, the last first; the heap is for those that are woken.
        self._line, self._heap = sorted(self._heap, reverse=True), []
        for item, lead in removed:
            if lead == item.id:
                self._tell(item, leads=False)
        while self._line or self._heap or self._postponed:
            if not self._line and not self._heap:
                waiting = [self._items[id_] for id_ in self._postponed]
                self._postponed = set()
                self._load(frozenset().union(*(item.keys for item in waiting)))
                for item in waiting:
                    self._push(item)
            id_ = self._next()[-1]
            self._queued.discard(id_)
            self._settle_one(self._items[id_])
        return {id_: self._leads[id_] for id_, before in self._before.items() if self._leads[id_] != before}

    def item(self, id_: str) -> Item[P]:
        """An item that was settled or met on the way."""
        return self._items[id_]

    def _next(self) -> Place:
        if self._line and (not self._heap or self._line[-1] < self._heap[0]):
            return self._line.pop()
        return heapq.heappop(self._heap)

    def _settle_one(self, item: Item[P]) -> None:
        before = self._leads.get(item.id)
        fitting = [
            (likeness, lead)
            for lead in self._candidates(item)
            if (likeness := self._likeness(lead.profile, item.profile)) is not None
        ]
        fitting.sort(key=lambda pair: pair[1].place)
        chosen = self._choose(item.profile, fitting) if fitting else None
        now = item.id if chosen is None else chosen.id
        self._before.setdefault(item.id, before)
        self._leads[item.id] = now
        if before is None:
            for block in self._blocks_of(item):
                _insert(block.items, item.place)
        if (before == item.id) != (now == item.id):
            if now == item.id:
                for block in self._blocks_of(item):
                    _insert(block.leads, item.place)
            else:
                for block in self._blocks_of(item):
                    del block.leads[bisect_left(block.leads, item.place)]
            self._tell(item, leads=now == item.id)

    def _candidates(self, item: Item[P]) -> list[Item[P]]:
        """Leads that stand before it, first ones of each of its blocks."""
        # A lead has one place, whichever block it is met in: to know it again by that object costs least.
        found: dict[int, Place] = {}
        for asked in item.asks:
            if (block := self._blocks.get(asked)) is not None:
                leads = block.leads[: min(self._most, _before(block.leads, item.place))]
                found.update(zip(map(id, leads), leads, strict=True))
        return [self._items[place[-1]] for place in found.values()]

    def _tell(self, item: Item[P], *, leads: bool) -> None:
        """Have those choose anew whose leads have changed, as `item` leads from now on, or no longer."""
        for name in item.keys:
            block = self._blocks.get(name)
            if block is None or bisect_left(block.leads, item.place) >= self._most:
                continue
            self._wake(block, name, item)
            # Where the block has more leads than a row is compared with, one goes out of sight or comes into it.
            at_the_edge = self._most if leads else self._most - 1
            if at_the_edge < len(block.leads):
                self._wake(block, name, self._items[block.leads[at_the_edge][-1]])

    def _wake(self, block: _Block, name: int, lead: Item[P]) -> None:
        for place in block.items[bisect_right(block.items, lead.place) :]:
            later = self._items[place[-1]]
            if later.id in self._queued or later.id in self._postponed or name not in later.asks:
                continue
            if self._likeness(lead.profile, later.profile) is not None:
                self._push(later)

    def _push(self, item: Item[P]) -> None:
        if self._source is None or all(name in self._blocks for name in item.keys):
            if item.id not in self._queued:
                self._queued.add(item.id)
                heapq.heappush(self._heap, item.place)
        else:
            self._postponed.add(item.id)

    def _blocks_of(self, item: Item[P]) -> list[_Block]:
        return [self._blocks[name] for name in item.keys if name in self._blocks]

    def _load_first(self, fresh: Iterable[Item[P]], removed: Iterable[tuple[Item[P], str]]) -> None:
        names: Iterable[int] = chain.from_iterable(i.keys for i in chain(fresh, (i for i, _ in removed)))
        if self._source is None:
            # Most keys are of one row alone and need no block.
            names = (name for name, count in Counter(names).items() if count > 1)
        self._load(frozenset(names))

    def _load(self, names: frozenset[int]) -> None:
        missing = names - self._blocks.keys()
        for name in missing:
            self._blocks[name] = _Block()
        if not missing or self._source is None:
            return
        for item, lead in self._source(missing):
            # An item of several blocks is one item, with the lead that it may have got since.
            item = self._items.setdefault(item.id, item)
            lead = self._leads.setdefault(item.id, lead)
            for name in item.keys & missing:
                self._blocks[name].items.append(item.place)
                if lead == item.id:
                    self._blocks[name].leads.append(item.place)
        for name in missing:
            self._blocks[name].items.sort()
            self._blocks[name].leads.sort()


def _insert(places: list[Place], place: Place) -> None:
    """Put a place into its order; mostly it is the last."""
    if places and place < places[-1]:
        insort(places, place)
    else:
        places.append(place)


def _before(places: list[Place], place: Place) -> int:
    """How many of these places come before another; mostly all."""
    return len(places) if not places or places[-1] < place else bisect_left(places, place)
