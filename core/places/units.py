"""The words of a stretch of text, and the names of places among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from core import gazetteer
from core.gazetteer import Meanings
from core.places.words import Venue, venue_lengths, venues

_WORD = re.compile(r"[^\W_][\w’'.ʻ‘-]*")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+$|(?:St|Mt|Ft|Ste)\.$")
_GENITIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_HANGING = ".'’‘-"
"""Marks that end a word without belonging to it."""
_GAP = re.compile(r"[ \t\u00a0]{1,3}|[ \t]?\n[ \t]?")


class Word(NamedTuple):
    """A word of the text: as written without its genitive ending or full stop; `end` leaves those out."""

    start: int
    end: int
    text: str
    genitive: bool
    dotted: bool
    """A full stop follows."""
    after_gap: bool
    """Only a blank stands between the word before and this one."""

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Unit:
    """Words `first` to `last` (half open) that the lexicons know as one name."""

    first: int
    last: int
    name: str
    meanings: Meanings
    venue: Venue | None = None
    region: gazetteer.Named | None = None

    @property
    def is_city(self) -> bool:
        return bool(self.meanings.keys() & {"city", "capital", "town"})

    @property
    def is_town(self) -> bool:
        """Whether only the list of lesser towns has it."""
        return "town" in self.meanings

    @property
    def codes(self) -> tuple[str, ...]:
        """The states that have such a city. The Union's seats lie in its members."""
        found: dict[str, None] = {}
        for kind in ("capital", "city", "town"):
            if kind in self.meanings:
                found.update(dict.fromkeys(self.meanings[kind].countries))
        return tuple(code for code in found if code != "eu" or len(found) == 1)

    @property
    def acts(self) -> bool:
        """Whether the name may stand for a government: a capital, a state, a seat."""
        return bool(self.meanings.keys() & {"capital", "state", "seat"})


def words_of(text: str, start: int, end: int) -> list[Word]:
    found: list[Word] = []
    last = -1
    for match in _WORD.finditer(text, start, end):
        start, written = match.start(), match.group()
        if written[-1] in _HANGING and not _ABBREVIATION.match(written):
            written = written.rstrip(_HANGING)
        bare = _GENITIVE.sub("", written) if written[-1] == "s" else written
        gap = last >= 0 and (text[last:start] == " " or _GAP.fullmatch(text, last, start) is not None)
        end = start + len(bare)
        found.append(Word(start, end, bare, bare != written, text.startswith(".", end), gap))
        last = start + len(written)
    return found


def units_of(part: list[Word]) -> list[Unit]:
    """The known names, the longest first, not overlapping."""
    found: list[Unit] = []
    n = 0
    while n < len(part):
        unit = _unit(part, n) if part[n].capital or part[n].text[0].isdigit() else None
        if unit is not None:
            found.append(unit)
        n = unit.last if unit is not None else n + 1
    return found


def _unit(part: list[Word], first: int) -> Unit | None:
    window = [part[first].text]
    for word in part[first + 1 : first + 7]:
        if not word.after_gap or part[first + len(window) - 1].genitive:
            break
        window.append(word.text)
    length, meanings = gazetteer.longest(window, 0)
    if part[first + len(window) - 1].genitive and (whole := _with_genitive(part, first)) is not None:
        return whole
    for size in range(min(venue_lengths().get(window[0], 0), len(window)), 0, -1):
        venue = venues().get(" ".join(window[:size]).replace("’", "'"))
        if venue is not None and size >= length:
            return Unit(first, first + size, " ".join(window[:size]), meanings if size == length else {}, venue)
    for size in range(min(4, len(window)), 0, -1) if gazetteer.may_begin_region(window[0]) else ():
        name = " ".join(window[:size])
        region = gazetteer.region(name) or (gazetteer.region(f"{name}.") if part[first + size - 1].dotted else None)
        if region is not None and size >= length:
            return Unit(first, first + size, name, meanings if size == length else {}, region=region)
    if not length:
        length, meanings = gazetteer.longest_town(window)
    return Unit(first, first + length, " ".join(window[:length]), meanings) if length else None


def _with_genitive(part: list[Word], first: int) -> Unit | None:
    """A name with a genitive inside: "People's Republic of China"."""
    window = [part[first].text]
    for before, word in pairwise(part[first : first + 7]):
        if not word.after_gap:
            break
        window[-1] += "'s" if before.genitive else ""
        window.append(word.text)
    length, meanings = gazetteer.longest(window, 0)
    inside = length > 1 and any(word.genitive for word in part[first : first + length - 1])
    return Unit(first, first + length, " ".join(window[:length]), meanings) if inside else None
