"""Meetings that only the title of a file tells of, in a sentence: "On February 1, A will hold talks with B"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from core import titles
from core.article import Article, Meeting
from core.meetings import headline
from core.meetings.agreement import TOOK_PLACE
from core.meetings.words import words

_LONGEST = 200
"""Characters of a title that is read."""
_SURE = 0.95
"""What is left of the confidence of a row whose evidence is the title."""
_SAID_BY = re.compile(r"(?:readout|statement|remarks|comments?)\s+(?:from|by)\b.*\b(?:on|about)\b", re.IGNORECASE)
"""Whoever is named so speaks of what the title tells and was not there: "Readout from Spokesperson A on B's travel"."""
_FRAMES = frozenset(
    ("meet", "speak", "consult", "call", "receive", "visit", "negotiate", "invite", "convene", "discuss")
)
_MOVING = ("arrive", "travel", "depart")
_COMING = frozenset({"part", "participate", "participates", "participated", "attend", "attends", "attended"})
"""Words of a title by which somebody comes to what may be a meeting."""
_APART = ("visit", "ceremony")
"""Kinds that are told beside a meeting of the same people."""


def of_title(article: Article, told: list[Meeting], find: Callable[[Article], list[Meeting]]) -> list[Meeting]:
    """The meetings of the title that the text, in `told`, does not tell of.

    They stand at the text's first sentence, since a row's span lies in the text. `find` reads the title as it would a
    text.
    """
    title = (article.document.title or "").strip()
    if (
        len(title) > _LONGEST
        or _SAID_BY.match(title) is not None
        or not _may_tell(title)
        or any(_stands_in(title, meeting) for meeting in told)
    ):
        return []
    first = headline.first_word(article)
    alone = titles.apart(article) if first is not None else None
    if first is None or alone is None:
        return []
    found = []
    start, end = first.sent.start_char, first.sent.start_char + len(first.sent.text.rstrip())
    for meeting in find(alone):
        if any(_tells(one, meeting) for one in told) or _is_told_one_by_one(told, meeting):
            continue
        meeting.start, meeting.end, meeting.evidence = start, end, [(start, end)]
        meeting.participants = [replace(p, mention=None) for p in meeting.participants]
        meeting.confidence = round((meeting.confidence or 0.0) * _SURE, 3)
        found.append(meeting)
    new = [p.actor for m in found for p in m.participants if all(p.actor is not a for a in article.actors)]
    article.actors += list({id(actor): actor for actor in new}.values())
    return found


def _may_tell(title: str) -> bool:
    """Whether a title may tell of a meeting in a sentence, or of a visit: core.meetings.headline has other nouns."""
    return not title.casefold().startswith("readout of ") and any(
        word.startswith(_stems()) or word in words().list_verbs or word in _COMING
        for word in re.findall(r"[a-z-]+", title.casefold())
    )


@cache
def _stems() -> tuple[str, ...]:
    verbs = [word for word, frame in words().verbs.items() if frame in _FRAMES]
    nouns = [noun for noun, kind in words().nouns.items() if kind in ("visit", "summit")]
    return tuple(word.removesuffix("e") for word in (*nouns, *verbs, *_MOVING) if len(word) > 3)


def _stands_in(title: str, told: Meeting) -> bool:
    """Whether the title names two persons of a meeting that the text tells of: then it is that one's, and need not be
    read."""
    names = {p.actor.name.split()[-1] for p in told.participants if p.actor.kind == "person"}
    return len(names) > 1 and sum(name in title for name in names) > 1


def _is_told_one_by_one(told: list[Meeting], titled: Meeting) -> bool:
    """Whether "Conversations with A and B" are those with A and with B, of which the text tells."""
    apart = [m for m in told if m.kind == titled.kind]
    persons = [p.actor for p in titled.participants if p.actor.kind == "person"]
    return len(persons) > 1 and len(persons) == len(titled.participants) and all(
        any(p.actor.name == actor.name for m in apart for p in m.participants) for actor in persons
    )  # fmt: skip


def _tells(told: Meeting, titled: Meeting) -> bool:
    """Whether the text tells of what the title does: the same people at what may be the same meeting.

    Who stands in the title by office or as a group ("the Ambassador of Sweden") may be anybody whom the text names.
    """
    if (told.kind in _APART) != (titled.kind in _APART):
        return False
    there = {id(p.actor) for p in told.participants}
    both = {told.status, titled.status} <= TOOK_PLACE  # "A-B talks": of those who lead A and B
    sides = {p.actor.country for p in told.participants if p.actor.country and both}
    named = [p.actor for p in titled.participants if p.actor.kind in ("person", "government")]
    return all(id(actor) in there or (actor.kind == "government" and actor.country in sides) for actor in named)
