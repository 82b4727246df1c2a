"""Documents that are of one meeting: minutes, records and memoranda of conversation, agendas."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Meeting
from core.meetings.document_head import labelled, lexicon, state_of
from core.meetings.minutes import spot_in
from tests.meetings.conftest import Read, names

DAY = date(2017, 6, 20)  # a Tuesday

PERU = """NOTE OF A MEETING WITH THE PERUVIAN MINISTER OF ENERGY
Lima, 14 June 2017

Present:
Mr Carlos Ibarra, Minister of Energy
Ms R. Quispe, Director for Gas
Mr Erik Lund, Ambassador
Ms Tove Berg (note-taker)

Mr Ibarra said that the tender would be delayed until the autumn. The Ambassador asked whether bids could be changed. \
The meeting ended at noon."""

BORDER = """Summary record of the third meeting of the Kenya-Uganda Joint Border Commission
Place: Kisumu
Date: 5 and 6 June 2017

Kenya:
Ms Wanjiru Kamau, Principal Secretary (head)
Mr Peter Otieno, Surveyor General

Uganda:
Mr Moses Okello, Permanent Secretary (head)
Ms Grace Nabirye

1. The two sides adopted the report of the surveyors.
2. Date of next meeting: 9 October 2017, Kampala."""

CALL = """Note for the File
Subject: Call with the Chairman of the Electoral Commission
Date: 18 June 2017
Participants: Ms. Lena Vogt (Head of Mission); Mr. Idris Koroma (Chairman); Mr. T. Weber (interpreter)

The Chairman rang to say that the results would be announced on Thursday. Ms. Vogt thanked him for telling her."""

OLD = """Volume XII, Northern Waters, 1969-1976

47. Memorandum of Conversation
Oslo, May 4, 1971, 3-4:10 p.m.

PARTICIPANTS
Ambassador Walter Pruett
Foreign Minister Nils Aune

SUBJECT
Fishing limits

Aune said that twelve miles was the least that the coast would accept. The Ambassador promised to report this."""

ROOM = """RECORD OF CONVERSATION

Hotel Bristol, Warsaw, Friday 16 June 2017

In attendance: Dr Anna Kowal (Foundation for Free Courts), Mr Hugo Stein (European Commission)
Apologies: Mr Leo Brandt

Dr Kowal described the bill that was before the upper house. Mr Stein took note of her concerns about its timing."""

TRUCE = """Northern Ceasefire Commission - Juba
Minutes of Meeting No. 12, 8 June 2017

Attendance: Brig. Daniel Lual (Government); Cdr. Simon Gatkuoth (Opposition Front); Col. Arne Moe (Monitoring Team)

1. Call to order at 10.05.
2. Incident at the bridge: neither side had prior notice."""

HEADS = """AGREED MINUTES
of the 4th session of the Chilean-Moroccan Joint Committee on Fisheries

Venue: Rabat
Date: 12-13 June 2017

The Chilean delegation was headed by Ms. Paula Soto, Undersecretary, and the Moroccan delegation by Mr. Karim Alaoui, \
Director General.

1. The Parties reviewed the quotas for the coming season."""

AGENDA = """PROVISIONAL AGENDA
Consultations between the foreign ministries of Latvia and Georgia
Riga, 27 June 2017

Latvian side: Ms Ilze Ozola, State Secretary; Mr Janis Krumins, Director
Georgian side: Mr Levan Beridze, Deputy Minister

