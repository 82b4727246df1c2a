"""Whether a run of capitals that stands free, without role or title, is a person's name."""

from __future__ import annotations

from core import gazetteer
from core.actors.name_words import BODY_HEADS, role_word
from core.actors.office_holders import holders
from core.actors.vocabulary import plain, vocabulary, words_of
from core.actors.words import BULLETS, CALENDAR, HYPHENS, Words

_HUMAN = words_of("name", "human_verbs")
_TEAMS = words_of("name", "teams")
_LEAD_TO_TOWNS = frozenset(("in", "into", "near", "outside"))
_TOWNS = frozenset(("city", "town", "port", "resort", "village", "capital"))
_NO_FIRST_WORD = frozenset(("ADJ", "ADV", "AUX", "INTJ", "SCONJ", "VERB"))
"""Parts of speech of what begins a sentence before a name."""


def is_person(words: Words, first: int, last: int, known: set[str]) -> bool:
    """Whether a run of capitals that stands free is a person's name."""
    parts = [plain(words.surface[n]) for n in range(first, last) if words.capital(n)]
    if not parts:
        return False
    ents = {words.tokens[n].ent_type_ for n in range(first, last)}
    name = words.slice(first, last)
    opening = len(parts) > 1 and words.opens_sentence(first) and words.pos[first] in _NO_FIRST_WORD
    if opening and parts[0] not in vocabulary().given and parts[0] not in known:
        # "Let Hillary sit there"
        return False
    if (
        parts
        and parts[-1] in known
        and (len(parts) == 1 or parts[0] in vocabulary().given or parts[0] in known or "PERSON" in ents)
    ):
        return True
    if len(parts) == 1:
        return _single_is_person(words, first, last, name, ents)
    if _leads_to_a_town(words, first) and gazetteer.is_town(name):
        return False
    if parts[0] in vocabulary().given:
        as_place = ents & {"GPE", "LOC", "FAC", "WORK"} and "PERSON" not in ents
        return (
            not as_place
            or bool(holders(name))
            or not (first and words.lower[first - 1] in ("the", "in", "at", "near", "from"))
        )
    if words.person[last - 1] and _is_entry(words, first, last):
        return True
    # "Al" of "Al Mansoori" stands in "al-Ghamdi" too.
    told = vocabulary().given.keys() | vocabulary().particles
    if any(part in words.seen_lower and part not in told for part in parts):
        return False
    proper = len(parts) > 1 and all(words.pos[n] == "PROPN" for n in range(first, last) if words.capital(n))
    if (
        (proper or not words.opens_sentence(first))
        and not ents & {"GPE", "LOC", "FAC", "WORK"}
        and _told_behind(words, last)
    ):
        return True
    if ents == {"PERSON"} or (words.person[last - 1] and words.person[first]):
        return not (words.opens_sentence(first) and words.lower[first] in words.seen_lower - vocabulary().particles)
    return bool(holders(name)) and not words.opens_sentence(first)


def _leads_to_a_town(words: Words, first: int) -> bool:
    """ "in Sharm el-Sheikh", "the resort of Sharm el-Sheikh"."""
    before = words.lower[first - 1] if first else ""
    return before in _LEAD_TO_TOWNS or (before == "of" and first > 1 and words.lower[first - 2] in _TOWNS)


def names_a_thing(words: Words, first: int, last: int, known: set[str]) -> bool:
    """Whether a body, building or broadcast is named after somebody ("St Catherine Hall", "Biden-Harris team")."""
    if last >= len(words) or words.sentence[last] != words.sentence[first]:
        return False
    following = words.lower[last]
    if following == "of" and last == first + 1 and last + 1 < len(words):
        # "Power of Siberia", "Alley of Heroes"; "Felipe of Spain" has a given name.
        behind = last + 2 if words.lower[last + 1] == "the" else last + 1
        word = plain(words.surface[first])
        return words.capital(behind) and word not in vocabulary().given and word not in known
    if last == first + 3 and words.surface[first + 1] in HYPHENS:
        # "the Biden-Harris team", "the Molotov-Ribbentrop Pact"
        paired = plain(words.surface[first]) not in vocabulary().given
        if following in _TEAMS or (paired and words.capital(last) and words.joined(first)):
            return True
    return (
        words.capital(last)
        and following in BODY_HEADS
        and following not in _TEAMS
        and plain(words.surface[last - 1]) not in known
    )


def _is_entry(words: Words, first: int, last: int) -> bool:
    """Whether the name is the head of an entry in a list: "- Daud Mumin, March for Our Lives"."""
    behind = words.surface[last] if last < len(words) and words.segment[last] == words.segment[first] else "("
    return first > 0 and words.surface[first - 1] in BULLETS and behind in (",", "(", "–", "—", "-")


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
        if role_word(words.lower[at]):
            return True
    return False


def _single_is_person(words: Words, first: int, last: int, name: str, ents: set[str]) -> bool:
    if words.lower[first] in words.seen_lower or len(name) < 2 or name.isupper() or name in words.after_things:
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
    if words.tokens[first].dep_ == "amod" and not words.possessive(last):
        # "Black and Brown young people"
        return False
    if words.pos[first] not in ("PROPN", "NOUN", "ADJ") and "PERSON" not in ents:
        return False
    if ents & {"GPE", "LOC", "FAC", "NORP", "DATE", "WORK"}:
        return False
    if (
        "PERSON" in ents
        and len(name) > 2
        and (holders(name) or (plain(name) in vocabulary().given and words.pos[first] == "PROPN"))
    ):
        return True
    # "Clergy stressed the need ...": the capital of a sentence's first word tells nothing.
    told = not words.opens_sentence(first) or "PERSON" in ents
    if told and words.pos[first] == "PROPN" and len(name) > 2 and _does_as_people_do(words, first, last):
        return True
    return (
        words.pos[first] == "PROPN"
        and len(name) > 4
        and bool(holders(name))
        and words.tokens[last - 1].dep_ in ("nsubj", "poss", "pobj", "dobj", "appos", "conj", "ROOT")
    )
