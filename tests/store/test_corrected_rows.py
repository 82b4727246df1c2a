"""What a person decided is seen wherever the store is read, and what was parsed stays as it is."""

from __future__ import annotations

from datetime import date

import pytest
from deltalake import DeltaTable

from core.corrections import decide
from core.errors import CorrectionError, StoreError
from core.view import View
from tests.store.conftest import BOND, MET, OIL, TEXT, report, two_reports
from tests.store.correcting import corrected, row, target, who
from tests.templates import store_of

LINDQVIST = who("lindqvist", "Anna Lindqvist", "se")


@pytest.fixture
def store(tmp_path):
    return store_of(two_reports, tmp_path / "store")


def test_a_speaker_is_another_and_says_that_a_person_said_so(store):
    corrected(store, "quotes", "oil_1", speaker_id=LINDQVIST)
    now = row(store, "quotes", "oil_1")
    assert (now["speaker_id"], now["speaker"], now["speaker_country"]) == ("lindqvist", "Anna Lindqvist", "se")
    assert now["attribution"] == "corrected"
    said = store.snapshot().view(View(actors=("lindqvist",))).quotes
    assert "oil_1" in set(said["quote_id"])
    assert row(store, "quotes", "oil_2")["speaker_id"] == "karimi"


def test_what_was_parsed_is_not_changed(store):
    before = DeltaTable(store.folder / "tables" / "quotes").version()
    corrected(store, "quotes", "oil_1", speaker_id=LINDQVIST, verdict="accepted")
    table = DeltaTable(store.folder / "tables" / "quotes")
    assert table.version() == before
    assert set(table.to_pyarrow_table()["speaker_id"].to_pylist()) == {"karimi", "lindqvist"}


def test_a_speaker_whom_the_store_has_not_is_added_with_a_name(store):
    corrected(store, "quotes", "oil_1", speaker_id=who("new_1", "Jonas Berg", "no"))
    assert row(store, "actors", "new_1")["name"] == "Jonas Berg"
    assert list(store.snapshot().view(View(actors=("new_1",))).actors["name"]).count("Jonas Berg") == 1


def test_nobody_is_a_speaker_too(store):
    corrected(store, "quotes", "oil_1", speaker_id=None)
    now = row(store, "quotes", "oil_1")
    assert (now["speaker_id"], now["speaker"], now["attribution"]) == (None, None, "none")


def test_a_span_cuts_out_the_words_that_it_says(store):
    start = TEXT.index("oil pipeline")
    corrected(store, "quotes", "oil_1", span=[start, start + len("oil pipeline would open soon")])
    assert row(store, "quotes", "oil_1")["text"] == "oil pipeline would open soon"


def test_type_act_day_meeting_addressee_and_topics_of_a_statement(store):
    corrected(
        store, "quotes", "oil_1", type="mixed", act="promise", date="2005-08-07", meeting_id=None,
        addressee_id=LINDQVIST, topics=["energy", "trade"],
    )  # fmt: skip
    now = row(store, "quotes", "oil_1")
    assert (now["type"], now["act"], now["date"], now["date_source"]) == (
        "mixed", "promise", date(2005, 8, 7), "corrected",
    )  # fmt: skip
    assert (now["meeting_id"], now["addressee_id"]) == (None, "lindqvist")
    topics = store.snapshot().tables().topics
    mine = topics[topics["target_id"] == "oil_1"].set_index("topic")
    assert mine["score"].to_dict() == {"trade": 1.0, "energy": 0.9}
    assert list(mine.loc["energy", "evidence"]) == ["oil"]
    assert "oil_1" in set(store.snapshot().view(View(topics=("trade",))).quotes["quote_id"])


def test_a_meeting_s_kind_status_days_place_and_participants(store):
    corrected(
        store, "meetings", "met_1", kind="call", status="planned", mode="phone", city="Oslo", country="no",
        dates={"start": "2005-08-01", "end": "2005-08-31", "precision": "month"},
        participants=[who("karimi", "Farid Karimi", "ir", part="host"), who("new_2", "Ines Roth", "at")],
    )  # fmt: skip
    now = row(store, "meetings", "met_1")
    assert (now["kind"], now["status"], now["mode"], now["city"]) == ("call", "planned", "phone", "Oslo")
    assert (now["date_start"], now["date_end"], now["date_precision"]) == (date(2005, 8, 1), date(2005, 8, 31), "month")
    assert (now["date_source"], now["place_source"]) == ("corrected", "corrected")
    # 036, to express intent to meet; AGREE: what the code books have for a planned meeting.
    assert (now["cameo"], now["plover"]) == ("036", "AGREE")
    participants = store.snapshot().tables().participants
    mine = participants[participants["meeting_id"] == "met_1"].set_index("actor_id")
    assert mine["part"].dropna().to_dict() == {"karimi": "host"}
    assert mine["country"].to_dict() == {"karimi": "ir", "new_2": "at"}
    assert "met_1" in set(store.snapshot().view(View(actors=("new_2",))).meetings["meeting_id"])
    assert "met_1" not in set(store.snapshot().view(View(actors=("lindqvist",))).meetings["meeting_id"])


