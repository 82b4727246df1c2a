"""All places of a document where an actor is named, in reading order.

Role phrases are read first, with the name behind or beside them; then free names; then states and bodies; then
pronouns. A word belongs to one naming only.
"""

from __future__ import annotations

from dataclasses import replace

from core.actors import bodies, names, rare_titles
from core.actors.apposition import relate
from core.actors.name_edges import run_together
from core.actors.name_match import read_name
from core.actors.name_words import STYLED, may_stand_in
from core.actors.names import PersonalName
from core.actors.naming import NATIONAL, ORDINALS, Naming
from core.actors.office_holders import holders
from core.actors.people import is_family_first
from core.actors.role_namings import of_state, role_namings
from core.actors.vocabulary import plain, vocabulary, words_of
from core.actors.words import BULLETS, HYPHENS, Words

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": None, "them": None, "their": None, "theirs": None, "we": None, "our": None, "us": None, "ours": None,
    "i": None, "me": None, "my": None,
}  # fmt: skip
"""With the gender that they tell."""
_VERSUS = frozenset(("v", "v.", "vs", "vs."))
_HUMAN = words_of("name", "human_verbs")
_OF_THEIR_OWN = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "agent", "dative"))
"""What a word is in its sentence that no noun follows."""
_INITIALS = 5
"""Letters of an office's initials, at most: "DSG", "CODEL"."""
PLURAL_PRONOUNS = frozenset(("they", "them", "their", "theirs", "we", "our", "us", "ours"))


def namings(words: Words) -> list[Naming]:
    """Every naming, in reading order, none overlapping another."""
    taken = [False] * len(words)
    styled = title_case(words)
    found = role_namings(words, taken, styled)
    known = {plain(w) for naming in found if naming.name and naming.what == "person" for w in _capitals(naming.name)}
    words.release(_surnames(found))
    found += _free_names(words, taken, known, styled, headlines=False)
    known |= {plain(w) for naming in found if naming.name and naming.what == "person" for w in _capitals(naming.name)}
    if words.release(_surnames(found)):
        found += _free_names(words, taken, known, styled, headlines=False)
    found += role_namings(words, taken, styled, known)
    found += _free_names(words, taken, known, styled, headlines=True)
    rare_titles.add(words, found, taken)
    rare_titles.add_initials(words, found, taken)
    found += _nationals(words, taken)
    found += bodies.body_namings(words, taken)
    found += _pronouns(words, taken)
    found.sort(key=lambda naming: naming.first)
    relate(words, found)
    return found


def title_case(words: Words) -> set[int]:
    """Sentences that are headlines in capitals ("Assad Discusses Ties"), where capitals tell nothing.

    An entry of a list ("- Nikil Saval, Pennsylvania State Senator") is none.
    """
    counts: dict[int, list[int]] = {}
    closed: set[int] = set()
    for at, number in enumerate(words.sentence):
        surface = words.surface[at]
        if number not in counts and surface in BULLETS and words.kinds[at] == "body":
            closed.add(number)
        if surface[0].isalpha() and len(surface) > 3:
            count = counts.setdefault(number, [0, 0])
            count[0] += 1
            count[1] += words.capital(at)
        if surface in (".", "!", "?", ":"):
            closed.add(number)
    return {
        number
        for number, (all_, capital) in counts.items()
        if number not in closed and all_ >= 4 and capital >= 0.8 * all_
    }


def _surnames(found: list[Naming]) -> set[str]:
    """The last words of the names, and the first of one whose family's name comes first: "Gao Weimin"."""
    named = [n for n in found if n.what == "person" and n.name]
    family_first = [n for n in named if is_family_first(n, read_name(n.name or ""))]
    return {plain((n.name or "").split()[-1]) for n in named} | {plain((n.name or "").split()[0]) for n in family_first}


def _capitals(name: str) -> list[str]:
    return [word for word in name.replace("-", " ").split() if word[0].isupper() and len(word) > 1 and word[1] != "."]


