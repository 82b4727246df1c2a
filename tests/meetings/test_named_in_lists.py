"""Who took part, by name or as a body, in lists and sentences that no parser reads whole."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
AT_A_MEETING = "President Jaan Tamm held a meeting with regional officials on roads in Tallinn on Tuesday. "
BODIES = {"Coast Watch", "Friends of the Marsh", "Ducks First", "Heron Trust"}
ITEMS = "- Coast Watch\n- Friends of the Marsh (FOM)\n- Ducks First\n- The Heron Trust\n"


def _people(meeting_names: set[str]) -> set[str]:
    return meeting_names - {"Jaan Tamm", "regional officials"}


@pytest.mark.parametrize(
    "head",
    [
        "Participants included representatives from:",
        "Organizations participating in the meeting included:",
        "Participants included:",
    ],
)
def test_a_list_of_bodies_names_those_who_were_there(read: Read, head: str) -> None:
    text = f"President Jaan Tamm met with conservation leaders on Tuesday to speak of birds.\n\n{head}\n\n{ITEMS}"
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Jaan Tamm", "conservation leaders"} | BODIES
    assert {p.actor.kind for p in meeting.participants if p.actor.name in BODIES} == {"organisation"}


def test_bodies_of_a_list_without_bullets(read: Read) -> None:
    text = (
        "President Jaan Tamm met with conservation leaders on Tuesday to speak of birds.\n\n"
        "Participants included representatives from:\n\nNational Marsh Forum (NMF)\nGULLS\nFriends of the Marsh\n"
    )
    (meeting,) = read(text, DAY).meetings
    told = {"National Marsh Forum", "GULLS", "Friends of the Marsh"}
    assert names(meeting) == {"Jaan Tamm", "conservation leaders"} | told


@pytest.mark.parametrize(
    "items",
    [
        "- Mia Dahl, Director, Friends of the Marsh\n- Otto Falk, President, Coast Watch\n",
        "- Mia Dahl, Friends of the Marsh\n- Otto Falk\n- Eva Lund\n",
    ],
)
def test_a_list_of_persons_is_of_persons(read: Read, items: str) -> None:
    text = f"President Jaan Tamm met with conservation leaders on Tuesday.\n\nParticipants included:\n\n{items}"
    (meeting,) = read(text, DAY).meetings
    assert {p.actor.kind for p in meeting.participants} == {"person"}
    assert names(meeting) >= {"Jaan Tamm", "Mia Dahl", "Otto Falk"}


def test_what_was_discussed_is_no_body_that_was_there(read: Read) -> None:
    text = (
        "President Jaan Tamm met with conservation leaders on Tuesday. They spoke of these programs:\n\n"
        "- Clean Marshes for All\n- Friends of the Marsh\n- Ducks First\n"
    )
    (meeting,) = read(text, DAY).meetings
    assert not names(meeting) & {"Clean Marshes for All", "Friends of the Marsh", "Ducks First"}


@pytest.mark.parametrize(
    "text",
    [
        "President Jaan Tamm convened a call with the Governors of Ohio, Texas, and Utah, Harbour Administrator Mia "
        "Dahl, Homeland Security Advisor Liz Sund-Berg, and Director of Regional Affairs Otto Falk on Tuesday.",
        "This afternoon, President Jaan Tamm convened a call with the Governors of Louisiana, Alabama, and "
        "Mississippi, Harbour Administrator Mia Dahl, Homeland Security Advisor Liz Sund-Berg, and Director of "
        "Intergovernmental Affairs Otto Falk to discuss the storm.",
    ],
)
def test_persons_behind_a_group_with_a_list_of_its_own(read: Read, text: str) -> None:
    (call,) = read(text, DAY).meetings
    assert names(call) >= {"Jaan Tamm", "Mia Dahl", "Liz Sund-Berg", "Otto Falk"}


def test_a_title_that_begins_before_the_name_s_mention(read: Read) -> None:
    text = (
        "On Tuesday, Council of Economic Advisers Member Mia Dahl, Office of Management and Budget Chief Economist "
        "Otto Falk, and other officials from across the Government, attended the meeting of the Roundtable on Risks."
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) >= {"Mia Dahl", "Otto Falk"}


@pytest.mark.parametrize(
    ("said", "who"),
    [
        (
            "Head of the Parnu regional state administration Otto Falk and Head of the Tartu regional state "
            "administration Mia Dahl reported on the repair of bridges.",
            {"Otto Falk", "Mia Dahl"},
        ),
        (
            "The Head of the Parnu regional military administration Otto Falk informed the participants of the meeting "
            "about the measures to repair bridges.",
            {"Otto Falk"},
        ),
        ("Minister Otto Falk informed the public about the measures to repair bridges.", set()),
        ("Roads Secretary Otto Falk previewed upcoming work on bridges.", {"Otto Falk"}),
        ("Roads Secretary Otto Falk discussed how the ministry is repairing bridges.", {"Otto Falk"}),
        ("Roads Secretary Otto Falk discussed the bridges with Mayor Mia Dahl earlier.", set()),
        ("Earlier, Roads Secretary Otto Falk outlined the work on bridges.", set()),
    ],
)
def test_who_tells_those_at_a_meeting_of_something_was_there(read: Read, said: str, who: set[str]) -> None:
    meeting = read(AT_A_MEETING + said, DAY).meetings[0]
    assert _people(names(meeting)) == who


def test_where_all_who_met_are_named_nobody_is_added_for_what_he_says(read: Read) -> None:
    text = (
        "President Jaan Tamm met with Minister Eva Lund in Tallinn on Tuesday. Roads Secretary Otto Falk outlined the "
        "plans for bridges."
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Jaan Tamm", "Eva Lund"}


@pytest.mark.parametrize("dash", [" - ", " – "])
def test_two_titles_with_a_dash_between_are_one_person_s(read: Read, dash: str) -> None:
    text = f"President Jaan Tamm met on Tuesday with the First Deputy Prime Minister{dash}Minister of Roads Eva Lund."
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Jaan Tamm", "Eva Lund"}


@pytest.mark.parametrize(
    "text",
    [
        "A meeting on the harvest was held in Tallinn on Tuesday under the chairmanship of Minister Jaan Tamm and with "
        "the participation of Governor Eva Lund.",
        "The meeting of the Roads Board took place in Tallinn on Tuesday with the participation of Governor Eva Lund "
        "and Mayor Jaan Tamm.",
    ],
)
def test_with_whose_participation_a_meeting_is_held(read: Read, text: str) -> None:
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) >= {"Jaan Tamm", "Eva Lund"}


def test_what_is_built_with_somebody_s_participation_is_no_meeting(read: Read) -> None:
    text = "Minister Jaan Tamm opened a factory that was built with the participation of Governor Eva Lund on Tuesday."
    assert not any("Eva Lund" in names(m) for m in read(text, DAY).meetings)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "President Anna Ozola held a meeting with the leadership of the Armed Forces, the heads of the law "
            "enforcement agencies and the members of the government on Tuesday.",
            {
                "Anna Ozola", "leadership of the Armed Forces", "heads of the law enforcement agencies",
                "members of the government",
            },
        ),
        (
            "President Anna Ozola held a meeting with the commanders of the Armed Forces, heads of the police "
            "and members of the government on Tuesday.",
            {"Anna Ozola", "commanders of the Armed Forces", "heads of the police", "members of the government"},
        ),
        (
            "The meeting was attended by Head of the Office Juri Tamm, members of the government, heads of banks and "
            "representatives of the Trade Union on Tuesday.",
            {"Juri Tamm", "members of the government", "heads of banks", "representatives of the Trade Union"},
        ),
        (
            "President Anna Ozola spoke with representatives of both chambers and both parties of the Saeima on "
            "Tuesday.",
            {"Anna Ozola", "representatives of both chambers and both parties of the Saeima"},
        ),
    ],
)  # fmt: skip
def test_each_group_of_a_list_is_one(read: Read, text: str, who: set[str]) -> None:
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == who


def test_a_group_that_a_verb_follows_is_not_of_the_list(read: Read) -> None:
    text = (
        "President Jaan Tamm met with the heads of banks on Tuesday, and the members of the government said that roads "
        "are good."
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Jaan Tamm", "heads of banks"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "President Jaan Tamm spoke with Juri Lepik of Dockers, Kurt Bale of Riga Port, and Mia Dahl of Boats on "
            "Tuesday.",
            {"Jaan Tamm", "Juri Lepik", "Kurt Bale", "Mia Dahl"},
        ),
        (
            "President Jaan Tamm met with Juri Lepik of Dockers and Minister Kurt Bale said that roads are good.",
            {"Jaan Tamm", "Juri Lepik"},
        ),
    ],
)
def test_names_of_a_list_with_the_bodies_that_they_are_of(read: Read, text: str, who: set[str]) -> None:
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == who


def test_an_office_at_the_end_of_an_item_is_not_of_the_name_on_the_next_line(read: Read) -> None:
    text = (
        "President Jaan Tamm met with members of the Harbour Caucus on Tuesday.\n\nParticipants included:\n\n"
        "- Congresswoman Mia Dahl (OH-03), Chair of the Harbour Caucus\n- Congresswoman Eva Lund-Falk (TX-18)\n"
        "- Congressman Otto Berg (NY-05)\n"
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) >= {"Jaan Tamm", "Mia Dahl", "Eva Lund-Falk", "Otto Berg"}


OF_ITEMS = "State Secretary Anna Koch held a roundtable with community leaders on Tuesday.\n\n{head}\n\n{items}\n"


@pytest.mark.parametrize(
    ("head", "items", "wanted"),
    [
        (  # a name at the end of the item, behind a long office
            "Participants in the meeting included:",
            "- Minister of Roads Jaan Tamm\n- Chair of the Coastal Shipping and Harbours Commission Rosa Tello\n"
            "- Assistant to the Prime Minister and Director of the Office of Parliamentary Affairs, Pablo Rojas\n",
            {"Jaan Tamm", "Rosa Tello", "Pablo Rojas"},
        ),
        (  # where each is from, and a name behind the colon
            "Organizations participating in the meeting included:",
            "- Coast Watch: Jaan Tamm\n- Friends of the Marsh: Solvi Eide\n- Ducks First: Rosa Tello\n",
            {"Jaan Tamm", "Solvi Eide", "Rosa Tello"},
        ),
        (  # persons, and bodies behind them
            "Those who participated in the meeting included:",
            "- Senator Jaan Tamm\n- Sen. Rosa Tello\n- Minister Pablo Rojas\n- Alliance of Marsh Farmers\n"
            "- Coast Watch\n- Institute for Bird Life, Tartu\n- Heron Trust Center\n",
            {
                "Jaan Tamm", "Rosa Tello", "Pablo Rojas", "Alliance of Marsh Farmers", "Coast Watch",
                "Institute for Bird Life", "Heron Trust Center",
            },
        ),
        (  # among names, words and single names are names too
            "Participants in the roundtable included:",
            "- Jaan Tamm\n- Rosa Tello\n- Creek Holm\n- Pablo Rojas\n- Janis Ozols\n- Solveig\n- Otto Brandt\n",
            {"Jaan Tamm", "Rosa Tello", "Creek Holm", "Pablo Rojas", "Janis Ozols", "Solveig", "Otto Brandt"},
        ),
        (  # titled persons among bodies
            "Participants included:",
            "- Surgeon General Dr. Jaan Tamm\n- Society of Bird Doctors\n- Academy of Nurses\n- College of Physicians\n"
            "- Association of Midwives\n- Council of Hospitals\n",
            {
                "Jaan Tamm", "Society of Bird Doctors", "Academy of Nurses", "College of Physicians",
                "Association of Midwives", "Council of Hospitals",
            },
        ),
    ],
)  # fmt: skip
def test_what_an_item_names_is_told_item_by_item(read: Read, head: str, items: str, wanted: set[str]) -> None:
    (meeting,) = read(OF_ITEMS.format(head=head, items=items), DAY).meetings
    assert names(meeting) - {"Anna Koch", "community leaders"} == wanted


def test_the_staff_of_somebody_are_not_he(read: Read) -> None:
    items = "- Minister of Roads Jaan Tamm\n- Office of Senator Rosa Tello\n- Secretary of Trade Pablo Rojas\n"
    (meeting,) = read(OF_ITEMS.format(head="Participants in the meeting included:", items=items), DAY).meetings
    assert names(meeting) >= {"Jaan Tamm", "Pablo Rojas"}


def test_the_head_of_a_list_may_end_a_long_paragraph(read: Read) -> None:
    text = (
        f"President Jaan Tamm met with conservation leaders on Tuesday. {'They spoke of ducks. ' * 40}"
        f"Participants included representatives from:\n\n{ITEMS}"
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) >= BODIES


def test_a_surname_that_is_a_body_s_too_is_a_surname(read: Read) -> None:
    (meeting,) = read("Norwegian Prime Minister Lars Dahl met Senator Anna Wagner on Tuesday.", DAY).meetings
    assert names(meeting) == {"Lars Dahl", "Anna Wagner"}


def test_who_is_joined_in_a_meeting_was_at_it_and_lists_go_on(read: Read) -> None:
    text = (
        "Today, President Erik Dahl convened a meeting with harbour officials on ice.\n\nJoining President Dahl and "
        "Vice President Rosa Tello in the meeting were these members of the Cabinet:\n\n- Minister of Trade Juan "
        "Rojas\n- Minister of Labour Anna Holm\n\nThe following two governors:\n\n- Governor of Bergen Eva Lind\n"
        "- Governor of Tromso Otto Berg\n"
    )
    (meeting,) = read(text, date(2022, 1, 5)).meetings
    found = {"Erik Dahl", "Rosa Tello", "Juan Rojas", "Anna Holm", "Eva Lind", "Otto Berg"}
    assert found <= names(meeting)
