"""Which row of the parser answers which marked meeting, and in what they agree.

Each marked meeting is answered by at most one row, each row answers at most one meeting. A row may answer a meeting if
the participants of one are all among those of the other, or if at least half of all who are named in either are shared;
a visit, a ceremony and anything else (three sorts) only if everybody agrees. Of several pairs, those of one
sort go first, then optional meetings; among these the pair that agrees in most: participants and status, participants,
share of participants, kind, status, date, country.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from core.article import Article, Meeting
from core.evaluation.fields import Period
from core.evaluation.gold import Answer, GoldMeeting
from core.evaluation.participants import matched
from core.search import fold

Value = TypeVar("Value")
Answers = Mapping[Meeting, GoldMeeting]
"""The marked meeting that each row answers."""


class Pair:
    """A marked meeting and a row that may answer it."""

    def __init__(self, marked: GoldMeeting, row: Meeting, article: Article) -> None:
        self.marked, self.row = marked, row
        found = row.participants
        fellows = matched(marked.participants, found, article)
        rest = [found[n] for n in range(len(found)) if n not in fellows.values()]
        welcome = matched(marked.participants_optional, rest, article).values()
        self.missing = [names[0] for n, names in enumerate(marked.participants) if n not in fellows]
        self.extra = [one.actor.name for n, one in enumerate(rest) if n not in welcome]
        named = len(marked.participants) + len(self.extra)
        self.shared = len(fellows) / named if named else 1.0
        met = bool(fellows or welcome) or not marked.participants or not found
        self.who = met if marked.participants_loose else not self.missing and not self.extra
        self.status = row.status in marked.status
        self.kind = row.kind in marked.kind
        self.date = is_right(marked.date, _days(row), _within)
        self.country = is_right(marked.country, row.country, same)
        loose = met and self.kind and self.status
        self.alike = self.kind or _sort(row.kind) == _sort(marked.kind[0])
        near = bool(fellows) and (not self.missing or not self.extra or self.shared >= 0.5)
        if marked.optional:
            self.answers = loose
        elif marked.participants_loose or not marked.participants:
            self.answers = self.who and self.kind
        else:
            self.answers = self.who or (near and self.alike)

    @property
    def rank(self) -> tuple[float, ...]:
        return (
            self.alike and not self.marked.optional,
            self.marked.optional,
            self.who and self.status,
            self.who,
            self.shared,
            self.kind,
            self.status,
            self.date is not False,
            self.country is not False,
        )


def pairs_of(marked: Sequence[GoldMeeting], article: Article) -> list[Pair]:
    """Which row answers which marked meeting."""
    possible = [Pair(one, row, article) for one in marked for row in article.meetings]
    possible = sorted((pair for pair in possible if pair.answers), key=lambda pair: pair.rank, reverse=True)
    taken: set[int] = set()
    chosen = []
    for pair in possible:
        if id(pair.marked) not in taken and id(pair.row) not in taken:
            taken |= {id(pair.marked), id(pair.row)}
            chosen.append(pair)
    return chosen


def dates_right(marked: GoldMeeting, row: Meeting) -> bool | None:
    first = is_right(marked.date, _days(row), _within)
    end = is_right(marked.date_end, (row.date_end, row.date_end) if row.date_end else None, _within)
    return first if end is None else end and first is not False


def parent_right(marked: GoldMeeting, row: Meeting, answers: Mapping[Meeting, GoldMeeting]) -> bool | None:
    if marked.parent is None or row.parent is None:
        return None if marked.parent is None else marked.parent.empty
    answered = answers.get(row.parent)
    return bool({row.parent.kind, answered.id if answered else None} & set(marked.parent.values))


def _sort(kind: str) -> str:
    return kind if kind in ("visit", "ceremony") else "meeting"


def _days(row: Meeting) -> Period | None:
    return (row.date_start, row.date_end or row.date_start) if row.date_start else None


def is_right(marked: Answer[Value] | None, found: Value | None, same: Callable[[Value, Value], bool]) -> bool | None:
    """Whether a column is right; None where it is not marked."""
    if marked is None:
        return None
    return marked.empty if found is None else any(same(value, found) for value in marked.values)


def _within(marked: Period, found: Period) -> bool:
    """Whether a day is the marked one, or days lie within the marked month or year."""
    return marked[0] == found[0] if marked[0] == marked[1] else marked[0] <= found[0] and found[1] <= marked[1]


def same(one: str, other: str) -> bool:
    return one == other


def same_word(one: str, other: str) -> bool:
    return fold(one) == fold(other)
