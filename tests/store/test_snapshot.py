"""What a View leaves of a store, and what its facets count. Rows are known from the two hand-made reports."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.store import open_store
from core.store.notes import mark
from core.tables import CORRECTIONS, TABLES
from core.view import View
from tests.store.conftest import TEXT

ALL = {"oil_1", "bond_1", "oil_2", "bond_2"}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    from tests.store.conftest import joined, report

    both = joined([report(1), report(2, outlet="The Herald", day=date(2006, 3, 1), karimi={"aliases": ["Fareed"]})])
    at = datetime(2026, 1, 1, tzinfo=UTC)
    act = {"table": "quotes", "field": "act", "at": at}
    both.corrections = CORRECTIONS.frame(
        [
            act | {"correction_id": "c1", "row_id": "oil_1", "new": '"announce"'},
            act | {"correction_id": "c2", "row_id": "oil_2", "new": '"deny"', "undone_at": at},
        ]
    )
    store = open_store(tmp_path_factory.mktemp("stores") / "store")
    store.write(both)
    kept = store.collections.create("Bonds")
    for row in ("bond_1", "bond_2"):
        store.collections.keep(kept, mark(store.snapshot().sql, "quotes", row))
    return store.snapshot()


def quotes(snapshot, view: View) -> set[str]:
    return set(snapshot.view(view).quotes["quote_id"])


def meetings(snapshot, view: View) -> set[str]:
    return set(snapshot.view(view).meetings["meeting_id"])


def asked(value: object) -> str:
    """A test's name says what the View asks; sets come in another order in each process."""
    return str(value.to_query()) if isinstance(value, View) else "left"


@pytest.mark.parametrize(
    ("view", "left"),
    [
        (View(), ALL),
        (View(date_from=date(2006, 1, 1)), {"oil_2", "bond_2"}),
        (View(date_to=date(2005, 8, 8)), {"oil_1", "bond_1"}),
        (View(date_from=date(2005, 8, 9), date_to=date(2006, 2, 28)), set()),
        (View(actors=("karimi",)), {"oil_1", "oil_2"}),
        (View(actors=("karimi", "lindqvist")), ALL),
        (View(countries=("se",)), {"bond_1", "bond_2"}),
        (View(topics=("energy",)), {"oil_1", "oil_2"}),
        (View(kinds=("visit",)), set()),
        (View(kinds=("meeting",), statuses=("held",)), ALL),
        (View(types=("direct",)), {"bond_1", "bond_2"}),
        (View(acts=("announce",)), {"oil_1", "oil_2"}),
        (View(outlets=("The Herald",)), {"oil_2", "bond_2"}),
        (View(meetings=("met_1",)), {"oil_1", "bond_1"}),
        (View(min_confidence=0.8), {"oil_1", "oil_2"}),
        (View(min_confidence=0.81), set()),
        (View(corrected=True), {"oil_1"}),
        (View(corrected=False), ALL - {"oil_1"}),
        (View(text="pipeline"), {"oil_1", "oil_2"}),
        (View(text="energie OR pipeline"), ALL),
        (View(text="speaker:lindqvist"), {"bond_1", "bond_2"}),
        (View(text="country:iran"), {"oil_1", "oil_2"}),
        (View(text="topic:energy outlet:herald"), {"oil_2"}),
        (View(text="cue:replied"), {"bond_1", "bond_2"}),
        (View(text="?!"), ALL),
        (View(text="nothing of the kind"), set()),
        (View(outlets=("The Herald",), types=("direct",), countries=("ir",)), set()),
    ],
    ids=asked,
)
def test_the_quotes_that_a_view_leaves(snapshot, view, left):
    assert quotes(snapshot, view) == left


@pytest.mark.parametrize(
    ("view", "left"),
    [
        (View(), {"met_1", "visit_1", "met_2", "visit_2"}),
        (View(date_to=date(2005, 12, 31)), {"met_1"}),
        (View(actors=("karimi",)), {"met_1", "met_2"}),
        (View(countries=("no",)), {"visit_1", "visit_2"}),
        (View(countries=("se",)), {"met_1", "visit_1", "met_2", "visit_2"}),
        (View(statuses=("planned",)), {"visit_1", "visit_2"}),
        (View(types=("direct",)), {"met_1", "met_2"}),
        (View(acts=("deny",)), set()),
        (View(min_confidence=0.8), {"met_1", "met_2"}),
        (View(text="Oslo"), {"visit_1", "visit_2"}),
        (View(text="pipeline"), {"met_1", "met_2"}),
        (View(topics=("energy",), outlets=("XYZ",)), {"met_1"}),
    ],
    ids=asked,
)
def test_the_meetings_that_a_view_leaves(snapshot, view, left):
    assert meetings(snapshot, view) == left


