"""Tables in which each meeting and each statement stands once, however many reports tell of it.

Pages count what happened and what was said; the tables have a row for each report of it. What a meeting's reports
differ on is in EVENTS and on its card: here it stands as one of them has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from core import frames
from core.corpus.events import last_word
from core.tables import Tables

_DAYS = ("date_start", "date_end", "date_precision", "date_source", "date_text")
_PLACE = ("city", "country", "venue", "place_source")
_READ = ("meeting_id", "doc_id", "event_id", "status", *_DAYS, *_PLACE)

Row = Mapping[str, Any]


class Once(Tables):
    """These tables with each meeting and each statement once. Frames are made when they are first asked for, and
    shared: do not change them.

    A meeting is its row in the first report that tells of its status as it is now; where that one does not know the
    day or the place, they are as the report has them that knows them best. Its participants and topics are those that
    any report gives. A statement is its row that says most (see each_statement), tied to the meeting that any report
    ties it to. Of copies of one report, segments and mentions count in the first, and mentions in statements that a
    copy alone has. Documents are all there.
    """

    def __init__(self, each: Tables) -> None:
        self._each = each

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name not in _NAMES:
            raise AttributeError(name)
        each: pd.DataFrame = getattr(self._each, name)
        if name not in _COUNTED:
            return each
        frame: pd.DataFrame = getattr(self, f"_{name}")()
        frame = frame if frame is each else frame.reset_index(drop=True)
        setattr(self, name, frame)
        return frame

    @cached_property
    def once(self) -> Once:
        """Itself."""
        return self

    @cached_property
    def events(self) -> pd.DataFrame:
        """As all reports of them tell."""
        return self._each.events

    @cached_property
    def reports(self) -> dict[str, int]:
        """meeting_id (of a row here) -> how many reports tell of it, where several do."""
        return {event[0]["meeting_id"]: len({row["doc_id"] for row in event}) for event in self._events}

    @cached_property
    def retold(self) -> dict[str, int]:
        """quote_id (of a row here) -> in how many reports the statement stands, where in several."""
        quotes = self._each.quotes[["quote_id", "doc_id"]]
        quotes = quotes[quotes["quote_id"].isin(list(self._quote_of))]
        told: dict[str, set[str]] = defaultdict(set)
        for quote, doc in zip(_plain(quotes["quote_id"]), _plain(quotes["doc_id"]), strict=True):
            told[self._quote_of[quote]].add(doc)
        return {quote: len(docs) for quote, docs in told.items()}

    @cached_property
    def copies(self) -> frozenset[str]:
        """doc_ids of documents beside which an earlier one with the same report is here."""
        documents = self._each.documents
        report = documents["duplicate_of"].fillna(documents["doc_id"])
        order = np.argsort(documents["duplicate_of"].notna().to_numpy(bool), kind="stable")
        return frozenset(documents.loc[_again(report.to_frame(), order), "doc_id"])

    def standing_for(self, meeting_ids: Iterable[str]) -> list[str]:
        """The rows here that stand for these meetings of any report, in their order, each once."""
        return list(dict.fromkeys(self._meeting_of.get(one, one) for one in meeting_ids))

    @cached_property
    def _events(self) -> list[list[Row]]:
        """Rows of each meeting that several rows tell of; the one that stands for them first."""
        return _told(self._each.meetings, lambda: self._each.documents)

    @cached_property
    def _meeting_of(self) -> dict[str, str]:
        return {row["meeting_id"]: event[0]["meeting_id"] for event in self._events for row in event}

    @cached_property
    def _quote_of(self) -> dict[str, str]:
        """Of each statement that several rows have: row -> the row that stands for it."""
        quotes = self._each.quotes
        told = quotes[_several(quotes["statement_id"])]
        kept = each_statement(told)
        stands = dict(zip(_plain(kept["statement_id"]), _plain(kept["quote_id"]), strict=True))
        told_ids = zip(_plain(told["quote_id"]), _plain(told["statement_id"]), strict=True)
        return {quote: stands[one] for quote, one in told_ids}

    def _meetings(self) -> pd.DataFrame:
        meetings = self._each.meetings
        if not self._events:
            return meetings
        kept = meetings[_standing(meetings["meeting_id"], self._meeting_of)]
        better: dict[str, dict[str, Any]] = defaultdict(dict)
        for event in self._events:
            for name, value in {**_best(event, _DAYS, _exact), **_best(event, _PLACE, _placed)}.items():
                better[name][event[0]["meeting_id"]] = value
        ids = _plain(kept["meeting_id"])
        for name, values in better.items():
            put = [values.get(id_, value) for id_, value in zip(ids, _plain(kept[name]), strict=True)]
            kept = kept.assign(**{name: _column(put, kept[name])})
        return kept.assign(parent_id=_mapped(kept["parent_id"], self._meeting_of))

    def _participants(self) -> pd.DataFrame:
        return _joined(self._each.participants, "meeting_id", self._meeting_of, ["actor_id"])

    def _topics(self) -> pd.DataFrame:
        return _joined(self._each.topics, "target_id", self._meeting_of | self._quote_of, ["target", "topic"])

    def _quotes(self) -> pd.DataFrame:
        quotes = self._each.quotes
        quotes = quotes.assign(meeting_id=_mapped(quotes["meeting_id"], self._meeting_of))
        if not self._quote_of:
            return quotes
        tied = quotes[quotes["quote_id"].isin(list(self._quote_of)) & quotes["meeting_id"].notna()]
        stands = tied["quote_id"].map(self._quote_of)
        meeting: dict[str, str] = {}
        for quote, one in zip(stands, tied["meeting_id"], strict=True):
            meeting.setdefault(quote, one)
        kept = quotes[_standing(quotes["quote_id"], self._quote_of)]
        return kept.assign(meeting_id=kept["meeting_id"].fillna(_values(kept["quote_id"], meeting)))

    def _segments(self) -> pd.DataFrame:
        segments = self._each.segments
        return segments[~segments["doc_id"].isin(list(self.copies)).to_numpy(bool)] if self.copies else segments

    def _mentions(self) -> pd.DataFrame:
        mentions = self._each.mentions
        if not self.copies:
            return mentions
        in_copy = mentions["doc_id"].isin(list(self.copies)).to_numpy(bool)
        said = self.quotes.loc[self.quotes["doc_id"].isin(list(self.copies)), ["doc_id", "start", "end"]]
        spoken = mentions.loc[in_copy, ["mention_id", "doc_id", "start"]].merge(said, on="doc_id", suffixes=("", "_of"))
        spoken = spoken[(spoken["start"] >= spoken["start_of"]) & (spoken["start"] < spoken["end"])]
        return mentions[~in_copy | mentions["mention_id"].isin(spoken["mention_id"].tolist()).to_numpy(bool)]


_NAMES = frozenset(field.name for field in fields(Tables))
_COUNTED = frozenset({"meetings", "participants", "topics", "quotes", "segments", "mentions"})


def each_meeting(meetings: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """These rows of MEETINGS with one for each meeting: the first report's of those that tell of its status as it is
    by these rows. `documents`: those that tell of them, at least."""
    told = _told(meetings, lambda: documents)
    stands = {row["meeting_id"]: event[0]["meeting_id"] for event in told for row in event}
    return meetings[_standing(meetings["meeting_id"], stands)] if stands else meetings


def each_statement(quotes: pd.DataFrame) -> pd.DataFrame:
    """These rows of QUOTES with one for each statement: one with a speaker before one without, a direct one before
    others, then the longest, then the first of them."""
    unknown, direct = quotes["speaker_id"].isna().to_numpy(bool), quotes["type"].isin(["direct"]).to_numpy(bool)
    order = np.lexsort(((quotes["start"] - quotes["end"]).to_numpy("int64"), ~direct, unknown))
    one = quotes["statement_id"].fillna(quotes["quote_id"])
    return quotes[~_again(one.to_frame(), order)]


def _told(meetings: pd.DataFrame, documents: Any) -> list[list[Row]]:
    """Rows of each meeting that several of these rows tell of, by publication, save that the one that stands for them
    comes first. `documents`: gives their documents; asked where there are such meetings."""
    told = meetings[_several(meetings["event_id"])]
    if not len(told):
        return []
    about = documents()
    about = about[about["doc_id"].isin(told["doc_id"].unique().tolist())]
    published = dict(zip(about["doc_id"], _plain(about["published"]), strict=True))
    events: dict[str, list[Row]] = defaultdict(list)
    for row in frames.to_arrow(told[list(_READ)]).to_pylist():
        events[row["event_id"]].append(row | {"published": published.get(row["doc_id"])})
    return [_in_order(rows) for rows in events.values()]


def _in_order(rows: list[Row]) -> list[Row]:
    rows = sorted(rows, key=lambda row: (row["published"] or date.max, row["doc_id"], row["meeting_id"]))
    status = last_word(rows)["status"]
    first = next(row for row in rows if row["status"] == status)
    return [first, *(row for row in rows if row is not first)]


def _best(event: Sequence[Row], names: Sequence[str], exact: Any) -> dict[str, Any]:
    """These fields as the report has them that knows them best, where it is not the one that stands for the others."""
    best = max(event, key=lambda row: exact(row, event[0]))
    return {} if best is event[0] else {name: best[name] for name in names}


def _exact(row: Row, first: Row) -> int:
    if row["date_start"] is None and row["date_end"] is None:
        return 0
    return 1 if row["date_precision"] in ("month", "year") else 2


def _placed(row: Row, first: Row) -> int:
    """A place in another country than the first report's is no better knowledge of it, but a contradiction."""
    if first["country"] is not None and row["country"] != first["country"]:
        return 0
    return 2 if row["city"] is not None else int(row["country"] is not None)


