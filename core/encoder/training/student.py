"""Teach a small encoder what the large one knows, and the names of a text besides; write it as int8 ONNX.

    python -m core.encoder.training.student --teacher FOLDER --train GOLD.jsonl.gz --dev GOLD.jsonl.gz [--texts FILE]...

The student begins with three of the six layers of the teacher (what core.encoder.training.teacher writes). On gold
articles it learns from the annotators and from the teacher's odds, on further texts (any that core.reading reads) from
the teacher's odds alone; what is a name, and of what, it learns everywhere from spaCy's entity recogniser.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModelForTokenClassification

from core.encoder.pieces import ENTITY_LABELS, LABELS, WINDOW_PIECES
from core.encoder.training.corpus import IGNORED, Example, examples, from_gold, from_texts, read_articles, with_labels
from core.encoder.training.graph import export
from core.encoder.training.teacher import BASE_SHA256, Run, batches, dev_loss, inner, padded, seeded

LAYERS = (0, 2, 5)
"""The teacher's layers that the student begins with."""
_SOFTENED = 2.0
"""Temperature of the teacher's odds."""
_GOLD_SHARE = 0.5
"""Weight of the annotators' labels beside the teacher's odds."""
_LIMITS = [
    "English only",
    "knows the style of the articles it was trained on; agency frames and turns are found by rules beside it",
    "a statement within an indirect statement is kept inside the outer one",
    "where an indirect statement ends is its commonest error",
    "names are those that a small recogniser would find; core/actors and core/places decide what they are",
]


def main() -> None:
    args = _arguments()
    started = time.monotonic()
    seeded(args.seed, args.threads)
    tokenizer = Tokenizer.from_file(str(args.tokenizer or args.teacher / "tokenizer.json"))
    rng = random.Random(args.seed)
    gold = from_gold(args.train)
    more = from_texts(args.texts, args.words, rng)
    dev = examples([with_labels(a) for a in read_articles(args.dev)], tokenizer, rng, straighten=0.0)
    made = examples([*gold, *more], tokenizer, rng)
    print(f"{len(made)} windows of {len(gold)} + {len(more)} texts, {time.monotonic() - started:.0f} s", flush=True)
    teacher = AutoModelForTokenClassification.from_pretrained(args.teacher)
    odds = taught(teacher, made)
    print(f"the teacher has read them, {time.monotonic() - started:.0f} s", flush=True)
    student = Student(teacher)
    args.out.mkdir(parents=True, exist_ok=True)

    def keep(epoch: int) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            export(student, args.out / "encoder.onnx", Path(scratch))
        tokenizer.save(str(args.out / "tokenizer.json"), pretty=False)
        card(args, epoch, len(gold), len(more))

    fit(student, made, odds, dev, args, keep)
    print(f"done in {(time.monotonic() - started) / 60:.0f} min, model in {args.out}", flush=True)


class Student(torch.nn.Module):
    """An encoder with two heads: labels of statements and labels of entities, side by side in one row a piece."""

    def __init__(self, teacher: torch.nn.Module) -> None:
        super().__init__()
        self.bert = teacher.bert
        self.bert.encoder.layer = torch.nn.ModuleList([teacher.bert.encoder.layer[n] for n in LAYERS])
        self.bert.config.num_hidden_layers = len(LAYERS)
        width = self.bert.config.hidden_size
        self.dropout = torch.nn.Dropout(0.1)
        self.classifier = torch.nn.Linear(width, len(LABELS) + len(ENTITY_LABELS))
        with torch.no_grad():
            self.classifier.weight[: len(LABELS)] = teacher.classifier.weight
            self.classifier.bias[: len(LABELS)] = teacher.classifier.bias

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        state = self.bert(input_ids=input_ids, attention_mask=attention_mask, return_dict=False)[0]
        return self.classifier(self.dropout(state))


