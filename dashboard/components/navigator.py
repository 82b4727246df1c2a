"""What makes the pages' HTML live: links within the session, copying, hints, scrolling to what is lit."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.components.markup import tag

THEME = Path(__file__).parents[1] / "theme"
_navigator = st.components.v2.component("communique.navigator", js=(THEME / "navigator.js").read_text("utf-8"))


def mount(lit: str | None = None) -> None:
    """Once on each page. `lit`: the `data-lit` of the element to scroll to, where there is one."""
    _navigator(key="navigator", data={"lit": lit}, height=1)


def style() -> None:
    """The style sheet of everything drawn as HTML."""
    st.html(THEME / "style.css")


def copy_link() -> None:
    """A button that copies the address, and with it the View."""
    st.html(tag("button", "Copy link", type="button", data_copy="address"), width="content")
