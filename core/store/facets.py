"""Facets: the values that each filter could take, with the number of records that choosing one would leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from core import frames, wording
from core.store import filters
from core.store.filters import Condition
from core.store.values import FACETS, Codes, Facet, Pairs, Rows, Valued, Values
from core.view import View

Ask = Callable[[str, list[Any]], pa.Table]
Counts = NDArray[np.int64]


def facets(view: View, ask: Ask, values: Values, *, every_report: bool) -> dict[str, pd.DataFrame]:
    """Each facet's values as a frame: value, label, count, statements; the most frequent first, chosen ones always
    there.

    A count is the number of records of the View with this value in place of what it now asks of this filter, see
    Snapshot.facets. `ask` runs SQL over the index; `values` are those of the index.
    """
    all_filters = _left(view, (), ask, values)
    counts = {}
    for facet in FACETS:
        # Rows that are left are found once; anew only for a facet whose own filter is set.
        own = any(view.without(name) != view for name in facet.skip)
        left = _left(view, facet.skip, ask, values) if own else all_filters
        counts[facet.name] = _counted(facet, values.facets[facet.name], left, values, every_report)
    return {facet.name: _frame(facet, view, values.facets[facet.name], *counts[facet.name], ask) for facet in FACETS}


@dataclass(frozen=True, slots=True)
class _Left:
    """What a View leaves, by the numbers of rows; None where that is all of them."""

    quotes: Rows | slice
    is_left: NDArray[np.bool_] | None
    """By number of the quote."""
    meetings: NDArray[np.bool_] | None
    """By number of the meeting: in view by itself."""
    told: NDArray[np.bool_]
    """By number of the meeting: a quote of it is left."""


def _left(view: View, skip: tuple[str, ...], ask: Ask, values: Values) -> _Left:
    quotes = _numbers("q", filters.quotes(view, skip), ask)
    meetings = _numbers("m", filters.meetings_themselves(view, skip), ask)
    told = np.zeros(values.meetings + 1, np.bool_)
    told[values.meeting if quotes is None else values.meeting[quotes]] = True
    left, in_view = _mask(quotes, values.quotes), _mask(meetings, values.meetings)
    return _Left(slice(1, None) if quotes is None else quotes, left, in_view, told)


def _numbers(table: str, asked: Condition, ask: Ask) -> Rows | None:
    if not asked.parts:
        return None
    found: Rows = ask(filters.numbers(table, asked), asked.parameters)["n"].to_numpy()
    return found


def _mask(numbers: Rows | None, of: int) -> NDArray[np.bool_] | None:
    if numbers is None:
        return None
    mask = np.zeros(of + 1, np.bool_)
    mask[numbers] = True
    return mask


def _counted(facet: Facet, valued: Valued, left: _Left, values: Values, every_report: bool) -> tuple[Counts, Counts]:
    """By code of the value: how many records have it, and how many of these are statements."""
    width = len(valued.names)
    more = None if valued.more is None else _among(valued.more, _kept(valued.more, left.is_left))
    said = np.zeros(width, np.int64)
    if valued.by_quote is not None:
        said += np.bincount(valued.by_quote[left.quotes], minlength=width)
    if more is not None:
        said += np.bincount(more.codes, minlength=width)
    if len(values.retold) and not every_report:
        said -= _said_again(valued, more, left, values)
    counts = said
    if valued.meetings is not None:
        kept = _kept(valued.meetings, left.meetings)
        held = _among(valued.meetings, kept)
        # A meeting is a record of its own where no quote of it has the value.
        spoken = left.told[held.rows] if facet.shared else _spoken(valued, more, left, kept)
        counts = said + np.bincount(held.codes[~spoken], minlength=width)
        if values.is_told_again and not every_report:
            counts -= np.bincount(_told_again(held, spoken, width, values), minlength=width)
    return counts, said


def _said_again(valued: Valued, more: Pairs | None, left: _Left, values: Values) -> NDArray[np.int64]:
    """Of statements that several rows have: the value of each row beyond the first that has it, counted by code."""
    numbers = []
    if valued.said is not None:
        numbers.append(valued.said if left.is_left is None else valued.said[left.is_left[values.retold]])
    if more is not None and more.said is not None:
        numbers.append(more.said)
    seen = np.zeros(len(valued.said_codes), np.bool_)
    again = np.zeros(len(valued.names), np.int64)
    for some in numbers:
        seen[some] = True
        again += np.bincount(valued.said_codes[some], minlength=len(again))
    return again - np.bincount(valued.said_codes[seen], minlength=len(again))


def _told_again(held: Pairs, spoken: NDArray[np.bool_], width: int, values: Values) -> NDArray[np.int64]:
    """Of meetings that several rows tell of: the value of each row that would count by itself although a quote at
    another row has it, or another row counts with it."""
    joined = np.flatnonzero(values.met[held.rows])
    keys, said = _keys(values.met[held.rows[joined]], held.codes[joined], width), spoken[joined]
    alone = keys[~said]
    heard = np.isin(alone, keys[said])
    return np.concatenate([(alone[heard] % width).astype(np.int64), _beyond_the_first(alone[~heard], width)])


def _keys(of: Rows, codes: Codes, width: int) -> NDArray[np.int64]:
    keys: NDArray[np.int64] = of.astype(np.int64) * width + codes
    return keys


def _beyond_the_first(keys: NDArray[np.int64], width: int) -> NDArray[np.int64]:
    """The codes of keys that come again."""
    keys = np.sort(keys)
    again: NDArray[np.int64] = keys[1:][keys[1:] == keys[:-1]] % width
    return again


def _kept(pairs: Pairs, mask: NDArray[np.bool_] | None) -> NDArray[np.bool_] | None:
    return None if mask is None else mask[pairs.rows]


def _among(pairs: Pairs, kept: NDArray[np.bool_] | None) -> Pairs:
    if kept is None:
        return pairs
    at, said = (None if numbers is None else numbers[kept] for numbers in (pairs.at, pairs.said))
    return Pairs(pairs.rows[kept], pairs.codes[kept], at, said)


def _spoken(
    valued: Valued, more: Pairs | None, left: _Left, kept: NDArray[np.bool_] | None
) -> NDArray[np.bool_]:  # fmt: skip
    """Which values of meetings, of those `kept`, a quote of the same meeting has that is left. `more`: of the quotes
    that are left."""
    assert valued.meetings is not None
    spoken = np.zeros(len(valued.meetings.rows) + 1, np.bool_)
    if kept is None or kept.any():
        if valued.at is not None:
            spoken[valued.at[left.quotes]] = True
        if more is not None:
            spoken[more.at] = True
    return spoken[:-1] if kept is None else spoken[:-1][kept]


def _frame(facet: Facet, view: View, valued: Valued, counts: Counts, said: Counts, ask: Ask) -> pd.DataFrame:
    """The values that any record has, the commonest first, years in their order; after them what the View asks for and
    no record has."""
    shown = valued.shown
    codes = np.flatnonzero(counts[1:]) + 1
    codes = codes[
        np.argsort(shown.places[codes]) if facet.type is None else np.lexsort((shown.places[codes], -counts[codes]))
    ]
    found = pa.array(codes)
    table = pa.table([
        shown.values.take(found), shown.labels.take(found), pa.array(counts[codes]), pa.array(said[codes])
    ], names=["value", "label", "count", "statements"])  # fmt: skip
    if missing := sorted({*getattr(view, facet.name, ())} - {*table["value"].to_pylist()}):
        labels = [_label(facet, value, ask) for value in missing]
        none = [0] * len(missing)
        rows = sorted(zip(labels, missing, strict=True))
        more = [[value for _, value in rows], [label for label, _ in rows], none, none]
        table = pa.concat_tables([table, pa.table(more, schema=table.schema)])
    return frames.from_arrow(table)


def _label(facet: Facet, value: str, ask: Ask) -> str:
    """What to call a value that no record has."""
    if facet.name == "countries":
        return wording.country(value)
    if facet.name != "actors":
        return value
    named = ask("SELECT n.name FROM n WHERE n.actor_id = ?", [value])["name"]
    return str(named[0].as_py()) if len(named) else value
