"""Everyday wordings of a meeting of two: at one table, face to face, aside, in an hour given; and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
N, K = "Norwegian Prime Minister Lars Dahl", "Latvian Foreign Minister Janis Ozols"
BOTH = {"Lars Dahl", "Janis Ozols"}

MET = [
    f"{N} sat with {K} until dusk on Tuesday.",
    f"{N} sat across from {K} on Tuesday.",
    f"{N} sat across the table from {K} on Tuesday.",
    f"{N} sat opposite {K} on Tuesday.",
    f"{N} faced {K} across a table in Riga on Tuesday.",
    f"{N} came face to face with {K} on Tuesday.",
    f"{N} took {K} aside on Tuesday.",
    f"{N} took tea with {K} on Tuesday.",
    f"{N} drank coffee with {K} on Tuesday.",
    f"{N} had a word with {K} on Tuesday.",
    f"{N} had half an hour with {K} on Tuesday.",
    f"{N} found time for {K} on Tuesday.",
    f"{N} was given an hour by {K} on Tuesday.",
    f"{N} shook hands with {K} in Riga on Tuesday.",
    f"{N} dropped in on {K} on Tuesday.",
    f"{N} buttonholed {K} in Riga on Tuesday.",
    f"{N} supped with {K} on Tuesday.",
    f"{N} saw {K} before breakfast on Tuesday.",
    f"{N} and {K} came together in Riga on Tuesday.",
    f"{N} had an interview with {K} on Tuesday.",
    f"{N} saw {K} at eleven on Tuesday.",
    f"{N} was seen by {K} on Tuesday.",
    f"{N} held a sitting with {K} on Tuesday.",
]


@pytest.mark.parametrize("text", MET)
def test_who_met(read: Read, text: str) -> None:
    found = [(m.status, names(m), m.date_start) for m in read(text, DAY).meetings]
    assert found == [("held", BOTH, date(2016, 5, 3))]


def test_will_not_see(read: Read) -> None:
    found = [(m.status, names(m)) for m in read(f"{N} said on Tuesday he would not see {K}.", DAY).meetings]
    assert found == [("refused", BOTH)]


NONE = [
    f"{N} sat with {K} on the council of the bank.",
    f"{N} sat in the front row with {K} at the funeral.",
    f"{N} sat with his back to the wall.",
    f"{N} faced {K} in the final of the chess cup.",
    f"{N} came face to face with hunger.",
    f"{N} took the claims of {K} aside from the rest.",
    f"{N} had words of praise for {K}.",
    f"{N} found time for his roses.",
    f"{N} was given an hour to leave the building.",
    f"{N} shook hands with passers-by.",
    f"{N} dropped in the polls.",
    f"{N} saw {K} as a rival.",
    f"{N} saw the film about {K} on Tuesday.",
    f"{N} gave an interview to Norwegian radio on Tuesday.",
    f"{N} saw his doctor, Janis Ozols, on Tuesday.",
    f"The two daughters of {N} came together on Tuesday.",
    f"A sitting of parliament was told of it by {N} on Tuesday.",
    f"{N} gave reporters an hour on Tuesday.",
    "The umpires conferred for a minute.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_meeting(read: Read, text: str) -> None:
    assert [(m.kind, m.status) for m in read(text, DAY).meetings] == []
