"""GEXF, GraphML and JSON of a network, read back with networkx."""

from __future__ import annotations

import io
import json

import networkx as nx
import pytest

from core import ties
from core.export import to_bytes
from tests.export.hostile import hostile
from tests.store.conftest import joined, report

READERS = {
    "gexf": nx.read_gexf,
    "graphml": lambda stream: nx.read_graphml(stream, force_multigraph=True),
    "json": lambda stream: nx.node_link_graph(json.load(stream), edges="edges"),
}


def shown(tables):
    all_ties = ties.ties(tables, "actors")
    return ties.shown(all_ties, ties.between(all_ties, ties.KINDS))


@pytest.mark.parametrize("name", READERS)
def test_nodes_and_ties_come_back_with_names_measures_and_days(name):
    made = shown(joined([report(1), report(2)]))
    back = READERS[name](io.BytesIO(to_bytes(made, name)))
    assert {back.nodes[node]["label"] for node in back} == {"Farid Karimi", "Anna Lindqvist"}
    assert back.nodes["karimi"]["country"] == "ir"
    assert back.nodes["karimi"]["meetings"] == 2
    met = next(tie for *_, tie in back.edges(data=True) if tie["kind"] == "met")
    assert int(float(met["weight"])) == 2
    assert (met["first"], met["last"]) == ("2005-08-08", "2005-08-08")
    assert str(met["directed"]).lower() == "false"
    assert back.number_of_edges() == len(made.edges)


@pytest.mark.parametrize("name", READERS)
def test_hostile_names_are_labels_that_can_be_read(name):
    written = to_bytes(shown(hostile()), name)
    back = READERS[name](io.BytesIO(written))
    for node in back:
        label = back.nodes[node]["label"]
        assert label.startswith("+<script>")
        assert "␛[31m" in label and "\u202e" not in label
    if name != "json":
        assert b"<script>" not in written


@pytest.mark.parametrize("name", READERS)
def test_a_network_of_nobody_is_a_file_all_the_same(name):
    tables = joined([report(1)])
    tables.actors = tables.actors.iloc[:0]
    back = READERS[name](io.BytesIO(to_bytes(shown(tables), name)))
    assert len(back) == 0
