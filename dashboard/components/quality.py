"""The pieces of the quality page: rows that people reviewed, then a gold file. The address holds the parting."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import pandas as pd
import streamlit as st

from core import quality, wording
from core.errors import CommuniqueError
from core.evaluation import Report, evaluate
from dashboard.charts import quality as charts
from dashboard.components import download, grid, links, view
from dashboard.components.markup import link, tag
from dashboard.components.page import Here

LEAD = (
    "How often the program is right: by the rows that you reviewed, and by texts that people have marked. For example: "
    "of a hundred statements that it is sure of, how many have the right speaker?"
)
BY = {"all": "All", "kind": "Type or kind", "outlet": "Outlet", "topic": "Topic"}
MEASURES = {
    "exists": "is there", "right": "is right", "right, weighed": "is right, of all rows",
    "kappa": "kappa", "precision": "precision", "recall": "recall", "f1": "F1", "speaker": "speaker",
    "joint_f1": "F1 with the speaker", "act": "act", "topics_f1": "topics, F1", "date": "date", "country": "country",
    "kind": "kind", "status": "status", "speaker_id": "speaker", "addressee_id": "addressee", "meeting_id": "meeting",
}  # fmt: skip
SHOWN = 12
"""Groups of a chart, those with most rows."""
FEW = 30
"""Rows below which a sentence warns of how little they say."""
_PLOT = {"displaylogo": False, "displayModeBar": False}
_COLUMNS = {"part": "Of", "group": "Group", "measure": "Measure", "share": "Share", "low": "From", "high": "To",
            "hits": "Hits", "rows": "Rows"}  # fmt: skip
_SURE_COLUMNS = {"part": "Of", "from": "Sure from", "to": "to", "stated": "Stated", "right": "Right", "low": "From",
                 "high": "To", "rows": "Rows"}  # fmt: skip
_MEASURED = "quality_measured"
_MOST_BYTES = 32 * 1024 * 1024


def show(here: Here) -> None:
    """Reviewed rows, then a gold file."""
    asked = view.own("by") or ""
    by = asked if asked in BY else "all"
    _reviewed(here, by)
    _gold(by)


def _parted(by: str, key: str) -> str | None:
    st.session_state[f"quality_by_{key}"] = by
    st.segmented_control(
        "By", list(BY), key=f"quality_by_{key}", format_func=BY.__getitem__, required=True,
        width="content",
        on_change=lambda: view.set_own(by=st.session_state[f"quality_by_{key}"]),
    )  # fmt: skip
    return None if by == "all" else by


def _reviewed(here: Here, by: str) -> None:
    st.header("What you reviewed", anchor=False)
    wanted = None if here.view.is_empty else frozenset(here.tables.documents["doc_id"])
    rows = quality.reviewed(here.snapshot, wanted)
    if not len(rows):
        to_review = link(links.url("review", here.view), "Review") if "review" in links.PAGES else "Review"
        inside = "" if wanted is None else " in the reports that the filters leave"
        st.html(tag("p", f"No row was accepted, rejected or corrected{inside} yet. ", to_review,
                    " begins with the least certain ones.", class_="lead", role="status"))  # fmt: skip
        return
    counts = rows["table"].value_counts()
    words = [wording.count(int(number), _ROW[str(table)]) for table, number in counts.items()]
    few = " So few say little: see how wide the intervals are." if counts.max() < FEW else ""
    st.html(tag("p", f"{wording.listed(words)} reviewed.{few} What the program missed, no reviewed row can tell; a "
                     "gold file below can.", class_="lead"))  # fmt: skip
    part_by = _parted(by, "reviewed")
    shares = quality.shares(rows, part_by)
    if part_by is None:
        tables = here.snapshot.tables()
        confidence = {name: getattr(tables, name)["confidence"].dropna().tolist() for name in ("quotes", "meetings")}
        shares = pd.concat([shares, quality.weighed(rows, confidence)], ignore_index=True)
    _shares(
        shares, "Of what was reviewed, how much is right?", "reviewed",
        "Is there: it is a statement or a meeting at all. Is right: also its words and speaker, or its participants "
        "and status. Of all rows: as if all were reviewed, each tenth of confidence weighed by its rows.",
    )  # fmt: skip
    sure = quality.calibration(quality.stated(rows))
    _calibration(sure, "How sure, against how right?", "reviewed-calibration")
    fields = quality.fields(rows)
    if len(fields):
        _shares(fields, "Which fields were left as they were?", "reviewed-fields",
                "Of the reviewed rows that were not rejected.")  # fmt: skip
    agreed = quality.agreement(here.snapshot, wanted)
    if len(agreed):
        _shares(agreed, "Do two people agree?", "reviewed-agreement",
                "Rows that two people decided about. Kappa leaves out what chance would give; 1: they always agree.",
                )  # fmt: skip


_ROW = {"quotes": "statement", "meetings": "meeting"}


def _gold(by: str) -> None:
    st.header("A gold file", anchor=False)
    st.html(tag("p", "Texts that people have marked, as JSON Lines (the format: docs/evaluation.md). Each is parsed "
                     "here and compared; only this can tell what is missed. Nothing of it enters the store.",
                class_="lead"))  # fmt: skip
    given = st.file_uploader(
        "Gold file (JSON Lines, plain or .gz)", type=["jsonl", "gz"], key="quality_gold_file",
        max_upload_size=_MOST_BYTES // 1024**2,
    )  # fmt: skip
    if given is None:
        st.session_state.pop(_MEASURED, None)
        return
    content = given.getvalue()
    name = hashlib.sha256(content).hexdigest()
    measured: tuple[str, Report] | None = st.session_state.get(_MEASURED)
    if measured is None or measured[0] != name:
        try:
            measured = name, _evaluated(content, given.name)
        except CommuniqueError as error:
            st.error(str(error), icon=":material/error:")
            return
        st.session_state[_MEASURED] = measured
    report = measured[1]
    refused = f", {report.refused:,} of them refused by the parser" if report.refused else ""
    st.html(tag("p", f"{wording.count(report.documents, 'document')}{refused}.", class_="lead", role="status"))
    part_by = _parted(by, "gold")
    shares = quality.of_gold(report, part_by)
    if not len(shares):
        st.caption("The gold file marks nothing to part it by so.")
    else:
        _shares(shares, "Against the gold file, how much is right?", "gold",
                "Precision: of what was found. Recall: of what is marked.")  # fmt: skip
    stated = {part: found.stated for part, found in (("quotes", report.quotes), ("meetings", report.meetings)) if found}
    _calibration(quality.calibration(stated), "How sure, against how right?", "gold-calibration")
    errors = report.error_rows()
    st.html(tag("h3", wording.count(len(errors), "difference")))
    drawn = grid.grid(errors, {name: name for name in errors.columns}, "gold-errors", height=280)
    download.csv_button(errors.iloc[drawn.places], None, "gold-errors")


def _evaluated(content: bytes, name: str) -> Report:
    """The figures of a gold file that was given, with a bar that tells how far it is. Raises ReadingError."""
    ending = ".jsonl.gz" if name.endswith(".gz") else ".jsonl"
    with tempfile.TemporaryDirectory() as folder, st.spinner("Parsing the marked texts"):
        path = Path(folder) / f"gold{ending}"
        path.write_bytes(content)
        bar = st.progress(0.0)

        def tell(done: int, of: int) -> None:
            bar.progress(done / of, f"{done:,} of {of:,} documents")

        report = evaluate(path, on_document=tell)
        bar.empty()
    return report


def _shares(frame: pd.DataFrame, title: str, name: str, note: str) -> None:
    """The chart, what it leaves out, the same as a table, and its file."""
    groups = frame.groupby("group", sort=False)["rows"].max().sort_values(ascending=False, kind="stable").index
    drawn = frame[frame["group"].isin(list(groups[:SHOWN]))]
    several = len(groups) > 1
    labels = [
        f"{charts.PARTS[part]}{f', {group}' if several else ''}: {MEASURES.get(measure, measure)}"
        for part, group, measure in zip(drawn["part"], drawn["group"], drawn["measure"], strict=True)
    ]
    st.plotly_chart(
        charts.shares(drawn.assign(label=labels), title), key=f"quality_{name}", config=_PLOT,
        alt=f"{title} Shares with their intervals; the table below has them.",
    )  # fmt: skip
    left = f" {wording.count(len(groups) - SHOWN, 'further group')} not drawn." if len(groups) > SHOWN else ""
    st.caption(f"{note}{left} Lines: 95 % intervals.")
    _table(frame, _COLUMNS, ("share", "low", "high"), name)


def _calibration(frame: pd.DataFrame, title: str, name: str) -> None:
    if not len(frame):
        return
    st.plotly_chart(
        charts.calibration(frame, title), key=f"quality_{name}", config=_PLOT,
        alt=f"{title} One mark for each tenth of confidence; the table below has them.",
    )  # fmt: skip
    number = int(frame["rows"].sum())
    st.caption(
        f"{wording.count(number, 'row')} by tenths of confidence; the larger a mark, the more rows. Below the line the "
        "program is surer than it is right."
    )
    _table(frame, _SURE_COLUMNS, ("from", "to", "stated", "right", "low", "high"), name)


def _table(frame: pd.DataFrame, columns: dict[str, str], shares: tuple[str, ...], name: str) -> None:
    shares_only = "measure" not in frame or not (frame["measure"] == "kappa").any()
    # Whole percents: of a few dozen rows no more is known. The file has them as they are.
    shown = frame.assign(part=[charts.PARTS[part] for part in frame["part"]]).round(dict.fromkeys(shares, 2))
    if "measure" in shown:
        shown["measure"] = [MEASURES.get(measure, measure) for measure in frame["measure"]]
    drawn = grid.grid(
        shown, columns, name, height=min(320, 38 + 35 * max(1, len(frame))),
        # Kappa is no share.
        config={one: st.column_config.NumberColumn(format="percent" if shares_only else "%.2f") for one in shares},
    )  # fmt: skip
    download.csv_button(frame.iloc[drawn.places], None, f"quality-{name}")
