"""GEXF: a network for Gephi and Gephi Lite, nodes with their measures, ties with kind, weight and days."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from core.export.exchange import graph
from core.export.target import opened
from core.ties import Shown

SUFFIX = ".gexf"
MEDIA_TYPE = "application/gexf+xml"
OF = "network"


def write(shown: Shown, target: str | Path | IO[bytes]) -> None:
    """Write what a network shows."""
    import networkx as nx

    with opened(target) as stream:
        nx.write_gexf(graph(shown), stream)
