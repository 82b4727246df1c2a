"""The timeline's figures: shapes, hollow marks, spans and ranges, words."""

import json
from datetime import date, datetime

import pytest

from core.tables import STATUSES
from dashboard.charts import lanes, timeline
from dashboard.components.palette import Palette
from tests.dashboard.charts.test_lanes import day, meetings

PLAIN = Palette({}, {})


def figure(*rows: dict, picked: tuple[str, ...] = ()) -> dict:
    tables = meetings(*rows)
    placed = lanes.placed(tables, "actor")
    names = lanes.shown(placed)
    drawn = lanes.marks(placed, names)
    span = lanes.extent(placed.meetings)
    return json.loads(timeline.each(drawn, names, {}, span, PLAIN, "actor", picked).to_json())


def marks(made: dict) -> dict[str, str]:
    """meeting_id -> shape."""
    return {one: trace["marker"]["symbol"] for trace in made["data"] for one in trace.get("customdata", [])}


def test_every_status_has_a_shape_and_a_verb_of_its_own():
    assert set(timeline.SHAPES) == set(timeline.SAID) == set(STATUSES)
    assert len(set(timeline.SHAPES.values())) == len(STATUSES)


@pytest.mark.parametrize("status", STATUSES)
def test_hollow_is_what_nobody_met_at(status):
    assert timeline.SHAPES[status].endswith("-open") == (status not in lanes.TOOK_PLACE)


def test_a_visit_is_a_span_that_holds_its_meeting():
    made = figure(day("2005-08-07", "2005-08-08", "range", kind="visit"), day("2005-08-08"))
    band = next(trace for trace in made["data"] if trace.get("fill") == "toself")
    mark = next(trace for trace in made["data"] if "m1" in trace.get("customdata", []))
    at = mark["x"][mark["customdata"].index("m1")]
    assert band["x"][0][:10] == "2005-08-07"
    assert band["x"][1][:10] == "2005-08-09"
    assert band["x"][0] < at < band["x"][1]
    y = mark["y"][mark["customdata"].index("m1")]
    assert min(filter(None, band["y"])) < y < max(filter(None, band["y"]))


def test_a_planned_visit_is_an_empty_span():
    made = figure(day("2005-08-07", "2005-08-08", "range", kind="visit", status="planned"))
    bars = [trace for trace in made["data"] if trace["mode"] == "lines"]
    assert len(bars) == 1
    assert "fill" not in bars[0]


def test_visits_at_the_same_time_are_bars_one_below_the_other_above_the_marks():
    made = figure(day("2005-08-01", "2005-08-05", "range", kind="visit"),
                  day("2005-08-04", "2005-08-09", "range", kind="visit"), day("2005-08-04"))  # fmt: skip
    bars = [trace for trace in made["data"] if trace["mode"] == "lines"][-1]
    first, second = bars["y"][:4], bars["y"][6:10]
    assert max(first) < min(second)
    assert max(second) < min(at for trace in made["data"] if trace.get("customdata") for at in trace["y"])


def test_marks_of_a_month_full_of_meetings_do_not_lie_on_one_another_on_a_phone():
    rows = [day(f"2005-08-{1 + n % 31:02}") for n in range(150)]
    made = figure(*rows)
    low, high = (datetime.fromisoformat(end) for end in made["layout"]["xaxis"]["range"])
    sides = made["layout"]["margin"]
    # A phone of 390 pixels leaves a chart 358, which is what the page's own edges leave of it.
    pixel = (high - low) / (358 - sides["l"] - sides["r"])
    (trace,) = (one for one in made["data"] if one.get("customdata"))
    wide = trace["marker"]["size"] + trace["marker"]["line"]["width"]
    marks_ = [((datetime.fromisoformat(x) - low) / pixel, y) for x, y in zip(trace["x"], trace["y"], strict=True)]
    assert len(marks_) == 150
    assert all(
        abs(x - other_x) >= wide or abs(y - other_y) >= wide
        for n, (x, y) in enumerate(marks_) for other_x, other_y in marks_[:n]
    )  # fmt: skip


def test_an_imprecise_day_is_drawn_as_its_range():
    made = figure(day("2005-08-01", precision="month"))
    dotted = next(trace for trace in made["data"] if trace.get("line", {}).get("dash") == "dot")
    ends = {str(at)[:10] for at in dotted["x"] if at}
    assert ends == {"2005-08-01", "2005-09-01"}


def test_a_visit_that_began_before_the_period_has_its_mark_at_the_edge():
    placed = lanes.placed(meetings(day("2005-08-01", "2005-08-31", "range", kind="visit")), "actor")
    names = lanes.shown(placed)
    seen = (date(2005, 8, 10), date(2005, 8, 12))
    made = json.loads(timeline.each(lanes.marks(placed, names), names, {}, seen, PLAIN, "actor").to_json())
    mark = next(trace for trace in made["data"] if trace.get("customdata"))
    assert [at[:10] for at in mark["x"]] == ["2005-08-10"]


def test_the_chosen_mark_has_a_ring():
    made = figure(day("2005-08-07"), day("2005-08-08"), picked=("m1",))
    ring = next(trace for trace in made["data"] if trace.get("name") == "chosen")
    assert [at[:10] for at in ring["x"]] == ["2005-08-08"]


def test_meetings_drawn_together_are_bars_as_tall_as_their_number_hatched_where_nobody_met():
    rows = [day("2005-08-08"), day("2005-08-08"), day("2005-08-08", status="planned"), day("2005-08-09")]
    placed = lanes.placed(meetings(*rows), "actor")
    names = lanes.shown(placed)
    bins = lanes.binned(lanes.marks(placed, names), "day")
    span = lanes.extent(placed.meetings)
    made = json.loads(timeline.together(bins, names, span, PLAIN, "actor", "day").to_json())
    filled, hatched = (
        {at[:10]: -tall for at, tall in zip(trace["x"], trace["y"], strict=True)}
        for trace in made["data"] if trace["type"] == "bar" and not trace.get("name")
    )  # fmt: skip
    assert set(hatched) == {"2005-08-08"}
    assert filled["2005-08-08"] == pytest.approx(2 * hatched["2005-08-08"]) == pytest.approx(2 * filled["2005-08-09"])
    keys = [key for trace in made["data"] for key in trace.get("customdata", [])]
    assert keys == ["2005-08-08/2005-08-08/a", "2005-08-09/2005-08-09/a"]


def test_the_title_asks_and_the_axes_are_named():
    layout = figure(day("2005-08-08"))["layout"]
    assert layout["title"]["text"] == "When did these actors meet?"
    assert layout["title"]["subtitle"]["text"] == "One lane an actor"


def test_words_of_a_mark_are_a_sentence():
    row = {"kind": "visit", "status": "planned", "date_start": date(2005, 8, 1), "date_end": date(2005, 8, 31),
           "date_precision": "month", "city": "Riga", "country": "lv", "confidence": 0.8}  # fmt: skip
    assert timeline.sentence(row, ["Anna Ozola"]) == (
        "The visit of Anna Ozola was planned in August 2005, on a day that is not known in Riga, Latvia. 80 % sure."
    ).replace("that is not known in Riga", "that is not known, in Riga")


def test_a_hostile_name_is_text_in_a_figure():
    shown = timeline.plain("<a href='javascript:x()'>A</a>&amp;\x1b[31m\u202e")
    assert "<" not in shown
    assert ">" not in shown
    assert "&amp;amp;" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_days_at_the_ends_of_the_calendar_can_be_drawn():
    figure(day("0001-01-01"), day("9999-12-31"))
