"""Whom and what a decision can name: the actors and meetings of a document, and what a person types. No streamlit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from rigour.territories import get_territories

from core import wording
from core.store import Snapshot
from core.tables import Tables, row_id
from core.wording import rows
from dashboard.components import marks

Who = dict[str, Any]
Row = Mapping[str, Any]
NOBODY = "Nobody that is known"
NO_MEETING = "At no meeting"


def who(row: Row) -> Who:
    """A row of ACTORS as a decision names it."""
    return {name: row[name] for name in ("actor_id", "name", "kind", "country")}


def actors(tables: Tables) -> dict[str, Who]:
    """What to call each actor of a document -> who it is, by name; those who share a name with their country."""
    found = [who(row) for row in rows(tables.actors)]
    names = [one["name"] for one in found]
    labelled = {}
    for one in found:
        more = wording.country(one["country"]) or one["kind"]
        label = one["name"] if names.count(one["name"]) == 1 else f"{one['name']} ({more})"
        labelled[label if label not in labelled else f"{label} {one['actor_id']}"] = one
    return labelled


def label(known: Mapping[str, Who], actor_id: str | None) -> str | None:
    """What this actor is called among them; None where it is not."""
    return next((name for name, one in known.items() if one["actor_id"] == actor_id), None)


def meant(said: str, known: Mapping[str, Who], state: Snapshot) -> Who:
    """Who is meant by a label, or by a name that a person typed: an actor of the store, else a new one."""
    if said in known:
        return known[said]
    name = " ".join(said.split())
    asked = """SELECT actor_id, name, kind, country FROM actors
        WHERE lower(name) = lower($name) OR list_contains(aliases, $name)
        ORDER BY name = $name DESC, actor_id LIMIT 1"""
    there = next(iter(rows(state.sql(asked, {"name": name}))), None)
    return who(there) if there else new_actor(name, None)


def new_actor(name: str, country: str | None, apart: str = "") -> Who:
    """Somebody whom the store has not. `apart`: what tells them from another one of the same name and country."""
    return {"actor_id": row_id("actor", "named by a person", name.casefold(), country, apart), "name": name,
            "kind": "person", "country": country}  # fmt: skip


def candidates(row: Row, tables: Tables, known: Mapping[str, Who], limit: int) -> list[str]:
    """Whom else a statement may be by: the actors named nearest to it, persons first."""
    mentions = tables.mentions.dropna(subset=["actor_id"])
    distance: dict[str, int] = {}
    for actor_id, start, end in zip(mentions["actor_id"], mentions["start"], mentions["end"], strict=True):
        if not (row["start"] <= start and end <= row["end"]):
            far = min(abs(row["start"] - end), abs(start - row["end"]))
            distance[actor_id] = min(far, distance.get(actor_id, far))
    named = {name: one for name, one in known.items() if one["kind"] != "unnamed"}
    labels = [name for name, one in named.items() if one["actor_id"] != row["speaker_id"]]
    far = len(tables.documents["text"].iloc[0])
    labels.sort(key=lambda name: (known[name]["kind"] != "person", distance.get(known[name]["actor_id"], far)))
    return labels[:limit]


def meetings(tables: Tables) -> dict[str, Row]:
    """What to call each meeting of a document -> its row."""
    names = marks.meeting_names(tables)
    found: dict[str, Row] = {}
    for row in rows(tables.meetings):
        what = [
            wording.meeting(row["kind"], row["status"]).capitalize(),
            wording.listed(names.get(row["meeting_id"], []), 3),
            wording.period(row["date_start"], row["date_end"], row["date_precision"]),
        ]
        called = " · ".join(filter(None, what))
        found[called if called not in found else f"{called} ({row['start']})"] = row
    return found


def span(text: str, words: str, near: int) -> list[int] | None:
    """Where these words stand in a text, nearest to an offset, whatever white space is between them; None: nowhere."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return None
    places = [list(found.span()) for found in re.finditer(r"\s+".join(parts), text)]
    return min(places, key=lambda place: abs(place[0] - near), default=None)


def countries() -> dict[str, str]:
    """Territory code -> name, by name."""
    named = {one.code: wording.country(one.code) for one in get_territories()}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


def given(present: Sequence[Row]) -> list[Who]:
    """Rows of participants with names, kinds and countries as a decision holds them."""
    return [
        {"actor_id": one["actor_id"], "name": one["name"] or one["actor_id"], "kind": one["kind"] or "person",
         "country": one["actor_country"], "part": one["part"], "role": one["role"]}
        for one in present
    ]  # fmt: skip
