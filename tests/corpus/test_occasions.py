"""The same meeting in several reports: what joins them, what keeps them apart, and what is shown of both."""

from __future__ import annotations

from datetime import date

import pytest

from core.corpus import events
from core.tables import EVENTS
from tests.corpus.told import Report, across, met, person, said, sizes, state

ASSAD = person("Bashar al-Assad", "sy")
KHARRAZI = person("Kamal Kharrazi", "ir")
AHMADINEJAD = person("Mahmoud Ahmadinejad", "ir")
SOLHEIM, OTIENO = person("Ingrid Solheim", "no"), person("Peter Otieno", "ke")
AUG7, AUG8, AUG9 = (date(2005, 8, day) for day in (7, 8, 9))
TEHRAN = {"city": "Tehran", "country": "ir"}


def visit(*actors, first, last, **more):
    return met(*actors, on=first, **{"kind": "visit", "date_end": last, "date_precision": "range"} | TEHRAN | more)


def grouped(*reports):
    """Sizes of the groups of the reports' meetings, the largest first."""
    return sizes(across(*reports).meetings, "event_id")


def claims(event, field):
    """Each value that reports give of a field, and how many documents say so."""
    found = [] if event["contradictions"] is None else event["contradictions"]
    return {c["value"]: len(c["documents"]) for c in found if c["field"] == field}


def test_a_visit_told_with_differing_dates_is_one_event_and_both_dates_are_shown():
    agency = Report("agency", AUG8, meetings=[visit(ASSAD, first=AUG7, last=AUG8)])
    gazette = Report("gazette", AUG9, meetings=[visit(person("Bashar Al Assad", "sy"), first=AUG8, last=AUG9)])
    found = events(across(agency, gazette))
    assert len(found) == 1
    event = found.iloc[0]
    assert (event["reports"], event["country"], event["status"]) == (2, "ir", "held")
    assert event.isna()["date_start"]
    assert claims(event, "date_start") == {"2005-08-07": 1, "2005-08-08": 1}
    assert claims(event, "date_end") == {"2005-08-08": 1, "2005-08-09": 1}
    assert set(event["doc_ids"]) == {agency.doc_id, gazette.doc_id}


def test_talks_of_one_visitor_with_two_hosts_on_one_day_are_two_meetings():
    one = Report("a", AUG8, meetings=[met(ASSAD, KHARRAZI, on=AUG8, **TEHRAN)])
    two = Report("b", AUG8, meetings=[met(ASSAD, AHMADINEJAD, on=AUG8, **TEHRAN)])
    assert grouped(one, two) == [1, 1]


def test_a_spelling_a_surname_alone_and_a_delegation_do_not_hide_that_it_is_one_meeting():
    reports = [
        Report("a", AUG8, meetings=[met(ASSAD, KHARRAZI, on=AUG8, **TEHRAN)]),
        Report("b", AUG8, meetings=[met(person("Bashar Assad", "sy"), person("Kharazi", "ir"), on=AUG8, **TEHRAN)]),
        Report("c", AUG9, meetings=[met(ASSAD, state("ir"), on=AUG8, **TEHRAN)]),
    ]
    assert grouped(*reports) == [3]


def test_stated_days_that_differ_are_two_meetings_but_a_day_taken_from_publication_may_be_the_one_after():
    first = Report("a", AUG8, meetings=[met(ASSAD, KHARRAZI, on=AUG7, **TEHRAN)])
    assert grouped(first, Report("b", AUG9, meetings=[met(ASSAD, KHARRAZI, on=AUG9, **TEHRAN)])) == [1, 1]
    after, before = (
        met(ASSAD, KHARRAZI, on=day, date_source="published", **TEHRAN) for day in (AUG8, date(2005, 8, 6))
    )
    assert grouped(first, Report("b", AUG8, meetings=[after])) == [2]
    assert grouped(first, Report("b", AUG8, meetings=[before])) == [1, 1]


def test_daily_talks_that_an_outlet_dates_by_its_day_of_publication_are_not_one():
    reports = [
        Report(str(day), day, meetings=[met(ASSAD, KHARRAZI, on=day, date_source="published", kind="call")])
        for day in (AUG7, AUG8, AUG9)
    ]
    assert grouped(*reports) == [1, 1, 1]


