"""The network page: what the address asks for, what is drawn, left out, chosen and taken away."""

import json
import re

import pytest

from core import ties
from dashboard.charts import network
from tests.dashboard.conftest import html


def drawn(app) -> dict:
    """What the browser is sent to draw."""
    (proto,) = (one.proto for one in app.get("bidi_component") if one.proto.component_name == "communique.network")
    return json.loads(proto.mixed.json if proto.WhichOneof("data") == "mixed" else proto.json)


def node_ids(app) -> set[str]:
    return {node["id"] for node in drawn(app)["nodes"]}


def test_those_who_met_are_tied(dashboard):
    app = dashboard("network")
    assert node_ids(app) == {"a_ozola", "a_tamm"}
    assert [edge["id"] for edge in drawn(app)["edges"]] == ["met~a_ozola~a_tamm"]
    assert "Anna Ozola and Juri Tamm met 1 time" in drawn(app)["edges"][0]["title"]
    assert app.caption[-1].value == "Shows 2 actors and 1 tie. Left out: 1 source without a name."


def test_nodes_may_be_countries(dashboard):
    app = dashboard("network", nodes="countries")
    assert {node["label"] for node in drawn(app)["nodes"]} == {"Estonia", "Latvia"}


def test_a_node_of_the_address_is_chosen_and_its_rows_are_shown(dashboard):
    app = dashboard("network", node="a_tamm")
    assert drawn(app)["node"] == "a_tamm"
    assert "Juri Tamm" in [heading.value for heading in app.header]
    page = html(app)
    assert "<h2>1 meeting</h2>" in page
    assert 'href="quotes?actor=a_tamm"' in page


def test_a_tie_of_the_address_shows_what_it_rests_on(dashboard):
    app = dashboard("network", edge="met~a_ozola~a_tamm")
    assert drawn(app)["edge"] == "met~a_ozola~a_tamm"
    assert "Anna Ozola and Juri Tamm met" in [heading.value for heading in app.header]
    assert "<h2>1 meeting</h2>" in html(app)


@pytest.mark.parametrize("own", [{"edge": "nonsense"}, {"edge": "met~x~y"}, {"node": "a_nobody"}, {"weight": "x"},
                                 {"depth": "99", "node": "a_tamm"}, {"size": "x"}, {"from_date": "x"}])  # fmt: skip
def test_what_the_address_says_wrongly_is_no_error(dashboard, own):
    assert not dashboard("network", own).exception


def test_kinds_of_ties_are_switched_and_held_in_the_address(dashboard):
    app = dashboard("network")
    app.button_group(key="network_kinds").set_value(["to"]).run()
    assert app.query_params["edges"] == "to"
    assert "No tie is left" in html(app)


def test_choosing_by_name_is_choosing_the_node(dashboard):
    app = dashboard("network")
    app.selectbox(key="network_node").set_value("a_ozola").run()
    assert app.query_params["node"] == "a_ozola"
    app.button(key="close").click().run()
    assert "node" not in app.query_params


def test_nodes_and_ties_stand_in_tables(dashboard):
    nodes, edges = dashboard("network").dataframe[:2]
    assert sorted(nodes.value["name"]) == ["Anna Ozola", "Juri Tamm"]
    assert edges.value[["from", "kind", "to", "weight"]].values.tolist() == [["Anna Ozola", "Met", "Juri Tamm", 1]]


def test_filters_without_anybody_offer_the_one_to_drop(dashboard):
    app = dashboard("network", actor="a_spokesman")
    assert not app.exception
    assert "There is nobody here to draw" in html(app)
    assert [button.label for button in app.button if str(button.key).startswith("offer_")] == ["Actor: a spokesman"]


def test_a_legend_says_what_lines_and_colours_mean(dashboard):
    page = re.sub("<[^>]+>", " ", html(dashboard("network")))
    for name in (*(ties.KINDS[kind] for kind in ties.DEFAULT), "Latvia", "Estonia"):
        assert name in page


def test_every_choice_of_size_and_colour_draws(dashboard):
    for size in ties.SIZES:
        assert not dashboard("network", size=size).exception
    for colour in network.COLOURED:
        assert not dashboard("network", colour=colour).exception
