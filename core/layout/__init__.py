"""Layout: which stretches of a text are headline, dateline, sub-headlines, body and furniture of the page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from core import outlets
from core.article import Article, Dateline, Segment
from core.layout import datelines
from core.layout.furniture import ends_report, is_byline, is_furniture, lexicon, trailing
from core.layout.headings import is_sentence, is_speaker_line, like_headline, like_subheadline
from core.layout.paragraphs import is_item, paragraphs

__all__ = ["byline", "dateline", "outlet", "segments"]

_TOP = 12
"""Paragraphs among which headline, byline and dateline stand."""
_KICKER = 3
"""Words of the longest line above a headline that is none itself."""
_TEASER = 12
"""Words of the longest line by which another story is announced."""
_ROW = 3
"""Cells of a table's row."""
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
    _mark_rows(laid)
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
    """Who published: metadata, else the agency that signs the dateline, by its name in core/lexicon/agencies.tsv.

    One that is not listed there is given as written where it looks like an outlet's; a reporter's name gives None.
    """
    if article.document.outlet:
        return article.document.outlet
    agency = article.dateline.agency if article.dateline else None
    if agency is None:
        return None
    words = agency.casefold().split()
    named = (agency.isupper() and len(words) == 1) or not lexicon().outlet_words.isdisjoint(words)
    return outlets.by_code(agency) or (agency if named else None)


def _mark_furniture(laid: list[_Paragraph]) -> None:
    """Boilerplate wherever its words tell; behind the end of the report also what is no sentence of some length.

    Such a sentence shows that the report goes on: the lines before it were set into it.
    """
    ended = False
    for number, paragraph in enumerate(laid):
        if is_furniture(paragraph.written) or (number < _TOP and is_byline(paragraph.written)):
            paragraph.kind = "boilerplate"
            ended = ended or (number > 0 and ends_report(paragraph.written))
        elif ended and is_sentence(paragraph.written) and len(paragraph.written.split()) > _TEASER:
            ended = False
        elif ended:
            paragraph.kind = "boilerplate"


def _mark_rows(laid: list[_Paragraph]) -> None:
    """Lines of a table, one below the other, are parts of the report, however much one looks like a dateline or a
    headline: "21/05/2020 | Strasbourg | Ocean Trust"."""
    cells = [_cells(paragraph.written) for paragraph in laid]
    for (one, many), (other, more) in pairwise(zip(laid, cells, strict=True)):
        if min(many, more) >= _ROW and abs(many - more) <= 1:
            for paragraph in (one, other):
                paragraph.kind = paragraph.kind or "body"


def _cells(paragraph: str) -> int:
    """Into how many cells bars or tabs part a line."""
    line = paragraph.split("\n", 1)[0]
    return 1 + max(line.count("|"), line.count("\t"))


def _find_datelines(text: str, laid: list[_Paragraph]) -> dict[int, Dateline]:
    """By paragraph: the dateline that opens or fills one of the first, and above it a line that is only a date."""
    found: dict[int, Dateline] = {}
    for number, paragraph in enumerate(laid[:_TOP]):
        if paragraph.kind == "body":
            continue
        if paragraph.kind == "boilerplate" and not is_byline(paragraph.written):
            # "Moscow, 5 November 2021 18:30" looks like the time of an update, "GENEVA/CAIRO" like initials.
            line = datelines.alone(text, paragraph.start, paragraph.end)
            if line is not None and line.city and (line.day or line.country):
                return found | {number: line}
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
    """Headline and what stands around it, up to the dateline or the first paragraph of the report."""
    for number in lines:
        laid[number].kind = "dateline"
    placed = next((number for number, line in lines.items() if line.city or line.country or line.agency), None)
    headings: list[_Paragraph] = []
    for number, paragraph in enumerate(laid[: placed if placed is not None else _TOP]):
        if paragraph.kind is not None:
            continue
        if title is not None and _folded(paragraph.written) == _folded(title):
            headings = [paragraph]
            break
        if placed is not None and is_item(paragraph.written):
            paragraph.kind = "subheadline"
        elif like_headline(paragraph.written) and (placed is not None or _text_follows(laid, number)):
            headings.append(paragraph)
        elif placed is None or len(paragraph.written.split()) > _OPENING:
            break
        elif headings:
            # A sentence between headline and dateline sums up what follows.
            headings.append(paragraph)
    # A word or two above a longer line are the section or the office that publishes.
    main = next((p for p in headings if len(p.written.split()) > _KICKER), headings[0] if headings else None)
    for paragraph in headings:
        paragraph.kind = "headline" if paragraph is main else "subheadline"


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
        closed = _is_paragraph(before) and not is_item(before)
        if closed and _opens_section(after) and not is_speaker_line(body[n].written, after):
            body[n].kind = "subheadline"


def _is_paragraph(paragraph: str) -> bool:
    """Whether it is running text: it ends as a sentence does, or it is long and only lacks its full stop."""
    return paragraph[-1] in '.!?…"”’)' or (len(paragraph.split()) > _OPENING and paragraph[-1] not in ",;:")


def _opens_section(paragraph: str) -> bool:
    return is_sentence(paragraph) or len(paragraph.split()) > 20 or paragraph.rstrip().endswith(":")


def _segments_of(paragraph: _Paragraph, number: int, line: Dateline | None) -> list[Segment]:
    """One segment, or the parts of a paragraph that holds a dateline or ends in an end mark."""
    if line is not None:
        # "By Jane Roe / KHARTOUM": what parts the two belongs to neither.
        before = paragraph.written[: line.start - paragraph.start].rstrip("/| \t\n\u00a0")
        byline = _piece(paragraph, paragraph.start, paragraph.start + len(before), "boilerplate", number)
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
    """The stretch without white space at its ends as a segment; none where nothing is left."""
    written = paragraph.written[start - paragraph.start : end - paragraph.start]
    begins = start + len(written) - len(written.lstrip())
    return [Segment(begins, begins + len(written.strip()), kind, number)] if written.strip() else []


def _folded(line: str) -> str:
    return " ".join(line.casefold().replace("’", "'").split()).strip(" .")
