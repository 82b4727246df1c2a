"""Visits and the meetings they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.article import Meeting
from core.meetings.grammar import lemma, over
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONE_BREATH = 200
"""Characters between the words of a visit and those of a meeting that follows."""
_HOLDS = frozenset({"held", "ongoing"})


def put_into_visits(meetings: list[Meeting]) -> None:
    """Sets the parent of each meeting that took place on a visit told of in the same text, and its place from there.

    A visit holds a meeting where the visitor took part, both took place (or both are planned), their places do not
    speak against it and the meeting's day is one of the visit's.
    """
    visits = [m for m in meetings if m.kind == "visit"]
    for meeting in meetings:
        if meeting.kind in ("visit", "call") or meeting.mode in ("phone", "video"):
            continue
        fitting = [visit for visit in visits if _holds(visit, meeting)]
        if not fitting:
            continue
        visit = fitting[0]
        meeting.parent = visit
        if meeting.country is None and meeting.city is None:
            meeting.city, meeting.country = visit.city, visit.country
            meeting.place_source = "visit" if visit.city or visit.country else None
        elif meeting.city is None and meeting.country == visit.country:
            meeting.city = visit.city
        if (
            meeting.date_start is None
            and meeting.status in _HOLDS
            and visit.date_start is not None
            and visit.date_start == visit.date_end
        ):
            meeting.date_start = meeting.date_end = visit.date_start
            meeting.date_precision, meeting.date_source = visit.date_precision, "visit"


def inside_a_visit(verb: Token) -> bool:
    """Whether a verb tells of a stop on a visit: "a visit during which he met X and toured Petra"."""
    clauses = [token for token in (verb, *over(verb)) if token.dep_ == "relcl"]
    return any(words().nouns.get(lemma(clause.head)) == "visit" for clause in clauses)


def put_beside_summits(beside: list[Meeting], meetings: list[Meeting]) -> None:
    """Sets the parent, and the place, of meetings on the sidelines of the one summit that the text tells of."""
    summits = [m for m in meetings if m.kind == "summit" and m.status in _HOLDS]
    if len(summits) != 1:
        return
    summit = summits[0]
    for meeting in beside:
        if meeting is summit or meeting.parent is not None or meeting.status not in _HOLDS or meeting.kind == "visit":
            continue
        meeting.parent = summit
        if meeting.country is None and meeting.city is None and (summit.country or summit.city):
            meeting.city, meeting.country, meeting.place_source = summit.city, summit.country, "venue"


def _holds(visit: Meeting, meeting: Meeting) -> bool:
    if (visit.status in _HOLDS) != (meeting.status in _HOLDS) or (
        visit.status not in _HOLDS and visit.status != meeting.status
    ):
        return False
    visitors = {id(p.actor) for p in visit.participants if p.part != "host"}
    if not any(id(p.actor) in visitors for p in meeting.participants):
        return False
    if meeting.country and visit.country and meeting.country != visit.country:
        return False
    if meeting.city and visit.city and meeting.city != visit.city:
        return False
    if not meeting.country and not any(p.country == visit.country for p in meeting.participants):
        # "I flew to Ljubljana with X. We met Y": told in one breath, of people of no other state.
        others = [p for p in meeting.participants if id(p.actor) not in visitors]
        if any(p.country for p in others) or not visit.end <= meeting.start <= visit.end + _ONE_BREATH:
            return False
    if meeting.date_start is None or visit.date_start is None:
        return True
    last = visit.date_end or visit.date_start
    return visit.date_start <= (meeting.date_end or meeting.date_start) and meeting.date_start <= last
