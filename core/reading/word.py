"""Word files (.docx): the text as printed, paragraph by paragraph, with what tracked changes leave.

Read from the XML itself: python-docx gives a paragraph without its inserted runs and leaves out content controls.
Deleted text, fields' codes, comments, headers and footers are left out; footnotes stand at the end.
"""

from __future__ import annotations

from typing import Any

from core.article import Document
from core.reading import package, safe_xml
from core.reading.decoding import Undecodable, clean
from core.reading.raw import Found, Raw
from core.reading.safe_xml import local

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSEEN = frozenset(("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "Fallback", "annotationRef"))
_TITLE_AMONG = 5
_HEADLINE_STYLES = ("title", "heading1")


def certainty(head: bytes, name: str) -> int:
    return 4 if package.holds(head, b"word/document.xml") else 0


def read(raw: Raw) -> Found:
    """One document."""
    with package.opened(raw, "Word") as (parts, _):
        try:
            body = _root(raw, parts, "word/document.xml")
            if body is None:
                yield raw.refused("format", "the Word file has no text part; open it and save it anew")
                return
            written = _paragraphs(body)
            notes = _root(raw, parts, "word/footnotes.xml")
            written += _paragraphs(notes) if notes is not None else []
            stated = _stated_title(_root(raw, parts, "docProps/core.xml"))
        except safe_xml.Unsafe as why:
            yield raw.refused("format", f"a part of the Word file {why}; open it and save it anew")
            return
    lines = [text for _, text in written]
    try:
        text = clean("\n\n".join(lines))
    except Undecodable as why:
        yield raw.refused(why.reason, why.detail)
        return
    if not text.strip():
        yield raw.refused("empty", "the Word file holds no text; pictures of text are not read")
        return
    title = next((line for style, line in written[:_TITLE_AMONG] if style in _HEADLINE_STYLES), None)
    if title is None and stated in lines[:_TITLE_AMONG]:
        title = stated
    yield Document(text, source=raw.source, location=raw.location, format="docx", title=title)


def _root(raw: Raw, parts: Any, name: str) -> Any:
    content = package.part(raw, parts, name)
    return None if content is None else safe_xml.parsed(content)


def _stated_title(core: Any) -> str | None:
    """The title among the file's properties: of use only where the text has it too, as templates leave their own."""
    if core is None:
        return None
    return next((" ".join((e.text or "").split()) or None for e in core.iter() if local(e) == "title"), None)


def _paragraphs(root: Any) -> list[tuple[str, str]]:
    """Style (lower case, "" for none) and text of each paragraph that holds text; a table's row is one, by tabs."""
    from lxml import etree

    found: list[tuple[str, str]] = []
    pieces: list[str] = []
    style, unseen, rows = "", 0, 0

    def close(style: str) -> None:
        lines = (
            "\t".join(" ".join(c.split()) for c in line.split("\t")).strip() for line in "".join(pieces).split("\n")
        )
        text = "\n".join(line for line in lines if line)
        pieces.clear()
        if text:
            found.append((style, text))

    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local(element)
        if event == "start":
            if name in _UNSEEN:
                unseen += 1
            elif unseen == 0 and name == "tr":
                if rows == 0:
                    close(style)
                rows += 1
            elif unseen == 0 and name == "p":
                if rows == 0:
                    close(style)
                kind = element.find(f"{_W}pPr/{_W}pStyle")
                style = (kind.get(f"{_W}val") or "").lower().replace(" ", "") if kind is not None else ""
            elif unseen == 0 and name == "t":
                pieces.append((element.text or "").replace("\n", " "))
            elif unseen == 0 and name in ("tab", "br", "cr", "noBreakHyphen"):
                pieces.append({"tab": " ", "noBreakHyphen": "-"}.get(name, " " if rows else "\n"))
        elif name in _UNSEEN:
            unseen -= 1
        elif unseen == 0 and name == "tr":
            rows -= 1
            if rows == 0:
                close("")
        elif unseen == 0 and name == "tc":
            pieces.append("\t")
        elif unseen == 0 and name == "p":
            if rows:
                pieces.append(" ")
            else:
                close(style)
                style = ""
    close(style)
    return found
