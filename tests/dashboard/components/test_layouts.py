"""The network's places outlive the process and the commit."""

import pandas as pd
import pytest

from dashboard.charts import network
from dashboard.components import layouts


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setattr(layouts, "user_cache_path", lambda name: tmp_path / name)
    return tmp_path


def edges(*pairs):
    rows = [{"source": a, "target": b, "kind": "met", "weight": 1, "first": None, "last": None} for a, b in pairs]
    return pd.DataFrame(rows)


def test_places_are_the_same_after_another_commit_of_the_store():
    layouts.write("store.1", "actors", {"a": (1.0, 2.0)})
    assert layouts.read("store.2", "actors") == {"a": (1.0, 2.0)}
    assert layouts.read("store.2", "countries") == {}
    assert layouts.read("other.1", "actors") == {}


def test_a_spoilt_file_is_no_layout(cache):
    layouts.write("store.1", "actors", {"a": (1.0, 2.0)})
    next(cache.rglob("store-actors.json")).write_text("[1, 2")
    assert layouts.read("store.1", "actors") == {}


def test_a_new_node_is_put_beside_those_it_is_tied_to_and_no_other_moves():
    kept = {"a": (0.0, 0.0), "b": (500.0, 0.0), "c": (0.0, 500.0)}
    grown = network.grown(kept, edges(("a", "b"), ("b", "c"), ("b", "new")))
    assert {node: grown[node] for node in kept} == kept
    x, y = grown["new"]
    assert 0 < (x - 500) ** 2 + y**2 < 130**2


def test_a_store_that_is_mostly_new_is_laid_out_from_the_start():
    assert network.grown({"a": (0.0, 0.0)}, edges(("a", "b"), ("c", "d"))) is None
    assert network.grown({}, edges(("a", "b"))) is None
