"""Meetings in lanes: which meetings a timeline shows, where on it, and in how much detail. Frames in, frames out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from core import wording
from core.corpus import Once
from core.profiles import periods
from core.tables import Tables
from core.ties import TOOK_PLACE

LANES = {"actor": "Actor", "country": "Country", "topic": "Topic"}
GRAINS = {"auto": "As fits", "meeting": "Each meeting", "day": "By day", "month": "By month", "year": "By year"}
SHOWN = 20
"""Lanes on one chart, those with most meetings."""
MARKS = 3_000
"""Marks on one chart: beyond it, meetings of a lane are drawn together by day, month or year."""
ACROSS = 26
"""Marks that stand side by side: few enough that on a phone (310 pixels) none lies on another."""
CROWDED = 24
"""Meetings of a lane above one place of ACROSS, beyond which they are drawn together."""
BARS = 240
"""Bars of the volume at most, so that each can be hit."""

LASTING = ("visit", "summit", "negotiation", "mediation")
"""Kinds that last: several days are how long they took. For other kinds they are the days one of which it was."""

UNNAMED = {"actor": "No actor named", "country": "No country known", "topic": "No topic found"}
_UNITS = {"day": "D", "month": "M", "year": "Y"}


@dataclass(frozen=True)
class Placed:
    """The meetings of a View in the lanes of a timeline."""

    by: str
    """One of LANES."""
    meetings: pd.DataFrame
    """One row a meeting: meeting_id, kind, status, first, after (days, half open; null where not known), exact
    (whether it is known when it began), lasting (whether the days are how long it took), there (TOOK_PLACE)."""
    lanes: pd.DataFrame
    """One row a meeting in a lane: lane (id, code or topic; null where there is none), meeting_id, first, after."""
    names: pd.DataFrame
    """One row a lane, that with most meetings first, UNNAMED last: lane, name, country, meetings."""

    @property
    def undated(self) -> pd.DataFrame:
        """Meetings of which no day is known."""
        return self.meetings[self.meetings["first"].isna()]


def placed(tables: Tables, by: str, called: Mapping[str, str] | None = None) -> Placed:
    """Put the meetings into lanes: a meeting lies in the lane of each of its actors, countries or topics. `called`:
    actor_id -> what to call it, where that is not its name."""
    meetings = _days(tables.meetings)
    pairs = {"actor": _actors, "country": _countries, "topic": _topics}[by](tables)
    pairs = pairs.dropna().drop_duplicates()
    lanes = meetings[["meeting_id", "first", "after"]].merge(pairs, on="meeting_id", how="left")
    counts = _counts(lanes)
    names = counts.merge(_names(tables, by, called or {}), on="lane", how="left")
    names["name"] = names["name"].astype(object).where(names["lane"].notna(), UNNAMED[by]).fillna(names["lane"])
    names["_last"] = names["lane"].isna()
    names = names.sort_values(["_last", "meetings", "name"], ascending=[True, False, True], kind="stable")
    return Placed(by, meetings, lanes, names.drop(columns="_last").reset_index(drop=True))


def within(placed_: Placed, window: tuple[date, date] | None) -> Placed:
    """What of it overlaps with the days from the first to the last of the window, both included."""
    if window is None:
        return placed_
    first, after = np.datetime64(window[0], "s"), np.datetime64(window[1] + timedelta(days=1), "s")

    def kept(frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame["first"].isna() | ((frame["first"] < after) & (frame["after"] > first))]

    return Placed(placed_.by, kept(placed_.meetings), kept(placed_.lanes), placed_.names)


def extent(meetings: pd.DataFrame) -> tuple[date, date] | None:
    """First and last day of these meetings; None where none has one."""
    known = meetings.dropna(subset=["first"])
    if not len(known):
        return None
    return known["first"].min().date(), (known["after"].max() - pd.Timedelta(days=1)).date()


def bulk(meetings: pd.DataFrame) -> tuple[date, date] | None:
    """The days where almost all of these meetings lie (core.profiles.periods)."""
    known = meetings.dropna(subset=["first"])
    known = known[known["exact"].to_numpy(bool)]
    return periods.bulk(known["first"], known["after"] - pd.Timedelta(days=1), extent(meetings))


def shown(placed_: Placed, limit: int = SHOWN) -> pd.DataFrame:
    """The lanes that are drawn, those with most meetings of the whole View first: lane, name, country, meetings (of
    what is drawn)."""
    dated = placed_.lanes[placed_.lanes["first"].notna()]
    return placed_.names.drop(columns="meetings").merge(_counts(dated), on="lane", how="inner").head(limit)


def marks(placed_: Placed, names: pd.DataFrame) -> pd.DataFrame:
    """One row a dated meeting in one of these lanes, with its number among them (`row`) and what it was."""
    numbered = names[["lane"]].astype(object).assign(row=range(len(names)))
    dated = placed_.lanes.dropna(subset=["first"])
    return dated.merge(numbered, on="lane").merge(
        placed_.meetings.drop(columns=["first", "after"]), on="meeting_id", how="left"
    )


def grain(drawn: pd.DataFrame, wanted: str, limit: int = MARKS) -> str:
    """meeting, day, month or year: what is wanted where it can be drawn, else the finest that can."""
    steps = [name for name in GRAINS if name != "auto"]
    for name in steps[steps.index(wanted) if wanted in steps else 0 : -1]:
        number = len(drawn) if name == "meeting" else len(_bins(drawn, name).drop_duplicates())
        if number <= limit and not (name == "meeting" and wanted != name and _crowded(drawn)):
            return name
    return steps[-1]


def binned(drawn: pd.DataFrame, by: str) -> pd.DataFrame:
    """Meetings of a lane by the day, month or year in which they began: row, lane, first, after, meetings, there."""
    groups = _bins(drawn, by)
    counted = groups.assign(there=drawn["there"].to_numpy()).groupby(["row", "first"], sort=True)["there"]
    found = counted.agg(["size", "sum"]).reset_index().rename(columns={"size": "meetings", "sum": "there"})
    found["after"] = _after(found["first"], by)
    found["lane"] = found["row"].map(drawn.drop_duplicates("row").set_index("row")["lane"])
    return found


def members(placed_: Placed, lane: str | None, first: date, last: date) -> list[str]:
    """Ids of a lane's meetings that began in these days, both included."""
    rows = placed_.lanes.dropna(subset=["first"])
    rows = rows[rows["lane"].isna() if lane is None else rows["lane"] == lane]
    begin = rows["first"]
    inside = (begin >= np.datetime64(first, "s")) & (begin < np.datetime64(last + timedelta(days=1), "s"))
    return rows.loc[inside, "meeting_id"].tolist()


