"""Learn the weights by which core.quotes.links chooses a content's cue and source.

    python -m core.quotes.training.links --train GOLD.jsonl.gz

A softmax over every pair of cue and source near a content, fitted by gradient descent on the contents of
the gold articles that the tagger finds, with the pairs that the annotators chose as right.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from core import language
from core.article import Article as Parsed
from core.article import Document, Segment, Span
from core.encoder.model import FOLDER, use
from core.encoder.training.corpus import Gold, read_articles
from core.encoder.training.parts import fold_of
from core.quotes.choice import said
from core.quotes.contents import Content
from core.quotes.decode import stretches
from core.quotes.links import WEIGHTS, Setting, candidates
from core.quotes.marks import quotations

ENCODERS = "folders of encoders, one a fold of the articles, which never saw that fold (student --without)"
_NAMES_LEAST = 30
"""A feature that occurs less often than this is left out."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--encoders", type=Path, nargs="*", default=[], help=ENCODERS)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    examples = []
    for article, parsed in analysed(args.train, args.encoders):
        examples += article_examples(article, parsed)
    learned = fit(examples)
    card = {"learned from": "PolNeAR 1.0.0, train part", "contents": len(examples), "weights": learned}
    args.out.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def article_examples(article: Gold, parsed: Parsed) -> list[tuple[list[dict[str, float]], list[bool]]]:
    """For each content that the annotators marked as well: the features of each pair, and which pairs are right."""
    text = article["text"]
    paragraphs = lines(text)
    doc, tagging = parsed.doc, parsed.tagging
    tagged = stretches(tagging, text)
    found = said(doc, text, tagging, tagged, quotations(text, paragraphs), paragraphs)
    setting = Setting(doc, paragraphs, found, tagged)
    made = []
    for content in found:
        quote = _gold(article, content)
        if quote is None:
            continue
        pairs = candidates(setting, content)
        right = [
            _agrees(cue, quote["cue_spans"]) and _agrees(source, quote["mention_spans"]) for cue, source, _ in pairs
        ]
        if not any(right):
            right = [_agrees(source, quote["mention_spans"]) for _, source, _ in pairs]
        if any(right) and not all(right):
            made.append(([features for _, _, features in pairs], right))
    return made


def fit(examples: list, steps: int = 400, rate: float = 0.05, decay: float = 1e-4) -> dict[str, float]:
    """Weights that make the right pairs likely (Adam on the whole set, L2 `decay`)."""
    counts: dict[str, int] = {}
    for pairs, _ in examples:
        for name in {name for features in pairs for name in features}:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= _NAMES_LEAST)
    column = {name: i for i, name in enumerate(names)}
    rows = np.zeros((sum(len(pairs) for pairs, _ in examples), len(names)), dtype=np.float32)
    right = np.zeros(len(rows), dtype=bool)
    firsts = []
    at = 0
    for pairs, good in examples:
        firsts.append(at)
        for features, is_right in zip(pairs, good, strict=True):
            for name, value in features.items():
                if name in column:
                    rows[at, column[name]] = value
            right[at] = is_right
            at += 1
    group = np.repeat(np.arange(len(firsts)), np.diff([*firsts, at]))
    weight = np.zeros(len(names))
    first_moment, second_moment = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, steps + 1):
        scores = rows @ weight
        odds = np.exp(scores - np.maximum.reduceat(scores, firsts)[group])
        every = odds / np.add.reduceat(odds, firsts)[group]
        good = np.where(right, odds, 0.0)
        chosen = good / np.add.reduceat(good, firsts)[group].clip(1e-12)
        slope = rows.T @ (every - chosen) / len(firsts) + decay * weight
        first_moment = 0.9 * first_moment + 0.1 * slope
        second_moment = 0.999 * second_moment + 0.001 * slope**2
        weight -= rate * (first_moment / (1 - 0.9**step)) / (np.sqrt(second_moment / (1 - 0.999**step)) + 1e-8)
        if step % 100 == 0:
            likelihood = np.log(np.add.reduceat(np.where(right, every, 0.0), firsts).clip(1e-12)).mean()
            print(f"step {step} mean log likelihood {likelihood:.4f} of {len(firsts)} contents", flush=True)
    return {name: round(float(value), 4) for name, value in zip(names, weight, strict=True)}


def analysed(gold: Path, encoders: list[Path]) -> Iterator[tuple[Gold, Parsed]]:
    """Each article read as parsing reads it, each line a paragraph.

    `encoders`: folders, one a fold (core.encoder.training.parts.fold_of), each with an encoder that never saw that
    fold; without any the product's own, which is surer of these articles than it will be of others.
    """
    articles = read_articles(gold)
    for fold, folder in enumerate(encoders) if encoders else [(None, FOLDER)]:
        use(folder)
        for number, article in enumerate(articles):
            if fold is None or fold_of(number) == fold:
                yield article, _parsed(article)


def _parsed(article: Gold) -> Parsed:
    text = article["text"]
    segments = [Segment(start, end, "body", number) for number, (start, end) in enumerate(lines(text))]
    parsed = Parsed(Document(text, source=article["doc_id"]), segments=segments)
    parsed.doc = language.analyse(parsed)
    return parsed


def lines(text: str) -> list[Span]:
    """The lines of a text that are not blank, without the blanks round them."""
    spans, at = [], 0
    for line in text.split("\n"):
        inner = line.strip()
        if inner:
            start = at + line.index(inner)
            spans.append((start, start + len(inner)))
        at += len(line) + 1
    return spans


def _gold(article: Gold, content: Content):
    """The annotated quote that this content is (overlap of at least 0.8 with one of its stretches or the whole)."""
    for quote in article["quotes"]:
        for start, end in [*quote["spans"], (quote["start"], quote["end"])]:
            shared = min(end, content.end) - max(start, content.start)
            if shared > 0 and shared >= 0.8 * (max(end, content.end) - min(start, content.start)):
                return quote
    return None


def _agrees(span: Span | None, gold: list) -> bool:
    if span is None:
        return not gold
    return any(min(span[1], end) > max(span[0], start) for start, end in gold)


if __name__ == "__main__":
    main()
