"""The persons of one document: every naming by a name goes to one of them, and no person is there twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.actors.name_match import Fit, NameForm, fit, loose, read_name, surname_with_article
from core.actors.name_words import CHINESE_FAMILIES, spelt_as_chinese
from core.actors.naming import Naming
from core.actors.office_holders import Term, holders
from core.actors.vocabulary import plain, told_gender, vocabulary, words_of
from core.article import Actor

FORMER = words_of("role", "former")
_FAMILY_FIRST = re.compile(r"[^\W_]+ [^\W_]+[-‑][a-z][^\W_]*")
"""As in "Kang Min-jae": the given name of two syllables follows."""
_FAMILY_FIRST_STATES = frozenset(("cn", "kh", "kp", "kr", "tw"))
_COURTESIES = frozenset(("mr", "mrs", "ms", "miss", "mister", "sir", "madam", "dr", "doctor", "the", "his", "her"))
_PATRONYMIC = re.compile(r"(?:[oe]v[iy]ch|[oei]vna|[iy]vna|yevich|yevna)$")


@dataclass(slots=True)
class RoleHeld:
    """A role that the text gives a person."""

    text: str
    office: str | None
    country: str | None
    organisation: str | None
    head: str
    former: bool
    bare: bool
    """No state or body was named with it: "President Biden"."""
    definite: bool = False
    """Said with "the" beside the name: "the Foreign Minister, Anna Holm"."""


@dataclass(slots=True, eq=False)
class Person:
    """A person of the document with what its namings tell."""

    actor: Actor
    forms: list[NameForm] = field(default_factory=list)
    spellings: Counter[str] = field(default_factory=Counter)
    nicknames: list[str] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    """Nouns of roles and forms of address before the name, but for courtesies."""
    roles: list[RoleHeld] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    spouse: bool = False
    mrs: bool = False
    first: int = 0
    terms: tuple[Term, ...] = ()
    """What the list of office holders has for this name, if that is one person."""
    held: tuple[Term, ...] = ()
    """Of those, what may have been held on the day of the report; all of them where that day is not known yet."""
    order: int = 0


class People:
    """All persons of the document; made from the namings by name."""

    def __init__(self, namings: list[Naming], day: date | None = None) -> None:
        self.day = day
        self.all: list[Person] = []
        self.of: dict[int, Person] = {}
        """By id of the actor."""
        self._by_last: dict[str, list[Person]] = defaultdict(list)
        self._by_loose: dict[str, list[Person]] = defaultdict(list)
        self._by_any: dict[str, list[Person]] = defaultdict(list)
        named = [n for n in namings if n.what == "person" and n.name]
        for naming in named:
            naming.name = usual_order(naming.name or "")
        forms = {id(n): read_name(n.name or "") for n in named}
        # Surnames after full names: whoever is named in full takes the surname, wherever that stands.
        later = []
        for naming in named:
            form = forms[id(naming)]
            if len(form.words) == 1 or surname_with_article(form):
                later.append(naming)
            else:
                self._place(naming, form, self._by_full(naming, form))
        for naming in later:
            form = forms[id(naming)]
            surname = surname_with_article(form)
            person = self._by_single(naming, NameForm((surname,), frozenset(), None) if surname else form)
            self._place(naming, form, self._by_full(naming, form) if surname and person is None else person)
        for naming in namings:
            if naming.same is not None and naming.same.actor is not None:
                naming.actor, naming.resolution = naming.same.actor, "explicit"
                self._tell(self.of[id(naming.actor)], naming)
        for person in self.all:
            self._finish(person)

    def _by_full(self, naming: Naming, form: NameForm) -> Person | None:
        seen = {
            id(p): p
            for p in (
                *self._by_last[form.words[-1]],
                *self._by_loose[loose(form.words[-1])],
                *self._by_any[form.words[0]],
                # "Zheng Guangming" is kept under Zheng.
                *self._by_last[form.words[0]],
            )
        }
        for person in seen.values():
            if _apart(person, naming):
                continue
            for other in person.forms:
                if len(other.words) > 1 and (
                    max(fit(form, other), fit(other, form)) > Fit.NONE
                    or _spelt_alike(form, other)
                    or sorted(form.words) == sorted(other.words)
                ):
                    return person
        if len(form.words) == 2 and _PATRONYMIC.search(plain(naming.name or "")):
            # "Leonid Makarovych" is Leonid Kravchuk.
            called = [p for p in seen.values() if any(o.words[0] == form.words[0] for o in p.forms)]
            if len(called) == 1 and not _apart(called[0], naming) and called[0].first < naming.first:
                return called[0]
        begun = [p for p in seen.values() if not _apart(p, naming) and any(_begins(naming, form, o) for o in p.forms)]
        return begun[0] if len(begun) == 1 else None

    def _by_single(self, naming: Naming, form: NameForm) -> Person | None:
        word = form.words[0]
        for index, key in ((self._by_last, word), (self._by_loose, loose(word)), (self._by_any, word)):
            fitting = [p for p in index.get(key, ()) if not _apart(p, naming)]
            if index is self._by_loose and len(word) < 5:
                continue
            if index is self._by_any and len(fitting) > 1:
                named = [p for p in fitting if p.first < naming.first]
                naming.weak = len(named) != 1
                return named[0] if len(named) == 1 else None
            if fitting:
                wives = [p for p in fitting if p.spouse] if naming.spouse else []
                return _nearest(wives or fitting, naming)
        return None

    def _place(self, naming: Naming, form: NameForm, person: Person | None) -> None:
        if person is None:
            if not form.words or naming.weak:
                return
            person = Person(Actor(naming.name or "", "person"), first=naming.first, order=len(self.all))
            person.spouse = naming.spouse
            self.all.append(person)
            self.of[id(person.actor)] = person
        if form not in person.forms:
            self._index(person, form, is_family_first(naming, form))
        if naming.nickname:
            self._called(person, naming.nickname, form)
        naming.actor = person.actor
        naming.resolution = "explicit"
        person.spellings[naming.name or ""] += 1
        alone = len(form.words) == 1 and "mrs" in naming.titles
        person.spouse = person.spouse or (naming.spouse and not alone)
        person.mrs = person.mrs or (naming.spouse and "mrs" in naming.titles)
        person.first = min(person.first, naming.first)
        self._tell(person, naming)

    def _index(self, person: Person, form: NameForm, family_first: bool) -> None:
        person.forms.append(form)
        # "Kang Min-jae" is called Kang.
        surname = 0 if family_first else len(form.words) - 1
        for n, word in enumerate(form.words):
            index = self._by_last if n == surname else self._by_any
            if person not in index[word]:
                index[word].append(person)
            if index is self._by_last and person not in self._by_loose[loose(word)]:
                self._by_loose[loose(word)].append(person)
        if len(form.words) > 2 and person not in self._by_any[form.words[-2]]:
            self._by_any[form.words[-2]].append(person)

    def _called(self, person: Person, nickname: str, form: NameForm) -> None:
        """'Robert "Bob" Karimov' is Bob Karimov too; "El Chapo" is Joaquín Guzmán."""
        for spelling in (nickname, f"{nickname} {' '.join(form.words[1:] or form.words)}"):
            own = read_name(spelling)
            if own.words and own not in person.forms:
                self._index(person, own, False)
        if nickname not in person.nicknames:
            person.nicknames.append(nickname)

    def _tell(self, person: Person, naming: Naming) -> None:
        """What this naming says of the person."""
        person.titles |= _titles(naming)
        if naming.gender:
            person.genders[naming.gender] += 2
        if naming.role:
            former = any(word in FORMER for word in naming.role.casefold().replace("-", " ").split()[:3])
            held = RoleHeld(
                naming.role,
                naming.office,
                naming.country,
                naming.organisation,
                naming.head or "",
                former,
                not (naming.country or naming.organisation),
                naming.article == "the",
            )
            if held not in person.roles:
                person.roles.append(held)
        elif naming.country:
            person.roles.append(RoleHeld("", None, naming.country, None, "", False, False))

    def _finish(self, person: Person) -> None:
        """The actor's name, spellings, country and gender, as far as the text and the names tell."""
        actor = person.actor
        longest = max(
            person.spellings,
            key=lambda s: (
                s not in person.nicknames,
                not _says_too_much(s, person.spellings),
                len(read_name(s).words),
                person.spellings[s],
            ),
        )
        actor.name = f"Mrs. {longest}" if person.mrs and len(read_name(longest).words) == 1 else longest
        actor.aliases = [s for s in dict.fromkeys((*person.spellings, *person.nicknames)) if s != longest]
        stated = Counter(r.country for r in person.roles if r.country and not r.former) or Counter(
            r.country for r in person.roles if r.country
        )
        actor.country = stated.most_common(1)[0][0] if stated else None
        terms = (
            holders(longest, country=actor.country)
            if len(read_name(longest).words) > 1 or actor.country
            else holders(longest)
        )
        if len({(t.name, t.country) for t in terms}) == 1:
            person.terms = tuple(terms)
            person.held = tuple(t for t in terms if self.day is None or t.covers(self.day))
        actor.gender = self._gender(person, longest)

    def _gender(self, person: Person, name: str) -> str | None:
        if person.genders:
            return person.genders.most_common(1)[0][0]
        genders = {t.gender for t in person.terms if t.gender}
        if len(genders) == 1:
            return genders.pop()
        words = name.replace("-", " ").split()
        # "Mark" alone is a given name where nothing stands before it; "Minister Martin" is not.
        alone = len(words) == 1 and not (person.roles or person.titles)
        if len(words) > 1 and not _may_be_family(plain(words[0]), person):
            return told_gender(plain(words[0]))
        return vocabulary().given.get(plain(words[0])) if len(words) > 1 or alone else None


