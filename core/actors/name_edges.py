"""Where a personal name that begins at a word ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from core.actors.name_words import (
    BODY_HEADS,
    NO_NAME,
    NOUN_ENDINGS,
    STYLED,
    VERBS,
    no_name,
    role_word,
    shouted,
    spelt_as_chinese,
)
from core.actors.office_holders import holders
from core.actors.vocabulary import plain, vocabulary, words_of
from core.actors.words import CALENDAR, HYPHENS, Words

_LONGEST = 12
"""Words, hyphens counted: "Sabah Al-Ahmad Al-Jabir Al-Sabah"."""
_OPENING = {'"': '"', "“": "”", "'": "'", "‘": "’", "(": ")"}
"""What a nickname stands in."""
_ALSO_SURNAMES = words_of("name", "also_surnames")
_SURNAMES_BEHIND_GIVEN = words_of("name", "surnames_behind_given")
_SURNAMES_TOO = frozenset(("capital", "city", "region"))
"""Kinds of places that are surnames behind a title."""
_LAST_SYLLABLES = words_of("name", "last_syllables")


def name_end(words: Words, at: int, taken: Sequence[bool], *, sure: bool) -> int | None:
    """Where the name that begins at `at` ends; None where none begins."""
    known = vocabulary()
    if at >= len(words) or taken[at] or not _may_begin(words, at, sure):
        return None
    end = at
    last_word = at - 1
    while end < len(words) and end - at < _LONGEST and not taken[end] and words.sentence[end] == words.sentence[at]:
        surface, lower = words.surface[end], words.lower[end]
        if end > at and (closed := nickname_end(words, end)) and (sure or _told(words, at)):
            end = last_word = closed
            continue
        if surface == "]" and end == at + 1 and at and words.surface[at - 1] == "[":
            # "[Andrei] Serdyukov": a first name that the editor put in.
            end += 1
            continue
        if surface in HYPHENS:
            if not (end > at and words.joined(end - 1) and words.joined(end)):
                break
        elif words.capital(end):
            if end > at and (_repeats(words, at, end) or run_together(surface)):
                break
            if end > at and not _may_continue(words, at, end, sure):
                break
            last_word = end
        elif lower in known.particles:
            following = _after_particles(words, end)
            # "Assad al Watan": between names only; "as" and "an" are words of their own.
            if following is None or (lower in known.weak_particles and not (sure or words.person[end])):
                break
        elif end > at and words.surface[end - 1] in HYPHENS and surface.isalpha():
            last_word = end
        else:
            break
        end += 1
    if last_word < at:
        return None
    return _with_suffix(words, last_word + 1)


def nickname_end(words: Words, at: int) -> int | None:
    """Where a nickname that opens here ends, its mark included: 'Benjamin "Benny" Gantz', 'Joaquín “El Chapo” Guzmán'.

    None where none opens: up to three words, the first and last with a capital, and a surname behind the mark.
    """
    closing = _OPENING.get(words.surface[at])
    if closing is None or not words.capital(at + 1):
        return None
    for end in range(at + 2, min(at + (3 if closing == ")" else 5), len(words) - 1)):
        if words.surface[end] == closing:
            whole = words.capital(end - 1) and words.capital(end + 1) and words.sentence[end + 1] == words.sentence[at]
            return end + 1 if whole and not _role_opens(words, end + 1) else None
    return None


def _role_opens(words: Words, at: int) -> bool:
    return role_word(plain(words.surface[at])) or plain(words.surface[at]) in BODY_HEADS


def _told(words: Words, at: int) -> bool:
    return words.person[at] or plain(words.surface[at]) in vocabulary().given


def _repeats(words: Words, first: int, at: int) -> bool:
    """As in "Ella Pamfilova Pamfilova Ella": a caption begins."""
    return (
        len(words.surface[at]) > 3
        and at > first + 1
        and words.surface[at] in words.surface[first:at]
        and words.surface[at - 1] not in HYPHENS
        # "Khalifa bin Salman Al Khalifa"
        and plain(words.surface[at - 1]) not in vocabulary().particles
    )


def run_together(surface: str) -> bool:
    """As in "EllaChairperson": two words without a blank; "McCain" is one."""
    return any(a.islower() and b.isupper() for a, b in pairwise(surface[4:]))


def _may_begin(words: Words, at: int, sure: bool) -> bool:
    surface, lower = words.surface[at], plain(words.surface[at])
    if lower in vocabulary().particles and not words.capital(at):
        return (
            _after_particles(words, at) is not None
            and lower not in vocabulary().weak_particles
            and (sure or words.person[at])
        )
    if not words.capital(at) or not surface[0].isalpha() or no_name(words, at) or lower in STYLED:
        # "Grace Poe", "Honor Blackman"
        return lower in STYLED and lower in vocabulary().given and words.capital(at + 1)
    if run_together(surface) and words.capital(at + 1) and words.capital(at + 2):
        return False  # "the board of SpaceX | Olga Berg"
    if lower in vocabulary().suffixes or shouted(words, at) or (lower in VERBS and lower not in vocabulary().given):
        return False
    if lower in CALENDAR or lower in BODY_HEADS:
        # "Bill Richardson", "April Glaspie", "Jan-Erik Holm": a given name before a name.
        if at + 2 < len(words) and words.surface[at + 1] in HYPHENS and words.joined(at) and words.joined(at + 1):
            return lower in vocabulary().given and words.capital(at + 2) and words.lower[at + 2] not in CALENDAR
        return (
            lower in vocabulary().given
            and words.capital(at + 1)
            and plain(words.surface[at + 1]) not in BODY_HEADS | CALENDAR
            and words.unit[at + 1] is None
        )
    if role_word(lower) and not (lower in vocabulary().given and words.capital(at + 1)):
        return False
    if words.unit[at] is not None:
        return _place_as_given_name(words, at, sure) or (sure and _place_behind_title(words, at))
    if not sure and lower in vocabulary().portfolios and lower.endswith(NOUN_ENDINGS):
        return False  # "in the Office of Public Engagement | Saki Ververis"
    return not (surface.isupper() and len(surface) > 1 and not sure and not words.person[at])


def _may_continue(words: Words, first: int, at: int, sure: bool) -> bool:
    lower = plain(words.surface[at])
    surface = words.surface[at]
    if lower in _LAST_SYLLABLES and surface == surface.capitalize() and at >= first + 2:
        # "Kim Jong Un", "Moon Jae In"
        return not words.capital(at + 1)
    if lower in vocabulary().particles and surface == surface.capitalize() and words.capital(at + 1):
        # "Attaher Ag Bilal"
        return True
    if lower in _ALSO_SURNAMES and plain(words.surface[first]) in vocabulary().given and words.person[at]:
        return True
    ends = at + 1 >= len(words) or not words.capital(at + 1) or role_word(words.lower[at + 1])
    if lower in _ALSO_SURNAMES and sure and at == first + 1 and ends:
        return True  # "Delegate Candi King", a title before it and no name behind
    behind_given = ends and at == first + 1 and plain(words.surface[first]) in vocabulary().given
    if behind_given and lower in _SURNAMES_BEHIND_GIVEN:
        return not words.surface[at].isupper()  # "Ann White met", "Mark Dean said"
    if (shouted(words, at) and lower not in NO_NAME) or (lower in VERBS and lower not in vocabulary().given):
        return False
    if (
        lower in CALENDAR
        or lower in BODY_HEADS
        or (no_name(words, at) and not (len(surface) == 2 and surface[1] == "."))
    ):
        return False
    if role_word(lower) and lower not in vocabulary().given:
        return False
    if words.unit[at] is not None:
        return _place_as_surname(words, first, at, sure)
    return surface[0].isalpha()


def _place_as_given_name(words: Words, at: int, sure: bool) -> bool:
    """ "Jordan Bardella", "Chad Wolf", "Israel Katz": a given name that is a state's or a city's as well."""
    unit, following = words.unit[at], plain(words.surface[at + 1]) if at + 1 < len(words) else ""
    if unit is None or unit.last != at + 1 or unit.body is not None:
        return False
    if sure and spelt_as_chinese([plain(words.surface[at]), following]):
        return words.capital(at + 1) and words.sentence[at + 1] == words.sentence[at]  # "Vice Minister Gao Yuting"
    # "State Senator London Lamar": behind a role, where both words are told as one name.
    told = sure and words.person[at] and at + 1 < len(words) and words.tokens[at + 1].ent_iob_ == "I"
    if plain(words.surface[at]) not in vocabulary().given and not told:
        return False
    if not words.capital(at + 1) or words.unit[at + 1] is not None or words.sentence[at + 1] != words.sentence[at]:
        return False
    if following in BODY_HEADS or following.endswith(NOUN_ENDINGS) or role_word(following):
        return False
    return sure or words.person[at] or words.person[at + 1] or bool(holders(words.slice(at, at + 2)))


def _place_behind_title(words: Words, at: int) -> bool:
    """ "Foreign Minister Colombo", "Mr London", "Senator Paris": no city has a title before it without an article."""
    unit = words.unit[at]
    if unit is None or unit.last != at + 1 or unit.body is not None or not set(unit.meanings) <= _SURNAMES_TOO:
        return False
    title = at - 2 if words.surface[at - 1] == "." and words.joined(at - 2) else at - 1
    if title < 0 or not words.capital(title) or words.sentence[title] != words.sentence[at]:
        return False
    courtesy = plain(words.surface[title]) in vocabulary().address
    if not courtesy and not role_word(words.lower[title]):
        return False
    behind = at + 1
    if behind < len(words) and words.sentence[behind] == words.sentence[at]:
        if words.surface[behind] in HYPHENS or (words.capital(behind) and not words.possessive(behind)):
            return False
        if not courtesy and words.pos[behind] in ("NOUN", "ADJ"):
            return False  # "Prime Minister London visit"
    return courtesy or not _definite(words, title)


def _definite(words: Words, head: int) -> bool:
    """Whether an article stands before the capitals that end here: "told the Foreign Minister London would ..."."""
    first = head
    while first > 0 and words.capital(first - 1) and words.sentence[first - 1] == words.sentence[head]:
        first -= 1
    return first > 0 and words.lower[first - 1] == "the" and words.sentence[first - 1] == words.sentence[head]


def _place_as_surname(words: Words, first: int, at: int, sure: bool) -> bool:
    """ "Avner Golan", "Michael Jordan": a place's name right behind a given name or the first word after a role.

    Between a name and a place that is no part of it English has a comma or a preposition; only a place that belongs
    to a noun after it ("told Minister Cohen Golan residents ...") may follow at once.
    """
    unit = words.unit[at]
    if unit is None or unit.last != at + 1 or unit.body is not None or "seat" in unit.meanings:
        return False
    if words.person[at] and words.person[first]:
        return True
    told, right_behind = _told(words, first), at == first + 1
    if set(unit.meanings) <= {"adjective", "people"} and at > first + 1 and (sure or words.person[first]):
        # "her counterpart, Dang Quoc Thai.": an adjective has a noun behind it.
        return at + 1 >= len(words) or words.surface[at + 1] in (",", ".", ";", ")") or words.possessive(at + 1)
    if "adjective" in unit.meanings or words.possessive(at - 1) or not (told or (sure and right_behind)):
        return False
    if unit.meanings.keys() & {"state", "capital"} and not (told and right_behind):
        return False
    token = words.tokens[at]
    before_noun = token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i and not words.capital(at + 1)
    hyphened = at + 1 < len(words) and words.surface[at + 1] in HYPHENS and words.joined(at)
    return not before_noun and not hyphened


def _after_particles(words: Words, at: int) -> int | None:
    """The capital word that follows particles and hyphens from here."""
    end = at
    while end < len(words) and end - at < 5 and words.sentence[end] == words.sentence[at]:
        if words.capital(end) and words.surface[end][0].isalpha():
            return end if words.unit[end] is None or words.person[end] else None
        if words.lower[end] not in vocabulary().particles and words.surface[end] not in HYPHENS:
            return None
        end += 1
    return None


def _with_suffix(words: Words, end: int) -> int:
    at = end + 1 if end < len(words) and words.surface[end] == "," else end
    if at < len(words) and plain(words.surface[at]) in vocabulary().suffixes and words.capital(at):
        at += 1
        if (
            at < len(words)
            and words.surface[at] == "."
            and words.joined(at - 1)
            and words.sentence[at] == words.sentence[end - 1]
        ):
            at += 0 if at + 1 >= len(words) or words.sentence[at + 1] != words.sentence[at] else 1
        return at
    return end
