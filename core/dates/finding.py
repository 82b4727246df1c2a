"""Expressions of time: stated days, weekdays, and days counted from another one.

A stated day may lack its year, a weekday is one of many: what a mention says is kept as it is said here;
core/dates/resolving.py counts it out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from core.article import Article, DateMention
from core.dates import readings
from core.dates.readings import Found, Read
from core.dates.words import DAY, GAP, ORDINAL, TO, YEAR, any_of, lexicon, month_pattern, phrases, weekday_pattern

Build = Callable[[Found, Read], DateMention | None]


def find(article: Article) -> list[DateMention]:
    """Every expression of time of the report, in text order, not overlapping; `first` and `last` are not set.

    Datelines and boilerplate are left out. A span holds the expression without its preposition ("Monday",
    "3 to 5 May", "earlier on Sunday"). A mention of kind relative with a direction and no shift ("recently",
    "in the coming days") says only that it was not on the day of publication.
    """
    text = article.text
    taken = _Stretches(text)
    read = Read(article)
    found: list[DateMention] = []
    for block in _not_days().finditer(text):
        taken.take(block.start(), block.end())
    for start, end in _parts(article):
        part = text[start:end]
        there = {sign: any(form in part for form in forms) for sign, forms in _signs().items()}
        for pattern, sign, build in _patterns():
            for match in pattern.finditer(text, start, end) if there.get(sign, True) else ():
                if not taken.free(match.start(), match.end()):
                    continue
                mention = build(match, read)
                if mention is not None and taken.free(mention.start, mention.end):
                    taken.take(mention.start, mention.end)
                    found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


class _Stretches:
    """Which stretches of the text belong to an expression already."""

    def __init__(self, text: str) -> None:
        self._taken = bytearray(len(text))

    def free(self, start: int, end: int) -> bool:
        return not any(self._taken[start:end])

    def take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\x01" * (end - start)


def _parts(article: Article) -> Iterator[tuple[int, int]]:
    if not article.segments:
        yield 0, len(article.text)
    for segment in article.segments:
        if segment.kind not in ("dateline", "boilerplate"):
            yield segment.start, segment.end


@cache
def _not_days() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(lexicon()['not_days'])}\b")


@cache
def _signs() -> dict[str, tuple[str, ...]]:
    """What stands in whatever patterns of this sign match, as written: most paragraphs name no month, many no day."""
    months, weekdays = ([word for words in lexicon()[name] for word in words] for name in ("months", "weekdays"))
    return {
        "month": tuple({form[:3] for word in months for form in (word, word.upper())}),
        "weekday": tuple({form[:3] for word in weekdays for form in (word, word.upper())}),
        "digit": tuple("0123456789"),
    }


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, Build], ...]:
    """The patterns in the order in which they may take a stretch of the text, each with its sign ("" for none)."""
    month, weekday = month_pattern(short=True), weekday_pattern(short=True)
    full_month, full_weekday = month_pattern(short=False), weekday_pattern(short=False)
    before = rf"(?:(?P<weekday>{weekday}),?{GAP}\(?(?:the{GAP})?)?"
    after = rf"(?:,?{GAP}\(?(?P<weekday2>{full_weekday}))?"
    of_year = rf"(?:{GAP}(?:of{GAP})?(?P<which>last|this|next){GAP}year\b)?"
    not_counted = rf"(?!\d|[:.,]\d|{GAP}?(?:%|{any_of(lexicon()['counted'])}\b))"
    numbers = rf"(?:\d{{1,3}}|an?|{any_of(lexicon()['numbers'])}|{any_of(lexicon()['vague_numbers'])})"
    part = any_of(lexicon()["day_parts"])
    sources: list[tuple[str, int, str, Build]] = [
        (
            rf"(?<![\w.-])(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?:T\d\d:\d\d[\d:.]{{0,10}}(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])",
            0,
            "digit",
            readings.iso,
        ),
        (
            rf"(?<![\w./-])(?P<a>\d\d?)(?P<mark>[./])(?P<b>\d\d?)(?P=mark)(?P<year>{YEAR})(?![\w/-])",
            0,
            "digit",
            readings.numeric,
        ),
        (
            rf"(?<![\w-]){before}(?P<month>{month}){GAP}(?P<day>{DAY}){not_counted}(?:,?{GAP}(?P<year1>{YEAR}))?"
            rf"(?:{TO}(?:(?P<month2>{month}){GAP})?(?P<day2>{DAY})(?!\w){not_counted})?"
            rf"(?:,?{GAP}(?P<year>{YEAR})\b{not_counted})?{of_year}{after}",
            0,
            "month",
            readings.stated,
        ),
        (
            rf"(?<![\w.,-]){before}(?P<day>{DAY})(?:{GAP}(?:of{GAP})?(?P<month1>{month})(?:,?{GAP}(?P<year1>{YEAR}))?)?"
            rf"(?:{TO}(?P<day2>{DAY}))?{GAP}(?:day{GAP})?(?:of{GAP})?(?P<month>{month})\b"
            rf"(?:,?{GAP}(?P<year>{YEAR})\b{not_counted})?{of_year}{after}",
            0,
            "month",
            readings.stated,
        ),
        (
            rf"(?<![\w.,-]){before}(?P<day>{DAY}){GAP}(?:day{GAP})?(?:of{GAP})?(?P<month>{month})(?!\w)"
            rf"(?:,?{GAP}(?P<year>{YEAR})\b{not_counted})?{of_year}{after}",
            0,
            "month",
            readings.stated,
        ),
        (
            # "Monday 13", "Monday the 13th"
            rf"(?<![\w-])(?P<weekday>{weekday}),?[ \t]{{1,3}}(?:the[ \t])?(?P<day>{DAY})(?![\w%]|[:.,]\d)",
            0,
            "weekday",
            readings.weekday_and_day,
        ),
        (
            rf"(?:(?<=\b[oO]n )|(?<=\bfor ))the{GAP}(?P<day>{ORDINAL})"
            rf"(?:{GAP}of{GAP}(?:the{GAP}same|that|this){GAP}month)?"
            rf"(?={GAP}?(?:[.,;:)\n]|$|(?:{any_of(lexicon()['behind_day'])})\b))",
            0,
            "digit",
            readings.day_of_month,
        ),
        (
            rf"(?<![\w-])(?P<month>{month})(?:{TO}(?P<month2>{month}))?(?:{GAP}of)?,?{GAP}(?P<year>{YEAR})\b{not_counted}",
            0,
            "month",
            readings.month_of_year,
        ),
        (
            rf"(?<![\w-])(?:(?P<which>last|next|this(?:{GAP}(?:past|coming))?|the{GAP}(?:coming|following|previous|preceding|same)"
            rf"|that|(?:this{GAP})?past|coming){GAP})?(?:(?:late|early|earlier|later){GAP}(?:on{GAP})?)?"
            rf"(?P<weekday>{full_weekday})(?:{GAP}{part}\b)?"
            rf"(?:(?:{GAP}?[-–—]{GAP}?|{GAP}(?:to|through|until){GAP})(?P<weekday2>{full_weekday}))?"
            rf"(?:,?{GAP}(?:of{GAP})?(?P<week>last|this|next){GAP}week\b)?",
            0,
            "weekday",
            readings.weekday,
        ),
        (
            rf"(?<=\b[oO]n )(?P<weekday>{weekday})(?!\w)",
            0,
            "weekday",
            readings.weekday,
        ),
        (
            rf"(?<![\w-])(?:(?P<which>last|next|this(?:{GAP}(?:past|coming))?){GAP})?(?:(?:[Ee]arly|[Mm]id|[Ll]ate)(?:[-–]|{GAP}))?"
            rf"(?P<month>{full_month})(?:{TO}(?P<month2>{full_month}))?(?:{GAP}(?P<whose>last|this|next){GAP}year\b)?",
            0,
            "month",
            readings.month,
        ),
        (
            # Before "today", which would be taken by itself.
            rf"\b(?P<number>{numbers}){GAP}(?P<unit>day|week|month|year)s?{GAP}(?P<way>from{GAP}today)\b",
            re.IGNORECASE,
            "",
            readings.counted,
        ),
        (
            rf"\b(?:(?P<when>earlier|later|early|late)(?:{GAP}(?:on|in))?{GAP})?(?P<phrase>{any_of(phrases('relative'))})\b"
            rf"(?:{GAP}{part}\b)?",
            re.IGNORECASE,
            "",
            readings.relative,
        ),
        (
            rf"\b(?P<when>earlier|later|early|late){GAP}in{GAP}the{GAP}(?P<unit>day|week|month|year)\b",
            re.IGNORECASE,
            "",
            readings.part_of,
        ),
        (
            rf"\b(?P<phrase>{any_of(phrases('anaphoric'))})\b",
            re.IGNORECASE,
            "",
            readings.anaphoric,
        ),
        (
            rf"\b(?P<number>{numbers}){GAP}(?P<unit>day|week|month|year)s?['’]?{GAP}"
            rf"(?P<way>ago|earlier|later|from{GAP}now|hence|before|after|time)\b",
            re.IGNORECASE,
            "",
            readings.counted,
        ),
        (
            rf"(?<=\b[iI]n )(?P<number>{numbers}){GAP}(?P<unit>day|week)s?\b(?!['’])",
            0,
            "",
            readings.ahead,
        ),
        (
            rf"\b(?:the{GAP}|these{GAP})(?P<way>past|last|previous|next|coming|following){GAP}(?P<number>{numbers}){GAP}"
            rf"(?P<unit>day|week|month|year)s?\b",
            re.IGNORECASE,
            "",
            readings.stretch,
        ),
        (
            rf"\b(?:(?P<past>{any_of(lexicon()['vague']['past'])})|(?P<future>{any_of(lexicon()['vague']['future'])}))\b",
            re.IGNORECASE,
            "",
            readings.vague,
        ),
        (
            rf"(?<![\w.,$€£/-])(?P<year>(?:1[89]|20)\d\d)(?:(?P<decade>s)\b|{TO}(?P<year2>(?:1[89]|20)?\d\d)\b(?!%))?"
            rf"(?![\w/]|[.,:-]\d){not_counted}",
            0,
            "digit",
            readings.year,
        ),
    ]
    return tuple((re.compile(source, flags), sign, build) for source, flags, sign, build in sources)
