"""What a visit and the meetings on it tell of each other, days that go on, and gatherings called after their city."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Article, Document, Meeting
from core.dates import written_on
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2022, 6, 6)  # a Monday


def address(text: str) -> Article:
    """An address of the President of Ukraine, who says "I" in it."""
    document = Document(
        text, published=DAY, published_source="metadata", outlet="President of Ukraine",
        title="We are building - address by the President of Ukraine",
    )  # fmt: skip
    return parse(document)


def one(meetings: list[Meeting], who: str, kind: str | None = None) -> Meeting:
    (found,) = [m for m in meetings if any(who in name for name in names(m)) and kind in (None, m.kind)]
    return found


VISITS = [
    "Ukrainians! I held talks in Kyiv with Prime Minister of Latvia Karlis Dahl. I am grateful to Karlis Dahl for his "
    "visit to Ukraine.",
    "Ukrainians! I am grateful to Prime Minister of Latvia Karlis Dahl for his visit to Ukraine, to Lviv, today.",
]


@pytest.mark.parametrize("text", VISITS)
def test_a_visit_that_is_thanked_for_was_on_the_day_of_the_meeting(text: str) -> None:
    assert one(address(text).meetings, "Dahl", "visit").date_start == DAY


def test_a_visit_told_of_with_thanks_alone_has_no_day(read: Read) -> None:
    told = read("President Karlis Dahl called Jaan Tamm and thanked him for his visit to Riga.", DAY).meetings
    assert all(m.date_start is None for m in told if m.kind == "visit")


def test_who_met_on_a_visit_saw_each_other(read: Read) -> None:
    text = "President of Latvia Karlis Dahl is visiting Estonia. Karlis Dahl held talks with President Tamm."
    assert one(read(text, DAY).meetings, "Tamm").mode == "in person"


STATED = [
    "During a working visit to Brussels, President of Latvia Karlis Dahl met with President of Peru Luis Rojo.",
    "As part of his trip to Brussels, President of Latvia Karlis Dahl met with President of Peru Luis Rojo.",
]


@pytest.mark.parametrize("text", STATED)
def test_what_was_on_a_visit_in_so_many_words_was_there_whoever_it_was_with(read: Read, text: str) -> None:
    meeting = one(read(text, DAY).meetings, "Rojo")
    assert (meeting.city, meeting.country) == ("Brussels", "be")
    assert meeting.parent is not None and meeting.parent.kind == "visit"


def test_a_call_on_a_visit_has_no_place(read: Read) -> None:
    text = "During a visit to Brussels, President Karlis Dahl had a telephone call with President of Peru Luis Rojo."
    assert one(read(text, DAY).meetings, "Rojo").city is None


GOES_ON = [
    ("Ukrainians! Yesterday I spoke with Prime Minister of Latvia Karlis Dahl. He supports us. I spoke with President "
     "of Estonia Jaan Tamm.", date(2022, 6, 5)),
    ("Ukrainians! I recall the night of May 20, when the harbour burned. That night I spoke with world leaders. I "
     "spoke with President of Estonia Jaan Tamm.", date(2022, 5, 20)),
    ("Ukrainians! Yesterday I spoke with Prime Minister of Latvia Karlis Dahl. Today we opened a school. I spoke with "
     "President of Estonia Jaan Tamm.", DAY),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), GOES_ON)
def test_what_is_told_right_behind_was_on_the_same_day(text: str, day: date) -> None:
    assert one(address(text).meetings, "Tamm").date_start == day


def test_the_meeting_is_that_of_the_sentence_before(read: Read) -> None:
    text = (
        "Yesterday, the Harbour Office marked Seamen's Month in Odesa with a conference on young sailors. The meeting "
        "was convened by Labour Minister Anna Ozola and Energy Minister Karlis Dahl."
    )
    meeting = one(read(text, DAY).meetings, "Ozola")
    assert (meeting.date_start, meeting.city) == (date(2022, 6, 5), "Odesa")


WRITTEN = [
    ("This day, June 4, we honour our sailors.", date(2022, 6, 4)),
    ("Tomorrow, June 6, the fair will open.", date(2022, 6, 5)),
    ("Yesterday (June 4 - ed.) the fair closed.", date(2022, 6, 5)),
    ("On this day, June 4, we honour our sailors.", DAY),
    ("Tomorrow, June 20, the fair will open.", DAY),
    ('"Tomorrow, June 6, the fair will open," Anna Ozola said.', DAY),
    ("Today, June 4, and tomorrow, June 6, are days of rest.", DAY),
]


@pytest.mark.parametrize(("text", "day"), WRITTEN)
def test_a_text_that_says_what_day_it_is_was_written_then(read: Read, text: str, day: date) -> None:
    assert written_on(read(text, DAY)) == day


def test_today_is_the_day_that_the_text_calls_its_own(read: Read) -> None:
    text = "This day, June 5, is a day of rest. President Karlis Dahl met with President Jaan Tamm today."
    assert one(read(text, DAY).meetings, "Tamm").date_start == date(2022, 6, 5)


AHEAD = [
    ("President Jaan Tamm will come to Riga in two days.", date(2022, 6, 8)),
    ("President Karlis Dahl met with President Jaan Tamm three times in two days.", DAY),
]


@pytest.mark.parametrize(("text", "day"), AHEAD)
def test_in_two_days_is_a_day_to_come_behind_a_verb_of_what_is_to_come(read: Read, text: str, day: date) -> None:
    assert one(read(text, DAY).meetings, "Tamm").date_start == day


def test_this_week_ends_with_the_day_of_the_report(read: Read) -> None:
    text = "This week President Karlis Dahl met with President Jaan Tamm."
    meeting = one(read(text, date(2022, 6, 8)).meetings, "Tamm")
    assert (meeting.date_start, meeting.date_end) == (DAY, date(2022, 6, 8))


def test_talks_between_two_were_held_on_the_day_behind_them(read: Read) -> None:
    text = (
        "Karlis Dahl briefed him on the second round of talks between the Latvian delegation and representatives of "
        "Peru held on May 31 in Lisbon."
    )
    meeting = one(read(text, DAY).meetings, "Latvian delegation")
    assert (meeting.date_start, meeting.city) == (date(2022, 5, 31), "Lisbon")


PLACES = [
    ("President Karlis Dahl met with President Jaan Tamm at the Riga Security Conference.", "Riga"),
    ("Karlis Dahl met with Jaan Tamm on the sidelines of the 12th Riga Conference.", "Riga"),
    ("As part of his participation in the Doha Forum, President Karlis Dahl met with President Jaan Tamm.", "Doha"),
    ("President Karlis Dahl met with President Jaan Tamm during the UN General Assembly in New York.", "New York"),
    ("While in Lisbon, President Karlis Dahl met with President Jaan Tamm.", "Lisbon"),
    ("President Karlis Dahl met with Riga Conference Chairman Jaan Tamm.", None),
    ("President Karlis Dahl and President Jaan Tamm discussed preparations for the Riga Summit.", None),
    ("President Karlis Dahl and President Jaan Tamm held talks on the development of Lisbon.", None),
    ("Karlis Dahl spoke with President Jaan Tamm about the decisions of the Riga Summit and later summits.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "city"), PLACES)
def test_a_gathering_called_after_a_city_is_there(read: Read, text: str, city: str | None) -> None:
    assert one(read(text, DAY).meetings, "Tamm").city == city


def test_a_body_sits_where_its_sitting_is_said_to_be(read: Read) -> None:
    text = "President Karlis Dahl said this during a session of the Congress of Coastal Towns in Lisbon."
    assert one(read(text, DAY).meetings, "Dahl").city == "Lisbon"


TWO = [
    "President of Latvia Karlis Dahl and Prime Minister of Estonia Jaan Tamm met in Lisbon.",
    "Foreign Minister of Latvia Karlis Dahl and Minister of Trade of Estonia Jaan Tamm met in Lisbon.",
    "President of Latvia Karlis Dahl and Prime Minister of Estonia Jaan Tamm discussed trade.",
]


@pytest.mark.parametrize("text", TWO)
def test_two_with_their_states_behind_their_offices_met(read: Read, text: str) -> None:
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Karlis Dahl", "Jaan Tamm"}


def test_one_with_two_offices_did_not_meet_himself(read: Read) -> None:
    assert not read("Minister of Trade and Industry of Latvia Karlis Dahl met in Lisbon.", DAY).meetings


def test_co_chaired_is_one_verb(read: Read) -> None:
    text = (
        "The meeting was co-chaired by Latvian Deputy Minister Karlis Dahl and Peruvian Special Coordinator Luis Rojo."
    )
    assert {"Karlis Dahl", "Luis Rojo"} <= names(one(read(text, DAY).meetings, "Rojo"))


def test_the_sitting_of_a_body_has_those_who_led_it(read: Read) -> None:
    text = (
        "The Latvia-Peru Working Group on Fisheries met in Lisbon on Friday. The meeting was co-chaired by Karlis "
        "Dahl, Head of the Riga Office, and Luis Rojo, Special Coordinator, and under the leadership of Anna Ozola, "
        "Special Adviser and Acting Director for Energy at the Harbour Council."
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Latvia-Peru Working Group on Fisheries", "Karlis Dahl", "Luis Rojo", "Anna Ozola"}
    assert meeting.date_start == date(2022, 6, 3)


def test_a_body_that_sits_is_briefed_there(read: Read) -> None:
    text = (
        "Today, Labour Minister Karlis Dahl convened the second National Harbour Task Force. The Task Force was "
        "briefed by Trade Minister Anna Ozola on prices."
    )
    (meeting,) = read(text, DAY).meetings
    assert {"Karlis Dahl", "Anna Ozola"} <= names(meeting)


def test_the_meeting_of_two_is_no_sitting_of_a_body(read: Read) -> None:
    text = (
        "President Karlis Dahl met with President Jaan Tamm in Riga. The council's meeting was chaired by Anna Ozola."
    )
    assert names(one(read(text, DAY).meetings, "Tamm")) == {"Karlis Dahl", "Jaan Tamm"}


OFFICES = [
    "President Jaan Tamm met with Karlis Dahl, Special Adviser and Acting Director for Energy.",
    "President Jaan Tamm met with Karlis Dahl, Deputy Minister and Chief Negotiator, in Riga.",
]


@pytest.mark.parametrize("text", OFFICES)
def test_titles_behind_a_name_are_nobody_else(read: Read, text: str) -> None:
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Karlis Dahl", "Jaan Tamm"}


def test_officials_with_an_article_or_a_number_are_others(read: Read) -> None:
    text = "President Jaan Tamm met with Minister Karlis Dahl and two ambassadors."
    assert names(one(read(text, DAY).meetings, "Tamm")) == {"Karlis Dahl", "Jaan Tamm", "two ambassadors"}


def test_papers_signed_one_after_the_other_are_a_ceremony(read: Read) -> None:
    text = (
        "Following the talks between President of Latvia Karlis Dahl and President of Peru Luis Rojo in Riga, a number "
        "of documents were signed. Latvian Energy Minister Anna Ozola and Peruvian Trade Minister Rosa Tello signed a "
        "memorandum on fish. The agreement on salt was signed by Anna Ozola and Peruvian Health Minister Pablo Choque."
    )
    ceremony = one(read(text, DAY).meetings, "Choque")
    assert (ceremony.kind, ceremony.status) == ("ceremony", "held")
    assert names(ceremony) == {"Anna Ozola", "Rosa Tello", "Pablo Choque"}


NOT_SIGNED = [
    "Latvian Energy Minister Anna Ozola and Peruvian Trade Minister Rosa Tello signed a memorandum on fish.",
    "Anna Ozola signed a decree. Karlis Dahl signed the statement. Jaan Tamm signed the document.",
    "Latvian Minister Anna Ozola and Peruvian Minister Rosa Tello will sign a memorandum. The agreement will be signed "
    "by Anna Ozola and Peruvian Minister Pablo Choque.",
]


@pytest.mark.parametrize("text", NOT_SIGNED)
def test_one_paper_or_what_is_to_be_signed_is_no_ceremony(read: Read, text: str) -> None:
    assert not [m for m in read(text, DAY).meetings if m.kind == "ceremony"]
