"""What was promised and refused, and what was said of it later: expected from the text of the four items."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from core.profiles import commitments
from core.view import View
from tests.profiles import promises


@pytest.fixture(scope="module")
def tables():
    return promises.tables()


def test_a_commitment_of_two_reports_stands_once_with_its_surest_row(tables):
    found = commitments.commitments(tables)
    assert found[["quote_id", "act", "speaker", "addressee", "reports"]].astype(object).where(
        lambda frame: frame.notna(), None
    ).values.tolist() == [
        ["q_pay", "refuse", "Ville Aho", None, 1],
        ["q_promise", "promise", "Kari Moen", "Ville Aho", 2],
    ]
    assert found["day"].tolist() == [date(2020, 6, 9), date(2020, 3, 3)]


def test_later_are_statements_of_a_later_day_by_or_about_the_same_actor_on_the_same_topic(tables):
    later = commitments.later(tables, "q_promise")
    assert later[["later_id", "how", "first", "days"]].values.tolist() == [
        ["q_none", "about", date(2020, 6, 9), 98],
        ["q_repairs", "by", date(2020, 7, 1), 120],
    ]
    assert [list(topics) for topics in later["topics"]] == [["transport"], ["transport"]]


def test_another_report_of_the_same_statement_is_nothing_later(tables):
    assert "q_copy" not in set(commitments.later(tables, "q_promise")["later_id"])


def test_the_counts_are_those_of_the_lists(tables):
    assert commitments.later_counts(tables, ["q_promise", "q_pay"]) == {"q_promise": 2}
    assert len(commitments.later(tables, "q_pay")) == 0


def test_actors_are_counted_by_act(tables):
    counted = commitments.by_actor(commitments.commitments(tables))
    assert counted[["speaker", "promise", "refuse", "all"]].values.tolist() == [
        ["Kari Moen", 1, 0, 1], ["Ville Aho", 0, 1, 1],
    ]  # fmt: skip


def test_time_is_told_in_steps_that_fit_it(tables):
    counted, step = commitments.over_time(commitments.commitments(tables), "act")
    assert step == "month"
    assert counted[["act", "first", "rows"]].values.tolist() == [
        ["promise", date(2020, 3, 1), 1], ["refuse", date(2020, 6, 1), 1],
    ]  # fmt: skip


def test_filters_of_trust_hold_for_what_was_said_later_and_the_others_do_not():
    asked = View(acts=("promise",), actors=("moen",), date_to=date(2020, 4, 1), outlets=("XYZ",), min_confidence=0.8)
    assert commitments.later_view(asked) == View(outlets=("XYZ",), min_confidence=0.8)


def test_what_followed_stands_beside_a_commitment_in_its_file(tables):
    followed = commitments.followed(tables, commitments.commitments(tables)).set_index("quote_id")
    assert followed["later_statements"].to_dict() == {"q_pay": 0, "q_promise": 2}
    promise = followed.loc["q_promise"]
    assert (promise["later_first"], promise["later_last"]) == (date(2020, 6, 9), date(2020, 7, 1))
    assert list(promise["later_ids"]) == ["q_none", "q_repairs"]
    assert list(promise["later_said"]) == [
        "2020-06-09 Ville Aho: Moen had opened no bridge", "2020-07-01 Kari Moen: repairs of the bridge take long",
    ]  # fmt: skip


def test_a_later_report_of_what_was_said_before_is_nothing_later():
    tables = promises.tables()
    # What the item of July has her say, the one of March has already.
    quotes = tables.quotes
    said = quotes[quotes["quote_id"] == "q_repairs"].assign(
        quote_id="q_early", doc_id="d_march", date=pd.array([date(2020, 3, 3)], dtype=quotes["date"].dtype)
    )
    tables.quotes = pd.concat([quotes, said], ignore_index=True)
    assert commitments.later(tables, "q_promise")["later_id"].tolist() == ["q_none"]
