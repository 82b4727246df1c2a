"""Meetings of reports in many styles, against what a reader marked in each before any program read it (items.toml)."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from core.article import Meeting
from tests.meetings.conftest import read

ITEMS = tomllib.loads((Path(__file__).parent / "items.toml").read_text(encoding="utf-8"))["item"]


@dataclass
class Score:
    right: int = 0
    marked: int = 0
    found: int = 0
    dates_right: int = 0
    wrong: list[str] = field(default_factory=list)


def fold(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold().replace("-", " ")


def agrees(meeting: Meeting, marked: dict[str, Any]) -> bool:
    """Whether kind, status and everybody who took part are the marked ones, by surname."""
    shown = [fold(" ".join([p.actor.name, *p.actor.aliases])).split() for p in meeting.participants]
    same = meeting.kind == marked["kind"] and meeting.status == marked["status"] and len(shown) == len(marked["with"])
    return same and all(any(fold(name).split()[-1] in words for words in shown) for name in marked["with"])


@pytest.fixture(scope="module")
def score() -> Score:
    total = Score()
    for item in ITEMS:
        found = list(read(item["text"].strip("\n"), item.get("published")).meetings)
        total.found += len(found)
        for marked in item.get("meeting", []):
            total.marked += 1
            meeting = next((m for m in found if agrees(m, marked)), None)
            if meeting is None:
                total.wrong.append(f"{item['name']}: {marked}")
                continue
            found.remove(meeting)
            total.right += 1
            total.dates_right += meeting.date_start == marked.get("date")
    return total


def test_participants_kind_and_status_are_those_that_a_reader_marked(score: Score) -> None:
    f1 = 2 * score.right / (score.found + score.marked)
    assert f1 >= 0.85, score.wrong


def test_dates_of_the_meetings_found_are_those_that_a_reader_marked(score: Score) -> None:
    assert score.dates_right >= 0.95 * score.right


def test_meetings_that_no_reader_marked_are_rare(score: Score) -> None:
    assert score.found - score.right <= 0.1 * len(ITEMS)


@pytest.mark.parametrize("item", [i for i in ITEMS if "meeting" not in i], ids=lambda item: item["name"])
def test_a_text_without_meetings_gives_none(item: dict[str, Any]) -> None:
    assert read(item["text"].strip("\n"), item.get("published")).meetings == []
