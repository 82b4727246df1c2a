"""Articles made by hand as rows: ids, spans, and what stands in which column."""

from __future__ import annotations

import itertools
from dataclasses import fields
from datetime import UTC, date, datetime

import pytest

from core import rows
from core.article import (
    Actor,
    Article,
    Dateline,
    Document,
    Meeting,
    Mention,
    Participant,
    Quote,
    Segment,
    Topic,
)

TEXT = (
    "ASTANA, May 4 (Steppe Wire) -- Kazakh Foreign Minister Aida Nurlan met Karl Berg here on Tuesday.\n\n"
    "“Grain will move by rail,” she told Berg.\n\n"
    "A senior official said that talks would go on."
)
WHEN = datetime(2026, 1, 1, tzinfo=UTC)


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def article(text: str = TEXT, source: str | None = "steppe.txt") -> Article:
    """The item above as the steps leave it."""
    made = Article(Document(text, source=source, location="/in/steppe.txt"))
    made.segments = [Segment(*span("ASTANA, May 4 (Steppe Wire) --"), "dateline", 0)]
    made.dateline = Dateline(*span("ASTANA, May 4 (Steppe Wire) --"), city="Astana", country="kz", agency="Steppe Wire")
    made.language, made.published, made.published_source = "en", date(2021, 5, 4), "resolved"
    aida = Actor("Aida Nurlan", "person", "kz", aliases=["Nurlan", "Aida Nurlan"], key="aida nurlan|kz")
    aida.roles = [("foreign minister", date(2020, 1, 1), None)]
    berg = Actor("Karl Berg", "person", key="karl berg")
    official = Actor("a senior official", "unnamed")
    role = "Kazakh Foreign Minister"
    named = Mention(*span("Kazakh Foreign Minister Aida Nurlan"), "name", aida, role, "explicit", 0.9)
    she = Mention(*span("she"), "pronoun", aida, None, "pronoun", 0.8)
    made.actors = [aida, berg, official, Actor("Nobody", "person", key="nobody")]
    made.mentions = [
        named, Mention(*span("Karl Berg"), "name", berg, None, "explicit"), she,
        Mention(*span("A senior official"), "role", official), Mention(*span("talks"), "role"),
    ]  # fmt: skip
    parts = [
        Participant(aida, "host", role, None, named),
        Participant(berg), Participant(berg, "visitor"),
    ]  # fmt: skip
    met = Meeting(*span("Kazakh Foreign Minister Aida Nurlan met Karl Berg"), "meeting", "held", participants=parts)
    visit = Meeting(met.start, met.end, "visit", "held")
    met.parent, met.date_start, met.date_end = visit, date(2021, 5, 4), date(2021, 5, 4)
    grain = Quote(
        *span("Grain will move by rail"), "direct", aida, None, span("she"), span("told"), "pronoun", addressee=berg
    )
    grain.meeting = met
    on = Quote(*span("talks would go on"), "indirect", official, "senior official", None, None, "explicit")
    made.quotes, made.meetings = [grain, on], [visit, met]
    made.topics = [Topic(grain, "economy and trade", 0.4, ["Grain"]), Topic(grain, "economy and trade", 0.7, ["rail"])]
    return made


def test_a_second_run_gives_the_same_rows_with_the_same_ids():
    first, second = (rows.tables([article()], parsed_at=WHEN) for _ in range(2))
    for field in fields(first):
        assert getattr(first, field.name).equals(getattr(second, field.name)), field.name


def test_rows_keep_the_contract_of_the_tables():
    tables = rows.tables([article()], parsed_at=WHEN).check()
    assert len(tables.quotes) == 2
    assert len(tables.meetings) == 2


def test_spans_cut_out_exactly_the_text_of_their_row():
    tables = rows.tables([article()], parsed_at=WHEN)
    for frame in (tables.mentions, tables.quotes):
        assert all(TEXT[row.start : row.end] == row.text for row in frame.itertuples())
    quote = tables.quotes.iloc[0]
    assert quote["text"] == "Grain will move by rail"
    assert TEXT[quote["cue_start"] : quote["cue_end"]] == quote["cue"] == "told"
    assert TEXT[quote["speaker_start"] : quote["speaker_end"]] == "she"


def test_ids_change_with_the_text_and_with_the_source_but_an_actor_keeps_its_own():
    one = rows.tables([article()], parsed_at=WHEN)
    other = rows.tables([article(source="elsewhere.txt")], parsed_at=WHEN)
    assert one.documents["doc_id"][0] != other.documents["doc_id"][0]
    assert not set(one.quotes["quote_id"]) & set(other.quotes["quote_id"])
    ids = [set(t.actors.loc[t.actors["name"] == "Aida Nurlan", "actor_id"]) for t in (one, other)]
    assert ids[0] == ids[1] and len(ids[0]) == 1


