"""Quotation marks: which stretches of a text stand between them.

Every style that English-language agencies print: curled, straight, single, guillemets, German low. An
apostrophe is no quotation mark. A quotation over several paragraphs opens anew in each and closes only
at the end; it is one stretch a paragraph here, bound by `chain`. Time is linear in the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.article import Span

_CLOSERS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", '"': '"', "‘": "’", "'": "'", "‹": "›", "‚": "‘’"}
"""What may close a quotation that begins with this mark."""
_DOUBLE = frozenset('“„‟«»"')
_MARK = re.compile("[“”„‟«»\"‘’'‹›‚]")
_ENDING = frozenset(".,!?;:…")
_REACH = 20_000
"""A quotation within one paragraph is not longer than this, so that stray marks cost no quadratic time."""
_DEEPEST = 4
"""Marks that open within one another; more are strays."""
ALL_MARKS = "“”„‟«»\"‘’'‹›‚"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks: `start` and `end` leave the marks out, `outer` takes them in.

    `closed` is False where the paragraph ends before the quotation does. `opens` is False for a
    paragraph that goes on with the quotation of the one before; all of one quotation share `chain`.
    """

    start: int
    end: int
    outer: Span
    mark: str
    closed: bool
    opens: bool
    chain: int


def quotations(text: str, paragraphs: Iterable[Span]) -> list[Quotation]:
    """The outermost quotations of these paragraphs, in reading order. Those within others are not told apart.

    An opening mark that nothing closes counts where it opens the paragraph, where it follows a comma or colon and where
    the next paragraph opens with the same mark; elsewhere it is a slip of the pen and is passed over.
    """
    text, typed = _doubled(text)
    found: list[Quotation] = []
    chains = 0
    pending: str | None = None
    spans = list(paragraphs)
    openings = [_first_mark(text, first, last) for first, last in spans]
    following = [text[at] if at is not None else None for at in openings[1:]]
    for (first, last), opening, goes_on_with in zip(spans, openings, [*following, None], strict=True):
        continued = pending is not None and opening is not None and text[opening] in (pending, '"')
        made, pending = _paragraph(text, first, last, opening, goes_on_with)
        for number, (start, end, outer, mark, closed) in enumerate(made):
            goes_on = number == 0 and continued and outer[0] == opening
            chains += 0 if goes_on else 1
            whole = (outer[0] - (outer[0] in typed), outer[1] + (closed and end in typed))
            found.append(Quotation(start, end, whole, mark, closed, not goes_on, chains))
    return found


def _doubled(text: str) -> tuple[str, set[int]]:
    """The text with curled marks for ''two single ones'' and ``their like'', offsets kept, and where they stand."""
    if "''" not in text and "``" not in text:
        return text, set()
    typed: set[int] = set()

    def opened(match: re.Match[str]) -> str:
        typed.add(match.end() - 1)
        return " “"

    def closed(match: re.Match[str]) -> str:
        typed.add(match.start())
        return "” "

    return _DOUBLE_CLOSING.sub(closed, _DOUBLE_OPENING.sub(opened, text)), typed


_DOUBLE_OPENING = re.compile(r"(?<![^\s(\[—–-])(?:''|``)(?=[^\s'])")
_DOUBLE_CLOSING = re.compile(r"(?<=\S)''(?!')")


