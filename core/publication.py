"""The day of publication: stated, or solved from a dateline without a year.

A wire item's dateline often has a day and no year. The year is solved where exactly one fits all that the text ties
to that day: the weekday of its lead, the terms of the office holders whom it names with their office, and years it
speaks of as past or to come. Where two years fit, or the clues are too few, the day stays unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice, pairwise, takewhile

from core import gazetteer
from core.actors.office_holders import Term, holders
from core.actors.offices import canonical_role
from core.article import Article, DateMention, Document, Mention
from core.dates import find as find_dates
from core.dates import tense
from core.dates.words import any_of, lexicon

_FIRST_YEAR = 1946
"""No year before this is looked for: the list of office holders does not reach further back."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_HEAD_LINES, _HEAD = 12, 1_500
_MOST_NAMESAKES = 3
"""A name that more persons of the list share says nothing of the year."""


def solve(article: Article) -> None:
    """Sets `published`, `published_source` and `published_evidence` of the article.

    In this order: what the file or the user says, of two days that the file may mean the one that fits the text; a
    dateline with a year; a line of the text's head that is a whole date and nothing else; the day that stands in
    brackets behind "today"; a dateline's day with the one year that fits all clues. All stay None where none decides;
    the evidence names the two days then, if there are two.
    """
    document = article.document
    if document.published is not None:
        article.published = document.published
        article.published_source = document.published_source or "metadata"
        given = "the user's option" if article.published_source == "option" else "the file's metadata"
        article.published_evidence = f"Given by {given}."
        return
    if document.published_either is not None and _of_either(article, *document.published_either):
        return
    day = _of_dateline(article)
    if day is not None:
        _set(article, day, "dateline", "The dateline gives the whole date.")
        return
    day = _of_head(article.text)
    if day is not None:
        _set(article, day, "dateline", "A line at the head of the text gives the whole date.")
        return
    day = _of_today(article)
    if day is not None:
        _set(article, day, "resolved", "The text says which day it calls today.")
        return
    _solve_year(article)


def _of_today(article: Article) -> date | None:
    """The day that stands in brackets behind "today" or "this evening": "today (Monday, 26 April 2021)"."""
    for today, named in pairwise(article.dates):
        same = today.kind == "relative" and today.unit == "day" and today.shift == 0 and not today.anaphoric
        whole = named.kind == "stated" and named.year and named.month and named.day and named.until is None
        between = article.text[today.end : named.start].strip()
        if same and whole and between in ("(", ",", ", ("):
            return _day(named.year or 0, named.month or 0, named.day or 0)
    return None


def _set(article: Article, day: date, source: str, evidence: str) -> None:
    article.published, article.published_source, article.published_evidence = day, source, evidence


def _of_either(article: Article, one: date, other: date) -> bool:
    """Whether the text tells which of the two days it is that its file states with slashes; sets that day."""
    written = f"{one.day:02}/{one.month:02}/{one.year}"
    dateline = article.dateline
    if dateline is not None and dateline.month and dateline.day:
        near = [day for day in (one, other) if _is_near(day, dateline.month, dateline.day)]
        if len(near) == 1:
            _set(article, near[0], "metadata", f"The file's {written} read as the dateline has it.")
            return True
    fitting = [day for day in (one, other) if _weekday_fits(day, _clues(article, day.month, day.day))]
    if len(fitting) == 1:
        _set(article, fitting[0], "metadata", f"The file's {written} read as the weekday of the lead has it.")
        return True
    article.published_evidence = f"The file's {written} may be {_in_words(one)} or {_in_words(other)}."
    return False


def _is_near(day: date, month: int, of_month: int) -> bool:
    """Whether a report of that dateline may be of this day: of the same, or of the one after it."""
    dated = _day(day.year, month, of_month)
    return dated is not None and timedelta(0) <= day - dated <= timedelta(days=1)


def _in_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _of_dateline(article: Article) -> date | None:
    dateline = article.dateline
    if dateline is None or not dateline.year or not dateline.month or not dateline.day:
        return None
    return _day(dateline.year, dateline.month, dateline.day)


def _of_head(text: str) -> date | None:
    """The date of a line that says nothing else, among the first lines."""
    lines = [line for line in text[:_HEAD].split("\n") if line.strip()][:_HEAD_LINES]
    for line in lines:
        if not 6 <= len(line.strip()) <= 80 or not re.search(r"\d{4}", line):
            continue
        found = [m for m in find_dates(Article(Document(line))) if m.kind == "stated"]
        if len(found) != 1 or found[0].until is not None:
            continue
        mention = found[0]
        rest = line[: mention.start] + " " + line[mention.end :]
        if (
            set(re.findall(r"[a-z]+", rest.lower())) <= _date_line_words()
            and mention.year
            and mention.month
            and mention.day
        ):
            return _day(mention.year, mention.month, mention.day)
    return None