def test_what_belongs_to_rows_in_view_comes_with_them_and_nothing_else(snapshot):
    left = snapshot.view(View(outlets=("XYZ",), types=("direct",)))
    assert set(left.documents["outlet"]) == {"XYZ"}
    assert set(left.segments["segment_id"]) == {"seg_1"}
    assert set(left.mentions["mention_id"]) == {"men_karimi_1", "men_lindqvist_1"}
    assert set(left.participants["meeting_id"]) == {"met_1"}
    assert set(left.topics["target_id"]) == {"met_1"}
    assert set(left.notes["row_id"]) == {"bond_1"}
    assert set(left.corrections["row_id"]) == set()
    assert set(left.actors["actor_id"]) == {"karimi", "lindqvist"}


def test_records_are_the_quotes_in_view_and_the_meetings_of_which_none_is(snapshot):
    assert set(snapshot.view(View()).records["record_id"]) == ALL | {"visit_1", "visit_2"}
    assert set(snapshot.view(View(types=("direct",))).records["record_id"]) == {"bond_1", "bond_2"}
    only = snapshot.view(View(actors=("karimi",), statuses=("held",), text="pipeline")).records
    assert set(only["record_id"]) == {"oil_1", "oil_2"}
    planned = snapshot.view(View(statuses=("planned",))).records
    assert set(planned["record_id"]) == {"visit_1", "visit_2"}
    assert planned["text"].isna().all()


def test_a_quote_keeps_its_meeting_beside_it_where_the_meeting_itself_is_not_in_view(snapshot):
    records = snapshot.view(View(text="speaker:karimi")).records
    assert set(records["meeting_status"]) == {"held"}
    assert all(list(names) == ["Farid Karimi", "Anna Lindqvist"] for names in records["participants"])


def test_one_document_is_given_with_all_its_rows(snapshot):
    doc_id = snapshot.sql("SELECT doc_id FROM documents WHERE outlet = 'XYZ'")["doc_id"][0]
    tables = snapshot.document(doc_id)
    assert set(tables.quotes["quote_id"]) == {"oil_1", "bond_1"}
    assert len(tables.documents) == len(tables.segments) == 1
    assert len(snapshot.document("nothing").documents) == 0


def test_a_document_without_rows_is_in_view_where_filters_speak_of_documents(tmp_path, make_report):
    store = open_store(tmp_path / "store")
    store.write(make_report(1, quotes=0, meetings=0))
    now = store.snapshot()
    assert len(now.view(View(outlets=("XYZ",), date_from=date(2005, 8, 8))).documents) == 1
    assert len(now.view(View(outlets=("XYZ",), date_from=date(2005, 8, 9))).documents) == 0
    assert len(now.view(View(types=("direct",))).documents) == 0


def counts(snapshot, view: View, facet: str) -> dict[str, int]:
    frame = snapshot.facets(view)[facet]
    return dict(zip(frame["value"], frame["count"], strict=True))


def test_a_facet_counts_the_records_that_choosing_its_value_would_leave(snapshot):
    def left(**filters) -> int:
        return len(snapshot.view(View(**filters)).records)

    for view in ({"outlets": ("XYZ",)}, {"text": "pipeline"}):
        for facet in ("countries", "actors", "topics", "kinds", "statuses", "types", "acts", "outlets"):
            for value, count in counts(snapshot, View(**view), facet).items():
                assert left(**(view | {facet: (value,)})) == count, (view, facet, value)
        for year, count in counts(snapshot, View(**view), "years").items():
            days = {"date_from": date(int(year), 1, 1), "date_to": date(int(year), 12, 31)}
            assert left(**(view | days)) == count, (view, year)


def test_a_chosen_value_stays_among_the_facets_and_others_count_without_it(snapshot):
    assert counts(snapshot, View(outlets=("XYZ",)), "outlets") == {"XYZ": 3, "The Herald": 3}
    assert counts(snapshot, View(kinds=("summit",)), "kinds")["summit"] == 0
    assert counts(snapshot, View(), "years") == {"2005": 2, "2006": 2}


def test_facets_have_names_for_people_beside_their_values(snapshot):
    facets = snapshot.facets(View())
    assert dict(facets["countries"][["value", "label"]].values.tolist())["ir"] == "Iran"
    assert dict(facets["actors"][["value", "label"]].values.tolist())["karimi"] == "Farid Karimi"


def test_frames_of_a_view_keep_the_contract(snapshot):
    left = snapshot.view(View(countries=("ir",)))
    for name in ("documents", "quotes", "meetings", "participants", "actors", "records"):
        TABLES[name].check(getattr(left, name))


def test_a_row_is_found_by_its_id_also_where_another_document_has_left_its_file(tmp_path):
    from tests.store.conftest import joined, report

    store = open_store(tmp_path / "store")
    store.write(joined([report(1), report(2)]))
    store.write(report(2, text=f"{TEXT} It was raining.", location="/in/item2.txt"))
    found = store.snapshot().sql("SELECT text FROM quotes WHERE quote_id = $id", {"id": "bond_1"})
    assert found["text"].tolist() == ["Énergie is our bond"]
