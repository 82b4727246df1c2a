"""Fine-tune large encoders that tag statements and names, and write what they think of every piece of the corpus.

    python -m core.encoder.training.teacher --corpus CORPUS.npz --base FOLDER --tokenizer FOLDER --out ODDS.npz

The base is all-mpnet-base-v2; it knows the same pieces by other numbers. One teacher a fold of the gold articles never
saw that fold (`without0`, ...); `--seeds` more saw all of them. `all` is the mean of all: on a gold article also that
of a teacher who never saw it.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

from core.encoder.pieces import ENTITY_LABELS, LABELS
from core.encoder.training.learning import (
    Batch,
    Corpus,
    Run,
    batches,
    corpus,
    cut,
    dev_losses,
    device_of,
    half,
    hard,
    padded,
    seeded,
    varied,
)
from core.encoder.training.parts import DEV, FURTHER

ROOM = 382
"""Pieces in a teacher's window: more than the student sees, so that the teacher knows what stands before and after."""
_FIRST, _LAST, _PAD = 0, 2, 1
"""The base's own marks."""
_FURTHER_SHARE = 0.4
"""Of the texts without annotation, which teach names alone, this share is read in each epoch."""
_READ_PIECES = {"cuda": 48_000, "cpu": 8_000}
"""Pieces that are read at a time, where nothing is learned."""


class Teacher(torch.nn.Module):
    def __init__(self, base: Path) -> None:
        super().__init__()
        self.body = AutoModel.from_pretrained(base, add_pooling_layer=False)
        self.dropout = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(self.body.config.hidden_size, len(LABELS) + len(ENTITY_LABELS))

    def forward(self, batch: Batch) -> torch.Tensor:
        ids = torch.where(batch.mask, batch.ids, _PAD)
        state = self.body(input_ids=ids, attention_mask=batch.mask.long(), return_dict=False)[0]
        return self.head(self.dropout(state))


def main() -> None:
    args = _arguments()
    started = time.monotonic()
    device = device_of(args.device)
    seeded(args.seed, args.threads)
    texts = corpus(args.corpus, device)
    texts = renumbered(texts, args.tokenizer, args.base)
    folds = sorted({int(part) for part in texts.parts} - {FURTHER, DEV})
    odds: dict[str, np.ndarray] = {}
    for fold in folds:
        odds[f"without{fold}"] = taught(args, texts, set(folds) - {fold}, args.seed + fold, device)
        print(f"fold {fold}: {time.monotonic() - started:.0f} s", flush=True)
    whole = [taught(args, texts, set(folds), args.seed + 100 + n, device) for n in range(args.seeds)]
    odds["all"] = mixed(texts, odds, whole)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez(args.out, **odds)
    print(f"done in {time.monotonic() - started:.0f} s", flush=True)


def mixed(texts: Corpus, odds: dict[str, np.ndarray], whole: list[np.ndarray]) -> np.ndarray:
    """Mean probabilities, as logarithms: of those who saw all and, on a gold article, of the one who never saw it."""
    without = [odds[name] for name in sorted(odds)]
    blind = np.mean([np.exp(each.astype(np.float32)) for each in without], axis=0)
    for n, part in enumerate(texts.parts):
        if part >= 0:
            rows = slice(int(texts.begins[n]), int(texts.begins[n + 1]))
            blind[rows] = np.exp(odds[f"without{part}"][rows].astype(np.float32))
    seen = np.mean([np.exp(each.astype(np.float32)) for each in whole], axis=0) if whole else blind
    mean: np.ndarray = np.log(np.clip((blind + seen) / 2, 1e-6, 1.0)).astype(np.float16)
    return mean


def renumbered(texts: Corpus, tokenizer: Path, base: Path) -> Corpus:
    """The corpus in the base's own numbers of the same pieces."""
    theirs = Tokenizer.from_file(str(base / "tokenizer.json"))
    ours = Tokenizer.from_file(str(tokenizer / "tokenizer.json"))
    unknown = theirs.token_to_id("[UNK]")
    table = torch.full((ours.get_vocab_size(),), unknown, device=texts.ids.device)
    for piece, number in ours.get_vocab().items():
        other = theirs.token_to_id(piece)
        if other is not None:
            table[number] = other
    return Corpus(table[texts.ids], texts.labels, texts.entities, texts.breaks, texts.begins, texts.parts)


