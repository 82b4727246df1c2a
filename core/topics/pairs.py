"""Two states beside a word for relations: "Iran-Syria ties", "Russian-Bulgarian cooperation", "ties with Iran"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core import gazetteer
from core.topics.lexicon import WEIGHTS, lexicon
from core.topics.matching import Hit

_PAIR = re.compile(r"\b([A-Z][\w.]{0,30})[-–]([A-Z][\w.]{0,30})\s{1,3}((?:[\w-]{1,30}\s{1,3}){0,2}[a-z]{2,30})")
_WITH = re.compile(
    r"\b([a-z]{4,20})\s{1,3}(?:with|between)\s{1,3}(?:the\s{1,3})?([A-Z][\w.]{0,30})((?:\s{1,3}[A-Z][\w.]{0,30}){0,2})"
)
_KINDS = ("state", "adjective", "capital")


def hits(text: str) -> Iterator[Hit]:
    """Every such pair, and "ties with Iran", as strong words of the topic that the lexicon's [pair] names."""
    pair = lexicon().pair
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
        if noun in pair.nouns and (_state(first) or (more and _state(first + more))):
            yield Hit(found.start(), found.end(2), pair.topic, strong, "ties with a state")


def _state(name: str) -> bool:
    found = gazetteer.meanings(name)
    return any(kind in found and found[kind].country != "eu" for kind in _KINDS)
