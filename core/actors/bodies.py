"""States, capitals that act, organisations, peoples and other actors that are no single person."""

from __future__ import annotations

from collections.abc import Sequence

from core import gazetteer
from core.actors import complements, roles
from core.actors.naming import Naming
from core.actors.vocabulary import vocabulary, words_of
from core.actors.words import HYPHENS, Unit, Words
from core.tables import ACTOR_KINDS

_HEADS = {word: kind for kind in ACTOR_KINDS for word in words_of("head", kind)}
"""Last words of the names of bodies, with the kind of actor."""
_SAYING = words_of("name", "human_verbs") | words_of("source", "saying")
_VOICES = words_of("source", "voices")
_PLACE_TIES = words_of("body", "place_ties")
_ACTING_TIES = words_of("body", "acting_ties")
_PLACE_VERBS = words_of("body", "place_verbs")
_PLACE_NOUNS = words_of("body", "place_nouns")
_DASHES = frozenset(("-", "--", "---", "–", "—"))
_DATELINE = 12
"""Words of a dateline behind its city."""
_STATE_PLACE = words_of("body", "state_ties")


def body_namings(words: Words, taken: list[bool]) -> list[Naming]:
    """All of them outside the words already taken; takes their words."""
    found: list[Naming] = []
    at = 0
    while at < len(words):
        naming = None if taken[at] else _at(words, at, taken)
        if naming is None:
            at += 1
            continue
        found.append(naming)
        for n in range(naming.first, naming.last):
            taken[n] = True
        at = max(at + 1, naming.last)
    return found


def says(words: Words, at: int) -> bool:
    """Whether the word is the subject of a verb of saying that follows it at once ("his office said")."""
    token, behind = words.tokens[at], at + 1
    while behind < len(words) and words.pos[behind] in ("AUX", "ADV") and behind < at + 3:
        behind += 1
    return token.dep_ == "nsubj" and behind < len(words) and token.head.i == words.tokens[behind].i and (
        token.head.lemma_.lower() in _SAYING
    )  # fmt: skip


def _unnamed_source(words: Words, at: int, taken: Sequence[bool]) -> Naming | None:
    """ "His office said", "a statement said": whoever speaks there has no name of its own."""
    if words.lower[at] not in _VOICES or words.capital(at) or not says(words, at):
        return None
    left = roles.Left(words, at, taken)
    if left.countries or left.organisation or any(words.capital(n) for n in range(left.core, at)):
        return None
    text = words.slice(left.core, at + 1)
    return Naming(left.core, at + 1, "unnamed", role=text, kind="unnamed", head=words.lower[at], confidence=0.8)


def _at(words: Words, at: int, taken: Sequence[bool]) -> Naming | None:
    head = words.lower[at]
    if (source := _unnamed_source(words, at, taken)) is not None:
        return source
    if words.unit[at] is None and (head in _HEADS or head in vocabulary().groups or head in vocabulary().collectives):
        return _collective(words, at, taken)
    unit = words.unit[at]
    if unit is None or unit.first != at or any(taken[n] for n in range(unit.first, unit.last)):
        return None
    if _collective_follows(words, unit):
        return None
    return _unit(words, unit)


def _collective_follows(words: Words, unit: Unit) -> bool:
    """Whether the unit belongs to a body or people named a few words on ("Iran's new government", "Iraqi people")."""
    at = unit.last
    if words.possessive(at):
        at += 1
    for n in range(at, min(at + 6, len(words))):
        if words.sentence[n] != words.sentence[unit.first]:
            return False
        word = words.lower[n]
        if (word in _HEADS or word in vocabulary().groups or word in vocabulary().collectives) and (
            n == at or at != unit.last or words.capital(n) or "adjective" in unit.meanings
        ):
            return _is_collective(words, n)
        if not (
            words.pos[n] in ("ADJ", "PROPN", "NOUN")
            or words.surface[n] in HYPHENS
            or (word in ("and", "&") and words.capital(n + 1))
        ):
            return False
        if words.unit[n] is not None:
            return False
    return False


def _is_collective(words: Words, head: int) -> bool:
    return head + 1 >= len(words) or (
        words.lower[head + 1] not in roles.NO_PERSON_AFTER
        and not (words.capital(head) and words.capital(head + 1) and words.lower[head + 1] in _HEADS)
    )


