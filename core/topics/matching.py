"""Where the words of topics stand in a Doc."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from core.topics.lexicon import GAP, WEIGHTS, Lexicon, Phrase, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PASSED_OVER = frozenset({"-", "–", "—", "'", '"', "'s", "’s", "’", "“", "”"})
_GAP_WORDS = 3
_OFFICE_REACH = 4
"""Words between a topic's word and its office: "energy and foreign trade ministers"."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A topic spoken of from `start` to `end` (code points); `key` tells that the same word comes again."""

    start: int
    end: int
    topic: str
    weight: float
    key: str
    place: bool = False
    """A city or region that says little alone."""


class _Read(NamedTuple):
    """A word of the text as phrases are compared with it."""

    start: int
    end: int
    written: str
    lower: str
    lemma: str
    singular: str
    """Without a plural's -s: the lemma of "bases" is "basis" to the model."""
    pos: str


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    last: int
    """Words, both within."""
    phrase: Phrase


def hits(doc: Doc, known: Lexicon) -> list[Hit]:
    """Every word of a topic or issue that counts, in the order of the text; longest phrases first, no word twice
    for one topic."""
    words = list(_read(doc))
    by_topic: dict[str, list[_Match]] = defaultdict(list)
    for n, word in enumerate(words):
        for phrase in _starting(known, word):
            last = _reach(phrase.words, words, n)
            if last is not None:
                by_topic[phrase.topic].append(_Match(n, last, phrase))
    found: list[Hit] = []
    for topic, matches in by_topic.items():
        found.extend(_hit(known, words, topic, match) for match in _apart(matches))
    return sorted(found, key=lambda hit: (hit.start, -hit.end))


def _read(doc: Doc) -> Iterator[_Read]:
    for token in doc:
        text = token.text
        if text in _PASSED_OVER or token.is_space:
            continue
        if "-" in text and "-" in text.strip("-"):
            yield from _halves(token)
        else:
            yield _word(token, token.idx, text, token.lemma_.lower())


def _halves(token: Token) -> Iterator[_Read]:
    """A word with hyphens that the tokenizer has left whole ("COVID-19")."""
    start = token.idx
    for half in token.text.split("-"):
        if half:
            yield _word(token, start, half, half.lower())
        start += len(half) + 1


def _word(token: Token, start: int, text: str, lemma: str) -> _Read:
    written = text.replace("’", "'")
    lower = written.lower()
    singular = lower[:-1] if len(lower) > 3 and lower.endswith("s") and not lower.endswith("ss") else lower
    return _Read(start, start + len(text), written, lower, lemma, singular, token.pos_)


def _starting(known: Lexicon, word: _Read) -> Iterable[Phrase]:
    by_first_word = known.by_first_word
    if word.lower == word.lemma == word.singular:
        return by_first_word.get(word.lower, ())
    return [p for form in dict.fromkeys((word.lower, word.lemma, word.singular)) for p in by_first_word.get(form, ())]


def _reach(pattern: Sequence[Word], words: Sequence[_Read], n: int) -> int | None:
    """The last word of the pattern where it begins at word n; None where it does not fit."""
    if not _fits(pattern[0], words[n]):
        return None
    place, gap = n + 1, 0
    for wanted in pattern[1:]:
        if wanted.form == GAP:
            gap = _GAP_WORDS
            continue
        while place < len(words) and not _fits(wanted, words[place]):
            if gap == 0 or not words[place].lower[0].isalnum():
                return None
            gap -= 1
            place += 1
        if place >= len(words):
            return None
        place, gap = place + 1, 0
    return place - 1


def _fits(wanted: Word, word: _Read) -> bool:
    if wanted.classes and word.pos not in wanted.classes:
        return False
    if wanted.as_written:
        return word.written == wanted.form
    return wanted.form in (word.lower, word.lemma, word.singular)


def _apart(matches: list[_Match]) -> Iterator[_Match]:
    """Of matches that share a word the longest, then the weightiest; those that hide only hide."""
    taken: set[int] = set()
    for match in sorted(matches, key=lambda m: (m.first - m.last, m.phrase.weight != 0, -m.phrase.weight, m.first)):
        span = range(match.first, match.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            if match.phrase.weight:
                yield match


def _hit(known: Lexicon, words: Sequence[_Read], topic: str, match: _Match) -> Hit:
    weight = match.phrase.weight
    if _in_office(known, words, match):
        weight = min(weight, WEIGHTS["weak"])
    key = " ".join(word.form.lower() for word in match.phrase.words)
    return Hit(words[match.first].start, words[match.last].end, topic, weight, key, match.phrase.place)


def _in_office(known: Lexicon, words: Sequence[_Read], match: _Match) -> bool:
    """Whether the words are part of an office's name: "defence minister", "minister of energy and mines"."""
    after = words[match.last + 1 : match.last + 1 + _OFFICE_REACH]
    for word in after:
        if word.lemma in known.office_before:
            return True
        if word.pos not in ("NOUN", "PROPN", "ADJ", "CCONJ"):
            break
    before = words[max(0, match.first - _OFFICE_REACH - 1) : match.first]
    for place, word in reversed(list(enumerate(before))):
        if word.lower in ("of", "for"):
            return place > 0 and before[place - 1].lemma in known.office_after
        if word.pos not in ("NOUN", "PROPN", "ADJ", "CCONJ", "DET"):
            break
    return False