def test_a_rejected_statement_is_gone_with_its_topics(store):
    corrected(store, "quotes", "oil_1", verdict="rejected")
    tables = store.snapshot().tables()
    assert set(tables.quotes["quote_id"]) == {"bond_1", "oil_2", "bond_2"}
    assert "oil_1" not in set(tables.topics["target_id"])
    assert "oil_1" not in set(tables.records["record_id"])
    assert store.snapshot().counts()["quotes"] == 3


def test_a_rejected_meeting_is_gone_and_its_statements_stay(store):
    corrected(store, "meetings", "met_1", verdict="rejected")
    tables = store.snapshot().tables()
    assert set(tables.meetings["meeting_id"]) == {"visit_1", "met_2", "visit_2"}
    assert "met_1" not in set(tables.participants["meeting_id"]) | set(tables.topics["target_id"])
    assert row(store, "quotes", "oil_1")["meeting_id"] is None
    assert row(store, "quotes", "oil_2")["meeting_id"] == "met_2"


def test_an_accepted_row_is_sure_and_marked(store):
    corrected(store, "quotes", "bond_1", verdict="accepted")
    assert row(store, "quotes", "bond_1")["confidence"] == 1.0
    assert set(store.snapshot().view(View(corrected=True)).quotes["quote_id"]) == {"bond_1"}
    assert "bond_1" not in set(store.snapshot().view(View(corrected=False)).quotes["quote_id"])


def test_the_latest_decision_holds_and_the_earlier_one_stays_in_the_log(store):
    corrected(store, "quotes", "oil_1", act="promise")
    corrected(store, "quotes", "oil_1", author="Ben", act="warn")
    assert row(store, "quotes", "oil_1")["act"] == "warn"
    log = store.snapshot().tables().corrections
    assert list(zip(log["author"], log["state"], strict=True)) == [("Ada", "superseded"), ("Ben", "applied")]


def test_a_decision_taken_back_holds_no_more(store):
    first = corrected(store, "quotes", "oil_1", act="promise", verdict="accepted")
    store.take_back([first[0].decision_id])
    now = row(store, "quotes", "oil_1")
    assert (now["act"], now["confidence"]) == ("announce", 0.8)
    assert list(store.snapshot().tables().corrections["state"]) == ["undone", "undone"]
    assert len(store.snapshot().view(View(corrected=True)).quotes) == 0


def test_two_actors_become_one_and_two_again(store):
    made = report(3, karimi={"actor_id": "carimi", "name": "F. Carimi", "country": None})
    for frame, column in ((made.participants, "actor_id"), (made.mentions, "actor_id"), (made.quotes, "speaker_id")):
        frame[column] = frame[column].replace("karimi", "carimi")
    store.write(made)
    merged = corrected(store, "actors", "carimi", merge=who("karimi", "Farid Karimi", "ir"))
    now = row(store, "actors", "karimi")
    assert "F. Carimi" in now["aliases"]
    assert row(store, "actors", "carimi") is None
    store.take_back([merged[0].decision_id])
    assert row(store, "actors", "carimi")["name"] == "F. Carimi"
    assert row(store, "actors", "karimi")["aliases"] is None


def test_what_a_merged_actor_said_and_met_is_the_other_one_s(store):
    corrected(store, "actors", "lindqvist", merge=who("karimi", "Farid Karimi", "ir"))
    quotes = store.snapshot().tables().quotes
    assert set(quotes["speaker_id"]) == {"karimi"}
    assert set(quotes["speaker"]) == {"Farid Karimi"}
    participants = store.snapshot().tables().participants
    assert not participants.duplicated(["meeting_id", "actor_id"]).any()
    assert set(participants["actor_id"]) == {"karimi"}
    assert len(store.snapshot().view(View(actors=("karimi",))).quotes) == 4


