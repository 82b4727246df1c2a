"""The timeline page: what the address asks for, what is drawn, left out, chosen and taken away."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from core.store import open_store
from core.tables import MEETINGS
from tests.dashboard.conftest import html, small_tables


def figure(app, key: str = "timeline_lanes_0") -> dict:
    """The figure that the browser is sent."""
    return json.loads(next(chart.proto.spec for chart in app.get("plotly_chart") if chart.proto.id.endswith(key)))


def lane_names(app) -> list[str]:
    return [note["text"].split(" ·")[0] for note in figure(app)["layout"]["annotations"]]


def meetings(app) -> list[str]:
    return [one for trace in figure(app)["data"] for one in trace.get("customdata", [])]


@pytest.fixture(scope="session")
def undated_store(tmp_path_factory):
    """The small store with a second meeting, of which no day is known."""
    tables = small_tables()
    more = MEETINGS.frame(
        [{"meeting_id": "m_some_day", "doc_id": "d_riga", "start": 0, "end": 4, "kind": "visit", "status": "invited"}]
    )
    both = MEETINGS.frame([*_rows(tables.meetings), *_rows(more)])
    folder = tmp_path_factory.mktemp("stores") / "undated"
    open_store(folder).write(replace(tables, meetings=both))
    return folder


def _rows(frame):
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def told(app) -> str:
    """What the chart says of its rows."""
    return next(one.value for one in app.caption if one.value.startswith("Shows"))


def test_a_meeting_lies_in_the_lane_of_each_who_took_part(dashboard):
    app = dashboard("timeline")
    assert lane_names(app) == ["Anna Ozola", "Juri Tamm"]
    assert meetings(app) == ["m_riga", "m_riga"]
    assert told(app) == (
        "Shows 1 meeting in 2 lanes, 2 times in all: a meeting lies in the lane of each actor who took part. "
        "None is left out."
    )


def test_lanes_are_the_address_s_choice(dashboard):
    assert lane_names(dashboard("timeline", lane="country")) == ["Estonia", "Latvia"]
    assert lane_names(dashboard("timeline", lane="topic")) == ["trade", "transport"]
    assert lane_names(dashboard("timeline", lane="nonsense")) == ["Anna Ozola", "Juri Tamm"]


def test_choosing_lanes_puts_them_into_the_address(dashboard):
    app = dashboard("timeline")
    app.segmented_control(key="timeline_lane").set_value("country").run()
    assert app.query_params["lane"] == "country"
    assert lane_names(app) == ["Estonia", "Latvia"]


def test_a_mark_says_in_a_sentence_what_it_is(dashboard):
    trace = next(one for one in figure(dashboard("timeline"))["data"] if one.get("customdata"))
    assert trace["hovertext"][0].replace("<br>", " ") == (
        "The meeting of Anna Ozola and Juri Tamm took place on 4 May 2021 in Riga, Latvia. 93 % sure."
    )


def test_a_choice_in_the_address_shows_the_meeting_and_what_was_said(dashboard):
    page = html(dashboard("timeline", picked="m_riga"))
    assert "<h2>1 meeting</h2>" in page
    assert "<h2>2 statements</h2>" in page
    assert "grew fast" in page


def test_a_bar_in_the_address_shows_all_its_meetings(dashboard):
    app = dashboard("timeline", grain="month", picked="2021-05-01/2021-05-31/a_tamm")
    assert meetings(app) == ["2021-05-01/2021-05-31/a_ozola", "2021-05-01/2021-05-31/a_tamm"]
    assert "<h2>1 meeting</h2>" in html(app)


@pytest.mark.parametrize("picked", ["m_nowhere", "2021-99-01/2021-05-31/a_tamm", "|", "//"])
def test_a_choice_that_is_none_is_no_error(dashboard, picked):
    assert not dashboard("timeline", picked=picked).exception


def test_a_period_of_the_address_is_looked_at_and_can_become_a_filter(dashboard):
    app = dashboard("timeline", from_date="2021-05-01", to_date="2021-05-31")
    assert "1 to 31 May 2021" in html(app)
    app.button(key="filter_period").click().run()
    assert dict(app.query_params) == {"from": "2021-05-01", "to": "2021-05-31"}


def test_a_period_without_meetings_says_so_and_can_be_left(dashboard):
    app = dashboard("timeline", from_date="1990-01-01", to_date="1990-12-31")
    assert "No meeting is known to lie in this period." in html(app)
    assert "1 meeting outside the period looked at" in told(app)
    app.button(key="whole_period").click().run()
    assert dict(app.query_params) == {}
    assert meetings(app) == ["m_riga", "m_riga"]


def test_meetings_without_a_day_are_counted_and_listed(dashboard, undated_store):
    app = dashboard("timeline", store=undated_store)
    assert "1 meeting without a known day, listed below" in told(app)
    assert [box.label for box in app.expander if "without" in box.label] == ["1 meeting without a known day"]
    assert "invited" in re.sub("<[^>]+>", "", html(app))


def test_filters_without_meetings_offer_the_one_to_drop(dashboard):
    app = dashboard("timeline", act="assert", actor="a_spokesman")
    assert not app.exception
    app = dashboard("timeline", actor="a_spokesman")
    assert "There are statements here, but no meeting" in html(app)
    app.button(key="offer_0").click().run()
    assert meetings(app) == ["m_riga", "m_riga"]


def test_the_table_has_the_rows_of_the_chart(dashboard):
    table = dashboard("timeline").dataframe[0].value
    assert table["lane"].tolist() == ["Anna Ozola", "Juri Tamm"]
    assert table["date_start"].tolist() == [date(2021, 5, 4)] * 2
    assert table["participants"].tolist() == ["Anna Ozola; Juri Tamm"] * 2


@pytest.fixture(scope="session")
def scattered_store(tmp_path_factory):
    """The small store with forty meetings of 2022 and one recalled from 2010."""
    days = [date(2022, 1 + n // 4, 3 + 6 * (n % 4)) for n in range(40)] + [date(2010, 5, 1)]
    more = MEETINGS.frame(
        {"meeting_id": f"m_{n}", "doc_id": "d_riga", "start": n, "end": n + 1, "kind": "meeting", "status": "held",
         "date_start": day, "date_end": day, "date_precision": "day"}
        for n, day in enumerate(days)
    )  # fmt: skip
    folder = tmp_path_factory.mktemp("stores") / "scattered"
    open_store(folder).write(replace(small_tables(), meetings=more, participants=small_tables().participants[:0]))
    return folder


def test_the_timeline_opens_where_most_meetings_lie_and_counts_the_rest(dashboard, scattered_store):
    app = dashboard("timeline", store=scattered_store)
    assert len(meetings(app)) == 40
    assert "1 meeting before or after these days" in " ".join(one.value for one in app.caption)
    assert "1 meeting outside the period looked at" in told(app)
    app.button(key="widen").click().run()
    assert dict(app.query_params) == {"period": "all"}
    assert len(meetings(app)) == 41
    app.button(key="widen").click().run()
    assert dict(app.query_params) == {}
