"""Rows of doubtful constructions are less sure than those that a plain sentence tells."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read

DAY = date(2016, 5, 4)
N, K = "Norwegian Prime Minister Lars Dahl", "Latvian Foreign Minister Janis Ozols"
PLAIN = f"{N} met {K} in Riga on Tuesday."


@pytest.mark.parametrize(
    "doubtful",
    [
        f"{N} met officials in Riga on Tuesday.",
        "Norwegian and Latvian officials met in Riga on Tuesday.",
        f"{N} and {K} quarrelled. UN envoy Rosa Quispe spoke with both of them on Tuesday.",
        "Negotiations with Morocco resumed in Rabat on Tuesday.",
        "A summit in Zagreb had to be called off.",
        f"{N} refused to meet {K}.",
        f"{N} met {K} in Riga in 1999.",
    ],
)
def test_less_sure_than_a_plain_sentence(read: Read, doubtful: str) -> None:
    (plain,), found = read(PLAIN, DAY).meetings, read(doubtful, DAY).meetings
    assert plain.confidence >= 0.75
    assert all(row.confidence < plain.confidence for row in found)


def test_a_group_costs_more_than_a_word_that_refers_back(read: Read) -> None:
    (group,) = read(f"{N} met Latvian officials in Riga on Tuesday.", DAY).meetings
    (named,) = read(f"{N} and {K} agreed. In their phone call on Tuesday, Dahl thanked Ozols.", DAY).meetings
    assert group.confidence < named.confidence


def test_who_took_part_is_less_sure_where_it_is_gathered_from_two_sentences(read: Read) -> None:
    (told,) = read(f"{N} and {K} talked about aid in a phone call on Tuesday.", DAY).meetings
    text = f"{N} has sent help. His Latvian counterpart, Janis Ozols, expressed sympathy in a phone call on Tuesday."
    (gathered,) = read(text, DAY).meetings
    assert gathered.confidence < told.confidence
