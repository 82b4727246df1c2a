"""What the profile of an actor counts, known from two invented items."""

from datetime import date

import pytest

from core import parse_text
from core.profiles import actor
from core.wording import rows
from tests.profiles import told


@pytest.fixture(scope="module")
def tables():
    return told.tables()


def test_every_spelling_is_counted_names_first(tables):
    found = [(row["text"], row["form"], row["mentions"], row["documents"]) for row in rows(actor.names(tables, "dahl"))]
    assert found[:4] == [
        ("Dahl", "name", 1, 1), ("Ida Dahl", "name", 1, 1), ("Ms Dahl", "title", 1, 1),
        ("the foreign minister", "role", 1, 1),
    ]  # fmt: skip
    assert found[4:] == [("I. Dahl", None, 0, 0)], "a name that only the entry has is not met"


def test_a_spelling_has_the_days_on_which_it_was_published(tables):
    found = next(row for row in rows(actor.names(tables, "haddad")) if row["text"] == "Haddad")
    assert (found["mentions"], found["documents"]) == (3, 2)
    assert (found["first"], found["last"]) == (date(2021, 6, 2), date(2022, 9, 9))


def test_an_office_has_its_term_and_a_role_as_stated_the_days_it_was_stated(tables):
    office, stated = rows(actor.roles(tables, "dahl"))
    assert (office["role"], office["source"], office["first"], office["last"]) == (
        "foreign minister", "office", date(2020, 1, 1), date(2021, 12, 31)
    )  # fmt: skip
    assert stated["role"].lower() == "foreign minister", "capital and small letters make no other role"
    assert (stated["source"], stated["times"], stated["documents"]) == ("stated", 3, 1)


def test_counterparts_are_those_met_spoken_to_and_spoken_about(tables):
    haddad, roy = rows(actor.counterparts(tables, "dahl"))
    assert (haddad["name"], haddad["met"], haddad["heard_from"], haddad["said_of"], haddad["told_of_by"]) == (
        "Omar Haddad", 2, 1, 1, 1
    )  # fmt: skip
    assert (haddad["first"], haddad["last"]) == (told.TUESDAY, told.SEPTEMBER)
    assert (roy["name"], roy["met"], roy["all"]) == ("Leo Roy", 1, 1), "a refused meeting is none"


def test_what_is_behind_a_counterpart_is_found_again(tables):
    meetings, quotes = actor.ties_with(tables, "dahl", "haddad")
    assert sorted(meetings) == ["m_amman", "m_oslo"]
    assert sorted(quotes) == ["q_flow", "q_friend", "q_knows"]
    assert actor.ties_with(tables, "dahl", "haddad", "told_of_by") == ([], ["q_knows"])


def test_what_others_said_of_an_actor_names_it_inside_the_statement(tables):
    assert list(actor.said_of(tables, "dahl")["quote_id"]) == ["q_knows"]
    assert list(actor.said_of(tables, "haddad")["quote_id"]) == ["q_friend"]


def test_statements_are_counted_by_topic_and_year(tables):
    said = actor.statements(tables, "haddad")
    assert said == ["q_knows", "q_flow"], "the latest first"
    counted = {(row["topic"], row["year"]): row["statements"] for row in rows(actor.by_topic_and_year(tables, said))}
    assert counted == {("energy", 2021): 1, ("fisheries", 2021): 1, ("energy", 2022): 1}


def test_everybody_is_listed_the_busiest_first(tables):
    found = [(row["name"], row["statements"], row["meetings"]) for row in rows(actor.everybody(tables))]
    assert found == [("Ida Dahl", 1, 4), ("Omar Haddad", 2, 2), ("Leo Roy", 0, 2)]


def test_an_actor_that_is_not_there_has_an_empty_profile(tables):
    assert not len(actor.names(tables, "nobody"))
    assert not len(actor.counterparts(tables, "nobody"))
    assert actor.statements(tables, "nobody") == actor.meetings(tables, "nobody") == []


def test_spellings_that_differ_in_case_alone_are_one():
    text = (
        "Foreign Minister Ida Dahl spoke in Oslo on Monday. She said that gas would flow, and she named a day. The "
        "foreign minister left on Tuesday, and the foreign minister will be back on Friday."
    )
    tables = parse_text(text, published="2021-06-02")
    (who,) = tables.actors.loc[tables.actors["name"] == "Ida Dahl", "actor_id"]
    counted = {row["text"].lower(): row["mentions"] for row in rows(actor.names(tables, who))}
    assert (counted["she"], counted["the foreign minister"]) == (2, 2)
    assert "She" not in set(actor.names(tables, who)["text"])
