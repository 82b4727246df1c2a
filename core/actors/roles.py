"""Role phrases: "the new Iranian president", "Secretary of the Security Council of Ukraine", "a senior U.S. official".

A phrase grows from its head noun to the left (state, body, portfolio, modifiers, article) and to the right
("of ...", "for ...", "to ...").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.actors import names
from core.actors.offices import canonical_role
from core.actors.vocabulary import plain, vocabulary
from core.actors.words import CALENDAR, HYPHENS, Words

_LEFT, _RIGHT = 14, 18
"""A phrase reaches no more words than this to each side of its head."""
_ARTICLES = frozenset(
    (
        "the",
        "a",
        "an",
        "this",
        "that",
        "one",
        "another",
        "any",
        "every",
        "each",
        "no",
        "some",
        "these",
        "those",
        "several",
        "many",
        "both",
        "two",
        "three",
        "four",
        "all",
        "few",
        "other",
    )
)
_POSSESSIVES = frozenset(("his", "her", "its", "their", "our", "my", "your", "whose"))
_TO = frozenset(
    "ambassador envoy adviser advisor aide representative assistant counselor counsellor consul delegate commissioner secretary emissary deputy coordinator liaison".split()
)
_OWNERS = frozenset(
    "country nation government ministry party group republic kingdom world parliament state union bloc alliance organization organisation agency movement council army region city ".split()
)
_PLACE_WORDS = frozenset(("in", "at", "near", "outside", "inside"))
_NO_FOR = frozenset("president premier king queen pm chancellor speaker pope emir monarch mayor governor".split())
_CLOSING = frozenset(
    "ministry department council committee commission agency organization organisation authority association party union bank"
    " fund institute foundation center centre office bureau service forces army corps court embassy parliament assembly senate"
    " chamber federation alliance coalition league delegation government administration cabinet secretariat directorate"
    " corporation company university congress republic kingdom emirate region province district staff board academy".split()
)
"""Nouns that end the name of a body: a name may follow."""
_EVENTS = frozenset(
    "day week meeting meetings summit talks visit call readout statement speech remarks conversation negotiations interview conference address message letter forum session transcript greetings congratulations condolences".split()
)
"""What comes to its end before a role begins ("Students Day President Putin")."""
KIN = frozenset("wife husband son daughter brother sister father mother".split())
"""The name behind is this person's own only where it follows at once ("his son Gamal")."""
_LOCAL = frozenset(("mayor", "governor", "police", "archbishop", "bishop", "patriarch", "judge"))


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


