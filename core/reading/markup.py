"""Elements -> paragraphs: what a reader sees of HTML, parted where blocks part. Nothing is fetched or run."""

from __future__ import annotations

import re
from typing import Any

from core.reading.decoding import clean, decode

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
    "hr", "html", "item", "legend", "li", "list", "main", "nav", "ol", "p", "pre", "quote", "row", "section",
    "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
))  # fmt: skip
"""Elements of HTML, and of the tree that trafilatura makes of it, that stand on lines of their own."""
_UNSEEN = frozenset((
    "audio", "button", "canvas", "iframe", "input", "math", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
))  # fmt: skip
_BREAKS = frozenset(("br", "lb"))
_CELLS = frozenset(("td", "th", "cell"))
_BREAK = "\x0b"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_XML_CHARSET = re.compile(rb"""\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})["']""")
_AS_BROWSERS_DO = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
_DECLARED_IN = 4096
"""Bytes among which a page states its encoding: browsers look at 1024, writers put it later at times."""
_UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


def decoded(content: bytes, charset: str | None = None) -> str:
    """The characters of a page: by `charset` (what its sender said), its own statement, else as any text. Raises
    Undecodable."""
    head = content[:_DECLARED_IN]
    stated = _XML_CHARSET.match(head) or _CHARSET.search(head)
    marked = content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    for name in () if marked else (charset, stated[1].decode("ascii") if stated else None):
        try:
            if name:
                return clean(content.decode(_AS_BROWSERS_DO.get(name.lower(), name.lower())))
        except (ValueError, LookupError):
            continue  # a wrong statement: the bytes themselves tell
    return decode(content)


def tree(page: str) -> Any:
    """The page as elements (lxml); None where it has none."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        return html.document_fromstring(_UNPRINTED.sub(" ", page).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def paragraphs(root: Any) -> list[str]:
    """The paragraphs below an element, white space as a page shows it; cells of a row are parted by tabs."""
    from lxml import etree

    found: list[str] = []
    pieces: list[str] = []
    unseen = 0

    def close() -> None:
        lines = (
            "\t".join(" ".join(cell.split()) for cell in line.split("\t")).strip()
            for line in "".join(pieces).split(_BREAK)
        )
        written = "\n".join(line for line in lines if line)
        pieces.clear()
        if written:
            found.append(written)

    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
        if event == "start":
            unseen += tag in _UNSEEN
            if tag in _BLOCKS:
                close()
            if not unseen and element.text:
                pieces.append(_flat(element.text))
            continue
        if event == "end":
            unseen -= tag in _UNSEEN
            if tag in _BLOCKS:
                close()
            elif tag in _BREAKS:
                pieces.append(_BREAK)
            elif tag in _CELLS:
                pieces.append("\t")
        if not unseen and element.tail and element is not root:
            pieces.append(_flat(element.tail))
    close()
    return found


def _flat(text: str) -> str:
    return text.replace("\t", " ").replace(_BREAK, " ").replace("\x0c", " ")


def text_of(page: str) -> str:
    """All that a reader sees of a page or a piece of one, paragraphs parted by blank lines."""
    root = tree(page)
    return "" if root is None else "\n\n".join(paragraphs(root))
