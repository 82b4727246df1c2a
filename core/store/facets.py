"""Facets: the values that each filter could take, with the number of records that choosing one would leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from core.store import filters
from core.store.filters import Condition
from core.store.values import FACETS, Codes, Facet, Pairs, Rows, Valued, Values
from core.view import View

Ask = Callable[[str, list[Any]], pa.Table]


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
    spoken_of = sorted({*counts["actors"], *view.actors})
    asked = "SELECT n.actor_id, n.name FROM n WHERE n.actor_id IN (SELECT unnest(?::VARCHAR[]))"
    names = {row["actor_id"]: row["name"] for row in ask(asked, [spoken_of]).to_pylist()}
    return {facet.name: _labelled(facet, view, counts[facet.name], names) for facet in FACETS}


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
    speaking: Rows
    """Quotes that are left whose meeting is in view by itself."""


def _left(view: View, skip: tuple[str, ...], ask: Ask, values: Values) -> _Left:
    quotes = _numbers("q", filters.quotes(view, skip), ask)
    meetings = _numbers("m", filters.meetings_themselves(view, skip), ask)
    left, in_view = _mask(quotes, values.quotes), _mask(meetings, values.meetings)
    told = np.zeros(values.meetings + 1, np.bool_)
    told[values.meeting if quotes is None else values.meeting[quotes]] = True
    at_meetings = values.meeting > 0 if in_view is None else in_view[values.meeting]
    speaking = np.flatnonzero(at_meetings if left is None else at_meetings & left).astype(np.int32)
    return _Left(slice(1, None) if quotes is None else quotes, left, in_view, told, speaking)


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


def _counted(
    facet: Facet, valued: Valued, left: _Left, values: Values, every_report: bool
) -> dict[str, tuple[int, int]]:
    """value -> how many records have it, and how many of these are statements."""
    width = len(valued.names)
    more = None if valued.more is None else _among(valued.more, left.is_left)
    said = np.zeros(width, np.int64)
    if valued.by_quote is not None:
        said += np.bincount(valued.by_quote[left.quotes], minlength=width)
    if more is not None:
        said += np.bincount(more.codes, minlength=width)
    if len(values.retold) and not every_report:
        said -= np.bincount(_said_again(valued, more, left, values), minlength=width)
    counts = said
    if valued.meetings is not None:
        held = _among(valued.meetings, left.meetings)
        # A meeting is a record of its own where no quote of it has the value.
        spoken = left.told[held.rows] if facet.shared else _spoken(held, valued, more, left, values)
        counts = said + np.bincount(held.codes[~spoken], minlength=width)
        if values.is_told_again and not every_report:
            counts -= np.bincount(_told_again(held, spoken, width, values), minlength=width)
    return {valued.names[code]: (int(counts[code]), int(said[code])) for code in np.flatnonzero(counts) if code}


def _said_again(valued: Valued, more: Pairs | None, left: _Left, values: Values) -> NDArray[np.int64]:
    """Of statements that several rows have: the value of each row beyond the first that has it."""
    pairs = []
    if valued.by_quote is not None:
        rows = values.retold if left.is_left is None else values.retold[left.is_left[values.retold]]
        pairs.append((values.said[rows], valued.by_quote[rows]))
    if more is not None:
        joined = np.flatnonzero(values.said[more.rows])
        pairs.append((values.said[more.rows[joined]], more.codes[joined]))
    keys = [_keys(of, codes, len(valued.names)) for of, codes in pairs]
    return _beyond_the_first(np.concatenate(keys) if keys else np.zeros(0, np.int64), len(valued.names))


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


def _among(pairs: Pairs, mask: NDArray[np.bool_] | None) -> Pairs:
    if mask is None:
        return pairs
    kept = mask[pairs.rows]
    return Pairs(pairs.rows[kept], pairs.codes[kept])


def _spoken(held: Pairs, valued: Valued, more: Pairs | None, left: _Left, values: Values) -> NDArray[np.bool_]:
    """Which values of meetings a quote of the same meeting has that is left. `more`: of the quotes that are left."""
    spoken = np.zeros(len(held.rows), np.bool_)
    width = len(valued.names)
    keys = held.rows.astype(np.int64) * width + held.codes  # in order, as the pairs are
    said = [] if more is None else [(values.meeting[more.rows], more.codes)]
    if valued.by_quote is not None:
        said.append((values.meeting[left.speaking], valued.by_quote[left.speaking]))
    for meetings, codes in said if len(keys) else ():
        sought = meetings.astype(np.int64) * width + codes
        place = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
        spoken[place[keys[place] == sought]] = True
    return spoken


def _labelled(facet: Facet, view: View, counts: dict[str, tuple[int, int]], names: dict[str, str]) -> pd.DataFrame:
    chosen = getattr(view, facet.name, ())
    counts = dict.fromkeys(chosen, (0, 0)) | counts
    label = _LABELS.get(facet.name)
    rows = [(value, label(value, names) if label else value, *found) for value, found in counts.items()]
    if facet.name == "years":
        rows.sort(key=lambda row: row[0])
    else:
        rows.sort(key=lambda row: (-row[2], row[1], row[0]))
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    types = {"value": pa.string(), "label": pa.string(), "count": pa.int64(), "statements": pa.int64()}
    arrays = [pa.array(column, kind) for column, kind in zip(columns, types.values(), strict=True)]
    frame: pd.DataFrame = pa.table(arrays, names=list(types)).to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def _country(code: str, _: dict[str, str]) -> str:
    from rigour.territories import get_territory

    territory = get_territory(code)
    return territory.name if territory is not None else code


_LABELS: dict[str, Callable[[str, dict[str, str]], str]] = {
    "countries": _country,
    "actors": lambda actor_id, names: names.get(actor_id, actor_id),
}
