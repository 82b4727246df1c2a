"""Titles that no list has, told by where they stand: "Nana Kwaku Sarpong, the Asantehene", "the Ooni of Ife, Ade Ojo".

A capital word behind "the" that a comma sets off beside a full name is that person's title; elsewhere in the text it
means him.
"""

from __future__ import annotations

from core.actors.name_words import BODY_HEADS, NO_NAME, role_word
from core.actors.naming import Naming
from core.actors.words import CALENDAR, HYPHENS, Words

_CLOSING = frozenset((",", ".", ")", ";"))
_REACH = 5
"""Words between "the" and the comma before the name: "the Ooni of Ile Ife,"."""


def add(words: Words, found: list[Naming], taken: list[bool]) -> None:
    """Adds the namings by such titles to `found`, in place; single names that are such a title give way to them."""
    bearers: dict[str, Naming] = {}
    for naming in found:
        if naming.what != "person" or len((naming.name or "").split()) < 2 or naming.role is not None:
            continue
        at = _behind(words, naming) or _before(words, naming)
        if at is not None and _may_be(words, at, found):
            bearers.setdefault(words.surface[at], naming)
    if not bearers:
        return
    mistaken = [n for n in found if n.what == "person" and n.name in bearers and words.lower[n.first - 1] == "the"]
    found[:] = [n for n in found if n not in mistaken]
    own = {n for naming in found for n in range(naming.first, naming.last)}
    for at in range(1, len(words)):
        bearer = bearers.get(words.surface[at])
        if bearer is None or words.lower[at - 1] != "the" or at in own or at - 1 in own:
            continue
        title = Naming(
            at - 1, at + 1, "role", role=words.surface[at], article="the", head=words.lower[at], same=bearer,
            confidence=0.8,
        )  # fmt: skip
        title.take(taken)
        found.append(title)


def add_initials(words: Words, found: list[Naming], taken: list[bool]) -> None:
    """Adds the namings by initials that the text explains: "Chief of General Staff (CGS)", and then "CGS said"."""
    explained: dict[str, Naming] = {}
    for naming in found:
        initials = _initials_behind(words, naming)
        if initials is not None and naming.what in ("role", "person") and not naming.plural:
            explained.setdefault(initials, naming)
    for at in range(len(words)) if explained else ():
        office = explained.get(words.surface[at])
        if office is None or taken[at] or words.surface[at - 1] == "(" or office.first > at or not _alone(words, at):
            continue
        first = at - (at > 0 and words.lower[at - 1] == "the" and not taken[at - 1])
        shown = Naming(
            first, at + 1, "role", role=office.role, office=office.office, country=office.country,
            organisation=office.organisation, article="the", head=office.head, confidence=0.8,
        )  # fmt: skip
        shown.take(taken)
        found.append(shown)


def _initials_behind(words: Words, naming: Naming) -> str | None:
    """The initials in a bracket behind an office whose capitals they are."""
    at = naming.last
    if naming.role is None or words.surface[at : at + 1] != ["("] or words.surface[at + 2 : at + 3] != [")"]:
        return None
    initials = words.surface[at + 1]
    capitals = "".join(word[0] for word in naming.role.replace("-", " ").split() if word[0].isupper())
    return initials if len(initials) > 1 and capitals.endswith(initials) and naming.what == "role" else None


def _alone(words: Words, at: int) -> bool:
    """Whether initials stand for somebody, and not before a name or as a part of another word."""
    behind = at + 1
    if behind < len(words) and words.sentence[behind] == words.sentence[at]:
        return not words.capital(behind) and not (words.surface[behind] in HYPHENS and words.joined(at))
    return True


def _behind(words: Words, naming: Naming) -> int | None:
    """Where the title of "Nana Kwaku Sarpong, the Asantehene, ..." stands."""
    at = naming.last + 2
    if at >= len(words) or words.surface[naming.last] != "," or words.lower[naming.last + 1] != "the":
        return None
    end = words.lower[at + 1] if at + 1 < len(words) else "."
    return at if words.sentence[at] == words.sentence[naming.first] and end in (*_CLOSING, "of") else None


def _before(words: Words, naming: Naming) -> int | None:
    """Where the title of "the Ooni of Ife, Oba Adeyemi Ojo, ..." stands."""
    comma = naming.first - 1
    closed = naming.last >= len(words) or words.surface[naming.last] in _CLOSING
    if comma < 4 or words.surface[comma] != "," or not closed:
        return None
    for the in range(comma - 4, max(comma - 2 - _REACH, -1), -1):
        if words.lower[the] == "the":
            # "According to the Guardian, Anna Holm ..." has none.
            same = words.sentence[the] == words.sentence[naming.first]
            return the + 1 if words.lower[the + 2] == "of" and same else None
    return None


def _may_be(words: Words, at: int, found: list[Naming]) -> bool:
    lower = words.lower[at]
    known = role_word(lower) or lower in BODY_HEADS | NO_NAME | CALENDAR or lower in words.seen_lower
    one = words.capital(at) and lower.isalpha() and len(lower) > 3 and not words.surface[at].isupper()
    within = any(n.first <= at < n.last and (n.what != "person" or n.last > n.first + 1) for n in found)
    return one and not known and words.unit[at] is None and not within
