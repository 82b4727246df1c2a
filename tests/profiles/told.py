"""Two invented items, and their tables made by hand: what a profile must say is known from the text."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from core.tables import ACTORS, DOCUMENTS, MEETINGS, MENTIONS, PARTICIPANTS, QUOTES, TOPICS, Tables

OSLO = (
    "OSLO, June 2 -- Foreign Minister Ida Dahl met Omar Haddad in Oslo on Tuesday. “Haddad is a friend of gas,” the "
    "foreign minister said. Haddad told Dahl that gas and fish would flow."
)
AMMAN = (
    "AMMAN, Sept. 9 -- Ms Dahl met Haddad here today and then phoned Leo Roy. Haddad said that Dahl knows gas. Dahl "
    "refused to meet Roy in Paris."
)
TUESDAY, SEPTEMBER = date(2021, 6, 1), date(2022, 9, 9)


def spot(text: str, words: str, nth: int = 0) -> dict[str, int]:
    """Where words stand in a text for the nth time."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return {"start": at, "end": at + len(words)}


def tables() -> Tables:
    """Dahl and Haddad met in Oslo and in Amman; she phoned Roy; a meeting with him in Paris was refused."""
    read = {"language": "en", "format": "text", "parser_version": "0", "parsed_at": datetime(2026, 1, 1, tzinfo=UTC)}
    return Tables(
        documents=DOCUMENTS.frame([
            read | {"doc_id": "d_oslo", "source": "oslo.txt", "published": date(2021, 6, 2), "text": OSLO,
                    "content_hash": "1"},
            read | {"doc_id": "d_amman", "source": "amman.txt", "published": SEPTEMBER, "text": AMMAN,
                    "content_hash": "2"},
        ]),
        actors=ACTORS.frame([
            {"actor_id": "dahl", "name": "Ida Dahl", "kind": "person", "country": "no", "aliases": ["I. Dahl"],
             "roles": [{"role": "foreign minister", "from": date(2020, 1, 1), "to": date(2021, 12, 31)}]},
            {"actor_id": "haddad", "name": "Omar Haddad", "kind": "person", "country": "jo"},
            {"actor_id": "roy", "name": "Leo Roy", "kind": "person", "country": "fr"},
        ]),
        mentions=MENTIONS.frame([
            _naming("d_oslo", "dahl", "Ida Dahl", role="Foreign Minister"),
            _naming("d_oslo", "haddad", "Omar Haddad"),
            _naming("d_oslo", "haddad", "Haddad", nth=1),
            _naming("d_oslo", "dahl", "the foreign minister", form="role", role="foreign minister"),
            _naming("d_oslo", "haddad", "Haddad", nth=2),
            _naming("d_amman", "dahl", "Ms Dahl", form="title"),
            _naming("d_amman", "haddad", "Haddad"),
            _naming("d_amman", "dahl", "Dahl", nth=1),
        ]),
        meetings=MEETINGS.frame([
            _meeting("m_oslo", "d_oslo", "Foreign Minister Ida Dahl met Omar Haddad in Oslo on Tuesday.", TUESDAY,
                     city="Oslo", country="no"),
            _meeting("m_amman", "d_amman", "Ms Dahl met Haddad here today", SEPTEMBER, city="Amman", country="jo"),
            _meeting("m_phone", "d_amman", "phoned Leo Roy", SEPTEMBER, kind="call", mode="phone"),
            _meeting("m_paris", "d_amman", "meet Roy in Paris", None, status="refused", city="Paris", country="fr"),
        ]),
        participants=PARTICIPANTS.frame([
            {"meeting_id": meeting, "actor_id": actor}
            for meeting, actors in {"m_oslo": ["dahl", "haddad"], "m_amman": ["dahl", "haddad"],
                                    "m_phone": ["dahl", "roy"], "m_paris": ["dahl", "roy"]}.items()
            for actor in actors
        ]),
        quotes=QUOTES.frame([
            _quote("q_friend", "d_oslo", "Haddad is a friend of gas", "dahl", TUESDAY, type="direct",
                   speaker_role="foreign minister"),
            _quote("q_flow", "d_oslo", "gas and fish would flow", "haddad", TUESDAY, addressee_id="dahl"),
            _quote("q_knows", "d_amman", "Dahl knows gas", "haddad", SEPTEMBER),
        ]),
        topics=TOPICS.frame([
            _topic("q_friend", "energy"), _topic("q_flow", "energy"), _topic("q_flow", "fisheries"),
            _topic("q_knows", "energy"),
        ]),
    ).check()  # fmt: skip


_TEXTS = {"d_oslo": OSLO, "d_amman": AMMAN}
_PEOPLE = {"dahl": ("Ida Dahl", "no"), "haddad": ("Omar Haddad", "jo")}


def _naming(doc: str, actor: str, words: str, *, nth: int = 0, form: str = "name", **more: Any) -> dict[str, Any]:
    at = spot(_TEXTS[doc], words, nth)
    return {"mention_id": f"n_{doc}_{at['start']}", "doc_id": doc, "text": words, "form": form, "actor_id": actor,
            **at, **more}  # fmt: skip


def _meeting(id_: str, doc: str, words: str, day: date | None, **more: Any) -> dict[str, Any]:
    found = {"meeting_id": id_, "doc_id": doc, "kind": "meeting", "status": "held", "date_start": day, "date_end": day}
    return found | {"date_precision": "day" if day else None} | spot(_TEXTS[doc], words) | more


def _quote(id_: str, doc: str, words: str, speaker: str, day: date, **more: Any) -> dict[str, Any]:
    name, country = _PEOPLE[speaker]
    return {
        "quote_id": id_, "doc_id": doc, "text": words, "type": "indirect", "speaker_id": speaker, "speaker": name,
        "speaker_country": country, "attribution": "explicit", "date": day, **spot(_TEXTS[doc], words), **more,
    }  # fmt: skip


def _topic(quote: str, topic: str) -> dict[str, Any]:
    return {"target": "quote", "target_id": quote, "topic": topic, "score": 0.8}