def test_a_view_that_asks_for_an_actor_who_was_merged_away_shows_the_other_one_s_rows(store):
    old = View(actors=("lindqvist",))
    corrected(store, "actors", "lindqvist", merge=who("karimi", "Farid Karimi", "ir"))
    state = store.snapshot()
    assert state.followed(old) == View(actors=("karimi",))
    assert set(state.view(old).quotes["quote_id"]) == set(state.view(View(actors=("karimi",))).quotes["quote_id"])
    assert len(state.view(old).meetings) == len(state.view(View(actors=("karimi",))).meetings) > 0
    assert len(state.view(old).documents) == 2 and state.statements(old, every_report=True).statements == 4
    assert len(state.least_certain(old, ["quotes"], 10)) == 4
    assert state.facets(old)["types"]["count"].sum() == state.facets(View(actors=("karimi",)))["types"]["count"].sum()


def test_a_view_of_both_who_are_one_now_asks_once_and_an_unknown_id_stays(store):
    corrected(store, "actors", "lindqvist", merge=who("karimi", "Farid Karimi", "ir"))
    asked = View(actors=("lindqvist", "karimi", "nobody"))
    assert store.snapshot().followed(asked).actors == ("karimi", "nobody")


def test_a_view_follows_a_merge_of_a_merge_and_comes_back_when_it_is_undone(store):
    made = report(3, karimi={"actor_id": "carimi", "name": "F. Carimi", "country": None})
    for frame, column in ((made.participants, "actor_id"), (made.mentions, "actor_id"), (made.quotes, "speaker_id")):
        frame[column] = frame[column].replace("karimi", "carimi")
    store.write(made)
    corrected(store, "actors", "carimi", merge=LINDQVIST)
    second = corrected(store, "actors", "lindqvist", merge=who("karimi", "Farid Karimi", "ir"))
    assert store.snapshot().followed(View(actors=("carimi",))).actors == ("karimi",)
    store.take_back([second[0].decision_id])
    assert store.snapshot().followed(View(actors=("carimi",))).actors == ("lindqvist",)


def test_an_actor_is_split_by_the_documents_that_mean_another_one(store):
    second = row(store, "quotes", "oil_2")["doc_id"]
    corrected(store, "actors", "karimi", split={"documents": [second], "actor": who("other", "Farid Karimi", "tj")})
    assert row(store, "quotes", "oil_1")["speaker_id"] == "karimi"
    other = row(store, "quotes", "oil_2")
    assert (other["speaker_id"], other["speaker_country"]) == ("other", "tj")
    tables = store.snapshot().tables()
    assert set(tables.participants.query("meeting_id == 'met_2'")["actor_id"]) == {"other", "lindqvist"}
    mentions = tables.mentions[tables.mentions["text"] == "Farid Karimi"]
    assert set(mentions["actor_id"]) == {"karimi", "other"}


def test_a_speaker_decided_after_a_merge_is_not_carried_along_by_it(store):
    corrected(store, "actors", "lindqvist", merge=who("karimi", "Farid Karimi", "ir"))
    corrected(store, "quotes", "bond_1", speaker_id=LINDQVIST)
    assert row(store, "quotes", "bond_1")["speaker_id"] == "lindqvist"
    assert row(store, "quotes", "bond_2")["speaker_id"] == "karimi"


def test_what_no_row_could_take_is_refused_in_words(store):
    about = target(store, "quotes", "oil_1")
    for field, new in (("act", "sing"), ("date", "2005-02-31"), ("span", [9, 3]), ("speaker_id", {"name": ""}),
                       ("colour", "red"), ("verdict", None)):  # fmt: skip
        with pytest.raises(CorrectionError, match=field):
            decide(about, {field: (None, new)}, author="Ada")
    with pytest.raises(StoreError, match="no decision"):
        store.take_back(["decision_nowhere"])


def test_words_of_the_log_are_those_of_the_row(store):
    corrected(store, "quotes", "bond_1", verdict="accepted")
    corrected(store, "meetings", "met_1", verdict="accepted")
    assert list(store.snapshot().tables().corrections["words"]) == [BOND, MET]
    assert row(store, "quotes", "oil_1")["text"] == OIL


def test_the_least_certain_rows_come_first_those_that_are_not_rated_before_them(store):
    """Of the report's rows two are not rated; the others are .5 (visit), .8 (oil) and .9 (met)."""
    found = store.snapshot().least_certain(View(outlets=("XYZ",), corrected=False), ("quotes", "meetings"), 5)
    kinds = [row_id.rstrip("_12") for row_id in found["row_id"]]
    assert kinds == ["bond", "bond", "visit", "visit", "oil"]
    assert set(found["total"]) == {8}
    corrected(store, "quotes", "bond_1", verdict="accepted")
    left = store.snapshot().least_certain(View(corrected=False), ("quotes",), 5)
    assert set(left["row_id"]) == {"bond_2", "oil_1", "oil_2"}
