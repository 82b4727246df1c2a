"""A user's own topics and named issues: a TOML file, read and checked.

docs/topics.md tells the format. It is the one of core/lexicon/topics.toml and issues.toml.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from core.errors import ReadingError
from core.gazetteer import is_code
from core.topics.lexicon import GAP, WEIGHTS, WORD_CLASSES, lexicon

_TOPIC_KEYS = (*WEIGHTS, "hide")
_ISSUE_KEYS = (*_TOPIC_KEYS, "places", "countries", "needs")
_WHERE = re.compile(r"\(at (line \d+, column \d+|end of document)\)")
_LARGEST = 1_000_000
"""Bytes of a file of words; a larger one is another file."""
_LONGEST_NAME = 80
_NOT_IN_NAMES = re.compile(r"[;\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""A list of topics is one cell of a CSV file, parted by semicolons; control characters act on a terminal."""


def read(path: Path | str) -> str:
    """The text of a user's file, once all of it was found to be right.

    Raises ReadingError, with the file, the line or key, what is wrong and what to do, where it cannot be used.
    """
    path = (Path(path) if isinstance(path, str) else path).expanduser()
    try:
        written = path.read_bytes()
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else error
        detail = f"cannot be opened: {said}. Name a file of topics (TOML)"
        raise ReadingError(str(path), "unreadable", detail) from error
    if len(written) > _LARGEST:
        detail = f"has {len(written):,} bytes, more than {_LARGEST:,}; a file of topics is a list of words"
        raise ReadingError(str(path), "too large", detail)
    try:
        text = written.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ReadingError(str(path), "encoding", f"not UTF-8 (byte {error.start}); save the file as UTF-8") from error
    for complaint in complaints(_parsed(path, text)):
        raise ReadingError(str(path), "key", complaint)
    return text


def names(own: str) -> list[str]:
    """The topics and issues that this text has words for, in its order."""
    tables = tomllib.loads(own)
    return [name for kind in ("topic", "issue") for name in tables.get(kind, {})]


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = _WHERE.search(str(error))
        what = _WHERE.sub("", str(error)).strip()
        place = where.group(1) if where else "the file"
        detail = f"{place}: not TOML: {what}. Mend that place; texts stand in quotation marks, lists in [brackets]"
        raise ReadingError(str(path), "syntax", detail) from error
    except RecursionError as error:
        raise ReadingError(str(path), "syntax", "not TOML: brackets within brackets; close them") from error


def complaints(raw: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a user's tables, a sentence each that names the key and says what to do."""
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
            yield f'{kind}: must be tables; begin each with a line [{kind}."<name>"]'
            continue
        for name, table in tables.items():
            found = [*_of_name(name), *_of_table(table, known, topics)]
            yield from (f"[{kind}.{_quoted(name)}] {what}" for what in found)


def _quoted(name: str) -> str:
    return '"' + _NOT_IN_NAMES.sub("?", name[:_LONGEST_NAME]) + '"'


def _of_name(name: str) -> Iterator[str]:
    if not name.strip():
        yield "has no name; give it one"
    elif name != name.strip() or _NOT_IN_NAMES.search(name) or len(name) > _LONGEST_NAME:
        yield f"a name has at most {_LONGEST_NAME} characters, no semicolon, and no space at its ends; rename it"
    elif name not in lexicon().names:
        alike = next((known for known in lexicon().names if known.casefold() == name.casefold()), None)
        if alike is not None:
            yield f"differs only in capitals from the topic {alike!r} that is there; use that name, or another one"


def _of_table(table: Any, known: tuple[str, ...], topics: Sequence[str]) -> Iterator[str]:
    if not isinstance(table, dict):
        yield 'must be a table of lists, such as strong = ["word", "two words"]'
        return
    for key, value in table.items():
        if key not in known:
            yield f"unknown key {key!r}; keys are {', '.join(known)}"
        elif key == "needs":
            yield from _of_needs(value, topics)
        elif not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            yield f'{key}: must be a list of texts, such as {key} = ["word", "two words"]'
        elif key == "countries":
            yield from (what for code in value if (what := _of_country(code)))
        else:
            yield from (f"{key}: {entry!r} {what}" for entry in value if (what := _of_entry(entry)))
    if not any(table.get(key) for key in (*WEIGHTS, "countries", "places", "hide")):
        yield "has no words; give it a list `strong`, `plain` or `weak`"


def _of_needs(value: Any, topics: Sequence[str]) -> Iterator[str]:
    if not isinstance(value, str):
        yield "needs: must be the name of one topic, as a text"
    elif value not in topics:
        near = difflib.get_close_matches(value, topics, 1)
        offered = f"did you mean {near[0]!r}?" if near else f"topics are {', '.join(topics)}"
        yield f"needs: {value!r} is no topic; {offered}"


def _of_country(code: str) -> str | None:
    if is_code(code):
        return None
    return f"countries: {code!r} is no territory code; write two lower-case letters, such as 'iq' for Iraq"


def _of_entry(entry: str) -> str | None:
    words = [word for word in entry.replace("’", "'").replace("-", " ").split() if word != "'s"]
    if not words:
        return "is empty; take it out"
    if words[0] == GAP or words[-1] == GAP or (GAP, GAP) in pairwise(words):
        return 'has a "*" that does not stand between two words; take it out'
    for word in words:
        form, slash, ending = word.rpartition("/")
        if slash and not form:
            return f"has {word!r} for a word; write the word before the slash"
        if slash and ending not in WORD_CLASSES:
            return f"ends a word with /{ending}; known are /{', /'.join(WORD_CLASSES)}"
    return None