def taught(teacher: torch.nn.Module, made: list[Example], size: int = 16) -> list[np.ndarray]:
    """The teacher's scores of every piece of every window."""
    teacher.eval()
    scores: list[np.ndarray] = [np.zeros((0, 0))] * len(made)
    order = sorted(range(len(made)), key=lambda n: len(made[n].ids))
    with torch.no_grad():
        for at in range(0, len(order), size):
            batch = order[at : at + size]
            ids, mask = padded([made[n] for n in batch])
            logits = teacher(input_ids=ids, attention_mask=mask).logits.numpy()
            for row, n in enumerate(batch):
                scores[n] = logits[row, 1 : 1 + len(made[n].ids)].astype(np.float16)
    return scores


def fit(student: Student, made: list[Example], odds: list[np.ndarray], dev: list[Example], args, keep) -> None:
    """Fine-tune in place; `keep` after each epoch."""
    rng = random.Random(args.seed)
    run = Run(
        list(student.bert.parameters()),
        list(student.classifier.parameters()),
        steps=args.epochs * (len(made) // args.batch),
        rate=args.rate,
    )
    for epoch in range(args.epochs):
        student.train()
        for batch in batches(made, args.batch, rng):
            run.step(*_losses(student, [made[n] for n in batch], [odds[n] for n in batch]))
        student.eval()
        print(f"epoch {epoch} dev loss {dev_loss(student, dev, args.batch):.4f}", flush=True)
        keep(epoch)


def _losses(student: Student, batch: list[Example], odds: list[np.ndarray]) -> list[torch.Tensor]:
    """Loss against the annotators, against the teacher, and of entities."""
    scores = inner(student(*padded(batch)), batch)
    said = scores[:, : len(LABELS)]
    taught = torch.tensor(np.concatenate(odds).astype(np.float32))
    labels = torch.tensor([label for example in batch for label in example.labels])
    entities = torch.tensor([label for example in batch for label in example.entities])
    gold = torch.nn.functional.cross_entropy(said, labels, ignore_index=IGNORED, reduction="sum") / len(labels)
    soft = torch.nn.functional.kl_div(
        torch.log_softmax(said / _SOFTENED, dim=-1),
        torch.softmax(taught / _SOFTENED, dim=-1),
        reduction="batchmean",
    )
    named = torch.nn.functional.cross_entropy(scores[:, len(LABELS) :], entities)
    return [_GOLD_SHARE * gold, (1 - _GOLD_SHARE) * _SOFTENED**2 * soft, named]


def card(args: argparse.Namespace, epoch: int, gold: int, more: int) -> None:
    """model.json: what the model is, from what, and the hashes that are checked when it is loaded."""
    values = {
        "labels": list(LABELS),
        "entity_labels": list(ENTITY_LABELS),
        "window": WINDOW_PIECES,
        "base": {"name": "all-MiniLM-L6-v2", "licence": "Apache-2.0", "sha256": BASE_SHA256},
        "licence": "Apache-2.0",
        "layers": f"{len(LAYERS)} of 6, taught by a tagger of 6 layers",
        "data": {
            "train": f"{args.train.name}: {gold} annotated articles; {more} further texts without annotation",
            "entities": "as spaCy's en_core_web_sm names them in the same texts",
            "dev": args.dev.name,
        },
        "limits": _LIMITS,
        "trained": date.today().isoformat(),
        "epochs": epoch + 1,
        "seed": args.seed,
        "torch": torch.__version__,
        "sha256": {
            name: hashlib.sha256((args.out / name).read_bytes()).hexdigest()
            for name in ("encoder.onnx", "tokenizer.json")
        },
    }
    (args.out / "model.json").write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teacher", type=Path, required=True, help="float weights of the large tagger")
    parser.add_argument("--tokenizer", type=Path, help="its tokenizer.json, else the one in its folder")
    parser.add_argument("--train", type=Path, required=True, help="gold articles to learn from (.jsonl or .jsonl.gz)")
    parser.add_argument("--dev", type=Path, required=True, help="gold articles whose loss is printed, never learned")
    parser.add_argument("--texts", type=Path, action="append", default=[], help="further texts, without annotation")
    parser.add_argument("--words", type=int, default=150_000, help="words taken from each of them")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "weights")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
