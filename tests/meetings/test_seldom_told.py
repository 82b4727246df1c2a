"""Meetings that a report tells of only in passing: sessions of bodies, summits by name, visits of guests received."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2022, 6, 1)  # a Wednesday
ABOUT = "Latvian President Anna Ozola had a telephone conversation with Estonian President Juri Tamm.\n\n"
Row = tuple[str, str, set[str]]


def others(read: Read, text: str, day: date = DAY) -> list[Row]:
    """Rows beside that of the conversation of the two presidents."""
    rows = [(m.kind, m.status, names(m)) for m in read(ABOUT + text, day).meetings]
    return [row for row in rows if row[2] != {"Anna Ozola", "Juri Tamm"}]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The leaders discussed the outcome of the meeting of the Supreme Council of the Baltic Union held on May 24.",
         ("meeting", "held", {"Supreme Council of the Baltic Union"})),
        ("They spoke of preparations for a regular session of the High-Level Cooperation Council.",
         ("meeting", "planned", {"High-Level Cooperation Council"})),
        ("They discussed the meeting of the European Council, which will take place on June 30.",
         ("meeting", "planned", {"European Council"})),
        ("They discussed the outcome of the meeting of advisers to the leaders of the Baltic Union held in Vilnius on"
         " May 26.", ("meeting", "held", {"advisers"})),
        ("The parties welcomed the results of the 23rd Ukraine-EU Summit, which took place in May in Kyiv.",
         ("summit", "held", {"Ukraine", "European Union"})),
        ("They commended the joint work of their teams following the U.S.-Japan Summit.",
         ("summit", "held", {"United States", "Japan"})),
        ("The date of the next, 24th Ukraine-EU Summit will be set in the near future.",
         ("summit", "planned", {"Ukraine", "European Union"})),
        ("The leaders also discussed the recent talks between Norway and Sweden.",
         ("negotiation", "held", {"Norway", "Sweden"})),
        ("The parties discussed the upcoming Baltic Leaders Summit.", ("summit", "planned", set())),
        ("They discussed the next Latvian-Japanese consultations scheduled for autumn this year.",
         ("meeting", "planned", {"Latvia", "Japan"})),
    ],
)  # fmt: skip
def test_a_meeting_told_of_in_passing_is_one_of_its_own(read: Read, text: str, row: Row) -> None:
    assert others(read, text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "The leaders spoke of cooperation within the Supreme Council of the Baltic Union.",
        "They stressed the importance of meetings of the European Council.",
        "They discussed negotiations with Norway.",
        "They spoke of the importance of the Norwegian-Swedish talks.",
        "They said that summits and forums should be held throughout the country.",
    ],
)
def test_bodies_and_talks_that_are_only_spoken_of_are_no_meetings(read: Read, text: str) -> None:
    assert others(read, text) == []


def test_a_meeting_with_a_body_is_none_where_nobody_is_the_other_side(read: Read) -> None:
    assert read("A meeting with the European Council is planned for June 30.", DAY).meetings == []


def test_the_day_and_place_of_a_body_s_meeting_are_those_behind_its_name(read: Read) -> None:
    text = "They praised the latest meeting of the Baltic Security Council held in Riga on May 12, 2022."
    (row,) = (m for m in read(ABOUT + text, DAY).meetings if m.kind == "meeting")
    assert (row.date_start, row.city) == (date(2022, 5, 12), "Riga")


def test_a_body_that_sits_by_video_has_a_meeting_told_of_once(read: Read) -> None:
    text = (
        "Following the meeting of the Supreme Council of the Baltic Union, held via videoconference, Latvian President"
        " Anna Ozola had a telephone conversation with Estonian President Juri Tamm. The presidents praised the"
        " Supreme Council meeting."
    )
    rows = [(m.kind, m.mode, names(m)) for m in read(text, DAY).meetings]
    assert ("meeting", "video", {"Supreme Council of the Baltic Union"}) in rows
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("She praised the participation of the Austrian side in the first summit of the Baltic Platform.", "Austria"),
        ("She told him of the preparations for the Summit for Democracy, which will be attended by Finnish President"
         " Mika Salo.", "Mika Salo"),
    ],
)  # fmt: skip
def test_who_takes_part_in_a_summit_is_at_it(read: Read, text: str, who: str) -> None:
    ((kind, _, there),) = others(read, text)
    assert (kind, there) == ("summit", {who})


@pytest.mark.parametrize(
    "text",
    [
        "Heating was considered at a meeting of the Congress of Towns with the participation of President Anna Ozola.",
        "With the participation of President Anna Ozola, a meeting of the Congress of Towns was held on heating.",
        "In the presence of President Anna Ozola, a meeting of the Congress of Towns was held in Riga.",
    ],
)
def test_a_meeting_has_those_with_whose_participation_it_is_held(read: Read, text: str) -> None:
    (row,) = read(text, DAY).meetings
    assert names(row) == {"Congress of Towns", "Anna Ozola"}


def test_forums_are_conferences_that_somebody_attends(read: Read) -> None:
    (row,) = read("President Anna Ozola will take part in the Riga Economic Forum on June 17.", DAY).meetings
    assert (row.kind, row.status, row.date_start) == ("summit", "planned", date(2022, 6, 17))


@pytest.mark.parametrize(
    "behind", ["A package of documents was signed during the visit.", "As a part of the visit, a grant was announced."]
)
def test_the_visit_behind_talks_is_the_guest_s(read: Read, behind: str) -> None:
    text = "Latvian President Anna Ozola held talks with Estonian President Juri Tamm in Riga. " + behind
    visits = [(m.status, names(m), m.city) for m in read(text, DAY).meetings if m.kind == "visit"]
    assert visits == [("held", {"Juri Tamm"}, "Riga")]


@pytest.mark.parametrize(
    "text",
    [
        "Latvian President Anna Ozola had a telephone conversation with Estonian President Juri Tamm. They spoke of the"
        " visit.",
        "Latvian President Anna Ozola held talks with Latvian Prime Minister Ilze Kalna in Riga. Documents were signed"
        " during the visit.",
    ],
)
def test_there_is_no_visit_where_nobody_came_from_abroad(read: Read, text: str) -> None:
    assert all(m.kind != "visit" for m in read(text, DAY).meetings)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They reviewed the results of the recent visit to Turkey by a Latvian delegation headed by Karl Berg.", "tr"),
        ("They praised the visit of the Latvian delegation led by Minister Karl Berg to Paris the day before.", "fr"),
    ],
)
def test_a_delegation_s_visit_goes_where_the_words_behind_say(read: Read, text: str, place: str) -> None:
    (row,) = (m for m in read(ABOUT + text, DAY).meetings if m.kind == "visit")
    assert "Karl Berg" in names(row)
    assert row.country == place


def test_the_post_of_an_ambassador_is_no_place_that_he_visits(read: Read) -> None:
    text = "They praised the visit of the Latvian ambassador to Japan."
    assert all(m.kind != "visit" for m in read(ABOUT + text, DAY).meetings)


def test_who_promises_to_arrange_a_meeting_of_others_is_not_at_it(read: Read) -> None:
    text = "Karl Berg promised to assist in organizing a meeting between Anna Ozola and Juri Tamm."
    (row,) = read(text, DAY).meetings
    assert (row.status, names(row)) == ("planned", {"Anna Ozola", "Juri Tamm"})


def test_representatives_of_two_states_at_a_round_are_two_sides(read: Read) -> None:
    text = "During the second round of talks, the representatives of Norway and the Russian Federation reached a deal."
    (row,) = read(text, DAY).meetings
    assert (row.kind, {p.country for p in row.participants}) == ("negotiation", {"no", "ru"})
