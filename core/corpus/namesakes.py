"""Namesakes: whether actors whose ids differ from report to report are one person, and homonyms kept apart.

Candidates are persons of one state with one surname. Two are one where
- their Wikidata items are the same (where both have one, nothing else counts), or
- surname and given names are compatible (core.actors.name_match: transliteration, given names that rigour knows as
  forms of one another, initials, a middle name on one side only), or
- one is a surname alone and an office is stated for both in the same words or by its canonical name,
and no report names both as two, and there is no second person whom it could be as well: then it stays by itself.
A person whose state no report tells is one with the bearers of exactly the same full name, where those are one.
No likeness of letters decides (see there).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.actors.name_match import Fit, NameForm, read_name
from core.corpus.grouping import key
from core.corpus.parties import names_fit, surname

LARGEST = 400
"""Persons of a block who are compared each with each; in a larger one only with those whose Wikidata item is known."""


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """What is known of one actor_id from all reports."""

    actor_id: str
    name: NameForm
    spellings: tuple[NameForm, ...]
    """Full ones: of two words or more."""
    country: str | None
    wikidata_id: str | None
    offices: frozenset[str]

    @property
    def surname(self) -> str | None:
        """With the freedoms of transliteration undone."""
        return surname(" ".join(self.name.words))

    @property
    def block(self) -> int | None:
        """Of its state and surname; None where the state is not known."""
        return None if self.country is None else key("surname", self.surname, self.country)

    @property
    def full_name(self) -> int | None:
        """Of the bearers of exactly this name; None for a name of one word."""
        return key("name", self.name.joined) if len(self.name.words) > 1 else None

    @property
    def keys(self) -> frozenset[int]:
        return frozenset(k for k in (self.block, self.full_name) if k is not None)


Together = Callable[[str, str], bool]
"""Whether a report names these two actors as two."""


def person(actor: Mapping[str, Any]) -> Person | None:
    """The person of a row of ACTORS; None of what is no person or has no name that can be compared."""
    if actor["kind"] != "person":
        return None
    name = read_name(actor["name"])
    if not name.words:
        return None
    aliases = actor["aliases"]
    spelt = [name, *(read_name(alias) for alias in (aliases if aliases is not None else ()))]
    roles = actor["roles"]
    return Person(
        actor["actor_id"], name, tuple(dict.fromkeys(form for form in spelt if len(form.words) > 1)),
        actor["country"], actor["wikidata_id"],
        frozenset(r["role"].casefold() for r in (roles if roles is not None else ()) if r["role"]),
    )  # fmt: skip


def united(persons: Iterable[Person], together: Together) -> dict[str, list[str]]:
    """Groups of one block (persons of one state and surname): id of the fullest name -> ids of all, itself first."""
    ordered = sorted(persons, key=_rank)
    known = [p for p in ordered if p.wikidata_id is not None]
    groups: dict[str, list[str]] = {}
    leads: dict[str, Person] = {}
    for one in ordered:
        among = leads.values() if len(ordered) <= LARGEST else (leads[p.actor_id] for p in known if p.actor_id in leads)
        fitting = [
            lead for lead in among
            if same(lead, one) and not any(together(member, one.actor_id) for member in groups[lead.actor_id])
        ]  # fmt: skip
        if len(fitting) == 1:
            groups[fitting[0].actor_id].append(one.actor_id)
        elif not fitting:
            groups[one.actor_id], leads[one.actor_id] = [one.actor_id], one
        else:
            groups[one.actor_id] = [one.actor_id]
    return groups


def same(fuller: Person, other: Person) -> bool:
    """Whether two persons of one block may be one."""
    if fuller.country != other.country:
        return False
    if fuller.wikidata_id and other.wikidata_id:
        return fuller.wikidata_id == other.wikidata_id
    if min(len(fuller.name.words), len(other.name.words)) == 1:
        return not fuller.offices.isdisjoint(other.offices)
    return any(names_fit(a, b) != Fit.NONE for a in fuller.spellings for b in other.spellings)


def _rank(one: Person) -> tuple[bool, int, bool, int, str]:
    words = one.name.words
    return one.wikidata_id is None, -len(words), len(words[0]) == 1, -sum(map(len, words)), one.actor_id
