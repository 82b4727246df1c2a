"""The report of a collection: what a person kept, in their order and with their notes."""

from __future__ import annotations

import pandas as pd

from core import wording
from core.export.report import report
from core.store.collections import Collection
from core.tables import Tables
from core.wording import rows


def collection_report(one: Collection, kept: pd.DataFrame, tables: Tables) -> str:
    """An HTML page of what is kept (rows of NOTES, in their order) with the notes. `tables`: with the rows of them."""
    notes = {row["row_id"]: row["text"] for row in rows(kept) if row["text"]}
    return report(one.name, tables, lead=_lead(one, kept), notes=notes, order=kept["row_id"].tolist())


def _lead(one: Collection, kept: pd.DataFrame) -> str:
    gone = kept[kept["found"].isin(["words", "lost"])]
    missing = [f"“{wording.clipped(row['words'] or row['source'] or '', 80)}”" for row in rows(gone)]
    words = [one.about] if one.about else []
    if missing:
        words.append(f"Kept, but no longer read from the reports: {wording.listed(missing, 5)}.")
    return " ".join(words)
