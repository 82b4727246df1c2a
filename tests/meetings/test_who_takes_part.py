"""Who takes part where a group is named and its members beside it, elsewhere, or by who leads it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday

LISTED = [
    ("The new prime ministers, Pavlos Tsakal and Dragan Zafir, met on Monday.", {"Pavlos Tsakal", "Dragan Zafir"}),
    ("Prime Minister Tissa Guna met the prime ministers of Mauritius, Anil Ramp, and of the Seychelles, Danielle Hoar, "
     "on Monday.", {"Tissa Guna", "Anil Ramp", "Danielle Hoar"}),
    ("The three co-chairs of the Minsk Group, Warren Eich of the United States, Yves de Trég of France and Anatoly "
     "Shub of Russia, met Armenian President Armen Vard on Monday.",
     {"Warren Eich", "Yves de Trég", "Anatoly Shub", "Armen Vard"}),
    ("President Crisanto Dima on Monday received two new ambassadors, Israel's Avigail Roth and Thailand's Somchai "
     "Ratta.", {"Crisanto Dima", "Avigail Roth", "Somchai Ratta"}),
    # the parser takes the first name for a part of the second
    ("Australian Foreign Minister Hannah Pres met Koichi Muras and Defense Minister Sakura Togaw in Tokyo on Monday.",
     {"Hannah Pres", "Koichi Muras", "Sakura Togaw"}),
    ("Foreign Minister Anna Holm held talks on Monday with Guvanch Oraz and Deputy Prime Minister of Uzbekistan Laziz "
     "Karim.", {"Anna Holm", "Guvanch Oraz", "Laziz Karim"}),
    ("Minister of Energy Hamad Turk met Minister in charge of Tourism Paula Reis and the minister responsible for "
     "transport, Otto Lund, on Monday.", {"Hamad Turk", "Paula Reis", "Otto Lund"}),
    ("Secretary of Transportation Pete Butt, National Economic Council (NEC) Director Brian Deece and Climate Advisor "
     "Gina Carth met on Monday.", {"Pete Butt", "Brian Deece", "Gina Carth"}),
    ("Luis Roja, Rosa Tell and Bolivian Foreign Minister Pablo Choq met in Lima on Monday.",
     {"Luis Roja", "Rosa Tell", "Pablo Choq"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "there"), LISTED)
def test_those_who_are_listed_took_part_and_no_group_beside_them(read: Read, text: str, there: set[str]) -> None:
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == there


def test_envoys_of_states_are_those_whom_the_text_names_elsewhere(read: Read) -> None:
    (meeting,) = read(
        "President Erastus Shik accepted letters of credence from the new ambassadors of Finland, Serbia and Viet Nam "
        "on Monday. Päivi Kant of Finland spoke. The Serbian envoy, Zoran Milut, spoke next. Viet Nam's Le Thi Hoa "
        "thanked everybody.",
        DAY,
    ).meetings
    assert names(meeting) == {"Erastus Shik", "Päivi Kant", "Zoran Milut", "Le Thi Hoa"}


def test_presidents_of_states_that_nobody_names_are_one_each(read: Read) -> None:
    (first, second) = read(
        "Congolese President Floribert Kas met Rwandan President Clarisse Umut in Goma on Monday. The presidents of "
        "Malawi and Mozambique had met on Sunday.",
        DAY,
    ).meetings
    assert names(first) == {"Floribert Kas", "Clarisse Umut"}
    assert names(second) == {"Malawian President", "Mozambican President"}


def test_a_team_that_sees_one_after_the_other_has_two_meetings(read: Read) -> None:
    first, second = read(
        "The three co-chairs of the Minsk Group, Warren Eich of the United States, Yves de Trég of France and Anatoly "
        "Shub of Russia, met Armenian President Armen Vard on Monday.\n\nThe mediators also met with Azerbaijani "
        "President Fikret Taly in Baku on Tuesday.",
        DAY,
    ).meetings
    team = {"Warren Eich", "Yves de Trég", "Anatoly Shub"}
    assert (names(first), names(second)) == (team | {"Armen Vard"}, team | {"Fikret Taly"})


def test_who_leads_a_delegation_is_named_behind_what_it_is_of(read: Read) -> None:
    (meeting,) = read(
        "President of Ukraine Danylo Verb met on Monday with a delegation of the Folketing led by the Chair of the "
        "Defence Committee, Rasmus Thors.",
        DAY,
    ).meetings
    assert {"Danylo Verb", "Rasmus Thors"} <= names(meeting)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Norwegian Prime Minister Lars Dahl met Janis Ozols in Riga on Monday in the presence of UN mediator Charles "
         "Emmer.", {"Lars Dahl", "Janis Ozols", "Charles Emmer"}),
        ("Lars Dahl signed the pact on Monday. Norwegian Prime Minister Lars Dahl and Latvian Foreign Minister Janis "
         "Ozols talked in the presence of Otto Lund.", {"Lars Dahl", "Janis Ozols", "Otto Lund"}),
    ],
)  # fmt: skip
def test_in_whose_presence_they_met(read: Read, text: str, there: set[str]) -> None:
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == there


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("The winter of the letters\nThe Swiss diplomat Urs Zumbr on the year 2015. An extract from his memoir.\n\n",
         "Urs Zumbr"),
        ("Two doors\nFormer envoy Anna Holm recalls her year in Asmara, in her own words.\n\n", "Anna Holm"),
        ("Dr. Mirela Kost\n@MKost\nMinister for Foreign Affairs of Albania\n\n", "Mirela Kost"),
    ],
)  # fmt: skip
def test_i_is_whom_the_head_of_the_text_says(read: Read, head: str, author: str) -> None:
    (meeting,) = read(f"{head}On Monday I met Prime Minister Haile Gebr in Addis Ababa.", DAY).meetings
    assert names(meeting) == {author, "Haile Gebr"}


def test_the_two_heads_of_government_are_those_who_are(read: Read) -> None:
    meetings = read(
        "1. At the invitation of the Head of Government of Tunisia, Moncef Barg, the Prime Minister of Slovenia, "
        "Katarina Drnov, paid an official visit to Tunisia on 2 May.\n\n2. Ms. Drnov was received by the President of "
        "the Republic.\n\n3. The two Heads of Government held talks in an atmosphere of friendship.",
        DAY,
    ).meetings
    (visit,) = (m for m in meetings if m.kind == "visit")
    assert names(visit) == {"Katarina Drnov"}, "who invites is no visitor"
    assert {"Katarina Drnov", "Moncef Barg"} in [names(m) for m in meetings]


def test_who_is_known_by_an_office_alone_takes_part_under_it(read: Read) -> None:
    (meeting,) = read(
        "MR. FERRANTE: Good afternoon. The Secretary met on Monday with Foreign Minister Joaquim Sard of Portugal.\n\n"
        "QUESTION: Anything else?\n\nMR. FERRANTE: No.",
        DAY,
    ).meetings
    assert names(meeting) == {"Secretary", "Joaquim Sard"}
