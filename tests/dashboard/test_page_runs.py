"""Readers who come to a page at the same moment; in a browser: tests/browser/test_many_readers.py."""

from streamlit.testing.v1 import AppTest


def _two_come_to_a_page() -> None:
    import streamlit as st

    from dashboard.components import page

    one, other = page.chosen(), page.chosen()
    st.session_state["same_page"] = one.url_path == other.url_path
    st.session_state["same_object"] = one is other


def test_each_run_has_a_page_object_of_its_own():
    """Streamlit lets an object run once: of two readers who shared one, the second saw "could not be drawn"."""
    app = AppTest.from_function(_two_come_to_a_page, default_timeout=30).run()
    assert not app.exception
    assert app.session_state["same_page"]
    assert not app.session_state["same_object"]
