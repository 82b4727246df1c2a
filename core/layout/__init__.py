"""Layout: which stretches of a text are headline, dateline, sub-headlines, body and furniture of the page."""

from __future__ import annotations

from dataclasses import dataclass

from core import outlets
from core.article import Article, Dateline, Segment
from core.layout import datelines
from core.layout.furniture import ends_report, is_byline, is_furniture, trailing
from core.layout.headings import is_sentence, is_speaker_line, like_headline, like_subheadline
from core.layout.paragraphs import is_item, paragraphs

__all__ = ["byline", "dateline", "outlet", "segments"]

_TOP = 12
"""Paragraphs among which headline, byline and dateline stand."""
_OPENING = 25
"""Words of a sentence with which the report itself has begun."""


@dataclass(slots=True)
class _Paragraph:
    start: int
    end: int
    written: str
    kind: str | None = None


def segments(article: Article) -> list[Segment]:
    """Every paragraph as a segment, in order, not overlapping; what a dateline says is a segment of its own."""
    text = article.text
    laid = [_Paragraph(start, end, text[start:end]) for start, end in paragraphs(text)]
    _mark_furniture(laid)
    lines = _find_datelines(text, laid)
    _mark_top(laid, lines, article.document.title)
    _mark_subheadlines(laid)
    found: list[Segment] = []
    for number, paragraph in enumerate(laid):
        found += _segments_of(paragraph, number, lines.get(number))
    return found


def dateline(article: Article) -> Dateline | None:
    """Place, day and agency as the text states them above or before its first paragraph; None where it does not.

    Read from `article.segments` where they are set. `city` as the gazetteer spells it, `country` where the city or the
    words beside it leave no doubt, `agency` as written. A day on a line of its own ("5 November 2021") counts
    where the dateline has none.
    """
    found: Dateline | None = None
    for segment in article.segments or segments(article):
        if segment.kind != "dateline" and segment.paragraph > _TOP:
            break
        if segment.kind == "dateline":
            stated = datelines.read(article.text, segment.start, segment.end)
            found = stated if found is None else _joined(stated, found)
    return found


def byline(article: Article) -> str | None:
    """The author: from metadata, else from a line "By ..." above the report; None where there is none."""
    if article.document.byline:
        return article.document.byline
    for segment in article.segments[:_TOP]:
        written = article.text[segment.start : segment.end]
        if segment.kind == "boilerplate" and is_byline(written):
            name = written.split("/")[0].split("|")[0].strip(" \t\n/|")
            return " ".join(name[3:].split() if name[:2].lower() == "by" else name.split())
    return None


def outlet(article: Article) -> str | None:
    """Who published: metadata, else the agency of the dateline by its code (core/lexicon/agencies.tsv), else None."""
    if article.document.outlet:
        return article.document.outlet
    agency = article.dateline.agency if article.dateline else None
    return outlets.by_code(agency) if agency else None


def _mark_furniture(laid: list[_Paragraph]) -> None:
    """Boilerplate wherever its words tell; behind the end of the report everything that is no sentence."""
    ended = False
    for number, paragraph in enumerate(laid):
        if is_furniture(paragraph.written) or (number < _TOP and is_byline(paragraph.written)):
            paragraph.kind = "boilerplate"
            ended = ended or (number > 0 and ends_report(paragraph.written))
        elif ended and not (is_sentence(paragraph.written) and len(paragraph.written.split()) > 12):
            paragraph.kind = "boilerplate"


def _find_datelines(text: str, laid: list[_Paragraph]) -> dict[int, Dateline]:
    """By paragraph: the dateline that opens or fills one of the first, and above it a line that is only a date."""
    found: dict[int, Dateline] = {}
    for number, paragraph in enumerate(laid[:_TOP]):
        if paragraph.kind == "boilerplate" and not is_byline(paragraph.written):
            continue
        if line := datelines.at_start(text, paragraph.start, paragraph.end):
            return found | {number: line}
        if number + 1 < len(laid) and (line := datelines.alone(text, paragraph.start, paragraph.end)):
            placed = bool(line.city or line.country)
            if placed or not found:
                found[number] = line
            if placed:
                return found
        elif is_sentence(paragraph.written) and len(paragraph.written.split()) > _OPENING:
            break
    return found


