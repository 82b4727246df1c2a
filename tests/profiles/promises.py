"""Four invented items about one bridge, and their tables made by hand: what was promised, and what followed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from core.tables import ACTORS, DOCUMENTS, MENTIONS, QUOTES, TOPICS, Tables

ITEMS = {
    "d_march": (
        date(2020, 3, 3),
        "OSLO, March 3 -- Kari Moen promised Ville Aho that the bridge would open by summer.",
    ),
    "d_copy": (date(2020, 3, 4), "Moen promised that the bridge would open by summer, agencies say."),
    "d_june": (
        date(2020, 6, 9),
        "HELSINKI, June 9 -- Aho said Moen had opened no bridge. Finland will not pay, he said.",
    ),
    "d_july": (date(2020, 7, 1), "OSLO, July 1 -- Moen said repairs of the bridge take long. She praised the fish."),
}
_SAID: list[tuple[str, str, str, dict[str, Any]]] = [
    ("q_promise", "d_march", "the bridge would open by summer",
     {"speaker": "moen", "act": "promise", "addressee": "aho", "topic": "transport", "sure": 0.9,
      "statement": "s_open"}),
    ("q_copy", "d_copy", "the bridge would open by summer",
     {"speaker": "moen", "act": "promise", "topic": "transport", "sure": 0.7, "statement": "s_open"}),
    ("q_none", "d_june", "Moen had opened no bridge", {"speaker": "aho", "act": "criticise", "topic": "transport"}),
    ("q_pay", "d_june", "Finland will not pay", {"speaker": "aho", "act": "refuse", "topic": "economy"}),
    ("q_repairs", "d_july", "repairs of the bridge take long",
     {"speaker": "moen", "act": "assert", "topic": "transport"}),
    ("q_fish", "d_july", "praised the fish", {"speaker": "moen", "act": "praise", "topic": "food"}),
]  # fmt: skip
_WHO = {"moen": ("Kari Moen", "no"), "aho": ("Ville Aho", "fi")}


def tables() -> Tables:
    """Moen promised Aho a bridge (two reports); he said later that there is none, she that repairs take long."""
    read = {"language": "en", "format": "text", "parser_version": "0", "parsed_at": datetime(2026, 1, 1, tzinfo=UTC)}
    return Tables(
        documents=DOCUMENTS.frame(
            read | {"doc_id": id_, "source": f"{id_}.txt", "published": day, "text": text, "content_hash": id_}
            for id_, (day, text) in ITEMS.items()
        ),
        actors=ACTORS.frame(
            {"actor_id": id_, "name": name, "kind": "person", "country": code} for id_, (name, code) in _WHO.items()
        ),
        mentions=MENTIONS.frame([
            {"mention_id": f"n_{id_}", "doc_id": id_, "text": "Moen", "form": "name", "actor_id": "moen",
             "start": text.index("Moen"), "end": text.index("Moen") + 4}
            for id_, (_, text) in ITEMS.items()
        ]),
        quotes=QUOTES.frame(_quote(*one) for one in _SAID),
        topics=TOPICS.frame(
            {"target": "quote", "target_id": id_, "topic": about["topic"], "score": 0.9} for id_, _, _, about in _SAID
        ),
    ).check()  # fmt: skip


def _quote(id_: str, doc_id: str, words: str, about: dict[str, Any]) -> dict[str, Any]:
    day, text = ITEMS[doc_id]
    start = text.index(words)
    name, country = _WHO[about["speaker"]]
    return {
        "quote_id": id_, "doc_id": doc_id, "start": start, "end": start + len(words), "text": words,
        "type": "indirect", "speaker_id": about["speaker"], "speaker": name, "speaker_country": country,
        "attribution": "explicit", "act": about["act"], "addressee_id": about.get("addressee"),
        "statement_id": about.get("statement", f"s_{id_}"), "confidence": about.get("sure", 0.8),
        "date": None if doc_id == "d_copy" else day,
    }  # fmt: skip
