"""The days that expressions of time stand for, counted from the day on which the text was written."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from core.article import Article, DateMention
from core.dates import tense
from core.dates.written import day_of, written_on

_JUST_GONE = 60
"""Days since a month and day of which the present tense tells: a year ahead is not meant."""
_NEAR, _HALF_YEAR = 120, 183
"""Days: a month and day that no verb governs goes to the nearer side where that is at most so near."""
_STORY = 1_200
"""Characters: a story that named its day goes on for so long without naming the year again."""
_YEAR = re.compile(r"(?<![\d.,/$€£-])(?:1[89]|20)\d\d(?![\d/%]|[.,]\d)")
_HEADLINE, _BULLET = 220, 5
"""Characters of a headline, and before the day that opens a line."""
_PLANS = 300
"""Characters between two days of one plan."""
_STORY_DAYS = 62
"""Days that lie between the days of one story."""
_WORKING_WEEK, _WEEK = 3, 7
"""From how many days on a stretch is the week of a list, and below how many."""
_SENTENCE_END = re.compile(r"[a-z)\d\"”’'][.!?][\"”’')]?\s|\n[ \t]*\n")


def resolve(article: Article) -> None:
    """Sets first, last and precision of every date mention that the evidence decides; leaves the others None.

    A weekday is the last one on or before the day of writing, or the first one on or after it where tense or words
    speak of the future. A month and day without a year take the year that puts them nearest before (after, if
    future) the day of writing. Without a day of publication only what is stated whole is set.
    """
    written = written_on(article)
    named: DateMention | None = None
    single: DateMention | None = None
    heading, line = _year_of_heading(article), (0, 0)
    entry = _first_entry(article, written)
    entries = sum(m.kind == "stated" and m.day is not None and _opens_line(m, article) for m in article.dates) > 1
    entry = entry if entries else None
    week: date | None = None
    for mention in article.dates:
        if week is not None and _is_plain(mention) and _opens_line(mention, article):
            mention.first = mention.last = _on_or_after(week, mention.weekday or 0)
            mention.precision = "day"
            continue
        if heading is not None and _lacks_year(mention, heading):
            if _opens_line(mention, article):
                line = mention.start, article.text.find("\n", mention.start) % (len(article.text) + 1)
            if line[0] <= mention.start < line[1]:
                mention.year = heading
        opens = entries and mention.kind == "stated" and mention.day is not None and _opens_line(mention, article)
        counted = not mention.anaphoric and mention.kind in ("weekday", "relative")
        same = mention.kind == "relative" and mention.anaphoric and mention.unit == "day" and mention.shift == 0
        before = single if same and named is not None and named.precision == "range" else named
        span = _span(mention, article, entry if counted and entry is not None else written, before)
        if span is None:
            continue
        mention.first, mention.last, mention.precision = span
        if _is_week_of_head(mention, article):
            week = mention.first
        if opens:
            # Words of a diary count from the day of its entry.
            past = mention.first == mention.last and (written is None or mention.first <= written)
            entry = mention.first if past else None
        if named is not None and mention.kind != "stated" and tense.is_of_saying(article, mention.start, mention.end):
            continue  # "will visit Riga on May 14, sources said today. He will hold talks there the same day"
        if mention.precision == "day" or mention.kind == "stated":
            named = mention
        if mention.precision == "day":
            single = mention


def _first_entry(article: Article, written: date | None) -> date | None:
    """The day of a diary's first entry, which looks like a dateline without a town."""
    line = article.dateline
    if line is None or written is None or line.city or line.country or line.agency or not line.month or not line.day:
        return None
    days = [
        day_of(year, line.month, line.day) for year in ([line.year] if line.year else [written.year, written.year - 1])
    ]
    return next((day for day in days if day is not None and day <= written), None)


def _year_of_heading(article: Article) -> int | None:
    """The one year that the headline names and that is over or has come, for the days that open the lines of a list:
    "State visits in 2002"."""
    title = article.title or article.text[: article.text.find("\n") % (len(article.text) + 1)]
    years = {int(found) for found in _YEAR.findall(title[:_HEADLINE])}
    if len(years) != 1 or (article.published is not None and max(years) > article.published.year):
        return None
    return years.pop()


def _lacks_year(mention: DateMention, year: int) -> bool:
    """Whether a day has no year, and may be of this one."""
    if mention.kind != "stated" or not mention.day or not mention.month or mention.year is not None:
        return False
    day = day_of(year, mention.month, mention.day)
    free = mention.unit is None and mention.direction is None
    return free and day is not None and mention.weekday in (None, day.weekday())


