"""The encoder: what it is, that a damaged one is refused, and the names that it finds."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.encoder import Encoder, Tagging, encoder, entities
from core.encoder.model import FOLDER, NETWORK, by_word
from core.encoder.pieces import ENTITIES, LABELS
from core.errors import ModelError

MEGABYTE = 1 << 20


def named(text: str) -> set[tuple[str, str]]:
    return {(text[e.start : e.end], e.kind) for e in entities(encoder().tag(text), text)}


def test_it_is_small_and_loads_within_a_second() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 30 * MEGABYTE
    begun = time.process_time()
    Encoder()
    assert time.process_time() - begun < 1.0


def test_its_card_says_what_it_is_from_what_and_how_good() -> None:
    card = json.loads((FOLDER / "model.json").read_text("utf-8"))
    assert {"base", "licence", "data", "trained", "figures", "limits", "sha256"} <= card.keys()
    assert set(card["sha256"]) == {NETWORK, "tokenizer.json"}


@pytest.mark.parametrize("name", [NETWORK, "tokenizer.json"])
def test_a_damaged_file_is_named_and_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(FOLDER, folder)
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(ModelError, match=f"{name}.*damaged"):
        Encoder(folder)


@pytest.mark.parametrize("name", [NETWORK, "tokenizer.json", "model.json"])
def test_a_missing_file_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(FOLDER, folder)
    (folder / name).unlink()
    with pytest.raises(ModelError, match="not complete"):
        Encoder(folder)


def test_names_of_persons_states_bodies_and_days_are_found_whole() -> None:
    text = "Anna Lindqvist of Sweden met Farid Karimi, head of the Atomic Energy Organization, on Monday."
    found = named(text)
    assert {("Anna Lindqvist", "PERSON"), ("Sweden", "GPE"), ("Farid Karimi", "PERSON"), ("Monday", "DATE")} <= found
    assert any(name.endswith("Atomic Energy Organization") and kind == "ORG" for name, kind in found)


def test_a_text_without_names_has_none() -> None:
    assert named("They spoke about water and bread, and then they went home.") == set()


def test_a_blank_text_has_no_pieces() -> None:
    tagging = encoder().tag(" \n\t ")
    assert tagging.offsets == []
    assert entities(tagging, " \n\t ") == []


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("aAéßж “”«».,’-—\n\u00a0\u200b漢😀1"), max_size=80))
def test_pieces_and_names_lie_within_the_text_in_order(text: str) -> None:
    tagging: Tagging = encoder().tag(text)
    ends = [0]
    for start, end in tagging.offsets:
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)
    assert tagging.statements.shape == (len(tagging.offsets), len(LABELS))
    assert tagging.statements.sum(axis=1) == pytest.approx(1.0)
    last = 0
    for entity in entities(tagging, text):
        assert last <= entity.start < entity.end <= len(text)
        assert entity.kind in ENTITIES
        last = entity.end


def test_the_pieces_of_a_word_are_one_word() -> None:
    text = "Hoshyar Zebari’s counterpart"
    tagging = encoder().tag(text)
    spans, shares = by_word(tagging.offsets, tagging.statements, text)
    assert [text[start:end] for start, end in spans] == ["Hoshyar", "Zebari", "’", "s", "counterpart"]
    assert len(shares) == 5
