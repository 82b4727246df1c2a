"""Who took part: the actors behind the noun phrases of an event, and groups named only as what they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core import gazetteer
from core.article import Actor, Article, Mention, Participant
from core.meetings.events import Slot
from core.meetings.grammar import after, children, conjuncts, lemma, possessors
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_DETERMINERS = frozenset({"the", "a", "an", "some", "several", "many", "other", "these", "those", "both", "all"})


@dataclass(slots=True, eq=False)
class Party:
    """Somebody at a meeting. `group`: not known by name; `countries`: whose side, where the words say so."""

    actor: Actor
    part: str | None
    mention: Mention | None
    role: str | None
    group: bool = False
    countries: frozenset[str] = frozenset()


class People:
    """The actors of an article by the words that name them."""

    def __init__(self, article: Article) -> None:
        self._mentions = sorted(article.mentions, key=lambda m: m.start)
        self._starts = [mention.start for mention in self._mentions]
        self._groups: dict[str, Actor] = {}
        self._countries = {a.country: a for a in article.actors if a.kind == "government" and a.country}

    def at(self, token: Token) -> Mention | None:
        """The mention that covers a word."""
        n = bisect_right(self._starts, token.idx) - 1
        if n >= 0 and self._mentions[n].end >= token.idx + len(token):
            return self._mentions[n]
        return None

    def are(self, token: Token) -> bool:
        """Whether a noun phrase with this head stands for somebody who can meet."""
        if lemma(token) in words().press or (token.pos_ == "NOUN" and any(lemma(t) in words().press for t in after(token, frozenset({"of"})))):
            return False
        mention = self.at(token)
        if mention is not None:
            return mention.actor is not None or mention.form in ("pronoun", "role")
        if token.pos_ == "PRON":
            return token.lower_ in ("they", "them", "he", "she", "him", "her", "his", "their", "who", "both", "each", "we", "i", "us", "our", "my", "you", "two", "other")
        if token.pos_ == "NUM":
            return token.lower_ in ("two", "three")
        if self._named_beside(token) is not None:
            return True
        if token.ent_type_ == "PERSON":
            return True
        return lemma(token) in words().people and token.pos_ in ("NOUN", "PROPN", "ADJ")

    def running(self, token: Token) -> bool:
        """Whether the words stand for those of the meeting told of before ("they", "the two leaders")."""
        mention = self.at(token)
        known = mention is not None and mention.actor is not None and mention.actor.kind not in ("group", "unnamed", "delegation")
        if known:
            return False
        lexicon = words()
        if token.lower_ in ("they", "them", "both", "their", "two", "each"):
            return True
        if lemma(token) not in lexicon.running or token.tag_ not in ("NNS", "NNPS"):
            return False
        if children(token, "prep", "relcl", "acl", "poss"):
            return False
        determined = any(child.lower_ in lexicon.running_determiners for child in token.lefts)
        return determined and all(
            child.lower_ in lexicon.running_modifiers for child in token.lefts if child.dep_ in ("amod", "compound", "nmod")
        )

    def of_slots(self, slots: Iterable[Slot]) -> list[Party]:
        """The parties of an event, each actor once, those known by name first."""
        found: dict[int, Party] = {}
        for head, part in slots:
            for token in conjuncts(head):
                for party in self._of(token, part):
                    before = found.setdefault(id(party.actor), party)
                    if before.part is None:
                        before.part = party.part
        return sorted(found.values(), key=lambda p: p.group)

    def _of(self, token: Token, part: str | None) -> list[Party]:
        if self.running(token):
            return []
        mention = self._person_after(token) or self.at(token) or self._named_beside(token)
        if mention is not None and mention.actor is not None:
            return [self.party(mention, part, token)]
        if token.pos_ in ("PRON", "NUM") or mention is not None:
            return []
        if lemma(token) not in words().people:
            return []
        heads = ((t, self.at(t)) for t in self._heads_of_group(token))
        named = [(m, t) for t, m in heads if m is not None and m.actor is not None and m.actor.kind == "person"]
        group = self._group(token, part)
        leading = "delegation head" if lemma(token) in words().delegations else part
        return [*(self.party(m, leading, t) for m, t in named), group]

    def party(self, mention: Mention, part: str | None, token: Token) -> Party:
        actor = mention.actor
        assert actor is not None
        group = actor.kind in ("group", "delegation", "unnamed") and actor.key is None
        countries = frozenset({actor.country}) if actor.country else frozenset()
        if group and not countries:
            countries = _countries(token.doc[token.left_edge.i : token.i + 1])
        return Party(actor, part, mention, mention.role, group, countries)

    def _person_after(self, token: Token) -> Mention | None:
        """The person whose title a state or body opens: "Republic of Korea (ROK) National Security Advisor Kim"."""
        n = bisect_right(self._starts, token.idx) - 1
        if not 0 <= n < len(self._mentions) - 1 or self._mentions[n].end < token.idx + len(token):
            return None
        this, following = self._mentions[n], self._mentions[n + 1]
        if this.actor is None or this.actor.kind == "person" or this.form == "pronoun" or following.actor is None:
            return None
        between = token.doc.text[this.end : following.start] if following.start - this.end <= 12 else "-"
        title = between.isspace() or (between.startswith(" (") and between.endswith(") "))
        return following if title and following.actor.kind == "person" else None

    def _named_beside(self, token: Token) -> Mention | None:
        """The name beside a noun that no mention covers: "his counterpart Sergei Lavrov"."""
        beside = children(token, "appos")
        if token.pos_ == "PROPN" and token.i > 0:
            beside += [before for before in reversed(token.doc[token.left_edge.i : token.i]) if not before.is_punct][:2]
        for child in beside:
            mention = self.at(child)
            if mention is not None and mention.actor is not None and mention.actor.kind == "person":
                return mention
        return None

    def _heads_of_group(self, token: Token) -> list[Token]:
        heads: list[Token] = []
        for head in after(token, frozenset({"including", "of", "from"})):
            heads += conjuncts(head)
        for child in children(token, "acl"):
            if lemma(child) in words().heading_verbs:
                heads += [t for head in after(child, frozenset({"by"})) for t in conjuncts(head)]
        return heads

    def _group(self, token: Token, part: str | None) -> Party:
        doc = token.doc
        first, last = token.left_edge.i, token.i
        of = [child for child in children(token, "prep") if child.lower_ in ("of", "from")]
        if of:
            last = max(t.i for child in of[:1] for pobj in children(child, "pobj") for t in [pobj, *pobj.conjuncts]) if children(of[0], "pobj") else token.i
        while first < token.i and (doc[first].lower_ in _DETERMINERS or doc[first].is_punct):
            first += 1
        span = doc[first : last + 1]
        name = " ".join(span.text.split())
        countries = _countries(span)
        kind = "delegation" if lemma(token) in words().delegations else "group" if token.tag_ in ("NNS", "NNPS") or of else "unnamed"
        country = next(iter(countries)) if len(countries) == 1 else None
        actor = self._groups.setdefault(name.casefold(), Actor(name, kind, country, identity_source="text"))
        return Party(actor, part, None, None, True, countries)


def _countries(span: Iterable[Token]) -> frozenset[str]:
    """The states that a noun phrase names: "Syrian and Iranian officials"."""
    found = set()
    for token in span:
        if token.pos_ in ("ADJ", "PROPN", "NOUN"):
            for kind in ("adjective", "state"):
                named = gazetteer.meanings(token.text).get(kind)
                if named is not None and named.country:
                    found.add(named.country)
    return frozenset(found)


def as_participants(parties: Iterable[Party]) -> list[Participant]:
    return [Participant(p.actor, p.part or "principal", p.role, _side(p), p.mention) for p in parties]


def _side(party: Party) -> str | None:
    return party.actor.country or (next(iter(party.countries)) if len(party.countries) == 1 else None)


def heads_delegation(token: Token) -> bool:
    """Whether a verb over or beside says that its subject leads a delegation: "arrived heading a delegation"."""
    for child in token.children:
        if child.dep_ in ("advcl", "conj", "xcomp", "acl") and lemma(child) in words().heading_verbs:
            return any(lemma(t) in words().heading_nouns for t in children(child, "dobj"))
        if child.dep_ == "prep" and child.lower_ in ("at", "with"):
            return any(lemma(t) in ("head",) and any(lemma(o) in words().heading_nouns for o in after(t, frozenset({"of"}))) for t in children(child, "pobj"))
    return False


def possessor_of(noun: Token) -> Token | None:
    return next(iter(possessors(noun)), None)