def _is_plain(mention: DateMention) -> bool:
    """ "Monday", and no more."""
    free = mention.direction is None and mention.unit is None and mention.until_weekday is None
    return mention.kind == "weekday" and mention.weekday is not None and not mention.anaphoric and free


def _is_week_of_head(mention: DateMention, article: Article) -> bool:
    """Whether a stretch of some days is the week that stands over a list: "Week commencing 13 November 2023",
    "Engagements, 20-24 August 2018". The weekdays that open the lines below are days of it."""
    if mention.kind != "stated" or mention.first is None or mention.last is None or mention.precision != "range":
        return False
    start, end = article.text.rfind("\n", 0, mention.start) + 1, article.text.find("\n", mention.end)
    short = 0 < end - start <= _HEADLINE and not article.text[start:end].rstrip().endswith(".")
    return mention.start < _HEADLINE and short and _WORKING_WEEK <= (mention.last - mention.first).days < _WEEK


def _opens_line(mention: DateMention, article: Article) -> bool:
    """Whether a day stands at the beginning of a line, at most behind a bullet."""
    start = article.text.rfind("\n", 0, mention.start) + 1
    return mention.start - start <= _BULLET and not any(c.isalnum() for c in article.text[start : mention.start])


Resolved = tuple[date, date, str]


def _span(mention: DateMention, article: Article, written: date | None, named: DateMention | None) -> Resolved | None:
    if mention.kind == "stated":
        return _stated(mention, article, written, named)
    if mention.kind == "weekday":
        return _weekday(mention, article, written, named)
    if mention.anaphoric and named is None and mention.unit == "day" and (mention.shift or 0) < 0:
        return _counted(mention, written)  # "The conversation took place the day before": before the report
    if mention.anaphoric:
        return _from_named(mention, named)
    return _counted(mention, written)


def _stated(mention: DateMention, article: Article, written: date | None, named: DateMention | None) -> Resolved | None:
    if mention.anaphoric and mention.day is not None:
        day = _day_of_month(mention.day, mention, article, written, named)
        return (day, day, "day") if day is not None else None
    year = mention.year
    if year is None and mention.unit == "year" and mention.shift is not None and written is not None:
        year = written.year + mention.shift
    if year is None and mention.month is not None:
        year = _year_told(mention, article, written, named)
    if year is None:
        return None
    first = day_of(year, mention.month or 1, mention.day or 1)
    if first is None:
        return None
    if mention.until is not None:
        return _stretch(first, mention.until)
    if mention.day is not None and mention.unit == "week":
        return first, first + timedelta(days=6), "range"
    if mention.day is not None:
        return first, first, "day"
    if mention.month is not None:
        return first, _month_end(first), "month"
    return first, date(year, 12, 31), "year"


def _day_of_month(
    day: int, mention: DateMention, article: Article, written: date | None, named: DateMention | None
) -> date | None:
    """ "On the 28th": of the month named before, or of the next one where that day was over; else the one near by."""
    since = named.first if named is not None and named.precision != "year" and _told_near(mention, named) else None
    months = [since, _unit_start(since, 1)] if since else []
    if since is None and written is not None:
        ahead = mention.direction == "future" or tense.future(article, mention.start, mention.end)
        months = [written, _unit_start(written, 1 if ahead else -1)]
    days = [found for month in months if month and (found := day_of(month.year, month.month, day)) is not None]
    if mention.weekday is not None:
        near = middle if since and named and (middle := _middle_of_month(named)) else since or written
        return _on_weekday(day, mention.weekday, near)
    if since is not None:
        return next((found for found in days if found >= since), None)
    if written is None:
        return None
    return next((found for found in days if (found >= written if ahead else found <= written)), None)


def _on_weekday(day: int, weekday: int, near: date | None) -> date | None:
    """ "Monday 13": the nearest day of this number that is such a weekday; None where none is near."""
    if near is None:
        return None
    months = [_unit_start(near, n) for n in (-2, -1, 0, 1, 2)]
    days = [found for month in months if (found := day_of(month.year, month.month, day)) is not None]
    fitting = [found for found in days if found.weekday() == weekday]
    return min(fitting, key=lambda found: abs(found - near), default=None)


def _middle_of_month(named: DateMention) -> date | None:
    """Of "March 2014": the days of the month itself are nearest to it."""
    return named.first.replace(day=15) if named.precision == "month" and named.first is not None else None


