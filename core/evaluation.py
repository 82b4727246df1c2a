"""How right the parser is on texts that people have marked: the figures behind `communique evaluate GOLD`.

A gold file is JSON Lines (plain or .gz), one document a line: `doc_id`, `text`, `quotes`: [{`type`, `spans`:
[[start, end], ...], `mention_spans`, `cue`, `optional`?, `speaker`?}]. Offsets are code points, half open.

- A unit is one contiguous stretch of content without blanks, quotation marks, punctuation or "that" at its edges;
  stretches parted by such marks alone are one unit.
- A predicted quote is right where it shares at least 0.8 of its characters (intersection over union) with a gold
  unit, or with the whole of a gold quotation that is given in several stretches.
- Precision is over all predictions, against all gold. Recall is over gold that is speech: content in quotation marks,
  or with a cue that reports speech. Beliefs, plans and findings are neither asked for nor punished.
- Speaker: of the right ones whose source is marked, the share whose speaker span overlaps it. Joint F1 counts a unit
  only where its speaker is right as well.
- Expected calibration error: ten bins of stated confidence against the share of rows that are right, span and speaker.
- Intervals: 95 %, from 1,000 resamples of the documents.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.article import Article, Document, Quote, Span
from core.errors import ReadingError
from core.quotes.contents import trimmed
from core.quotes.cues import cues

_RIGHT = 0.8
_BINS = 10
_RESAMPLES = 1_000
_SHOWN = 6
"""Examples of each kind of error that are printed."""


@dataclass(frozen=True, slots=True)
class Predicted:
    """One quote of the parser: right in its span; right in its speaker (None where the gold names none)."""

    type: str
    right: bool
    speaker_right: bool | None
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """One gold unit that is speech: whether it was found, and found with its speaker."""

    type: str
    found: bool
    joint: bool


@dataclass(slots=True)
class Tally:
    """What one document counts for."""

    doc_id: str
    predicted: list[Predicted] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)
    """Kind and what a person needs to see of it."""

    @property
    def outlet(self) -> str:
        """What stands before the first underscore of doc_id; "" where there is none."""
        return self.doc_id.split("_", 1)[0] if "_" in self.doc_id else ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares between 0 and 1; None where nothing was counted."""

    predicted: int
    wanted: int
    precision: float | None
    recall: float | None
    f1: float | None
    speaker: float | None
    joint_f1: float | None


@dataclass(frozen=True)
class Report:
    """The figures of a gold file; `str(report)` is for reading."""

    documents: int
    all: Figures
    by_type: dict[str, Figures]
    by_outlet: dict[str, Figures]
    intervals: dict[str, tuple[float, float]]
    calibration_error: float | None
    errors: dict[str, list[str]]
    """By kind, the most frequent first."""

    def __str__(self) -> str:
        head = f"{'':18}{'quotes':>7}{'gold':>7}{'prec.':>8}{'recall':>8}{'F1':>8}{'speaker':>9}{'joint F1':>10}"
        lines = [f"{self.documents} documents", "", head, _line("all", self.all)]
        lines += [_line(name, figures) for name, figures in self.by_type.items()]
        if len(self.by_outlet) > 1:
            lines += ["", *(_line(name or "(no outlet)", figures) for name, figures in self.by_outlet.items())]
        lines += ["", "95 % intervals: " + ", ".join(f"{n} {a:.3f} to {b:.3f}" for n, (a, b) in self.intervals.items())]
        if self.calibration_error is not None:
            lines.append(f"expected calibration error: {self.calibration_error:.3f}")
        for kind, found in self.errors.items():
            lines += ["", f"{kind}: {len(found)}", *(f"  {what}" for what in found[:_SHOWN])]
        return "\n".join(lines)


def evaluate(gold: Path) -> Report:
    """Parse every text of a gold file and compare. Raises ReadingError where the file or a line cannot be read."""
    from core.pipeline import parse

    tallies = []
    for line in read_gold(gold):
        article = parse(Document(line["text"], source=line["doc_id"]))
        tallies.append(compare(line, article))
    return report(tallies)


def read_gold(path: Path) -> list[dict[str, Any]]:
    """The documents of a gold file. Raises ReadingError (reason "gold")."""
    documents = []
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    documents.append(_checked(json.loads(line), path, number))
    except (OSError, ValueError) as error:
        raise ReadingError(
            str(path), "gold", f"cannot be read as gold ({error}); give one JSON object a line"
        ) from error
    if not documents:
        raise ReadingError(str(path), "gold", "holds no document; give one JSON object a line")
    return documents


