"""How likely a meeting is right in who took part and in status: calibrated on marked texts (model/confidence.json)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from pathlib import Path

from core.article import Article, Participant
from core.calibrated import Calibrated
from core.meetings.account import Account

CALIBRATED = Calibrated(Path(__file__).parent / "model" / "confidence.json")
_FRAMES = {"receive": "meet", "greet": "meet", "convene": "meet", "call": "meet", "consult": "discuss"}
"""Frames of which too few rows were judged count as the one that they are most like."""
_KNOWN = frozenset({"meet", "speak", "noun", "discuss", "headline", "visit", "travel"})
_OFF = frozenset({"cancelled", "postponed", "refused", "denied"})
_MANY = 3
_OTHERS = 8
"""More persons than these are no further reason for doubt."""
_LONG, _LATE = 8_000, 5_000
"""Characters of a text, and before a meeting is told: more are no further reason for doubt."""


class Persons:
    """The persons whom an article names, and where; its length."""

    def __init__(self, article: Article) -> None:
        named = [m for m in article.mentions if m.actor is not None and m.actor.kind == "person"]
        found = sorted((m.start, id(m.actor)) for m in named)
        self._starts = [start for start, _ in found]
        self._actors = [actor for _, actor in found]
        self._all = frozenset(self._actors)
        self.length = len(article.text)

    def others(self, there: Collection[int]) -> int:
        """How many there are beside these (ids of actors)."""
        return len(self._all) - len(self._all & set(there))

    def others_between(self, start: int, end: int, there: Collection[int]) -> bool:
        """Whether this stretch names one beside these."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return any(actor not in there for actor in self._actors[first:last])


def of(account: Account, participants: Collection[Participant], persons: Persons) -> float:
    """Probability that all who are named, and nobody else, took part and that the status is right."""
    return CALIBRATED.probability(features(account, participants, persons))


def features(account: Account, participants: Collection[Participant], persons: Persons) -> dict[str, float]:
    """What the probability is computed from: the words that tell most of the meeting, how many are named, who else is
    named beside them, what had to be gathered from elsewhere, and how far into how long a text it is told."""
    best = account.best
    frame = _FRAMES.get(best.event.frame, best.event.frame)
    named = account.named
    sort = "visitors" if account.kind == "visit" else "named"
    doubts = [p.mention.confidence for p in named if p.mention is not None and p.mention.confidence is not None]
    sentence, there = best.event.trigger.sent, {id(one.actor) for one in participants}
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
        "two states": float(len({one.country for one in participants if one.country}) == 2),
        "length": min(persons.length, _LONG) / _LONG,
        "late": min(sentence.start_char, _LATE) / _LATE,
        "others in the sentence": float(persons.others_between(sentence.start_char, sentence.end_char, there)),
        "others in the text": min(persons.others(there), _OTHERS) / _OTHERS,
    }
