"""Meetings against gold.

answers.py says which row answers which marked meeting.

- Right: exactly the marked participants take part (`participants_optional` may be there or not; `participants_loose`:
  at least one of those named, if any are found and marked) and the status is the marked one. Precision is over all
  rows, recall over all marked meetings.
- Strict F1: the kind, and where marked the date and the country, are right as well.
- Date, country, city, kind, status, mode, parent: of the rows whose participants are right and for which the column is
  marked, the share that is right. A marked month or year is right where the row's days lie within it.
- False: rows that answer no marked meeting, for each document.
- A meeting marked `optional` and the row that answers it with its kind and status count for nothing.
- Tie: of the right quotes whose meeting is marked, the share that is tied to the row that answers it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from core.article import Article, Meeting, Quote
from core.evaluation.answers import Pair, dates_right, is_right, pairs_of, parent_right, same, same_word
from core.evaluation.figures import Counts, Error, Interval, Measure, calibration, f1, intervals, share
from core.evaluation.gold import Answer, Gold, GoldMeeting, GoldQuote
from core.evaluation.meeting_errors import described, error_of, told, wrong

Value = TypeVar("Value")
COLUMNS = ("date", "country", "city", "kind", "status", "mode", "parent")
"""What is measured of a row whose participants are right."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A marked meeting, the row that answers it, or both."""

    kind: str
    """As marked; of a row that answers nothing, its own."""
    wanted: bool
    found: bool
    who: bool = False
    columns: Mapping[str, bool] = field(default_factory=dict)
    """Whether each marked column is right."""
    topics: tuple[int, int, int] | None = None
    """How many topics were marked, how many found, how many are both."""
    confidence: float | None = None

    @property
    def right(self) -> bool:
        return self.who and self.columns["status"]

    @property
    def strict(self) -> bool:
        return self.who and all(self.columns.get(name, True) for name in ("status", "kind", "date", "country"))


@dataclass(slots=True)
class Tally:
    """What one document counts for."""

    doc_id: str
    group: str = ""
    judged: list[Judged] = field(default_factory=list)
    ties: list[bool] = field(default_factory=list)
    errors: list[Error] = field(default_factory=list)
    answers: dict[Meeting, GoldMeeting] = field(default_factory=dict)
    """The marked meeting that each row answers, optional ones among them."""

    @property
    def missed(self) -> int:
        """Marked meetings that no row tells rightly: participants or status are others, or there is no row."""
        return sum(j.wanted and not j.right for j in self.judged)

    @property
    def false(self) -> int:
        return sum(not j.wanted for j in self.judged)


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares between 0 and 1; None where nothing was counted."""

    found: int
    wanted: int
    precision: float | None
    recall: float | None
    f1: float | None
    strict_f1: float | None
    date: float | None
    country: float | None
    city: float | None
    kind: float | None
    status: float | None
    mode: float | None
    parent: float | None
    tie: float | None
    topics_f1: float | None
    false: float | None
    """Rows a document."""


@dataclass(frozen=True)
class MeetingReport:
    documents: int
    all: Figures
    by_kind: dict[str, Figures]
    by_outlet: dict[str, Figures]
    intervals: dict[str, Interval]
    calibration_error: float | None
    errors: list[Error]
    stated: list[tuple[float | None, bool]]
    """Of every row its confidence, and whether it is right."""


def compare(gold: Gold, article: Article, quotes: Mapping[Quote, GoldQuote] | None = None) -> Tally:
    """One document's meetings against its gold. `quotes`: the marked statement of each right quote, for the ties."""
    tally = Tally(gold.doc_id, gold.group)
    pairs = pairs_of(gold.meetings or (), article)
    tally.answers = {pair.row: pair.marked for pair in pairs}
    answered = {id(pair.marked) for pair in pairs}
    for pair in pairs:
        if not pair.marked.optional:
            tally.judged.append(_judged(pair, tally.answers, article))
            tally.errors += wrong(pair, article, tally.doc_id, tally.answers)
    for marked in gold.meetings or ():
        if not marked.optional and id(marked) not in answered:
            tally.judged.append(Judged(marked.kind[0], wanted=True, found=False))
            tally.errors.append(Error("meetings", "missed", gold.doc_id, None, None, described(marked), None, ""))
    for row in article.meetings:
        if row not in tally.answers:
            tally.judged.append(Judged(row.kind, wanted=False, found=True, confidence=row.confidence))
            again = any(pair.marked.kind[0] == row.kind and Pair(pair.marked, row, article).answers for pair in pairs)
            kind = "told twice" if again else "no such meeting"
            tally.errors.append(error_of(gold.doc_id, kind, row, article, None, told(row)))
    for quote, statement in (quotes or {}).items():
        if statement.meeting is not None:
            tally.ties.append(_tied(quote, statement.meeting, tally.answers))
    return tally


