"""Personal names in running text: where one begins and ends.

A name after a role or a form of address is taken as it stands; one that stands free must be told by a given name, by
the list of office holders or by the model's entities, and never begins a sentence as a common noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.actors.name_edges import name_end
from core.actors.name_words import BODY_HEADS, NOUN_ENDINGS, STYLED, may_stand_in, noun_before_name
from core.actors.office_holders import holders
from core.actors.personhood import is_person, names_a_thing
from core.actors.vocabulary import plain, vocabulary, words_of
from core.actors.words import Words

_STYLES = frozenset(("he", "hh", "hm", "hrh", "hsh"))
_QUARTERS = words_of("name", "places_named_after")
_HONOURABLE = frozenset(("hon", "honorable", "honourable", "most", "rev", "reverend", "right", "rt"))
"""Behind "the" before a name."""
_NICKNAMED = re.compile(r"""(?<=\s)["“'‘(](\w[\w.]*(?: \w[\w.]*){0,2})["”'’)]\s?""")


@dataclass(frozen=True, slots=True)
class PersonalName:
    """Words `first` up to `last` with titles; the name itself begins at `name_first`."""

    first: int
    last: int
    name_first: int
    name: str
    titles: list[str] = field(default_factory=list)
    gender: str | None = None
    spouse: bool = False
    nickname: str | None = None
    """What stands in quotation marks or brackets inside: 'Benjamin "Benny" Gantz'."""


def after_role(words: Words, at: int, taken: Sequence[bool]) -> PersonalName | None:
    """The name that stands here behind a role, titles before it included; None where there is none."""
    found = _titles(words, at, taken)
    if found.at < len(words) and words.surface[found.at] == "[":
        found.at += 1
    last = name_end(words, found.at, taken, sure=True)
    if last is not None and not found.titles and last - found.at >= 3 and _noun_before_given(words, found.at):
        # "Advisor for Emerging Technology Anne Neuberger": the role's last word.
        found.at += 1
    if last is not None and not found.titles:
        found.at = _behind_nouns(words, found.at, last)
    if last is None or (last == found.at + 1 and not _single_after_role(words, found.at, bool(found.titles))):
        return None
    return _personal(words, at, found, last)


def titled(words: Words, at: int, taken: Sequence[bool]) -> PersonalName | None:
    """A name with a form of address before it ("Mr. Annan", "Ayatollah Khamenei"), which begins here."""
    found = _titles(words, at, taken)
    if found.at == at:
        return None
    if found.at < len(words) and words.surface[found.at] == "[":
        found.at += 1
    last = name_end(words, found.at, taken, sure=True)
    if last is None or (last == found.at + 1 and not _single_after_role(words, found.at, True)):
        return None
    if found.titles == ["major"] and names_a_thing(words, found.at, last, set()):
        return None  # "the Major Economies Forum"
    return _personal(words, at, found, last)


def free(words: Words, at: int, taken: Sequence[bool], known: set[str], *, styled: bool = False) -> PersonalName | None:
    """A name that begins here without role or title, if it is told to be one. `known`: plain words of names of
    this document; `styled`: in a headline of capitals, where the model's entity tells where it ends."""
    # "Ms. Truss" is read with its title, "General Motors" is nobody.
    last = name_end(words, at, taken, sure=False)
    if last is not None and _behind_nouns(words, at, last) > at:
        return None
    if last is None:
        shout = words.surface[at].isupper() and len(words.surface[at]) > 3 and words.kinds[at] != "body"
        if shout and not taken[at] and plain(words.surface[at]) in known:
            # "KOVAC VISITS RIGA", where the report names Jan Kovac
            return _personal(words, at, _Titles(at), at + 1)
        return None
    if styled and words.person[at]:
        last = next((n for n in range(at + 1, last) if not words.person[n]), last)
    found = _Titles(at)
    if names_a_thing(words, at, last, known) or not is_person(words, at, last, known):
        return None
    return _personal(words, at, found, last)


def styled_before(words: Words, at: int, taken: Sequence[bool]) -> int:
    """Where "His Majesty" or "Her Royal Highness" before this word begins; the word itself where there is none."""
    first = at
    if first > 0 and plain(words.surface[first - 1]) in _STYLES and words.surface[first - 1][:2].isupper():
        return first - (not taken[first - 1])  # "HH the Amir"
    while (
        first > 0
        and words.lower[first - 1] in STYLED
        and not taken[first - 1]
        and words.sentence[first - 1] == words.sentence[at]
    ):
        first -= 1
    if first < at and first > 0 and words.lower[first - 1] in ("his", "her", "their") and not taken[first - 1]:
        return first - 1
    return at


def known_part(words: Words, name: PersonalName, known: set[str]) -> PersonalName | None:
    """In a headline of capitals: words of the name that the report knows, or a given name and the word behind it."""
    given = vocabulary().given
    first = last = name.name_first
    while last < name.last:
        word = plain(words.surface[last])
        if last > first and word not in known and plain(words.surface[last - 1]) in known and words.capital(last):
            # "Elizabeth Warren Hammers Wells Fargo": behind the surname that the report knows.
            break
        told = (
            word in known
            or not words.capital(last)
            or (last == first and (word in given or _first(words, last, known)))
        )
        behind_given = (plain(words.surface[first]) in given or (words.person[first] and words.person[last])) and (
            words.person[last] or (last == first + 1 and _no_verb(words, last))
        )
        if not (told or behind_given):
            break
        last += 1
    if last == first or (last == first + 1 and plain(words.surface[first]) not in known):
        return None
    text = " ".join(words.slice(first, last).split())
    return PersonalName(name.first, last, first, text, name.titles, name.gender, name.spouse, name.nickname)


def _first(words: Words, at: int, known: set[str]) -> bool:
    """Whether this is a given name that no list has, before a surname that the report knows."""
    return words.person[at] and words.capital(at + 1) and plain(words.surface[at + 1]) in known and _no_verb(words, at)


def _no_verb(words: Words, at: int) -> bool:
    return words.pos[at] != "VERB" and may_stand_in(words, at)


@dataclass(slots=True)
class _Titles:
    at: int
    titles: list[str] = field(default_factory=list)
    gender: str | None = None
    spouse: bool = False


def _titles(words: Words, at: int, taken: Sequence[bool]) -> _Titles:
    found = _Titles(at)
    known, known_pairs = vocabulary().address, vocabulary().compound
    while found.at + 1 < len(words) and not taken[found.at] and words.sentence[found.at] == words.sentence[at]:
        word = plain(words.surface[found.at])
        if word in ("his", "her", "their") and words.lower[found.at + 1] in STYLED:
            found.gender = {"his": "m", "her": "f"}.get(word, found.gender)
        elif (
            (word in STYLED and found.titles and found.titles[-1] in {"his", "her", "their", "your", *STYLED})
            or (word == "the" and plain(words.surface[found.at + 1]) in _HONOURABLE)
            or (
                word in ("right", "grand", "crown", "rear", "field", "first", "lord", "vice")
                and plain(words.surface[found.at + 1]) in known
            )
            or word == "crown"
            or (found.titles and word in known_pairs.get(found.titles[-1], ()))
            or (plain(words.surface[found.at + 1]) in known_pairs.get(word, ()) and words.capital(found.at))
        ):
            pass
        elif word in known and words.capital(found.at) and not (words.unit[found.at] and not known[word]):
            # "Imam", "Sultan" and "Prince" are given names as well: a title where a name still follows.
            behind = found.at + 1
            if _closes_title(words, behind) and behind + 1 < len(words):
                behind += 1  # "Dato' Seri"
            if words.surface[behind] == "." and words.joined(found.at) and behind + 1 < len(words):
                behind += 1  # "MR. PRICE"
            if words.surface[behind] == "[" and behind + 1 < len(words):
                behind += 1  # "Mr [Vladimir] Zelensky"
            following = words.surface[behind]
            if plain(following) in ("bin", "ibn") or not (
                words.capital(behind) or plain(following) in vocabulary().particles
            ):
                break
            found.gender = known[word] or found.gender
            found.spouse = found.spouse or word == "mrs"
        else:
            break
        found.titles.append(word)
        found.at += 1
        shortened = words.surface[found.at] == "." and words.joined(found.at - 1) and word not in STYLED
        if shortened or _closes_title(words, found.at):
            found.at += 1
    return found


def _closes_title(words: Words, at: int) -> bool:
    """Whether this is the apostrophe of "Dato'"."""
    return words.surface[at] in ("'", "’") and words.joined(at - 1) and plain(words.surface[at - 1]) == "dato"


def _behind_nouns(words: Words, at: int, last: int) -> int:
    """Where the name begins behind a common noun and what stands before it: "Allies Welcome | Bob Fenton"."""
    given = vocabulary().given
    for n in range(at, min(at + 3, last - 2)):
        if plain(words.surface[n]) in given:
            break
        if noun_before_name(words, n):
            return n + 1
    return at


def _noun_before_given(words: Words, at: int) -> bool:
    known = vocabulary()
    lower = plain(words.surface[at])
    noun = lower in known.portfolios or lower in known.modifiers or lower in BODY_HEADS or lower.endswith(NOUN_ENDINGS)
    return noun and lower not in known.given and plain(words.surface[at + 1]) in known.given


def _single_after_role(words: Words, at: int, titled: bool) -> bool:
    """Whether one capital word behind a role or title is a surname, not the next word of the role or of a place."""
    lower = plain(words.surface[at])
    known = vocabulary()
    following = words.lower[at + 1] if at + 1 < len(words) and words.sentence[at + 1] == words.sentence[at] else ""
    if (
        (lower in known.address and not words.person[at])
        or lower in known.portfolios
        or (lower in known.modifiers and not titled)
    ):
        return False
    if following in _QUARTERS or (words.lower[at] in words.seen_lower and not titled):
        return False
    noun = lower.endswith(NOUN_ENDINGS) and not holders(words.surface[at])
    return not (noun and (not words.person[at] or words.capital(at + 1)))


def _personal(words: Words, at: int, found: _Titles, last: int) -> PersonalName:
    name = words.slice(found.at, last).replace("]", "")
    nickname = _NICKNAMED.search(name)
    if at == found.at and at and words.surface[at - 1] == "[" and "]" in words.surface[at:last]:
        at -= 1
    return PersonalName(
        at, last, found.at, " ".join(_NICKNAMED.sub("", name).split()), found.titles, found.gender, found.spouse,
        nickname[1] if nickname else None,
    )  # fmt: skip
