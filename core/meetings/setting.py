"""When and where the meeting of an account was: from the words about it, its dateline, or what the report is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from core.actors.offices import canonical_role
from core.article import Article, DateMention, Meeting, Participant
from core.dates import written_on
from core.meetings import visits
from core.meetings.account import Account, Naming
from core.meetings.events import at_its_end
from core.meetings.grammar import children, lemma, preposition
from core.meetings.sections import Sections, had
from core.meetings.when import Calendar, source_of
from core.meetings.where import Spot
from core.meetings.words import words

_OF_STATES = ("president", "minister", "secretary of state", "chancellor", "monarch")
"""How offices end that a report from a state's own towns names without saying of what state."""
_GOING_ON = frozenset(
    {
        "also", "later", "then", "afterwards", "afterward", "earlier", "subsequently", "thereafter", "separately",
        "further", "furthermore", "additionally",
    }
)  # fmt: skip
_ON_THE_WAY = frozenset({"continue", "proceed"})
"""Verbs of a leg of a journey that began before."""
_OPENING = 3
"""Words at the beginning of a sentence among which those stand that go on from the one before."""
_AS_PART = re.compile(r"\bas part of (?:his|her|their) participation\b", re.IGNORECASE)
_LAST_DAYS = 2
"""Days before a report that it tells of as its own news."""
_HOUR = re.compile(r"[ ,]*\b(?:in the (?:morning|afternoon|evening)|(?:earlier|later) in the day)\b")


def set_place(meeting: Meeting, spots: list[Spot]) -> None:
    for spot in spots:
        if meeting.city is None and meeting.country in (None, spot.country):
            meeting.city = spot.city
        if meeting.country is None:
            meeting.country = spot.country
        if meeting.venue is None:
            meeting.venue = spot.venue
        if meeting.place_source is None:
            meeting.place_source = spot.source


def place_by_dateline(meeting: Meeting, account: Account, article: Article, sections: Sections) -> None:
    """A meeting that is the news, told from a town of one of its sides, was there unless words say otherwise."""
    dateline, first = article.dateline, account.namings[0]
    if (
        dateline is None
        or dateline.country is None
        or meeting.kind in ("visit", "call")
        or meeting.mode in ("phone", "video")
    ):
        return
    if meeting.status not in ("held", "ongoing") or not (
        sections.is_news(first) or _is_of_these_days(meeting, first, article, sections)
    ):
        return
    if meeting.city or meeting.country not in (None, dateline.country):
        return
    if first.event.frame in ("discuss", "consult", "speak"):
        return
    hosts = {p.country for p in meeting.participants if p.part == "host" and p.country}
    if hosts and dateline.country not in hosts:
        return  # "Vinh also paid a courtesy call on the Lao prime minister", told from Hanoi
    sides = {p.country for p in meeting.participants if p.country}
    if len(sides) == 1 and dateline.country not in sides and any(is_of_home(p) for p in meeting.participants):
        # "The foreign minister received the Cuban vice president", told from Montevideo: the minister of that state.
        sides.add(dateline.country)
    if dateline.country in sides and len(sides) > 1 and not on_sidelines(first):
        meeting.city, meeting.country, meeting.place_source = dateline.city, dateline.country, "dateline"


def _is_of_these_days(meeting: Meeting, naming: Naming, article: Article, sections: Sections) -> bool:
    """Whether a report tells further down, as news, of a meeting of its last days, and where it is from is no other
    place named near: "X also met Thai Minister Y on Friday", told from Bangkok."""
    dateline = article.dateline
    if dateline is None or meeting.date_start is None or meeting.date_start != meeting.date_end:
        return False
    written = written_on(article) if sections.is_told(naming) else None
    if written is None or not 0 <= (written - meeting.date_start).days <= _LAST_DAYS:
        return False
    start = article.text.rfind("\n", 0, naming.event.sentence.start_char) + 1
    near = (p for p in article.places if start <= p.start < naming.event.sentence.end_char)
    return all(place.country in (None, dateline.country) for place in near)


def is_of_home(participant: Participant) -> bool:
    """Whether somebody has an office of which the text does not say of what state: of the one it is told from."""
    actor = participant.actor
    if actor.kind != "person" or actor.country is not None:
        return False
    if participant.part == "host":
        return True
    held = [participant.role, *(role for role, _, _ in actor.roles)]
    named = {canonical_role(role) or _shortened(role) for role in held if role}
    return any(name.endswith(_OF_STATES) for name in named)


def _shortened(role: str) -> str:
    """What an office is that is in no list: "minister" of "Minister of Foreign Affairs and Worship"."""
    return role.casefold().split(" of ")[0].split(" for ")[0].strip()


