"""A search in a store looks at the places of words, and finds what reading every text would find."""

from __future__ import annotations

import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.search import Near, Term, haystack, search
from core.store import open_store, postings
from core.store.hits import Haystacks, Part
from core.store.postings import Postings
from core.view import View
from tests.dashboard import retold
from tests.test_search import QUERIES, TEXTS


def fold(texts: pa.Array) -> pa.Array:
    return pa.array([haystack(text) for text in texts.to_pylist()], pa.string())


def indexed(*texts: str, portion: int = 2) -> Postings:
    """Texts numbered from 1, read in portions."""
    numbers = np.arange(1, len(texts) + 1, dtype=np.int32)
    portions = [slice(first, first + portion) for first in range(0, len(texts), portion)]
    read = ((numbers[some], pa.array(texts[some], pa.string())) for some in portions)
    return postings.build(read, len(texts) + 1, fold)


def fitting(query: str, *texts: str) -> dict[int, float]:
    made = indexed(*texts)
    found = Haystacks(made.size, {None: (Part(made),)}, made.lengths).fitting(search(query))
    return dict(zip(found["n"].to_pylist(), found["weight"].to_pylist(), strict=True))


@settings(max_examples=200, deadline=None)
@given(
    query=QUERIES.filter(lambda query: search(query).root is not None), texts=st.lists(TEXTS, min_size=1, max_size=7)
)
def test_places_of_words_tell_what_the_texts_tell(query, texts):
    read = search(query)
    assert set(fitting(query, *texts)) == {n for n, text in enumerate(texts, 1) if read.matches({None: text})}


@settings(max_examples=100, deadline=None)
@given(texts=st.lists(TEXTS, max_size=7), portion=st.integers(1, 4))
def test_every_word_of_every_text_is_indexed_once_whatever_portion_it_came_in(texts, portion):
    made = indexed(*texts, portion=portion)
    said = sorted(
        (word, n, place) for n, text in enumerate(texts, 1) for place, word in enumerate(haystack(text).split())
    )
    words = [word for word, many in zip(made.words, np.diff(made.starts), strict=True) for _ in range(many)]
    assert list(zip(words, made.rows.tolist(), made.within.tolist(), strict=True)) == said
    assert made.lengths.tolist()[1:] == [len(haystack(text).encode()) for text in texts]


def test_words_of_two_texts_are_neither_side_by_side_nor_near():
    texts = "the oil", "price of gas", "the oil price"
    assert set(fitting('"oil price"', *texts)) == {3}
    assert set(fitting("oil NEAR/100 gas", *texts)) == set()


def test_a_word_is_near_one_that_stands_as_many_words_away_on_either_side():
    text = "Iran and the whole of Syria"
    for query in ("iran NEAR/{} syria", "syria NEAR/{} iran", "ir* NEAR/{} syr*"):
        assert set(fitting(query.format(4), text)) == {1}
        assert set(fitting(query.format(3), text)) == set()


def test_relevance_is_the_share_of_what_was_sought_by_the_root_of_the_length():
    # " the oil price and the oil ": 27 bytes, of which " oil " and " oil " without a blank each are 8.
    assert fitting("oil", "the oil price and the oil") == {1: pytest.approx(8 / math.sqrt(27), rel=1e-6)}
    # What begins so counts by what was written of it.
    assert fitting("pri*", "the oil price and the oil") == {1: pytest.approx(3 / math.sqrt(27), rel=1e-6)}
    assert fitting("NOT gas", "the oil price and the oil") == {1: 0}


@pytest.mark.parametrize(("text", "times"), [("no", 1), ("no no", 1), ("no no no", 2), ("no no, yes no", 2)])
def test_of_a_word_that_is_said_twice_in_a_row_the_second_adds_nothing_to_relevance(text, times):
    assert indexed(text).counts(Term(("no",)))[1] == times


def test_a_word_that_no_text_has_is_found_nowhere():
    made = indexed("the oil", "")
    assert made.counts(Term(("gas",))) is None
    assert list(made.having(Term(("oil", "gas")))) == []
    assert list(made.near(Near(Term(("oil",)), Term(("gas",)), 5))) == []
    assert list(indexed().having(Term(("oil",)))) == []


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    store = open_store(tmp_path_factory.mktemp("stores") / "hits")
    store.write(retold.tables())
    return store.snapshot()


GREW, RAIL = {"q_grew_wire", "q_grew_herald", "q_grew_gazette"}, {"q_rail_wire", "q_rail_herald"}


@pytest.mark.parametrize(
    ("query", "quotes", "meetings"),
    [
        ("skulte", RAIL, set()),
        ("ozola", GREW, set()),
        ("speaker:(anna NEAR/0 ozola)", GREW, set()),
        ("speaker:skulte", set(), set()),
        # The speaker's name does not follow the last word of the statement.
        ('"hoped for"', GREW, set()),
        ('"for anna"', set(), set()),
        ("country:estonia", RAIL, {"m_preview", "m_wire", "m_herald", "m_gazette", "m_call"}),
        ("country:fi", set(), {"m_gazette", "m_call"}),
        ("country:(fi lv)", set(), {"m_gazette"}),
        ("topic:trade", GREW, {"m_wire", "m_herald"}),
        ("topic:(trade economy)", {"q_grew_gazette"}, set()),
        ("topic:(trade OR harbours)", GREW, {"m_wire", "m_herald", "m_gazette"}),
        ("outlet:baltic", {"q_grew_wire", "q_rail_wire"}, {"m_wire"}),
        ('outlet:"baltic wire" NOT trade', {"q_rail_wire"}, {"m_wire"}),
        ("sat OR met", set(), {"m_wire", "m_herald", "m_gazette"}),
        ("NOT outlet:gazette", RAIL | GREW - {"q_grew_gazette"}, {"m_wire", "m_herald"}),
    ],
)
def test_words_and_fields_find_the_quotes_and_meetings_that_have_them(snapshot, query, quotes, meetings):
    def found(table: str, id_: str) -> set[str]:
        asked = f"SELECT {table}.{id_} AS id FROM {table} JOIN {table}h USING (n)"
        return set(snapshot._ask(asked, [], View(text=query))["id"].to_pylist())

    assert (found("q", "quote_id"), found("m", "meeting_id")) == (quotes, meetings)