def _collective(words: Words, head: int, taken: Sequence[bool]) -> Naming | None:
    word = words.lower[head]
    if words.capital(head) and _body_goes_on(words, head):
        return None
    if (
        not words.capital(head)
        and head + 1 < len(words)
        and words.pos[head + 1] in ("NOUN", "PROPN")
        and words.sentence[head + 1] == words.sentence[head]
    ):
        return None
    if not words.capital(head) and words.pos[head] not in ("NOUN", "PROPN"):
        return None
    left = roles.Left(words, head, taken)
    named = words.capital(head) and left.core < head and words.capital(left.core)
    if any(taken[n] for n in range(left.core, head)):
        return None
    if word in vocabulary().groups:
        return _people(words, head, left)
    last = head + 1
    if words.capital(head) and last < len(words) and words.lower[last] in ("of", "for"):
        last = _of_name(words, head, taken)
    elif word in ("government", "regime") and last < len(words) and words.lower[last] == "of":
        last = _of_state(words, last, taken)  # "the government of Colombia"
    named = named or (words.capital(head) and last > head + 1)
    kind = vocabulary().collectives.get(word) or _HEADS.get(word)
    if (
        kind is not None
        and not named
        and left.article == "the"
        and left.core == head
        and word not in ("government", "administration", "side")
    ):
        # "the ministry", "the Commission": the one that was named before.
        return Naming(left.first, last, "collective", name=word, kind=kind, head=word, weak=True, confidence=0.8)
    if kind is None or not (named or word in vocabulary().collectives):
        return None
    country, organisation = complements.of_units(words, head, last)
    country = left.countries[0] if left.countries else country
    if not named and not (country or left.article in ("the", "'s", "a")):
        return None
    if (
        word
        in (
            "side",
            "leadership",
            "regime",
            "authorities",
            "council",
            "police",
            "army",
            "military",
            "navy",
            "presidency",
        )
        and country is None
        and (not named or word not in _HEADS)
    ):
        return None
    if not named and left.article == "a" and word != "delegation":
        return None
    name = words.slice(left.core, last)
    first = left.first if left.article in ("the", "'s", None) and left.owner_at is None else left.core
    if kind == "government" and country and not named:
        return Naming(
            first, last, "collective", name=name, country=country, kind="government", head=word, confidence=0.9
        )
    return Naming(
        first,
        last,
        "collective",
        name=" ".join(name.split()),
        country=country,
        kind=kind,
        head=word,
        organisation=organisation,
        confidence=0.85,
    )


def _of_name(words: Words, head: int, taken: Sequence[bool]) -> int:
    """Where the name goes on behind "of" or "for" ("Ministry of Foreign Affairs of Ukraine"): capitals only."""
    at = head + 2
    after = at + 1 if at < len(words) and words.lower[at] == "the" else at
    if after >= len(words) or not words.capital(after):
        return head + 1
    end = complements.complement(words, at, head, taken, words.lower[head + 1])
    return end if end > at else head + 1


def _body_goes_on(words: Words, head: int) -> bool:
    """Whether a later word of the same run of capitals is the head ("Defense Ministry Publicity Department")."""
    at = head + 1
    while (
        at < min(head + 4, len(words))
        and words.capital(at)
        and words.unit[at] is None
        and words.sentence[at] == words.sentence[head]
    ):
        if words.lower[at] in _HEADS:
            return True
        at += 1
    return False


def _of_state(words: Words, of: int, taken: Sequence[bool]) -> int:
    """Where the state ends that stands behind "of"; where that stands, if no state does."""
    at = of + 2 if words.lower[of + 1 : of + 2] == ["the"] else of + 1
    unit = words.unit[at] if at < len(words) else None
    state = unit is not None and unit.first == at and "state" in unit.meanings and not any(taken[at : unit.last])
    return unit.last if unit is not None and state else of


def _people(words: Words, head: int, left: roles.Left) -> Naming | None:
    if not left.countries:
        return None
    first = left.first if left.owner_at is None else left.core
    return Naming(
        first, head + 1, "people", country=left.countries[0], kind="group", head=words.lower[head], confidence=0.85
    )


