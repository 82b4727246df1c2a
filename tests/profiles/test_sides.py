"""What sides share and where they differ: counterparts, topics, typical words."""

import pandas as pd
import pytest

from core.profiles import sides, words
from core.wording import rows
from tests.profiles import told


def said(**texts: list[str]) -> pd.DataFrame:
    """side, quote_id, text."""
    return pd.DataFrame(
        [(side, f"{side}{number}", text) for side, some in texts.items() for number, text in enumerate(some)],
        columns=["side", "quote_id", "text"],
    )


def typical(**texts: list[str]) -> dict[str, list[str]]:
    found = words.typical(said(**texts))
    return {str(side): list(rows_["word"]) for side, rows_ in found.groupby("side")}


def test_the_word_that_one_side_says_more_is_its_own():
    gas = ["We sell gas to friends", "Gas is cheap and friends are near", "The gas flows"]
    fish = ["We sell fish to friends", "Fish is cheap and friends are near", "The fish swims"]
    found = typical(north=gas, south=fish)
    assert found["north"][0] == "gas"
    assert found["south"][0] == "fish"
    assert "friends" not in found["north"] + found["south"], "both say it as often"


def test_function_words_and_words_of_one_statement_are_not_typical():
    found = typical(north=["The gas of the north", "The gas and the oil oil oil"], south=["A fish", "A fish"])
    assert found["north"] == ["gas"]


def test_capitals_apostrophes_and_possessives_make_no_other_word():
    found = words.typical(said(north=["Norway’s Gas", "norway's gas", "NORWAY"], south=["fish", "fish"]))
    north = {row["word"]: (row["times"], row["statements"]) for row in rows(found[found["side"] == "north"])}
    assert north == {"norway": (3, 3), "gas": (2, 2)}


def test_one_side_alone_differs_from_nobody():
    assert words.typical(said(north=["gas gas", "gas"])).empty
    assert words.typical(said()).empty


def test_a_word_is_written_as_it_is_written_most():
    found = words.typical(said(north=["Riga Talks", "talks in RIGA", "Riga talks"], south=["fish", "fish"]))
    assert {row["word"]: row["spelling"] for row in rows(found[found["side"] == "north"])} == {
        "riga": "Riga", "talks": "talks",
    }  # fmt: skip


def test_the_surer_of_two_words_comes_first():
    north = ["gas gas oil"] * 10 + ["gas"] * 10
    found = words.typical(said(north=north, south=["fish"] * 20))
    assert list(found[found["side"] == "north"]["word"]) == ["gas", "oil"]


@pytest.fixture(scope="module")
def tables():
    return told.tables()


def test_counterparts_of_each_side_took_part_in_meetings_that_took_place(tables):
    found = sides.counterparts({"dahl": tables}, {"dahl": "dahl"}, countries=False)
    assert [(row["name"], row["rows"]) for row in rows(found)] == [("Omar Haddad", 2), ("Leo Roy", 1)]
    found = sides.counterparts({"no": tables}, {"no": "no"}, countries=True)
    assert [(row["who"], row["rows"]) for row in rows(found)] == [("jo", 2), ("fr", 1)]
    assert sides.met(tables, "haddad", countries=False) == ["m_amman", "m_oslo"]


def test_a_topic_is_shared_where_every_side_speaks_on_it():
    found = pd.DataFrame([("a", "gas", 5), ("b", "gas", 1), ("a", "fish", 2), ("b", "fish", 2), ("a", "war", 9)],
                         columns=["side", "topic", "rows"])  # fmt: skip
    assert sides.shared(found, 2) == ["fish", "gas"]


def test_statements_that_say_a_word_are_found_whole(tables):
    assert sides.saying(tables, "gas") == ["q_knows", "q_friend", "q_flow"]
    assert sides.saying(tables, "ga") == []
    assert sides.saying(tables, ".*") == []


def test_the_first_and_the_last_statement(tables):
    assert sides.ends(tables) == ["q_friend", "q_knows"]
