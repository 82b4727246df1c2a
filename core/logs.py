"""Structured logs: one JSON object a line, for whoever runs the product unattended.

Each line has `at` (UTC), `level`, `event` (a few fixed words) and what belongs to the event. Texts of documents are
never logged, and neither is what could be a secret: the part of an address that signs in, and values whose name says
that they are secret.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import Any

from core.errors import CommuniqueError

_LOGGER = logging.getLogger("communique")
_LOGGER.addHandler(logging.NullHandler())
_LOGGER.propagate = False

_SECRET_NAME = re.compile(
    r"passw|secret|token|credential|authori[sz]ation|cookie|signature|api[_-]?key|access[_-]?key", re.I
)
_IN_ADDRESS = re.compile(r"(\b[a-z][a-z0-9+.-]{1,20}://)[^/\s@]{1,500}@", re.I)
_IN_TEXT = re.compile(
    r"((?:passw(?:or)?d|secret|token|credential|signature|api[_-]?key|access[_-]?key)[\w-]{0,20}"
    r"[\"']?\s?[=:]\s?)[^\s&\"',;]{1,500}",
    re.I,
)
_HIDDEN = "***"
_LONGEST = 2_000
"""Characters of one value."""


def start(path: Path | None) -> None:
    """Add every event from now on to this file, made where it is not there; None: nowhere.

    Only its owner may read a file that is made here. A log that is moved away by whoever rotates it is begun anew.
    Raises CommuniqueError where it cannot be written.
    """
    for handler in list(_LOGGER.handlers):
        if isinstance(handler, WatchedFileHandler):
            _LOGGER.removeHandler(handler)
            handler.close()
    if path is None:
        return
    try:
        path.touch(mode=0o600)
        handler = WatchedFileHandler(path, encoding="utf-8")
    except OSError as error:
        raise CommuniqueError(f"The log {path} cannot be written ({error.strerror}). Name another: --log.") from error
    handler.setFormatter(_Lines())
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)


def event(name: str, *, level: int = logging.INFO, **about: Any) -> None:
    """Log that something happened. `about`: values that JSON has, or what str() makes of them."""
    _LOGGER.log(level, name, extra={"about": about})


def without_secrets(value: Any, name: str = "") -> Any:
    """A value, and what is in it, with everything hidden that could be a secret."""
    if _SECRET_NAME.search(name):
        return _HIDDEN
    if isinstance(value, Mapping):
        return {str(key): without_secrets(held, str(key)) for key, held in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [without_secrets(held) for held in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    text = str(value)
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
    return _IN_TEXT.sub(rf"\1{_HIDDEN}", _IN_ADDRESS.sub(rf"\1{_HIDDEN}@", shown))


class _Lines(logging.Formatter):
    """A record as a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname.lower(), "event": record.getMessage()}
        # ASCII: a control character or half of a pair in a file's name acts on no terminal and breaks no reader.
        return json.dumps(line | without_secrets(getattr(record, "about", {})))
