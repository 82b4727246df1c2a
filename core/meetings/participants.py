"""Who took part: the actors behind the noun phrases of an event, and groups named only as what they are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from core import gazetteer
from core.article import Actor, Article, Mention
from core.meetings.assemblies import is_assembly, name_of
from core.meetings.bearers import bearer, is_title, joined_to_name, person_after
from core.meetings.events import Slot
from core.meetings.grammar import (
    after,
    children,
    conjuncts,
    lemma,
    together_with,
)
from core.meetings.narrator import guests, narrator, talkers
from core.meetings.party import Party, countries_in, last_of, party_of
from core.meetings.plurals import Lists, heads_of_group, is_person, leaders_of_group
from core.meetings.taking_part import speaks_with
from core.meetings.their_bodies import bodies_of, is_read_whole
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from core.meetings.where import Spot

ReadList = Callable[["Mention | None", "Token"], list[Mention]]
_MARKS = frozenset("\"“„«'‘")
_OWNING = frozenset({"'s", "’s"})
_COMPANIONS = 3
"""Sentences, with its own, in which "we" looks for whom the author was with."""
_OF_THOSE = frozenset({"delegation", "duo", "group", "pair", "panel", "party", "quartet", "team", "trio"})
"""Nouns for many that are who stands behind "of": "a group of A, B and C"."""
_NUMBERS = frozenset({"two", "both", "three", "four"})
_WHO = frozenset({
    "they", "them", "he", "she", "him", "her", "his", "their", "who", "both", "each", "we", "i", "us", "our", "my",
    "you", "your", "two", "other",
})  # fmt: skip
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_SECOND_PERSON = frozenset({"you", "your"})
_NEAR_BETWEEN = 12
"""Words from a noun to the "between" that belongs to it: "talks in Moscow on Wednesday between A and B"."""
_SIDES = re.compile(r"(?:the two|both) (?:[A-Z][\w-]+ )*(?:Ministers|Presidents|Leaders|Ambassadors|Chancellors)$")
"""Two who are told by their office with capitals, which the model takes for a name: "the two Deputy Ministers"."""
_DETERMINERS = frozenset({"the", "a", "an", "some", "several", "many", "other", "these", "those", "both", "all"})


class People:
    """The actors of an article by the words that name them."""

    def __init__(self, article: Article) -> None:
        self._mentions = sorted(article.mentions, key=lambda m: m.start)
        self._starts = [mention.start for mention in self._mentions]
        self.text = article.text
        self._quotes = sorted(article.quotes, key=lambda q: q.start)
        self._said_from = [quote.start for quote in self._quotes]
        self._narrator = narrator(article)
        self._guests = guests(article, self._narrator)
        self._talkers = talkers(article)
        self._groups: dict[str, Actor] = {}
        self._lists = Lists(self._mentions, self.text)
        self._countries = {a.country: a for a in article.actors if a.kind == "government" and a.country}

    def government(self, code: str) -> Party:
        """The government of a state, which the article may name nowhere by itself."""
        actor = self._countries.get(code)
        if actor is None:
            actor = Actor(gazetteer.state_name(code), "government", code, identity_source="territory", key=code)
            self._countries[code] = actor
        return party_of(actor)

    def at(self, token: Token) -> Mention | None:
        """The mention that covers a word."""
        n = bisect_right(self._starts, token.idx) - 1
        if n >= 0 and self._mentions[n].end >= token.idx + len(token):
            return self._mentions[n]
        return None

    def are(self, token: Token) -> bool:
        """Whether a noun phrase with this head stands for somebody who can meet."""
        if any(lemma(child) in words().press for child in children(token, "compound", "amod")) and token.tag_ != "NNP":
            return False
        if lemma(token) in words().press or (
            token.pos_ == "NOUN" and any(lemma(t) in words().press for t in after(token, frozenset({"of"})))
        ):
            return False
        mention = self.at(token)
        if mention is not None:
            return mention.actor is not None or mention.form in ("pronoun", "role")
        if token.pos_ == "PRON":
            return token.lower_ in _WHO
        if token.pos_ == "NUM":
            return token.lower_ in _NUMBERS
        if self._named_beside(token) is not None:
            return True
        if token.ent_type_ == "PERSON":
            # "a trip to Lubumbashi", "visited Roskilde", read as somebody's name
            return not gazetteer.is_town(token.text)
        if is_assembly(token):
            return True
        if lemma(token) in words().several and token.tag_ not in ("NNS", "NNPS"):
            return False
        return lemma(token) in words().people and token.pos_ in ("NOUN", "PROPN", "ADJ")

    def running(self, token: Token) -> bool:
        """Whether the words stand for those of the meeting told of before ("they", "the two leaders")."""
        mention = self.at(token)
        known = (
            mention is not None
            and mention.actor is not None
            and mention.actor.kind not in ("group", "unnamed", "delegation")
        )
        if known:
            return False
        lexicon = words()
        if self._lists.listed(token):
            return False
        if token.lower_ in ("they", "them", "both", "their", "two", "three", "four", "each"):
            return True
        sides = mention is not None and mention.actor is not None and _SIDES.match(mention.actor.name) is not None
        if not sides and (lemma(token) not in lexicon.running or token.tag_ not in ("NNS", "NNPS")):
            return False
        if children(token, "relcl", "acl", "poss") or any(
            led.lower_ != "of"
            or any(
                lemma(t) not in ("state", "government", "delegation") or children(t, "amod", "compound", "nmod", "prep")
                for t in children(led, "pobj")
            )
            for led in children(token, "prep")
        ):
            return False
        determined = any(child.lower_ in lexicon.running_determiners for child in token.lefts)
        return determined and all(
            sides or child.lower_ in lexicon.running_modifiers
            for child in token.lefts
            if child.dep_ in ("amod", "compound", "nmod")
        )

    def person_following(self, verb: Token) -> Token | None:
        """The first person named behind a verb and before the next one, unless a preposition leads to the name."""
        for token in verb.doc[verb.i + 1 : verb.sent.end]:
            if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP") or token.is_quote:
                return None
            mention = self.at(token)
            if mention is not None and is_person(mention) and mention.start == token.idx:
                led = token.nbor(-1)
                return None if led.pos_ == "ADP" or led.tag_ in ("POS", "TO", "CC", "IN") else token
        return None

    def unknown(self, token: Token) -> bool:
        """Whether somebody took part of whom the text does not say who it is: "I also spoke with X"."""
        if token.pos_ != "PRON" or self.running(token) or token.tag_ in ("WP", "WDT"):
            return False
        if token.lower_ in _SECOND_PERSON and (len(self._guests) == 1 or self.talks_to(token) is not None):
            return False
        mention = self.at(token)
        if self.speaker_of(token) is not None:
            return False
        return (mention is None or mention.actor is None) and not self._companions(token)

    def _companions(self, token: Token) -> list[tuple[Mention, Token]]:
        """Who "we" are besides the author: "I flew to X with Y. We met Z"."""
        if token.lower_ != "we" or token.dep_ != "nsubj":
            return []
        sentence = token.sent
        for _ in range(_COMPANIONS):
            for author in sentence:
                if author.lower_ not in ("i", "we") or author.dep_ != "nsubj" or author.i >= token.i:
                    continue
                beside = [*after(author.head, frozenset({"with"})), *conjuncts(author)[1:]]
                named = [(m, t) for t in beside if (m := self.at(t)) is not None and is_person(m)]
                if named and not any(t.is_quote for t in token.doc[author.i : token.i]):
                    # "I spoke with X. We also spoke with Y": the second time without X.
                    return [] if speaks_with(author.head) and any(map(speaks_with, conjuncts(token.head))) else named
            if sentence.start == 0:
                break
            sentence = token.doc[sentence.start - 1].sent
        return []

    def named_before(self, token: Token, first: int) -> list[Mention]:
        """The mentions that begin between an offset and a word, in order."""
        return self._mentions[bisect_left(self._starts, first) : bisect_left(self._starts, token.idx)]

    def enumerated(self, verb: Token) -> list[Party]:
        """The people of a long list behind "were" or "by", which no parser reads whole; [] where it is no such list."""
        named = [self.party(m, "attendee", led) for m, led in self._lists.enumerated(verb)]
        groups = self.of_slots([(token, "attendee") for token in self._lists.groups_enumerated(verb)])
        return [*named, *(party for party in groups if party.group or party.actor.kind != "person")]

    def enumerated_before(self, token: Token) -> list[Party]:
        """The people of a list that opens the sentence: "Minister X, Governor Y and Mayor Z were invited to it"."""
        named = self.named_before(token, token.sent.start_char)
        return [self.party(m, "attendee", token) for m in named if is_person(m) and m.form == "name"]

    def person_at(self, token: Token) -> Token | None:
        """The word itself, where a person's naming covers it: by name or by office."""
        mention = self.at(token)
        named = mention is not None and mention.actor is not None and mention.actor.kind == "person"
        return token if named and mention is not None and mention.form in ("name", "role") else None

    def between(self, noun: Token) -> list[Party]:
        """The two sides of "talks between the chairman, A, and Minister B", where the parser has lost one."""
        led = next(
            (t for t in noun.doc[noun.i + 1 : min(noun.i + _NEAR_BETWEEN, noun.sent.end)] if t.lower_ == "between"),
            None,
        )
        if led is None or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in noun.doc[noun.i : led.i]):
            return []
        found: dict[int, Party] = {}
        joined = False
        for token in noun.doc[led.i + 1 : noun.sent.end]:
            if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP"):
                break
            mention = self.at(token)
            if mention is None or mention.actor is None:
                joined = joined or (token.lower_ == "and" and bool(found))
                continue
            if mention.actor.kind == "person" and (joined or not found):
                found.setdefault(id(mention.actor), self.party(mention, None, token))
            if joined and len(found) == 2:
                break
        return list(found.values()) if len(found) == 2 else []

    def speaker_of(self, token: Token) -> Party | None:
        """Who says "I" or "we": the speaker of the statement that holds the word, else who tells the report."""
        if token.lower_ not in _FIRST_PERSON:
            return None
        n = bisect_right(self._said_from, token.idx) - 1
        quote = self._quotes[n] if n >= 0 and token.idx < self._quotes[n].end else None
        actor, role = (quote.speaker, quote.speaker_role) if quote is not None else (self._narrator, None)
        if actor is None or actor.kind != "person":
            return None
        return party_of(actor, role=role)

    def teller(self) -> Party | None:
        """Who tells the report, where it is told in the first person by somebody known."""
        return self._of_actor(self._narrator) if self._narrator is not None else None

    def first_named(self, before: int) -> Party | None:
        """The person whom the report names first, whom it mostly is about; `before`: an offset."""
        first = next((m for m in self._mentions if is_person(m) and m.form == "name"), None)
        if first is None or first.actor is None or first.start >= before:
            return None
        return party_of(first.actor, mention=first, role=first.role)

    def talks_to(self, token: Token) -> Actor | None:
        """The other of the two who talk to each other in turns, by a word of one of them ("we", "you")."""
        n = bisect_right(self._said_from, token.idx) - 1
        quote = self._quotes[n] if n >= 0 and token.idx < self._quotes[n].end else None
        if quote is None or all(actor is not quote.speaker for actor in self._talkers):
            return None
        return next(actor for actor in self._talkers if actor is not quote.speaker)

    def partner(self, token: Token, spot: Spot | None = None) -> Party | None:
        """Who "we" are besides the speaker, where two talk to each other in turns: of two of one state none at a place
        abroad, where one tells the other what he did ("we had a meeting in Geneva")."""
        other = self.talks_to(token) if token.lower_ in ("we", "our", "us") else None
        speaker = next((actor for actor in self._talkers if actor is not other), None)
        if other is None or speaker is None:
            return None
        at_home = other.country is not None and other.country == speaker.country
        abroad = spot is not None and spot.country is not None and spot.country != other.country
        return self._of_actor(other) if not (at_home and abroad) else None

    def beside_speaker(self, token: Token) -> list[Party]:
        """Who "we" are besides the one who tells the report: his guest, else whom the sentences just before name."""
        if token.lower_ not in ("we", "our", "us") or not self.narrated(token):
            return []
        if self._guests:
            return [self._of_actor(actor) for actor in self._guests]
        before = token.doc[max(token.sent.start - 1, 0)].sent
        named = [
            m for m in self.named_before(token, before.start_char) if is_person(m) and m.actor is not self._narrator
        ]
        found = {id(m.actor): self.party(m, None, token) for m in named}
        return list(found.values()) if len(found) == 1 else []

    def _of_actor(self, actor: Actor) -> Party:
        mention = next((m for m in self._mentions if m.actor is actor), None)
        role = mention.role if mention is not None else None
        return party_of(actor, mention=mention, role=role)

    def narrated(self, token: Token) -> bool:
        """Whether "I" or "we" is somebody who tells the report or gives the speech that it is, not whom it quotes."""
        return token.lower_ in _FIRST_PERSON and not self.quoted(token)

    def quoted(self, token: Token) -> bool:
        """Whether a word is somebody else's in quotation marks, or what a speaker without a speech of his own said."""
        n = bisect_right(self._said_from, token.idx) - 1
        quote = self._quotes[n] if n >= 0 and token.idx < self._quotes[n].end else None
        if quote is None:
            return False
        speech = quote.speaker is self._narrator is not None and self.text[max(quote.start - 1, 0)] not in _MARKS
        return not speech

    def of_slots(self, slots: Iterable[Slot]) -> list[Party]:
        """The parties of an event, each actor once, those known by name first."""
        found: dict[int, Party] = {}
        slots = list(slots)
        known = {token.i for head, _ in slots for token in conjuncts(head)}
        for head, part in slots:
            for token in [one for joined in conjuncts(head) for one in self._beside(joined)]:
                if any(self._is_of_a_list(token, one) for one, _ in slots):
                    continue
                groups = [one for _, one in self._lists.groups_behind(token) if one.i not in known]
                parties = self._of(token, part)
                first = min(head.idx, token.doc[token.left_edge.i].idx)
                lists = (partial(self._lists.inside, first=first), self._lists.ahead, self._lists.behind)
                inside, ahead, behind = (self._listed(read, parties, part, token) for read in lists)
                known |= {one.i for one in groups}
                further = [party for one in groups if parties for party in self._of(one, part)]
                for party in [*inside, *ahead, *parties, *behind, *further]:
                    before = found.setdefault(id(party.actor), party)
                    if before.part is None:
                        before.part = party.part
        kept = [p for p in found.values() if not (p.group and self._lists.is_spelt_out(p.mention))]
        return sorted(kept, key=lambda p: p.group)

    def _beside(self, token: Token) -> list[Token]:
        """A head of a slot with those whom its sentence adds: "together with Y", and the body that the parser took for
        another name of the one before: "the Energy Council, the Trade Office and the Ministry met"."""
        joined = bool(children(token, "conj") and children(token, "cc"))
        bodies = [t for t in children(token, "appos") if (joined or children(t, "conj")) and self._is_body(t)]
        first = self.at(token)
        others = [t for t in bodies if self._is_body(token) and self.at(t) is not first]
        return [token, *joined_to_name(token, self.at(token)), *_together_with(token), *others]

    def _is_body(self, token: Token) -> bool:
        mention = self.at(token)
        return mention is not None and mention.actor is not None and mention.actor.kind in ("organisation", "ministry")

    def _is_of_a_list(self, state: Token, head: Token) -> bool:
        """ "the heads of government of A, B and C", where B and C are read as joined to the heads or their verb."""
        if state.i <= head.i or head.tag_ != "NNS" or lemma(head) not in words().people:
            return False
        between = state.doc[head.i + 1 : state.left_edge.i]
        if not after(head, frozenset({"of", "from"})) or any(t.pos_ in ("VERB", "AUX") for t in between):
            return False
        if any(t.pos_ == "ADP" and t.lower_ not in ("of", "from") for t in between):
            return False
        mention = self.at(state)
        return mention is not None and mention.actor is not None and mention.actor.kind == "government"

    def listed_after(self, parties: list[Party], part: str | None, token: Token) -> list[Party]:
        """People who follow the one party in a list that the parser has broken: "A of X, B of Y, and C of Z"."""
        return self._listed(self._lists.behind, parties, part, token)

    def _listed(self, read: ReadList, parties: list[Party], part: str | None, token: Token) -> list[Party]:
        """Who stands in a list with the one party, as `read` finds them by its mention."""
        mention = parties[0].mention if len(parties) == 1 else None
        return [self.party(m, part, token) for m in read(mention, token)]

    def _of(self, token: Token, part: str | None) -> list[Party]:
        if self.running(token) or is_title(token, self.at) or self._lists.is_inside_a_title(token):
            return []
        if (speaker := self.speaker_of(token)) is not None:
            others = [self.party(m, part, t) for m, t in self._companions(token)]
            return [replace(speaker, part=part), *(p for p in others if p.actor is not speaker.actor)]
        if token.lower_ in _SECOND_PERSON and len(self._guests) == 1:
            return [replace(self._of_actor(self._guests[0]), part=part)]
        if token.lower_ in _SECOND_PERSON and (other := self.talks_to(token)) is not None:
            return [replace(self._of_actor(other), part=part)]
        if several := self._lists.listed(token) or self._lists.listed_before(token):
            return [self.party(m, part, t) for m, t in several]
        if several := self._lists.of_each_state(token) or self._lists.of_counted_states(token):
            return [self.party(m, part, t) for m, t in several]
        mention = person_after(token, self._mentions, self._starts, self.text)
        mention = mention or self.at(token) or self._named_beside(token)
        if mention is not None and token.tag_ == "NNS" and self.text[mention.end : mention.end + 2] in _OWNING:
            mention = None  # "the ministers of Chile's partners": none of Chile's
        if mention is None or mention.actor is None or mention.actor.kind == "unnamed":
            mention = bearer(token, self.at) or mention
        if mention is not None and mention.actor is not None:
            if mention.actor.kind == "unnamed":
                mention = self._named_beside(token) or self._envoy_before(token) or mention
            mention = self._lists.meant(mention, token) if token.dep_ in ("nsubj", "appos") else mention
            party = self.party(mention, part, token)
            others = [self.party(m, part, t) for m, t in self._lists.of_states(token)]
            return self._with_others(token, party, others) if party.group else [party, *others]
        if token.pos_ in ("PRON", "NUM") or mention is not None:
            return [self.party(m, part, t) for m, t in self._companions(token)]
        if is_assembly(token):
            return [party_of(self._assembly(token), part=part)]
        if lemma(token) not in words().people:
            return []
        if (inside := self._person_inside(token) or self._envoy_before(token)) is not None:
            return [self.party(inside, part, token)]
        if token.tag_ == "NNP" and token.left_edge.i == token.i:
            return []  # "Ambassador to France A": a title whose bearer the parser has lost
        group = self._group_before(token, part) or self._group(token, part)
        return self._with_others(token, group, [])

    def _with_others(self, token: Token, group: Party, others: list[Party]) -> list[Party]:
        """A group behind those who lead it; or the bodies for which it came: "officials from A and B"."""
        bodies = [self._body(name, group.part) for name in bodies_of(token, self.at)]
        return [*self._leading(token, group.part), *(bodies or [group, *others])]

    def _body(self, name: Span, part: str | None) -> Party:
        mention = self.at(name[0])
        if mention is not None and mention.end >= name.end_char and is_read_whole(mention):
            return self.party(mention, part, name[0])
        return party_of(self._body_called(name.text), part=part)

    def _assembly(self, token: Token) -> Actor:
        """The body of that name, one for all its namings: "the Task Force" is "the Climate Task Force"."""
        return self._body_called(name_of(token))

    def _body_called(self, name: str) -> Actor:
        key = name.casefold()
        bodies = (
            a
            for k, a in self._groups.items()
            if a.kind == "organisation" and (k.endswith(" " + key) or key.endswith(" " + k))
        )
        known = next(bodies, None) if len(key.split()) > 1 else None
        return known or self._groups.setdefault(key, Actor(name, "organisation", None, identity_source="text"))

    def _leading(self, token: Token, part: str | None) -> list[Party]:
        """People named in a group's own phrase: "a delegation led by X", "officials including Y"."""
        apart = self._whose_they_are(token)
        heads = ((t, self.at(t)) for t in heads_of_group(token) if t.i not in apart)
        borne = ((t, m if m is not None and is_person(m) else bearer(t, self.at)) for t, m in heads)
        named = [(m, t) for t, m in borne if m is not None and is_person(m)]
        # "the governors of X and Y, A, B, and C": C is read as one of those whom they are governors of.
        named = [(one, t) for m, t in named for one in (*self._lists.inside(m, t, token.idx), m)]
        led = bool(leaders_of_group(token))
        leading = "delegation head" if led or lemma(token) in words().delegations else part
        return [self.party(m, leading, t) for m, t in named]

    def _whose_they_are(self, noun: Token) -> set[int]:
        """ "the son of X", "envoys of X and Y": whose they are need not have been there; "a delegation of X and Y"."""
        if lemma(noun) in _OF_THOSE:
            return set()
        named = ((t, self.at(t)) for t in after(noun, frozenset({"of"})))
        end = noun.idx + len(noun)
        near = (t for t, m in named if m is not None and is_person(m) and self.text[end : m.start].strip() == "of")
        return {one.i for t in near for one in conjuncts(t)}

    def party(self, mention: Mention, part: str | None, token: Token) -> Party:
        actor = mention.actor
        assert actor is not None
        group = actor.kind in ("group", "delegation", "unnamed")
        countries = frozenset({actor.country}) if actor.country else frozenset()
        if group and (not countries or token.tag_ in ("NNS", "NNPS")):  # "representatives of A and B", said to be A's
            countries |= countries_in(token.doc[token.left_edge.i : last_of(token) + 1])
        return Party(actor, part, mention, mention.role, group, countries)

    def _named_beside(self, token: Token) -> Mention | None:
        """The name beside a noun that no mention covers: "his counterpart Sergei Lavrov"."""
        for one in [token, *children(token, "appos")]:
            if one.i != token.i and (mention := self.at(one)) is not None and is_person(mention):
                return mention
            if one.pos_ == "PROPN":
                # A name of which the mention holds all but the last part.
                before = [t for t in reversed(one.doc[one.left_edge.i : one.i]) if not t.is_punct][:2]
                named = next((m for t in before if (m := self.at(t)) is not None and is_person(m)), None)
                if named is not None:
                    return named
        return None

    def _envoy_before(self, token: Token) -> Mention | None:
        """The ambassador named last before "the envoy"."""
        the = any(child.lower_ == "the" for child in token.lefts)
        if lemma(token) not in words().envoys or token.tag_ not in ("NN", "NNP") or not the:
            return None
        n = bisect_left(self._starts, token.idx)
        for mention in reversed(self._mentions[max(n - 30, 0) : n]):
            if is_person(mention) and mention.role and words().envoys & set(mention.role.casefold().split()):
                return mention
        return None

    def _person_inside(self, token: Token) -> Mention | None:
        """A person's name that begins or ends with this word, read by the parser as another phrase."""
        n = bisect_right(self._starts, token.idx)
        following = self._mentions[n] if n < len(self._mentions) else None
        near = following is not None and following.start - (token.idx + len(token)) <= 1
        singular = token.tag_ in ("NN", "NNP")
        return following if near and singular and following is not None and is_person(following) else None

    def _group_before(self, token: Token, part: str | None) -> Party | None:
        """The group of which "the envoys" or "the visitors" speaks again: one so called, or the one delegation."""
        own = [t.lower_ for t in token.children if not t.is_punct and t.dep_ not in ("relcl", "prep")]
        if token.tag_ != "NNS" or own != ["the"] or after(token, frozenset({"of", "from"})):
            return None
        kinds = ("group", "unnamed", "delegation")
        before = [m for m in self.named_before(token, 0) if m.actor is not None and m.actor.kind in kinds]
        last = token.lower_
        called = [m for m in before if m.actor is not None and m.actor.name.casefold().split()[-1] == last]
        if not called and lemma(token) in ("guest", "visitor"):
            called = [m for m in before if m.actor is not None and m.actor.kind == "delegation"]
        return self.party(called[-1], part, token) if len({id(m.actor) for m in called}) == 1 else None

    def _before_persons(self, token: Token, last: int) -> int:
        """The last word of a group, of which the parser made those whom a list names behind it a part."""
        doc = token.doc
        for mention in self._mentions[bisect_right(self._starts, token.idx) :]:
            if mention.start > doc[last].idx:
                break
            begin = next(t.i for t in doc[token.i : last + 1] if t.idx + len(t) > mention.start)
            if is_person(mention) and mention.form == "name" and doc[begin - 1].lower_ in (",", "and"):
                while doc[begin - 1].lower_ in (",", "and") and begin - 1 > token.i:
                    begin -= 1
                return begin - 1
        return last

    def _group(self, token: Token, part: str | None) -> Party:
        doc = token.doc
        first, last = max(token.left_edge.i, self._lists.begin_of(token)), token.i
        of = after(token, frozenset({"of", "from"}))
        last = self._before_persons(token, last_of(token))
        last = min(last, self._lists.end_of(token) - 1)
        if any(bodies_of(t, self.at) for t in children(token, "conj")):
            last = token.i  # "firms and officials from A and B", read as firms from A
        while first < token.i and (doc[first].lower_ in _DETERMINERS or doc[first].is_punct):
            first += 1
        span = doc[first : last + 1]
        name = " ".join(span.text.split())
        countries = countries_in(span)
        kind = (
            "delegation"
            if lemma(token) in words().delegations
            else "group"
            if token.tag_ in ("NNS", "NNPS") or of
            else "unnamed"
        )
        country = next(iter(countries)) if len(countries) == 1 else None
        actor = self._groups.setdefault(name.casefold(), Actor(name, kind, country, identity_source="text"))
        return Party(actor, part, None, None, True, countries)


def _together_with(token: Token) -> list[Token]:
    """Whom "X together with Y met Z" joins to X."""
    named = (token, *children(token, "appos"))  # "the head of the office, X, together with Y"
    return [head for name in named for head in together_with(name)]
