"""Who each naming stands for inside the document: roles, states, bodies, sources, and the order of pronouns."""

from __future__ import annotations

from datetime import date

from core import gazetteer
from core.actors import bodies
from core.actors.apposition import RELATIVE
from core.actors.naming import Naming
from core.actors.offices import answering
from core.actors.people import FORMER, People, Person, RoleHeld
from core.actors.pronouns import Scene
from core.actors.vocabulary import Body, plain, vocabulary
from core.actors.words import Words
from core.article import Actor

_LEADING = frozenset((
    "head of state", "head of government", "president", "prime minister", "chancellor", "supreme leader", "king",
    "emir", "sultan", "monarch",
))  # fmt: skip
"""What "the Turkish leader" may hold."""
_RULERS = frozenset(("leader", "ruler", "strongman"))
_CHIEFS = frozenset(("boss", "chief", "head", "leader"))
_PUBLISHING = frozenset(("president", "vice president", "head of state"))
"""What a government's own item calls its own without saying of which state."""
_BELOW = frozenset(("adviser", "advisor", "assistant", "associate", "deputy", "under", "vice"))
"""Words of a role below the one that the rest of it names."""
_THE_STATES_OWN = frozenset(("country", "federation", "government", "kingdom", "nation", "republic", "state", "union"))
"""What "the President of the Republic" is of is the state that "the President" is of."""
_CAPITAL_WORD_IGNORED = frozenset(("of", "the", "for", "and", "on", "to"))


def resolve(
    words: Words,
    namings: list[Naming],
    home: str | None = None,
    publisher: str | None = None,
    day: date | None = None,
) -> list[Actor]:
    """Gives every naming its actor, or None where it cannot be known; returns the actors in order of first naming.

    `home` is the state where the report was written, `publisher` the one whose government published it, `day` when,
    if known.
    """
    people = People(namings, day)
    cast = _Cast(words, people, home, publisher)
    scene = Scene(words, people, cast.group)
    for naming in namings:
        scene.move_to(naming)
        if naming.what == "pronoun":
            scene.pronoun(naming)
        else:
            cast.place(naming, scene)
            scene.add(naming)
    scene.finish()
    actors: dict[int, Actor] = {}
    for naming in namings:
        if naming.actor is not None:
            actors.setdefault(id(naming.actor), naming.actor)
    return list(actors.values())


