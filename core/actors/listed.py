"""What the dated list of office holders is asked for: which office, in which year, and whether one person holds it.

"The Turkish leader" holds the office that leads the state; "in July 1963 the Soviet foreign minister" is that year's.
"""

from __future__ import annotations

import re
from datetime import date

from core.actors.office_holders import Term, holders
from core.actors.offices import answering, office, roles
from core.actors.vocabulary import words_of
from core.article import Article, Mention

_LED_BY_PRESIDENT = words_of("role", "led_by_president")
_LED_BY_MINISTER = words_of("role", "led_by_prime_minister")
GENERAL = frozenset(("head of government", "head of state", "monarch"))
"""Names for whoever holds one of several offices."""
_PRIME_MINISTER_TOO = words_of("role", "prime_minister_governs")
_ONE_VICE = words_of("role", "one_vice_president")
_YEAR_FIRST = re.compile(r"\W*(?:It was |That was )?(?:[Ii]n|[Oo]n|[Dd]uring)\b[^.!?;]{0,40}?\b(1[89]\d\d|20\d\d)\b")
_YEAR_BEHIND = re.compile(
    r"(?: (?:in|at) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?"
    r"| on (?:a|an|one) (?:[\w-]+ ){0,3}(?:morning|afternoon|evening|night|day))?"
    r" in (?:early |mid-?|late |the (?:spring|summer|autumn|winter) of )?(?:[A-Z][a-z]+ )?(1[89]\d\d|20\d\d)\b"
)
"""The year that follows a mention with nothing but a place or time of day between: "met the Chinese president on a cold
morning in 1996", and not "discussed with the Chinese president the accord signed in 1996"."""
_SENTENCES = 400
"""Characters before a mention in which its sentence and the one before begin."""


def is_ones(role: str, country: str) -> bool:
    """Whether one person at a time holds the office there."""
    return office(role).unique or (role == "vice president" and country in _ONE_VICE)


def leading_office(role: str, country: str, day: date | None) -> str | None:
    """The office of whom "the Turkish leader" or "the Danish monarch" means; None where two may be meant."""
    if role == "leader" and country in _LED_BY_PRESIDENT:
        return "president"
    if role == "leader" and country not in _LED_BY_MINISTER:
        return None
    wider = "head of government" if role == "leader" else role
    may = [r for r in sorted(answering(wider, country)) if r in roles() and office(r).unique]
    may = [r for r in may if r != "president" or role != "leader"]
    held = {r: persons_of(holders(role=r, country=country, on=day)) for r in may} if day is not None else {}
    found = [r for r in may if held.get(r)]
    return found[0] if found and len(set.union(*held.values())) == 1 else None


def year_of(article: Article, mention: Mention) -> int | None:
    """The year that follows right behind the mention, that its sentence opens with, or the one before it in the
    paragraph: "In July 1963, the Soviet foreign minister ..."."""
    before = article.text[max(mention.start - _SENTENCES, 0) : mention.start].rpartition("\n")[2]
    if (later := _YEAR_BEHIND.match(article.text, mention.end)) is not None:
        return int(later[1])
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", before)[-2:]:
        if (found := _YEAR_FIRST.match(sentence)) is not None:
            return int(found[1])
    return None


def all_the_year(role: str, country: str, year: int) -> list[Term]:
    """Who held the office from its first day to its last; [] where that was not one person."""
    first, last = (holders(role=role, country=country, on=day) for day in (date(year, 1, 1), date(year, 12, 31)))
    return last if persons_of(first) == persons_of(last) else []


def counterparts_office(role: str, country: str | None, day: date | None) -> str | None:
    """The office by which a state has a counterpart of this one: of a secretary of state, its foreign minister.

    A prime minister's counterpart may be the president where there is one; then nobody can tell.
    """
    if country is None or day is None or role not in roles():
        return None
    governs = role in answering("head of government", country) and country not in _LED_BY_MINISTER | _PRIME_MINISTER_TOO
    if governs and holders(role="president", country=country, on=day):
        return None
    wider = sorted(office(role).answers - {"head of state", "head of government"})
    return next((r for r in (role, *wider) if holders(role=r, country=country, on=day)), None)


def persons_of(terms: list[Term]) -> set[tuple[str, str | None]]:
    """The persons of these terms, by name and state."""
    return {(t.name, t.country) for t in terms}