def _may_be_family(word: str, person: Person) -> bool:
    """Whether the first word of a name may be the family's."""
    return word in CHINESE_FAMILIES or any(r.country in _FAMILY_FIRST_STATES | {"vn", "hu"} for r in person.roles)


def _says_too_much(spelling: str, spellings: Mapping[str, int]) -> bool:
    """Whether a word too many was taken for part of a name that stands elsewhere without it: "Real Donald Trump" beside
    "Donald Trump" in a line of capitals, "Obama-Xi" beside "Obama"."""
    words = spelling.split()
    if len(words) == 1:
        return "-" in spelling and bool({*spelling.split("-")} & spellings.keys())
    if any(word.casefold().endswith(_MADE_WITH) for word in words):
        return True
    for other, count in spellings.items():
        shorter = other.split()
        if not _is_full(shorter):
            continue  # "Lacerda de Melo" does not say that "Otávio Lacerda de Melo" has a word too many
        if words[-1] == shorter[-1] and not _begins_like_a_name(words) and count >= spellings[spelling]:
            return True  # "Conservatives Rebuking Barton" beside "John Barton"
        extra = words[: len(words) - len(shorter)]
        if not extra or len(shorter) < 2 or words[-len(shorter) :] != shorter or count < spellings[spelling]:
            continue
        if not any(plain(word) in vocabulary().given or "." in word or len(word) < 3 for word in extra):
            return True
    return False


