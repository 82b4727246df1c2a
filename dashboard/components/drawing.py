"""Draws a pyvis network in the page with pyvis's own vis-network, and hears what is clicked. Nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyvis
import streamlit as st
from pyvis.network import Network

from dashboard.components.navigator import THEME

KEY = "network_drawing"
_VIS = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
_STAGE = """<div class="network-stage">
<div class="network-canvas" tabindex="0" role="application"
 aria-label="Network. Arrow keys move it, with Shift the chosen node. Plus and minus zoom, 0 shows all. The
 tables below hold the same."></div>
<div class="network-tools"><button type="button" data-step="in" aria-label="Zoom in">+</button>
<button type="button" data-step="out" aria-label="Zoom out">−</button>
<button type="button" data-step="back" hidden>Put nodes back</button>
<button type="button" data-step="fit">Show all</button></div></div>"""

# The library goes to the browser by itself, in a message that never changes, so that it is sent once.
_library = st.components.v2.component(
    "communique.vis_network", js=_VIS.read_text("utf-8") + "\nexport default function () {}\n", isolate_styles=False
)
_drawing = st.components.v2.component(
    "communique.network", html=_STAGE, js=(THEME / "network.js").read_text("utf-8"), isolate_styles=False
)


def mount(net: Network, *, node: str | None, edge: str | None, scope: str, on_pick: Callable[[], None]) -> None:
    """Draw it. `node` or `edge`: what is chosen; `scope`: while it stays the same, so does the reader's zoom.

    A click puts {"node": id or None, "edge": id or None} into session_state[KEY]["picked"] and calls `on_pick`.
    """
    nodes, edges, _heading, _height, _width, options = net.get_network_data()
    _library(key="vis_network", height=1)
    _drawing(
        key=KEY,
        data={"nodes": nodes, "edges": edges, "options": options, "node": node, "edge": edge, "scope": scope},
        on_picked_change=on_pick,
    )
