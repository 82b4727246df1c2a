"""A table's order stands in the address: what it asks for is what is drawn."""

from __future__ import annotations

import pytest

TRADE = "Trade between our two countries grew fast"
RAIL = "Estonia would open a second rail link"
JOKE = "<img src=x onerror=\"document.title='taken over'\"> was a joke"


def drawn(app, column: str) -> list[object]:
    """A column of the page's first table, from above."""
    return app.dataframe[0].value[column].tolist()


@pytest.mark.parametrize("order", [None, "quotes:nothing", "nodes:text", "text", "quotes:", ":", "-"])
def test_without_an_order_that_the_table_knows_rows_stand_as_they_came(dashboard, order):
    asked = {} if order is None else {"order": order}
    assert drawn(dashboard("quotes", **{"as": "table"}, **asked), "text") == [TRADE, RAIL, JOKE]


@pytest.mark.parametrize(("order", "texts"), [("text", [JOKE, RAIL, TRADE]), ("-text", [TRADE, RAIL, JOKE])])
def test_rows_stand_in_the_order_of_a_column_either_way(dashboard, order, texts):
    assert drawn(dashboard("quotes", **{"as": "table"}, order=f"quotes:{order}"), "text") == texts


@pytest.mark.parametrize("order", ["date", "-date"])
def test_what_is_empty_comes_last_either_way(dashboard, order):
    """The joke was told on a day that nobody knows."""
    assert drawn(dashboard("quotes", **{"as": "table"}, order=f"quotes:{order}"), "text")[-1] == JOKE


def test_lists_have_an_order_too(dashboard):
    topics = drawn(dashboard("quotes", **{"as": "table"}, order="quotes:-topics"), "topics")
    named = [", ".join(some) for some in topics if len(some)]
    assert len(set(named)) > 1 and named == sorted(named, reverse=True)


def test_numbers_are_ordered_as_numbers(dashboard):
    sure = drawn(dashboard("quotes", **{"as": "table"}, order="quotes:confidence"), "confidence")
    assert len(set(sure)) > 1 and sure == sorted(sure)
