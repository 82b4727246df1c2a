"""The contract of the tables holds what design/tables.md promises."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandera.errors
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import contract
from core.tables import ACTORS, DOCUMENTS, QUOTES, STORED, TABLES, Tables, row_id
from tests.store.conftest import report


def quote(**more):
    row = {
        "quote_id": "q",
        "doc_id": "d",
        "start": 0,
        "end": 4,
        "text": "Fine",
        "type": "direct",
        "attribution": "none",
    }
    return row | more


def test_every_table_of_the_contract_is_there_under_its_name():
    assert set(TABLES) == {
        "documents", "segments", "actors", "mentions", "meetings", "participants", "quotes", "topics", "notes",
        "rejects", "runs", "corrections", "records", "events",
    }  # fmt: skip


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_an_empty_frame_of_a_table_keeps_its_contract(table):
    frame = table.frame()
    assert list(frame.columns) == table.names
    table.check(frame)
    assert set(table.key) <= set(table.names)
    assert all(column.doc for column in table.columns)


def test_a_frame_holds_what_its_rows_said_with_null_where_they_said_nothing():
    frame = QUOTES.frame([quote(date=date(2005, 8, 8))])
    assert frame.iloc[0]["date"] == date(2005, 8, 8)
    assert frame["speaker"].isna().all()
    assert QUOTES.to_arrow(frame).schema.field("date").type == pa.date32()


def test_a_column_that_the_table_has_not_is_an_error():
    with pytest.raises(KeyError, match="quotes has no column"):
        QUOTES.frame([quote(speeker="x")])


@pytest.mark.parametrize(
    "spoilt",
    [
        quote(type="shouted"),
        quote(attribution=None),
        quote(start=4, end=4),
        quote(start=-1),
        quote(start=5, end=4),
        quote(speaker_start=1),
        quote(confidence=1.01),
        quote(act="shout"),
        quote(text=None),
    ],
    ids=["choice", "null", "empty", "negative", "backwards", "half a span", "probability", "act", "no text"],
)
def test_a_row_that_breaks_the_contract_is_refused(spoilt):
    with pytest.raises(pandera.errors.SchemaErrors):
        QUOTES.check(QUOTES.frame([spoilt]))


def test_two_rows_with_one_key_are_refused():
    with pytest.raises(pandera.errors.SchemaErrors):
        QUOTES.check(QUOTES.frame([quote(), quote()]))


VALUES = {
    "quote_id": st.sampled_from(["q", "r", "s"]),
    "type": st.sampled_from(["direct", "mixed", "shouted", None]),
    "start": st.integers(-1, 4),
    "end": st.integers(0, 5),
    "speaker_start": st.sampled_from([None, 0, 3]),
    "speaker_end": st.sampled_from([None, 2]),
    "confidence": st.sampled_from([None, 0.0, 1.0, 1.01, float("nan")]),
    "text": st.sampled_from(["Fine", None]),
    "act": st.sampled_from(["deny", "shout", None]),
}


@given(st.lists(st.fixed_dictionaries({}, optional=VALUES), max_size=3))
def test_what_arrow_and_what_pandera_take_for_sound_is_the_same(rows):
    frame = QUOTES.frame(quote(**row) for row in rows)
    try:
        contract.schema(QUOTES).validate(frame, lazy=True)
        sound = True
    except pandera.errors.SchemaErrors:
        sound = False
    assert contract.is_kept(QUOTES, frame) is sound


def test_arrow_and_back_is_the_same_frame():
    tables = report(1)
    for table in STORED:
        frame = getattr(tables, table.name)
        assert table.from_arrow(table.to_arrow(frame)).equals(frame), table.name


def test_lists_and_offices_are_kept_as_lists():
    roles = [{"role": "president", "from": date(2005, 8, 3), "to": None}]
    frame = ACTORS.frame([{"actor_id": "a", "name": "A", "kind": "person", "aliases": ["B", "C"], "roles": roles}])
    again = ACTORS.from_arrow(ACTORS.to_arrow(frame)).iloc[0]
    assert list(again["aliases"]) == ["B", "C"]
    assert list(again["roles"]) == roles


def test_times_carry_their_zone():
    row = {"doc_id": "d", "text": "x", "content_hash": "h", "parser_version": "1"}
    frame = DOCUMENTS.frame([row | {"parsed_at": datetime(2026, 1, 1, 12, tzinfo=UTC)}])
    assert frame["parsed_at"][0].isoformat() == "2026-01-01T12:00:00+00:00"


def test_an_empty_table_keeps_the_contract_only_with_its_columns_and_their_types():
    empty = QUOTES.frame()
    assert QUOTES.check(empty) is empty
    for other in (empty.drop(columns="speaker"), empty.assign(more=None), empty.astype({"start": "string"})):
        with pytest.raises(pandera.errors.SchemaErrors):
            QUOTES.check(other)


def test_a_tables_object_checks_every_table():
    tables = Tables(quotes=QUOTES.frame([quote(type="shouted")]))
    with pytest.raises(pandera.errors.SchemaErrors):
        tables.check()


@given(st.lists(st.text()), st.lists(st.text()))
def test_an_id_is_the_same_for_the_same_parts_only(one, other):
    assert row_id("q", *one) == row_id("q", *one)
    if "\x1f" not in "".join([*one, *other]) and one != other and [""] not in (one, other) and one and other:
        assert row_id("q", *one) != row_id("q", *other)


def test_ids_do_not_change_from_one_version_to_the_next():
    # The first 16 digits that `printf 'text\\037a.txt' | sha256sum` prints.
    assert row_id("doc", "text", "a.txt") == "doc_8a664e065f8f198f"