def _joined(line: Dateline, above: Dateline) -> Dateline:
    """The lower line with the day of the upper one where it has none of its own."""
    if line.day is None:
        line.year, line.month, line.day = above.year, above.month, above.day
    return line


def _mark_top(laid: list[_Paragraph], lines: dict[int, Dateline], title: str | None) -> None:
    """Headline and what stands under it, up to the dateline or the first paragraph of the report."""
    for number in lines:
        laid[number].kind = "dateline"
    placed = next((number for number, line in lines.items() if line.city or line.country or line.agency), None)
    headed = False
    for number, paragraph in enumerate(laid[: placed if placed is not None else _TOP]):
        if paragraph.kind is not None:
            continue
        same = title is not None and _folded(paragraph.written) == _folded(title)
        if not same and not (
            like_headline(paragraph.written) and any(p.kind in (None, "dateline") for p in laid[number + 1 :])
        ):
            if placed is None or len(paragraph.written.split()) > _OPENING:
                return
            # A sentence above the dateline sums up what follows.
            paragraph.kind = "subheadline" if headed else None
            continue
        if placed is None and not same and not _text_follows(laid, number):
            return
        paragraph.kind = "subheadline" if headed else "headline"
        headed = True


def _text_follows(laid: list[_Paragraph], number: int) -> bool:
    """Whether a paragraph of sentences comes soon after: a list of names has no headline."""
    following = [p for p in laid[number + 1 : number + 8] if p.kind is None][:4]
    return any(is_sentence(p.written) or len(p.written.split()) > 30 for p in following)


def _mark_subheadlines(laid: list[_Paragraph]) -> None:
    """Short lines between paragraphs of sentences. A row of such lines is a list, as is what follows a colon."""
    body = [p for p in laid if p.kind is None]
    shaped = [like_subheadline(p.written) for p in body]
    for n in range(1, len(body) - 1):
        if not shaped[n] or shaped[n - 1] or shaped[n + 1]:
            continue
        before, after = body[n - 1].written, body[n + 1].written
        closed = is_sentence(before) and not is_item(before)
        if closed and _opens_section(after) and not is_speaker_line(body[n].written, after):
            body[n].kind = "subheadline"


def _opens_section(paragraph: str) -> bool:
    return is_sentence(paragraph) or len(paragraph.split()) > 20 or paragraph.rstrip().endswith(":")


def _segments_of(paragraph: _Paragraph, number: int, line: Dateline | None) -> list[Segment]:
    """One segment, or the parts of a paragraph that holds a dateline or ends in an end mark."""
    if line is not None:
        byline = _piece(paragraph, paragraph.start, line.start, "boilerplate", number)
        rest = _piece(paragraph, line.end, paragraph.end, "body", number)
        return [*byline, Segment(line.start, line.end, "dateline", number), *rest]
    kind = paragraph.kind or "body"
    if kind == "body" and (cut := trailing(paragraph.written)) < len(paragraph.written):
        mark = paragraph.start + cut
        return [
            *_piece(paragraph, paragraph.start, mark, "body", number),
            *_piece(paragraph, mark, paragraph.end, "boilerplate", number),
        ]
    return [Segment(paragraph.start, paragraph.end, kind, number)]


def _piece(paragraph: _Paragraph, start: int, end: int, kind: str, number: int) -> list[Segment]:
    """The stretch without white space and slashes at its ends as a segment; none where nothing is left."""
    written = paragraph.written[start - paragraph.start : end - paragraph.start]
    bare = written.strip(" \t\n\u00a0/|") if kind == "boilerplate" else written.strip()
    begins = start + written.find(bare)
    return [Segment(begins, begins + len(bare), kind, number)] if bare else []


def _folded(line: str) -> str:
    return " ".join(line.casefold().replace("’", "'").split()).strip(" .")
