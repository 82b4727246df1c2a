"""Words for the screen: those of core.wording, and what only a screen needs. No streamlit."""

from __future__ import annotations

from core.wording import (
    ATTRIBUTIONS,
    DATE_SOURCES,
    FORMS,
    MONTHS,
    PLACE_SOURCES,
    PUBLISHED_SOURCES,
    QUOTE_TYPES,
    clipped,
    count,
    country,
    day,
    known,
    listed,
    meeting,
    percent,
    period,
    plain,
    report,
    rows,
)

__all__ = [
    "ATTRIBUTIONS",
    "DATE_SOURCES",
    "FORMS",
    "MONTHS",
    "PLACE_SOURCES",
    "PUBLISHED_SOURCES",
    "QUOTE_TYPES",
    "clipped",
    "count",
    "country",
    "day",
    "known",
    "listed",
    "meeting",
    "percent",
    "period",
    "plain",
    "report",
    "rows",
]
