"""Where people met: the place of the meeting, and no other that its sentence names."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read

DAY = date(2016, 5, 4)  # a Wednesday
MET = "Foreign Minister Karin Dahl met Latvian President Edgars Kalns"


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        (f"Back from Oslo, {MET} in Riga.", "Riga", "lv"),
        (f"Fresh from a summit in Prague, {MET} in Riga.", "Riga", "lv"),
        (f"{MET} in Oslo before flying to Helsinki.", "Oslo", "no"),
        ("Foreign Minister Karin Dahl and President Edgars Kalns discussed the situation in Damascus at a meeting in"
         " Vienna.", "Vienna", "at"),
        ("Foreign Minister Karin Dahl and President Edgars Kalns reviewed the crisis in Gaza during talks in Riga.",
         "Riga", "lv"),
        (f"{MET} at the Vienna talks on Wednesday.", "Vienna", "at"),
        (f"{MET} in the Danish town of Roskilde on Tuesday.", "Roskilde", "dk"),
        (f"{MET} in the Egyptian resort of Sharm el-Sheikh.", "Sharm el-Sheikh", "eg"),
        (f"{MET} in Sharm el-Sheikh.", "Sharm el-Sheikh", "eg"),
        (f"{MET} in the capital, Bamako.", "Bamako", "ml"),
        (f"{MET} in Mali's capital, Bamako.", "Bamako", "ml"),
        (f"{MET} over breakfast at the Norwegian ambassador's residence in Paris.", "Paris", "fr"),
        ("Foreign Minister Karin Dahl met the mayor of Gdansk, Anna Nowak, in Warsaw.", "Warsaw", "pl"),
        ("Foreign Minister Karin Dahl met the mayor in Warsaw.", "Warsaw", "pl"),
        ("Foreign Minister Karin Dahl met with opposition leaders in Minsk.", "Minsk", "by"),
        ("Chisinau hosted talks between Foreign Minister Karin Dahl and President Edgars Kalns.", "Chisinau", "md"),
        ("Foreign Minister Karin Dahl inspected a factory in Tampere and met workers there.", "Tampere", "fi"),
        ("Foreign Minister Karin Dahl spoke to about 300 business leaders in Oslo on Tuesday.", "Oslo", "no"),
    ],
)  # fmt: skip
def test_they_met_where_the_words_say(read: Read, text: str, city: str, country: str) -> None:
    meetings = [m for m in read(text, DAY).meetings if m.kind != "visit"]
    assert [(m.city, m.country) for m in meetings] == [(city, country)]


@pytest.mark.parametrize(
    "text",
    [
        f"{MET} in the wake of the attack in Nairobi.",
        f"{MET} to discuss the crisis in Mali.",
        f"{MET} on the eve of the summit in Prague.",
        "Foreign Minister Karin Dahl is to meet Latvian President Edgars Kalns before flying to Vienna.",
        "Foreign Minister Karin Dahl spoke by phone with Latvian President Edgars Kalns in Riga.",
        "Foreign Minister Karin Dahl called the mayor in Warsaw.",
        "Foreign Minister Karin Dahl met the rebels in Idlib.",
    ],
)
def test_a_place_of_something_else_is_not_theirs(read: Read, text: str) -> None:
    meetings = [m for m in read(text, DAY).meetings if m.kind != "visit"]
    assert [(m.city, m.country) for m in meetings] == [(None, None)]


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("Foreign Minister Karin Dahl visited Roskilde on Monday.", "Roskilde", "dk"),
        ("Foreign Minister Karin Dahl visited the capital, Bamako, on Monday.", "Bamako", "ml"),
        ("After the floods in Louisiana, Foreign Minister Karin Dahl visited the state on Monday.", None, "us"),
    ],
)
def test_a_visit_to_what_is_named_beside(read: Read, text: str, city: str | None, country: str) -> None:
    (visit,) = read(text, DAY).meetings
    assert (visit.kind, visit.city, visit.country, visit.date_start) == ("visit", city, country, date(2016, 5, 2))
