"""Statements like another one: by what they mean, in the View, one of each statement, gone with their document."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core import View, open_store
from core.meaning import DIMENSIONS, likeness, vectors
from core.store import Store

ITEMS = {
    "gas.txt": """OSLO, March 3, 2021 -- Norwegian Energy Minister Tuva Lund said on Wednesday that deliveries of
natural gas to Poland would be raised.

"The pipeline can carry a third more," Lund said after meeting Polish Energy Minister Jan Kos.
""",
    "visas.txt": """LISBON, May 4, 2022 -- Portuguese Foreign Minister Ines Prata said on Wednesday that visas for
students from Cape Verde would be issued within a week.

"Students must not wait for months," Prata said.
""",
    "fuel.txt": """SOFIA, June 7, 2022 -- Bulgarian Energy Minister Elena Stoeva said on Tuesday that supplies of fuel
from Greece would be increased.
""",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    for name, text in ITEMS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = open_store(tmp_path / "reports.store")
    made.parse([tmp_path / name for name in ITEMS])
    return made


def texts(store: Store, asked: str, view: View, most: int = 10) -> list[str]:
    snapshot = store.snapshot()
    said = dict(zip(*(snapshot.tables().quotes[name] for name in ("quote_id", "text")), strict=True))
    return [said[quote_id] for quote_id in snapshot.like(asked, view, most)["quote_id"]]


def test_other_words_for_the_same_are_nearest(store: Store) -> None:
    first, second, *_ = texts(store, "more gas will be delivered to the Poles", View())
    assert "deliveries of" in first
    assert "pipeline" in second or "supplies of fuel" in second


def test_the_view_holds(store: Store) -> None:
    found = texts(store, "more gas will be delivered to the Poles", View(text="visas OR students"))
    assert found
    assert all("tudents" in text for text in found)


def test_no_more_than_asked_and_the_likest_first(store: Store) -> None:
    found = store.snapshot().like("supplies of energy", View(), 2)
    assert len(found) == 2
    assert found["likeness"].is_monotonic_decreasing


def test_a_document_takes_its_vectors_with_it(store: Store, tmp_path: Path) -> None:
    (tmp_path / "gas.txt").write_text(ITEMS["visas.txt"].replace("students", "nurses"), encoding="utf-8")
    store.parse([tmp_path / "gas.txt"])
    assert not any("pipeline" in text for text in texts(store, "the pipeline can carry more gas", View()))


def test_a_store_without_statements_has_none_alike(tmp_path: Path) -> None:
    assert open_store(tmp_path / "empty.store").snapshot().like("anything", View()).empty


def test_vectors_are_of_one_length_and_nothing_is_like_nothing() -> None:
    made = vectors(["The border will open.", "", "\u200b", "Die Grenze wird geöffnet."])
    assert made.shape == (4, DIMENSIONS)
    assert np.linalg.norm(made[0].astype(float)) == pytest.approx(127, abs=3)
    assert not made[1].any()
    assert likeness(made[0], made)[0] == pytest.approx(1, abs=0.02)
    assert likeness(made[0], made)[1] == 0
