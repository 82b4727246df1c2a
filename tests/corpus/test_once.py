"""Each meeting and statement once: which row stands for it, and what the other reports add. In memory, made by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from core.corpus import each_meeting, each_statement
from core.tables import ACTORS, DOCUMENTS, MEETINGS, MENTIONS, PARTICIPANTS, QUOTES, SEGMENTS, TOPICS, Tables
from core.wording import rows

DAY = date(2021, 5, 4)


def documents(**published: int) -> pd.DataFrame:
    """Documents by id, with their day of May 2021."""
    read = {"text": "x" * 90, "content_hash": "1", "parser_version": "0", "parsed_at": datetime(2026, 1, 1, tzinfo=UTC)}
    return DOCUMENTS.frame(
        read | {"doc_id": doc, "published": date(2021, 5, day) if day else None} for doc, day in published.items()
    )


def meeting(id_: str, doc: str, **more: Any) -> dict[str, Any]:
    plain = {"meeting_id": id_, "doc_id": doc, "start": 0, "end": 5, "kind": "meeting", "status": "held",
             "event_id": "e"}  # fmt: skip
    return plain | {"date_start": DAY, "date_end": DAY, "date_precision": "day"} | more


def quote(id_: str, doc: str, **more: Any) -> dict[str, Any]:
    plain = {"quote_id": id_, "doc_id": doc, "start": 0, "end": 5, "text": "xxxxx", "type": "direct",
             "attribution": "explicit", "speaker_id": "a", "statement_id": "s"}  # fmt: skip
    return plain | more


def kept(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return list(rows(frame))


def test_a_meeting_stands_as_the_first_report_of_its_outcome_tells_of_it():
    told = Tables(
        documents=documents(d1=1, d2=5, d3=6),
        meetings=MEETINGS.frame([
            meeting("m1", "d1", status="planned"), meeting("m2", "d2"), meeting("m3", "d3"),
            meeting("other", "d3", event_id=None),
        ]),
    )  # fmt: skip
    assert [row["meeting_id"] for row in kept(told.once.meetings)] == ["m2", "other"]
    assert told.once.reports == {"m2": 3}
    assert told.once.standing_for(["other", "m1", "m3", "nobody"]) == ["other", "m2", "nobody"]


def test_a_meeting_called_off_later_is_called_off():
    told = Tables(
        documents=documents(d1=1, d2=3), meetings=MEETINGS.frame([
            meeting("m1", "d1", status="planned"), meeting("m2", "d2", status="cancelled"),
        ]),
    )  # fmt: skip
    assert [row["status"] for row in kept(told.once.meetings)] == ["cancelled"]


def test_what_the_first_report_leaves_open_comes_from_the_one_that_knows_it():
    unknown = {"date_start": None, "date_end": None, "date_precision": None}
    told = Tables(
        documents=documents(d1=1, d2=2, d3=3), meetings=MEETINGS.frame([
            meeting("m1", "d1", **unknown, country="lv"),
            meeting("m2", "d2", city="Riga", country="lv", place_source="text"),
            meeting("m3", "d3", date_precision="month", city="Oslo", country="no"),
        ]),
    )  # fmt: skip
    (row,) = kept(told.once.meetings)
    assert (row["meeting_id"], row["date_start"], row["date_precision"]) == ("m1", DAY, "day")
    assert (row["city"], row["country"], row["place_source"]) == ("Riga", "lv", "text")


def test_a_place_in_another_country_contradicts_the_first_report_and_is_not_taken():
    told = Tables(
        documents=documents(d1=1, d2=2),
        meetings=MEETINGS.frame([meeting("m1", "d1", country="lv"), meeting("m2", "d2", city="Oslo", country="no")]),
    )
    (row,) = kept(told.once.meetings)
    assert (row["city"], row["country"]) == (None, "lv")


def test_participants_and_topics_are_those_of_all_reports_each_once_and_the_first_report_s_own_go_first():
    told = Tables(
        documents=documents(d1=2, d2=1),
        meetings=MEETINGS.frame([meeting("m1", "d1"), meeting("m2", "d2")]),
        actors=ACTORS.frame({"actor_id": one, "name": one, "kind": "person"} for one in "ab"),
        participants=PARTICIPANTS.frame([
            {"meeting_id": "m1", "actor_id": "a", "role": "minister"}, {"meeting_id": "m1", "actor_id": "b"},
            {"meeting_id": "m2", "actor_id": "a", "role": "president"},
        ]),
        topics=TOPICS.frame([
            {"target": "meeting", "target_id": one, "topic": topic, "score": 0.5}
            for one, topic in (("m1", "rail"), ("m2", "rail"), ("m1", "trade"))
        ]),
    )  # fmt: skip
    present = {(row["meeting_id"], row["actor_id"]): row["role"] for row in kept(told.once.participants)}
    assert present == {("m2", "a"): "president", ("m2", "b"): None}
    topics = sorted((row["target_id"], row["topic"]) for row in kept(told.once.topics))
    assert topics == [("m2", "rail"), ("m2", "trade")]


def test_a_visit_that_holds_a_meeting_is_the_row_that_stands_for_it():
    told = Tables(
        documents=documents(d1=1, d2=2), meetings=MEETINGS.frame([
            meeting("v1", "d1", kind="visit"), meeting("v2", "d2", kind="visit"),
            meeting("m", "d2", event_id=None, parent_id="v2"),
        ]),
    )  # fmt: skip
    assert {row["meeting_id"]: row["parent_id"] for row in kept(told.once.meetings)} == {"v1": None, "m": "v1"}


def test_of_a_statement_the_row_with_a_speaker_then_the_fullest_stands():
    quotes = QUOTES.frame([
        quote("nobody", "d1", speaker_id=None, end=40, text="x" * 40), quote("part", "d2", end=5),
        quote("whole", "d3", end=20, text="x" * 20), quote("again", "d4", end=20, text="x" * 20),
        quote("other", "d1", statement_id=None),
    ])  # fmt: skip
    assert each_statement(quotes)["quote_id"].tolist() == ["whole", "other"]
    told = Tables(documents=documents(d1=1, d2=2, d3=3, d4=4), quotes=quotes)
    assert told.once.quotes["quote_id"].tolist() == ["whole", "other"]
    assert told.once.retold == {"whole": 4}


def test_a_statement_is_tied_to_the_meeting_that_any_report_ties_it_to():
    told = Tables(
        documents=documents(d1=1, d2=2),
        meetings=MEETINGS.frame([meeting("m1", "d1"), meeting("m2", "d2")]),
        quotes=QUOTES.frame([quote("q1", "d1"), quote("q2", "d2", meeting_id="m2")]),
    )
    assert [(row["quote_id"], row["meeting_id"]) for row in kept(told.once.quotes)] == [("q1", "m1")]


def test_names_in_a_copy_count_only_inside_what_the_copy_alone_says():
    original, copy = documents(d1=1, d2=2).to_dict("records")
    told = Tables(
        documents=DOCUMENTS.frame([original, copy | {"duplicate_of": "d1"}]),
        segments=SEGMENTS.frame(
            {"segment_id": f"s_{doc}", "doc_id": doc, "start": 0, "end": 90, "kind": "body", "paragraph": 0}
            for doc in ("d1", "d2")
        ),
        quotes=QUOTES.frame([quote("q1", "d1"), quote("q2", "d2"),
                             quote("added", "d2", statement_id=None, start=50, end=60)]),
        mentions=MENTIONS.frame(
            {"mention_id": f"{doc}_{start}", "doc_id": doc, "start": start, "end": start + 2, "text": "xx",
             "form": "name", "actor_id": "b"}
            for doc, start in (("d1", 1), ("d1", 70), ("d2", 1), ("d2", 52), ("d2", 70))
        ),
    )  # fmt: skip
    assert told.once.mentions["mention_id"].tolist() == ["d1_1", "d1_70", "d2_52"]
    assert told.once.segments["doc_id"].tolist() == ["d1"]
    assert told.once.copies == {"d2"}


def test_a_copy_whose_original_is_not_among_the_tables_counts():
    (copy,) = documents(d2=2).to_dict("records")
    told = Tables(documents=DOCUMENTS.frame([copy | {"duplicate_of": "d1"}]),
                  mentions=MENTIONS.frame([{"mention_id": "n", "doc_id": "d2", "start": 0, "end": 1, "text": "x",
                                            "form": "name", "actor_id": "a"}]))  # fmt: skip
    assert told.once.copies == frozenset()
    assert len(told.once.mentions) == 1


def test_rows_of_some_reports_are_told_by_those_reports_alone():
    meetings = MEETINGS.frame([meeting("m1", "d1", status="planned"), meeting("m2", "d2", status="invited")])
    assert each_meeting(meetings, documents(d1=2, d2=1, d3=9))["meeting_id"].tolist() == ["m1"]


def test_where_nothing_is_told_twice_all_frames_are_the_same_and_once_of_once_is_itself():
    alone = Tables(documents=documents(d1=1), meetings=MEETINGS.frame([meeting("m1", "d1")]),
                   quotes=QUOTES.frame([quote("q1", "d1", meeting_id="m1")]))  # fmt: skip
    for name in ("documents", "meetings", "participants", "quotes", "topics", "mentions"):
        pd.testing.assert_frame_equal(getattr(alone.once, name), getattr(alone, name))
    assert alone.once.once is alone.once
    assert alone.once.reports == {} and alone.once.retold == {}


def test_events_are_told_by_all_reports_as_before():
    told = Tables(documents=documents(d1=1, d2=2), meetings=MEETINGS.frame([meeting("m1", "d1"), meeting("m2", "d2")]))
    assert [row["reports"] for row in kept(told.once.events)] == [2]


def test_columns_keep_their_types():
    told = Tables(
        documents=documents(d1=1, d2=2),
        meetings=MEETINGS.frame([meeting("m1", "d1"), meeting("m2", "d2", city="Riga", country="lv")]),
        quotes=QUOTES.frame([quote("q1", "d1"), quote("q2", "d2", meeting_id="m2")]),
    )
    assert told.once.meetings.dtypes.equals(told.meetings.dtypes)
    assert told.once.quotes.dtypes.equals(told.quotes.dtypes)
