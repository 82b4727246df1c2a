"""What a matched expression of time says: one function for each pattern of finding.py.

Each takes the match and the text that is read, and gives a mention, or None where the words mean something else.
"""

from __future__ import annotations

import calendar
import re
from functools import cache, cached_property

from core.article import Article, DateMention
from core.dates import tense
from core.dates.words import GAP, any_of, lexicon, month_numbers, number, phrases, weekday_numbers, weekday_pattern

Found = re.Match[str]

_PEOPLE_TOO = frozenset({"april", "may", "june", "august"})
"""Months that are persons' names as well; "March" needs no such care: no name follows it."""
_CERTAIN_BEFORE = frozenset(
    {"last", "next", "this", "early", "mid", "late", "since", "during", "every", "until", "till"}
)

_WEEK_OF = re.compile(r"\b(?:week (?:of|beginning|starting|commencing)(?: on)?:?|w/c)\s+$", re.IGNORECASE)

_FOR = "for "
_SET = re.compile(r"\b(?:set|scheduled|planned|fixed|due|slated|pencilled in|arranged) for $", re.IGNORECASE)
"""What stands before "the 5th", so that it is a day and not a count ("for the 5th time")."""
_CLOSED = re.compile(r"[ \t]*(?:$|[\r\n:;.)–—-])")
"""What ends the opening of a line: "Monday 13:", "Monday 13 - ..."; "Monday 13 people" has no such sign."""


class Read:
    """The article that is read, and what is looked up in the whole of its text once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text

    @cached_property
    def months_as_names(self) -> frozenset[str]:
        """Months that are persons' names here ("Theresa May")."""
        months = any_of(name.capitalize() for name in _PEOPLE_TOO)
        named = rf"\b(?:Theresa|Mrs\.?|Ms\.?|Mr\.?|Minister|President|Secretary|Senator|Dr\.?) ({months})\b(?! \d)"
        return frozenset(re.findall(named, self.text))

    @cached_property
    def resolutions(self) -> frozenset[int]:
        """Numbers of resolutions, which look like years ("resolution 1929")."""
        found = re.findall(r"\b[Rr]esolutions?,? (?:no\.? ?|number )?(\d{4})\b|\b(\d{4}) resolution\b", self.text)
        return frozenset(int(before or after) for before, after in found)


def iso(match: Found, read: Read) -> DateMention | None:
    """ "2005-08-08", with or without a time."""
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if not _exists(year, month, day):
        return None
    return DateMention(match.start(), match.end(), "stated", year=year, month=month, day=day)


def numeric(match: Found, read: Read) -> DateMention | None:
    """ "12.06.2021" is 12 June; "06/12/2021" may be either: it keeps its year only, unless a weekday tells which."""
    year, a, b = int(match["year"]), int(match["a"]), int(match["b"])
    readings = {(b, a)} if match["mark"] == "." else {(b, a), (a, b)}
    readings = {(month, day) for month, day in readings if _exists(year, month, day)}
    if not readings:
        return None
    named = _weekday_before().search(read.text, max(0, match.start() - 14), match.start())
    start, weekday = match.start(), None
    if named is not None:
        start, weekday = named.start(), weekday_numbers()[named[1].lower()]
        fitting = {(month, day) for month, day in readings if calendar.weekday(year, month, day) == weekday}
        readings = fitting or readings
    month, day = readings.pop() if len(readings) == 1 else (None, None)
    return DateMention(start, match.end(), "stated", year=year, month=month, day=day, weekday=weekday)


@cache
def _weekday_before() -> re.Pattern[str]:
    return re.compile(rf"\b({weekday_pattern(short=False)}),?\s\(?$", re.IGNORECASE)


