"""Where an event was: the place that hangs on it in its sentence, "here", and where a visit went."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from core import gazetteer
from core.actors.publisher import publishers_state
from core.article import Article, Place
from core.meetings.around import Surroundings
from core.meetings.events import Event, anchors_of, journey_to, own_verb, where_clause
from core.meetings.grammar import (
    after,
    children,
    conjuncts,
    is_verb,
    lemma,
    objects,
    over,
    preposition,
    subjects,
    text_in,
)
from core.meetings.participants import People
from core.meetings.when import AT_IT, Voices, Words
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_HOME = frozenset({"kingdom", "country", "sultanate", "emirate", "republic"})
_WHERE = frozenset({"in", "at"})
_SITE = frozenset({"in", "at", "near", "outside"})
_TOPIC = frozenset({"over", "about", "against", "regarding", "concerning", "despite"})
_AFTER = frozenset({"wake", "aftermath", "light", "view", "context", "face", "response", "connection", "run-up"})
"""Nouns of what led to a meeting, or came before it."""
_PLACE_OF = frozenset({"in", "at", "to", "into", "near", "outside", "on", "through", "within", "during"})
_DOING = ("ment", "tion", "ing")
"""How nouns end that say what is done or is to be done somewhere."""
_ON_SITE = frozenset(
    {
        "island", "isle", "islet", "atoll", "peninsula", "border", "frontier", "coast", "shore", "bank", "outskirt",
        "outskirts", "edge", "sideline", "sidelines", "margin", "margins", "fringe", "fringes", "territory", "soil",
        "side", "ground", "estate", "base", "board", "campus", "line", "bridge",
    }
)  # fmt: skip
"""What somebody meets on, and not about."""
_OCCASION = frozenset({"during", "at"})
"""What leads to a sitting of a body: "during the General Assembly in Geneva"."""
_THERE = re.compile(
    r"(?:also |and )?(?:while|whilst|when|once) (?:(?:he|she) was |they were )?in (?:the )?", re.IGNORECASE
)
"""How a sentence begins with where it was."""
_POSTED = frozenset(
    {"ambassador", "nuncio", "envoy", "consul", "representative", "correspondent", "coordinator", "commissioner"}
)
_NEAR_WHERE = 40
"""Characters before the word that a clause with "where" hangs on, in which the place stands."""
_HELD_IN = re.compile(r"\w+,?(?: which)?(?: was| is)?(?: held| taking place| took place| convened)? (?:in|at) ")
"""From a noun of meeting to where it is."""
_HOSTING = frozenset({"host", "see", "witness"})
"""What a town does that a meeting is held in."""
_NEAR_THERE = 150
"""Characters from a place to "there"."""
_NEAR_NAME = 200
"""Characters from a town's name to "the city" that stands for it."""
_PARTS = frozenset(
    {
        "province", "city", "town", "region", "state", "district", "capital", "port", "island", "county", "village",
        "suburb", "outskirt", "outskirts", "vicinity",
    }
)  # fmt: skip
_REGIONS = frozenset(
    {
        "region",
        "province",
        "state",
        "district",
        "county",
        "oblast",
        "territory",
        "governorate",
        "prefecture",
        "republic",
    }
)
"""Named after a town they are more than the town: "the Kharkiv region"."""
_DELEGATIONS = frozenset({"delegation", "team", "group"})
"""Who comes for a meeting."""
_SEEING = frozenset({"inspect", "visit", "tour", "view", "observe", "examine"})


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
        self._around = Surroundings(article, self._places)
        self._article = article
        self._text = article.text
        self._where = where
        self._people = people
        self._voices = Voices(article)
        self._dateline = article.dateline
        document = article.document
        self._here = (
            (self._dateline.city, self._dateline.country)
            if self._dateline is not None
            else (document.city, document.country)
        )

    def of_event(self, event: Event, others: frozenset[int]) -> Spot | None:
        """City, country and venue that hang on the event's words."""
        if event.kind == "visit":
            return self._visited(event)
        anchors = anchors_of(event, others)
        sentence = event.sentence
        present = {token.i for head, _ in event.slots for token in conjuncts(head)}
        others |= _topics(event)
        found = [
            place
            for place in self._places[
                bisect_left(self._starts, sentence.start_char) : bisect_left(self._starts, sentence.end_char)
            ]
            if self._hangs_on(place, anchors, others, present) and not self._voices.differ(place.start, event)
        ]
        found = _without_topic(found, event)
        if found:
            spot, headed = joined(found), self._headed(event)
            if spot is not None and headed is not None and not spot.city and not spot.country:
                return Spot(headed.city, headed.country, spot.venue, headed.source)
            return spot
        if (reached := self._reached(event)) is not None:
            return reached
        if any(self.is_here(token, anchors, others) for token in sentence):
            city, country = self._here
            return Spot(city, country, None, "here") if city or country else None
        told = self._there(event, anchors) or self._hosting(event)
        return told or self._of_the_occasion(event) or self._about(event) or self._headed(event)

    def _there(self, event: Event, anchors: set[int]) -> Spot | None:
        """ "toured a plant in Lyon and met workers there": the place named last, in the sentence or the one before."""
        hung = [t for t in event.sentence if t.lower_ == "there" and t.dep_ == "advmod" and t.head.i in anchors]
        n = bisect_left(self._starts, hung[0].idx) - 1 if hung else -1
        near = n >= 0 and hung[0].idx - self._places[n].end <= _NEAR_THERE
        return joined([self._places[n]]) if near else None

    def _hosting(self, event: Event) -> Spot | None:
        """ "Chisinau hosted talks between X and Y"."""
        if event.frame != "noun":
            return None
        # The parser also reads "Chisinau hosted talks" as talks that are hosted.
        verbs = [event.verb] if event.verb is not None else children(event.trigger, "amod")
        hosts = [t for v in verbs if lemma(v) in _HOSTING for t in (*subjects(v), *children(v, "npadvmod"))]
        named = gazetteer.meanings(hosts[0].text) if len(hosts) == 1 else {}
        city = named.get("city") or named.get("capital")
        return Spot(city.name, city.country, None, "text") if city is not None and "state" not in named else None

    def _of_the_occasion(self, event: Event) -> Spot | None:
        """Where that is which the sentence opens with: "As part of the session held in Rome on May 4, X met Y"."""
        verb, sentence = own_verb(event), event.sentence
        if verb is None or event.kind == "call":
            return None
        if (there := _THERE.match(text_in(sentence))) is not None:
            n = bisect_left(self._starts, sentence.start_char + there.end())
            return joined(self._places[n : n + 1]) if self._opens(n, sentence.start_char + there.end()) else None
        if event.frame == "noun" or AT_IT.match(text_in(sentence)) is None:
            return None
        comma = self._text.find(",", sentence.start_char, verb.idx)
        n = bisect_left(self._starts, sentence.start_char)
        place = self._places[n] if n < len(self._places) and self._starts[n] < comma else None
        nouns = [t for t in sentence if t.idx < comma and words().nouns.get(lemma(t)) is not None]
        if place is None or not nouns or _HELD_IN.fullmatch(self._text, nouns[-1].idx, place.start) is None:
            return None
        return joined([place])

    def _opens(self, n: int, offset: int) -> bool:
        """Whether a place stands there and ends a phrase: "While in Bergen, she laid flowers"."""
        there = n < len(self._places) and self._starts[n] == offset
        return there and self._text.startswith(",", self._places[n].end)

    def _headed(self, event: Event) -> Spot | None:
        """The place that opens the event's paragraph and stands alone there ("Tallinn. On Monday she met X"), or heads
        its lines."""
        place = self._around.heading(event) if event.kind != "call" else None
        return Spot(place.city, place.country, place.venue, "dateline") if place is not None else None

    def _about(self, event: Event) -> Spot | None:
        """As the sentence opens: with a place, or with the stay of which the text told."""
        if (place := self._around.opening(event)) is not None:
            return joined([place])
        place = self._around.stay(event)
        return Spot(place.city, place.country, None, "visit") if place is not None else None

    def beside(self, event: Event) -> Spot | None:
        """Where that was on whose sidelines the event was."""
        place = self._around.beside(event)
        return joined([place]) if place is not None else None

    def _reached(self, event: Event) -> Spot | None:
        """Where a journey had led: "flew to Doha and met X", "arrived in Doha, where he met X"."""
        verb, journey = own_verb(event), journey_to(event)
        clause = where_clause(verb) if verb is not None else None
        if clause is not None and (place := self.at(clause.head) or self._before_where(clause)) is not None:
            return joined([place])
        if journey is None or words().nouns.get(lemma(journey)) is not None:
            return None
        led = [*after(journey, words().prepositions["to"]), *objects(journey)]
        places = [place for token in led if (place := self.at(token)) is not None]
        return joined(places) if places else None

    def _before_where(self, clause: Token) -> Place | None:
        """Where "the summit in Vilnius in July, where they will meet" is."""
        first, last = clause.head.idx - _NEAR_WHERE, clause.left_edge.idx
        found = self._places[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        return found[-1] if found and found[-1].city and found[-1].start >= clause.sent.start_char else None

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

    def is_named_after_city(self, noun: Token) -> bool:
        """Whether a noun ends the name of a gathering, which is no other that was told of before."""
        place = self.at(noun)
        return place is not None and place.venue is not None and place.city is not None and place.start < noun.idx

    def below(self, sentence: Span) -> Spot | None:
        """The place that a sentence says of its verb."""
        first, last = (bisect_left(self._starts, at) for at in (sentence.start_char, sentence.end_char))
        found = [p for p in self._places[first:last] if self._hangs_on(p, {sentence.root.i}, frozenset(), set())]
        return joined(found) if found else None

    def between(self, start: int, end: int) -> Spot | None:
        """What the places named between two offsets say together."""
        return joined(self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)])

    def led_to(self, token: Token) -> Place | None:
        """The place that begins with this word, behind "in" or "at"."""
        place = self.at(token)
        if place is None or place.start != token.idx or token.i == 0 or token.nbor(-1).lower_ not in _WHERE:
            return None
        return place

    def _hangs_on(self, place: Place, anchors: set[int], others: frozenset[int], present: set[int]) -> bool:
        token = self._where.head(place.start, place.end)
        if token is None or any(one.i in anchors for one in conjuncts(token)[1:]):
            return False  # "decisions of the Riga Summit and subsequent summits"
        # "Syria" in "cooperation with Syria" is no place of the meeting: only these prepositions lead to one.
        placed = False
        led = None
        for up in over(token):
            if up.i in anchors:
                return placed
            if up.pos_ == "ADP":
                if placed and up.lower_ in _TOPIC and not _is_meal(up):
                    return False  # "summoned him over an arrest in Gaborone"
                # "a meeting on the development of Lima": what it is on
                of_topic = up.lower_ == "on" and led is not None and lemma(led.head).endswith(_DOING)
                of_topic = of_topic or (up.lower_ == "on" and _is_topic(up, led))
                placed, led = placed or (up.lower_ in _PLACE_OF and not of_topic), up
                if up.lower_ in ("before", "after", "since", "until", "following"):
                    return False  # "spoke with the team before their flight to China"
                if up.lower_ in ("with", "between", "by", "about", "for") and not placed:
                    return False
                continue
            if (up.i in others and not self._calls(place, up)) or is_verb(up):
                return False
            if lemma(up) in _AFTER and preposition(up) is not None:
                return False  # "met in the wake of the attack in Nairobi"
            mention = self._people.at(up)
            if lemma(up) in _POSTED and led is not None and led.lower_ in _WHERE:
                return False  # "the ambassador in Damascus"
            person = mention is not None and mention.actor is not None and mention.actor.kind == "person"
            among = up.i in present or any(one.i in present for one in over(up))
            # "opposition leaders in Minsk", but "the rebels in Idlib"
            several = place.city is not None and up.i in present and up.tag_ == "NNS" and not children(up, "det")
            several = several or (place.city is not None and up.i in present and _is_some_delegation(up))
            person = person or (up.i in present and up.tag_ == "NN" and mention is None)
            if (person or several) and among and led is not None and led.lower_ in _WHERE:
                # "a meeting with X in Vilnius", "with the mayor in Vilnius": where they met.
                return placed and up.i < led.i
            if person or (self._people.are(up) and not self._is_sitting(up, anchors)):
                return False
        return False

    def _calls(self, place: Place, gathering: Token) -> bool:
        """ "met X at the Vienna talks": whether what they met at is called after the place."""
        first = self._where.head(place.start, place.end)
        led = preposition(gathering)
        called = first is not None and first.dep_ in ("compound", "nmod") and first.head == gathering
        return called and led is not None and led.lower_ in _OCCASION

    def _is_sitting(self, body: Token, anchors: set[int]) -> bool:
        """ "met during the General Assembly in Geneva", "a sitting of the Council in Lima": a body that is said when,
        or of whom, it was, and not whom they met."""
        mention = self._people.at(body)
        if mention is None or mention.actor is None or mention.actor.kind != "organisation":
            return False
        head = next((t for t in (body, *over(body)) if t.head.idx < mention.start or t.head.idx >= mention.end), body)
        led = preposition(head)
        return led is not None and (led.lower_ in _OCCASION or (led.lower_ == "of" and led.head.i in anchors))

    def stations(self, event: Event) -> list[tuple[Spot, int]]:
        """Where a visit went, one for each state, with where in the text each is named: "to visit Rome and Madrid"."""
        found: dict[str | None, list[Place]] = {}
        for place in self._visited_places(event):
            found.setdefault(place.country, []).append(place)
        return [(spot, places[0].start) for places in found.values() if (spot := joined(places)) is not None]

    def _visited(self, event: Event) -> Spot | None:
        beside = [*event.places, *event.trigger.children]
        if event.verb is not None and lemma(event.verb) in ("be", "arrive", "come", "stay"):
            beside += event.verb.children  # "who is here on a visit"
        if any(token.lower_ == "here" for token in beside):
            city, country = self._here
            return Spot(city, country, None, "here") if city or country else None
        places = self._visited_places(event)
        home = None if places else next((code for token in event.places if (code := self._home(token, event))), None)
        if home is not None:
            return Spot(None, home, None, "here")
        return joined(places) if places else None

    def _home(self, token: Token, event: Event) -> str | None:
        """The state that "the Kingdom" or "our country" is: the report's, else the one of whoever says so. An office
        that writes "our country" is that of the one whom it names first and whose people it names most."""
        if self._here[1] and _is_home(token, "the", "our"):
            return self._here[1]
        if not _is_home(token, "our"):
            return None
        quotes = (q for q in self._article.quotes if q.type == "direct" and q.start <= token.idx < q.end)
        if (said := next(quotes, None)) is not None:
            home = said.speaker.country if said.speaker is not None else None
        else:
            home = self._own_state
        visitors = [self._people.at(head) for head, _ in event.slots]
        return home if all(v is None or v.actor is None or v.actor.country != home for v in visitors) else None

    @cached_property
    def _own_state(self) -> str | None:
        """Of whoever publishes the item, else of the person whom it names first and no less than anybody else."""
        if (state := publishers_state(self._article)) is not None:
            return state
        named = sorted((m for m in self._article.mentions if m.form == "name"), key=lambda m: m.start)
        codes = [m.actor.country for m in named if m.actor is not None and m.actor.kind == "person"]
        counted = Counter(code for code in codes if code)
        return codes[0] if codes and codes[0] and counted[codes[0]] == max(counted.values()) else None

    def _visited_places(self, event: Event) -> list[Place]:
        found: list[Place] = []
        for one in (each for token in event.places for each in conjuncts(token)):
            place = self.at(one) or self._of_part(one) or self._named_behind(one)
            if place is None and (country := _state(one)) is not None:
                place = Place(one.idx, one.idx + len(one), country=country)
            if place is None and one.ent_type_ == "GPE" and (capital := gazetteer.meanings(one.text).get("capital")):
                # Where somebody goes a capital is a town, though no word of moving stands before it.
                place = Place(one.idx, one.idx + len(one), city=capital.name, country=capital.country)
            if place is not None:
                found.append(place)
        if not found and event.frame == "visit":
            found = [p for token in event.places if (p := self._led_to_below(token)) is not None][:1]
        if not found:
            found = [place for token in event.places if (place := self._named_before(token)) is not None][:1]
        # "his Moscow trip"
        found += [
            p for child in event.trigger.children if child.dep_ == "compound" and (p := self.at(child)) is not None
        ]
        if not found and event.verb is not None and event.frame == "noun":
            # "paid a visit to Tehran": the preposition hangs on the verb.
            led = frozenset({"to", "in", "at"} if lemma(event.verb) in ("be", "stay", "arrive") else {"to"})
            found = [p for token in after(event.verb, led) if (p := self.at(token)) is not None]
        if not found and event.verb is not None and lemma(event.verb) in _SEEING and preposition(event.trigger):
            # "During the trip, X inspected the houses in the Lima district": where it was.
            found = [p for token in objects(event.verb) if (p := self._led_to_below(token)) is not None][:1]
        return found

    def _named_before(self, token: Token) -> Place | None:
        """ "Perm has its jubilee in May, and he invited X to visit the city", "After the floods in Ohio she visited the
        state": what was named last."""
        town = token.lower_ in ("city", "town")
        alone = town or token.lower_ in ("state", "country", "region", "province")
        n = bisect_left(self._starts, token.idx) - 1
        if n < 0 or not alone or [t.lower_ for t in token.children] != ["the"]:
            return None
        before = self._places[n]
        near = (before.city is not None) == town and token.idx - before.end < _NEAR_NAME
        return before if near and before.venue is None else None

    def _led_to_below(self, token: Token) -> Place | None:
        """Where what was visited is: "visited a plant in Lyon", "the positions of the troops in Mykolaiv region"."""
        for led in token.subtree:
            if led.pos_ == "ADP" and led.lower_ in _SITE:
                for one in children(led, "pobj"):
                    if (place := self.at(one) or self._of_part(one)) is not None:
                        return place
        return None

    def _named_behind(self, token: Token) -> Place | None:
        """ "visited the capital, Bamako"."""
        named = children(token, "appos") if lemma(token) in _PARTS else []
        return next((place for one in named if (place := self.at(one)) is not None), None)

    def _of_part(self, token: Token) -> Place | None:
        """The place that tells which it is: "the province of Santa Fe", "the port of Aden", "the Kharkiv region"."""
        if lemma(token) in _REGIONS:
            for before in children(token, "compound", "nmod", "amod"):
                if (place := self.at(before)) is not None:
                    return Place(place.start, place.end, country=place.country)
        if lemma(token) not in _PARTS:
            return None
        return next((p for t in after(token, frozenset({"of"})) if (p := self.at(t)) is not None), None)


