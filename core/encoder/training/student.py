"""Teach a small encoder what the large ones know, and write it as int8 ONNX.

    python -m core.encoder.training.student --corpus CORPUS.npz --odds ODDS.npz --base FOLDER --out FOLDER

The base is all-MiniLM-L6-v2, of which the student keeps some layers. On gold articles it learns from the annotators
and from the teachers' odds (core.encoder.training.teacher), on further texts from the odds alone. With `--without N`
it never sees that fold of the gold articles: what core.quotes.training learns of an article is learned with such an
encoder, since on articles that it was taught an encoder is surer than it will ever be again.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from core.encoder.pieces import LABELS
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
from core.encoder.training.network import MASK, Network, begun, saved
from core.encoder.training.parts import DEV

ROOM = 254
"""Pieces in the widest window; every other one is narrower, so that the width matters little where it is used."""
_SOFTENED = 2.0
"""Temperature of the teachers' odds."""
_GOLD_SHARE = 0.3
"""Weight of the annotators' labels beside the teachers' odds."""
_NAMES_SHARE = 0.5
"""Weight of names beside statements."""
_HIDDEN = 0.06
"""Share of the pieces that are hidden in every other window, so that more than single words is learned."""
_STRAIGHTENED, _SINGLE = 0.3, 0.1
"""Shares of the windows read with straight quotation marks for curled ones, and with single ones for double ones:
agencies differ, and the corpus prefers the curled."""
_KEPT = 0.999
"""The weights that are kept are a running mean, with this share of the last at each step."""


def main() -> None:
    args = _arguments()
    started = time.monotonic()
    device = device_of(args.device)
    seeded(args.seed, args.threads)
    texts = corpus(args.corpus, device)
    with np.load(args.odds) as values:
        odds = torch.from_numpy(values["all" if args.without is None else f"without{args.without}"]).to(device)
    network = begun(args.base, [int(n) for n in args.layers.split(",")], args.inner).to(device)
    parts = {int(part) for part in texts.parts} - {DEV, args.without}
    kept = fit(network, texts, parts, odds, Tokenizer.from_file(str(args.base / "tokenizer.json")), args, device)
    args.out.mkdir(parents=True, exist_ok=True)
    saved(kept, args.out / "network.npz")
    print(f"done in {time.monotonic() - started:.0f} s, {args.out}", flush=True)


def fit(
    network: Network,
    texts: Corpus,
    parts: set[int],
    odds: torch.Tensor,
    tokenizer: Tokenizer,
    args: argparse.Namespace,
    device: torch.device,
) -> Network:
    """Train in place; the running mean of the weights."""
    rng = random.Random(args.seed)
    changed = Changed(tokenizer, device)
    mean = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(_KEPT), use_buffers=True
    )
    chosen = texts.texts(parts)
    rooms = varied(ROOM, rng)

    def windows() -> list[list[tuple[int, int]]]:
        return list(batches([w for text in chosen for w in cut(texts.breaks, text, rooms)], args.pieces, rng))

    made = windows()
    head = list(network.head.parameters())
    body = [p for name, p in network.named_parameters() if p.requires_grad and not name.startswith("head.")]
    # Windows are cut anew in each epoch, so that their number varies a little.
    run = Run(body, head, steps=args.epochs * len(made), rate=args.rate, head_rate=1e-3)
    for epoch in range(args.epochs):
        network.train()
        for each in made:
            batch = padded(texts, each)
            with half(device):
                scores = network(changed(batch), batch.mask)
            run.step(*_losses(scores.float()[batch.inner], texts, odds, batch))
            mean.update_parameters(network)
        if epoch % max(1, args.epochs // 8) == 0 or epoch == args.epochs - 1:
            kept: Network = mean.module
            kept.eval()
            said, names = dev_losses(lambda batch, kept=kept: kept(batch.ids, batch.mask), texts, ROOM)
            print(f"{args.out.name} epoch {epoch} dev loss {said:.4f} names {names:.4f}", flush=True)
        made = windows()
    result: Network = mean.module
    return result.eval()


class Changed:
    """Windows as other writers or a hurried reader would have them; what they say stays the same."""

    def __init__(self, tokenizer: Tokenizer, device: torch.device) -> None:
        count = tokenizer.get_vocab_size()
        self._straight = torch.arange(count, device=device)
        self._single = torch.arange(count, device=device)
        for table, changes in (
            (self._straight, {"“": '"', "”": '"', "‘": "'", "’": "'"}),
            (self._single, {"“": "‘", "”": "’", '"': "'"}),
        ):
            for old, new in changes.items():
                table[tokenizer.token_to_id(old)] = tokenizer.token_to_id(new)

    def __call__(self, batch: Batch) -> torch.Tensor:
        ids = batch.ids
        rows = torch.rand(3, len(ids), 1, device=ids.device)
        ids = torch.where(rows[0] < _SINGLE, self._single[ids], ids)
        ids = torch.where(rows[1] < _STRAIGHTENED, self._straight[ids], ids)
        hidden = (torch.rand(ids.shape, device=ids.device) < _HIDDEN) & batch.inner & (rows[2] < 0.5)
        return torch.where(hidden, MASK, ids)


def _losses(scores: torch.Tensor, texts: Corpus, odds: torch.Tensor, batch: Batch) -> list[torch.Tensor]:
    """Loss of statements against the annotators and against the teachers, and of names against the teachers."""
    theirs = odds[batch.rows].float()
    many = len(LABELS)
    return [
        _GOLD_SHARE * hard(scores[:, :many], texts.labels[batch.rows]),
        (1 - _GOLD_SHARE) * _soft(scores[:, :many], theirs[:, :many]),
        _NAMES_SHARE * _soft(scores[:, many:], theirs[:, many:]),
    ]


def _soft(scores: torch.Tensor, theirs: torch.Tensor) -> torch.Tensor:
    return _SOFTENED**2 * torch.nn.functional.kl_div(
        torch.log_softmax(scores / _SOFTENED, dim=-1),
        torch.log_softmax(theirs / _SOFTENED, dim=-1),
        reduction="batchmean",
        log_target=True,
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="what core.encoder.training.corpus wrote")
    parser.add_argument("--odds", type=Path, required=True, help="what core.encoder.training.teacher wrote")
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True, help="folder for network.npz")
    parser.add_argument("--without", type=int, help="a fold of the gold articles that is not learned")
    parser.add_argument("--layers", default="0,2,3,5", help="layers of the base that are kept")
    parser.add_argument("--inner", type=int, default=768, help="width of each layer's inner step")
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--pieces", type=int, default=16_000, help="word pieces a step")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", help="cuda or cpu; else whichever there is")
    return parser.parse_args()


if __name__ == "__main__":
    main()
