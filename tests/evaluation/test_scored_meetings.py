"""`communique evaluate`: which row answers a marked meeting, what counts as right, and how errors are told apart."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from core.article import Actor, Article, Document, Meeting, Participant
from core.evaluation import Report, gold_of, scored
from core.evaluation.meetings import Figures

TEXT = "Dahl met Tamm in Oslo on Tuesday. Dahl will visit Tallinn in June."
MAY, JUNE = date(2021, 5, 4), date(2021, 6, 1)


def marked(*participants: Any, **more: Any) -> dict[str, Any]:
    return {"kind": "meeting", "status": "held", "participants": list(participants)} | more


def row(*names: str, kind: str = "meeting", status: str = "held", on: date | None = None, **more: Any) -> Meeting:
    people = [Participant(Actor(name, "person")) for name in names]
    return Meeting(0, 33, kind, status, date_start=on, date_end=more.pop("until", on), participants=people, **more)


def measured(meetings: list[dict[str, Any]], *rows: Meeting) -> Report:
    gold = gold_of({"doc_id": "wire_1", "text": TEXT, "meetings": meetings}, "gold")
    return scored([(gold, Article(Document(TEXT), meetings=list(rows)))])


def all_of(report: Report) -> Figures:
    assert report.meetings is not None
    return report.meetings.all


def kinds(report: Report) -> dict[str, int]:
    return dict(Counter(error.kind for error in report.errors))


def test_a_meeting_is_right_with_the_same_participants_and_status() -> None:
    made = measured([marked("Karin Dahl", "Jaan Tamm")], row("Karin Dahl", "Jaan Tamm"))
    assert (all_of(made).precision, all_of(made).recall, all_of(made).f1, all_of(made).false) == (1.0, 1.0, 1.0, 0.0)
    assert made.errors == []


def test_a_plan_told_as_held_is_wrong_and_has_a_kind_of_its_own() -> None:
    made = measured([marked("Karin Dahl", "Jaan Tamm", status="planned")], row("Karin Dahl", "Jaan Tamm"))
    assert (all_of(made).f1, all_of(made).status, all_of(made).false) == (0.0, 0.0, 0.0)
    assert kinds(made) == {"told as held": 1}


def test_a_participant_missing_or_too_many_makes_the_row_wrong_but_not_false() -> None:
    meeting = [marked("Karin Dahl", "Jaan Tamm")]
    assert kinds(measured(meeting, row("Karin Dahl"))) == {"participant missing": 1}
    made = measured(meeting, row("Karin Dahl", "Jaan Tamm", "Olga Moor"))
    assert kinds(made) == {"participant too many": 1}
    assert (all_of(made).f1, all_of(made).false) == (0.0, 0.0)


def test_a_row_with_one_of_two_and_a_stranger_answers_no_meeting() -> None:
    made = measured([marked("Karin Dahl", "Jaan Tamm")], row("Karin Dahl", "Olga Moor"))
    assert kinds(made) == {"missed": 1, "no such meeting": 1}
    assert all_of(made).false == 1.0


def test_a_meeting_told_by_two_rows_is_right_once_and_told_twice() -> None:
    pair = ("Karin Dahl", "Jaan Tamm")
    made = measured([marked(*pair)], row(*pair), row(*pair))
    assert (all_of(made).precision, all_of(made).recall) == (0.5, 1.0)
    assert kinds(made) == {"told twice": 1}


def test_a_visit_is_not_taken_for_the_meeting_within_it() -> None:
    visit = marked("Karin Dahl", kind="visit")
    made = measured([visit], row("Karin Dahl", "Jaan Tamm"))
    assert kinds(made) == {"missed": 1, "no such meeting": 1}


def test_of_several_rows_the_one_that_agrees_in_most_answers() -> None:
    pair = ("Karin Dahl", "Jaan Tamm")
    meetings = [marked(*pair, date="2021-05-04"), marked(*pair, status="planned", date="2021-06-01")]
    made = measured(meetings, row(*pair, status="planned", on=JUNE), row(*pair, on=MAY))
    assert made.errors == []
    assert all_of(made).strict_f1 == 1.0


def test_date_country_and_kind_are_asked_only_of_rows_whose_participants_are_right() -> None:
    meetings = [
        marked("Karin Dahl", "Jaan Tamm", date="2021-05-04", country="no"),
        marked("Olga Moor", "Piet Vos", date="2021-05-04"),
    ]
    made = measured(
        meetings, row("Karin Dahl", "Jaan Tamm", on=JUNE, country="ee", kind="call"), row("Olga Moor", on=MAY)
    )
    assert (all_of(made).date, all_of(made).country, all_of(made).kind) == (0.0, 0.0, 0.0)
    assert kinds(made) == {"date wrong": 1, "country wrong": 1, "kind wrong": 1, "participant missing": 1}


@pytest.mark.parametrize(
    ("stated", "found", "right"),
    [
        ("2021-05-04", MAY, True),
        ("2021-05-04", None, False),
        ("2021-05", MAY, True),
        ("2021-05", JUNE, False),
        ("2021", JUNE, True),
        (None, None, True),
        (None, MAY, False),
    ],
)
def test_a_date_is_a_day_a_month_a_year_or_left_open(stated: str | None, found: date | None, right: bool) -> None:
    made = measured([marked("Karin Dahl", date=stated)], row("Karin Dahl", on=found))
    assert all_of(made).date == float(right)
    assert all_of(made).f1 == 1.0
    assert all_of(made).strict_f1 == float(right)


def test_the_last_day_counts_where_it_is_marked() -> None:
    visit = marked("Karin Dahl", kind="visit", date="2021-05-04", date_end="2021-05-06")
    right = row("Karin Dahl", kind="visit", on=MAY, until=date(2021, 5, 6))
    assert all_of(measured([visit], right)).date == 1.0
    assert kinds(measured([visit], row("Karin Dahl", kind="visit", on=MAY))) == {"date wrong": 1}


def test_what_is_optional_may_be_there_or_not() -> None:
    meeting = marked("Karin Dahl", participants_optional=["Jaan Tamm"], date="2021-05-04", date_optional=True)
    for found in (row("Karin Dahl", on=MAY), row("Karin Dahl", "Jaan Tamm")):
        assert measured([meeting], found).errors == []
    spare = marked("Olga Moor", optional=True)
    for rows in ([], [row("Olga Moor", "Piet Vos")]):
        made = measured([meeting, spare], row("Karin Dahl"), *rows)
        assert (all_of(made).found, all_of(made).wanted, made.errors) == (1, 1, [])


def test_an_optional_meeting_of_its_kind_takes_a_row_before_one_of_another_sort() -> None:
    meetings = [marked("Karin Dahl"), marked(kind="ceremony", optional=True, participants_loose=True)]
    made = measured(meetings, row("Karin Dahl", kind="ceremony"))
    assert kinds(made) == {"missed": 1}
    assert all_of(made).found == 0


def test_loose_participants_ask_for_one_of_those_named() -> None:
    summit = marked("Karin Dahl", "Jaan Tamm", kind="summit", participants_loose=True)
    assert all_of(measured([summit], row("Jaan Tamm", "Olga Moor", kind="summit"))).f1 == 1.0
    assert all_of(measured([summit], row("Olga Moor", kind="summit"))).f1 == 0.0


def test_other_kinds_and_statuses_may_be_as_good() -> None:
    meeting = marked("Karin Dahl", kind_also=["negotiation"], status_also=["ongoing"])
    assert measured([meeting], row("Karin Dahl", kind="negotiation", status="ongoing")).errors == []


@pytest.mark.parametrize("parent", ["V1", "visit"])
def test_a_meeting_lies_in_the_visit_that_is_marked_by_id_or_kind(parent: str) -> None:
    meetings = [marked("Karin Dahl", kind="visit", id="V1"), marked("Karin Dahl", "Jaan Tamm", parent=parent)]
    visit = row("Karin Dahl", kind="visit")
    assert all_of(measured(meetings, visit, row("Karin Dahl", "Jaan Tamm", parent=visit))).parent == 1.0
    assert kinds(measured(meetings, visit, row("Karin Dahl", "Jaan Tamm"))) == {"parent missing": 1}


def test_a_document_without_meetings_counts_only_by_what_is_found_in_it() -> None:
    assert all_of(measured([])).f1 is None
    made = measured([], row("Karin Dahl"))
    assert (all_of(made).precision, all_of(made).false) == (0.0, 1.0)


def test_a_document_that_marks_only_statements_says_nothing_of_meetings() -> None:
    gold = gold_of({"text": TEXT, "quotes": []}, "gold")
    made = scored([(gold, Article(Document(TEXT), meetings=[row("Karin Dahl")]))])
    assert made.meetings is None
    assert made.quotes is not None


def test_figures_come_with_intervals_over_documents_by_kind_and_by_outlet() -> None:
    pair = ("Karin Dahl", "Jaan Tamm")
    golds = [
        gold_of({"doc_id": f"{outlet}_{n}", "text": TEXT, "meetings": [marked(*pair)]}, "gold")
        for outlet in ("wire", "radio")
        for n in range(5)
    ]
    made = scored([(g, Article(Document(TEXT), meetings=[row(*pair)] if n % 2 else [])) for n, g in enumerate(golds)])
    assert made.meetings is not None
    assert list(made.meetings.by_outlet) == ["radio", "wire"]
    assert list(made.meetings.by_kind) == ["meeting"]
    low, high = made.meetings.intervals["recall"]
    assert low < 0.5 < high