def _topics(event: Event) -> frozenset[int]:
    """What was discussed: "the situation in Libya" says nothing of where; "discussed Libya at a meeting" neither."""
    verb = event.verb if event.frame == "discuss" else own_verb(event)
    discussed = verb is not None and (event.frame == "discuss" or words().verbs.get(lemma(verb)) == "discuss")
    heads = objects(verb) if verb is not None and discussed else []
    return frozenset(token.i for head in heads for token in conjuncts(head))


def _without_topic(found: list[Place], event: Event) -> list[Place]:
    """ "reviewed the crisis in Gaza during talks in Riga", read as if they reviewed it in Gaza."""
    verb = own_verb(event)
    if verb is None or words().verbs.get(lemma(verb)) != "discuss":
        return found
    if not any(words().nouns.get(lemma(t)) for t in after(verb, frozenset({"at", "during", "in"}))):
        return found
    text, ends = verb.doc.text, [t.right_edge.idx + len(t.right_edge) for t in objects(verb)]
    of_topic = [p for p in found if any(text[end : p.start].strip() in ("in", "in the") for end in ends)]
    return [place for place in found if place not in of_topic]


def _is_topic(on: Token, led: Token | None) -> bool:
    """ "a gathering on Libya's city of Derna": what it is about. "On the island of Lesbos", "on Monday in Derna" tell
    where it was."""
    sites = any(lemma(t) in _ON_SITE for t in children(on, "pobj"))
    about = on.head.pos_ == "NOUN" and words().nouns.get(lemma(on.head)) is not None
    return about and not sites and (led is None or led.lower_ == "of")


