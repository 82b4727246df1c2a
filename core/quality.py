"""How right the program is, by what people decided about its rows and by gold files: shares with 95 % intervals.

A row is reviewed once a decision about it stands: accepted, rejected or corrected. It is right where it was not
rejected and none of the fields of CORE was changed: the same that `confidence` states the probability of. What was
missed, decisions about rows cannot tell; a gold file can (core.evaluation).
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from core import frames
from core.corrections import FIELDS
from core.evaluation import Report
from core.evaluation.figures import BINS, RESAMPLES, Interval, binned, wilson
from core.store import Snapshot
from core.tables import REAL, TEXT, TEXTS, TRUTH, WHOLE, Column, Table

CORE = {"quotes": ("span", "speaker_id"), "meetings": ("participants", "status")}
"""Fields that make a row right or wrong, as `communique evaluate` has it; the others are measured one by one."""
GROUPS = ("kind", "outlet", "topic")
NO_TOPIC, NO_OUTLET = "(no topic)", "(no outlet)"

REVIEWED = Table("reviewed", "a row that a person decided about", ("table", "row_id"), (
    Column("table", TEXT, "quotes or meetings", nullable=False),
    Column("row_id", TEXT, "the row", nullable=False),
    Column("doc_id", TEXT, "its document"),
    Column("kind", TEXT, "type of the quote, kind of the meeting, as parsed"),
    Column("outlet", TEXT, "of the document"),
    Column("topics", TEXTS, "as parsed"),
    Column("confidence", REAL, "the program's own, when it was decided"),
    Column("rejected", TRUTH, "whether there is no such statement or meeting", nullable=False),
    Column("right", TRUTH, "not rejected, and nothing of CORE changed", nullable=False),
    Column("changed", TEXTS, "fields that were changed", nullable=False),
))  # fmt: skip
SHARES = Table("shares", "a share with its interval", ("part", "group", "measure"), (
    Column("part", TEXT, "quotes or meetings", nullable=False),
    Column("group", TEXT, "which rows", nullable=False),
    Column("measure", TEXT, "what the share is of", nullable=False),
    Column("share", REAL, "0 to 1; null where nothing was counted"),
    Column("low", REAL, "lower end of the 95 % interval"),
    Column("high", REAL, "upper end"),
    Column("hits", WHOLE, "rows that have it; null of a measure that is no share of rows"),
    Column("rows", WHOLE, "rows counted", nullable=False),
))  # fmt: skip
CALIBRATION = Table("calibration", "rows of like confidence", ("part", "from"), (
    Column("part", TEXT, "quotes or meetings", nullable=False),
    Column("from", REAL, "least confidence", nullable=False),
    Column("to", REAL, "most", nullable=False),
    Column("stated", REAL, "mean confidence", nullable=False),
    Column("right", REAL, "share that is right", nullable=False),
    Column("low", REAL, "lower end of its 95 % interval", nullable=False),
    Column("high", REAL, "upper end", nullable=False),
    Column("rows", WHOLE, "rows counted", nullable=False),
))  # fmt: skip

_ATTRIBUTES = {
    "quotes": "SELECT q.quote_id AS id, q.type AS kind, d.outlet FROM quotes q JOIN documents d USING (doc_id)"
              " WHERE q.quote_id IN (SELECT unnest($ids))",
    "meetings": "SELECT m.meeting_id AS id, m.kind, d.outlet FROM meetings m JOIN documents d USING (doc_id)"
                " WHERE m.meeting_id IN (SELECT unnest($ids))",
}  # fmt: skip
_TOPICS = (
    "SELECT target_id AS id, list(topic) AS topics FROM topics WHERE target_id IN (SELECT unnest($ids)) GROUP BY 1"
)


def reviewed(snapshot: Snapshot, doc_ids: Collection[str] | None = None) -> pd.DataFrame:
    """Rows of REVIEWED; `doc_ids`: of these documents alone."""
    decided = _decisions(snapshot.tables().corrections, doc_ids)
    rows = []
    for table in CORE:
        ids = sorted({row_id for (of, row_id) in decided if of == table})
        about = {row["id"]: row for row in snapshot.as_parsed(_ATTRIBUTES[table], {"ids": ids}, table, "documents")}
        topics = {row["id"]: row["topics"] for row in snapshot.as_parsed(_TOPICS, {"ids": ids}, "topics")}
        for id_ in ids:
            given, known = decided[table, id_], about.get(id_, {})
            changed = sorted(field for field, one in given.items() if field != "verdict" and one["old"] != one["new"])
            rejected = _verdict(given) == "rejected"
            first = next(iter(given.values()))
            rows.append({
                "table": table, "row_id": id_, "doc_id": first["doc_id"], "kind": known.get("kind"),
                "outlet": known.get("outlet"), "topics": topics.get(id_), "confidence": first["confidence"],
                "rejected": rejected, "right": not rejected and not set(changed) & set(CORE[table]),
                "changed": changed,
            })  # fmt: skip
    return REVIEWED.frame(rows)


def shares(rows: pd.DataFrame, by: str | None = None) -> pd.DataFrame:
    """Rows of SHARES: of the reviewed rows, how many are statements or meetings at all, and how many are right.

    `by`: one of GROUPS, a share for each; a row with several topics counts under each.
    """
    made = []
    for part, group, members in _grouped(rows, by):
        number = len(members)
        made.append(_share(part, group, "exists", number - sum(row["rejected"] for row in members), number))
        made.append(_share(part, group, "right", sum(row["right"] for row in members), number))
    return SHARES.frame(made)


def weighed(rows: pd.DataFrame, confidence: Mapping[str, Iterable[float]], seed: int = 0) -> pd.DataFrame:
    """Rows of SHARES: how many of all rows are right, were all reviewed.

    Who reviews the least certain rows first sees more errors than there are. So the share in each tenth of confidence
    is weighed by how many rows of all have it. `confidence`: table -> those of all its rows. The interval is from
    resamples of the reviewed rows. Tenths without a reviewed row are left out.
    """
    made = []
    for part, members in _by_table(rows).items():
        bins: dict[int, list[bool]] = defaultdict(list)
        for row in members:
            if row["confidence"] is not None:
                bins[_bin(row["confidence"])].append(row["right"])
        all_ = Counter(_bin(one) for one in confidence.get(part, ()))
        known = {number: all_[number] for number in bins if all_[number]}
        if known:
            low, high = _resampled(bins, known, seed)
            made.append({
                "part": part, "group": "all", "measure": "right, weighed", "share": _weighed(bins, known),
                "low": low, "high": high, "rows": sum(len(bins[one]) for one in known),
            })  # fmt: skip
    return SHARES.frame(made)


def fields(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of SHARES: of the reviewed rows that were not rejected, how many kept each field as it was."""
    made = []
    for part, members in _by_table(rows).items():
        kept = [row for row in members if not row["rejected"]]
        for field in FIELDS[part]:
            if field != "verdict" and kept:
                left = sum(field not in row["changed"] for row in kept)
                made.append(_share(part, "all", field, left, len(kept)))
    return SHARES.frame(made)


