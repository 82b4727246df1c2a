"""The sides of a comparison: actors, countries or periods. Each is a View of its own."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from core import wording
from core.corpus import Once
from core.view import View
from dashboard.charts.bars import PATTERNS, Side
from dashboard.components import store
from dashboard.components.palette import COLOURS

BY = {"actor": "Actors", "country": "Countries", "period": "Periods"}
MOST = len(PATTERNS)
"""Sides that fit beside each other and can be told apart."""
OFFERED = 2_000
BETWEEN = "|"
"""Between the sides in an address."""
_PERIOD = re.compile(r"(\d{4})(?:-(\d\d))?(?:\s*(?:-|–|to|/)\s*(\d{4})(?:-(\d\d))?)?")
if TYPE_CHECKING:
    from dashboard.components.page import Here

_FACETS = {"actor": "actors", "country": "countries", "period": "years"}
HELP = "A year as 2005, a month as 2005-08, or several as 2001 to 2004."


@dataclass(frozen=True)
class One:
    """One side, with the View that leaves its rows."""

    key: str
    name: str
    view: View
    colour: str

    @property
    def tables(self) -> Once:
        """Its rows: an actor's or a country's statements and meetings, or all of a period; each once."""
        return store.tables(self.view).once

    @property
    def drawn(self) -> Side:
        """As charts take it."""
        return Side(self.key, self.name, self.colour)


def sides(here: Here, by: str, asked: Sequence[str]) -> list[One]:
    """Those of the address that can be read, MOST at most, each once."""
    found: list[One] = []
    for order, key in enumerate(dict.fromkeys(asked)):
        one = _one(here, by, key, order)
        if one is not None and len(found) < MOST:
            found.append(one)
    return found


def _one(here: Here, by: str, key: str, order: int) -> One | None:
    if by == "actor":
        name = store.name("actors", key)
        return None if name == key else One(key, name, here.view.with_(actors=(key,)), here.palette.actor(key))
    if by == "country":
        name = wording.country(key)
        if name == key or not re.fullmatch(r"[a-z]{2}([-a-z0-9]*)", key):
            return None
        return One(key, name, here.view.with_(countries=(key,)), here.palette.country(key))
    days = period(key)
    if days is None:
        return None
    return One(key, label(key), here.view.with_(date_from=days[0], date_to=days[1]), COLOURS[order % len(COLOURS)])


def period(key: str) -> tuple[date, date] | None:
    """First and last day of 2005, 2005-08, 2001 to 2004, 2005-01 to 2005-06; None for anything else."""
    found = _PERIOD.fullmatch(key.strip())
    if found is None:
        return None
    year, month, last_year, last_month = (int(part) if part else None for part in found.groups())
    if not all(1 <= one <= 12 for one in (month, last_month) if one is not None) or not year:
        return None
    end_year = last_year or year
    end_month = last_month or (month if last_year is None and month else 12)
    first, last = date(year, month or 1, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])
    return (first, last) if first <= last else None


def label(key: str) -> str:
    """2005, August 2005, 2001 to 2004."""
    days = period(key)
    if days is None:
        return key
    first, last = days
    if (first.month, first.day, last.month) == (1, 1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    months = [f"{wording.MONTHS[day.month - 1]} {day.year}" for day in days]
    return months[0] if months[0] == months[1] else f"{months[0]} to {months[1]}"


def offered(here: Here, by: str) -> dict[str, str]:
    """What can be chosen, those with most rows first: key -> name."""
    facet = store.facets(here.view)[_FACETS[by]]
    facet = facet[facet["count"] > 0].sort_values("count", ascending=False, kind="stable")
    if by == "actor":
        actors = here.snapshot.tables().actors
        facet = facet[~facet["value"].isin(actors.loc[actors["kind"] == "unnamed", "actor_id"])]
    facet = facet.head(OFFERED)
    return dict(zip(facet["value"], facet["label"], strict=True))


def figures(one: One) -> dict[str, object]:
    """side (its name), statements, meetings (each once), reports (that tell of one of them; copies left out), first,
    last (days)."""
    tables, each = one.tables, store.tables(one.view)
    days = pd.concat([tables.quotes["date"], tables.meetings["date_start"], tables.meetings["date_end"]]).dropna()
    telling = pd.concat([each.quotes["doc_id"], each.meetings["doc_id"]])
    reports = telling[~telling.isin(list(tables.copies))].nunique()
    return {
        "side": one.name, "statements": len(tables.quotes), "meetings": len(tables.meetings), "reports": reports,
        "first": days.min() if len(days) else None, "last": days.max() if len(days) else None,
    }  # fmt: skip
