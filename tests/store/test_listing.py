"""Statements a page at a time: order, groups and what stands beside each, on a store of four statements."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.store import open_store
from core.tables import DOCUMENTS, QUOTES, TOPICS, Tables
from core.view import View
from tests.store.conftest import joined, report

TEXT = "Trade grows, trade and energy. The port is open. Gas flows north through the port. Nobody knows."
SAID = {
    "q1": ("Trade grows, trade and energy", "Berg", date(2021, 5, 3), 0.9, ["trade", "energy"]),
    "q2": ("The port is open", "Ozols", date(2021, 5, 4), 0.4, ["trade"]),
    "q3": ("Gas flows north through the port", "Ozols", date(2021, 5, 1), 0.7, []),
    "q4": ("Nobody knows", None, None, None, []),
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    document = {
        "doc_id": "d", "source": "a.txt", "text": TEXT, "content_hash": "1", "parser_version": "0",
        "parsed_at": datetime(2026, 1, 1, tzinfo=UTC),
    }  # fmt: skip
    tables = Tables(
        documents=DOCUMENTS.frame([document]),
        quotes=QUOTES.frame(
            {"quote_id": id_, "doc_id": "d", "start": TEXT.index(words), "end": TEXT.index(words) + len(words),
             "text": words, "type": "direct", "speaker": who, "date": day, "confidence": sure,
             "attribution": "explicit" if who else "none"}
            for id_, (words, who, day, sure, _) in SAID.items()
        ),
        topics=TOPICS.frame(
            {"target": "quote", "target_id": id_, "topic": topic, "score": 0.9 - 0.1 * number}
            for id_, (*_, topics) in SAID.items() for number, topic in enumerate(topics)
        ),
    )  # fmt: skip
    store = open_store(tmp_path_factory.mktemp("stores") / "listing")
    store.write(tables)
    return store.snapshot()


def ids(snapshot, text=None, **asked) -> list[str]:
    return snapshot.statements(View(text=text), **asked).records["quote_id"].tolist()


def test_a_statement_without_a_day_comes_last_in_either_direction(snapshot):
    assert ids(snapshot, sort="newest") == ["q2", "q1", "q3", "q4"]
    assert ids(snapshot, sort="oldest") == ["q3", "q1", "q2", "q4"]


def test_the_least_sure_comes_first_and_what_was_not_rated_before_it(snapshot):
    assert ids(snapshot, sort="unsure") == ["q4", "q2", "q3", "q1"]


def test_as_in_the_reports_is_the_order_of_the_text(snapshot):
    assert ids(snapshot, sort="text") == ["q1", "q2", "q3", "q4"]


def test_what_holds_most_of_what_was_sought_is_most_relevant(snapshot):
    assert ids(snapshot, "port OR trade", sort="relevance") == ["q1", "q2", "q3"]
    assert ids(snapshot, "port", sort="relevance") == ["q2", "q3"]
    assert ids(snapshot, "port NOT open", sort="relevance") == ["q3"]


def test_speakers_are_brought_together_the_one_with_most_statements_first(snapshot):
    page = snapshot.statements(View(), group="speaker")
    assert page.keys == ["Ozols", "Ozols", "Berg", None]


def test_a_statement_on_two_topics_is_under_each(snapshot):
    page = snapshot.statements(View(), group="topic")
    assert list(zip(page.keys, page.records["quote_id"], strict=True)) == [
        ("trade", "q2"), ("trade", "q1"), ("energy", "q1"), (None, "q3"), (None, "q4"),
    ]  # fmt: skip
    assert (page.rows, page.statements) == (5, 4)


def test_days_come_in_the_order_of_the_statements(snapshot):
    page = snapshot.statements(View(), group="day", sort="oldest")
    assert page.keys == ["2021-05-01", "2021-05-03", "2021-05-04", None]


def test_pages_part_the_statements_and_a_page_beyond_the_last_is_the_last(snapshot):
    first = snapshot.statements(View(), size=3)
    assert (first.number, first.pages, first.rows) == (1, 2, 4)
    last = snapshot.statements(View(), number=99, size=3)
    assert (last.number, last.records["quote_id"].tolist()) == (2, ["q4"])


def test_pages_of_one_size_hold_what_pages_of_another_do(snapshot):
    """Some sizes come from an order that is kept, others are asked for by themselves."""
    for sort in ("newest", "unsure"):
        single = [snapshot.statements(View(), sort=sort, number=number, size=1) for number in (1, 2, 3, 4)]
        three = [snapshot.statements(View(), sort=sort, number=number, size=3) for number in (1, 2)]
        one_by_one, by_threes = (
            [id_ for page in pages for id_ in page.records["quote_id"]] for pages in (single, three)
        )
        assert one_by_one == by_threes and len(set(by_threes)) == 4


def test_nothing_found_is_an_empty_page(snapshot):
    page = snapshot.statements(View(text="nothingofthesort"))
    assert (page.statements, page.pages, len(page.records)) == (0, 1, 0)


def test_a_listed_statement_is_the_row_of_records_with_its_actors_beside_it(tmp_path):
    store = open_store(tmp_path / "store")
    store.write(joined([report(1), report(2)]))
    snapshot = store.snapshot()
    for view in (View(), View(text="pipeline"), View(countries=("se",))):
        records = snapshot.view(view).records
        records = records[records["quote_id"].notna()].sort_values("quote_id").reset_index(drop=True)
        found = snapshot.statements(view, every_report=True).records.sort_values("quote_id").reset_index(drop=True)
        assert found[records.columns].equals(records)
        assert set(found["speaker_id"]) <= {"karimi", "lindqvist"}


def test_a_view_leaves_a_document_or_none(tmp_path):
    store = open_store(tmp_path / "store")
    store.write(joined([report(1), report(2, outlet="The Herald")]))
    snapshot = store.snapshot()
    for view in (View(), View(outlets=("The Herald",)), View(text="pipeline"), View(text="nothing")):
        assert snapshot.leaves_any(view) is (len(snapshot.view(view).documents) > 0)
