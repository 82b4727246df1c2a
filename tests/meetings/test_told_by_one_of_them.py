"""Posts, diaries and speeches: whoever tells it was there, though no word of the sentence stands for him."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2024, 10, 23)
POST = "Dr. Mira Kostan\n@MKostan\nMinister for Foreign Affairs of Albania\n\n{}\n"
K = "Latvian Foreign Minister Janis Ozols"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Great to welcome {K} in Tirana tonight.", "meeting"),
        (f"Pleased to meet with {K} in Tirana.", "meeting"),
        (f"Met with {K} in Tirana.", "meeting"),
        (f"Productive meeting with {K} in Tirana.", "meeting"),
        (f"Just off the phone with {K}.", "call"),
        (f"Good call with {K} today.", "call"),
    ],
)
def test_the_author_of_a_post_took_part(read: Read, text: str, kind: str) -> None:
    (meeting,) = read(POST.format(text), DAY).meetings
    assert (meeting.kind, meeting.status, names(meeting)) == (kind, "held", {"Mira Kostan", "Janis Ozols"})


@pytest.mark.parametrize(
    "text",
    [
        "Great to see so many people in Tirana tonight.",
        "Happy to answer questions on the talks.",
        "Good news from the trade talks today.",
    ],
)
def test_a_post_without_anybody_tells_of_no_meeting(read: Read, text: str) -> None:
    assert read(POST.format(text), DAY).meetings == []


def test_nobody_is_added_where_it_is_not_known_who_tells(read: Read) -> None:
    assert read(f"Great to welcome {K} in Tirana tonight.", DAY).meetings == []


def test_our_talks_are_those_of_host_and_guest(read: Read) -> None:
    text = (
        "Remarks by President Ingemar Rosen of Finland at the state dinner in honour of President Kalman Bardos of "
        "Hungary, Helsinki, 7 November 1995\n\nMr. President, dear friends,\n\nIn our talks at the palace this "
        "afternoon we discovered that our languages have hardly a word in common.\n"
    )
    found = [(m.kind, names(m)) for m in read(text).meetings]
    assert [kind for kind, _ in found] == ["ceremony", "meeting"]
    assert all(who == {"Ingemar Rosen", "Kalman Bardos"} for _, who in found)
