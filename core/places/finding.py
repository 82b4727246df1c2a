"""Cities, states and venues where the text names them as places, not as governments or parts of other names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from core import gazetteer
from core.article import Article, Mention, Place
from core.places.gatherings import gathering_phrases
from core.places.units import Unit, Word, units_of, words_of
from core.places.venues import venue_phrases
from core.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LARGER = frozenset({"PERSON", "ORG", "WORK"})
_HEADING = re.compile(r"(?:, ((?:[A-Z][\w’'-]+ ?){1,3}))?(?:[.:]\s+[A-Z\"“]|\s?[—–]\s?[A-Z\"“]|\s-+\s[A-Z\"“])")
_AT_PEOPLE = frozenset({"at", "around", "across", "throughout", "via", "off", "over", "for", "through"})
"""Prepositions of place that stand before people as well: "shouted at Kaminski"."""
_DISTRICTS = frozenset({"district", "quarter", "neighbourhood", "neighborhood"})
_NO_TOWN = frozenset({"ORG", "NORP", "WORK", "DATE", "EVENT", "LAW", "PRODUCT"})
_LOOK_BACK = 6
"""Words before a name in which a word of moving may govern its preposition."""


def find(article: Article) -> list[Place]:
    """Every place that the text names as one, in text order, not overlapping.

    A city has its country from the words beside it ("Tripoli, Lebanon"), else from the gazetteer where only one state
    has such a city, else from the one of them that the text names elsewhere, else None. A state is a place of its own
    (city None); a venue has the city that is named with it, or where a known one stands. The word "here" is the
    dateline's city. Capitals and seats that act, are paired or are spoken to are left out, and so are datelines.
    """
    return _Search(article).places()


def here(article: Article) -> Place | None:
    """What "here" means: the dateline's city, else the city that the file names; its span is the dateline's."""
    dateline, document = article.dateline, article.document
    if dateline is not None and (dateline.city or dateline.country):
        country = dateline.country or _country_of_city(dateline.city)
        return Place(dateline.start, dateline.end, city=dateline.city, country=country)
    if document.city or document.country:
        return Place(0, 0, city=document.city, country=document.country or _country_of_city(document.city))
    return None


def place_of(article: Article, start: int, end: int, *, near: int | None = None) -> Place | None:
    """The place that a stretch of text names; None where it names none.

    The one nearest to `near`, else the first; a city goes before a state, and a venue of the same stretch is joined to
    a city. Which event of a sentence it belongs to is for the caller to see.
    """
    starts = [place.start for place in article.places]
    inside = [p for p in article.places[bisect_left(starts, start) : bisect_left(starts, end)] if p.end <= end]
    if not inside:
        return None
    at = start if near is None else near
    best = min(inside, key=lambda p: (p.city is None, p.venue is None, abs(p.start - at)))
    if best.venue is None:
        venue = next((p for p in inside if p.venue and p.city in (None, best.city)), None)
        if venue is not None:
            return Place(best.start, best.end, city=best.city, country=best.country, venue=venue.venue)
    return best


def _country_of_city(city: str | None) -> str | None:
    meanings = gazetteer.meanings(city) if city else {}
    codes = {code for kind in ("capital", "city") if kind in meanings for code in meanings[kind].countries}
    return codes.pop() if len(codes) == 1 else None


class _Search:
    """The search through one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self._mentions = sorted((m for m in article.mentions if m.form != "pronoun"), key=lambda m: m.start)
        self._mention_starts = [m.start for m in self._mentions]
        self._stated: dict[str, str] = {}
        """The country of each city that the text has named with its state so far."""

    def places(self) -> list[Place]:
        found: list[Place] = []
        for start, end in self._parts():
            found += self._places_of(start, end)
        return sorted(found, key=lambda place: place.start)

    def _parts(self) -> list[tuple[int, int]]:
        segments = self.article.segments
        if not segments:
            return [(0, len(self.text))]
        return [(s.start, s.end) for s in segments if s.kind not in ("dateline", "boilerplate")]

    def _places_of(self, start: int, end: int) -> list[Place]:
        part = words_of(self.text, start, end)
        units = units_of(part)
        found: list[Place] = []
        listed: Unit | None = None
        end_of_last = start
        for n, unit in enumerate(units):
            unit_end = part[unit.last - 1].end
            if unit_end <= end_of_last:
                continue
            continues = listed is not None and self._continues(part, listed, unit, end_of_last)
            if not continues and not self._is_place(part, unit):
                listed = None
                continue
            place = self._place(part, units, n)
            listed, end_of_last = unit, max(place.end, self._end_of_state(part, units, n, place))
            if place.city or place.venue or place.country not in (None, "eu"):
                found.append(place)
        found = _apart([*found, *self._capitals(part, units), *self._told_by_state(part, units)])
        found = [*found, *self._here(part, start)]
        found = [*found, *venue_phrases(self.text, part, found)]
        return _apart([*found, *gathering_phrases(self.text, part)])

    def _capitals(self, part: list[Word], units: list[Unit]) -> list[Place]:
        """ "in the Syrian capital", "the Iraqi capital Baghdad"."""
        found = []
        for n, unit in enumerate(units):
            adjective = unit.meanings.get("adjective") or (
                unit.meanings.get("state") if part[unit.last - 1].genitive else None
            )
            after = part[unit.last] if unit.last < len(part) else None
            if adjective is None or adjective.country is None or after is None or after.lower != "capital":
                continue
            at = self._before_name(part, unit.first)
            named = units[n + 1] if n + 1 < len(units) else None
            follows = named is not None and self.text[after.end : part[named.first].start] in (" ", " of ", ", ")
            if at is None or (named is not None and follows and named.is_city) or not self._led(part, unit, at):
                continue
            city = gazetteer.capital(adjective.country)
            if city is not None:
                found.append(Place(part[unit.first].start, after.end, city=city, country=adjective.country))
        return found

    def _told_by_state(self, part: list[Word], units: list[Unit]) -> list[Place]:
        """A city that no list has, by the state beside it: "in Riverton, Lebanon"."""
        found = []
        for n, unit in enumerate(units):
            code = self._country_of_state(unit) if unit.region is not None or "state" in unit.meanings else None
            if code is None or not unit.first:
                continue
            before = part[unit.first - 1]
            comma = self._between(before.end, part[unit.first].start) == ", "
            first = unit.first - 1
            if not comma or not before.capital or (n and units[n - 1].last > first) or before.text.isupper():
                continue
            while first and part[first].after_gap and part[first - 1].capital and unit.first - first < 3:
                first -= 1
            at = first - 1
            if (
                at < 0
                or not part[first].after_gap
                or part[at].lower not in ("in", "at", "near", "of", "from", "to", "outside")
            ):
                continue
            if any(u.first < unit.first and u.last > first for u in units[max(0, n - 2) : n]):
                continue
            name = self.text[part[first].start : before.end]
            found.append(Place(part[first].start, part[unit.last - 1].end, city=name, country=code))
        return found

    def _end_of_state(self, part: list[Word], units: list[Unit], n: int, place: Place) -> int:
        """Where the state ends that only says where the city lies ("in Hyderabad in southern India")."""
        if place.city is None or n + 1 >= len(units):
            return place.end
        after = units[n + 1]
        state = after.meanings.get("state") or after.region
        if state is None or place.country not in state.countries or part[after.last - 1].genitive:
            return place.end
        between = self._between(place.end, part[after.first].start)
        return part[after.last - 1].end if re.fullmatch(r",? in (?:the )?(?:\w+ern |central )?", between) else place.end

    def _here(self, part: list[Word], start: int) -> list[Place]:
        meant = here(self.article)
        if meant is None:
            return []
        return [
            Place(w.start, w.end, city=meant.city, country=meant.country)
            for n, w in enumerate(part)
            if w.lower == "here"
            and not self._quoted(start, w.start)
            and not (n and part[n - 1].lower in ("from", "near", "out"))
        ]

    def _quoted(self, start: int, at: int) -> bool:
        """Whether a quotation mark of this paragraph stands open here: what is said there has a place of its own."""
        before = self.text[max(start, at - 4_000) : at]
        opened = before.count("“") > before.count("”") or before.count("«") > before.count("»")
        return opened or before.count('"') % 2 == 1

    def _is_place(self, part: list[Word], unit: Unit) -> bool:
        if not unit.is_city and "state" not in unit.meanings and unit.venue is None and unit.region is None:
            return False
        if unit.region is not None and not unit.meanings and "region" not in gazetteer.meanings(unit.name):
            return False  # "Del." is Delaware only behind a city
        if self._heads(part, unit):
            return True
        if self._joined_by_hyphen(part, unit) or self._part_of_another_name(part, unit):
            return False
        following = part[unit.last] if unit.last < len(part) and part[unit.last].after_gap else None
        owns = part[unit.last - 1].genitive
        if following is not None and not owns and following.lower in words().not_before:
            return False
        at = self._before_name(part, unit.first)
        if at is None:
            return self._is_capital_named(part, unit) or self._stands_alone(unit, part)
        led = self._led(part, unit, at)
        if unit.is_town:
            told = part[at].lower == "of" or self._is_named_so(part, unit)
            longer = following is not None and (following.capital or following.lower in words().provinces | _DISTRICTS)
            return bool(led) and told and not (owns or longer or part[at].lower in _AT_PEOPLE)
        if led is not None:
            if led and owns and unit.acts and following is not None and unit.venue is None:
                return following.capital or following.lower in words().owned_places
            return led
        return self._stands_alone(unit, part)

    def _heads(self, part: list[Word], unit: Unit) -> bool:
        """ "OTTAWA: ...", "Tallinn. On Monday ...", "2. Lima, Peru. ...": a city, or a state before a full stop, that
        stands alone before what was done there."""
        if unit.first > 1 or (unit.first == 1 and not part[0].text.isdigit()):
            return False
        found = _HEADING.match(self.text, part[unit.last - 1].end)
        if found is None or (found[1] and gazetteer.country_code(found[1]) is None):
            return False
        if unit.is_city:
            return not unit.is_town or part[unit.last - 1].text.isupper()
        return "state" in unit.meanings and found[0].startswith(".") and not found[1]

    def _led(self, part: list[Word], unit: Unit, at: int) -> bool | None:
        """What the word before the name says: True a place, False none, None nothing."""
        word = part[at]
        if word.lower in words().locative:
            before = part[at - 1] if at and word.after_gap else None
            return before is None or not {before.lower, self._lemma(before)} & words().not_in
        if (
            word.lower == "of"
            and at
            and word.after_gap
            and {part[at - 1].lower, self._lemma(part[at - 1])} & words().place_nouns
        ):
            return True
        if word.lower in words().directional:
            if word.lower in ("to", "from", "for", "through", "toward", "towards", "over") and self._moving(part, at):
                return True
            return None if word.lower in ("to", "from", "through") else False
        if self._lemma(word) in words().visiting:
            return True
        # "the Lebanese city Tripoli"
        if word.lower in words().place_nouns:
            return True
        return None

    def _is_named_so(self, part: list[Word], unit: Unit) -> bool:
        """Whether what is also a surname or a word may be a town here."""
        tokens = [self._token(word) for word in part[unit.first : unit.last]]
        return not any(token is not None and token.ent_type_ in _NO_TOWN for token in tokens)

    def _is_capital_named(self, part: list[Word], unit: Unit) -> bool:
        """ "in the capital, Bamako", "in Mali's capital, Bamako"."""
        word = part[unit.first - 1] if unit.first else None
        if word is None or word.lower != "capital" or "capital" not in unit.meanings:
            return False
        return self._between(word.end, part[unit.first].start) == ", "

    def _stands_alone(self, unit: Unit, part: list[Word]) -> bool:
        """Whether the name is a place wherever it stands: a city that is no government and no everyday word."""
        if unit.acts or unit.region is not None or unit.venue is not None or unit.name in words().also_words:
            return False
        return "city" in unit.meanings

    def _continues(self, part: list[Word], before: Unit, unit: Unit, end: int) -> bool:
        """ "visited Baku, Tbilisi and Yerevan": a list goes on as it began."""
        between = self._between(end, part[unit.first].start)
        if unit.is_city != before.is_city or not (unit.acts or unit.is_town) or self._part_of_another_name(part, unit):
            return False
        if re.fullmatch(r",? (?:and|or|then|and then) (?:the )?", between):
            return True
        unit_end = part[unit.last - 1].end
        return (
            between in (", ", ", the ")
            and re.match(r",? (?:and|or) |, ", self.text[unit_end : unit_end + 6]) is not None
        )

    def _before_name(self, part: list[Word], first: int) -> int | None:
        """The word that leads to the name, past articles and "northern"; None where the clause begins with the name."""
        at = first
        while at > 0 and part[at].after_gap:
            at -= 1
            word = part[at]
            if word.lower in words().before_name or self._is_adjective_of_state(word):
                continue
            return at
        return None

    def _is_adjective_of_state(self, word: Word) -> bool:
        return word.capital and "adjective" in gazetteer.meanings(word.text)

    def _moving(self, part: list[Word], at: int) -> bool:
        """Whether a word of moving governs this preposition."""
        token = self._token(part[at])
        if token is not None and token.head.lemma_.lower() in words().moving:
            return True
        for n in range(at - 1, max(-1, at - _LOOK_BACK), -1):
            if part[n].lower in words().moving or self._lemma(part[n]) in words().moving:
                return True
            if not part[n + 1].after_gap or part[n].lower in words().directional:
                return False
        return False

    def _joined_by_hyphen(self, part: list[Word], unit: Unit) -> bool:
        start, end = part[unit.first].start, part[unit.last - 1].end
        return self.text[max(0, start - 1) : start] in ("-", "–", "/") or self.text[end : end + 1] in ("-", "–", "/")

    def _part_of_another_name(self, part: list[Word], unit: Unit) -> bool:
        start, end = part[unit.first].start, part[unit.last - 1].end
        mention = self._mention(start)
        if unit.venue is not None and (mention is None or mention.actor is None or mention.actor.kind != "person"):
            return False
        # An article may belong to the mention, and a genitive ending.
        if mention is not None and mention.actor is not None and (mention.start < start - 4 or mention.end > end + 2):
            return mention.actor.kind != "government" or mention.form == "name"
        if mention is not None and mention.actor is not None and mention.actor.kind == "person":
            return True
        token = self._token(part[unit.first])
        if token is None or unit.venue is not None or token.ent_type_ not in _LARGER:
            return False
        before, after = self._neighbour(token, -1), self._neighbour(self._token(part[unit.last - 1]), 1)
        return any(t is not None and t.ent_type_ == token.ent_type_ and t.text[0].isupper() for t in (before, after))

    def _neighbour(self, token: Token | None, step: int) -> Token | None:
        if token is None or not 0 <= token.i + step < len(token.doc):
            return None
        return token.nbor(step)

    def _mention(self, at: int) -> Mention | None:
        n = bisect_right(self._mention_starts, at) - 1
        return self._mentions[n] if n >= 0 and self._mentions[n].end > at else None

    def _token(self, word: Word) -> Token | None:
        doc = self.article.doc
        span = doc.char_span(word.start, word.end, alignment_mode="expand") if doc is not None else None
        return span[0] if span is not None and len(span) else None

    def _lemma(self, word: Word) -> str:
        token = self._token(word)
        return token.lemma_.lower() if token is not None else word.lower

    def _place(self, part: list[Word], units: list[Unit], n: int) -> Place:
        unit = units[n]
        start, end = part[unit.first].start, part[unit.last - 1].end
        if unit.venue is not None:
            city = self._city_after(part, units, n)
            if city is not None and unit.venue.city in (None, city.city):
                return Place(
                    start, city.end, city=city.city, country=city.country, venue=_one_line(self.text[start:end])
                )
            return Place(
                start, end, city=unit.venue.city, country=unit.venue.country, venue=_one_line(self.text[start:end])
            )
        if not unit.is_city:
            return Place(start, end, country=self._country_of_state(unit))
        following = part[unit.last] if unit.last < len(part) and part[unit.last].after_gap else None
        named = next(unit.meanings[kind] for kind in ("city", "capital", "town") if kind in unit.meanings)
        codes = unit.codes
        beside, end = self._beside(part, units, n, codes, end)
        country = (
            beside or self._stated.get(unit.name) or (codes[0] if len(codes) == 1 else self._named_elsewhere(codes))
        )
        # "the Kharkiv region" is more than the city.
        wider = following is not None and following.lower in words().provinces and not part[unit.last - 1].genitive
        return Place(start, end, city=None if wider else named.name, country=country)

    def _between(self, start: int, end: int) -> str:
        """The text between two names, its white space as single blanks."""
        return re.sub(r"\s+", " ", self.text[start : min(end, start + 40)]) if end - start <= 40 else ""

    def _city_after(self, part: list[Word], units: list[Unit], n: int) -> Place | None:
        """The city in "UN headquarters in New York", "Diaoyutai, Beijing"."""
        if n + 1 >= len(units) or not units[n + 1].is_city:
            return None
        between = self._between(part[units[n].last - 1].end, part[units[n + 1].first].start)
        return self._place(part, units, n + 1) if between in (" in ", ", ", " near ", ", in ") else None

    def _country_of_state(self, unit: Unit) -> str | None:
        state = unit.meanings.get("state")
        codes = state.countries if state is not None else ()
        region = unit.region.country if unit.region is not None else None
        if not codes:
            return region or (self._named_elsewhere(unit.region.countries) if unit.region is not None else None)
        if region is not None and region not in codes and self._in_region(codes, region):
            return None
        return codes[0] if len(codes) == 1 else self._named_elsewhere(codes)

    def _in_region(self, codes: tuple[str, ...], region: str) -> bool:
        """Whether a name that is a state and a part of another ("Georgia") may be the part here."""
        return not set(codes) & self._otherwise_named and region in self._otherwise_named

    @cached_property
    def _otherwise_named(self) -> frozenset[str]:
        """Codes of the states that the text names by anything but a name that has two meanings."""
        codes = set()
        for start, end in self._parts():
            for unit in units_of(words_of(self.text, start, end)):
                named = {code for meaning in unit.meanings.values() for code in meaning.countries}
                codes |= named if len(named) == 1 else set()
        meant = here(self.article)
        return frozenset(codes | ({meant.country} if meant and meant.country else set()))

    def _named_elsewhere(self, codes: tuple[str, ...]) -> str | None:
        """The only one of these states that the text names."""
        named = set(codes) & self._otherwise_named
        return named.pop() if len(named) == 1 else None

    def _beside(
        self, part: list[Word], units: list[Unit], n: int, codes: tuple[str, ...], end: int
    ) -> tuple[str | None, int]:
        """The country that stands beside a city ("Tripoli, Lebanon", "the Lebanese city of Tripoli"), and the end."""
        unit = units[n]
        if n + 1 < len(units):
            after = units[n + 1]
            owns = part[after.last - 1].genitive
            between = self._between(end, part[after.first].start)
            if not owns and re.fullmatch(r", |,? in (?:the )?(?:\w+ern |central )?|,? \(", between):
                state = after.meanings.get("state")
                region = after.region.country if after.region is not None else None
                code = next((c for c in codes if state is not None and c in state.countries), None)
                if code is None and region in codes:
                    code = region
                if code is None and region is not None and between == ", " and self._closes(part, after):
                    code = region
                other = state.country if state is not None and "capital" not in unit.meanings else None
                if code is None and other is not None and between == ", " and self._closes(part, after):
                    code = other  # "Santa Fe, Argentina": another one than the list's
                if code is not None and (between != ", " or not self._acts_next(part, after)):
                    self._stated[unit.name] = code
                    return code, part[after.last - 1].end if between == ", " else end
        for before in units[max(0, n - 1) : n]:
            close = (
                unit.first - before.last <= 4
                and "." not in self.text[part[before.last - 1].end : part[unit.first].start]
            )
            for kind in ("adjective", "state"):
                meaning = before.meanings.get(kind)
                owner = kind == "adjective" or part[before.last - 1].genitive
                if close and owner and meaning is not None:
                    code = next((c for c in codes if c in meaning.countries), None)
                    if code is not None:
                        return code, end
        return None, end

    def _acts_next(self, part: list[Word], unit: Unit) -> bool:
        """Whether the name is the subject of what follows: "after Kyiv, Ukraine must ..."."""
        following = part[unit.last] if unit.last < len(part) and part[unit.last].after_gap else None
        token = self._token(following) if following is not None else None
        return token is not None and token.pos_ in ("VERB", "AUX")

    def _closes(self, part: list[Word], unit: Unit) -> bool:
        """Whether a comma or the end follows: "in Portland, Maine, on", not "in Paris, Texas and Ohio"."""
        rest = self.text[part[unit.last - 1].end : part[unit.last - 1].end + 2]
        return not rest.strip() or rest[0] in ",.;)" or unit.last >= len(part) or part[unit.last].lower != "and"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _apart(places: list[Place]) -> list[Place]:
    """Without those that lie in another one."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda p: (p.start, -p.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept
