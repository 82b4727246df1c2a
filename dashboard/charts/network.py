"""A network for vis-network, built with pyvis: places, sizes, colours and words. No streamlit.

`placed` lays a whole store out once; `network` draws a part of it in these places, so that a node stays where it is
whatever the filters leave. Names are labels and titles, which vis-network shows as text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from pyvis.network import Network

from core import ties, wording
from core.ties import KINDS, SIZES, Shown
from core.wording import known
from dashboard.components.palette import COLOURS, NEUTRAL, Palette

COLOURED = {"country": "Country", "community": "Community"}
LAID_OUT = 400
"""Nodes that get a place by the layout, the strongest of the store; the others stand beside their neighbours."""
SEED = 20
ROOM = 58.0
"""Half the width of the plane for one node; it grows with the square root of their number."""
FLAT = 0.68
"""Height of the plane by its width: that of the drawing on a wide screen."""
SMALLEST, LARGEST = 7, 28
_FONT = 14
"""Size of the weakest node's name. The larger the network, the larger beside it are the names of the strongest: they
can be read while all of it is in sight, the others on coming nearer."""
_STYLES: dict[str, dict[str, Any]] = {
    "met": {"color": "#7a7f87", "dashes": False, "arrows": ""},
    "to": {"color": "#0b7c98", "dashes": False, "arrows": "to"},
    "about": {"color": "#b36a00", "dashes": [7, 5], "arrows": "to"},
    "with": {"color": "#9a9fa6", "dashes": [2, 5], "arrows": ""},
}
"""Kind of a tie -> colour, dashes and arrows: told apart without the colour."""
_BENDS = {"met": 0.0, "to": 0.14, "about": 0.22, "with": -0.14}
_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "multiselect": False, "keyboard": False, "tooltipDelay": 120, "zoomView": True},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 4, "scaling": {"label": {"drawThreshold": 8}}},
    "edges": {"selectionWidth": 2, "hoverWidth": 1},
}

Places = Mapping[str, tuple[float, float]]


def placed(edges: pd.DataFrame, names: pd.DataFrame) -> Places:
    """A place for the strongest nodes of a store: the same each time for the same edges."""
    strongest = sorted(ties.strength(edges).items(), key=lambda one: (-one[1], one[0]))[:LAID_OUT]
    among = {node for node, _ in strongest}
    core = ties.graph(edges[edges["source"].isin(among) & edges["target"].isin(among)])
    if not len(core):
        return {}
    order = sorted(core)
    stable = nx.Graph()
    stable.add_nodes_from(order)
    stable.add_edges_from(
        (a, b, {"weight": 1 + np.log(d["weight"])})
        for a, b, d in sorted(core.edges(data=True), key=lambda one: one[:2])
    )
    found = _forces(stable, order)
    share = {node: (degree / max(1, strongest[0][1])) ** 0.5 for node, degree in strongest}
    labels = {node: len(_label(name)) for node, name in zip(names["node"], names["name"], strict=True)}
    return _parted(found, order, share, labels)


def grown(kept: Places, edges: pd.DataFrame) -> Places | None:
    """Kept places with one for each of the strongest nodes that has none, beside its neighbours; None where fewer
    than half of the strongest have one, so that a layout from the start is better."""
    strongest = sorted(ties.strength(edges).items(), key=lambda one: (-one[1], one[0]))[:LAID_OUT]
    missing = [node for node, _ in strongest if node not in kept]
    if not kept or 2 * len(missing) > len(strongest):
        return None
    neighbours = _neighbours(edges)
    return dict(kept) | {node: place(node, kept, neighbours.get(node, [])) for node in missing}


def place(node: str, places: Places, neighbours: list[str]) -> tuple[float, float]:
    """Where a node stands: its own place, else beside its neighbours, at an angle that only its id decides."""
    if node in places:
        return places[node]
    digest = hashlib.sha256(node.encode()).digest()
    angle = 2 * np.pi * int.from_bytes(digest[:4], "big") / 2**32
    near = [places[other] for other in neighbours if other in places]
    if near:
        centre, away = np.mean(near, axis=0), 60.0 + digest[4] / 4
    else:
        centre, away = np.zeros(2), ROOM * (max(1, len(places)) ** 0.5 + 1 + digest[4] / 128)
    return float(centre[0] + away * np.cos(angle)), float(centre[1] + away * np.sin(angle))


def network(shown: Shown, places: Places, palette: Palette, *, size: str, colour: str) -> Network:
    """The pyvis network of what is shown. `size`: of SIZES; `colour`: of COLOURED."""
    net = Network(height="100%", width="100%", directed=False)
    net.options = _OPTIONS
    most = max([1e-9, *shown.nodes[size].astype(float)])
    larger = _larger(len(shown.nodes))
    neighbours = _neighbours(shown.edges)
    for row in wording.rows(shown.nodes):
        x, y = place(row["node"], places, neighbours.get(row["node"], []))
        share = (float(row[size]) / most) ** 0.5
        net.add_node(
            row["node"], label=_label(row["name"]), title=_node_title(row, size, colour), shape="dot",
            x=round(x, 1), y=round(y, 1), size=round(SMALLEST + (LARGEST - SMALLEST) * share, 1),
            font={"size": round(_FONT + larger * share)}, color=node_colour(row, palette, colour),
        )  # fmt: skip
    names = dict(zip(shown.nodes["node"], shown.nodes["name"], strict=True))
    heaviest = max([1, *shown.edges["weight"].tolist()])
    opacity = 0.65 if len(shown.edges) < 200 else 0.35
    net.edges = [_edge(row, names, heaviest, opacity) for row in wording.rows(shown.edges)]
    return net


def edge_id(source: str, target: str, kind: str) -> str:
    """What an edge is called in an address."""
    return f"{kind}~{source}~{target}"


def edge_of(written: str | None) -> tuple[str, str, str] | None:
    """source, target and kind of an edge's name; None where it is none."""
    parts = (written or "").split("~")
    return (parts[1], parts[2], parts[0]) if len(parts) == 3 and parts[0] in KINDS else None