def test_a_call_is_no_meeting_and_a_visit_is_not_the_talks_held_during_it():
    day = {"on": AUG8, "country": "ir"}
    reports = [
        Report("a", AUG8, meetings=[met(ASSAD, KHARRAZI, **day)]),
        Report("b", AUG8, meetings=[met(ASSAD, KHARRAZI, **day, kind="call", mode="phone")]),
        Report("c", AUG8, meetings=[met(ASSAD, KHARRAZI, **day, kind="visit")]),
    ]
    assert grouped(*reports) == [1, 1, 1]


def test_a_call_of_two_is_not_the_call_of_three_of_that_day_or_the_next():
    third = person("Ann Mbeki", "za")
    two = met(SOLHEIM, OTIENO, on=AUG8, kind="call", mode="phone")
    for day in (AUG8, AUG9):
        three = met(SOLHEIM, OTIENO, third, on=day, kind="call", mode="phone")
        assert grouped(Report("a", AUG8, meetings=[two]), Report("b", day, meetings=[three])) == [1, 1]


def test_a_call_that_two_capitals_date_a_day_apart_is_one_and_both_days_are_shown():
    one = Report("a", AUG8, meetings=[met(SOLHEIM, OTIENO, on=AUG8, kind="call")])
    two = Report("b", AUG9, meetings=[met(SOLHEIM, OTIENO, on=AUG9, kind="call")])
    event = events(across(one, two)).iloc[0]
    assert claims(event, "date_start") == {"2005-08-08": 1, "2005-08-09": 1}


def test_two_states_without_a_name_need_the_same_day_and_city():
    def talks(name, day, city):
        return Report(name, day, meetings=[met(state("ir"), state("sy"), on=day, city=city, country="ir")])

    assert grouped(talks("a", AUG8, "Tehran"), talks("b", AUG8, "Tehran")) == [2]
    assert grouped(talks("a", AUG8, "Tehran"), talks("b", AUG8, "Isfahan")) == [1, 1]
    assert grouped(talks("a", AUG8, "Tehran"), talks("b", AUG9, "Tehran")) == [1, 1]


def test_a_place_that_differs_is_shown_where_names_and_stated_day_agree():
    one = Report("a", AUG8, meetings=[met(ASSAD, KHARRAZI, on=AUG8, city="Tehran", country="ir")])
    two = Report("b", AUG8, meetings=[met(ASSAD, KHARRAZI, on=AUG8, city="Damascus", country="sy")])
    event = events(across(one, two)).iloc[0]
    assert event["reports"] == 2 and event.isna()["city"]
    assert claims(event, "city") == {"Damascus": 1, "Tehran": 1}


def test_planned_then_held_is_held_and_the_report_that_says_so_is_named():
    plan = met(SOLHEIM, OTIENO, on=date(2021, 3, 9), status="planned", city="Oslo", country="no")
    held = met(SOLHEIM, OTIENO, on=date(2021, 3, 9), city="Oslo", country="no")
    before, after = Report("a", date(2021, 3, 1), meetings=[plan]), Report("b", date(2021, 3, 9), meetings=[held])
    event = events(across(after, before)).iloc[0]
    assert (event["status"], event["status_doc_id"]) == ("held", after.doc_id)
    assert event.isna()["contradictions"]
    assert [told["status"] for told in event["history"]] == ["planned", "held"]


def test_planned_then_held_then_a_third_report_says_cancelled_shows_both_outcomes():
    day, oslo = date(2021, 3, 9), {"city": "Oslo", "country": "no"}
    reports = [
        Report("a", date(2021, 3, 1), meetings=[met(SOLHEIM, OTIENO, on=day, status="planned", **oslo)]),
        Report("b", date(2021, 3, 9), meetings=[met(SOLHEIM, OTIENO, on=day, **oslo)]),
        Report("c", date(2021, 3, 10), meetings=[met(SOLHEIM, OTIENO, on=day, status="cancelled", **oslo)]),
    ]
    event = events(across(*reports)).iloc[0]
    assert (event["reports"], event["status"], event["status_doc_id"]) == (3, "cancelled", reports[2].doc_id)
    assert claims(event, "status") == {"cancelled": 1, "held": 1}


