"""The wire item that the project starts from: its meetings and what was said at each, as people marked them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from core.article import Article, Meeting
from tests.meetings.conftest import names, read

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
GOLD = Path(__file__).parents[3] / "shared" / "evaluation"
MONDAY, SUNDAY = date(2005, 8, 8), date(2005, 8, 7)


@pytest.fixture(scope="module")
def seed() -> Article:
    return read(SEED.read_text(encoding="utf-8"))


def test_the_seed_tells_of_five_meetings_and_two_visits(seed: Article) -> None:
    assert [m.kind for m in seed.meetings if m.kind != "visit"] == ["meeting"] * 4 + ["negotiation"]
    assert len([m for m in seed.meetings if m.kind == "visit"]) == 2


def test_each_meeting_has_its_two_sides_on_its_day_in_tehran(seed: Article) -> None:
    held = [m for m in seed.meetings if m.kind != "visit"]
    assert {frozenset(names(m)) - {"Ali Abdul Alizadeh"} for m in held} == {
        frozenset({"Ali Khamenei", "Bashar al-Assad"}),
        frozenset({"Akbar Hashemi Rafsanjani", "Bashar al-Assad"}),
        frozenset({"Ali Shamkhani", "Bashar al-Assad"}),
        frozenset({"Kamal Kharrazi", "Bashar al-Assad"}),
        frozenset({"Mahmoud Ahmadinejad", "Bashar al-Assad"}),
    }
    assert [m.date_start for m in held] == [MONDAY] * 4 + [SUNDAY]
    assert {(m.status, m.city, m.country) for m in held} == {("held", "Tehran", "ir")}


def test_the_visit_holds_all_five_meetings(seed: Article) -> None:
    visit = next(m for m in seed.meetings if m.kind == "visit" and m.status == "held")
    assert names(visit) == {"Bashar al-Assad"}
    assert (visit.date_start, visit.date_end, visit.country) == (SUNDAY, MONDAY, "ir")
    assert all(m.parent is visit for m in seed.meetings if m.kind != "visit")


def test_the_invitation_is_no_held_visit_and_has_no_day(seed: Article) -> None:
    invited = next(m for m in seed.meetings if m.kind == "visit" and m.status != "held")
    assert invited.status in ("invited", "accepted")
    assert names(invited) == {"Akbar Hashemi Rafsanjani"}
    assert (invited.country, invited.date_start, invited.parent) == ("sy", None, None)


@pytest.mark.corpora
def test_statements_are_tied_to_the_meeting_at_which_they_were_made(seed: Article) -> None:
    path = GOLD / "seed-quotes.jsonl"
    if not path.exists():
        pytest.skip("the marked statements of the seed lie beside the repository and are not there")
    marked = json.loads(path.read_text(encoding="utf-8"))["quotes"]
    meetings = [m for m in seed.meetings if m.kind != "visit"]
    wrong = []
    for quote in seed.quotes:
        gold = next((q for q in marked if q["start"] < quote.end and quote.start < q["end"]), None)
        if gold is None or gold.get("optional") or quote.speaker is None:
            continue
        expected = meetings[int(gold["meeting"][1]) - 1] if gold["meeting"] else None
        if quote.meeting is not expected:
            wrong.append(gold["text"])
    assert wrong == []


def test_every_stretch_of_evidence_is_a_stretch_of_the_text(seed: Article) -> None:
    def whole(meeting: Meeting) -> bool:
        return all(0 <= start < end <= len(seed.text) for start, end in meeting.evidence)

    assert all(m.evidence[0] == (m.start, m.end) and whole(m) for m in seed.meetings)