def taught(args: argparse.Namespace, texts: Corpus, parts: set[int], seed: int, device: torch.device) -> np.ndarray:
    """A teacher of these parts: the logarithms of its probabilities, a row a piece of the whole corpus."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = Teacher(args.base).to(device)
    gold, further = texts.texts(parts), texts.texts({FURTHER})
    rounds = [
        list(batches(_windows(texts, gold, rng) + _windows(texts, _share(further, rng), rng), args.pieces, rng))
        for _ in range(args.epochs)
    ]
    run = Run(
        list(model.body.parameters()),
        list(model.head.parameters()),
        steps=sum(map(len, rounds)),
        rate=args.rate,
        head_rate=1e-3,
    )
    for number, made in enumerate(rounds):
        model.train()
        for windows in made:
            batch = padded(texts, windows, _FIRST, _LAST)
            with half(device):
                scores = model(batch)
            scores = scores.float()[batch.inner]
            labels, entities = texts.labels[batch.rows], texts.entities[batch.rows]
            run.step(hard(scores[:, : len(LABELS)], labels), 0.5 * hard(scores[:, len(LABELS) :], entities))
        model.eval()
        with half(device):
            said, names = dev_losses(model, texts, ROOM, _FIRST, _LAST)
        print(f"teacher {sorted(parts)} epoch {number} dev loss {said:.4f} names {names:.4f}", flush=True)
    return read_all(model, texts, device)


def read_all(model: Teacher, texts: Corpus, device: torch.device) -> np.ndarray:
    """Every piece read twice, in windows that begin elsewhere; what it stands farther within counts for more."""
    columns = len(LABELS) + len(ENTITY_LABELS)
    total = torch.zeros(len(texts.ids), columns, device=device)
    weights = torch.zeros(len(texts.ids), 1, device=device)
    windows = []
    for start, end in zip(texts.begins[:-1].tolist(), texts.begins[1:].tolist(), strict=True):
        at = start
        while True:
            windows.append((at, min(end, at + ROOM)))
            if at + ROOM >= end:
                break
            at += ROOM // 2
    model.eval()
    with torch.no_grad():
        for chosen in batches(windows, _READ_PIECES[device.type], None):
            batch = padded(texts, chosen, _FIRST, _LAST)
            with half(device):
                made = model(batch)
            made = made.float()[batch.inner]
            said, names = torch.softmax(made[:, : len(LABELS)], -1), torch.softmax(made[:, len(LABELS) :], -1)
            places = torch.arange(batch.ids.shape[1], device=device)[None, :]
            sizes = batch.inner.sum(dim=1, keepdim=True)
            within = torch.minimum(places, sizes + 1 - places).expand_as(batch.inner)[batch.inner][:, None].float()
            total.index_add_(0, batch.rows, within * torch.cat([said, names], -1))
            weights.index_add_(0, batch.rows, within)
    result: np.ndarray = torch.log((total / weights).clamp(min=1e-6)).half().cpu().numpy()
    return result


def _windows(texts: Corpus, chosen: list[tuple[int, int]], rng: random.Random) -> list[tuple[int, int]]:
    rooms = varied(ROOM, rng)
    return [window for text in chosen for window in cut(texts.breaks, text, rooms)]


def _share(texts: list[tuple[int, int]], rng: random.Random) -> list[tuple[int, int]]:
    return rng.sample(texts, int(len(texts) * _FURTHER_SHARE))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="what core.encoder.training.corpus wrote")
    parser.add_argument("--base", type=Path, required=True, help="folder of all-mpnet-base-v2")
    parser.add_argument("--tokenizer", type=Path, required=True, help="folder of the student's base (tokenizer.json)")
    parser.add_argument("--out", type=Path, required=True, help="file for the odds (.npz)")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seeds", type=int, default=1, help="teachers that see all gold articles")
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--pieces", type=int, default=8_000, help="word pieces a step")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", help="cuda or cpu; else whichever there is")
    return parser.parse_args()


if __name__ == "__main__":
    main()