def compare(gold: dict[str, Any], article: Article) -> Tally:
    """One document's quotes against its gold."""
    units = _units(gold)
    tally = Tally(gold["doc_id"])
    found: set[int] = set()
    with_speaker: set[int] = set()
    for quote in article.quotes:
        span = trimmed(article.text, quote.start, quote.end)
        best = max(range(len(units)), key=lambda n: units[n].likeness(span), default=None)
        if best is None or units[best].likeness(span) < _RIGHT:
            tally.predicted.append(Predicted(quote.type, False, None, quote.confidence))
            tally.errors.append(
                (_wrong_span(span, units), f"{tally.doc_id}: {article.text[span[0] : span[1]][:110]!r}")
            )
            continue
        unit = units[best]
        speaker_right = _speaker_right(quote, unit)
        tally.predicted.append(Predicted(quote.type, True, speaker_right, quote.confidence))
        hit = {best} if unit.overlap(span) >= _RIGHT else {n for n, u in enumerate(units) if u.quote is unit.quote}
        found |= hit
        if speaker_right is False:
            tally.errors.append(_wrong_speaker(article.text, quote, unit, tally.doc_id))
        else:
            with_speaker |= hit
    for number, unit in enumerate(units):
        if unit.speech:
            tally.wanted.append(Wanted(unit.type, number in found, number in with_speaker))
            if number not in found:
                shown = f"{tally.doc_id}: [{unit.cue}] {article.text[unit.span[0] : unit.span[1]][:100]!r}"
                tally.errors.append((f"missed, {unit.type}", shown))
    return tally


def report(tallies: Sequence[Tally], *, seed: int = 0) -> Report:
    """The figures of these documents together, by type and by outlet."""
    types = sorted({w.type for t in tallies for w in t.wanted} | {p.type for t in tallies for p in t.predicted})
    outlets = sorted({t.outlet for t in tallies})
    errors: dict[str, list[str]] = {}
    for kind, _ in Counter(kind for t in tallies for kind, _ in t.errors).most_common():
        errors[kind] = [what for t in tallies for k, what in t.errors if k == kind]
    return Report(
        documents=len(tallies),
        all=figures(tallies),
        by_type={name: figures(tallies, name) for name in types},
        by_outlet={name: figures([t for t in tallies if t.outlet == name]) for name in outlets},
        intervals=_intervals(tallies, seed),
        calibration_error=calibration_error(p for t in tallies for p in t.predicted),
        errors=errors,
    )


def figures(tallies: Sequence[Tally], type_: str | None = None) -> Figures:
    """The figures of these documents, of all quotes or of those of one type."""
    predicted = [p for t in tallies for p in t.predicted if type_ in (None, p.type)]
    wanted = [w for t in tallies for w in t.wanted if type_ in (None, w.type)]
    right = sum(p.right for p in predicted)
    joint = sum(p.right and p.speaker_right is not False for p in predicted)
    sourced = [p for p in predicted if p.speaker_right is not None]
    precision, recall = _share(right, len(predicted)), _share(sum(w.found for w in wanted), len(wanted))
    return Figures(
        predicted=len(predicted),
        wanted=len(wanted),
        precision=precision,
        recall=recall,
        f1=_f1(precision, recall),
        speaker=_share(sum(p.speaker_right is True for p in sourced), len(sourced)),
        joint_f1=_f1(_share(joint, len(predicted)), _share(sum(w.joint for w in wanted), len(wanted))),
    )


