"""Several met one after the other, told in one sentence: each is a meeting of its own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
N, K, E = "Norwegian Prime Minister Lars Dahl", "Latvian Foreign Minister Janis Ozols", "Estonian Premier Mart Kask"
OZOLS, KASK = {"Lars Dahl", "Janis Ozols"}, {"Lars Dahl", "Mart Kask"}


@pytest.mark.parametrize(
    "text",
    [
        f"{N} met {K} in Riga and {E} in Tallinn.",
        f"In Riga {N} met {K}, and in Tallinn {E}.",
        f"In Riga {N} was received by {K}, and in Tallinn by {E}.",
        f"{N} met {K} in Riga in March and {E} in Tallinn in April.",
    ],
)
def test_each_at_his_place(read: Read, text: str) -> None:
    found = [(names(m), m.city) for m in read(text, DAY).meetings]
    assert found == [(OZOLS, "Riga"), (KASK, "Tallinn")]


@pytest.mark.parametrize(
    "text",
    [
        f"{N} met {K} on Monday and {E} on Tuesday.",
        f"On Monday {N} received {K} and on Tuesday {E}.",
        f"{N} spoke with {K} on Monday and with {E} on Tuesday.",
    ],
)
def test_each_on_his_day(read: Read, text: str) -> None:
    found = [(names(m), m.date_start) for m in read(text, DAY).meetings]
    assert found == [(OZOLS, date(2016, 5, 2)), (KASK, date(2016, 5, 3))]


@pytest.mark.parametrize(
    "text",
    [
        f"{N} on Monday welcomed at his office {K} and {E}, who paid separate courtesy calls on him.",
        f"{N} held separate meetings with {K} and {E} on Monday.",
        f"{N} met separately with {K} and {E} on Monday.",
    ],
)
def test_each_apart_from_the_other(read: Read, text: str) -> None:
    assert [names(m) for m in read(text, DAY).meetings] == [OZOLS, KASK]


@pytest.mark.parametrize("text", [f"In Riga {N} met {K} and {E}.", f"{N} met {K} and {E} in Riga on Monday."])
def test_all_at_one_table(read: Read, text: str) -> None:
    assert [names(m) for m in read(text, DAY).meetings] == [OZOLS | KASK]


def test_counterparts_told_of_by_name_are_not_told_twice(read: Read) -> None:
    text = (
        "Foreign Minister Lars Dahl held separate talks with his counterparts from Latvia and Estonia on Monday. In "
        f"his meeting with {K}, Dahl expressed concern. He also met with Estonian Foreign Minister Mart Kask."
    )
    assert [names(m) for m in read(text, DAY).meetings] == [OZOLS, KASK]
