"""Tables made by hand: small reports whose rows say what they should say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest

from core.tables import TABLES, Tables, row_id
from tests.store.buckets import address, place  # noqa: F401  (fixtures)

TEXT = (
    "TEHRAN, Aug. 8 (XYZ) -- President Farid Karimi met Foreign Minister Anna Lindqvist here on Monday.\n\n"
    "Karimi said that the oil pipeline would open soon. “Énergie is our bond,” Lindqvist replied.\n\n"
    "The minister will visit Oslo in September."
)
MET = TEXT[TEXT.index("President Farid") : TEXT.index(" here on Monday")]
OIL = "the oil pipeline would open soon"
BOND = "Énergie is our bond"
VISIT = TEXT[TEXT.index("The minister will") : -1]


def report(
    number: int = 1,
    *,
    text: str = TEXT,
    location: str | None = None,
    outlet: str = "XYZ",
    day: date = date(2005, 8, 8),
    karimi: dict[str, Any] | None = None,
    quotes: int = 2,
    meetings: int = 2,
) -> Tables:
    """One report: a meeting (held) with two quotes, and a planned visit without a date. Ids carry the number."""
    doc = row_id("doc", text, number)
    one = {name: f"{name}_{number}" for name in ("met", "visit", "oil", "bond")}
    rows: dict[str, list[dict[str, Any]]] = {field.name: [] for field in fields(Tables)}
    rows["documents"] = [
        {
            "doc_id": doc, "source": f"item{number}.txt", "location": location or f"/in/item{number}.txt",
            "outlet": outlet, "title": f"Item {number}", "published": day, "text": text, "language": "en",
            "format": "text", "content_hash": "0", "parser_version": "1", "parsed_at": datetime(2026, 1, 1, tzinfo=UTC),
        }
    ]  # fmt: skip
    rows["segments"] = [
        {"segment_id": f"seg_{number}", "doc_id": doc, "start": 0, "end": len(text), "kind": "body", "paragraph": 0}
    ]
    rows["actors"] = [
        {"actor_id": "karimi", "name": "Farid Karimi", "kind": "person", "country": "ir"} | (karimi or {}),
        {"actor_id": "lindqvist", "name": "Anna Lindqvist", "kind": "person", "country": "se"},
    ]
    rows["mentions"] = [
        {
            "mention_id": f"men_{actor}_{number}", "doc_id": doc, "start": text.index(name),
            "end": text.index(name) + len(name), "text": name, "form": "name", "actor_id": actor,
        }
        for actor, name in (("karimi", "Farid Karimi"), ("lindqvist", "Anna Lindqvist"))
    ]  # fmt: skip
    met, visit = text.index(MET), text.index(VISIT)
    rows["meetings"] = [
        {
            "meeting_id": one["met"], "doc_id": doc, "start": met, "end": met + len(MET), "kind": "meeting",
            "status": "held", "date_start": day, "date_end": day, "city": "Tehran", "country": "ir", "confidence": 0.9,
        },
        {
            "meeting_id": one["visit"], "doc_id": doc, "start": visit, "end": visit + len(VISIT), "kind": "visit",
            "status": "planned", "city": "Oslo", "country": "no", "confidence": 0.5,
        },
    ][:meetings]  # fmt: skip
    rows["participants"] = [
        {"meeting_id": one["met"], "actor_id": "karimi", "part": "host", "country": "ir"},
        {"meeting_id": one["met"], "actor_id": "lindqvist", "part": "visitor", "country": "se"},
        {"meeting_id": one["visit"], "actor_id": "lindqvist", "part": "visitor", "country": "se"},
    ][: 2 * meetings - 1 if meetings else 0]
    said = [
        (one["oil"], OIL, "indirect", "karimi", "Farid Karimi", "ir", "said that", "announce", 0.8, day),
        (one["bond"], BOND, "direct", "lindqvist", "Anna Lindqvist", "se", "replied", None, None, None),
    ]
    rows["quotes"] = [
        {
            "quote_id": quote, "doc_id": doc, "start": text.index(words), "end": text.index(words) + len(words),
            "text": words, "type": kind, "speaker_id": actor, "speaker": name, "speaker_country": country, "cue": cue,
            "attribution": "explicit", "act": act, "confidence": sure, "date": when,
            "meeting_id": one["met"] if meetings else None,
        }
        for quote, words, kind, actor, name, country, cue, act, sure, when in said[:quotes]
    ]  # fmt: skip
    rows["topics"] = [
        {"target": "quote", "target_id": one["oil"], "topic": "energy", "score": 0.9, "evidence": ["oil"]},
        {"target": "meeting", "target_id": one["met"], "topic": "energy", "score": 0.4},
    ][: min(quotes, 1) + min(meetings, 1)]
    if not meetings:
        rows["topics"] = rows["topics"][:1]
    # Not checked here: a store does so when it is given them, and some tests make hundreds.
    return Tables(**{name: TABLES[name].frame(some) for name, some in rows.items()})


def joined(reports: Sequence[Tables]) -> Tables:
    """Several reports as one Tables, as a batch of a parse gives them: an actor stands once."""
    frames = {}
    for field in fields(Tables):
        table = TABLES[field.name]
        frame = pd.concat([getattr(one, field.name) for one in reports], ignore_index=True)
        frames[field.name] = frame.drop_duplicates(list(table.key)).reset_index(drop=True)
    return Tables(**frames)


def two_reports() -> Tables:
    """Reports 1 and 2, as many tests begin with them."""
    return joined([report(1), report(2)])


@pytest.fixture
def make_report() -> Callable[..., Tables]:
    return report


@pytest.fixture
def join() -> Callable[[Sequence[Tables]], Tables]:
    return joined