_NOT_LAST = frozenset("general chief deputy assistant vice secretary member head lead principal resident executive justice".split())
_ALSO_ADJECTIVES = frozenset(
    "general chief principal resident militant rebel official executive dissident academic critic".split()
)
"""Heads that are adjectives as well ("official inauguration")."""


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
    following = words.lower[at + 1] if at + 1 < len(words) and words.sentence[at + 1] == words.sentence[at] else ""
    # "Prime Minister's Office", "member states", "leader level", "Secretary General": the noun that follows is the head.
    if word in _NOT_LAST and _heads_next(words, at):
        return False
    if word == "justice" or word == "marshal" or word == "chair":
        return words.capital(at) or word == "chair" and words.pos[at] == "NOUN"
    if (
        word in ("general", "colonel", "admiral", "doctor", "father", "mother", "brother", "sister")
        and words.capital(at)
        and names.starts_name(words, at)
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
    return following not in _NO_PERSON_AFTER


def role_phrase(words: Words, head: int, taken: Sequence[bool]) -> RolePhrase:
    """The whole phrase around a head."""
    left = _Left(words, head, taken)
    right = _right(words, head, taken)
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
        of_country, of_body = _of_units(words, head, right)
        country, organisation = (
            country or of_country,
            organisation or of_body or (None if of_country else _of_body(words, head, right)),
        )
    return RolePhrase(
        left.first, right, head, left.article, left.core, country, tuple(left.countries), organisation,
        " ".join(text.split()), canonical_role(text, country), left.owner_at,
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


_NO_PERSON_AFTER = frozenset(
    (
        "office",
        "level",
        "post",
        "position",
        "states",
        "state",
        "residence",
        "elections",
        "election",
        "palace",
        "ship",
        "'s-eye",
    )
)


def _heads_next(words: Words, at: int) -> bool:
    """Whether another head follows to which this word belongs ("Deputy Prime Minister", "Chief Medical Officer")."""
    known = vocabulary()
    for n in range(at + 1, min(at + 6, len(words))):
        word = words.lower[n]
        if words.sentence[n] != words.sentence[at] or names.starts_name(words, n):
            return False
        if word in known.offices or word in known.functions or word in known.plurals or word in known.sources:
            return True
        if word in ("general", "states", "state"):
            return n == at + 1
        if not (word in known.modifiers or word in known.portfolios or words.surface[n] in HYPHENS or words.capital(n) and words.pos[n] in ("PROPN", "NOUN", "ADJ")):
            return False
    return False


class _Left:
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

    def _step(self, at: int) -> int | None:
        """Takes the word in; the next position to look at, or None where the phrase begins after it."""
        words, word = self.words, self.words.lower[at]
        known = vocabulary()
        if word in _POSSESSIVES:
            self.article, self.first = "his", at
            return at - 1
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
        if word in CALENDAR or word in _EVENTS:
            return None
        if words.surface[at] in HYPHENS:
            return at - 1 if words.joined(at) and words.joined(at - 1) else None
        if word in ("and", "&", ","):
            return at - 1 if self._joins(at) else None
        if word in known.modifiers or word in known.portfolios:
            if words.pos[at] in ("ADP", "SCONJ", "VERB") and not words.capital(at) and word in ("under", "over", "de"):
                return None
            if word == "then" and words.pos[at] == "ADV" and not words.joined(at):
                return None
            self.core = self.first = at
            return at - 1
        if (
            names.starts_name(words, at)
            or words.person[at]
            and words.capital(at)
            and words.person[self.head] is False
            and plain(word) in known.given
        ):
            return None
        if (
            word in known.offices | known.functions
            and words.capital(at)
            and word not in ("chief", "deputy", "vice", "general", "assistant", "secretary")
        ):
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
            if unit.country and unit.country not in self.countries:
                self.countries.append(unit.country)
        elif not (
            kinds & {"city", "capital"}
            and (
                words.lower[self.head] in _LOCAL
                or words.capital(self.head)
                and words.lower[self.head] in names.BODY_HEADS
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


def _right(words: Words, head: int, taken: Sequence[bool]) -> int:
    """Where the phrase ends."""
    end = head + 1
    word = words.lower[head]
    if word in KIN:
        return end
    if (
        end < len(words)
        and words.surface[end] in HYPHENS
        and words.joined(head)
        and words.joined(end)
        and words.lower[end + 1] in ("general", "designate", "elect", "in")
    ):
        end += 2
        if words.lower[end - 1] == "in" and end + 1 < len(words):
            end += 2
    elif (
        end < len(words)
        and words.lower[end] in ("general", "designate", "elect", "emeritus")
        and words.sentence[end] == words.sentence[head]
    ):
        if not (words.lower[end] == "general" and names.starts_name(words, end)):
            end += 1
    while end < len(words) and end - head < _RIGHT and words.sentence[end] == words.sentence[head]:
        tie = words.lower[end]
        if (
            tie == "of"
            or (tie == "for" and word not in _NO_FOR and _portfolio_follows(words, end))
            or (tie == "to" and word in _TO)
            or (tie in ("on", "in") and word in _TO and _capital_follows(words, end))
        ):
            grown = _complement(words, end + 1, head, taken, tie)
            if grown == end + 1:
                break
            end = grown
        else:
            break
    return end


def _portfolio_follows(words: Words, at: int) -> bool:
    after = at + 1
    if after < len(words) and words.lower[after] == "the":
        after += 1
    return after < len(words) and (
        words.capital(after)
        or words.lower[after] in vocabulary().portfolios
        or words.lower[after] in ("political", "legal")
    )


def _capital_follows(words: Words, at: int) -> bool:
    after = at + 1
    if after < len(words) and words.lower[after] == "the":
        after += 1
    return words.capital(after) and words.lower[after] not in CALENDAR


def _complement(words: Words, at: int, head: int, taken: Sequence[bool], tie: str) -> int:
    """Where the noun phrase after "of", "for" or "to" ends; `at` itself where none begins."""
    known = vocabulary()
    end = last = at
    closed = False
    lower_noun = False
    plural = words.lower[head] in known.plurals
    while end < len(words) and end - head < _RIGHT and not taken[end] and words.sentence[end] == words.sentence[head]:
        word, unit = words.lower[end], words.unit[end]
        first = end == at or words.lower[end - 1] in ("the", "its", "his", "their", "of", "for", "to")
        if unit is not None:
            if closed:
                break
            end = last = unit.last
            # "the Iran-Syria Joint Committee"
            tied = (
                end + 1 < len(words)
                and words.surface[end] in HYPHENS
                and words.joined(end - 1)
                and words.unit[end + 1] is not None
            )
            closed = not tied and not _hyphen_before(words, unit.first) and "adjective" not in unit.meanings
            continue
        if names.starts_name(words, end):
            break
        if words.possessive(end):
            if not (
                end + 1 < len(words)
                and (
                    words.capital(end + 1)
                    or words.lower[end + 1] in known.portfolios
                    or words.lower[end + 1] in known.collectives
                )
                and last == end
                and not names.starts_name(words, end + 1)
            ):
                break
            closed = False
        elif (
            word in ("and", "the")
            and plural
            and words.surface[end - 1] in (",", "and")
            or word in ("the", "its", "his", "their")
            and (end == at or words.lower[end - 1] in ("of", "for", "and", "on"))
        ):
            pass
        elif word in ("of", "for", "on"):
            if not _continues(words, end):
                break
            closed, lower_noun = False, False
        elif word in ("and", "&", ","):
            after = end + 1
            if plural and last == end and _state_follows(words, end):
                end, closed = end + 1, False
                continue
            if word == "and" and _both_plain(words, end):
                end, closed = end + 1, False
                continue
            if (
                after >= len(words)
                or words.lower[after] not in known.portfolios
                or names.starts_name(words, after)
                or words.capital(after) != words.capital(end - 1)
            ):
                break
            if _heads_after(words, after):
                break
            closed = False
        elif words.surface[end] in HYPHENS:
            if not (words.joined(end - 1) and words.joined(end)):
                break
        elif word in CALENDAR:
            break
        elif words.capital(end) and words.surface[end][0].isalpha():
            if closed and not (word in known.portfolios or word in names.BODY_HEADS):
                break
            if (word in known.offices or word in known.functions) and not (word == "staff"):
                # "Secretary of State", but "Head of the Presidential Office".
                if not first and words.lower[end - 1] not in known.modifiers | {"prime"}:
                    break
                if word in ("president", "minister", "chancellor", "king", "secretary-general"):
                    last = end + 1
                    closed = True
                    end += 1
                    continue
            last = end + 1
            closed = word in _CLOSING and not (
                words.capital(end + 1) and words.lower[end + 1] in names.BODY_HEADS | known.portfolios
                if end + 1 < len(words)
                else False
            )
        elif (
            word in known.portfolios
            and words.pos[end] not in ("ADP", "VERB", "CCONJ")
            or (words.pos[end] in ("NOUN", "ADJ", "PROPN") and not closed and not lower_noun)
        ):
            if words.capital(head) and closed:
                break
            last = end + 1
            lower_noun = words.pos[end] == "NOUN" and word not in known.portfolios
        else:
            break
        end += 1
    return last if last > at else at


def _both_plain(words: Words, at: int) -> bool:
    """"Union of Industrialists and Entrepreneurs": capitals on both sides that name nobody."""
    before, after = at - 1, at + 1
    if after + 1 >= len(words) or not (words.capital(before) and words.capital(after)):
        return False
    known = vocabulary()
    if words.unit[before] is not None or words.unit[after] is not None or words.person[after]:
        return False
    head = words.lower[after] in known.offices or words.lower[after] in known.functions
    return not head and not _heads_next(words, after) and words.surface[after].endswith("s")


def _state_follows(words: Words, at: int) -> bool:
    """Whether the list of states of "the presidents of Russia, Turkey and Iran" goes on behind a comma or "and"."""
    after = at + 1
    while after < min(at + 3, len(words)) and words.lower[after] in ("and", "the"):
        after += 1
    unit = words.unit[after] if after < len(words) else None
    before = words.unit[at - 1]
    return unit is not None and "state" in unit.meanings and before is not None and "state" in before.meanings


def _hyphen_before(words: Words, at: int) -> bool:
    return at > 1 and words.surface[at - 1] in HYPHENS and words.joined(at - 1) and words.unit[at - 2] is not None


def _continues(words: Words, at: int) -> bool:
    after = at + 1
    while after < len(words) and words.lower[after] in ("the", "its"):
        after += 1
    return (
        after < len(words)
        and words.sentence[after] == words.sentence[at]
        and (words.capital(after) or words.lower[after] in vocabulary().portfolios)
        and words.lower[after] not in CALENDAR
        and not names.starts_name(words, after)
    )


def _heads_after(words: Words, at: int) -> bool:
    """Whether a role head comes right behind portfolio words from here: another role begins ("and Foreign Minister")."""
    known = vocabulary()
    for n in range(at, min(at + 4, len(words))):
        if words.lower[n] in known.offices or words.lower[n] in known.functions:
            return True
        if words.lower[n] not in known.portfolios:
            return False
    return False


def _of_body(words: Words, head: int, last: int) -> str | None:
    """The body after "of" that no lexicon knows ("president of the Bar Association"); None for a portfolio."""
    if last <= head + 2 or words.lower[head + 1] != "of":
        return None
    inside = range(head + 2, last)
    named = any(words.capital(n) and words.lower[n] not in vocabulary().portfolios for n in inside)
    bodied = any(words.lower[n] in names.BODY_HEADS for n in inside if words.lower[n] not in vocabulary().portfolios)
    return words.slice(head + 2, last).removeprefix("the ") if named and bodied else None


def _of_units(words: Words, head: int, last: int) -> tuple[str | None, str | None]:
    """The state and the body named after the head: the first of each."""
    country = organisation = None
    at = head + 1
    while at < last:
        unit = words.unit[at]
        if unit is None:
            at += 1
            continue
        if unit.body is not None:
            organisation = organisation or unit.body.name
        if unit.meanings.keys() & {"state", "adjective", "seat"} or unit.body is not None:
            country = country or unit.country
        at = unit.last
    return country, organisation
