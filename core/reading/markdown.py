"""Markdown, with or without a YAML head: the text as a reader of the page sees it, without the marks.

Lines that Markdown joins into one paragraph are joined, a list item keeps its dash or number, a link keeps its words.
The head gives title, date, outlet and byline (names in core/lexicon/columns.toml).
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

import yaml

from core.article import Document
from core.reading import limits
from core.reading.metadata import describe, folded
from core.reading.raw import Found, Raw
from core.reading.text import text_of

# Everything as text: no value is turned into anything that YAML guesses.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_HEAD = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_HEAD_BYTES = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n[ \t]*[A-Za-z_][\w .-]{0,60}:")

_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"[ \t]{0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r"[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$")
_BLOCKQUOTE = re.compile(r"(?:[ \t]{0,3}>[ \t]?)+")
_FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")
_DEFINITION = re.compile(r"[ \t]{0,3}\[[^\[\]]{1,200}\]:[ \t]*\S")

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)")
_LINK = re.compile(
    r"\[([^\[\]]{0,1000})\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)|\[[^\[\]\n]{0,200}\])"
)
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]{0,8000})?/?>|<!--[^<>]{0,1000}-->")
_STRONG = re.compile(r"\*{2,3}(?!\*)|\*{4,}|(?<!\s)\*(?!\*)|\*(?![\s*])|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|~~")
"""Marks of emphasis; an asterisk between blanks is none."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MOST_MARKS = 3
_HIDDEN = 0xE000
"""Private characters that stand for escaped marks while marks are taken away."""


def certainty(head: bytes, name: str) -> int:
    if _HEAD_BYTES.match(head):
        return 3
    return 2 if PurePosixPath(name.lower()).suffix in (".md", ".markdown", ".mdown", ".mkd") else 0


def read(raw: Raw) -> Found:
    """One document. A head that is no YAML is a reason to refuse the file: its date would be lost silently."""
    written = text_of(raw)
    row, body = _head(raw, written)
    text = rendered(body)
    if not text.strip():
        raise raw.refused("empty", "there is no text below the head", written)
    yield describe(Document(text, source=raw.source, location=raw.location, format="markdown"), row)


def rendered(body: str) -> str:
    """The text that a reader sees of Markdown. Paragraphs, items and headings are apart as they were."""
    return "\n".join(_blocks(body.split("\n"))).strip("\n")


def _head(raw: Raw, written: str) -> tuple[dict[str, str], str]:
    found = _HEAD.match(written, 0, limits.HEAD_BYTES)
    if found is None:
        return {}, written
    try:
        fields = yaml.load(found[1], Loader=_LOADER)
    except (yaml.YAMLError, RecursionError) as broken:
        line = getattr(getattr(broken, "problem_mark", None), "line", None)
        where = f" (line {line + 2})" if line is not None else ""
        raise raw.refused(
            "format", f"its head between --- lines is no YAML{where}; mend or delete it", written
        ) from broken
    if not isinstance(fields, dict):
        return {}, written
    row = {folded(str(key)): value for key, value in fields.items() if isinstance(value, str)}
    return row, written[found.end() :]


def _blocks(lines: list[str]) -> Iterator[str]:
    """Lines of the page: the lines of a paragraph joined, marks taken away."""
    paragraph: list[str] = []
    code = False
    for line in lines:
        if _FENCE.match(line):
            yield from _joined(paragraph)
            code = not code
            continue
        if code:
            yield line
            continue
        quoted = _BLOCKQUOTE.match(line)
        line = line[quoted.end() :] if quoted else line
        heading = _HEADING.match(line)
        if not line.strip() or heading or _RULE.match(line) or _ITEM.match(line) or _DEFINITION.match(line):
            underlined = _UNDERLINE.match(line) and paragraph
            yield from _joined(paragraph)
            if heading:
                yield from ("", _plain(heading[1] or ""), "")
            elif not line.strip() or underlined or _RULE.match(line):
                yield ""
            elif _ITEM.match(line):
                paragraph.append(line)
        elif _UNDERLINE.match(line) and paragraph:
            yield from _joined(paragraph)
            yield ""
        else:
            paragraph.append(line)
    yield from _joined(paragraph)


def _joined(paragraph: list[str]) -> Iterator[str]:
    """What was gathered as the lines that it shows; a line that ends in two spaces or a backslash is kept apart."""
    if not paragraph:
        return
    joined = ""
    for n, line in enumerate(paragraph):
        last = n == len(paragraph) - 1
        forced = not last and (line.endswith("  ") or line.endswith("\\"))
        words = line.strip(" \t").removesuffix("\\") if forced else line.strip(" \t")
        joined += words + ("" if last else "\n" if forced else " ")
    paragraph.clear()
    item = _ITEM.match(joined)
    mark = re.sub(r"[ \t]+", " ", item.group()) if item else ""
    if mark.strip() in ("*", "+"):
        mark = "- "
    for line in (mark + _plain(joined[item.end() if item else 0 :])).split("\n"):
        yield line.strip(" \t")


def _plain(text: str) -> str:
    """Words without marks of emphasis, links and tags; escaped marks as themselves."""
    text = _ESCAPE.sub(lambda m: chr(_HIDDEN + ord(m[1])), text)
    text = _IMAGE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _ADDRESS.sub(r"\1", text)
    text = _TAG.sub("", text)
    text = _without_emphasis(text)
    text = _ENTITY.sub(lambda m: html.unescape(m[0]), text)
    return re.sub("[\ue020-\ue07e]", lambda m: chr(ord(m[0]) - _HIDDEN), text)


def _without_emphasis(text: str) -> str:
    """Marks that have a partner of their kind go; a lone asterisk is a sign of the text and stays."""
    if not any(sign in text for sign in "*_~"):
        return text
    # Four and more close one emphasis and open the next with nothing between.
    counts = Counter(_STRONG.findall(text))
    odd = {mark for mark, count in counts.items() if count % 2 and len(mark) <= _MOST_MARKS}
    if not odd:
        return _STRONG.sub("", text)
    last = {mark[0]: mark.start() for mark in _STRONG.finditer(text) if mark[0] in odd}
    without_partner = frozenset(last.values())
    return _STRONG.sub(lambda mark: mark[0] if mark.start() in without_partner else "", text)
