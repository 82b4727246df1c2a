"""In which reports a statement stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import pyarrow as pa

from core import frames

Ask = Callable[..., pa.Table]
COLUMNS = (
    "quote_id", "other_id", "doc_id", "start", "end", "text", "title", "outlet", "published", "source", "is_copy",
)  # fmt: skip

_GROUPS = """
WITH l AS (SELECT row_id, lead_id FROM links WHERE "table" = 'quotes'),
found AS (SELECT DISTINCT lead_id FROM l WHERE row_id IN (SELECT unnest($1)) OR lead_id IN (SELECT unnest($1)))
SELECT lead_id, row_id FROM l SEMI JOIN found USING (lead_id) UNION SELECT lead_id, lead_id FROM found
"""
_REPORTS = """
WITH members AS (SELECT unnest($1) AS lead_id, unnest($2) AS row_id),
copies AS (SELECT row_id FROM links WHERE "table" = 'documents')
SELECT a.row_id AS quote_id, b.row_id AS other_id, q.doc_id, q.start, q."end", q.text, d.title,
       d.outlet::VARCHAR AS outlet, d.published, d.source, q.doc_id IN (SELECT row_id FROM copies) AS is_copy
FROM members a JOIN members b USING (lead_id) JOIN q ON q.quote_id = b.row_id JOIN d ON d.rank = q.rank
WHERE a.row_id IN (SELECT unnest($3)) ORDER BY q.rank, q.start
"""


def told_again(quote_ids: Sequence[str], ask: Ask) -> pd.DataFrame:
    """See Snapshot.told_again. `ask` runs SQL over the index and the links."""
    groups = ask(_GROUPS, [list(quote_ids)])
    if not len(groups):
        return pd.DataFrame(columns=list(COLUMNS))
    asked = [groups["lead_id"].to_pylist(), groups["row_id"].to_pylist(), list(quote_ids)]
    return frames.from_arrow(ask(_REPORTS, asked))[list(COLUMNS)]
