"""Where meetings were, and the way of a visitor from one to the next. Each function takes the Tables of a View."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from core.asking import ask
from core.places.coordinates import Point, coordinates, seat_of
from core.tables import Tables
from core.ties import TOOK_PLACE

BY = {"city": "City", "country": "Country"}

_FOUND = """
    SELECT m.meeting_id, m.city, m.country, m.kind, m.status, m.rank, m.date_precision, m.parent_id,
           coalesce(m.date_start, m.date_end) AS first, coalesce(m.date_end, m.date_start) AS last,
           m.kind = 'call' OR coalesce(m.mode, 'in person') <> 'in person' AS apart
    FROM meetings m"""


def places(tables: Tables, by: str) -> pd.DataFrame:
    """Each place where meetings were or were to be: place (a key for an address), city, country, latitude, longitude
    (degrees; null where it is not known where the city lies), exact (whether they are the city's own: those of a
    country are its government's seat), meetings, there (how many took place), first, last; the busiest first.

    `by` of BY. Calls are nowhere. Of a city whose country no text tells, none is guessed.
    """
    of, known = (
        ("m.city, m.country", "(m.country IS NOT NULL OR m.city IS NOT NULL)")
        if by == "city"
        else ("NULL::VARCHAR AS city, m.country", "m.country IS NOT NULL")
    )
    found = ask(tables, f"""
        SELECT {of}, count(*) AS meetings, count(*) FILTER (status IN {TOOK_PLACE}) AS there, min(first) AS first,
               max(last) AS last
        FROM ({_FOUND}) m WHERE NOT apart AND {known}
        GROUP BY 1, 2 ORDER BY meetings DESC, city, country
    """)  # fmt: skip
    return _with_points(found)


def meetings_at(tables: Tables, key: str, by: str) -> list[str]:
    """meeting_ids of a place's meetings (see `place` of `places`), the latest first."""
    country, _, city = key.partition("~")
    where = "m.country IS NOT DISTINCT FROM $country"
    if by == "city":
        where += " AND m.city IS NOT DISTINCT FROM $city"
    found = ask(tables, f"SELECT meeting_id FROM ({_FOUND}) m WHERE NOT apart AND {where} "
                        "ORDER BY first DESC NULLS LAST, m.rank",
                {"country": country or None} | ({"city": city or None} if by == "city" else {}))  # fmt: skip
    return found["meeting_id"].tolist()


def nowhere(tables: Tables, by: str) -> dict[str, list[str]]:
    """meeting_ids of meetings at no place: `apart` (by phone or video), `unknown` (no city or country is known)."""
    missing = "m.country IS NULL AND m.city IS NULL" if by == "city" else "m.country IS NULL"
    found = ask(tables, f"SELECT meeting_id, apart FROM ({_FOUND}) m WHERE apart OR ({missing}) "
                        "ORDER BY first DESC NULLS LAST, m.rank")  # fmt: skip
    apart = found["apart"].to_numpy(bool)
    return {"apart": found.loc[apart, "meeting_id"].tolist(), "unknown": found.loc[~apart, "meeting_id"].tolist()}


def travellers(tables: Tables) -> pd.DataFrame:
    """Who was seen in several places: actor_id, name, country, places, meetings; those in most places first.

    Only people and delegations travel, and only meetings that took place in person show where they were."""
    return ask(tables, f"""
        SELECT a.actor_id, a.name, a.country, count(DISTINCT coalesce(m.country, '') || '~' || coalesce(m.city, ''))
               AS places, count(DISTINCT m.meeting_id) AS meetings
        FROM participants p JOIN ({_FOUND}) m USING (meeting_id) JOIN actors a USING (actor_id)
        WHERE a.kind IN ('person', 'delegation') AND NOT apart AND m.status IN {TOOK_PLACE} AND m.first IS NOT NULL
        AND (m.country IS NOT NULL OR m.city IS NOT NULL)
        GROUP BY 1, 2, 3 HAVING places > 1 ORDER BY places DESC, meetings DESC, a.name
    """)  # fmt: skip


def journey(tables: Tables, who: str) -> pd.DataFrame:
    """The stops of an actor in the order of days: stop (from 1), place, city, country, latitude, longitude, exact,
    first, last, meetings (how many), meeting_ids.

    Meetings in one place with none elsewhere between them are one stop. A meeting counts where it took place, in
    person, on days that are known to the day; where only the country is known, the place is its government's seat.
    """
    found = ask(tables, f"""
        SELECT m.meeting_id, m.city, m.country, m.first, m.last
        FROM ({_FOUND}) m WHERE m.meeting_id IN (SELECT meeting_id FROM participants WHERE actor_id = $who)
        AND NOT apart AND m.status IN {TOOK_PLACE} AND m.first IS NOT NULL
        AND coalesce(m.date_precision, 'day') IN ('day', 'range') AND (m.country IS NOT NULL OR m.city IS NOT NULL)
        ORDER BY m.first, m.last, m.rank
    """, {"who": who})  # fmt: skip
    stops: list[dict[str, Any]] = []
    for row in _rows(found):
        here = (row["country"], row["city"])
        if stops and _same(stops[-1], row):
            last = stops[-1]
            last["last"] = max(last["last"], row["last"])
            last["meeting_ids"].append(row["meeting_id"])
            last["city"] = last["city"] or row["city"]
        else:
            stops.append({"city": here[1], "country": here[0], "first": row["first"], "last": row["last"],
                          "meeting_ids": [row["meeting_id"]]})  # fmt: skip
    frame = pd.DataFrame(stops, columns=["city", "country", "first", "last", "meeting_ids"], dtype=object)
    frame.insert(0, "stop", range(1, len(frame) + 1))
    frame["meetings"] = [len(ids) for ids in frame["meeting_ids"]]
    return _with_points(frame)


def _same(stop: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether a row is in the place of the stop: a visit to a country, and a meeting in a city of it on its days."""
    if stop["country"] != row["country"]:
        return False
    within: bool = row["first"] <= stop["last"]
    return bool(stop["city"] == row["city"] or (within and (stop["city"] is None or row["city"] is None)))


def key(city: str | None, country: str | None) -> str:
    """What a place is called in an address."""
    return f"{country or ''}~{city or ''}"


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {str(k): v for k, v in row.items()}
        for row in frame.astype(object).where(frame.notna(), None).to_dict("records")
    ]


def _with_points(frame: pd.DataFrame) -> pd.DataFrame:
    pairs = [(row["city"], row["country"]) for row in _rows(frame[["city", "country"]])]
    points = [coordinates(city, country) for city, country in pairs]
    seats: Sequence[Point | None] = [
        seat_of(country) if point is None and country and not city else None
        for point, (city, country) in zip(points, pairs, strict=True)
    ]
    placed = [point or seat for point, seat in zip(points, seats, strict=True)]
    return frame.assign(
        place=[key(*pair) for pair in pairs],
        latitude=pd.array([point.latitude if point else None for point in placed], dtype="Float64"),
        longitude=pd.array([point.longitude if point else None for point in placed], dtype="Float64"),
        exact=[point is not None for point in points],
    )
