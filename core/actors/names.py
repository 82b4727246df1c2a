"""Personal names in running text: where one begins and ends.

A name after a role or a form of address is taken as it stands; one that stands free must be told by a given name, by
the list of office holders or by the model's entities, and never begins a sentence as a common noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from core.actors.office_holders import holders
from core.actors.vocabulary import plain, vocabulary, words_of
from core.actors.words import CALENDAR, HYPHENS, Words

_NOUN_ENDINGS = tuple(words_of("name", "noun_endings"))
_QUARTERS = words_of("name", "places_named_after")
_NICKNAME = frozenset("\"“”'‘’()")
_NICKNAMED = re.compile(r"""["“'‘(]\w+["”'’)]\s?""")
_HUMAN = words_of("name", "human_verbs")
_LONGEST = 12
"""Words, hyphens counted: "Sabah Al-Ahmad Al-Jabir Al-Sabah"."""
_STYLED = words_of("name", "styles")
_NO_NAME = words_of("name", "never")
BODY_HEADS = words_of("name", "bodies_and_places")
_ALSO_SURNAMES = words_of("name", "also_surnames")
_TEAMS = words_of("name", "teams")
_LAST_SYLLABLES = words_of("name", "last_syllables")


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


def after_role(words: Words, at: int, taken: Sequence[bool]) -> PersonalName | None:
    """The name that stands here behind a role, titles before it included; None where there is none."""
    found = _titles(words, at, taken)
    last = _name_end(words, found.at, taken, sure=True)
    if last is not None and not found.titles and last - found.at >= 3 and _noun_before_given(words, found.at):
        # "Advisor for Emerging Technology Anne Neuberger": the role's last word.
        found.at += 1
    if last is None or (last == found.at + 1 and not _single_after_role(words, found.at, bool(found.titles))):
        return None
    return _personal(words, at, found, last)


def titled(words: Words, at: int, taken: Sequence[bool]) -> PersonalName | None:
    """A name with a form of address before it ("Mr. Annan", "Ayatollah Khamenei"), which begins here."""
    found = _titles(words, at, taken)
    if found.at == at:
        return None
    last = _name_end(words, found.at, taken, sure=True)
    if last is None or (last == found.at + 1 and not _single_after_role(words, found.at, True)):
        return None
    return _personal(words, at, found, last)


def free(words: Words, at: int, taken: Sequence[bool], known: set[str]) -> PersonalName | None:
    """A name that begins here without role or title, if it is told to be one. `known`: plain words of names of
    this document."""
    # "Ms. Truss" is read with its title, "General Motors" is nobody.
    last = _name_end(words, at, taken, sure=False)
    if last is None:
        return None
    found = _Titles(at)
    if _names_a_thing(words, at, last, known) or not _is_person(words, at, last, known):
        return None
    return _personal(words, at, found, last)


def _names_a_thing(words: Words, first: int, last: int, known: set[str]) -> bool:
    """Whether a body, building or broadcast is named after somebody ("St Catherine Hall", "Biden-Harris team")."""
    if last >= len(words) or words.sentence[last] != words.sentence[first]:
        return False
    following = words.lower[last]
    if last == first + 3 and words.surface[first + 1] in HYPHENS and following in _TEAMS:
        return True
    return (
        words.capital(last)
        and following in BODY_HEADS
        and following not in _TEAMS
        and plain(words.surface[last - 1]) not in known
    )


def styled_before(words: Words, at: int, taken: Sequence[bool]) -> int:
    """Where "His Majesty" or "Her Royal Highness" before this word begins; the word itself where there is none."""
    first = at
    while (
        first > 0
        and words.lower[first - 1] in _STYLED
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
        told = word in known or not words.capital(last) or (last == first and word in given)
        behind_given = plain(words.surface[first]) in given and (
            words.person[last] or (last == first + 1 and _no_verb(words, last))
        )
        if not (told or behind_given):
            break
        last += 1
    if last == first or (last == first + 1 and plain(words.surface[first]) not in known):
        return None
    text = " ".join(words.slice(first, last).split())
    return PersonalName(name.first, last, first, text, name.titles, name.gender, name.spouse)


def _no_verb(words: Words, at: int) -> bool:
    return words.pos[at] != "VERB" and may_stand_in(words, at)


def starts_name(words: Words, at: int) -> bool:
    """Whether a title or a given name begins a name here, inside a run of capitals ("of Ukraine Dmytro Kuleba")."""
    if not words.capital(at) or at + 1 >= len(words) or words.sentence[at] != words.sentence[at + 1]:
        return False
    this, following = plain(words.surface[at]), words.lower[at + 1]
    next_is_name = words.capital(at + 1) or following in vocabulary().particles or words.surface[at + 1] in HYPHENS
    if not next_is_name or words.unit[at] is not None:
        return False
    if this in vocabulary().address and this not in (
        "deputy",
        "minister",
        "secretary",
        "chairman",
        "representative",
        "commissioner",
    ):
        return words.unit[at + 1] is None
    if this in vocabulary().portfolios or this in BODY_HEADS or _role_word(following):
        return False
    if this in vocabulary().given and plain(words.surface[at + 1]) not in BODY_HEADS and words.unit[at + 1] is None:
        return True
    token = words.tokens[at]
    if this not in vocabulary().given and plain(words.surface[at + 1]) in vocabulary().given:
        return False
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "B"


def may_stand_in(words: Words, at: int) -> bool:
    """Whether a capital word may be part of a name at all: no role, body, day or common word."""
    lower = plain(words.surface[at])
    return (
        lower.isalpha()
        and len(lower) > 2
        and lower not in _NO_NAME | CALENDAR | BODY_HEADS
        and not _role_word(lower)
        and lower not in vocabulary().address
        and lower not in words.seen_lower
        and not words.surface[at].isupper()
    )


@dataclass(slots=True)
class _Titles:
    at: int
    titles: list[str] = field(default_factory=list)
    gender: str | None = None
    spouse: bool = False


def _titles(words: Words, at: int, taken: Sequence[bool]) -> _Titles:
    found = _Titles(at)
    known = vocabulary().address
    while found.at + 1 < len(words) and not taken[found.at] and words.sentence[found.at] == words.sentence[at]:
        word = plain(words.surface[found.at])
        if word in ("his", "her", "their") and words.lower[found.at + 1] in _STYLED:
            found.gender = {"his": "m", "her": "f"}.get(word, found.gender)
        elif (
            (word in _STYLED and found.titles)
            or (
                word == "the"
                and words.lower[found.at + 1]
                in (
                    "honorable",
                    "honourable",
                    "right",
                    "rev",
                    "reverend",
                    "most",
                )
            )
            or (
                word in ("right", "grand", "crown", "rear", "field", "first", "lord", "vice")
                and plain(words.surface[found.at + 1]) in known
            )
            or word == "crown"
        ):
            pass
        elif word in known and words.capital(found.at) and not (words.unit[found.at] and not known[word]):
            # "Imam", "Sultan" and "Prince" are given names as well: a title where a name still follows.
            following = words.surface[found.at + 1]
            if plain(following) in ("bin", "ibn") or not (
                words.capital(found.at + 1) or plain(following) in vocabulary().particles
            ):
                break
            found.gender = known[word] or found.gender
            found.spouse = found.spouse or word == "mrs"
        else:
            break
        found.titles.append(word)
        found.at += 1
        if words.surface[found.at] == "." and words.joined(found.at - 1):
            found.at += 1
    return found


def _noun_before_given(words: Words, at: int) -> bool:
    known = vocabulary()
    lower = plain(words.surface[at])
    noun = lower in known.portfolios or lower in known.modifiers or lower in BODY_HEADS or lower.endswith(_NOUN_ENDINGS)
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
    noun = lower.endswith(_NOUN_ENDINGS) and not holders(words.surface[at])
    return not (noun and (not words.person[at] or words.capital(at + 1)))


def _personal(words: Words, at: int, found: _Titles, last: int) -> PersonalName:
    name = words.slice(found.at, last)
    return PersonalName(
        at, last, found.at, " ".join(_NICKNAMED.sub("", name).split()), found.titles, found.gender, found.spouse
    )


def _name_end(words: Words, at: int, taken: Sequence[bool], *, sure: bool) -> int | None:
    """Where the name that begins at `at` ends; None where none begins."""
    known = vocabulary()
    if at >= len(words) or taken[at] or not _may_begin(words, at, sure):
        return None
    end = at
    last_word = at - 1
    while end < len(words) and end - at < _LONGEST and not taken[end] and words.sentence[end] == words.sentence[at]:
        surface, lower = words.surface[end], words.lower[end]
        if (
            end > at
            and (sure or plain(words.surface[at]) in known.given)
            and surface in _NICKNAME
            and _nickname(words, end)
        ):
            last_word = end
            end += 3
            continue
        if surface in HYPHENS:
            if not (end > at and words.joined(end - 1) and words.joined(end)):
                break
        elif words.capital(end):
            if end > at and (_repeats(words, at, end) or _run_together(surface)):
                break
            if end > at and not _may_continue(words, at, end):
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


def _run_together(surface: str) -> bool:
    """As in "EllaChairperson": two words without a blank; "McCain" is one."""
    return any(a.islower() and b.isupper() for a, b in pairwise(surface[4:]))


def _nickname(words: Words, at: int) -> bool:
    """'Benjamin "Benny" Gantz'"""
    return (
        at + 3 < len(words)
        and words.capital(at + 1)
        and words.surface[at + 2] in _NICKNAME
        and words.capital(at + 3)
        and words.sentence[at] == words.sentence[at + 3]
    )


def _may_begin(words: Words, at: int, sure: bool) -> bool:
    surface, lower = words.surface[at], plain(words.surface[at])
    if lower in vocabulary().particles and not words.capital(at):
        return (
            _after_particles(words, at) is not None
            and lower not in vocabulary().weak_particles
            and (sure or words.person[at])
        )
    if not words.capital(at) or not surface[0].isalpha() or lower in _NO_NAME or lower in _STYLED:
        # "Grace Poe", "Honor Blackman"
        return lower in _STYLED and lower in vocabulary().given and words.capital(at + 1)
    if lower in CALENDAR or lower in BODY_HEADS:
        # "Bill Richardson", "April Glaspie": a given name before a name.
        return (
            lower in vocabulary().given
            and words.capital(at + 1)
            and plain(words.surface[at + 1]) not in BODY_HEADS | CALENDAR
            and words.unit[at + 1] is None
        )
    if _role_word(lower) and not (lower in vocabulary().given and words.capital(at + 1)):
        return False
    unit = words.unit[at]
    if unit is not None:
        # "Jordan Bardella", "Chad Wolf": a given name that is a state's or a city's as well.
        return (
            unit.last == at + 1
            and lower in vocabulary().given
            and words.capital(at + 1)
            and words.unit[at + 1] is None
            and words.person[at]
        )
    return not (surface.isupper() and len(surface) > 1 and not sure and not words.person[at])


def _may_continue(words: Words, first: int, at: int) -> bool:
    lower = plain(words.surface[at])
    surface = words.surface[at]
    if lower in _LAST_SYLLABLES and surface == surface.capitalize() and at >= first + 2:
        # "Kim Jong Un", "Moon Jae In"
        return not words.capital(at + 1)
    if lower in _ALSO_SURNAMES and plain(words.surface[first]) in vocabulary().given and words.person[at]:
        return True
    if (
        lower in CALENDAR
        or lower in BODY_HEADS
        or (lower in _NO_NAME and not (len(surface) == 2 and surface[1] == "."))
    ):
        return False
    if _role_word(lower) and lower not in vocabulary().given:
        return False
    unit = words.unit[at]
    if unit is not None:
        return (
            unit.last == at + 1
            and unit.body is None
            and words.person[at]
            and words.person[first]
            and set(unit.meanings) <= {"city", "people"}
        )
    return surface[0].isalpha()


def _role_word(lower: str) -> bool:
    known = vocabulary()
    return lower in known.offices or lower in known.functions or lower in known.sources or lower in known.plurals


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


def _is_person(words: Words, first: int, last: int, known: set[str]) -> bool:
    """Whether a run of capitals that stands free is a person's name."""
    parts = [plain(words.surface[n]) for n in range(first, last) if words.capital(n)]
    ents = {words.tokens[n].ent_type_ for n in range(first, last)}
    name = words.slice(first, last)
    if (
        parts
        and parts[-1] in known
        and (len(parts) == 1 or parts[0] in vocabulary().given or parts[0] in known or "PERSON" in ents)
    ):
        return True
    if len(parts) == 1:
        return _single_is_person(words, first, last, name, ents)
    if parts[0] in vocabulary().given:
        as_place = ents & {"GPE", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART"} and "PERSON" not in ents
        return (
            not as_place
            or bool(holders(name))
            or not (first and words.lower[first - 1] in ("the", "in", "at", "near", "from"))
        )
    if any(part in words.seen_lower and part not in vocabulary().given for part in parts):
        return False
    proper = len(parts) > 1 and all(words.pos[n] == "PROPN" for n in range(first, last) if words.capital(n))
    if (
        (proper or not words.opens_sentence(first))
        and not ents & {"GPE", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART"}
        and _told_behind(words, last)
    ):
        return True
    if ents == {"PERSON"} or (words.person[last - 1] and words.person[first]):
        return not (words.opens_sentence(first) and words.lower[first] in words.seen_lower)
    return bool(holders(name)) and not words.opens_sentence(first)


def _does_as_people_do(words: Words, first: int, last: int) -> bool:
    """Whether the name is the subject of what only people do: says, thanks, visits."""
    token = words.tokens[last - 1]
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in _HUMAN and "ORG" not in (token.ent_type_,)


def _told_behind(words: Words, last: int) -> bool:
    """Whether a role in apposition follows: ", Managing Attorney of ..."."""
    if last >= len(words) or words.surface[last] != ",":
        return False
    for at in range(last + 1, min(last + 8, len(words))):
        if (
            words.sentence[at] != words.sentence[last - 1]
            or words.surface[at] in (",", ";", ".")
            or words.pos[at] in ("VERB", "AUX")
        ):
            return False
        if _role_word(words.lower[at]):
            return True
    return False


def _single_is_person(words: Words, first: int, last: int, name: str, ents: set[str]) -> bool:
    if words.lower[first] in words.seen_lower or len(name) < 2 or name.isupper():
        return False
    before = first - 1
    if (
        before >= 0
        and words.capital(before)
        and words.sentence[before] == words.sentence[first]
        and words.surface[before].isalpha()
        and words.lower[before] not in CALENDAR
        and not words.opens_sentence(before)
    ):
        return False
    if words.pos[first] not in ("PROPN", "NOUN", "ADJ") and "PERSON" not in ents:
        return False
    if ents & {"GPE", "LOC", "FAC", "EVENT", "NORP", "DATE", "LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE"}:
        return False
    if (
        "PERSON" in ents
        and len(name) > 2
        and (holders(name) or (plain(name) in vocabulary().given and words.pos[first] == "PROPN"))
    ):
        return True
    if words.pos[first] == "PROPN" and len(name) > 2 and _does_as_people_do(words, first, last):
        return True
    return (
        words.pos[first] == "PROPN"
        and len(name) > 4
        and bool(holders(name))
        and words.tokens[last - 1].dep_ in ("nsubj", "poss", "pobj", "dobj", "appos", "conj", "ROOT")
    )
