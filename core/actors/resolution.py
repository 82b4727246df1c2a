"""Who each naming stands for inside the document: roles, states, bodies, sources, and the order of pronouns."""

from __future__ import annotations

from datetime import date

from core import gazetteer
from core.actors import bodies
from core.actors.apposition import RELATIVE
from core.actors.bearings import Bearings, of_owner, owner_of
from core.actors.name_words import STYLED
from core.actors.naming import Naming
from core.actors.offices import roles
from core.actors.people import People, Person
from core.actors.pronouns import Scene
from core.actors.role_match import RULERS, is_of, match, same_office, says_no_more
from core.actors.role_names import complement, role_name, without_article
from core.actors.vocabulary import Body, plain, vocabulary, words_of
from core.actors.words import Words
from core.article import Actor

_GUESTS = frozenset(("guest", "visitor"))
_ENVOYS = frozenset(("ambassador", "delegate", "emissary", "envoy", "representative"))
_OF_A_VISIT = frozenset(("guest", "host", "visitor"))
_PRESENT = 0.2
"""The least weight in the scene of who is spoken of."""
_AS_NEAR = 0.15
"""Two whose weights in the scene differ by less are as much what the text is about."""
_SHEIKHS = frozenset(("shaikh", "sheikh"))
_TITLES = frozenset(("ambassador", "commissioner", "governor", "minister", "secretary"))
_CALLINGS = words_of("unnamed", "callings")
_EPITHETS = frozenset(("official", "diplomat", "politician", "statesman", "functionary", "dignitary", "lawmaker"))
"""Nouns that mean somebody named before where their state stands with them."""
_ALSO_CALLED = {"president": "head of state", "head of state": "president"}
"""What an item calls the same one that it has called by the other without saying of which state."""
_PUBLISHING = frozenset(("president", "vice president", "head of state"))
"""What a government's own item calls its own without saying of which state."""


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
    cast = _Cast(words, people, namings, home, publisher)
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

    def __init__(
        self, words: Words, people: People, namings: list[Naming], home: str | None, publisher: str | None
    ) -> None:
        self.words = words
        self.people = people
        self.home = home
        self.publisher = publisher
        self.others: dict[tuple[str, str], Actor] = {}
        self.last_of: dict[str, Actor] = {}
        """By head noun, the source or body named last ("official", "ministry")."""
        self.bodies: dict[str, Body] = {}
        """By last word, the bodies that roles were named with ("President of the European Commission")."""
        self.bearings = Bearings(words, namings, {home, publisher} - {None}, people.day)
        self.last_named = self.bearings.last_named

    def place(self, naming: Naming, scene: Scene) -> None:
        body = vocabulary().bodies.get(naming.organisation or "")
        if body is not None:
            self.bodies[body.name.split()[-1].casefold()] = body
        if naming.actor is None:
            if naming.what == "role":
                self._role(naming, scene)
            elif naming.what != "person":
                self._other(naming, scene)
        if naming.actor is not None and id(naming.actor) in self.people.of:
            self.last_named[id(naming.actor)] = naming.first

    def group(self, name: str) -> Actor:
        """The group of this name ("the two leaders")."""
        return self._actor(("sides", name), name, "group", None)

    def _other(self, naming: Naming, scene: Scene) -> None:
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
            spelt = without_article(text)
            if spelt not in (name, *naming.actor.aliases):
                naming.actor.aliases.append(spelt)
        elif naming.what == "sides":
            name = text[0].lower() + text[1:]
            naming.actor, naming.resolution = self._actor(("sides", name), name, "group", naming.country), "role"
        elif naming.what == "unnamed" and (person := self._so_called(naming, scene)) is not None:
            naming.actor, naming.resolution, naming.confidence = person.actor, "role", 0.75
        elif naming.what == "unnamed":
            name = without_article(naming.role or text)
            naming.actor, naming.resolution = (
                self._actor(("unnamed", plain(name)), name, "unnamed", naming.country),
                "explicit",
            )
            if naming.head:
                self.last_of[naming.head] = naming.actor
        else:
            self._body(naming)

    def _so_called(self, naming: Naming, scene: Scene) -> Person | None:
        person = self._epithet(naming, scene) if naming.head in _EPITHETS else None
        return person or self._told_so(naming, scene)

    def _told_so(self, naming: Naming, scene: Scene) -> Person | None:
        """ "The former general said", of somebody who was called a general: the only one spoken of who was."""
        if naming.article != "the" or naming.country is not None or naming.plural or naming.head not in _CALLINGS:
            return None
        found = [
            p
            for p in self.people.all
            if scene.weight(p.actor) > 0 and (naming.head in p.titles or any(r.head == naming.head for r in p.roles))
        ]
        return found[0] if len(found) == 1 else None

    def _of_its_state(self, naming: Naming) -> Person | None:
        """ "Ghana's Kwabena Adomako ... The Ghanaian minister": the only one of the state, if he has no role."""
        if naming.article != "the" or naming.country is None or naming.organisation is not None or naming.plural:
            return None
        of_it = [p for p in self.people.all if p.actor.country == naming.country and id(p.actor) in self.last_named]
        return of_it[0] if len(of_it) == 1 and not any(r.text for r in of_it[0].roles) else None

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
            spelt = without_article(self.words.slice(naming.first, naming.last))
            if spelt not in (naming.actor.name, *naming.actor.aliases):
                naming.actor.aliases.append(spelt)  # "CSTO"
        else:
            country = naming.country
            key = ("collective", f"{plain(name)} {country or ''}")
            if country is None and key not in self.others:
                key = next(
                    (k for k in self.others if k[0] == "collective" and k[1].rsplit(" ", 1)[0] == plain(name)), key
                )
                told = (k for k in self.others if k[0] == "collective" and _is_cut_of(plain(name), k[1]))
                key = next(told, key)
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
        if (person := self._told_so(naming, scene)) is not None:
            naming.actor, naming.resolution, naming.confidence = person.actor, "role", 0.75
            return
        if self.bearings.is_anybody(naming):
            return
        if naming.head in RELATIVE:
            self._counterpart(naming, scene)
        elif naming.office is not None and naming.country is None:
            of_owner(naming, scene.here)
        person = self._styled(naming, scene) if naming.head in STYLED else self._holder(naming, scene)
        if person is not None:
            naming.actor, naming.resolution = person.actor, "role"
            naming.confidence = 0.9 if naming.country or self._only(naming) else 0.82
            return
        if self.bearings.doubted is naming:
            return
        envoy = self._epithet(naming, scene) if naming.head in _ENVOYS | _GUESTS else None
        sent = envoy is not None and all(not r.text or r.head in _ENVOYS for r in envoy.roles)
        if envoy is not None and (naming.head in _GUESTS or sent):
            # "Peru's Rosa Tello ... The Peruvian envoy", "the Peruvian guest"
            naming.actor, naming.resolution, naming.confidence = envoy.actor, "role", 0.7
            return
        if naming.head in _OF_A_VISIT and naming.country is None and (person := self._of_the_visit(naming, scene)):
            naming.actor, naming.resolution, naming.confidence, naming.role = person.actor, "role", 0.7, None
            return
        if naming.head in STYLED:
            titles = words_of("style", naming.head or "")
            roles = [a for (what, key), a in self.others.items() if what == "role" and key.split("|")[0] in titles]
            if roles:
                naming.actor, naming.resolution, naming.confidence = roles[-1], "role", 0.75
            return
        if naming.weak:
            return
        named = naming.office is not None or naming.organisation is not None or (naming.country is not None)
        if not named or (naming.head in RELATIVE and naming.office is None and naming.country is None):
            # "the official", "the envoy": the source of this head that was named before.
            source = self.last_of.get(naming.head or "") or self.bearings.told_before(naming)
            if source is not None:
                naming.actor, naming.resolution, naming.confidence = source, "role", 0.75
            elif self._is_title(naming):
                name = without_article(naming.role or "")
                naming.actor = self._actor(("role", plain(name)), name, "unnamed", None)
                naming.resolution, naming.confidence = "role", 0.7
            return
        if naming.head in RELATIVE and naming.country is None:
            self._whose_counterpart(naming, scene)
            return
        if (person := self._of_its_state(naming)) is not None:
            naming.actor, naming.resolution, naming.confidence = person.actor, "role", 0.7
            return
        # "The President" and "the first President of Tatarstan" are two.
        of = naming.organisation or (complement(naming.role or "") if naming.country is None else "")
        known = (
            self.bearings.told_before(naming) if not of and ("role", f"{naming.office}||") not in self.others else None
        )
        if not of and naming.country is None and naming.article == "the":
            known = known or self.others.get(("role", f"{_ALSO_CALLED.get(naming.office or '')}||"))
        if known is not None:
            naming.actor, naming.resolution, naming.confidence = known, "role", 0.75
            return
        key = (
            "role",
            f"{naming.office or plain(naming.role or '')}|{naming.country or ''}|{of}",
        )
        naming.actor = self._actor(key, role_name(naming), "unnamed", naming.country)
        naming.resolution, naming.confidence = "role", 0.8
        if naming.country and not of:
            self.bearings.tell(naming)
        if naming.head in RELATIVE and naming.office and not naming.actor.roles:
            # "His Russian counterpart" does not say the office that core.actors.identity looks up.
            naming.actor.roles.append((naming.office, None, None))

    def _whose_counterpart(self, naming: Naming, scene: Scene) -> None:
        """ "His counterpart" without a state: the one other person spoken of, else somebody known by this alone."""
        whose = naming.owner.actor if naming.owner is not None else None
        others = [p for p in self.people.all if scene.weight(p.actor) >= _PRESENT and p.actor is not whose]
        abroad = [p for p in others if whose is not None and p.actor.country not in (None, whose.country)]
        if len(abroad) == 1 and len(others) == 1:
            naming.actor, naming.resolution, naming.confidence = abroad[0].actor, "role", 0.75
            return
        name = f"counterpart of {whose.name}" if whose is not None else "counterpart"
        naming.actor = self._actor(("role", plain(name)), name, "unnamed", None)
        naming.resolution, naming.confidence, naming.office = "role", 0.7, None

    def _of_the_visit(self, naming: Naming, scene: Scene) -> Person | None:
        """Whom "his guest" or "the host" means, where two are spoken of: not him whose guest it is; the guest is of
        another state than the report."""
        present = [p for p in self.people.all if scene.weight(p.actor) >= _PRESENT]
        if naming.article == "his":
            others = [p for p in present if p.actor is not scene.subject()]
            return others[0] if len(present) == 2 and len(others) == 1 else None
        abroad = [p for p in present if p.actor.country not in (None, self.home)]
        at_home = [p for p in present if p not in abroad]
        if len(abroad) != 1 or len(at_home) != 1 or naming.article != "the":
            return None
        return at_home[0] if naming.head == "host" else abroad[0]

    def _is_title(self, naming: Naming) -> bool:
        """Whether "the Secretary" is written as somebody's title, whose name the text does not have."""
        head = naming.last - 1
        titled = naming.article == "the" and self.words.capital(head) and self.words.kinds[head] == "body"
        return titled and naming.head in _TITLES and (naming.role or "").split()[-1:] == [self.words.surface[head]]

    def _styled(self, naming: Naming, scene: Scene) -> Person | None:
        """Whom "His Highness" or "Her Excellency" means: the last of those named with that style or title."""
        titles = words_of("style", naming.head or "") | {naming.head}
        before = [
            p
            for p in self.people.all
            if id(p.actor) in self.last_named
            and not (naming.gender and p.actor.gender and p.actor.gender != naming.gender)
            and not titles.isdisjoint(p.titles | {r.office for r in p.roles})
        ]
        strong = [p for p in before if not (titles - _SHEIKHS).isdisjoint(p.titles | {r.office for r in p.roles})]
        before = strong or before  # every sheikh of the text is less "His Highness" than the emir
        if not before and naming.gender:
            # "Her Excellency", of the one woman of the text
            of_it = [p for p in self.people.all if p.actor.gender == naming.gender and id(p.actor) in self.last_named]
            return of_it[0] if len(of_it) == 1 and of_it[0].roles else None
        return self._most_present(before, naming, scene) if before else None

    def _only(self, naming: Naming) -> bool:
        return sum(1 for person in self.people.all if match(person, naming)) == 1

    def _holder(self, naming: Naming, scene: Scene) -> Person | None:
        """The person of this document who holds the role."""
        scored = []
        for person in self.people.all:
            quality = match(person, naming)
            if quality and naming.owner is not None and naming.owner.actor is person.actor:
                continue
            if quality and naming.country and not self.bearings.may_serve(person, naming):
                continue
            if quality and not (self.publisher and self._another_states(person, naming)):
                scored.append((quality, person))
        if not scored:
            return None
        best = max(quality for quality, _ in scored)
        top = [person for quality, person in scored if quality == best]
        if naming.head in RULERS and naming.country and sum(is_of(p, naming.country) for _, p in scored) > 1:
            # "The Iranian leader" of a text with the president and the supreme leader may be either.
            return None
        if naming.country is None and len(top) > 1 and self.words.capital(naming.last - 1) and naming.article == "the":
            top = self._introduced_without_state(top, naming)
        before = [person for person in top if id(person.actor) in self.last_named]
        if before:
            return self._most_present(before, naming, scene)
        # "President's Adviser" before the Russian president is named: of what state, nobody has said.
        stateless = naming.article is None and naming.country is None and naming.organisation is None
        if stateless and self.words.kinds[naming.first] == "headline":
            # "President opens fair" over an item about President Tamm of no told state
            top = [p for p in top if any(r.bare and says_no_more(naming, r) for r in p.roles)]
            stateless = False
        return top[0] if len(top) == 1 and not stateless else None

    def _introduced_without_state(self, top: list[Person], naming: Naming) -> list[Person]:
        """Of several whom "the President" or "the Secretary" of a readout may mean: who was introduced without a state,
        who is of the report's own state; all of them where that does not decide."""
        named = [p for p in top if id(p.actor) in self.last_named] or top
        bare = [
            p
            for p in named
            if any(
                r.bare and (same_office(r.office, naming.office, None) or (not naming.office and r.head == naming.head))
                for r in p.roles
            )
        ]
        own = [p for p in bare if p.actor.country in (None, self.home)] or bare
        if len(own) > 1:
            own = [p for p in own if any(r.definite and r.bare for r in p.roles)] or own
        own = own or [p for p in named if self.home is not None and p.actor.country == self.home]
        return own if len(own) == 1 else top

    def _most_present(self, before: list[Person], naming: Naming, scene: Scene) -> Person:
        """Whom the text is about: "the minister" is not the one whose letter was handed to him. Of two who are as near,
        the one of the report's own state."""
        weights = {id(p): scene.weight(p.actor) for p in before}
        near = [p for p in before if max(weights.values()) - weights[id(p)] < _AS_NEAR]
        own = [p for p in near if self.home is not None and p.actor.country == self.home]
        if naming.country is None and len(near) > 1 and len(own) == 1:
            return own[0]
        return max(before, key=lambda p: (round(weights[id(p)], 1), self.last_named[id(p.actor)]))

    def _epithet(self, naming: Naming, scene: Scene) -> Person | None:
        """Whom "the Turkmen official" means: the one of that state who was named before, where no other such is."""
        article = naming.article == "the" and not naming.plural
        if not article or naming.country is None or naming.organisation:
            return None
        known = self.last_of.get(naming.head or "")
        if known is not None and known.country == naming.country:
            return None
        named = [p for p in self.people.all if id(p.actor) in self.last_named and is_of(p, naming.country)]
        named = [p for p in named if not (naming.gender and p.actor.gender and naming.gender != p.actor.gender)]
        if len(named) > 1:
            named = [p for p in named if scene.weight(p.actor) > 0]
        return named[0] if len(named) == 1 else None

    def _another_states(self, person: Person, naming: Naming) -> bool:
        """Whether "the President" of a government's own item would be the president of another state."""
        if naming.office not in _PUBLISHING or naming.country or naming.organisation or naming.head in RELATIVE:
            return False
        if self._stands_by_the_deputy(naming):
            return False
        offices = {r.office for r in person.roles} | {t.role for t in person.terms}
        if not offices & _PUBLISHING and self.words.capital(naming.last - 1):
            # The head of a federation or academy, in an item of the state's president.
            return True
        countries = {person.actor.country, *(t.country for t in person.terms)} - {None}
        return bool(countries) and self.publisher not in countries and self.words.capital(naming.last - 1)

    def _stands_by_the_deputy(self, naming: Naming) -> bool:
        """ "The Vice President and the President discussed trade", in an item that names no president of its own state:
        the one whom the vice president met."""
        before = [w for w in self.words.lower[max(naming.first - 4, 0) : naming.first] if w != "the"]
        own = (p for p in self.people.all if p.actor.country == self.publisher and id(p.actor) in self.last_named)
        return before[-3:] == ["vice", "president", "and"] and not any(
            r.office == "president" for p in own for r in p.roles
        )

    def _counterpart(self, naming: Naming, scene: Scene) -> None:
        """Gives a counterpart the office of him whose that is, and makes sure it is not himself."""
        whose = owner_of(naming, scene.here)
        subject = whose.actor if whose is not None and whose.actor is not None else scene.subject()
        person = self.people.of.get(id(subject)) if subject is not None else None
        office = next((r.office for r in person.roles if r.office), None) if person else None
        if office is None and person is not None and len({t.role for t in person.held}) == 1:
            office = person.held[0].role
        if person is None:
            # "The U.S. president and his Russian counterpart"
            known = (key for (what, key), actor in self.others.items() if what == "role" and actor is subject)
            office = next((key.split("|")[0] for key in known if key.split("|")[0] in roles()), None)
        naming.office = office
        naming.owner = naming.owner or (Naming(0, 0, "person", actor=subject) if subject is not None else None)


def _is_cut_of(name: str, key: str) -> bool:
    """Whether of two names of bodies one is the end of the other: "the Defense Ministry" of "Lydian Defense Ministry",
    but not the "Trade Policy Council" of "Climate Policy Council"."""
    mine, known = name.split(), key.split()
    known = known if key.endswith(" ") else known[:-1]  # with its state's code behind
    shorter, longer = sorted((mine, known), key=len)
    return len(shorter) > 1 and longer[-len(shorter) :] == shorter
