"""How far an import is: counts, rate and time left, as they come; stopped, gone on with, and what could not be used."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import streamlit as st

from core import wording
from core.errors import CommuniqueError
from core.imports import Import, State, Task
from core.view import View
from dashboard.components import import_columns, links, table
from dashboard.components.markup import joined, link, tag

EVERY = 1.0
"""Seconds between two looks at a process."""
STATUSES = {"new": "not begun", "running": "at work", "done": "done", "stopped": "stopped", "failed": "failed"}
_ERROR = "import_error"
_REJECTS = 100
"""Rejects in the table."""


def previewing(made: Import) -> None:
    """Say how far the reading of the first report is; look again until it is there."""
    state = made.state()
    at_work = state.status == "running"

    @st.fragment(run_every=EVERY if at_work else None)
    def look() -> None:
        now = made.state()
        if at_work and (now.status != "running" or made.preview.exists() != was_there):
            st.rerun()
        if now.status == "running":
            found = f"; {wording.count(now.total, 'input')} found so far" if now.total > 1 else ""
            what = "Counting what else there is" if was_there else "Reading the first report"
            st.html(tag("p", f"{what}{found} …", class_="lead", role="status"))

    was_there = made.preview.exists()
    look()
    if state.status == "failed":
        st.error(state.error or "It failed.", icon=":material/error:")


def parsing(made: Import) -> None:
    """How far the parse is, with what can be done about it."""
    at_work = made.state().status == "running"

    @st.fragment(run_every=EVERY if at_work else None)
    def look() -> None:
        state = made.state()
        if at_work and state.status != "running":
            st.rerun()
        _progress(state)
        _leads(state)
        _rejects(made)

    look()
    state = made.state()
    with st.container(horizontal=True, key="import_controls"):
        if at_work:
            st.button("Stop", key="import_stop", icon=":material/stop:", on_click=made.stop,
                      help="What was parsed is kept; you can go on later")  # fmt: skip
        elif state.status in ("stopped", "failed"):
            st.button("Go on", key="import_go_on", type="primary", icon=":material/play_arrow:", on_click=start,
                      args=(made,), help="What was parsed is passed over")  # fmt: skip
        elif made.rejects():
            st.button("Try them again", key="import_retry", icon=":material/refresh:", on_click=start, args=(made,),
                      help="What is in the store is passed over. Give files that you have mended again.")  # fmt: skip
    if not at_work and made.rejects():
        import_columns.show(made, start, "Try them with these columns", always=False)


def start(made: Import, task: Task = "parse") -> None:
    """Have it parsed, or its first report read anew."""
    from dashboard.components.importing import workers

    try:
        made.start(task, workers=workers())
    except CommuniqueError as error:
        st.session_state[_ERROR] = str(error)


def counted(state: State) -> str:
    """What became of the inputs, in words."""
    parts = [f"{state.documents:,} parsed"]
    if state.unchanged:
        parts.append(f"{state.unchanged:,} there already")
    parts.append(f"{state.rejects:,} refused")
    return ", ".join(parts)


def left(seconds: float | None) -> str:
    """About 5 minutes left; empty where it cannot be said."""
    if seconds is None:
        return ""
    if seconds < 90:
        return f"about {wording.count(max(1, round(seconds)), 'second')} left"
    if seconds < 5400:
        return f"about {round(seconds / 60):,} minutes left"
    return f"about {round(seconds / 3600):,} hours left"


def _progress(state: State) -> None:
    of = f" of {state.total:,}" if state.is_counted and state.total else ""
    inputs = f"{state.inputs:,}{of} {'input' if state.total == 1 else 'inputs'}"
    words = [inputs, counted(state)]
    if state.is_counted and state.total:
        st.progress(min(1.0, state.inputs / state.total), text=inputs)
        words = words[1:]
    if state.status == "running":
        words = [*words, *_pace(state)] if state.inputs else ["Loading the models"]
        st.html(tag("p", " · ".join(filter(None, words)), class_="lead", role="status"))
        if state.source:
            st.html(tag("p", "Last: ", state.source, class_="soft"))
        return
    ended = {"done": "Done", "stopped": "Stopped. What was parsed is kept", "failed": "It did not come to its end"}
    st.html(tag("p", tag("b", f"{ended.get(state.status, '')}. "), " · ".join(words), class_="lead", role="status"))
    if state.error:
        st.error(state.error, icon=":material/error:")


def _pace(state: State) -> list[str]:
    """How fast it goes, and how long it still takes."""
    if state.pace is None:
        return []
    words = state.words / (state.seconds - state.loaded)
    return [f"{state.pace:,.1f} a second, {words:,.0f} words a second", left(state.seconds_left)]


def _leads(state: State) -> None:
    if not state.documents and not state.unchanged:
        return
    shown = [
        link(links.url("overview", View()), "Look at what is in the store"),
        link(links.url("document", View()), "The reports"),
        link(links.url("review", View()), "Review what is least sure"),
    ]
    st.html(tag("p", joined(shown, " · ")))


def _rejects(made: Import) -> None:
    rejects = made.rejects()
    if not rejects:
        return
    st.header(f"{wording.count(len(rejects), 'input')} could not be used", anchor=False)
    why = Counter(one.detail for one in rejects).most_common(1)[0]
    if why[1] > 1:
        st.caption(f"Most often ({why[1]:,}): {wording.clipped(why[0], 200)}")
    columns = {"source": "Input", "reason": "Why, and what to do"}
    lines = [
        {"source": one.source, "reason": tag("span", one.detail, class_="wraps")} for one in rejects[:_REJECTS]
    ]  # fmt: skip
    st.html(table.table(columns, lines, "Inputs that could not be used"))
    if len(rejects) > _REJECTS:
        st.caption(f"{len(rejects) - _REJECTS:,} more are in the table rejects.")
    st.download_button(
        "Download CSV", lambda: _csv(made), "rejects.csv", "text/csv", key="rejects_csv", icon=":material/download:",
        on_click="ignore",
    )  # fmt: skip


def _csv(made: Import) -> bytes:
    from core.export import to_csv_bytes

    return to_csv_bytes(pd.DataFrame([{"source": one.source, "reason": one.detail} for one in made.rejects()]), None)