def test_a_preview_printed_after_the_meeting_undoes_nothing():
    day = date(2021, 3, 9)
    late = Report("late", date(2021, 3, 10), meetings=[met(SOLHEIM, OTIENO, on=day, status="planned")])
    held = Report("held", date(2021, 3, 9), meetings=[met(SOLHEIM, OTIENO, on=day)])
    event = events(across(late, held)).iloc[0]
    assert (event["status"], event["status_doc_id"]) == ("held", held.doc_id)


def test_a_visit_cancelled_without_a_day_is_the_one_that_was_planned():
    planned = met(
        SOLHEIM, on=date(2021, 3, 9), kind="visit", status="planned", city="Nairobi", country="ke",
    )  # fmt: skip
    cancelled = met(SOLHEIM, kind="visit", status="cancelled", country="ke")
    assert grouped(
        Report("a", date(2021, 2, 20), meetings=[planned]), Report("b", date(2021, 3, 2), meetings=[cancelled])
    ) == [2]  # fmt: skip
    assert grouped(
        Report("a", date(2021, 2, 20), meetings=[planned]), Report("b", date(2021, 9, 2), meetings=[cancelled])
    ) == [1, 1]  # fmt: skip


def test_what_was_planned_for_a_month_is_the_meeting_held_in_it():
    march = met(
        SOLHEIM, OTIENO, on=date(2021, 3, 1), date_end=date(2021, 3, 31), date_precision="month", status="planned",
        country="no",
    )  # fmt: skip
    held = met(SOLHEIM, OTIENO, on=date(2021, 3, 9), country="no", city="Oslo")
    event = events(
        across(Report("a", date(2021, 2, 1), meetings=[march]), Report("b", date(2021, 3, 9), meetings=[held]))
    ).iloc[0]
    assert (event["reports"], event["status"], event["date_start"]) == (2, "held", date(2021, 3, 9))


def test_two_meetings_without_a_day_are_not_taken_for_one():
    one, two = (Report(name, AUG8, meetings=[met(SOLHEIM, OTIENO, country="no")]) for name in "ab")
    assert grouped(one, two) == [1, 1]


def test_a_bilateral_meeting_is_not_the_plenary_of_many():
    plenary = met(SOLHEIM, OTIENO, ASSAD, KHARRAZI, on=AUG8, country="ch")
    talks = met(SOLHEIM, OTIENO, on=AUG8, country="ch")
    assert grouped(Report("a", AUG8, meetings=[plenary]), Report("b", AUG8, meetings=[talks])) == [1, 1]


def test_homonyms_of_other_states_are_not_taken_for_one_another():
    one = met(person("Ali Hassan", "eg"), OTIENO, on=AUG8, country="ke")
    two = met(person("Ali Hassan", "sd"), OTIENO, on=AUG8, country="ke")
    assert grouped(Report("a", AUG8, meetings=[one]), Report("b", AUG8, meetings=[two])) == [1, 1]


def test_a_copy_counts_once_among_the_reports_and_its_row_stays_as_evidence():
    text = "The foreign ministers of Norway and Kenya met in Oslo on Tuesday and spoke of fish and the sea. " * 3
    reports = [Report(n, AUG8, text, meetings=[met(SOLHEIM, OTIENO, on=AUG8, country="no")]) for n in ("a", "b")]
    found = across(*reports)
    event = events(found).iloc[0]
    assert (event["reports"], event["copies"], len(event["meeting_ids"])) == (1, 1, 2)
    assert len(found.meetings) == 2


def test_events_of_no_meetings_are_an_empty_frame_and_a_full_one_keeps_its_contract():
    assert list(events(across(Report("a", AUG8, quotes=[said(ASSAD, "Nothing new was said")]))).columns) == EVENTS.names
    EVENTS.check(events(across(Report("a", AUG8, meetings=[met(ASSAD, KHARRAZI, on=AUG8)]))))


@pytest.mark.parametrize("kind", ["meeting", "visit", "call"])
def test_the_id_of_an_event_stays_when_later_reports_come(kind):
    def told(name, published):
        return Report(name, published, meetings=[met(SOLHEIM, OTIENO, on=AUG8, kind=kind, country="no")])

    first = across(told("a", AUG8)).meetings["event_id"][0]
    assert set(across(told("a", AUG8), told("b", AUG9), told("c", date(2005, 9, 1))).meetings["event_id"]) == {first}