def _several(column: pd.Series) -> np.ndarray:
    """Which rows have a value that others have as well."""
    found: np.ndarray = (column.notna() & column.duplicated(keep=False)).to_numpy(bool)
    return found


def _again(frame: pd.DataFrame, order: np.ndarray) -> np.ndarray:
    """Which rows have the values of another that comes before them in this order."""
    found = np.empty(len(frame), bool)
    found[order] = frame.iloc[order].duplicated().to_numpy(bool)
    return found


def _joined(frame: pd.DataFrame, column: str, stands: Mapping[str, str], others: list[str]) -> pd.DataFrame:
    """What belongs to any report's row, as belonging to the one that stands for it; that one's own goes first."""
    if not stands:
        return frame
    mapped = frame.assign(**{column: _mapped(frame[column], stands)})
    own = (mapped[column] == frame[column]).to_numpy(bool)
    return mapped[~_again(mapped[[column, *others]], np.argsort(~own, kind="stable"))]


def _standing(ids: pd.Series, stands: Mapping[str, str]) -> np.ndarray:
    """Which of these rows stand for themselves."""
    gone = [id_ for id_, other in stands.items() if id_ != other]
    found: np.ndarray = ~ids.isin(gone).to_numpy(bool)
    return found


def _mapped(ids: pd.Series, stands: Mapping[str, str]) -> pd.Series:
    """Ids with those that another stands for put in its place."""
    moved = {id_: other for id_, other in stands.items() if id_ != other}
    touched = ids.isin(list(moved)).to_numpy(bool)
    if not touched.any():
        return ids
    return _values(ids, moved).fillna(ids)


def _values(ids: pd.Series, of: Mapping[str, str]) -> pd.Series:
    return _column([of.get(id_) for id_ in _plain(ids)], ids)


def _column(values: list[Any], like: pd.Series) -> pd.Series:
    return pd.Series(values, index=like.index, dtype=like.dtype)


def _plain(column: pd.Series) -> list[Any]:
    values: list[Any] = pa.array(column).to_pylist()
    return values