def _unit_start(day: date, months: int) -> date:
    return _shifted(day.replace(day=1), "month", months)


def _told_near(mention: DateMention, named: DateMention) -> bool:
    return mention.start - named.end <= _STORY


def _stretch(first: date, until: tuple[int | None, int, int]) -> Resolved | None:
    year, month, day = until
    last = day_of(year or first.year, month, day)
    if year is None and last is not None and last < first:
        last = day_of(first.year + 1, month, day)
    if last is None or last < first:
        return None
    return first, last, "day" if first == last else "range"


def _year_told(mention: DateMention, article: Article, written: date | None, named: DateMention | None) -> int | None:
    """The year of a month (and day) that has none."""
    told_before = _year_of_story(mention, article, written, named)
    if told_before is not None:
        return told_before
    if written is None:
        return None
    days = [day for year in _around(written) if (day := day_of(year, mention.month or 1, mention.day or 1)) is not None]
    if mention.weekday is not None:
        # "Sunday, August 7": a year near by in which it is one; where none has it the text is wrong, or of another day.
        days = [d for d in days if d.weekday() == mention.weekday and abs((d - written).days) <= 366]
    if mention.until is not None and mention.direction is None:
        # "is visiting Kenya on 4-6 April", written on the fifth: the stretch that goes on.
        stretches = [stretch for day in days if (stretch := _stretch(day, mention.until)) is not None]
        if (on := next((first for first, last, _ in stretches if first <= written <= last), None)) is not None:
            return on.year
    end = _month_end if mention.day is None else _same
    strictly = mention.direction == "past" and mention.day is None
    gone = max((d for d in days if d <= written and not (strictly and end(d) >= written)), default=None)
    coming = min((d for d in days if end(d) >= written), default=None)
    if mention.direction is not None:
        chosen = coming if mention.direction == "future" else gone
    else:
        ahead, direct = tense.governed(article, mention.start, mention.end)
        if direct and ahead and mention.day is not None and gone is not None and (written - gone).days <= _JUST_GONE:
            # "May 16: Japan receives X", in a chronology of May 17: told in the present, and no year ahead.
            ahead = not tense.in_present(article, mention.start, mention.end)
        chosen = (coming if ahead else gone) if direct else _nearest(gone, coming, ahead, written)
    return chosen.year if chosen is not None else None


def _nearest(gone: date | None, coming: date | None, ahead: bool | None, written: date) -> date | None:
    """The day where a noun, not a verb, owns it ("the July 31 deadline"): no year is said where it is plain."""
    if gone is None or coming is None:
        return gone or coming
    since, until = (written - gone).days, (coming - written).days
    if min(since, until) <= _NEAR:
        return gone if since <= until else coming
    return None if ahead is None else coming if ahead else gone if since <= _HALF_YEAR else None


def _year_of_story(
    mention: DateMention, article: Article, written: date | None, named: DateMention | None
) -> int | None:
    """The year that the text named before: in the same sentence ("In 1998 he came to Baghdad on 20 February"), or with
    a day shortly before this one ("He left on 3 May 1979. On 5 May he was in Cairo")."""
    if (
        named is None
        or named.kind != "stated"
        or named.first is None
        or mention.direction
        or mention.weekday is not None
    ):
        return None
    if written is not None and named.first.year >= written.year:
        return None
    between = article.text[named.end - 1 : min(mention.start, named.end + 300)]
    if named.year is not None and named.end + 300 >= mention.start and not _SENTENCE_END.search(between):
        return named.year
    if (
        named.precision not in ("day", "range")
        or not mention.month
        or not mention.day
        or not _told_near(mention, named)
    ):
        return None
    if written is not None and tense.future(article, mention.start, mention.end):
        return None
    days = [day_of(named.first.year + n, mention.month, mention.day) for n in (0, 1)]
    near = (day for day in days if day is not None and 0 <= (day - named.first).days <= _STORY_DAYS)
    return next((day.year for day in near if written is None or day <= written), None)


