"""Who took part where the sentence turns round, where a title runs on before its bearer's name, and who did not."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Document
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
N, K = "Norwegian Prime Minister Lars Dahl", "Latvian Foreign Minister Janis Ozols"
BOTH = {"Lars Dahl", "Janis Ozols"}
TWO = {"Olav Lund", "Anna Koch"}
AND_TWO = "Trade Minister Olav Lund and Ambassador Anna Koch."


@pytest.mark.parametrize(
    "said",
    [
        "Joining Dahl at the meeting were",
        "Also in the meeting were",
        "Joining the prime minister were",
        "Also attending were",
        "Attending the meeting were",
        "Also participating were",
    ],
)
def test_those_behind_the_verb_were_at_the_same_meeting(read: Read, said: str) -> None:
    (meeting,) = read(f"{N} met {K} on Tuesday. {said} {AND_TWO}", DAY).meetings
    assert (meeting.kind, meeting.status, names(meeting)) == ("meeting", "held", BOTH | TWO)


@pytest.mark.parametrize(
    "said", ["Joining the alliance were Finland and Sweden.", "On the agenda of the meeting were trade and fisheries."]
)
def test_what_was_joined_or_spoken_of_took_no_part(read: Read, said: str) -> None:
    (meeting,) = read(f"{N} met {K} on Tuesday. {said}", DAY).meetings
    assert names(meeting) == BOTH


def test_those_who_joined_a_call_are_the_allies_of_whom_it_tells(read: Read) -> None:
    text = (
        f"{N} held a video call with allies and partners on Tuesday. Joining the prime minister on the call were Prime "
        "Minister Jonas Berg of Sweden, President Jaan Tamm of Estonia, Chancellor Anna Koch of Austria, and President "
        "Rosa Quispe of Peru."
    )
    (call,) = read(text, DAY).meetings
    assert (call.kind, names(call)) == ("call", {"Lars Dahl", "Jonas Berg", "Jaan Tamm", "Anna Koch", "Rosa Quispe"})


@pytest.mark.parametrize(
    "title",
    [
        "Chairman of the Friendship Group with Norway in the Chilean Parliament Pablo Rojas",
        "the leader of the liberal minority in the Senate Pablo Rojas",
        "Leader of the ruling Liberal Party Pablo Rojas",
        "Adviser to the President of the Republic of Chile Pablo Rojas",
        "theatre actor, director and producer Pablo Rojas",
        "Minister of Foreign Affairs, the European Union and Trade of Chile Pablo Rojas",
    ],
)
def test_a_title_of_many_words_is_its_bearer_s(read: Read, title: str) -> None:
    (meeting,) = read(f"{N} met with {title} in Oslo on Tuesday.", DAY).meetings
    assert names(meeting) == {"Lars Dahl", "Pablo Rojas"}


def test_who_heads_a_delegation_is_named_at_the_end_of_his_title(read: Read) -> None:
    text = f"{N} met with a delegation of the Congress headed by the leader of the minority in the Senate Pablo Rojas."
    (meeting,) = read(text, DAY).meetings
    assert {p.actor.name: p.part for p in meeting.participants}["Pablo Rojas"] == "delegation head"


def test_another_title_is_joined_to_the_name_of_the_first(read: Read) -> None:
    text = (
        f"{N} met with Ambassador of Chile to Norway Rosa Tello and Ambassador for special assignments of the Federal "
        "Ministry of Foreign Affairs of Chile Pablo Rojas, who is in charge of the forum."
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Lars Dahl", "Rosa Tello", "Pablo Rojas"}


def test_the_wife_of_the_head_of_a_body_is_not_its_head(read: Read) -> None:
    text = f"{N} held a conversation with wife of the President of the European Council Rosa Tello on Tuesday."
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Lars Dahl", "Rosa Tello"}
    assert not any("president" in (p.role or "").casefold().split()[:1] for p in meeting.participants)


def test_a_body_called_after_somebody_is_not_he(read: Read) -> None:
    (meeting,) = read(f"{N} met with the head of the Rosa Tello Foundation in Oslo on Tuesday.", DAY).meetings
    assert "Rosa Tello" not in names(meeting)


def test_a_royal_institute_keeps_its_first_word(read: Read) -> None:
    text = f"This was stated by {N} during a video meeting at the Royal Institute of Northern Studies on Tuesday."
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Lars Dahl", "Royal Institute of Northern Studies"}


def test_what_was_discussed_at_talks_of_a_visit_was_so_with_its_visitor(read: Read) -> None:
    text = (
        "During a visit to Spain, Norwegian State Secretary Lars Dahl held meetings. During the talks with Trade "
        "Minister Pablo Rojas, fisheries were discussed. At the meeting with Secretary of State Rosa Tello, the focus "
        "was on energy."
    )
    _, *meetings = read(text, DAY).meetings
    assert [names(m) for m in meetings] == [{"Lars Dahl", "Pablo Rojas"}, {"Lars Dahl", "Rosa Tello"}]


def test_talks_that_somebody_else_tells_of_are_his(read: Read) -> None:
    text = f"{N} met {K}. Ozols said that during the talks with French Minister Anna Koch trade had been discussed."
    assert all(names(m) in (BOTH, {"Janis Ozols", "Anna Koch"}) for m in read(text, DAY).meetings)


def test_who_shows_a_visitor_round_is_on_no_visit(read: Read) -> None:
    text = (
        "During a visit to Denmark, Norwegian State Secretary Lars Dahl met with officials on Tuesday. Together with "
        "Copenhagen's Deputy Mayor for Labour and Integration Jens Holm, Lars Dahl visited a centre for refugees."
    )
    (visit,) = [m for m in read(text, DAY).meetings if m.kind == "visit"]
    assert names(visit) == {"Lars Dahl"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # several who do something apart are all there, and not each other's guests
            "Commissioner Lars Dahl, Director Olav Lund and Ambassador Anna Koch convened calls with local leaders "
            "on Tuesday.",
            [{"Lars Dahl", "Olav Lund", "Anna Koch", "local leaders"}],
        ),
        (  # the summary of calls that are told of one by one
            f"{N} had three separate calls with European leaders on Tuesday.\n\nThe prime minister spoke individually "
            "with: Prime Minister Jonas Berg of Sweden; President Jaan Tamm of Estonia; and Chancellor Anna Koch of "
            "Austria.",
            [{"Lars Dahl", "Jonas Berg"}, {"Lars Dahl", "Jaan Tamm"}, {"Lars Dahl", "Anna Koch"}],
        ),
        (  # "the mayors" are those named
            f"{N} held separate calls with Mayor Jonas Berg of Bergen and Mayor Anna Koch of Narvik on Tuesday. The "
            "prime minister spoke with the mayors about the storm.",
            [{"Lars Dahl", "Jonas Berg"}, {"Lars Dahl", "Anna Koch"}],
        ),
        (f"{N} met on Tuesday with his economic team.", [{"Lars Dahl", "his economic team"}]),
        (f"{N} and his team met {K} on Tuesday.", [BOTH]),
        (
            f"{N} convened salmon industry participants on Tuesday to discuss prices.",
            [{"Lars Dahl", "salmon industry participants"}],
        ),
        (  # what a meeting was held for is no other meeting
            f"{N} and Minister Anna Koch hosted a conversation with nurses and their children at the castle on "
            "Tuesday to discuss why books cost so much.",
            [{"Lars Dahl", "Anna Koch", "nurses"}],
        ),
        (
            f"{N} met with fishing groups and farmers on Tuesday. The meetings with these groups are part of a series.",
            [{"Lars Dahl", "fishing groups", "farmers"}],
        ),
        (  # who looks forward to a meeting of others is not of it
            f"{N} spoke with {K} by phone on Tuesday. They looked forward to the upcoming meeting of NATO defence "
            "ministers.",
            [BOTH, {"NATO defence ministers"}],
        ),
        (
            "Minister Lars Dahl hosted community leaders and elected officials in Oslo on Tuesday. During the forum, "
            "participants spoke with senior officials, including Secretary Anna Koch and Director Olav Lund.",
            [{"Lars Dahl", "community leaders", "elected officials", "senior officials", *TWO}],
        ),
    ],
)
def test_each_meeting_is_told_once_with_those_who_were_there(read: Read, text: str, wanted: list[set[str]]) -> None:
    assert [names(m) for m in read(text, DAY).meetings] == wanted


def test_one_holder_under_two_spellings_is_one(read: Read) -> None:
    text = (
        "UN envoy Rosa Quispe hosted President Hassan Sheikh Mohamud of Somalia. Quispe and President Hassan Sheikh "
        "discussed reforms."
    )
    (meeting,) = read(text, date(2022, 9, 15)).meetings
    assert names(meeting) == {"Rosa Quispe", "Hassan Sheikh Mohamud"}


@pytest.mark.parametrize(
    "text",
    [
        f"{N} noted that the Prime Minister of Latvia began his visit to Norway by visiting a harbour.",
        f"{N} expects that during his visit to Norway in June the Prime Minister of Latvia will speak of gas.",
    ],
)
def test_who_begins_his_visit_makes_it(read: Read, text: str) -> None:
    (visit,) = [m for m in read(text, DAY).meetings if m.kind == "visit"]
    assert "Lars Dahl" not in names(visit)


def test_what_somebody_could_see_on_a_visit_he_saw(read: Read) -> None:
    text = f"{N} said that during his visit to Norway, {K} could see the losses for himself."
    assert [(m.kind, m.status) for m in read(text, DAY).meetings] == [("visit", "held")]


def test_the_department_behind_an_office_is_where_it_is_held(read: Read) -> None:
    text = (
        "State Secretary Jonas Berg hosted Olav Lund, Deputy Secretary, Department of Roads; Rosa Tello, Director, "
        "Department of Mines; and Minister Anna Koch for a discussion in Oslo on Tuesday."
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Jonas Berg", "Rosa Tello", *TWO}


def test_a_department_in_a_list_of_its_own_was_there(read: Read) -> None:
    text = "State Secretary Jonas Berg met Minister Anna Koch, Secretary Olav Lund and the Department of Mines."
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Jonas Berg", "Department of Mines", *TWO}


def test_words_in_quotation_marks_do_not_make_an_address_somebody_else_s(read: Read) -> None:
    text = (
        "Good evening! I have just finished my conversation with Latvian Foreign Minister Janis Ozols. We spoke of the "
        '"Ring" format. I will speak of our plans tomorrow.'
    )
    document = Document(text, title="We go on - President Jaan Tamm", published=DAY, published_source="metadata")
    (meeting,) = parse(document).meetings
    assert names(meeting) == {"Jaan Tamm", "Janis Ozols"}