def volume(meetings: pd.DataFrame, limit: int = BARS) -> tuple[pd.DataFrame, str, int]:
    """Meetings by the day, month or year in which they began: first, after, there, open; the step; how many are
    left out because their date is not exact enough for it."""
    known = meetings.dropna(subset=["first"])
    for step in _UNITS:
        first = _floor(known["first"], step)
        if step == "year" or len(known) == 0 or _steps(first, step) <= limit:
            break
    sure = known["exact"] | (_after(first, step) >= known["after"])
    counted = pd.DataFrame({"first": first[sure], "there": known.loc[sure, "there"].astype(bool)})
    found = counted.groupby("first")["there"].agg(["size", "sum"]).reset_index()
    found = found.assign(there=found["sum"], open=found["size"] - found["sum"], after=_after(found["first"], step))
    return found[["first", "after", "there", "open"]], step, int((~sure).sum())


def listed(tables: Once, placed_: Placed, names: pd.DataFrame) -> pd.DataFrame:
    """What the page shows as a file: a row a meeting in a lane drawn, then those without a date.

    Columns: lane, those of `meetings`, participants (names), reports (how many tell of it), source.
    """
    drawn = marks(placed_, names)[["meeting_id", "row", "first"]].sort_values(["row", "first"], kind="stable")
    drawn["lane"] = drawn["row"].map(names["name"])
    undated = placed_.undated[["meeting_id"]].assign(lane=None)
    rows = pd.concat([drawn[["lane", "meeting_id"]], undated], ignore_index=True)
    rows["lane"] = rows["lane"].astype(tables.meetings["meeting_id"].dtype)
    full = rows.merge(tables.meetings, on="meeting_id", how="left")
    full["participants"] = full["meeting_id"].map(_present(tables)).astype(tables.meetings["meeting_id"].dtype)
    full["reports"] = [tables.reports.get(meeting, 1) for meeting in full["meeting_id"]]
    return full.merge(tables.documents[["doc_id", "source"]], on="doc_id", how="left")


def _present(tables: Tables) -> dict[str, str]:
    """meeting_id -> names of those who took part."""
    named = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    found: dict[str, list[str]] = {}
    for meeting, actor in zip(tables.participants["meeting_id"], tables.participants["actor_id"], strict=True):
        if actor in named:
            found.setdefault(meeting, []).append(named[actor])
    return {meeting: "; ".join(names) for meeting, names in found.items()}


def _counts(lanes: pd.DataFrame) -> pd.DataFrame:
    """lane (also where it is null), meetings."""
    counts = lanes.groupby("lane", dropna=False, sort=False).size().rename("meetings").reset_index()
    # Where every lane is null, pandas makes numbers of them, which join with no name.
    return counts.astype({"lane": object})


