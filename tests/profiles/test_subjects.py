"""Who speaks of which topic, when, and which topics come together."""

from datetime import date

import pytest

from core.profiles import subjects
from core.wording import rows
from tests.profiles import told


@pytest.fixture(scope="module")
def tables():
    return told.tables()


def test_a_statement_counts_under_each_of_its_topics_and_its_speaker(tables):
    found = {(row["who"], row["topic"]): row["rows"] for row in rows(subjects.by_topic(tables, "statements", "actors"))}
    assert found == {("haddad", "energy"): 2, ("dahl", "energy"): 1, ("haddad", "fisheries"): 1}


def test_countries_speak_by_their_speakers(tables):
    found = {(row["who"], row["topic"]): row["rows"]
             for row in rows(subjects.by_topic(tables, "statements", "countries"))}  # fmt: skip
    assert found == {("jo", "energy"): 2, ("no", "energy"): 1, ("jo", "fisheries"): 1}


def test_no_meeting_is_on_a_topic_here(tables):
    assert not len(subjects.by_topic(tables, "meetings", "actors"))
    assert subjects.over_time(tables, "meetings")[0].empty


def test_topics_over_time_are_counted_in_steps_that_can_be_drawn(tables):
    found, step, undated, outside = subjects.over_time(tables, "statements")
    assert (step, undated, outside) == ("month", 0, 0), "fifteen months"
    counted = {(row["topic"], row["first"]): (row["rows"], row["share"]) for row in rows(found)}
    assert counted == {
        ("energy", date(2021, 6, 1)): (2, 1.0), ("fisheries", date(2021, 6, 1)): (1, 0.5),
        ("energy", date(2022, 9, 1)): (1, 1.0),
    }  # fmt: skip


def test_topics_over_time_may_be_counted_within_days_and_say_what_lies_outside(tables):
    found, step, undated, outside = subjects.over_time(tables, "statements", (date(2021, 6, 1), date(2021, 12, 31)))
    assert (step, undated, outside) == ("day", 0, 1)
    assert found["first"].max() < date(2021, 7, 1)


def test_topics_of_one_statement_come_together(tables):
    (pair,) = rows(subjects.together(tables, "statements"))
    assert (pair["topic"], pair["other"], pair["rows"], pair["of_topic"], pair["of_other"]) == (
        "energy", "fisheries", 1, 3, 1
    )  # fmt: skip
    assert pair["lift"] == 1.0, "all three are on energy, so it says nothing of fisheries"


def test_the_rows_behind_a_cell_a_bar_and_a_pair(tables):
    assert subjects.rows_on(tables, "statements", ("energy",), who="haddad") == ["q_knows", "q_flow"]
    assert subjects.rows_on(tables, "statements", ("energy",), who="no", of="countries") == ["q_friend"]
    june = (date(2021, 6, 1), date(2021, 6, 30))
    assert sorted(subjects.rows_on(tables, "statements", ("energy",), days=june)) == ["q_flow", "q_friend"]
    assert subjects.rows_on(tables, "statements", ("energy", "fisheries")) == ["q_flow"]
