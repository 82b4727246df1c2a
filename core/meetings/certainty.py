"""How likely a meeting is right in who took part and in status: calibrated on marked texts (model/confidence.json)."""

from __future__ import annotations

from pathlib import Path

from core.calibrated import Calibrated
from core.meetings.account import Account

CALIBRATED = Calibrated(Path(__file__).parent / "model" / "confidence.json")
_FRAMES = {"receive": "meet", "greet": "meet", "convene": "meet", "call": "meet", "consult": "discuss"}
"""Frames of which too few rows were judged count as the one that they are most like."""
_KNOWN = frozenset({"meet", "speak", "noun", "discuss", "headline", "visit", "travel"})
_OFF = frozenset({"cancelled", "postponed", "refused", "denied"})
_MANY = 3


def of(account: Account) -> float:
    """Probability that all who are named, and nobody else, took part and that the status is right."""
    return CALIBRATED.probability(features(account))


def features(account: Account) -> dict[str, float]:
    """What the probability is computed from: the words that tell most of the meeting, how many are named, and what had
    to be gathered from elsewhere."""
    best = account.best
    frame = _FRAMES.get(best.event.frame, best.event.frame)
    named = account.named
    sort = "visitors" if account.kind == "visit" else "named"
    doubts = [p.mention.confidence for p in named if p.mention is not None and p.mention.confidence is not None]
    return {
        "one": 1.0,
        f"told by: {frame if frame in _KNOWN else 'other'}": 1.0,
        f"kind: {account.kind}": 1.0,
        f"status: {'off' if account.status in _OFF else account.status}": 1.0,
        f"{sort}: {min(len(named), _MANY)}": 1.0,
        "a group": float(any(party.group for party in account.parties.values())),
        "somebody without a name": float(any(p.actor.kind == "unnamed" for p in account.parties.values())),
        "a state or organisation": float(any(p.actor.kind != "person" for p in named)),
        "carried on": float(account.namings[0].carried),
        "gathered": float(best.gathered or best.running),
        "refers back": float(best.event.definite),
        "doubtful name": 1 - min(doubts, default=1.0),
    }
