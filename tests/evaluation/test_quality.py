"""What the quality page measures, on decisions whose outcome can be counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from core import quality
from core.corrections import Target, decide
from core.evaluation.figures import wilson
from core.store import open_store
from tests.store.conftest import joined, report


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    """Ada accepts oil_1, rejects oil_2, mends the speaker of bond_1 and the act of bond_2; accepts met_1. Ben rejects
    oil_1, and oil_2 as well."""
    store = open_store(tmp_path_factory.mktemp("stores") / "store")
    store.write(joined([report(1), report(2, outlet="The Herald")]))
    snapshot = store.snapshot()
    tables = snapshot.tables()

    def target(table: str, row_id: str) -> Target:
        key = "quote_id" if table == "quotes" else "meeting_id"
        frame = getattr(tables, table)
        row = frame[frame[key] == row_id].iloc[0]
        sure = row["confidence"]
        return Target(table, row_id, row["doc_id"], "0", int(row["start"]), int(row["end"]),
                      confidence=None if pd.isna(sure) else float(sure))  # fmt: skip

    someone = {"actor_id": "karimi", "name": "Farid Karimi"}
    store.correct([
        *decide(target("quotes", "oil_1"), {"verdict": (None, "rejected")}, author="Ben"),
        *decide(target("quotes", "oil_1"), {"verdict": (None, "accepted")}, author="Ada"),
        *decide(target("quotes", "oil_2"), {"verdict": (None, "rejected")}, author="Ben"),
        *decide(target("quotes", "oil_2"), {"verdict": (None, "rejected")}, author="Ada"),
        *decide(target("quotes", "bond_1"), {"speaker_id": ({"actor_id": "lindqvist"}, someone)}, author="Ada"),
        *decide(target("quotes", "bond_2"), {"verdict": (None, "accepted"), "act": (None, "hope")}, author="Ada"),
        *decide(target("meetings", "met_1"), {"verdict": (None, "accepted")}, author="Ada"),
    ])  # fmt: skip
    return store.snapshot()


def share(frame, part, measure, group=None):
    row = frame[(frame["part"] == part) & (frame["measure"] == measure)]
    row = row if group is None else row[row["group"] == group]
    (found,) = row.to_dict("records")
    return found["hits"], found["rows"]


def test_a_row_is_right_where_neither_it_nor_its_words_and_speaker_were_changed(snapshot):
    rows = quality.reviewed(snapshot).set_index("row_id")
    assert rows["right"].to_dict() == {
        "oil_1": True, "oil_2": False, "bond_1": False, "bond_2": True, "met_1": True,
    }  # fmt: skip
    assert rows.loc["oil_2", "rejected"] and rows.loc["oil_2", "kind"] == "indirect"
    assert list(rows.loc["bond_2", "changed"]) == ["act"]


def test_shares_count_what_was_reviewed(snapshot):
    shares = quality.shares(quality.reviewed(snapshot))
    assert share(shares, "quotes", "exists") == (3, 4)
    assert share(shares, "quotes", "right") == (2, 4)
    assert share(shares, "meetings", "right") == (1, 1)


def test_shares_are_parted_by_type_outlet_and_topic(snapshot):
    rows = quality.reviewed(snapshot)
    assert share(quality.shares(rows, "kind"), "quotes", "right", "direct") == (1, 2)
    assert share(quality.shares(rows, "outlet"), "quotes", "right", "The Herald") == (1, 2)
    assert share(quality.shares(rows, "topic"), "quotes", "right", "energy") == (1, 2)
    assert share(quality.shares(rows, "topic"), "quotes", "right", quality.NO_TOPIC) == (1, 2)


def test_fields_are_measured_on_rows_that_were_not_rejected(snapshot):
    fields = quality.fields(quality.reviewed(snapshot))
    assert share(fields, "quotes", "speaker_id") == (2, 3)
    assert share(fields, "quotes", "act") == (2, 3)
    assert share(fields, "quotes", "date") == (3, 3)


def test_rows_of_other_documents_can_be_left_out(snapshot):
    documents = snapshot.tables().documents
    herald = documents.loc[documents["outlet"] == "The Herald", "doc_id"].tolist()
    assert set(quality.reviewed(snapshot, herald)["row_id"]) == {"oil_2", "bond_2"}


def test_two_people_agree_on_one_of_two_rows(snapshot):
    found = quality.agreement(snapshot)
    assert share(found, "quotes", "same verdict") == (1, 2)


def test_calibration_sets_stated_against_right(snapshot):
    found = quality.calibration(quality.stated(quality.reviewed(snapshot)))
    quotes = found[found["part"] == "quotes"].to_dict("records")
    assert [(row["from"], row["right"], row["rows"]) for row in quotes] == [(0.8, 0.5, 2)]
    assert quotes[0]["stated"] == pytest.approx(0.8)


def test_a_share_of_all_rows_weighs_each_tenth_by_its_rows():
    rows = quality.REVIEWED.frame(
        {"table": "quotes", "row_id": f"q{n}", "confidence": sure, "rejected": not right, "right": right, "changed": []}
        for n, (sure, right) in enumerate([(0.25, False), (0.25, False), (0.25, True), (0.25, True), (0.95, True)])
    )
    (row,) = quality.weighed(rows, {"quotes": [0.25] * 10 + [0.95] * 90}).to_dict("records")
    assert row["share"] == pytest.approx(0.95)
    assert row["low"] <= 0.95 <= row["high"]
    assert row["rows"] == 5


def test_kappa_leaves_out_what_chance_gives():
    # Both say right for half of 20 rows: 14 of them alike; chance alone gives 10.
    pairs = [(True, True)] * 7 + [(False, False)] * 7 + [(True, False)] * 3 + [(False, True)] * 3
    assert quality.kappa(pairs) == pytest.approx(0.4)
    assert quality.kappa([(True, True)] * 5) is None


@pytest.mark.parametrize(
    ("hits", "rows", "low", "high"),
    # Values of Newcombe (1998), table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_wilson_s(hits, rows, low, high):
    assert wilson(hits, rows) == pytest.approx((low, high), abs=5e-5)


def test_no_rows_have_no_interval():
    assert wilson(0, 0) is None
