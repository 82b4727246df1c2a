"""Offices: which one a phrase of a report names, and which offices answer to it.

"Iranian Foreign Minister", "FM" and "Minister of Foreign Affairs" are one office, "foreign minister";
"assistant secretary of state" and "adviser to the president" are none that one person is known by.
The words are in core/lexicon/offices.csv.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from core import gazetteer

_ANYWHERE = ""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_POSSESSIVE = re.compile(r"['’]s$")
_OF_STATES = frozenset({"president", "vice president", "prime minister", "head of state", "head of government"})
_REALMS = frozenset({"republic", "federation", "kingdom", "state", "union", "nation", "people", "emirate"})
_TIES = frozenset({"to", "of", "for", "from"})
_LONGEST_TEXT = 400
"""No office is named in more characters than this; a longer text is read up to here."""


@dataclass(frozen=True, slots=True)
class Office:
    """A canonical role; `answers` are other roles it is also found under; `unique` if one person holds it."""

    role: str
    answers: frozenset[str]
    unique: bool


@cache
def roles() -> frozenset[str]:
    """The canonical names of all known offices."""
    return frozenset(_lexicon().offices)


def office(role: str) -> Office:
    """The office of this canonical name; KeyError where there is none."""
    return _lexicon().offices[role]


def titles() -> frozenset[str]:
    """Single words, lower case, that stand before a name and are no part of it ("sheikh", "dr", "president")."""
    return _lexicon().titles


def answering(role: str, country: str | None) -> frozenset[str]:
    """All canonical roles that may be meant by this one: with "prime minister" also "chancellor".

    `country` decides what differs between states: the "chancellor" of `gb` is its finance minister.
    """
    return _lexicon().answering.get(role, frozenset({role}))


@lru_cache(maxsize=4096)
def canonical_role(text: str, country: str | None = None) -> str | None:
    """The canonical name of the office that a phrase names first ("the new Iranian president" -> "president").

    Words around the office (states, "new", "former", a name after it) are passed over. None where the phrase
    names no known office, only a deputy or assistant of one, or somebody who serves one ("the president's
    spokesman", "adviser to the prime minister"). `country` (a territory code) decides phrases that differ between
    states; without it a state named in the phrase itself does ("Indian Foreign Secretary" is a civil servant).
    """
    words, possessive = _words(text)
    lexicon = _lexicon()
    start = 0
    while start < len(words):
        length = lexicon.longest_phrase(words, start)
        if not length:
            start += 1
            continue
        end = start + length
        meanings = lexicon.phrases[words[start:end]]
        if _serves(words, possessive, start, end, lexicon):
            return None
        if start and words[start - 1] in lexicon.modifiers:
            return None
        # A genitive names whose something else is ("the president's national security adviser").
        if possessive[end - 1]:
            start = end
            continue
        if len(meanings) > 1 or _ANYWHERE not in meanings:
            where = country or _country_named(words[:start] + words[end:])
            if where in meanings:
                return meanings[where]
        return meanings.get(_ANYWHERE)
    return None


def stated_office(text: str, country: str | None = None) -> str | None:
    """As canonical_role, but None where the phrase names a great office of a body and not of a state.

    "President of the Assembly of the Republic" is no president of a state; "Secretary of the Security Council" is an
    office of its own.
    """
    role = canonical_role(text, country)
    if role not in _OF_STATES:
        return role
    before, tie, behind = text.partition(" of ")
    words = [w.strip(",.").replace("’", "'").removesuffix("'s") for w in behind.removeprefix("the ").split()]
    if not tie or not any(w[:1].isupper() for w in words) or canonical_role(before, country) != role:
        return role
    return role if names_state(words) else None


def is_states(role: str) -> bool:
    """Whether a role is a state's, not that of a body ("President of the Bar Association")."""
    before, tie, behind = role.partition(" of ")
    words = [w.strip(",.").replace("’", "'").removesuffix("'s") for w in behind.removeprefix("the ").split()]
    if not tie or not any(w[:1].isupper() for w in words):
        return True
    return canonical_role(before) in (None, "secretary") or names_state(words)


def names_state(words: list[str]) -> bool:
    """Whether words behind "president of" begin with a state: not with an adjective that belongs to a body's name
    ("the Russian Academy of Sciences")."""
    length, meanings = gazetteer.longest(words, 0)
    if not length or "state" in meanings or length == len(words):
        return length > 0
    following = words[length]
    return not following[:1].isupper() or following.casefold() in _REALMS


@dataclass(frozen=True, slots=True)
class _Lexicon:
    offices: dict[str, Office]
    phrases: dict[tuple[str, ...], dict[str, str | None]]
    first_words: dict[str, int]
    """The length in words of the longest phrase that begins with this word."""
    answering: dict[str, frozenset[str]]
    modifiers: frozenset[str]
    attendants: frozenset[str]
    titles: frozenset[str]

    def longest_phrase(self, words: tuple[str, ...], start: int) -> int:
        """How many words from `start` make the longest known phrase; 0 if none."""
        for length in range(min(self.first_words.get(words[start], 0), len(words) - start), 0, -1):
            if words[start : start + length] in self.phrases:
                return length
        return 0


@cache
def _lexicon() -> _Lexicon:
    offices: dict[str, Office] = {}
    phrases: dict[tuple[str, ...], dict[str, str | None]] = {}
    lists: dict[str, frozenset[str]] = {}
    answering: dict[str, set[str]] = {}
    for role, spellings, countries, answers, unique in _lexicon_rows():
        if role in ("(modifier)", "(attendant)", "(address)"):
            lists[role] = frozenset(spellings)
            continue
        named = None if role == "(none)" else role
        if named is not None:
            before = offices.get(role)
            all_answers = frozenset(answers) | (before.answers if before else frozenset())
            offices[role] = Office(role, all_answers, unique)
            phrases.setdefault(_words(role)[0], {}).setdefault(_ANYWHERE, role)
            answering.setdefault(role, {role})
            for wider in answers:
                answering.setdefault(wider, {wider}).add(role)
        own = [role] if named is not None and countries else []
        for spelling in [*spellings, *own]:
            meanings = phrases.setdefault(_words(spelling)[0], {})
            for country in countries or [_ANYWHERE]:
                meanings.setdefault(country, named)
    first_words: dict[str, int] = {}
    for phrase in phrases:
        first_words[phrase[0]] = max(first_words.get(phrase[0], 0), len(phrase))
    return _Lexicon(
        offices=offices,
        phrases=phrases,
        first_words=first_words,
        answering={role: frozenset(found) for role, found in answering.items()},
        modifiers=lists["(modifier)"],
        attendants=lists["(attendant)"],
        titles=lists["(address)"],
    )


def _lexicon_rows() -> Iterator[tuple[str, list[str], list[str], list[str], bool]]:
    text = (files("core") / "lexicon" / "offices.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines):
        parts = ([part for part in row[column].split("|") if part] for column in ("spellings", "countries", "answers"))
        spellings, countries, answers = parts
        yield row["role"], spellings, countries, answers, row["unique"] == "yes"


def _words(text: str) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """The phrase in lower-case words without genitive endings, and which of them had one."""
    found = [w.replace("’", "'") for w in _WORD.findall(text[:_LONGEST_TEXT].replace(".", "").casefold())]
    possessive = tuple(bool(_POSSESSIVE.search(word)) for word in found)
    words = tuple(_POSSESSIVE.sub("", word).replace("defence", "defense") for word in found)
    return words, possessive


def _serves(words: tuple[str, ...], possessive: tuple[bool, ...], start: int, end: int, lexicon: _Lexicon) -> bool:
    """Whether the phrase is about somebody beside the office holder: "adviser to the president", "president's aide"."""
    before = words[:start]
    if any(a in lexicon.attendants and b in _TIES for a, b in pairwise(before)):
        return True
    return end < len(words) and words[end] in lexicon.attendants and not possessive[end]


def _country_named(words: tuple[str, ...]) -> str | None:
    for length in (1, 2):
        for start in range(len(words) - length + 1):
            text = " ".join(word.capitalize() for word in words[start : start + length])
            # Two letters would be read as a code ("in", "is").
            found = gazetteer.meanings(text) if len(text) > 2 else {}
            meant = found.get("state") or found.get("adjective")
            if meant is not None and meant.country is not None:
                return meant.country
    return None
