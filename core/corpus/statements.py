"""Statements: the same words, or the same thing said, in several reports.

Direct quotes are one where a speaker's words are the same, or one report quotes a part of what another quotes.
Candidates share the whole text or a run of four words (chosen by winnowing: Schleimer, Wilkerson and Aiken, 2003).
Indirect ones are one where speaker and day are, and most of the words that carry meaning; a negation or a number that
differs keeps them apart. The same words by another speaker are another statement.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.corpus import wording
from core.corpus.grouping import Item, best, key
from core.corpus.parties import Party, same_party

_RUN, _WINDOW = 4, 4
"""Any seven words that two quotes share have a run of four in common that is a key of both."""
_OF_ALL = 2
"""Runs by which a quote without a speaker is sought, besides its whole text."""
_SHORT = 4
"""Words of a quote up to which it is only the same where its whole text is, by a known speaker."""
_SHORTEST = 3
"""Words below which it is only the same on the same day: "No comment" is said often."""
_TELLING = 8
"""Words from which a quote is known again though one report does not say by whom, or on another day."""
_PART = 0.7
"""Share of the shorter quote's runs that stand in the longer one, where small words were changed in it."""
_LATE = 3
"""Days by which a day taken from publication may be off."""
_REPEATED = 31
"""Days for which a long quote goes round."""

MEANT_PART, MEANT_ALL, MEANT_FEWEST = 0.7, 0.5, 3
"""Of the stems of two indirect statements: share of the shorter one's, of both's, and how many at least."""
_WEAK = frozenset({"published", "dateline", "meeting", "visit"})
_DENYING = frozenset({"deny", "refuse"})
_NO_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """What statements are compared by. `speaker`: None where it is not known who that is."""

    doc_id: str
    type: str
    speaker: Party | None
    words: tuple[str, ...]
    runs: frozenset[tuple[str, ...]]
    stems: frozenset[str]
    numbers: frozenset[str]
    is_negated: bool
    denies: bool
    day: int | None
    is_weak: bool

    @property
    def is_direct(self) -> bool:
        return self.type == "direct"


def items(
    quotes: Iterable[Mapping[str, Any]],
    parties: Mapping[tuple[str, str], Party],
    published: Mapping[str, date | None],
) -> Iterator[Item[Statement]]:
    """Quotes as they are grouped: known speakers before unknown ones, longer ones before their parts.

    `parties`: by doc_id and actor_id; `published`: by doc_id, the day of a quote that has none of its own.
    """
    for row in quotes:
        speaker = parties.get((row["doc_id"], row["speaker_id"]))
        spoken = wording.words(row["text"])
        day = row["date"] or published.get(row["doc_id"])
        statement = Statement(
            row["doc_id"], row["type"], None if speaker is None or speaker.kind == "unnamed" else speaker,
            spoken, frozenset(wording.runs(spoken, _RUN)), wording.stems(spoken), wording.numbers(spoken),
            wording.is_negated(spoken), row["act"] in _DENYING,
            None if day is None else day.toordinal(), row["date"] is None or row["date_source"] in _WEAK,
        )  # fmt: skip
        keys, asks = _keys(statement)
        place = (
            statement.speaker is None, not statement.is_direct, -len(spoken), statement.day or _NO_DAY,
            row["doc_id"], row["start"], row["quote_id"],
        )  # fmt: skip
        yield Item(row["quote_id"], row["doc_id"], place, keys, asks, statement)


def likeness(lead: Statement, other: Statement) -> float | None:
    """How much of what the shorter one says the other says as well, where they are one; else None."""
    if lead.doc_id == other.doc_id:
        return None
    if lead.is_direct and other.is_direct:
        return _same_words(lead, other)
    if lead.words == other.words and len(lead.words) >= _TELLING and lead.is_direct == other.is_direct:
        # The very words of a report, as a copy or an outlet that took a paragraph has them.
        words = len(lead.words)
        return 1.0 if _days_fit(lead, other, words) and _one_speaker(lead, other, words) else None
    return _same_meaning(lead, other)


