"""Facets beside the statements: the commonest values, each narrowing the View."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from core import wording
from core.view import View
from dashboard.components import links, store
from dashboard.components.markup import Markup, joined, link, tag
from dashboard.components.page import Here

SHOWN = 6
"""Values of each facet; the sidebar has them all."""

FACETS = {
    "actors": "Actor",
    "countries": "Country",
    "topics": "Topic",
    "acts": "Act",
    "types": "Type",
    "years": "Year",
    "outlets": "Outlet",
}


def show(here: Here, *, every_report: bool) -> None:
    """Each facet of which more than one value is left, as links with the number of statements behind them."""
    facets = store.facets(here.view, every_report=every_report)
    made = [_facet(here.view, name, label, facets[name]) for name, label in FACETS.items()]
    st.html(tag("nav", *made, class_="facets", aria_label="Narrow down"))


def narrowed(view: View, facet: str, value: str) -> View:
    """The View with this value in place of what it asks of the facet now."""
    if facet == "years":
        year = int(value)
        return view.with_(date_from=date(year, 1, 1), date_to=date(year, 12, 31))
    return view.with_(**{facet: (value,)})


def _facet(view: View, name: str, label: str, frame: pd.DataFrame) -> Markup | None:
    values = frame[frame["statements"] > 0]
    if len(values) < 2:
        return None
    by = "value" if name == "years" else "statements"
    values = values.sort_values(by, ascending=False, kind="stable")
    items = [_value(view, name, value) for value in wording.rows(values.head(SHOWN))]
    more = tag("li", f"and {len(values) - SHOWN:,} more", class_="soft") if len(values) > SHOWN else None
    return joined([tag("h2", label), tag("ul", *items, more, class_="plain-list tight")])


def _value(view: View, name: str, value: dict[str, object]) -> Markup:
    chosen = str(value["value"]) in getattr(view, name, ())
    label = link(
        links.url("quotes", narrowed(view, name, str(value["value"]))),
        str(value["label"]),
        aria_current="true" if chosen else None,
    )
    return tag("li", label, " ", tag("span", f"{value['statements']:,}", class_="soft number"))
