"""Which meetings lie in which lane, where, and how they are drawn together."""

from datetime import date

import pandas as pd
import pytest

from core.tables import MEETINGS, PARTICIPANTS, Tables
from dashboard.charts import lanes
from tests.dashboard import generated


def meetings(*rows: dict) -> Tables:
    """Meetings m0, m1 ... of actor a each; what is not said is a meeting held on an unknown day."""
    made = [
        {"meeting_id": f"m{n}", "doc_id": "d", "start": n, "end": n + 1, "kind": "meeting", "status": "held"} | row
        for n, row in enumerate(rows)
    ]
    return Tables(
        meetings=MEETINGS.frame(made),
        participants=PARTICIPANTS.frame([{"meeting_id": row["meeting_id"], "actor_id": "a"} for row in made]),
    )


def day(written: str, last: str | None = None, precision: str = "day", **more: str) -> dict:
    ends = {"date_start": date.fromisoformat(written), "date_end": date.fromisoformat(last or written)}
    return ends | {"date_precision": precision} | more


def one(tables: Tables) -> dict:
    return lanes.placed(tables, "actor").meetings.to_dict("records")[0]


def test_a_day_is_half_open():
    row = one(meetings(day("2005-08-08")))
    assert (row["first"], row["after"]) == (pd.Timestamp(2005, 8, 8), pd.Timestamp(2005, 8, 9))
    assert row["exact"]


@pytest.mark.parametrize(
    ("row", "first", "after"),
    [
        (day("2005-08-01", precision="month"), (2005, 8, 1), (2005, 9, 1)),
        (day("2005-12-17", precision="month"), (2005, 12, 1), (2006, 1, 1)),
        (day("2005-01-01", "2005-12-31", "year"), (2005, 1, 1), (2006, 1, 1)),
    ],
)
def test_a_month_or_a_year_is_all_of_its_days_and_not_exact(row, first, after):
    placed = one(meetings(row))
    assert (placed["first"], placed["after"]) == (pd.Timestamp(*first), pd.Timestamp(*after))
    assert not placed["exact"]


def test_a_visit_lasts_and_a_call_was_on_one_of_the_days():
    visit = one(meetings(day("2005-08-07", "2005-08-08", "range", kind="visit")))
    call = one(meetings(day("2005-08-07", "2005-08-08", "range", kind="call")))
    assert (visit["lasting"], visit["exact"]) == (True, True)
    assert (call["lasting"], call["exact"]) == (False, False)


@pytest.mark.parametrize("status", ["planned", "refused", "invited", "accepted", "denied", "cancelled"])
def test_what_was_not_held_is_never_there(status):
    assert not one(meetings(day("2005-08-08", status=status)))["there"]


def test_a_meeting_without_a_day_has_no_mark_and_is_not_lost():
    placed = lanes.placed(meetings({}, day("2005-08-08")), "actor")
    assert lanes.marks(placed, lanes.shown(placed))["meeting_id"].tolist() == ["m1"]
    assert placed.undated["meeting_id"].tolist() == ["m0"]


def test_a_meeting_that_names_no_country_has_a_lane_of_its_own_kind():
    placed = lanes.placed(meetings(day("2005-08-08")), "country")
    assert placed.names["name"].tolist() == ["No country known"]
    assert len(lanes.marks(placed, lanes.shown(placed))) == 1


def test_a_period_holds_what_overlaps_with_it():
    placed = lanes.placed(meetings(day("2005-08-06", "2005-08-08", kind="visit"), day("2005-08-09")), "actor")
    seen = lanes.within(placed, (date(2005, 8, 8), date(2005, 8, 8)))
    assert seen.meetings["meeting_id"].tolist() == ["m0"]


def test_the_volume_leaves_out_what_is_less_exact_than_its_bars():
    days = [
        day("2005-08-01"),
        day("2005-08-02"),
        day("2005-08-02", status="planned"),
        day("2005-08-01", precision="year"),
    ]
    counted, step, vague = lanes.volume(lanes.placed(meetings(*days), "actor").meetings)
    assert (step, vague) == ("day", 1)
    assert counted[["there", "open"]].values.tolist() == [[1, 0], [1, 1]]


def test_bars_grow_to_months_and_years_with_the_period():
    steps = [
        lanes.volume(lanes.placed(meetings(day("1950-01-01"), day(last)), "actor").meetings)[1]
        for last in ("1950-03-01", "1960-01-01", "2005-01-01")
    ]
    assert steps == ["day", "month", "year"]


def test_what_is_wanted_finer_than_can_be_drawn_is_drawn_together():
    placed = lanes.placed(generated.tables(400, 20, days=300), "country")
    drawn = lanes.marks(placed, lanes.shown(placed))
    assert lanes.grain(drawn, "meeting") == "meeting"
    assert lanes.grain(drawn, "meeting", limit=300) == "month"
    assert lanes.grain(drawn, "year") == "year"


def test_a_circle_s_number_is_that_of_its_members():
    placed = lanes.placed(generated.tables(400, 20, days=300), "actor")
    names = lanes.shown(placed)
    drawn = lanes.marks(placed, names)
    bins = lanes.binned(drawn, "month")
    assert bins["meetings"].sum() == len(drawn)
    for row in bins.head(20).to_dict("records"):
        last = (row["after"] - pd.Timedelta(days=1)).date()
        assert len(lanes.members(placed, row["lane"], row["first"].date(), last)) == row["meetings"]


def test_marks_too_near_to_each_other_are_on_different_levels():
    assert lanes.stacked([0, 0, 0, 1], [0.0, 0.5, 1.2, 0.1], [1.0, 1.5, 2.2, 1.1]) == [0, 1, 0, 0]


def test_a_hundred_thousand_meetings_are_a_few_thousand_marks():
    placed = lanes.placed(generated.tables(100_000, 20_000), "actor")
    names = lanes.shown(placed)
    drawn = lanes.marks(placed, names)
    grain = lanes.grain(drawn, "auto")
    assert grain in ("month", "year")
    assert len(lanes.binned(drawn, grain)) <= lanes.MARKS
    week = lanes.within(placed, (date(2000, 3, 6), date(2000, 3, 12)))
    near = lanes.marks(week, lanes.shown(week))
    assert lanes.grain(near, "auto") == "meeting", "detail on zoom"
    assert 0 < near["meeting_id"].nunique() < 200


def test_a_few_meetings_far_off_do_not_press_the_others_together():
    close = [day(f"2022-{month:02}-{number:02}") for month in range(1, 13) for number in (3, 9, 17, 25)]
    far = [day("2010-05-01"), day("2023-01-01", "2023-12-31", "year")]
    assert lanes.bulk(lanes.placed(meetings(*close, *far), "actor").meetings) == (date(2022, 1, 3), date(2022, 12, 25))


def test_meetings_spread_evenly_or_few_are_all_looked_at():
    even = [day(f"{year}-06-01") for year in range(1960, 2020)]
    assert lanes.bulk(lanes.placed(meetings(*even), "actor").meetings) is None
    assert lanes.bulk(lanes.placed(meetings(day("1990-01-01"), day("2022-01-01")), "actor").meetings) is None
