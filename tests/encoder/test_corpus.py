"""What the encoder learns from: annotations as labels for word pieces, and which articles are kept from whom."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from core.encoder.model import FOLDER
from core.encoder.pieces import ENTITY_LABELS, LABELS
from core.encoder.training.corpus import as_pieces, further, labelled, read_articles
from core.encoder.training.parts import DEV, FOLDS, FURTHER, UNKNOWN, fold_of

TEXT = "Anna Lindqvist said that «the border is open».\nShe left Oslo on Monday."
ARTICLE = {
    "doc_id": "a",
    "text": TEXT,
    "quotes": [{
        "type": "mixed",
        "spans": [[TEXT.index("«"), TEXT.index("»") + 1]],
        "mention_spans": [[0, len("Anna Lindqvist")]],
        "cue_spans": [[TEXT.index("said"), TEXT.index("said") + len("said that")]],
    }],
}  # fmt: skip


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(FOLDER / "tokenizer.json"))


def shown(tokenizer: Tokenizer, ids: list[int]) -> list[str]:
    return [tokenizer.id_to_token(n) for n in ids]


def test_each_piece_has_the_label_of_what_it_stands_in(tokenizer: Tokenizer) -> None:
    made = as_pieces([labelled(ARTICLE, 0)], tokenizer)
    pieces = shown(tokenizer, made["ids"].tolist())
    labels = [LABELS[n] for n in made["labels"]]
    of = list(zip(pieces, labels, strict=True))
    assert ("said", "B-CUE") in of
    assert ("that", "I-CUE") in of
    # The vocabulary knows curled marks, not angular ones.
    assert ("“", "B-CONTENT") in of
    assert ("open", "I-CONTENT") in of
    assert labels[0] == "B-SOURCE"
    assert [label for piece, label in of if piece in ("left", "oslo", "monday")] == ["O", "O", "O"]


def test_names_come_from_the_language_model(tokenizer: Tokenizer) -> None:
    made = as_pieces([labelled(ARTICLE, 0)], tokenizer)
    pieces = shown(tokenizer, made["ids"].tolist())
    names = dict(zip(pieces, (ENTITY_LABELS[n] for n in made["entities"]), strict=True))
    assert names["oslo"] == "B-GPE"
    assert names["monday"] == "B-DATE"
    assert names["border"] == "O"


def test_a_line_break_is_marked_on_the_piece_behind_it(tokenizer: Tokenizer) -> None:
    made = as_pieces([labelled(ARTICLE, 0)], tokenizer)
    broken = [n for n, breaks in enumerate(made["breaks"]) if breaks]
    assert shown(tokenizer, made["ids"][broken].tolist()) == ["she"]


def test_texts_stand_one_after_the_other_with_their_parts(tokenizer: Tokenizer) -> None:
    made = as_pieces([labelled(ARTICLE, 2), labelled(ARTICLE, DEV)], tokenizer)
    assert made["parts"].tolist() == [2, DEV]
    first, second, end = made["begins"].tolist()
    assert made["ids"][first:second].tolist() == made["ids"][second:end].tolist()
    assert end == len(made["ids"]) == len(made["labels"]) == len(made["entities"])


def test_texts_without_annotation_have_unknown_labels_and_another_language_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(TEXT.replace("\n", "\n\n"), encoding="utf-8")
    (tmp_path / "de.txt").write_text(
        "Die Ministerin sagte, dass die Grenze wieder offen ist und dass sie nicht mehr geschlossen wird, wie es der "
        "Sprecher der Regierung am Montag in Berlin vor der Presse angekündigt hatte, als er gefragt wurde.\n",
        encoding="utf-8",
    )
    found = list(further([tmp_path / "en.txt", tmp_path / "de.txt"], 1_000, random.Random(0)))
    assert [each.part for each in found] == [FURTHER]
    assert set(found[0].labels) == {UNKNOWN}


def test_gold_files_are_read_plain_and_packed(tmp_path: Path) -> None:
    line = json.dumps(ARTICLE) + "\n"
    (tmp_path / "gold.jsonl").write_text(line, encoding="utf-8")
    (tmp_path / "gold.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    assert read_articles(tmp_path / "gold.jsonl") == read_articles(tmp_path / "gold.jsonl.gz") == [ARTICLE]


def test_every_article_belongs_to_one_fold_and_the_folds_are_alike_in_size() -> None:
    folds = [fold_of(n) for n in range(99)]
    assert sorted(set(folds)) == list(range(FOLDS))
    assert {folds.count(fold) for fold in range(FOLDS)} == {99 // FOLDS}
