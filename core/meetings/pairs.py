"""States joined before a noun of meeting: "the Russian-Indian summit", "U.S.–China trade talks", "Sino-Soviet talks".

Agencies name the two sides of talks between states so, and mostly no other way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core import gazetteer
from core.actors.words import CALENDAR
from core.meetings.grammar import children, lemma
from core.meetings.participants import People
from core.meetings.party import Party
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PUNCT"})
_SIDE = r"[^\W\d_a-z][\w.'’]*(?: [^\W\d_a-z][\w.'’]*)?"
_JOINED = re.compile(rf"(?<![\w-]){_SIDE}(?:\s?[-–—/]\s?{_SIDE})+(?![\w-])")
_JOINT = re.compile(r"\s?[-–—/]\s?")


def joined_before(noun: Token, people: People) -> list[Party]:
    """The states that are joined by a hyphen or a dash in the noun's own phrase, as governments; [] where there are
    none, where a part is no state, or where the phrase joins two pairs ("US-Iranian and US-Omani talks")."""
    return [people.government(code) for code in codes_before(noun)]


def codes_before(noun: Token) -> list[str]:
    """The states that `joined_before` finds."""
    if lemma(noun) == "dialogue":
        return []  # of an institution: "the Russian-French top-level dialogue"
    first = noun
    while first.i > noun.sent.start and _is_within(first.nbor(-1)):
        first = first.nbor(-1)
    while first.i < noun.i and first.lower_ in CALENDAR:
        first = first.nbor()  # "the June Chile-Peru summit"
    before = noun.doc[first.i : noun.i].text
    found = _JOINED.findall(before)
    if len(found) != 1 or _pairs_more(first):
        return []
    codes = [_code(part) for part in _JOINT.split(found[0])]
    known = [code for code in codes if code is not None]
    if len(known) < len(codes) or len(set(known)) < len(known):
        return []
    return known


def _is_within(token: Token) -> bool:
    return (token.pos_ in _WITHIN and token.text not in (",", ";", ":", "(", ")", '"', "“", "”")) or token.text in "–—-"


def _pairs_more(first: Token) -> bool:
    """Whether another pair is joined to this one by "and"."""
    return first.i > first.sent.start + 1 and first.nbor(-1).lower_ == "and" and first.nbor(-2).pos_ in ("ADJ", "PROPN")


def _code(part: str) -> str | None:
    """The state of "Russian", "U.S.", "Sino" or "Tehran"; a capital stands for its government where it is paired."""
    name = part.strip().replace("’", "'")
    combining = words().combining.get(name.casefold())
    if combining is not None:
        return combining
    meanings = gazetteer.meanings(name)
    return next((meanings[k].country for k in ("adjective", "state", "capital") if k in meanings), None)


def hyphened(noun: Token) -> list[Token]:
    """Both sides of "the Biden-Putin summit"."""
    return [
        child
        for child in children(noun, "compound", "nmod")
        for dash in child.lefts
        if dash.is_punct and dash.i > child.left_edge.i
        for child in (child, *(left for left in child.lefts if left.dep_ in ("compound", "nmod")))
    ]
