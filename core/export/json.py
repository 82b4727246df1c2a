"""JSON: a network as nodes and edges, the node-link form that networkx and D3 read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO

from core.export.exchange import graph
from core.export.target import opened
from core.ties import Shown

SUFFIX = ".json"
MEDIA_TYPE = "application/json"
OF = "network"


def write(shown: Shown, target: str | Path | IO[bytes]) -> None:
    """Write what a network shows."""
    import networkx as nx

    with opened(target) as stream:
        stream.write(json.dumps(nx.node_link_data(graph(shown), edges="edges"), ensure_ascii=False).encode())
