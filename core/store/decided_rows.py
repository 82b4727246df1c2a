"""Rows as persons decided: a row of a table and what was decided about it in, the corrected row out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from core.corrections import Correction

Row = dict[str, Any]
Decided = Mapping[str, Correction]
"""Field -> the decision about it that holds."""
Who = Callable[[Mapping[str, Any], Correction], Row]
"""The row of ACTORS of whom a decision names."""
BY_PERSON = "corrected"
"""What attribution, date_source and place_source say of what a person decided."""


def is_rejected(decided: Decided) -> bool:
    return "verdict" in decided and decided["verdict"].new == "rejected"


def quote(row: Row, decided: Decided, who: Who, meeting: Callable[[Any], str | None], text: str | None) -> Row:
    """A row of QUOTES. `meeting`: the meeting_id that a decision means; `text`: of the document, where it is needed."""
    row = dict(row)
    for name, one in decided.items():
        if name == "speaker_id":
            _speaker(row, None if one.new is None else who(one.new, one))
        elif name == "addressee_id":
            row[name] = None if one.new is None else who(one.new, one)["actor_id"]
        elif name == "meeting_id":
            row[name] = None if one.new is None else meeting(one.new)
        elif name == "date":
            row["date"], row["date_source"] = _day(one.new), BY_PERSON
        elif name == "span":
            _span(row, one.new, text)
            row["text"] = row["text"] if text is None else text[row["start"] : row["end"]]
        elif name in ("type", "act"):
            row[name] = one.new
    return _sure(row, decided)


def meeting(row: Row, decided: Decided, participants: list[Row], text: str | None) -> Row:
    """A row of MEETINGS; `participants`: its rows of PARTICIPANTS, corrected, on which its event codes rest."""
    row = dict(row)
    for name, one in decided.items():
        if name == "dates":
            row |= {"date_start": _day(one.new.get("start")), "date_end": _day(one.new.get("end"))}
            row |= {"date_precision": one.new.get("precision"), "date_source": BY_PERSON, "date_text": None}
        elif name in ("city", "country", "venue"):
            row[name], row["place_source"] = one.new, BY_PERSON
        elif name == "span":
            _span(row, one.new, text)
        elif name in ("kind", "status", "mode"):
            row[name] = one.new
    if decided.keys() & {"kind", "status", "mode", "country", "participants"}:
        row["cameo"], row["plover"] = _codes(row, participants)
    return _sure(row, decided)


def topics(target: str, target_id: str, before: list[Row], one: Correction) -> list[Row]:
    """The rows of TOPICS of a quote or a meeting: those that stay as they were, those that came with full score."""
    known = {row["topic"]: row for row in before}
    fresh = {"target": target, "target_id": target_id, "score": 1.0, "evidence": None}
    return [known.get(topic) or fresh | {"topic": topic} for topic in dict.fromkeys(one.new)]


def participants(meeting_id: str, one: Correction, who: Who, before: list[Row]) -> list[Row]:
    """The rows of PARTICIPANTS of a meeting."""
    known = {row["actor_id"]: row for row in before}
    made: dict[str, Row] = {}
    for given in one.new:
        actor = who(given, one)
        earlier = known.get(actor["actor_id"], {})
        made.setdefault(actor["actor_id"], {
            "meeting_id": meeting_id, "actor_id": actor["actor_id"], "part": given.get("part"),
            "role": given.get("role") or earlier.get("role"), "country": earlier.get("country") or actor["country"],
            "mention_id": earlier.get("mention_id"),
        })  # fmt: skip
    return list(made.values())


def _speaker(row: Row, actor: Row | None) -> None:
    if actor is None:
        row |= {"speaker_id": None, "speaker": None, "speaker_country": None, "attribution": "none"}
    elif actor["actor_id"] != row["speaker_id"]:
        row |= {"speaker_id": actor["actor_id"], "speaker": actor["name"], "speaker_country": actor["country"],
                "attribution": BY_PERSON}  # fmt: skip
    else:
        row["attribution"] = BY_PERSON
        return
    # The words that named the other one do not name this one.
    row |= {"speaker_role": None, "speaker_start": None, "speaker_end": None}


def _span(row: Row, span: list[int], text: str | None) -> None:
    if text is None or span[1] <= len(text):
        row["start"], row["end"] = span


def _sure(row: Row, decided: Decided) -> Row:
    if "verdict" in decided and decided["verdict"].new == "accepted":
        row["confidence"] = 1.0
    return row


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _codes(row: Row, present: list[Row]) -> tuple[str | None, str | None]:
    # The steps of parsing are loaded only where a code has to be worked out anew.
    from core.article import Actor, Meeting, Participant
    from core.meetings import codes

    made = Meeting(0, 1, row["kind"], row["status"], row["mode"], country=row["country"])
    for one in present:
        actor = Actor(one["actor_id"], "person")
        made.participants.append(Participant(actor, part=one["part"], country=one["country"]))
    return codes.of_meeting(made)
