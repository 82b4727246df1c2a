"""The meeting that only the headline names: "Telephone conversation with Prime Minister A", "Talks between A and B".

Offices head what they publish so and go on with "The leaders discussed ...". The body then says who, and not that they
met; or it is what was said there, a label before each turn.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from core import gazetteer, titles
from core.actors.identity import person
from core.actors.office_holders import holders
from core.actors.offices import canonical_role
from core.actors.publisher import publishing_office
from core.article import Actor, Article
from core.meetings.agreement import NOT_TO_BE
from core.meetings.narrator import guests, narrator
from core.meetings.party import Party, party_of
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

Headed = tuple[str, str | None, list[Party]]
"""Kind, mode and those who took part, as a headline names them."""
_LONGEST = 200
"""Characters of a headline."""
_BEFORE = r"(?:\w+['’]s\s+)?(?:[\w-]+\s+){0,3}?"
_HEADED = re.compile(rf"^(?P<before>{_BEFORE})(?P<noun>[\w-]+)\s+(?P<led>with|between)\s+(?P<who>.+)$", re.IGNORECASE)
_OWNED = re.compile(
    r"^(?:readout of\s+)?(?P<owner>[^:]{3,80}?)['’]s?\s+(?:[\w-]+\s+){0,2}?(?P<noun>[\w-]+)\s+"
    r"(?P<led>with)\s+(?P<who>.+)$",
    re.IGNORECASE,
)
_ONE_BY_ONE = re.compile(r"meetings|calls|conversations|sessions", re.IGNORECASE)
_AFTERWARDS = re.compile(
    r"\b(?:following|after|before|at|of|on)\s+(?:the\s+|their\s+|his\s+|her\s+)?(?:(?!press|news)[\w-]+\s+){0,2}?"
    r"(?P<noun>[\w-]+)\s+(?P<led>with|between)\s+(?P<who>.+)$",
    re.IGNORECASE,
)
"""What was said beside a meeting: "Press statements following the talks between A and B"."""
_AT_TABLE = re.compile(r"\b(?:dinner|luncheon|lunch|banquet|reception)\b", re.IGNORECASE)
_PARTS = re.compile(r",\s*|\s+and\s+")
_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*\s+){1,4}[^\W\d_a-z][\w'’-]*$")
_OF_KIN = re.compile(
    r"(?:the )?(?:father|mother|son|daughter|wife|widow|husband|brother|sister|parents|famil(?:y|ies)|relatives"
    r"|children) of\b"
)
"""Who is told by whose kin he is: the name behind is not his."""
_ABOUT = re.compile(r"\s+(?:on|about|regarding|concerning|ahead of|following)\s+")
"""What a headline goes on with behind the names."""
_TALKERS = 2


def kind_of(noun: str) -> str | None:
    """What a headline's noun says was held; None where it names no meeting."""
    lexicon = words()
    name = noun.casefold()
    for one in (name, name.removesuffix("s")):
        kind = lexicon.nouns.get(one)
        if kind in ("meeting", "call", "negotiation", "summit"):
            return kind
    return None


def named(article: Article) -> Headed | None:
    """Kind, mode and those who took part in the meeting that the headline is; None where it is none.

    Its one side may be named by nothing but the body, as whoever publishes it: the person that the body names most.
    """
    title = (article.title or "").strip()
    if len(title) > _LONGEST:
        return None
    found = _HEADED.match(title) or _OWNED.match(title)
    kind = kind_of(found["noun"]) if found is not None else None
    if kind is None:
        found = _AFTERWARDS.search(title)
        kind = kind_of(found["noun"]) if found is not None else None
    if found is None or kind is None:
        return _at_table(title, article)
    first = found.start() if found.re is _AFTERWARDS else 0
    before = set(re.findall(r"[\w-]+", title[first : found.start("who")].casefold()))
    if before & (words().limits["not_after"] | words().press) or any(map(_undoes, before)):
        return None
    kind, mode = _by_distance(kind, before)
    if _OF_KIN.match(found["who"].casefold()):
        return None  # "Meeting with father of Hero of Russia A"
    who = _ABOUT.split(found["who"])[0]
    people = [_party(part, article) for part in _PARTS.split(who)]
    known = [party for party in people if party is not None]
    if not known or len(known) < len(people):
        known = _mentioned(article, title[found.start("who") :], len(who)) or known
    if not known or (len(known) > 1 and _ONE_BY_ONE.fullmatch(found["noun"]) and found["led"].lower() == "with"):
        return None  # "A's Calls with B and C": the body tells of each
    if len(known) < _TALKERS or found.groupdict().get("led") != "between":
        owned = "owner" in found.groupdict()
        owners = (
            [_party(one, article) for one in _PARTS.split(found["owner"])] if owned else [_publisher(article, known)]
        )
        own = [party for party in owners if party is not None]
        if not own and not (mode is not None and (known[0].role or known[0].actor.roles)):
            return None
        # "Telephone conversation with Prime Minister X": whose it was, nothing says; that X was called is sure.
        known = [*own, *known]
    return (kind, mode, known) if len({id(party.actor) for party in known}) == len(known) else None


