"""The log of decisions: who decided what, when and why; taken back, taken along as a file, put in from one."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import streamlit as st

from core import wording
from core.author import tidy
from core.corrections import from_lines, to_lines
from core.errors import CommuniqueError
from core.store.attach import Attachable
from dashboard.components import download, grid, links, review_queue, sign_in, store, view
from dashboard.components.markup import Markup, link, tag
from dashboard.components.page import Here

STATES = {
    "applied": "holds",
    "superseded": "a later one holds",
    "undone": "taken back",
    "unmatched": "its row is no longer there",
}
_COLUMNS = {"at": "When", "author": "Who", "words": "Row", "field": "What", "was": "Before", "now": "After",
            "reason": "Reason", "state": "State"}  # fmt: skip
_OFFERED = 20
"""Decisions of which the new place is named."""
_LONGEST = 50
"""MiB of a file of corrections."""


def show(here: Here) -> None:
    """The log, and its files."""
    log = here.snapshot.tables().corrections
    found = log.iloc[::-1].reset_index(drop=True)
    if not len(found):
        st.html(
            tag(
                "p", "Nobody has decided anything yet. Decisions are listed here, and can be taken back.", class_="lead"
            )
        )
    else:
        _table(found)
        with st.container(horizontal=True, key="log_files"):
            st.download_button(
                "For another store (JSON Lines)",
                lambda: "".join(f"{line}\n" for line in to_lines(store.opened().corrections())).encode(),
                "corrections.jsonl", "application/x-ndjson", key="log_jsonl", icon=":material/download:",
                on_click="ignore", help="To be put into another store, here or by `communique corrections import`",
            )  # fmt: skip
        download.csv_button(found, "corrections", "corrections")
    _put_in()


def _table(log: pd.DataFrame) -> None:
    _lost(log)
    states = [name for name in STATES if (log["state"] == name).any()]
    st.session_state["log_states"] = [name for name in (view.own("show") or "").split(",") if name in states]
    chosen = st.pills(
        "State", states, selection_mode="multi", key="log_states", format_func=STATES.__getitem__,
        on_change=lambda: view.set_own(show=",".join(st.session_state["log_states"]) or None),
    )  # fmt: skip
    shown = log[log["state"].isin(chosen)] if chosen else log
    frame = shown.assign(
        was=[_value(field, value) for field, value in zip(shown["field"], shown["old"], strict=True)],
        now=[_value(field, value) for field, value in zip(shown["field"], shown["new"], strict=True)],
        state=shown["state"].map(STATES),
        words=[wording.clipped(words, 120) if wording.known(words) else "" for words in shown["words"]],
    )
    st.caption("Choose decisions to take them back.")
    drawn = grid.grid(
        frame, _COLUMNS, "log", several=True, config={"at": st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm")}
    )
    standing = shown.iloc[drawn.chosen]
    standing = standing[standing["undone_at"].isna()]
    if len(standing):
        decisions = list(dict.fromkeys(standing["decision_id"]))
        st.button(f"Take back {wording.count(len(decisions), 'decision')}", key="take_back", icon=":material/undo:",
                  on_click=_take_back, args=(decisions,))  # fmt: skip


def _lost(log: pd.DataFrame) -> None:
    """Say that decisions find their rows no more, and offer to put them where their words stand now."""
    lost = log[log["state"] == "unmatched"]
    if not len(lost):
        return
    number = lost["decision_id"].nunique()
    st.warning(
        f"{wording.count(number, 'decision')} {'is' if number == 1 else 'are'} about rows that are no longer in the "
        "tables: their report was changed, or a newer parser reads it otherwise. They are kept, and hold when the rows "
        "are back.",
        icon=":material/link_off:",
    )
    found = store.opened().attachable()
    if not found:
        st.caption("Their words stand in no report of the store as a row, or in several, so that none can be offered.")
        return
    st.html(tag("p", f"The words of {wording.count(len(found), 'decision')} are found again:", class_="soft"))
    st.html(tag("ul", *map(_place, found[:_OFFERED]), class_="plain-list"))
    if len(found) > _OFFERED:
        st.caption(f"and {len(found) - _OFFERED:,} others")
    st.button(
        f"Attach {wording.count(len(found), 'decision')} again", key="attach", icon=":material/link:",
        on_click=_attach, args=(found,), help="They hold for these rows; the log keeps what was decided before",
    )  # fmt: skip


def _place(one: Attachable) -> Markup:
    target, report = one.target, one.report
    href = links.document(report["doc_id"], target.start, target.end, row=target.row_id)
    what = wording.listed([each.field for each in one.corrections])
    return tag("li", link(href, wording.clipped(target.words or "", 120)),
               tag("div", f"{what} · now in {wording.report(report)}", class_="soft"))  # fmt: skip


def _attach(found: list[Attachable]) -> None:
    try:
        store.opened().attach(found, sign_in.author(tidy(st.session_state.get(review_queue.AUTHOR) or "")))
    except CommuniqueError as error:
        review_queue.fail(str(error))


def _take_back(decisions: list[str]) -> None:
    try:
        store.opened().take_back(decisions)
    except CommuniqueError as error:
        review_queue.fail(str(error))


def _put_in() -> None:
    with st.expander("Put in decisions from a file"):
        file = st.file_uploader(
            "A file of corrections (JSON Lines)", type=["jsonl"], key="log_file", max_upload_size=_LONGEST
        )
        if file is None:
            return

        def put() -> None:
            try:
                given = from_lines(file.getvalue().decode("utf-8").splitlines(), file.name)
                added = store.opened().correct(given)
            except UnicodeDecodeError:
                review_queue.fail(f"{file.name} is not UTF-8. Export it again, then put it in.")
            except CommuniqueError as error:
                review_queue.fail(str(error))
            else:
                st.toast(f"{wording.count(added, 'decision')} put in, {len(given) - added:,} were there already")

        st.button("Put in", key="put_in", on_click=put)


def _value(field: str, written: str | None) -> str:
    """A value of the log in words."""
    value = json.loads(written) if isinstance(written, str) else None
    if field in ("speaker_id", "addressee_id", "merge", "distinct", "split", "participants") and value is not None:
        return wording.listed([str(one["name"]) for one in _actors(value)])
    if isinstance(value, dict):
        return ", ".join(str(one) for one in value.values() if one is not None)
    if isinstance(value, list):
        return wording.listed([str(one) for one in value])
    return "" if value is None else str(value)


def _actors(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return value
    return [value.get("actor", value)]