def _is_full(words: list[str]) -> bool:
    return len(words) > 1 and plain(words[0]) in vocabulary().given


def _begins_like_a_name(words: list[str]) -> bool:
    return plain(words[0]) in vocabulary().given or "." in words[0] or len(words[0]) < 3 or words[0][0].islower()


_MADE_WITH = ("-like", "-era", "-style", "-led", "-backed")


def usual_order(name: str) -> str:
    """ "BLINKEN" as "Blinken", "LAVROV Sergei" and "Sergei LAVROV" as "Sergei Lavrov"; initials stay."""
    words = name.split()
    if len(words) == 3 and _PATRONYMIC.search(words[2]) and plain(words[1]) in vocabulary().given:
        # "Kotenko Serhiy Leonidovych"
        words = [*words[1:], words[0]]
    numbers = vocabulary().suffixes
    loud = [len(word) > 2 and word.isupper() and "." not in word and word.casefold() not in numbers for word in words]
    if not any(loud) or (len(words) == 1 and len(name) < 4):
        return " ".join(words)
    told = [word.title() if shout else word for word, shout in zip(words, loud, strict=True)]
    if loud[0] and not loud[-1] and all(w[0].isupper() for w in words):
        first_given = loud.index(False)
        told = told[first_given:] + told[:first_given]
    return " ".join(told)


