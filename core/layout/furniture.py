"""What belongs to the page and not to the report: end marks, credits, invitations to share, bylines, item numbers.

The words are in core/lexicon/boilerplate.toml.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from core.gazetteer import meanings

MOST = 400
"""Characters of the longest paragraph that can be furniture."""
_LONGEST_TAIL, _LONGEST_BYLINE = 90, 160
_EDGES = " \t\n\u00a0*_#|-–—:.…!>»›•[](){}\u200b"
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Lexicon:
    """What boilerplate.toml holds, ready to be asked."""

    lines: frozenset[str]
    starts: dict[str, tuple[tuple[str, ...], ...]]
    """By their first word."""
    shapes: re.Pattern[str]
    holds: re.Pattern[str]
    tails: frozenset[str]
    tail_shapes: re.Pattern[str]
    trailing: re.Pattern[str]
    bylines: re.Pattern[str]
    not_cities: frozenset[str]
    regions: dict[str, str]
    places: dict[str, tuple[str, str]]
    """City and country of places that stand in datelines by another name."""
    posts: frozenset[str]
    headline_verbs: frozenset[str]
    outlet_words: frozenset[str]
    other_calendars: re.Pattern[str]
    salutations: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once a process."""
    raw = tomllib.loads((files("core") / "lexicon" / "boilerplate.toml").read_text(encoding="utf-8"))

    def either(patterns: list[str]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I)

    starts = sorted(tuple(start.split()) for start in raw["starts"])
    return Lexicon(
        lines=frozenset(raw["lines"]),
        starts={first: tuple(same) for first, same in groupby(starts, key=lambda words: words[0])},
        shapes=either(raw["shapes"]),
        holds=either(raw["holds"]),
        posts=frozenset(raw["posts"]),
        headline_verbs=frozenset(raw["headline_verbs"]),
        outlet_words=frozenset(raw["outlet_words"]),
        tails=frozenset(raw["tails"]),
        tail_shapes=either(raw["tail_shapes"]),
        trailing=either(raw["trailing"]),
        bylines=re.compile("|".join(raw["bylines"])),
        not_cities=frozenset(raw["not_cities"]),
        regions={name: code for code, names in raw["regions"].items() for name in names},
        places={name: (place["city"], place["country"]) for name, place in raw["places"].items()},
        other_calendars=re.compile(
            rf"(?:{'|'.join(raw['hijri_months'])})\s+\d{{1,2}},?\s+1[34]\d\d\s?(?:H\b|AH\b)?|Juche\s+\d{{1,3}}", re.I
        ),
        salutations=either(raw["salutations"]),
    )


def is_furniture(paragraph: str) -> bool:
    """Whether the paragraph is none of the report's, wherever it stands."""
    if len(paragraph) > MOST:
        return False
    words = lexicon()
    bare = _bare(paragraph)
    if not _WORDS.search(bare) or bare in words.lines or _starts(bare) or ends_report(paragraph):
        return True
    return words.shapes.fullmatch(paragraph) is not None or words.holds.search(paragraph) is not None


def ends_report(paragraph: str) -> bool:
    """Whether nothing of the report follows this paragraph: "News Code 12380", "Related articles", "Your Comment"."""
    if len(paragraph) > _LONGEST_TAIL:
        return False
    return _bare(paragraph) in lexicon().tails or lexicon().tail_shapes.fullmatch(paragraph) is not None


def is_byline(paragraph: str) -> bool:
    """Whether the paragraph names the author and says no more."""
    if len(paragraph) > _LONGEST_BYLINE or lexicon().bylines.fullmatch(paragraph) is None:
        return False
    if paragraph[:3].casefold() in ("by ", "by:"):
        return True
    # "Jane Roe in Cairo" is a byline, "Norland President in Cairo" a headline, "Roe Visits Poe in Cairo" as well.
    names = paragraph.split(" in ")[0].split(",")[0].split()
    told = lexicon().posts | lexicon().headline_verbs
    return not any(word.casefold() in told or meanings(word) for word in names)


def trailing(paragraph: str) -> int:
    """Where an end mark inside the last line of a paragraph begins ("... he said. END/..."); its length where none."""
    tail = max(0, len(paragraph) - 120)
    found = lexicon().trailing.search(paragraph, tail)
    return found.start() if found else len(paragraph)


def _bare(paragraph: str) -> str:
    return " ".join(paragraph.strip(_EDGES).casefold().replace("’", "'").split())


def _starts(bare: str) -> bool:
    words = tuple(bare.split(" ", 8)[:8])
    return any(words[: len(start)] == start for start in lexicon().starts.get(words[0], ()))
