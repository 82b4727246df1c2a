"""HTML, also pages saved by a browser: the main text, with title, byline, outlet and day from the page's metadata.

The main text is found by trafilatura, the day by page_day: nothing is guessed from loose dates. Menus, banners,
comments and lists of other stories are left out.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from functools import cache
from typing import Any, cast

from core import outlets
from core.article import Document
from core.errors import ReadingError
from core.reading import limits, markup, page_day, page_outlet
from core.reading.decoding import Undecodable, clean
from core.reading.raw import Found, Raw

_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s*){0,3}<(?:!doctype\s+html|html|head|body)\b",
    re.I,
)
_LOOSE = re.compile(rb"\s*<(?:meta|title|div|article|section|main|table|p|h[1-3])\b[^<>]{0,2000}>", re.I)
_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000})|Page saved with SingleFile\s+url:\s*(\S{1,2000})"
)
_PARTED = re.compile(r"\s*[|–—»·-]+\s*")
_FEWEST_WORDS = 20
"""Words below which the main text that was found is compared with all that the page shows."""
_LONGEST_BYLINE = 160
_TITLE_AMONG = 4


def certainty(head: bytes, name: str) -> int:
    start = head.removeprefix(b"\xef\xbb\xbf")
    if _START.match(start):
        return 3
    utf16 = head[:2] in (b"\xff\xfe", b"\xfe\xff") and _START.match(head[2:2048].replace(b"\x00", b""))
    return 3 if utf16 or (name.lower().endswith(_SUFFIXES) and _LOOSE.match(start)) else 0


def read(raw: Raw) -> Found:
    """One document a page."""
    content = raw.whole(limits.PAGE_BYTES)
    try:
        page = markup.decoded(content, raw.charset)
    except Undecodable as why:
        yield raw.refused(why.reason, why.detail, content)
        return
    yield document(raw, page)


def document(raw: Raw, page: str) -> Document | ReadingError:
    """The document of a page that is text already."""
    root = markup.tree(page)
    if root is None:
        return raw.refused("empty", "the page has no elements; save it again from the browser", page)
    if sum(1 for _ in root.iter()) > limits.PAGE_ELEMENTS:
        return raw.refused(
            "too large", f"the page has more than {limits.PAGE_ELEMENTS} elements; save its main text as .txt", page
        )
    saved = _SAVED_FROM.search(page, 0, limits.HEAD_BYTES)
    address = raw.address or (saved and (saved[1] or saved[2])) or _canonical(root)
    day = page_day.published(root, address)
    publisher = page_outlet.stated(root)
    headings = [" ".join(h.text_content().split()) for h in root.iter("h1", "h2")][:50]
    rest = [" ".join(p.split()) for p in markup.paragraphs(root)]
    try:
        found: Any = _main_text()(
            root, url=address, include_comments=False, with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )  # fmt: skip
    except (ValueError, AttributeError, TypeError, IndexError, KeyError, RecursionError, AssertionError) as fault:
        return raw.refused(
            "format", f"its elements cannot be told apart ({type(fault).__name__}); save it as text", page
        )
    site = publisher or getattr(found, "sitename", None)
    title = _title(getattr(found, "title", None), site, headings)
    parts = markup.paragraphs(found.body) if found is not None and found.body is not None else []
    if sum(len(part.split()) for part in parts) < _FEWEST_WORDS:
        parts = rest
    if title and title in headings and not any(_same(part, title) for part in parts[:_TITLE_AMONG]):
        parts.insert(0, title)
    try:
        text = clean("\n\n".join(parts))
    except Undecodable as why:
        return raw.refused(why.reason, why.detail, page)
    if not text.strip():
        return raw.refused(
            "empty", "the page shows no text; it may be made by a script: save it whole or as text", page
        )
    byline = getattr(found, "author", None)
    made = Document(text, source=raw.source, location=raw.location, format="html", title=title)
    made.byline = byline if byline and len(byline) <= _LONGEST_BYLINE else None
    made.outlet = outlet(address, site)
    if day is not None:
        made.published, made.published_source = day, "metadata"
    return made


@cache
def _main_text() -> Callable[..., Any]:
    """trafilatura's extraction, loaded when the first page comes. Its remarks hold what pages say: not for a log."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return cast("Callable[..., Any]", trafilatura.bare_extraction)


def outlet(address: str | None, named: str | None) -> str | None:
    """Who publishes: by an address that is known, else by the name that the page gives, else by the host."""
    by_address = outlets.by_address(address)
    known = by_address is not None and "." not in by_address
    return by_address if known else " ".join((named or "").split()) or by_address


def _title(stated: str | None, site: str | None, headings: list[str]) -> str | None:
    """The headline without the outlet's name that pages hang on it."""
    if not stated or not stated.strip():
        return next((h for h in headings if h), None) if len(headings) == 1 else None
    title = " ".join(stated.split())
    for heading in headings:
        if len(heading.split()) > 1 and _folded(heading) and _folded(title).startswith(_folded(heading)):
            return heading
    parts = _PARTED.split(title)
    if site and len(parts) > 1 and _same(parts[-1], site):
        return title[: title.rindex(parts[-1])].rstrip(" |–—»·-")
    return title


def _canonical(root: Any) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href"))
    for field in root.iter("meta"):
        if (field.get("property") or "").lower() == "og:url" and (field.get("content") or "").startswith("http"):
            return str(field.get("content"))
    return None


def _same(one: str, other: str) -> bool:
    return _folded(one) == _folded(other)


def _folded(line: str) -> str:
    return " ".join(line.casefold().replace("’", "'").split()).strip(" .")
