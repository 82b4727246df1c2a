"""Decisions about a report whose file was changed: offered where their words stand now, and put there."""

from __future__ import annotations

import pytest

from core.corrections import Correction
from core.store import open_store
from tests.store.correcting import corrected, row

ITEM = (
    "RIGA, May 4 (Example Wire) -- Foreign Minister Anna Lindqvist met Defense Minister Farid Karimi here on Tuesday."
    "\n\n“Trade between our two countries grew fast,” Lindqvist said.\n\n"
    "Karimi said that a rail link would open soon.\n"
)
RAIL = "a rail link would open soon"
ADDED = "Reporters waited outside for two hours.\n\n"
CHANGED = ITEM.replace("“Trade", f"{ADDED}“Trade")


@pytest.fixture
def store(tmp_path):
    made = open_store(tmp_path / "store")
    (tmp_path / "item.txt").write_text(ITEM)
    made.parse([tmp_path / "item.txt"])
    return made


def rail(store) -> str:
    quotes = store.snapshot().tables().quotes
    return str(quotes.loc[quotes["text"].str.contains("rail link"), "quote_id"].iloc[0])


def changed(store, tmp_path, text: str) -> None:
    (tmp_path / "item.txt").write_text(text)
    store.parse([tmp_path / "item.txt"])


def states(store) -> list[str]:
    return store.snapshot().tables().corrections["state"].tolist()


def decided(store) -> Correction:
    start = ITEM.index("a rail link")
    made = corrected(store, "quotes", rail(store), act="promise", span=[start, start + len("a rail link")])
    return made[0]


def test_words_that_stand_in_the_changed_report_are_offered_and_the_decision_holds_there(store, tmp_path):
    before = decided(store)
    changed(store, tmp_path, CHANGED)
    assert states(store) == ["unmatched", "unmatched"]
    (one,) = store.attachable()
    assert one.decision_id == before.decision_id
    assert CHANGED[one.target.start : one.target.end] == RAIL
    assert one.target.row_id == rail(store)

    store.attach([one], "Berta")
    now = row(store, "quotes", rail(store))
    assert (now["act"], now["text"]) == ("promise", "a rail link"), "its span has moved with the words"
    log = {one.correction_id: one for one in store.corrections()}
    assert log[before.correction_id].undone_at is not None
    fresh = [one for one in log.values() if one.undone_at is None]
    assert {one.author for one in fresh} == {"Berta"}
    assert all("decided by Ada" in (one.reason or "") for one in fresh)
    assert store.attachable() == []


def test_words_that_are_gone_or_stand_in_two_texts_are_not_offered(store, tmp_path):
    decided(store)
    changed(store, tmp_path, ITEM.replace("a rail link would open soon", "nothing was settled"))
    assert "unmatched" in states(store)
    assert store.attachable() == []
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{CHANGED}\nThe {name} report ends here.\n")
    store.parse([tmp_path / "one.txt", tmp_path / "two.txt"])
    assert store.attachable() == []
