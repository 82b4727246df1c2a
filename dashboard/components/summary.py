"""What the overview counts. Tables in, small lists out. No streamlit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from core.tables import Tables
from dashboard.components.report_list import latest_first
from dashboard.components.told_by import Event, of_meetings

UNSURE = 0.6
"""Rows below this confidence are offered for review."""
LOOKED_AT = 300
"""Meetings with most reports that are looked through for what reports disagree on."""


@dataclass(frozen=True)
class Ranked:
    """One line of a ranking: what it is, what to call it, how many rows."""

    value: str
    label: str
    rows: int
    country: str | None = None


@dataclass(frozen=True)
class Summary:
    """All that the overview counts in the tables of a View."""

    span: tuple[date | None, date | None]
    actors: list[Ranked]
    countries: list[Ranked]
    topics: list[Ranked]
    freshest: pd.DataFrame
    unsure: int
    least_certain: pd.DataFrame
    meetings: int
    """Each once, however many reports tell of it."""
    held: int
    retold: int
    """Meetings that several reports tell of."""
    most_told: list[Event]
    """Of those, first the ones on which reports disagree, then those with most reports."""


def of(tables: Tables, lines: int, unsure_lines: int) -> Summary:
    """Count once, in rankings each meeting and statement one time; `lines` of a ranking, `unsure_lines` of what is to
    be looked at."""
    return Summary(
        span(tables),
        busiest_actors(tables.once, lines),
        busiest_countries(tables.once, lines),
        busiest_topics(tables.once, lines),
        freshest(tables, lines),
        unsure(tables),
        least_certain(tables, unsure_lines),
        *times(tables),
        retold(tables),
        most_told(tables, lines),
    )


def span(tables: Tables) -> tuple[date | None, date | None]:
    """First and last day of any statement or meeting; None where no day is known."""
    days = pd.concat([tables.quotes["date"], tables.meetings["date_start"], tables.meetings["date_end"]]).dropna()
    return (days.min(), days.max()) if len(days) else (None, None)


def busiest_actors(tables: Tables, limit: int) -> list[Ranked]:
    """Actors by the number of their statements and their parts in meetings."""
    ids = pd.concat([tables.quotes["speaker_id"], tables.participants["actor_id"]]).dropna().value_counts()
    counted = tables.actors[["actor_id", "name", "country"]].merge(
        ids.rename_axis("actor_id").rename("rows").reset_index(), on="actor_id"
    )
    first = counted.sort_values(["rows", "name"], ascending=[False, True], kind="stable").head(limit)
    return [
        Ranked(str(row.actor_id), str(row.name_), int(row.rows), _text(row.country))
        for row in first.rename(columns={"name": "name_"}).itertuples(index=False)
    ]


def busiest_countries(tables: Tables, limit: int) -> list[Ranked]:
    """Countries by the number of their speakers' statements and of their sides in meetings."""
    sides = tables.participants[["meeting_id", "country"]].dropna().drop_duplicates()["country"]
    codes = pd.concat([tables.quotes["speaker_country"], sides]).dropna().value_counts()
    found = [Ranked(str(code), str(code), int(rows), str(code)) for code, rows in codes.items()]
    return sorted(found, key=lambda one: (-one.rows, one.value))[:limit]


def busiest_topics(tables: Tables, limit: int) -> list[Ranked]:
    """Topics by the number of statements and meetings about them."""
    found = [Ranked(str(topic), str(topic), int(rows)) for topic, rows in tables.topics["topic"].value_counts().items()]
    return sorted(found, key=lambda one: (-one.rows, one.label))[:limit]


def freshest(tables: Tables, limit: int) -> pd.DataFrame:
    """Documents, the latest published first, those without a day last; copies of a report left out."""
    own = tables.documents[tables.documents["duplicate_of"].isna()]
    return latest_first(own).head(limit)


def least_certain(tables: Tables, limit: int) -> pd.DataFrame:
    """Records of statements below UNSURE, the least certain first."""
    records = tables.records
    unsure = records[records["quote_id"].notna() & (records["confidence"] < UNSURE).fillna(False)]
    return unsure.sort_values("confidence").head(limit)


def times(tables: Tables) -> tuple[int, int]:
    """How many meetings there are, and how many of them were held by any report; each counts once."""
    events = _events(tables)
    held = tables.meetings["status"].isin(("held", "ongoing")).to_numpy(bool)
    return int(events.nunique()), int(events[held].nunique())


def retold(tables: Tables) -> int:
    """How many meetings stand in several reports."""
    return int((_events(tables).value_counts() > 1).sum())


def most_told(tables: Tables, limit: int) -> list[Event]:
    """Rows of EVENTS of meetings in several reports."""
    sizes = _events(tables).value_counts().head(LOOKED_AT)
    several = tables.meetings[tables.meetings["event_id"].isin(sizes[sizes > 1].index.tolist())]
    events = {event["event_id"]: event for event in of_meetings(tables, several).values()}
    told = sorted(
        events.values(),
        key=lambda one: (not one["contradictions"], -one["reports"], -one["copies"], one["event_id"]),
    )
    return told[:limit]


def _events(tables: Tables) -> pd.Series:
    return tables.meetings["event_id"].fillna(tables.meetings["meeting_id"])


def unsure(tables: Tables) -> int:
    """Number of statements below UNSURE."""
    return int((tables.quotes["confidence"] < UNSURE).fillna(False).sum())


def reasons(rejects: pd.DataFrame) -> Sequence[tuple[str, int]]:
    """Reasons for refusing an input, the most frequent first."""
    return [(str(reason), int(rows)) for reason, rows in rejects["reason"].value_counts().items()]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
