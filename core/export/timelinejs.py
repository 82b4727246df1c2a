"""TimelineJS JSON: a view's meetings as slides of TimelineJS 3, each with its words and where they stand."""

from __future__ import annotations

import json
from datetime import date
from html import escape
from pathlib import Path
from typing import IO, Any

from core import wording
from core.export.occasions import Occasion, occasions
from core.export.target import opened
from core.export.text import readable
from core.tables import Tables

SUFFIX = ".timeline.json"
MEDIA_TYPE = "application/json"
OF = "view"

_WORDS = 400
"""Characters of the source on a slide."""
_PARTS = ("year", "month", "day")


def write(tables: Tables, target: str | Path | IO[bytes]) -> None:
    """Write the meetings that have a day. TimelineJS shows headline and text as HTML, so both are escaped."""
    told = list(occasions(tables))
    dated = [one for one in told if one.first is not None]
    reports = {row["doc_id"]: wording.report(row) for row in wording.rows(tables.documents.drop(columns="text"))}
    without = len(told) - len(dated)
    left = f" {wording.count(without, 'meeting')} without a known day left out." if without else ""
    title = f"{wording.count(len(dated), 'meeting')} in {wording.count(len(reports), 'report')}"
    made = {
        "title": {"text": {"headline": title, "text": f"<p>Read from the reports by a program.{left}</p>"}},
        "events": [_slide(one, reports) for one in dated],
        "scale": "human",
    }
    with opened(target) as stream:
        stream.write(json.dumps(made, ensure_ascii=False, indent=1).encode() + b"\n")


def _slide(one: Occasion, reports: dict[str, str]) -> dict[str, Any]:
    assert one.first is not None
    sources = [reports[doc_id] for doc_id in one.doc_ids if doc_id in reports]
    words = wording.clipped(one.words, _WORDS)
    paragraphs = [one.where, f"“{words}”" if words else "", f"Source: {'; '.join(sources)}" if sources else ""]
    if one.differing:
        paragraphs.append(f"Reports differ on: {wording.listed(list(one.differing))}.")
    slide: dict[str, Any] = {
        "unique_id": one.event_id,
        "start_date": _date(one.first, one.precision),
        "display_date": one.when,
        "text": {
            "headline": _html(one.title),
            "text": "".join(f"<p>{_html(paragraph)}</p>" for paragraph in paragraphs if paragraph),
        },
        "group": one.kind.capitalize(),
    }
    if one.last is not None and one.last != one.first:
        slide["end_date"] = _date(one.last, one.precision)
    return slide


def _date(day: date, precision: str | None) -> dict[str, int]:
    known = {"year": 1, "month": 2}.get(precision or "day", 3)
    return dict(zip(_PARTS[:known], (day.year, day.month, day.day)[:known], strict=True))


def _html(text: str) -> str:
    return escape(readable(text), quote=True)
