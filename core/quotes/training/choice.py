"""Learn to tell which stretches are statements, and where they begin and end (core.quotes.choice).

    python -m core.quotes.training.choice --train GOLD.jsonl.gz

A network of one hidden layer, fitted by gradient descent on the candidates of the gold articles: right where a
candidate shares at least four fifths of its characters with an annotated stretch.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from core.article import Article as Parsed
from core.article import Span
from core.encoder.training.corpus import Gold
from core.quotes.choice import WEIGHTS, Candidate, candidates
from core.quotes.contents import contents, trimmed
from core.quotes.decode import stretches
from core.quotes.marks import quotations
from core.quotes.training.links import ENCODERS, analysed, lines
from core.quotes.words import Words

_RIGHT = 0.8
_NETWORKS = 5
"""Their mean varies less from one seed to the next than one does: F1 on polnear-dev by .002 instead of .007."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--encoders", type=Path, nargs="*", default=[], help=ENCODERS)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    rows, right = [], []
    for article, parsed in analysed(args.train, args.encoders):
        for candidate, good in labelled(article, parsed):
            rows.append(candidate.features)
            right.append(good)
    x, y = np.array(rows, dtype=np.float32), np.array(right, dtype=np.float32)
    learned = averaged([fit(x, y, seed=seed) for seed in range(_NETWORKS)])
    learned = {"learned from": "PolNeAR 1.0.0, train part", "candidates": len(rows)} | learned
    args.out.write_text(json.dumps(learned) + "\n", encoding="utf-8")


def averaged(networks: list[dict]) -> dict:
    """Networks of the same examples as one that gives their mean odds: its hidden layer is theirs side by side."""
    count = len(networks)
    out = [round(value / count, 5) for network in networks for value in network["out"][:-1]]
    return {
        "mean": networks[0]["mean"],
        "scale": networks[0]["scale"],
        "hidden": [[v for row in rows for v in row] for rows in zip(*(n["hidden"] for n in networks), strict=True)],
        "out": [*out, round(sum(n["out"][-1] for n in networks) / count, 5)],
    }


def labelled(article: Gold, parsed: Parsed, *, whole_nouns: bool = False) -> list[tuple[Candidate, bool]]:
    """Every candidate of an article and whether the annotators marked it."""
    text = article["text"]
    paragraphs = lines(text)
    marked = quotations(text, paragraphs)
    first = contents(
        text, stretches(parsed.tagging, text), marked, paragraphs, [s.start_char for s in parsed.doc.sents]
    )
    gold = units(article)
    found = candidates(Words(parsed.doc, parsed.tagging, text), first, marked, paragraphs, whole_nouns=whole_nouns)
    return [(c, any(share((c.content.start, c.content.end), unit) >= _RIGHT for unit in gold)) for c in found]


def units(article: Gold) -> list[Span]:
    """The stretches of each annotated quote, without marks at their edges, and the whole of it."""
    text = article["text"]
    made = []
    for quote in article["quotes"]:
        spans = [trimmed(text, start, min(end, len(text))) for start, end in quote["spans"]]
        made += [s for s in spans if s[1] > s[0]]
        if spans:
            made.append((min(s[0] for s in spans), max(s[1] for s in spans)))
    return made


def share(one: Span, other: Span) -> float:
    """Characters that two spans share, of those that either has."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def fit(
    rows: np.ndarray,
    right: np.ndarray,
    *,
    hidden: int = 24,
    epochs: int = 8,
    rate: float = 0.003,
    decay: float = 1e-3,
    seed: int = 0,
) -> dict:
    """Weights of the network (Adam, batches of 512, rate falling to nothing)."""
    rng = np.random.default_rng(seed)
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    constant = scale < 1e-6
    mean, scale = np.where(constant, 0.0, mean), np.where(constant, 1.0, scale)
    scaled = np.hstack([(rows - mean) / scale, np.ones((len(rows), 1), dtype=np.float32)]).astype(np.float32)
    one = rng.normal(0, 1 / np.sqrt(scaled.shape[1]), (scaled.shape[1], hidden)).astype(np.float32)
    two = np.zeros(hidden + 1, dtype=np.float32)
    moments = [[np.zeros_like(w), np.zeros_like(w)] for w in (one, two)]
    step, total = 0, epochs * (len(rows) // 512 + 1)
    for _ in range(epochs):
        order = rng.permutation(len(rows))
        for begin in range(0, len(rows), 512):
            batch = order[begin : begin + 512]
            x, y = scaled[batch], right[batch]
            inner = np.tanh(x @ one)
            odds = inner @ two[:-1] + two[-1]
            error = (1 / (1 + np.exp(-odds)) - y) / len(batch)
            slope_two = np.append(inner.T @ error, error.sum())
            slope_one = x.T @ (np.outer(error, two[:-1]) * (1 - inner**2))
            step += 1
            now = rate * (1 - step / (total + 1))
            for weight, slope, pair in ((one, slope_one, moments[0]), (two, slope_two, moments[1])):
                pair[0] += 0.1 * (slope - pair[0])
                pair[1] += 0.001 * (slope**2 - pair[1])
                weight -= now * (
                    (pair[0] / (1 - 0.9**step)) / (np.sqrt(pair[1] / (1 - 0.999**step)) + 1e-8) + decay * weight
                )
    return {
        "mean": [round(float(v), 5) for v in mean],
        "scale": [round(float(v), 5) for v in scale],
        "hidden": [[round(float(v), 4) for v in row] for row in one],
        "out": [round(float(v), 4) for v in two],
    }


if __name__ == "__main__":
    main()
