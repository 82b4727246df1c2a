"""Texts to learn from as word pieces with their labels, in one file.

    python -m core.encoder.training.corpus --train GOLD.jsonl.gz --dev GOLD.jsonl.gz --base FOLDER [--texts FILE]...
        --out CORPUS.npz

What is a statement, its source and its cue comes from the annotators of the gold articles; what is a name, and of
what, from spaCy's entity recogniser. This step needs spaCy; those that read its file do not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from core import language, layout
from core.article import Article, Document
from core.encoder.pieces import ENTITIES, ENTITY_LABELS, LABELS, shown
from core.encoder.training.parts import DEV, FURTHER, UNKNOWN, fold_of, tokenizer_of
from core.errors import ReadingError
from core.reading import read

Gold = dict[str, Any]
"""One line of a gold file: doc_id, text, quotes [{spans, mention_spans, cue_spans, ...}]."""

LONGEST = 30_000
"""Characters: a longer text would crowd out the others of its source."""

_CONTENT, _SOURCE, _CUE = (LABELS.index(f"B-{kind}") for kind in ("CONTENT", "SOURCE", "CUE"))
_OF_SPACY = {kind: kind for kind in ENTITIES} | {"LAW": "WORK", "WORK_OF_ART": "WORK", "PRODUCT": "WORK"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with a label of LABELS and one of ENTITY_LABELS for every character, and the part it belongs to."""

    text: str
    labels: list[int]
    entities: list[int]
    part: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, required=True, help="gold articles to learn from (.jsonl or .jsonl.gz)")
    parser.add_argument("--dev", type=Path, required=True, help="gold articles whose loss is printed, never learned")
    parser.add_argument("--texts", type=Path, action="append", default=[], help="further texts, without annotation")
    parser.add_argument("--words", type=int, default=1_000_000, help="words taken from each of them")
    parser.add_argument("--base", type=Path, required=True, help="folder of the pretrained encoder (tokenizer.json)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    tokenizer = tokenizer_of(args.base)
    texts = [
        *(labelled(article, fold_of(number)) for number, article in enumerate(read_articles(args.train))),
        *(labelled(article, DEV) for article in read_articles(args.dev)),
        *further(args.texts, args.words, random.Random(args.seed)),
    ]
    np.savez_compressed(args.out, **as_pieces(texts, tokenizer))
    print(f"{len(texts)} texts in {args.out}", flush=True)


def read_articles(path: Path) -> list[Gold]:
    """The articles of a .jsonl or .jsonl.gz file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def labelled(article: Gold, part: int) -> Labelled:
    """An annotated article, with spaCy's entities."""
    return Labelled(article["text"], _statement_labels(article), entity_labels(article["text"]), part)


def further(paths: list[Path], words: int, rng: random.Random) -> Iterator[Labelled]:
    """About so many words of each file's texts, drawn at random, with spaCy's entities and no labels of statements."""
    for path in paths:
        texts = [d.text for d in read([path]) if isinstance(d, Document) and len(d.text) <= LONGEST]
        rng.shuffle(texts)
        taken = 0
        for text in texts:
            if taken > words:
                break
            taken += len(text.split())
            try:
                yield Labelled(text, [UNKNOWN] * len(text), entity_labels(text), FURTHER)
            except ReadingError:
                continue  # a text in another language teaches nothing


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


def as_pieces(texts: list[Labelled], tokenizer: Tokenizer) -> dict[str, NDArray[Any]]:
    """All texts one after the other: a row a piece, which has the labels of its first character.

    Keys: `ids` (vocabulary), `labels`, `entities`, `breaks` (a line ends before this piece); of each text `begins` (its
    first row, and the end of the last text's after them) and `parts`.
    """
    ids, labels, entities, breaks, begins = [], [], [], [], [0]
    for each in texts:
        encoded = tokenizer.encode(shown(each.text), add_special_tokens=False)
        ids += encoded.ids
        before = 0
        for start, end in encoded.offsets:
            labels.append(each.labels[start])
            entities.append(each.entities[start])
            breaks.append("\n" in each.text[before:start])
            before = end
        begins.append(len(ids))
    return {
        "ids": np.array(ids, dtype=np.uint16),
        "labels": np.array(labels, dtype=np.int8),
        "entities": np.array(entities, dtype=np.int8),
        "breaks": np.array(breaks, dtype=bool),
        "begins": np.array(begins, dtype=np.int64),
        "parts": np.array([each.part for each in texts], dtype=np.int8),
    }


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


if __name__ == "__main__":
    main()
