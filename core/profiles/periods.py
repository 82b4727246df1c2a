"""The days where almost everything lies: a report of 2022 that recalls a visit of 2010, or one old report in a store of
new ones, would press all else together in a chart."""

from __future__ import annotations

from datetime import date

import pandas as pd

FEW = 30
"""Dated rows below which all are looked at, however far apart."""
EDGE = 0.01
"""Share of the rows at either end that may lie so far off that the others would be pressed together."""


STEPS = {"day": 1, "month": 30, "year": 365}
"""What a bar may stand for, and how many days that is, about."""
_MOST_STEPS = 60


def step(first: date, last: date) -> str:
    """The shortest of STEPS in which these days are few enough to be drawn."""
    days = (last - first).days + 1
    return next((name for name, long in STEPS.items() if days / long <= _MOST_STEPS), "year")


def bulk(begin: pd.Series, end: pd.Series, whole: tuple[date, date] | None = None) -> tuple[date, date] | None:
    """The first and last day of where almost all of these rows lie, by their first and last days (timestamps); None
    where there is no such thing. `whole`: the days of all that is shown, where these are not all."""
    if len(begin) < FEW:
        return None
    edge = max(1, int(EDGE * len(begin)))
    low, high = begin.sort_values().iloc[edge].floor("D"), end.sort_values().iloc[-1 - edge].floor("D")
    room = (high - low) * 0.1
    low, high = begin[begin >= low - room].min(), end[end <= high + room].max()
    first, last = whole or (begin.min().date(), end.max().date())
    if (last - first).days < 1.5 * ((high - low).days + 1):
        return None
    return low.date(), high.date()
