"""Role phrases: "the new Iranian president", "Secretary of the Security Council of Ukraine", "a senior U.S. official".

A phrase grows from its head noun to the left (state, body, portfolio, modifiers, article) and to the right
("of ...", "for ...", "to ...").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.actors import complements
from core.actors import name_words as names
from core.actors.offices import stated_office
from core.actors.vocabulary import plain, vocabulary, words_of
from core.actors.words import CALENDAR, HYPHENS, Words

_WHERE_TO = frozenset(("at", "in", "on", "to", "with"))
_LEFT = 14
"""A phrase reaches no more words than this before its head."""
_ARTICLES = words_of("role", "articles")
_POSSESSIVES = words_of("role", "possessives")
_TO = words_of("role", "with_to")
_OWNERS = words_of("role", "owners")
_PLACE_WORDS = words_of("role", "place_words")
_EVENTS = words_of("role", "events")
_LOCAL = words_of("role", "of_cities")
_RANKS = words_of("role", "ranks")
_DEPARTMENTS = frozenset(("department", "ministry", "bureau", "council", "office", "board"))
_OF_PARTS = words_of("role", "of_parts")


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Words `first` up to `last`; `head` is the position of its noun, `article` what opens it."""

    first: int
    last: int
    head: int
    article: str | None
    core_first: int
    """Where the role begins behind its article or genitive."""
    country: str | None
    countries: tuple[str, ...]
    """Every state named before the head: more than one in "the Iranian and Syrian foreign ministers"."""
    organisation: str | None
    text: str
    office: str | None
    owner_at: int | None
    """Where a genitive begins that is no unit ("Putin's aide"): the word before the "'s"."""


_NOT_LAST = words_of("role", "not_last")
_ALSO_ADJECTIVES = words_of("role", "also_adjectives")


def is_head(words: Words, at: int) -> bool:
    """Whether this word may be the head of a role phrase."""
    word = words.lower[at]
    known = vocabulary()
    if (
        word not in known.offices
        and word not in known.functions
        and word not in known.sources
        and word not in known.plurals
    ):
        return False
    if words.pos[at] in ("VERB", "AUX", "ADP", "PRON", "ADV") and not words.capital(at):
        return False
    if word == "pm" and at and words.surface[at - 1][0].isdigit():
        return False  # "7:30 PM"
    if (
        words.pos[at] == "ADJ"
        and word in _ALSO_ADJECTIVES
        and (not words.capital(at) or words.tokens[at].dep_ == "amod")
    ):
        return False
    if (
        word in _ALSO_ADJECTIVES
        and words.capital(at)
        and words.capital(at + 1)
        and not names.starts_name(words, at + 1)
    ):
        return False
    if words.capital(at) and _is_second_half(words, at):
        return False
    following = words.lower[at + 1] if at + 1 < len(words) and words.sentence[at + 1] == words.sentence[at] else ""
    # "Prime Minister's Office", "member states", "leader level", "Secretary General": what follows is the head.
    if word in _NOT_LAST and complements.heads_next(words, at):
        return False
    if _names_an_office(words, at) or _ends_a_body(words, at):
        return False
    if word == "justice" and at and words.lower[at - 1] == "of":
        # "Minister of Justice Konstantin Chuychenko"
        return False
    if word == "justice" or word == "marshal" or word == "chair":
        return words.capital(at) or (word == "chair" and words.pos[at] == "NOUN")
    if (
        word in ("general", "colonel", "admiral", "doctor", "father", "mother", "brother", "sister")
        and words.capital(at)
        and names.starts_name(words, at)
        and words.lower[at - 1 : at] != ["holy"]
    ):
        return False
    # "the CEO Summit", "Foreign Ministers Council": the role only says whose.
    if (
        words.capital(at)
        and following in names.BODY_HEADS
        and words.capital(at + 1)
        and following not in vocabulary().given
    ):
        return False
    return following not in NO_PERSON_AFTER


def _names_an_office(words: Words, at: int) -> bool:
    """ "the Office of the Vice President hosted": a body called after an office, where no title begins with it."""
    first = at
    while first > 0 and words.capital(first - 1) and words.lower[first - 1] in ("vice", "deputy", "prime", "first"):
        first -= 1
    called = (
        words.capital(at) and words.lower[first - 3 : first] == ["office", "of", "the"] and words.capital(first - 3)
    )
    alone = called and first > 3 and words.lower[first - 4] in ("the", "and", ",", "white")
    behind = at + 1 < len(words) and words.sentence[at + 1] == words.sentence[at] and words.capital(at + 1)
    return alone and not behind and not _heads_before(words, first - 4)


