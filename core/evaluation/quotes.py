"""Statements and speakers against gold.

- A unit is one contiguous stretch of content without blanks, quotation marks, punctuation or "that" at its edges;
  stretches parted by such marks alone are one unit.
- A predicted quote is right where it shares at least 0.8 of its characters (intersection over union) with a gold
  unit, or with the whole of a gold quotation that is given in several stretches.
- Precision is over all predictions, against all gold. Recall is over gold that is speech: content in quotation marks,
  or with a cue that reports speech. Beliefs, plans and findings are neither asked for nor punished.
- Speaker: of the right ones whose source is marked, the share whose speaker span overlaps it; where only the speaker's
  name is marked, the share whose speaker fits the name. Joint F1 counts a unit only where its speaker is right as well.
- Identity: of the right ones whose speaker's name is marked, the share whose actor fits it (participants.py).
- Act: of the right ones whose act is marked, the share that is the marked one, and the same without `assert`.
- Topics: micro F1 over the right ones whose topics are marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.article import Article, Quote, Span
from core.evaluation.figures import Counts, Error, Interval, Measure, calibration, f1, intervals, share
from core.evaluation.gold import Gold, GoldQuote
from core.evaluation.lexicon import reports_speech
from core.evaluation.participants import is_actor
from core.quotes.contents import trimmed

_RIGHT = 0.8


@dataclass(frozen=True, slots=True)
class Predicted:
    """One quote of the parser: right in its span; right in other columns (None where the gold has nothing on them)."""

    type: str
    right: bool
    speaker_right: bool | None
    confidence: float | None
    identity_right: bool | None = None
    act: tuple[str, bool] | None = None
    """The marked act, and whether it came out."""
    topics: tuple[int, int, int] | None = None
    """How many topics were marked, how many found, how many are both."""
    about: frozenset[str] = frozenset()
    """The topics that the parser found."""

    @property
    def joint(self) -> bool:
        return self.right and self.speaker_right is not False


@dataclass(frozen=True, slots=True)
class Wanted:
    """One gold unit that is speech: whether it was found, and found with its speaker."""

    type: str
    found: bool
    joint: bool
    about: frozenset[str] = frozenset()
    """The topics that are marked."""


@dataclass(slots=True)
class Tally:
    """What one document counts for."""

    doc_id: str
    group: str = ""
    predicted: list[Predicted] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    errors: list[Error] = field(default_factory=list)
    answers: dict[Quote, GoldQuote] = field(default_factory=dict)
    """The marked statement of each quote that is right in its span."""


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
    identity: float | None
    act: float | None
    act_but_assert: float | None
    topics_f1: float | None


@dataclass(frozen=True)
class QuoteReport:
    documents: int
    all: Figures
    by_type: dict[str, Figures]
    by_outlet: dict[str, Figures]
    by_topic: dict[str, Figures]
    """Precision of what the parser puts under a topic, recall of what is marked as being on it."""
    intervals: dict[str, Interval]
    calibration_error: float | None
    errors: list[Error]
    stated: list[tuple[float | None, bool]]
    """Of every predicted quote its confidence, and whether it is right in span and speaker."""


def compare(gold: Gold, article: Article) -> Tally:
    """One document's quotes against its gold."""
    units = [unit for quote in gold.quotes or () for unit in _units(gold.text, quote)]
    tally = Tally(gold.doc_id, gold.group)
    topics = _topics(article)
    found: set[int] = set()
    joint: set[int] = set()
    for quote in article.quotes:
        span = trimmed(article.text, quote.start, quote.end)
        best = max(range(len(units)), key=lambda n: units[n].likeness(span), default=None)
        if best is None or units[best].likeness(span) < _RIGHT:
            about = topics.get(id(quote), frozenset())
            tally.predicted.append(Predicted(quote.type, False, None, quote.confidence, about=about))
            tally.errors.append(_error(tally, article, _wrong_span(span, units), span))
            continue
        unit = units[best]
        judged = _judged(quote, unit, topics.get(id(quote), frozenset()))
        tally.predicted.append(judged)
        tally.answers[quote] = unit.quote
        hit = {best} if unit.overlap(span) >= _RIGHT else {n for n, u in enumerate(units) if u.quote is unit.quote}
        found |= hit
        joint |= hit if judged.joint else set()
        tally.errors += _errors(tally, article, quote, unit, judged)
    for number, unit in enumerate(units):
        if unit.speech:
            about = frozenset(unit.quote.topics or ())
            tally.wanted.append(Wanted(unit.quote.type, number in found, number in joint, about))
            if number not in found:
                missed = _error(tally, article, f"missed, {unit.quote.type}", unit.span, wanted=unit.quote.cue)
                tally.errors.append(missed)
    return tally


