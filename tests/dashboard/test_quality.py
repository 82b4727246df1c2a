"""The quality page: nothing reviewed, rows reviewed, a gold file; charts with their tables and files."""

from __future__ import annotations

import re
import shutil

import pytest

from core.corrections import Target, decide
from core.store import open_store
from tests.dashboard.conftest import RIGA, html

GOLD = """{"doc_id": "northwire_17", "outlet": "North Wire", "published": "2021-05-04", \
"text": "OSLO, May 4 (NW) -- Foreign Minister Karin Dahl met Estonian President Jaan Tamm in Oslo on Tuesday. \
\\"We listened,\\" she said.", "quotes": [{"type": "direct", "text": "We listened", "speaker": "Karin Dahl"}]}
"""


@pytest.fixture
def reviewed(small_store, tmp_path):
    """The small store, of which one statement was accepted and one rejected."""
    folder = tmp_path / "reviewed"
    shutil.copytree(small_store, folder)
    store = open_store(folder)
    at = {"q_trade": "Trade between our two countries grew fast", "q_rail": "Estonia would open a second rail link"}
    for row_id, verdict, sure in (("q_trade", "accepted", 0.95), ("q_rail", "rejected", 0.9)):
        start = RIGA.index(at[row_id])
        target = Target("quotes", row_id, "d_riga", "1", start, start + len(at[row_id]), at[row_id], sure)
        store.correct(decide(target, {"verdict": (None, verdict)}, author="Ada"))
    return folder


def said(app) -> str:
    return re.sub("<[^>]+>", " ", html(app))


def test_a_store_that_nobody_reviewed_says_what_to_do(dashboard):
    app = dashboard("quality")
    assert not app.exception
    assert "No row was accepted, rejected or corrected yet" in said(app)
    assert 'href="review"' in html(app)


def test_reviewed_rows_are_counted_and_shown_with_their_intervals(dashboard, reviewed):
    app = dashboard("quality", store=reviewed)
    assert not app.exception
    assert "2 statements reviewed. So few say little" in said(app)
    shares = app.dataframe[0].value
    right = shares[(shares["measure"] == "is right")].iloc[0]
    assert (right["part"], right["share"], right["hits"], right["rows"]) == ("Statements", 0.5, 1, 2)
    assert right["low"] < 0.1 and right["high"] > 0.9
    calibration = app.dataframe[1].value
    assert calibration["rows"].sum() == 2


def test_shares_are_parted_and_the_address_says_by_what(dashboard, reviewed):
    app = dashboard("quality", store=reviewed, by="outlet")
    assert set(app.dataframe[0].value["group"]) == {"Baltic Wire"}
    app = dashboard("quality", store=reviewed, by="kind")
    assert set(app.dataframe[0].value["group"]) == {"direct", "indirect"}
    assert not dashboard("quality", store=reviewed, by="nonsense").exception


def test_reports_out_of_view_do_not_count(dashboard, reviewed):
    app = dashboard("quality", store=reviewed, doc="d_hostile")
    assert "in the reports that the filters leave yet" in said(app)


def test_a_gold_file_is_measured(dashboard):
    app = dashboard("quality")
    app.file_uploader(key="quality_gold_file").upload("gold.jsonl", GOLD.encode(), "application/x-ndjson")
    app.run(timeout=120)
    assert not app.exception
    assert "1 document." in said(app)
    shares = app.dataframe[0].value
    recall = shares[shares["measure"] == "recall"].iloc[0]
    assert (recall["part"], recall["share"], recall["rows"]) == ("Statements", 1.0, 1)


def test_a_file_that_is_no_gold_says_where_it_is_wrong(dashboard):
    app = dashboard("quality")
    app.file_uploader(key="quality_gold_file").upload("gold.jsonl", b"{]\n", "application/x-ndjson")
    app.run(timeout=120)
    assert not app.exception
    assert "line 1" in app.error[0].value
