"""Further ways to tell of a meeting or visit: time spent together, shuttling, leading a delegation, a headline."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
N, K = "Norwegian Prime Minister Lars Dahl", "Latvian Foreign Minister Janis Ozols"
BOTH = {"Lars Dahl", "Janis Ozols"}
TUESDAY = date(2016, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        f"{K} spent two hours with {N} at the palace on Tuesday.",
        f"{K} and {N} spent an evening together on Tuesday.",
        f"{K} and {N} dined together in Riga on Tuesday.",
        f"{K} sat opposite {N} in a small office on Tuesday.",
        f"{N} met on Tuesday morning here at the palace with {K}.",
        f"By Tuesday noon {N} had also seen Latvia's foreign minister, Janis Ozols.",
        f"{K} bade goodbye to {N} over lunch on Tuesday.",
        f"{N} and his Latvian counterpart Janis Ozols discussed the island in Oslo on Tuesday.",
        f"The two saw each other on Tuesday, {N} told reporters after {K} had met him on Tuesday.",
        f"{N} used the hours before the opening on Tuesday to meet {K}.",
    ],
)
def test_two_met(read: Read, text: str) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (meeting.kind, meeting.status, names(meeting), meeting.date_start) == ("meeting", "held", BOTH, TUESDAY)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Qatari mediators shuttled between the delegations of Sudan and Chad on Tuesday.", "held"),
        ("UN envoy Lars Dahl shuttled between Minister Janis Ozols and General Mart Kask on Tuesday.", "held"),
        ("UN envoy Lars Dahl has been mediating between Eritrea and Djibouti since June.", "ongoing"),
    ],
)
def test_who_goes_between_two_sides_mediates(read: Read, text: str, status: str) -> None:
    (mediation,) = read(text, DAY).meetings
    assert (mediation.kind, mediation.status) == ("mediation", status)
    assert [p.part for p in mediation.participants].count("mediator") == 1


@pytest.mark.parametrize(
    ("text", "status", "city"),
    [
        (f"{N} will lead a delegation of five senators to Riga in June.", "planned", "Riga"),
        (f"{N}, who reached Riga on Tuesday, will stay for a week.", "held", "Riga"),
        (f"RIGA, May 4 (Baltic News) - {N} arrived here on Tuesday.", "held", "Riga"),
        (f"{N} is due in Riga today.", "planned", "Riga"),
    ],
)
def test_a_visit_told_by_leading_reaching_and_being_due(read: Read, text: str, status: str, city: str) -> None:
    (visit,) = read(text, DAY).meetings
    assert (visit.kind, visit.status, visit.city, names(visit)) == ("visit", status, city, {"Lars Dahl"})


def test_a_trip_to_a_town_is_a_visit_and_no_meeting_with_the_town(read: Read) -> None:
    (visit,) = read("Heavy rains have forced Vice-President Godwin Mulenga to call off a trip to Lubumbashi.").meetings
    assert (visit.kind, visit.status, visit.city, names(visit)) == (
        "visit", "cancelled", "Lubumbashi", {"Godwin Mulenga"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "status", "who"),
    [
        ("The invitation was accepted with pleasure.", "accepted", {"Lars Dahl"}),
        ("Dahl accepted the invitation.", "accepted", {"Lars Dahl"}),
        ("The invitation was declined.", "refused", {"Lars Dahl"}),
    ],
)
def test_what_was_said_to_an_invitation(read: Read, text: str, status: str, who: set[str]) -> None:
    asked = f"{K} extended an invitation to {N} to visit Latvia."
    (visit,) = read(f"{asked} {text}", DAY).meetings
    assert (visit.kind, visit.status, names(visit), visit.country) == ("visit", status, who, "lv")


def test_an_invitation_declined_names_who_was_invited(read: Read) -> None:
    (visit,) = read("An invitation to Latvia's foreign minister, Janis Ozols, was declined, an official said.").meetings
    assert (visit.status, names(visit)) == ("refused", {"Janis Ozols"})


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Greece and Turkey both denied on Tuesday that their foreign ministers had met on a yacht.", "denied"),
        ("Greece and Turkey agreed on Tuesday that their ministers would meet in June.", "planned"),
    ],
)
def test_their_ministers_are_those_of_the_two_states(read: Read, text: str, status: str) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (meeting.status, names(meeting)) == (status, {"Greece", "Türkiye"})


@pytest.mark.parametrize(
    "text",
    [
        f"{K} denied on Wednesday a report that he had secretly met with {N} in Larnaca.",
        f"{K} dismissed claims that he had met {N} in Larnaca.",
        f"{K} rejected a newspaper's claim that he had met with {N} in Larnaca.",
    ],
)
def test_a_report_denied(read: Read, text: str) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (meeting.status, names(meeting), meeting.city) == ("denied", BOTH, "Larnaca")


@pytest.mark.parametrize(
    ("text", "status", "city"),
    [
        ("A summit in Zagreb had to be called off because of the virus.", "cancelled", "Zagreb"),
        ("Leaders of 31 countries gathered in Nairobi on Tuesday for the second day of the summit.", "held", "Nairobi"),
        ("Leaders of the six states and the European Union met in Sofia on Tuesday.", "held", "Sofia"),
    ],
)
def test_a_summit_of_whom_the_text_does_not_name(read: Read, text: str, status: str, city: str) -> None:
    (summit,) = read(text, DAY).meetings
    assert (summit.kind, summit.status, summit.city) == ("summit", status, city)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The fourth round of negotiations with Mauritania ended in Nouakchott on Friday.", "mr"),
        ("Negotiations with Morocco resumed in Rabat on Tuesday.", "ma"),
    ],
)
def test_negotiations_of_which_one_side_is_named(read: Read, text: str, country: str) -> None:
    (talks,) = read(text, DAY).meetings
    assert (talks.kind, talks.country) == ("negotiation", country)


HEADED = [
    (
        "Press statements following the talks between the President of Moldova and the Prime Minister of Romania\n\n"
        "27 May 2022\n\nPresident of Moldova Elena Stan: Dear journalists! We discussed energy.\n\n"
        "Prime Minister of Romania Radu Pop: Thank you, Madam President. Romania is ready to help.\n",
        {"Elena Stan", "Radu Pop"},
    ),
    (
        "Remarks by President Ingemar Rosen of Finland at the state dinner in honour of President Kalman Bardos of "
        "Hungary, Helsinki, 7 November 1995\n\nMr. President, dear friends,\n\nYou were polite enough to say that you "
        "liked our snow.\n",
        {"Ingemar Rosen", "Kalman Bardos"},
    ),
]


@pytest.mark.parametrize(("text", "who"), HEADED)
def test_the_headline_of_what_was_said_names_the_meeting(read: Read, text: str, who: set[str]) -> None:
    assert [names(m) for m in read(text).meetings if m.status == "held"] == [who]


def test_we_are_the_two_who_speak_in_turns(read: Read) -> None:
    text = (
        "Beginning of talks\n\nPresident of Norway Lars Dahl: I am glad to see you.\n\nPresident of Latvia Janis Ozols"
        ": Thank you. When we met in Riga in 2013 we were both younger.\n\nLars Dahl: I remember it.\n"
    )
    assert (BOTH, "Riga") in [(names(m), m.city) for m in read(text, DAY).meetings]
