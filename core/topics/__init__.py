"""What statements and meetings are about: a dozen analyst topics and named issues, each with a score and its words.

A topic rests on words and phrases of core/lexicon/topics.toml and issues.toml, by lemma. A quote's topics rest on its
own words first; words of the sentence that introduces it count half, words of its paragraph less. A meeting's rest on
what was said at it and on the stretches that tell of it. Names of offices and speakers are no topic.

A user's own topics and issues (own.py) are added to those of the files.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from core.article import Article, Meeting, Mention, Quote, Span, Topic
from core.topics import issues, matching, pairs
from core.topics.lexicon import WEIGHTS, Lexicon, lexicon
from core.topics.matching import Hit

__all__ = ["find"]

_Item = TypeVar("_Item")

THRESHOLD = 0.4
"""Lowest score of a row: one plain word of the quote, or one strong word of the sentence around it."""
_STEPS = ((240, 0.0), (600, 0.2), (2000, 0.45))
"""Characters of a stretch and what they add to the threshold, straight lines between: the longer a speech, the likelier
a stray word; in one of a page a topic needs two strong words."""
_SENTENCE, _PARAGRAPH = 0.5, 0.25
"""What a word counts outside the quote, in its sentence and in its paragraph; all of them together no more than one
strong word and a half of it, so that a long paragraph does not outweigh what was said."""
_REFERRED = 0.5
"""What a word of the paragraph counts where the quote says nothing itself but refers to it ("they will do so")."""
_NEAR = 300
"""Characters before and after a quote within which its paragraph is looked at."""
_REFERRING = frozenset(("this", "that", "these", "those", "it", "they", "them", "so", "such"))
_SAID = 0.9
"""What a word of a quote counts for the meeting at which it was said."""
_SIDE, _SIDE_CONTESTED = 0.3, 0.6
"""What the naming of a state counts that is a side (the speaker's, or one of those who met): mostly it is named as
that, at times, and mostly where its war or need is spoken of, as the matter."""
_EVIDENCE = 6


def find(article: Article) -> list[Topic]:
    """The topics of every quote and meeting, quotes first, strongest first; needs `article.doc`.

    `score` is 0 to 1: 1 - the product of (1 - weight) over the different words. `evidence` are the words as they stand
    in the text, weightiest first, at most six.
    """
    if article.doc is None or not (article.quotes or article.meetings):
        return []
    known = lexicon(article.additions.topics)
    spoken = _Spoken(article, known)
    found: list[Topic] = []
    for quote in article.quotes:
        found.extend(_rows(article, quote, spoken.of_quote(quote), known))
    for meeting in article.meetings:
        found.extend(_rows(article, meeting, spoken.of_meeting(meeting), known))
    return found


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A hit and what it counts for one target."""

    hit: Hit
    weight: float
    most: float = 1.0
    """What all words of this distance may count together."""


def _rows(article: Article, target: Quote | Meeting, weighed: Iterable[_Weighed], known: Lexicon) -> Iterator[Topic]:
    by_topic: dict[str, dict[str, _Weighed]] = defaultdict(dict)
    for item in weighed:
        words = by_topic[item.hit.topic]
        if item.hit.key not in words or words[item.hit.key].weight < item.weight:
            words[item.hit.key] = item
    rows = []
    least = _threshold(_length(target))
    for topic, words in by_topic.items():
        score = _score(words.values())
        if score >= least:
            best = sorted(words.values(), key=lambda item: (-item.weight, item.hit.start))[:_EVIDENCE]
            evidence = list(dict.fromkeys(article.text[item.hit.start : item.hit.end] for item in best))
            rows.append(Topic(target, topic, round(score, 3), evidence))
    order = {name: place for place, name in enumerate(known.names)}
    yield from sorted(rows, key=lambda row: (-row.score, order[row.topic]))


def _length(target: Quote | Meeting) -> int:
    """Characters of the longest stretch that the target's topics rest on."""
    stretches = target.evidence if isinstance(target, Meeting) else []
    return max((end - start for start, end in [(target.start, target.end), *stretches]), default=0)


def _threshold(characters: int) -> float:
    for (short, low), (long, high) in pairwise(_STEPS):
        if characters < long:
            return THRESHOLD + low + (high - low) * max(0, characters - short) / (long - short)
    return THRESHOLD + _STEPS[-1][1]


def _score(words: Iterable[_Weighed]) -> float:
    by_distance: dict[float, float] = defaultdict(lambda: 1.0)
    for item in words:
        by_distance[item.most] *= 1.0 - item.weight
    rest = 1.0
    for most, left in by_distance.items():
        rest *= 1.0 - min(most, 1.0 - left)
    return 1.0 - rest


class _Spoken:
    """All words of topics in one document, ready to be asked by stretch."""

    def __init__(self, article: Article, known: Lexicon) -> None:
        assert article.doc is not None
        self._known = known
        self._met = frozenset(country for meeting in article.meetings for country in _met(meeting))
        self._doc = article.doc
        self._said_at: dict[int, list[Quote]] = defaultdict(list)
        for quote in article.quotes:
            if quote.meeting is not None:
                self._said_at[id(quote.meeting)].append(quote)
        words = pairs.joined(article.text, matching.hits(article.doc, known), known.pair)
        self._hits = words
        self._starts = [hit.start for hit in words]
        self._namings = issues.namings(article.doc, words, known)
        self._naming_starts = [naming.start for naming in self._namings]
        self._sentences = [(sent.start_char, sent.end_char) for sent in article.doc.sents]
        self._sentence_starts = [start for start, _ in self._sentences]
        self._paragraphs = [(segment.start, segment.end) for segment in article.segments]
        self._paragraph_starts = [start for start, _ in self._paragraphs]
        self._names = sorted((m.start, m.end) for m in article.mentions if _names_no_matter(m))
        self._name_starts = [start for start, _ in self._names]

    def of_quote(self, quote: Quote) -> Iterator[_Weighed]:
        own: Span = (quote.start, quote.end)
        sides = self._sides(quote)
        said = list(self._in(own, sides))
        yield from (_Weighed(hit, hit.weight) for hit in said)
        yield from (_Weighed(hit, hit.weight) for hit in _own_files(quote, said, self._known))
        around = self._around(own, self._sentences, self._sentence_starts)
        beside = [hit for hit in self._in(around, sides) if not _inside(hit, own)]
        yield from (_Weighed(hit, hit.weight * _SENTENCE, _SENTENCE) for hit in beside)
        factor = _REFERRED if not [*said, *beside] and self._refers(own) else _PARAGRAPH
        start, end = self._around(own, self._paragraphs, self._paragraph_starts)
        near = (max(start, own[0] - _NEAR), min(end, own[1] + _NEAR))
        yield from (
            _Weighed(hit, hit.weight * factor, factor) for hit in self._in(near, sides) if not _inside(hit, around)
        )

    def of_meeting(self, meeting: Meeting) -> Iterator[_Weighed]:
        for quote in self._said_at[id(meeting)]:
            said = list(self._in((quote.start, quote.end), self._sides(quote)))
            yield from (_Weighed(hit, hit.weight * _SAID) for hit in [*said, *_own_files(quote, said, self._known)])
        for stretch in meeting.evidence or [(meeting.start, meeting.end)]:
            yield from (_Weighed(hit, hit.weight) for hit in self._in(stretch, _met(meeting)))

    def _in(self, stretch: Span, sides: frozenset[str]) -> Iterator[Hit]:
        """The words of topics in a stretch; `sides` are the countries of those who speak or meet."""
        start, end = stretch
        country_of = self._known.country_of
        for hit in _from(self._hits, bisect_left(self._starts, start)):
            if hit.start >= end:
                break
            a_sides_city = hit.place and country_of.get(hit.topic) in sides
            if hit.end <= end and not a_sides_city and not self._in_name(hit):
                yield hit
        for naming in _from(self._namings, bisect_left(self._naming_starts, start)):
            if naming.start >= end:
                break
            weight = naming.weight
            if naming.country in sides and not naming.is_file:
                weight *= _SIDE_CONTESTED if naming.contested else _SIDE
            yield Hit(naming.start, naming.end, naming.issue, weight, f"{naming.country} {naming.kind}")

    def _refers(self, stretch: Span) -> bool:
        """Whether the words point to something said around them."""
        words = self._doc.char_span(*stretch, alignment_mode="expand")
        return words is not None and any(t.lower_ in _REFERRING and t.pos_ in ("PRON", "DET", "ADV") for t in words)

    def _sides(self, quote: Quote) -> frozenset[str]:
        """The countries of the speaker, of the one spoken to and of those who met; of all meetings where not known."""
        actors = [actor for actor in (quote.speaker, quote.addressee) if actor is not None]
        met = _met(quote.meeting) if quote.meeting is not None else self._met
        return met | {actor.country for actor in actors if actor.country}

    def _in_name(self, hit: Hit) -> bool:
        """Whether the word is part of a person's or an office's name, as "Iranian Defence Minister Ali Shamkhani"."""
        place = bisect_left(self._name_starts, hit.start + 1) - 1
        return place >= 0 and hit.end <= self._names[place][1] and self._names[place] != (hit.start, hit.end)

    @staticmethod
    def _around(stretch: Span, units: Sequence[Span], starts: Sequence[int]) -> Span:
        """The stretch widened to the sentences, or paragraphs, that it touches."""
        start, end = stretch
        first = bisect_left(starts, start + 1) - 1
        last = bisect_left(starts, end) - 1
        if first >= 0 and units[first][1] > start:
            start = min(start, units[first][0])
        if last >= 0 and units[last][1] > start:
            end = max(end, units[last][1])
        return start, end


def _names_no_matter(mention: Mention) -> bool:
    """Whether the words of a mention only say who it is; an agency's or a movement's name says what it is about."""
    kind = mention.actor.kind if mention.actor is not None else None
    return mention.form in ("name", "title", "role") and kind not in ("organisation", "armed group")


def _met(meeting: Meeting) -> frozenset[str]:
    countries = (part.country or part.actor.country for part in meeting.participants)
    return frozenset(country for country in countries if country)


def _own_files(quote: Quote, said: Sequence[Hit], known: Lexicon) -> Iterator[Hit]:
    """A speaker who speaks of the topic that an issue of the own state needs speaks of that issue."""
    country = quote.speaker.country if quote.speaker is not None else None
    for issue in known.issues_of.get(country or "", ()):
        hit = next((hit for hit in said if hit.topic == issue.needs and hit.weight >= WEIGHTS["plain"]), None)
        if hit is not None:
            yield Hit(hit.start, hit.end, issue.name, WEIGHTS["plain"], hit.key)


def _from(items: Sequence[_Item], first: int) -> Iterator[_Item]:
    """The items from one on, without a copy."""
    for place in range(first, len(items)):
        yield items[place]


def _inside(hit: Hit, stretch: Span) -> bool:
    return stretch[0] <= hit.start and hit.end <= stretch[1]