def agreement(snapshot: Snapshot, doc_ids: Collection[str] | None = None, seed: int = 0) -> pd.DataFrame:
    """Rows of SHARES: of the rows that two people decided about, how many both found right or both wrong, and Cohen's
    kappa, which leaves out what chance would give. Of more than two people, each two count. Intervals: Wilson's for
    the share, resamples of the rows for kappa."""
    judged: dict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    corrections = snapshot.tables().corrections
    for author in sorted(corrections["author"].dropna().unique()):
        own = corrections[(corrections["author"] == author).to_numpy(bool)]
        for key, given in _decisions(own, doc_ids, latest_only=False).items():
            changed = {field for field, one in given.items() if field != "verdict" and one["old"] != one["new"]}
            judged[key][author] = _verdict(given) != "rejected" and not changed & set(CORE[key[0]])
    made = []
    for part in CORE:
        pairs = [
            (values[one], values[other])
            for (table, _), values in judged.items() if table == part
            for one in sorted(values) for other in sorted(values) if one < other
        ]  # fmt: skip
        if pairs:
            made.append(_share(part, "all", "same verdict", sum(a == b for a, b in pairs), len(pairs)))
            drawn = random.Random(seed)
            again = [kappa(drawn.choices(pairs, k=len(pairs))) for _ in range(RESAMPLES)]
            low, high = _bounds([one for one in again if one is not None])
            made.append({"part": part, "group": "all", "measure": "kappa", "share": kappa(pairs), "low": low,
                         "high": high, "rows": len(pairs)})  # fmt: skip
    return SHARES.frame(made)


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa of two verdicts a row; None where chance alone would give full agreement."""
    if not pairs:
        return None
    same = sum(a == b for a, b in pairs) / len(pairs)
    first, second = (sum(pair[side] for pair in pairs) / len(pairs) for side in (0, 1))
    chance = first * second + (1 - first) * (1 - second)
    return (same - chance) / (1 - chance) if chance < 1 else None


def calibration(stated: Mapping[str, Iterable[tuple[float | None, bool]]]) -> pd.DataFrame:
    """Rows of CALIBRATION. `stated`: part -> confidence of each row, and whether it is right."""
    made = []
    for part, pairs in stated.items():
        for number, members in sorted(binned(pairs).items()):
            right = sum(ok for _, ok in members)
            low, high = wilson(right, len(members)) or (0.0, 1.0)
            made.append({
                "part": part, "from": number / BINS, "to": (number + 1) / BINS, "low": low, "high": high,
                "stated": sum(sure for sure, _ in members) / len(members), "right": right / len(members),
                "rows": len(members),
            })  # fmt: skip
    return CALIBRATION.frame(made)


def of_gold(report: Report, by: str | None = None) -> pd.DataFrame:
    """Rows of SHARES: precision, recall and the like of a gold file. `by`: one of GROUPS; the meetings have no topics
    there. Intervals are from resamples of the documents, of groups Wilson's for precision and recall, else null."""
    made = []
    for part, section in (("quotes", report.quotes), ("meetings", report.meetings)):
        if section is None:
            continue
        groups: Mapping[str, Any] = {"all": section.all}
        if by is not None:
            groups = getattr(section, _GOLD_GROUPS[part].get(by, ""), {})
        for group, figures in groups.items():
            # Where a gold statement's topics are not marked, recall under a topic is not known, nor is F1.
            for measure in _GOLD_MEASURES[part] if by != "topic" else ("precision", "recall", "speaker"):
                made.append(_of_figure(part, group, measure, figures, section.intervals if by is None else {}))
    return SHARES.frame(row for row in made if row["share"] is not None)


