"""What a visit and the meetings on it say of each other: where those were who met, that they saw each other, and on
what day the visit was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.actors.publisher import publishers_state
from core.article import Article, Meeting
from core.meetings.account import Account
from core.meetings.agreement import TOOK_PLACE
from core.meetings.grammar import text_in
from core.meetings.visits import DISTANT

_ON_A_VISIT = re.compile(
    r"(?:also |and )?(?:during|as (?:a )?part of|in the course of|within(?: the framework of)?|while on|on) "
    r"(?:[\w'’-]+ ){0,5}?(?:visit|trip|stay|tour)\b",
    re.IGNORECASE,
)
"""How a sentence begins that tells of a stop on a journey."""


def put_on_stated(meetings: Sequence[Meeting], accounts: Sequence[Account]) -> None:
    """Sets parent and place of what was on a visit in so many words, whoever it was with: "During his visit to Geneva,
    the Peruvian president met with the president of Chile"."""
    visits = [m for m in meetings if m.kind == "visit"]
    for meeting, account in zip(meetings, accounts, strict=True):
        sentence = account.namings[0].event.sentence
        if meeting.kind in ("visit", "call") or meeting.mode in DISTANT or meeting.parent is not None:
            continue
        if _ON_A_VISIT.match(text_in(sentence)) is None:
            continue
        there = {id(p.actor) for p in meeting.participants}
        told = [v for v in visits if any(sentence.start_char <= start < sentence.end_char for start, _ in v.evidence)]
        own = [v for v in told if v.status == meeting.status and there & {id(p.actor) for p in v.participants}]
        if len(told) == 1 and own and meeting.country in (None, own[0].country):
            meeting.parent = own[0]
            if meeting.country is None and meeting.city is None:
                meeting.city, meeting.country, meeting.place_source = own[0].city, own[0].country, "visit"


def tell_each_other(meetings: Sequence[Meeting], article: Article) -> None:
    """Says of what was held on a visit that they saw each other, and gives a visit without a day that of what was held
    on it: "I met with X. I am grateful to her for her visit"."""
    home = publishers_state(article)
    on_visit: dict[int, list[Meeting]] = {}
    for meeting in meetings:
        if meeting.parent is not None:
            on_visit.setdefault(id(meeting.parent), []).append(meeting)
    for visit in meetings:
        if visit.kind != "visit" or visit.status not in TOOK_PLACE:
            continue
        held = [m for m in on_visit.get(id(visit), ()) if m.status in TOOK_PLACE and m.mode not in DISTANT]
        for meeting in held:
            if visit.country is not None and meeting.country == visit.country:
                meeting.mode = meeting.mode or "in person"
        if visit.date_start is None:
            told = [m for m in held if _share(visit, m) and (visit.country == home or m.place_source != "visit")]
            days = {m.date_start for m in told if m.date_start is not None and m.date_start == m.date_end}
            if len(days) == 1:
                visit.date_start = visit.date_end = days.pop()
                visit.date_precision, visit.date_source = "day", "meeting"


def _share(visit: Meeting, meeting: Meeting) -> bool:
    return bool({id(p.actor) for p in visit.participants} & {id(p.actor) for p in meeting.participants})
