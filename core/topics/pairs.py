"""Two states beside a word for relations: "Iran-Syria ties", "Russian-Bulgarian cooperation", "ties with Iran"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from core import gazetteer
from core.topics.lexicon import WEIGHTS, Pair
from core.topics.matching import Hit

_PAIR = re.compile(r"\b([A-Z][\w.]{0,30})[-–]([A-Z][\w.]{0,30})\s{1,3}((?:[\w-]{1,30}\s{1,3}){0,2}[a-z]{2,30})")
_WITH = re.compile(
    r"\b([A-Za-z]{4,20})\s{1,3}(?:with|between)\s{1,3}(?:the\s{1,3})?([A-Z][\w.]{0,30})((?:\s{1,3}[A-Z][\w.]{0,30}){0,2})"
)
_KINDS = ("state", "adjective", "capital")


def joined(text: str, words: Sequence[Hit], pair: Pair) -> list[Hit]:
    """The words with the pairs of states among them, in the order of the text; a pair takes in the words it shares."""
    found = list(hits(text, pair))
    starts = [hit.start for hit in found]

    def taken(word: Hit) -> bool:
        place = bisect_right(starts, word.start) - 1
        return place >= 0 and word.topic == found[place].topic and word.start < found[place].end

    return sorted([*(word for word in words if not taken(word)), *found], key=lambda hit: (hit.start, -hit.end))


def hits(text: str, pair: Pair) -> Iterator[Hit]:
    """Every such pair, and "ties with Iran", as strong words of the pair's topic."""
    strong = WEIGHTS["strong"]
    for found in _PAIR.finditer(text):
        first, second, words = found.groups()
        if not (_state(first) and _state(second)):
            continue
        end = found.start(3)
        for word in words.split():
            end = text.index(word, end) + len(word)
            if word.lower() in pair.nouns:
                yield Hit(found.start(), end, pair.topic, strong, "pair of states")
                break
    for found in _WITH.finditer(text):
        noun, first, more = found.groups()
        if noun.lower() in pair.nouns and (_state(first) or (more and _state(first + more))):
            yield Hit(found.start(), found.end(2), pair.topic, strong, "ties with a state")


def _state(name: str) -> bool:
    found = gazetteer.meanings(name)
    return any(kind in found and found[kind].country != "eu" for kind in _KINDS)