def report(tallies: Sequence[Tally], *, seed: int = 0) -> QuoteReport:
    """The figures of these documents together, by type and by outlet."""
    types = sorted({w.type for t in tallies for w in t.wanted} | {p.type for t in tallies for p in t.predicted})
    outlets = sorted({t.group for t in tallies})
    topics = sorted({topic for t in tallies for about in _about(t) for topic in about})
    return QuoteReport(
        documents=len(tallies),
        all=figures(tallies),
        by_type={name: figures(tallies, name) for name in types},
        by_outlet={name: figures([t for t in tallies if t.group == name]) for name in outlets},
        by_topic={name: figures(tallies, topic=name) for name in topics},
        intervals=intervals([_counts(t) for t in tallies], _MEASURES, seed),
        calibration_error=calibration_error([p for t in tallies for p in t.predicted]),
        errors=[error for t in tallies for error in t.errors],
        stated=[(p.confidence, p.joint) for t in tallies for p in t.predicted],
    )


def _about(tally: Tally) -> list[frozenset[str]]:
    return [p.about for p in tally.predicted] + [w.about for w in tally.wanted]


def figures(tallies: Sequence[Tally], type_: str | None = None, topic: str | None = None) -> Figures:
    """The figures of these documents, of all quotes or of those of one type or topic."""
    rows = [_counts(t, type_, topic) for t in tallies]
    total = [sum(column) for column in zip(*rows, strict=True)] or [0] * len(_counts(Tally("")))
    return Figures(total[0], total[5], **{name: measure(total) for name, measure in _MEASURES.items()})


def calibration_error(predicted: Sequence[Predicted]) -> float | None:
    """Expected calibration error of the stated confidence, where a row is right in span and speaker."""
    return calibration((p.confidence, p.joint) for p in predicted)


@dataclass(frozen=True, slots=True, eq=False)
class _Unit:
    span: Span
    whole: Span
    speech: bool
    quote: GoldQuote

    def overlap(self, span: Span) -> float:
        return _overlap(span, self.span)

    def likeness(self, span: Span) -> float:
        return max(_overlap(span, self.span), _overlap(span, self.whole))


def _units(text: str, quote: GoldQuote) -> list[_Unit]:
    joined: list[Span] = []
    for start, end in sorted(quote.spans):
        if joined and trimmed(text, joined[-1][1], start)[0] >= start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    spans = [s for s in (trimmed(text, *span) for span in joined) if s[1] > s[0]]
    speech = not quote.optional and (quote.type != "indirect" or quote.cue is None or reports_speech(quote.cue))
    whole = (spans[0][0], spans[-1][1]) if spans else (0, 0)
    return [_Unit(span, whole, speech, quote) for span in spans]


def _judged(quote: Quote, unit: _Unit, topics: frozenset[str]) -> Predicted:
    marked = unit.quote
    identity = None
    if marked.speaker:
        identity = quote.speaker is not None and is_actor(marked.speaker, quote.speaker, quote.speaker_role)
    speaker = identity
    if marked.mention_spans:
        at = quote.speaker_span
        speaker = at is not None and any(start < at[1] and at[0] < end for start, end in marked.mention_spans)
    return Predicted(
        quote.type,
        True,
        speaker,
        quote.confidence,
        identity,
        act=(marked.act[0], quote.act in marked.act) if marked.act else None,
        topics=None if marked.topics is None else (len(marked.topics), len(topics), len(marked.topics & topics)),
        about=topics,
    )


