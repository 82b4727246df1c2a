"""Who a row speaks of, as far as its own report says: what two reports' actors are compared by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.actors.name_match import Fit, NameForm, fit, loose, read_name, same_surname


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as one report has it. Equal where the reports say the same of it."""

    actor_id: str
    kind: str
    name: str
    country: str | None
    wikidata_id: str | None
    spellings: tuple[str, ...]

    @property
    def is_person(self) -> bool:
        return self.kind == "person"

    @property
    def surname(self) -> str | None:
        """A person's surname with the freedoms of transliteration undone; None where nothing of a name is left."""
        return surname(self.name) if self.is_person else None


def party(actor: Mapping[str, Any], country: str | None = None) -> Party:
    """The party of a row of ACTORS. `country`: of the side it was on, where the actor's own is not known."""
    aliases = actor["aliases"]
    return Party(
        actor["actor_id"], actor["kind"], actor["name"], actor["country"] or country, actor["wikidata_id"],
        tuple(sorted({actor["name"], *(aliases if aliases is not None else ())})),
    )  # fmt: skip


@lru_cache(maxsize=65536)
def surname(name: str) -> str | None:
    words = read_name(name).words
    return loose(words[-1]) if words else None


@lru_cache(maxsize=65536)
def same_person(one: Party, other: Party) -> bool:
    """Whether two persons of different reports may be one, where other facts of the rows already agree.

    Their Wikidata items decide where both have one. Else countries must not differ, and names must fit; a surname
    alone fits a full name here, as day and counterpart (or words spoken) speak for it too.
    """
    if one.wikidata_id and other.wikidata_id:
        return one.wikidata_id == other.wikidata_id
    if one.country and other.country and one.country != other.country:
        return False
    return any(names_fit(a, b) != Fit.NONE or _same_surname(a, b) for a in _forms(one) for b in _forms(other))


def same_party(one: Party, other: Party) -> bool:
    """As same_person; anything but a person is the same where its id is."""
    if one.is_person and other.is_person:
        return same_person(one, other)
    return one.actor_id == other.actor_id


def names_fit(one: NameForm, other: NameForm) -> Fit:
    """How two names of any length fit (core.actors.name_match.fit), whichever is the fuller one."""
    shorter, longer = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if not shorter.words:
        return Fit.NONE
    return fit(shorter, longer, symbols=True)


def _forms(one: Party) -> list[NameForm]:
    return [form for spelling in one.spellings if (form := read_name(spelling)).words]


def _same_surname(one: NameForm, other: NameForm) -> bool:
    if min(len(one.words), len(other.words)) > 1:
        return False
    return same_surname(one.words[-1], other.words[-1], symbols=True)
