"""What each layer marks in a document, and why. Tables of one document in, marks out. No streamlit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from core import wording
from core.tables import Tables
from core.view import View
from core.wording import known, rows
from dashboard.components import links
from dashboard.components.palette import Palette
from dashboard.components.source_reader import Mark

LAYERS = {
    "quotes": "Quotes",
    "speakers": "Speakers",
    "meetings": "Meetings",
    "actors": "Actors",
    "dates": "Dates",
    "places": "Places",
    "boilerplate": "Page furniture",
}
"""Layers in the order of their switches, with their names. The last dims, the others mark."""

DEFAULT = ("quotes", "speakers", "meetings", "boilerplate")


def of(tables: Tables, layers: Iterable[str], view: View, palette: Palette) -> list[Mark]:
    """The marks of these layers in the tables of one document. Links keep the View."""
    makers: Mapping[str, Callable[[Tables, View, Palette], Iterable[Mark]]] = {
        "quotes": _quotes, "speakers": _speakers, "meetings": _meetings,
        "actors": _actors, "dates": _dates, "places": _places,
    }  # fmt: skip
    return [mark for layer in layers if layer in makers for mark in makers[layer](tables, view, palette)]


def _row(view: View, doc_id: str, row: str) -> str:
    return links.document(doc_id, view=view, row=row)


def _speaker(quote: Mapping[str, Any]) -> str:
    who = quote["speaker"] if known(quote["speaker"]) else "speaker not known"
    role = f", {quote['speaker_role']}" if known(quote["speaker_role"]) else ""
    return f"{who}{role}"


def _likely(row: Mapping[str, Any]) -> str:
    return f", {wording.percent(row['confidence'])} sure" if known(row["confidence"]) else ""


def _quotes(tables: Tables, view: View, palette: Palette) -> Iterable[Mark]:
    for quote in rows(tables.quotes):
        how = wording.ATTRIBUTIONS[quote["attribution"]]
        why = f"Statement {wording.QUOTE_TYPES[quote['type']]}. {_speaker(quote)} ({how}{_likely(quote)})"
        href = _row(view, quote["doc_id"], quote["quote_id"])
        yield Mark(quote["start"], quote["end"], "quote", why, href, quote["quote_id"], quote["type"])
        if known(quote["cue_start"]):
            cue = f"Words that report a statement by {_speaker(quote)}"
            yield Mark(quote["cue_start"], quote["cue_end"], "cue", cue, href, quote["quote_id"])


def _speakers(tables: Tables, view: View, palette: Palette) -> Iterable[Mark]:
    for quote in rows(tables.quotes.dropna(subset=["speaker_start"])):
        why = f"Speaker: {_speaker(quote)} ({wording.ATTRIBUTIONS[quote['attribution']]})"
        href = _row(view, quote["doc_id"], quote["quote_id"])
        side = palette.country(quote["speaker_country"])
        yield Mark(quote["speaker_start"], quote["speaker_end"], "speaker", why, href, quote["quote_id"], side=side)


def meeting_names(tables: Tables) -> dict[str, list[str]]:
    """meeting_id -> names of those who took part, in the order of the rows."""
    named = tables.participants.merge(tables.actors[["actor_id", "name"]], on="actor_id", how="left")
    found: dict[str, list[str]] = {}
    for meeting, name in zip(named["meeting_id"], named["name"], strict=True):
        if known(name):
            found.setdefault(meeting, []).append(name)
    return found


def _meetings(tables: Tables, view: View, palette: Palette) -> Iterable[Mark]:
    names = meeting_names(tables)
    for meeting in rows(tables.meetings):
        parts = [wording.meeting(meeting["kind"], meeting["status"]).capitalize()]
        if present := names.get(meeting["meeting_id"]):
            parts.append(wording.listed(present, 4))
        if known(meeting["date_start"]):
            when = wording.period(meeting["date_start"], meeting["date_end"], meeting["date_precision"])
            source = wording.DATE_SOURCES.get(meeting["date_source"] or "", "")
            words = f": “{meeting['date_text']}”" if known(meeting["date_text"]) else ""
            parts.append(f"{when} ({source}{words})" if source else when)
        if known(meeting["city"]) or known(meeting["country"]):
            place = ", ".join(filter(None, [meeting["city"], wording.country(meeting["country"])]))
            source = wording.PLACE_SOURCES.get(meeting["place_source"] or "", "")
            parts.append(f"{place} ({source})" if source else place)
        why = ". ".join(parts) + _likely(meeting)
        href = _row(view, meeting["doc_id"], meeting["meeting_id"])
        yield Mark(meeting["start"], meeting["end"], "meeting", why, href, meeting["meeting_id"], meeting["status"])


def _actors(tables: Tables, view: View, palette: Palette) -> Iterable[Mark]:
    actors = {row["actor_id"]: row for row in rows(tables.actors)}
    for mention in rows(tables.mentions):
        actor = actors.get(mention["actor_id"])
        if actor is None:
            continue
        nation = f", {wording.country(actor['country'])}" if known(actor["country"]) else ""
        why = f"{actor['name']}{nation}: {wording.FORMS[mention['form']]}{_likely(mention)}"
        href = links.url("actor", view.with_(actors=()), who=mention["actor_id"])
        side = palette.actor(mention["actor_id"])
        yield Mark(mention["start"], mention["end"], "actor", why, href, mention["mention_id"], side=side)


def _dates(tables: Tables, view: View, palette: Palette) -> Iterable[Mark]:
    for meeting in rows(tables.meetings.dropna(subset=["date_text"])):
        when = wording.period(meeting["date_start"], meeting["date_end"], meeting["date_precision"]) or "day not known"
        why = f"Date of a {meeting['kind']}: {when}"
        yield from _inside(tables, meeting, meeting["date_text"], "date", why, view)


def _places(tables: Tables, view: View, palette: Palette) -> Iterable[Mark]:
    for meeting in rows(tables.meetings):
        for name in ("city", "venue"):
            if known(meeting[name]):
                yield from _inside(tables, meeting, meeting[name], "place", f"Place of a {meeting['kind']}", view)


def _inside(tables: Tables, meeting: Mapping[str, Any], words: str, layer: str, why: str, view: View) -> Iterable[Mark]:
    """The words where the meeting's own span says them; they are stored as words, not as a span."""
    text = tables.documents["text"].iloc[0]
    at = text.find(words, meeting["start"], meeting["end"])
    if at >= 0:
        href = _row(view, meeting["doc_id"], meeting["meeting_id"])
        yield Mark(at, at + len(words), layer, why, href, meeting["meeting_id"])
