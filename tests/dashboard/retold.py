"""One meeting in four reports, one of them a copy of another, made by hand: the texts tell what counts once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from core.tables import (
    ACTORS,
    DOCUMENTS,
    MEETINGS,
    MENTIONS,
    PARTICIPANTS,
    QUOTES,
    SEGMENTS,
    TOPICS,
    Tables,
)  # fmt: skip

GREW = "Trade between our two countries grew faster than anybody had hoped for"
RAIL = "Estonia would open a second rail link to the port of Skulte before the end of next year"
PREVIEW = "TALLINN, May 2 (Gazette) -- Anna Ozola of Latvia will meet Juri Tamm on Tuesday."
WIRE = (
    f"May 4 (Baltic Wire) -- Latvian Foreign Minister Anna Ozola met Estonian Foreign Minister Juri Tamm on Tuesday. "
    f"“{GREW},” Ozola said. Tamm said that {RAIL}. Both ministers walked through the old harbour before they spoke to "
    "the reporters who had waited in the rain since the early morning."
)
HERALD = WIRE.replace("Baltic Wire", "Herald")
GAZETTE = (
    "RIGA, May 5 (Gazette) -- Anna Ozola and Juri Tamm sat down with Finland’s Eero Salo here on May 4. At the table "
    f"Ozola remarked: “{GREW}.” In the evening Juri Tamm phoned Salo."
)
TEXTS = {"d_preview": PREVIEW, "d_wire": WIRE, "d_herald": HERALD, "d_gazette": GAZETTE}
PUBLISHED = {"d_preview": 2, "d_wire": 5, "d_herald": 6, "d_gazette": 6}
OUTLETS = {"d_preview": "Gazette", "d_wire": "Baltic Wire", "d_herald": "Herald", "d_gazette": "Gazette"}
NAMES = {"ozola": ("Anna Ozola", "lv"), "tamm": ("Juri Tamm", "ee"), "salo": ("Eero Salo", "fi")}
NAMED = {
    "d_preview": [("ozola", "Anna Ozola"), ("tamm", "Juri Tamm")],
    "d_wire": [("ozola", "Anna Ozola"), ("tamm", "Juri Tamm"), ("ozola", "Ozola said"), ("tamm", "Tamm said")],
    "d_herald": [("ozola", "Anna Ozola"), ("tamm", "Juri Tamm"), ("ozola", "Ozola said"), ("tamm", "Tamm said")],
    "d_gazette": [("ozola", "Anna Ozola"), ("tamm", "Juri Tamm"), ("salo", "Eero Salo"), ("ozola", "Ozola remarked")],
}
TUESDAY = date(2021, 5, 4)


def tables() -> Tables:
    """Ozola and Tamm met in Riga on 4 May, Salo with them as one paper has it, which alone names the city; Tamm phoned
    Salo. Ozola's statement stands in three reports, only one of which says that she made it at the meeting."""
    read = {"language": "en", "format": "text", "parser_version": "0", "parsed_at": datetime(2026, 1, 1, tzinfo=UTC)}
    return Tables(
        documents=DOCUMENTS.frame(
            read | {"doc_id": doc, "source": f"{doc}.txt", "outlet": OUTLETS[doc], "text": text, "content_hash": doc,
                    "published": date(2021, 5, PUBLISHED[doc])}
            for doc, text in TEXTS.items()
        ),
        segments=SEGMENTS.frame(
            {"segment_id": f"s_{doc}", "doc_id": doc, "kind": "body", "paragraph": 0, "start": 0, "end": len(text)}
            for doc, text in TEXTS.items()
        ),
        actors=ACTORS.frame(
            {"actor_id": id_, "name": name, "kind": "person", "country": country}
            for id_, (name, country) in NAMES.items()
        ),
        mentions=MENTIONS.frame(
            {"mention_id": f"n_{doc}_{number}", "doc_id": doc, "text": words.split(" said")[0].split(" rem")[0],
             "form": "name", "actor_id": actor, "start": TEXTS[doc].index(words),
             "end": TEXTS[doc].index(words) + len(words.split(" said")[0].split(" rem")[0])}
            for doc, named in NAMED.items() for number, (actor, words) in enumerate(named)
        ),
        meetings=MEETINGS.frame([
            _meeting("m_preview", "d_preview", "will meet", status="planned", date_source="weekday"),
            _meeting("m_wire", "d_wire", "met", date_source="weekday"),
            _meeting("m_herald", "d_herald", "met", date_source="weekday"),
            _meeting("m_gazette", "d_gazette", "sat down", city="Riga", country="lv", place_source="here"),
            _meeting("m_call", "d_gazette", "phoned", kind="call", mode="phone"),
        ]),
        participants=PARTICIPANTS.frame([
            *(_part(meeting, who) for meeting in ("m_preview", "m_wire", "m_herald") for who in ("ozola", "tamm")),
            *(_part("m_gazette", who) for who in NAMES), *(_part("m_call", who) for who in ("tamm", "salo")),
        ]),
        quotes=QUOTES.frame([
            _quote("q_grew_wire", "d_wire", GREW, "ozola", type="direct"),
            _quote("q_grew_herald", "d_herald", GREW, "ozola", type="direct"),
            _quote("q_grew_gazette", "d_gazette", GREW, "ozola", type="direct", meeting_id="m_gazette"),
            _quote("q_rail_wire", "d_wire", RAIL, "tamm"),
            _quote("q_rail_herald", "d_herald", RAIL, "tamm"),
        ]),
        topics=TOPICS.frame([
            *(_topic("quote", f"q_grew_{report}", "trade") for report in ("wire", "herald", "gazette")),
            _topic("quote", "q_grew_gazette", "economy"),
            *(_topic("quote", f"q_rail_{report}", "transport") for report in ("wire", "herald")),
            *(_topic("meeting", f"m_{report}", "trade") for report in ("wire", "herald")),
            _topic("meeting", "m_gazette", "harbours"),
        ]),
    ).check()  # fmt: skip


def _at(doc: str, words: str) -> dict[str, Any]:
    start = TEXTS[doc].index(words)
    return {"doc_id": doc, "start": start, "end": start + len(words)}


def _meeting(id_: str, doc: str, words: str, **more: Any) -> dict[str, Any]:
    return {
        "meeting_id": id_, "kind": "meeting", "status": "held", "date_start": TUESDAY, "date_end": TUESDAY,
        "date_precision": "day", "date_source": "stated", "confidence": 0.9, **_at(doc, words), **more,
    }  # fmt: skip


def _part(meeting: str, who: str) -> dict[str, Any]:
    return {"meeting_id": meeting, "actor_id": who, "country": NAMES[who][1]}


def _quote(id_: str, doc: str, words: str, speaker: str, **more: Any) -> dict[str, Any]:
    name, country = NAMES[speaker]
    return {
        "quote_id": id_, "text": words, "type": "indirect", "speaker_id": speaker, "speaker": name,
        "speaker_country": country, "attribution": "explicit", "date": TUESDAY, "date_source": "stated",
        "confidence": 0.9, **_at(doc, words), **more,
    }  # fmt: skip


def _topic(target: str, id_: str, topic: str) -> dict[str, Any]:
    return {"target": target, "target_id": id_, "topic": topic, "score": 0.8}
