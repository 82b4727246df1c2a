"""Where the nodes of a store's network stand, kept in the user's cache, so that they are there again tomorrow.

One file a store and kind of nodes, JSON: node -> [x, y]. It can be deleted at any time: the network is laid out anew.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from pathlib import Path

from platformdirs import user_cache_path

from dashboard.charts.network import Places

_log = logging.getLogger(__name__)


def read(version: str, of: str) -> Places:
    """Places kept of this store (version: of a Snapshot; of: see ties.NODES); empty where there are none to use."""
    path = _path(version, of)
    if not path.is_file():
        return {}
    try:
        kept = json.loads(path.read_text("utf-8"))
        return {str(node): (float(x), float(y)) for node, (x, y) in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        _log.warning("The kept layout %s cannot be read and is made anew: %s", path, error)
        return {}


def write(version: str, of: str, places: Places) -> None:
    """Keep them, replaced at once; where the cache cannot be written, they hold for this process alone."""
    path = _path(version, of)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(places, file)
        Path(name).replace(path)
    except OSError as error:
        _log.warning("The layout cannot be kept in %s: %s", path.parent, error)


def _path(version: str, of: str) -> Path:
    # A version is the store's id and the number of a commit: the places outlive the commit.
    store_id = version.rpartition(".")[0] or version
    return user_cache_path("communique") / "layouts" / f"{store_id}-{of}.json"
