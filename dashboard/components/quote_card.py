"""A quote as a card: the words first, then who, when, where, at what, on what; at the edge how sure. No streamlit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from core import citation, wording
from core.tables import Tables
from core.view import View
from core.wording import known, rows
from dashboard.components import links, star
from dashboard.components.markup import Markup, joined, link, shown, tag
from dashboard.components.palette import Palette

Record = Mapping[str, Any]
Sought = Callable[[str], Sequence[tuple[int, int]]]
"""Where the words of a search stand in a text: offsets into it, in order, apart."""

_LONG, _SHOWN = 1_200, 700
"""Characters: of a longer statement so many are shown, the rest on demand."""


def card(
    record: Record,
    view: View,
    palette: Palette,
    *,
    sought: Sought = lambda _: (),
    from_document: bool = False,
    lit: bool = False,
    also: Markup | None = None,
) -> Markup:
    """The card of a row of `records` that has a quote; with `speaker_id` beside it (see with_speakers), it leads on.

    `sought`: what is emphasised in its words, and in whatever else a search may have found it by.
    `from_document`: shown beside its document, so the document is not named again. `also`: in which other reports it
    stands (see told_by).
    """
    return tag(
        "article",
        _words(record, view, sought(str(record["text"]))),
        tag("div", _speaker(record, view, palette, sought), _edge(record), class_="who"),
        _where(record, view, from_document, sought),
        also,
        tag("div", _topics(record, view), _actions(record, view, from_document), class_="foot"),
        class_=f"card quote {record['type']}{' lit' if lit else ''}",
        style=f"--side:{palette.country(record['speaker_country'])}",
        data_lit=record["record_id"] if lit else None,
        aria_label=f"Statement by {record['speaker'] if known(record['speaker']) else 'an unknown speaker'}",
    )


def with_speakers(records: pd.DataFrame, tables: Tables) -> Iterable[dict[str, Any]]:
    """Rows of `records` for `card`, each with its speaker_id and, where nobody is known by them, the speaker_words
    that stand for one in the text."""
    about = tables.quotes[["quote_id", "speaker_id", "addressee_id", "speaker_start", "speaker_end"]]
    found = records[["quote_id"]].merge(about, on="quote_id", how="left")
    texts: dict[str, str] = {}
    for row in rows(records.assign(**{name: found[name].array for name in about.columns[1:]})):
        start, end = row.pop("speaker_start"), row.pop("speaker_end")
        if not known(row["speaker"]) and known(start):
            if not texts:
                texts = dict(zip(tables.documents["doc_id"], tables.documents["text"], strict=True))
            row["speaker_words"] = texts[row["doc_id"]][start:end]
        yield row


def cards(made: Sequence[Markup]) -> Markup:
    """A list of cards."""
    return tag("div", *(tag("div", one, role="listitem") for one in made), class_="cards", role="list")


def source(record: Record, view: View) -> str:
    """Address of the quote, lit in its document."""
    return links.document(record["doc_id"], record["start"], record["end"], view, row=record["record_id"])


def emphasised(text: str, marked: Sequence[tuple[int, int]]) -> Markup:
    """The text with these stretches emphasised."""
    parts: list[Markup] = []
    at = 0
    for start, end in marked:
        parts += [shown(text[at:start]), tag("mark", text[start:end], class_="hit")]
        at = end
    return joined([*parts, shown(text[at:])])


def _words(record: Record, view: View, marked: Sequence[tuple[int, int]]) -> Markup:
    text = str(record["text"])
    start, end = _portion(text, marked)
    inside = [(one - start, other - start) for one, other in marked if start <= one and other <= end]
    opened, closed = ("“", "”") if record["type"] == "direct" else ("", "")
    before, after = opened if start == 0 else "… ", closed if end == len(text) else " …"
    words = joined([shown(before), emphasised(text[start:end], inside), shown(after)])
    rest = None
    if end - start < len(text):
        many = tag("summary", f"All {len(text.split()):,} words")
        # Beginning with what is shown, it is not said twice.
        behind = [(one - end, other - end) for one, other in marked if one >= end]
        whole = emphasised(text, marked) if start else joined([shown("…"), emphasised(text[end:], behind)])
        rest = tag("details", many, tag("p", shown(opened if start else ""), whole, closed), class_="rest")
    return tag("blockquote", link(source(record, view), words, class_="quiet"), rest, class_="words")


def _portion(text: str, marked: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Of a long text, the stretch that is shown at once: its beginning, or what stands around the first place of what
    was searched where that lies behind it."""
    if len(text) <= _LONG:
        return 0, len(text)
    first = marked[0] if marked else (0, 0)
    if first[1] <= _SHOWN:
        return 0, text.rfind(" ", first[1], _SHOWN) if " " in text[first[1] : _SHOWN] else _SHOWN
    start = text.find(" ", first[0] - _SHOWN // 2, first[0]) + 1 or first[0]
    end = text.rfind(" ", first[1], start + _SHOWN)
    return start, end if end > 0 else len(text)


def _speaker(record: Record, view: View, palette: Palette, sought: Sought) -> Markup:
    if not known(record["speaker"]):
        words = record.get("speaker_words")
        why = f": the text says only “{wording.clipped(str(words), 60)}”" if known(words) else ": the text names nobody"
        return tag("p", "Speaker not known", why, class_="speaker unknown")
    country = wording.country(record["speaker_country"])
    swatch = tag("span", class_="swatch", aria_hidden="true")
    name = tag("b", emphasised(record["speaker"], sought(record["speaker"])))
    if known(record.get("speaker_id")):
        href = links.url("actor", view.with_(actors=()), who=record["speaker_id"])
        name = link(href, name, class_="quiet", data_why="Who this is, whom they met and what they said")
    said = record["speaker_role"] if known(record["speaker_role"]) else ""
    # Of those who are known by their role alone, it is the name.
    is_said = said.casefold() in record["speaker"].casefold()
    role = None if is_said else tag("span", ", ", emphasised(said, sought(said)), class_="role")
    nation = tag("span", " · ", country, class_="role") if country and country != record["speaker"] else None
    return tag("p", swatch, name, role, nation, class_="speaker")


def _edge(record: Record) -> Markup:
    attribution = wording.ATTRIBUTIONS[record["attribution"]]
    sure = wording.percent(record["confidence"])
    kind = wording.QUOTE_TYPES[record["type"]]
    why = f"Statement {kind}. Speaker: {attribution}."
    if known(record["cue"]):
        why += f" Reported by the words “{wording.clipped(record['cue'], 60)}”."
    if sure:
        why += f" {sure} likely to be right."
    how = record["attribution"] if record["attribution"] != "none" else "no speaker"
    likely = tag("span", f"{sure} sure" if sure else "not rated", class_="sure")
    return tag("p", likely, f" · {how} · {record['type']}", class_="edge", data_why=why)


def _where(record: Record, view: View, from_document: bool, sought: Sought) -> Markup:
    parts: list[Markup] = []
    if known(record["date"]):
        parts.append(tag("time", wording.day(record["date"]), datetime=record["date"].isoformat()))
    else:
        parts.append(tag("span", "day not known"))
    if known(record["addressee"]):
        to = record["addressee"]
        if known(record.get("addressee_id")):
            to = link(links.url("actor", view.with_(actors=()), who=record["addressee_id"]), to, class_="quiet")
        parts.append(tag("span", "to ", to))
    if known(record["meeting_id"]):
        what = wording.meeting(record["meeting_kind"], record["meeting_status"])
        others = (
            [name for name in record["participants"] if name != record["speaker"]]
            if known(record["participants"])
            else []
        )
        label = f"{what} with {wording.listed(others, 3)}" if others else what
        city = f" in {record['meeting_city']}" if known(record["meeting_city"]) else ""
        here = links.document(record["doc_id"], view=view, row=record["meeting_id"])
        parts.append(link(here, label, city, class_="quiet"))
    if not from_document:
        parts.append(tag("span", wording.report(record), class_="report"))
    if known(record["cue"]) and (hits := sought(record["cue"])):
        parts.append(tag("span", "reported by the words “", emphasised(record["cue"], hits), "”"))
    return tag("p", joined(parts, " · "), class_="where")


def _topics(record: Record, view: View) -> Markup | None:
    chips = (
        [tag("span", record["act"], class_="act", data_why="What the statement does")] if known(record["act"]) else []
    )
    if known(record["topics"]):
        chips += [
            link(links.url("quotes", topic_view(view, topic)), topic, class_="topic") for topic in record["topics"]
        ]
    return tag("p", *chips, class_="topics") if chips else None


def topic_view(view: View, topic: str) -> View:
    """The View narrowed to this topic."""
    return view.with_(topics=(topic,))


def _actions(record: Record, view: View, from_document: bool) -> Markup:
    who = record["speaker"] if known(record["speaker"]) else "unknown speaker"
    return tag(
        "div",
        link(
            source(record, view),
            "Show in the text" if from_document else "Open in source",
            aria_description=f"The statement by {who}",
        ),
        link(
            links.url("quotes", view, like=record["record_id"]),
            "More like this",
            aria_description=f"Statements that mean much the same as the one by {who}",
        ),
        link(
            links.url("review", view, row=record["record_id"]),
            "Review",
            aria_description=f"The statement by {who}",
            data_why="Accept it, reject it, or mend what is wrong",
        ),
        star.buttons("quotes", record["record_id"], f"The statement by {who}"),
        tag("span", "Cite:", class_="label", data_why="Copy this statement as a citation"),
        tag(
            "button", "Text", type="button", data_copy=citation.plain(record), aria_label="Copy citation as plain text"
        ),
        tag("button", "BibTeX", type="button", data_copy=citation.bibtex(record), aria_label="Copy citation as BibTeX"),
        tag("button", "RIS", type="button", data_copy=citation.ris(record), aria_label="Copy citation as RIS"),
        class_="actions",
    )