def _days(meetings: pd.DataFrame) -> pd.DataFrame:
    start = pd.to_datetime(meetings["date_start"].fillna(meetings["date_end"])).astype("datetime64[s]")
    end = pd.to_datetime(meetings["date_end"].fillna(meetings["date_start"])).astype("datetime64[s]")
    precision = meetings["date_precision"].fillna("day")
    after = end + pd.Timedelta(days=1)
    # A month or a year is all of its days, whichever of them the row names.
    for step in ("month", "year"):
        whole = (precision == step).to_numpy(bool)
        start = start.where(~whole, _floor(start, step))
        after = after.where(~whole, _after(_floor(end, step), step))
    kind, status = meetings["kind"].astype(object), meetings["status"].astype(object)
    lasting = kind.isin(LASTING) & precision.isin(("day", "range"))
    several = after - start > pd.Timedelta(days=1)
    return pd.DataFrame(
        {
            "meeting_id": meetings["meeting_id"].astype(object),
            "kind": kind,
            "status": status,
            "first": start.array,
            "after": after.array,
            "exact": (lasting | ~several).to_numpy(bool),
            "lasting": (lasting & several).to_numpy(bool),
            "there": status.isin(TOOK_PLACE).to_numpy(bool),
        }
    ).reset_index(drop=True)


def _actors(tables: Tables) -> pd.DataFrame:
    return _pairs(tables.participants, "actor_id")


def _countries(tables: Tables) -> pd.DataFrame:
    sides = tables.participants[["meeting_id", "actor_id", "country"]].merge(
        tables.actors[["actor_id", "country"]].rename(columns={"country": "own"}), on="actor_id", how="left"
    )
    return _pairs(sides.assign(country=sides["country"].fillna(sides["own"])), "country")


def _topics(tables: Tables) -> pd.DataFrame:
    topics = tables.topics
    of_meetings = topics[topics["target"] == "meeting"].rename(columns={"target_id": "meeting_id"})
    said = tables.quotes[["quote_id", "meeting_id"]].dropna()
    of_quotes = topics[topics["target"] == "quote"].merge(said, left_on="target_id", right_on="quote_id")
    return pd.concat([_pairs(of_meetings, "topic"), _pairs(of_quotes, "topic")])


def _pairs(frame: pd.DataFrame, lane: str) -> pd.DataFrame:
    return frame[["meeting_id", lane]].rename(columns={lane: "lane"}).astype(object)


def _names(tables: Tables, by: str, called: Mapping[str, str]) -> pd.DataFrame:
    if by == "actor":
        actors = tables.actors[["actor_id", "name", "country"]].set_axis(["lane", "name", "country"], axis=1)
        return actors.astype(object).assign(
            name=lambda frame: frame["lane"].map(called).astype(object).fillna(frame["name"])
        )
    if by == "country":
        codes = sorted(_countries(tables)["lane"].dropna().unique())
        return pd.DataFrame(
            {"lane": codes, "name": [wording.country(code) for code in codes], "country": codes}, dtype=object
        )
    topics = sorted(tables.topics["topic"].dropna().unique())
    return pd.DataFrame({"lane": topics, "name": topics, "country": None}, dtype=object)


def _bins(drawn: pd.DataFrame, by: str) -> pd.DataFrame:
    return pd.DataFrame({"row": drawn["row"].to_numpy(), "first": _floor(drawn["first"], by).to_numpy()})


def _crowded(drawn: pd.DataFrame) -> bool:
    """Whether a lane would have to pile up more than CROWDED meetings above one place."""
    if not len(drawn):
        return False
    seconds = drawn["first"].astype("int64")
    slots = (seconds - seconds.min()) * ACROSS // max(1, int(seconds.max() - seconds.min()) + 86_400)
    return int(pd.DataFrame({"row": drawn["row"], "slot": slots}).value_counts().max()) > CROWDED


def _floor(days: pd.Series, step: str) -> pd.Series:
    floored = days.to_numpy().astype(f"datetime64[{_UNITS[step]}]").astype("datetime64[s]")
    return pd.Series(floored, index=days.index)


def _after(first: pd.Series, step: str) -> pd.Series:
    after = (first.to_numpy().astype(f"datetime64[{_UNITS[step]}]") + 1).astype("datetime64[s]")
    return pd.Series(after, index=first.index)


def _steps(first: pd.Series, step: str) -> int:
    units = first.to_numpy().astype(f"datetime64[{_UNITS[step]}]").astype(int)
    return int(units.max() - units.min()) + 1


def stacked(rows: Sequence[int], first: Sequence[Any], after: Sequence[Any]) -> list[int]:
    """For what stands in lanes from `first` to `after`: how many others it has to stand below.

    0, 1, 2 ... so that no two of a lane that overlap share a level.
    """
    levels: list[int] = [0] * len(rows)
    taken: dict[int, list[Any]] = {}
    for index in sorted(range(len(rows)), key=lambda one: (rows[one], first[one])):
        ends = taken.setdefault(rows[index], [])
        level = next((at for at, end in enumerate(ends) if first[index] >= end), len(ends))
        if level == len(ends):
            ends.append(after[index])
        ends[level] = after[index]
        levels[index] = level
    return levels
