"""The View in the address bar: read from it at each run, written to it when a filter changes."""

from __future__ import annotations

import streamlit as st

from core.errors import ViewError
from core.view import View
from dashboard.components import links

REFUSED = "refused"
"""Where the session keeps what a filter was refused for until the page has told it."""


def current_view() -> View:
    """The View that the address states. Parameters that cannot be read are told of (page.begin) and left out."""
    return read()[0]


def as_it_stands() -> dict[str, list[str]]:
    """All parameters of the address, each with its values."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def own(name: str) -> str | None:
    """A parameter of the page itself (links.OWN); None where the address has none."""
    if name not in links.OWN:
        raise KeyError(f"{name} is not in links.OWN")
    return st.query_params.get(name)


def number(name: str, default: int) -> int:
    """A page's own parameter as a whole number; the default where it is none."""
    try:
        return int(own(name) or default)
    except ValueError:
        return default


def set_view(view: View, **own: object) -> None:
    """Put this View (and the page's own parameters) into the address bar; for widget callbacks.

    Own parameters that are not named stay, save the page number and the part of a map: another View has others.
    """
    kept = {name: st.query_params[name] for name in st.query_params if name in links.OWN - {"page", "sight"}}
    st.query_params.from_dict(links.query(view, **(kept | own)))


def change(field: str, value: object) -> None:
    """Put the View with one field set anew into the address; where it is refused, the page says why (refused)."""
    try:
        set_view(current_view().with_(**{field: value}))
    except ViewError as error:
        st.session_state[REFUSED] = str(error)


def drop(field: str, value: object) -> None:
    """Take one value of one filter out of the address; for widget callbacks."""
    set_view(current_view().without(field, value))


def refused() -> str | None:
    """The sentence about a filter that was just refused; once."""
    return st.session_state.pop(REFUSED, None)


def set_own(**own: object) -> None:
    """Change the page's own parameters and keep the View; None takes one out."""
    for name, value in own.items():
        if name not in links.OWN:
            raise KeyError(f"{name} is not in links.OWN")
        if value is None:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = str(value)


def read() -> tuple[View, list[str]]:
    """The View that the address states, and a sentence for each parameter that could not be read."""
    return View.salvage({name: values for name, values in as_it_stands().items() if name not in links.OWN})
