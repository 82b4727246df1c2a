"""Plain text in any encoding: one file is one document, whole and unchanged (see decoding for line ends)."""

from __future__ import annotations

from core.article import Document
from core.reading import limits
from core.reading.decoding import Undecodable, decode
from core.reading.raw import Found, Raw


def certainty(head: bytes, name: str) -> int:
    """Whatever nothing else knows may be text."""
    return 1


def read(raw: Raw) -> Found:
    """One document, or the reason why these bytes are no text."""
    yield Document(text_of(raw), source=raw.source, location=raw.location, format="text")


def text_of(raw: Raw) -> str:
    """The text. Raises ReadingError (reasons "too large", "empty", "binary", "encoding")."""
    content = raw.whole(limits.TEXT_BYTES)
    if not content:
        raise raw.refused("empty", "the file is empty")
    try:
        text = decode(content)
    except Undecodable as why:
        raise raw.refused(why.reason, why.detail, content) from why
    if not text.strip():
        raise raw.refused("empty", "the file holds nothing but white space")
    return text
