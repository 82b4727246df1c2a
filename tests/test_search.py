"""The language of the search field: what each operator finds. In a store: tests/store/test_hits.py."""

from __future__ import annotations

from itertools import pairwise

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search import FOLDED, fold, haystack, highlights, search

TEXT = "Iran and Syria agreed on nuclear energy; the Énergie minister’s region stays calm, oil flows to Iraq."


def finds(query: str, text: str = TEXT, **named: str) -> bool:
    return search(query).matches({None: text, **named})


@pytest.mark.parametrize(
    "query",
    [
        "nuclear energy", "energy NUCLEAR", '"nuclear energy"', "oil OR gas", "oil NOT gas", "(gas OR oil) iraq",
        "region*", "reg*", "energie", "ÉNERGIE", "Iran NEAR/2 Syria", "Syria NEAR/2 Iran", "NEAR(Iran Syria, 2)",
        "Iran AND Syria", '"nuclear ener"*', "minister's", "NOT gas", "iran syria nuclear oil", '"oil flows" NEAR iraq',
    ],
)  # fmt: skip
def test_a_search_finds_what_its_words_say(query):
    assert search(query).note is None
    assert finds(query)


@pytest.mark.parametrize(
    "query",
    [
        "gas", '"energy nuclear"', "oil AND gas", "oil NOT iraq", "NOT oil", "regio", "ira", "Iran NEAR/0 Syria",
        "NEAR(Iran Iraq, 3)", "(gas OR coal) iraq", '"nuclear ener"', "NOT (oil OR gas)",
    ],
)  # fmt: skip
def test_a_search_finds_nothing_else(query):
    assert search(query).note is None
    assert not finds(query)


def test_not_binds_closest_then_near_then_and_then_or():
    assert finds("gas OR oil iraq")
    assert not finds("(gas OR oil) kuwait")
    assert finds("NOT gas oil")
    assert finds("kuwait OR iran NEAR/2 syria")


def test_a_field_is_searched_for_itself_only():
    assert finds("speaker:assad", speaker="Bashar al-Assad")
    assert not finds("speaker:oil", speaker="Bashar al-Assad")
    assert finds('topic:"nuclear energy" oil', topic="nuclear energy")
    assert finds("country:(iran OR syria)", country="ir Iran")
    assert finds("SPEAKER:Assad", speaker="Assad")


def test_relevance_goes_by_what_is_sought_in_any_field():
    read = search('oil "nuclear energy" oil NOT gas topic:water reg* NEAR iran')
    assert [term.needle for term in read.sought] == [" oil ", " nuclear energy ", " reg", " iran "]
    assert search("").sought == ()


def test_a_word_and_a_colon_are_no_field():
    assert search("Tehran: oil").note is None
    assert finds("Iraq: oil")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ('"nuclear energy', "not closed"),
        ("(oil", "not closed"),
        ("oil)", "not opened"),
        ("oil AND", "both sides"),
        ("OR oil", ""),
        ("oil NOT", "word is missing"),
        ("NOT NOT oil", "twice"),
        ("oil NEAR", ""),
        ("speaker: ", "missing after speaker:"),
        ("(" * 40 + "oil" + ")" * 40, "too many"),
    ],
)
def test_a_slip_searches_the_words_and_says_so(query, said):
    read = search(query)
    assert read.note and said in read.note
    assert read.root is None or read.matches({None: TEXT})


@pytest.mark.parametrize("query", ["", "   ", "?!", "“”", "--"])
def test_a_search_without_words_asks_for_nothing(query):
    assert search(query).root is None
    assert search(query).matches({None: "words"})


def test_what_was_found_is_marked_where_it_stands():
    def marked(query: str, text: str = TEXT) -> list[str]:
        return [text[start:end] for start, end in highlights(text, query)]

    assert marked("nuclear iran") == ["Iran", "nuclear"]
    assert marked('"nuclear energy"') == ["nuclear energy"]
    assert marked("region*") == ["region"]
    assert marked("energie") == ["Énergie"]
    assert marked("oil NOT gas") == ["oil"]
    assert marked("NOT gas") == []
    assert marked("Iran NEAR/2 Syria") == ["Iran", "Syria"]
    assert marked("Iran NEAR/2 Iraq") == []
    assert marked("speaker:oil iraq") == ["Iraq"]
    assert marked("é", "é e\u0301 e") == ["é", "e\u0301", "e"]


QUERIES = st.lists(
    st.sampled_from([
        "oil", "gas", "nuclear", '"nuclear energy"', "reg*", "AND", "OR", "NOT", "NEAR", "NEAR/3", "(", ")", '"', ":",
        "speaker:", "topic:", "iran", "é", "*", ",", "NEAR(oil iraq, 4)", "\x00", "'", "%", "\\", "ır", "ß", "ﬁ",
    ]) | st.text(max_size=8),
    max_size=8,
).map(" ".join)  # fmt: skip
TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(["oil", "Oil,", "gas", "nuclear energy", "region", "Iran", "Énergie", "|", "iraq."]), max_size=10
).map(" ".join)


@given(QUERIES, TEXTS)
def test_no_search_fails_and_marks_lie_in_the_text_in_order(query, text):
    read = search(query)
    read.matches({None: text})
    spans = highlights(text, read)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.fixture(scope="module")
def database():
    with duckdb.connect(":memory:") as connection:
        yield connection


@pytest.mark.parametrize(
    "text", ["Énergie", "e\u0301nergie", "Ärger—über", "naïve’s", "ÇA", "a  b\tc", "x_y", "3.5%", ""]
)
def test_a_haystack_is_the_same_in_python_and_in_the_database(database, text):
    found = database.execute(f"SELECT {FOLDED.format('?::VARCHAR')}", [text]).fetchone()[0]
    assert found.split() == haystack(text).split()


def test_folding_leaves_small_letters_without_accents():
    assert fold("Énergie ÅÇ ñ") == "energie ac n"
