"""Who an actor is beyond the document: the dated list of office holders, countries, and a key of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from rigour.territories import get_territory

from core import gazetteer
from core.actors.listed import GENERAL, all_the_year, counterparts_office, is_ones, leading_office, persons_of, year_of
from core.actors.name_match import read_name
from core.actors.office_holders import Term, holders
from core.actors.offices import answering, canonical_role, is_states, office, roles, stated_office, titles
from core.actors.publisher import publishers_state
from core.actors.vocabulary import plain, vocabulary, words_of
from core.article import Actor, Article, Mention

_BARE = words_of("role", "great_offices")
_ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Madam|Madame|Dear|dear|Excellency)[.,]? $")
"""Before a role that is spoken to: "Mr. Prime Minister" of a speech abroad is not the speaker's own."""
_WHICHEVER = re.compile(r"(?:an?|any|another|every|no) ", re.IGNORECASE)
"""Opens what is whoever holds the office: "the first visit by a Norwegian head of state"."""
_NOT_NOW = words_of("role", "former") | {"next", "future", "deputy", "first"}
_SPACE = re.compile(r"\s+")
_EVERYWHERE = "*"
_RANKS = frozenset(("chief", "director", "general", "head", "leader", "minister", "of", "president", "secretary"))
"""Words of an office that do not tell which it is."""


def identify(article: Article) -> None:
    """Fills names, countries, roles, gender, identity_source and key of the article's actors, in place."""
    by_actor: dict[int, list[Mention]] = {}
    for mention in article.mentions:
        if mention.actor is not None:
            by_actor.setdefault(id(mention.actor), []).append(mention)
    day = article.published
    for actor in article.actors:
        if actor.kind == "person":
            _person(article, actor, by_actor.get(id(actor), []), day)
    _join_by_list(article, by_actor)
    if day is not None:
        _free_past_offices(article, by_actor, day)
    home = publishers_state(article) or _home(article)
    doubted = _contradicted(article, by_actor, day) if day is not None else frozenset()
    for actor in list(article.actors):
        mentions = by_actor.get(id(actor), [])
        if actor.kind == "unnamed" and any(m.form == "role" for m in mentions):
            inferred = (
                actor.country is None and home is not None and all(_bare(m.role) for m in mentions if m.role)
                and not any(_ADDRESSED.search(article.text, max(m.start - 20, 0), m.start) for m in mentions)
            )  # fmt: skip
            if inferred:
                actor.country = home
            believed = _EVERYWHERE not in doubted and actor.country not in doubted
            _role_holder(article, actor, mentions, day if believed else None)
            if inferred:
                _doubt(actor, mentions)
    for actor in article.actors:
        _finish(actor)


def _join_by_list(article: Article, by_actor: dict[int, list[Mention]]) -> None:
    """Makes one of two spellings that are the same person of the list: "President Hassan Sheikh" and his full name."""
    listed: dict[tuple[str, str | None], Actor] = {}
    for actor in [a for a in article.actors if a.kind == "person" and a.identity_source == "office holders"]:
        first = listed.setdefault((actor.name, actor.country), actor)
        if first is not actor:
            mentions = by_actor.pop(id(actor), [])
            for mention in mentions:
                mention.actor = first
            by_actor.setdefault(id(first), []).extend(mentions)
            first.aliases += [alias for alias in actor.aliases if alias not in first.aliases]
            article.actors.remove(actor)


def _free_past_offices(article: Article, by_actor: dict[int, list[Mention]], day: date) -> None:
    """Takes roles that were given to a person for an office of the list which was another's on the day, and which the
    text does not give her, for somebody not yet named."""
    for actor in [a for a in article.actors if a.kind == "person"]:
        mentions = by_actor.get(id(actor), [])
        stated = {stated_office(m.role, actor.country) for m in mentions if m.role and m.resolution != "role"}
        freed: dict[str, Actor] = {}
        for mention in mentions:
            role = stated_office(mention.role, actor.country) if mention.role and mention.resolution == "role" else None
            if role is None or role in stated or _is_former(mention.role or "") or not office(role).unique:
                continue
            terms = holders(actor.name, country=actor.country, role=role)
            if terms and not any(t.covers(day) for t in terms):
                mention.actor = freed.setdefault(role, Actor(mention.role or role, "unnamed", actor.country))
                by_actor.setdefault(id(mention.actor), []).append(mention)
        article.actors += freed.values()


