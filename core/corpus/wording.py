"""The words of statements, made comparable: as written but for case and marks, and as stems of what they are about."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ADDED = re.compile(r"\[[^\[\]]{0,80}\]|\([^()]{0,80}\)")
"""What an editor put in: "[sic]", "[of Syria]"."""
_ENDINGS = (
    ("ations", ""), ("ation", ""), ("ments", ""), ("ment", ""), ("nesses", ""), ("ness", ""), ("ities", ""),
    ("ity", ""), ("ings", ""), ("ing", ""), ("ions", ""), ("ion", ""), ("edly", ""), ("ely", ""), ("ally", ""),
    ("ies", ""), ("ied", ""), ("ive", ""), ("ed", ""), ("es", ""), ("ly", ""), ("er", ""), ("al", ""), ("s", ""),
    ("e", ""), ("y", ""),
)  # fmt: skip
"""Endings that inflect a word or make one class of another: what is left need only be the same for the same word."""
_STEM = 4
"""Letters that are left at least."""


def words(text: str) -> tuple[str, ...]:
    """The words of a statement: case, marks, accents and what an editor added do not count."""
    plain = unicodedata.normalize("NFKD", _ADDED.sub(" ", text).casefold().replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(_WORD.findall(plain))


def stems(spoken: tuple[str, ...]) -> frozenset[str]:
    """Stems of the words that say what a statement is about; numbers as they are."""
    empty = _lists()["empty"] | _lists()["negations"]
    return frozenset(stem(word.removesuffix("'s")) for word in spoken if word not in empty)


def is_negated(spoken: tuple[str, ...]) -> bool:
    """Whether an odd number of its words turn it round."""
    return sum(word in _lists()["negations"] for word in spoken) % 2 == 1


def numbers(spoken: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in spoken if word[0].isdigit())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without what inflects it ("developing", "developed", "development" are one)."""
    if word[0].isdigit():
        return word
    for _ in range(2):
        for ending, put in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _STEM:
                word = word[: -len(ending)] + put
                break
    return word


def runs(spoken: tuple[str, ...], length: int) -> list[tuple[str, ...]]:
    """Every run of this many words, in order."""
    return [spoken[n : n + length] for n in range(len(spoken) - length + 1)]


def contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the one holds the other whole."""
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} "


@cache
def _lists() -> dict[str, frozenset[str]]:
    source = (files("core") / "lexicon" / "statements.toml").read_text(encoding="utf-8")
    return {name: frozenset(text.split()) for name, text in tomllib.loads(source).items()}
