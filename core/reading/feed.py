"""RSS (all versions) and Atom files: one entry is one document, named `feed.xml/KEY` (its id or address)."""

from __future__ import annotations

import re
from typing import Any

from core.article import Document
from core.errors import ReadingError
from core.reading import limits, markup, safe_xml
from core.reading.archive import printable
from core.reading.decoding import Undecodable, clean
from core.reading.metadata import read_date
from core.reading.raw import Found, Raw
from core.reading.safe_xml import local
from core.reading.web_page import outlet

_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<\?[^>]{0,500}\?>\s*|<!--(?:[^-]|-(?!->)){0,4000}-->\s*|<!DOCTYPE[^>\[]{0,500}>\s*){0,5}"
    rb"<(?:[A-Za-z]{1,20}:)?(?:rss|feed|RDF)\b"
)
_XML = re.compile(rb"\s*<\?xml\b|\s*<!DOCTYPE\s+(?!html)", re.I)
_TEXTS = ("encoded", "content", "description", "summary")
"""The longest form of an entry's text first."""
_DATES = ("pubDate", "published", "issued", "date")
_KEYS = ("guid", "id")


def certainty(head: bytes, name: str) -> int:
    start = head.removeprefix(b"\xef\xbb\xbf")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start[2:4096].replace(b"\x00", b"")
    if _START.match(start):
        return 4
    # Other XML is known and refused: its marks are no text. A page in XHTML is a page.
    return 2 if _XML.match(start) else 0


def read(raw: Raw) -> Found:
    """Every entry in the order of the file. What only has a headline is refused."""
    content = raw.whole(limits.FEED_BYTES)
    try:
        root = safe_xml.parsed(content, recover=True)
    except safe_xml.Unsafe as why:
        yield raw.refused("format", f"the file {why}; save the feed again", content)
        return
    if local(root) not in ("rss", "feed", "RDF"):
        yield raw.refused(
            "format", f"it is XML ({local(root)[:40]}) but no RSS or Atom feed; save its text as .txt", content
        )
        return
    entries = [e for e in root.iter() if local(e) in ("item", "entry")]
    if not entries:
        yield raw.refused("empty", "the feed has no entries", content)
    channel = root if local(root) == "feed" else next((e for e in root if local(e) == "channel"), root)
    feed = _plain(_child(channel, ("title",)))
    seen: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        key = _plain(_child(entry, _KEYS)) or _link(entry)
        name = printable(key) if key else f"entry {number}"
        name = f"entry {number}" if name in seen else name
        seen.add(name)
        yield _document(raw, entry, name, feed)


def _document(raw: Raw, entry: Any, name: str, feed: str | None) -> Document | ReadingError:
    title = _plain(_child(entry, ("title",)))
    written = next((text for one in _TEXTS if (text := _shown(_child(entry, (one,))))), "")
    if not written.strip():
        return raw.refused("empty", "the entry has no text but its headline", title, name)
    try:
        text = clean(f"{title}\n\n{written}" if title and not written.startswith(title) else written)
    except Undecodable as why:
        return raw.refused(why.reason, why.detail, member=name)
    place = raw.inside(name, raw.stream)
    made = Document(text, source=place.source, location=place.location, format="feed", title=title)
    author = _child(entry, ("creator", "author"))
    person = _child(author, ("name",)) if author is not None else None
    made.byline = _plain(person if person is not None else author)
    made.outlet = outlet(_link(entry), feed)
    for one in _DATES:
        if day := read_date(_plain(_child(entry, (one,))) or ""):
            made.published, made.published_source = day, "metadata"
            break
    return made


def _child(element: Any, names: tuple[str, ...]) -> Any:
    """The first child of the first of these names that is there, whatever its namespace."""
    for name in names:
        for child in element:
            if local(child) == name:
                return child
    return None


def _plain(element: Any) -> str | None:
    if element is None:
        return None
    written = "".join(element.itertext())
    return " ".join((markup.text_of(written) if "&" in written or "<" in written else written).split()) or None


def _shown(element: Any) -> str:
    """An entry's text: HTML that is escaped, or XHTML as elements."""
    if element is None:
        return ""
    if any(local(child) == "div" for child in element):
        return "\n\n".join(markup.paragraphs(element))
    written = "".join(element.itertext())
    return markup.text_of(written) if "<" in written or "&" in written else written.strip()


def _link(entry: Any) -> str | None:
    for child in entry:
        if local(child) == "link" and child.get("rel", "alternate") == "alternate":
            return (child.get("href") or (child.text or "").strip()) or None
    return None
