"""The meeting that only the headline names: "Telephone conversation with Prime Minister A", "Talks between A and B".

Offices head what they publish so and go on with "The leaders discussed ...". The body then says who, and not that they
met; or it is what was said there, a label before each turn.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from core.actors.name_match import read_name
from core.actors.office_holders import holders
from core.actors.offices import canonical_role
from core.article import Actor, Article
from core.meetings.party import Party
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 200
"""Characters of a headline."""
_BEFORE = r"(?:\w+['’]s\s+)?(?:[\w-]+\s+){0,3}?"
_HEADED = re.compile(rf"^(?P<before>{_BEFORE})(?P<noun>[\w-]+)\s+(?P<led>with|between)\s+(?P<who>.+)$", re.IGNORECASE)
_OWNED = re.compile(
    r"^(?:readout of\s+)?(?P<owner>[^:]{3,80}?)['’]s?\s+(?:[\w-]+\s+){0,2}?(?P<noun>[\w-]+)\s+with\s+(?P<who>.+)$",
    re.IGNORECASE,
)
_PARTS = re.compile(r",\s*|\s+and\s+")
_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*\s+){1,4}[^\W\d_a-z][\w'’-]*$")
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


def named(article: Article) -> tuple[str, str | None, list[Party]] | None:
    """Kind, mode and those who took part in the meeting that the headline is; None where it is none.

    Its one side may be named by nothing but the body, as whoever publishes it: the person that the body names most.
    """
    title = (article.title or "").strip()
    found = _HEADED.match(title) or _OWNED.match(title) if len(title) <= _LONGEST else None
    kind = kind_of(found["noun"]) if found is not None else None
    if found is None or kind is None:
        return None
    before = set(re.findall(r"[\w-]+", title[: found.start("who")].casefold()))
    if before & (words().limits["not_after"] | words().press):
        return None
    mode = "video" if before & words().video else "phone" if kind == "call" or before & words().phone else None
    kind = "call" if mode is not None else kind
    people = [_party(part, article) for part in _PARTS.split(found["who"])]
    known = [party for party in people if party is not None]
    if not known:
        return None
    if len(known) < _TALKERS:
        owner = _party(found["owner"], article) if "owner" in found.groupdict() else _publisher(article, known[0])
        if owner is None:
            return None
        known = [owner, *known]
    return (kind, mode, known) if len({id(party.actor) for party in known}) == len(known) else None


def first_word(article: Article) -> Token | None:
    """The first word of the body, where the meeting of the headline is told of."""
    body = next((s for s in article.segments if s.kind == "body"), None)
    if article.doc is None or body is None:
        return None
    return next((t for t in article.doc if t.idx >= body.start and not t.is_space), None)


def _publisher(article: Article, other: Party) -> Party | None:
    """The person whom the body names most, where he has an office of state; labels of turns count as well."""
    counted = Counter(
        id(m.actor)
        for m in article.mentions
        if m.actor is not None and m.actor.kind == "person" and m.form != "pronoun"
    )
    actors = {id(a): a for a in article.actors if a.kind == "person" and a is not other.actor and a.roles}
    best = max(actors, key=lambda key: counted[key], default=None)
    return _of(actors[best]) if best is not None and counted[best] else None


def _of(actor: Actor, role: str | None = None) -> Party:
    countries = frozenset({actor.country}) if actor.country else frozenset()
    return Party(actor, None, None, role, False, countries)


def _party(text: str, article: Article) -> Party | None:
    """Who "Prime Minister of Italy Mario Draghi" is: somebody of the body, else a name behind an office or alone."""
    text = text.strip().rstrip(".")
    folded = text.casefold()
    for actor in article.actors:
        if actor.kind == "person" and any(
            folded.endswith(n.casefold()) for n in (actor.name, *actor.aliases) if " " in n
        ):
            return _of(actor)
    parts = text.split()
    for n in range(len(parts) - 1, 0, -1):
        office, name = " ".join(parts[:n]), " ".join(parts[n:])
        if len(parts) - n in (2, 3) and _NAME.fullmatch(name) and _is_office(parts[:n]):
            return _of(_actor(name, office, article), office)
    return None


def _is_office(parts: list[str]) -> bool:
    """Whether words end in an office: "Prime Minister of Italy", "Northern Territory Governor", "Acme CEO"."""
    if canonical_role(" ".join(parts)) is not None or parts[-1].casefold() in words().people:
        return True
    return any(canonical_role(" ".join(parts[n:])) is not None for n in range(1, len(parts)))


def _actor(name: str, office: str, article: Article) -> Actor:
    terms = holders(name, role=canonical_role(office) or office, on=article.published)
    sure = len({(term.name, term.country) for term in terms}) == 1
    full, country = (terms[0].name, terms[0].country) if sure else (name, None)
    actor = Actor(full, "person", country, identity_source="office holders" if sure else "name")
    actor.aliases = [name] if name != full else []
    actor.roles = [(t.role, t.start, t.end) for t in terms] if sure else [(office, None, None)]
    actor.key = f"{' '.join(read_name(full).words) or full.casefold()}|{country or ''}"
    return actor
