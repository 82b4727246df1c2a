"""Texts to learn from, and their spans as labels for word pieces."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from core import language, layout
from core.article import Article, Document
from core.encoder.pieces import ENTITIES, ENTITY_LABELS, LABELS, windows
from core.errors import ReadingError
from core.reading import read

Gold = dict[str, Any]
"""One line of a gold file: doc_id, text, quotes [{spans, mention_spans, cue_spans, ...}]."""

IGNORED = -100
"""A label that nobody gave."""
LONGEST = 30_000
"""Characters: a longer text would crowd out the others of its source."""

_CONTENT, _SOURCE, _CUE = (LABELS.index(f"B-{kind}") for kind in ("CONTENT", "SOURCE", "CUE"))
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_OF_SPACY = {kind: kind for kind in ENTITIES} | {"LAW": "WORK", "WORK_OF_ART": "WORK", "PRODUCT": "WORK"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with a label of LABELS and one of ENTITY_LABELS for every character."""

    text: str
    labels: list[int]
    entities: list[int]


@dataclass(frozen=True, slots=True)
class Example:
    """A window: vocabulary ids and the labels of each."""

    ids: list[int]
    labels: list[int]
    entities: list[int]


def read_articles(path: Path) -> list[Gold]:
    """The articles of a .jsonl or .jsonl.gz file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def with_labels(article: Gold, entities: list[int] | None = None) -> Labelled:
    """An annotated article, with these entities or none."""
    return Labelled(article["text"], _statement_labels(article), entities or [IGNORED] * len(article["text"]))


def from_gold(path: Path) -> list[Labelled]:
    """Annotated articles, with spaCy's entities."""
    return [with_labels(a, entity_labels(a["text"])) for a in read_articles(path)]


def from_texts(paths: list[Path], words: int, rng: random.Random) -> list[Labelled]:
    """About so many words of each file's texts, drawn at random, with spaCy's entities and no labels of statements."""
    made = []
    for path in paths:
        texts = [d.text for d in read([path]) if isinstance(d, Document) and len(d.text) <= LONGEST]
        rng.shuffle(texts)
        taken = 0
        for text in texts:
            if taken > words:
                break
            taken += len(text.split())
            try:
                made.append(Labelled(text, [IGNORED] * len(text), entity_labels(text)))
            except ReadingError:
                continue  # a text in another language teaches nothing
    return made


def entity_labels(text: str) -> list[int]:
    """A label of ENTITY_LABELS for each character, as spaCy's recogniser has it.

    Raises ReadingError where the text is not English.
    """
    article = Article(Document(text))
    article.segments = layout.segments(article)
    labels = [0] * len(text)
    for entity in language.analyse(article, recognise=True).ents:
        if kind := _OF_SPACY.get(entity.label_):
            begin = ENTITY_LABELS.index(f"B-{kind}")
            labels[entity.start_char : entity.end_char] = [begin + 1] * (entity.end_char - entity.start_char)
            labels[entity.start_char] = begin
    return labels


def examples(texts: list[Labelled], tokenizer: Tokenizer, rng: random.Random, straighten: float = 0.3) -> list[Example]:
    """Every window of every text with its labels, a piece having that of its first character.

    A share `straighten` of the texts is read with straight quotation marks in place of curled ones, since agencies
    differ and the corpus prefers the curled.
    """
    made = []
    for each in texts:
        text = each.text.translate(_STRAIGHT) if rng.random() < straighten else each.text
        for window in windows(text, tokenizer):
            starts = [start for start, _ in window.offsets]
            made.append(Example(window.ids, [each.labels[n] for n in starts], [each.entities[n] for n in starts]))
    return made


def _statement_labels(article: Gold) -> list[int]:
    length = len(article["text"])
    labels = [0] * length
    for quote in article["quotes"]:
        for spans, begin in (
            (quote["spans"], _CONTENT),
            (quote["mention_spans"], _SOURCE),
            (quote["cue_spans"], _CUE),
        ):
            first = True
            for start, end in spans:
                end = min(end, length)
                labels[start:end] = [begin + 1] * max(0, end - start)
                if first and start < length:
                    labels[start] = begin
                    first = False
    return labels