def _unit(words: Words, unit: Unit) -> Naming | None:
    the = (
        unit.first > 0
        and words.lower[unit.first - 1] == "the"
        and words.sentence[unit.first - 1] == words.sentence[unit.first]
    )
    # "the Palestine issue": the article is the noun's.
    first = (
        unit.first - 1 if the and words.tokens[unit.last - 1].dep_ not in ("compound", "amod", "nmod") else unit.first
    )
    if unit.body is not None:
        return Naming(
            first,
            unit.last,
            "body",
            name=unit.body.name,
            country=unit.body.country,
            kind=unit.body.kind,
            head=words.lower[unit.last - 1],
            confidence=0.93,
        )
    kinds = unit.meanings
    if "state" in kinds and "seat" not in kinds:
        country = kinds["state"].country
        if country is None:
            return None
        name = gazetteer.state_name(country)
        at_place = unit.first > 0 and words.lower[first - 1] in _STATE_PLACE
        # An adjective that is spelt like the state ("U.S. officials") names the state; a surname does not.
        if words.person[unit.first] and "adjective" not in kinds:
            return None
        return Naming(
            first,
            unit.last,
            "state",
            name=name,
            country=country,
            kind="government",
            confidence=0.6 if at_place else 0.93,
        )
    if "people" in kinds and kinds["people"].country:
        return Naming(first, unit.last, "people", country=kinds["people"].country, kind="group", confidence=0.85)
    if ("seat" in kinds or "capital" in kinds) and _acts(words, unit):
        named = kinds.get("seat") or kinds["capital"]
        if named.country is None:
            return None
        return Naming(
            first,
            unit.last,
            "metonym",
            name=gazetteer.state_name(named.country),
            country=named.country,
            kind="government",
            confidence=0.85,
        )
    return None


def _acts(words: Words, unit: Unit) -> bool:
    """Whether a capital or seat stands for its government here."""
    before = unit.first - 1
    seat = "seat" in unit.meanings
    if _is_dateline(words, unit):
        return False
    if before >= 0 and words.lower[before] == "the":
        before -= 1
    tie = words.lower[before] if before >= 0 and words.sentence[before] == words.sentence[unit.first] else ""
    if _hyphen_pair(words, unit):
        return True
    if tie in _PLACE_TIES:
        return seat and tie in ("of", "for", "to", "from") and not _is_building(words, unit)
    if seat:
        return not (unit.last < len(words) and words.capital(unit.last) and words.lower[unit.last] in _HEADS)
    token = words.tokens[unit.last - 1]
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    before_token = token.i - 1
    if before_token >= 0 and token.i != words.tokens[unit.last - 1].i and token.doc[before_token].lower_ in _PLACE_TIES:
        return False
    if tie in _ACTING_TIES or (token.dep_ == "pobj" and token.head.lower_ in _ACTING_TIES):
        return token.head.lower_ != "on" or words.lower[before] != "on"
    if token.dep_ in ("nsubj", "nsubjpass", "agent"):
        verb = token.head
        return not (verb.lemma_ == "be" and any(child.dep_ == "attr" for child in verb.rights))
    if token.dep_ == "poss":
        return token.head.lower_ not in _PLACE_NOUNS
    if token.dep_ in ("dobj", "dative"):
        return token.head.lemma_ not in _PLACE_VERBS
    return False


def _is_dateline(words: Words, unit: Unit) -> bool:
    """Whether a paragraph opens with the place and a dash: "Berlin (dpa) - The minister ..."."""
    if unit.first and words.segment[unit.first - 1] == words.segment[unit.first]:
        return False
    for at in range(unit.last, min(unit.last + _DATELINE, len(words))):
        if words.pos[at] in ("VERB", "AUX") or words.segment[at] != words.segment[unit.first]:
            return False
        if words.surface[at] in _DASHES and not words.joined(at - 1) and not words.joined(at):
            return True
    return False


def _is_building(words: Words, unit: Unit) -> bool:
    before = unit.first - 1
    if words.lower[before] == "the":
        before -= 1
    token = words.tokens[before]
    return words.lower[before] in ("to", "from") and token.head.pos_ == "VERB"


def _hyphen_pair(words: Words, unit: Unit) -> bool:
    """As in "Tehran-Damascus relations"."""
    return (
        unit.last + 1 < len(words)
        and words.surface[unit.last] in HYPHENS
        and words.unit[unit.last + 1] is not None
        and words.joined(unit.last - 1)
    ) or (
        unit.first > 1
        and words.surface[unit.first - 1] in HYPHENS
        and words.unit[unit.first - 2] is not None
        and words.joined(unit.first - 1)
    )
