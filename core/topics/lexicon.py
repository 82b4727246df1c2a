"""The words of topics and issues: core/lexicon/topics.toml and issues.toml, and a user's own additions.

A phrase is a row of words. A lower-case word stands for all its forms, a word with a capital for itself as written,
"*" for up to three words of any kind; hyphens and genitive endings are passed over.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

WEIGHTS = {"strong": 0.8, "plain": 0.5, "weak": 0.2}
"""What one word says for its topic alone; chosen on the half of tests/topics/paragraphs.jsonl open to development."""

GAP = "*"
_MARKS = re.compile(r"[,;:()]")
"""Words of their own in a text."""
WORD_CLASSES = {"n": ("NOUN", "PROPN"), "v": ("VERB", "AUX"), "a": ("ADJ", "ADV")}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a phrase: what it must be, whether as written, and of which parts of speech (empty: any)."""

    form: str
    as_written: bool
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of words that speaks for a topic, or with weight 0 hides the topic's words that it holds."""

    words: tuple[Word, ...]
    topic: str
    weight: float
    place: bool = False
    """A city or region of an issue: see issues.toml."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A named issue and the states whose names can make it."""

    name: str
    countries: tuple[str, ...]
    needs: str | None


@dataclass(frozen=True, slots=True)
class Matter:
    """How a state's name shows that the state is spoken of: lemmas that govern the name, see issues.toml."""

    nouns: frozenset[str]
    soft: frozenset[str]
    toward: frozenset[str]
    verbs: frozenset[str]
    prepositions: frozenset[str]
    turning: frozenset[str]
    parties: frozenset[str]
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Nouns that make a pair of states ("Iran-Syria ties") a matter of `topic`."""

    topic: str
    nouns: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """Everything that topics are found by."""

    by_first_word: Mapping[str, tuple[Phrase, ...]]
    """Phrases under their first word in lower case."""
    issues_of: Mapping[str, tuple[Issue, ...]]
    """By territory code."""
    country_of: Mapping[str, str]
    """The territory code of an issue that is one state's."""
    matter: Matter
    pair: Pair
    office_before: frozenset[str]
    office_after: frozenset[str]
    names: tuple[str, ...] = field(default=())
    """Topics and issues in the order of the files."""


@lru_cache(maxsize=4)
def lexicon(own: str = "") -> Lexicon:
    """The built-in files and a user's own (TOML, checked by own.py) added to them; each is read once a process."""
    folder = files("core") / "lexicon"
    topics = tomllib.loads((folder / "topics.toml").read_text(encoding="utf-8"))
    issues = tomllib.loads((folder / "issues.toml").read_text(encoding="utf-8"))
    tables = [*topics["topic"].items(), *issues["issue"].items()]
    added = tomllib.loads(own)
    tables += [*added.get("topic", {}).items(), *added.get("issue", {}).items()]
    index: dict[str, list[Phrase]] = defaultdict(list)
    issues_of: dict[str, list[Issue]] = defaultdict(list)
    for name, table in tables:
        for phrase in _phrases(name, table):
            index[phrase.words[0].form.lower()].append(phrase)
        for country in table.get("countries", ()):
            issues_of[country].append(Issue(name, tuple(table["countries"]), table.get("needs")))
    matter = issues["matter"]
    return Lexicon(
        by_first_word={first: tuple(sorted(found, key=lambda p: -len(p.words))) for first, found in index.items()},
        issues_of={country: tuple(found) for country, found in issues_of.items()},
        matter=Matter(**{key: frozenset(words) for key, words in matter.items()}),
        country_of={name: table["countries"][0] for name, table in tables if len(table.get("countries", ())) == 1},
        pair=Pair(topics["pair"]["topic"], frozenset(topics["pair"]["nouns"])),
        office_before=frozenset(topics["office"]["before"]),
        office_after=frozenset(topics["office"]["after"]),
        names=tuple(dict.fromkeys(name for name, _ in tables)),
    )


def _phrases(name: str, table: Mapping[str, Any]) -> Iterator[Phrase]:
    for key, weight in (*WEIGHTS.items(), ("hide", 0.0)):
        for entry in table.get(key, ()):
            yield Phrase(tuple(_words(entry)), name, weight)
    for entry in table.get("places", ()):
        yield Phrase(tuple(_words(entry)), name, WEIGHTS["weak"], place=True)


def _words(entry: str) -> Iterator[Word]:
    for word in _MARKS.sub(r" \g<0> ", entry.replace("’", "'").replace("-", " ")).split():
        if word == "'s":
            continue
        word = word.removesuffix("'s")
        form, _, ending = word.rpartition("/") if "/" in word else (word, "", "")
        yield Word(form, form != form.lower(), WORD_CLASSES.get(ending, ()))
