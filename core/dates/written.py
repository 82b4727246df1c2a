"""The day on which a text was written: by its dateline, by what it calls today, else the day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from core.article import Article, DateMention

_PRINTED_AFTER = 3
"""A dateline's day lies at most this many days before the day of publication; else it is another year's or an error."""
_PUBLISHED_AFTER = 2
"""So many days a text that says what day it is was published later, at most."""
_BESIDE = re.compile(r"(?:,? ?\(|, )(?:on )?(?:the )?")
"""What stands between a day counted from the writing and the same day by its date: "Tomorrow, April 2"."""
_THIS_DAY = re.compile(r"(?<!\bon )(?<!\bOn )\b[Tt]his day, $")
_LONGEST = 10
"""Characters of "This day, "."""


def written_on(article: Article) -> date | None:
    """The day on which the text was written: the dateline's where it fits the day of publication, else the one that its
    own words tell, else that of publication."""
    published, dateline = article.published, article.dateline
    if published is None:
        return None
    if dateline is None or dateline.month is None or dateline.day is None:
        return _told_today(article, published) or published
    for year in (published.year, published.year - 1):
        day = day_of(dateline.year or year, dateline.month, dateline.day)
        if day is not None and 0 <= (published - day).days <= _PRINTED_AFTER:
            return day
    return published


def _told_today(article: Article, published: date) -> date | None:
    """The day that the text calls its own, shortly before that of publication: "This day, April 1, ...", "Tomorrow,
    April 2, ...", "Yesterday (March 29) ...". None in somebody's quoted words, or where two such days are told."""
    found = {
        day
        for n, mention in enumerate(article.dates)
        if (shift := _shift_beside(article, n)) is not None
        and (day := _near(mention, published, shift)) is not None
        and not _in_quotation_marks(article.text, mention.start)
    }
    return found.pop() if len(found) == 1 else None


def _shift_beside(article: Article, n: int) -> int | None:
    """How many days after the writing a stated day lies by the word beside it."""
    mention, before = article.dates[n], article.dates[n - 1] if n else None
    if mention.kind != "stated" or mention.day is None or mention.month is None:
        return None
    if _THIS_DAY.search(article.text, max(mention.start - _LONGEST, 0), mention.start) is not None:
        return 0
    counted = before is not None and before.kind == "relative" and before.unit == "day" and not before.anaphoric
    if before is None or not counted or before.shift not in (-1, 0, 1):
        return None
    return before.shift if _BESIDE.fullmatch(article.text, before.end, mention.start) is not None else None


def _near(mention: DateMention, published: date, shift: int) -> date | None:
    """The day of writing, where it lies at most a little before that of publication."""
    assert mention.month is not None and mention.day is not None
    for year in (published.year, published.year - 1, published.year + 1):
        day = day_of(mention.year or year, mention.month, mention.day)
        written = day - timedelta(days=shift) if day is not None else None
        if written is not None and 0 <= (published - written).days <= _PUBLISHED_AFTER:
            return written
    return None


def _in_quotation_marks(text: str, offset: int) -> bool:
    """Whether quotation marks that are open before an offset in its paragraph make it a part of somebody's words."""
    before = text[text.rfind("\n", 0, offset) + 1 : offset]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def day_of(year: int, month: int, day: int) -> date | None:
    """None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
