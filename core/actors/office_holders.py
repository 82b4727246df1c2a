"""Who held which office when: look-ups in the dated list of office holders and in a user's own beside it.

The list (core.actors.office_list) is read and indexed on the first look-up; later ones take microseconds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from core.actors.name_match import Fit, NameForm, fit, loose, read_name, surname_with_article
from core.actors.office_list import Term, built_in, default_path, load, terms
from core.actors.offices import answering, canonical_role, office, roles

__all__ = ["Register", "Term", "canonical_role", "default_path", "holders", "load", "with_own"]

# Where the family name comes first, and alone names the person.
_FAMILY_FIRST = frozenset({"cn", "kh", "kp", "kr", "vn"})
# "Ban Ki-moon": a given name of two syllables after the family name, in any list of names.
_FAMILY_FIRST_SHAPE = re.compile(r"[^\W_]+ [^\W_]+-[a-z][^\W_]*")
# Where reports write the family name first or last.
_EITHER_ORDER = frozenset({"cn", "hu", "jp", "kh", "kp", "kr", "tw", "vn"})
# Where the last word of the name may name the person although the family name comes first.
_GIVEN_NAMES_THE_PERSON = frozenset({"vn"})
# Where the mother's surname may follow the father's: "César Gaviria Trujillo".
_TWO_SURNAMES = frozenset(
    {"ar", "bo", "cl", "co", "cr", "cu", "do", "ec", "es", "gt", "hn", "mx", "ni", "pa", "pe", "py", "sv", "uy", "ve"}
)
_ROYAL_TITLES = frozenset({"king", "queen", "emperor", "sultan", "emir", "prince", "princess", "crown", "pope"})
_own: ContextVar[str] = ContextVar("own office holders", default="")
"""The text of the user's own list that look-ups take in; "" for none."""


@contextmanager
def with_own(own: str) -> Iterator[None]:
    """Look-ups inside take in the terms of this list, the text that core.actors.office_list.read gave; "" for none.

    A row takes the place of those of the built-in list that give the same person the same office at the same time, and
    ends the open term of whoever held an office before that one person holds at a time.
    """
    token = _own.set(own)
    try:
        yield
    finally:
        _own.reset(token)


def holders(
    name: str | None = None,
    *,
    country: str | None = None,
    role: str | None = None,
    on: date | None = None,
    organisation: str | None = None,
) -> list[Term]:
    """The terms that fit everything asked for, earliest first; [] where none does or the role is no known office.

    `name` is any spelling, with or without titles; a surname alone is enough ("Assad" is both Hafez and Bashar:
    `on` or `role` tells them apart). A first name that names a monarch ("Abdullah") does so only with a title, a role
    or a country beside it. `country` is a territory code; `role` any phrase for an office, with
    what answers to it in that country ("premier" of `de` is the chancellor); `on` a day of the term;
    `organisation` the name of the body as in the list ("NATO", "Hamas").
    """
    return list(_holders(name, country, role, on, organisation, _own.get()))


@lru_cache(maxsize=16384)
def _holders(
    name: str | None, country: str | None, role: str | None, on: date | None, organisation: str | None, own: str
) -> tuple[Term, ...]:
    return tuple(_register(own).holders(name, country=country, role=role, on=on, organisation=organisation))


@lru_cache(maxsize=2)
def _register(own: str) -> Register:
    listed = built_in()
    if not own:
        return Register(listed)
    added = list(terms(own, "own office holders"))
    same_office: dict[_Office, list[Term]] = defaultdict(list)
    for term in added:
        same_office[_office(term)].append(term)
    kept = (_beside(term, same_office.get(_office(term), [])) for term in listed)
    return Register([*filter(None, kept), *added])


_Office = tuple[str | None, str | None, str]


def _office(term: Term) -> _Office:
    return term.country, term.organisation, term.role


def _beside(term: Term, added: list[Term]) -> Term | None:
    """What is left of a listed term beside a user's terms in that office: nothing where they tell of the same person
    and time; an open one of an office that one person holds ends before the next holder's."""
    name = read_name(term.name).joined
    if any(read_name(other.name).joined == name and _at_once(term, other) for other in added):
        return None
    begin = term.start or date.min
    later = [other.start for other in added if other.start and other.start > begin]
    if term.end is None and later and office(term.role).unique:
        return replace(term, end=min(later) - timedelta(days=1))
    return term


def _at_once(one: Term, other: Term) -> bool:
    first = max(one.start or date.min, other.start or date.min)
    return first <= min(one.end or date.max, other.end or date.max)