def stated(match: Found, read: Read) -> DateMention | None:
    """A day and a month, with or without weekday, year or a last day."""
    groups = match.groupdict()
    month, day = _month_number(groups.get("month1") or groups["month"]), _day_number(groups["day"])
    year = _whole(groups.get("year1")) or _whole(groups["year"])
    weekday = groups["weekday"] or groups["weekday2"]
    until = None
    if groups.get("day2"):
        last_month = _month_number(groups.get("month2") or groups["month"])
        last_year = _whole(groups["year"])
        until = (last_year, last_month, _day_number(groups["day2"]))
        # "December 30 to January 2, 2006" begins in the year before.
        if year and last_year and not groups.get("year1") and (month, day) > until[1:]:
            year -= 1
        if not _exists(last_year, *until[1:]):
            return None
    if not _exists(year, month, day):
        return None
    mention = DateMention(match.start(), match.end(), "stated", year=year, month=month, day=day, until=until)
    mention.weekday = weekday_numbers()[weekday.lower().rstrip(".")] if weekday else None
    if until is None and _WEEK_OF.search(read.text, max(0, match.start() - 24), match.start()):
        mention.unit = "week"
    return _of_year(mention, groups["which"])


def day_of_month(match: Found, read: Read) -> DateMention | None:
    """ "on the 28th": of the month that the text named before, else of the one in which it was written."""
    day = _day_number(match["day"])
    set_for = read.text[match.start() - len(_FOR) : match.start()].lower() == _FOR
    if set_for and not _SET.search(read.text, max(0, match.start() - 24), match.start()):
        return None
    mention = DateMention(match.start(), match.end(), "stated", day=day, anaphoric=True)
    mention.direction = "future" if set_for else None
    return mention


def weekday_and_day(match: Found, read: Read) -> DateMention | None:
    """ "Monday 13", "Monday the 13th": without an ordinal only as the heading or the opening of a line."""
    ordinal = not match["day"][-1].isdigit()
    start = read.text.rfind("\n", 0, match.start()) + 1
    opens = not any(c.isalnum() for c in read.text[start : match.start()])
    closed = _CLOSED.match(read.text, match.end()) is not None
    if not ordinal and not (opens and closed):
        return None
    mention = DateMention(match.start(), match.end(), "stated", day=_day_number(match["day"]), anaphoric=True)
    mention.weekday = weekday_numbers()[match["weekday"].lower().rstrip(".")]
    return mention


def month_of_year(match: Found, read: Read) -> DateMention | None:
    """ "June 2005", "July to August 2004"."""
    year, month = int(match["year"]), _month_number(match["month"])
    mention = DateMention(match.start(), match.end(), "stated", year=year, month=month)
    if match["month2"]:
        last = _month_number(match["month2"])
        mention.until = (year, last, calendar.monthrange(year, last)[1])
        mention.year = year - 1 if month > last else year
    return mention


def weekday(match: Found, read: Read) -> DateMention | None:
    """One weekday or a stretch of them; "on Mondays" is none."""
    groups = match.groupdict()
    mention = DateMention(match.start(), match.end(), "weekday")
    mention.weekday = weekday_numbers()[groups["weekday"].lower().rstrip(".")]
    if groups.get("weekday2"):
        mention.until_weekday = weekday_numbers()[groups["weekday2"].lower()]
    which = " ".join((groups.get("which") or "").split())
    if which in ("last", "this past", "past"):
        mention.direction = "past"
    elif which in ("next", "coming", "the coming", "this coming"):
        mention.direction = "future"
    elif which in ("the following", "the previous", "the preceding", "the same", "that"):
        mention.anaphoric = True
        mention.direction = {"the following": "future", "the same": None, "that": None}.get(which, "past")
    if groups.get("week"):
        mention.unit, mention.shift = "week", {"last": -1, "this": 0, "next": 1}[groups["week"]]
    return mention


