"""What was chosen in a chart: held in the address as `picked`, CHART:KEY, so that a link opens it again.

A page may have several charts; each hears and shows its own. `beside` puts what is chosen to the right of its chart
(below it on a phone). Whoever chooses is led to what it stands for (`rows`, and navigator.js).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import plotly.graph_objects as go
import streamlit as st

from dashboard.components import view
from dashboard.components.markup import Markup, tag

_CLOSED = "selection_closed"
"""In the session: how often a selection was closed. Part of a chart's key, so that what was chosen in the browser goes
with it, and the same mark can be chosen again."""
_DRAWN = "selection_drawn"
"""In the session: for each chart and table how often its key was made anew, and what was chosen when it was drawn."""
_CHOSEN = "selection_chosen"
"""In the session: what was last chosen in a chart or a table itself, not by a link or a step back."""
_PLOT = {
    "displaylogo": False,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
    "toImageButtonOptions": {"format": "svg"},
}


def of(chart: str) -> str | None:
    """The key of what is chosen in this chart; None where nothing is."""
    name, _, key = (view.own("picked") or "").partition(":")
    return key if name == chart and key else None


def written(chart: str, key: str) -> str:
    """The value of `picked` in an address."""
    return f"{chart}:{key}"


def plot(figure: go.Figure, chart: str, alt: str, *, zooms: bool = False, shape: str | None = None) -> None:
    """Draw a figure whose marks hold their keys as customdata. `zooms`: with buttons for it. `shape`: its height by its
    width (100cqw) as CSS has it, for what must keep its shape; else the height is the figure's own."""
    key = widget(f"chart_{chart}")

    def take() -> None:
        points = st.session_state[key].selection.points
        keys = [one if isinstance(one, str) else one[0] for point in points if (one := point.get("customdata"))]
        choose(picked=written(chart, keys[-1]) if keys else None)

    unwanted = [] if zooms else ["zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "resetScale2d"]
    config = _PLOT | {"modeBarButtonsToRemove": [*_PLOT["modeBarButtonsToRemove"], *unwanted]}
    if shape is None:
        _draw(figure, key, take, config | {"displayModeBar": zooms or "hover"}, alt, "content")
        return
    room = f".st-key-width_{chart} .st-key-shape_{chart}"
    st.html(tag("style", Markup(f"{room} {{ height: {shape}; flex: none; overflow: hidden; }}")))
    figure.update_layout(height=None)
    with st.container(key=f"width_{chart}"), st.container(key=f"shape_{chart}"):
        _draw(figure, key, take, config | {"displayModeBar": zooms or "hover"}, alt, "stretch")


def _draw(
    figure: go.Figure, key: str, take: Callable[[], None], config: dict[str, object], alt: str,
    height: Literal["content", "stretch"],
) -> None:  # fmt: skip
    st.plotly_chart(
        figure, key=key, on_select=take, selection_mode="points", config=config, alt=alt, height=height,
    )  # fmt: skip


def beside(chart: str, draw: Callable[[str | None], None], chosen: Callable[[str], None]) -> None:
    """The chart alone, or with what is chosen in it to its right."""
    key = of(chart)
    # One element either way, so that what stands below it is not drawn anew.
    with st.container():
        if key is None:
            draw(None)
            return
        left, right = st.columns([2, 1], gap="large")
        with left:
            draw(key)
        with right, rows():
            chosen(key)


_NAMES = ("picked", "node", "edge", "row")
"""Own parameters of a page that say what is chosen in it."""


def now() -> str | None:
    """What is chosen in the page, whatever in; None where nothing is."""
    return next(filter(None, map(view.own, _NAMES)), None)


@contextmanager
def rows(close: Callable[[], None] | None = None, *, key: str = "rows") -> Iterator[None]:
    """Where what is chosen is shown, with a button that takes the choice back (`close`; else that of a chart). Once it
    stands there, its first heading is brought into view, and the keyboard to it: see navigator.js."""

    def take_back() -> None:
        st.session_state[_CLOSED] = st.session_state.get(_CLOSED, 0) + 1
        (close or (lambda: view.set_own(picked=None)))()

    with st.container(key=key):
        st.button("Close", key="close", icon=":material/close:", type="tertiary", on_click=take_back)
        yield
        st.html(tag("span", data_chosen=now()))


def choose(**own: object) -> None:
    """Put into the address what was chosen in a chart or a table; for the callbacks of those that `widget` names."""
    view.set_own(**own)
    st.session_state[_CHOSEN] = now()


def widget(name: str, *, shows: bool = False) -> str:
    """The key of a chart or table in which something can be chosen: another one each time that a choice is closed, and
    where the address has come to another choice than is marked in it. `shows`: one that marks at its first drawing what
    the address holds, so that it is drawn anew for that, too."""
    drawn: dict[str, tuple[int, str | None]] = st.session_state.setdefault(_DRAWN, {})
    turn, before = drawn.get(name, (0, now()))
    closed = st.session_state.get(_CLOSED, 0)
    if now() not in (before, st.session_state.get(_CHOSEN)) and (shows or _marks(f"{name}_{closed + turn}")):
        turn += 1
        # A step forward comes to it again, from elsewhere.
        st.session_state[_CHOSEN] = ""
    drawn[name] = (turn, now())
    return f"{name}_{closed + turn}"


def _marks(key: str) -> bool:
    held = st.session_state.get(key)
    return held is not None and bool(held.selection.get("points") or held.selection.get("rows"))
