"""The day on which a web page was published, where the page states it and no other day could be meant.

In this order: metadata fields for that day, schema.org's datePublished, a marked date in the page itself, the address.
htmldate is not asked: it also takes the day of a change, and dates that belong to lists of other stories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from core.reading.metadata import read_date

_FIELDS = (
    "article:published_time", "og:published_time", "datepublished", "article:published", "article.published",
    "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created",
    "citation_publication_date", "citation_date", "citation_online_date", "publication_date", "publication-date",
    "publishdate", "publish-date", "publish_date", "published_date", "published-date", "pubdate", "parsely-pub-date",
    "sailthru.date", "rnews:datepublished", "cxenseparse:recs:publishtime", "displaydate", "originalpublicationdate",
    "release_date", "date",
)  # fmt: skip
"""What the field of the day of publication is called, the surest first. None of a change."""
_STATED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_ASIDE = frozenset(("aside", "nav", "footer", "form"))
_OTHERS = re.compile(
    r"relat|sidebar|comment|recommend|most-?(?:read|popular)|widget|teaser|footer|latest|archive", re.I
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")


def published(root: Any, address: str | None) -> date | None:
    """The day, from the page as elements (lxml) and its address; None where it says none or several."""
    for days in (_in_fields(root), _in_schema(root), _in_marks(root, sure=True), _in_marks(root, sure=False)):
        found = set(days)
        if found:
            return found.pop() if len(found) == 1 else None
    at = _IN_ADDRESS.search(address or "")
    return read_date(f"{at[1]}-{at[2]}-{at[3]}") if at else None


def _in_fields(root: Any) -> Iterator[date]:
    """The surest field's day alone."""
    days: dict[str, date] = {}
    for field in root.iter("meta"):
        name = (field.get("property") or field.get("name") or field.get("itemprop") or "").strip().lower()
        if name in _FIELDS and name not in days and (day := read_date(field.get("content") or "")):
            days[name] = day
    if days:
        yield days[min(days, key=_FIELDS.index)]


def _in_schema(root: Any) -> Iterator[date]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield from (day for stated in _STATED.findall(script.text or "") if (day := read_date(stated)))


def _in_marks(root: Any, *, sure: bool) -> Iterator[date]:
    """Days of elements that are marked as dates: as the day of publication (`sure`), or outside of other stories."""
    for mark in root.iter("time", "span", "abbr", "div", "p"):
        is_published = (mark.get("itemprop") or "").lower() == "datepublished" or mark.get("pubdate") is not None
        if is_published != sure or not (sure or mark.tag == "time"):
            continue
        written = mark.get("datetime") or mark.get("content") or mark.get("title") or mark.text_content()[:60]
        if (day := read_date(written or "")) and (sure or not _of_others(mark)):
            yield day


def _of_others(mark: Any) -> bool:
    return any(
        above.tag in _ASIDE or _OTHERS.search(f"{above.get('class') or ''} {above.get('id') or ''}")
        for above in mark.iterancestors()
        if above.tag not in ("body", "html")
    )
