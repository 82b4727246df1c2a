"""GraphML: a network for yEd, Cytoscape, igraph and most other programs, nodes and ties with all their columns."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from core.export.exchange import graph
from core.export.target import opened
from core.ties import Shown

SUFFIX = ".graphml"
MEDIA_TYPE = "application/graphml+xml"
OF = "network"


def write(shown: Shown, target: str | Path | IO[bytes]) -> None:
    """Write what a network shows."""
    import networkx as nx

    with opened(target) as stream:
        nx.write_graphml_xml(graph(shown), stream)
