"""The network as it is handed to vis-network: places that stay, names that are text, files that others read."""

import json

import pytest

from core import ties
from dashboard.charts import network
from dashboard.components.palette import Palette
from tests.dashboard import generated

PLAIN = Palette({}, {})


@pytest.fixture(scope="module")
def made():
    return ties.ties(generated.tables(400, 60), "actors")


@pytest.fixture(scope="module")
def places(made):
    return network.placed(ties.between(made, ties.DEFAULT), made.names)


def drawn(made, places, **more):
    shown = ties.shown(made, ties.between(made, ties.DEFAULT), **more)
    return network.network(shown, places, PLAIN, size="strength", colour="country")


def at(net) -> dict[str, tuple[float, float]]:
    return {node["id"]: (node["x"], node["y"]) for node in net.nodes}


def test_places_are_the_same_each_time(made, places):
    assert network.placed(ties.between(made, ties.DEFAULT), made.names) == places


def test_a_node_stays_in_its_place_whatever_is_left_out(made, places):
    all_of_them, few = at(drawn(made, places)), at(drawn(made, places, weight=3))
    assert 0 < len(few) < len(all_of_them)
    assert few == {node: all_of_them[node] for node in few}


def test_nodes_do_not_cover_each_other(made, places):
    spots = list(places.values())
    near = [1 for i, a in enumerate(spots) for b in spots[:i] if abs(a[0] - b[0]) < 14 and abs(a[1] - b[1]) < 14]
    assert not near


def test_a_node_without_a_place_stands_beside_its_neighbours(places):
    node = next(iter(places))
    x, y = network.place("newcomer", places, [node])
    assert 0 < ((x - places[node][0]) ** 2 + (y - places[node][1]) ** 2) ** 0.5 < 200
    assert network.place("newcomer", places, [node]) == (x, y)


def test_the_widest_tie_is_the_heaviest(made, places):
    shown = ties.shown(made, ties.between(made, ties.DEFAULT))
    net = network.network(shown, places, PLAIN, size="strength", colour="community")
    widest = max(net.edges, key=lambda edge: edge["width"])
    heaviest = shown.edges.iloc[0]
    assert widest["id"] == network.edge_id(heaviest["source"], heaviest["target"], heaviest["kind"])


def test_what_is_drawn_can_be_sent_as_json(made, places):
    nodes, edges, *_, options = drawn(made, places).get_network_data()
    json.dumps([nodes, edges], allow_nan=False)
    assert json.loads(options)["physics"]["enabled"] is False


def test_the_name_of_a_tie_can_be_read_back():
    assert network.edge_of(network.edge_id("a_1", "a_2", "about")) == ("a_1", "a_2", "about")
    assert network.edge_of("about~a_1") is None
    assert network.edge_of("loved~a_1~a_2") is None
    assert network.edge_of(None) is None


def test_control_characters_of_a_name_are_shown(made, places):
    shown = ties.shown(made, ties.between(made, ties.DEFAULT))
    shown.nodes["name"] = "\x1b[31m\u202e<b>x</b>"
    labels = {node["label"] for node in network.network(shown, places, PLAIN, size="degree", colour="country").nodes}
    assert labels == {"\ufffd[31m\ufffd<b>x</b>"}
