"""Lines of a list: what opens them (a bullet, a day, the time of day), and the headings of days above them."""

from __future__ import annotations

import re
from bisect import bisect_left
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from core.article import Article, Dateline, DateMention, Place, Segment

_BULLET = re.compile(r"(?:[-–—*•+·▪●◦‣]|\d{1,2}[.)]|\(?[a-z]\))\s+|\+{2,3}\s*")
_CLOCK = (
    r"(?:\d{1,2}(?:[.:h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)"
    r"|[01]\d[0-5]\d(?=\s?[-–—]\s?[012]\d[0-5]\d\b|:?\s?(?:hrs|hours|h)\b)|2[0-3][0-5]\d(?=:?\s?(?:hrs|hours|h)\b)"
    r"|(?:0\d[0-5]\d|1[0-7](?:00|15|30|45))(?=\s?(?:[:–—|\n\t]|-\s)))"
)
""" "9.30 am", "14h00", "00:14:07"; "0930" and "2145 hrs" where what follows tells that it is no year or number."""
_TIME = re.compile(
    rf"\[?(?:at )?{_CLOCK}(?:\s?(?:[-–—]|to)\s?{_CLOCK})?"
    r"(?:\s?(?:hrs|hours|h|GMT|CET|CEST|UTC|EST|EDT|local time))?(?![\w.]?\d)\]?",
    re.IGNORECASE,
)
_MARK = re.compile(r"\[?\(?(CANCELL?ED|POSTPONED|Cancell?ed|Postponed)\)?\]?(?=\W)")
_MARK_BEHIND = re.compile(r"(?:\s[-–—]+|[-–—]{1,2}|[(\[])\s*(cancell?ed|postponed)[)\].]*$", re.IGNORECASE)
""" "Meeting with X - CANCELLED", "Meeting with X (postponed)"."""
_BETWEEN = re.compile(r"[\s,.:;–—|-]*")
_HEADED = 12
"""Paragraphs below a line with a day that are still of that day."""
_SEVERAL = 2
_LONGEST_HEADING = 80


@dataclass(slots=True)
class Line:
    """A paragraph that is a line of a list."""

    segment: Segment
    start: int
    """Where its words begin, behind what opens it."""
    bullet: bool
    """It is opened by a bullet, a day or a time."""
    day: DateMention | None
    """Of the line, else of the heading over it."""
    dated: bool
    """The day is the line's own."""
    mark: str | None
    """ "cancelled" or "postponed", where that opens it."""
    place: Place | None = None
    """Of the heading over it: "23 January - Davos"."""


def lines(article: Article) -> list[Line]:
    """Each paragraph of the body as a line, with what opens it and the day that it is of."""
    found: list[Line] = []
    heading: tuple[DateMention, Place | None] | None = None
    below = 0
    headings = {id(s): day for s in article.segments if (day := _heading(article, s)) is not None}
    if len({day.first for day, _ in headings.values()}) < _SEVERAL:
        # The text's own date, alone, says nothing of each of its paragraphs.
        headings = {at: (day, p) for at, (day, p) in headings.items() if day.first != article.published}
    for segment in article.segments:
        below += 1
        if (day := headings.get(id(segment))) is not None:
            heading, below = day, 0
        elif segment.kind in ("headline", "subheadline"):
            heading = None
        elif segment.kind == "body":
            line = _opened(article, segment)
            if line.day is None and heading is not None and below <= _HEADED:
                line.day, line.place = heading
            found.append(line)
    return found


def _opened(article: Article, segment: Segment) -> Line:
    text, at, line = article.text, segment.start, Line(segment, segment.start, False, None, False, None)
    while at < segment.end:
        day = _day_at(article, at) if line.day is None else None
        if day is not None and (day.end >= segment.end or text[day.end] in " ,.:;–—-\n("):
            # "6 January" of a sentence opens no list: "On 6 January ..." does not begin with it, "Monday saw ..." may.
            behind = _BETWEEN.match(text, day.end)
            closed = behind is not None and behind.group().strip() != ""
            if not closed and _TIME.match(text, day.end + 1) is None:
                break
            line.day, line.dated, line.bullet, at = day, True, True, day.end
        elif (mark := _MARK.match(text, at)) is not None:
            line.mark = "postponed" if mark[1].lower() == "postponed" else "cancelled"
            at = mark.end()
        elif (clock := _TIME.match(text, at)) is not None or (clock := _BULLET.match(text, at)) is not None:
            line.bullet, at = True, clock.end()
        else:
            break
        between = _BETWEEN.match(text, at)
        at = between.end() if between is not None else at
    line.start = min(at, segment.end)
    if line.mark is None and (mark := _MARK_BEHIND.search(text, line.start, segment.end)) is not None:
        line.mark = "postponed" if mark[1].lower() == "postponed" else "cancelled"
    return line


def _day_at(article: Article, at: int) -> DateMention | None:
    n = bisect_left(article.dates, at, key=lambda d: d.start)
    found = article.dates[n] if n < len(article.dates) and article.dates[n].start == at else None
    return found if found is not None and (found.day is not None or (found.month and found.year)) else None


def _heading(article: Article, segment: Segment) -> tuple[DateMention, Place | None] | None:
    """The day, and the place, that a short line is and nothing else: "Monday 13 May", "23 January - Davos"."""
    if segment.end - segment.start > _LONGEST_HEADING or segment.kind == "boilerplate":
        return None
    n = bisect_left(article.dates, segment.start, key=lambda d: d.start)
    day = article.dates[n] if n < len(article.dates) and article.dates[n].end <= segment.end else None
    if segment.kind == "dateline" and article.dateline is not None:
        return _of_dateline(article, article.dateline)
    if day is None or day.first is None:
        return None
    places = [p for p in article.places if segment.start <= p.start and p.end <= segment.end]
    rest = [article.text[segment.start : day.start], article.text[day.end : segment.end]]
    for place in places:
        name = article.text[place.start : place.end]
        rest = [part.replace(name, "") for part in rest]
    left = _TIME.sub("", " ".join(rest))
    return (day, places[0] if places else None) if not any(c.isalnum() for c in left) else None


def _of_dateline(article: Article, line: Dateline) -> tuple[DateMention, Place | None] | None:
    """The first heading of a list, which looks like a dateline: a day, no town, and not the one of publication."""
    if line.city or line.country or line.agency or article.published is None:
        return None
    found = day_of_dateline(line, article.published)
    return (found, None) if found is not None and found.first != article.published else None


def day_of_dateline(line: Dateline, published: date) -> DateMention | None:
    """The day that a dateline names, in the year nearest to publication where it names none."""
    day = nearest(line.year, line.month, line.day, published)
    if day is None:
        return None
    return DateMention(line.start, line.end, "stated", first=day, last=day, precision="day")


def nearest(year: int | None, month: int | None, day: int | None, to: date) -> date | None:
    """The day of this month, in this year or the one that puts it nearest to another day; None where there is none."""
    if month is None or day is None:
        return None
    days = []
    for one in [year] if year else [to.year - 1, to.year, to.year + 1]:
        with suppress(ValueError):  # 29 February
            days.append(date(one, month, day))
    return min(days, key=lambda found: abs(found - to), default=None)