def calibration_error(predicted: Iterable[Predicted]) -> float | None:
    """Mean distance between stated confidence and the share that is right, over ten bins by their size."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for p in predicted:
        if p.confidence is not None:
            right = p.right and p.speaker_right is not False
            bins[min(_BINS - 1, int(p.confidence * _BINS))].append((p.confidence, right))
    total = sum(len(b) for b in bins)
    if not total:
        return None
    return sum(abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in bins) / total


@dataclass(frozen=True, slots=True, eq=False)
class _Unit:
    span: Span
    whole: Span
    type: str
    speech: bool
    cue: str | None
    sources: Sequence[Span]
    quote: dict[str, Any]

    def overlap(self, span: Span) -> float:
        return _overlap(span, self.span)

    def likeness(self, span: Span) -> float:
        return max(_overlap(span, self.span), _overlap(span, self.whole))


def _units(gold: dict[str, Any]) -> list[_Unit]:
    text: str = gold["text"]
    made = []
    for quote in gold["quotes"]:
        joined: list[Span] = []
        for start, end in sorted((s[0], s[1]) for s in quote["spans"]):
            if joined and trimmed(text, joined[-1][1], start)[0] >= start:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        spans = [s for s in (trimmed(text, *span) for span in joined) if s[1] > s[0]]
        speech = not quote.get("optional") and (quote["type"] != "indirect" or reports_speech(quote.get("cue") or ""))
        sources = [(s[0], s[1]) for s in quote.get("mention_spans") or ()]
        whole = (spans[0][0], spans[-1][1]) if spans else (0, 0)
        made += [_Unit(span, whole, quote["type"], speech, quote.get("cue"), sources, quote) for span in spans]
    return made


def reports_speech(cue: str) -> bool:
    """Whether a cue as people marked it ("was quoted as saying") has a word of cues.toml that reports speech."""
    if cue.strip() == ":":
        return True
    return any(form in cues().speech for word in cue.lower().split() for form in _forms(word.strip(".,;:'’\"”")))


def _forms(word: str) -> set[str]:
    """The base forms that a word may be of; irregular ones are in cues.toml as they are."""
    made = {word}
    for ending, bases in (
        ("ies", ("y",)),
        ("ied", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            made |= {stem + base for base in bases}
            if len(stem) > 2 and stem[-1] == stem[-2]:
                made.add(stem[:-1])
    return made


def _speaker_right(quote: Quote, unit: _Unit) -> bool | None:
    if not unit.sources:
        return None
    span = quote.speaker_span
    return span is not None and any(start < span[1] and span[0] < end for start, end in unit.sources)


def _wrong_span(span: Span, units: Sequence[_Unit]) -> str:
    nearest = max(units, key=lambda u: u.overlap(span), default=None)
    if nearest is None or nearest.overlap(span) == 0:
        return "no statement there"
    if span[0] <= nearest.span[0] and nearest.span[1] <= span[1]:
        return "span too long"
    return "span too short" if nearest.span[0] <= span[0] and span[1] <= nearest.span[1] else "span shifted"


def _wrong_speaker(text: str, quote: Quote, unit: _Unit, doc_id: str) -> tuple[str, str]:
    wanted = text[unit.sources[0][0] : unit.sources[0][1]]
    said = text[quote.start : quote.end][:80]
    if quote.speaker_span is None:
        return "no speaker", f"{doc_id}: should be {wanted!r}: {said!r}"
    given = text[quote.speaker_span[0] : quote.speaker_span[1]]
    return "wrong speaker", f"{doc_id}: {given!r} should be {wanted!r}: {said!r}"


def _intervals(tallies: Sequence[Tally], seed: int) -> dict[str, tuple[float, float]]:
    # Counts of each document once; a resample only adds them up.
    rows = [_counts(t) for t in tallies]
    rng = random.Random(seed)
    drawn: dict[str, list[float]] = {name: [] for name in _MEASURES}
    for _ in range(_RESAMPLES):
        total = [sum(column) for column in zip(*rng.choices(rows, k=len(rows)), strict=True)]
        for name, measure in _MEASURES.items():
            if (value := measure(total)) is not None:
                drawn[name].append(value)
    made = {}
    for name, values in drawn.items():
        if values:
            values.sort()
            made[name] = (values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))])
    return made


def _counts(tally: Tally) -> tuple[int, ...]:
    sourced = [p for p in tally.predicted if p.speaker_right is not None]
    return (
        len(tally.predicted),
        sum(p.right for p in tally.predicted),
        sum(p.right and p.speaker_right is not False for p in tally.predicted),
        len(sourced),
        sum(p.speaker_right is True for p in sourced),
        len(tally.wanted),
        sum(w.found for w in tally.wanted),
        sum(w.joint for w in tally.wanted),
    )


_MEASURES: dict[str, Callable[[Sequence[int]], float | None]] = {
    "precision": lambda n: _share(n[1], n[0]),
    "recall": lambda n: _share(n[6], n[5]),
    "F1": lambda n: _f1(_share(n[1], n[0]), _share(n[6], n[5])),
    "speaker": lambda n: _share(n[4], n[3]),
    "joint F1": lambda n: _f1(_share(n[2], n[0]), _share(n[7], n[5])),
}


def _checked(line: Any, path: Path, number: int) -> dict[str, Any]:
    where = f"line {number}"
    if not isinstance(line, dict) or not isinstance(line.get("text"), str) or not isinstance(line.get("quotes"), list):
        raise ReadingError(str(path), "gold", f"{where} has no text with quotes; give doc_id, text and quotes")
    line.setdefault("doc_id", where)
    for quote in line["quotes"]:
        spans = quote.get("spans") or (
            [[quote["start"], quote["end"]]] if "start" in quote and "end" in quote else None
        )
        if not spans or "type" not in quote:
            raise ReadingError(str(path), "gold", f"{where} has a quote without spans or type; give both")
        if any(not 0 <= s[0] < s[1] <= len(line["text"]) for s in spans):
            raise ReadingError(
                str(path), "gold", f"{where} has a span outside its text; offsets are code points, half open"
            )
        quote["spans"] = spans
    return line


def _overlap(one: Span, other: Span) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (one[1] - one[0] + other[1] - other[0] - shared) if shared > 0 else 0.0


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _f1(precision: float | None, recall: float | None) -> float | None:
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _line(name: str, figures_: Figures) -> str:
    shown = [figures_.precision, figures_.recall, figures_.f1, figures_.speaker, figures_.joint_f1]
    cells = ["-" if value is None else f"{value:.3f}" for value in shown]
    return f"{name:18}{figures_.predicted:>7}{figures_.wanted:>7}" + "".join(
        f"{cell:>{width}}" for cell, width in zip(cells, (8, 8, 8, 9, 10), strict=True)
    )
