"""What several reports bring is listed and counted once, or with every report's row: three reports of two statements
and one meeting, of which one calls the meeting planned, and one that stands by itself."""

from __future__ import annotations

from datetime import date

import pytest

from core.store import open_store
from core.view import View
from tests.dashboard import retold

FACETS = ("countries", "actors", "topics", "kinds", "statuses", "types", "acts", "outlets")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    store = open_store(tmp_path_factory.mktemp("stores") / "retold")
    store.write(retold.tables())
    return store.snapshot()


def test_a_statement_of_several_reports_is_listed_once_by_the_row_that_says_most(snapshot):
    rows = snapshot.tables().quotes
    once = snapshot.statements(View())
    assert once.statements == once.rows == rows["statement_id"].nunique() < len(rows)
    assert set(once.records["quote_id"]) == set(snapshot.tables().once.quotes["quote_id"])
    assert snapshot.statements(View(), every_report=True).statements == len(rows)


def test_it_says_how_many_reports_bring_it(snapshot):
    told = snapshot.tables().quotes.groupby("statement_id")["doc_id"].nunique()
    listed = snapshot.statements(View()).records.merge(snapshot.tables().quotes[["quote_id", "statement_id"]])
    assert dict(zip(listed["statement_id"], listed["reports"], strict=True)) == told.to_dict()


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest", "text", "unsure"])
@pytest.mark.parametrize("group", [None, "speaker", "topic", "meeting", "day"])
def test_in_any_order_and_group_no_statement_comes_again(snapshot, sort, group):
    for view in (View(), View(text="transit OR trade OR tariffs"), View(text="a* OR t*", countries=("ee", "lv"))):
        page = snapshot.statements(view, sort=sort, group=group)
        told = page.records.merge(snapshot.tables().quotes[["quote_id", "statement_id"]])
        shown = list(zip(told["statement_id"], page.keys, strict=True))
        assert len(shown) == len(set(shown))
        assert told["statement_id"].nunique() == page.statements


def test_where_only_one_report_is_in_view_its_row_is_listed(snapshot):
    for doc_id in snapshot.tables().documents["doc_id"]:
        view = View(documents=(doc_id,))
        assert set(snapshot.statements(view).records["doc_id"]) <= {doc_id}
        assert snapshot.statements(view).statements == len(snapshot.view(view).quotes)


def left(snapshot, view: View) -> tuple[int, int]:
    """Statements that a View leaves, and the meetings of which it leaves none, each once."""
    tables = snapshot.view(view)
    events = dict(zip(tables.meetings["meeting_id"], tables.meetings["event_id"], strict=True))
    spoken = {events[one] for one in tables.quotes["meeting_id"].dropna() if one in events}
    return tables.quotes["statement_id"].nunique(), len(set(events.values()) - spoken)


@pytest.mark.parametrize("view", [View(), View(text="trade"), View(countries=("lv",)), View(statuses=("held",))])
def test_a_facet_counts_once_what_choosing_its_value_would_leave(snapshot, view):
    facets = snapshot.facets(view)
    for facet in FACETS:
        for value in facets[facet]["value"]:
            statements, meetings = left(snapshot, view.with_(**{facet: (value,)}))
            assert number(facets[facet], value) == (statements + meetings, statements), (facet, value)
    for year in facets["years"]["value"]:
        days = view.with_(date_from=date(int(year), 1, 1), date_to=date(int(year), 12, 31))
        assert number(facets["years"], year)[0] == sum(left(snapshot, days))


def test_with_every_report_a_facet_counts_rows(snapshot):
    facets = snapshot.facets(View(), every_report=True)
    assert facets["types"]["statements"].sum() == len(snapshot.tables().quotes)


def number(facet, value: str) -> tuple[int, int]:
    """Records, and statements among them."""
    (found,) = facet.loc[facet["value"] == value, ["count", "statements"]].itertuples(index=False)
    return tuple(found)
