"""Actors under review: two that may be one are asked about, and one that is two is split by its documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core import corrections, wording
from core.look_alikes import Pair, pairs
from core.store import Snapshot
from core.wording import rows
from dashboard.components import links, review_choices, review_queue, store, view
from dashboard.components.markup import link, tag
from dashboard.components.page import Here
from dashboard.components.review_queue import Item

ASKED = 300
"""Pairs that are asked about at once."""
LISTED = 2_000
"""Actors in the list of those that can be split."""
SAMPLE = 3
"""Namings of an actor that are shown of it."""


def show(here: Here) -> None:
    """Pairs that may be one, and the splitting of one."""
    names = ["One or two?", "Merge or split one"]
    asks = view.own("part") == "pairs" or not (view.own("part") or view.own("who"))
    st.session_state["actor_tabs"] = names[not asks]

    def turn() -> None:
        view.set_own(part="one" if st.session_state["actor_tabs"] == names[1] else "pairs")

    same, split = st.tabs(names, key="actor_tabs", on_change=turn)
    if asks:
        with same:
            _asked(here)
    else:
        with split:
            _chosen(here)


@st.cache_resource(max_entries=4, show_spinner="Looking for actors with like names")
def _pairs(version: str, _state: Snapshot) -> list[Pair]:
    return pairs(_state, ASKED)


def _asked(here: Here) -> None:
    queue = review_queue.current(here)
    found = _pairs(queue.snapshot.version, queue.snapshot)
    items = [Item("actors", f"{pair.one['actor_id']} {pair.other['actor_id']}", "") for pair in found]
    queue.items, queue.total = items, len(items)
    st.html(
        tag("p", f"{wording.count(queue.waiting, 'pair')} of like names to be told apart", class_="soft", role="status")
    )
    if queue.item is None:
        st.html(tag("p", "No two actors with like names are left to be asked about.", class_="lead"))
        with st.container(horizontal=True, key="through"):
            st.button("Load again", key="reload", icon=":material/refresh:", on_click=review_queue.forget)
            _undo(queue)
        return
    pair = found[queue.at]
    _decide(queue, pair)
    left, right = st.columns(2, gap="large")
    for column, row in ((left, pair.one), (right, pair.other)):
        with column:
            _actor(here, queue.snapshot, row)


def _decide(queue: review_queue.Queue, pair: Pair) -> None:
    item = queue.items[queue.at]
    one, other = review_choices.who(pair.one), review_choices.who(pair.other)
    with st.container(horizontal=True, key="deciding"):
        st.button(
            "One and the same", key="same", shortcut="A", type="primary", on_click=review_queue.decide,
            args=(item, corrections.about("actors", pair.other), {"merge": (None, one)}, "merged"),
            help=f"From now on called {wording.plain(one['name'])}",
        )  # fmt: skip
        st.button(
            "Two", key="two", shortcut="X", on_click=review_queue.decide,
            args=(item, corrections.about("actors", pair.one), {"distinct": (None, other)}, "told apart"),
            help="They are not asked about again",
        )  # fmt: skip
        st.button("Skip", key="skip", shortcut="S", on_click=review_queue.go, args=(1,), help="Decide later")
        st.button("Back", key="back", shortcut="B", on_click=review_queue.go, args=(-1,), disabled=not queue.at)
        _undo(queue)


def _undo(queue: review_queue.Queue) -> None:
    st.button("Undo", key="undo", shortcut="U", on_click=review_queue.undo, disabled=not queue.taken)


def _actor(here: Here, state: Snapshot, row: Mapping[str, Any]) -> None:
    """Who it is, by what the documents say."""
    st.header(wording.plain(row["name"]), anchor=False)
    about = [row["kind"], wording.country(row["country"]), wording.count(row["documents"], "report")]
    st.html(tag("p", " · ".join(filter(None, about)), class_="soft"))
    # One whom no words name is shown by what it said.
    asked = f"""SELECT m.doc_id, m.start, m."end", d.title, d.outlet, d.published, d.source,
            substring(d.text, greatest(1, m.start - 79), m."end" - m.start + 160) AS words
        FROM (
            SELECT doc_id, start, "end", text, 0 AS turn FROM mentions WHERE actor_id = $id AND form <> 'pronoun'
            UNION ALL SELECT doc_id, start, "end", text, 1 AS turn FROM quotes WHERE speaker_id = $id
        ) m JOIN documents d ON d.doc_id = m.doc_id
        ORDER BY turn, length(m.text) DESC, d.published, m.start LIMIT {SAMPLE}"""
    lines = [
        tag(
            "li", link(links.document(one["doc_id"], one["start"], one["end"], here.view), _on_one_line(one["words"])),
            tag("div", wording.report(one), class_="soft"),
        )
        for one in rows(state.sql(asked, {"id": row["actor_id"]}))
    ]  # fmt: skip
    st.html(tag("ul", *lines, class_="plain-list"))


def _on_one_line(words: str) -> str:
    # What was cut off in a word is left away.
    return f"… {' '.join(words.split()[1:-1])} …"


@st.cache_resource(max_entries=4, show_spinner=False)
def _busiest(version: str, _state: Snapshot) -> dict[str, dict[str, Any]]:
    asked = f"""SELECT actor_id, name, kind, country, count(DISTINCT d.doc_id) AS documents
        FROM actors LEFT JOIN (SELECT doc_id, actor_id FROM document_actors) d USING (actor_id)
        GROUP BY ALL ORDER BY documents DESC, name LIMIT {LISTED}"""
    return {row["actor_id"]: row for row in rows(_state.sql(asked))}


def _chosen(here: Here) -> None:
    actors = _busiest(here.snapshot.version, here.snapshot)
    called = {one: store.name("actors", one) for one in actors}
    chosen = view.own("who") if view.own("who") in actors else None
    st.session_state["review_who"] = chosen
    st.selectbox(
        "Actor", list(actors), key="review_who", placeholder="Choose an actor",
        format_func=lambda one: f"{called[one]} ({wording.count(actors[one]['documents'], 'report')})",
        on_change=lambda: view.set_own(who=st.session_state["review_who"]),
    )  # fmt: skip
    if chosen is None:
        return
    row = actors[chosen]
    _actor(here, here.snapshot, row)
    _merge(row, actors, called)
    _split(here, row)


def _merge(row: Mapping[str, Any], actors: Mapping[str, dict[str, Any]], called: Mapping[str, str]) -> None:
    with st.form("merge", enter_to_submit=False):
        st.selectbox(
            "It is the same as", [one for one in actors if one != row["actor_id"]], key="merge_with", index=None,
            format_func=called.__getitem__, placeholder="Choose the other one",
        )  # fmt: skip

        def merge() -> None:
            other = st.session_state["merge_with"]
            if other is None:
                review_queue.fail("Choose whom it is the same as, then merge again.")
            elif _done(corrections.about("actors", row), {"merge": (None, review_choices.who(actors[other]))}):
                view.set_own(who=other)

        st.form_submit_button("Merge", key="merge", on_click=merge)


def _split(here: Here, row: Mapping[str, Any]) -> None:
    asked = """SELECT DISTINCT d.doc_id, d.title, d.outlet, d.published, d.source FROM documents d
        JOIN document_actors a ON a.doc_id = d.doc_id WHERE a.actor_id = $id ORDER BY d.published, d.doc_id"""
    documents = {one["doc_id"]: one for one in rows(here.snapshot.sql(asked, {"id": row["actor_id"]}))}
    nations = review_choices.countries()
    with st.form("split", enter_to_submit=False):
        st.multiselect(
            "In these reports it is another one", list(documents), key="split_documents",
            placeholder="Choose reports",
            format_func=lambda one: f"{wording.report(documents[one])} · {wording.day(documents[one]['published'])}",
        )  # fmt: skip
        st.text_input("Name of the other one", value=row["name"], key="split_name", max_chars=200)
        st.selectbox("Country of the other one", [None, *nations], key="split_country",
                     format_func=lambda code: nations.get(code, "not known"))  # fmt: skip

        def split() -> None:
            name = " ".join(st.session_state["split_name"].split())
            if not name or not st.session_state["split_documents"]:
                review_queue.fail("Choose the reports that mean another one, and give a name, then split again.")
                return
            other = review_choices.new_actor(name, st.session_state["split_country"], row["actor_id"])
            new = {"documents": st.session_state["split_documents"], "actor": other}
            if _done(corrections.about("actors", row), {"split": (None, new)}):
                view.set_own(who=other["actor_id"])

        st.form_submit_button("Split", key="split", on_click=split)


def _done(about: corrections.Target, changes: Mapping[str, tuple[Any, Any]]) -> bool:
    """Set it down, and show the store as it is with it."""
    decision = review_queue.write(about, changes)
    if decision is None:
        return False
    review_queue.remember(decision)
    return True
