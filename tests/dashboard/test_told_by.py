"""Meetings and statements in several reports: told once, with who tells of them and what they disagree on."""

from __future__ import annotations

import re
from datetime import date

import pytest

from core import ties
from core.store import open_store
from core.wording import rows
from dashboard.components import told_by
from tests.corpus.test_parsed_reports import GAZETTE, HERALD, WIRE
from tests.dashboard.conftest import html

MAIL = """MOMBASA, May 6 (Coast Mail) -- Norwegian Foreign Minister Ingrid Solheim met Kenyan President Peter Otieno in
Mombasa on May 4.
"""
TEXTS = {"wire": WIRE, "herald": HERALD, "gazette": GAZETTE, "mail": MAIL}


@pytest.fixture(scope="module")
def told_often(tmp_path_factory):
    """A wire item, its copy, another paper, and one that has the place otherwise."""
    folder = tmp_path_factory.mktemp("told")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text)
    store = open_store(folder / "store")
    # Of reports of one day it is left open which is the original.
    store.parse([folder / "wire.txt"], published=date(2021, 5, 5))
    store.parse([folder / f"{name}.txt" for name in TEXTS if name != "wire"], published=date(2021, 5, 6))
    return store


def plain(page: str) -> str:
    """What a reader sees of HTML."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page))


def doc(store, name: str) -> str:
    documents = store.snapshot().tables().documents
    return str(documents.loc[documents["source"].str.endswith(f"{name}.txt"), "doc_id"].iloc[0])


def held(store) -> list[str]:
    meetings = store.snapshot().tables().meetings
    return meetings.loc[meetings["status"].isin(["held"]), "meeting_id"].tolist()


def test_a_meeting_says_how_many_reports_tell_of_it_and_on_what_they_disagree(told_often):
    tables = told_often.snapshot().tables()
    found = told_by.of_meetings(tables, tables.meetings)
    (words,) = {told_by.in_short(found[one]) for one in held(told_often)}
    assert words == "Told by 4 reports, 1 of them a copy; they disagree on the city: Nairobi or Mombasa"


def test_the_first_page_tells_of_it_and_counts_it_once(dashboard, told_often):
    app = dashboard(store=told_often.folder)
    assert not app.exception
    page = html(app)
    assert "<b>4</b><span>reports, 1 of them a copy</span>" in page
    assert "<b>1</b><span>meeting, 1 held</span>" in page
    assert "Told by 4 reports, 1 of them a copy; they disagree on the city: Nairobi or Mombasa" in plain(page)


def test_a_choice_on_the_timeline_is_one_card_that_leads_to_each_report(dashboard, told_often):
    app = dashboard("timeline", store=told_often.folder, picked="|".join(held(told_often)))
    assert not app.exception
    page = html(app)
    assert page.count('class="card meeting held"') == 1
    for name in TEXTS:
        assert f"document?open={doc(told_often, name)}" in page
    assert "City: Nairobi (" in plain(page) and "; Mombasa (Coast Mail)." in plain(page)


def test_a_copy_names_its_original_and_the_original_its_copy(dashboard, told_often):
    wire, herald = doc(told_often, "wire"), doc(told_often, "herald")
    page = html(dashboard("document", store=told_often.folder, open=herald))
    assert f'<dt>Copy of</dt><dd><span><a href="document?open={wire}">' in page
    page = html(dashboard("document", store=told_often.folder, open=wire))
    assert f'<dt>Copies</dt><dd><span><a href="document?open={herald}">' in page


def test_a_statement_names_the_reports_that_bring_it(dashboard, told_often):
    page = plain(html(dashboard("quotes", store=told_often.folder, q="waited", sort="oldest")))
    assert "Told by 3 reports, 1 of them a copy" in page
    assert "this row" in page and page.count("a copy") == 2


def test_a_tie_weighs_a_meeting_once_however_many_reports_tell_of_it(told_often):
    tables = told_often.snapshot().tables()
    people = {row["name"]: row["actor_id"] for row in rows(tables.actors)}
    edges = ties.between(ties.ties(tables, "actors"), ["met"]).set_index(["source", "target"])
    met = sorted([people["Ingrid Solheim"], people["Peter Otieno"]])
    assert edges.loc[tuple(met), "weight"] == 1


def test_what_stands_in_one_report_says_nothing_of_others(dashboard):
    assert "Told by" not in html(dashboard("document", open="d_riga"))
    assert "Told by" not in html(dashboard("quotes"))