class _Cast:
    """Actors that are no named persons, and the roles of those who are."""

    def __init__(self, words: Words, people: People, home: str | None, publisher: str | None) -> None:
        self.words = words
        self.people = people
        self.home = home
        self.publisher = publisher
        self.others: dict[tuple[str, str], Actor] = {}
        self.last_of: dict[str, Actor] = {}
        """By head noun, the source or body named last ("official", "ministry")."""
        self.bodies: dict[str, Body] = {}
        """By last word, the bodies that roles were named with ("President of the European Commission")."""
        self.last_named: dict[int, int] = {}
        """By id of a person's actor: the position of its last naming."""

    def place(self, naming: Naming, scene: Scene) -> None:
        body = vocabulary().bodies.get(naming.organisation or "")
        if body is not None:
            self.bodies[body.name.split()[-1].casefold()] = body
        if naming.actor is None:
            if naming.what == "role":
                self._role(naming, scene)
            elif naming.what != "person":
                self._other(naming)
        if naming.actor is not None and id(naming.actor) in self.people.of:
            self.last_named[id(naming.actor)] = naming.first

    def group(self, name: str) -> Actor:
        """The group of this name ("the two leaders")."""
        return self._actor(("sides", name), name, "group", None)

    def _other(self, naming: Naming) -> None:
        text = self.words.slice(naming.first, naming.last)
        if naming.what in ("state", "metonym") or (
            naming.what == "collective" and naming.kind == "government" and naming.country
        ):
            code = naming.country or ""
            naming.actor = self._actor(("state", code), gazetteer.state_name(code), "government", code)
            naming.resolution = "explicit" if naming.what == "state" else "metonym"
            if naming.what == "collective":
                naming.resolution = "explicit"
        elif naming.what == "people":
            code = naming.country or ""
            name = f"{gazetteer.adjective(code) or gazetteer.state_name(code)} people"
            naming.actor, naming.resolution = self._actor(("people", code), name, "group", code), "explicit"
        elif naming.what == "sides":
            name = text[0].lower() + text[1:]
            naming.actor, naming.resolution = self._actor(("sides", name), name, "group", naming.country), "role"
        elif naming.what == "unnamed":
            name = _without_article(naming.role or text)
            naming.actor, naming.resolution = (
                self._actor(("unnamed", plain(name)), name, "unnamed", naming.country),
                "explicit",
            )
            if naming.head:
                self.last_of[naming.head] = naming.actor
        else:
            self._body(naming)

    def _body(self, naming: Naming) -> None:
        name = naming.name or ""
        if naming.weak:
            body = self.bodies.get(naming.head or "")
            naming.actor, naming.resolution = self.last_of.get(naming.head or ""), "role"
            if naming.actor is None and body is not None:
                naming.actor = self._actor(("body", body.name), body.name, body.kind, body.country)
            if naming.actor is None and bodies.says(self.words, naming.last - 1):
                naming.actor = self._actor(("unnamed", name), name, "unnamed", None)
            return
        if naming.what == "body":
            naming.actor = self._actor(("body", name), name, naming.kind or "organisation", naming.country)
        else:
            country = naming.country
            key = ("collective", f"{plain(name)} {country or ''}")
            if country is None and key not in self.others:
                key = next(
                    (k for k in self.others if k[0] == "collective" and k[1].rsplit(" ", 1)[0] == plain(name)), key
                )
                key = next(
                    (
                        k
                        for k in self.others
                        if k[0] == "collective"
                        and k[1].split()[:-1][-2:] == plain(name).split()[-2:]
                        and len(plain(name).split()) > 1
                    ),
                    key,
                )
            naming.actor = self._actor(key, name, naming.kind or "organisation", country)
        naming.resolution = "explicit"
        if naming.head:
            self.last_of[naming.head] = naming.actor

    def _actor(self, key: tuple[str, str], name: str, kind: str, country: str | None) -> Actor:
        actor = self.others.get(key)
        if actor is None:
            actor = self.others[key] = Actor(name, kind, country)
        elif name != actor.name and name not in actor.aliases and kind not in ("government", "group", "unnamed"):
            actor.aliases.append(name)
        return actor

    def _role(self, naming: Naming, scene: Scene) -> None:
        if naming.head in RELATIVE:
            self._counterpart(naming, scene)
        person = self._holder(naming, scene)
        if person is not None:
            naming.actor, naming.resolution = person.actor, "role"
            naming.confidence = 0.9 if naming.country or self._only(naming) else 0.82
            return
        if naming.weak:
            return
        named = naming.office is not None or naming.organisation is not None or (naming.country is not None)
        if not named or (naming.head in RELATIVE and naming.office is None and naming.country is None):
            # "the official", "the envoy": the source of this head that was named before.
            source = self.last_of.get(naming.head or "")
            if source is not None:
                naming.actor, naming.resolution, naming.confidence = source, "role", 0.75
            return
        # "The President" and "the first President of Tatarstan" are two.
        of = naming.organisation or (_complement(naming.role or "") if naming.country is None else "")
        key = (
            "role",
            f"{naming.office or plain(naming.role or '')}|{naming.country or ''}|{of}",
        )
        naming.actor = self._actor(key, _role_name(naming), "unnamed", naming.country)
        naming.resolution, naming.confidence = "role", 0.8
        if naming.head in RELATIVE and naming.office and not naming.actor.roles:
            # "His Russian counterpart" does not say the office that core.actors.identity looks up.
            naming.actor.roles.append((naming.office, None, None))

    def _only(self, naming: Naming) -> bool:
        return sum(1 for person in self.people.all if _match(person, naming, self.words)) == 1

    def _holder(self, naming: Naming, scene: Scene) -> Person | None:
        """The person of this document who holds the role."""
        scored = []
        for person in self.people.all:
            quality = _match(person, naming, self.words)
            if quality and naming.owner is not None and naming.owner.actor is person.actor:
                continue
            if quality and not (self.publisher and self._another_states(person, naming)):
                scored.append((quality, person))
        if not scored:
            return None
        best = max(quality for quality, _ in scored)
        top = [person for quality, person in scored if quality == best]
        if naming.head in _RULERS and naming.country and sum(_is_of(p, naming.country) for _, p in scored) > 1:
            # "The Iranian leader" of a text with the president and the supreme leader may be either.
            return None
        if naming.country is None and len(top) > 1 and self.words.capital(naming.last - 1) and naming.article == "the":
            # "The President" of a readout is the one whom it introduced without a state.
            bare = [p for p in top if any(r.bare and _same_office(r.office, naming.office, None) for r in p.roles)]
            own = bare or [p for p in top if self.home is not None and p.actor.country == self.home]
            top = own if len(own) == 1 else top
        before = [person for person in top if id(person.actor) in self.last_named]
        if before:
            # "The minister" is whom the text is about, not the one whose letter was handed to him.
            return max(before, key=lambda p: (round(scene.weight(p.actor), 1), self.last_named[id(p.actor)]))
        # "President's Adviser" before the Russian president is named: of what state, nobody has said.
        stateless = naming.article is None and naming.country is None and naming.organisation is None
        return top[0] if len(top) == 1 and not stateless else None

    def _another_states(self, person: Person, naming: Naming) -> bool:
        """Whether "the President" of a government's own item would be the president of another state."""
        if naming.office not in _PUBLISHING or naming.country or naming.organisation or naming.head in RELATIVE:
            return False
        offices = {r.office for r in person.roles} | {t.role for t in person.terms}
        if not offices & _PUBLISHING and self.words.capital(naming.last - 1):
            # The head of a federation or academy, in an item of the state's president.
            return True
        countries = {person.actor.country, *(t.country for t in person.terms)} - {None}
        return bool(countries) and self.publisher not in countries and self.words.capital(naming.last - 1)

    def _counterpart(self, naming: Naming, scene: Scene) -> None:
        subject = scene.subject()
        person = self.people.of.get(id(subject)) if subject is not None else None
        office = next((r.office for r in person.roles if r.office), None) if person else None
        if office is None and person is not None and len({t.role for t in person.held}) == 1:
            office = person.held[0].role
        naming.office = office
        naming.owner = naming.owner or (Naming(0, 0, "person", actor=subject) if subject is not None else None)