def test_an_unnamed_source_is_an_actor_of_its_own_document_only():
    one = rows.tables([article()], parsed_at=WHEN)
    other = rows.tables([article(source="elsewhere.txt")], parsed_at=WHEN)
    ids = [set(t.actors.loc[t.actors["kind"] == "unnamed", "actor_id"]) for t in (one, other)]
    assert not ids[0] & ids[1]


def test_actors_that_no_row_names_are_left_out():
    assert "Nobody" not in set(rows.tables([article()], parsed_at=WHEN).actors["name"])


def test_two_records_with_one_span_have_two_ids():
    tables = rows.tables([article()], parsed_at=WHEN)
    assert tables.meetings["start"].nunique() == 1
    assert tables.meetings["meeting_id"].nunique() == 2
    same = article()
    same.meetings.append(Meeting(same.meetings[0].start, same.meetings[0].end, "visit", "planned"))
    assert rows.tables([same], parsed_at=WHEN).meetings["meeting_id"].nunique() == 3


def test_a_meeting_points_to_the_visit_that_holds_it_and_a_quote_to_its_meeting():
    tables = rows.tables([article()], parsed_at=WHEN)
    by_kind = tables.meetings.set_index("kind")
    assert by_kind.loc["meeting", "parent_id"] == by_kind.loc["visit", "meeting_id"]
    assert tables.quotes["meeting_id"][0] == by_kind.loc["meeting", "meeting_id"]
    assert tables.quotes["meeting_id"].isna()[1]


def test_a_participant_named_twice_is_one_row_with_what_is_known_of_either():
    tables = rows.tables([article()], parsed_at=WHEN)
    names = tables.actors.set_index("actor_id")["name"]
    parts = {names[row.actor_id]: row for row in tables.participants.itertuples()}
    assert sorted(parts) == ["Aida Nurlan", "Karl Berg"]
    assert parts["Karl Berg"].part == "visitor"
    assert parts["Aida Nurlan"].country == "kz"
    assert parts["Aida Nurlan"].mention_id == tables.mentions["mention_id"][0]


def test_a_topic_found_twice_is_one_row_with_the_higher_score():
    topics = rows.tables([article()], parsed_at=WHEN).topics
    assert topics[["topic", "score"]].values.tolist() == [["economy and trade", 0.7]]


def test_the_outlet_is_the_agency_of_the_dateline_unless_the_file_names_one():
    assert rows.tables([article()], parsed_at=WHEN).documents["outlet"][0] == "Steppe Wire"
    named = article()
    named.document.outlet = "The Herald"
    assert rows.tables([named], parsed_at=WHEN).documents["outlet"][0] == "The Herald"


def test_what_is_not_known_is_null():
    document = rows.tables([Article(Document("Nothing to see."))], parsed_at=WHEN).documents.iloc[0]
    for column in ("source", "outlet", "title", "byline", "published", "published_source", "dateline_city"):
        assert document.isna()[column], column


def test_an_actor_of_several_documents_stands_once_with_all_its_names_in_any_order():
    other = article(source="elsewhere.txt")
    other.actors[0].name, other.actors[0].aliases = "Aïda Nurlan", ["Minister Nurlan"]
    other.actors[0].identity_source = "office holders"
    both = [article(), other]
    frames = [rows.tables(order, parsed_at=WHEN).actors for order in itertools.permutations(both)]
    assert frames[0].equals(frames[1])
    row = frames[0][frames[0]["country"] == "kz"].iloc[0]
    assert row["name"] == "Aïda Nurlan"
    assert list(row["aliases"]) == ["Aida Nurlan", "Minister Nurlan", "Nurlan"]


def test_a_document_given_twice_is_one_document():
    tables = rows.tables([article(), article()], parsed_at=WHEN)
    assert len(tables.documents) == 1
    assert len(tables.quotes) == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda a: setattr(a.quotes[0], "end", len(TEXT) + 1),
        lambda a: setattr(a.quotes[0], "end", a.quotes[0].start),
        lambda a: setattr(a.quotes[0], "act", "shout"),
        lambda a: setattr(a.quotes[0], "confidence", 1.5),
        lambda a: setattr(a.quotes[0], "confidence", float("nan")),
        lambda a: setattr(a.meetings[0], "status", None),
        lambda a: setattr(a.quotes[0], "cue_span", (5, 5)),
    ],
    ids=["past the end", "no length", "unknown act", "above one", "not a number", "no status", "empty cue"],
)
def test_what_no_row_can_hold_is_refused_for_this_document_alone(spoil):
    spoilt = article()
    spoil(spoilt)
    with pytest.raises(ValueError, match=r"quotes|meetings"):
        rows.of_article(spoilt, WHEN)
