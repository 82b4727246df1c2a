"""Copies: one report printed by several is known as one; other reports in like words are not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.corpus.told import Report, across

WIRE = """The foreign ministers of Norway and Kenya agreed on Tuesday to open a joint office for fisheries in Mombasa
before the end of the year, officials on both sides said.
Ingrid Solheim, the Norwegian minister, told reporters after three hours of talks in Nairobi that the office would
train inspectors and share the records of licensed ships. She said that about 40 people would work there.
Her Kenyan counterpart, Peter Otieno, called the plan a first step towards ending the plunder of the coast by fleets
that carry no flag. “Our fishermen have waited long enough,” he said.
The two countries signed an agreement on the protection of the sea in 2014, but little of it was carried out for want
of money. Diplomats said that a fund of 12 million euros was now ready.
The ministers will meet again in Oslo in March, when the first report of the joint office is due."""
EDITED = WIRE.replace("agreed on Tuesday to open", "have agreed to open").replace(
    "told reporters after three hours of talks in Nairobi", "told reporters in Nairobi after three hours of talks"
)
CUT = WIRE[: WIRE.index("The two countries signed")]
DAY = date(2021, 5, 4)


def duplicates(*reports: Report) -> dict[str, str | None]:
    """Name of each report -> name of the one that it is a copy of."""
    names = {report.doc_id: report.name for report in reports}
    documents = across(*reports).documents
    return {
        names[doc_id]: names.get(copy)
        for doc_id, copy in zip(documents["doc_id"], documents["duplicate_of"], strict=True)
    }


@pytest.mark.parametrize("copy", [WIRE, EDITED, CUT], ids=["word for word", "small edits", "cut at the end"])
def test_a_wire_copy_of_the_next_day_is_a_copy_of_the_first(copy):
    found = duplicates(Report("wire", DAY, WIRE), Report("herald", date(2021, 5, 5), copy))
    assert found == {"wire": None, "herald": "wire"}


def test_the_same_text_from_two_files_is_one_report_even_without_a_day():
    found = duplicates(Report("a", None, WIRE), Report("b", None, WIRE))
    assert found in ({"a": None, "b": "a"}, {"a": "b", "b": None})


def test_the_very_same_text_is_one_report_years_later_too():
    assert duplicates(Report("a", DAY, WIRE), Report("b", date(2023, 1, 1), WIRE)) == {"a": None, "b": "a"}


def test_another_report_of_the_same_talks_is_no_copy():
    other = """Kenya and Norway will run a common office against illegal fishing, the two governments announced in
    Nairobi. Minister Otieno welcomed his guest Ingrid Solheim and spoke of a new chapter. The office, in Mombasa,
    is to be paid for by a fund of 12 million euros, and inspectors will be trained there from next year on."""
    assert set(duplicates(Report("wire", DAY, WIRE), Report("other", DAY, other)).values()) == {None}


def test_a_readout_in_the_same_words_of_a_call_with_another_minister_is_no_copy():
    readout = """The Secretary of State spoke today with {who} of {where}. They spoke about the situation in the region
    and agreed on the need to work closely with partners to keep open the roads for food and medicine. The Secretary
    thanked the minister for the help of {where} in bringing home families and stressed that the friendship of the two
    countries rests on what they have in common. They agreed to stay in close touch in the coming days."""
    one = Report("one", DAY, readout.format(who="Foreign Minister Karl Brandt", where="Austria"))
    two = Report("two", DAY, readout.format(who="Foreign Minister Elena Marin", where="Romania"))
    assert set(duplicates(one, two).values()) == {None}


def test_a_yearly_message_in_the_same_words_is_no_copy():
    again = WIRE.replace("about 40 people", "about 60 people")
    assert set(duplicates(Report("a", DAY, WIRE), Report("b", date(2022, 5, 4), again)).values()) == {None}


def test_every_copy_points_at_one_original_that_is_no_copy_itself():
    found = duplicates(
        Report("third", date(2021, 5, 6), CUT), Report("second", date(2021, 5, 5), EDITED), Report("first", DAY, WIRE)
    )
    assert found == {"third": "first", "second": "first", "first": None}
