"""Summits that are told of by what came of them, by whose part in them is spoken of, or by who will be there."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2022, 6, 6)  # a Monday

THERE = [
    ("President Karlis Dahl thanked the Union for the payment in the framework of the agreements reached during the "
     "23rd Latvia-European Union Summit.", {"Latvia", "European Union"}),
    ("Anna Ozola thanked President Jaan Tamm for his participation in President Dahl's Africa Leaders' Summit.",
     {"Jaan Tamm"}),
    ("\"I am grateful to Prime Minister Jaan Tamm for his participation in the founding summit of the Baltic "
     "Platform,\" President Karlis Dahl said.", {"Jaan Tamm"}),
    ("Anna Berg and Sergio Rojo reaffirmed joint commitments by President Karlis Dahl and President Jaan Tamm at the "
     "Summit of the Americas.", {"Karlis Dahl", "Jaan Tamm"}),
    ("First Lady Anna Dahl took part in a large-scale Baltic Summit event.", {"Anna Dahl"}),
    ("\"I am planning to take part in the Riga International Economic Forum on June 17,\" President of Estonia Jaan "
     "Tamm said.", {"Jaan Tamm"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "there"), THERE)
def test_those_whose_part_in_a_summit_is_spoken_of_were_there(read: Read, text: str, there: set[str]) -> None:
    (summit,) = read(text, DAY).meetings
    assert (summit.kind, names(summit)) == ("summit", there)


def test_a_meeting_as_part_of_a_summit_was_where_that_was(read: Read) -> None:
    found = read(
        "As part of his participation in the COP 26 Climate Change Conference in Glasgow, President of Latvia Karlis "
        "Dahl met with Prime Minister of Canada Juna Tremblay.",
        DAY,
    ).meetings
    assert {(m.kind, m.country) for m in found} == {("summit", "gb"), ("meeting", "gb")}
    assert {"Karlis Dahl", "Juna Tremblay"} in [names(m) for m in found]


def test_who_goes_somewhere_to_take_part_in_a_conference_will_be_there(read: Read) -> None:
    visit, summit = read(
        "President of Latvia Karlis Dahl will pay a visit to Munich to take part in the annual security conference.",
        DAY,
    ).meetings
    assert (visit.kind, summit.kind, summit.status) == ("visit", "summit", "planned")
    assert names(summit) == {"Karlis Dahl"} and summit.city == "Munich"


def test_the_success_of_a_town_s_conference_tells_that_it_was_held(read: Read) -> None:
    (summit,) = read("The presidents noted the success of the Paris international conference on Libya.", DAY).meetings
    assert (summit.kind, summit.status, summit.participants, summit.date_start) == ("summit", "held", [], None)


NONE = [
    "President Karlis Dahl praised the Paris fashion week and the conference centre in Riga.",
    "President Karlis Dahl thanked the staff for their work on the summit.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_has_to_do_with_a_summit_gives_no_row(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_a_body_is_known_by_its_letters_too(read: Read) -> None:
    (summit,) = read("The CSTO summit was held in Moscow on Friday.", DAY).meetings
    assert [p.actor.aliases for p in summit.participants] == [["CSTO"]]
