"""What is wrong with the row that answers a marked meeting, in kinds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from core.article import Article, Meeting
from core.evaluation.answers import Answers, Pair, dates_right, is_right, parent_right, same, same_word
from core.evaluation.figures import Error
from core.evaluation.gold import Answer, GoldMeeting

Value = TypeVar("Value")
_NOT_HELD = ("planned", "proposed", "invited", "accepted", "postponed", "cancelled", "refused", "denied")


def wrong(pair: Pair, article: Article, doc_id: str, answers: Answers) -> Iterator[Error]:
    """What is wrong with a row, in kinds."""
    marked, row = pair.marked, pair.row

    def error(kind: str, wanted: str | None, found: str | None) -> Error:
        return error_of(doc_id, kind, row, article, wanted, found)

    if not pair.who and not marked.participants_loose:
        for name in pair.missing:
            yield error("participant missing", name, told(row))
        for name in pair.extra:
            yield error("participant too many", described(marked), name)
    if not pair.status:
        held, meant = row.status not in _NOT_HELD, marked.status[0] not in _NOT_HELD
        kind = "status wrong" if held == meant else "told as held" if held else "told as not held"
        yield error(kind, described(marked), row.status)
    if not pair.kind:
        yield error("kind wrong", marked.kind[0], row.kind)
    days = f"{row.date_start} to {row.date_end}" if row.date_end != row.date_start else f"{row.date_start}"
    if dates_right(marked, row) is False:
        wanted = [_shown(one) for one in (marked.date, marked.date_end) if one is not None]
        yield error(_how("date", row.date_start, marked.date), " to ".join(wanted), days if row.date_start else None)
    if pair.country is False:
        yield error(_how("country", row.country, marked.country), _shown(marked.country), row.country)
    if is_right(marked.city, row.city, same_word) is False:
        yield error(_how("city", row.city, marked.city), _shown(marked.city), row.city)
    if is_right(marked.mode, row.mode, same) is False:
        yield error(_how("mode", row.mode, marked.mode), _shown(marked.mode), row.mode)
    if parent_right(marked, row, answers) is False:
        yield error(
            _how("parent", row.parent, marked.parent), _shown(marked.parent), told(row.parent) if row.parent else None
        )


def _how(column: str, found: object, marked: Answer[Value] | None) -> str:
    if found is None:
        return f"{column} missing"
    return f"{column} wrong" if marked is not None and marked.values else f"{column} not stated"


def _shown(marked: Answer[Value] | None) -> str:
    if marked is None or not marked.values:
        return "none"
    value = marked.values[0]
    return _period(value) if isinstance(value, tuple) else str(value)


def _period(period: Any) -> str:
    first, last = period
    return str(first) if first == last else f"{first} to {last}"


def _in(country: Answer[str] | None) -> str:
    return f" in {country.values[0]}" if country and country.values else ""


def error_of(doc_id: str, kind: str, row: Meeting, article: Article, wanted: str | None, found: str | None) -> Error:
    return Error("meetings", kind, doc_id, row.start, row.end, wanted, found, article.text[row.start : row.end])


def described(marked: GoldMeeting) -> str:
    """A marked meeting in one line."""
    who = ", ".join(names[0] for names in marked.participants) or "nobody named"
    day = f" on {_period(marked.date.values[0])}" if marked.date and marked.date.values else ""
    return f"{marked.status[0]} {marked.kind[0]} of {who}{day}{_in(marked.country)}"


def told(row: Meeting) -> str:
    """A row in one line."""
    who = ", ".join(sorted(p.actor.name for p in row.participants)) or "nobody named"
    day = f" on {row.date_start}" if row.date_start else ""
    return f"{row.status} {row.kind} of {who}{day}{f' in {row.country}' if row.country else ''}"
