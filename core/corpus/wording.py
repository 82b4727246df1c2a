"""The words of statements, made comparable: as written but for case and marks, and as stems of what they are about."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from threading import get_ident
from typing import Any

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ADDED = re.compile(r"\[[^\[\]]{0,80}\]|\([^()]{0,80}\)")
"""What an editor put in: "[sic]", "[of Syria]"."""


def words(text: str) -> tuple[str, ...]:
    """The words of a statement: case, marks, accents and what an editor added do not count."""
    plain = unicodedata.normalize("NFKD", _ADDED.sub(" ", text).casefold().replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(_WORD.findall(plain))


def stems(spoken: tuple[str, ...]) -> frozenset[str]:
    """Stems of the words that say what a statement is about; numbers as they are."""
    return frozenset(stem(word.removesuffix("'s")) for word in spoken if word not in empty_words())


@cache
def empty_words() -> frozenset[str]:
    """Words that say nothing of what a statement is about, lower case, with a straight apostrophe."""
    return _lists()["empty"] | _lists()["negations"]


def is_negated(spoken: tuple[str, ...]) -> bool:
    """Whether an odd number of its words turn it round."""
    return sum(word in _lists()["negations"] for word in spoken) % 2 == 1


def numbers(spoken: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in spoken if word[0].isdigit())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without what inflects it ("developing", "developed", "development" are one)."""
    return word if word[0].isdigit() else str(_stemmer(get_ident()).stemWord(word))


@cache
def _stemmer(thread: int) -> Any:
    """Snowball's for English; it keeps the word it works on, so that no two threads may share one."""
    import snowballstemmer  # with the stemmers of 30 other languages, for which only those wait who compare statements

    return snowballstemmer.stemmer("english")


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
