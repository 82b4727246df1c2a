"""What the namings of a document are to each other: in apposition, of one office, inside a quotation."""

from __future__ import annotations

import itertools
from bisect import bisect_right

from core.actors.naming import Naming
from core.actors.words import Words

RELATIVE = frozenset(("counterpart", "interlocutor"))
"""Heads that name an office by another person's."""
_CLOSERS = frozenset((",", ".", ";", ")", ":", "—", "–", "--"))


def relate(words: Words, found: list[Naming]) -> None:
    """Fills `office` of counterparts, `same` of appositions and `quoted`, in place; `found` in reading order."""
    _counterparts(found)
    _pairs(words, found)
    _appositions(words, found)
    _mark_quoted(words, found)


def _counterparts(found: list[Naming]) -> None:
    """As in "Lavrov and his Turkish counterpart Mevlut Cavusoglu": of the same office as the one named before."""
    for at, naming in enumerate(found):
        if naming.what == "person" and naming.head in RELATIVE and naming.office is None:
            before = (n for n in reversed(found[max(0, at - 6) : at]) if n.what == "person" and n.office)
            naming.office = next((n.office for n in before), None)


def _pairs(words: Words, found: list[Naming]) -> None:
    """As in "President Omar Brenk and Mrs Brenk": two persons of one surname."""
    for left, right in itertools.pairwise(found):
        between = range(left.last, right.first)
        if right.spouse and left.what == "person" and left.name and right.name and 0 < len(between) <= 3:
            joined = any(words.lower[n] in ("and", "&", "with", "wife") for n in between)
            right.paired = joined and left.name.split()[-1] == right.name.split()[-1]


def _appositions(words: Words, found: list[Naming]) -> None:
    """As in "Ali Abdul Alizadeh, the chairman of ...": one person."""
    for left, right in itertools.pairwise(found):
        if (
            right.first != left.last + 1
            or words.surface[left.last] not in (",", "(")
            or words.sentence[left.first] != words.sentence[right.first]
        ):
            continue
        after = words.surface[right.last] if right.last < len(words) else "."
        closed = (
            after in _CLOSERS
            or words.sentence[min(right.last, len(words) - 1)] != words.sentence[right.first]
            or (right.what == "role" and _closes_soon(words, right.last))
        )
        role, person = (right, left) if right.what in ("role", "unnamed") else (left, right)
        if (
            role is person
            or person.what != "person"
            or role.what not in ("role", "unnamed")
            or role.plural
            or role.owner is person
        ):
            continue
        if role is left and (not closed or (role.what == "unnamed" and len((person.name or "").split()) < 2)):
            continue
        if role is right and not (closed or (words.pos[right.last] in ("VERB", "AUX", "PRON") and False)):
            continue
        if (
            person.office
            and role.office
            and person.office != role.office
            and person.country
            and role.country
            and person.country != role.country
        ):
            continue
        if _listed(words, left, right):
            continue
        if role.same is not None:
            continue
        role.what = "role"
        role.same = person
        if role is right and role.article is None and role.organisation is None and role.country is None:
            role.organisation = _body_behind(words, role.last)


def _body_behind(words: Words, at: int) -> str | None:
    """The body of "Martin Durbin, Vice President, Chamber of Commerce" in a list of participants."""
    if at + 1 >= len(words) or words.surface[at] != "," or not words.capital(at + 1):
        return None
    unit = words.unit[at + 1]
    if unit is not None and unit.body is None:
        return None
    end = at + 1
    while end < min(at + 6, len(words)) and words.capital(end) and words.sentence[end] == words.sentence[at]:
        end += 1
    return words.slice(at + 1, end)


def _closes_soon(words: Words, at: int) -> bool:
    """Whether the apposition goes on a few words ("in Almaty") before a comma closes it."""
    if words.lower[at] not in ("in", "at", "to", "for", "of", "on", "from", "since", "and"):
        return False
    for n in range(at, min(at + 8, len(words))):
        if words.surface[n] in _CLOSERS or words.sentence[n] != words.sentence[at]:
            return True
        if words.pos[n] in ("VERB", "AUX"):
            return False
    return False


def _listed(words: Words, left: Naming, right: Naming) -> bool:
    """Whether the two stand in an enumeration: ", and" follows, and no second comma sets the apposition off."""
    at = right.last
    return (
        left.what == "person"
        and at + 1 < len(words)
        and words.surface[at] == ","
        and words.lower[at + 1] == "and"
        and right.article is None
        and left.role is not None
    )


def _mark_quoted(words: Words, found: list[Naming]) -> None:
    spans = sorted([*quoted_spans(words), *_turns(words, found)])
    starts = [first for first, _ in spans]
    for naming in found:
        at = bisect_right(starts, naming.first) - 1
        naming.quoted = at >= 0 and spans[at][0] <= naming.first < spans[at][1]


def _turns(words: Words, found: list[Naming]) -> list[tuple[int, int]]:
    """What speakers say in a transcript ("Vladimir Putin: Good morning ..."): up to the next turn."""
    starts = [
        n
        for n in found
        if n.what in ("person", "role")
        and n.last < len(words)
        and words.surface[n.last] == ":"
        and words.opens_sentence(n.first)
    ]
    starts = [
        n
        for n in starts
        if n.last + 1 < len(words)
        and words.segment[n.last + 1] == words.segment[n.first]
        and words.kinds[n.first] == "body"
    ]
    transcript = len(starts) > 2
    spans = []
    for number, naming in enumerate(starts):
        stop = starts[number + 1].first if number + 1 < len(starts) else len(words)
        end = naming.last + 1
        while end < stop and (transcript or words.segment[end] == words.segment[naming.first]):
            end += 1
        spans.append((naming.last + 1, end))
    return spans


def quoted_spans(words: Words) -> list[tuple[int, int]]:
    """Word ranges inside double quotation marks; one that is left open ends with its paragraph."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for at, surface in enumerate(words.surface):
        if opened is not None and words.segment[at] != words.segment[opened]:
            spans.append((opened, at))
            opened = None
        if surface in ("“", "«", "„") or (surface == '"' and opened is None):
            opened = at if opened is None else opened
        elif surface in ("”", "»", '"') and opened is not None:
            spans.append((opened, at + 1))
            opened = None
    if opened is not None:
        spans.append((opened, len(words)))
    return spans