@cache
def _date_line_words() -> frozenset[str]:
    return frozenset([*lexicon()["date_line"], *(day.lower() for day in _WEEKDAYS)])


@dataclass(frozen=True, slots=True)
class _Holder:
    """Somebody whom the text names with an office of today, and the terms that this may be."""

    terms: tuple[Term, ...]

    @property
    def name(self) -> str:
        return self.terms[-1].name

    def on(self, day: date) -> Term | None:
        return next((term for term in self.terms if term.covers(day)), None)


@dataclass(frozen=True, slots=True)
class _Clues:
    month: int
    day: int
    lead: tuple[int, ...]
    """Weekdays of the lead: the dateline's day or the one before it."""
    fixed: tuple[tuple[int, int, int], ...]
    """Month, day and weekday of days stated with their weekday and no year."""
    people: tuple[_Holder, ...]
    earliest: int
    latest: int

    @property
    def has_weekday(self) -> bool:
        return bool(self.lead or self.fixed)


def _solve_year(article: Article) -> None:
    dateline = article.dateline
    if dateline is None or dateline.month is None or dateline.day is None:
        return
    clues = _clues(article, dateline.month, dateline.day)
    if not clues.people or (len(clues.people) < 2 and not clues.has_weekday):
        return
    days = [day for year in _years(clues) if (day := _day(year, clues.month, clues.day)) is not None]
    days = [day for day in days if _weekday_fits(day, clues)]
    fitting = [day for day in days if all(person.on(day) for person in clues.people)]
    if not fitting:
        # One person of many may have been taken for another; never more.
        fitting = [day for day in days if _all_but_one(day, clues)]
    if len(fitting) == 1:
        _set(article, fitting[0], "resolved", _evidence(fitting[0], clues))


def _all_but_one(day: date, clues: _Clues) -> bool:
    in_office = sum(person.on(day) is not None for person in clues.people)
    return in_office >= 3 and in_office == len(clues.people) - 1


def _clues(article: Article, month: int, day: int) -> _Clues:
    earliest, latest = _years_told(article)
    return _Clues(month, day, _lead_weekdays(article), _fixed_days(article), _people(article), earliest, latest)


def _years(clues: _Clues) -> range:
    # No text is of a year to come, and an open term of the list reaches to today.
    first, last = max(_FIRST_YEAR, clues.earliest), min(max(_last_listed(), date.today().year), clues.latest)
    return range(first, last + 1)


def _last_listed() -> int:
    return max(term.start.year for term in holders() if term.start is not None)


def _weekday_fits(day: date, clues: _Clues) -> bool:
    before = day - timedelta(days=1)
    if clues.lead and not {day.weekday(), before.weekday()} & set(clues.lead):
        return False
    return all(_is_weekday_near(day, *fixed) for fixed in clues.fixed)


def _is_weekday_near(day: date, month: int, of_month: int, weekday: int) -> bool:
    """Whether the stated day is that weekday in the year that puts it nearest to the dateline's day."""
    near = [found for year in (day.year - 1, day.year, day.year + 1) if (found := _day(year, month, of_month))]
    return bool(near) and min(near, key=lambda found: abs(found - day)).weekday() == weekday


def _lead_weekdays(article: Article) -> tuple[int, ...]:
    """The weekdays that the first paragraph which names one gives to what has happened."""
    for segment in article.body()[:3]:
        told = [
            m.weekday
            for m in article.dates
            if segment.start <= m.start < segment.end and _is_plain_weekday(m) and m.weekday is not None
        ]
        if told:
            past = [
                m.weekday
                for m in article.dates
                if segment.start <= m.start < segment.end
                and _is_plain_weekday(m)
                and m.weekday is not None
                and not tense.future(article, m.start, m.end)
            ]
            return tuple(sorted(set(past)))
    return ()


def _is_plain_weekday(mention: DateMention) -> bool:
    return (
        mention.kind == "weekday"
        and mention.direction is None
        and not mention.anaphoric
        and mention.unit is None
        and mention.until_weekday is None
    )


def _fixed_days(article: Article) -> tuple[tuple[int, int, int], ...]:
    return tuple(
        (m.month, m.day, m.weekday)
        for m in article.dates
        if m.kind == "stated" and m.year is None and m.shift is None and m.until is None
        if m.month is not None and m.day is not None and m.weekday is not None
    )


