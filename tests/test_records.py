"""The flat table, from small tables made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from core.tables import (
    ACTORS,
    MEETINGS,
    PARTICIPANTS,
    QUOTES,
    RECORDS,
    TOPICS,
    Tables,
)
from tests.store.conftest import joined, report


@pytest.fixture(scope="module")
def tables() -> Tables:
    return joined([report(2), report(1)])


def test_a_quote_is_one_row_with_its_meeting_speaker_topics_and_document_beside_it(tables):
    row = tables.records.set_index("record_id").loc["oil_1"]
    assert row["text"] == "the oil pipeline would open soon"
    assert (row["speaker"], row["speaker_country"], row["type"]) == ("Farid Karimi", "ir", "indirect")
    assert (row["meeting_kind"], row["meeting_status"], row["meeting_city"]) == ("meeting", "held", "Tehran")
    assert list(row["participants"]) == ["Farid Karimi", "Anna Lindqvist"]
    assert list(row["topics"]) == ["energy"]
    assert (row["title"], row["outlet"], row["published"]) == ("Item 1", "XYZ", date(2005, 8, 8))


def test_a_meeting_without_quotes_is_a_row_and_one_with_quotes_is_not(tables):
    records = tables.records
    alone = records[records["quote_id"].isna()]
    assert sorted(alone["record_id"]) == ["visit_1", "visit_2"]
    assert alone["text"].isna().all()
    assert set(alone["meeting_status"]) == {"planned"}


def test_records_come_in_the_order_of_documents_and_spans(tables):
    assert list(tables.records["record_id"]) == ["oil_2", "bond_2", "visit_2", "oil_1", "bond_1", "visit_1"]


def test_records_keep_their_contract(tables):
    RECORDS.check(tables.records)
    assert list(tables.records.columns) == RECORDS.names


def test_empty_tables_have_empty_records_with_every_column():
    records = Tables().records
    assert len(records) == 0
    assert list(records.columns) == RECORDS.names


def test_topics_come_strongest_first():
    one = report(1)
    more = [
        {"target": "quote", "target_id": "oil_1", "topic": topic, "score": score}
        for topic, score in (("migration", 0.2), ("trade", 0.95), ("energy", 0.9))
    ]
    one.topics = TOPICS.frame(more)
    assert list(one.records["topics"][0]) == ["trade", "energy", "migration"]


def test_a_quote_without_a_day_has_that_of_its_meeting_only_where_it_is_a_single_day():
    one = report(1)
    assert one.records.set_index("record_id").loc["bond_1", "date"] == date(2005, 8, 8)
    meetings = one.meetings.to_dict("records")
    for meeting in meetings:
        meeting["date_end"] = date(2005, 8, 10) if meeting["kind"] == "meeting" else None
        meeting["date_start"] = meeting["date_start"] if meeting["kind"] == "meeting" else None
    longer = Tables(**{**_frames(one), "meetings": MEETINGS.frame(_plain(meetings))})
    records = longer.records.set_index("record_id")
    assert records.isna().loc["bond_1", "date"]
    assert records.loc["oil_1", "date"] == date(2005, 8, 8)
    month = [dict(m, date_precision="month", date_end=m["date_start"]) for m in meetings]
    imprecise = Tables(**{**_frames(one), "meetings": MEETINGS.frame(_plain(month))})
    assert imprecise.records.set_index("record_id").isna().loc["bond_1", "date"]


def test_the_addressee_stands_by_name():
    one = report(1)
    quotes = _plain(one.quotes.to_dict("records"))
    quotes[0]["addressee_id"] = "lindqvist"
    one.quotes = QUOTES.frame(quotes)
    assert one.records["addressee"][0] == "Anna Lindqvist"


def test_a_meeting_whose_participants_are_not_known_has_none():
    one = report(1)
    one.participants, one.actors = PARTICIPANTS.frame(), ACTORS.frame()
    assert one.records["participants"].isna().all()


def _plain(rows):
    return [{k: None if v is None or v != v else v for k, v in row.items() if str(v) != "<NA>"} for row in rows]


def _frames(tables: Tables) -> dict:
    names = ("documents", "segments", "actors", "mentions", "meetings", "participants", "quotes", "topics")
    return {name: getattr(tables, name) for name in names}
