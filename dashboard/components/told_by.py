"""In which reports a meeting or a statement stands, and what they differ on; for its card. No streamlit.

What pages count and draw is of `Tables.once`: each meeting and statement one time, whose card tells of its reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from core import wording
from core.corpus import Once, events
from core.store import Snapshot
from core.tables import Tables
from core.view import View
from core.wording import known, rows
from dashboard.components import links
from dashboard.components.markup import Markup, joined, link, shown, tag

FIELDS = {
    "status": "outcome", "date_start": "first day", "date_end": "last day", "city": "city", "country": "country",
    "kind": "kind of meeting", "mode": "way of meeting",
}  # fmt: skip
"""What reports of a meeting can differ on, the gravest first, and what to call it."""
_DAYS = ("date_start", "date_end")

Event = Mapping[str, Any]
Additions = dict[str, list[str]]
"""What other reports know of a meeting, in words -> their doc_ids."""


def lines(whole: Tables, meetings: pd.DataFrame, view: View) -> dict[str, Markup]:
    """meeting_id -> what its card says of its reports, for those of these meetings that several reports tell of.

    `whole`: the tables in which the other reports are looked for.
    """
    told = of_meetings(whole, meetings)
    told = {one: told[one] for one in meetings["meeting_id"] if one in told}
    added = _additions(whole, told)
    return {one: _meeting(event, whole, view, added[one]) for one, event in told.items()}


def of_meetings(whole: Tables, meetings: pd.DataFrame) -> dict[str, Event]:
    """meeting_id -> its row of EVENTS, for those of these meetings that several reports tell of.

    `whole`: the tables in which the other reports are looked for.
    """
    ids = meetings["event_id"].dropna().unique().tolist()
    told = whole.meetings[whole.meetings["event_id"].isin(ids)]
    told = told[told["event_id"].duplicated(keep=False)]
    if not len(told):
        return {}
    documents = whole.documents[whole.documents["doc_id"].isin(told["doc_id"])]
    participants = whole.participants[whole.participants["meeting_id"].isin(told["meeting_id"])]
    actors = whole.actors[whole.actors["actor_id"].isin(participants["actor_id"])]
    found = events(Tables(documents=documents, meetings=told, participants=participants, actors=actors))
    return {meeting_id: row for row in rows(found) for meeting_id in row["meeting_ids"]}


def counted_once(meetings: int, statements: int = 0) -> str:
    """2 meetings and 1 statement stand in several reports and count once. Empty where there are none; for a chart's
    note. So many of what it counts stand in several reports."""
    told = [wording.count(n, what) for n, what in ((meetings, "meeting"), (statements, "statement")) if n]
    if not told:
        return ""
    verbs = ("stands", "counts") if meetings + statements == 1 else ("stand", "count")
    return f" {wording.listed(told)} {verbs[0]} in several reports and {verbs[1]} once."


def once_note(tables: Once) -> str:
    """The same in general, for a page that counts many things; empty where each stands in one report."""
    told = tables.reports or tables.retold
    return "A meeting or statement that several reports tell of counts once." if told else ""


def title(event: Event) -> str:
    """Meeting, planned: Anna Berg and Juri Tamm, 4 May 2021."""
    names = wording.listed(list(event["participants"] or ()), 3)
    what = f"{wording.meeting(event['kind'], event['status']).capitalize()}{f': {names}' if names else ''}"
    return ", ".join(filter(None, [what, wording.period(event["date_start"], event["date_end"])]))


def in_short(event: Event) -> str:
    """Told by 6 reports, 2 of them copies; they disagree on the city: Nairobi or Mombasa."""
    number, copies = event["reports"] + event["copies"], event["copies"]
    words = f"Told by {wording.count(number, 'report')}"
    if copies:
        words += f", {copies:,} of them {'a copy' if copies == 1 else 'copies'}"
    differing = [
        f"the {name}: {' or '.join(_value(one['field'], one['value']) for one in _by_support(claims))}"
        for name, claims in _claims(event).items()
    ]
    return f"{words}; they disagree on {', on '.join(differing)}" if differing else words


def _additions(whole: Tables, told: Mapping[str, Event]) -> dict[str, Additions]:
    """meeting_id -> who took part, where and when it was by other reports, where its own does not say: words for each,
    and the documents that have it. `told`: as `of_meetings` gives it."""
    ids = list({one for event in told.values() for one in event["meeting_ids"]})
    if not ids:
        return {}
    reports = {row["meeting_id"]: row for row in rows(whole.meetings[whole.meetings["meeting_id"].isin(ids)])}
    present = whole.participants[whole.participants["meeting_id"].isin(ids)]
    actors: dict[str, set[str]] = {}
    for meeting_id, actor_id in zip(present["meeting_id"], present["actor_id"], strict=True):
        actors.setdefault(meeting_id, set()).add(actor_id)
    found: dict[str, Additions] = {}
    for meeting_id, event in told.items():
        names = dict(zip(event["actor_ids"] or (), event["participants"] or (), strict=True))
        own, added = actors.get(meeting_id, set()), found.setdefault(meeting_id, {})
        for other in event["meeting_ids"]:
            more = [name for actor_id, name in names.items() if actor_id in actors.get(other, set()) - own]
            for words in [*more, *_further(reports[meeting_id], reports[other])]:
                added.setdefault(words, []).append(reports[other]["doc_id"])
    return found


def _further(own: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """Place and day of another report, where this one has none."""
    place = ", ".join(filter(None, [other["city"], wording.country(other["country"])]))
    day = wording.period(other["date_start"], other["date_end"], other["date_precision"])
    unplaced = not (known(own["city"]) or known(own["country"]))
    undated = not (known(own["date_start"]) or known(own["date_end"]))
    return [*([place] if unplaced and place else []), *([day] if undated and day else [])]


def _meeting(event: Event, whole: Tables, view: View, added: Additions) -> Markup:
    """What `in_short` says, and on demand each report and who says what. `added`: of `_additions`."""
    documents = _documents(whole, event["doc_ids"])
    told = [
        tag("li", _report(documents[one["doc_id"]], view, one["meeting_id"]), f" · {_said(one, documents)}")
        for one in event["history"] if one["doc_id"] in documents
    ]  # fmt: skip
    own = {one["doc_id"]: one["meeting_id"] for one in event["history"]}
    differing = [
        tag("p", f"{name.capitalize()}: ", joined(list(_sides(claims, documents, own, view)), "; "), ".")
        for name, claims in _claims(event).items()
    ]
    more = [
        joined([shown(f"{words} ("), joined([_report(documents[doc], view, own.get(doc), short=True)
                                             for doc in dict.fromkeys(docs) if doc in documents], ", "), shown(")")])
        for words, docs in added.items()
    ]  # fmt: skip
    return joined([
        tag("p", "By other reports: ", joined(more, "; "), class_="told soft") if more else Markup(""),
        tag("details", tag("summary", in_short(event)), *differing, tag("ul", *told, class_="tellings"), class_="told"),
    ])  # fmt: skip


def of_statements(snapshot: Snapshot, quote_ids: Sequence[str], view: View) -> dict[str, Markup]:
    """quote_id -> in which reports it stands, for those of these statements that stand in several rows."""
    if not len(quote_ids):
        return {}
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows(snapshot.told_again(quote_ids)):
        found.setdefault(row["quote_id"], []).append(row)
    return {quote_id: _statement(told, view) for quote_id, told in found.items()}


def _statement(told: Sequence[Mapping[str, Any]], view: View) -> Markup:
    """Told by 3 reports, 1 of them a copy; on demand each, and its words where they are others."""
    copies = {one["doc_id"] for one in told if one["is_copy"]}
    reports = len({one["doc_id"] for one in told})
    words = f"Told by {wording.count(reports, 'report')}"
    if reports == 1:
        words = f"Stands {wording.count(len(told), 'time')} in its report"
    elif copies:
        words += f", {len(copies):,} of them {'a copy' if len(copies) == 1 else 'copies'}"
    own = next(one["text"] for one in told if one["other_id"] == one["quote_id"])
    return tag("details", tag("summary", words), tag("ul", *(_row(one, own, view) for one in told), class_="tellings"),
               class_="told")  # fmt: skip


def _row(one: Mapping[str, Any], own: str, view: View) -> Markup:
    opens = links.document(one["doc_id"], one["start"], one["end"], view, row=one["other_id"])
    # A report without a title is called by outlet and day already.
    named = known(one["title"])
    about = [str(one["outlet"]) if named and known(one["outlet"]) else "",
             wording.day(one["published"]) if named and known(one["published"]) else "",
             "a copy" if one["is_copy"] else "",
             "" if one["text"] == own else f"in the words “{wording.clipped(str(one['text']), 160)}”",
             "this row" if one["other_id"] == one["quote_id"] else ""]  # fmt: skip
    return tag("li", link(opens, wording.report(one)), "".join(f" · {words}" for words in about if words))


def _claims(event: Event) -> dict[str, list[dict[str, Any]]]:
    """What reports differ on -> each value with its documents. First and last day are one thing where they agree."""
    by_field: dict[str, list[dict[str, Any]]] = {}
    for claim in event["contradictions"] or ():
        by_field.setdefault(claim["field"], []).append(claim)
    first, last = (
        [(claim["value"], list(claim["documents"])) for claim in by_field.get(field, ())] for field in _DAYS
    )  # fmt: skip
    same = bool(first) and first == last
    return {
        "day" if same and field in _DAYS else name: by_field[field]
        for field, name in FIELDS.items() if field in by_field and not (same and field == "date_end")
    }  # fmt: skip


def _sides(
    claims: Iterable[Mapping[str, Any]], documents: Mapping[str, Mapping[str, Any]], own: Mapping[str, str], view: View
) -> Iterable[Markup]:
    """Nairobi (Example Wire, Herald): a value and who says so, those whom most follow first."""
    for claim in _by_support(claims):
        said = [
            _report(documents[doc], view, own.get(doc), short=True) for doc in claim["documents"] if doc in documents
        ]
        yield joined([tag("b", _value(claim["field"], claim["value"])), shown(" ("), joined(said, ", "), shown(")")])


def _by_support(claims: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(claims, key=lambda one: -len(one["documents"]))


def _value(field: str, value: str) -> str:
    if field in _DAYS:
        return wording.day(date.fromisoformat(value))
    return wording.country(value) if field == "country" else value


def _said(one: Mapping[str, Any], documents: Mapping[str, Mapping[str, Any]]) -> str:
    about = documents[one["doc_id"]]
    parts = [about["outlet"], wording.day(one["published"]), f"says {one['status']}"]
    return " · ".join([*filter(known, parts), *(["a copy"] if known(about["duplicate_of"]) else [])])


def _report(about: Mapping[str, Any], view: View, row: str | None, *, short: bool = False) -> Markup:
    label = _name(about) if short else wording.report(about)
    return link(links.document(about["doc_id"], view=view, row=row), label)


def _name(about: Mapping[str, Any]) -> str:
    """What to call a report in few words: its outlet, else as everywhere."""
    return wording.clipped(str(about["outlet"]), 40) if known(about["outlet"]) else wording.report(about)


def _documents(whole: Tables, doc_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    found = whole.documents[whole.documents["doc_id"].isin(list(doc_ids))]
    return {row["doc_id"]: row for row in rows(found.drop(columns=["text"]))}