def is_family_first(naming: Naming, form: NameForm) -> bool:
    """Whether the first word of a full name is the family's: by its shape, by the person's state, or because it is a
    usual Chinese family name and what follows is spelt as Chinese given names are."""
    if _FAMILY_FIRST.fullmatch(naming.name or ""):
        return True
    if len(form.words) not in (2, 3):
        return False
    if naming.country in _FAMILY_FIRST_STATES:
        return True
    return spelt_as_chinese(plain(naming.name or "").split())


def _titles(naming: Naming) -> set[str]:
    return ({naming.head, *naming.titles} - _COURTESIES) - {None}  # type: ignore[return-value]


def _spelt_alike(one: NameForm, other: NameForm) -> bool:
    """As in "Mohammad" and "Mohammed" of one surname."""
    return (
        one.words[-1] == other.words[-1]
        and len(one.words) == len(other.words)
        and all((len(a) > 3 and loose(a) == loose(b)) or a == b for a, b in zip(one.words, other.words, strict=True))
    )


def _begins(naming: Naming, form: NameForm, other: NameForm) -> bool:
    """Whether one is how the other begins: "Abdullah bin Khalifa" of "Abdullah bin Khalifa Al Mazrouei", and where
    nothing stands before it "Juan Manuel" of "Juan Manuel Reyes"."""
    shorter, longer = (form, other) if len(form.words) < len(other.words) else (other, form)
    if len(shorter.words) < 2 or longer.words[: len(shorter.words)] != shorter.words:
        return False
    return bool(shorter.fathers) or (shorter is form and not naming.role and not naming.titles)


def _apart(person: Person, naming: Naming) -> bool:
    """Whether what is said beside the name forbids that it is this person."""
    single = len(read_name(naming.name or "").words) == 1
    if single and person.spouse != naming.spouse and (naming.titles or naming.role) and not _married(person, naming):
        return True
    if naming.gender and person.genders and person.genders.most_common(1)[0][0] != naming.gender:
        return True
    if (
        naming.gender
        and not person.genders
        and any(_told(form) not in (None, naming.gender) for form in person.spellings)
    ):
        return True
    countries = {r.country for r in person.roles if r.country}
    return bool(
        naming.country
        and naming.role
        and naming.office
        and countries
        and naming.country not in countries
        and len(read_name(naming.name or "").words) == 1
    )


def _married(person: Person, naming: Naming) -> bool:
    """Whether "Mrs Diallo" is Awa Diallo herself, and not the wife of an office holder of that name: she is known to
    be a woman, or nothing says of him that he is a man and the two are not named side by side."""
    if not naming.spouse or "mrs" not in naming.titles or naming.paired:
        return False
    genders = {g for g in map(_told, person.spellings) if g} | set(person.genders)
    full = max(person.spellings, key=len)
    return "m" not in genders and not any(t.gender == "m" for t in holders(full))


def _told(name: str) -> str | None:
    words = name.replace("-", " ").split()
    return vocabulary().given.get(plain(words[0])) if len(words) > 1 else None


def _nearest(fitting: list[Person], naming: Naming) -> Person:
    """Of several bearers of a surname: who holds the role named here, else who was named last."""
    same_office = [p for p in fitting if naming.office and any(r.office == naming.office for r in p.roles)]
    same_title = [p for p in fitting if p.titles & _titles(naming)]
    pool = same_office or same_title or fitting
    if len(pool) == 1:
        return pool[0]
    with_roles = [p for p in pool if p.roles and not p.spouse]
    pool = with_roles or pool
    before = [p for p in pool if p.first <= naming.first]
    return max(before, key=lambda p: p.first) if before and len(with_roles) != 1 else pool[0]