def _person(article: Article, actor: Actor, mentions: list[Mention], day: date | None) -> None:
    stated = [(m.role, stated_office(m.role, actor.country)) for m in mentions if m.role]
    offices = [role for _, role in stated if role]
    bare = len(read_name(actor.name).words) == 1 and actor.country is None and not offices
    terms = [] if bare and _belongs_elsewhere(article, actor, mentions) else _terms(actor, offices, day)
    if bare and not (_speaks_of(article, actor, terms) or _titled_so(terms, stated)):
        terms = []
    if offices and actor.country is None and len(read_name(actor.name).words) == 1 and _is_over(terms, day):
        # "President Kovac" is who was president once only where the text speaks of that state.
        terms = terms if _speaks_of(article, actor, terms) else []
    if terms:
        _fill(actor, terms, day)
        actor.identity_source = "office holders"
    else:
        actor.identity_source = "name"
    if not actor.roles:
        for text, role in stated:
            entry = (role or text or "", None, None)
            if entry[0] and entry not in actor.roles:
                actor.roles.append(entry)


def _contradicted(article: Article, by_actor: dict[int, list[Mention]], day: date) -> frozenset[str]:
    """The states of which the text names another office holder than the list on that day; _EVERYWHERE as well where no
    other name of the text bears the list out: it tells of another day, or of another world."""
    against: set[str] = set()
    borne_out = 0
    for actor in article.actors:
        if actor.kind != "person" or actor.country is None or actor.identity_source == "role":
            continue
        stated = (m.role for m in by_actor.get(id(actor), []) if m.role and m.resolution != "role")
        for role in {r for text in stated if not _is_former(text) and (r := stated_office(text, actor.country))}:
            now = holders(role=role, country=actor.country, on=day) if office(role).unique else []
            if not any(t.surely_covers(day) for t in now):
                continue
            if actor.identity_source == "office holders":
                borne_out += (actor.name, actor.country) in persons_of(now)
            else:
                against.add(actor.country)
    return frozenset(against) | ({_EVERYWHERE} if len(against) > borne_out else set())


def _is_over(terms: list[Term], day: date | None) -> bool:
    return day is not None and not any(t.covers(day) for t in terms)


def _terms(actor: Actor, offices: list[str], day: date | None) -> list[Term]:
    """The listed terms of the one person who fits name, country, role and day; [] where none or several do."""
    found: list[Term] = []
    # "Pope Francis", "Queen Elizabeth": a first name says who only with the office.
    for role in offices if len(read_name(actor.name).words) == 1 else ():
        found = found or holders(actor.name, country=actor.country, role=role)
    # A surname alone says nothing more where the text has the full name.
    whole = read_name(actor.name).words
    spellings = [actor.name, *(s for s in actor.aliases if not _part_of(read_name(s).words, whole))]
    for name in spellings if not found else ():
        found = holders(name, country=actor.country) or (holders(name) if actor.country is None else [])
        if found:
            break
    if len(read_name(actor.name).words) == 1 and day is not None:
        found = [t for t in found if t.covers(day) or t.role in offices]
    if len(read_name(actor.name).words) == 1 and actor.country is None and offices:
        # "King Rashid" is no president of that name.
        found = [t for t in found if any(_answer(t, o) for o in offices)]
    if len(persons_of(found)) > 1 and offices:
        narrowed = [t for t in found if any(t in holders(actor.name, role=o, country=actor.country) for o in offices)]
        keep = persons_of(narrowed)
        found = [t for t in found if (t.name, t.country) in keep] or found
    if len(persons_of(found)) > 1 and day is not None:
        keep = persons_of([t for t in found if t.covers(day)])
        found = [t for t in found if (t.name, t.country) in keep]
    if len(persons_of(found)) != 1 or (day is not None and _another_holds(actor, found, offices, day)):
        return []
    if day is not None and len(read_name(actor.name).words) > 1 and _is_of_later(actor, found, day):
        return []
    if len(read_name(actor.name).words) == 1 and actor.country is None and not offices:
        return found if day is not None and any(t.covers(day) for t in found) and _is_surname(actor.name, found) else []
    return found


def _answer(term: Term, role: str) -> bool:
    return term.role in answering(role, term.country) or role in answering(term.role, term.country)


def _is_of_later(actor: Actor, found: list[Term], day: date) -> bool:
    """Whether a name is only like that of somebody who came to office after the day: "Ana Rey", "Ana al-Rey"."""
    exact = {spelling.casefold() for t in found for spelling in (t.name, *t.aliases)}
    return actor.name.casefold() not in exact and all(t.start is not None and t.start > day for t in found)