def choose(other: Statement, fitting: list[tuple[float, Item[Statement]]]) -> Item[Statement] | None:
    """The best; of a quote without a speaker only where all that it fits are of one speaker."""
    if other.speaker is None:
        speakers = [item.profile.speaker for _, item in fitting if item.profile.speaker is not None]
        if any(not same_party(speakers[0], speaker) for speaker in speakers):
            return None
    return best(other, fitting)


def _same_words(lead: Statement, other: Statement) -> float | None:
    fewer = min(len(lead.words), len(other.words))
    if not fewer or not _days_fit(lead, other, fewer) or not _one_speaker(lead, other, fewer):
        return None
    if lead.words == other.words:
        return 1.0
    longer, shorter = (lead, other) if len(lead.words) >= len(other.words) else (other, lead)
    if fewer <= _SHORT:
        return None
    if wording.contains(longer.words, shorter.words):
        return 1.0
    if (longer.numbers and shorter.numbers - longer.numbers) or longer.is_negated != shorter.is_negated:
        return None
    part = len(longer.runs & shorter.runs) / len(shorter.runs)
    return part if fewer >= _TELLING and part >= _PART else None


def _same_meaning(lead: Statement, other: Statement) -> float | None:
    if lead.speaker is None or other.speaker is None or lead.day is None or other.day is None:
        return None
    if abs(lead.day - other.day) > 1 or not same_party(lead.speaker, other.speaker):
        return None
    if lead.is_negated != other.is_negated or lead.denies != other.denies:
        return None
    if not (lead.numbers <= other.numbers or other.numbers <= lead.numbers):
        return None
    shared = len(lead.stems & other.stems)
    fewer = min(len(lead.stems), len(other.stems))
    if fewer < MEANT_FEWEST or shared / fewer < MEANT_PART:
        return None
    return shared / fewer if shared / len(lead.stems | other.stems) >= MEANT_ALL else None


def _one_speaker(lead: Statement, other: Statement, words: int) -> bool:
    if lead.speaker is None or other.speaker is None:
        return words >= _TELLING
    return same_party(lead.speaker, other.speaker)


def _days_fit(lead: Statement, other: Statement, words: int) -> bool:
    if lead.day is None or other.day is None:
        return words > _SHORT
    apart = abs(lead.day - other.day)
    if words < _SHORTEST:
        return apart == 0
    if lead.is_weak or other.is_weak:
        return apart <= (_REPEATED if words >= _TELLING else _LATE)
    return apart <= 1


def _keys(one: Statement) -> tuple[frozenset[int], frozenset[int]]:
    """The blocks in which a statement is found, and those in which it seeks a lead."""
    telling = _least(wording.runs(one.words, _RUN)) if one.is_direct and len(one.words) > _SHORT else set()
    own, of_all = set(), set()
    if len(one.words) >= _TELLING:
        # What one report leaves without a speaker is sought among the quotes of all, by few keys: it is seldom.
        of_all = {key("words", *one.words), *(key("run", *run) for run in sorted(telling, key=_rank)[:_OF_ALL])}
    if one.speaker is None:
        return frozenset(of_all), frozenset(of_all)
    name = one.speaker.surname or one.speaker.actor_id
    if one.words and (one.is_direct or len(one.words) >= _TELLING):
        own = {key("words of", name, *one.words), *(key("run of", name, *run) for run in telling)}
    if one.day is not None and len(one.stems) >= MEANT_FEWEST:
        own |= {key("said", name, one.day), key("said", name, one.day + 1)}
    return frozenset(own | of_all), frozenset(own)


def _least(runs: Sequence[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """The least run of every window: what two texts share for seven words, they share one of these from."""
    ranked = [(_rank(run), run) for run in runs]
    return {min(ranked[n : n + _WINDOW])[1] for n in range(max(1, len(ranked) - _WINDOW + 1))} if ranked else set()


def _rank(run: tuple[str, ...]) -> int:
    """An order of runs that has nothing to do with what they say."""
    return zlib.crc32(" ".join(run).encode("utf-8", "surrogatepass"))
