"""Stores that many tests begin with: written once a process, then copied; a commit takes a hundred times longer."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
import uuid
from collections.abc import Callable
from functools import cache
from pathlib import Path

from core.store import Store, open_store
from core.store.folder import MARKER
from core.tables import Tables


def store_of(make: Callable[[], Tables], place: Path) -> Store:
    """A store at this place that holds what `make` gives (a function of a module: it is asked once)."""
    shutil.copytree(_written(make), place)
    marker = place / MARKER
    # A store of its own: what is kept of one by its version must not be shown for another.
    marker.write_text(json.dumps(json.loads(marker.read_text()) | {"store_id": uuid.uuid4().hex[:12]}))
    return open_store(place, create=False)


@cache
def _written(make: Callable[[], Tables]) -> Path:
    place = _folder() / f"store{uuid.uuid4().hex[:8]}"
    open_store(place).write(make())
    return place


@cache
def _folder() -> Path:
    made = Path(tempfile.mkdtemp(prefix="communique-tests-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made
