"""Charts over time show the days where almost everything lies, until the reader asks for all of them."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.components import view

ALL = "all"
"""What the address says (`period`) where what lies far from the bulk is looked at, too."""


def is_whole() -> bool:
    """Whether the reader asks for all of the days."""
    return view.own("period") == ALL


def of(bulk: tuple[date, date] | None) -> tuple[date, date] | None:
    """The days that are shown; None for all of them."""
    return None if is_whole() else bulk


def widen(*, whole: bool) -> None:
    """From the bulk to all of the days, and back. `whole`: all are shown."""
    label, put = ("Where most lie", None) if whole else ("Whole period", ALL)
    st.button(
        label, key="widen", icon=":material/zoom_in_map:" if whole else ":material/zoom_out_map:",
        on_click=lambda: view.set_own(period=put, picked=None),
    )  # fmt: skip
