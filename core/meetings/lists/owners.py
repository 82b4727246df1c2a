"""Whose list it is: of the headline's one person, of whom the sentence before a colon is about, of the line's first."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from core.actors.offices import canonical_role
from core.actors.vocabulary import plain
from core.article import Actor, Article, Mention, Segment
from core.meetings.events import Event
from core.meetings.grammar import over
from core.meetings.lists.lines import Line, lines
from core.meetings.party import Party, party_of
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_TITLE = 160
_ADDRESS = re.compile(r"(?:(?:[A-Z]\.){1,4}|[Tt]he|Rt\.?|Hon\.?|Sir|Dr\.?|M[rs]s?\.?|\s){0,6}")
"""What may stand before the person of a register's line: "H.R.H. ", "The Rt. Hon. "."""
_NEAR_DAY = 60
"""Characters from the person of a register's line to the day, where the line does not begin with it."""
_OFFICES = {"presidential": "President", "prime ministerial": "Prime Minister", "ministerial": "Minister"}
_OFFICE = re.compile(
    r"\b(?:presidential|prime ministerial|ministerial|president|prime minister|foreign minister|minister"
    r"|secretary of state|governor-general|chancellor|commissioner|secretary-general|holy father|pope|king|queen|emir"
    r"|sultan|crown prince|grand duke)\b",
    re.IGNORECASE,
)
"""Offices in the headline of a programme that names nobody."""
_LONGEST_NAME = 100
"""Characters of a line that names whose the lines below are."""
_LONGEST_LEAD = 300
"""Characters of a sentence that leads to a list."""
_FOLLOWING = re.compile(r"\b(?:the|these|his|her|their) following\b|\bas follows\b", re.IGNORECASE)
_HEAD = 3
"""Segments of a text that may say whose programme it is."""
_DOES = re.compile(r"\s+(?:to|will|is to)\s+[a-z]+\b")
"""What is to be done by whoever is named before it."""
_BESIDE = re.compile(r", with\b")
"""What somebody's own meeting with others begins with behind his name."""
_OF_HEAD = re.compile(r"(?:,? (?:of|from) (?:the )?[^.,:;()\n]{1,40})?(?:\s*\([^)\n]{1,60}\))?\s*(?:[.:;,–—]|-\s)")
"""What stands between the person of a register's line and the rest: "Prime Minister Heino Paju of Estonia."."""


def owner(article: Article) -> Party | None:
    """The one person whom the headline of a programme names; None where the text is no programme."""
    head = head_of(article)
    introduced = [s for s in article.body()[:_HEAD] if _introduces(article.text[s.start : s.end])]
    titled = article.document.title or ""
    if not any(is_programme(article.text[s.start : s.end]) for s in (*head, *introduced)) and not is_programme(titled):
        return None
    for segments in (head, introduced):
        named = _named_in(segments, article)
        if len({id(m.actor) for m in named}) == 1:
            return party(named[0])
    title = "\n".join([titled, *(article.text[s.start : s.end] for s in head)])
    return (
        _of_office(head, article)
        or _of_first_line(article, _BESIDE)
        or _unnamed(title)
        or _of_first_line(article, _DOES)
    )


def head_of(article: Article) -> list[Segment]:
    """The lines that a text begins with and that are no sentences and no lines of a list: what may say whose it is."""
    first = article.segments[:_HEAD]
    titles = list(takewhile(lambda s: s.kind in ("headline", "subheadline") or _is_title(s, article), first))
    return titles + [s for s in first[len(titles) :] if s.kind in ("headline", "subheadline")]


def title_of(article: Article) -> str:
    """What says what a list is: its headline, else the first line, and the sentence that leads to it."""
    head = head_of(article)
    title = "\n".join(article.text[s.start : s.end] for s in head) or article.title or _first_line(article)
    led = [article.text[s.start : s.end] for s in article.body()[:_HEAD]]
    return "\n".join([title, *(written for written in led if _introduces(written))])


def _first_line(article: Article) -> str:
    first = article.segments[0] if article.segments else None
    return article.text[first.start : first.end] if first is not None else ""


def _unnamed(title: str) -> Party | None:
    """The holder of an office whom the text never names: "Presidential engagements", "The Prime Minister's diary"."""
    found = _OFFICE.search(title)
    if found is None:
        return None
    role = _OFFICES.get(found[0].casefold(), found[0].title())
    return Party(Actor(role, "unnamed", None, identity_source="text"), None, None, role, True, frozenset())


