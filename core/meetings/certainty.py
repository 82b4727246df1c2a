"""How sure a meeting's row is: by the words that tell it, and by what had to be gathered from elsewhere.

The factors follow how often rows of each kind were right in 84 items of many styles that no rule had been made for.
"""

from __future__ import annotations

from core.meetings.account import Account, Naming

_FRAMES = {
    "meet": 0.92,
    "receive": 0.9,
    "call": 0.92,
    "speak": 0.9,
    "travel": 0.92,
    "noun": 0.89,
    "visit": 0.84,
    "headline": 0.78,
    "join": 0.65,
}
"""By the frame of the naming that tells most; other frames .82."""
_STATUSES = {"recalled": 0.85, "refused": 0.93, "proposed": 0.93, "invited": 0.88, "ongoing": 0.9}
_SIDES = frozenset({"negotiation", "summit", "mediation"})
_GROUP = 0.62
"""Somebody took part who is not known by name: "officials", "the leaders"."""
_GATHERED = 0.82
"""Who took part is gathered from other sentences, or stands in words such as "they"."""
_CARRIED = 0.78
"""Who took part is not said of this meeting at all, but of the one before."""
_REFERS = 0.92
"""A noun that refers to something told of before: "the talks"."""
_OF_SIDES = 0.85
"""Talks of states or many: who was there is seldom told whole."""
_ALONE = 0.85
"""Only one side is named."""


def of(account: Account, best: Naming) -> float:
    """Between 0 and 1. `best`: the naming that tells most of the meeting."""
    sure = _FRAMES.get(best.event.frame, 0.82)
    groups = any(party.group for party in account.parties.values())
    if groups and account.kind != "visit":
        sure *= _GROUP
    elif len(account.named) < 2 and account.kind != "visit":
        sure *= _ALONE
    if account.namings[0].carried:
        sure *= _CARRIED
    elif best.gathered or best.running:
        sure *= _GATHERED
    elif best.event.frame == "noun" and best.event.definite:
        sure *= _REFERS
    if account.kind in _SIDES:
        sure *= _OF_SIDES
    sure *= _STATUSES.get(account.status, 1.0)
    for party in account.named:
        if party.mention is not None and party.mention.confidence is not None:
            sure *= 0.5 + 0.5 * party.mention.confidence
    return round(sure, 3)
