"""Whose state a role may be of: which sentences name whom and which states, and which roles were told before.

"The Romanian leader" is nobody of whom the text says nothing that would make him Romanian, and "the chancellor"
behind "the German chancellor" is the same.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from core.actors.naming import Naming
from core.actors.office_holders import holders
from core.actors.offices import office, roles
from core.actors.people import Person
from core.actors.role_match import is_bare
from core.actors.words import Words
from core.article import Actor

_AT_ONCE = 2
"""Sentences within which "the chancellor" goes on about "the German chancellor"."""
_NOBODY = frozenset(("any", "each", "every", "no"))
_OWNERS = frozenset(("her", "his", "their"))


class Bearings:
    """What the text says around its roles. `states` are those that the report is of, `day` when it was published."""

    def __init__(self, words: Words, namings: list[Naming], states: set[str | None], day: date | None) -> None:
        self.words = words
        self.states = states
        self.day = day
        self.last_named: dict[int, int] = {}
        """By id of a person's actor: the position of its last naming, roles included."""
        self.doubted: Naming | None = None
        """A role that either somebody of the text or somebody of the list of office holders may have."""
        self._offices: dict[str, Naming] = {}
        """By office: the role of a told state that named it last, without anybody of the text who holds it."""
        self._heads: dict[tuple[str, str], Naming] = {}
        """The same by the noun and the state."""
        self._named_in: dict[int, set[int]] = defaultdict(set)
        """By id of a person's actor: the sentences that name it, also later ones."""
        self._states_in: dict[str, set[int]] = defaultdict(set)
        """By state: the sentences that name it or a place in it outside the titles of persons and roles."""
        self._survey(namings)

    def may_serve(self, person: Person, naming: Naming) -> bool:
        """Whether somebody of no told state may be of the state of "the Turkish foreign minister".

        "Foreign Minister Holm" in the same sentence is another one. Elsewhere something has to speak for it: a sentence
        that names her names the state too, the report is of that state, or the two follow each other; the last not
        against the list of office holders.
        """
        if person.actor.country is not None or person.terms:
            return True
        at, named = self.words.sentence[naming.first], self._named_in.get(id(person.actor), set())
        last = self.last_named.get(id(person.actor))
        if at in named or (last is not None and self.words.sentence[last] == at):
            return False
        if not self._states_in[naming.country or ""].isdisjoint(named):
            return True
        if last is None:
            # "Minister sees British envoy", the headline of an item that tells who that was
            headline = self.words.kinds[naming.first] == "headline"
            return headline and naming.country not in self.states and not self._is_listed(naming)
        if naming.country in self.states:
            return True
        role = naming.office
        if at - 1 not in named or role not in roles() or not office(role).unique:
            # "Ambassador Holm" is one of many.
            return False
        if self._is_listed(naming):
            self.doubted = naming
        return self.doubted is not naming

    def tell(self, naming: Naming) -> None:
        """A role of a told state stands for somebody without a name."""
        self._heads[naming.head or "", naming.country or ""] = naming
        self._heads[naming.head or "", ""] = naming
        if naming.office:
            self._offices[naming.office] = naming

    def told_before(self, naming: Naming) -> Actor | None:
        """Whom "the chancellor" means right behind "the German chancellor", or "the Qatari minister" behind "Qatar's
        foreign minister", where nobody of the text is one."""
        if naming.organisation:
            return None
        if naming.country:
            before = self._heads.get((naming.head or "", naming.country))
            known = before is not None and naming.office is None and naming.article == "the" and is_bare(naming)
            return before.actor if before is not None and known else None
        before = self._offices.get(naming.office) if naming.office else self._heads.get((naming.head or "", ""))
        if before is None or naming.article != "the" or before.head != naming.head:
            return None
        far = self.words.sentence[naming.first] - self.words.sentence[before.first]
        here = self.words.segment[naming.first] == self.words.segment[before.first]
        return before.actor if here and far <= _AT_ONCE else None

    def is_anybody(self, naming: Naming) -> bool:
        """Whether nobody in particular is meant: "no minister would say so", "each president"."""
        at = naming.first - 1
        before = at >= 0 and self.words.sentence[at] == self.words.sentence[naming.first]
        return (before and self.words.lower[at] in _NOBODY) or self.words.lower[naming.first] in _NOBODY

    def _survey(self, namings: list[Naming]) -> None:
        inside: set[int] = set()
        for naming in namings:
            if naming.what in ("person", "role", "unnamed"):
                inside.update(range(naming.first, naming.last))
            if naming.what == "person" and naming.actor is not None:
                self._named_in[id(naming.actor)].add(self.words.sentence[naming.first])
        for at, unit in enumerate(self.words.unit):
            if unit is not None and unit.first == at and at not in inside and unit.country:
                self._states_in[unit.country].add(self.words.sentence[at])

    def _is_listed(self, naming: Naming) -> bool:
        """Whether the list of office holders has somebody for this office and state on the day."""
        role = naming.office
        return (
            self.day is not None and role is not None and bool(holders(role=role, country=naming.country, on=self.day))
        )


def of_owner(naming: Naming, here: list[Naming]) -> None:
    """Gives "his prime minister" the state of him whose that is, and makes sure it is not himself; `here` as below."""
    whose = owner_of(naming, here)
    if whose is not None and whose.actor is not None:
        naming.country, naming.owner = whose.actor.country, naming.owner or whose


def owner_of(naming: Naming, here: list[Naming]) -> Naming | None:
    """The pronoun of "his prime minister"; `here` are the namings of the sentence before the role."""
    return next((n for n in reversed(here) if n.last == naming.first and n.head in _OWNERS), None)