def _years_told(article: Article) -> tuple[int, int]:
    """The latest year told as past and the earliest told as to come: the text was written between them."""
    earliest, latest = 0, 9999
    for mention in article.dates:
        if mention.kind != "stated" or mention.year is None or mention.until is not None:
            continue
        before = article.text[max(0, mention.start - 12) : mention.start].split()
        if not before or before[-1].lower() not in ("in", "since", "by", "until", "on"):
            continue
        told = tense.future(article, mention.start, mention.end)
        if told is False:
            earliest = max(earliest, mention.year)
        elif told:
            latest = min(latest, mention.year)
    return (earliest, latest) if earliest <= latest else (0, 9999)


def _people(article: Article) -> tuple[_Holder, ...]:
    """Those whom the text names with an office of today, each once for an office."""
    found: dict[frozenset[tuple[str, str]], _Holder] = {}
    for mention in article.mentions:
        holder = _holder(mention, article)
        if holder is None:
            continue
        found.setdefault(frozenset((term.name, term.role) for term in holder.terms), holder)
    return tuple(found.values())


def _holder(mention: Mention, article: Article) -> _Holder | None:
    if mention.form not in ("name", "title") or not mention.role or mention.actor is None:
        return None
    if mention.actor.kind != "person" or _is_of_the_past(mention, article):
        return None
    country = mention.actor.country or _country_of(mention.role)
    if canonical_role(mention.role, country) is None:
        return None
    names = [mention.actor.name, *mention.actor.aliases]
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        terms = holders(name, country=country, role=mention.role)
        if terms and len({(term.name, term.country) for term in terms}) <= _MOST_NAMESAKES:
            return _Holder(tuple(terms))
    return None


def _is_of_the_past(mention: Mention, article: Article) -> bool:
    """ "former President Khatami", or anybody in a sentence about a year gone by."""
    text = article.text
    before = text[max(0, mention.start - 20) : mention.start]
    near = re.split(r"[.,;:\n]", before)[-1]
    if any(_not_of_today().search(words) for words in (mention.role or "", near)):
        return True
    if re.match(r"-elect|-designate", text[mention.end : mention.end + 12]):
        return True
    start, end = _sentence(article, mention.start)
    first = bisect_left(article.dates, start, key=lambda m: m.start)
    of_sentence = takewhile(lambda m: m.start < end, islice(article.dates, first, None))
    return any(m.kind == "stated" and m.year is not None for m in of_sentence)


@cache
def _not_of_today() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(lexicon()['not_of_today'])}\b", re.IGNORECASE)


def _sentence(article: Article, at: int) -> tuple[int, int]:
    if article.doc is not None and len(article.doc):
        token = article.doc.char_span(at, at + 1, alignment_mode="expand")
        if token is not None:
            return token.sent.start_char, token.sent.end_char
    return at, at + 1


@cache
def _country_of(role: str) -> str | None:
    """The country that a role names ("Syrian President")."""
    words = re.findall(r"[\w.'’-]+", role)
    for n in range(len(words)):
        _, meanings = gazetteer.longest([word.removesuffix("'s").removesuffix("’s") for word in words], n)
        for kind in ("adjective", "state"):
            if kind in meanings and meanings[kind].country is not None:
                return meanings[kind].country
    return None


def _evidence(day: date, clues: _Clues) -> str:
    """What the year was solved from, in a sentence or two."""
    written = f"{day.day} {_MONTHS[day.month - 1]}"
    told = []
    if clues.lead:
        named = " and ".join(_WEEKDAYS[weekday] for weekday in clues.lead)
        which = "that day" if day.weekday() in clues.lead else "the day before"
        told.append(f"{which} was the {named} of the lead")
    for month, of_month, weekday in clues.fixed:
        told.append(f"{of_month} {_MONTHS[month - 1]} was a {_WEEKDAYS[weekday]}")
    terms = [term for person in clues.people if (term := person.on(day)) is not None]
    offices = [f"{term.name} was {term.role} ({_term_years(term)})" for term in terms]
    told.append(", ".join(offices))
    if clues.earliest:
        told.append(f"{clues.earliest} was past")
    if clues.latest < 9999:
        told.append(f"{clues.latest} was not over")
    others = [person.name for person in clues.people if person.on(day) is None]
    doubt = f" {others[0]}'s term does not fit and was left aside." if others else ""
    return f"The dateline says {written} without a year; {day.year} is the only year in which {'; '.join(told)}.{doubt}"


def _term_years(term: Term) -> str:
    start = term.start.isoformat() if term.start else "?"
    return f"{start} to {term.end.isoformat()}" if term.end else f"since {start}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
