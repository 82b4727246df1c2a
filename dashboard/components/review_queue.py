"""What is to be reviewed, in the order in which it is shown, and what was decided on the way; kept in the session.

The queue is of one state of the store, and stays as it is while a person works through it: rows do not move under
their hands, and nothing is counted anew with every decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from core import corrections
from core.author import tidy
from core.corrections import Target
from core.errors import CommuniqueError
from core.store import Snapshot
from core.wording import rows
from dashboard.components import sign_in, store, view
from dashboard.components.page import Here

MODES = {
    "rows": "Statements and meetings",
    "quotes": "Statements",
    "meetings": "Meetings",
    "actors": "Actors",
    "decisions": "Decisions",
}
LONGEST = 500
"""Rows that are loaded at once."""
_TABLES = {"rows": ("quotes", "meetings"), "quotes": ("quotes",), "meetings": ("meetings",)}
_QUEUE, _ERROR, AUTHOR, REASON = "review_queue", "review_error", "review_author", "review_reason"


@dataclass(frozen=True)
class Item:
    """A row to be reviewed."""

    table: str
    row_id: str
    doc_id: str


@dataclass
class Queue:
    """Rows in their order; `at`: the one that is shown; `done`: what was decided, in a word."""

    key: str
    snapshot: Snapshot
    items: list[Item]
    total: int
    at: int = 0
    done: dict[Item, str] = field(default_factory=dict)
    taken: list[tuple[str, int]] = field(default_factory=list)
    """Decisions of this session that stand: decision_id, and where it was taken."""
    fixing: bool = False

    @property
    def item(self) -> Item | None:
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def waiting(self) -> int:
        return self.total - len(self.done)


def mode() -> str:
    """What is reviewed, by the address."""
    asked = view.own("as")
    return asked if asked in MODES else "rows"


def held() -> Snapshot | None:
    """The state of the store that the queue is of, where the session has one for this address."""
    queue = st.session_state.get(_QUEUE)
    return queue.snapshot if queue is not None and queue.key == _key() else None


def current(here: Here) -> Queue:
    """The session's queue for what the address asks; a new one where it asks something else, or all are done."""
    queue = st.session_state.get(_QUEUE)
    is_through = queue is not None and queue.item is None and queue.total > len(queue.items) and queue.done
    if queue is None or queue.key != _key() or is_through:
        taken = queue.taken if queue is not None and queue.key == _key() else []
        state = store.opened().snapshot() if is_through else here.snapshot
        queue = _made(here, state)
        queue.taken = [(decision, -1) for decision, _ in taken]
        st.session_state[_QUEUE] = queue
    return queue


def forget() -> None:
    """Load the queue anew at the next run."""
    st.session_state.pop(_QUEUE, None)


def go(steps: int) -> None:
    """Turn to a later or an earlier row without deciding."""
    queue = st.session_state[_QUEUE]
    queue.at = min(max(queue.at + steps, 0), len(queue.items))
    queue.fixing = False


def fix(on: bool) -> None:
    """Open or close the form."""
    st.session_state[_QUEUE].fixing = on


def focus() -> str | None:
    """Key of the first field of the form, where it is open."""
    queue = st.session_state.get(_QUEUE)
    is_open = queue is not None and queue.fixing and queue.key == _key() and queue.item is not None
    return f"words_{queue.item.row_id}" if is_open else None


def decide(item: Item, target: Target, changes: Mapping[str, tuple[Any, Any]], said: str) -> None:
    """Set a decision down and turn to the next row; where it could not be, `error` says why."""
    queue = st.session_state[_QUEUE]
    decision = write(target, changes)
    if decision is None:
        return
    queue.done[item] = said
    queue.taken.append((decision, queue.at))
    queue.at += 1
    queue.fixing = False


def write(target: Target, changes: Mapping[str, tuple[Any, Any]]) -> str | None:
    """Set a decision down; its id, None where it could not be, which `error` says."""
    try:
        made = corrections.decide(
            target, changes, author=sign_in.author(tidy(st.session_state.get(AUTHOR) or "")),
            reason=st.session_state.get(REASON),
        )  # fmt: skip
        store.opened().correct(made)
    except CommuniqueError as error:
        fail(str(error))
        return None
    st.session_state[REASON] = ""
    return made[0].decision_id


def remember(decision: str) -> None:
    """Have `undo` take back a decision that was not about a row of the queue, and see the store with it."""
    if (queue := st.session_state.get(_QUEUE)) is not None:
        queue.taken.append((decision, -1))
        queue.snapshot = store.opened().snapshot()


def undo() -> None:
    """Take the session's last decision back, and show its row again."""
    queue = st.session_state[_QUEUE]
    if not queue.taken:
        return
    decision, at = queue.taken.pop()
    try:
        store.opened().take_back([decision])
    except CommuniqueError as error:
        fail(str(error))
        return
    if at >= 0:
        queue.at = at
        if (item := queue.item) is not None:
            queue.done.pop(item, None)
    queue.fixing = False


def fail(sentence: str) -> None:
    """Have the page say at the next run what went wrong."""
    st.session_state[_ERROR] = sentence


def error() -> str | None:
    """What went wrong, once."""
    sentence: str | None = st.session_state.pop(_ERROR, None)
    return sentence


def _key() -> str:
    wanted, _ = view.read()
    return f"{store.location()} {mode()} {view.own('row')} {store.key(wanted)}"


def _made(here: Here, state: Snapshot) -> Queue:
    names = _TABLES.get(mode(), ())
    items, total = [], 0
    if names:
        asked = here.view if here.view.corrected is not None else here.view.with_(corrected=False)
        found = list(rows(state.least_certain(asked, names, LONGEST)))
        items = [Item(row["table"], row["row_id"], row["doc_id"]) for row in found]
        total = int(found[0]["total"]) if found else 0
        if (wanted := _row(state, view.own("row"))) is not None:
            total += wanted not in items
            items = [wanted, *(item for item in items if item != wanted)]
    return Queue(_key(), state, items, total)


def _row(state: Snapshot, row_id: str | None) -> Item | None:
    """The row that the address names, reviewed or not."""
    if row_id is None:
        return None
    asked = """SELECT 'quotes' AS name, doc_id FROM quotes WHERE quote_id = $id
        UNION ALL SELECT 'meetings', doc_id FROM meetings WHERE meeting_id = $id"""
    return next((Item(row["name"], row_id, row["doc_id"]) for row in rows(state.sql(asked, {"id": row_id}))), None)
