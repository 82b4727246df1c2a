"""Sides that stand as joined states, sides of groups, lists of those present, and who convened on what."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2022, 3, 10)  # a Thursday


@pytest.mark.parametrize(
    ("text", "sides", "status", "first", "city"),
    [
        ("Greek-Turkish exploratory talks resumed in Athens on Tuesday.", {"Greece", "Türkiye"}, "ongoing",
         date(2022, 3, 8), "Athens"),
        ("A new round of Syrian-Israeli talks is to be held in Ankara on May 3.", {"Syria", "Israel"}, "planned",
         date(2022, 5, 3), "Ankara"),
        ("They praised the Sino-Soviet talks of 1989 in Beijing.", {"China", "Soviet Union"}, "recalled",
         date(1989, 1, 1), "Beijing"),
        ("U.S.–China trade talks began in Geneva on Monday.", {"United States", "China"}, "ongoing",
         date(2022, 3, 7), "Geneva"),
        ("The Franco-German summit took place in Metz on February 3.", {"France", "Germany"}, "held",
         date(2022, 2, 3), "Metz"),
        ("Trade was touched upon in the context of the Norwegian-Indian summit in New Delhi in December 2021.",
         {"Norway", "India"}, "recalled", date(2021, 12, 1), "New Delhi"),
    ],
)  # fmt: skip
def test_states_joined_before_a_noun_are_its_sides(
    read: Read, text: str, sides: set[str], status: str, first: date, city: str
) -> None:
    (row,) = read(text, DAY).meetings
    assert (names(row), row.status, row.date_start, row.city) == (sides, status, first, city)


@pytest.mark.parametrize(
    "text",
    [
        "Iranian-Iraqi and US-Iranian talks were held in Muscat.",  # two pairs, and nothing says when
        "They agreed to keep these issues on the agenda of the Russian-French top-level dialogue.",
        "The Japanese-style talks were a success.",
    ],
)
def test_no_meeting_of_joined_states_where_none_is_told(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Talks between Russian and Ukrainian representatives ended in Istanbul on Tuesday.",
         {"Russian representatives", "Ukrainian representatives"}),
        ("Officials from Iran and Iraq held talks in Basra on Sunday.", {"Iranian officials", "Iraqi officials"}),
        ("The delegations of Ukraine and the Republic of Poland held talks in Kyiv on Monday.",
         {"Ukrainian delegation", "Polish delegation"}),
    ],
)  # fmt: skip
def test_a_group_of_two_states_is_two_sides(read: Read, text: str, sides: set[str]) -> None:
    (row,) = read(text, DAY).meetings
    assert names(row) == sides
    assert all(p.country for p in row.participants)


LISTED = """Today, President Lars Dahl spoke with the leaders of the Baltic Five to discuss the war.

Joining the call were the following leaders:

-   Estonian President Jaan Tamm
-   Latvian Prime Minister Janis Ozols
-   Lithuanian Prime Minister Rasa
    Petrauskas