def with_group(article: Article) -> Headed | None:
    """As `named`, where the other side is a group or a body: "Readout of the President's Discussion with the Senate
    Caucus". For texts that tell of no meeting otherwise: else they say more exactly who was there."""
    found = _OWNED.match((article.title or "").strip())
    kind = kind_of(found["noun"]) if found is not None else None
    if found is None or kind is None or not found[0].casefold().startswith("readout of"):
        return None
    before = set(re.findall(r"[\w-]+", found[0][: found.start("who") - found.start()].casefold()))
    owner = _party(found["owner"], article) or _by_office(found["owner"], article)
    if owner is None or before & (words().limits["not_after"] | words().press) or any(map(_undoes, before)):
        return None
    groups = [_group(part) for part in _PARTS.split(_ABOUT.split(found["who"])[0])]
    if not groups or any(group is None for group in groups):
        return None
    kind, mode = _by_distance(kind, before)
    return kind, mode, [owner, *(group for group in groups if group is not None)]


def _by_distance(kind: str, before: set[str]) -> tuple[str, str | None]:
    """The kind and mode of a meeting, by the words before those who met."""
    mode = "video" if before & words().video else "phone" if kind == "call" or before & words().phone else None
    return ("call" if mode is not None else kind), mode


def _by_office(text: str, article: Article) -> Party | None:
    """Whom the body calls just so: "the President"."""
    called = text.strip().casefold()
    same = (m for m in article.mentions if article.text[m.start : m.end].casefold() == called and m.actor is not None)
    return next((party_of(m.actor, role=m.role) for m in same if m.actor and m.actor.kind == "person"), None)


def _group(text: str) -> Party | None:
    """A body ("the Senate Democratic Caucus") or people in the plural ("Latino Leaders")."""
    name = text.strip().rstrip(".").removeprefix("the ").removeprefix("The ")
    *before, last = name.split() or [""]
    if before and last.casefold() in words().sitting:
        return party_of(Actor(name, "organisation", None, identity_source="text"))
    if last.endswith("s") and last.casefold().removesuffix("s") in words().people:
        return Party(Actor(name, "group", None, identity_source="text"), None, None, None, group=True)
    return None


def _undoes(word: str) -> bool:
    """ "Minister denies Rome meeting with X": the headline does not say that they met."""
    stems = {word, word[:-1], word[:-2], word[:-3] + "y" if word.endswith(("ies", "ied")) else word}
    return bool(stems & words().denials) or any(words().status.verbs.get(s) in NOT_TO_BE for s in stems)


def _at_table(title: str, article: Article) -> Headed | None:
    """Who sat down together where a speech at a meal is headed so: "Remarks by A at the dinner in honour of B"."""
    speaker = narrator(article)
    beside = guests(article, speaker)
    if speaker is None or not beside or _AT_TABLE.search(title) is None:
        return None
    return "ceremony", None, [party_of(actor) for actor in (speaker, *beside)]


def first_word(article: Article) -> Token | None:
    """The first word of the body, where the meeting of the headline is told of."""
    body = next((s for s in article.segments if s.kind == "body"), None)
    if article.doc is None or body is None:
        return None
    return next((t for t in article.doc if t.idx >= body.start and not t.is_space), None)


def _publisher(article: Article, others: list[Party]) -> Party | None:
    """Whoever publishes the item: the person whom the body names most, where he has an office of state (labels of turns
    count as well), else who held the office that it is published by."""
    counted = Counter(
        id(m.actor)
        for m in article.mentions
        if m.actor is not None and m.actor.kind == "person" and m.form != "pronoun"
    )
    beside = {id(party.actor) for party in others}
    # Those whom "the leaders of Armenia and Azerbaijan" stands for are only spoken of.
    named = {id(m.actor) for m in article.mentions if m.form == "name"}
    known = (a for a in article.actors if a.kind == "person" and id(a) in named - beside and a.roles)
    actors = {id(a): a for a in known}
    holder = officeholder(article)
    same = (a for a in article.actors if holder is not None and a.kind == "person" and a.name == holder.name)
    if (known_holder := next(same, None)) is not None and id(known_holder) not in beside:
        return party_of(known_holder)
    best = max(actors, key=lambda key: (counted[key], _heads_a_state(actors[key])), default=None)
    if best is not None and counted[best]:
        return party_of(actors[best])
    return party_of(holder) if holder is not None and id(holder) not in beside else None


