"""Make the vectors of the word pieces (core/meaning/vectors.npz).

    python -m core.meaning.training --base FOLDER --corpus CORPUS.npz [--out FILE]

Teaches the mean of a sentence's vectors to be as near to another sentence's as all-MiniLM-L6-v2 (its folder: --base)
finds the two. The sentences are those of the texts that core.encoder.training.corpus wrote, its dev part left out. A
piece's vector begins with what that network says of it alone, weighted by how rare it is: a / (a + frequency), after
Arora, Liang and Ma (2017).
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from core.encoder.pieces import FIRST, LAST
from core.encoder.training.learning import seeded
from core.encoder.training.network import Network, begun
from core.encoder.training.parts import DEV
from core.meaning.vectors import DIMENSIONS, WEIGHTS

_LAYERS, _INNER = list(range(6)), 1_536
"""The whole base."""
_SENTENCES, _SHORTEST, _LONGEST = 40_000, 8, 60
"""Sentences that are learned from, and their word pieces."""
_RARE = 1e-3
_SIDE_BY_SIDE, _SHARPNESS = 512, 20.0
"""Sentences compared with one another in a step; how much the nearest count for more."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    started = time.monotonic()
    seeded(0, 2)
    network = begun(args.base, _LAYERS, _INNER).eval()
    with np.load(args.corpus) as values:
        ids, begins, parts = values["ids"].astype(np.int64), values["begins"], values["parts"]
    said = sentences(ids, begins, parts, Tokenizer.from_file(str(args.base / "tokenizer.json")))
    means = torch.cat([meant(network, said[at : at + 128]) for at in range(0, len(said), 128)])
    print(f"{len(said)} sentences, {time.monotonic() - started:.0f} s", flush=True)
    table = first_table(network, ids)
    fit(table, said, means, args.epochs)
    made = table.weight.detach().numpy()
    scale = np.maximum(np.abs(made).max(axis=1), 1e-9) / 127
    np.savez_compressed(args.out, rows=np.rint(made / scale[:, None]).astype(np.int8), scale=scale.astype(np.float32))
    print(f"{len(made)} pieces in {args.out}, {time.monotonic() - started:.0f} s", flush=True)


def sentences(ids: np.ndarray, begins: np.ndarray, parts: np.ndarray, tokenizer: Tokenizer) -> list[np.ndarray]:
    """Sentences drawn at random, shortest first: pieces up to a full stop, or up to the longest that is allowed."""
    ends = {tokenizer.token_to_id(mark) for mark in ".!?"}
    found = []
    for number, part in enumerate(parts):
        if part == DEV:
            continue
        start, last = int(begins[number]), int(begins[number + 1])
        for at in range(start, last):
            if int(ids[at]) in ends or at - start >= _LONGEST:
                if at + 1 - start >= _SHORTEST:
                    found.append(ids[start : at + 1])
                start = at + 1
    chosen = np.random.permutation(len(found))[:_SENTENCES]
    return sorted((found[n] for n in chosen), key=len)


def meant(network: Network, said: list[np.ndarray]) -> torch.Tensor:
    """What the network makes of each sentence: the mean over its pieces and marks, of length 1."""
    longest = max(map(len, said)) + 2
    ids = torch.zeros(len(said), longest, dtype=torch.long)
    for row, pieces in enumerate(said):
        ids[row, : len(pieces) + 2] = torch.tensor([FIRST, *pieces, LAST])
    mask = ids > 0
    with torch.no_grad():
        state = network.norm(network.words(ids) + network.positions[:longest])
        for layer in network.layers:
            state = layer(state, mask)
    return torch.nn.functional.normalize((state * mask[..., None]).sum(dim=1), dim=1)


def first_table(network: Network, ids: np.ndarray) -> torch.nn.EmbeddingBag:
    """What the network says of each piece alone, in the directions in which pieces differ most, the rare ones long."""
    count = network.words.num_embeddings
    alone = torch.cat([meant(network, [np.array([n]) for n in some]) for some in np.array_split(np.arange(count), 32)])
    rows = alone.numpy().astype(np.float64)
    counts = np.bincount(ids, minlength=count)
    share = counts / counts.sum()
    rows -= np.average(rows, axis=0, weights=counts)
    _, _, directions = np.linalg.svd(rows * np.sqrt(share + 1 / count)[:, None], full_matrices=False)
    table = torch.nn.EmbeddingBag(count, DIMENSIONS, mode="mean")
    table.weight.data = torch.tensor(
        (rows @ directions[:DIMENSIONS].T) * (3 * _RARE / (_RARE + share))[:, None]
    ).float()
    return table


def fit(table: torch.nn.EmbeddingBag, said: list[np.ndarray], means: torch.Tensor, epochs: int) -> None:
    """Have the table's means be as near to one another as the sentences are (Adam, rate falling to nothing)."""
    optimiser = torch.optim.Adam(table.parameters(), lr=3e-3)
    steps = epochs * (len(said) // _SIDE_BY_SIDE)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.02, 1 - step / steps))
    itself = torch.eye(_SIDE_BY_SIDE, dtype=torch.bool)
    for epoch in range(epochs):
        losses = []
        for some in torch.randperm(len(said)).split(_SIDE_BY_SIDE)[: len(said) // _SIDE_BY_SIDE]:
            chosen = [said[n] for n in some.tolist()]
            firsts = torch.tensor(np.cumsum([0, *map(len, chosen[:-1])]))
            made = torch.nn.functional.normalize(table(torch.from_numpy(np.concatenate(chosen)), firsts), dim=1)
            near, wanted = made @ made.T, means[some] @ means[some].T
            ranks, right = (
                torch.log_softmax(each.masked_fill(itself, -9) * _SHARPNESS, dim=1) for each in (near, wanted)
            )
            loss = 5 * ((near - wanted)[~itself] ** 2).mean() + torch.nn.functional.kl_div(
                ranks, right, log_target=True, reduction="batchmean"
            )
            loss.backward()
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            losses.append(float(loss.detach()))
        print(f"epoch {epoch} loss {np.mean(losses):.4f}", flush=True)


if __name__ == "__main__":
    main()
