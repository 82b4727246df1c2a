"""The items of a list of those present, line by line, and the name that an item opens with."""

from __future__ import annotations

import re

from core import gazetteer
from core.actors.name_words import BODY_HEADS
from core.actors.vocabulary import plain, vocabulary
from core.meetings.words import words

_ITEM = re.compile(r"[^\S\n]*(?:[-–—*•·]|\d{1,2}[.)])[^\S\n]+")
_LINE = 90
"""Characters of an item without a bullet, at most."""
_SHORT = r"[^\W\d_a-z]\."
_PART = rf"(?:{_SHORT}(?:{_SHORT})*|[A-Z]{{2}}|[^\W\d_a-z][\w’'-]*[^\W\d_A-Z])"
_LINKING = r"(?:de|da|do|dos|del|della|der|den|di|du|van|von|bin|bint|ibn|al|el|la|le|y|e)"
_NAME = re.compile(rf"{_PART}(?: (?:{_LINKING} ){{0,2}}{_PART}){{1,3}}(?:,? (?:Jr|Sr)\.?)?(?=\s*(?:,|;|\(|–|—| - |$))")
"""A name of somebody which is all of an item, or all that stands before what a comma or a dash sets off."""
_TITLES = re.compile(r"(?:\*\*|__)?(?:(?:[A-Z][\w’']+\.|The Hon\.) )*")
"""Forms of address before a name: "Rev. Dr. "."""


def items_behind(text: str, at: int) -> list[tuple[int, int]]:
    """The items behind the line above a list, each from its first word to where its lines end. Without bullets: short
    lines, each with a name for itself, or a blank line between each two."""
    found: list[tuple[int, int]] = []
    bare: bool | None = None
    blank = spaced = False
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line, bullet = text[at:end], _ITEM.match(text, at, end)
        if bullet is not None and not bare:
            bare = False
            found.append((bullet.end(), end))
        elif line.strip() and found and line[:1].isspace():
            found[-1] = (found[-1][0], end)
        elif bare is not False and _is_bare_item(line) and (not blank or spaced or len(found) == 1):
            spaced = spaced or (blank and len(found) == 1)
            if spaced and not blank:
                break
            bare, blank = True, False
            found.append((at, end))
        elif line.strip() or (bare and blank):
            break
        elif bare:
            blank = True
        at = end + 1
    return found


def _is_bare_item(line: str) -> bool:
    ends = line.rstrip()
    return len(line) <= _LINE and not ends.endswith((".", ":")) and any(c.isalpha() for c in ends)


def person_of(item: str) -> str | None:
    """Who opens an item, where the name is one that running text does not tell for sure, as its parts are words or on
    no list: "Ann Green, Mayor of Hill Town"; None where it may be no name of a person."""
    item = " ".join(item.split())
    titles = _TITLES.match(item)
    item = item[titles.end() :] if titles is not None else item
    found = _NAME.match(item)
    name = found[0] if found is not None else None
    return name if name is not None and not _is_of_another_kind(name) else None


def last_named(item: str) -> str | None:
    """Whose name a comma or a colon sets off at the end of an item that says first what he is or where he is from:
    "Assistant to the President and Counsel, Ann Green", "Marsh Fund: Ann Green"; None where none does."""
    item = " ".join(item.split())
    before, tie, last = item.rpartition(": ") if ": " in item else item.rpartition(", ")
    name = person_of(last) if before and (tie == ": " or is_titled(before)) else None
    return name if name == last else None


def is_titled(text: str) -> bool:
    """Whether words begin with an office: "Acting Chair of the Board"."""
    known = vocabulary()
    return any(plain(word) in known.offices | known.functions for word in text.split()[:_TITLE])


_TITLE = 4


def bare_name(item: str) -> str | None:
    """What an item among names is, where it is nothing but one or a few words in capitals: "River Holm", "Solveig"."""
    item = " ".join(item.split())
    known = vocabulary()
    told = {plain(word) for word in item.split()} & (known.offices | known.functions | known.plurals | words().people)
    short = _BARE.fullmatch(item) is not None and not told and not gazetteer.meanings(item)
    return item if short and plain(item.split()[-1]) not in BODY_HEADS else None


_BARE = re.compile(rf"{_PART}(?: {_PART}){{0,2}}")


def _is_of_another_kind(name: str) -> bool:
    """Whether words with capitals are a body, an office or a place."""
    known, parts = vocabulary(), [plain(word) for word in name.split()]
    told = BODY_HEADS | known.offices | known.functions | known.plurals | known.portfolios | words().people
    kinds = gazetteer.meanings(name)
    surname = parts[-1] not in told or (parts[-1] in _ALSO_SURNAMES and parts[0] in known.given)
    return bool({"state", "city", "capital"} & kinds.keys()) or not surname or any(part in told for part in parts[:-1])


_ALSO_SURNAMES = frozenset({
    "banks", "bishop", "black", "blue", "brown", "castle", "chancellor", "church", "dean", "field", "fields", "ford",
    "gray", "green", "grey", "hall", "hill", "house", "judge", "justice", "king", "law", "major", "marshal", "park",
    "pope", "price", "prince", "rose", "stone", "street", "temple", "west", "white", "wood", "woods",
})  # fmt: skip
"""Offices and words of bodies and places that are surnames as well, behind a given name."""
