"""The words of topics and issues: core/lexicon/topics.toml and issues.toml, and a user's own additions.

A phrase is a row of words. A lower-case word stands for all its forms, a word with a capital for itself as written,
"*" for up to three words of any kind; hyphens and genitive endings are passed over.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

from core.errors import ReadingError

WEIGHTS = {"strong": 0.8, "plain": 0.5, "weak": 0.2}
"""What one word says for its topic alone; chosen on the half of tests/topics/paragraphs.jsonl open to development."""

GAP = "*"
_WORD_CLASSES = {"n": ("NOUN", "PROPN"), "v": ("VERB", "AUX"), "a": ("ADJ", "ADV")}
_TOPIC_KEYS = (*WEIGHTS, "hide")
_ISSUE_KEYS = (*_TOPIC_KEYS, "places", "countries", "needs")
_COUNTRY = re.compile(r"[a-z]{2}(?:-[a-z0-9]{1,8})?")
_WHERE = re.compile(r"\(at (line \d+, column \d+|end of document)\)")


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


def extend(path: Path | str) -> list[str]:
    """Adds a user's own topics and issues to those of this process; returns the names of its topics and issues.

    The file is TOML (UTF-8) of the format in the head of core/lexicon/topics.toml: tables [topic."<name>"] and
    [issue."<name>"] with lists strong, plain, weak and hide; an issue may have `countries` (territory codes), `places`
    and `needs` (a topic's name). A name that is there already gets the words added. Each process that parses has to be
    told. Raises ReadingError, with the line or key and what is wrong, where the file cannot be read or used; then
    nothing is added.
    """
    added = load(path)
    _added.append(added)
    lexicon.cache_clear()
    return [name for kind in ("topic", "issue") for name in added.get(kind, {})]


def reset() -> None:
    """Takes back every `extend` of this process."""
    _added.clear()
    lexicon.cache_clear()


@cache
def lexicon() -> Lexicon:
    """The built-in files and what was added to them, read once a process."""
    own = files("core") / "lexicon"
    topics = tomllib.loads((own / "topics.toml").read_text(encoding="utf-8"))
    issues = tomllib.loads((own / "issues.toml").read_text(encoding="utf-8"))
    tables = [*topics["topic"].items(), *issues["issue"].items()]
    for added in _added:
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


_added: list[dict[str, Any]] = []


def load(path: Path | str) -> dict[str, Any]:
    """A user's file, read and checked; raises ReadingError as `extend` does."""
    path = Path(path)
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReadingError(str(path), "encoding", f"not UTF-8 (byte {error.start}); save the file as UTF-8") from error
    except OSError as error:
        raise ReadingError(str(path), "unreadable", f"cannot be opened: {error.strerror}") from error
    except tomllib.TOMLDecodeError as error:
        where = _WHERE.search(str(error))
        what = _WHERE.sub("", str(error)).strip()
        place = where.group(1) if where else "the file"
        raise ReadingError(str(path), "syntax", f"{place}: not TOML: {what}") from error
    for complaint in _complaints(raw):
        raise ReadingError(str(path), "key", complaint)
    return raw


def _complaints(raw: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a user's tables, one sentence each."""
    for kind in raw:
        if kind not in ("topic", "issue"):
            yield f'unknown table [{kind}]; a topic is [topic."<name>"], an issue [issue."<name>"]'
    if not raw:
        yield 'no topics; a topic is [topic."<name>"] with a list `strong`, `plain` or `weak` of words'
    own = raw.get("topic", {})
    topics = [*lexicon().names, *(own if isinstance(own, dict) else ())]
    for kind, known in (("topic", _TOPIC_KEYS), ("issue", _ISSUE_KEYS)):
        tables = raw.get(kind, {})
        if not isinstance(tables, dict):
            yield f'{kind}: must be tables [{kind}."<name>"]'
            continue
        for name, table in tables.items():
            yield from (f"[{kind}.{name!r}] {what}" for what in _table_complaints(name, table, known, topics))


def _table_complaints(name: str, table: Any, known: tuple[str, ...], topics: Sequence[str]) -> Iterator[str]:
    if not name.strip():
        yield "has no name"
    if not isinstance(table, dict):
        yield "must be a table of lists"
        return
    for key, value in table.items():
        if key not in known:
            yield f"unknown key {key!r}; keys are {', '.join(known)}"
        elif key == "needs":
            if not isinstance(value, str):
                yield "needs: must be the name of a topic"
            elif value not in topics:
                yield f"needs: {value!r} is no topic; topics are {', '.join(topics)}"
        elif not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            yield f"{key}: must be a list of texts"
        elif key == "countries":
            yield from (
                f"countries: {c!r} is no territory code such as 'iq'" for c in value if not _COUNTRY.fullmatch(c)
            )
        else:
            yield from (f"{key}: {entry!r} {what}" for entry in value if (what := _entry_complaint(entry)))
    if not any(table.get(key) for key in (*WEIGHTS, "countries", "places", "hide")):
        yield "has no words; give a list `strong`, `plain` or `weak`"


def _entry_complaint(entry: str) -> str | None:
    words = entry.replace("-", " ").split()
    if not words:
        return "is empty"
    if words[0] == GAP or words[-1] == GAP or (GAP, GAP) in pairwise(words):
        return 'has a "*" that does not stand between two words'
    for word in words:
        ending = word.rpartition("/")[2] if "/" in word else None
        if ending is not None and ending not in _WORD_CLASSES:
            return f"ends a word with /{ending}; known are /{', /'.join(_WORD_CLASSES)}"
    return None


def _phrases(name: str, table: Mapping[str, Any]) -> Iterator[Phrase]:
    for key, weight in (*WEIGHTS.items(), ("hide", 0.0)):
        for entry in table.get(key, ()):
            yield Phrase(tuple(_words(entry)), name, weight)
    for entry in table.get("places", ()):
        yield Phrase(tuple(_words(entry)), name, WEIGHTS["weak"], place=True)


def _words(entry: str) -> Iterator[Word]:
    for word in entry.replace("’", "'").replace("-", " ").split():
        if word == "'s":
            continue
        word = word.removesuffix("'s")
        form, _, ending = word.rpartition("/") if "/" in word else (word, "", "")
        yield Word(form, form != form.lower(), _WORD_CLASSES.get(ending, ()))
