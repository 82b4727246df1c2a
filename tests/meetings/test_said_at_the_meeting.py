"""Transcripts: what those who meet say of this very meeting, of the visit of one of them, and of earlier days."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Article, Document
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2022, 3, 9)
HEAD = (
    "President of Peru Rosa Tello held talks in Lima with President of Norway Erik Dahl.\n\n"
    "President of Peru Rosa Tello: "
)
LONG = (
    "Our trade has grown by a third, our ships lie in each other's ports, and the students of both nations have come "
    "to know the other's mountains."
)


def talk(host: str, guest: str) -> str:
    return f"{HEAD}Mr President, {host} {LONG} President of Norway Erik Dahl: Madam President, {guest} {LONG}\n"


def visits(article: Article) -> list[tuple[str, set[str], str | None]]:
    return [(m.status, names(m), m.country) for m in article.meetings if m.kind == "visit"]


def rows(article: Article) -> list[tuple[str, str, set[str]]]:
    return [(m.kind, m.status, names(m)) for m in article.meetings]


@pytest.mark.parametrize(
    ("host", "guest"),
    [
        ("thank you for finding the time to come.", "good morning."),
        ("thank you very much for accepting our invitation.", "good morning."),
        ("I am glad to welcome you to Peru.", "good morning."),
        ("your visit is taking place at a good time.", "good morning."),
        ("good morning.", "I thank you for inviting me to visit Peru."),
        ("good morning.", "thank you for the invitation."),
        ("good morning.", "during my current visit I have seen much of the city."),
    ],
)
def test_the_guest_of_a_meeting_is_on_a_visit(read: Read, host: str, guest: str) -> None:
    ((status, who, state),) = visits(read(talk(host, guest), DAY))
    assert status in ("held", "ongoing") and (who, state) == ({"Erik Dahl"}, "pe")


@pytest.mark.parametrize(
    ("host", "guest"),
    [
        ("good morning.", "good morning."),
        ("thank you for the invitation.", "good morning."),  # hers, to his state, at her own table
        ("thank you for your invitation to visit Norway next year.", "good morning."),
        ("thank you for accepting our invitation to come again in May.", "good morning."),
        ("good morning.", "the fair will thank you for the hospitality one day."),
    ],
)
def test_no_visit_of_the_guest_is_told_by_an_invitation_for_another_day(read: Read, host: str, guest: str) -> None:
    assert all(who != {"Erik Dahl"} for _, who, _ in visits(read(talk(host, guest), DAY)))


def test_nobody_is_a_guest_where_two_of_one_state_meet(read: Read) -> None:
    text = talk("thank you for coming.", "thank you for the invitation.").replace("President of Norway", "Minister")
    assert visits(read(text.replace("President of Peru Rosa", "President Rosa"), DAY)) == []


@pytest.mark.parametrize(
    "said",
    [
        "I would like to thank you for today's meeting.",
        "We will discuss this at our talks today.",
        "I would like to begin our meeting with a word of thanks.",
        "I would like to thank everybody for this discussion.",
    ],
)
def test_words_for_the_meeting_that_is_on_tell_of_no_other(read: Read, said: str) -> None:
    assert rows(read(talk(said, "good morning."), DAY)) == [("meeting", "held", {"Rosa Tello", "Erik Dahl"})]


def test_the_next_meeting_is_another(read: Read) -> None:
    article = read(talk("we will continue this at our next meeting in Oslo in May.", "good morning."), DAY)
    assert any(status in ("planned", "proposed") for _, status, _ in rows(article)) or len(article.meetings) == 1


def test_what_was_before_the_visit_does_not_make_it_one_to_come(read: Read) -> None:
    article = read(talk("good morning.", "before my visit to Peru I instructed our minister to prepare a paper."), DAY)
    assert all(m.status != "planned" for m in article.meetings)


def test_a_meeting_of_an_earlier_day_leaves_the_day_of_the_one_that_is_on(read: Read) -> None:
    article = read(talk("we met in January 2021 in Lima and agreed on much.", "good morning."), DAY)
    held = [m for m in article.meetings if m.status == "held"]
    assert [(names(m), m.date_start) for m in held] == [({"Rosa Tello", "Erik Dahl"}, DAY)]
    assert [(m.status, m.date_start) for m in article.meetings if m not in held] == [("recalled", date(2021, 1, 1))]


def test_calls_that_are_made_as_a_habit_are_no_call(read: Read) -> None:
    article = read(talk("good morning.", "we make telephone calls and keep in touch."), DAY)
    assert [m.kind for m in article.meetings] == ["meeting"]


def test_thanks_that_one_would_like_to_give_propose_nothing(read: Read) -> None:
    text = "I would like to thank Minister Rosa Tello for receiving Ambassador Erik Dahl in Lima, the spokesman said.\n"
    assert all(m.status not in ("planned", "proposed") for m in read(text, DAY).meetings)


TURNS = (
    "{lead}\n\nPresident of Norway Erik Dahl: Is this your yearly report? Director of the Nord Bank Anna Holm: Yes, it "
    "is, and it is the best we have had in ten years. Erik Dahl: Good. What of the branches in the north? Anna Holm: "
    "They have grown by a third, and we shall open ten more of them before the winter comes.\n"
)


def test_a_talk_in_turns_is_a_meeting(read: Read) -> None:
    lead = "Director of the Nord Bank Anna Holm reported to the President on the year."
    assert rows(read(TURNS.format(lead=lead), DAY)) == [("meeting", "held", {"Erik Dahl", "Anna Holm"})]


def test_who_talks_with_the_one_who_opened_it_was_at_a_ceremony(read: Read) -> None:
    lead = "Erik Dahl took part in a ceremony to open the new hall of the Nord Bank."
    assert rows(read(TURNS.format(lead=lead), DAY)) == [("ceremony", "held", {"Erik Dahl", "Anna Holm"})]


def test_two_who_speak_one_after_the_other_need_not_have_met(read: Read) -> None:
    text = (
        f"The fair opened today.\n\nPresident of Norway Erik Dahl: Friends, {LONG}\n\n"
        f"Director of the Nord Bank Anna Holm: Friends, {LONG}\n"
    )
    assert read(text, DAY).meetings == []


def test_who_speak_after_talks_held_them() -> None:
    text = (
        f"President of Norway Erik Dahl: Colleagues, {LONG} President of Peru Rosa Tello: Colleagues, {LONG} "
        f"President of Estonia Juhan Tamm: Colleagues, {LONG}\n"
    )
    title = "Statements by leaders of Norway, Peru and Estonia following trilateral talks"
    article = parse(Document(text, title=title, published=DAY, published_source="metadata"))
    assert rows(article) == [("meeting", "held", {"Erik Dahl", "Rosa Tello", "Juhan Tamm"})]
    article = parse(Document(text, title="Statements by leaders of Norway, Peru and Estonia on the storm"))
    assert article.meetings == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "President Erik Dahl held a meeting, via videoconference, of the Fisheries-Harbour Commission of Norway.",
            {"Erik Dahl", "Fisheries-Harbour Commission of Norway"},
        ),
        ("President Erik Dahl held a meeting, by video link, on the state of the harbours.", {"Erik Dahl"}),
        ("President Erik Dahl took part in the Hands Together award ceremony.", {"Erik Dahl"}),
        (
            "President Erik Dahl held a meeting on harbours. The meeting was attended by Minister Rosa Tello, Minister "
            "Juan Rojas, Governor Anna Holm and representatives of the fishing fleet.",
            {"Erik Dahl", "Rosa Tello", "Juan Rojas", "Anna Holm", "representatives of the fishing fleet"},
        ),
        (
            "President Erik Dahl held a meeting on harbours. The meeting was attended by Minister Rosa Tello and "
            "Minister Juan Rojas. Governor Anna Holm and Mayor Eva Lind were invited to attend the meeting.",
            {"Erik Dahl", "Rosa Tello", "Juan Rojas", "Anna Holm", "Eva Lind"},
        ),
    ],
)
def test_who_was_there(read: Read, text: str, who: set[str]) -> None:
    ((_, status, found),) = rows(read(text + "\n", DAY))
    assert (status, found) == ("held", who)


def test_a_year_in_the_name_of_a_prize_is_no_day(read: Read) -> None:
    (meeting,) = read("President Erik Dahl met with winners of the 2019 Writers' Prize in Oslo.\n", DAY).meetings
    assert (meeting.status, meeting.date_start) == ("held", DAY)


def test_proposals_that_meet_with_support_meet_nobody(read: Read) -> None:
    text = (
        "Ministers Rosa Tello and Juan Rojas have drafted plans. They hope they will meet with the support of Peru.\n"
    )
    assert all(m.status != "proposed" for m in read(text, DAY).meetings)
