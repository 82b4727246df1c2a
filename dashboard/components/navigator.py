"""What makes pages live: links within the session, copying, hints, scrolling to what is lit; keys for charts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import streamlit as st

from dashboard.components import view
from dashboard.components.markup import tag

THEME = Path(__file__).parents[1] / "theme"
_navigator = st.components.v2.component("communique.navigator", js=(THEME / "navigator.js").read_text("utf-8"))
_charts = st.components.v2.component("communique.charts", js=(THEME / "charts.js").read_text("utf-8"))


KEY = "navigator"
_CHARTS, _TOLD = "charts", {"sight": 200, "unfolded": 200, "moved": 2000}
"""What the browser alone knows of a page: own parameters that charts.js puts into the address, and how long each may
be."""
_ASIDE = {*_TOLD, "embed", "embed_options"}
"""Those, and what Streamlit keeps to itself: an address is the same whatever they say."""
_ANSWERED = "address_answered"
"""In the session: that the browser was given an address when it had told of something, until a page is drawn."""


@dataclass(frozen=True)
class Starred:
    """What the buttons of star.py show as kept (TABLE:ROW_ID), and the name of the collection that stars go to."""

    rows: tuple[str, ...]
    collection: str


def mount(
    lit: str | None, starred: Starred, on_ask: Callable[[], None], focus: str | None = None, chosen: str | None = None
) -> None:
    """Once on each page. `lit`: the `data-lit` of the element to scroll to, where there is one. `on_ask`: called where
    a button of star.py was pressed (see asked). `focus`: key of the widget that takes the focus once it is there.
    `chosen`: what is chosen in the page (selection.now): where it is another than before, whoever chose it is led to
    what it stands for."""
    kept = {"starred": list(starred.rows), "collection": starred.collection}
    data = {"lit": lit, "focus": focus, "chosen": chosen} | kept
    _say_again()
    _navigator(key=KEY, data=data, height=1, on_asked_change=on_ask)
    _listen()


@st.fragment
def _listen() -> None:
    """Charts by keyboard, and what the browser tells of the address: nothing of the page is drawn anew for that."""

    def note() -> None:
        told = dict(st.session_state[_CHARTS].get("noted") or {})
        if _elsewhere(str(told.pop("at", ""))):
            told.pop("sight", None)
        # First, as the answer is where Streamlit may leave off for the next step.
        st.session_state[_ANSWERED] = True
        view.set_own(**{name: str(told[name])[:most] or None for name, most in _TOLD.items() if name in told})

    _charts(key=_CHARTS, height=1, on_noted_change=note)


def _elsewhere(at: str) -> bool:
    """Whether the address is another than the one (its query string) in which the browser knew something."""
    return _others(parse_qs(at, keep_blank_values=True)) != _others(view.as_it_stands())


def _others(address: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: values for name, values in address.items() if name not in _ASIDE}


def _say_again() -> None:
    """Tell the browser its own address once more after an answer (note): whoever follows a link while that is under way
    would have the new page under the old address, and lose the choice with the next step."""
    if st.session_state.get(_ANSWERED):
        st.query_params.from_dict(view.as_it_stands())
        del st.session_state[_ANSWERED]


def asked() -> Mapping[str, Any]:
    """What the button that was pressed asks for: {"star": TABLE:ROW_ID} or {"note": TABLE:ROW_ID}."""
    value = st.session_state[KEY].get("asked")
    return value if isinstance(value, dict) else {}


def style() -> None:
    """The style sheet of everything drawn as HTML."""
    st.html(THEME / "style.css")


def copy_link() -> None:
    """A button that copies the address, and with it the View."""
    st.html(tag("button", "Copy link", type="button", data_copy="address"), width="content")
