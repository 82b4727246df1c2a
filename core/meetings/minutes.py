"""The meeting that a document is of which calls itself minutes, record or memorandum of it, or its agenda.

    RECORD OF CONVERSATION BETWEEN THE MINISTER OF STATE AND THE PERUVIAN AMBASSADOR
    Foreign Office, London, Tuesday 13 November 2018
    Present: Mr Ola Dahl; H.E. Luis Rojas

Those listed as present met there, on that day. Minutes of a body that sits alone are of no such meeting: two sides
must be shown, by states, by headings of the list or by what the body is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core import dates, gazetteer
from core.article import Article, DateMention, Segment
from core.article import Span as Stretch
from core.meetings.account import Account, Naming
from core.meetings.document_head import Line, Present, form_of, labelled, lexicon, lines, present, state_of
from core.meetings.events import Event
from core.meetings.headline import first_word
from core.meetings.party import Party, party_of
from core.meetings.sections import Sections
from core.meetings.transcripts import Turns
from core.meetings.where import Spot

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOP = 6
"""Lines among which the one stands that says what the document is."""
_SIDES = 2
_DAYS = 14
"""Days of the longest meeting; what lasts longer is the time that a volume of documents is of."""
_PHONE = re.compile(
    r"\b(?:tel(?:e)?con|tel(?:ephone)?|phone|telephonic|call (?:with|between|from|to))\b", re.IGNORECASE
)
_VIDEO = re.compile(r"\b(?:video[\w-]*|virtual|online|zoom|webex)\b", re.IGNORECASE)
_MEETING = re.compile(
    r"\b(?:meetings?|conversation|talks?|tel(?:e)?con|memcon|call|discussions?|consultations?|session|audience|lunch"
    r"|dinner|breakfast|visit|negotiations?|roundtable)\b",
    re.IGNORECASE,
)
_KINDS = (("negotiation", r"\bnegotiations?\b"), ("mediation", r"\bmediation\b"), ("summit", r"\bsummit\b"))
_HEADED_BY = re.compile(
    r"\bdelegations?\b.{0,80}?\b(?:was|were|is|being)\b.{0,20}?\b(?:headed|led|chaired)\b", re.IGNORECASE
)
""" "The Peruvian delegation was headed by A, and the Chilean delegation by B"."""
_NEXT = re.compile(
    r"^[^\w\n]*(?:\d{1,2}[.)]\s*)?(?P<what>(?:(?:(?:date|time|place|venue)(?:,|/| and)? ?)+of (?:the )?)?"
    r"next (?:meeting|session))\s*[.:–—-]+\s*(?P<when>[^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)
_WHOSE = re.compile(r"\b[A-Z][\w-]+ (?:delegation|side)\b|\bdelegation of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*")
_PARTED = re.compile(
    r"[,;:()]|\.(?=\s|$)|\s[-–—]\s|^(?:in|at)\b|\b(?:held|convened|took place)\s+(?:in|at)\b"
    r"|\bon\b(?=\s+\w*day\b|\s+\d)|\b(?:in|at)\b(?=\s+[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}(?:,| on)\s)",
)
"""What parts the words of a line that says where and when."""


@dataclass(frozen=True, slots=True)
class Record:
    """The meeting of the document."""

    kind: str
    mode: str | None
    status: str
    parties: list[Party]
    stretch: Stretch
    date: DateMention | None
    spot: Spot | None


def namings(article: Article, sections: Sections) -> list[Naming]:
    """The meeting that the document is of, told at the first word of its text, and the next one that it sets."""
    own, first = record(article), first_word(article)
    if own is None or first is None or article.doc is None:
        return []
    later = _next_one(article, own)
    behind = article.doc.char_span(*later.stretch, alignment_mode="expand") if later is not None else None
    further = [_naming(later, behind[0], sections)] if later is not None and behind else []
    return [_naming(own, first, sections), *further]


def _naming(found: Record, word: Token, sections: Sections) -> Naming:
    event = Event(word, found.kind, "headline", [], held=True)
    return Naming(
        event, found.kind, found.status, found.mode, found.parties, running=False,
        section=sections.at(word.idx), stretch=found.stretch, date=found.date, spot=found.spot,
    )  # fmt: skip


def record(article: Article) -> Record | None:
    """The meeting that the head of the document tells of; None where it is of none, or not said between whom."""
    head = lines(article)
    found = _called(head)
    if found is None:
        return None
    at, form = found
    listed = present(article, head)
    parties = [one.party for one in listed] or []
    about = _about(head, at)
    if form == "brief" and parties:
        parties = [*_read_by(article, head), *parties]
    parties = _with_heads(article, parties, form)
    if len(parties) < _SIDES and form in ("talk", "file"):
        known = {id(party.actor) for party in parties}
        parties += [party for party in _titled(article, head[at]) if id(party.actor) not in known]
    if len({id(party.actor) for party in parties}) < _SIDES:
        return None
    if form == "brief" and (_MEETING.search(about) is None or not _has_event(head)):
        return None
    if form in ("sitting", "agenda") and not _is_of_sides(listed, parties, about):
        return None
    parties = [_on_side(party, listed) for party in parties]
    day = _day(article, head, at)
    return Record(
        *_kind(about, len(parties)),
        _status(form, day, article),
        parties,
        (head[at].start, head[at].end),
        day,
        _spot(head, at),
    )


def _called(head: list[Line]) -> tuple[int, str] | None:
    """The line that says what the document is, and in what manner."""
    return next(((n, form) for n, line in enumerate(head[:_TOP]) if (form := form_of(line.text)) is not None), None)


def _about(head: list[Line], at: int) -> str:
    """The words that say of what meeting the document is: its title, the line beside it, the subject."""
    beside = [line.text for line in head[max(at - 1, 0) : at + 3] if labelled(line.text) is None]
    told = [
        line.text for line in head
        if (label := labelled(line.text)) is not None
        and (label[0] in ("event", "when_where") or line.text.casefold().startswith(("subject", "topic", "re:")))
    ]  # fmt: skip
    return "\n".join([*beside, *told])


def _kind(about: str, size: int) -> tuple[str, str | None]:
    if _PHONE.search(about) is not None:
        return "call", "phone"
    if _VIDEO.search(about) is not None:
        return ("call" if size <= _SIDES else "meeting"), "video"
    return next((kind for kind, said in _KINDS if re.search(said, about, re.IGNORECASE)), "meeting"), None


def _status(form: str, day: DateMention | None, article: Article) -> str:
    if form not in ("agenda", "brief"):
        return "held"
    gone = day is not None and day.last is not None and article.published is not None and day.last < article.published
    return "held" if gone else "planned"


def _next_one(article: Article, of: Record) -> Record | None:
    """ "4. Date of next meeting. 17 January 2023, by video link": of the same people. None where no day is set."""
    found = _NEXT.search(article.text)
    days = [d for d in article.dates if found is not None and found.start("when") <= d.start and d.end <= found.end()]
    day = next((d for d in days if d.first is not None and d.precision in ("day", "range", "month")), None)
    if found is None or day is None or day.first is None:
        return None
    before = [one for one in (article.published, of.date.last if of.date is not None else None) if one is not None]
    if any(day.first <= one for one in before) or not before:
        return None
    mode = "video" if _VIDEO.search(found["when"]) is not None else None
    parties = [replace(party, mention=None) for party in of.parties]
    stretch = found.start("what"), found.end()
    return Record("meeting", mode, "planned", parties, stretch, day, spot_in(found["when"], any_town=True))


# Who


def _read_by(article: Article, head: list[Line]) -> list[Party]:
    """For whom a brief is: he is to take part."""
    of = [line for line in head if (label := labelled(line.text)) is not None and label[0] == "reader"]
    return [party for line in of for party in _titled(article, line)]


def _has_event(head: list[Line]) -> bool:
    """Whether a line of a brief says what it is of: "Event: Call on you by the Ambassador of Peru"."""
    return any(label[0] == "event" for line in head if (label := labelled(line.text)) is not None)


def _titled(article: Article, line: Line) -> list[Party]:
    """The persons whom a line names, by name or by office."""
    inside = [m for m in article.mentions if line.start <= m.start and m.end <= line.end and m.form in ("name", "role")]
    return [
        party_of(m.actor, mention=m, role=m.role)
        for m in inside
        if m.actor is not None and m.actor.kind in ("person", "unnamed")
    ]


def _with_heads(article: Article, parties: list[Party], form: str) -> list[Party]:
    """Adds the heads of delegations whom a sentence names where no list does."""
    said = _HEADED_BY.search(article.text) if form == "sitting" and len(parties) < _SIDES else None
    if said is None:
        return parties
    start, end = article.text.rfind("\n", 0, said.start()) + 1, article.text.find("\n", said.end())
    sentence = Line(start, len(article.text) if end < 0 else end, "", blank=False)
    heads = [(p, p.mention) for p in _titled(article, sentence) if p.mention is not None and p.mention.form == "name"]
    return [*parties, *(_heading(article.text[start : m.start], party) for party, m in heads)]


def _heading(before: str, party: Party) -> Party:
    """The head of the delegation that the words before name last: "The Peruvian delegation was headed by A"."""
    told = [state for name in _WHOSE.findall(before) if (state := state_of(name)) is not None]
    return replace(party, part="delegation head", countries=party.countries or frozenset(told[-1:]))


def _is_of_sides(listed: list[Present], parties: list[Party], about: str) -> bool:
    """Whether those present are of two sides: of two states, or told apart within a body that is of several."""
    told = {one.side for one in listed if one.side}
    states = {side for side in told if gazetteer.is_code(side)} | {c for p in parties for c in p.countries}
    joint = re.search(rf"\b{lexicon()['of_sides'].pattern}\b", about, re.IGNORECASE) is not None
    heads = sum(party.part == "delegation head" for party in parties)
    return len(states) >= _SIDES or heads >= _SIDES or (joint and len(told | states) >= _SIDES)


def _on_side(party: Party, listed: list[Present]) -> Party:
    side = next((one.side for one in listed if one.party is party), None)
    if party.countries or side is None or not gazetteer.is_code(side):
        return party
    return replace(party, countries=frozenset({side}))


# When and where


def _tellers(head: list[Line], at: int) -> list[Line]:
    """The lines that may say when and where: those headed so, the title, what stands below it and above it."""
    headed = [line for line in head if (label := labelled(line.text)) is not None and label[0] == "when_where"]
    below = []
    for line in head[at + 1 :]:
        if labelled(line.text) is not None:
            break
        below.append(line)
    above = [line for line in head[:at][::-1] if labelled(line.text) is None]
    return [*headed, head[at], *below, *above]


def _day(article: Article, head: list[Line], at: int) -> DateMention | None:
    """The day of the meeting, or its days."""
    for line in _tellers(head, at):
        for day in _days_in(article, line):
            short = day.first is not None and day.last is not None and (day.last - day.first).days <= _DAYS
            if short and day.precision in ("day", "range"):
                return day
    return None


def _days_in(article: Article, line: Line) -> list[DateMention]:
    """The days that a line names, also where the layout takes it for a dateline or for furniture."""
    found = [day for day in article.dates if line.start <= day.start and day.end <= line.end]
    if found:
        return found
    alone = Article(article.document, segments=[Segment(line.start, line.end, "body", 0)], published=article.published)
    alone.dates = dates.find(alone)
    dates.resolve(alone)
    return alone.dates


def _spot(head: list[Line], at: int) -> Spot | None:
    for line in _tellers(head, at):
        sure = labelled(line.text) is not None
        if (spot := spot_in(line.text, any_town=sure)) is not None:
            return spot
    return None


def place_transcript(article: Article, accounts: list[Account]) -> None:
    """Where what was said at a meeting has its place above it: "Remarks at the Top of a Bilateral Meeting", and on a
    line by itself "Bayan Palace, Kuwait City". Of that meeting, and of none that is told of there."""
    if _REMARKS.search(article.title or "") is None or not any(True for _ in Turns(article)):
        return
    spot = next((spot for line in lines(article)[1:] if (spot := _place_line(article, line)) is not None), None)
    for account in accounts if spot is not None else ():
        own = any(n.of_now or n.event.frame == "headline" for n in account.namings)
        if own and spot is not None and account.kind not in ("visit", "call") and not account.spots:
            account.namings[0].spot = spot


def _place_line(article: Article, line: Line) -> Spot | None:
    """The town of a line that is nothing but a place: no person stands there, and no words of a headline."""
    if len(line.text) > _PLACE or labelled(line.text) is not None or line.text.rstrip().endswith((":", "?", "!")):
        return None
    if any(line.start <= m.start < line.end and m.actor and m.actor.kind == "person" for m in article.mentions):
        return None
    words = re.findall(r"[^\W\d_]+", line.text)
    named = all(
        word[0].isupper() or word in ("of", "the", "de", "la", "del", "al", "and", "at", "in") for word in words
    )
    return spot_in(line.text) if named else None


_REMARKS = re.compile(r"\b(?:remarks|statements?|comments|press (?:conference|availability|point|statement)s?)\b", re.I)
_PLACE = 80
"""Characters of a line that is a place."""


def spot_in(line: str, *, any_town: bool = False) -> Spot | None:
    """The town that a line names between its commas: "Foreign Office, London, Tuesday 13 November 2018". `any_town`:
    the line says where it was, so that the name of a small one is no other word."""
    parts = [part.strip(" *_\t") for part in _PARTED.split(line)]
    named = [gazetteer.meanings(part.title() if part.isupper() and len(part) > 3 else part) for part in parts]
    states = {one.country for found in named if (one := found.get("state")) is not None}
    for n, found in enumerate(named):
        city = found.get("capital") or found.get("city") or (_town(parts[n]) if any_town and not found else None)
        if city is None:
            continue
        country = city.country or next((code for code in states if code in city.countries), None)
        venue = parts[n - 1] if n and _is_venue(parts[n - 1]) else None
        return Spot(city.name, country, venue, "text")
    return None


def _town(name: str) -> gazetteer.Named | None:
    """The town of this name, where there is one in the world."""
    known = gazetteer.towns(name)
    return gazetteer.Named("town", known[0][0], (known[0][1],)) if len(known) == 1 else None


def _is_venue(part: str) -> bool:
    """Whether the words before a town are a house in it: "Foreign Office", "Bayan Palace"."""
    return (
        part[:1].isupper()
        and not any(c.isdigit() for c in part)
        and labelled(f"{part}:") is None
        and (
            gazetteer.meanings(part) == {}
            and re.search(r"\b(?:minutes|meeting|record|session|conversation)\b", part, re.I) is None
        )
    )