def set_date(meeting: Meeting, account: Account, article: Article, sections: Sections, calendar: Calendar) -> None:
    dates = [mention for mention in account.dates if mention.first is not None]
    begun = [n for n in account.namings if lemma(n.event.trigger) not in _ON_THE_WAY] or account.namings
    arrivals = [n.date for n in begun if n.date is not None and n.date.first is not None and not _is_departure(n)]
    departures = [
        n.date for n in account.namings if n.date is not None and n.date.first is not None and _is_departure(n)
    ]
    if arrivals:
        _put(meeting, _closest(arrivals), article)
        _until_now(meeting, _closest(arrivals), article)
    elif account.dates and not dates:
        meeting.date_text = article.text[account.dates[0].start : account.dates[0].end]
    lasting = meeting.kind == "visit" or any(n.days for n in account.namings)
    if lasting:
        _set_end(meeting, account, departures, article)
    if meeting.date_start is not None or meeting.status not in ("held", "ongoing"):
        return
    if meeting.kind != "visit" and all(visits.inside_a_visit(n.event.trigger) for n in account.namings):
        return  # "left on Monday after a visit during which he met X": on one of its days
    headed = account.namings[0].event.frame == "headline"
    if meeting.kind != "visit" and not headed and (said := sections.saying_date(account, calendar)) is not None:
        _put(meeting, said, article)
    elif (written := written_on(article)) is not None and (
        _is_of_the_day(meeting, account, sections) or _at_an_hour(account, article, calendar, written)
    ):
        dateline = article.dateline is not None and article.dateline.day == written.day
        meeting.date_start = meeting.date_end = written
        meeting.date_precision, meeting.date_source = "day", "dateline" if dateline else "published"
        if lasting and any(_is_begun(naming) for naming in account.namings):
            _set_end(meeting, account, departures, article)


def _until_now(meeting: Meeting, mention: DateMention, article: Article) -> None:
    """ "This week I met with X": up to the day on which that is written."""
    week = mention.unit == "week" and mention.shift == 0 and meeting.status in ("held", "recalled")
    written = written_on(article) if week else None
    if written is not None and meeting.date_start is not None and meeting.date_end is not None:
        meeting.date_end = max(meeting.date_start, min(meeting.date_end, written))


def _closest(dates: list[DateMention]) -> DateMention:
    """The first date, or a day within it that the text names later ("next week", then "on Wednesday")."""
    first = dates[0]
    if first.precision == "range" and first.kind == "stated":
        return first  # "from 4 to 6 March", then "on 6 March" of one of its days
    for day in dates[1:]:
        inside = first.first and first.last and day.first and day.last and first.first <= day.first <= first.last
        if inside and day.first == day.last and first.first != first.last:
            return day
    return first


def goes_on(meetings: Sequence[Meeting], accounts: Sequence[Account]) -> None:
    """Gives a meeting without a day or place those of the one told before it where words go on from that: "Later he
    received X", "The minister also met Y"."""
    before: Meeting | None = None
    for meeting, account in sorted(zip(meetings, accounts, strict=True), key=lambda pair: _first_told(pair[1])):
        if meeting.status not in ("held", "ongoing") or meeting.kind == "visit":
            continue
        on = before is not None and _share(before, meeting) and _continues(account.namings[0])
        if on and before is not None and meeting.date_start is None and before.date_start == before.date_end:
            meeting.date_start = meeting.date_end = before.date_start
            meeting.date_precision, meeting.date_source = before.date_precision, before.date_source
        same_day = before is not None and before.date_start == meeting.date_start
        if on and before is not None and same_day and meeting.city is None and meeting.country is None:
            meeting.city, meeting.country, meeting.place_source = before.city, before.country, before.place_source
        before = meeting


def _share(one: Meeting, other: Meeting) -> bool:
    """Whether somebody was at both, neither of them by telephone."""
    here = all(m.kind != "call" and m.mode not in ("phone", "video") for m in (one, other))
    return here and bool({id(p.actor) for p in one.participants} & {id(p.actor) for p in other.participants})


def _first_told(account: Account) -> int:
    return min(naming.event.trigger.idx for naming in account.namings)


def _continues(naming: Naming) -> bool:
    verb = naming.event.verb
    if verb is None or naming.in_quote or naming.date is not None:
        return False
    if had(naming) and not any(t.lower_ == "also" for t in verb.lefts):
        return False
    before = [t.lower_ for t in naming.event.sentence if t.i < verb.i]
    return bool(_GOING_ON & {*before[:_OPENING], *(t.lower_ for t in verb.lefts)})


