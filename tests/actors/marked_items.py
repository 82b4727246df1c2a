"""Reads the items that were marked by hand (marked_items.toml)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@dataclass(frozen=True)
class Item:
    name: str
    marked: str
    persons: dict[str, str | None]
    published: date | None = None

    @property
    def text(self) -> str:
        return _MARK.sub(lambda m: m[1], self.marked)

    @property
    def marks(self) -> list[tuple[int, int, str]]:
        """Span and name of each mark, offsets into `text`."""
        found, shift = [], 0
        for match in _MARK.finditer(self.marked):
            start = match.start() - shift
            found.append((start, start + len(match[1]), match[2]))
            shift += len(match[0]) - len(match[1])
        return found


def _items() -> list[Item]:
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["item"]
    return [
        Item(row["name"], row["text"], {k: v or None for k, v in row["persons"].items()}, row.get("published"))
        for row in rows
    ]


ITEMS = _items()
