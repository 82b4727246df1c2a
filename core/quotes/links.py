"""Who said it by which words: each content with its cue and its source.

Every pair of a cue and a source near a content is scored by where they stand and how the parse joins
them; the best pair wins, and either may be absent. The weights are learned (core.quotes.training.links)
and lie in model/links.json.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import HEAD, IDX, LENGTH, SENT_START

from core.article import Actor, Span
from core.errors import ModelError
from core.quotes.contents import Content
from core.quotes.cues import cues
from core.quotes.decode import Stretch
from core.quotes.words import sentence_starts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WEIGHTS = Path(__file__).parent / "model" / "links.json"
_NEAREST = 6
"""Candidates of one kind that are looked at on each side of a content."""
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_SHARING = frozenset(("conj", "xcomp", "advcl", "ccomp", "aux", "acl", "pcomp", "prep", "dobj"))
"""Relations over which a reporting word takes its subject from the word above it."""
Features = dict[str, float]


@dataclass(slots=True)
class Statement:
    """A content with the cue and the source found for it (spans, None where there is none) and how sure (0 to 1)."""

    content: Content
    cue: Span | None = None
    source: Span | None = None
    certainty: float = 0.0
    speaker: Actor | None = None
    """Who it is where no words beside the content say so: the speaker of a speech that a headline announces."""


class Setting:
    """What the features need to know of a document: sentences, paragraphs, stretches, the parse."""

    def __init__(
        self, doc: Doc, paragraphs: Sequence[Span], found: Sequence[Content], tagged: Sequence[Stretch]
    ) -> None:
        self.doc = doc
        self.text = doc.text
        self.paragraphs = paragraphs
        self.contents = found
        places = doc.to_array([IDX, SENT_START, LENGTH, HEAD])
        self._tokens: list[int] = places[:, 0].tolist()
        self._ends: list[int] = (places[:, 0] + places[:, 2]).tolist()
        self._heads: list[int] = (np.arange(len(doc)) + places[:, 3].astype(np.int64)).tolist()
        self.sentence_starts = [self._tokens[word] for word in sentence_starts(places[:, 1])]
        self._paragraph_starts = [p[0] for p in paragraphs]
        self._content_starts = [c.start for c in found]
        seen = [(s.start, s.end) for s in tagged if s.kind == "cue"]
        # What is asked of a span again and again: its words, their root, who does what a cue reports.
        self._words: dict[Span, list[Token]] = {}
        self._roots: dict[Span, Token | None] = {}
        self._speakers: dict[Span, Token | None] = {}
        self._subjects: dict[Span, list[tuple[int, float]]] = {}
        self.parsed_cues = set(parsed_cues(self, seen))
        self.cues = sorted({*seen, *self.parsed_cues})
        seen = [(s.start, s.end) for s in tagged if s.kind == "source"]
        self.parsed_sources = set(parsed_sources(self, seen))
        self.sources = sorted({*seen, *self.parsed_sources})

    def sentence(self, offset: int) -> int:
        return bisect_right(self.sentence_starts, offset)

    def paragraph(self, offset: int) -> int:
        return bisect_right(self._paragraph_starts, offset) - 1

    def root(self, span: Span) -> Token | None:
        """The word of the span that the others hang on."""
        if span not in self._roots:
            self._roots[span] = self._root(span)
        return self._roots[span]

    def speaker(self, cue: Span) -> Token | None:
        """As `speaker_of` the root of this cue."""
        if cue not in self._speakers:
            self._speakers[cue] = speaker_of(self.root(cue))
        return self._speakers[cue]

    def subjects(self, cue: Span) -> list[tuple[int, float]]:
        """Where the subjects of this cue begin, worth 1, and those that it shares with a word above it, worth 0.5."""
        if cue not in self._subjects:
            self._subjects[cue] = subjects_of(self.root(cue))
        return self._subjects[cue]

    def _root(self, span: Span) -> Token | None:
        low, high = self._range(span)
        if high <= low:
            return None
        heads = self._heads
        return self.doc[next((n for n in range(low, high) if not low <= heads[n] < high or heads[n] == n), low)]

    def tokens(self, span: Span) -> list[Token]:
        """The words that the span touches; not to be changed."""
        if span not in self._words:
            self._words[span] = list(self.doc[slice(*self._range(span))])
        return self._words[span]

    def _range(self, span: Span) -> tuple[int, int]:
        """Number of the first word that the span touches, and of the one behind the last."""
        low = max(0, bisect_right(self._tokens, span[0]) - 1)
        if low < len(self._tokens) and self._ends[low] <= span[0]:
            low += 1
        return low, bisect_left(self._tokens, span[1])

    def between(self, one: Span, other: Span) -> Span:
        """What lies between two spans; empty where they touch or overlap."""
        start, end = min(one[1], other[1]), max(one[0], other[0])
        return (start, max(start, end))

    def contents_between(self, one: Span, other: Span) -> int:
        start, end = self.between(one, other)
        return bisect_left(self._content_starts, end) - bisect_left(self._content_starts, start)

    def in_content(self, span: Span) -> bool:
        """Whether this span lies inside what is said."""
        at = bisect_right(self._content_starts, span[0]) - 1
        return at >= 0 and span[1] <= self.contents[at].end

    def near(self, candidates: Sequence[Span], content: Content) -> list[Span]:
        """Those of the content's paragraph that do not lie inside it, and those of the last sentence of the paragraph
        before where that ends with a colon or a comma."""
        first, last = self.paragraphs[content.paragraph]
        if content.paragraph > 0:
            before = self.paragraphs[content.paragraph - 1]
            if self.text[before[0] : before[1]].rstrip()[-1:] in ":,":
                first = max(before[0], self.sentence_starts[self.sentence(before[1] - 1) - 1])
        low, at, high = (bisect_left(candidates, (offset, 0)) for offset in (first, content.start, last))
        chosen = candidates[max(low, at - _NEAREST) : min(high, at + _NEAREST)]
        return [c for c in chosen if not (content.start <= c[0] and c[1] <= content.end)]


def parsed_cues(setting: Setting, seen: Sequence[Span]) -> list[Span]:
    """Reporting words on which a content hangs, where the tagger saw no cue."""
    starts = [s[0] for s in seen]
    made = []
    for content in setting.contents:
        root = setting.root((content.start, content.end))
        if root is None or root.head.i == root.i or root.head.lemma_.lower() not in cues().verb_acts:
            continue
        span = (int(root.head.idx), int(root.head.idx) + len(root.head))
        at = bisect_left(starts, span[1]) - 1
        inside = content.start <= span[0] < content.end
        if not inside and not setting.in_content(span) and (at < 0 or seen[at][1] <= span[0]):
            made.append(span)
    return made


def parsed_sources(setting: Setting, seen: Sequence[Span]) -> list[Span]:
    """Who the parse says the cues belong to, where the tagger saw no source: subjects, agents, possessors."""
    starts = [s[0] for s in seen]
    made = []
    for cue in setting.cues:
        noun = setting.speaker(cue)
        if noun is None:
            continue
        span = noun_phrase(noun)
        at = bisect_left(starts, span[1]) - 1
        if span[0] < cue[1] and cue[0] < span[1] and noun.dep_ in _SUBJECTS:
            continue
        if at < 0 or seen[at][1] <= span[0]:
            made.append(span)
    return made


def speaker_of(cue: Token | None) -> Token | None:
    """The head of the phrase that does what this word reports; None where the parse names nobody."""
    head = cue
    for _ in range(4):
        if head is None:
            return None
        for child in head.children:
            if child.dep_ == "agent" or (
                child.dep_ == "prep" and child.lower_ in ("by", "from") and head.pos_ == "NOUN"
            ):
                inner = next((c for c in child.children if c.dep_ == "pobj"), None)
                if inner is not None:
                    return inner
            if child.dep_ in _SUBJECTS or (head.pos_ == "NOUN" and _makes_it(child)):
                return child
        if head.dep_ not in _SHARING or head.head.i == head.i:
            return None
        head = head.head
    return None


def _makes_it(modifier: Token) -> bool:
    """Whether this word before a noun says whose it is: "Trump's claim", "U.S. accusations"."""
    return modifier.dep_ == "poss" or (
        modifier.dep_ in ("compound", "amod", "nmod") and modifier.ent_type_ in ("GPE", "NORP", "ORG", "PERSON")
    )


def noun_phrase(noun: Token) -> Span:
    """A noun with what stands before it and belongs to it."""
    left = [
        t.left_edge.i for t in noun.lefts if t.dep_ in ("compound", "amod", "det", "nmod", "poss", "nummod", "quantmod")
    ]
    first = noun.doc[min([noun.i, *left])]
    return int(first.idx), int(noun.idx) + len(noun)


def statements(setting: Setting) -> list[Statement]:
    """Each content of the setting with its best cue and source."""
    known: dict[tuple[Span | None, Span | None], float] = {}
    return [_best(setting, content, weights(), known) for content in setting.contents]


def _best(
    setting: Setting, content: Content, weight: Features, known: dict[tuple[Span | None, Span | None], float]
) -> Statement:
    """The likeliest pair. `known`: what pairs are worth apart from the content, filled here; neighbours share them."""
    by_cue, by_source = _by_content(setting, content)
    of_cue = {cue: _worth(features, weight) for cue, features in by_cue.items()}
    of_source = {source: _worth(features, weight) for source, features in by_source.items()}
    scores: dict[tuple[Span | None, Span | None], float] = {}
    for cue, first in of_cue.items():
        for source, second in of_source.items():
            pair = (cue, source)
            if pair not in known:
                known[pair] = _worth(_cue_source(setting, cue, source), weight)
            scores[pair] = first + second + known[pair]
    top = max(scores, key=scores.__getitem__)
    odds = {pair: math.exp(score - scores[top]) for pair, score in scores.items()}
    same_source = sum(odd for (_, source), odd in odds.items() if source == top[1])
    return Statement(content, *top, same_source / sum(odds.values()))


def _worth(features: Features, weight: Features) -> float:
    return sum([weight.get(name, 0.0) * value for name, value in features.items()])


def candidates(setting: Setting, content: Content) -> list[tuple[Span | None, Span | None, Features]]:
    """Every pair of a cue and a source, each possibly absent, with its features."""
    by_cue, by_source = _by_content(setting, content)
    return [(k, s, by_cue[k] | by_source[s] | _cue_source(setting, k, s)) for k in by_cue for s in by_source]


def _by_content(setting: Setting, content: Content) -> tuple[dict[Span | None, Features], dict[Span | None, Features]]:
    """The cues and the sources near a content, with the features of each beside it."""
    span = (content.start, content.end)
    near_cues: list[Span | None] = [None, *setting.near(setting.cues, content)]
    sources: list[Span | None] = [None, *setting.near(setting.sources, content)]
    return (
        {cue: _content_cue(setting, content, span, cue) for cue in near_cues},
        {source: _content_source(setting, content, span, source) for source in sources},
    )


def _content_cue(setting: Setting, content: Content, span: Span, cue: Span | None) -> Features:
    if cue is None:
        return {"cue absent": 1.0, f"cue absent {content.type}": 1.0}
    made = _apart(setting, span, cue, "cue")
    made |= {"cue governs content": _governs(setting, cue, span), "cue parsed": float(cue in setting.parsed_cues)}
    if content.type == "direct":
        made = {f"direct {name}": value for name, value in made.items()} | made
    return made


def _content_source(setting: Setting, content: Content, span: Span, source: Span | None) -> Features:
    if source is None:
        return {"source absent": 1.0, f"source absent {content.type}": 1.0}
    made = _apart(setting, span, source, "source")
    made["source parsed"] = float(source in setting.parsed_sources)
    made["source in content"] = float(setting.in_content(source))
    return {f"direct {name}": value for name, value in made.items()} | made if content.type == "direct" else made


def _cue_source(setting: Setting, cue: Span | None, source: Span | None) -> Features:
    if cue is None or source is None:
        return {"neither": 1.0} if cue is None and source is None else {"one alone": 1.0}
    made = _apart(setting, cue, source, "pair")
    made["subject"] = next((worth for at, worth in setting.subjects(cue) if source[0] <= at < source[1]), 0.0)
    noun = setting.speaker(cue)
    made["speaker by parse"] = float(noun is not None and source[0] <= noun.idx < source[1])
    made["agent"] = 1.0 if setting.text[cue[0] : cue[1]].lower().endswith(("by", "to")) and source[0] >= cue[1] else 0.0
    return made


def _apart(setting: Setting, one: Span, other: Span, name: str) -> Features:
    """How far two stretches stand apart."""
    gap = setting.between(one, other)
    before = other[0] < one[0]
    sentences = min(
        abs(setting.sentence(one[0]) - setting.sentence(other[0])),
        abs(setting.sentence(max(one[0], one[1] - 1)) - setting.sentence(other[0])),
    )
    values = (
        float(before),
        math.log1p(gap[1] - gap[0]),
        float(gap[1] - gap[0] <= 3),
        float(sentences > 0 and before),
        float(sentences > 0 and not before),
        float(sentences > 1),
        float(setting.paragraph(one[0]) != setting.paragraph(other[0])),
        float(min(2, setting.contents_between(one, other))),
        float(one[0] <= other[0] < one[1]),
    )
    return dict(zip(_names(name), values, strict=True))


@cache
def _names(name: str) -> tuple[str, ...]:
    """What `_apart` tells, as features of this name."""
    told = (
        "before", "distance", "touches", "other sentence before", "other sentence after", "far", "other paragraph",
        "content between", "inside",
    )  # fmt: skip
    return tuple(f"{name} {what}" for what in told)


def _governs(setting: Setting, cue: Span, span: Span) -> float:
    """1 where the content hangs on the cue in the parse, 0.5 where it does over one word between."""
    head = setting.root(span)
    if head is None:
        return 0.0
    for step in range(3):
        above = head.head
        if above.i == head.i:
            return 0.0
        if cue[0] <= above.idx < cue[1]:
            return 1.0 if step == 0 else 0.5
        head = above
    return 0.0


def subjects_of(head: Token | None) -> list[tuple[int, float]]:
    """Offsets of a word's subjects, worth 1, then of the words' above whose subject it may share, worth 0.5."""
    found: list[tuple[int, float]] = []
    for step in range(4):
        if head is None:
            return found
        subjects = [child.idx for child in head.children if child.dep_ in _SUBJECTS]
        found += [(at, 0.5 if step else 1.0) for at in subjects]
        if (subjects and step) or head.dep_ not in _SHARING or head.head.i == head.i:
            return found
        head = head.head
    return found


@cache
def weights() -> Features:
    """The learned weights. Raises ModelError where the file is missing or damaged."""
    try:
        learned: Features = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"{WEIGHTS}: the weights of cues and sources cannot be read ({error}); install communique anew"
        ) from error
    return learned
