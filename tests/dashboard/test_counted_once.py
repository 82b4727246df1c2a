"""One meeting in four reports and one statement in three: every page counts them once, and says who tells of them."""

from __future__ import annotations

import re

import pytest

from core import ties
from core.export.report import report
from core.store import open_store
from tests.dashboard import retold
from tests.dashboard.conftest import html
from tests.dashboard.test_actor import keys, words
from tests.dashboard.test_timeline import figure, meetings, told


@pytest.fixture(scope="module")
def retold_store(tmp_path_factory):
    """Ozola, Tamm and Salo in four reports (tests/dashboard/retold.py), joined by the store itself."""
    folder = tmp_path_factory.mktemp("stores") / "retold"
    store = open_store(folder)
    store.write(retold.tables())
    found = store.snapshot().across()
    assert (found["copies"], found["meetings"], found["statements"]) == (1, 1, 2)
    return folder


def captions(app) -> str:
    return " ".join(one.value for one in app.caption)


def lanes(app) -> list[str]:
    return [note["text"] for note in figure(app)["layout"]["annotations"]]


def cells(app, chart: str) -> dict[str, str]:
    """Key of each cell of a heat map -> the sentence that hovering over it says."""
    drawn = figure(app, f"chart_{chart}_0")["data"]
    return {
        key: hover.replace("<br>", " ")
        for trace in drawn if trace.get("customdata")
        for key, hover in zip(trace["customdata"], trace["hovertext"], strict=True)
    }  # fmt: skip


def test_on_the_timeline_it_is_one_mark_in_each_lane_as_it_came_out(dashboard, retold_store):
    app = dashboard("timeline", store=retold_store)
    assert lanes(app) == ["Eero Salo · 2", "Juri Tamm · 2", "Anna Ozola · 1"]
    assert sorted(meetings(app)) == ["m_call"] * 2 + ["m_wire"] * 3
    assert told(app).startswith("Shows 2 meetings in 3 lanes, 5 times in all")
    assert told(app).endswith("1 meeting stands in several reports and counts once.")
    hover = {text.replace("<br>", " ") for trace in figure(app)["data"] for text in trace.get("hovertext") or ()}
    assert (
        "The meeting of Juri Tamm, Anna Ozola and Eero Salo took place on 4 May 2021 in Riga, Latvia. "
        "Told by 4 reports. 90 % sure."
    ) in {re.sub("(Anna Ozola), (Juri Tamm)", r"\2, \1", one) for one in hover}


def test_the_timeline_s_bars_and_table_have_it_once(dashboard, retold_store):
    app = dashboard("timeline", store=retold_store)
    bars = figure(app, "timeline_volume")["data"]
    assert sum(sum(trace.get("y") or ()) for trace in bars) == 2
    table = app.dataframe[0].value
    assert sorted(zip(table["kind"], table["reports"], strict=True)) == [("call", 1)] * 2 + [("meeting", 4)] * 3


@pytest.mark.parametrize("report", ["m_preview", "m_wire", "m_herald", "m_gazette"])
def test_a_link_to_any_report_s_row_opens_the_one_card_with_all_reports(dashboard, retold_store, report):
    page = html(dashboard("timeline", store=retold_store, picked=report))
    assert "<h2>1 meeting</h2>" in page
    assert "Told by 4 reports, 1 of them a copy" in re.sub("<[^>]+>", "", page)
    assert "<h2>1 statement</h2>" in page and "was made" not in page


def test_a_planned_meeting_stays_planned_where_only_the_preview_is_in_view(dashboard, retold_store):
    app = dashboard("timeline", store=retold_store, status="planned")
    assert set(meetings(app)) == {"m_preview"}
    assert "several reports" not in told(app)


def test_on_the_map_it_is_one_meeting_in_the_city_that_one_report_names(dashboard, retold_store):
    app = dashboard("map", store=retold_store)
    assert keys(app, "place") == {"lv~Riga"}
    assert "Shows 1 meeting in 1 place." in captions(app)
    assert "1 meeting stands in several reports and counts once." in captions(app)
    assert "of which no place is told" not in captions(app)


