"""Copies: reports whose words are the same but for small edits, found by sketches (MinHash) of their body.

A sketch of some 600 bytes stands for a report's runs of five words. The share of places at which two sketches agree
estimates the share of runs that the reports have in common (Broder, 1997); forty bands of three places are the keys:
reports with half of their runs in common share one with probability 0.995, unrelated ones almost never.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from core.corpus.grouping import Item, key

Numbers = npt.NDArray[np.uint32]
RUN = 5
"""Words in a run."""
BANDS, PLACES = 40, 3
_SIZE = BANDS * PLACES
_AT_ONCE = 1000
"""Runs that are hashed at once: a long report must not fill the memory."""
_NAMES = 300
"""Names and numbers of a report that are kept to tell it from others in the same words."""

SAME = 0.6
"""Share of runs in common, of all that either has, from which two reports are one."""
CUT_SAME, CUT_PART = 0.35, 0.9
"""A report that was cut short: this share of all runs, and of the shorter one's own."""
FEW_RUNS, FEW_SAME = 20, 0.85
"""Reports of fewer runs are one from this share on: a line or two is soon said in the same words."""
DAYS = 7
"""A copy is printed within a week; the same words later are another report (a schedule, a yearly message)."""
_SWAPPED = 0.06
"""Share of a report's names and numbers that a copy may have exchanged. "Readout of the call with" another minister
has the same words and other names."""

_WORD = re.compile(r"\w+")
_TELLING = re.compile(r"(?<![.!?:“”\"\n] )(?<![“\"\n(])\b(?:[A-Z][\w’'-]+|\d+)")


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """What reports are compared by. `runs`: how many different ones; `names`: hashes, sorted."""

    content_hash: str
    published: date | None
    runs: int
    signature: Numbers
    names: Numbers


def sketch(text: str, body: Iterable[tuple[int, int]]) -> bytes:
    """The sketch of a report whose paragraphs are at these spans; of the whole text where there are none."""
    paragraphs = [text[start:end] for start, end in body] or [text]
    words = np.array(
        [zlib.crc32(word.encode()) for word in _WORD.findall("\n".join(paragraphs).casefold())], dtype=np.uint64
    )
    runs = np.unique(_runs(words))
    signature = np.zeros(_SIZE, np.uint64)
    if len(runs):
        factors, shifts = _family()
        for start in range(0, len(runs), _AT_ONCE):
            some = (runs[start : start + _AT_ONCE, None] * factors + shifts >> np.uint64(32)).min(axis=0)
            signature = some if not start else np.minimum(signature, some)
    telling = {zlib.crc32(word.encode()) for paragraph in paragraphs for word in _TELLING.findall(paragraph)}
    names = np.array(sorted(telling)[:_NAMES], np.uint32)
    return b"".join(part.astype("<u4").tobytes() for part in (np.array([len(runs)], np.uint32), signature, names))


def item(document: Mapping[str, Any], sketched: bytes) -> Item[Report]:
    """A document as it is grouped: earlier ones lead, of one day the longer ones."""
    numbers = np.frombuffer(sketched, "<u4")
    report = Report(
        document["content_hash"], document["published"], int(numbers[0]), numbers[1 : _SIZE + 1], numbers[_SIZE + 1 :]
    )
    keys = {key("text", report.content_hash)}
    if report.runs:
        keys.update(key(n, report.signature[n * PLACES : (n + 1) * PLACES].tobytes().hex()) for n in range(BANDS))
    asks = frozenset(keys)
    place = ((report.published or date.max).toordinal(), -report.runs, document["doc_id"])
    return Item(document["doc_id"], document["doc_id"], place, asks, asks, report)


def likeness(lead: Report, copy: Report) -> float | None:
    """1.0 where the two are one report."""
    if lead.content_hash == copy.content_hash:
        return 1.0
    if not lead.runs or not copy.runs:
        return None
    if lead.published and copy.published and abs((lead.published - copy.published).days) > DAYS:
        return None
    shared = float((lead.signature == copy.signature).mean())
    fewer = min(lead.runs, copy.runs)
    part = shared * (lead.runs + copy.runs) / (1 + shared) / fewer
    enough = FEW_SAME if fewer < FEW_RUNS else SAME
    is_cut = fewer >= FEW_RUNS and shared >= CUT_SAME and part >= CUT_PART
    return 1.0 if (shared >= enough or is_cut) and not _speak_of_others(lead.names, copy.names) else None


def _speak_of_others(one: Numbers, other: Numbers) -> bool:
    """Whether each has names that the other lacks, more than an edit exchanges."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    swapped = min(len(one), len(other)) - shared
    return swapped > max(1.0, _SWAPPED * min(len(one), len(other)))


def _runs(words: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """A hash of every run of words; of all words where they are fewer."""
    if not len(words):
        return words
    length = min(RUN, len(words))
    factor, hashed = np.uint64(0x9E3779B97F4A7C15), np.zeros(len(words) - length + 1, np.uint64)
    for n in range(length):
        hashed = (hashed + words[n : len(words) - length + 1 + n]) * factor
        hashed ^= hashed >> np.uint64(29)
    return hashed


@cache
def _family() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Factors (odd) and shifts of the hash functions; drawn once for all: stored sketches depend on them."""
    state, drawn = 0x243F6A8885A308D3, []
    for _ in range(2 * _SIZE):
        # SplitMix64 (Steele, Lea and Flood, 2014).
        state = (state + 0x9E3779B97F4A7C15) % 2**64
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) % 2**64
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) % 2**64
        drawn.append(mixed ^ (mixed >> 31))
    return np.array([n | 1 for n in drawn[:_SIZE]], np.uint64), np.array(drawn[_SIZE:], np.uint64)