_GOLD_GROUPS = {
    "quotes": {"kind": "by_type", "outlet": "by_outlet", "topic": "by_topic"},
    "meetings": {"kind": "by_kind", "outlet": "by_outlet"},
}
_GOLD_MEASURES = {
    "quotes": ("precision", "recall", "f1", "speaker", "joint_f1", "act", "topics_f1"),
    "meetings": ("precision", "recall", "f1", "date", "country", "kind", "status"),
}


def _of_figure(part: str, group: str, measure: str, figures: Any, intervals: Mapping[str, Interval]) -> dict[str, Any]:
    value = getattr(figures, measure)
    found = figures.predicted if part == "quotes" else figures.found
    rows = figures.wanted if measure == "recall" else found
    hits = round(value * rows) if value is not None and measure in ("precision", "recall") else None
    low, high = intervals.get(measure) or (wilson(hits, rows) if hits is not None else None) or (None, None)
    return {"part": part, "group": group or NO_OUTLET, "measure": measure, "share": value, "low": low, "high": high,
            "hits": hits, "rows": rows}  # fmt: skip


def stated(rows: pd.DataFrame) -> dict[str, list[tuple[float | None, bool]]]:
    """For `calibration`: of reviewed rows."""
    return {part: [(row["confidence"], row["right"]) for row in of] for part, of in _by_table(rows).items()}


def _decisions(
    corrections: pd.DataFrame, doc_ids: Collection[str] | None, *, latest_only: bool = True
) -> dict[tuple[str, str], dict[str, dict[str, Any]]]:
    """(table, row_id) -> field -> the decision that stands, its values read. Rows that no parse gives any more are
    left out. `latest_only` off: also those that a later decision of somebody else stands in place of."""
    states = ("applied",) if latest_only else ("applied", "superseded")
    found: dict[tuple[str, str], dict[str, dict[str, Any]]] = defaultdict(dict)
    frame = corrections.sort_values("at", kind="stable")
    for row in frames.to_arrow(frame).to_pylist():
        here = doc_ids is None or row["doc_id"] in doc_ids
        if row["table"] in CORE and row["state"] in states and row["undone_at"] is None and here:
            read = {name: json.loads(row[name] or "null") for name in ("old", "new")}
            found[row["table"], row["row_id"]][row["field"]] = row | read
    return found


def _verdict(given: Mapping[str, Mapping[str, Any]]) -> str | None:
    return given["verdict"]["new"] if "verdict" in given else None


def _grouped(rows: pd.DataFrame, by: str | None) -> Iterable[tuple[str, str, list[dict[str, Any]]]]:
    for part, members in _by_table(rows).items():
        groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in members:
            for group in _groups_of(row, by):
                groups[group].append(row)
        for group in sorted(groups, key=lambda name: (-len(groups[name]), name)):
            yield part, group, groups[group]


def _groups_of(row: Mapping[str, Any], by: str | None) -> Sequence[str]:
    if by is None:
        return ["all"]
    if by == "topic":
        return row["topics"] or [NO_TOPIC]
    return [row[by] or (NO_OUTLET if by == "outlet" else "not known")]


def _by_table(rows: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    listed = frames.to_arrow(rows).to_pylist()
    found = {part: [row for row in listed if row["table"] == part] for part in CORE}
    return {part: members for part, members in found.items() if members}


def _share(part: str, group: str, measure: str, hits: int, rows: int) -> dict[str, Any]:
    low, high = wilson(hits, rows) or (None, None)
    return {"part": part, "group": group, "measure": measure, "share": hits / rows if rows else None, "low": low,
            "high": high, "hits": hits, "rows": rows}  # fmt: skip


def _bin(confidence: float) -> int:
    return min(BINS - 1, int(confidence * BINS))


def _weighed(bins: Mapping[int, Sequence[bool]], known: Mapping[int, int]) -> float:
    return sum(all_ * sum(bins[one]) / len(bins[one]) for one, all_ in known.items()) / sum(known.values())


def _resampled(bins: Mapping[int, Sequence[bool]], known: Mapping[int, int], seed: int) -> Interval | tuple[None, None]:
    drawn = random.Random(seed)
    values = [
        _weighed({one: drawn.choices(bins[one], k=len(bins[one])) for one in known}, known) for _ in range(RESAMPLES)
    ]
    return _bounds(values)


def _bounds(values: list[float]) -> Interval | tuple[None, None]:
    if not values:
        return None, None
    values.sort()
    return values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]