def test_on_topics_a_statement_counts_once_under_every_topic_that_a_report_gives_it(dashboard, retold_store):
    app = dashboard("topics", store=retold_store)
    found = cells(app, "cell")
    assert set(found) == {"ozola|trade", "ozola|economy", "tamm|transport"}
    assert all(": 1 statements" in sentence for sentence in found.values())
    assert "2 statements stand in several reports and count once." in captions(app)
    app = dashboard("topics", store=retold_store, count="meetings", by="countries")
    assert all(": 1 meetings" in sentence for sentence in cells(app, "cell").values())
    assert "1 meeting stands in several reports and counts once." in captions(app)


def test_a_cell_s_statement_is_one_card_that_names_the_other_reports(dashboard, retold_store):
    page = re.sub("<[^>]+>", "", html(dashboard("topics", store=retold_store, picked="cell:ozola|trade")))
    assert "1 statement" in page and "All 1 statement on Quotes" in page
    assert "Told by 3 reports" in page and "Herald, 6 May 2021" in page


def test_the_list_of_actors_counts_once(dashboard, retold_store):
    page = html(dashboard("actor", store=retold_store))
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", page)
    found = {}
    for row in rows:
        parts = [re.sub("<[^>]+>", "", part) for part in re.findall(r"<t[dh].*?</t[dh]>", row)]
        found[parts[0]] = parts[3:6]
    # Statements, meetings, namings: those of the Herald, a copy, are no further ones.
    assert found["Anna Ozola"] == ["1", "1", "5"]
    assert found["Juri Tamm"] == ["1", "2", "4"]
    assert found["Eero Salo"] == ["0", "2", "1"]


def test_the_first_page_ranks_by_what_happened(dashboard, retold_store):
    page = html(dashboard(store=retold_store))
    assert 'aria-label="Juri Tamm: 3 statements and meetings"' in page
    assert 'aria-label="Anna Ozola: 2 statements and meetings"' in page


def test_a_profile_counts_once_and_its_numbers_are_those_of_its_lists(dashboard, retold_store):
    app = dashboard("actor", store=retold_store, who="ozola")
    assert app.segmented_control(key="actor_part").options == [
        "Profile", "Meetings (1)", "Statements (1)", "Said of them (0)"
    ]  # fmt: skip
    assert cells(app, "with")["tamm|met"].startswith("Anna Ozola met Juri Tamm: 1 times")
    assert cells(app, "said")["trade|2021"].startswith("trade, 2021: 1 statements")
    page = words(dashboard("actor", store=retold_store, who="ozola", show="meetings"))
    assert "1 meeting, the latest first" in page and "Told by 4 reports" in page


def test_the_network_weighs_once_what_several_reports_and_a_copy_say(retold_store):
    found = ties.ties(open_store(retold_store).snapshot().tables(), "actors")
    edges = ties.between(found, list(ties.KINDS)).set_index(["source", "target", "kind"])["weight"].to_dict()
    # Named together: in the preview, the wire item and the Gazette; the Herald has the wire's paragraph.
    assert edges[("ozola", "tamm", "met")] == 1
    assert edges[("ozola", "tamm", "with")] == 3
    names = found.names.set_index("node")
    assert names["meetings"].to_dict() == {"ozola": 1, "tamm": 2, "salo": 2}
    assert names["statements"].to_dict() == {"ozola": 1, "tamm": 1, "salo": 0}


def test_the_network_says_what_stands_in_several_reports(dashboard, retold_store):
    app = dashboard("network", store=retold_store)
    assert "1 meeting and 2 statements stand in several reports and count once." in captions(app)