def officeholder(article: Article) -> Actor | None:
    """Who held the office that publishes the item on its day, by the dated list: the item names nobody else for it."""
    published_by, day = publishing_office(article), article.published
    if published_by is None or day is None:
        return None
    role, country = published_by
    terms = holders(role=role, country=country, on=day)
    if len({term.name for term in terms}) != 1:
        return None
    return person(terms[0].name, terms[:1])


def _mentioned(article: Article, rest: str, length: int) -> list[Party]:
    """The persons whom the first `length` characters of the title's `rest` name, read as a text: "Patriarch Kirill of
    Moscow and All Russia"."""
    alone = titles.apart(article)
    at = len(alone.text) - len(rest) if alone is not None else 0
    named = [m for m in alone.mentions if at <= m.start < at + length] if alone is not None else []
    persons = {id(m.actor): m for m in named if m.actor is not None and m.actor.kind == "person" and m.form == "name"}
    return [party_of(m.actor, role=m.role) for m in persons.values() if m.actor is not None]


def _heads_a_state(actor: Actor) -> bool:
    return any(canonical_role(role) in _HEADS for role, _, _ in actor.roles)


_HEADS = frozenset(("president", "prime minister", "king", "queen", "emir", "sultan", "chancellor", "crown prince"))


def _party(text: str, article: Article) -> Party | None:
    """Who "Prime Minister of Italy Mario Draghi" is: somebody of the body, else a name behind an office or alone."""
    text = text.strip().rstrip(".")
    if (holder := _holder(text, article)) is not None:
        return holder
    text = _without_state(text)
    folded = text.casefold()
    for actor in article.actors:
        names = [n.casefold() for n in (actor.name, *actor.aliases) if " " in n]
        # "Secretary-General A of the United Nations"
        if actor.kind == "person" and any(folded.endswith(n) or f" {n} of " in folded for n in names):
            return party_of(actor)
    office = folded.removeprefix("the ") + " "
    offices = _is_office(office.split())  # "the NGA" is none of its chairman
    for mention in article.mentions:
        named = article.text[mention.start : mention.end].casefold()
        called = (offices and named.startswith(office)) or (named == folded and mention.form == "name")
        if mention.actor is not None and mention.actor.kind == "person" and called:
            return party_of(mention.actor, role=mention.role)  # "the President of Moldova", whom a label names
    parts = text.split()
    for n in range(len(parts) - 1, 0, -1):
        office, name = " ".join(parts[:n]), " ".join(parts[n:])
        if parts[-1].casefold().removesuffix("s") in words().people and parts[-1].endswith("s"):
            return None  # "Community Violence Prevention Experts"
        is_name = _NAME.fullmatch(name) is not None and not gazetteer.is_state(name) and canonical_role(name) is None
        is_name = is_name and parts[n - 1].casefold() not in ("the", "of")
        if len(parts) - n in (2, 3) and is_name and _is_office(parts[:n]):
            return party_of(_actor(name, office, article), role=office)
    return None


def _holder(text: str, article: Article) -> Party | None:
    """Who "President Macron of France" was on the day of the item, by the list of office holders."""
    named, _, state = text.rpartition(" of ")
    *office, surname = named.split() or [""]
    role = canonical_role(" ".join(office)) if office else None
    code = gazetteer.meanings(state.removeprefix("the ")).get("state")
    if role is None or code is None or article.published is None:
        return None
    terms = holders(surname, role=role, country=code.country, on=article.published)
    if len({term.name for term in terms}) != 1:
        return None
    known = (a for a in article.actors if a.kind == "person" and a.name == terms[0].name)
    return party_of(next(known, None) or person(terms[0].name, terms[:1]), role=" ".join(office))


def _without_state(text: str) -> str:
    """ "King Salman of Saudi Arabia" without his state; an office keeps it: "the President of Moldova"."""
    named, _, state = text.rpartition(" of ")
    alone = named.split()[-1:]
    office = not alone or canonical_role(named) is not None or alone[0].casefold() in words().people
    return text if office or not gazetteer.is_state(state) else named


def _is_office(parts: list[str]) -> bool:
    """Whether words end in an office: "Prime Minister of Italy", "Northern Territory Governor", "Acme CEO"."""
    if canonical_role(" ".join(parts)) is not None or parts[-1].casefold() in words().people:
        return True
    return any(canonical_role(" ".join(parts[n:])) is not None for n in range(1, len(parts)))


def _actor(name: str, office: str, article: Article) -> Actor:
    terms = holders(name, role=canonical_role(office) or office, on=article.published)
    sure = len({(term.name, term.country) for term in terms}) == 1
    named = person(name, terms if sure else (), office)
    # Written otherwise than in the body: "Joao", "João".
    return next((a for a in article.actors if a.kind == "person" and a.name == named.name), named)
