"""Whether a participant or speaker as marked is one whom the parser found.

The rule, by what the marked name is:

- a state, by name or code ("Syria", "sy"): the government of that state, or a delegation of it;
- a role without a name ("the Prime Minister of Japan") or a description ("Malian officials"): whoever was found under
  the same words. Compared are the name, the role and the words at the place where the parser saw the participant. A
  person must have been seen under all of them, but the state may be known otherwise; of others, all words of the
  shorter naming must stand in the longer one, without articles;
- a person: surnames agree and given names are compatible (core.actors.name_match). A single word ("Bush", "Salman")
  as marked fits any word of a found name; a found single word must be the marked person's surname, or how a monarch
  or a pope is called;
- an organisation or anything else: the same words, without articles.

Several spellings may be marked; one of them is enough. One found participant answers to one marked participant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from core import gazetteer
from core.actors.name_match import Fit, NameForm, fit, read_name
from core.actors.offices import canonical_role
from core.article import Actor, Article, Participant
from core.evaluation.lexicon import lexicon

Names = tuple[str, ...]
_OF_STATES = ("government", "delegation")
_WORD = re.compile(r"[^\W_]+")


def matched(wanted: Sequence[Names], found: Sequence[Participant], article: Article) -> dict[int, int]:
    """Which marked participant is which found one: positions, as many as can be matched one to one."""
    may = [[n for n, one in enumerate(found) if is_participant(names, one, article)] for names in wanted]
    taken: dict[int, int] = {}
    for number in range(len(wanted)):
        _place(number, may, taken, set())
    return {number: position for position, number in taken.items()}


def is_participant(names: Names, found: Participant, article: Article) -> bool:
    """Whether one of the marked spellings fits a found participant."""
    mention = found.mention
    words = article.text[mention.start : mention.end] if mention is not None else None
    return is_actor(names, found.actor, found.role, words)


def is_actor(names: Names, actor: Actor, *namings: str | None) -> bool:
    """Whether one of the marked spellings fits an actor. `namings`: role and words under which the text has it."""
    return any(_fits(name, actor, [one for one in namings if one]) for name in names)


def _place(number: int, may: Sequence[Sequence[int]], taken: dict[int, int], tried: set[int]) -> bool:
    """Augmenting paths: gives `number` a place, moving others where they have another."""
    for position in may[number]:
        if position not in tried:
            tried.add(position)
            if position not in taken or _place(taken[position], may, taken, tried):
                taken[position] = number
                return True
    return False


def _fits(name: str, actor: Actor, namings: list[str]) -> bool:
    spellings = [actor.name, *actor.aliases]
    words = _words(name)
    if any(words == _words(spelling) for spelling in spellings):
        return True
    if (code := _state(name)) is not None:
        return actor.kind in _OF_STATES and actor.country == code
    if _describes(name):
        seen = [_words(one) for one in (*spellings, *namings)]
        return _holds(name, actor, seen) if actor.kind == "person" else any(_within(words, one) for one in seen)
    return actor.kind == "person" and any(_same_person(name, spelling, namings) for spelling in spellings)


def _holds(name: str, actor: Actor, seen: list[frozenset[str]]) -> bool:
    """Whether a person was seen under all words of a description; its state may be known otherwise."""
    words = _words(name)
    of_state, code = _state_in(name)
    return any(words <= one or (actor.country == code and code is not None and words - of_state <= one) for one in seen)


def _same_person(name: str, spelling: str, namings: list[str]) -> bool:
    wanted, found = read_name(name), read_name(spelling)
    if not wanted.words or not found.words:
        return False
    if wanted.number and found.number and wanted.number != found.number:
        return False
    if len(wanted.words) == 1:
        return _word_of(wanted.words[0], found.words)
    if len(found.words) == 1:
        reigns = _reigns(wanted, name) or any(_reigns(read_name(one), one) for one in namings)
        return _word_of(found.words[0], wanted.words if reigns else wanted.words[-1:])
    return max(fit(wanted, found, symbols=True), fit(found, wanted, symbols=True)) > Fit.NONE


def _word_of(word: str, words: Sequence[str]) -> bool:
    return any(fit(NameForm((word,), frozenset(), None), NameForm((one,), frozenset(), None)) for one in words)


def _reigns(form: NameForm, written: str) -> bool:
    titled = form.titles | {word.casefold() for word in written.split()}
    return bool(form.number or form.fathers or titled & lexicon()["reigning"])


def _describes(name: str) -> bool:
    """Whether these are words for a role or a group, no proper name: "Malian officials", "the Prime Minister"."""
    words = name.split()
    small = any(words[n] == words[n].lower() and words[n][:1].isalpha() for n in (0, -1)) if words else False
    return small or (canonical_role(name) is not None and not _named_with_role(name))


def _named_with_role(name: str) -> bool:
    """Whether words behind a role are a name: "King Idris", not "Prime Minister of Japan"."""
    words = name.partition(" of ")[0].split()
    role = next((n for n in range(len(words) - 1, 0, -1) if canonical_role(" ".join(words[:n])) is not None), None)
    return role is not None and canonical_role(" ".join(words[role:])) is None


def _within(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and shorter <= longer


@lru_cache(maxsize=4096)
def _state(name: str) -> str | None:
    if len(name) == 2 and name.islower():
        return name
    found = gazetteer.meanings(name.removeprefix("the ").removeprefix("The ")).get("state")
    return found.country if found is not None else None


def _state_in(name: str) -> tuple[frozenset[str], str | None]:
    """The words of a description that name a state ("Japan", "Japanese"), and its code."""
    words = re.sub(r"['’]s\b", "", name).split()
    for start in range(len(words)):
        length, found = gazetteer.longest(words, start)
        named = found.get("state") or found.get("adjective")
        if named is not None and named.country is not None:
            return _words(" ".join(words[start : start + length])), named.country
    return frozenset(), None


@lru_cache(maxsize=4096)
def _words(written: str) -> frozenset[str]:
    """The words of a naming, folded, without articles; of nothing but articles, those."""
    letters = unicodedata.normalize("NFKD", written)
    plain = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    words = frozenset(_WORD.findall(re.sub(r"['’]s\b", "", plain)))
    return words - lexicon()["small"] or words
