"""The store behind the dashboard. What is read is kept for as long as the store's version stays the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import pandas as pd
import streamlit as st

from core import wording
from core.store import Snapshot, Store, open_store
from core.tables import Tables
from core.view import View
from dashboard.components import palette as colours
from dashboard.components.palette import Palette

_held: ContextVar[Snapshot | None] = ContextVar("held", default=None)


def snapshot() -> Snapshot:
    """The store named by COMMUNIQUE_STORE as it stands now. Raises StoreError where it cannot be read."""
    return _held.get() or opened().snapshot()


def opened() -> Store:
    """The store itself, to be written to. Raises StoreError where it cannot be opened."""
    return _store(location())


@contextmanager
def held(state: Snapshot | None) -> Iterator[None]:
    """Meanwhile, `snapshot` gives this state (the present one where None): what a person works through must not be
    made anew with every step of theirs."""
    token = _held.set(state)
    try:
        yield
    finally:
        _held.reset(token)


def location() -> str:
    """Where the store is: COMMUNIQUE_STORE, else the user's own (as the command line's default)."""
    if named := os.environ.get("COMMUNIQUE_STORE"):
        return named
    from core.cli import default_store

    return str(default_store())


def tables(view: View) -> Tables:
    """What the View leaves of the store. Do not change the frames: they are shared by sessions."""
    here = snapshot()
    return _tables(here.version, key(view), here, view)


def facets(view: View, *, every_report: bool = False) -> dict[str, pd.DataFrame]:
    """Values of every filter with the number of statements and meetings that choosing them would leave, each once, see
    Snapshot.facets."""
    here = snapshot()
    return _facets(here.version, key(view), every_report, here, view)


def document(doc_id: str) -> Tables:
    """Everything about one document, whatever the View; no rows at all where the store has no such document."""
    here = snapshot()
    return _document(here.version, doc_id, here)


def name(field: str, identity: str) -> str:
    """What to call an actor, a document, a meeting or a collection (field: as in the View); the id where the store has
    none."""
    if field == "collections":
        found_collection = opened().collections.get(identity)
        return found_collection.name if found_collection is not None else identity
    if field == "actors":
        return actor_names().get(identity, identity)
    if field == "documents":
        return next((wording.report(row) for row in wording.rows(document(identity).documents)), identity)
    if field == "meetings":
        found = wording.rows(tables(View(meetings=(identity,))).meetings)
        return next(
            (" of ".join(filter(None, [row["kind"], wording.day(row["date_start"])])) for row in found), identity
        )
    return identity


def actor_names() -> dict[str, str]:
    """actor_id -> what to call it, the same on every page."""
    here = snapshot()
    return _actor_names(here.version, here)


def palette() -> Palette:
    """Colours of this store's countries and actors."""
    here = snapshot()
    return _palette(here.version, here)


def key(view: View) -> str:
    """Tells Views apart; with the store's version, what is kept of one."""
    asked = repr(sorted(view.to_query().items()))
    # What is in a collection changes without a new version of the reports.
    return f"{asked}@{opened().collections.version()}" if view.collections else asked


@st.cache_resource(show_spinner=False)
def _store(path: str) -> Store:
    return open_store(path, create=False)


@st.cache_resource(max_entries=8, show_spinner=False)
def _tables(version: str, key: str, _snapshot: Snapshot, _view: View) -> Tables:
    return _snapshot.view(_view)


@st.cache_resource(max_entries=16, show_spinner=False)
def _facets(
    version: str, key: str, every_report: bool, _snapshot: Snapshot, _view: View
) -> dict[str, pd.DataFrame]:  # fmt: skip
    return _snapshot.facets(_view, every_report=every_report)


@st.cache_resource(max_entries=16, show_spinner=False)
def _document(version: str, doc_id: str, _snapshot: Snapshot) -> Tables:
    return _snapshot.document(doc_id)


@st.cache_resource(max_entries=4, show_spinner=False)
def _actor_names(version: str, _snapshot: Snapshot) -> dict[str, str]:
    return _snapshot.actor_names()


@st.cache_resource(max_entries=4, show_spinner=False)
def _palette(version: str, _snapshot: Snapshot) -> Palette:
    weights = _snapshot.sql("""
        SELECT country, count(*) AS weight FROM (
            SELECT speaker_country AS country FROM quotes UNION ALL SELECT country FROM participants
        ) WHERE country IS NOT NULL GROUP BY country
    """)
    actors = _snapshot.tables().actors.dropna(subset=["country"])
    return colours.assigned(
        dict(zip(weights["country"], weights["weight"], strict=True)),
        dict(zip(actors["actor_id"], actors["country"], strict=True)),
    )
