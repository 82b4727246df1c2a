"""Transcripts of meetings: who is given the floor or said to be there, and where it was by the file of the release."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Article, Document
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2022, 3, 9)
LEAD = (
    "President of Norway Erik Dahl held a meeting with the leaders of the fishing fleet.\n\n"
    "President of Norway Erik Dahl: Good afternoon, friends. "
)
REST = (
    " The winter was long, and the harbours of the north have to be made ready for the fleet before the ice is gone.\n"
)


def of_office(text: str, outlet: str | None = "President of Norway", city: str | None = "Tromso") -> Article:
    return parse(
        Document(text, outlet=outlet, city=city, country="no", published=DAY, published_source="metadata"),
    )


@pytest.mark.parametrize(
    "said",
    [
        "I give the floor to Minister of Fisheries Rosa Tello.",
        "I am pleased to pass the floor to Rosa Tello.",
        "Here is Minister Rosa Tello. Ms Tello, you have the floor.",
        "Minister Rosa Tello has a plan. Ms Tello, go ahead, please.",
        "Also with us is Minister of Fisheries Rosa Tello, who is fifty today.",
        "With us today are Minister of Fisheries Rosa Tello and the crews.",
        "My greetings to Rosa Tello, the captain of our first ship, who is taking part in this video conference today.",
        "We are joined today by Minister of Fisheries Rosa Tello.",
        "Minister Rosa Tello is with us via video link.",
    ],
)
def test_who_is_called_at_a_meeting_was_there(read: Read, said: str) -> None:
    (meeting,) = read(LEAD + said + REST, DAY).meetings
    assert "Rosa Tello" in names(meeting) and "Erik Dahl" in names(meeting)


@pytest.mark.parametrize(
    "said",
    [
        "Minister of Fisheries Rosa Tello is not with us today.",
        "I have asked Minister Rosa Tello to go ahead with the plan.",
        "Minister Rosa Tello, who is taking part in the fair in Geneva, has sent a letter.",
        "Minister Rosa Tello, who is taking part in the talks in Geneva, has sent a letter.",
        "The voters gave the floor of the house to Rosa Tello's party.",
        "Rosa Tello is with us in spirit.",
        "I thank those with us in this. Minister Rosa Tello has written a letter.",
    ],
)
def test_who_is_only_spoken_of_was_not(read: Read, said: str) -> None:
    told = read(LEAD + said + REST, DAY).meetings
    assert all(not {"Rosa Tello", "Erik Dahl"} <= names(m) for m in told)


def test_a_minister_of_one_of_two_states_is_only_spoken_of(read: Read) -> None:
    text = (
        "President of Norway Erik Dahl held talks in Oslo with President of Peru Juan Rojas.\n\n"
        "President of Norway Erik Dahl: Mr President, also with us is Minister of Fisheries Rosa Tello."
    )
    meeting = next(m for m in read(text + REST, DAY).meetings if m.kind != "visit")
    assert names(meeting) == {"Erik Dahl", "Juan Rojas"}


@pytest.mark.parametrize("event", ["event", "video conference", "discussion", "meeting"])
def test_who_takes_part_in_an_event_was_there(read: Read, event: str) -> None:
    text = (
        "President Erik Dahl joined a video conference about new quays for the north.\n\n"
        f"Taking part in the {event} were Minister of Fisheries Rosa Tello, Minister of Trade Juan Rojas, heads of "
        "several districts and managers of the new harbours.\n"
    )
    (meeting,) = read(text, DAY).meetings
    assert {"Erik Dahl", "Rosa Tello", "Juan Rojas"} <= names(meeting) and len(names(meeting)) == 5
    assert (meeting.status, meeting.mode) == ("held", "video")


def test_an_office_tells_of_its_meeting_where_its_release_is_from() -> None:
    (meeting,) = of_office("The President met with Governor Anna Holm. They spoke of the harbours.\n").meetings
    assert (meeting.city, meeting.country, meeting.place_source) == ("Tromso", "no", "metadata")


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("President Erik Dahl met with Governor Anna Holm. They spoke of the harbours.\n", "The Daily Herring"),
        ("President Erik Dahl met with Governor Anna Holm in Lima. They spoke of the harbours.\n", None),
        ("President Erik Dahl had a telephone call with Governor Anna Holm.\n", "President of Norway"),
        ("President Erik Dahl will meet with Governor Anna Holm tomorrow.\n", "President of Norway"),
        ("President Erik Dahl met with Governor Anna Holm on March 2. They spoke of ice.\n", "President of Norway"),
    ],
)
def test_no_other_meeting_was(text: str, outlet: str | None) -> None:
    assert all(m.city != "Tromso" for m in of_office(text, outlet).meetings)


def test_what_will_be_spoken_of_at_the_meeting_today_is_spoken_of_there(read: Read) -> None:
    text = (
        "The board of the fleet sat in Oslo.\n\nPresident of Norway Erik Dahl: Good afternoon. Today, at the annual "
        "meeting of the Harbour Board, we will discuss your work and set the tasks for the spring."
    )
    (meeting,) = read(text + REST, DAY).meetings
    assert (meeting.status, "Harbour Board" in names(meeting)) == ("held", True)


@pytest.mark.parametrize(("length", "day"), [("an official", DAY), ("a three-day", None)])
def test_a_visit_that_is_on_is_on_the_day_of_the_report(read: Read, length: str, day: date | None) -> None:
    text = f"President Erik Dahl met with President of Peru Rosa Tello, who is paying {length} visit to Norway.\n"
    (visit,) = (m for m in read(text, DAY).meetings if m.kind == "visit")
    assert (visit.status, visit.date_start) == ("ongoing", day)


def test_the_author_of_an_article_says_i() -> None:
    text = (
        "On the eve of my visit to Peru, I am glad to write to its readers. Our peoples have been friends for long. "
        "I remember my visit to Lima in August 2008.\n"
    )
    article = parse(
        Document(
            text, title="Article by Erik Dahl “Norway and Peru: a long friendship”", published=DAY,
            published_source="metadata",
        )
    )  # fmt: skip
    told = {(m.kind, m.status, m.country): names(m) for m in article.meetings}
    assert told == {("visit", "planned", "pe"): {"Erik Dahl"}, ("visit", "recalled", "pe"): {"Erik Dahl"}}


@pytest.mark.parametrize(
    ("said", "who", "day"),
    [
        ("At the March 3 meeting, we reviewed the plans of the yards.", {"Erik Dahl"}, date(2022, 3, 3)),
        (
            "I said at the meeting on support for the districts yesterday that ice is ice.",
            {"Erik Dahl"},
            date(2022, 3, 8),
        ),
        ("We spoke of this at the recent State Harbour Council meeting.", {"Erik Dahl", "State Harbour Council"}, None),
        ("A month ago I held a meeting with our ski team.", {"Erik Dahl", "our ski team"}, date(2022, 2, 1)),
        ("Last week we held several meetings on the yards.", {"Erik Dahl"}, date(2022, 2, 28)),
        (
            "You will recall that I met with members of the Trade Council.",
            {"Erik Dahl", "members of the Trade Council"},
            None,
        ),
    ],
)
def test_another_meeting_of_an_earlier_day_is_told_by_one_who_was_there(
    read: Read, said: str, who: set[str], day: date | None
) -> None:
    _, other = read(LEAD + said + REST, DAY).meetings
    assert (names(other), other.date_start) == (who, day) and other.status in ("held", "recalled")


@pytest.mark.parametrize(
    "said",
    [
        "We will speak of this at the March 30 meeting.",
        "At today's meeting, we shall review the plans of the yards.",
        "No meeting was held yesterday.",
        "There was a meeting yesterday, I was told.",
        "At a meeting with the harpooners last week I promised to build a harbour.",
    ],
)
def test_no_other_meeting_of_the_speaker_is_told(read: Read, said: str) -> None:
    told = read(LEAD + said + REST, DAY).meetings
    assert not [m for m in told[1:] if m.status in ("held", "recalled")]


def test_bodies_are_listed_with_what_they_said_and_persons_with_what_they_are(read: Read) -> None:
    text = (
        "Norwegian Trade Minister Eva Lind hosted a roundtable on harbours with stakeholders today. She was joined by "
        "Fisheries Minister Rosa Tello, who leads the task force, Energy Minister Juan Rojas, and Transport Minister "
        "Anna Holm.\n\nParticipants included:\n\n- Heron Energy described its plans to build a wharf.\n"
        "- The Tern Trust for Harbours, which announced a fund of its own.\n"
        "- Dockers Union of Norway discussed how its members work.\n"
    )
    (meeting,) = read(text, DAY).meetings
    persons = {"Eva Lind", "Rosa Tello", "Juan Rojas", "Anna Holm"}
    assert names(meeting) - {"stakeholders"} == persons | {
        "Heron Energy",
        "Tern Trust for Harbours",
        "Dockers Union of Norway",
    }


def test_heads_and_managers_are_two_groups(read: Read) -> None:
    text = (
        "President Erik Dahl held a meeting on the harbours. The meeting was attended by Minister Rosa Tello, Minister "
        "Juan Rojas, heads of several districts and managers of the new harbours.\n"
    )
    (meeting,) = read(text, DAY).meetings
    assert {"heads of several districts", "managers of the new harbours"} <= names(meeting)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The foreign and defence ministers of our countries had their first meeting in Oslo this morning.", True),
        ("I know that yesterday there were meetings between the foreign ministers and deputy prime ministers.", True),
        ("The foreign ministers of our countries will have their first meeting in Oslo in May.", False),
        ("The foreign ministers of our countries have had no meeting this year.", False),
        ("Our ministers have meetings with each other every year.", False),
    ],
)
def test_ministers_who_met_beside_the_talks_are_told_of_in_turn(read: Read, said: str, told: bool) -> None:
    text = (
        "President of Norway Erik Dahl held talks in Oslo with President of Peru Juan Rojas.\n\n"
        f"President of Norway Erik Dahl: Mr President, good afternoon. {said} President of Peru Juan Rojas: Thank you."
    )
    held = [m for m in read(text + REST, DAY).meetings if m.kind != "visit" and m.status in ("held", "recalled")]
    assert len(held) == 1 + told
    assert all("ministers" in name for m in held[1:] for name in names(m))


@pytest.mark.parametrize("which", ["the same meeting", "that meeting"])
def test_a_meeting_just_spoken_of_is_not_the_one_that_is_on(read: Read, which: str) -> None:
    said = f"You will recall that at {which} on ice, the captains of the Auk Line raised the matter."
    (meeting,) = (m for m in read(LEAD + said + REST, DAY).meetings if "Erik Dahl" in names(m))
    assert all("captain" not in name for name in names(meeting))