def _is_of(person: Person, country: str) -> bool:
    return person.actor.country == country or any(term.country == country for term in person.terms)


def _match(person: Person, naming: Naming, words: Words) -> int:
    """How well a role named here fits a person: 0 not at all; a role given in this text counts most."""
    best = 0
    if naming.gender and person.actor.gender and naming.gender != person.actor.gender:
        return 0
    former = _is_former(naming)
    for role in person.roles:
        if naming.country and role.country and naming.country != role.country:
            continue
        if former and not role.former:
            # "The former chancellor" is not who is chancellor now.
            continue
        if naming.country and not role.country and person.actor.country not in (None, naming.country):
            continue
        if (
            naming.country
            and not role.country
            and person.terms
            and all(t.country != naming.country for t in person.terms)
        ):
            continue
        if (
            naming.organisation
            and _content(role.organisation or "") != _content(naming.organisation)
            and not _initials_fit(naming.role or "", role.text)
        ):
            continue
        quality = 0
        if naming.office and naming.office != "leader" and role.office:
            quality = 4 if _same_office(role.office, naming.office, naming.country or role.country) else 0
        elif naming.head in _RULERS and naming.country and role.office:
            quality = 3 if any(_same_office(role.office, o, role.country) for o in _LEADING) else 0
        elif (
            naming.head
            and (naming.head == role.head or (role.office and naming.head == role.office.split()[-1]))
            and not (naming.office and role.office)
        ):
            quality = _words_fit(naming, role)
        if quality == 0 and naming.head in _CHIEFS and naming.organisation and naming.organisation == role.organisation:
            # "The AU chief" of the African Union's chairman.
            quality = 3
        if quality == 0 and _initials_fit(naming.role or "", role.text):
            quality = 4
        if quality and naming.country and role.country == naming.country:
            quality += 1
        if quality and (
            role.former
            or (role.organisation and not naming.organisation and naming.office in ("president", "prime minister"))
        ):
            quality -= 1
        best = max(best, quality)
    # Who has an office in this text does not get an earlier or later one of the list.
    stated = any(r.office and not r.former for r in person.roles)
    if best == 0 and not stated and naming.head in _RULERS and naming.country:
        best = 4 if any(t.country == naming.country and t.role in _LEADING for t in person.held) else 0
    if (
        best == 0
        and not stated
        and naming.office
        and person.terms
        and not naming.organisation
        and naming.head not in RELATIVE
    ):
        fits = [
            t
            for t in (person.terms if former else person.held)
            if _same_office(t.role, naming.office, t.country) and naming.country in (None, t.country)
        ]
        best = 2 if fits and naming.country else 1 if fits else 0
    return best