def node_colour(row: Mapping[str, Any], palette: Palette, colour: str) -> str:
    """Colour of a node: its country's as everywhere, or its community's."""
    if colour == "community":
        number = int(row["community"])
        return COLOURS[number - 1] if number <= len(COLOURS) else NEUTRAL
    return palette.country(row["country"])


def _edge(row: Mapping[str, Any], names: Mapping[str, str], heaviest: int, opacity: float) -> dict[str, Any]:
    style = _STYLES[row["kind"]]
    return {
        "id": edge_id(row["source"], row["target"], row["kind"]),
        "from": row["source"],
        "to": row["target"],
        "title": _edge_title(row, names),
        "width": round(1 + 6 * (row["weight"] / heaviest) ** 0.5, 1),
        "color": {"color": style["color"], "highlight": COLOURS[1], "hover": COLOURS[1], "opacity": opacity},
        "dashes": style["dashes"],
        "arrows": {"to": {"enabled": style["arrows"] == "to", "scaleFactor": 0.6}},
        "smooth": {"enabled": bool(_BENDS[row["kind"]]), "type": "curvedCW", "roundness": _BENDS[row["kind"]]},
    }


def _larger(nodes: int) -> float:
    """How much larger than the weakest node's name the strongest's is."""
    return 6 + min(nodes, ties.MOST) / 11


def _neighbours(edges: pd.DataFrame) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source, target in zip(edges["source"], edges["target"], strict=True):
        found.setdefault(source, []).append(target)
        found.setdefault(target, []).append(source)
    return found


def _label(name: str) -> str:
    visible = "".join(sign if sign.isprintable() else "\ufffd" for sign in str(name))
    return wording.clipped(visible, 28)


