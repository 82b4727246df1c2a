"""The same statement in several reports."""

from __future__ import annotations

from datetime import date

import pytest

from tests.corpus.told import Report, across, person, said, sizes

SOLHEIM, OTIENO = person("Ingrid Solheim", "no"), person("Peter Otieno", "ke")
DAY, NEXT, LATER = date(2021, 5, 4), date(2021, 5, 5), date(2021, 7, 1)
WAITED = "Our fishermen have waited long enough, and we will not wait for another summit to protect them"


def grouped(*quotes, published=DAY):
    """Sizes of groups where each quote stands in a report of its own."""
    reports = [Report(f"report {n}", published, quotes=[quote]) for n, quote in enumerate(quotes)]
    return sizes(across(*reports).quotes, "statement_id")


def test_the_same_direct_quote_in_two_reports_is_one_statement_whatever_its_marks_and_case():
    assert grouped(said(OTIENO, WAITED, DAY), said(OTIENO, WAITED.replace(",", " —").upper(), DAY)) == [2]


def test_a_report_that_quotes_a_part_of_it_quotes_the_same_statement():
    part = "we will not wait for another summit"
    assert grouped(said(OTIENO, WAITED, DAY), said(OTIENO, part, DAY)) == [2]


def test_an_editors_insertion_does_not_hide_the_words():
    inserted = WAITED.replace("protect them", "protect [the fishermen of Mombasa] them")
    assert grouped(said(OTIENO, WAITED, DAY), said(OTIENO, inserted, DAY)) == [2]


@pytest.mark.parametrize("kind", ["direct", "indirect"])
def test_the_same_words_by_another_speaker_are_another_statement(kind):
    assert grouped(said(OTIENO, WAITED, DAY, type=kind), said(SOLHEIM, WAITED, DAY, type=kind)) == [1, 1]


def test_a_long_quote_whose_speaker_one_report_leaves_out_is_still_the_same():
    assert grouped(said(OTIENO, WAITED, DAY), said(None, WAITED, DAY)) == [2]


def test_a_quote_without_a_speaker_that_two_persons_spoke_belongs_to_neither():
    assert grouped(said(OTIENO, WAITED, DAY), said(SOLHEIM, WAITED, DAY), said(None, WAITED, DAY)) == [1, 1, 1]


def test_few_words_said_on_another_day_are_another_statement():
    assert grouped(said(OTIENO, "No comment", DAY), said(OTIENO, "No comment", NEXT)) == [1, 1]
    assert grouped(said(OTIENO, WAITED, DAY), said(OTIENO, WAITED, LATER)) == [1, 1]


def test_a_spelling_of_the_speakers_name_does_not_matter():
    one, two = person("Mahmud Kharrazi", "ir"), person("Mahmoud Kharazi", "ir")
    assert grouped(said(one, WAITED, DAY), said(two, WAITED, DAY)) == [2]


OFFICE = "the joint office in Mombasa would train forty inspectors before the end of the year"


def reported(speaker, text, day=DAY):
    return said(speaker, text, day, type="indirect")


def test_two_reports_of_one_statement_in_other_forms_of_its_words_are_one_by_speaker_and_day():
    other = "a joint office at Mombasa will be training forty inspectors by the end of this year"
    assert grouped(reported(SOLHEIM, OFFICE), reported(SOLHEIM, other)) == [2]


@pytest.mark.parametrize(
    "other",
    [
        "the joint office in Mombasa would not train forty inspectors before the end of the year",
        "the joint office in Mombasa would train 12 inspectors before the end of the year, not 40",
        "the two countries signed an agreement on the protection of the sea in the year 2014",
    ],
    ids=["negated", "other number", "other matter"],
)
def test_what_says_otherwise_is_another_statement(other):
    text = OFFICE.replace("forty", "40") if "12" in other else OFFICE
    assert grouped(reported(SOLHEIM, text), reported(SOLHEIM, other)) == [1, 1]


def test_the_same_thing_said_on_another_day_is_said_again():
    assert grouped(reported(SOLHEIM, OFFICE), reported(SOLHEIM, OFFICE, LATER)) == [1, 1]


def test_what_one_report_quotes_and_another_reports_is_one_statement():
    quoted = said(SOLHEIM, "The joint office in Mombasa will train forty inspectors before the year ends", DAY)
    assert grouped(quoted, reported(SOLHEIM, OFFICE)) == [2]


def test_the_very_words_of_a_report_are_one_statement_though_neither_says_whose_they_are():
    assert grouped(reported(None, OFFICE), reported(None, OFFICE)) == [2]
    assert grouped(reported(None, "talks were useful"), reported(None, "talks were useful")) == [1, 1]


def test_two_statements_of_one_report_are_two():
    report = Report("a", DAY, quotes=[said(OTIENO, WAITED, DAY), said(OTIENO, WAITED, DAY)])
    assert sizes(across(report).quotes, "statement_id") == [1, 1]
