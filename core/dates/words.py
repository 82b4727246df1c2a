"""The words that say when (core/lexicon/dates.toml), as the patterns and tables that the search needs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

GAP = r"(?:[ \t\u00a0\u202f]{1,3}|[ \t]?\r?\n[ \t]?)"
"""White space between words of one expression: never a blank line."""
ORDINAL = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|ST|ND|RD|TH)"
DAY = rf"(?:{ORDINAL}|3[01]|[12]\d|0?[1-9])"
YEAR = r"(?:1[5-9]|20)\d\d"
TO = rf"(?:{GAP}?[-–—/]{GAP}?|{GAP}(?:to|through|thru|until|till|and|or|&){GAP}(?:the{GAP})?)"


@cache
def lexicon() -> dict[str, Any]:
    """core/lexicon/dates.toml as it is read."""
    return tomllib.loads((files("core") / "lexicon" / "dates.toml").read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of these words or phrases, the longest first; a blank in one is any gap.

    Their first letters are looked for first: most words of a text begin with none of them.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    first = "".join(sorted({re.escape(word[0]) for word in ordered}))
    return f"(?=[{first}])(?:" + "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered) + ")"


@cache
def month_numbers() -> dict[str, int]:
    """From each way to write a month, in lower case, to its number, 1 to 12."""
    return {word.lower(): n for n, words in enumerate(lexicon()["months"], 1) for word in words}


@cache
def weekday_numbers() -> dict[str, int]:
    """From each way to write a weekday, in lower case, to its number; 0 is Monday."""
    return {word.lower(): n for n, words in enumerate(lexicon()["weekdays"]) for word in words}


@cache
def month_pattern(*, short: bool) -> str:
    """Months as written ("August", "AUGUST"); with `short` also "Aug." and "Aug"."""
    return _written(lexicon()["months"], short=short)


@cache
def weekday_pattern(*, short: bool) -> str:
    """Weekdays as written; with `short` also "Mon." and "Mon"."""
    return _written(lexicon()["weekdays"], short=short)


def _written(calendar: list[list[str]], *, short: bool) -> str:
    full = [form for words in calendar for form in (words[0], words[0].upper())]
    cut = [form for words in calendar for word in words[1:] for form in (word, word.upper())]
    if not short:
        return rf"(?:{any_of(full)})\b"
    return rf"(?:(?:{any_of(full)}\b)|(?:{any_of(cut)}\b)\.?)"


def number(text: str) -> int | None:
    """The number that digits or a word ("two", "a") stand for; None for "several"."""
    text = " ".join(text.lower().split())
    if text.isdigit():
        return int(text)
    if text in ("a", "an"):
        return 1
    numbers: list[str] = lexicon()["numbers"]
    return numbers.index(text) + 1 if text in numbers else None


@cache
def phrases(table: str) -> dict[str, tuple[str, int]]:
    """From a phrase of [relative.*] or [anaphoric.*] to its unit and shift."""
    units: dict[str, dict[str, int]] = lexicon()[table]
    return {phrase: (unit, shift) for unit, found in units.items() for phrase, shift in found.items()}
