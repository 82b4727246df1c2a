"""The View: what an address and the command line state, read and written without loss, and nonsense refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ViewError
from core.tables import ACTS, MEETING_KINDS, QUOTE_TYPES, STATUSES
from core.view import PARAMETERS, View

STORABLE = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=40
).filter(lambda text: bool(text.strip()))
VALUES = st.lists(STORABLE, max_size=4).map(tuple)
DAYS = st.dates(date(1800, 1, 1), date(2100, 1, 1))


@st.composite
def views(draw: st.DrawFn) -> View:
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=2)))
    return View(
        date_from=draw(st.sampled_from([None, days[0]])),
        date_to=draw(st.sampled_from([None, days[1]])),
        actors=draw(VALUES),
        countries=draw(st.lists(st.sampled_from(["ir", "sy", "us", "eu", "gb"])).map(tuple)),
        topics=draw(VALUES),
        kinds=draw(st.lists(st.sampled_from(MEETING_KINDS)).map(tuple)),
        statuses=draw(st.lists(st.sampled_from(STATUSES)).map(tuple)),
        types=draw(st.lists(st.sampled_from(QUOTE_TYPES)).map(tuple)),
        acts=draw(st.lists(st.sampled_from(ACTS)).map(tuple)),
        outlets=draw(VALUES),
        documents=draw(VALUES),
        meetings=draw(VALUES),
        collections=draw(VALUES),
        text=draw(st.none() | st.text(max_size=60)),
        min_confidence=draw(st.none() | st.floats(0, 1)),
        corrected=draw(st.sampled_from([None, True, False])),
    )


@given(views())
def test_an_address_gives_back_the_view_that_it_was_made_from(view):
    assert View.from_query(view.to_query()) == view
    assert View.salvage(view.to_query()) == (view, [])


@given(views())
def test_taking_out_every_chip_leaves_no_filter(view):
    for chip in view.chips():
        assert chip.parameter in PARAMETERS.values()
        view = view.without(chip.field, chip.value)
    assert view.is_empty


@given(views(), st.sampled_from(list(PARAMETERS)))
def test_taking_out_one_filter_leaves_the_others(view, field):
    rest = view.without(field)
    assert field not in {chip.field for chip in rest.chips()}
    assert [c for c in view.chips() if c.field != field] == rest.chips()


@given(st.dictionaries(st.sampled_from([*PARAMETERS.values(), "other"]), st.text() | st.lists(st.text())))
def test_any_address_is_read_or_refused_with_a_sentence_and_never_fails_otherwise(query):
    view, refused = View.salvage(query)
    assert View.from_query(view.to_query()) == view
    assert all(sentence.endswith(".") and "\x1b" not in sentence for sentence in refused)
    try:
        View.from_query(query)
    except ViewError as error:
        assert str(error)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"colour": "red"}, "no filter “colour”"),
        ({"from": "2005-02-30"}, "calendar"),
        ({"from": "8 Aug 2005"}, "2005-08-08"),
        ({"from": "2005-08-09", "to": "2005-08-08"}, "on or after 2005-08-09"),
        ({"country": ["iran"]}, "territory code"),
        ({"kind": ["party"]}, "meeting, visit, call"),
        ({"sure": "1.1"}, "0 to 1"),
        ({"sure": "nan"}, "0 to 1"),
        ({"corrected": "maybe"}, "yes or no"),
        ({"q": ["a", "b"]}, "2 times"),
        ({"actor": ["  "]}, "not empty"),
        ({"outlet": ["x" * 1001]}, "not empty"),
    ],
)
def test_what_no_row_could_have_is_refused_with_parameter_value_and_what_is_allowed(query, said):
    with pytest.raises(ViewError, match=said):
        View.from_query(query)


def test_salvage_keeps_what_can_be_read():
    view, refused = View.salvage({"country": ["ir"], "kind": ["party"], "from": "2005-08-08"})
    assert view == View(countries=("ir",), date_from=date(2005, 8, 8))
    assert len(refused) == 1 and "party" in refused[0]


def test_values_are_kept_in_their_order_once_each():
    assert View(countries=("sy", "ir", "sy")).countries == ("sy", "ir")


def test_names_in_an_address_are_those_that_were_published():
    assert PARAMETERS == {
        "date_from": "from", "date_to": "to", "actors": "actor", "countries": "country", "topics": "topic",
        "kinds": "kind", "statuses": "status", "types": "type", "acts": "act", "outlets": "outlet",
        "documents": "doc", "meetings": "meeting", "collections": "collection", "text": "q", "min_confidence": "sure",
        "corrected": "corrected",
    }  # fmt: skip