def relative(match: Found, read: Read) -> DateMention | None:
    """ "yesterday", "earlier this week", "next month"."""
    unit, shift = phrases("relative")[" ".join(match["phrase"].lower().split())]
    if unit == "weekend" and shift == 0:
        # "will meet this weekend", written on a Wednesday, is the one to come, "met this weekend" the one before.
        ahead = tense.future(read.article, match.start(), match.end())
        if ahead is None:
            return None
        shift = 0 if ahead else -1
    mention = DateMention(match.start(), match.end(), "relative", unit=unit, shift=shift)
    when = (match["when"] or "").lower()
    if shift == 0 and when in ("earlier", "later"):
        mention.direction = "past" if when == "earlier" else "future"
    return mention


def part_of(match: Found, read: Read) -> DateMention:
    """ "earlier in the week", "later in the day"."""
    unit, when = match["unit"].lower(), match["when"].lower()
    mention = DateMention(match.start(), match.end(), "relative", unit=unit, shift=0)
    if unit != "day" and when in ("earlier", "later"):
        mention.direction = "past" if when == "earlier" else "future"
    return mention


def anaphoric(match: Found, read: Read) -> DateMention | None:
    """ "the following day"."""
    phrase = " ".join(match["phrase"].lower().split())
    # "the day before the summit" is counted from the summit.
    if phrase.endswith((" before", " after")) and not _ends_a_clause(read.text, match.end()):
        return None
    unit, shift = phrases("anaphoric")[phrase]
    return DateMention(match.start(), match.end(), "relative", unit=unit, shift=shift, anaphoric=True)


def counted(match: Found, read: Read) -> DateMention | None:
    """ "two days ago", "three weeks later", "in two months' time"."""
    way = " ".join(match["way"].lower().split())
    count, unit = number(match["number"]), match["unit"].lower()
    if way in ("before", "after") and not _ends_a_clause(read.text, match.end()):
        return None
    if way == "time" and not read.text[max(0, match.start() - 10) : match.start()].rstrip().lower().endswith(
        ("in", "within")
    ):
        return None
    past = way in ("ago", "earlier", "before")
    mention = DateMention(match.start(), match.end(), "relative", unit=unit)
    mention.anaphoric = way in ("earlier", "later", "before", "after")
    if count is None:
        mention.direction = "past" if past else "future"
    else:
        mention.shift = -count if past else count
    return mention


def ahead(match: Found, read: Read) -> DateMention | None:
    """ "will come in two days": behind a verb of what is to come; "met three times in two days" counts from no day."""
    told, direct = tense.governed(read.article, match.start(), match.end())
    count, unit = number(match["number"]), match["unit"].lower()
    return (
        DateMention(match.start(), match.end(), "relative", unit=unit, shift=count)
        if told and direct and count
        else None
    )


def stretch(match: Found, read: Read) -> DateMention | None:
    """ "the past two weeks": all the time from then to the day of publication."""
    count, way = number(match["number"]), match["way"].lower()
    past = way in ("past", "last", "previous")
    mention = DateMention(match.start(), match.end(), "relative", unit=match["unit"].lower())
    mention.direction = "past" if past else "future"
    mention.shift = None if count is None else -count if past else count
    mention.anaphoric = way in ("previous", "following")
    return mention


def vague(match: Found, read: Read) -> DateMention | None:
    """ "recently", "in the coming days": a direction and no day."""
    if read.text[max(0, match.start() - 4) : match.start()].lower() == " as ":
        return None  # "as soon as"
    direction = "past" if match["past"] else "future"
    if match.group().lower().startswith("this ") and tense.future(read.article, match.start(), match.end()):
        direction = "future"
    return DateMention(match.start(), match.end(), "relative", direction=direction)


_NAMED_EVENT = re.compile(
    rf"(?:{GAP}(?:[A-Z][\w.&’'–-]{{0,30}}|and|of|the)){{0,6}}{GAP}"
    r"(?:[Ss]ummits?|[Mm]eetings?|[Cc]onference|[Ff]orum|[Ss]ession|[Tt]alks|[Rr]etreat|[Vv]isit|[Dd]ialogue)\b"
)
"""What may follow "the June": "Chile-Peru Summit", "Summit of the Cities", "Pacific Council meeting"."""


