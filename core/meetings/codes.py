"""Event codes of meetings, for those who hold other event tables.

CAMEO codes are those of the codebook (Schrodt, "CAMEO: Conflict and Mediation Event Observations", 1.1b3):
03 express intent to cooperate (036 to meet or negotiate, 039 to mediate), 04 consult (040 not specified, 041 by
telephone, 042 make a visit, 043 host a visit, 044 meet at a third location, 045 mediate, 046 negotiate), 02 appeal
(026 to others to meet or negotiate), 125 reject a proposal to meet, 164 halt negotiations, 165 halt mediation.
PLOVER types are those of its manual (Open Event Data Alliance): CONSULT for what CAMEO has under 04, AGREE for 03,
REQUEST for 02, REJECT for 12.

What a code book has no code for (a postponed or denied meeting, history told again) has none here.
"""

from __future__ import annotations

from core.article import Meeting

_HELD = {
    "meeting": "040",
    "call": "041",
    "visit": "042",
    "negotiation": "046",
    "summit": "040",
    "mediation": "045",
    "ceremony": "040",
}


def of_meeting(meeting: Meeting) -> tuple[str | None, str | None]:
    """The CAMEO code and the PLOVER type; None where there is none."""
    status = meeting.status
    if status in ("held", "ongoing"):
        return _held(meeting), "CONSULT"
    if status in ("planned", "accepted"):
        return "039" if meeting.kind == "mediation" else "036", "AGREE"
    if status in ("proposed", "invited"):
        return "026", "REQUEST"
    if status == "refused":
        return "125", "REJECT"
    if status == "cancelled" and meeting.kind in ("negotiation", "mediation"):
        return ("164" if meeting.kind == "negotiation" else "165"), "REJECT"
    return None, None


def _held(meeting: Meeting) -> str:
    if meeting.kind != "meeting":
        return _HELD[meeting.kind]
    if meeting.mode == "phone":
        return "041"
    sides = {p.country for p in meeting.participants if p.country}
    parts = {p.part for p in meeting.participants}
    if "host" in parts and "visitor" in parts:
        return "043"
    if meeting.country and len(sides) > 1 and meeting.country not in sides:
        return "044"
    return "040"
