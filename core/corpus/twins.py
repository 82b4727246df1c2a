"""The same text read in several places: one document with several sources.

Two texts are one where every letter is the same, and all that their files say beside it (title, outlet, day, people).
The same words with another outlet or day are two reports; core.corpus.copies joins them by `duplicate_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Place = tuple[str, str]
"""Source and location; "" where there is none."""
_SAME = ("content_hash", "metadata_hash", "outlet", "published", "parser_version")
"""Columns of documents that one text has everywhere. An outlet may be read from an address, a day be an option."""


def key(document: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """What a row of DOCUMENTS has in common with every other of the same text; None where that cannot be told (it was
    read by an earlier version)."""
    return tuple(document[name] for name in _SAME) if document["metadata_hash"] is not None else None


def places(document: Mapping[str, Any]) -> list[Place]:
    """Where a row of DOCUMENTS was read, the place that it is named by first."""
    if document["sources"] is None:
        one = (document["source"] or "", document["location"] or "")
        return [one] if any(one) else []
    return list(zip(document["sources"], document["locations"], strict=True))


def at(document: Mapping[str, Any], where: Iterable[Place]) -> dict[str, Any]:
    """The row with these places, each once. It goes on by its source and location where they are among them, else by
    the first; its id stays."""
    found = list(dict.fromkeys(where))
    own = (document["source"] or "", document["location"] or "")
    if own in found:
        found = [own, *(place for place in found if place != own)]
    source, location = found[0] if found else own
    return {
        **document, "source": source or None, "location": location or None,
        "sources": [source for source, _ in found] or None, "locations": [location for _, location in found] or None,
    }  # fmt: skip


def folded(parsed: Sequence[dict[str, list[dict[str, Any]]]]) -> list[dict[str, list[dict[str, Any]]]]:
    """Rows by table of documents (core.rows), each text once, under its first source and with all of them."""
    kept: dict[Any, dict[str, list[dict[str, Any]]]] = {}
    for rows in parsed:
        document = rows["documents"][0]
        same = key(document) or document["doc_id"]
        if same in kept:
            first = kept[same]["documents"][0]
            kept[same]["documents"] = [at(first, [*places(first), *places(document)])]
        else:
            kept[same] = dict(rows)
    return list(kept.values())