def _free_names(words: Words, taken: list[bool], known: set[str], styled: set[int], *, headlines: bool) -> list[Naming]:
    found: list[Naming] = []
    at, count, particles = 0, len(words), vocabulary().particles
    while at < count:
        naming = None
        if not taken[at] and (words.capital(at) or words.lower[at] in particles):
            naming = _free_name(words, at, taken, known, words.sentence[at] in styled, last_round=headlines)
        if naming is None:
            at += 1
            continue
        naming.take(taken)
        found.append(naming)
        # Whoever is named in full makes the surname known from here on.
        known |= {plain(word) for word in _capitals(naming.name or "")}
        at = naming.last
    return found


def _free_name(
    words: Words, at: int, taken: list[bool], known: set[str], styled: bool, *, last_round: bool
) -> Naming | None:
    if styled and not last_round:
        return None
    if at and words.lower[at - 1] in ("st", "saint") and words.capital(at - 1):
        # "St Catherine Hall"
        return None
    if _names_a_case(words, at):
        return None
    if (
        at
        and words.surface[at - 1] == "-"
        and words.joined(at - 1)
        and words.joined(at - 2)
        and not taken[at - 1]
        and words.capital(at - 2)
    ):
        return None
    name = names.titled(words, at, taken)
    sure = 0.97 if name is not None else 0.9
    if name is None:
        name = names.free(words, at, taken, known, styled=styled)
    if name is None:
        return None
    if styled and not name.titles:
        name = names.known_part(words, name, known)
        if name is None:
            return None
    if (
        not name.titles
        and last_round is False
        and name.last == at + 1
        and plain(words.surface[at]) not in known
        and not _single_sure(words, at)
    ):
        return None
    if not styled and not name.titles and name.first == name.name_first:
        name = _with_unknown_first(words, name, taken)
    if name.first == name.name_first:
        name = _behind_initials(words, name, known)
    naming = Naming(
        name.first,
        name.last,
        "person",
        name=name.name,
        name_first=name.name_first,
        titles=name.titles,
        gender=name.gender,
        spouse=name.spouse,
        nickname=name.nickname,
        confidence=sure,
    )
    of_state(words, naming)
    if naming.country is None and naming.role is None:
        naming.country = _owning_state(words, naming.first)
    return naming


def _owning_state(words: Words, at: int) -> str | None:
    """The state before a name: "Peru's Gustavo Huamán"."""
    unit = words.unit[at - 2] if at > 1 and words.possessive(at - 1) else None
    if unit is None or "state" not in unit.meanings or words.sentence[at - 2] != words.sentence[at]:
        return None
    return unit.country


def _names_a_case(words: Words, at: int) -> bool:
    """ "Roe v. Wade": a case in court is called after persons, and is none."""
    return (at > 0 and words.lower[at - 1] in _VERSUS) or (
        at + 1 < len(words) and words.lower[at + 1] in _VERSUS and words.sentence[at + 1] == words.sentence[at]
    )


def _with_unknown_first(words: Words, name: PersonalName, taken: list[bool]) -> PersonalName:
    """A first name that nothing tells as one, before a name that is told ("Elmirah Garcia")."""
    at = name.first - 1
    if (
        at < 0
        or taken[at]
        or not words.capital(at)
        or words.sentence[at] != words.sentence[name.first]
        or words.unit[at] is not None
        or run_together(words.surface[at])
    ):
        return name
    told = words.person[at] or (words.pos[at] == "PROPN" and not words.opens_sentence(at))
    if not told or not may_stand_in(words, at):
        return name
    return PersonalName(
        at, name.last, at, " ".join(words.slice(at, name.last).split()), name.titles, name.gender, name.spouse,
        name.nickname,
    )  # fmt: skip


def _behind_initials(words: Words, name: PersonalName, known: set[str]) -> PersonalName:
    """The surname alone of "DSG Varea", where the text names Salote Varea: initials of an office, no part of a name."""
    first, at = plain(words.surface[name.first]), name.first + 1
    initials = words.surface[name.first].isupper() and first.isalpha() and 1 < len(first) <= _INITIALS
    if not initials or first in known or at >= name.last or plain(words.surface[at]) not in known:
        return name
    text = " ".join(words.slice(at, name.last).split())
    return replace(name, first=at, name_first=at, name=text)


