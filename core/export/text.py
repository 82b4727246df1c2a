"""Cells as text, and text without what a format or a reader cannot take. Shared by the formats."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NO_XML = re.compile("[\x80-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def printable(text: str) -> str:
    """The text as XML and spreadsheets can hold it: control characters stand as their pictures (ESC as ␛), what is
    no character as �. Tabs and line ends stay."""
    pictured = _CONTROLS.sub(lambda one: "\u2421" if one[0] == "\x7f" else chr(0x2400 + ord(one[0])), text)
    return _NO_XML.sub("\ufffd", pictured)


def readable(text: str) -> str:
    """As `printable`; marks that turn the writing direction are shown as ◌, not obeyed."""
    return _TURNING.sub("\u25cc", printable(text))


def joined(items: Iterable[Any]) -> str:
    """A list as one cell: "a; b"; an office with its dates as an ISO interval, "president (2005-08-03/..)"; of an
    event what reports say, "held (2005-08-08, doc_1, mtg_1)"."""
    return "; ".join(_told(item) if isinstance(item, dict) else str(item) for item in items if item is not None)


def iso(value: date | datetime) -> str:
    """A day or a moment as ISO 8601; moments in UTC."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat()


def _told(item: dict[str, object]) -> str:
    if "role" in item:
        return _role(item)
    first, *rest = item.values()
    told = [str(one) for value in rest if value is not None for one in (value if isinstance(value, list) else [value])]
    return f"{first} ({', '.join(told)})"


def _role(role: dict[str, object]) -> str:
    if not role.get("from") and not role.get("to"):
        return str(role.get("role"))
    return f"{role.get('role')} ({role.get('from') or '..'}/{role.get('to') or '..'})"