def _node_title(row: Mapping[str, Any], size: str, colour: str) -> str:
    name = wording.clipped(str(row["name"]), 90)
    lines = [
        f"{name}, {wording.country(row['country'])}"
        if known(row["country"]) and row["country"] != row["node"]
        else name
    ]
    lines.append(f"{wording.count(row['meetings'], 'meeting')}, {wording.count(row['statements'], 'statement')}")
    lines.append(f"Ties to {wording.count(row['degree'], 'other')} here")
    if size in ("betweenness", "eigenvector"):
        lines.append(f"{SIZES[size]}: {row[size]}")
    if colour == "community":
        lines.append(f"Community {row['community']}")
    return "\n".join(lines)


def _edge_title(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    source, target = (wording.clipped(str(names[row[end]]), 60) for end in ("source", "target"))
    times = wording.count(int(row["weight"]), "time")
    words = {
        "met": f"{source} and {target} met {times}",
        "to": f"{source} spoke to {target} {times}",
        "about": f"{source} spoke about {target} {times}",
        "with": f"{source} and {target} are named in one paragraph {times}",
    }[row["kind"]]
    days = wording.period(row["first"], row["last"])
    return f"{words}\n{days}" if days else words


def _forces(made: nx.Graph, order: list[str]) -> np.ndarray:
    """Fruchterman and Reingold's springs with a pull to the middle, from a ring in the order of the ids.

    networkx's own needs scipy beyond 500 nodes and lets parts without ties drift away.
    """
    number = len(order)
    chance = np.random.default_rng(SEED)
    angles = 2 * np.pi * np.arange(number) / max(1, number)
    at = np.stack([np.cos(angles), np.sin(angles)], axis=1) + chance.normal(0, 0.05, (number, 2))
    weights = nx.to_numpy_array(made, nodelist=order, weight="weight")
    weights /= max(1.0, weights.max())
    apart = (4.0 / max(1, number)) ** 0.5
    heat = 0.3
    for _ in range(150):
        across, down = (at[:, None, axis] - at[None, :, axis] for axis in (0, 1))
        distance = np.maximum(np.hypot(across, down), 1e-3)
        force = apart**2 / distance**2 - weights * distance / apart
        move = np.stack([(across * force).sum(axis=1), (down * force).sum(axis=1)], axis=1) - 0.9 * at
        length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
        at = at + move / length[:, None] * np.minimum(length, heat)[:, None]
        heat *= 0.97
    return at - at.mean(axis=0)


def _parted(at: np.ndarray, order: list[str], share: Mapping[str, float], labels: Mapping[str, int]) -> Places:
    """Places on the plane with nodes and their names pushed off each other."""
    number = len(order)
    at = at.astype("float32") / max(1e-9, np.abs(at).max()) * ROOM * max(3.5, number**0.5) * np.array([1.0, FLAT])
    radius = np.array([SMALLEST + (LARGEST - SMALLEST) * share[node] for node in order])
    font = np.array([_FONT + _larger(number) * share[node] for node in order])
    wide = 12 + np.maximum(radius, 0.29 * font * np.array([labels.get(node, 8) for node in order]))
    high = 8 + radius + 0.75 * font
    for _ in range(140):
        gap = at[:, None, :] - at[None, :, :]
        over_x = (wide[:, None] + wide[None, :]) - np.abs(gap[:, :, 0])
        over_y = (high[:, None] + high[None, :]) - np.abs(gap[:, :, 1])
        both = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(both, False)
        if not both.any():
            break
        # The shorter way out: mostly up or down, as names are wider than high.
        along_y = both & (over_y <= over_x)
        side = np.where(
            gap == 0, np.sign(np.arange(number)[:, None, None] - np.arange(number)[None, :, None]), np.sign(gap)
        )
        at[:, 1] += (np.where(along_y, over_y, 0) * side[:, :, 1]).sum(axis=1) * 0.3
        at[:, 0] += (np.where(both & ~along_y, over_x, 0) * side[:, :, 0]).sum(axis=1) * 0.3
    return {node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(order, at, strict=True)}
