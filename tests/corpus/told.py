"""Reports made by hand: what each tells of meetings, statements and actors, as rows that a parse could give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from core.corpus import linked
from core.rows import content_hash, united
from core.tables import ACTORS, TABLES, Tables, row_id

PARSED = datetime(2026, 1, 1, tzinfo=UTC)


def person(name: str, country: str | None, **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": "person", "country": country} | more


def state(code: str) -> dict[str, Any]:
    return {"name": code, "kind": "government", "country": code}


def met(*actors: dict[str, Any], on: date | None = None, **more: Any) -> dict[str, Any]:
    """A meeting of these, held on this day unless `more` says otherwise."""
    row = {"kind": "meeting", "status": "held", "date_start": on, "date_end": on, "date_source": "stated"}
    if on is not None:
        row["date_precision"] = "day"
    return row | more | {"actors": actors}


def said(speaker: dict[str, Any] | None, text: str, on: date | None = None, **more: Any) -> dict[str, Any]:
    """A direct quote unless `more` says otherwise."""
    row = {"type": "direct", "text": text, "date": on, "date_source": "stated" if on else None}
    return row | more | {"speaker": speaker}


@dataclass
class Report:
    """One report. `text` is what a copy is known by; rows' spans are anywhere in it."""

    name: str
    published: date | None = None
    text: str = ""
    meetings: Sequence[dict[str, Any]] = ()
    quotes: Sequence[dict[str, Any]] = ()
    named: Sequence[dict[str, Any]] = ()
    """Actors that are named and do nothing."""
    rows: dict[str, list[dict[str, Any]]] = field(init=False)

    def __post_init__(self) -> None:
        text = self.text or f"{self.name}: " + "x" * 40
        self.doc_id = row_id("doc", text, self.name)
        actors: dict[str, dict[str, Any]] = {}
        self.rows = {name: [] for name in ("documents", "segments", "mentions", "meetings", "participants", "quotes")}
        self.rows["documents"] = [{
            "doc_id": self.doc_id, "source": self.name, "location": f"/in/{self.name}", "published": self.published,
            "text": text, "content_hash": content_hash(text), "parser_version": "1", "parsed_at": PARSED,
        }]  # fmt: skip
        self.rows["segments"] = [{
            "segment_id": row_id("segment", self.doc_id), "doc_id": self.doc_id, "start": 0, "end": len(text),
            "kind": "body", "paragraph": 0,
        }]  # fmt: skip
        for n, meeting in enumerate(self.meetings):
            row = {k: v for k, v in meeting.items() if k != "actors"}
            id_ = row_id("meeting", self.doc_id, n)
            own = row_id("event", id_)
            row |= {"meeting_id": id_, "doc_id": self.doc_id, "start": n, "end": n + 1, "event_id": own}
            self.rows["meetings"].append(row)
            for actor in meeting["actors"]:
                self.rows["participants"].append(
                    {"meeting_id": id_, "actor_id": self._put(actor, actors), "country": actor["country"]}
                )
        for n, quote in enumerate(self.quotes):
            speaker = quote["speaker"]
            row = {k: v for k, v in quote.items() if k != "speaker"}
            id_ = row_id("quote", self.doc_id, n)
            row |= {
                "quote_id": id_, "doc_id": self.doc_id, "start": n, "end": n + 1, "attribution": "explicit",
                "statement_id": row_id("statement", id_),
                "speaker_id": None if speaker is None else self._put(speaker, actors),
            }  # fmt: skip
            self.rows["quotes"].append(row)
        for actor in self.named:
            self._put(actor, actors)
        for n, id_ in enumerate(actors):
            self.rows["mentions"].append({
                "mention_id": row_id("mention", self.doc_id, n), "doc_id": self.doc_id, "start": n, "end": n + 1,
                "text": text[n : n + 1], "form": "name", "actor_id": id_,
            })  # fmt: skip
        self.actors = [dict.fromkeys(ACTORS.names) | row for row in actors.values()]

    def _put(self, actor: dict[str, Any], actors: dict[str, dict[str, Any]]) -> str:
        id_ = row_id("actor", f"{actor['name']}|{actor['country'] or ''}")
        actors[id_] = {"identity_source": "name"} | actor | {"actor_id": id_}
        return id_

    @property
    def said(self) -> list[dict[str, Any]]:
        return [row | {"doc_id": self.doc_id} for row in self.actors]


def tables(reports: Iterable[Report]) -> Tables:
    """Their rows, as one document's parse after the other gave them."""
    reports = list(reports)
    frames = {
        name: TABLES[name].frame(row for report in reports for row in report.rows[name])
        for name in ("documents", "segments", "mentions", "meetings", "participants", "quotes")
    }
    actors = ACTORS.frame(united(row for report in reports for row in report.actors))
    return Tables(actors=actors, **frames)


def across(*reports: Report) -> Tables:
    """The same, compared."""
    return linked(tables(reports), [row for report in reports for row in report.said])


def groups(frame: Any, key: str, column: str) -> list[list[str]]:
    """Ids of the rows of each group, groups and ids in order of the frame."""
    found: dict[str, list[str]] = {}
    for id_, group in zip(frame[key], frame[column], strict=True):
        found.setdefault(group, []).append(id_)
    return list(found.values())


def sizes(frame: Any, column: str) -> list[int]:
    return sorted((int(n) for n in frame[column].value_counts()), reverse=True)