def _another_holds(actor: Actor, found: list[Term], offices: list[str], day: date) -> bool:
    """Whether somebody else held the office that the text gives the actor, and the name is only like the listed one.

    "Prime Minister Hassan Bashir" in 2020 is not the president of the years before who was also called Hassan.
    """
    asked = read_name(actor.name).joined
    if any(read_name(spelling).joined == asked for t in found for spelling in (t.name, *t.aliases)):
        return False
    persons = persons_of(found)
    for role in offices:
        if actor.country is None or role not in roles() or not office(role).unique:
            continue
        ever = persons_of(holders(role=role, country=actor.country))
        now = persons_of(holders(role=role, country=actor.country, on=day))
        if now and not now & persons and not ever & persons:
            return True
    return False


def _belongs_elsewhere(article: Article, actor: Actor, mentions: list[Mention]) -> bool:
    """Whether a surname with nothing beside it is somebody else's in this text: of another bearer, behind a word
    that may be another given name ("Rosalind Moon, the president, ... Moon said"), or of a "Rep. Gallagher"."""
    name = actor.name.split()[-1]
    if any(plain(article.text[m.start : m.end].split()[0]) in vocabulary().elsewhere for m in mentions):
        return True
    others = (a for a in article.actors if a is not actor and a.kind == "person")
    if any(name in spelling.split()[1:] for other in others for spelling in (other.name, *other.aliases)):
        return True
    before = {m[1] for m in re.finditer(rf"\b([A-Z]\w+)\s{re.escape(name)}\b", article.text)}
    return any(word.casefold() not in titles() and not canonical_role(word) for word in before)


def _titled_so(terms: list[Term], stated: list[tuple[str, str | None]]) -> bool:
    """Whether a title that names no office by itself is the office's noun: "SECRETARY POWELL"."""
    titles_here = {text.casefold() for text, _ in stated}
    return any(set(t.role.split()) & titles_here for t in terms)


def _speaks_of(article: Article, actor: Actor, terms: list[Term]) -> bool:
    """Whether the text speaks of the state or body whose office a bare surname is taken to hold."""
    named = {a.country for a in article.actors if a is not actor} | {
        publishers_state(article),
        article.document.country,
    }
    if article.dateline is not None:
        named.add(article.dateline.country)
    if article.doc is not None:
        for entity in article.doc.ents:
            if entity.label_ in ("NORP", "GPE"):
                named |= {m.country for m in gazetteer.meanings(entity.text.removeprefix("the ")).values()}
    bodies = {a.name for a in article.actors}
    return any((t.country and t.country in named) or (t.organisation and t.organisation in bodies) for t in terms)


