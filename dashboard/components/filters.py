"""The View's filters in the sidebar: the same on every page, each value with the rows that it would leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from core import wording
from core.view import View
from dashboard.components import view

SURE = 0.8
"""What "only sure ones" asks for."""
REVIEWED = {True: "Reviewed", False: "Not reviewed yet"}
MOST = 2_000
"""Values offered in one list; they come by number of rows, and those that are set are always among them."""


@dataclass(frozen=True)
class Choice:
    """A filter that takes any number of values from a list."""

    field: str
    label: str
    placeholder: str
    help: str | None = None


FIRST = (
    Choice("actors", "Actors", "Anybody", "Statements by them, and meetings that they took part in."),
    Choice(
        "countries", "Countries", "Any country", "Statements by its speakers; meetings of its people, or held there."
    ),
    Choice("topics", "Topics", "Any topic"),
)
MORE = (
    Choice("kinds", "Kinds of meeting", "Any kind"),
    Choice("statuses", "Whether it took place", "Any status"),
    Choice("types", "Types of statement", "Any type", "direct: in quotation marks. indirect: reported. mixed: both."),
    Choice("acts", "What a statement does", "Any act"),
    Choice("outlets", "Outlets", "Any outlet"),
)

Facets = Mapping[str, pd.DataFrame]
"""Field of the View -> value, label, count; see core.store.Snapshot.facets."""


def sidebar(wanted: View, facets: Facets) -> None:
    """Every filter, set as the View says. A change goes into the address."""
    with st.sidebar:
        _search(wanted)
        _days(wanted)
        for choice in FIRST:
            _values(choice, wanted, facets)
        with st.expander("More filters", expanded=any(getattr(wanted, choice.field) for choice in MORE)):
            for choice in MORE:
                _values(choice, wanted, facets)
        _certainty(wanted)


def _search(wanted: View) -> None:
    _set("text", wanted.text or "")
    st.text_input(
        "Search",
        key=_key("text"),
        type="search",
        placeholder="words, “a phrase”, speaker:name",
        help="Operators are explained on the Quotes page.",
        on_change=_changed("text", str),
    )


def _days(wanted: View) -> None:
    for field, label in (("date_from", "From"), ("date_to", "Until")):
        _set(field, getattr(wanted, field))
        st.date_input(
            label,
            value=None,
            key=_key(field),
            format="YYYY-MM-DD",
            min_value=date.min,
            max_value=date.max,
            on_change=_changed(field, lambda chosen: chosen),
        )


def _values(choice: Choice, wanted: View, facets: Facets) -> None:
    facet, chosen = facets[choice.field], getattr(wanted, choice.field)
    if len(facet) > MOST:
        facet = pd.concat([facet.head(MOST), facet[facet["value"].isin(list(chosen))]])
    rows = dict(zip(facet["value"], facet["count"], strict=True))
    labels = dict(zip(facet["value"], facet["label"], strict=True))
    offered = list(dict.fromkeys([*chosen, *rows]))
    _set(choice.field, list(chosen))

    def label(value: str) -> str:
        return f"{labels.get(value, value)} ({rows.get(value, 0):,})"

    st.multiselect(
        choice.label,
        offered,
        key=_key(choice.field),
        format_func=label,
        placeholder=choice.placeholder,
        help=choice.help,
        on_change=_changed(choice.field, tuple),
    )


def _certainty(wanted: View) -> None:
    least = wanted.min_confidence or 0.0
    _set("sure", least >= SURE)
    st.toggle(
        "Only sure ones",
        key=_key("sure"),
        help=f"Rows that are right with at least {wording.percent(SURE)} probability.",
        on_change=_changed("min_confidence", lambda on: SURE if on else None, key="sure"),
    )
    _set("min_confidence", round(least * 100))
    st.slider(
        "Minimum confidence",
        0,
        100,
        step=1,
        format="%d %%",
        key=_key("min_confidence"),
        on_change=_changed("min_confidence", lambda percent: percent / 100 or None),
    )
    _set("corrected", wanted.corrected)
    st.selectbox(
        "Reviewed by a person",
        list(REVIEWED),
        index=None,
        placeholder="Reviewed or not",
        key=_key("corrected"),
        format_func=REVIEWED.__getitem__,
        help="Rows that somebody has accepted or corrected.",
        on_change=_changed("corrected", lambda chosen: chosen),
    )


def _key(field: str) -> str:
    return f"filter_{field}"


def _set(field: str, value: object) -> None:
    st.session_state[_key(field)] = value


def _changed(field: str, read: Callable[..., object], key: str | None = None) -> Callable[[], None]:
    """Put what the widget holds into the address."""

    def put() -> None:
        view.change(field, read(st.session_state[_key(key or field)]))

    return put
