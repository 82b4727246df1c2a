"""A meeting as a card: what it was, whether it took place, who, when, where, and what that rests on. No streamlit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core import wording
from core.tables import Tables
from core.view import View
from core.wording import known, rows
from dashboard.components import links, star
from dashboard.components.markup import Markup, joined, link, tag
from dashboard.components.palette import Palette


@dataclass(frozen=True)
class Attendance:
    """Who took part in which meeting, and how many statements were made at it; looked up once for many cards."""

    participants: Mapping[str, Sequence[Mapping[str, Any]]]
    statements: Mapping[str, int]
    meetings: Mapping[str, Mapping[str, Any]]

    @classmethod
    def of(cls, tables: Tables) -> Attendance:
        actors = tables.actors[["actor_id", "name", "country"]].rename(columns={"country": "actor_country"})
        found: dict[str, list[Mapping[str, Any]]] = {}
        for row in rows(tables.participants.merge(actors, on="actor_id", how="left")):
            found.setdefault(row["meeting_id"], []).append(row)
        statements = {str(k): int(v) for k, v in tables.quotes["meeting_id"].dropna().value_counts().items()}
        return cls(found, statements, {row["meeting_id"]: row for row in rows(tables.meetings)})


def card(
    meeting: Mapping[str, Any], attendance: Attendance, view: View, palette: Palette, *, lit: bool = False,
    told: Markup | None = None,
) -> Markup:  # fmt: skip
    """The card of a row of `meetings`. `told`: in which reports it stands (see told_by)."""
    there = attendance.participants.get(meeting["meeting_id"], [])
    return tag(
        "article",
        tag("div", _title(meeting, view), _edge(meeting), class_="who"),
        tag("ul", *(_participant(row, view, palette) for row in there), class_="taking-part") if there else None,
        _when_and_where(meeting),
        told,
        _belongs(meeting, attendance, view),
        class_=f"card meeting {meeting['status']}{' lit' if lit else ''}",
        data_lit=meeting["meeting_id"] if lit else None,
        aria_label=f"{wording.meeting(meeting['kind'], meeting['status'])}",
    )


def source(meeting: Mapping[str, Any], view: View) -> str:
    """Address of the meeting, lit in its document."""
    return links.document(meeting["doc_id"], meeting["start"], meeting["end"], view, row=meeting["meeting_id"])


def _title(meeting: Mapping[str, Any], view: View) -> Markup:
    kind = tag("b", meeting["kind"].capitalize())
    status = tag("span", meeting["status"], class_=f"status {meeting['status']}")
    mode = tag("span", f" by {meeting['mode']}", class_="role") if meeting["mode"] in ("phone", "video") else None
    return tag("p", link(source(meeting, view), kind, class_="quiet"), " ", status, mode, class_="speaker")


def _edge(meeting: Mapping[str, Any]) -> Markup | None:
    likely = wording.percent(meeting["confidence"])
    return tag("p", tag("span", f"{likely} sure", class_="sure"), class_="edge") if likely else None


def _participant(row: Mapping[str, Any], view: View, palette: Palette) -> Markup:
    code = row["country"] if known(row["country"]) else row["actor_country"]
    name = row["name"] if known(row["name"]) else row["actor_id"]
    said = ", ".join(filter(None, [row["role"] or "", wording.country(code)]))
    part = f" ({row['part']})" if row["part"] not in (None, "principal", "attendee") else ""
    swatch = tag("span", class_="swatch", aria_hidden="true")
    who = link(links.url("actor", view.with_(actors=()), who=row["actor_id"]), name, class_="quiet")
    return tag("li", tag("span", swatch, who, part, data_why=said or None), style=f"--side:{palette.country(code)}")


def _when_and_where(meeting: Mapping[str, Any]) -> Markup:
    when = wording.period(meeting["date_start"], meeting["date_end"], meeting["date_precision"]) or "day not known"
    why = wording.DATE_SOURCES.get(meeting["date_source"] or "")
    parts = [tag("span", when, data_why=f"Date {why}" if why else None)]
    place = ", ".join(filter(None, [meeting["venue"], meeting["city"], wording.country(meeting["country"])]))
    if place:
        why = wording.PLACE_SOURCES.get(meeting["place_source"] or "")
        parts.append(tag("span", place, data_why=f"Place: {why}" if why else None))
    return tag("p", joined(parts, " · "), class_="where")


def _belongs(meeting: Mapping[str, Any], attendance: Attendance, view: View) -> Markup:
    parts: list[Markup] = []
    if parent := attendance.meetings.get(meeting["parent_id"] or ""):
        label = f"part of a {parent['kind']}"
        parts.append(link(links.document(parent["doc_id"], view=view, row=parent["meeting_id"]), label))
    if number := attendance.statements.get(meeting["meeting_id"]):
        said = links.url("quotes", view.with_(meetings=(meeting["meeting_id"],)))
        parts.append(link(said, f"{wording.count(number, 'statement')} at it"))
    alone = view.with_(meetings=(meeting["meeting_id"],))
    parts += [
        link(source(meeting, view), "Open in source"),
        link(links.url("timeline", alone), "On the timeline"),
        link(links.url("network", alone), "In the network"),
        link(links.url("review", view, row=meeting["meeting_id"]), "Review"),
        tag("span", star.buttons("meetings", meeting["meeting_id"], f"The {meeting['kind']}"), class_="keeping"),
    ]
    return tag("p", joined(parts, " "), class_="leads")
