"""JSON Lines, and JSON that is one object or a list of them: one object is one document (fields by columns.toml)."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from core.errors import ReadingError
from core.reading import limits
from core.reading.decoding import Undecodable, decode, encoding_of_stream
from core.reading.raw import Found, Raw
from core.reading.rows import Rows


def certainty(head: bytes, name: str) -> int:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith((b'{"', b"{ ", b"{\n", b"{\r", b"[", b"{}")):
        return 0
    return 2 if name.lower().endswith((".json", ".jsonl", ".ndjson")) or _is_object(start) else 0


def read(raw: Raw) -> Found:
    """A document an object, named `file.jsonl/KEY` (its id or address) or `file.jsonl/row N`."""
    with raw.spooled() as stream:
        first = stream.readline(limits.TEXT_BYTES * 2)
        stream.seek(0)
        entries = _lines(raw, stream) if _is_object(first.lstrip(b"\xef\xbb\xbf")) else _value(raw, stream)
        rows = Rows(raw, "jsonl")
        for number, entry in rows.ahead((number, _fields(entry)) for number, entry in entries):
            if isinstance(entry, ReadingError):
                yield entry
            elif isinstance(entry, dict):
                yield rows.document(number, entry)
            else:
                yield raw.refused("format", "the entry is no JSON object", member=f"row {number}")


def _lines(raw: Raw, stream: Any) -> Iterator[tuple[int, Any]]:
    try:
        encoding, mark = encoding_of_stream(stream)
    except Undecodable as why:
        yield 0, raw.refused(why.reason, why.detail)
        return
    stream.seek(mark)
    lines = io.TextIOWrapper(stream, encoding=encoding, errors="strict")
    try:
        for number, line in enumerate(iter(lambda: lines.readline(limits.TEXT_BYTES), ""), start=1):
            if not line.strip():
                continue
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as broken:
                yield number, raw.refused("format", f"the line is no JSON ({broken})", line, f"row {number}")
    except UnicodeDecodeError as broken:
        yield 0, raw.refused("encoding", f"it is not {encoding} throughout ({broken.reason}); save it as UTF-8")
    finally:
        lines.detach()


def _value(raw: Raw, stream: Any) -> Iterator[tuple[int, Any]]:
    content = stream.read(limits.JSON_BYTES + 1)
    if len(content) > limits.JSON_BYTES:
        yield (
            0,
            raw.refused("too large", f"a JSON list of more than {limits.JSON_BYTES // limits.MIB} MiB; use JSON Lines"),
        )
        return
    try:
        parsed = json.loads(decode(content))
    except Undecodable as why:
        yield 0, raw.refused(why.reason, why.detail)
    except (ValueError, RecursionError) as broken:
        yield 0, raw.refused("format", f"it is no JSON ({broken})", content)
    else:
        yield from enumerate(parsed if isinstance(parsed, list) else [parsed], start=1)


def _is_object(line: bytes) -> bool:
    """Whether the first line is a whole object: JSON Lines. A longer line than a head has is believed."""
    first, end, _ = line.partition(b"\n")
    if not first.strip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return not end and len(first) >= limits.HEAD_BYTES - 8


def _fields(entry: Any) -> Any:
    """An object as texts by name; anything else as it is."""
    return {str(name): _text(value) for name, value in entry.items()} if isinstance(entry, dict) else entry


def _text(value: Any) -> str:
    """A field as text: lists of lines are joined, other structures say nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return "\n\n".join(value)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