def _ends_a_body(words: Words, at: int) -> bool:
    """ "Council of Economic | Advisers": a body called after those who sit in it."""
    if words.lower[at] not in vocabulary().plurals or not words.capital(at):
        return False
    of = at - 1
    while of > 1 and words.capital(of) and words.unit[of] is None and words.sentence[of] == words.sentence[at]:
        of -= 1
    if words.lower[of] == "the":
        of -= 1
    return of > 0 and words.lower[of] == "of" and words.capital(of - 1) and words.lower[of - 1] in _ASSEMBLIES


_ASSEMBLIES = frozenset(("assembly", "association", "board", "chamber", "college", "council", "union"))


def _heads_before(words: Words, at: int) -> bool:
    """ "Head of the | Office": the head of the office, and not the office itself."""
    return at > 0 and words.lower[at - 1] in ("of", "in", "at", "from")


def _is_second_half(words: Words, at: int) -> bool:
    """Whether it is the end of a word that no role is: "Nur-Sultan"."""
    if at < 2 or words.surface[at - 1] not in HYPHENS or not (words.joined(at - 1) and words.joined(at - 2)):
        return False
    before = words.lower[at - 2]
    known = vocabulary()
    ranks = known.modifiers | known.offices | known.functions | known.portfolios | {"co", "under", "ex"}
    return words.capital(at - 2) and before not in ranks and words.unit[at - 2] in (None, words.unit[at])


def role_phrase(words: Words, head: int, taken: Sequence[bool]) -> RolePhrase:
    """The whole phrase around a head."""
    left = Left(words, head, taken)
    right = complements.right_edge(words, head, taken)
    text = words.slice(left.core, right)
    if words.lower[left.core] in _ARTICLES:
        text = words.slice(left.core + 1, right)
    country = left.countries[0] if left.countries else None
    organisation = left.organisation
    if words.lower[head] not in _TO or words.lower[head] in (
        "secretary",
        "commissioner",
        "deputy",
        "representative",
        "coordinator",
    ):
        of_country, of_body = complements.of_units(words, head, right)
        country, organisation = (
            country or of_country,
            organisation or of_body or (None if of_country else complements.of_body(words, head, right)),
        )
    elif head + 2 < right and words.lower[head + 1] == "of":
        # "The Ambassador of Peru to the Holy See" is Peru's.
        end = next((n for n in range(head + 2, right) if words.lower[n] in _WHERE_TO), right)
        country = country or complements.of_units(words, head, end)[0]
    return RolePhrase(
        left.first, right, head, left.article, left.core, country, tuple(left.countries), organisation,
        " ".join(text.split()), stated_office(text.replace(" our ", " "), country), left.owner_at,
    )  # fmt: skip


def plural_countries(words: Words, phrase: RolePhrase) -> list[tuple[int, int, str]]:
    """The states of "the presidents of Russia, Turkey and Iran": word range and code of each; [] where none."""
    if (
        words.lower[phrase.head] not in vocabulary().plurals
        or phrase.last <= phrase.head + 2
        or words.lower[phrase.head + 1] != "of"
    ):
        return []
    found = []
    at = phrase.head + 2
    while at < phrase.last:
        unit = words.unit[at]
        if unit is not None and "state" in unit.meanings and unit.country:
            found.append((unit.first, unit.last, unit.country))
            at = unit.last
        else:
            at += 1
    return found


NO_PERSON_AFTER = words_of("role", "no_person_after")