def _weekday(
    mention: DateMention, article: Article, written: date | None, named: DateMention | None
) -> Resolved | None:
    weekday = mention.weekday
    assert weekday is not None
    if mention.anaphoric:
        day = _weekday_from_named(mention, weekday, named)
        return (day, day, "day") if day else None
    if written is None:
        return None
    if mention.unit == "week":
        monday = written - timedelta(days=written.weekday()) + timedelta(weeks=mention.shift or 0)
        day = monday + timedelta(days=weekday)
    elif mention.direction == "past":
        day = _before(written, weekday)
    elif mention.direction == "future":
        day = _after(written, weekday)
        # "next Friday", said on a Wednesday, is this week's to some and next week's to others.
        if day.isocalendar().week == written.isocalendar().week and _says_next(mention, article):
            return day, day + timedelta(weeks=1), "range"
    elif (ahead := tense.future(article, mention.start, mention.end)) or (
        ahead is None and _goes_on_ahead(mention, article, written, named)
    ):
        day = _on_or_after(written, weekday)
    elif mention.until_weekday is not None:
        day = _on_or_before(_on_or_before(written, mention.until_weekday), weekday)
    else:
        day = _on_or_before(written, weekday)
    if mention.until_weekday is None:
        return day, day, "day"
    last = _on_or_after(day, mention.until_weekday)
    return day, last, "range" if last > day else "day"


def _goes_on_ahead(mention: DateMention, article: Article, written: date, named: DateMention | None) -> bool:
    """ "has a lunch scheduled for Wednesday. On Thursday she co-chairs the committee": in the present tense, behind a
    day to come, the next weekday is to come as well."""
    if named is None or named.kind != "weekday" or named.first is None or named.first <= written:
        return False
    near = mention.start - named.end <= _PLANS
    return near and tense.in_present(article, mention.start, mention.end)


def _says_next(mention: DateMention, article: Article) -> bool:
    return article.text[mention.start : mention.end].lower().startswith("next")


def _weekday_from_named(mention: DateMention, weekday: int, named: DateMention | None) -> date | None:
    if named is None or named.first is None or named.first != named.last:
        return None
    if mention.direction == "future":
        return _after(named.first, weekday)
    if mention.direction == "past":
        return _before(named.first, weekday)
    # "that Monday": the named day itself, or another of its week.
    return named.first - timedelta(days=named.first.weekday()) + timedelta(days=weekday)


def _from_named(mention: DateMention, named: DateMention | None) -> Resolved | None:
    if named is None or named.first is None or named.last is None or mention.shift is None or mention.unit is None:
        return None
    if mention.unit == "day":
        if named.precision not in ("day", "range"):
            return None
        day = (named.last if mention.shift > 0 else named.first) + timedelta(days=mention.shift)
        return day, day, "day"
    if mention.unit != "year" and named.precision == "year":
        return None
    return _unit(named.first, mention.unit, mention.shift)


def _counted(mention: DateMention, written: date | None) -> Resolved | None:
    if written is None or mention.shift is None or mention.unit is None:
        return None
    # "over the weekend", written on a Sunday, is the one that is ending.
    running = mention.unit == "weekend" and mention.shift == -1 and written.weekday() >= 5
    whole = _unit(written, mention.unit, 0 if running else mention.shift)
    if whole is None or mention.direction is None:
        return whole
    first, last, _ = whole
    if mention.direction == "past":
        # "earlier this week": from its Monday to today; "the past two weeks": from then to today.
        first = _shifted(written, mention.unit, mention.shift) if mention.shift else first
        return first, written, "range" if first < written else "day"
    last = _shifted(written, mention.unit, mention.shift) if mention.shift else last
    return written, last, "range" if last > written else "day"


def _unit(day: date, unit: str, shift: int) -> Resolved | None:
    """The whole day, week (from Monday), weekend, month or year that lies `shift` units from this day."""
    if not -5000 < shift < 5000 or not 200 < day.year + shift < 9000:
        return None
    moved = _shifted(day, unit, shift)
    if unit == "day":
        return moved, moved, "day"
    if unit == "week":
        monday = moved - timedelta(days=moved.weekday())
        return monday, monday + timedelta(days=6), "range"
    if unit == "weekend":
        saturday = moved - timedelta(days=moved.weekday()) + timedelta(days=5)
        return saturday, saturday + timedelta(days=1), "range"
    if unit == "month":
        first = moved.replace(day=1)
        return first, _month_end(first), "month"
    return date(moved.year, 1, 1), date(moved.year, 12, 31), "year"


def _shifted(day: date, unit: str, shift: int) -> date:
    if unit == "day":
        return day + timedelta(days=shift)
    if unit in ("week", "weekend"):
        return day + timedelta(weeks=shift)
    months = day.year * 12 + day.month - 1 + (shift if unit == "month" else 12 * shift)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _on_or_before(day: date, weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _before(day: date, weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def _after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def _around(written: date) -> range:
    """Years to look in: 29 February may lie eight years off."""
    return range(written.year - 8, written.year + 9)


def _month_end(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _same(day: date) -> date:
    return day
