"""Grouping: what comes out depends on the rows alone, however they came, and costs no more than their number."""

from __future__ import annotations

import gc
import random
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.corpus.grouping import Grouping, Item
from core.corpus.whole import links
from core.tables import Tables

NUMBERS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 3)), min_size=1, max_size=24, unique=True
)  # fmt: skip


def near(lead: int, other: int) -> float | None:
    """Numbers at most two apart tell of the same; the nearer the better."""
    return None if abs(lead - other) > 2 else 2.0 - abs(lead - other)


def item(number: int, rank: int) -> Item[int]:
    """A number in the blocks of its fives, and in one that all share."""
    keys = frozenset({number // 5, number // 5 + 1, -1})
    name = f"{number}.{rank}"
    return Item(name, name, (rank, name), keys, keys, number)


class Shelf:
    """What was settled, as a store keeps it."""

    def __init__(self) -> None:
        self.items: dict[str, Item[int]] = {}
        self.leads: dict[str, str] = {}

    def sharing(self, keys: frozenset[int]) -> list[tuple[Item[int], str]]:
        return [(one, self.leads[id_]) for id_, one in self.items.items() if one.keys & keys]

    def change(self, fresh: Iterable[Item[int]] = (), gone: Iterable[str] = (), most: int = 64) -> None:
        removed = [(self.items.pop(id_), self.leads.pop(id_)) for id_ in gone]
        fresh = list(fresh)
        self.leads |= Grouping(near, source=self.sharing, most=most).settle(fresh, removed)
        self.items |= {one.id: one for one in fresh}


def at_once(numbers: Iterable[tuple[int, int]], most: int) -> dict[str, str]:
    return Grouping(near, most=most).settle([item(*one) for one in numbers])


@pytest.mark.fuzz
@settings(max_examples=300, deadline=None)
@given(numbers=NUMBERS, most=st.sampled_from([1, 2, 64]), seed=st.integers(0, 1000))
def test_rows_that_come_one_by_one_in_any_order_give_what_they_give_at_once(numbers, most, seed):
    shelf = Shelf()
    for one in random.Random(seed).sample(numbers, len(numbers)):
        shelf.change([item(*one)], most=most)
    assert shelf.leads == at_once(numbers, most)


@pytest.mark.fuzz
@settings(max_examples=300, deadline=None)
@given(numbers=NUMBERS, most=st.sampled_from([1, 2, 64]), seed=st.integers(0, 1000))
def test_rows_that_are_taken_away_leave_what_there_would_be_without_them(numbers, most, seed):
    shelf, chance = Shelf(), random.Random(seed)
    shelf.change([item(*one) for one in numbers], most=most)
    gone = chance.sample(numbers, len(numbers) // 2)
    shelf.change(gone=[item(*one).id for one in gone], most=most)
    assert shelf.leads == at_once([one for one in numbers if one not in gone], most)


@pytest.mark.fuzz
@settings(max_examples=200, deadline=None)
@given(numbers=NUMBERS, seed=st.integers(0, 1000))
def test_rows_that_come_while_others_go_give_what_those_that_stay_give(numbers, seed):
    shelf, chance = Shelf(), random.Random(seed)
    first, later = numbers[::2], numbers[1::2]
    shelf.change(item(*one) for one in first)
    gone = chance.sample(first, len(first) // 2)
    shelf.change([item(*one) for one in later], [item(*one).id for one in gone])
    assert shelf.leads == at_once([one for one in numbers if one not in gone], 64)


@given(numbers=NUMBERS)
def test_every_row_fits_its_lead_and_no_lead_follows_another(numbers):
    leads = at_once(numbers, 64)
    for id_, lead in leads.items():
        assert leads[lead] == lead
        assert abs(int(id_.split(".")[0]) - int(lead.split(".")[0])) <= 2


def test_a_row_is_compared_with_no_more_leads_of_a_block_than_allowed():
    asked = 0

    def never(lead: int, other: int) -> float | None:
        nonlocal asked
        asked += 1
        return None

    one_block = frozenset({1})
    rows = [Item(f"{n:04}", "", (f"{n:04}",), one_block, one_block, n) for n in range(1000)]
    assert all(id_ == lead for id_, lead in Grouping(never, most=10).settle(rows).items())
    assert asked <= 1000 * 10


def test_adding_a_row_asks_only_after_the_blocks_that_it_falls_into():
    shelf, asked = Shelf(), set()
    shelf.change(Item(str(n), "", (n, str(n)), frozenset({n // 5}), frozenset({n // 5}), n) for n in range(0, 100, 3))

    def sharing(keys: frozenset[int]) -> list[tuple[Item[int], str]]:
        asked.update(keys)
        return shelf.sharing(keys)

    fresh = Item("41", "", (200, "41"), frozenset({8}), frozenset({8}), 41)
    Grouping(near, source=sharing).settle([fresh])
    assert asked == {8}


def test_python_collects_again_after_links_were_sought():
    assert gc.isenabled()
    links(Tables(), [])
    assert gc.isenabled()
