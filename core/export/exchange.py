"""A network as networkx holds it, for the formats of networks."""

from __future__ import annotations

from typing import Any

import networkx as nx

from core import wording
from core.export.text import readable
from core.ties import DIRECTED, Shown


def graph(shown: Shown) -> nx.MultiDiGraph[str]:
    """Nodes with label, country, community and measures; ties with kind, weight, first and last day (ISO) and
    `directed`: "met" and "with" have no direction, one of their ends stands first."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in wording.rows(shown.nodes):
        about = {key: _plain(value) for key, value in row.items() if key not in ("node", "name") and value is not None}
        made.add_node(readable(row["node"]), label=readable(str(row["name"])), **about)
    for row in wording.rows(shown.edges):
        days = {name: row[name].isoformat() for name in ("first", "last") if wording.known(row[name])}
        made.add_edge(
            readable(row["source"]), readable(row["target"]), kind=row["kind"], directed=row["kind"] in DIRECTED,
            weight=int(row["weight"]), **days,
        )  # fmt: skip
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return readable(value)
    return value.item() if hasattr(value, "item") else value