class Register:
    """Terms with the indexes that look-ups need: by surname, and by country and role."""

    def __init__(self, terms: Iterable[Term]) -> None:
        latest = {(t.name, t.country, t.organisation, t.role, t.start): t for t in terms}
        self.terms = sorted(latest.values(), key=lambda t: (t.start or date.min, t.name))
        self._by_office: dict[tuple[str | None, str], list[Term]] = defaultdict(list)
        self._alone: dict[str, list[tuple[NameForm, Term]]] = defaultdict(list)
        self._by_joined: dict[str, list[tuple[NameForm, Term]]] = defaultdict(list)
        self._by_surname: dict[str, list[tuple[NameForm, Term]]] = defaultdict(list)
        self._order = {id(term): n for n, term in enumerate(self.terms)}
        royal = answering("monarch", None) | {"crown prince", "pope"}
        self._royal = {(term.name, term.country) for term in self.terms if term.role in royal}
        self._named = lru_cache(maxsize=16384)(self._find)
        for term in self.terms:
            self._by_office[term.country, term.role].append(term)
            self._by_office[None, term.role].append(term)
            for spelling in {term.name, *term.aliases}:
                self._index(spelling, term)

    def holders(
        self,
        name: str | None = None,
        *,
        country: str | None = None,
        role: str | None = None,
        on: date | None = None,
        organisation: str | None = None,
    ) -> list[Term]:
        """As the function `holders` of this module, for these terms."""
        conditions: list[Callable[[Term], bool]] = []
        wanted: frozenset[str] | None = None
        if role is not None:
            canonical = role if role in roles() else canonical_role(role, country)
            # "chancellor" and "foreign secretary" are names of offices that mean another one in some countries.
            canonical = (country and canonical and canonical_role(canonical, country)) or canonical
            if canonical is None:
                return []
            wanted = answering(canonical, country)
            conditions.append(lambda t: t.role in wanted)
        if country is not None:
            conditions.append(lambda t: t.country == country)
        if on is not None:
            conditions.append(lambda t: t.covers(on))
        if organisation is not None:
            body = organisation.casefold()
            conditions.append(lambda t: (t.organisation or "").casefold() == body)
        if name is not None:
            found: Sequence[Term] = self._named(name)
            conditions.extend(self._royalty(read_name(name), found, bool(role or country or name.isupper())))
        elif wanted is not None:
            found = sorted((t for r in wanted for t in self._by_office[country, r]), key=lambda t: self._order[id(t)])
        else:
            found = self.terms
        return [term for term in found if all(holds(term) for holds in conditions)]

    def _royalty(self, asked: NameForm, found: Sequence[Term], sure: bool) -> list[Callable[[Term], bool]]:
        """First names of monarchs: "King Abdullah" is none of the ministers, "Abdullah" alone is no king."""
        if len(asked.words) != 1 or asked.fathers:
            return []
        if asked.titles & _ROYAL_TITLES and any((t.name, t.country) in self._royal for t in found):
            return [lambda t: (t.name, t.country) in self._royal]
        if asked.titles or asked.number or sure:
            return []
        return [lambda t: (t.name, t.country) not in self._royal]

    def _index(self, spelling: str, term: Term) -> None:
        form = read_name(spelling)
        if not form.words:
            return
        self._by_joined[form.joined].append((form, term))
        last = len(form.words) - 1
        family_first = last > 0 and (term.country in _FAMILY_FIRST or bool(_FAMILY_FIRST_SHAPE.fullmatch(spelling)))
        if family_first:
            self._alone[form.words[0]].append((form, term))
        # "Mohammed bin Salman" is not known as Salman, but as Bin Salman.
        if last in form.fathers:
            self._alone[f"bin {form.words[last]}"].append((form, term))
        elif not family_first or term.country in _GIVEN_NAMES_THE_PERSON:
            self._alone[form.words[last]].append((form, term))
        if last:
            self._by_surname[loose(form.words[last])].append((form, term))

    def _find(self, name: str) -> tuple[Term, ...]:
        """All terms of the persons whom the spelling fits best, earliest first."""
        asked = read_name(name)
        if not asked.words:
            return ()
        if len(asked.words) == 1:
            alone = f"bin {asked.joined}" if asked.fathers else asked.joined
            known = [*self._alone.get(alone, ()), *(() if asked.fathers else self._by_joined.get(asked.joined, ()))]
            known = [(form, term) for form, term in known if asked.number in (None, form.number)]
            # "Prince Saud" is the one who is called so, not everybody of the house of Saud.
            called = [(form, term) for form, term in known if len(form.words) == 1]
            return self._sorted(term for _, term in (asked.titles & _ROYAL_TITLES and called) or known)
        # "Ben Ali" is a surname of two words.
        if asked.joined in self._alone:
            return self._sorted(term for _, term in self._alone[asked.joined])
        candidates = [*self._by_joined.get(asked.joined, ()), *self._by_surname.get(loose(asked.words[-1]), ())]
        fathers_name = NameForm(asked.words[:-1], asked.fathers, None)
        spanish = [
            (form, term)
            for form, term in self._by_surname.get(loose(asked.words[-2]), ())
            if len(fathers_name.words) > 1 and term.country in _TWO_SURNAMES
        ]
        for symbols in (False, True):
            fits = [(fit(asked, form, symbols=symbols), term) for form, term in candidates]
            fits += [(fit(fathers_name, form, symbols=symbols), term) for form, term in spanish]
            best = max((how for how, _ in fits), default=Fit.NONE)
            if best is not Fit.NONE:
                return self._sorted(term for how, term in fits if how is best)
            if surname := surname_with_article(asked):
                return self._sorted(term for _, term in self._alone.get(surname, ()))
        if len(asked.words) == 2:
            turned = self._by_joined.get(asked.words[1] + asked.words[0], ())
            return self._sorted(term for _, term in turned if term.country in _EITHER_ORDER)
        return ()

    def _sorted(self, terms: Iterable[Term]) -> tuple[Term, ...]:
        order = sorted({self._order[id(term)] for term in terms})
        return tuple(self.terms[n] for n in order)