def test_sides_of_a_comparison_count_once_and_copies_are_no_further_reports(dashboard, retold_store):
    app = dashboard("compare", store=retold_store, sides="ozola|tamm")
    lines = re.findall(r"<tr[^>]*>(.*?)</tr>", html(app))
    found = {}
    for line in lines:
        parts = [re.sub("<[^>]+>", "", part) for part in re.findall(r"<t[dh].*?</t[dh]>", line)]
        found.setdefault(parts[0], parts[1:4])
    assert found["Anna Ozola"] == ["1", "1", "3"]
    assert found["Juri Tamm"] == ["1", "2", "3"]
    assert "A meeting or statement that several reports tell of counts once." in captions(app)
    assert (found["trade"], found["economy"], found["transport"]) == (["1", ""], ["1", ""], ["", "1"])


def test_pages_say_nothing_of_several_reports_where_there_is_one_of_each(dashboard):
    for page in ("timeline", "map", "topics", "network"):
        assert "several reports" not in captions(dashboard(page))


def test_a_card_says_who_took_part_and_where_by_other_reports_than_its_own(dashboard, retold_store):
    page = re.sub("<[^>]+>", "", html(dashboard("timeline", store=retold_store, picked="m_wire")))
    assert "By other reports: Eero Salo (Gazette); Riga, Latvia (Gazette)" in page
    page = re.sub("<[^>]+>", "", html(dashboard("document", store=retold_store, open="d_gazette")))
    assert "By other reports" not in page


def rows_of(app) -> int:
    return html(app).count('class="card quote')


def test_quotes_lists_and_counts_a_statement_once_unless_every_report_s_row_is_asked_for(dashboard, retold_store):
    app = dashboard("quotes", store=retold_store)
    assert rows_of(app) == 2
    assert ">2 statements<" in html(app)
    assert re.sub("<[^>]+>", "", html(app)).count("Told by 3 reports, 1 of them a copy") == 1
    app.toggle(key="quotes_every").set_value(True).run()
    assert app.query_params["rows"] == "every"
    assert rows_of(app) == 5
    assert ">5 rows of statements, each report’s<" in html(app)


@pytest.mark.parametrize(("every", "numbers"), [({}, ["1", "1"]), ({"rows": "every"}, ["3", "2"])])
def test_facets_beside_the_statements_count_what_is_listed(dashboard, retold_store, every, numbers):
    page = html(dashboard("quotes", store=retold_store, **every))
    facet = re.search(r"<h2>Actor</h2>(.*?)</ul>", page)[1]
    assert re.findall(r'class="soft number">([\d,]+)<', facet) == numbers
    assert "Eero Salo" not in facet, "he met somebody, but said nothing"


def test_the_file_says_which_rows_it_has(dashboard, retold_store):
    app = dashboard("quotes", store=retold_store)
    assert "Download CSV (2 rows)" in [one.proto.label for one in app.get("download_button")]
    assert "These files have each statement once." in captions(app)
    app = dashboard("quotes", store=retold_store, rows="every")
    assert "Download CSV (5 rows)" in [one.proto.label for one in app.get("download_button")]
    assert "These files have each report’s row of a statement." in captions(app)


def test_the_number_behind_a_cell_of_topics_is_that_of_the_quotes_that_it_opens(dashboard, retold_store):
    page = html(dashboard("topics", store=retold_store, picked="cell:ozola|economy"))
    opens = re.search(r'href="quotes\?([^"]*)">All 1 statement on Quotes', page)[1].replace("&amp;", "&")
    app = dashboard("quotes", store=retold_store, **dict(one.split("=") for one in opens.split("&")))
    assert rows_of(app) == 1


def test_a_report_of_the_view_has_each_statement_once_and_says_where_else_it_stands(retold_store):
    page = re.sub("<[^>]+>", " ", report("All", open_store(retold_store).snapshot().tables()))
    assert "4 reports, 2 meetings and 2 statements" in page
    assert "Statements (2)" in page and page.count("Also in:") == 2
    assert page.count("“Herald, 6 May 2021”, Herald, 6 May 2021, d_herald.txt, characters") >= 2