def _single_sure(words: Words, at: int) -> bool:
    return words.person[at] or bool(holders(words.surface[at]))


def _aged(words: Words, taken: list[bool]) -> list[Naming]:
    """ "the 54-year-old said": whoever was spoken of."""
    found = []
    for at in range(len(words) - 7):
        told = words.lower[at + 2 : at + 7]
        if words.lower[at] != "the" or not words.surface[at + 1].isdigit() or told[1::2] != ["year", "old"]:
            continue
        if any(mark not in HYPHENS for mark in told[::2][:2]) or any(taken[at : at + 6]):
            continue
        if words.tokens[at + 6].tag_ in ("VBD", "VBZ", "VBN"):
            taken[at : at + 6] = [True] * 6
            found.append(Naming(at, at + 6, "pronoun", head=NATIONAL, confidence=0.7))
    return found


def _nationals(words: Words, taken: list[bool]) -> list[Naming]:
    """ "The Portuguese added", "the Pole said": one person, by the state he is of."""
    found = _aged(words, taken)
    for at in range(1, len(words)):
        unit = words.unit[at]
        if unit is None or unit.last != at + 1 or unit.first != at or taken[at] or taken[at - 1]:
            continue
        told = unit.meanings.get("adjective") or unit.meanings.get("people")
        if told is None or told.country is None or words.lower[at - 1] != "the" or words.surface[at].endswith("s"):
            continue
        token = words.tokens[at]
        verb = token.head
        does = token.dep_ == "nsubj" and verb.lemma_.lower() in _HUMAN and verb.tag_ in ("VBD", "VBZ")
        if not does or any(child.dep_ in ("relcl", "acl", "conj", "appos") for child in token.children):
            continue
        if at + 1 < len(words) and (words.capital(at + 1) or words.pos[at + 1] in ("NOUN", "PROPN", "ADJ")):
            continue
        taken[at - 1] = taken[at] = True
        found.append(Naming(at - 1, at + 1, "pronoun", country=told.country, head=NATIONAL, confidence=0.8))
    return found


def _pronouns(words: Words, taken: list[bool]) -> list[Naming]:
    found = []
    for at, word in enumerate(words.lower):
        if word in ("two", "both") and not taken[at] and words.tokens[at].dep_ in ("nsubj", "nsubjpass"):
            # "The two also agreed", "Both said"
            first = at - (word == "two")
            if word == "both" or (at and words.lower[first] == "the" and not taken[first]):
                head = "both" if word == "both" else "the two"
                found.append(Naming(first, at + 1, "pronoun", plural=True, head=head, confidence=0.8))
        if word in ORDINALS and at and words.lower[at - 1] == "the" and not taken[at] and not taken[at - 1]:
            # "The latter said", but "the latter proposal"
            if words.tokens[at].dep_ in _OF_THEIR_OWN and words.tokens[at].pos_ != "VERB":
                found.append(Naming(at - 1, at + 1, "pronoun", head=word, confidence=0.8))
            continue
        if word not in PRONOUNS or taken[at] or (word == "us" and words.capital(at)):
            continue
        if words.capital(at + 1) and words.lower[at + 1] in STYLED:
            # "His Eminence Cardinal ..."
            continue
        if words.surface[at] in ("HE", "HIS", "HER") and words.capital(at + 1) and not words.surface[at + 1].isupper():
            # "HE Minister of Energy Saleh Al Sulaiti": His Excellency
            continue
        if word == "i" and (not words.capital(at) or (at + 1 < len(words) and words.surface[at + 1] == ".")):
            continue
        found.append(
            Naming(
                at, at + 1, "pronoun", gender=PRONOUNS[word], plural=word in PLURAL_PRONOUNS, head=word, confidence=0.8
            )
        )
    return found
