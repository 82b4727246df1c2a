"""Whom a speaker at a meeting gives the floor, or says to be there: "I give the floor to X", "Also with us is Y", "Z,
who is taking part in our videoconference today".

In the transcript of a meeting of one state's people: beside the talks of two states others are only named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from core.article import Article, Mention, Quote
from core.meetings.account import Account
from core.meetings.agreement import TOOK_PLACE
from core.meetings.contributors import named_behind
from core.meetings.party import party_of
from core.meetings.plurals import is_person
from core.meetings.transcripts import Turns

_NOW = (
    r"(?:today|now|here|right now|this (?:morning|afternoon|evening)|via video[- ]?(?:link|conference)|online|by video)"
)
_THIS = (
    r"(?:this|our|today['’]s|the present|the current) (?:\w+ )?"
    r"(?:meeting|video[- ]?conference|conference|event|call|session|conversation|discussion|ceremony)"
)
_TAKES_PART = rf"(?:taking part|participating) in {_THIS}|attending {_THIS}|joining us|with us|present"
_BEFORE = re.compile(
    r"\b(?:give|giv(?:es|ing)|pass|hand|yield)\w* the floor (?:over )?to\s+"
    rf"|\b(?:with us|joining us|taking part in {_THIS}|participating in {_THIS}) (?:{_NOW} ){{0,2}}(?:is|are)\s+"
    rf"|\bwe (?:are|have been) (?:also )?joined (?:{_NOW} )?by\s+",
    re.IGNORECASE,
)
"""What stands before those who are there."""
_BEHIND = re.compile(
    r",?\s+(?:(?:please,?\s+)?(?:go ahead|you have the floor)\b(?!\s+(?:and|with)\b)|the floor is yours\b"
    rf"|(?:is|are) (?:also |here ){{0,2}}(?:{_TAKES_PART}) {_NOW}\b)"
)
"""What stands behind the name of somebody who is there."""
_WHO = re.compile(
    rf",?\s+who (?:is|are) (?:also |here ){{0,2}}"
    rf"(?:(?:taking part|participating) in {_THIS}|(?:with us|present) {_NOW})"
)
"""What is said behind a name, or behind what its bearer is, of somebody who is there."""
_STOP = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?;]\s")
"""Where a sentence ends."""
_CLAUSE = 60
"""Characters in which such a clause begins."""
_APPOSITION = 100
"""Characters between a name and "who is with us": what its bearer is."""


def join_called(article: Article, accounts: list[Account]) -> None:
    """Adds to the meeting that the report is of those whom its speakers call."""
    told = [a for a in accounts if a.kind != "visit" and a.status in TOOK_PLACE and not a.namings[0].in_quote]
    if not told or len(told[0].sides) > 1:
        return
    meeting = told[0]
    mentions = sorted((m for m in article.mentions if is_person(m) and m.form == "name"), key=lambda m: m.start)
    starts = [m.start for m in mentions]
    for turn in Turns(article):
        if turn.start < meeting.namings[0].stretch[0] or turn.speaker is None:
            continue
        for mention in _called(article, turn, mentions, starts):
            actor = mention.actor
            foreign = actor is not None and actor.country and meeting.sides and actor.country not in meeting.sides
            if actor is not None and actor is not turn.speaker and not foreign:
                party = party_of(actor, part="attendee", mention=mention, role=mention.role)
                meeting.parties.setdefault(id(actor), party)


def _called(article: Article, turn: Quote, mentions: list[Mention], starts: list[int]) -> Iterator[Mention]:
    text = article.text
    for found in _BEFORE.finditer(text, turn.start, turn.end):
        stop = _STOP.search(text, found.end(), turn.end)
        last = stop.start() if stop is not None else turn.end
        yield from named_behind(
            text, mentions[bisect_left(starts, found.end()) : bisect_left(starts, last)], found.end()
        )
    inside = mentions[bisect_left(starts, turn.start) : bisect_left(starts, turn.end)]
    ends = [*(mention.start for mention in inside[1:]), turn.end]
    for mention, end in zip(inside, ends, strict=False):
        if _BEHIND.match(text, mention.end, end):
            yield mention
        who = _WHO.search(text, mention.end, min(end, mention.end + _APPOSITION + _CLAUSE))
        gap = text[mention.end : who.start()] if who is not None else ""
        if who is not None and len(gap) <= _APPOSITION and (not gap or gap.startswith(",")) and "." not in gap:
            yield mention
