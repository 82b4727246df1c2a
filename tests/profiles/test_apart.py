"""Names that several actors of a list share: each says which it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from core import ties
from core.profiles import apart
from core.store import open_store
from core.tables import ACTORS, DOCUMENTS, MENTIONS, Tables
from core.view import View
from dashboard.charts import lanes
from tests.dashboard.conftest import small_tables

READ = {"language": "en", "format": "text", "parser_version": "0", "parsed_at": datetime(2026, 1, 1, tzinfo=UTC)}
MAY, MARCH = date(2021, 5, 4), date(2020, 3, 2)


def _naming(number: int, doc_id: str, actor_id: str) -> dict[str, object]:
    return {"mention_id": f"n{number}", "doc_id": doc_id, "actor_id": actor_id, "start": number, "end": number + 1,
            "text": "x", "form": "name"}  # fmt: skip


@pytest.fixture(scope="module")
def tables() -> Tables:
    """Leaders of two reports, interior ministries of two countries, and experts whom no report names."""
    return Tables(
        documents=DOCUMENTS.frame([
            READ | {"doc_id": "d_may", "source": "a", "published": MAY, "text": "x" * 9, "content_hash": "1"},
            READ | {"doc_id": "d_march", "source": "b", "published": MARCH, "text": "x" * 9, "content_hash": "2"},
        ]),
        actors=ACTORS.frame([
            {"actor_id": "in_may", "name": "the leaders", "kind": "group"},
            {"actor_id": "in_both", "name": "the leaders", "kind": "group"},
            {"actor_id": "riga", "name": "Interior Ministry", "kind": "ministry", "country": "lv"},
            {"actor_id": "tallinn", "name": "Interior Ministry", "kind": "ministry", "country": "ee"},
            {"actor_id": "berg", "name": "Ada Berg", "kind": "person", "country": "lv"},
            {"actor_id": "some", "name": "experts", "kind": "group"},
            {"actor_id": "others", "name": "experts", "kind": "group"},
        ]),
        mentions=MENTIONS.frame([
            _naming(1, "d_may", "in_may"), _naming(2, "d_may", "in_both"), _naming(3, "d_march", "in_both"),
        ]),
    )  # fmt: skip


def told(tables: Tables, *ids: str) -> list[str]:
    found = tables.actors.set_index("actor_id").loc[list(ids)].reset_index()
    return list(apart.named(tables, found, "actor_id", "name")["name"])


def test_groups_of_one_name_say_of_which_day_the_report_is_that_names_them_first(tables):
    assert told(tables, "in_may", "in_both") == ["the leaders (4 May 2021)", "the leaders (2 March 2020)"]


def test_bodies_of_two_countries_say_of_which(tables):
    assert told(tables, "riga", "tallinn") == ["Interior Ministry (Latvia)", "Interior Ministry (Estonia)"]


def test_those_of_whom_nothing_else_is_known_are_numbered(tables):
    assert told(tables, "some", "others") == ["experts, 1", "experts, 2"]


def test_a_name_that_no_other_has_in_the_list_stays(tables):
    assert told(tables, "berg", "in_may", "riga") == ["Ada Berg", "the leaders", "Interior Ministry"]


def test_rows_of_one_actor_are_no_namesakes(tables):
    found = pd.DataFrame({"who": ["in_may", "in_may"], "name": ["the leaders", "the leaders"], "topic": ["x", "y"]})
    assert list(apart.named(tables, found, "who", "name")["name"]) == ["the leaders", "the leaders"]


def test_filters_lanes_and_nodes_call_an_actor_by_its_namesakes_in_the_store(tmp_path):
    both = small_tables()
    both.actors = both.actors.assign(
        name=both.actors["name"].replace(dict.fromkeys(["Anna Ozola", "Juri Tamm"], "Kim"))
    )
    store = open_store(tmp_path / "store")
    store.write(both)
    snapshot = store.snapshot()
    called = snapshot.actor_names()
    assert (called["a_ozola"], called["a_tamm"]) == ("Kim (Latvia)", "Kim (Estonia)")
    facet = snapshot.facets(View())["actors"]
    assert dict(zip(facet["value"], facet["label"], strict=True)).items() >= {"a_tamm": "Kim (Estonia)"}.items()
    once = snapshot.view(View()).once
    assert set(lanes.placed(once, "actor", called).names["name"]) == {"Kim (Latvia)", "Kim (Estonia)"}
    assert set(ties.ties(once, "actors", called).names["name"]) == {"Kim (Latvia)", "Kim (Estonia)"}
