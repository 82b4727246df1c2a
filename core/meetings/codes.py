"""Event codes of meetings, for those who hold other event tables; docs/event_codes.md says what each means.

CAMEO codes are those of the codebook (Schrodt, "CAMEO: Conflict and Mediation Event Observations", version 1.1b3),
PLOVER categories those of its manual (Open Event Data Alliance), by its table from CAMEO (CAMEO2PLOVER-2021). PLOVER
has dropped CAMEO's appeals: a meeting only proposed or invited to has none there.

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
    mediated = meeting.kind == "mediation"
    if status in ("planned", "accepted"):
        return ("038" if status == "accepted" else "039") if mediated else "036", "AGREE"
    if status in ("proposed", "invited"):
        return "028" if mediated else "026", None
    if status == "refused":
        return "126" if mediated else "125", "REJECT"
    if status == "cancelled" and meeting.kind in ("negotiation", "mediation"):
        return "165" if mediated else "164", "SANCTION"
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
