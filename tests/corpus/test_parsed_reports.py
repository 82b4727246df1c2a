"""From texts to what they have in common, through the whole parser and a store."""

from __future__ import annotations

from datetime import date

import pytest

from core import open_store, parse_files
from core.corpus import events

WIRE = """NAIROBI, May 4 (Example Wire) -- Norwegian Foreign Minister Ingrid Solheim met Kenyan President Peter Otieno
here on Tuesday.

“Our fishermen have waited long enough for the ships that were promised to them,” Otieno said.

The two sides agreed to open a joint office for fisheries in Mombasa before the end of the year. Solheim told reporters
after the talks that the office would train inspectors and share the records of licensed ships.
"""
HERALD = WIRE.replace("May 4 (Example Wire)", "May 5 (Herald)")
GAZETTE = """NAIROBI, May 5 (Gazette) -- Kenyan President Peter Otieno received Norway’s foreign minister, Ingrid
Solheim, in Nairobi on Tuesday.

“Our fishermen have waited long enough for the ships,” President Otieno said after the meeting.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    where = tmp_path_factory.mktemp("in")
    for name, text in (("wire", WIRE), ("herald", HERALD), ("gazette", GAZETTE)):
        (where / f"{name}.txt").write_text(text)
    return where


def test_a_meeting_told_by_a_wire_its_copy_and_another_paper_is_one_event_with_two_reports(folder):
    tables = parse_files([folder], published=date(2021, 5, 5))
    found = events(tables)
    held = found[found["status"].isin(["held"])]
    assert held["reports"].max() == 2
    assert held["copies"].max() == 1


def test_a_store_shows_the_same_without_any_further_command(folder, tmp_path):
    store = open_store(tmp_path / "store")
    store.parse([folder], published=date(2021, 5, 5))
    common = store.snapshot().across()
    assert common["copies"] == 1
    assert common["meetings"] >= 1
    quotes = store.snapshot().tables().quotes
    waited = quotes[quotes["text"].str.contains("waited long enough")]
    assert len(waited) == 3 and waited["statement_id"].nunique() == 1