def _part_of(words: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a spelling is only a part of the full name: "Calmy-Rey" of "Micheline Calmy-Rey", "Hamad bin Isa" of
    "Hamad bin Isa Al Mazr"."""
    return len(whole) > 1 and (len(words) < 2 or (len(words) < len(whole) and set(words) <= set(whole)))


def _is_surname(name: str, terms: list[Term]) -> bool:
    """A surname alone, with nothing beside it, must be spelt as the list spells it."""
    word = plain(name)
    return len(word) > 3 and any(
        word == plain(s).replace("-", " ").split()[-1] for t in terms for s in (t.name, *t.aliases)
    )


def _home(article: Article) -> str | None:
    """The state whose offices the report names without saying of which state; None where that is not one state.

    "President Biden met the Prime Minister of Japan": the other bare offices ("the Vice President") are of the same.
    """
    countries = {
        m.actor.country
        for m in article.mentions
        if m.actor is not None and m.form == "name" and m.role and m.actor.country
        and m.actor.identity_source == "office holders" and _bare(m.role)
    }  # fmt: skip
    return countries.pop() if len(countries) == 1 else None


def _bare(role: str | None) -> bool:
    """Whether a role as stated names no state or body: one of the great offices and nothing else."""
    return role is not None and role.casefold() in _BARE


def _doubt(actor: Actor, mentions: list[Mention]) -> None:
    """The state was inferred: the mentions say so, and a role without a holder keeps no state."""
    if actor.kind == "unnamed":
        actor.country = None
        return
    for mention in mentions:
        mention.resolution, mention.confidence = "inferred", min(mention.confidence or 0.6, 0.6)


def person(name: str, terms: Sequence[Term], office: str | None = None) -> Actor:
    """Somebody whom no mention stands for, by the terms that are his in the list, else by a name and an office beside
    it: with the key that a mention of him has."""
    actor = Actor(name, "person", identity_source="office holders" if terms else "name")
    if terms:
        _fill(actor, list(terms), None)
    actor.roles = [(t.role, t.start, t.end) for t in terms] or ([(office, None, None)] if office else [])
    _finish(actor)
    return actor


def _fill(actor: Actor, terms: list[Term], day: date | None) -> None:
    listed = terms[0].name
    if actor.name != listed:
        actor.aliases = [actor.name, *[a for a in actor.aliases if a != listed]]
        actor.name = listed
    actor.country = actor.country or terms[0].country
    actor.gender = next((t.gender for t in terms if t.gender), actor.gender)
    actor.wikidata_id = next((t.wikidata_id for t in terms if t.wikidata_id), None)
    now = [t for t in terms if day is not None and t.covers(day)]
    actor.roles = [(t.role, t.start, t.end) for t in now]


def _role_holder(article: Article, actor: Actor, mentions: list[Mention], day: date | None) -> None:
    """A role that nobody of the text holds: its holder on the day, where exactly one fits."""
    role = next((r for m in mentions if m.role and (r := stated_office(m.role, actor.country))), None)
    if role is None and actor.roles:
        role = counterparts_office(actor.roles[0][0], actor.country, day)
    actor.roles, actor.identity_source = [], "text"
    if role in ("leader", *GENERAL) and actor.country is not None:
        role = leading_office(role, actor.country, day)
    if role is None or role not in roles() or actor.country is None or not is_ones(role, actor.country):
        return
    if any(_is_former(m.role or "") for m in mentions):
        return
    if all(_WHICHEVER.match(article.text, m.start) for m in mentions):
        return
    if (named := _named_with(article, actor, role)) is not None:
        _is_the_same(article, actor, named, mentions)
        return
    if day is None:
        return
    if not all(is_states(m.role or "") for m in mentions):
        return
    years = {year_of(article, m) or day.year for m in mentions}
    year = min(years)
    if year < day.year - 1:
        if len(years) > 1:
            return
        found = all_the_year(role, actor.country, year)
        day = date(year, 12, 31)
    else:
        found = holders(role=role, country=actor.country, on=day)
    if len(persons_of(found)) != 1 or not any(t.surely_covers(day) for t in found):
        return
    known = next(
        (a for a in article.actors if a.kind == "person" and (a.name, a.country) == (found[0].name, found[0].country)),
        None,
    )
    if known is not None:
        _is_the_same(article, actor, known, mentions)
        return
    actor.kind = "person"
    actor.aliases = []
    _fill(actor, found, day)
    actor.aliases = []
    actor.identity_source = "role"
    for mention in mentions:
        mention.resolution = "pronoun" if mention.form == "pronoun" else "role"
        mention.confidence = min(mention.confidence or 0.7, 0.7)


def _is_the_same(article: Article, actor: Actor, known: Actor, mentions: list[Mention]) -> None:
    for mention in mentions:
        mention.resolution = "pronoun" if mention.form == "pronoun" else "role"
        mention.actor, mention.confidence = known, 0.8
    article.actors.remove(actor)


def _named_with(article: Article, actor: Actor, role: str) -> Actor | None:
    """Who has the office in this text in other words: "the head of Chile's intelligence service, A" is the Chilean
    intelligence chief, whoever the list has."""
    telling = set(role.split()) - _RANKS
    for other in article.actors if telling else ():
        if other.kind == "person" and other.country == actor.country and other.identity_source == "name":
            words = {w for text, _, _ in other.roles for w in plain(text).replace("'s", "").split()}
            if telling <= words and not words & {"deputy", "spokesman", "spokeswoman", "former"}:
                return other
    return None


def _is_former(role: str) -> bool:
    """Whether the role is held no more, not yet, or by somebody below its holder."""
    return not _NOT_NOW.isdisjoint(role.casefold().replace("-", " ").split())


def _finish(actor: Actor) -> None:
    if actor.kind == "government" and actor.country:
        actor.key, actor.identity_source = actor.country, "territory"
        territory = get_territory(actor.country)
        actor.wikidata_id = territory.qid if territory is not None else None
    elif actor.kind == "person":
        folded = " ".join(read_name(actor.name).words) or actor.name.casefold()
        # Who held the offices of several states or bodies is one person still.
        actor.key = actor.wikidata_id or f"{folded}|{actor.country or ''}"
    elif actor.kind == "unnamed":
        actor.key, actor.identity_source = None, actor.identity_source or "text"
    elif actor.kind == "group" and not actor.country:
        actor.key, actor.identity_source = None, "text"
    else:
        actor.key = f"{_SPACE.sub(' ', actor.name.casefold())}|{actor.country or ''}"
        actor.identity_source = actor.identity_source or "name"
