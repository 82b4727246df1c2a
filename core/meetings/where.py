"""Where an event was: the place that hangs on it in its sentence, "here", and where a visit went."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core import gazetteer
from core.article import Article, Place
from core.meetings.events import Event
from core.meetings.grammar import is_verb, lemma, over
from core.meetings.participants import People
from core.meetings.when import Voices, Words

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACE_OF = frozenset({"in", "at", "to", "into", "near", "outside", "on", "from", "through", "within"})


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something was. `source` is one of tables.PLACE_SOURCES."""

    city: str | None
    country: str | None
    venue: str | None
    source: str


class Map:
    """The places of an article by the events they belong to."""

    def __init__(self, article: Article, where: Words, people: People) -> None:
        self._places = sorted(article.places, key=lambda p: p.start)
        self._starts = [place.start for place in self._places]
        self._where = where
        self._people = people
        self._voices = Voices(article)
        self._dateline = article.dateline
        document = article.document
        self._here = (
            (self._dateline.city, self._dateline.country) if self._dateline is not None else (document.city, document.country)
        )

    def of_event(self, event: Event, others: frozenset[int]) -> Spot | None:
        """City, country and venue that hang on the event's words."""
        if event.kind == "visit":
            return self._visited(event)
        anchors = {event.trigger.i}
        if event.verb is not None:
            anchors.add(event.verb.i)
        sentence = event.sentence
        found = [
            place
            for place in self._places[bisect_left(self._starts, sentence.start_char) : bisect_left(self._starts, sentence.end_char)]
            if self._hangs_on(place, anchors, others) and not self._voices.differ(place.start, event.trigger.idx, sentence)
        ]
        if found:
            return _joined(found)
        if any(self.is_here(token, anchors, others) for token in sentence):
            city, country = self._here
            return Spot(city, country, None, "here") if city or country else None
        return None

    def is_here(self, token: Token, anchors: set[int], others: frozenset[int]) -> bool:
        if token.lower_ != "here" or token.pos_ not in ("ADV", "PRON"):
            return False
        for up in over(token):
            if up.i in anchors:
                return True
            if up.i in others or is_verb(up):
                return False
        return False

    def at(self, token: Token) -> Place | None:
        n = bisect_right(self._starts, token.idx) - 1
        if n >= 0 and self._places[n].end >= token.idx + len(token):
            return self._places[n]
        return None

    def _hangs_on(self, place: Place, anchors: set[int], others: frozenset[int]) -> bool:
        token = self._where.head(place.start, place.end)
        if token is None:
            return False
        # "Syria" in "cooperation with Syria" is no place of the meeting: only these prepositions lead to one.
        placed = False
        for up in over(token):
            if up.i in anchors:
                return placed
            if up.pos_ == "ADP":
                placed = placed or up.lower_ in _PLACE_OF
                if up.lower_ in ("with", "between", "by", "about", "for") and not placed:
                    return False
                continue
            if up.i in others or is_verb(up):
                return False
            mention = self._people.at(up)
            if (mention is not None and mention.actor is not None and mention.actor.kind == "person") or self._people.are(up):
                return False
        return False

    def _visited(self, event: Event) -> Spot | None:
        spots = []
        for token in event.places:
            for one in [token, *token.conjuncts]:
                if one.lower_ == "here":
                    city, country = self._here
                    return Spot(city, country, None, "here") if city or country else None
                place = self.at(one)
                if place is not None:
                    spots.append(place)
                elif (country := _state(one)) is not None:
                    spots.append(Place(one.idx, one.idx + len(one), country=country))
        for child in event.trigger.children:
            # "his Moscow trip"
            if child.dep_ == "compound" and (place := self.at(child)) is not None:
                spots.append(place)
        for token in event.trigger.children:
            # "paid a visit to Tehran": the preposition hangs on the verb.
            if token.lower_ == "here":
                city, country = self._here
                return Spot(city, country, None, "here") if city or country else None
        if not spots and event.verb is not None and event.frame == "noun":
            spots = [place for token in event.verb.children if token.lower_ == "to" and token.dep_ == "prep"
                     for pobj in token.children if (place := self.at(pobj)) is not None]  # fmt: skip
        return _joined(spots) if spots else None


def _joined(places: list[Place]) -> Spot | None:
    city = next((p.city for p in places if p.city), None)
    venue = next((p.venue for p in places if p.venue), None)
    countries = {p.country for p in places if p.country}
    country = next((p.country for p in places if p.city and p.country), None) or (countries.pop() if len(countries) == 1 else None)
    if not city and not country and not venue:
        return None
    return Spot(city, country, venue, "text" if city or (country and not venue) else "venue")


def _state(token: Token) -> str | None:
    words = [t.text for t in token.doc[token.left_edge.i : token.i + 1] if t.dep_ != "det"]
    for name in (" ".join(words), token.text):
        named = gazetteer.meanings(name).get("state")
        if named is not None:
            return named.country
    return None


def region_or_place(token: Token) -> bool:
    """Whether a visited thing is a place at all: a name, or a word for one."""
    return token.pos_ == "PROPN" or token.ent_type_ in ("GPE", "LOC", "FAC", "ORG") or lemma(token) in ("country", "region", "capital", "city")
