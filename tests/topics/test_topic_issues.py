"""core.topics.issues: when a state's name makes a named issue, and when it names only a side."""

from __future__ import annotations

import pytest
from test_topics import spoken_of

from core.article import Actor


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("The situation in Iraq worries all of us", "Iraq"),
        ("Turning to Lebanon, he asked for patience", "Lebanon"),
        ("We discussed Syria, Yemen and Libya at length", "Yemen"),
        ("They exchanged views on Afghanistan", "Afghanistan"),
        ("The Iraqi people will decide alone", "Iraq"),
        ("Nobody will dictate Ukraine's future", "Ukraine"),
        ("We shall support Iraq and help to bring peace and security to that country", "Iraq"),
        ("The shelling of Kharkiv has to stop", "Ukraine"),
        ("Palestinians deserve their own state", "Palestine"),
        ("The Korean Peninsula must be free of them", "North Korea"),
        ("They will work together on common priorities, including Yemen, Libya and Sudan", "Libya"),
        ("The army of the Ukrainian state will free the territory of the Ukrainian state", "Ukraine"),
        ("A maritime boundary between Israel and Lebanon was drawn", "Lebanon"),
        ("The settlement of the Karabakh problem is near", "Nagorno-Karabakh"),
    ],
)
def test_a_state_or_region_that_is_the_matter_spoken_of_makes_an_issue(text: str, issue: str) -> None:
    assert issue in spoken_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Iraqi president said that he was tired",
        "Our ties with Iraq have never been better",
        "Cooperation between Iran, Syria and Iraq is good for trade",
        "The Ukrainian foreign minister will arrive on Monday",
        "Syria will open a consulate there",
        "He met the Afghan delegation",
        "The opera in Kharkiv has a new roof",
        "They spoke of Syria's neighbour France and the peace in that country",
    ],
)
def test_a_state_that_is_a_side_or_a_visitors_home_makes_no_issue(text: str) -> None:
    assert not {"Iraq", "Syria", "Ukraine", "Afghanistan"} & set(spoken_of(text))


def test_a_speakers_own_state_counts_less_than_the_same_words_of_another() -> None:
    text = "The war in Syria must end"
    own = spoken_of(text, Actor("Selim Haddar", "person", "sy"))["Syria"].score
    other = spoken_of(text, Actor("Ole Lund", "person", "dk"))["Syria"].score
    assert own < other
    assert "Syria" not in spoken_of("The future of Syria is bright", Actor("Selim Haddar", "person", "sy"))


def test_the_iran_nuclear_file_needs_the_nuclear_matter_beside_the_state() -> None:
    assert "Iran nuclear file" in spoken_of("Iran must answer for the uranium particles")
    assert "Iran nuclear file" in spoken_of("Enrichment will go on", Actor("Reza Karim", "person", "ir"))
    assert "Iran nuclear file" not in spoken_of("Enrichment will go on", Actor("Ole Lund", "person", "dk"))
    assert "Iran nuclear file" not in spoken_of("Iran will build two railways")