def month(match: Found, read: Read) -> DateMention | None:
    """A month that stands alone: only where the words around it make it one."""
    which, written = match["which"], match["month"]
    text = read.text
    if not which and not match["whose"]:
        before = re.search(r"([A-Za-z]+)[\s-]*$", text[max(0, match.start() - 24) : match.start()])
        word = before[1].lower() if before else ""
        led = word in lexicon()["before_month"] or match.start("month") > match.start()
        following = re.match(
            rf"(?:['’]s)?{GAP}(?!(?:on|to|for|from|against|in|was|is|of|has|had|and|with)\b)[a-z]",
            text[match.end() : match.end() + 12],
        )
        owned = text[max(0, match.start() - 3) : match.start()].rstrip().endswith(("'s", "’s"))  # "X's June trip"
        named = _NAMED_EVENT.match(text, match.end())
        following = following or named
        determined = (owned or word in ("the", "its", "their", "his", "her", "a", "an")) and following is not None
        if not led and not determined:
            return None
        certain = word in _CERTAIN_BEFORE or match.start("month") > match.start() or (word == "the" and named)
        if written.lower() in _PEOPLE_TOO and not certain and _is_person(written, match, read):
            return None
    mention = DateMention(match.start(), match.end(), "stated", month=_month_number(written))
    if match["month2"]:
        last = _month_number(match["month2"])
        mention.until = (None, last, calendar.monthrange(2001, last)[1])
    which = " ".join((which or "").split())
    if which in ("last", "this past"):
        mention.direction = "past"
    elif which in ("next", "this coming"):
        mention.direction = "future"
    elif which == "this":
        mention.unit, mention.shift = "year", 0
    return _of_year(mention, match["whose"])


def _is_person(name: str, match: Found, read: Read) -> bool:
    """Whether this word is a name here ("April Glaspie", "confidence in May" in a text about Theresa May)."""
    if re.match(r" (?!President|Prime|Minister)[A-Z][a-z]", read.text[match.end("month") : match.end("month") + 12]):
        return True
    return name in read.months_as_names


def year(match: Found, read: Read) -> DateMention | None:
    """A year that stands alone, a stretch of years or a decade."""
    text, year = read.text, int(match["year"])
    before = re.search(r"([\w'’]+)[\s(]*$|\($", text[max(0, match.start() - 24) : match.start()])
    word = (before[1] or "").lower() if before else ""
    owned = word.endswith(("'s", "’s", "s'", "s’"))
    if word not in lexicon()["before_year"] and not owned and not match["decade"]:
        return None
    if year in read.resolutions:
        return None
    mention = DateMention(match.start(), match.end(), "stated", year=year)
    if match["decade"]:
        mention.until = (year + 9, 12, 31)
    elif match["year2"]:
        last = int(match["year2"])
        last = last if last > 99 else year // 100 * 100 + last
        if last <= year:
            return None
        mention.until = (last, 12, 31)
    return mention


def _of_year(mention: DateMention, which: str | None) -> DateMention:
    """ "8 May last year": the year is counted from the day of publication."""
    if which:
        mention.unit, mention.shift = "year", {"last": -1, "this": 0, "next": 1}[which]
    return mention


def _ends_a_clause(text: str, at: int) -> bool:
    return re.match(r"\s*(?:$|[.,;:)\"”’]|\n)", text[at : at + 4]) is not None


def _month_number(written: str) -> int:
    return month_numbers()[written.lower().rstrip(".")]


def _day_number(written: str) -> int:
    return int(written.lower().rstrip("stndrh"))


def _whole(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; without a year 29 February is one."""
    if not 1 <= month <= 12:
        return False
    return 1 <= day <= calendar.monthrange(year or 2000, month)[1]