10:00 Opening
10:15 Regional security
12:00 Lunch"""


def told(read: Read, text: str) -> list[tuple[str, str, set[str], date | None, str | None, str | None]]:
    return [(m.kind, m.status, names(m), m.date_start, m.city, m.country) for m in read(text, DAY).meetings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PERU, ("meeting", "held", {"Carlos Ibarra", "R. Quispe", "Erik Lund"}, date(2017, 6, 14), "Lima", "pe")),
        (CALL, ("call", "held", {"Lena Vogt", "Idris Koroma"}, date(2017, 6, 18), None, None)),
        (OLD, ("meeting", "recalled", {"Walter Pruett", "Nils Aune"}, date(1971, 5, 4), "Oslo", "no")),
        (ROOM, ("meeting", "held", {"Anna Kowal", "Hugo Stein"}, date(2017, 6, 16), "Warsaw", "pl")),
        (TRUCE, ("meeting", "held", {"Daniel Lual", "Simon Gatkuoth", "Arne Moe"}, date(2017, 6, 8), "Juba", "ss")),
        (HEADS, ("meeting", "held", {"Paula Soto", "Karim Alaoui"}, date(2017, 6, 12), "Rabat", "ma")),
        (AGENDA, ("meeting", "planned", {"Ilze Ozola", "Janis Krumins", "Levan Beridze"}, date(2017, 6, 27), "Riga",
                  "lv")),
    ],
)  # fmt: skip
def test_those_present_met(read: Read, text: str, expected: tuple[object, ...]) -> None:
    assert told(read, text) == [expected]


def test_the_next_meeting_is_of_the_same_people(read: Read) -> None:
    there = {"Wanjiru Kamau", "Peter Otieno", "Moses Okello", "Grace Nabirye"}
    assert told(read, BORDER) == [
        ("meeting", "held", there, date(2017, 6, 5), "Kisumu", "ke"),
        ("meeting", "planned", there, date(2017, 10, 9), "Kampala", "ug"),
    ]


def test_each_is_of_the_state_that_heads_his_list(read: Read) -> None:
    met: Meeting = read(BORDER, DAY).meetings[0]
    sides = {p.actor.name: p.country for p in met.participants}
    assert sides == {"Wanjiru Kamau": "ke", "Peter Otieno": "ke", "Moses Okello": "ug", "Grace Nabirye": "ug"}


def test_what_the_text_says_of_it_is_no_other_meeting(read: Read) -> None:
    further = " Mr Ibarra then met the Ambassador and Ms Quispe alone. The talks lasted an hour."
    assert len(read(PERU + further, DAY).meetings) == 1


def test_a_meeting_of_another_day_is_another(read: Read) -> None:
    further = "\n\nMr Lund had met the President of Chile, Ana Rojas, in Santiago on 2 June 2017."
    meetings = read(PERU + further, DAY).meetings
    assert [names(m) for m in meetings[1:]] == [{"Erik Lund", "Ana Rojas"}]
    assert names(meetings[0]) == {"Carlos Ibarra", "R. Quispe", "Erik Lund"}


@pytest.mark.parametrize(
    "text",
    [
        # A body that sits alone.
        "MINUTES OF THE PARISH COUNCIL MEETING\nheld at the Village Hall on Monday 12 June 2017\n\n"
        "Present: Cllr Ann Brown (Chair), Cllr John Hughes, Mrs Pat Wood (Clerk)\nApologies: Cllr Marks\n\n"
        "1. The minutes of the last meeting were approved.\n2. The lights were discussed.",
        "BOARD MEETING MINUTES\nDate: 3 May 2017\nAttendees: Ann Smith (Finance), Bob Lee (Marketing), Carla Diaz"
        " (Sales)\n\n1. The figures were presented.\n2. An auditor is to be hired.",
        # Nobody is listed.
        "MINUTES\nof the annual general meeting of the Harbour Trust\n\n1. The accounts were adopted.\n2. No other"
        " business.",
        # An agenda of an office.
        "AGENDA\nStaff day, 27 June 2017\n\nSpeakers: Ann Smith; Bob Lee\n\n09:00 Coffee\n09:30 Welcome",
        # A paper tells of minutes.
        "Minutes of the bank's board show doubts on rates\n\nLONDON, June 19 (Reuters) - The minutes of the board"
        " of the central bank, published on Monday, show that members had doubts about raising rates.",
        # A list of those who were not there.
        "Record of conversation\nRiga, 6 June 2017\n\nApologies: Mr Leo Brandt; Ms Ilze Ozola\n\nThe talk was put off"
        " as nobody had come, and the chair went home without having said a word.",
    ],
)  # fmt: skip
def test_no_meeting_is_told_of(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_remarks_at_a_meeting_have_its_place(read: Read) -> None:
    text = (
        "Remarks at the Top of a Bilateral Meeting\nSecretary of State Ruth Calder\nAnd Norwegian Foreign Minister Ole"
        " Vik\nAkershus Castle, Oslo\nJune 19, 2017\n\n"
        "SECRETARY CALDER: Thank you, Minister Vik, for hosting us here. We have much to talk about at our meeting"
        " today.\n\nFOREIGN MINISTER VIK: You are most welcome. We have been allies for a long time.\n\n"
        "SECRETARY CALDER: Thank you all."
    )
    (met,) = read(text, DAY).meetings
    assert ({"Ruth Calder", "Ole Vik"} <= names(met), met.city, met.country) == (True, "Oslo", "no")


@pytest.mark.parametrize(
    ("line", "city", "country"),
    [
        ("Foreign Office, London, Tuesday 13 June 2017, 3.30 p.m.", "London", "gb"),
        ("Bayan Palace, Kuwait City", "Kuwait City", "kw"),
        ("Draft minutes, 3rd meeting, Tallinn, 6 June 2017", "Tallinn", "ee"),
        ("held in Tashkent on 5 and 6 June 2018", "Tashkent", "uz"),
        ("OTTAWA, MAY 4, 1971", "Ottawa", "ca"),
    ],
)
def test_a_line_names_the_town(line: str, city: str, country: str) -> None:
    spot = spot_in(line)
    assert spot is not None
    assert (spot.city, spot.country) == (city, country)


@pytest.mark.parametrize("line", ["Subject: tanker traffic", "4 May 2017", "The situation in Baghdad and beyond"])
def test_a_line_names_no_town(line: str) -> None:
    assert spot_in(line) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("PARTICIPANTS", "present"), ("In attendance: A; B", "present"), ("Heads of delegation", "present"),
        ("Apologies: C", "absent"), ("Distribution: all posts", "absent"), ("Date: 4 May 2017", "when_where"),
        ("Date and place: Riga, 4 May", "when_where"),
    ],
)  # fmt: skip
def test_what_a_line_is_headed_by(line: str, kind: str) -> None:
    found = labelled(line)
    assert found is not None
    assert found[0] == kind


@pytest.mark.parametrize("line", ["Present were A and B", "Participants left early.", "Ms Ozola: I agree."])
def test_a_line_that_has_no_heading(line: str) -> None:
    assert labelled(line) is None


def test_the_state_of_a_heading() -> None:
    assert [state_of(one) for one in ("Peru", "Peruvian side", "Delegation of Peru", "The Ministry")] == [
        "pe", "pe", "pe", None,
    ]  # fmt: skip


def test_the_lexicon_is_read() -> None:
    assert lexicon()["talk"].match("Record of a telephone conversation between A and B") is not None


def test_a_brief_is_of_what_it_says(read: Read) -> None:
    text = (
        "BRIEFING NOTE\n\nFOR: Minister Halvorsen\nEVENT: Courtesy call by the Ambassador of Chile\n"
        "WHEN: Tuesday 27 June 2017, 10.00, Oslo\nATTENDING: Ms Paula Soto\n\n"
        "The Ambassador took up her post in the spring and speaks some Norwegian, which you may wish to praise."
    )
    met = [m for m in read(text, DAY).meetings if m.date_start == date(2017, 6, 27)]
    assert [(m.kind, m.status, names(m), m.country) for m in met] == [
        ("meeting", "planned", {"Halvorsen", "Paula Soto"}, "no")
    ]


def test_a_brief_of_nothing_in_particular(read: Read) -> None:
    text = (
        "BRIEFING NOTE\n\nFOR: Minister Halvorsen\nPRESENT: Ann Smith; Bob Lee\n\n"
        "The price of salmon fell by a tenth in the spring, and the growers ask that the levy be lowered at once."
    )
    assert read(text, DAY).meetings == []
