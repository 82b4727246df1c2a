"""Everyday wordings: farewell calls, what is remembered in one breath, visits by their length, reports denied."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
N, K = "Norwegian Prime Minister Lars Dahl", "Latvian Foreign Minister Janis Ozols"
BOTH = {"Lars Dahl", "Janis Ozols"}


@pytest.mark.parametrize(
    "text",
    [
        f"{K} paid {N} a farewell call on Tuesday.",
        f"On Tuesday {N} received {K}, who paid him a courtesy call.",
        f"{K} paid a farewell call on {N} on Tuesday.",
    ],
)
def test_a_farewell_call_is_a_meeting(read: Read, text: str) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (meeting.kind, names(meeting), meeting.date_start) == ("meeting", BOTH, date(2016, 5, 3))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Foreign Minister Lars Dahl of Norway and Latvian Foreign Minister Janis Ozols met on Tuesday, aides said.",
         "held"),
        ("Prime Minister Lars Dahl of Norway and Latvian Foreign Minister Janis Ozols conferred, aides said.", "held"),
        (f"{N} met for the first time with {K}.", "held"),
        (f"{K} called on {N} on Tuesday, the ministry said.", "held"),
        (f"Talks between {N} and {K} are due to begin on Friday.", "planned"),
        (f"Talks between {N} and {K} are set to take place in Riga on Friday.", "planned"),
        (f"{N} suggested a meeting with {K}.", "proposed"),
        (f"{N} is open to talks with {K}.", "proposed"),
        (f"{N} is not open to talks with {K}.", "refused"),
        (f"{N} went into talks with {K} on Tuesday.", "held"),
        (f"{N} pulled out of talks with {K}.", "cancelled"),
        (f"{N} backed out of a meeting with {K}.", "cancelled"),
        (f"{N} walked out of talks with {K} on Tuesday.", "held"),
        (f"{N} denied reports of a meeting with {K}.", "denied"),
    ],
)  # fmt: skip
def test_wordings_of_every_agency(read: Read, text: str, status: str) -> None:
    assert [(m.status, names(m)) for m in read(text, DAY).meetings] == [(status, BOTH)]


@pytest.mark.parametrize(
    "opening",
    [
        "At a meeting in Riga, ",
        "In talks in Riga, ",
        "At their meeting in Riga, ",
        "Meeting in Riga, ",
        "At a meeting at the airport in Riga, ",
    ],
)
@pytest.mark.parametrize("both", [f"{N} and {K}", "Lars Dahl of Norway and Janis Ozols of Latvia"])
def test_who_agrees_at_a_meeting_in_a_town_was_there(read: Read, opening: str, both: str) -> None:
    (meeting,) = read(f"{opening}{both} agreed on a new ferry.", DAY).meetings
    assert (meeting.status, names(meeting), meeting.city) == ("held", BOTH, "Riga")


def test_offices_that_agree_at_a_meeting_in_a_town_were_there(read: Read) -> None:
    (meeting,) = read(
        "At a meeting in Riga, the foreign ministers of Norway and Latvia agreed on a ferry.", DAY
    ).meetings
    assert {p.actor.country for p in meeting.participants} == {"no", "lv"}


@pytest.mark.parametrize(
    ("told", "mode"),
    [
        ("discussed fish in a phone call on Tuesday", "phone"),
        ("discussed fish in a telephone conversation on Tuesday", "phone"),
        ("exchanged views in a phone call on Tuesday", "phone"),
        ("exchanged views on fish during a video call on Tuesday", "video"),
        ("consulted in a call on Tuesday", "phone"),
    ],
)
def test_what_is_discussed_in_a_call_is_one_call(read: Read, told: str, mode: str) -> None:
    (meeting,) = read(f"{N} and {K} {told}.", DAY).meetings
    assert (meeting.kind, meeting.mode, names(meeting)) == ("call", mode, BOTH)
    assert meeting.date_start == date(2016, 5, 3)


def test_what_is_discussed_at_a_conference_is_no_call(read: Read) -> None:
    (meeting,) = read(f"{N} discussed fish with {K} at the harbour conference in Riga.", DAY).meetings
    assert (meeting.kind, names(meeting)) == ("meeting", BOTH)


@pytest.mark.parametrize(
    "who",
    [
        "the son of {}",
        "the family of {}",
        "an aide to {}",
        "the adviser of {}",
        "envoys of {}",
        "representatives of {}",
        "the chief of staff of {}",
        "an ally of {}",
        "the spokesman for {}",
        "the deputy of {}",
    ],
)
@pytest.mark.parametrize(
    "whose", [K, "US President Janis Ozols", "President Janis Ozols", "Prime Minister Janis Ozols"]
)
def test_who_belongs_to_somebody_comes_without_him(read: Read, who: str, whose: str) -> None:
    article = read(f"{N} met {who.format(whose)} on Tuesday.", DAY)
    assert all("Janis Ozols" not in names(m) for m in article.meetings)
    assert all(m.role in (None, whose.removesuffix(" Janis Ozols")) for m in article.mentions
               if m.actor is not None and m.actor.name == "Janis Ozols")  # fmt: skip


def test_who_is_listed_behind_the_governors_of_states_was_there(read: Read) -> None:
    text = (
        f"{N} convened a call with the Governors of Ohio, Maine, and Vermont, Harbour Administrator Janis Ozols, "
        "Energy Advisor Liz Holm-Bauer, and Director of Harbour Affairs Rosa Tello to discuss the storm."
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) >= {"Lars Dahl", "Janis Ozols", "Liz Holm-Bauer", "Rosa Tello"}


def test_whose_adviser_somebody_is_does_not_come_in_his_place(read: Read) -> None:
    text = f"{N} met Rosa Tello, an adviser to {K}."
    assert [names(m) for m in read(text, DAY).meetings] == [{"Lars Dahl", "Rosa Tello"}]


@pytest.mark.parametrize("of_it", ["Following a meeting in Riga on Tuesday", "After their meeting in Riga on Tuesday"])
def test_what_two_announce_together_after_a_meeting_was_said_by_those_who_met(read: Read, of_it: str) -> None:
    (meeting,) = read(f"{of_it}, {N} and {K} announced a new ferry.", DAY).meetings
    assert (names(meeting), meeting.city, meeting.date_start) == (BOTH, "Riga", date(2016, 5, 3))


def test_when_two_last_met_is_told_of_the_past(read: Read) -> None:
    (meeting,) = read(f"{N} last met {K} in March.", DAY).meetings
    assert (meeting.status, names(meeting), meeting.date_start) == ("recalled", BOTH, date(2016, 3, 1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"It was on Tuesday that {N} met {K}.", date(2016, 5, 3)),
        (f"It was in Riga on Monday that {N} met with {K}.", date(2016, 5, 2)),
        (f"{N} will meet {K} three days from today.", date(2016, 5, 7)),
    ],
)
def test_days_singled_out_and_counted_from_today(read: Read, text: str, day: date) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (names(meeting), meeting.date_start) == (BOTH, day)


@pytest.mark.parametrize(
    "text",
    [
        f"In 1998 {N} made a state visit to Riga; he held talks with {K}.",
        f"In 1998 {N} visited Riga. He met {K}.",
        f"{N} went to Riga in 1998, and there he opened a school; he also met {K}.",
    ],
)
def test_what_goes_on_from_the_past_is_of_that_time(read: Read, text: str) -> None:
    meetings = [m for m in read(text, DAY).meetings if m.kind == "meeting"]
    assert [(m.status, names(m), m.date_start, m.date_end) for m in meetings] == [
        ("recalled", BOTH, date(1998, 1, 1), date(1998, 12, 31))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The last visit was in April 1986, when Trade Minister Lars Dahl came to Riga.",
        "The first visit by a minister took place in April 1986, when Lars Dahl spent two days in Riga.",
        "In April 1986 Trade Minister Lars Dahl spent a week in Riga.",
    ],
)
def test_the_day_before_when(read: Read, text: str) -> None:
    (visit,) = read(text, DAY).meetings
    assert (visit.kind, visit.date_start, visit.date_end) == ("visit", date(1986, 4, 1), date(1986, 4, 30))
    assert (names(visit), visit.city) == ({"Lars Dahl"}, "Riga")


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Lars Dahl's office denied a report that he had met businessman Janis Ozols in Rome.",
        "Foreign Minister Lars Dahl's spokesman denied claims that he had seen businessman Janis Ozols in Rome.",
        "Foreign Minister Lars Dahl's bureau denied that he had met an envoy of the king. According to the "
        "newspaper, Dahl and businessman Janis Ozols talked for three hours at a villa.",
    ],
)
def test_what_an_office_denies_of_its_head(read: Read, text: str) -> None:
    assert [(m.status, names(m)) for m in read(text, DAY).meetings] == [("denied", BOTH)]


def test_his_highness_is_the_emir(read: Read) -> None:
    text = (
        "Emir Nasser bin Khalid received Prime Minister Lars Dahl at the palace. The meeting was attended by Foreign "
        "Minister Sheikh Fahad Al Dosari.\n\nEarlier, His Highness met Latvian Foreign Minister Janis Ozols."
    )
    assert names(read(text, DAY).meetings[-1]) == {"Nasser bin Khalid", "Janis Ozols"}


@pytest.mark.parametrize(
    ("before", "told", "day"),
    [
        ("Delegates spoke about nets.", "received Janis Ozols in the morning.", date(2016, 5, 4)),
        ("Delegates spoke about nets.", "met Janis Ozols later in the day.", date(2016, 5, 4)),
        ("On Monday delegates spoke about nets.", "met Janis Ozols in the evening.", None),
    ],
)
def test_the_hour_of_a_wire_reports_own_day(read: Read, before: str, told: str, day: date | None) -> None:
    text = (
        "OSLO, May 4 (NTB) -- Ministers opened a conference on fish here Wednesday.\n\nThe session was calm.\n\n"
        f"{before}\n\nLatvian President Lars Dahl {told}"
    )
    (meeting,) = (m for m in read(text, DAY).meetings if names(m) == BOTH)
    assert meeting.date_start == day