def report(tallies: Sequence[Tally], *, seed: int = 0) -> MeetingReport:
    """The figures of these documents together, by kind and by outlet."""
    kinds, outlets = sorted({j.kind for t in tallies for j in t.judged}), sorted({t.group for t in tallies})
    return MeetingReport(
        documents=len(tallies),
        all=figures(tallies),
        by_kind={name: figures(tallies, name) for name in kinds},
        by_outlet={name: figures([t for t in tallies if t.group == name]) for name in outlets},
        intervals=intervals([_counts(t) for t in tallies], _MEASURES, seed),
        calibration_error=calibration((j.confidence, j.right) for t in tallies for j in t.judged if j.found),
        errors=[error for t in tallies for error in t.errors],
        stated=[(j.confidence, j.right) for t in tallies for j in t.judged if j.found],
    )


def figures(tallies: Sequence[Tally], kind: str | None = None) -> Figures:
    """The figures of these documents, of all meetings or of those of one kind."""
    rows = [_counts(t, kind) for t in tallies]
    total = [sum(column) for column in zip(*rows, strict=True)] or list(_counts(Tally("")))
    return Figures(total[1], total[2], **{name: measure(total) for name, measure in _MEASURES.items()})


def _judged(pair: Pair, answers: Mapping[Meeting, GoldMeeting], article: Article) -> Judged:
    marked, row = pair.marked, pair.row
    columns = {
        "date": dates_right(marked, row),
        "country": pair.country,
        "city": is_right(marked.city, row.city, same_word),
        "kind": pair.kind,
        "status": pair.status,
        "mode": is_right(marked.mode, row.mode, same),
        "parent": parent_right(marked, row, answers),
    }
    return Judged(
        marked.kind[0],
        wanted=True,
        found=True,
        who=pair.who,
        columns={name: right for name, right in columns.items() if right is not None},
        topics=_topics(marked, row, article),
        confidence=row.confidence,
    )


def _tied(quote: Quote, marked: Answer[str], answers: Mapping[Meeting, GoldMeeting]) -> bool:
    if quote.meeting is None:
        return marked.empty
    answered = answers.get(quote.meeting)
    return answered is not None and answered.id in marked.values


def _topics(marked: GoldMeeting, row: Meeting, article: Article) -> tuple[int, int, int] | None:
    if marked.topics is None:
        return None
    found = {topic.topic for topic in article.topics if topic.target is row}
    return len(marked.topics), len(found), len(marked.topics & found)


def _counts(tally: Tally, kind: str | None = None) -> Counts:
    judged = [j for j in tally.judged if kind in (None, j.kind)]
    topics = [j.topics for j in judged if j.topics is not None]
    made = [
        1,
        sum(j.found for j in judged),
        sum(j.wanted for j in judged),
        sum(j.right for j in judged),
        sum(j.strict for j in judged),
        sum(not j.wanted for j in judged),
        len(tally.ties),
        sum(tally.ties),
        *(sum(t[n] for t in topics) for n in range(3)),
    ]
    for name in COLUMNS:
        known = [j.columns[name] for j in judged if j.who and name in j.columns]
        made += [len(known), sum(known)]
    return made


def _measure(column: str) -> Measure:
    at = 11 + 2 * COLUMNS.index(column)
    return lambda n: share(n[at + 1], n[at])


_MEASURES: dict[str, Measure] = {
    "precision": lambda n: share(n[3], n[1]),
    "recall": lambda n: share(n[3], n[2]),
    "f1": lambda n: f1(share(n[3], n[1]), share(n[3], n[2])),
    "strict_f1": lambda n: f1(share(n[4], n[1]), share(n[4], n[2])),
    **{column: _measure(column) for column in COLUMNS},
    "tie": lambda n: share(n[7], n[6]),
    "topics_f1": lambda n: share(2 * n[10], n[8] + n[9]),
    "false": lambda n: share(n[5], n[0]),
}
