"""The pieces of the network page. The address holds what is drawn, how, and which node or tie was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from core import ties, wording
from core.tables import Tables
from core.ties import KINDS, NODES, SIZES, Shown, Ties
from core.view import View
from core.wording import known
from dashboard.charts import network
from dashboard.charts.network import COLOURED
from dashboard.components import (
    details,
    download,
    drawing,
    grid,
    layouts,
    links,
    page,
    selection,
    store,
    told_by,
    view,
)
from dashboard.components.markup import Markup, joined, link, tag
from dashboard.components.page import Here

LEAD = (
    "Who was with whom, who spoke to whom and about whom. Choose a node or a tie to see what it rests on. For example: "
    "through whom do two governments that never meet hear of each other?"
)
DEPTHS = {0: "All", 1: "1 step", 2: "2 steps", 3: "3 steps"}
MANY = 40
"""Nodes beyond which some names are sure to be left away at first."""
PASSAGES = 10
"""Paragraphs that are listed for a tie by mention."""


def show(here: Here) -> None:
    """Controls, the network with what is chosen beside it, what it leaves out, tables and files."""
    of = _choice("nodes", NODES, "actors")
    all_ties = _ties(here.snapshot.version, store.key(here.view), of, here.tables)
    if not len(all_ties.names):
        page.none_of(here.view, "participants", "There is nobody here to draw",
                     "The filters leave no speaker and no participant that has a name.")  # fmt: skip
    kinds = _kinds()
    size, colour = _choice("size", SIZES, "strength"), _choice("colour", COLOURED, "country")
    picked = network.edge_of(view.own("edge"))
    node = None if picked else view.own("node")
    depth = view.number("depth", 0) if node else 0
    _controls(all_ties, of, kinds, size, colour, node)
    window = _days(all_ties, kinds)
    edges = ties.between(all_ties, kinds, window)
    weight = _weight(edges)
    shown = ties.shown(all_ties, edges, weight=weight, around=node, depth=depth)
    names = dict(zip(all_ties.names["node"], all_ties.names["name"], strict=True))
    if not len(shown.nodes):
        st.html(tag("p", "No tie is left: choose more kinds of ties, a lower weight or a longer period.",
                    class_="lead", role="status"))  # fmt: skip
    elif picked or node in names:
        left, right = st.columns([2, 1], gap="large")
        with left:
            _draw(here, of, shown, size, colour, node, picked)
        with right, selection.rows(lambda: view.set_own(node=None, edge=None)):
            _chosen(here, all_ties, kinds, names, node, picked)
    else:
        _draw(here, of, shown, size, colour, node, picked)
    _legend(here, shown, kinds, colour)
    once = here.tables.once
    st.caption(note(all_ties, shown, len(shown.nodes)) + told_by.counted_once(len(once.reports), len(once.retold)))
    _tables(shown, names)


def note(all_ties: Ties, shown: Shown, nodes: int) -> str:
    """What is shown and what is left out, as sentences."""
    what = "actor" if all_ties.of == "actors" else "country"
    plural = "actors" if all_ties.of == "actors" else "countries"
    words = f"Shows {wording.count(nodes, what, plural)} and {wording.count(len(shown.edges), 'tie')}."
    left = []
    if shown.nodes_left:
        left.append(f"{wording.count(shown.nodes_left, what, plural)} with fewer ties than the {ties.MOST} strongest")
    if shown.edges_left:
        left.append(f"{wording.count(shown.edges_left, 'further tie')}")
    if all_ties.unnamed:
        left.append(f"{wording.count(all_ties.unnamed, 'source')} without a name")
    if all_ties.crowds:
        left.append(
            f"the pairs of {wording.count(all_ties.crowds, 'meeting')} with more than {ties.CROWD} participants"
        )
    if nodes > MANY:
        words += " Names that would lie on one another come with zooming in."
    return f"{words} Left out: {wording.listed(left)}." if left else words


def _choice(name: str, options: dict[str, str], default: str) -> str:
    asked = view.own(name)
    return asked if asked in options else default


def _kinds() -> list[str]:
    written = view.own("edges")
    return list(ties.DEFAULT) if written is None else [kind for kind in KINDS if kind in written.split(",")]


@st.cache_resource(max_entries=8, show_spinner="Finding who is tied to whom")
def _ties(version: str, key: str, of: str, _tables: Tables) -> Ties:
    return ties.ties(_tables, of, store.actor_names())


@st.cache_resource(max_entries=4, show_spinner="Laying the network out, once for this store")
def _places(version: str, of: str, _everything: Tables) -> network.Places:
    whole = _ties(version, store.key(View()), of, _everything)
    edges = ties.between(whole, ties.DEFAULT)
    kept = layouts.read(version, of)
    places = network.grown(kept, edges) or network.placed(edges, whole.names)
    if places != kept:
        layouts.write(version, of, places)
    return places


def _controls(all_ties: Ties, of: str, kinds: list[str], size: str, colour: str, node: str | None) -> None:
    st.session_state.update(network_nodes=of, network_kinds=kinds, network_size=size, network_colour=colour)
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.segmented_control(
            "Nodes", list(NODES), key="network_nodes", required=True, width="content", format_func=NODES.get,
            on_change=lambda: view.set_own(
                nodes=st.session_state["network_nodes"], node=None, edge=None, sight=None, moved=None
            ),
        )  # fmt: skip
        st.pills(
            "Ties", list(KINDS), selection_mode="multi", key="network_kinds", format_func=KINDS.get, width="content",
            on_change=lambda: view.set_own(edges=",".join(st.session_state["network_kinds"]), edge=None),
        )  # fmt: skip
        st.selectbox(
            "Size says", list(SIZES), key="network_size", format_func=SIZES.get, width=190,
            help="Standing between others: betweenness. Ties to the central: eigenvector centrality. "
                 "Both are measured in the network that is shown.",
            on_change=lambda: view.set_own(size=st.session_state["network_size"]),
        )  # fmt: skip
        st.selectbox(
            "Colour says", list(COLOURED), key="network_colour", format_func=COLOURED.get, width=150,
            on_change=lambda: view.set_own(colour=st.session_state["network_colour"]),
        )  # fmt: skip
        _chooser(all_ties, node)
        if node is not None:
            st.session_state["network_depth"] = min(max(view.number("depth", 0), 0), 3)
            st.segmented_control(
                "Around the chosen", list(DEPTHS), key="network_depth", format_func=DEPTHS.get, required=True,
                width="content",
                on_change=lambda: view.set_own(depth=st.session_state["network_depth"] or None, sight=None),
            )  # fmt: skip


def _chooser(all_ties: Ties, node: str | None) -> None:
    """Every node by its name, for the keyboard."""
    ordered = all_ties.names.sort_values("name")
    names = dict(zip(ordered["node"], ordered["name"], strict=True))
    st.session_state["network_node"] = node if node in names else None
    st.selectbox(
        "Chosen", list(names), key="network_node", format_func=lambda one: names.get(one, one), width=220,
        placeholder="Nobody",
        on_change=lambda: view.set_own(node=st.session_state["network_node"], edge=None),
    )  # fmt: skip


def _days(all_ties: Ties, kinds: Sequence[str]) -> tuple[date, date] | None:
    """The date slider; None where nothing is to be left out."""
    days = all_ties.links.loc[all_ties.links["kind"].isin(list(kinds)), "day"].dropna()
    if not len(days) or days.min() == days.max():
        return None
    first, last = days.min().date(), days.max().date()
    try:
        asked = (date.fromisoformat(view.own("from_date") or ""), date.fromisoformat(view.own("to_date") or ""))
    except ValueError:
        asked = (first, last)
    chosen = (min(max(asked[0], first), last), max(min(asked[1], last), first))
    st.session_state["network_days"] = chosen if chosen[0] <= chosen[1] else (first, last)

    def put() -> None:
        low, high = st.session_state["network_days"]
        whole = (low, high) == (first, last)
        view.set_own(from_date=None if whole else low, to_date=None if whole else high)

    st.slider("Days", first, last, key="network_days", format="D MMM YYYY", on_change=put,
              help="Ties of these days alone. Nodes stay where they are.")  # fmt: skip
    low, high = st.session_state["network_days"]
    return None if (low, high) == (first, last) else (low, high)


def _weight(edges: pd.DataFrame) -> int:
    most = int(edges["weight"].max()) if len(edges) else 1
    if most < 2:
        return 1
    chosen = min(max(view.number("weight", 1), 1), most)
    st.session_state["network_weight"] = chosen
    st.slider(
        "At least so many times", 1, most, key="network_weight",
        on_change=lambda: view.set_own(weight=st.session_state["network_weight"]),
    )  # fmt: skip
    return chosen


def _draw(
    here: Here, of: str, shown: Shown, size: str, colour: str, node: str | None, picked: tuple[str, str, str] | None
) -> None:
    places = _places(here.snapshot.version, of, here.snapshot.tables())
    net = network.network(shown, places, here.palette, size=size, colour=colour)
    edge = network.edge_id(*picked) if picked else None
    drawing.mount(net, node=node, edge=edge, scope=f"{of} {store.key(here.view)} {view.own('depth')}", on_pick=_pick)


def _pick() -> None:
    """Put what was chosen in the drawing into the address."""
    picked = st.session_state[drawing.KEY].get("picked") or {}
    view.set_own(node=picked.get("node"), edge=picked.get("edge"))


def _chosen(
    here: Here,
    all_ties: Ties,
    kinds: Sequence[str],
    names: dict[str, str],
    node: str | None,
    picked: tuple[str, str, str] | None,
) -> None:
    found = ties.reasons(all_ties, kinds, node=node, edge=picked)
    title = _edge_name(picked, names) if picked else names.get(node or "", "")
    st.header(wording.plain(title), anchor=False)
    if node is not None:
        _leads(here, all_ties.of, node)
    by_table = {
        name: list(dict.fromkeys(found.loc[found["table"] == name, "row_id"])) for name in ("meetings", "quotes")
    }
    passages = found[found["table"] == "segments"]
    if len(passages) and not any(by_table.values()):
        _passages(here, passages)
        return
    details.quotes_and_meetings(here, quote_ids=by_table["quotes"], meeting_ids=by_table["meetings"])
    if len(passages):
        _passages(here, passages)


def _edge_name(picked: tuple[str, str, str], names: dict[str, str]) -> str:
    source, target, kind = picked
    between = {"met": "and", "with": "and"}.get(kind, KINDS[kind].lower())
    ending = {"met": " met", "with": ", mentioned together"}.get(kind, "")
    return f"{names.get(source, source)} {between} {names.get(target, target)}{ending}"


def _leads(here: Here, of: str, node: str) -> None:
    field = "actors" if of == "actors" else "countries"
    alone = here.view.with_(**{field: (node,)})
    profile = [link(links.url("actor", here.view.with_(actors=()), who=node), "Who this is")] if of == "actors" else []
    st.html(
        tag(
            "p",
            joined(
                [
                    *profile,
                    link(links.url("quotes", alone), "All its statements"),
                    link(links.url("timeline", alone), "On the timeline"),
                ],
                " · ",
            ),
        )
    )


def _passages(here: Here, found: pd.DataFrame) -> None:
    """Paragraphs that name both, each leading to its place."""
    passages = found.drop_duplicates("row_id")
    segments = here.tables.segments.set_index("segment_id")
    texts = here.tables.documents.set_index("doc_id")["text"]
    items: list[Markup] = []
    for row in passages.head(PASSAGES).to_dict("records"):
        start, end = (int(segments.at[row["row_id"], name]) for name in ("start", "end"))
        words = wording.clipped(texts[row["doc_id"]][start:end], 180)
        items.append(tag("li", link(links.document(row["doc_id"], start, end, here.view), words)))
    st.html(tag("h2", wording.count(len(passages), "paragraph")))
    st.html(tag("ul", *items, class_="plain-list"))
    if len(passages) > PASSAGES:
        st.caption(f"{wording.count(len(passages) - PASSAGES, 'further paragraph')} not shown here.")


def _legend(here: Here, shown: Shown, kinds: Sequence[str], colour: str) -> None:
    """What lines and colours mean."""
    lines = [tag("span", tag("i", class_=f"tie {kind}", aria_hidden="true"), KINDS[kind]) for kind in kinds]
    if colour == "community":
        counts = shown.nodes["community"].value_counts()
        several = [(number, f"Community {number} ({size:,})") for number, size in counts.items() if size > 1][:8]
        swatches = [
            (network.node_colour({"community": number}, here.palette, colour), label) for number, label in several
        ]
    else:
        codes = shown.nodes["country"].dropna().value_counts().index
        swatches = [
            (here.palette.country(code), wording.country(code)) for code in codes if code in here.palette.countries
        ]
        if any(not known(code) or code not in here.palette.countries for code in shown.nodes["country"]):
            swatches.append((here.palette.country(None), "Others"))
    dots = [
        tag("span", tag("span", class_="swatch", aria_hidden="true"), label, style=f"--side:{side}")
        for side, label in swatches
    ]
    st.html(tag("div", *lines, *dots, class_="legend"))


_NODE_COLUMNS = {
    "name": "Name", "country": "Country", "strength": "All ties", "degree": "Counterparts", "meetings": "Meetings",
    "statements": "Statements", "betweenness": "Between others", "eigenvector": "Central ties",
    "community": "Community",
}  # fmt: skip
_DAYS = ("first", "last")
_SHARES = ("betweenness", "eigenvector")
_EDGE_COLUMNS = {
    "from": "From", "kind": "Tie", "to": "To", "weight": "Times", "first": "First day", "last": "Last day",
}  # fmt: skip


def _tables(shown: Shown, names: dict[str, str]) -> None:
    """The same as tables, in which a row can be chosen, too; each with its file."""
    labels = [f"Nodes ({len(shown.nodes):,})", f"Ties ({len(shown.edges):,})"]

    def turn() -> None:
        view.set_own(part="ties" if st.session_state["network_tabs"] == labels[1] else None)

    nodes, edges = st.tabs(
        labels, key="network_tabs", default=labels[view.own("part") == "ties"], on_change=turn
    )  # fmt: skip
    with nodes:
        frame = shown.nodes.assign(country=[wording.country(code) for code in shown.nodes["country"]])
        places = _table(
            frame, _NODE_COLUMNS, "nodes", lambda row: {"node": shown.nodes["node"].iloc[row], "edge": None}
        )
        download.csv_button(shown.nodes.iloc[places], None, "network-nodes")
    with edges:
        named = shown.edges.assign(
            **{"from": shown.edges["source"].map(names), "to": shown.edges["target"].map(names)},
            kind=shown.edges["kind"].map(KINDS),
        )
        ids = [
            network.edge_id(*key)
            for key in zip(shown.edges["source"], shown.edges["target"], shown.edges["kind"], strict=True)
        ]
        places = _table(named, _EDGE_COLUMNS, "ties", lambda row: {"edge": ids[row], "node": None})
        ends = {"source_name": shown.edges["source"].map(names), "target_name": shown.edges["target"].map(names)}
        download.csv_button(shown.edges.assign(**ends).iloc[places], None, "network-edges")
    download.network_buttons(shown, "network")


def _table(
    frame: pd.DataFrame, columns: dict[str, str], name: str, chosen: Callable[[int], dict[str, str | None]]
) -> list[int]:
    """Draw it; the places of its rows, as they are ordered."""

    def choose(row: int | None) -> None:
        if row is not None:
            selection.choose(**chosen(row))

    return grid.grid(
        frame, columns, name, choose=choose, height=min(360, 38 + 35 * max(1, len(frame))),
        config={day: st.column_config.DateColumn(format="D MMM YYYY") for day in _DAYS}
        | {share: st.column_config.NumberColumn(format="%.3f") for share in _SHARES},
    ).places  # fmt: skip