def _is_of_the_day(meeting: Meeting, account: Account, sections: Sections) -> bool:
    """Whether a meeting without a date is what the report was written of on its day."""
    goes_on = meeting.status == "ongoing" and meeting.kind != "visit" and not any(n.in_quote for n in account.namings)
    if all(n.event.decided for n in account.namings) and meeting.kind == "visit":
        return False  # "thanked X for his visit": the day is that of the thanks
    if any(_was_before(n) for n in account.namings):
        return False
    if any(_was_just_now(n) for n in account.namings):
        return True
    if meeting.kind == "visit" and meeting.status == "ongoing" and any(map(_is_on, account.namings)):
        return True
    if not meeting.participants and not any(n.event.held for n in account.namings) and meeting.kind == "summit":
        return False  # "noted the success of the Paris conference"
    headed = account.namings[0].event.frame == "headline" or all(n.listed for n in account.namings)
    return goes_on or headed or sections.is_news(account.namings[0])


def _is_on(naming: Naming) -> bool:
    """ "held talks with X, who is paying a visit to Peru", "who is in Lima on a visit": on the day of the report, not
    said for how many days."""
    verb = naming.event.verb if naming.event.verb is not None else naming.event.trigger
    aux = [verb, *children(verb, "aux")]
    return not naming.days and not naming.in_quote and any(t.tag_ in ("VBZ", "VBP") for t in aux)


def _was_before(naming: Naming) -> bool:
    """ "recalled that he had a meeting with X in Oslo recently": on no day that is told."""
    verb = naming.event.verb if naming.event.frame == "noun" else naming.event.trigger
    around = [naming.event.trigger, *([verb] if verb is not None else [])]
    return any(t.lower_ in ("recently", "lately") for one in around for t in one.children)


def _was_just_now(naming: Naming) -> bool:
    """ "I have just spoken with X"."""
    verb = naming.event.verb
    perfect = verb is not None and any(t.lower_ in ("have", "has") for t in children(verb, "aux"))
    return perfect and verb is not None and any(t.lower_ == "just" for t in verb.lefts)


def _at_an_hour(account: Account, article: Article, calendar: Calendar, written: date) -> bool:
    """Whether a wire report says only the hour of its own day and names no other before: "who met X in the morning"."""
    first = account.namings[0]
    if article.dateline is None or article.dateline.day != written.day or first.in_quote or had(first):
        return False
    if _HOUR.search(article.text, *first.stretch) is None and not _HOUR.match(article.text, first.stretch[1]):
        return False
    before = calendar.day_before(first.event.trigger.idx)
    return before is None or before.first == written


def on_sidelines(naming: Naming) -> bool:
    """Whether it was on the sidelines of something larger."""
    sentence = naming.event.sentence
    return any(lemma(t) in words().limits["beside"] for t in sentence) or _AS_PART.search(sentence.text) is not None


def _is_departure(naming: Naming) -> bool:
    event = naming.event
    if event.frame == "depart" or lemma(event.trigger) in words().limits["departures"]:
        return True
    led = preposition(event.trigger)
    home = event.verb is not None and lemma(event.verb) in ("return", "fly", "come", "arrive", "leave")
    if event.frame == "noun" and home and led is not None and led.lower_ in ("after", "from", "following"):
        return True  # "returned home on Tuesday after a three-day visit"
    # "left at the end of a three-day visit", "ended a three-day visit"
    ends = event.verb is not None and lemma(event.verb) in words().light["end"] and at_its_end(event.trigger)
    return event.frame == "noun" and bool(naming.days) and ends


def _is_begun(naming: Naming) -> bool:
    """ "opened a three-day summit": the day is the first one."""
    verb = naming.event.verb
    return bool(naming.days) and verb is not None and lemma(verb) in words().light["begin"]


def _put(meeting: Meeting, mention: DateMention, article: Article) -> None:
    meeting.date_start, meeting.date_end = mention.first, mention.last or mention.first
    meeting.date_precision, meeting.date_source = mention.precision, source_of(mention)
    meeting.date_text = article.text[mention.start : mention.end]


def _set_end(meeting: Meeting, account: Account, departures: list[DateMention], article: Article) -> None:
    """The last day of a visit or summit: of the departure, else of its length in days; its first, counted back."""
    days = next((n.days for n in account.namings if n.days), None)
    if meeting.date_start is None and departures and departures[0].first is not None and days:
        _put(meeting, departures[0], article)
        if departures[0].last in (None, departures[0].first):
            meeting.date_start = departures[0].first - timedelta(days=days - 1)
            meeting.date_precision = "range"
        return
    if meeting.date_start is None or meeting.date_start != meeting.date_end:
        return
    if departures and departures[0].first is not None and departures[0].first >= meeting.date_start:
        meeting.date_end = departures[0].first
    elif days:
        meeting.date_end = meeting.date_start + timedelta(days=days - 1)
    if meeting.date_end != meeting.date_start:
        meeting.date_precision = "range"
