"""Who publishes a web page, as its metadata state it: Open Graph's site name, else schema.org's publisher (JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_LONGEST = 200_000
"""Characters of one JSON-LD block: an article with its text in it has some 50,000."""
_DEEPEST = 8
_SITE = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_publisher")
"""Fields that name the outlet, the surest first."""
_LONGEST_NAME = 100


def stated(root: Any) -> str | None:
    """The name of the outlet, from the page as elements (lxml); None where it states none, or several."""
    fields: dict[str, str] = {}
    for field in root.iter("meta"):
        key = (field.get("property") or field.get("name") or "").strip().lower()
        if key in _SITE and (name := _name(field.get("content"))):
            fields.setdefault(key, name)
    if _SITE[0] in fields:
        return fields[_SITE[0]]
    publishers = set(_publishers(root))
    if len(publishers) == 1:
        return publishers.pop()
    return fields[min(fields, key=_SITE.index)] if fields and not publishers else None


def _publishers(root: Any) -> Iterator[str]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or len(script.text or "") > _LONGEST:
            continue
        try:
            written = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        parts = list(_parts(written))
        by_id = {part["@id"]: part for part in parts if isinstance(part.get("@id"), str) and "name" in part}
        for part in parts:
            told = part.get("publisher")
            for one in told if isinstance(told, list) else [told]:
                named = by_id.get(str(one.get("@id")), one).get("name") if isinstance(one, dict) else one
                if name := _name(named):
                    yield name


def _parts(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object in a block."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for held in value.values():
            yield from _parts(held, depth + 1)
    elif isinstance(value, list):
        for held in value:
            yield from _parts(held, depth + 1)


def _name(value: Any) -> str | None:
    """A name that can be shown: no address, on one line."""
    if not isinstance(value, str):
        return None
    name = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    return name if name and len(name) <= _LONGEST_NAME and "://" not in name else None
