"""What the trainings of teacher and student share: the corpus on the device, windows, batches, the run itself."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from core.encoder.pieces import FIRST, LABELS, LAST, LEAST_PIECES
from core.encoder.training.parts import DEV, UNKNOWN


@dataclass(frozen=True, slots=True)
class Corpus:
    """What core.encoder.training.corpus wrote. Rows of `ids`, `labels` and `entities` (tensors on the device) are
    pieces; `breaks` (numpy) says before which a line ends; text n has rows begins[n] to begins[n + 1]."""

    ids: torch.Tensor
    labels: torch.Tensor
    entities: torch.Tensor
    breaks: np.ndarray
    begins: np.ndarray
    parts: np.ndarray

    def texts(self, parts: set[int]) -> list[tuple[int, int]]:
        """First and last row (half open) of each text of these parts."""
        return [
            (int(self.begins[n]), int(self.begins[n + 1])) for n, part in enumerate(self.parts) if int(part) in parts
        ]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows with the marks round them: vocabulary ids, which places hold a piece (or a mark), and for the pieces
    alone, in the order of `inner`, their rows in the corpus."""

    ids: torch.Tensor
    mask: torch.Tensor
    inner: torch.Tensor
    rows: torch.Tensor


def corpus(path: Path, device: torch.device) -> Corpus:
    with np.load(path) as values:
        return Corpus(
            torch.from_numpy(values["ids"].astype(np.int64)).to(device),
            torch.from_numpy(values["labels"].astype(np.int64)).to(device),
            torch.from_numpy(values["entities"].astype(np.int64)).to(device),
            values["breaks"],
            values["begins"],
            values["parts"],
        )


def device_of(name: str | None) -> torch.device:
    return torch.device(name or ("cuda" if torch.cuda.is_available() else "cpu"))


def seeded(seed: int, threads: int) -> None:
    """Have every source of chance begin at `seed`."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(threads)


def cut(breaks: np.ndarray, text: tuple[int, int], rooms: Iterator[int]) -> Iterator[tuple[int, int]]:
    """Windows of a text as core.encoder.pieces.windows cuts them, each with room for so many pieces."""
    start, last = text
    while start < last:
        end = min(last, start + next(rooms))
        if end < last:
            ends = np.flatnonzero(breaks[start + LEAST_PIECES + 1 : end + 1])
            end = start + LEAST_PIECES + 1 + int(ends[-1]) if len(ends) else end
        yield start, end
        start = end


def same(room: int) -> Iterator[int]:
    """Always this much room."""
    while True:
        yield room


def varied(room: int, rng: random.Random) -> Iterator[int]:
    """This much room or, every other time, less: down to a third."""
    while True:
        yield room if rng.random() < 0.5 else rng.randint(max(room // 3, LEAST_PIECES + 2), room)


def batches(windows: list[tuple[int, int]], pieces: int, rng: random.Random | None) -> Iterator[list[tuple[int, int]]]:
    """Windows alike in length together, about so many pieces a batch; shuffled where there is an `rng`."""
    windows = list(windows)
    if rng:
        rng.shuffle(windows)
    size = 2_000
    made: list[list[tuple[int, int]]] = []
    for at in range(0, len(windows), size):
        batch: list[tuple[int, int]] = []
        for window in sorted(windows[at : at + size], key=lambda w: w[1] - w[0]):
            if batch and (len(batch) + 1) * (window[1] - window[0] + 2) > pieces:
                made.append(batch)
                batch = []
            batch.append(window)
        made.append(batch)
    if rng:
        rng.shuffle(made)
    yield from made


def padded(texts: Corpus, windows: list[tuple[int, int]], first: int = FIRST, last: int = LAST) -> Batch:
    device = texts.ids.device
    starts = torch.tensor([w[0] for w in windows], device=device)
    sizes = torch.tensor([w[1] - w[0] for w in windows], device=device)
    longest = max(w[1] - w[0] for w in windows)
    at = torch.arange(longest + 2, device=device)[None, :] - 1
    rows = (starts[:, None] + at).clamp(0, len(texts.ids) - 1)
    inner = (at >= 0) & (at < sizes[:, None])
    ids = torch.where(inner, texts.ids[rows], 0)
    ids[:, 0] = first
    ids = torch.where(at == sizes[:, None], last, ids)
    return Batch(ids, at <= sizes[:, None], inner, rows[inner])


def half(device: torch.device) -> AbstractContextManager[object]:
    """Products in bfloat16 where the device is made for them."""
    fit = device.type == "cuda" or bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
    return torch.autocast(device.type, dtype=torch.bfloat16) if fit else nullcontext()


def hard(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Loss against labels, a piece; nothing where all are unknown."""
    known = (labels != UNKNOWN).sum().clamp(min=1)
    return torch.nn.functional.cross_entropy(scores, labels, ignore_index=UNKNOWN, reduction="sum") / known


class Run:
    """One training: AdamW, warm-up over a twentieth of the steps, then a half cosine to nothing; says its losses."""

    def __init__(self, body: list, head: list, *, steps: int, rate: float, head_rate: float) -> None:
        self._parameters = [*body, *head]
        self._optimiser = torch.optim.AdamW(
            [{"params": body, "lr": rate}, {"params": head, "lr": head_rate}], weight_decay=0.01
        )
        warm = max(1, steps // 20)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser,
            lambda step: min(1.0, (step + 1) / warm) * 0.5 * (1 + np.cos(np.pi * min(1.0, step / steps))),
        )
        self._steps, self._done = steps, 0
        self._losses: list[torch.Tensor] = []
        self._started = time.monotonic()

    def step(self, *losses: torch.Tensor) -> None:
        torch.stack(losses).sum().backward()
        torch.nn.utils.clip_grad_norm_(self._parameters, 1.0)
        self._optimiser.step()
        self._schedule.step()
        self._optimiser.zero_grad()
        self._losses.append(torch.stack(losses).detach())
        self._done += 1
        if len(self._losses) == 200:
            shown = " ".join(f"{value:.4f}" for value in torch.stack(self._losses).mean(dim=0).tolist())
            print(f"step {self._done}/{self._steps} loss {shown} {time.monotonic() - self._started:.0f} s", flush=True)
            self._losses = []


def dev_losses(score, texts: Corpus, room: int, first: int = FIRST, last: int = LAST) -> tuple[float, float]:
    """Mean loss a piece of statements and of names on the articles never learned; `score` gives scores for a Batch."""
    windows = [window for text in texts.texts({DEV}) for window in cut(texts.breaks, text, same(room))]
    said = names = 0.0
    count = 0
    with torch.no_grad():
        for chosen in batches(windows, 16_000, None):
            batch = padded(texts, chosen, first, last)
            scores = score(batch).float()[batch.inner]
            said += float(
                torch.nn.functional.cross_entropy(scores[:, : len(LABELS)], texts.labels[batch.rows], reduction="sum")
            )
            names += float(
                torch.nn.functional.cross_entropy(scores[:, len(LABELS) :], texts.entities[batch.rows], reduction="sum")
            )
            count += len(batch.rows)
    return said / max(count, 1), names / max(count, 1)