def _is_some_delegation(noun: Token) -> bool:
    """ "met a Kurdish delegation in Paris": not "the delegation in Paris", which may be the office of a body."""
    return lemma(noun) in _DELEGATIONS and any(t.lower_ in ("a", "an") for t in children(noun, "det"))


def _is_meal(over: Token) -> bool:
    """ "met over breakfast at the residence in Paris": no topic."""
    return any(words().nouns.get(lemma(t)) is not None for t in children(over, "pobj"))


def joined(places: list[Place]) -> Spot | None:
    """One spot of places that are named together; None where they are none, or tell of no city, state or venue."""
    city = next((p.city for p in places if p.city), None)
    venue = next((p.venue for p in places if p.venue), None)
    countries = {p.country for p in places if p.country}
    country = next((p.country for p in places if p.city and p.country), None) or (
        countries.pop() if len(countries) == 1 else None
    )
    if not city and not country and not venue:
        return None
    return Spot(city, country, venue, "text" if city or (country and not venue) else "venue")


def _is_home(token: Token, *determiners: str) -> bool:
    """ "on a visit to the Kingdom", "to our country": the state that the report is told from."""
    determined = any(child.lower_ in determiners for child in token.children)
    return (
        token.lower_ in _HOME
        and determined
        and not any(child.dep_ not in ("det", "poss", "punct") for child in token.children)
    )


def _state(token: Token) -> str | None:
    words = [t.text for t in token.doc[token.left_edge.i : token.i + 1] if t.dep_ != "det"]
    for name in (" ".join(words), token.text):
        named = gazetteer.meanings(name).get("state")
        if named is not None:
            return named.country
    return None
