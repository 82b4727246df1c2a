"""Who leads a meeting, those whom a readout names as present, journeys to states by their full name."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Document
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2022, 3, 10)  # a Thursday


@pytest.mark.parametrize(
    ("text", "who", "kind"),
    [
        ("Grain was discussed at a conference call chaired by President Ilze Kalna.", {"Ilze Kalna"}, "call"),
        ("The meeting was chaired by Foreign Minister Marta Vesely with the participation of ambassadors.",
         {"Marta Vesely", "ambassadors"}, "meeting"),
        ("A meeting of the Security Council was held under the chairmanship of President Ilze Kalna on Monday.",
         {"Security Council", "Ilze Kalna"}, "meeting"),
    ],
)  # fmt: skip
def test_who_leads_a_meeting_was_there(read: Read, text: str, who: set[str], kind: str) -> None:
    (row,) = read(text, DAY).meetings
    assert (names(row), row.kind, row.status) == (who, kind, "held")


@pytest.mark.parametrize(
    "text",
    [
        "The company is chaired by Marta Vesely.",
        "She did not say who would chair the meeting.",
        "He once wrote about a meeting.",
    ],
)
def test_no_meeting_where_nobody_is_said_to_lead_one(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Participants in the call included Foreign Minister Lars Dahl of Norway, Prime Minister Janis Ozols and "
        "Chancellor Petra Huber of Austria.",
        "Participants included Foreign Minister Lars Dahl of Norway, Prime Minister Janis Ozols and\n"
        "Chancellor Petra Huber of Austria.",
        "The attendees were Foreign Minister Lars Dahl of Norway, Prime Minister Janis Ozols and Petra Huber.",
        "Those who participated included Lars Dahl, the foreign minister of Norway, Janis Ozols and Petra Huber.",
    ],
)
def test_a_sentence_that_names_those_present_names_whom_the_group_was_made_of(read: Read, sentence: str) -> None:
    text = f"President Ilze Kalna held a secure video call with Nordic leaders today.\n\n{sentence}"
    (row,) = read(text, DAY).meetings
    assert names(row) == {"Ilze Kalna", "Lars Dahl", "Janis Ozols", "Petra Huber"}
    assert (row.kind, row.mode, row.date_start) == ("call", "video", DAY)


def test_names_a_line_below_speakers_are_those_present(read: Read) -> None:
    text = (
        "Today, Vice President Ilze Kalna convened legislators from the coastal regions to discuss ports.\n\n"
        "**<u>Speakers</u>**:  \nSenator Marta Vesely  \nSenator Lars Dahl  \nDelegate Petra Huber  \n"
    )
    (row,) = read(text, DAY).meetings
    assert {"Ilze Kalna", "Marta Vesely", "Lars Dahl", "Petra Huber"} <= names(row)


@pytest.mark.parametrize(
    ("state", "code"),
    [("the People's Republic of China", "cn"), ("the People’s Republic of China", "cn"),
     ("the Lao People's Democratic Republic", "la"), ("the Democratic People's Republic of Korea", "kp")],
)  # fmt: skip
def test_a_state_with_a_genitive_in_its_name_is_visited(read: Read, state: str, code: str) -> None:
    (row,) = read(f"Foreign Minister Lars Dahl travelled to {state} on Monday.", DAY).meetings
    assert (row.kind, row.country, row.date_start) == ("visit", code, date(2022, 3, 7))


def test_the_day_before_is_counted_from_the_report_where_it_names_no_other_day(read: Read) -> None:
    text = (
        "Foreign Minister Marta Vesely had a phone conversation with Lars Dahl. The conversation took place the day "
        "before, a few hours before the announcement."
    )
    (row,) = read(text, DAY).meetings
    assert row.date_start == row.date_end == date(2022, 3, 9)


def test_what_a_state_does_is_nobody_to_welcome(read: Read) -> None:
    text = "President Ilze Kalna met Prime Minister Prem Suwan in Bangkok. She welcomed Thailand's leadership in trade."
    (row,) = read(text, DAY).meetings
    assert names(row) == {"Ilze Kalna", "Prem Suwan"}


def test_a_meeting_among_what_is_proposed_is_proposed(read: Read) -> None:
    text = (
        "Foreign Minister Marta Vesely proposed regular contacts, including a meeting between President Kalna and "
        "President Dahl."
    )
    (row,) = read(text, DAY).meetings
    assert row.status == "proposed"


@pytest.mark.parametrize(
    "who",
    ["Secretary of State Blinken", "Minister of Foreign Affairs Vesely", "Secretary of Homeland Security Mayorkas"],
)
def test_a_surname_behind_an_office_of_several_words_is_whose_it_is(read: Read, who: str) -> None:
    (row,) = read(f"The two sides agreed that {who} will visit Norway in April.", DAY).meetings
    (visitor,) = row.participants
    assert visitor.actor.name.split()[-1] == who.split()[-1]
    assert (row.country, row.status) == ("no", "planned")


def test_a_meeting_that_a_call_followed_is_history(read: Read) -> None:
    text = (
        "Ms. Kalna spoke by phone on Monday with Foreign Minister Lars Dahl. This call, which followed their January "
        "14 meeting in Rome, focused on security."
    )
    call, before = read(text, DAY).meetings
    assert (call.kind, call.status) == ("call", "held")
    assert (names(before), before.status, before.city) == ({"Kalna", "Lars Dahl"}, "recalled", "Rome")
    assert before.date_start == date(2022, 1, 14)


@pytest.mark.parametrize(
    ("text", "visitor", "status"),
    [
        ("President of Moldova Ilze Kalna thanked Foreign Minister Lars Dahl of Norway for his visit to our country.",
         "Lars Dahl", "held"),
        ('"We are grateful for the visit of Norwegian Foreign Minister Lars Dahl to our country," President of Moldova '
         "Ilze Kalna said.", "Lars Dahl", "ongoing"),
    ],
)  # fmt: skip
def test_our_country_is_that_of_the_office_or_of_whoever_says_so(
    read: Read, text: str, visitor: str, status: str
) -> None:
    (row,) = [row for row in read(text, DAY).meetings if row.kind == "visit"]
    assert (names(row), row.country, row.status) == ({visitor}, "md", status)


def test_our_country_is_not_the_visitor_s_own(read: Read) -> None:
    text = "The President noted that this was the first visit of Norwegian Foreign Minister Lars Dahl to our country."
    assert [row for row in read(text, DAY).meetings if row.kind == "visit"] == []


@pytest.mark.parametrize("text", ["Senator Lars Dahl delivered a blunt message to President Ilze Kalna: stop it."])
def test_whoever_has_a_message_for_somebody_need_not_meet_him(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_whoever_brings_a_letter_meets_whom_it_is_for(read: Read) -> None:
    (row,) = read("Envoy Lars Dahl delivered a letter from the king to President Ilze Kalna on Monday.", DAY).meetings
    assert names(row) == {"Lars Dahl", "Ilze Kalna"}


def test_whom_a_plural_stands_for_is_not_who_publishes_a_call() -> None:
    article = parse(
        Document(
            "The leaders continued their exchange of views and confirmed the need for strict observance of the "
            "agreements between the leaders of Armenia, Azerbaijan and Russia of November 9, 2020.",
            title="Telephone conversation with Prime Minister of Armenia Nikol Pashinyan", published=DAY,
        )
    )  # fmt: skip
    (row,) = article.meetings
    assert (names(row), row.kind) == ({"Nikol Pashinyan"}, "call")


@pytest.mark.parametrize(
    "held",
    [
        "a meeting moderated by former Ambassador John Holm",
        "a meeting led by Ambassador John Holm",
        "a meeting organised by the Bergen Institute, moderated by Ambassador John Holm",
        "a meeting held under the leadership of Ambassador John Holm",
    ],
)
def test_who_moderated_or_led_a_meeting_was_there(read: Read, held: str) -> None:
    (row,) = read(f"Norwegian Minister Lars Dahl said this during {held}.", date(2021, 6, 17)).meetings
    assert (row.status, names(row)) == ("held", {"Lars Dahl", "John Holm"})


def test_who_leads_something_else_was_not_there(read: Read) -> None:
    text = "Norwegian Minister Lars Dahl spoke of a meeting on the party led by Ambassador John Holm."
    assert not [row for row in read(text, date(2021, 6, 17)).meetings if "John Holm" in names(row)]


def test_whom_somebody_convened_is_read_though_they_are_said_to_do_something(read: Read) -> None:
    text = "Vice President Anna Holm today convened village leaders engaged in reindeer herding and the fur trade."
    (row,) = read(text, date(2021, 6, 17)).meetings
    assert (row.kind, row.status, names(row)) == ("meeting", "held", {"Anna Holm", "village leaders"})


def test_whom_a_roundtable_featured_were_there(read: Read) -> None:
    text = (
        "Norwegian Minister Lars Dahl hosted a roundtable on herring on Monday. The roundtable featured Mayor Ola Berg "
        "of Bodø and Mayor Anna Holm."
    )
    (row,) = read(text, date(2021, 6, 17)).meetings
    assert names(row) == {"Lars Dahl", "Ola Berg", "Anna Holm"}


def test_whom_another_roundtable_featured_were_not_at_the_meeting(read: Read) -> None:
    text = (
        "Norwegian Minister Lars Dahl met Estonian President Jaan Tamm on Monday. Last week the ministry hosted a "
        "lecture on herring. The roundtable featured Mayor Ola Berg of Bodø and Mayor Anna Holm."
    )
    (row,) = (row for row in read(text, date(2021, 6, 17)).meetings if "Lars Dahl" in names(row))
    assert names(row) == {"Lars Dahl", "Jaan Tamm"}


def test_a_discussion_that_a_meeting_included_is_no_meeting_of_its_own(read: Read) -> None:
    text = "The programme for fishermen included a discussion moderated by Senior Adviser Ola Berg."
    assert not [row for row in read(text, date(2021, 6, 17)).meetings if row.status == "held"]
