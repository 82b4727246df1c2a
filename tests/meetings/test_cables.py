"""Meetings of an embassy's officers, in the words of its cables."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 12)  # a Thursday
HEAD = "C O N F I D E N T I A L RIGA 000412\n\nSUBJECT: LATVIA: PORT FEES\n\n1. (C) "
END = "\n\n2. (C) COMMENT: We shall see what comes of it. END COMMENT.\nHALLORAN"


def cable(read: Read, sentence: str, head: str = HEAD) -> list[tuple[str, set[str], date | None, str | None]]:
    return [(m.kind, names(m), m.date_start, m.country) for m in read(head + sentence + END, DAY).meetings]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Deputy Transport Minister Janis Ozols told Poloff May 10 that the fees would fall.",
         ("meeting", {"Janis Ozols", "Poloff"}, date(2016, 5, 10), "lv")),
        ("Deputy Transport Minister Janis Ozols told the Charge on May 10 that the fees would fall.",
         ("meeting", {"Janis Ozols", "Charge"}, date(2016, 5, 10), "lv")),
        ("On May 9, Central Bank Governor Ilze Kalnina told EconOff that the fees would fall.",
         ("meeting", {"Ilze Kalnina", "EconOff"}, date(2016, 5, 9), "lv")),
        ("PolCouns met Americas Department Director Ilze Kalnina on May 10 to ask about the fees.",
         ("meeting", {"Ilze Kalnina", "PolCouns"}, date(2016, 5, 10), "lv")),
        ("DCM delivered demarche points on May 10 to Protocol Director Ilze Kalnina, who took notes.",
         ("meeting", {"Ilze Kalnina", "DCM"}, date(2016, 5, 10), "lv")),
        ("The Ambassador met with President Andris Berzins-Kalns on May 10.",
         ("meeting", {"Andris Berzins-Kalns", "Ambassador"}, date(2016, 5, 10), "lv")),
    ],
)  # fmt: skip
def test_officers_met_those_at_the_post(read: Read, sentence: str, expected: tuple[object, ...]) -> None:
    assert cable(read, sentence) == [expected]


def test_it_is_told_once(read: Read) -> None:
    text = (
        "SUMMARY: Deputy Minister Janis Ozols told Poloff May 10 that the fees would fall. END SUMMARY.\n\n"
        "2. (C) Deputy Minister Janis Ozols told Poloff May 10 that the cabinet had agreed."
    )
    assert cable(read, text) == [("meeting", {"Janis Ozols", "Poloff"}, date(2016, 5, 10), "lv")]


def test_two_meetings_of_one_cable(read: Read) -> None:
    text = (
        "Deputy Minister Janis Ozols told Poloff May 10 that the fees would fall.\n\n"
        "2. (C) EconOff met with Governor Ilze Kalnina on May 9."
    )
    assert sorted(cable(read, text), key=str) == sorted(
        [
            ("meeting", {"Janis Ozols", "Poloff"}, date(2016, 5, 10), "lv"),
            ("meeting", {"Ilze Kalnina", "EconOff"}, date(2016, 5, 9), "lv"),
        ],
        key=str,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Deputy Transport Minister Janis Ozols told reporters on May 10 that the fees would fall.",
        "Deputy Transport Minister Janis Ozols told Poloff that the fees would fall.",
        "Poloff was told on May 10 that Deputy Transport Minister Janis Ozols was ill.",
        "Poloff read on May 10 that Deputy Transport Minister Janis Ozols had resigned.",
        "DCM delivered the budget to the Department on May 10.",
        "The fees are the lowest in the Baltic, and Post will report on the trend septel.",
    ],
)
def test_no_meeting_is_told_of(read: Read, sentence: str) -> None:
    assert cable(read, sentence) == []


@pytest.mark.parametrize("head", ["", "RIGA, May 11 (Baltic News) - ", "UNCLASSIFIED\n\nSUBJECT: PORT FEES\n\n1. (U) "])
def test_elsewhere_the_words_tell_of_none(read: Read, head: str) -> None:
    assert cable(read, "Deputy Transport Minister Janis Ozols told Poloff May 10 that the fees would fall.", head) == []


@pytest.mark.parametrize(
    "line", ["UNCLAS RIGA 000412", "S E C R E T RIGA 000412", "SENSITIVE BUT UNCLASSIFIED\n16 RIGA 412"]
)
def test_the_head_of_a_cable(read: Read, line: str) -> None:
    head = line + "\n\nSUBJECT: LATVIA: PORT FEES\n\n1. (SBU) "
    (met,) = cable(read, "Deputy Transport Minister Janis Ozols told Poloff May 10 that the fees would fall.", head)
    assert met[3] == "lv"