def _is_former(naming: Naming) -> bool:
    return bool(naming.role) and not FORMER.isdisjoint((naming.role or "").casefold().replace("-", " ").split())


def _same_office(one: str | None, other: str | None, country: str | None) -> bool:
    return (
        one is not None
        and other is not None
        and (one == other or one in answering(other, country) or other in answering(one, country))
    )


def _words_fit(naming: Naming, role: RoleHeld) -> int:
    """Whether all words of a short role stand in a longer one ("the secretary", "the committee's chairman")."""
    asked = _content(naming.role or "")
    held = _content(f"{role.text} {role.office or ''}")
    country_words = {"new", "visiting", "senior", "top"}
    if len(asked) > 1 and (held - asked) & _BELOW:
        # "The head of the office" is not its deputy head.
        return 0
    rest = asked - held - country_words
    return 3 if not rest or (naming.country and len(rest) == 1) else 0


def _complement(role: str) -> str:
    """What a role is of, where that has a name: "Tatarstan" of "the first President of Tatarstan"."""
    behind = role.partition(" of ")[2].removeprefix("the ")
    own = behind[:1].isupper() and plain(behind).split()[0] not in _THE_STATES_OWN
    return plain(behind) if own else ""


def _content(role: str) -> frozenset[str]:
    """The words that tell: "the President's Office" and "Office of the President" have the same."""
    words = plain(role).replace("-", " ").replace("’", "'").split()
    return frozenset(w.removesuffix("'s").removesuffix("'") for w in words if w not in _CAPITAL_WORD_IGNORED)


def _initials_fit(short: str, long: str) -> bool:
    """As in "EC chairman" of "Expediency Council Chairman"."""
    words = short.split()
    capitals = [w.replace(".", "") for w in words if w.isupper() and 2 <= len(w.replace(".", "")) <= 6]
    if not capitals or not words:
        return False
    initials = "".join(w[0] for w in long.replace("-", " ").split() if w[0].isupper())
    return any(c in initials for c in capitals) and words[-1].casefold() in plain(long).split()


def _role_name(naming: Naming) -> str:
    """A role-named actor's name: "Syrian President"."""
    text = naming.office if naming.office and not naming.organisation else _without_article(naming.role or "")
    if naming.head in RELATIVE:
        text = naming.office or "counterpart"
    adjective = gazetteer.adjective(naming.country) or gazetteer.state_name(naming.country) if naming.country else None
    text = " ".join(
        w if w in ("of", "the", "for", "to", "and", "in", "on") else w[0].upper() + w[1:] for w in text.split()
    )
    if (
        adjective
        and adjective.casefold() not in text.casefold()
        and gazetteer.state_name(naming.country or "").casefold() not in text.casefold()
    ):
        return f"{adjective} {text}"
    return text


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an", "one", "another", "some", "several") else text