def names_a_work(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is written as titles are: three words or more, each that is no small word with a capital."""
    inner = text[quotation.start : quotation.end].strip().rstrip(",")
    words = _TITLE_WORD.findall(inner)
    large = [w for w in words if w[0].isupper()]
    return (
        quotation.closed
        and len(words) >= 3
        and len(large) >= 2
        and inner[-1] not in ".!?…"
        and all(w[0].isupper() or not w[0].isalpha() or w.lower() in _SMALL for w in words)
        and words[0][0].isupper()
        and len(large) * 2 >= len(words)
    )


_TITLE_WORD = re.compile(r"[\w’'-]+")
_SMALL = frozenset(
    (
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "as",
        "into",
    )
)


def _paragraph(
    text: str, first: int, last: int, opening: int | None, goes_on_with: str | None
) -> tuple[list[tuple[int, int, Span, str, bool]], str | None]:
    """The quotations of one paragraph, and the mark of the one left open at its end."""
    made: list[tuple[int, int, Span, str, bool]] = []
    at = first
    while match := _MARK.search(text, at, last):
        begin = match.start()
        mark = match.group()
        at = begin + 1
        if not _may_open(text, begin, first, last):
            continue
        close = _close(text, begin, last)
        if close is not None:
            if text[begin + 1 : close].strip():
                made.append((begin + 1, close, (begin, close + 1), mark, True))
            at = close + 1
        elif begin == opening or (
            mark in _DOUBLE and (mark == goes_on_with or re.search(r"[,:]\s?$", text[max(first, begin - 2) : begin]))
        ):
            end = begin + 1 + len(text[begin + 1 : last].rstrip())
            if end > begin + 1:
                made.append((begin + 1, end, (begin, end), mark, False))
            return made, mark
    return made, None


def _first_mark(text: str, first: int, last: int) -> int | None:
    """Where the paragraph's first character is an opening mark, its offset."""
    at = first
    while at < last and text[at].isspace():
        at += 1
    return at if at < last and text[at] in _CLOSERS and _may_open(text, at, first, last) else None


def _may_open(text: str, at: int, first: int, last: int) -> bool:
    mark = text[at]
    if mark not in _CLOSERS or at + 1 >= last:
        return False
    before = text[at - 1] if at > first else " "
    after = text[at + 1]
    if before.isalnum() or (after.isspace() and mark not in "«"):
        return False
    if mark in "‘'":
        # ’90s, ’em and 'tis are written with either; a digit after it is a year.
        return (before.isspace() or before in '([—–-“"„') and (after.isupper() or after.islower() or after in "[…")
    return mark != "»" or (before.isspace() and not after.isspace())


def _close(text: str, begin: int, last: int) -> int | None:
    mark = text[begin]
    closers = _CLOSERS[mark]
    last = min(last, begin + _REACH)
    if mark in "‘'‚":
        return _close_single(text, begin, last, closers)
    if mark == '"':
        return _close_straight(text, begin, last)
    depth = 1
    for match in re.compile("[" + re.escape(mark + closers) + "]").finditer(text, begin + 1, last):
        at = match.start()
        if text[at] in closers:
            depth -= 1
            if depth == 0:
                return at
        elif text[at] == mark:
            if depth == 1 and mark == "“" and _close_forgotten(text, begin, at, last):
                return at - 1
            depth += 1
            if depth > _DEEPEST:
                return None
    return None


def _close_straight(text: str, begin: int, last: int) -> int | None:
    """The closing straight mark: that which leaves none open of those that open within, else the first that closes."""
    first, depth = None, 1
    for match in re.compile('"').finditer(text, begin + 1, last):
        at = match.start()
        if _opens_inside(text, at, last):
            depth += 1
            if depth > _DEEPEST:
                break
            continue
        first = at if first is None else first
        depth -= 1
        if depth == 0:
            return at
    return first


def _close_forgotten(text: str, begin: int, at: int, last: int) -> bool:
    """Whether “... last word. “Next ... lacks its closing mark, so that a new quotation begins at `at`."""
    if not text[at - 1].isspace() or text[begin:at].rstrip()[-1] not in _ENDING:
        return False
    following = [c for c in text[at + 1 : min(last, at + _REACH)] if c in "“”"]
    return following[:2] != ["”", "”"]


def _opens_inside(text: str, at: int, last: int) -> bool:
    """Whether a straight mark within a quotation opens another one: a blank before it and none after."""
    return text[at - 1].isspace() and at + 1 < last and text[at + 1].isalnum()


def _close_single(text: str, begin: int, last: int, closers: str) -> int | None:
    """The closing single mark. One after an s may be a possessive: it closes only where no better one follows."""
    doubtful: int | None = None
    for match in re.compile("[" + re.escape(closers + text[begin]) + "]").finditer(text, begin + 1, last):
        at = match.start()
        after = text[at + 1] if at + 1 < last else " "
        if text[at] == text[begin] and text[begin] == "‘":
            break
        if text[at] not in closers or after.isalnum() or text[at - 1].isspace():
            continue
        if text[at - 1] in _ENDING or after in _ENDING or text[at - 1] not in "sS":
            return at
        doubtful = at if doubtful is None else doubtful
    return doubtful