The call lasted an hour.
"""


def test_those_who_are_listed_below_took_part(read: Read) -> None:
    (row,) = read(LISTED, DAY).meetings
    assert {"Lars Dahl", "Jaan Tamm", "Janis Ozols"} <= names(row)
    assert "the leaders" not in {name.casefold() for name in names(row)}


def test_an_item_of_such_a_list_is_no_meeting_of_its_own(read: Read) -> None:
    text = (
        "President Lars Dahl met nine mayors on Tuesday. The conversation was moderated by Anna Holm. Mayors "
        "in today’s meeting included:\n\n"
        "-   Mayor Rosa Tello, Lima\n-   Mayor Ole Berg, Bergen\n-   Mayor Ines Prado, Porto\n"
    )
    rows = read(text, DAY).meetings
    assert [row for row in rows if {"Anna Holm", "Rosa Tello"} <= names(row) and "Lars Dahl" not in names(row)] == []
    assert any({"Lars Dahl", "Rosa Tello", "Ole Berg", "Ines Prado"} <= names(row) for row in rows)


@pytest.mark.parametrize(
    "text",
    [
        "President Lars Dahl held a meeting on flood relief.",
        "Prices were discussed at a conference call on inflation chaired by President Lars Dahl.",
    ],
)
def test_who_convenes_on_something_is_enough(read: Read, text: str) -> None:
    (row,) = read(text, DAY).meetings
    assert (names(row), row.status) == ({"Lars Dahl"}, "held")
    (whole,) = read(
        "President Lars Dahl discussed inflation in a conference call with President Ilze Kalna.", DAY
    ).meetings
    assert row.confidence < whole.confidence


def test_whom_a_journey_is_told_of_is_who_will_meet(read: Read) -> None:
    text = (
        "National Security Adviser Anna Holm met her British counterpart, Tom Reed, in Oslo. They discussed President "
        "Lars Dahl’s June trip to the United Kingdom to meet with Prime Minister Ann Lowe."
    )
    rows = read(text, DAY).meetings
    assert {(frozenset(names(row)), row.status) for row in rows if row.kind == "meeting"} == {
        (frozenset({"Anna Holm", "Tom Reed"}), "held"),
        (frozenset({"Lars Dahl", "Ann Lowe"}), "planned"),
    }
    (trip,) = [row for row in rows if row.kind == "visit"]
    assert (trip.date_start, trip.status, trip.country) == (date(2022, 6, 1), "planned", "gb")


def test_a_day_of_something_else_is_not_the_days_of_the_call(read: Read) -> None:
    text = (
        "Prime Minister Jaan Tamm had a phone conversation with President Lars Dahl. He noted the futility of the "
        "February 10 round of consultations in Berlin between advisers."
    )
    call = next(row for row in read(text, DAY).meetings if row.kind == "call")
    assert call.date_start == DAY


def test_they_of_whom_nothing_is_known_leave_no_meeting_of_the_others(read: Read) -> None:
    text = "They met with Admiral Jean Rolland and separately with Coordinator Laurent Nunez."
    assert read(text, DAY).meetings == []


def test_each_of_those_met_separately_has_a_meeting(read: Read) -> None:
    text = "President Lars Dahl met with Admiral Jean Rolland and separately with Coordinator Laurent Nunez."
    assert [names(row) for row in read(text, DAY).meetings] == [
        {"Lars Dahl", "Jean Rolland"},
        {"Lars Dahl", "Laurent Nunez"},
    ]


def test_who_is_thanked_for_taking_part_did(read: Read) -> None:
    text = (
        "Minister Anna Holm thanked Foreign Minister Janis Ozols for taking part in the Fjord Summit in Bergen on "
        "May 3."
    )
    rows = read(text, date(2022, 5, 10)).meetings
    assert [names(row) for row in rows if row.kind == "summit"] == [{"Janis Ozols"}]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Negotiations are underway with the Finnish side to lift the duties.", {"Finland"}),
        ("Talks are under way between Chad and Libya.", {"Chad", "Libya"}),
        ("Talks between Chad and Libya are ongoing.", {"Chad", "Libya"}),
    ],
)
def test_talks_that_are_under_way_go_on(read: Read, text: str, sides: set[str]) -> None:
    (row,) = read(text, DAY).meetings
    assert (row.kind, row.status, names(row)) == ("negotiation", "ongoing", sides)


@pytest.mark.parametrize(
    "text",
    [
        "Talks are not under way between Chad and Libya.",
        "Consultations are ongoing with partners.",
        "Preparations for the harvest are under way with the neighbours.",
    ],
)
def test_talks_that_are_not_under_way_or_with_nobody_known_give_no_row(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


@pytest.mark.parametrize(
    "text",
    [
        "During the second round of talks between Chad and Libya, the parties agreed on a ceasefire at the wells.",
        "During the negotiations between Chad and Libya, the sides exchanged maps.",
    ],
)
def test_what_was_agreed_during_talks_of_states_tells_that_they_were_held(read: Read, text: str) -> None:
    (row,) = read(text, DAY).meetings
    assert (row.kind, row.status, names(row)) == ("negotiation", "held", {"Chad", "Libya"})


@pytest.mark.parametrize(
    "text",
    [
        "In negotiations with Libya, Chad always insists on its rights.",
        "During talks between Chad and Libya, prices always fall.",
    ],
)
def test_what_always_is_during_talks_tells_of_none(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []
