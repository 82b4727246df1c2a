"""The log of corrections in a store's journal: one thing a correction, with what it says and when it was taken back."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from core.corrections import Correction, check, from_row
from core.errors import StoreError
from core.store.journal import Journal, Setting, Thing

_THING = "correction"


class Decisions:
    """The log of the store in `folder`. May be shared by threads."""

    def __init__(self, folder: Path) -> None:
        self._journal = Journal(folder)
        self._guard = threading.Lock()
        self._read: tuple[int, tuple[Correction, ...]] = (-1, ())

    def all(self) -> Sequence[Correction]:
        """Every correction in the order of their times; the same object for as long as nothing was added."""
        version = self._journal.version()
        things = self._journal.latest(_THING)
        with self._guard:
            if self._read[0] != version:
                made = sorted(map(_made, things.values()), key=lambda one: (one.at, one.correction_id))
                # What others set down in the journal makes no new state of the corrections.
                self._read = version, self._read[1] if tuple(made) == self._read[1] else tuple(made)
            return self._read[1]

    def add(self, corrections: Iterable[Correction]) -> int:
        """Set down those that are not there yet, and those taken back since; how many. Raises StoreError."""
        there = {one.correction_id: one for one in self.all()}
        settings = []
        for one in corrections:
            known = there.get(one.correction_id)
            if known is None:
                settings.append(Setting(_THING, one.correction_id, "says", _says(one)))
            if one.undone_at is not None and (known is None or known.undone_at is None):
                settings.append(Setting(_THING, one.correction_id, "undone_at", one.undone_at.isoformat()))
        self._journal.append(settings)
        return len({one.thing_id for one in settings})

    def take_back(self, decision_ids: Iterable[str]) -> None:
        """Let these decisions not hold any more. Raises StoreError where one is not there."""
        wanted = set(decision_ids)
        theirs = [one for one in self.all() if one.decision_id in wanted]
        if missing := wanted - {one.decision_id for one in theirs}:
            raise StoreError(f"The store has no decision {sorted(missing)[0]}. Load the page again.")
        now = datetime.now(UTC)
        self.add(replace(one, undone_at=now) for one in theirs if one.undone_at is None)


def _says(one: Correction) -> dict[str, object]:
    row = one.to_row() | {"at": one.at.isoformat()}
    del row["undone_at"]
    return row


def _made(thing: Thing) -> Correction:
    undone = thing["undone_at"].value if "undone_at" in thing else None
    one = from_row({**thing["says"].value, "undone_at": undone})
    check(one.target.table, one.field, one.new)
    return one