def headings(article: Article, found: list[Line]) -> list[tuple[int, Party]]:
    """Where lines of a programme begin that name a person and nothing else, with whom: what follows is theirs."""
    if not is_programme(title_of(article)):
        return []
    items = {line.segment.start for line in found if line.bullet}
    named = sorted((m for m in article.mentions if is_person(m) and m.form != "role"), key=lambda m: m.start)
    made = []
    for segment in article.segments:
        inside = [m for m in named if segment.start <= m.start and m.end <= segment.end]
        short = segment.end - segment.start <= _LONGEST_NAME and segment.kind != "boilerplate"
        if len(inside) == 1 and short and segment.start not in items:
            spans = [(m.start, m.end) for m in article.mentions if segment.start <= m.start < segment.end]
            rest = "".join(
                c
                for n, c in enumerate(article.text[segment.start : segment.end], segment.start)
                if not any(start <= n < end for start, end in spans)
            )
            if not any(c.isalnum() for c in rest):
                made.append((segment.start, party(inside[0])))
    return made


def is_programme(written: str) -> bool:
    """Whether words call a text a programme or a diary."""
    return _programme().search(written) is not None


def party(mention: Mention, part: str | None = None) -> Party:
    actor = mention.actor
    assert actor is not None
    return party_of(actor, part=part, mention=mention, role=mention.role)


def first_person(line: Line, article: Article) -> Mention | None:
    """The person whom a register's line is about: it begins with him, and no verb follows before a stop."""
    mention = next((m for m in article.mentions if line.start <= m.start < line.segment.end and is_person(m)), None)
    if mention is None or _ADDRESS.fullmatch(article.text, line.start, mention.start) is None:
        return None
    near = (d.start for d in article.dates if mention.end <= d.start < line.segment.end)
    if not line.dated and next(near, line.segment.end) - mention.end > _NEAR_DAY:
        return None
    return mention if _OF_HEAD.match(article.text, mention.end, line.segment.end) is not None else None


def is_person(mention: Mention) -> bool:
    return mention.actor is not None and mention.actor.kind == "person" and mention.form in ("name", "title", "role")


def _introduces(written: str) -> bool:
    """ "X will undertake the following engagements.", "X's programme for the week ahead:"."""
    if len(written) > _LONGEST_LEAD or not is_programme(written):
        return False
    return written.rstrip().endswith(":") or _FOLLOWING.search(written) is not None


def _named_in(segments: list[Segment], article: Article) -> list[Mention]:
    return [
        m
        for m in article.mentions
        if is_person(m) and m.form != "role" and any(s.start <= m.start < s.end for s in segments)
    ]


def _of_office(head: list[Segment], article: Article) -> Party | None:
    """The first person of the text with the office that the headline names: "The Foreign Minister's calendar"."""
    named = [m for m in article.mentions if m.form == "role" and any(s.start <= m.start < s.end for s in head)]
    offices = {canonical_role(m.role) for m in named if m.role} - {None}
    if len(offices) != 1:
        known = {id(m.actor): m for m in named if m.actor is not None and m.actor.kind == "person"}
        return party(next(iter(known.values()))) if len(known) == 1 else None
    holders = (m for m in article.mentions if is_person(m) and m.form != "role" and m.role)
    # "Colombia's Foreign Minister" has a state of his own: the owner's role needs none.
    bare = [m for m in holders if m.role and canonical_role(m.role) in offices]
    titles = {plain(m.role) for m in named if m.role}
    # "Premier B" is no other word for whom the headline calls Prime Minister, where the text has "Prime Minister A".
    bare.sort(key=lambda m: (plain(m.role or "") not in titles, len((m.role or "").split()), m.start))
    return party(bare[0]) if bare else None


def _of_first_line(article: Article, goes_on: re.Pattern[str]) -> Party | None:
    """Whom the first line of a list tells of, where its title names nobody: "HIS EXCELLENCY'S DIARY" above "09:00 hrs:
    President Anna Holm to bid farewell to the ambassador of Fiji", "9:00 a.m. Ms. Anna Holm, with her advisers"."""
    line = next((one for one in lines(article) if one.bullet), None)
    mention = next((m for m in article.mentions if line is not None and m.start == line.start and is_person(m)), None)
    if mention is None or mention.form == "role":
        return None
    return party(mention) if goes_on.match(article.text, mention.end) is not None else None


def _is_title(segment: Segment, article: Article) -> bool:
    """A line at the head of a text that is no sentence, and no line of a list: that begins with a time or a bullet."""
    line = article.text[segment.start : segment.end].strip()
    return len(line) <= _LONGEST_TITLE and line[:1].isalpha() and not line.endswith((".", "!", "?", '"', "”", ":"))


@cache
def _programme() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words().lists['programme']))})\b", re.IGNORECASE)


def is_entry(event: Event) -> bool:
    """Whether an event is a line of the programme, with no word of who does it: "10.00 Meeting with X"."""
    return event.frame == "noun" and event.verb is None and _is_first_noun(event.trigger)


def _is_first_noun(noun: Token) -> bool:
    return not any(up.pos_ in ("VERB", "AUX") for up in over(noun))