class Left:
    """What stands before the head."""

    def __init__(self, words: Words, head: int, taken: Sequence[bool]) -> None:
        self.words, self.taken = words, taken
        self.head = head
        self.article: str | None = None
        self.countries: list[str] = []
        self.organisation: str | None = None
        self.owner_at: int | None = None
        self.core = self.first = head
        self._grow()

    def _grow(self) -> None:
        words, at = self.words, self.head - 1
        while (
            at >= 0
            and self.head - at <= _LEFT
            and not self.taken[at]
            and words.sentence[at] == words.sentence[self.head]
        ):
            unit = words.unit[at]
            if words.possessive(at):
                self._genitive(at)
                return
            if self._abbreviation_ends(at):
                at -= 3
                continue
            if unit is not None:
                if not self._unit(at):
                    return
                at = unit.first - 1
                continue
            step = self._step(at)
            if step is None:
                return
            at = step
            if self.article is not None:
                return

    def _abbreviation_ends(self, at: int) -> bool:
        """Whether the bracket of "National Economic Council (NEC) Director" closes here."""
        words = self.words
        shown = words.surface[at] == ")" and at > 3 and words.surface[at - 2] == "(" and words.surface[at - 1].isupper()
        return shown and words.capital(self.head) and words.capital(at - 3) and not self.taken[at - 1]

    def _is_style(self, at: int) -> bool:
        """ "His Royal Highness", "Excellency", and not the first word of "the Royal Institute"."""
        words = self.words
        named = words.lower[at] == "royal" and words.lower[at + 1] not in names.STYLED
        return words.lower[at] in names.STYLED and words.capital(at) and not named

    def _step(self, at: int) -> int | None:
        """Takes the word in; the next position to look at, or None where the phrase begins after it."""
        words, word = self.words, self.words.lower[at]
        known = vocabulary()
        if word in _POSSESSIVES:
            self.article, self.first = "his", at
            return at - 1
        if word == "both" and self.words.lower[self.head] not in known.plurals:
            # "with both UAE Ambassador X and Saudi Ambassador Y"
            return None
        if word in ("that", "this", "no", "any") and (words.pos[at] != "DET" or words.capital(self.head)):
            return None
        if word in _ARTICLES and not words.surface[at][0].isdigit():
            if (
                word in ("two", "three", "four", "other", "all", "both", "many", "several", "few")
                and at
                and words.lower[at - 1] in ("the", "these", "those", "all", "other")
            ):
                self.core = self.first = at
                return at - 1
            self.article, self.first = (
                "a" if word not in ("the", "this", "that", "these", "those", "both", "all", "two", "three") else "the",
                at,
            )
            return at - 1
        if word in CALENDAR or word in _EVENTS or self._is_style(at):
            return None
        if words.surface[at] in HYPHENS:
            return at - 1 if words.joined(at) and words.joined(at - 1) else None
        if word in ("and", "&", ","):
            return at - 1 if self._joins(at) else None
        if word == "of" and self._is_of_department(at):
            self.core = self.first = at - 1
            return at - 2
        if word in known.modifiers or word in known.portfolios:
            if words.pos[at] in ("ADP", "SCONJ", "VERB") and not words.capital(at) and word in ("under", "over", "de"):
                return None
            if word == "then" and words.pos[at] == "ADV" and not words.joined(at):
                return None
            self.core = self.first = at
            return at - 1
        behind_given = (
            words.capital(at)
            and at > 0
            and words.capital(at - 1)
            and words.unit[at - 1] is None
            and plain(words.surface[at - 1]) in known.given
            and words.sentence[at - 1] == words.sentence[at]
        )
        if behind_given and words.capital(self.head):
            # "appoints Arkady Gostev Director of ..."
            return None
        if word in _RANKS and words.lower[self.head] in _RANKS and words.capital(at):
            self.core = self.first = at
            return at - 1
        if names.starts_name(words, at) or self._ends_name(at) or self._is_verb(at):
            return None
        if (
            word in known.offices | known.functions
            and words.capital(at)
            and word not in ("chief", "deputy", "vice", "general", "assistant", "secretary")
        ):
            return None
        if not words.surface[at][0].isalnum() or ")" in words.surface[at]:
            return None
        if words.pos[at] in ("ADJ", "NOUN", "PROPN") or (
            words.capital(at) and words.pos[at] not in ("ADP", "PRON", "CCONJ", "SCONJ", "DET", "ADV", "AUX", "VERB")
        ):
            # A common noun before a capital head belongs to what came before ("talks President Assad").
            if words.capital(self.head) and not words.capital(at):
                return None
            self.core = self.first = at
            return at - 1
        if words.pos[at] == "VERB" and word.endswith(("ing", "ed")) and words.tokens[at].dep_ == "amod":
            self.core = self.first = at
            return at - 1
        return None

    def _is_of_department(self, at: int) -> bool:
        """ "Department of Housing and Urban Development Secretary": the head's body, by its whole name."""
        words = self.words
        department = words.capital(self.head) and words.capital(at - 1) and words.lower[at - 1] in _DEPARTMENTS
        return department and not self.taken[at - 1] and self.core == at + 1 and self.head > at + 1

    def _is_verb(self, at: int) -> bool:
        """Whether the capital word is what a headline says of somebody: "VISITS RIGA, MEETS | PRIME MINISTER"."""
        words = self.words
        of_somebody = names.role_word(words.lower[self.head])
        return of_somebody and words.capital(at) and (words.lower[at] in names.VERBS or names.shouted(words, at))

    def _ends_name(self, at: int) -> bool:
        """Whether the word is part of a name that the model sees and the head is not: "Moerman Hosts Envoys"."""
        words = self.words
        if not (words.person[at] and words.capital(at)) or words.person[self.head]:
            return False
        return plain(words.surface[at]) in vocabulary().given or words.tokens[at].ent_iob_ == "I"

    def _joins(self, at: int) -> bool:
        """Whether "and" or a comma stands inside the role ("Economy and Finance Minister") and not between actors."""
        words = self.words
        if at < 1 or self.taken[at - 1] or words.sentence[at - 1] != words.sentence[at]:
            return False
        before, after = words.lower[at - 1], words.lower[at + 1]
        known = vocabulary()
        if words.surface[at] == "&":
            return words.capital(at - 1) and words.capital(at + 1)
        if words.unit[at - 1] is not None and words.unit[at + 1] is not None and self.countries:
            unit = words.unit[at - 1]
            return unit is not None and "adjective" in unit.meanings and words.lower[self.head] in known.plurals
        if before in known.portfolios and after in known.portfolios and words.unit[at - 1] is None:
            return words.capital(at - 1) == words.capital(at + 1) and before not in (
                "government",
                "state",
                "party",
                "opposition",
            )
        return False

    def _unit(self, at: int) -> bool:
        """Takes a unit in; False where it is a place and no part of the role."""
        words, unit = self.words, self.words.unit[at]
        assert unit is not None
        kinds = set(unit.meanings)
        if unit.body is not None or "seat" in kinds:
            self.organisation = self.organisation or (unit.body.name if unit.body else None)
            if unit.country and not self.countries:
                self.countries.append(unit.country)
        elif kinds & {"state", "adjective"}:
            before = words.lower[unit.first - 1] if unit.first else ""
            if "adjective" not in kinds and before in _PLACE_WORDS:
                return False
            part = "region" in kinds and (words.lower[unit.last] == "state" or words.lower[self.head] in _OF_PARTS)
            # "Georgia State Senator" is of the American state.
            if unit.country and unit.country not in self.countries and not part:
                self.countries.append(unit.country)
        elif not (
            kinds & {"city", "capital"}
            and (
                words.lower[self.head] in _LOCAL
                or (words.capital(self.head) and words.lower[self.head] in names.BODY_HEADS)
            )
        ):
            return False
        self.core = self.first = unit.first
        return True

    def _genitive(self, at: int) -> None:
        words = self.words
        unit = words.unit[at - 1] if at else None
        if unit is not None:
            self.article, self.first = "'s", unit.first
            if unit.country and unit.country not in self.countries:
                self.countries.append(unit.country)
            if unit.body is not None:
                self.organisation = self.organisation or unit.body.name
            if unit.first and words.lower[unit.first - 1] == "the" and not self.taken[unit.first - 1]:
                self.first = unit.first - 1
        elif at and words.lower[at - 1] in _OWNERS:
            self.article, self.first = "'s", at - 1
            if at > 1 and words.unit[at - 2] is not None and words.unit[at - 2].country:  # type: ignore[union-attr]
                self.countries.append(words.unit[at - 2].country)  # type: ignore[union-attr,arg-type]
                self.first = words.unit[at - 2].first  # type: ignore[union-attr]
            if (
                self.first
                and words.lower[self.first - 1] in ("the", "his", "her", "their", "our")
                and not self.taken[self.first - 1]
            ):
                self.first -= 1
        else:
            self.article, self.owner_at = "'s", at - 1
