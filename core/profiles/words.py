"""Words that are typical of one side's statements beside those of the others."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa

from core.corpus.wording import empty_words
from core.store.database import connection

PRIOR = 500.0
"""Words that the prior is worth: as if each side had first spoken so many, spread as all sides together speak."""
FEWEST = 2
"""Statements of a side that a word must stand in: one alone is a turn of phrase."""

_WORD = r"[\p{L}\p{M}]+(?:[-'’.][\p{L}\p{M}]+)*"


def typical(statements: pd.DataFrame, limit: int | None = None) -> pd.DataFrame:
    """The words by which sides differ, the most typical first: side, word (in small letters), spelling (as it is
    written most), times, statements (of the side), others (times that the other sides say it), z.

    `statements`: side, quote_id, text; a statement may stand under several sides. `z` is the log-odds ratio of the word
    on this side against all others together, with an informative Dirichlet prior, in standard deviations (Monroe,
    Colaresi and Quinn 2008, "Fightin' Words", equations 16, 18 to 20 and 22). A word with z above 1.96 is the side's
    own with 97.5 % probability. Only words with z above 0 are listed; function words, and words of fewer than FEWEST
    statements of the side, are not. Without a second side there is nothing to compare: no rows.
    """
    counts = _counts(statements)
    whole = counts.groupby("word")["times"].sum()
    spoken = counts.groupby("side")["times"].sum()
    rows = counts.assign(others=counts["word"].map(whole) - counts["times"])
    share = rows["word"].map(whole) / float(whole.sum() or 1)
    prior, own, other = PRIOR * share, rows["times"], rows["others"]
    own_all = rows["side"].map(spoken) + PRIOR
    other_all = float(whole.sum()) - rows["side"].map(spoken) + PRIOR
    odds = np.log((own + prior) / (own_all - own - prior)) - np.log((other + prior) / (other_all - other - prior))
    rows["z"] = (odds / np.sqrt(1 / (own + prior) + 1 / (other + prior))).round(2)
    rows = rows[(rows["z"] > 0) & (rows["statements"] >= FEWEST) & ~rows["word"].isin(empty_words())]
    if len(spoken) < 2:
        rows = rows[:0]
    rows = rows.sort_values(["side", "z", "times", "word"], ascending=[True, False, False, True], kind="stable")
    return (rows if limit is None else rows.groupby("side").head(limit)).reset_index(drop=True)


def _counts(statements: pd.DataFrame) -> pd.DataFrame:
    """side, word, spelling, times, statements."""
    said = pa.table({name: pa.array(statements[name].tolist(), pa.string()) for name in ("side", "quote_id", "text")})
    with connection() as asked:
        asked.register("said", said)
        counted: pd.DataFrame = asked.execute(
            """
            WITH word AS (SELECT side, quote_id, unnest(regexp_extract_all(text, $pattern)) AS word FROM said),
            bare AS (SELECT side, quote_id, replace(regexp_replace(word, '[''’][sS]$', ''), '’', '''') AS spelling
                     FROM word),
            written AS (SELECT lower(spelling) AS word, spelling FROM bare GROUP BY spelling
                        QUALIFY row_number() OVER (
                            PARTITION BY lower(spelling) ORDER BY count(*) DESC, spelling DESC) = 1)
            SELECT side, word, any_value(w.spelling) AS spelling, count(*)::DOUBLE AS times,
                   count(DISTINCT quote_id) AS statements
            FROM bare b JOIN written w ON w.word = lower(b.spelling) GROUP BY 1, 2 ORDER BY 1, 2
            """,
            {"pattern": _WORD},
        ).df()
    return counted