def _topics(article: Article) -> dict[int, frozenset[str]]:
    """By the id() of a quote, the names of its topics."""
    made: dict[int, set[str]] = {}
    for topic in article.topics:
        made.setdefault(id(topic.target), set()).add(topic.topic)
    return {key: frozenset(names) for key, names in made.items()}


def _wrong_span(span: Span, units: Sequence[_Unit]) -> str:
    nearest = max(units, key=lambda u: u.overlap(span), default=None)
    if nearest is None or nearest.overlap(span) == 0:
        return "no statement there"
    if span[0] <= nearest.span[0] and nearest.span[1] <= span[1]:
        return "span too long"
    return "span too short" if nearest.span[0] <= span[0] and span[1] <= nearest.span[1] else "span shifted"


def _errors(tally: Tally, article: Article, quote: Quote, unit: _Unit, judged: Predicted) -> list[Error]:
    """What is wrong with a quote whose span is right."""
    made, marked, span = [], unit.quote, (quote.start, quote.end)
    if judged.speaker_right is False:
        names = [article.text[start:end] for start, end in marked.mention_spans] or list(marked.speaker)
        at = quote.speaker_span
        if at is None:
            made.append(_error(tally, article, "no speaker", span, wanted=names[0]))
        else:
            given = article.text[at[0] : at[1]]
            made.append(_error(tally, article, "wrong speaker", span, wanted=names[0], found=given))
    elif judged.identity_right is False:
        who = quote.speaker.name if quote.speaker is not None else None
        made.append(_error(tally, article, "speaker taken for another", span, wanted=marked.speaker[0], found=who))
    if quote.type != marked.type:
        made.append(_error(tally, article, "wrong type", span, wanted=marked.type, found=quote.type))
    if judged.act is not None and not judged.act[1]:
        made.append(_error(tally, article, "wrong act", span, wanted=marked.act[0], found=quote.act))
    return made


def _error(
    tally: Tally, article: Article, kind: str, span: Span, *, wanted: str | None = None, found: str | None = None
) -> Error:
    return Error("quotes", kind, tally.doc_id, *span, wanted, found, article.text[span[0] : span[1]])


def _counts(tally: Tally, type_: str | None = None, topic: str | None = None) -> Counts:
    predicted = [p for p in tally.predicted if type_ in (None, p.type) and (topic is None or topic in p.about)]
    wanted = [w for w in tally.wanted if type_ in (None, w.type) and (topic is None or topic in w.about)]
    sourced = [p.speaker_right for p in predicted if p.speaker_right is not None]
    identified = [p.identity_right for p in predicted if p.identity_right is not None]
    acts = [p.act for p in predicted if p.act is not None]
    telling = [right for act, right in acts if act != "assert"]
    topics = [p.topics for p in predicted if p.topics is not None]
    return (
        len(predicted),
        sum(p.right for p in predicted),
        sum(p.joint for p in predicted),
        len(sourced),
        sum(sourced),
        len(wanted),
        sum(w.found for w in wanted),
        sum(w.joint for w in wanted),
        len(identified),
        sum(identified),
        len(acts),
        sum(right for _, right in acts),
        len(telling),
        sum(telling),
        *(sum(t[n] for t in topics) for n in range(3)),
    )


_MEASURES: dict[str, Measure] = {
    "precision": lambda n: share(n[1], n[0]),
    "recall": lambda n: share(n[6], n[5]),
    "f1": lambda n: f1(share(n[1], n[0]), share(n[6], n[5])),
    "speaker": lambda n: share(n[4], n[3]),
    "joint_f1": lambda n: f1(share(n[2], n[0]), share(n[7], n[5])),
    "identity": lambda n: share(n[9], n[8]),
    "act": lambda n: share(n[11], n[10]),
    "act_but_assert": lambda n: share(n[13], n[12]),
    "topics_f1": lambda n: share(2 * n[16], n[14] + n[15]),
}


def _overlap(one: Span, other: Span) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (one[1] - one[0] + other[1] - other[0] - shared) if shared > 0 else 0.0
